"""Days and delays in words."""

from datetime import date

import pytest

from wardmote.calendar.periods import Period
from wardmote.calendar.words import (
    day_in_words,
    due_in_words,
    period_in_words,
)

SUNDAY = date(2026, 11, 22)
FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("due", "today", "words"),
    [
        (date(2026, 11, 20), FRIDAY, "today"),
        (date(2026, 11, 23), FRIDAY, "in 1 working day"),
        (date(2026, 11, 24), FRIDAY, "in 2 working days"),
        (date(2026, 11, 23), SUNDAY, "in 1 working day"),
        (date(2026, 12, 29), date(2026, 12, 24), "in 1 working day"),
        (date(2026, 11, 19), FRIDAY, "1 day late"),
        (date(2026, 11, 20), date(2026, 11, 23), "3 days late"),
        (date(2026, 11, 22), date(2026, 11, 20), "by Sunday 22 November 2026"),
    ],
)
def test_due_in_words(due, today, words):
    assert due_in_words(due, today=today) == words


def test_day_in_words():
    assert day_in_words(SUNDAY) == "22 November 2026"
    assert day_in_words(SUNDAY, weekday=True) == "Sunday 22 November 2026"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 3), date(2026, 3, 3), "3 March 2026"),
        (date(2026, 3, 3), date(2026, 3, 9), "3 to 9 March 2026"),
        (date(2026, 3, 10), date(2026, 4, 9), "10 March to 9 April 2026"),
        (date(2026, 12, 1), date(2027, 1, 31), "1 December 2026 to 31 January 2027"),
    ],
)
def test_period_in_words(first, last, words):
    assert period_in_words(Period(first, last)) == words
