"""What a procedure says, in the sentences that the public page, the form, letters and staff all show. Pure.

One place for them, so that the page and the form cannot disagree (2014 Act section 104(2): the procedures are
published, and what is published is what is applied).
"""

from __future__ import annotations

from dataclasses import dataclass

from wardmote.partnerships.choices import AppealBody, ChairRule, DayUnit, GroupMatter, ReviewStep
from wardmote.partnerships.rules.procedures import Terms

_APPEAL_TO = {
    AppealBody.COUNCIL: "the council",
    AppealBody.POLICING_BODY: "the local policing body (the police and crime commissioner or mayor)",
    AppealBody.OTHER_AREA: "the council of another area",
}
_PROMISES = {
    ReviewStep.ACKNOWLEDGED: "We tell you that we have your application",
    ReviewStep.ASKED: "We ask every agency concerned what it knows and what it did",
    ReviewStep.ANSWERED: "The agencies answer",
    ReviewStep.DECIDED: "We tell you whether the threshold is met, and why",
    ReviewStep.PANEL: "The agencies meet and review what was done",
    ReviewStep.TOLD: "We tell you the outcome and what was recommended",
}
_COUNTED_FROM = {
    ReviewStep.RECEIVED: "getting your application",
    ReviewStep.ACKNOWLEDGED: "telling you that we have it",
    ReviewStep.ASKED: "asking them",
    ReviewStep.ANSWERED: "the agencies' answers",
    ReviewStep.DECIDED: "that decision",
    ReviewStep.PANEL: "that meeting",
}


@dataclass(frozen=True)
class ProcedureWords:
    """A procedure in sentences. `threshold`: any one of them is enough; `steps`: in their order."""

    threshold: tuple[str, ...]
    otherwise: str
    same_incident: str
    caveats: tuple[str, ...]
    steps: tuple[str, ...]
    chair: str
    appeal: tuple[str, ...]
    rejection: str
    contact: tuple[str, ...]
    own: tuple[str, ...]


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 month", "6 months", "40 days"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def reported_within_words(terms: Terms) -> str:
    """Return "1 month" or "40 days": within how long of the behaviour it had to be reported."""
    unit = "month" if terms.reported_unit == DayUnit.MONTHS else "day"
    return counted(terms.reported_within, unit)


def in_words(terms: Terms) -> ProcedureWords:
    """Return what a procedure says, in plain sentences for somebody who thinks of applying."""
    return ProcedureWords(
        threshold=tuple(_threshold(terms)),
        otherwise=_otherwise(terms),
        same_incident=(
            "If you told several agencies about the same incident, that counts once."
            if terms.same_incident_is_one
            else ""
        ),
        caveats=terms.caveats,
        steps=tuple(
            f"{_PROMISES[limit.step]}, within {counted(limit.working_days, 'working day')} of "
            f"{_COUNTED_FROM[limit.counted_from]}."
            for limit in sorted(terms.limits, key=lambda one: list(ReviewStep).index(one.step))
        ),
        chair=_chair(terms),
        appeal=tuple(_appeal(terms)),
        rejection=_rejection(terms),
        contact=tuple(
            line
            for line in (
                terms.contact_name,
                terms.contact_phone,
                terms.contact_email,
                *terms.contact_address.split("\n"),
            )
            if line.strip()
        ),
        own=tuple(line for line in terms.words.split("\n") if line.strip()),
    )


def _threshold(terms: Terms) -> list[str]:
    window = f"in the last {counted(terms.within_months, 'month')}"
    times = "once" if terms.complaints_needed == 1 else counted(terms.complaints_needed, "time")
    each = "within" if terms.complaints_needed == 1 else "each time within"
    found = [
        f"You reported anti-social behaviour {times} {window}, {each} {reported_within_words(terms)} of it happening."
    ]
    if terms.hate_incidents_needed:
        found.append(
            f"You reported {counted(terms.hate_incidents_needed, 'hate incident')} {window}: something that you or "
            "anybody else thinks happened because of who somebody is."
        )
    if terms.people_needed:
        about = "the same incident" if terms.people_about == GroupMatter.SAME_INCIDENT else "the same problem"
        found.append(f"{terms.people_needed} different people reported {about} {window}.")
    return found


def _otherwise(terms: Terms) -> str:
    matters = [
        words
        for words, is_considered in (
            ("how often it happens and for how long", terms.considers_persistence),
            ("how much harm it does or could do", terms.considers_harm),
            ("whether what was done about it was enough", terms.considers_adequacy),
        )
        if is_considered
    ]
    if not matters:
        return ""
    joined = ", ".join(matters[:-1]) + (" and " if len(matters) > 1 else "") + matters[-1]
    return f"You may apply even if none of this fits. The agencies then look at {joined}, and decide."


def _chair(terms: Terms) -> str:
    who = {
        ChairRule.INDEPENDENT: "The review is chaired by somebody from outside the agencies that take part.",
        ChairRule.NOT_INVOLVED: "The review is chaired by somebody who had nothing to do with your case.",
        ChairRule.ANY: "The review is chaired by one of the agencies.",
    }[terms.chair_rule]
    return " ".join(filter(None, (who, terms.chair_words)))


def _appeal(terms: Terms) -> list[str]:
    within = (
        f" within {counted(terms.appeal_working_days, 'working day')} of being told"
        if terms.appeal_working_days
        else ""
    )
    first, *then = [_APPEAL_TO[body] for body in terms.appeal_to]
    found = [
        "If you are not satisfied with how your application was dealt with, with a decision or with the review, you "
        f"can appeal to {first}{within}."
    ]
    if then:
        found.append(f"If you are still not satisfied, you can appeal to {' and then to '.join(then)}.")
    return [*found, *(line for line in terms.appeal_words.split("\n") if line.strip())]


def _rejection(terms: Terms) -> str:
    if not terms.rejection_grounds:
        return ""
    grounds = list(terms.rejection_grounds)
    joined = ", ".join(grounds[:-1]) + (" or " if len(grounds) > 1 else "") + grounds[-1]
    return f"An application can be rejected if it is {joined}. We then say why, and you can appeal."
