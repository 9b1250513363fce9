"""What the person who reported may be told of where their report stands, in plain words.

Nothing of other people, of what partners know, or of why: only what is done next and by when. Source: the
promise of a closing contact with summary and reason, and of an update every 10 working days (Hammersmith &
Fulham's service standards).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wardmote.calendar.words import day_in_words
from wardmote.reports.choices import Status
from wardmote.reports.rules.triage import next_due_on


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A report's state as the follow page says it: a heading, a sentence, and the next day promised."""

    heading: str
    sentence: str
    next_on: date | None = None

    @property
    def next_words(self) -> str:
        """The next day in words, or an empty string."""
        return day_in_words(self.next_on, weekday=True) if self.next_on else ""


def where_it_stands(
    status: Status,
    *,
    agency: str,
    respond_by: date,
    update_due_on: date | None,
    has_been_contacted: bool,
    has_closing_letter: bool,
    on: date,
) -> Standing:
    """Return what the follow page says. A day that has passed is never shown as a promise for the future."""
    due = next_due_on(
        respond_by=respond_by, update_due_on=update_due_on, has_been_contacted=has_been_contacted
    )
    coming = due if due is not None and due >= on else None
    late = "" if coming else " We are later with this than we promised. You can ask us about it."
    if has_closing_letter and status in (Status.ATTACHED, Status.OPENED_CASE):
        return Standing(
            heading="We have finished our work on this",
            sentence=f"{agency} has written to you below about what was done.",
        )
    if status == Status.RECEIVED:
        return Standing(
            heading="We have your report",
            sentence=f"{agency} will look at it and decide what to do.{late}",
            next_on=coming,
        )
    if status == Status.TRIAGED:
        return Standing(
            heading="Somebody is looking at your report",
            sentence=f"{agency} is deciding what to do.{late}",
            next_on=coming,
        )
    if status in (Status.ATTACHED, Status.OPENED_CASE):
        return Standing(
            heading="We are working on this",
            sentence=f"Somebody at {agency} is in charge of it.{late}",
            next_on=coming,
        )
    if status == Status.REFERRED:
        return Standing(
            heading="We have passed your report on",
            sentence="A partner who can do more about it has it now.",
        )
    if status == Status.MERGED:
        return Standing(
            heading="We know about this",
            sentence=f"What you told us belongs to a report that {agency} already has. Both are kept.",
        )
    if status == Status.WATCHED:
        return Standing(
            heading="We have kept your report",
            sentence="We are not doing anything more now. If it happens again, tell us below: that brings it back.",
        )
    return Standing(
        heading="We have answered your report",
        sentence="If it happens again, tell us below: that brings it back.",
    )
