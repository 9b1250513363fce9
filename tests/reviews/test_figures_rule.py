"""The yearly figures as a rule: each application counted once, contradictions named, small numbers given away by nothing."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from itertools import product
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.beside import SHARED, needs_shared

from wardmote.calendar.periods import Period
from wardmote.reviews.rules.figures import (
    Figures,
    ReviewDays,
    Shown,
    count,
    figures_due_on,
    given_away,
    period_before,
    plain,
    proposed_explanation,
    read_row,
    shown,
    total,
    why_not_period,
    why_not_reconciled,
)

YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))
days = st.dates(date(2024, 10, 1), date(2026, 9, 30))


@st.composite
def applications(draw: st.DrawFn) -> ReviewDays:
    """An application whose days come one after the other."""
    received = draw(days)
    later = st.one_of(st.none(), st.integers(0, 200).map(lambda n: received + timedelta(days=n)))
    not_met, reviewed, ended = draw(later), draw(later), draw(later)
    return ReviewDays(uuid4(), received, not_met, reviewed, draw(st.booleans()), ended)


@given(st.lists(applications(), max_size=12), st.randoms())
def test_every_application_is_counted_once_and_in_any_order(cases: list[ReviewDays], order: object) -> None:
    counted = count(cases, YEAR)
    mixed = list(cases)
    order.shuffle(mixed)  # type: ignore[attr-defined]
    assert count(mixed, YEAR).figures == counted.figures
    for ids in (counted.applications, counted.not_met, counted.reviews, counted.recommended):
        assert len(set(ids)) == len(ids)
    assert not set(counted.not_met) & set(counted.reviews)
    assert set(counted.recommended) <= set(counted.reviews)
    # What was received in the period is decided or reviewed in it, ended otherwise, or still open: one of these.
    of_period = set(counted.applications)
    parts = [
        of_period & set(counted.not_met + counted.reviews),
        set(counted.ended_otherwise),
        set(counted.still_open),
    ]
    assert set().union(*parts) == of_period
    assert sum(map(len, parts)) == len(of_period)
    # Everything else that was decided or reviewed came from before.
    assert set(counted.not_met + counted.reviews) - of_period == set(counted.carried_in)


@given(st.lists(applications(), max_size=12))
def test_one_cohort_always_reconciles(cases: list[ReviewDays]) -> None:
    """Only applications from before the period can make the four numbers contradict each other."""
    cohort = [one for one in cases if one.received_on in YEAR]
    assert why_not_reconciled(count(cohort, YEAR).figures) == ()


@given(st.lists(applications(), max_size=12), days)
def test_two_periods_side_by_side_count_what_one_over_both_counts(cases: list[ReviewDays], cut: date) -> None:
    first, last = date(2024, 10, 1), date(2027, 12, 31)
    whole = count(cases, Period(first, last)).figures
    parts = [
        count(cases, Period(first, cut)).figures,
        count(cases, Period(cut + timedelta(days=1), last)).figures,
    ]
    for name in ("applications", "not_met", "reviews", "recommended"):
        assert sum(getattr(part, name) for part in parts) == getattr(whole, name)


def test_what_was_overturned_and_reviewed_is_a_review_and_not_a_threshold_not_met() -> None:
    overturned = ReviewDays(uuid4(), date(2025, 5, 1), date(2025, 6, 1), date(2025, 9, 1), recommended=True)
    assert count([overturned], YEAR).figures == Figures(1, 0, 1, 1)


@pytest.mark.parametrize(
    ("figures", "problems"),
    [
        (
            Figures(4, 4, 4, 3),
            1,
        ),  # Reigate and Banstead 2017/18, as published: cannot all be right for one cohort
        (Figures(4, 4, 0, 0), 0),  # the same council 2019/20
        (Figures(5, 0, 3, 3), 0),  # two came to nothing else: possible
        (Figures(1, 0, 1, 2), 1),
        (Figures(1, 1, 1, 2), 2),
        (Figures(6, None, 5, 4), 1),  # a year of which (b) was never given
        (Figures(0, 0, 0, 0), 0),
    ],
)
def test_figures_that_contradict_each_other_are_found(figures: Figures, problems: int) -> None:
    assert len(why_not_reconciled(figures)) == problems


@needs_shared
def test_published_figures_of_real_councils_are_checked_the_same_way() -> None:
    file = SHARED / "data" / "asb_case_review" / "published_annual_statistics.csv"
    found = {}
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            number = {
                name: int(row[name]) if row[name] else None
                for name in row
                if name.startswith(("app", "thr", "rev"))
            }
            figures = Figures(
                number["applications"] or 0,
                number["threshold_not_met"],
                number["reviews_carried_out"] or 0,
                number["reviews_with_recommendations"] or 0,
            )
            found[row["council"], row["period"]] = why_not_reconciled(figures)
    assert len(found) == 5
    assert [key for key, problems in found.items() if problems] == [("Watford", "2022 (calendar)")]


def test_an_excess_is_explained_by_applications_from_before_or_not_at_all() -> None:
    old = [ReviewDays(uuid4(), date(2025, 3, 1), reviewed_on=date(2025, 4, 20)) for _ in range(2)]
    assert "received before this period" in proposed_explanation(count(old, YEAR))
    assert proposed_explanation(count([], YEAR)) == ""


@pytest.mark.parametrize(
    ("on", "begins", "months", "first", "last"),
    [
        (date(2026, 11, 22), 4, 12, date(2025, 4, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), 4, 12, date(2025, 4, 1), date(2026, 3, 31)),
        (date(2026, 3, 31), 4, 12, date(2024, 4, 1), date(2025, 3, 31)),
        (date(2026, 11, 22), 4, 6, date(2026, 4, 1), date(2026, 9, 30)),
        (date(2026, 2, 1), 1, 3, date(2025, 10, 1), date(2025, 12, 31)),
        (date(2024, 3, 1), 1, 2, date(2024, 1, 1), date(2024, 2, 29)),  # a leap year
        (date(2026, 4, 2), 4, 5, date(2026, 2, 1), date(2026, 3, 31)),  # 5 + 5 + 2 months
    ],
)
def test_the_last_whole_period(on: date, begins: int, months: int, first: date, last: date) -> None:
    assert period_before(on, begins_month=begins, months=months) == Period(first, last)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(1, 12), st.integers(1, 12))
def test_a_period_is_over_is_never_longer_than_a_year_and_follows_the_one_before(
    on: date, begins: int, months: int
) -> None:
    period = period_before(on, begins_month=begins, months=months)
    assert why_not_period(period, on=on) == ""
    before = period_before(period.last_day, begins_month=begins, months=months)
    assert before.last_day + timedelta(days=1) == period.first_day


def test_periods_that_overlap_would_tell_their_difference() -> None:
    quarter = Period(date(2026, 1, 1), date(2026, 3, 31))
    assert "overlaps" in why_not_period(YEAR, on=date(2026, 6, 1), taken=[quarter])
    assert why_not_period(YEAR, on=date(2026, 6, 1), taken=[YEAR]) == ""  # a correction of the same period
    assert "when it is over" in why_not_period(YEAR, on=date(2026, 3, 31))
    assert "12 months" in why_not_period(Period(date(2025, 4, 1), date(2026, 4, 1)), on=date(2026, 6, 1))


def test_figures_are_due_in_working_days() -> None:
    assert figures_due_on(YEAR, 2) == date(2026, 4, 2)
    assert figures_due_on(YEAR, 3) == date(2026, 4, 7)  # Good Friday and Easter Monday between


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (Figures(0, 0, 0, 0), ["0", "0", "0", "0"]),
        (Figures(12, 6, 6, 5), ["12", "6", "6", "5"]),
        (Figures(3, 1, 2, 1), ["1 to 4", "1 to 4", "1 to 4", "1 to 4"]),
        (Figures(30, 3, 20, 4), ["30", "1 to 4", "20", "1 to 4"]),
        # 6 less 5 leaves exactly one for the hidden one, so the 6 is hidden too.
        (Figures(6, 1, 5, 5), ["5 or more", "1 to 4", "5", "5"]),
        (Figures(6, None, 5, 4), ["6", "not given", "5", "1 to 4"]),
    ],
)
def test_small_numbers_are_ranges(figures: Figures, words: list[str]) -> None:
    assert [one.words for one in shown(figures)] == words


@st.composite
def cohorts(draw: st.DrawFn) -> Figures:
    """Four numbers that can be right for one cohort."""
    reviews, not_met = draw(st.integers(0, 12)), draw(st.integers(0, 12))
    more, recommended = draw(st.integers(0, 6)), draw(st.integers(0, reviews))
    return Figures(reviews + not_met + more, not_met, reviews, recommended)


@settings(deadline=None)  # it tries every world
@given(cohorts(), st.integers(0, 7))
def test_no_hidden_number_can_be_worked_out_from_the_others(figures: Figures, smallest: int) -> None:
    row = shown(figures, smallest=smallest)
    values = [figures.applications, figures.not_met, figures.reviews, figures.recommended]
    for value, one in zip(values, row, strict=True):
        assert value in one, "what is shown is true"
        assert not (one.is_exact and 0 < value < smallest), "small numbers are not shown"
    assert given_away(row) == ()
    # The same by trying every world, without the rule's own guesses.
    worlds = (
        [
            w
            for w in product(range(24), range(9), range(9), range(9))
            if w[1] + w[2] <= w[0] and w[3] <= w[2] and all(n in one for n, one in zip(w, row, strict=True))
        ]
        if any(not one.is_exact for one in row) and figures.applications < 9
        else []
    )
    for at, one in enumerate(row):
        if worlds and not one.is_exact:
            assert len({w[at] for w in worlds}) > 1


@given(st.lists(cohorts(), min_size=1, max_size=5))
def test_no_total_tells_a_hidden_period_by_subtraction(years: list[Figures]) -> None:
    rows = [shown(one) for one in years]
    for at, sum_shown in enumerate(total(rows)):
        column = [row[at] for row in rows]
        assert sum_shown.is_exact == all(one.is_exact for one in column)
        if sum_shown.is_exact:
            assert sum_shown.least == sum(one.least or 0 for one in column)


def test_rows_are_kept_as_plain_values() -> None:
    row = shown(Figures(6, None, 5, 4))
    assert read_row(plain(row)) == row
    assert Shown(None, None).words == "not given"
