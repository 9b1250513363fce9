"""How soon a report is answered, and whether somebody must look at it at once.

Sources: Sentinel's published alert rule (an e-mail to the locality officer when the complaint is serious or
the victim is at risk); response standards of Hammersmith & Fulham and of Magna Housing (1, 3 and 5 working
days, an update every 10); the perception test for hate incidents (perceived by the victim or any other
person); the definition of a repeat victim in local protocols (three similar reports in three months by
default).

The rule only ever raises. It proposes; an officer may raise or lower with a reason. Being wrong on the
side of looking costs minutes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from wardmote.calendar.periods import first_day_still_within
from wardmote.calendar.working_days import due_on
from wardmote.people.choices import AgeBand
from wardmote.reports.choices import Known, Priority
from wardmote.reports.rules.intake import NewReport

_GRAVE: tuple[tuple[str, str], ...] = (
    (
        "a weapon",
        r"kni(?:fe|ves)|machete|gun|guns|firearm|shotgun|pistol|sword|axe|crowbar|"
        r"baseball bat|acid|weapons?|stabb(?:ed|ing)|stab|shot at",
    ),
    (
        "a threat to life",
        r"(?:kill|murder|stab|shoot|burn) (?:me|you|him|her|us|them)|death threats?|"
        r"threat(?:en\w*)? to kill",
    ),
    (
        "suicide or self-harm",
        r"suicid\w*|kill(?:ing)? (?:myself|himself|herself|themselves)|"
        r"end(?:ing)? (?:my|his|her|their) (?:own )?life|self[- ]harm\w*|"
        r"can(?:no|')?t go on(?: any ?more)?|want(?:s)? to die",
    ),
    ("sexual violence", r"rap(?:e|ed|ist)|sexual(?:ly)? (?:assault\w*|attack\w*|touch\w*)|grop(?:ed|ing)"),
    ("fire", r"arson|petrol (?:bomb|through)|set (?:fire|light) to|set (?:it |\w+ ){0,2}on fire|firebomb\w*"),
    ("strangling", r"strangl\w*|chok(?:ed|ing) (?:me|her|him)"),
)
_SERIOUS: tuple[tuple[str, str], ...] = (
    (
        "violence",
        r"punch\w*|kick(?:ed|ing) (?:me|him|her|us)|beat(?:en)? (?:me|him|her|us) up|beaten up|assault\w*|"
        r"attack(?:ed|ing)|hit (?:me|him|her|us)|threaten\w*|threats?",
    ),
    (
        "abuse at home",
        r"domestic (?:abuse|violence)|(?:my|his|her) (?:ex|ex[- ]partner|partner|husband|boyfriend|"
        r"wife|girlfriend) (?:hit|hits|beat|beats|threaten\w*|follow\w*|control\w*)",
    ),
    ("stalking", r"stalk\w*|follow(?:s|ed|ing) me"),
    (
        "exploitation of somebody vulnerable",
        r"cuckoo\w*|county lines|groom(?:ed|ing)|taken over (?:his|her|my|their) (?:flat|home|house)",
    ),
    (
        "fear",
        r"(?:afraid|scared|frightened|terrified) (?:to|of|for)|fear for|not safe in my|unsafe in my|"
        r"too (?:afraid|scared|frightened)",
    ),
    (
        "a child in danger",
        r"(?:my|the|a) (?:child|children|baby|son|daughter|kids?) (?:is|are|was|were) "
        r"(?:in danger|hurt|hit|threatened|bullied|terrified|scared|frightened|approached)",
    ),
)


@dataclass(frozen=True)
class _Words:
    """What words speak of: each subject by its pattern, and one pattern for any of them, which is asked first."""

    of_any: re.Pattern[str]
    of_each: tuple[tuple[str, re.Pattern[str]], ...]


def _compiled(lists: tuple[tuple[str, str], ...]) -> _Words:
    return _Words(
        re.compile(r"\b(?:" + "|".join(pattern for _, pattern in lists) + r")\b"),
        tuple((name, re.compile(rf"\b(?:{pattern})\b")) for name, pattern in lists),
    )


_GRAVE_WORDS = _compiled(_GRAVE)
_SERIOUS_WORDS = _compiled(_SERIOUS)


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """Reports received before by the same agency within the partnership's months: how many, by what."""

    same_contact: int = 0
    same_address: int = 0


