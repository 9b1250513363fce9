"""The London clock, on ordinary days and on the two nights it changes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.calendar.london import day_of, end_of_day, in_london, instant_of, instants_of, start_of_day

FORWARD = date(2026, 3, 29)
BACK = date(2026, 10, 25)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_a_london_day_begins_an_hour_before_utc_in_summer():
    assert start_of_day(date(2026, 7, 1)) == utc(2026, 6, 30, 23)
    assert start_of_day(date(2026, 1, 1)) == utc(2026, 1, 1)
    assert day_of(utc(2026, 6, 30, 23)) == date(2026, 7, 1)
    assert day_of(utc(2026, 6, 30, 22, 59)) == date(2026, 6, 30)


@pytest.mark.parametrize(("day", "hours"), [(FORWARD, 23), (BACK, 25), (date(2026, 11, 22), 24)])
def test_days_on_which_the_clock_changes_have_23_or_25_hours(day, hours):
    assert end_of_day(day) - start_of_day(day) == timedelta(hours=hours)


def test_a_time_shown_twice_has_two_instants_and_means_the_first():
    assert instants_of(BACK, time(1, 30)) == (utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30))
    assert instant_of(BACK, time(1, 30)) == utc(2026, 10, 25, 0, 30)
    assert instant_of(BACK, time(1, 30), later=True) == utc(2026, 10, 25, 1, 30)


def test_a_time_that_was_skipped_has_no_instant_and_is_read_as_an_hour_on():
    assert instants_of(FORWARD, time(1, 30)) == ()
    assert in_london(instant_of(FORWARD, time(1, 30))).time() == time(2, 30)


@pytest.mark.parametrize(
    ("day", "clock", "how_many"),
    [
        (FORWARD, time(0, 59), 1),
        (FORWARD, time(1, 0), 0),
        (FORWARD, time(1, 59), 0),
        (FORWARD, time(2, 0), 1),
        (BACK, time(0, 59), 1),
        (BACK, time(1, 0), 2),
        (BACK, time(1, 59), 2),
        (BACK, time(2, 0), 1),
    ],
)
def test_edges_of_the_changing_hour(day, clock, how_many):
    assert len(instants_of(day, clock)) == how_many


@given(st.datetimes(datetime(1975, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_every_instant_is_among_the_instants_of_its_own_clock_time(instant):
    local = in_london(instant)
    assert instant in instants_of(local.date(), local.time().replace(fold=0))
    assert start_of_day(local.date()) <= instant < end_of_day(local.date())


def test_what_does_not_say_its_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        in_london(datetime(2026, 1, 1))  # noqa: DTZ001
    with pytest.raises(ValueError):
        instants_of(BACK, time(1, 30, tzinfo=UTC))
