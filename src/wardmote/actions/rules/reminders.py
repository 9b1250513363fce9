"""Who is written to on a day about what they owe. Pure.

One digest a person: never a message for each action. A weekly digest goes on the week's first working day, so that a
bank holiday Monday does not lose it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wardmote.actions.choices import Basis, Rhythm
from wardmote.calendar.words import day_in_words
from wardmote.calendar.working_days import is_working_day, working_day_on_or_after

# Of every digest: what stands in a subject is seen on locked screens.
SUBJECT = "What you owe the partnership"


@dataclass(frozen=True, kw_only=True)
class DigestLine:
    """One action of the log that may be named in a message."""

    number: int
    text: str
    due_on: date | None
    days_late: int


@dataclass(frozen=True, kw_only=True)
class MovedDay:
    """A deadline that moved, of an action that may be named in a message; `after` None: it was taken away."""

    number: int
    text: str
    before: date
    after: date | None
    basis: str
    source: str
    is_external: bool

    def sentence(self) -> str:
        """Return what moved, from when to when, and how sure that is."""
        whose = "The deadline set from outside" if self.is_external else "The deadline"
        if self.after is None:
            now = f"was {day_in_words(self.before)} and has been taken away"
        else:
            sure = Basis(self.basis).label.lower() + (f": {self.source}" if self.source else "")
            now = f"was {day_in_words(self.before)} and is {day_in_words(self.after)} now ({sure})"
        return f"{whose} of action {self.number}, “{self.text}”, {now}."


MOVED_SUBJECT = "A deadline has moved"


def moved_text(*, name: str, moved: Sequence[MovedDay], lines: Sequence[DigestLine], unnamed: int) -> str:
    """Return the message that deadlines moved on which what somebody owes hangs (`lines`).

    Of `unnamed` restricted ones only the number is said.
    """
    parts = [f"Dear {name}" if name else "Good morning", *(day.sentence() for day in moved)]
    if unnamed:
        parts.append(f"Deadlines of restricted actions that have moved, not named here: {unnamed}.")
    if lines:
        parts.append(
            "\n".join(["What you or your agency owe and what hangs on it:", *(_line(line) for line in lines)])
        )
    parts.append(
        "Sign in to see it under “What I owe”, where you can also choose to be told in one e-mail only."
    )
    return "\n\n".join(parts) + "\n"


def digest_text(
    *,
    name: str,
    lines: Sequence[DigestLine],
    of_agency: Sequence[DigestLine],
    agency: str,
    unnamed: int,
    of_cases: int,
    late_of_cases: int,
    address: str,
    moved: Sequence[MovedDay] = (),
) -> str:
    """Return the message about what somebody owes, or an empty string when they owe nothing.

    `unnamed`: restricted actions of the log, `of_cases`: actions on casework; of both only the number is said.
    `moved`: deadlines that moved since the last message, for whoever was not told at once.
    """
    if not (lines or of_agency or unnamed or of_cases):
        return ""
    parts = [f"Dear {name}" if name else "Good morning"]
    if moved:
        parts.append("\n".join(["Deadlines that have moved:", *(f"- {day.sentence()}" for day in moved)]))
    late = [line for line in lines if line.days_late]
    rest = [line for line in lines if not line.days_late]
    for heading, some in (
        ("Late:", late),
        ("To do:", rest),
        (f"Owed by {agency}, by nobody in particular:", of_agency),
    ):
        if some:
            parts.append("\n".join([heading, *(_line(line) for line in some)]))
    if unnamed:
        parts.append(f"Restricted actions, not named here: {unnamed}.")
    if of_cases:
        told = f", {late_of_cases} of them late" if late_of_cases else ""
        parts.append(f"Actions on casework: {of_cases}{told}. What they are is shown when you sign in.")
    parts.append(f"See all of it, say what is done, or change how often you get this message:\n{address}")
    return "\n\n".join(parts) + "\n"


def _line(line: DigestLine) -> str:
    due = f"due {day_in_words(line.due_on)}" if line.due_on else "no date yet"
    late = f" ({line.days_late} {'day' if line.days_late == 1 else 'days'} late)" if line.days_late else ""
    return f"- {line.number} {line.text}, {due}{late}"


def is_digest_day(rhythm: str, *, today: date, last_sent_on: date | None) -> bool:
    """Whether somebody's digest goes today: once, on a working day, as they like it."""
    if rhythm == Rhythm.OFF or not is_working_day(today) or last_sent_on == today:
        return False
    if rhythm == Rhythm.DAILY:
        return True
    monday = today - timedelta(days=today.weekday())
    return today == working_day_on_or_after(monday) or (
        # The machine stood still on the day itself: it is made up for within the week.
        last_sent_on is not None and last_sent_on < monday and today > working_day_on_or_after(monday)
    )
