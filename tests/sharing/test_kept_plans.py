"""Plans that the database keeps from one use to the next never carry one person's answer to another."""

import pytest
from django.db import connection
from tests.builders.reports import a_door, a_report, noise

from wardmote.access.rows import acting_as
from wardmote.cases.models import Case
from wardmote.reports.choices import Kind
from wardmote.reports.models import Report

pytestmark = pytest.mark.django_db

ASKED = "select r.id from reports_report r order by r.id"


def ids_seen() -> list:
    with connection.cursor() as cursor:
        cursor.execute(ASKED)
        return [row[0] for row in cursor.fetchall()]


def kept_plans() -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select generic_plans, custom_plans from pg_prepared_statements where statement = %s", [ASKED]
        )
        return cursor.fetchall()


@pytest.mark.parametrize("how", ["force_generic_plan", "force_custom_plan", "auto"])
def test_one_statement_prepared_on_one_connection_answers_each_actor_for_themselves(how):
    door, elsewhere = a_door(), a_door()
    ours = a_report(door).id
    theirs = a_report(door, noise(kinds=(Kind.VEHICLE_NUISANCE,))).id  # goes to the police
    far = a_report(elsewhere).id
    with connection.cursor() as cursor:
        cursor.execute(f"set local plan_cache_mode = {how}")
    expected = [
        (door.officer, [ours]),
        (door.constable, [theirs]),
        (door.analyst, []),
        (door.public, []),
        (elsewhere.officer, [far]),
        (door.system, sorted([ours, theirs])),
    ]
    for _ in range(5):
        for actor, wanted in expected:
            with acting_as(actor):
                assert ids_seen() == wanted, actor
        assert ids_seen() == [], "nobody acts: nothing is seen"
    (used,) = kept_plans()
    assert sum(used) > 20, "the statement is prepared, and was used again and again"
    if how == "force_generic_plan":
        assert used[0] > 20


def test_the_same_page_for_two_people_in_turns_shows_each_their_own():
    """Through the product's own filter, whose values are bound anew each time."""
    door = a_door()
    ours = a_report(door).id
    theirs = a_report(door, noise(kinds=(Kind.VEHICLE_NUISANCE,))).id
    for _ in range(6):
        for actor, wanted in ((door.officer, [ours]), (door.constable, [theirs])):
            with acting_as(actor):
                assert list(Report.objects.visible_to(actor).values_list("id", flat=True)) == wanted
                # The other's filter does not open what the database keeps for whoever acts now.
                other = door.constable if actor is door.officer else door.officer
                assert not Report.objects.visible_to(other).exists()
                assert not Case.objects.visible_to(actor).exists()
