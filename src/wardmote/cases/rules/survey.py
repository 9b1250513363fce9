"""When somebody who reported is asked how satisfied they are, and how answers are counted. Pure.

Sources: the tenant satisfaction measures of the Regulator of Social Housing, TP12 (satisfaction with how anti-social
behaviour is dealt with: the share of very and fairly satisfied among all who answer); Southampton's and Hammersmith &
Fulham's standards (a survey on closure). Nobody is asked by mail: the questions stand on the page that the person
opens themselves, and not even there once they have said that contact is no longer safe, because somebody else may be
reading it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wardmote.cases.choices import Satisfaction, Told

ASKED_FOR_DAYS = 90
"""So long after closing the questions are there (days)."""
QUESTIONS = (
    ("handling", "How satisfied are you with how we dealt with it?"),
    ("informed", "How satisfied are you with how we kept you informed?"),
    ("outcome", "How satisfied are you with how it ended?"),
)


@dataclass(frozen=True, kw_only=True)
class SurveyFacts:
    """What decides whether somebody is asked. `is_unsafe`: one of their ways of contact is said to be unsafe."""

    closed_on: date | None
    told: str
    has_answered: bool
    is_unsafe: bool
    consent_withdrawn: bool


def why_not_ask(facts: SurveyFacts, on: date) -> str:
    """Return why somebody is not asked on a day, or an empty string."""
    if facts.closed_on is None or on > facts.closed_on + timedelta(days=ASKED_FOR_DAYS):
        return "There are no questions about this report."
    if facts.has_answered:
        return "You have answered already. Thank you."
    if (
        facts.told not in Told.values
        or facts.told == Told.NOBODY
        or facts.is_unsafe
        or facts.consent_withdrawn
    ):
        return "There are no questions about this report."
    return ""


@dataclass(frozen=True)
class Tally:
    """The answers to one question: how many, and how many of them are very or fairly satisfied."""

    question: str
    answers: int
    satisfied: int

    @property
    def share(self) -> int:
        """The satisfied in a hundred, to the nearest whole; 0 without answers."""
        return round(100 * self.satisfied / self.answers) if self.answers else 0


def count_answers(answers: Iterable[tuple[str, str, str]]) -> tuple[Tally, ...]:
    """Return how each question was answered, in the order of `QUESTIONS`."""
    rows = list(answers)
    good = (Satisfaction.VERY_GOOD, Satisfaction.GOOD)
    return tuple(
        Tally(words, len(rows), sum(row[number] in good for row in rows))
        for number, (_, words) in enumerate(QUESTIONS)
    )
