"""The bank holidays of England and Wales.

Two sources that check each other:

- `bank_holidays.toml`, the days as they were or will be kept, each with what it rests on;
- `by_rule(year)`, the days a year has before anything is proclaimed for that year alone.

Sources: Banking and Financial Dealings Act 1971 s.1 and Sch.1 para 1 (England and Wales: Easter Monday, the
last Monday in May, the last Monday in August, 26 December if it is not a Sunday, 27 December in a year in
which 25 or 26 December is a Sunday); s.1(2) (a day may be moved) and s.1(3) (special days by royal
proclamation: New Year's Day since 1974, the first Monday in May since 1978, and a substitute when a holiday
falls at a weekend). Christmas Day and Good Friday are holidays at common law.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

COMMON_LAW = "common law"
STATUTE = "1971 Act, Sch.1"
PROCLAMATION = "proclamation"

_FILE = Path(__file__).with_name("bank_holidays.toml")
_MONDAY = 0


@dataclass(frozen=True, slots=True, order=True)
class BankHoliday:
    """One weekday on which offices are closed.

    `basis` is what it rests on: common law, the 1971 Act, or a proclamation. `one_off` marks a day that no
    rule yields: it was proclaimed, or moved, for its year alone.
    """

    on: date
    name: str
    basis: str
    one_off: bool = False


def easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (1583 to 9999).

    Source: Calendar (New Style) Act 1750 s.3 and its tables; computed with the "anonymous Gregorian"
    algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8).
    """
    if not 1583 <= year <= 9999:
        raise ValueError(f"Easter is not defined here for the year {year}")
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    moon = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * moon) // 451
    month, day = divmod(h + moon - 7 * m + 114, 31)
    return date(year, month, day + 1)


def good_friday(year: int) -> date:
    """The Friday before Easter Sunday: a holiday at common law, and disregarded by section 9(4) of the
    Anti-social Behaviour, Crime and Policing Act 2014."""
    return easter_sunday(year) - timedelta(days=2)


def by_rule(year: int) -> tuple[BankHoliday, ...]:
    """The weekday bank holidays of a year before any one-off proclamation, in order of date.

    Only Mondays to Fridays are named: Boxing Day on a Saturday is a bank holiday under Schedule 1 too, but
    makes no difference to the counting of working days; its substitute on the Monday does.
    """
    easter = easter_sunday(year)
    found = [
        BankHoliday(good_friday(year), "Good Friday", COMMON_LAW),
        BankHoliday(easter + timedelta(days=1), "Easter Monday", STATUTE),
        BankHoliday(_first_monday(year, 5), "Early May bank holiday", PROCLAMATION),
        BankHoliday(_last_monday(year, 5), "Spring bank holiday", STATUTE),
        BankHoliday(_last_monday(year, 8), "Summer bank holiday", STATUTE),
    ]
    new_year = date(year, 1, 1)
    if new_year.weekday() < 5:
        found.append(BankHoliday(new_year, "New Year's Day", PROCLAMATION))
    else:
        monday = new_year + timedelta(days=7 - new_year.weekday())
        found.append(BankHoliday(monday, "New Year's Day (substitute day)", PROCLAMATION))
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    match christmas.weekday():
        case 4:  # Friday; Boxing Day is a Saturday
            found.append(BankHoliday(christmas, "Christmas Day", COMMON_LAW))
            found.append(BankHoliday(date(year, 12, 28), "Boxing Day (substitute day)", PROCLAMATION))
        case 5:  # Saturday; Boxing Day is a Sunday, so Schedule 1 gives the 27th
            found.append(BankHoliday(date(year, 12, 27), "Christmas Day (substitute day)", STATUTE))
            found.append(BankHoliday(date(year, 12, 28), "Boxing Day (substitute day)", PROCLAMATION))
        case 6:  # Sunday; Schedule 1 gives the 26th and the 27th
            found.append(BankHoliday(boxing, "Boxing Day", STATUTE))
            found.append(BankHoliday(date(year, 12, 27), "Christmas Day (substitute day)", STATUTE))
        case _:
            found.append(BankHoliday(christmas, "Christmas Day", COMMON_LAW))
            found.append(BankHoliday(boxing, "Boxing Day", STATUTE))
    return tuple(sorted(found))


@cache
def recorded() -> dict[int, tuple[BankHoliday, ...]]:
    """The days of `bank_holidays.toml` by year. ValueError when a row is no weekday or is out of its year."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    by_year: dict[int, tuple[BankHoliday, ...]] = {}
    for year_text, days in rows["years"].items():
        year = int(year_text)
        holidays = tuple(
            sorted(
                BankHoliday(day["on"], day["name"], day["basis"], day.get("one_off", False)) for day in days
            )
        )
        for holiday in holidays:
            if holiday.on.year != year or holiday.on.weekday() > 4:
                raise ValueError(f"bank_holidays.toml: {holiday.on} is not a weekday of {year}")
        by_year[year] = holidays
    return by_year


@cache
def bank_holidays(year: int) -> tuple[BankHoliday, ...]:
    """The bank holidays of a year: as recorded, else by rule.

    A year that is not in the file gets the rule's days. For a year to come these are right unless something
    is proclaimed; for a year before 2015 they lack its one-off days.
    """
    return recorded().get(year) or by_rule(year)


@cache
def days_off(year: int) -> frozenset[date]:
    """The dates of `bank_holidays(year)`."""
    return frozenset(holiday.on for holiday in bank_holidays(year))


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(_MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    """For months of 31 days, which May and August are."""
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())
