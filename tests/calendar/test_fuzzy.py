"""Days that are known as "August"."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wardmote.calendar.fuzzy import FuzzyDay, read_fuzzy_day

SAID = date(2018, 10, 8)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("August", date(2018, 8, 1), date(2018, 8, 31)),
        ("in Aug 2017", date(2017, 8, 1), date(2017, 8, 31)),
        ("October", date(2018, 10, 1), SAID),
        ("November", date(2017, 11, 1), date(2017, 11, 30)),
        ("2 August 2018", date(2018, 8, 2), date(2018, 8, 2)),
        ("Monday, 2nd August", date(2018, 8, 2), date(2018, 8, 2)),
        ("9 October", date(2017, 10, 9), date(2017, 10, 9)),
        ("2/8/2018", date(2018, 8, 2), date(2018, 8, 2)),
        ("2018-08-02", date(2018, 8, 2), date(2018, 8, 2)),
        ("summer 2018", date(2018, 6, 1), date(2018, 8, 31)),
        ("winter 2015", date(2015, 12, 1), date(2016, 2, 29)),
        ("Yesterday", date(2018, 10, 7), date(2018, 10, 7)),
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("31 October 2018", date(2018, 10, 31), date(2018, 10, 31)),
    ],
)
def test_what_people_say_of_a_day(words, earliest, latest):
    found = read_fuzzy_day(words, said_on=SAID)
    assert found is not None
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize("words", ["", "soon", "ju", "31 June 2018", "32/1/2018", "a month ago", "0", "M"])
def test_what_says_no_day_gives_none(words):
    assert read_fuzzy_day(words, said_on=SAID) is None


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=30), st.dates(date(2, 1, 1), date(9998, 1, 1)))
def test_nothing_that_is_typed_makes_it_fail(words, said_on):
    found = read_fuzzy_day(words, said_on=said_on)
    assert found is None or found.earliest <= found.latest


def test_a_day_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="before"):
        FuzzyDay(date(2018, 8, 2), date(2018, 8, 1))
    assert str(FuzzyDay(date(2018, 8, 1), date(2018, 8, 2))) == "1 August 2018 to 2 August 2018"
