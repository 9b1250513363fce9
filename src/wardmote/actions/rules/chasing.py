"""The ladder towards a party outside that does not answer. Pure.

Asked, reminded, escalated to the chair, to elected members, to the board; each rung with who, when and by what means.
The clock is the days since the party last answered, or since it was first asked. Where a day is only known as "August"
the answer is a range, never a false exact number. Source: minutes of a community safety partnership, October 2018, on a
highways authority's quote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wardmote.actions.choices import Level
from wardmote.calendar.working_days import add_working_days

LADDER: tuple[Level, ...] = (Level.ASKED, Level.REMINDED, Level.CHAIR, Level.ELECTED, Level.BOARD)
# Working days that a rung is given before the next one is proposed; what is usual for letters of councils.
DAYS_FOR_AN_ANSWER = 10


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One sending: its rung, and the earliest and latest day it can have been."""

    level: str
    earliest: date
    latest: date
    chaser: str = ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question with its sendings; `answered_*` None while nobody has answered; `given_up`: no longer asked."""

    sent: tuple[Sent, ...]
    answered_from: date | None = None
    answered_to: date | None = None
    reply_due_on: date | None = None
    given_up: bool = False

    @property
    def is_open(self) -> bool:
        """Whether an answer is still wanted."""
        return self.answered_to is None and not self.given_up


@dataclass(frozen=True)
class DayRange:
    """A number of days that is known only from … to ….

    >>> str(DayRange(38, 68)), str(DayRange(1, 1))
    ('38 to 68 days', '1 day')
    """

    least: int
    most: int

    def __str__(self) -> str:
        if self.least == self.most:
            return "1 day" if self.least == 1 else f"{self.least} days"
        return f"{self.least} to {self.most} days"


def why_not_chase(level: str, former: Iterable[str]) -> str:
    """Return why a sending cannot stand on this rung, or an empty string: asking comes first, and once."""
    rungs = [LADDER.index(Level(name)) for name in former]
    here = LADDER.index(Level(level))
    if not rungs:
        return "" if here == 0 else "Record first that they were asked."
    if here == 0:
        return "They were asked already: this is a reminder, or one rung higher."
    if here > 1 and here < max(rungs):
        return "It stands on a higher rung already."
    return ""


def days_without_answer(asks: Iterable[Asked], today: date) -> DayRange | None:
    """Return for how many days the party has said nothing: since its last answer, else since it was first asked.

    None when no question is open. An answer of "August", asked about on 8 October: 38 to 68 days.
    """
    found = list(asks)
    if not any(ask.is_open for ask in found):
        return None
    answers = [(ask.answered_from, ask.answered_to) for ask in found if ask.answered_to]
    if answers:
        earliest, latest = max((to, since or to) for since, to in answers)[::-1]
    else:
        sendings = [sent for ask in found if ask.is_open for sent in ask.sent]
        if not sendings:
            return None
        earliest, latest = min(s.earliest for s in sendings), min(s.latest for s in sendings)
    return DayRange(max(0, (today - latest).days), max(0, (today - earliest).days))


def unanswered(asks: Iterable[Asked]) -> int:
    """Return how many questions wait for an answer."""
    return sum(ask.is_open for ask in asks)


def chasers(asks: Iterable[Asked]) -> tuple[str, ...]:
    """Return who chased what is still unanswered, in the order of their first sending, each once."""
    sent = sorted(
        (s for ask in asks if ask.is_open for s in ask.sent if s.chaser), key=lambda s: (s.earliest, s.latest)
    )
    return tuple(dict.fromkeys(s.chaser for s in sent))


def highest_level(asks: Iterable[Asked]) -> Level | None:
    """Return the highest rung that an open question stands on."""
    rungs = [LADDER.index(Level(sent.level)) for ask in asks if ask.is_open for sent in ask.sent]
    return LADDER[max(rungs)] if rungs else None


def next_level(ask: Asked, today: date) -> Level | None:
    """Return the rung that is due now for a question, or None while it still has time, or is settled.

    The time is the day set for the reply, and ten working days after each further sending.
    """
    if not ask.is_open or not ask.sent:
        return None
    last = max(ask.sent, key=lambda s: (s.latest, LADDER.index(Level(s.level))))
    until = add_working_days(last.latest, DAYS_FOR_AN_ANSWER)
    if ask.reply_due_on and len(ask.sent) == 1:
        until = ask.reply_due_on
    if today <= until:
        return None
    here = max(LADDER.index(Level(sent.level)) for sent in ask.sent)
    return LADDER[min(here + 1, len(LADDER) - 1)]
