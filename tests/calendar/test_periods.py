"""Periods of days and months, as the sections count them."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wardmote.calendar.periods import (
    Period,
    corresponding_day,
    days_beginning_with,
    first_day_still_within,
    months_beginning_with,
    months_following,
)

days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
months = st.integers(1, 60)


def d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first_day", "months", "last_day"),
    [
        ("2026-03-10", 1, "2026-04-09"),
        ("2026-03-01", 6, "2026-08-31"),
        ("2026-04-15", 6, "2026-10-14"),
        ("2026-01-28", 1, "2026-02-27"),  # 28 February exists: the day before it
        ("2026-01-29", 1, "2026-02-28"),  # 29 February does not exist: the last day of the month
        ("2026-01-30", 1, "2026-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-02-01", 1, "2026-02-28"),
        ("2028-01-29", 1, "2028-02-28"),  # in a leap year 29 February exists
        ("2028-01-30", 1, "2028-02-29"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-02-29", 1, "2028-03-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-12-01", 1, "2026-12-31"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2100-01-29", 1, "2100-02-28"),  # 2100 is no leap year
    ],
)
def test_a_period_of_months_beginning_with_a_day_ends_on(first_day, months, last_day):
    assert months_beginning_with(d(first_day), months) == Period(d(first_day), d(last_day))


@pytest.mark.parametrize(
    ("day", "months", "last_day"),
    [
        ("2026-03-10", 1, "2026-04-10"),
        ("1978-09-30", 4, "1979-01-30"),  # Dodds v Walker: notice on 30 September, so not 31 January
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
    ],
)
def test_a_period_of_months_following_a_day_ends_on(day, months, last_day):
    assert months_following(d(day), months).last_day == d(last_day)


def test_complaint_within_a_month_beginning_with_the_behaviour_section_104_11():
    window = months_beginning_with(d("2026-03-10"), 1)
    assert d("2026-03-10") in window
    assert d("2026-04-09") in window
    assert d("2026-04-10") not in window


def test_application_within_six_months_beginning_with_the_complaint_section_104_11():
    complaints = [d("2026-03-01"), d("2026-03-20"), d("2026-04-15")]

    def counting_on(applied: date) -> int:
        return sum(applied in months_beginning_with(complaint, 6) for complaint in complaints)

    assert counting_on(d("2026-08-10")) == 3
    assert counting_on(d("2026-08-31")) == 3
    assert counting_on(d("2026-09-01")) == 2


@pytest.mark.parametrize(
    ("period", "last_day"),
    [
        (days_beginning_with(d("2026-06-03"), 21), "2026-06-23"),  # appeal against a notice, s.46
        (days_beginning_with(d("2028-02-29"), 1), "2028-02-29"),
    ],
)
def test_a_period_of_days_ends_on(period, last_day):
    assert period.last_day == d(last_day)


def test_following_leaves_the_day_out_and_beginning_with_counts_it():
    assert d("2026-07-01") not in months_following(d("2026-07-01"), 1)
    assert d("2026-07-01") in months_beginning_with(d("2026-07-01"), 1)


@pytest.mark.parametrize(
    "period_of",
    [months_beginning_with, months_following, days_beginning_with, first_day_still_within],
)
@pytest.mark.parametrize("number", [0, -1])
def test_a_period_of_nothing_is_refused(period_of, number):
    with pytest.raises(ValueError):
        period_of(d("2026-03-10"), number)


def test_a_period_cannot_end_before_it_begins():
    with pytest.raises(ValueError):
        Period(d("2026-03-10"), d("2026-03-09"))


def test_a_period_counts_and_lists_its_days():
    period = Period(d("2028-02-28"), d("2028-03-01"))
    assert list(period) == [d("2028-02-28"), d("2028-02-29"), d("2028-03-01")]
    assert len(period) == 3


@given(days, st.integers(-600, 600))
def test_corresponding_days_have_the_same_number_and_there_is_a_way_back(day, months):
    there = corresponding_day(day, months)
    if there is None:
        assert day.day > 28
    else:
        assert there.day == day.day
        assert corresponding_day(there, -months) == day


@given(days, months)
@example(date(2028, 2, 28), 12)
def test_beginning_with_ends_a_day_sooner_than_following_unless_the_day_is_missing(day, months):
    beginning = months_beginning_with(day, months).last_day
    following = months_following(day, months).last_day
    missing = corresponding_day(day, months) is None
    assert following - beginning == timedelta(days=0 if missing else 1)


@given(days, days, months)
def test_a_later_first_day_never_ends_sooner(one, other, months):
    sooner, later = sorted((one, other))
    assert months_beginning_with(sooner, months).last_day <= months_beginning_with(later, months).last_day
    assert months_following(sooner, months).last_day <= months_following(later, months).last_day


@given(days, st.integers(1, 40), st.integers(1, 40))
def test_more_months_end_later(day, fewer, more):
    ends = months_beginning_with(day, fewer + more).last_day
    assert months_beginning_with(day, fewer).last_day < ends


@given(days, st.integers(1, 24))
@example(date(2027, 2, 28), 1)
@example(date(2028, 2, 29), 6)
@example(date(2026, 8, 31), 6)
def test_looking_back_agrees_with_looking_forward(day, months):
    earliest = first_day_still_within(day, months)
    assert day in months_beginning_with(earliest, months)
    assert day not in months_beginning_with(earliest - timedelta(days=1), months)
