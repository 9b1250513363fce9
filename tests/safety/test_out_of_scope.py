"""Asking for what is not theirs to know of leaves a denied event, and tells the asker nothing: not by the answer, not by
what is written, not by the log of their own acts, not by the database."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.builders.cases import a_case, a_report
from tests.builders.files import pdf
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client
from tests.safety.attack import same_headers, settled

from wardmote.access.actors import SigningIn, Viewer
from wardmote.access.choices import Role
from wardmote.access.errors import NotAllowed
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Purpose
from wardmote.audit.operations import EventNotWritten, record_out_of_scope
from wardmote.audit.queries import list_events, list_failed_sign_ins, list_own_events
from wardmote.cases import operations as cases
from wardmote.cases.choices import SharingClass
from wardmote.partnerships.models import Membership
from wardmote.partnerships.operations.machines import make_token
from wardmote.partnerships.queries import viewer_of

pytestmark = pytest.mark.django_db
ABSENT = {"str": "C-ZZZZ-ZZZZ", "uuid": "01980000-0000-7000-8000-000000000000"}


@pytest.fixture
def here() -> World:
    return a_partnership(host="testserver")


def a_hidden_case(here: World) -> Any:
    keeper = here.viewer("council", "caseworker", key="keeper")
    return cases.open_case(
        by=keeper, title="Zanzibar", owner_id=keeper.membership_id, sharing_class=SharingClass.HIDDEN
    )


def denied(reader: Viewer, about: UUID | None = None) -> list[tuple[str, str, list[UUID]]]:
    """The denied events that somebody reads in the log: act, kind of record, records."""
    with acting_as(reader):
        rows = list_events(viewer=reader, purpose=Purpose.INTEGRITY, record_id=about)
    return [(row["act"], row["record_type"], row["record_ids"]) for row in rows if row["outcome"] == "denied"]


def officer_of(here: World, agency: str = "council") -> Viewer:
    return here.viewer(agency, "privacy_officer")


def statements(client: Client, address: str) -> tuple[list[str], Any]:
    """What an answer sends to the database, without its values."""
    with CaptureQueriesContext(connection) as sent:
        answer = client.get(address)
    return [re.sub(r"'[^']*'|\d+", "?", one["sql"]) for one in sent], answer


def test_a_hidden_case_and_one_that_is_nowhere_are_answered_alike_and_leave_an_event_each(here):
    case = a_hidden_case(here)
    client = signed_in_client(here, "council", "caseworker")
    client.get("/cases/C-YYYY-YYYY")  # the session's own writes are made by now
    to_hidden, hidden = statements(client, f"/cases/{case.reference}")
    to_absent, absent = statements(client, f"/cases/{ABSENT['str']}")
    assert hidden.status_code == absent.status_code == 404
    assert settled(hidden, f"/cases/{case.reference}") == settled(absent, f"/cases/{ABSENT['str']}")
    assert same_headers(hidden) == same_headers(absent)
    assert to_hidden == to_absent, "the same statements, so no other time"
    found = denied(officer_of(here))
    assert found[:2] == [("pages.case", "record", []), ("pages.case", "case", [case.id])]
    assert denied(officer_of(here), about=case.id) == [("pages.case", "case", [case.id])]


def test_every_kind_of_record_that_an_address_names_is_found_by_the_log(here):
    """What stands in the tables `records_named_in_…`; a room with records of its own says so in a migration."""
    police = here.viewer("police", "caseworker")
    case = a_case(here, by=police)
    report = a_report(here, agency="police")
    note = cases.add_entry(by=police, case=case, kind="note", text="x")
    action = cases.set_case_action(by=police, case=case, text="Ring")
    document = cases.add_file(by=police, case=case, name="a.pdf", content=pdf())
    client = signed_in_client(here, "council", "caseworker")
    for address, kind, record_id in (
        (f"/cases/{case.reference}", "case", case.id),
        (f"/cases/{case.reference.lower()}", "case", case.id),
        (f"/cases/locked/{case.id}", "case", case.id),
        (f"/reports/{report.reference}", "report", report.id),
        (f"/cases/{ABSENT['str']}/lines/{note.line}/history", "entry", note.line),
        (f"/cases/{ABSENT['str']}/actions/{action.id}", "action", action.id),
        (f"/documents/{document.id}", "document", document.id),
        (f"/reports/{report.reference}/open-case", "report", report.id),
    ):
        assert client.get(address).status_code == 404, address
        assert denied(officer_of(here))[0][1:] == (kind, [record_id]), address


def test_a_form_that_names_a_record_out_of_scope_leaves_the_event_too(here):
    mine, theirs = a_case(here), a_hidden_case(here)
    client = signed_in_client(here, "council", "caseworker")
    sent = {"reference": theirs.reference, "why": "The same people"}
    answer = client.post(f"/cases/{mine.reference}/link", sent)
    assert "No case that you may see has that reference" in answer.content.decode()
    assert denied(officer_of(here))[0] == ("pages.case_link", "case", [theirs.id])


def test_nobody_learns_from_the_log_of_their_own_acts_what_the_answer_did_not_tell(here):
    """Reading one's own events, or the agency's with that duty besides, must not be the way round the 404."""
    case = a_hidden_case(here)
    both = here.membership("council", "caseworker", key="both", name="Two Duties", email="two@x.example")
    with acting_as(here.system()):
        Membership.objects.filter(pk=both.pk).update(roles=[Role.CASEWORKER, Role.PRIVACY_OFFICER])
        reader = viewer_of(Membership.objects.get(pk=both.pk))
    for named in (case.reference, ABSENT["str"]):
        record_out_of_scope(reader, "pages.case", [named])
    with acting_as(reader):
        own = list_own_events(viewer=reader)
        assert [(row["record_type"], row["record_ids"]) for row in own] == [("record", [])] * 2
    assert denied(reader)[:2] == [("pages.case", "record", [])] * 2
    assert denied(reader, about=case.id) == []
    assert denied(officer_of(here), about=case.id) == [("pages.case", "case", [case.id])]


def test_the_database_does_not_tell_the_program_either(here):
    case = a_hidden_case(here)
    viewer = here.viewer("council", "caseworker")
    with acting_as(viewer), connection.cursor() as cursor:
        cursor.execute("select audit_out_of_scope(%s, 'x', %s, '{}', null, '')", [uuid4(), [case.reference]])
        assert cursor.fetchone() == ("",)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        acting_as(viewer),
        connection.cursor() as cursor,
    ):
        cursor.execute("select * from records_named_in_cases(%s, '{}')", [[case.reference]])


def test_a_record_of_another_partnership_is_absent_even_for_the_log(here):
    there = a_partnership(host="elsewhere.example")
    case = a_case(there)
    client = signed_in_client(here, "council", "caseworker")
    assert client.get(f"/cases/{case.reference}").status_code == 404
    assert denied(officer_of(here))[0] == ("pages.case", "record", [])


def test_strangers_and_pages_that_name_nothing_leave_no_such_event(here):
    case = a_hidden_case(here)
    Client().get(f"/cases/{case.reference}")
    Client().get("/follow/" + "x" * 43)
    client = signed_in_client(here, "council", "caseworker")
    assert client.get("/nowhere").status_code == 404
    assert denied(officer_of(here)) == []
    with pytest.raises(EventNotWritten), transaction.atomic():
        record_out_of_scope(SigningIn(), "pages.case", [case.reference])  # type: ignore[arg-type]


def test_a_machine_that_asks_for_another_agency_s_report_leaves_an_event(here):
    report = a_report(here, agency="police")
    _, secret = make_token(by=here.system(), agency=here.agency("council"), name="M", scopes=["reports:read"])
    client = Client(headers={"authorization": f"Bearer {secret}"})
    for reference in (report.reference, ABSENT["str"]):
        assert client.get(f"/api/v1/reports/{reference}").status_code == 404
    found = denied(officer_of(here))
    assert [one[1:] for one in found] == [("record", []), ("report", [report.id])]


def test_failed_sign_ins_are_seen_by_who_answers_for_the_account_s_agency(here):
    """Those to addresses that nobody has are counted and never shown."""
    member = here.membership("council", "caseworker")
    for email in (member.account.email, member.account.email, "nobody@nowhere.example"):
        answer = Client().post("/sign-in", {"email": email, "password": "not the right one"})
        assert answer.status_code == 200
    for role in ("privacy_officer", "account_administrator"):
        page = signed_in_client(here, "council", role).get("/failed-sign-ins")
        assert page.status_code == 200, page.content.decode()
        # Counted by day: a test that runs over midnight has two lines.
        assert {name for name, _ in page.page.known} == {member.account.name}
        assert sum(row.times for _, row in page.page.known) == 2
        assert sum(row.times for row in page.page.unknown) == 1
        assert "nobody@nowhere.example" not in page.content.decode()
    other = signed_in_client(here, "police", "privacy_officer").get("/failed-sign-ins")
    assert other.page.known == ()
    for role in ("caseworker", "operator", "analyst"):
        assert signed_in_client(here, "council", role).get("/failed-sign-ins").status_code == 404
    officer = here.viewer("council", "caseworker")
    with acting_as(officer), pytest.raises(NotAllowed):
        list_failed_sign_ins(viewer=officer, account_ids=[member.account_id], since=member.account.created_at)
    with acting_as(officer), connection.cursor() as cursor:
        cursor.execute(
            "select * from audit_failed_sign_ins(%s::uuid[], '2000-01-01')", [[str(member.account_id)]]
        )
        assert cursor.fetchall() == [], "nor does the database give them to a role without that duty"
