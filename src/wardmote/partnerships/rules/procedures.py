"""What a published ASB case review procedure holds, what the law lets it say, and the sentences it makes.

Law: Anti-social Behaviour, Crime and Policing Act 2014, sections 104 and 105 and Schedule 4. Each area makes
and publishes its own procedures (s.104(2)), which may need fewer qualifying complaints than three and never more
(s.104(4) and its explanatory note), set other periods than one month and six (s.104(11)), say which of several
complaints count (s.104(12)), and must say how to be dissatisfied (Sch.4 para.3). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from wardmote.calendar.periods import Period, days_beginning_with, months_beginning_with
from wardmote.partnerships.choices import (
    AppealBody,
    ChairRule,
    DayUnit,
    GroupMatter,
    ReviewChannel,
    ReviewStep,
)

# Section 104(4): three, or the different number that the procedures give; its explanatory note: never more than three.
MOST_COMPLAINTS = 3
# Section 104(9): a reporting period is not longer than 12 months.
LONGEST_REPORTING_MONTHS = 12

STEPS = tuple(ReviewStep)


@dataclass(frozen=True)
class StepLimit:
    """A promise: `step` within `working_days` working days after `counted_from`, an earlier step."""

    step: ReviewStep
    working_days: int
    counted_from: ReviewStep


@dataclass(frozen=True)
class Terms:
    """What a procedure says. Texts are plain lines; tuples keep the order they were written in.

    - `complaints_needed` qualifying complaints (s.104(4)) force "met";
    - an application within `within_months` months beginning with the day of the complaint (s.104(11)(b));
    - each complaint within `reported_within` `reported_unit` beginning with the day of the behaviour
      (s.104(11)(a));
    - `same_incident_is_one`: the same incident told to several agencies counts once (s.104(12));
    - `hate_incidents_needed`, `people_needed` (with `people_about`): further routes, 0 = the area has none;
    - `considers_…`: what people look at below the threshold (s.104(5));
    - `caveats`: what the area's own page adds; shown, never applied by the computer;
    - `limits`: promises in working days; `appeal_working_days` to appeal after being told, None = none said;
    - `reporting_begins_month` and `reporting_months`: the period of the yearly figures (s.104(9)), which are due
      `figures_working_days` working days after it ends.
    """

    name: str
    complaints_needed: int = 3
    within_months: int = 6
    reported_within: int = 1
    reported_unit: DayUnit = DayUnit.MONTHS
    same_incident_is_one: bool = False
    hate_incidents_needed: int = 0
    people_needed: int = 0
    people_about: GroupMatter = GroupMatter.SAME_INCIDENT
    considers_persistence: bool = True
    considers_harm: bool = True
    considers_adequacy: bool = True
    caveats: tuple[str, ...] = ()
    rejection_grounds: tuple[str, ...] = ()
    limits: tuple[StepLimit, ...] = ()
    chair_rule: ChairRule = ChairRule.NOT_INVOLVED
    chair_words: str = ""
    appeal_to: tuple[AppealBody, ...] = (AppealBody.COUNCIL,)
    appeal_working_days: int | None = None
    appeal_words: str = ""
    channels: tuple[ReviewChannel, ...] = (ReviewChannel.ONLINE, ReviewChannel.PHONE, ReviewChannel.PAPER)
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    contact_address: str = ""
    words: str = ""
    source: str = ""
    reporting_begins_month: int = 4
    reporting_months: int = 12
    figures_working_days: int = 40

    def limit(self, step: ReviewStep) -> StepLimit | None:
        """Return the promise for a step, or None where the procedure makes none."""
        return next((limit for limit in self.limits if limit.step == step), None)

    def report_window(self, behaviour_on: date) -> Period:
        """Return the days on which a complaint about behaviour of that day is in time (s.104(11)(a)):
        the period "beginning with" that day."""
        if self.reported_unit == DayUnit.MONTHS:
            return months_beginning_with(behaviour_on, self.reported_within)
        return days_beginning_with(behaviour_on, self.reported_within)

    def application_window(self, complained_on: date) -> Period:
        """Return the days on which an application still counts a complaint of that day (s.104(11)(b)):
        the period "beginning with" it."""
        return months_beginning_with(complained_on, self.within_months)


TERMS = tuple(field.name for field in fields(Terms))


def terms_of(written: Any) -> Terms:
    """Return the terms of anything that carries them as attributes, such as a row of the table.

    Lists become tuples, `limits` (a list of `{"step", "working_days", "counted_from"}`) become `StepLimit`.
    """
    values = {name: getattr(written, name) for name in TERMS}
    values["reported_unit"] = DayUnit(values["reported_unit"])
    values["people_about"] = GroupMatter(values["people_about"])
    values["chair_rule"] = ChairRule(values["chair_rule"])
    values["caveats"] = tuple(values["caveats"])
    values["rejection_grounds"] = tuple(values["rejection_grounds"])
    values["appeal_to"] = tuple(AppealBody(body) for body in values["appeal_to"])
    values["channels"] = tuple(ReviewChannel(channel) for channel in values["channels"])
    values["limits"] = read_limits(values["limits"])
    return Terms(**values)


def read_limits(written: Iterable[dict[str, Any]]) -> tuple[StepLimit, ...]:
    """Return the promises that stand written as plain values. Raises KeyError and ValueError when they do not."""
    return tuple(
        StepLimit(ReviewStep(one["step"]), int(one["working_days"]), ReviewStep(one["counted_from"]))
        for one in written
    )


def written_limits(limits: Iterable[StepLimit]) -> list[dict[str, Any]]:
    """Return promises as plain values, the inverse of `read_limits`."""
    return [
        {"step": str(one.step), "working_days": one.working_days, "counted_from": str(one.counted_from)}
        for one in limits
    ]


def why_not_publishable(terms: Terms) -> dict[str, str]:
    """Return what the law or sense forbids in a procedure: field -> sentence. Empty when it may be published."""
    problems: dict[str, str] = {}
    if not terms.name.strip():
        problems["name"] = "Give the procedure a name."
    if not 1 <= terms.complaints_needed <= MOST_COMPLAINTS:
        problems["complaints_needed"] = (
            "An area may need fewer than three complaints, and never more than three (section 104(4))."
        )
    if not 1 <= terms.within_months <= 60:
        problems["within_months"] = "Give the months, from 1 to 60."
    if not 1 <= terms.reported_within <= 1000:
        problems["reported_within"] = "Give a number from 1 to 1000."
    if not 0 <= terms.hate_incidents_needed <= MOST_COMPLAINTS:
        problems["hate_incidents_needed"] = "Give a number from 0 (no such route) to 3."
    if not (terms.people_needed == 0 or 2 <= terms.people_needed <= 50):
        problems["people_needed"] = "Give 0 (no such route), or a number of people from 2 to 50."
    if not (terms.contact_email or terms.contact_phone or terms.contact_address):
        problems["contact_email"] = (
            "Name the point of contact: an e-mail address, a telephone number or an address (section 104(3))."
        )
    if not terms.appeal_to:
        problems["appeal_to"] = (
            "Say who hears somebody who is dissatisfied with how their application or review was dealt with "
            "(Schedule 4, paragraph 3)."
        )
    if len(terms.channels) < 1:
        problems["channels"] = "Choose at least one way to apply."
    if not 1 <= terms.reporting_months <= LONGEST_REPORTING_MONTHS:
        problems["reporting_months"] = "A reporting period is at most 12 months (section 104(9))."
    if not 1 <= terms.reporting_begins_month <= 12:
        problems["reporting_begins_month"] = "Give a month from 1 to 12."
    if not 1 <= terms.figures_working_days <= 250:
        problems["figures_working_days"] = "Give the working days, from 1 to 250."
    if terms.appeal_working_days is not None and not 1 <= terms.appeal_working_days <= 250:
        problems["appeal_working_days"] = "Give the working days, from 1 to 250, or nothing."
    clash = why_limits_clash(terms.limits)
    if clash:
        problems["limits"] = clash
    return problems


def why_limits_clash(limits: Sequence[StepLimit]) -> str:
    """Return why the promises cannot be kept as they stand, or an empty string.

    Each step is promised once, is counted from an earlier one, and takes 1 to 250 working days.
    """
    seen: set[ReviewStep] = set()
    for limit in limits:
        if limit.step in seen:
            return f"“{limit.step.label}” is promised twice."
        seen.add(limit.step)
        if limit.step == ReviewStep.RECEIVED:
            return "Nothing is promised before the application is received."
        if STEPS.index(limit.counted_from) >= STEPS.index(limit.step):
            return f"“{limit.step.label}” has to be counted from a step before it."
        if not 1 <= limit.working_days <= 250:
            return f"“{limit.step.label}”: give the working days, from 1 to 250."
    return ""


def why_not_from(*, valid_from: date, latest_from: date | None, on: date) -> str:
    """Return why a version may not begin on a day when it is published `on` another, or an empty string.

    The first may begin on any day: the area had a procedure before it had this program. A later one begins after
    the one before it, and not before the day of publishing: applications were decided under what stood then.
    """
    if latest_from is None:
        return ""
    if valid_from <= latest_from:
        return f"It has to begin after {latest_from:%-d %B %Y}, when the newest version begins."
    if valid_from < on:
        return "It cannot begin before it is published: applications were made under the version of that day."
    return ""


@dataclass(frozen=True)
class Span:
    """From when to when a version is in force; `valid_to` None = until another begins."""

    valid_from: date
    valid_to: date | None

    def __contains__(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def spans(starts: Iterable[date]) -> list[Span]:
    """Return when each version is in force, in the order of their beginnings: until the day before the next.

    So versions never overlap and leave no gap. ValueError when two begin on the same day.
    """
    days = sorted(starts)
    if len(set(days)) != len(days):
        raise ValueError("two versions cannot begin on the same day")
    ends: list[date | None] = [later - timedelta(days=1) for later in days[1:]]
    return [Span(day, end) for day, end in zip(days, [*ends, None], strict=True)] if days else []
