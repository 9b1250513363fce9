"""How many statements a page takes: a fixed number, however many rows there are and however many are shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.builders.cases import a_case, add_victim, officer
from tests.builders.cases import a_report as a_told_report
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.actors import SystemActor, Viewer
from wardmote.access.rows import acting_as
from wardmote.cases import operations as cases
from wardmote.cases.choices import EntryKind
from wardmote.cases.queries.lists import list_cases
from wardmote.cases.queries.reading import get_case
from wardmote.partnerships.models import Partnership
from wardmote.partnerships.operations.machines import make_token
from wardmote.places.queries import current_areas
from wardmote.reports.permissions import SCOPE_TO_SEND
from wardmote.reports.queries.inbox import InboxFilter, list_inbox

pytestmark = pytest.mark.django_db

INBOX, CASES, CASE, INTAKE = 8, 8, 10, 12
PAGE = 8
"""Of a list, from the session to the event."""


@pytest.fixture
def world() -> World:
    return a_partnership()


def asked(viewer: Viewer | None, act: Callable[[], Any]) -> list[str]:
    """The statements that an act sends, without those that only mark a place in the transaction."""
    if viewer is None:
        with CaptureQueriesContext(connection) as sent:
            act()
    else:
        with acting_as(viewer), CaptureQueriesContext(connection) as sent:
            act()
    return [one["sql"] for one in sent if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def test_the_inbox_takes_the_same_statements_for_any_page_size_and_number_of_reports(world: World) -> None:
    viewer = officer(world)
    for number in range(3):
        a_told_report(world, place_text=f"{number} Bell Street")

    def page(size: int, **wanted: Any) -> list[str]:
        return asked(
            viewer,
            lambda: list_inbox(
                viewer=viewer, wanted=InboxFilter(**wanted), today=date(2026, 11, 20), size=size
            ),
        )

    few = len(page(10))
    for number in range(30):
        a_told_report(world, place_text=f"{number} Mill Lane")
    assert [len(page(size)) for size in (10, 25, 100)] == [few] * 3
    assert few <= INBOX
    assert len(page(10, words="music")) == len(page(100, words="music")) <= INBOX


def test_the_list_of_cases_takes_the_same_statements_for_any_page_size(world: World) -> None:
    viewer = officer(world)
    for number in range(12):
        a_case(world, title=f"Noise {number}")
    today = timezone.localdate()
    counts = [
        len(asked(viewer, lambda size=size: list_cases(viewer=viewer, today=today, size=size)))  # type: ignore[misc]
        for size in (2, 5, 50)
    ]
    assert len(set(counts)) == 1
    assert counts[0] <= CASES


def test_a_case_takes_at_most_ten_statements_however_long_its_chronology(world: World) -> None:
    viewer = officer(world)
    case = a_case(world)
    add_victim(world, case)

    def read() -> list[str]:
        return asked(viewer, lambda: get_case(viewer=viewer, reference=case.reference))

    read()
    few = len(read())
    for number in range(40):
        cases.add_entry(by=viewer, case=case, kind=EntryKind.NOTE, text=f"Note {number}")
    for number in range(4):
        cases.set_case_action(by=viewer, case=case, text=f"Visit {number}")
    for number in range(3):
        add_victim(world, case, name=f"Neighbour {number}")
    assert len(read()) == few <= CASE


@pytest.mark.parametrize("people", [False, True])
def test_taking_a_report_in_by_machine_takes_at_most_twelve_statements(world: World, people: bool) -> None:
    _, secret = make_token(
        by=world.viewer("council", "supervisor"),
        agency=world.agency("council"),
        name="CRM",
        scopes=[SCOPE_TO_SEND],
    )
    body: dict[str, Any] = {
        "words": "Loud music every night",
        "kinds": ["noise"],
        "place_text": "4 Bell Street",
    }
    if people:
        contact = {"kind": "email", "safety": "safe", "may_leave_message": True, "may_say_who_we_are": True}
        body["reporter"] = {"name": "Robin Ash", "contacts": [{**contact, "value": "robin@resident.example"}]}

    def send() -> None:
        response = Client().post(
            "/api/v1/reports",
            data=json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": str(uuid4())},
        )
        assert response.status_code == 201, response.content

    send()
    with acting_as(world.system()):
        current_areas()  # what a process keeps of them is looked at again each second
    assert len(asked(None, send)) <= INTAKE


def more_reports(world: World) -> None:
    for number in range(30):
        a_told_report(world, place_text=f"{number} Mill Lane")


def more_cases(world: World) -> None:
    for number in range(30):
        a_case(world, title=f"Noise {number}")


@pytest.mark.parametrize(("path", "grow"), [("/inbox", more_reports), ("/cases", more_cases)])
def test_a_whole_page_of_a_list_takes_at_most_eight_statements_however_long_it_is(
    world: World, path: str, grow: Callable[[World], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a process keeps of areas it looks at again each second: not in the midst of counting.
    monkeypatch.setattr("wardmote.places.queries.CHECK_AREAS_EVERY", 3_600.0)
    # Nor does it trust them after a test that loaded areas and took them back.
    monkeypatch.setattr("wardmote.places.queries._areas.is_changing", False)
    monkeypatch.setattr("wardmote.places.queries._areas.held", None)
    client = signed_in_client(world, "council", "caseworker")
    a_case(world)  # and the report it came from
    with acting_as(SystemActor(why="test")):
        Partnership.objects.filter(pk=world.partnership.pk).update(hosts=["testserver"])

    def page() -> int:
        sent = asked(None, lambda: client.get(path))
        assert "wardmote.kind" in sent[-1], (
            "the transaction of a test goes on as nobody, that of a request ends"
        )
        return len(sent) - 1

    page()
    one = page()
    grow(world)
    assert page() == one <= PAGE
