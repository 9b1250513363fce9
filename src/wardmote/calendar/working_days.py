"""Working days in England and Wales, and when something falls due.

A working day is a Monday to Friday that is not a bank holiday in England and Wales. The 2014 Act sets no
working-day limits for anti-social behaviour: they are what partnerships and councils promise in their own
published procedures (answer in 1, 3 or 5 working days; acknowledge a case review in 2), so the numbers are
settings of the partnership and only the counting is here. The day on which something is received is not
counted: 1 working day from a Monday is the Tuesday.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from wardmote.calendar.bank_holidays import bank_holidays, days_off
from wardmote.calendar.london import in_london, instant_of

CLOSE_OF_BUSINESS = time(17, 0)

_ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Monday to Friday, and not a bank holiday in England and Wales."""
    return day.weekday() < 5 and day not in days_off(day.year)


def why_not_working_day(day: date) -> str:
    """The reason in a word or two ("Saturday", "Easter Monday"); empty for a working day."""
    if day.weekday() >= 5:
        return ("Saturday", "Sunday")[day.weekday() - 5]
    return next((holiday.name for holiday in bank_holidays(day.year) if holiday.on == day), "")


def working_day_on_or_after(day: date) -> date:
    """The day itself when it is a working day, else the next one."""
    while not is_working_day(day):
        day += _ONE_DAY
    return day


@lru_cache(maxsize=4096)
def add_working_days(day: date, days: int) -> date:
    """The working day `days` working days after `day` (before it, when negative).

    `day` itself is not counted. 0 gives the day itself, or the next working day when it is none. It is the
    inverse of `working_days_between`.
    """
    if days == 0:
        return working_day_on_or_after(day)
    step = _ONE_DAY if days > 0 else -_ONE_DAY
    left = abs(days)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days it takes from `start` to `end`: those after `start`, up to and with `end`.

    Negative when `end` is before `start`: minus those before `start`, back to and with `end`. So
    `working_days_between(day, add_working_days(day, n)) == n` for every n but 0.
    """
    if end < start:
        return -_working_days(end, start - _ONE_DAY)
    return _working_days(start + _ONE_DAY, end)


def _working_days(first: date, last: date) -> int:
    """Working days from `first` to `last`, both within; 0 when `last` is before `first`."""
    if last < first:
        return 0
    weeks, rest = divmod((last - first).days + 1, 7)
    weekdays = 5 * weeks + sum((first.weekday() + n) % 7 < 5 for n in range(rest))
    off = sum(first <= day <= last for year in range(first.year, last.year + 1) for day in days_off(year))
    return weekdays - off


def counts_as_received_on(received_at: datetime, *, close: time = CLOSE_OF_BUSINESS) -> date:
    """The working day on which something counts as received.

    What comes in after `close` on the London clock, at a weekend or on a bank holiday counts as received on
    the next working day; what comes in at `close` exactly is in time. The hour is the partnership's own
    (procedure), and `time.max` means that the whole day counts. ValueError for a naive datetime.
    """
    local = in_london(received_at)
    day = local.date()
    if is_working_day(day) and local.time() > close:
        day += _ONE_DAY
    return working_day_on_or_after(day)


def due_on(received_at: datetime, days: int, *, close: time = CLOSE_OF_BUSINESS) -> date:
    """The day by the end of which something received at `received_at` is due in `days` working days.

    Received on a Friday at 16:00 and due in 1 working day: Monday. Received on that Friday at 18:00, it
    counts as received on Monday and is due on Tuesday. ValueError for a naive datetime or when days < 0.
    """
    if days < 0:
        raise ValueError(f"something cannot be due {-days} working days before it was received")
    return add_working_days(counts_as_received_on(received_at, close=close), days)


def due_at(received_at: datetime, days: int, *, close: time = CLOSE_OF_BUSINESS) -> datetime:
    """The instant, in UTC, after which it is late: the close of business on `due_on(…)`."""
    return instant_of(due_on(received_at, days, close=close), close)
