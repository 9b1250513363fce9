"""Published case review procedures: what the law lets them say, and which one is in force on a day."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.builders.partnership import a_partnership

from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.partnerships import operations
from wardmote.partnerships.choices import AppealBody, DayUnit, ReviewStep
from wardmote.partnerships.models import ReviewProcedure
from wardmote.partnerships.queries import get_procedure, list_procedures, procedure_on
from wardmote.partnerships.rules.procedures import (
    StepLimit,
    Terms,
    read_limits,
    spans,
    why_limits_clash,
    why_not_from,
    why_not_publishable,
    written_limits,
)

PLAIN = Terms(name="Ashby Vale procedure", contact_phone="01632 960 001")
LIMITS = (
    StepLimit(ReviewStep.ACKNOWLEDGED, 2, ReviewStep.RECEIVED),
    StepLimit(ReviewStep.DECIDED, 3, ReviewStep.ACKNOWLEDGED),
)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"complaints_needed": 4}, "complaints_needed"),  # s.104(4), explanatory note
        ({"complaints_needed": 0}, "complaints_needed"),
        ({"reporting_months": 13}, "reporting_months"),  # s.104(9)
        ({"appeal_to": ()}, "appeal_to"),  # Sch.4 para.3
        ({"contact_phone": ""}, "contact_email"),  # s.104(3)
        ({"people_needed": 1}, "people_needed"),
        ({"name": " "}, "name"),
        ({"channels": ()}, "channels"),
        ({"limits": (*LIMITS, LIMITS[0])}, "limits"),
    ],
)
def test_what_the_law_forbids_is_not_published(change: dict[str, object], field: str) -> None:
    assert set(why_not_publishable(replace(PLAIN, **change))) == {field}


@pytest.mark.parametrize("needed", [1, 2, 3])
def test_an_area_may_need_fewer_complaints_than_three(needed: int) -> None:
    assert why_not_publishable(replace(PLAIN, complaints_needed=needed)) == {}


def test_a_step_is_counted_from_one_before_it() -> None:
    assert why_limits_clash(LIMITS) == ""
    assert why_limits_clash([StepLimit(ReviewStep.DECIDED, 3, ReviewStep.PANEL)])
    assert why_limits_clash([StepLimit(ReviewStep.RECEIVED, 3, ReviewStep.RECEIVED)])
    assert why_limits_clash([StepLimit(ReviewStep.DECIDED, 0, ReviewStep.RECEIVED)])
    assert read_limits(written_limits(LIMITS)) == LIMITS


@pytest.mark.parametrize(
    ("terms", "behaviour", "last"),
    [
        (PLAIN, date(2026, 3, 10), date(2026, 4, 9)),
        (PLAIN, date(2024, 1, 31), date(2024, 2, 29)),
        (
            replace(PLAIN, reported_within=40, reported_unit=DayUnit.DAYS),
            date(2026, 3, 10),
            date(2026, 4, 18),
        ),
    ],
)
def test_a_complaint_is_in_time_by_the_terms(terms: Terms, behaviour: date, last: date) -> None:
    assert terms.report_window(behaviour).last_day == last


def test_an_application_is_in_time_for_six_months_beginning_with_the_complaint() -> None:
    assert PLAIN.application_window(date(2026, 3, 1)).last_day == date(2026, 8, 31)


days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(st.sets(days, min_size=1), days)
def test_versions_never_overlap_and_leave_no_gap(starts: set[date], day: date) -> None:
    found = [span for span in spans(starts) if day in span]
    assert len(found) == (1 if day >= min(starts) else 0)
    if found:
        assert found[0].valid_from == max(start for start in starts if start <= day)


@given(days, days, days)
def test_a_later_version_begins_after_the_newest_and_not_in_the_past(
    new: date, latest: date, on: date
) -> None:
    assert (why_not_from(valid_from=new, latest_from=latest, on=on) == "") == (new > latest and new >= on)
    assert why_not_from(valid_from=new, latest_from=None, on=on) == ""


@pytest.mark.django_db
def test_the_version_of_the_day_is_in_force_and_the_one_before_it_stays_as_it_was() -> None:
    world = a_partnership()
    operator = world.viewer("council", "operator")

    def publish(needed: int, valid_from: date, on: date) -> ReviewProcedure:
        return operations.publish_procedure(
            by=operator,
            partnership=world.partnership,
            terms=replace(PLAIN, complaints_needed=needed, limits=LIMITS, appeal_to=tuple(AppealBody)),
            valid_from=valid_from,
            on=on,
        )

    first, second = (
        publish(3, date(2020, 4, 1), date(2026, 5, 1)),
        publish(2, date(2026, 6, 1), date(2026, 5, 1)),
    )
    with acting_as(world.public()):
        at = {
            day: procedure_on(partnership_id=world.id, day=day)
            for day in (date(2020, 3, 31), date(2026, 5, 31), date(2026, 6, 1))
        }
        listed = list_procedures(viewer=world.public())
    assert list(at.values()) == [None, first, second]
    assert at[date(2026, 5, 31)].terms.complaints_needed == 3
    assert at[date(2026, 5, 31)].terms.limits == LIMITS
    assert [one.span.valid_to for one in listed] == [None, date(2026, 5, 31)]
    with pytest.raises(Refused) as problem:
        publish(1, date(2026, 6, 1), date(2026, 5, 2))
    assert "valid_from" in problem.value.problems
    # A version that has not begun may be taken back, one that has may not.
    operations.withdraw_procedure(by=operator, procedure=second, on=date(2026, 5, 31))
    with pytest.raises(Refused):
        operations.withdraw_procedure(by=operator, procedure=first, on=date(2026, 5, 31))
    with acting_as(operator):
        assert procedure_on(partnership_id=world.id, day=date(2026, 6, 2)) == first
        assert get_procedure(viewer=operator, version=2).span is None
    assert publish(1, date(2026, 6, 1), date(2026, 6, 1)).version == 3


@pytest.mark.django_db
def test_a_published_version_cannot_be_changed_even_by_plain_sql() -> None:
    world = a_partnership()
    operator = world.viewer("council", "operator")
    made = operations.publish_procedure(
        by=operator,
        partnership=world.partnership,
        terms=PLAIN,
        valid_from=date(2026, 4, 1),
        on=date(2026, 4, 1),
    )
    with pytest.raises(DatabaseError), acting_as(operator), transaction.atomic():
        ReviewProcedure.objects.filter(pk=made.pk).update(complaints_needed=1)


@pytest.mark.django_db
def test_only_the_partnerships_administrator_publishes() -> None:
    here, there = a_partnership(host="here.example"), a_partnership(host="there.example")
    day = date(2026, 4, 1)
    for role in ("caseworker", "review_coordinator", "account_administrator"):
        with pytest.raises(NotAllowed):
            operations.publish_procedure(
                by=here.viewer("council", role),
                partnership=here.partnership,
                terms=PLAIN,
                valid_from=day,
                on=day,
            )
    with pytest.raises(NotFound):
        operations.publish_procedure(
            by=here.viewer("council", "operator"),
            partnership=there.partnership,
            terms=PLAIN,
            valid_from=day,
            on=day,
        )
