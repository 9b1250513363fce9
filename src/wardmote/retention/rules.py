"""What a retention rule says, and when a period ends. Pure.

Law: UK GDPR article 5(1)(e) (kept no longer than needed); Data Protection Act 2018 section 39 (the same for
law enforcement, with time limits for review). No period here was found in a statute: each is a default that
an agency may change, with what it was taken from named beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wardmote.calendar.periods import months_following
from wardmote.retention.choices import Ending

_PERIOD = re.compile(r"(\d+) (hours?|days?|months?|years?)")
_NEEDS_PERIOD = {Ending.REVIEW, Ending.ERASE}
FIELDS = ("basis", "period", "from_when", "ending", "source")


@dataclass(frozen=True)
class Rule:
    """How long the rows of one table are kept.

    `basis` says why they are kept at all; `period` is "6 years", "24 hours" or empty; `from_when` names the
    day the period runs from, or the record that the rows go with; `source` says where the period is from.
    """

    table: str
    basis: str
    period: str
    from_when: str
    ending: Ending
    source: str

    def ends_on(self, start: date) -> date | None:
        """Return the first day on which the period that began on `start` is over; None without a period."""
        found = _PERIOD.fullmatch(self.period)
        if found is None:
            return None
        number, unit = int(found[1]), found[2].rstrip("s")
        if unit in ("year", "month"):
            return months_following(start, number * (12 if unit == "year" else 1)).last_day + timedelta(
                days=1
            )
        return start + (timedelta(days=number) if unit == "day" else timedelta(hours=number))


def read_rule(table: str, said: object) -> Rule:
    """Return the rule that a room states for a table. Raises ValueError that says what is wrong with it."""
    if not isinstance(said, dict) or set(said) != set(FIELDS):
        raise ValueError(f"{table}: a rule is a mapping with {', '.join(FIELDS)}")
    rule = Rule(table=table, **{**said, "ending": Ending(said["ending"])})
    if (rule.ending in _NEEDS_PERIOD) != bool(rule.period):
        raise ValueError(f"{table}: a period goes with review and erase, and only with them")
    if rule.period and not _PERIOD.fullmatch(rule.period):
        raise ValueError(f"{table}: {rule.period!r} is not a period such as '6 years'")
    if not (rule.basis and rule.from_when and rule.source):
        raise ValueError(f"{table}: basis, from_when and source are sentences")
    return rule


@dataclass(frozen=True)
class HoldFacts:
    """A hold on a record: an inquiry, a court case, a complaint. `until` is its last day, None without one."""

    until: date | None = None
    is_lifted: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day; its last day counts."""
        return not self.is_lifted and (self.until is None or day <= self.until)


def why_not_erase(
    *, over_on: date, today: date, holds: Iterable[HoldFacts], keep_until: date | None = None
) -> str:
    """Return why a record must not be erased today, or an empty string.

    `over_on`: the first day on which its period is over (`Rule.ends_on`); `keep_until`: the last day until which
    somebody decided to keep it. A hold beats every period (UK GDPR article 17(3)(e): legal claims; Inquiries Act
    2005 section 35).
    """
    if any(hold.holds_on(today) for hold in holds):
        return "A hold is on this record: nothing of it may be erased."
    if today < over_on:
        return f"Its time is not over before {over_on:%d/%m/%Y}."
    if keep_until is not None and today <= keep_until:
        return f"It was decided to keep it until {keep_until:%d/%m/%Y}."
    return ""


def why_not_keep(*, keep_until: date | None, today: date, reason: str) -> tuple[str, str]:
    """Return (field, sentence) that says why a record may not be kept longer so, or two empty strings."""
    if keep_until is None or keep_until <= today:
        return "keep_until", "Enter a day in the future until which it is kept."
    if not reason.strip():
        return "reason", "Say why it must be kept longer."
    return "", ""
