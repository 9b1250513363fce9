"""Whether the threshold for an ASB case review is met, and which complaints counted, each with its reason.

Law: Anti-social Behaviour, Crime and Policing Act 2014
- s.104(4): with at least three qualifying complaints (or the lower number of the procedures) the relevant bodies
  *must* decide that the threshold is met;
- s.104(5): otherwise they decide under the procedures, which may look at the persistence of the behaviour, the harm
  or potential harm, and the adequacy of the response;
- s.104(11): a complaint qualifies when it was made within one month beginning with the date of the behaviour, and
  the application within six months beginning with the date of the complaint (or the periods of the procedures);
- s.104(12): the procedures decide which of several complaints qualify, for instance only those about different
  incidents.

Further routes (a hate incident, several people about one incident) are an area's own: they are counted here, and
what they need besides (that no effective action was taken) is for people to say. Pure: no database, no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wardmote.calendar.words import day_in_words
from wardmote.partnerships.choices import DayUnit, GroupMatter
from wardmote.partnerships.rules.procedures import Terms
from wardmote.reviews.choices import Route

FORCED = "Enough complaints qualify, so the threshold is met: nobody can decide otherwise (section 104(4))."


@dataclass(frozen=True, kw_only=True)
class ComplaintFacts:
    """One complaint as the rule counts it. A day that nobody knows is None, and then it cannot qualify yet.

    `incident` is the same for complaints about the same incident (None = nobody said that it is the same as
    another); `complainant` tells several people apart ("" = the person affected); `is_hate`: perceived as a hate
    incident by anybody; `is_verified`: found in the record, or confirmed by the agency that was told.
    """

    id: UUID
    complained_on: date | None = None
    behaviour_on: date | None = None
    incident: UUID | None = None
    complainant: str = ""
    is_hate: bool = False
    is_verified: bool = True


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A complaint, whether it counts, and why in one sentence; with the last days that decided it."""

    complaint: ComplaintFacts
    counts: bool
    reason: str
    last_day_to_complain: date | None = None
    last_day_to_apply: date | None = None


@dataclass(frozen=True, kw_only=True)
class ThresholdDecision:
    """What the computer can say: `is_forced` = met, nobody may decide otherwise; else people decide.

    `routes` are those of the procedure that are fulfilled by numbers; `counted` holds every complaint once.
    """

    is_forced: bool
    routes: tuple[Route, ...]
    counted: tuple[Counted, ...]
    needed: int
    reason: str
    unverified: int = 0
    considers: tuple[str, ...] = field(default=())

    @property
    def qualifying(self) -> int:
        """How many complaints qualified."""
        return sum(1 for one in self.counted if one.counts)

    @property
    def proposes_met(self) -> bool:
        """Whether a route of the procedure is fulfilled: it is then met, unless people say why it is not."""
        return bool(self.routes)


def decide_threshold(
    *, procedure: Terms, complaints: Iterable[ComplaintFacts], applied_on: date
) -> ThresholdDecision:
    """Count complaints under a version of a procedure for an application made on a day (s.104(4), (11), (12)).

    Every complaint comes back once, in the order of its days. The result does not depend on the order given. A
    complaint that only the applicant tells of counts like another: whether it is believed is for people, and
    `unverified` says how many of those that count were not found in the record.
    """
    ordered = sorted(complaints, key=_order)
    seen: dict[UUID, ComplaintFacts] = {}
    counted: list[Counted] = []
    in_time: list[ComplaintFacts] = []
    for complaint in ordered:
        one = why_counts(procedure, complaint, applied_on)
        if one.counts:
            in_time.append(complaint)
        if one.counts and procedure.same_incident_is_one and complaint.incident is not None:
            first = seen.setdefault(complaint.incident, complaint)
            if first is not complaint:
                one = Counted(
                    complaint=complaint,
                    counts=False,
                    reason="Does not count again: it is the same incident as the complaint of "
                    f"{day_in_words(first.complained_on or applied_on)}, and the procedure counts an incident once.",
                    last_day_to_complain=one.last_day_to_complain,
                    last_day_to_apply=one.last_day_to_apply,
                )
        counted.append(one)
    qualifying = [one.complaint for one in counted if one.counts]
    is_forced = len(qualifying) >= procedure.complaints_needed
    routes = tuple(_routes(procedure, qualifying, in_time))
    return ThresholdDecision(
        is_forced=is_forced,
        routes=routes,
        counted=tuple(counted),
        needed=procedure.complaints_needed,
        reason=_reason(procedure, len(qualifying), is_forced, routes),
        unverified=sum(1 for one in qualifying if not one.is_verified),
        considers=considered(procedure),
    )


