"""What one act writes goes to the database in one statement, and only if nothing went wrong before."""

from contextlib import suppress
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders.reports import Door, a_door

from wardmote.access.errors import Refused
from wardmote.access.gathering import gathered, write
from wardmote.access.ids import new_id
from wardmote.access.queue import put_in_queue
from wardmote.access.rows import acting_as, switched_to
from wardmote.audit.choices import Category
from wardmote.audit.operations import EventNotWritten, operation, record
from wardmote.notifications.models import Prompt

pytestmark = pytest.mark.django_db

_PROMPT = (
    "insert into notifications_prompt (id, partnership_id, agency_id, text, record_type, reference, created_at)"
    " values (%s, %s, %s, 'Look', 'report', %s, statement_timestamp())"
)


def _prompt(door: Door, reference: str, key: UUID | None = None) -> None:
    write(_PROMPT, [key or new_id(), door.partnership.id, door.council.id, reference])


def _kept(door: Door) -> list[str]:
    with acting_as(door.system):
        return sorted(Prompt.objects.values_list("reference", flat=True))


def _jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = 'tests.nothing'")
        return int(cursor.fetchone()[0])


def test_rows_jobs_and_events_of_an_act_are_one_statement_with_the_rows_first() -> None:
    door = a_door()
    before = _jobs()
    with acting_as(door.system), CaptureQueriesContext(connection) as sent, gathered():
        put_in_queue("tests.nothing", number=1)
        _prompt(door, "A-1")
        record(door.system, Category.ALTERATION, "tests.act", "report", [new_id()])
        with gathered():  # a part of an act belongs to it
            _prompt(door, "A-2")
            put_in_queue("tests.nothing", number=2)
        assert len(sent) == 0
    assert len(sent) == 1
    assert _kept(door) == ["A-1", "A-2"]
    assert _jobs() == before + 2


def test_without_an_act_around_it_a_row_is_written_at_once() -> None:
    door = a_door()
    with acting_as(door.system):
        _prompt(door, "A-1")
        assert Prompt.objects.count() == 1


def test_an_error_within_sends_nothing() -> None:
    door = a_door()

    def go_wrong() -> None:
        with gathered():
            _prompt(door, "A-1")
            raise Refused("Not like this.")

    with acting_as(door.system), CaptureQueriesContext(connection) as sent:
        with pytest.raises(Refused):
            go_wrong()
        assert len(sent) == 0
        _prompt(door, "A-2")  # and nothing is left over for the next
    assert _kept(door) == ["A-2"]


@pytest.mark.parametrize("broken", ["event", "row"])
def test_the_part_at_fault_says_what_its_failure_means(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from wardmote.audit import operations as audit

    door = a_door()
    key = new_id()
    with acting_as(door.system):
        _prompt(door, "A-1", key)
    if broken == "event":
        monkeypatch.setattr(audit, "_INSERT", audit._INSERT.replace("audit_accessevent", "audit_gone"))
    expected = EventNotWritten if broken == "event" else Taken

    def write_both() -> None:
        with acting_as(door.system), gathered():
            write(
                _PROMPT,
                [new_id() if broken == "event" else key, door.partnership.id, door.council.id, "A-2"],
                blame=lambda error: Taken() if "notifications_prompt_pkey" in str(error) else None,
            )
            record(door.system, Category.ALTERATION, "tests.act", "report", [new_id()])

    with pytest.raises(expected):
        write_both()
    monkeypatch.undo()
    assert _kept(door) == ["A-1"]


class Taken(Exception):
    """Somebody was faster."""


def test_an_operation_that_forgot_its_event_sends_nothing() -> None:
    door = a_door()

    @operation
    def forget(*, by: object) -> None:
        _prompt(door, "A-1")

    from wardmote.audit.operations import UnrecordedOperation

    def act() -> None:
        with acting_as(door.system), gathered():
            forget(by=door.system)

    with pytest.raises(UnrecordedOperation):
        act()
    assert _kept(door) == []


def test_what_somebody_else_does_within_is_written_as_them_and_can_fail_alone() -> None:
    door = a_door()
    with acting_as(door.officer), gathered():
        record(door.officer, Category.ALTERATION, "tests.act", "report", [new_id()])
        with switched_to(door.system):
            _prompt(door, "A-1")
            record(door.system, Category.ALTERATION, "tests.act", "report", [new_id()])
        with suppress(Refused), acting_as(door.officer):
            record(door.officer, Category.ALTERATION, "tests.act", "report", [new_id()])
            write("delete from notifications_prompt where reference = %s", ["A-1"])
            raise Refused("Not like this.")
        record(door.officer, Category.ALTERATION, "tests.act", "report", [new_id()])
    assert _kept(door) == ["A-1"]
