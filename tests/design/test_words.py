"""How dates, times and counts are written."""

from datetime import UTC, date, datetime, time

import pytest

from wardmote.design import words


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (time(14, 30), "2:30pm"), (time(9), "9am"), (time(0), "midnight"), (time(12), "midday"),
        (time(0, 5), "12:05am"), (time(12, 5), "12:05pm"), (time(23, 59), "11:59pm"), (None, ""),
    ],
)  # fmt: skip
def test_a_time_of_day_is_written_as_people_say_it(at, written):
    assert words.clock_words(at) == written


def test_an_instant_is_written_in_the_time_of_the_united_kingdom():
    in_summer = datetime(2026, 7, 31, 23, 30, tzinfo=UTC)
    assert words.moment_words(in_summer) == "1 August 2026, 12:30am"
    assert words.short_date(in_summer) == "1 Aug 2026"
    assert words.day_words(in_summer) == "Saturday 1 August 2026"


def test_the_year_is_left_out_only_within_the_same_year():
    at = datetime(2026, 11, 6, 14, 30, tzinfo=UTC)
    assert words.short_moment(at, datetime(2026, 11, 22, tzinfo=UTC)) == "6 Nov, 2:30pm"
    assert words.short_moment(at, datetime(2027, 1, 1, tzinfo=UTC)) == "6 Nov 2026, 2:30pm"
    assert words.short_moment(at) == "6 Nov 2026, 2:30pm"


def test_a_date_without_a_time_does_not_move():
    assert words.date_words(date(2026, 11, 6)) == "6 November 2026"


@pytest.mark.parametrize(
    ("days", "written"),
    [
        (3, "3 working days left"), (1, "1 working day left"), (0, "due today"),
        (-1, "1 working day overdue"), (-12, "12 working days overdue"), (None, ""),
    ],
)  # fmt: skip
def test_a_response_clock_says_what_is_left(days, written):
    assert words.working_days_left(days) == written


def test_counts_and_lists():
    assert words.plural(1, "report") == "1 report"
    assert words.plural(37230, "report") == "37,230 reports"
    assert words.plural(2, "person", "people") == "2 people"
    assert words.list_words(["a", "b", "c"]) == "a, b and c"
    assert words.list_words(["a"]) == "a"
    assert words.list_words([]) == ""
    assert words.lower_first("ASB case") == "ASB case"
    assert words.lower_first("Your name") == "your name"