@dataclass(frozen=True, kw_only=True)
class ResponseTimes:
    """An agency's promise, in working days."""

    emergency: int = 1
    urgent: int = 3
    routine: int = 5
    update: int = 10


@dataclass(frozen=True, kw_only=True)
class Triage:
    """What the rule proposes: `reasons` are short sentences an officer reads in the inbox (class F1 words).

    `needs_attention`: serious, or somebody is at risk. `respond_by` and `update_due_on` are London days.
    """

    priority: Priority
    needs_attention: bool
    reasons: tuple[str, ...]
    respond_by: date
    update_due_on: date


def grave_words(text: str) -> tuple[str, ...]:
    """Return what the words speak of that may cost a life: 'a weapon', 'suicide or self-harm'…"""
    return _found(_GRAVE_WORDS, text)


def serious_words(text: str) -> tuple[str, ...]:
    """Return what the words speak of that makes a report urgent: 'violence', 'stalking'…"""
    return _found(_SERIOUS_WORDS, text)


def _found(words: _Words, text: str) -> tuple[str, ...]:
    plain = text.casefold().replace("’", "'")
    if not words.of_any.search(plain):
        return ()
    return tuple(name for name, pattern in words.of_each if pattern.search(plain))


def triage(
    report: NewReport, *, earlier: Earlier, times: ResponseTimes, repeat_reports: int, received_at: datetime
) -> Triage:
    """Return priority, attention with its reasons, and the last day to respond.

    `repeat_reports` is how many similar reports make a repeat victim, the new one counted (default 3). A
    reason never quotes what somebody wrote, and never says who: it is shown in lists.
    """
    text = " ".join((report.words, report.harm, report.wish, report.needs))
    emergency: list[str] = []
    attention: list[str] = []
    urgent: list[str] = []
    if report.danger_now == Known.YES:
        emergency.append("Somebody is in danger now")
    if grave := grave_words(text):
        emergency.append(f"The words speak of {_and(grave)}")
    if report.at_risk == Known.YES:
        attention.append("Somebody is at risk of harm")
    if report.hate_perceived == Known.YES:
        attention.append("Perceived as hate")
    if serious := serious_words(text):
        attention.append(f"The words speak of {_and(serious)}")
    if report.age_band == AgeBand.CHILD or _is_child(report, received_at.date()):
        attention.append("Reported by somebody under 18")
    if earlier.same_contact + 1 >= repeat_reports:
        attention.append(
            f"Repeat: {earlier.same_contact + 1} reports by the same contact in the partnership's period"
        )
    if earlier.same_address + 1 >= repeat_reports:
        urgent.append(
            f"Repeat: {earlier.same_address + 1} reports about the same address in the partnership's period"
        )
    if emergency:
        priority, days = Priority.EMERGENCY, times.emergency
    elif attention or urgent:
        priority, days = Priority.URGENT, times.urgent
    else:
        priority, days = Priority.ROUTINE, times.routine
    return Triage(
        priority=priority,
        needs_attention=bool(emergency or attention),
        reasons=tuple(reason[:120] for reason in (*emergency, *attention, *urgent)),
        respond_by=due_on(received_at, days),
        update_due_on=due_on(received_at, times.update),
    )


def next_due_on(*, respond_by: date, update_due_on: date | None, has_been_contacted: bool) -> date | None:
    """Return the day by which the person who reported hears from us: the first answer, and then each update."""
    return update_due_on if has_been_contacted else respond_by


def counts_since(received_on: date, months: int) -> date:
    """Return the first day on which an earlier report still counts towards a repeat."""
    return first_day_still_within(received_on, months)


def _is_child(report: NewReport, today: date) -> bool:
    if report.born_on is None:
        return False
    born = report.born_on
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) < 18


def _and(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
