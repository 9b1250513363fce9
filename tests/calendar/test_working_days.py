"""Working days and when something is due."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.calendar.london import LONDON
from wardmote.calendar.working_days import (
    add_working_days,
    counts_as_received_on,
    due_at,
    due_on,
    is_working_day,
    why_not_working_day,
    working_day_on_or_after,
    working_days_between,
)

days = st.dates(date(2015, 1, 1), date(2031, 12, 31))
instants = st.datetimes(datetime(2015, 1, 1), datetime(2030, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001


def d(text: str) -> date:
    return date.fromisoformat(text)


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-11-21", "Saturday"),
        ("2026-11-22", "Sunday"),
        ("2026-04-03", "Good Friday"),
        ("2026-12-28", "Boxing Day (substitute day)"),
        ("2022-09-19", "Bank holiday for the State Funeral"),
        ("2026-11-23", ""),
        ("2020-05-04", ""),  # the early May holiday of 2020 was moved to the 8th
        ("2022-05-30", ""),
    ],
)
def test_why_a_day_is_not_a_working_day(day, reason):
    assert why_not_working_day(d(day)) == reason
    assert is_working_day(d(day)) is (reason == "")


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        ("2026-11-23", 1, "2026-11-24"),
        ("2026-11-20", 1, "2026-11-23"),  # Friday to Monday
        ("2026-11-21", 1, "2026-11-23"),  # from a Saturday, the first working day is Monday
        ("2026-11-23", 5, "2026-11-30"),
        ("2026-12-24", 1, "2026-12-29"),  # Christmas on a Friday
        ("2026-04-02", 1, "2026-04-07"),  # over Easter
        ("2026-11-21", 0, "2026-11-23"),
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-23", -1, "2026-11-20"),
        ("2026-11-22", -1, "2026-11-20"),
        ("2026-12-29", -1, "2026-12-24"),
    ],
)
def test_add_working_days(day, number, expected):
    assert add_working_days(d(day), number) == d(expected)


@given(days, st.integers(-300, 300).filter(bool))
def test_between_is_the_inverse_of_add(day, number):
    assert working_days_between(day, add_working_days(day, number)) == number


@given(days, st.integers(-100, 100))
def test_adding_working_days_ends_on_a_working_day(day, number):
    assert is_working_day(add_working_days(day, number))


@given(days, days, st.integers(-100, 100))
def test_adding_to_a_later_day_never_ends_sooner(one, other, number):
    sooner, later = sorted((one, other))
    assert add_working_days(sooner, number) <= add_working_days(later, number)


@given(days, days)
def test_between_counts_the_days_one_by_one(start, end):
    if start <= end:
        each = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        assert working_days_between(start, end) == sum(map(is_working_day, each))
    else:
        each = (end + timedelta(days=n) for n in range((start - end).days))
        assert working_days_between(start, end) == -sum(map(is_working_day, each))


@given(days, days, days)
def test_between_adds_up_over_a_day_in_the_middle(one, two, three):
    start, middle, end = sorted((one, two, three))
    total = working_days_between(start, middle) + working_days_between(middle, end)
    assert total == working_days_between(start, end)


@pytest.mark.parametrize(
    ("received", "counts_on"),
    [
        ("2026-11-20T16:59", "2026-11-20"),
        ("2026-11-20T17:00", "2026-11-20"),  # at the close is in time
        ("2026-11-20T17:00:00.000001", "2026-11-23"),
        ("2026-11-19T18:30", "2026-11-20"),
        ("2026-11-21T10:00", "2026-11-23"),
        ("2026-11-22T23:59", "2026-11-23"),
        ("2026-12-25T09:00", "2026-12-29"),
        ("2026-12-24T18:00", "2026-12-29"),
        ("2026-11-23T00:00", "2026-11-23"),
    ],
)
def test_what_comes_in_after_the_close_or_on_a_day_off_counts_from_the_next_working_day(received, counts_on):
    assert counts_as_received_on(london(received)) == d(counts_on)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2026-11-20T16:00", 1, "2026-11-23"),
        ("2026-11-20T18:00", 1, "2026-11-24"),
        ("2026-11-21T12:00", 3, "2026-11-26"),
        ("2026-11-23T09:00", 5, "2026-11-30"),
        ("2026-11-23T09:00", 0, "2026-11-23"),
        ("2026-12-18T09:00", 10, "2027-01-06"),
    ],
)
def test_due_on(received, days, due):
    assert due_on(london(received), days) == d(due)


def test_the_close_of_business_is_the_partnerships_own():
    at_half_past_four = london("2026-11-19T16:30")
    assert due_on(at_half_past_four, 1) == d("2026-11-20")
    assert due_on(at_half_past_four, 1, close=time(16, 0)) == d("2026-11-23")
    assert due_on(london("2026-11-19T23:59"), 1, close=time.max) == d("2026-11-20")


def test_the_day_of_receipt_is_the_london_day():
    # 23:30 UTC on Sunday 28 June is 00:30 on Monday in London: received on Monday.
    assert counts_as_received_on(datetime(2026, 6, 28, 23, 30, tzinfo=UTC)) == d("2026-06-29")
    # 16:30 UTC is 17:30 in summer and after the close, 16:30 in winter and before it.
    assert counts_as_received_on(datetime(2026, 6, 30, 16, 30, tzinfo=UTC)) == d("2026-07-01")
    assert counts_as_received_on(datetime(2026, 11, 24, 16, 30, tzinfo=UTC)) == d("2026-11-24")


def test_due_at_is_the_close_of_business_on_the_london_clock():
    assert due_at(london("2026-10-23T10:00"), 1) == datetime(2026, 10, 26, 17, 0, tzinfo=UTC)
    assert due_at(london("2026-10-22T10:00"), 1) == datetime(2026, 10, 23, 16, 0, tzinfo=UTC)


@given(instants, st.timedeltas(timedelta(0), timedelta(days=20)), st.integers(0, 30))
def test_received_later_is_never_due_sooner(received, later_by, days):
    assert due_on(received, days) <= due_on(received + later_by, days)


@given(instants, st.integers(0, 30))
def test_due_days_are_working_days_and_more_days_are_later(received, days):
    due = due_on(received, days)
    assert is_working_day(due)
    assert due < due_on(received, days + 1)


def test_a_naive_instant_and_a_negative_number_of_days_are_refused():
    with pytest.raises(ValueError, match="time zone"):
        due_on(datetime(2026, 11, 20, 16, 0), 1)  # noqa: DTZ001
    with pytest.raises(ValueError):
        due_on(london("2026-11-20T16:00"), -1)


@given(days)
def test_the_next_working_day_is_never_more_than_five_days_off(day):
    # Saturday before a Christmas on Saturday: 25, 26, 27, 28 December are off.
    assert timedelta(0) <= working_day_on_or_after(day) - day <= timedelta(days=4)
