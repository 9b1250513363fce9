"""The yearly figures publish themselves: counted, checked, shown without small numbers, by the clock, or not yet."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import a_review, coordinator, fresh, publish

from wardmote.access.actors import SystemActor
from wardmote.access.errors import NotAllowed, Refused
from wardmote.access.rows import acting_as
from wardmote.calendar.periods import Period
from wardmote.notifications.models import Prompt
from wardmote.reviews import operations
from wardmote.reviews.choices import FiguresSource
from wardmote.reviews.choices import ReviewState as S
from wardmote.reviews.models import PublishedFigures, Review, YearlyFigures
from wardmote.reviews.operations.writing import write_step
from wardmote.reviews.queries.figures import (
    check_figures,
    days_of,
    due_figures,
    published_history,
)
from wardmote.reviews.rules.figures import Figures

YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))
DUE = datetime(2026, 6, 1, 9, tzinfo=UTC)
"""40 working days after the year ended."""
LATER = datetime(2026, 6, 2, 9, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    made = a_partnership(host="testserver")
    publish(made, reporting_begins_month=4)
    coordinator(made)
    return made


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 11, tzinfo=UTC)


def a_case(world: World, received: date, **steps: date) -> Review:
    """An application with the steps that the figures are counted from."""
    review = a_review(world, at=on(received))
    with acting_as(world.system()):
        for state, day in steps.items():
            write_step(world.system(), review, S(state), on(day))
    return review


def test_steps_tell_the_days_that_count() -> None:
    day = date(2025, 5, 1)
    key = YearlyFigures().id
    not_met = [(S.RECEIVED, day), (S.THRESHOLD_NOT_MET, day + timedelta(days=5))]
    assert days_of(key, day, not_met, False).not_met_on == day + timedelta(days=5)
    overturned = [
        *not_met,
        (S.THRESHOLD_MET, day + timedelta(days=9)),
        (S.REVIEWED, day + timedelta(days=20)),
    ]
    found = days_of(key, day, overturned, True)
    assert (found.not_met_on, found.reviewed_on) == (None, day + timedelta(days=20))
    again = [*overturned, (S.REVIEWED, day + timedelta(days=60)), (S.CLOSED, day + timedelta(days=90))]
    assert days_of(key, day, again, True).reviewed_on == day + timedelta(days=20)
    assert days_of(key, day, [(S.RECEIVED, day), (S.WITHDRAWN, day)], False).ended_on == day


def test_a_period_is_counted_from_the_record_and_published_as_ranges(world: World) -> None:
    for month in range(4, 12):
        a_case(world, date(2025, month, 3), threshold_not_met=date(2025, month, 20))
    a_case(world, date(2025, 6, 1), threshold_met=date(2025, 6, 20), reviewed=date(2025, 7, 20))
    a_case(world, date(2026, 4, 2))
    made = operations.publish_figures(by=coordinator(world), period=YEAR, at=LATER)
    with acting_as(world.system()):
        exact = YearlyFigures.objects.get()
    assert (exact.applications, exact.not_met, exact.reviews, exact.recommended) == (9, 8, 1, 0)
    # 9 less 8 leaves one: the small number would be told by the others.
    assert made.shown == [[5, None], [8, 8], [1, 4], [0, 0]]
    with acting_as(world.public()):
        assert [one.words for one in published_history(viewer=world.public()).periods[0].row][
            0
        ] == "5 or more"


def test_the_public_and_other_staff_cannot_read_the_exact_numbers(world: World) -> None:
    operations.publish_figures(by=coordinator(world), period=YEAR, at=LATER)
    for actor in (world.public(), world.viewer("council", "caseworker"), world.viewer("police", "analyst")):
        with acting_as(actor):
            assert not YearlyFigures.objects.exists()
            assert PublishedFigures.objects.count() == 1
        with pytest.raises((NotAllowed, DatabaseError)):
            operations.publish_figures(by=actor, period=YEAR, correction="Mine", at=LATER)


def test_what_contradicts_itself_is_shown_with_the_cases_and_refused_until_explained(world: World) -> None:
    """A review of an application from the year before: right, but not for one cohort."""
    old = a_case(world, date(2025, 3, 20), threshold_met=date(2025, 4, 10), reviewed=date(2025, 5, 1))
    officer = coordinator(world)
    with acting_as(officer):
        found = check_figures(viewer=officer, period=YEAR)
    assert found.figures == Figures(0, 0, 1, 0)
    assert found.problems
    assert found.behind["reviews"].references == found.behind["carried_in"].references == (old.reference,)
    assert "before this period" in found.proposed
    with pytest.raises(Refused) as problem:
        operations.publish_figures(by=officer, period=YEAR, at=LATER)
    assert "explanation" in problem.value.problems
    made = operations.publish_figures(by=officer, period=YEAR, explanation=found.proposed, at=LATER)
    assert made.explanation == found.proposed


def test_a_co_ordinator_of_another_body_sees_how_many_cases_and_not_which(world: World) -> None:
    a_case(world, date(2025, 5, 20))
    elsewhere = world.viewer("police", "review_coordinator")
    with acting_as(elsewhere):
        behind = check_figures(viewer=elsewhere, period=YEAR).behind["applications"]
    assert (behind.references, behind.others) == ((), 1)


def test_earlier_years_are_entered_by_hand_and_checked_the_same_way(world: World) -> None:
    officer = coordinator(world)
    year = Period(date(2017, 4, 1), date(2018, 3, 31))
    published = Figures(4, 4, 4, 3)  # as Reigate and Banstead published it
    with pytest.raises(Refused, match="only 4 applications"):
        operations.enter_figures(by=officer, period=year, figures=published, at=LATER)
    made = operations.enter_figures(
        by=officer, period=year, figures=published, explanation="As published then.", at=LATER
    )
    assert made.source == FiguresSource.ENTERED
    with pytest.raises(Refused) as problem:
        operations.enter_figures(
            by=officer,
            period=Period(date(2016, 4, 1), date(2017, 3, 31)),
            figures=Figures(-1, 0, 0, 0),
            at=LATER,
        )
    assert "applications" in problem.value.problems


def test_a_correction_replaces_and_the_history_keeps_what_stood_there(world: World) -> None:
    officer = coordinator(world)
    operations.publish_figures(by=officer, period=YEAR, at=LATER)
    a_case(world, date(2025, 12, 1))  # a paper application keyed in late
    with pytest.raises(Refused, match="Say why"):
        operations.publish_figures(by=officer, period=YEAR, at=LATER)
    operations.publish_figures(by=officer, period=YEAR, correction="One had been lost in the post.", at=LATER)
    with acting_as(world.public()):
        (only,) = published_history(viewer=world.public()).periods
    assert [row[0].words for row, _ in only.earlier] == ["0"]
    assert only.row[0].words == "1 to 4"
    with pytest.raises(Refused, match="overlaps"):
        operations.publish_figures(by=officer, period=Period(date(2026, 1, 1), date(2026, 3, 31)), at=LATER)


def test_the_clock_publishes_on_the_due_day_and_once(world: World) -> None:
    a_case(world, date(2025, 5, 20))
    with acting_as(world.system()):
        due = due_figures(partnership_id=world.id, on=DUE.date())
    assert (due.period, due.due_on) == (YEAR, DUE.date())
    system = SystemActor(why="test")
    assert operations.publish_due_figures(by=system, at=DUE - timedelta(days=1)) == 0
    assert operations.publish_due_figures(by=system, at=DUE) == 1
    assert operations.publish_due_figures(by=system, at=DUE + timedelta(days=1)) == 0
    with acting_as(world.system()):
        assert YearlyFigures.objects.get().made_by_id is None


def test_the_clock_asks_the_co_ordinators_once_when_figures_contradict_each_other(world: World) -> None:
    a_case(world, date(2025, 3, 20), reviewed=date(2025, 5, 1))
    system = SystemActor(why="test")
    for _ in range(2):
        assert operations.publish_due_figures(by=system, at=DUE) == 0
    with acting_as(world.system()):
        (asked,) = Prompt.objects.filter(record_type="yearly_figures")
    assert "contradict each other" in asked.text
    operations.publish_figures(by=coordinator(world), period=YEAR, explanation="From before.", at=LATER)
    with acting_as(world.system()):
        assert Prompt.objects.get(pk=asked.pk).settled_at is not None


def test_the_clock_does_not_publish_a_period_of_which_the_record_holds_only_a_part() -> None:
    world = a_partnership()
    publish(world, valid_from=date(2020, 1, 1), on=date(2025, 9, 1))
    coordinator(world)
    assert operations.publish_due_figures(by=SystemActor(why="test"), at=DUE) == 0
    with acting_as(world.system()):
        assert "began before" in Prompt.objects.get(record_type="yearly_figures").text


def test_what_stands_in_the_record_is_not_changed_by_publishing(world: World) -> None:
    review = a_case(world, date(2025, 5, 20))
    operations.publish_figures(by=coordinator(world), period=YEAR, at=LATER)
    assert fresh(coordinator(world), review).state == S.RECEIVED
