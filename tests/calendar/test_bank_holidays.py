"""The recorded bank holidays against the rule, and Easter against dates printed elsewhere."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.calendar.bank_holidays import (
    bank_holidays,
    by_rule,
    days_off,
    easter_sunday,
    good_friday,
    recorded,
)

YEARS = range(2015, 2031)

# The days no rule yields, as proclaimed: (taken away, added).
PROCLAIMED = {
    2020: ({date(2020, 5, 4)}, {date(2020, 5, 8)}),  # 75 years after VE Day
    2022: ({date(2022, 5, 30)}, {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)}),
    2023: (set(), {date(2023, 5, 8)}),  # Coronation
}

# Book of Common Prayer, tables to find Easter Day; with years at the edges of its range (22 March, 25 April).
EASTER = [
    "1818-03-22", "1913-03-23", "1943-04-25", "1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24",
    "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04",
    "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16",
    "2029-04-01", "2030-04-21", "2038-04-25",
]  # fmt: skip


@pytest.mark.parametrize("text", EASTER)
def test_easter_sunday_falls_on(text):
    day = date.fromisoformat(text)
    assert easter_sunday(day.year) == day
    assert good_friday(day.year) == day - timedelta(days=2)


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_from_22_march_to_25_april(year):
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


def test_easter_before_the_gregorian_calendar_is_refused():
    with pytest.raises(ValueError):
        easter_sunday(1582)


def test_every_year_from_2015_to_2030_is_recorded():
    assert sorted(recorded()) == list(YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_recorded_days_are_the_rule_but_for_what_was_proclaimed(year):
    taken, added = PROCLAIMED.get(year, (set(), set()))
    assert days_off(year) == ({holiday.on for holiday in by_rule(year)} - taken) | added
    assert {holiday.on for holiday in bank_holidays(year) if holiday.one_off} == added


@pytest.mark.parametrize("year", YEARS)
def test_names_and_basis_agree_with_the_rule_where_the_day_does(year):
    by_date = {holiday.on: holiday for holiday in by_rule(year)}
    for holiday in bank_holidays(year):
        if not holiday.one_off:
            assert holiday == by_date[holiday.on]


@pytest.mark.parametrize(
    ("year", "days"),
    [  # (month, day) of the winter holidays, for each weekday on which Christmas can fall
        (2023, [(1, 2), (12, 25), (12, 26)]),  # Christmas on Monday; 1 January on Sunday
        (2018, [(1, 1), (12, 25), (12, 26)]),
        (2019, [(1, 1), (12, 25), (12, 26)]),
        (2025, [(1, 1), (12, 25), (12, 26)]),
        (2026, [(1, 1), (12, 25), (12, 28)]),  # Friday
        (2027, [(1, 1), (12, 27), (12, 28)]),  # Saturday
        (2022, [(1, 3), (12, 26), (12, 27)]),  # Sunday; 1 January on Saturday
    ],
)
def test_substitute_days_in_winter(year, days):
    winter = [day for day in sorted(days_off(year)) if day.month in (1, 12)]
    assert winter == [date(year, month, day) for month, day in days]


@given(st.integers(1971, 2200))
def test_a_year_has_eight_weekday_bank_holidays_by_rule(year):
    holidays = by_rule(year)
    assert len({holiday.on for holiday in holidays}) == 8
    assert all(holiday.on.weekday() < 5 for holiday in holidays)


def test_a_year_not_recorded_gets_the_days_of_the_rule():
    assert bank_holidays(2041) == by_rule(2041)