def why_counts(procedure: Terms, complaint: ComplaintFacts, applied_on: date) -> Counted:
    """Return whether one complaint qualifies by its days, with the sentence that says why (s.104(11))."""
    told, happened = complaint.complained_on, complaint.behaviour_on
    if told is None or happened is None:
        missing = "when it happened" if told is not None else "when somebody was told of it"
        return Counted(
            complaint=complaint, counts=False, reason=f"Does not count yet: nobody knows {missing}."
        )
    to_complain = procedure.report_window(happened).last_day
    to_apply = procedure.application_window(told).last_day
    days = {"last_day_to_complain": to_complain, "last_day_to_apply": to_apply}
    if told < happened:
        return Counted(
            complaint=complaint,
            counts=False,
            reason=f"Does not count: the complaint of {day_in_words(told)} was made before the behaviour"
            f" of {day_in_words(happened)}. Check the days.",
            **days,
        )
    if told > applied_on:
        return Counted(
            complaint=complaint,
            counts=False,
            reason=f"Does not count: the complaint of {day_in_words(told)} was made after the application.",
            **days,
        )
    if told > to_complain:
        return Counted(
            complaint=complaint,
            counts=False,
            reason=f"Does not count: behaviour of {day_in_words(happened)} had to be reported by"
            f" {day_in_words(to_complain)} ({_within(procedure)}), and was reported on {day_in_words(told)}.",
            **days,
        )
    if applied_on > to_apply:
        return Counted(
            complaint=complaint,
            counts=False,
            reason=f"Does not count: an application had to follow the complaint of {day_in_words(told)} by"
            f" {day_in_words(to_apply)} ({_months(procedure.within_months)} beginning with that day).",
            **days,
        )
    return Counted(
        complaint=complaint,
        counts=True,
        reason=f"Counts: it happened on {day_in_words(happened)}, was reported on {day_in_words(told)}"
        f" (in time until {day_in_words(to_complain)}), and an application counts until {day_in_words(to_apply)}.",
        **days,
    )


def why_not_decide(
    *, computed: ThresholdDecision, is_met: bool, reason: str, considered_words: Sequence[str] = ()
) -> str:
    """Return why people may not decide so, or an empty string.

    Forced is met (s.104(4)). Otherwise they decide either way, and say why; below the threshold at least one of
    persistence, harm and adequacy was looked at, where the procedure looks at them (s.104(5)).
    """
    if computed.is_forced:
        return "" if is_met else FORCED
    if not reason.strip():
        return "Say why. The applicant is told the reasons."
    if computed.considers and not any(words.strip() for words in considered_words):
        return f"Say what was found on at least one of these: {', '.join(computed.considers)}."
    return ""


def considered(procedure: Terms) -> tuple[str, ...]:
    """Return what people look at below the threshold, in words (s.104(5))."""
    matters = (
        (procedure.considers_persistence, "persistence"),
        (procedure.considers_harm, "harm or potential harm"),
        (procedure.considers_adequacy, "adequacy of the response"),
    )
    return tuple(words for applies, words in matters if applies)


def _routes(
    procedure: Terms, qualifying: Sequence[ComplaintFacts], in_time: Sequence[ComplaintFacts]
) -> Iterable[Route]:
    if len(qualifying) >= procedure.complaints_needed:
        yield Route.COMPLAINTS
    hate = len({one.incident or one.id for one in in_time if one.is_hate})
    if procedure.hate_incidents_needed and hate >= procedure.hate_incidents_needed:
        yield Route.HATE
    if procedure.people_needed and _most_people(procedure, in_time) >= procedure.people_needed:
        yield Route.SEVERAL_PEOPLE


def _most_people(procedure: Terms, in_time: Sequence[ComplaintFacts]) -> int:
    """How many people complained about one incident (or, where the procedure says so, about the same problem)."""
    if procedure.people_about == GroupMatter.SAME_PROBLEM:
        return len({one.complainant for one in in_time})
    incidents: dict[UUID, set[str]] = {}
    for one in in_time:
        if one.incident is not None:
            incidents.setdefault(one.incident, set()).add(one.complainant)
    return max(map(len, incidents.values()), default=0)


def _reason(procedure: Terms, found: int, is_forced: bool, routes: Sequence[Route]) -> str:
    said = "1 complaint qualifies" if found == 1 else f"{found} complaints qualify"
    needed = procedure.complaints_needed
    if is_forced:
        return f"{said}, and the procedure needs {needed}. The threshold is met (section 104(4) of the 2014 Act)."
    if Route.HATE in routes:
        return f"{said}. A hate incident was reported, which is a route of its own under this procedure."
    if Route.SEVERAL_PEOPLE in routes:
        return f"{said}. Enough people complained, which is a route of its own under this procedure."
    return f"{said}, and the procedure needs {needed}. People decide, looking at {_listed(considered(procedure))}."


def _listed(words: Sequence[str]) -> str:
    if not words:
        return "what the procedure says"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _within(procedure: Terms) -> str:
    if procedure.reported_unit == DayUnit.DAYS:
        return f"{procedure.reported_within} days beginning with that day"
    return f"{_months(procedure.reported_within)} beginning with that day"


def _months(number: int) -> str:
    return "one month" if number == 1 else f"{number} months"


def _order(complaint: ComplaintFacts) -> tuple[date, date, str]:
    last = date.max
    return (complaint.complained_on or last, complaint.behaviour_on or last, str(complaint.id))
