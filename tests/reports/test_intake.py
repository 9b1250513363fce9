"""Receiving a report: one transaction, sent once, told to nobody who must not know."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders.reports import a_door, a_report, noise, safe_email

from wardmote.access.actors import ApiActor
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.ids import hash_secret
from wardmote.access.rows import acting_as
from wardmote.audit.operations import EventNotWritten
from wardmote.notifications.models import Message, Prompt
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.models import ContactPoint, Person
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import Channel, Kind, Known, Priority, Status
from wardmote.reports.models import FollowLink, Incident, Report, ReportStep
from wardmote.reports.operations.intake import receive_report

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)


def test_a_report_arrives_with_its_first_step_incident_person_and_link() -> None:
    door = a_door()
    report = a_report(door, noise(contacts=(safe_email(),)), at=TUESDAY)
    with acting_as(door.system):
        kept = Report.objects.get(pk=report.id)
        assert (kept.status, kept.is_open, kept.agency_id) == (Status.RECEIVED, True, door.council.id)
        assert (kept.priority, kept.respond_by) == (Priority.ROUTINE, date(2026, 3, 10))
        assert kept.update_due_on == date(2026, 3, 17)
        assert ReportStep.objects.get(report=kept).status == Status.RECEIVED
        assert Incident.objects.get(report=kept).channel == Channel.WEB
        assert kept.reporter is not None
        assert kept.reporter.name == "Robin Ash"
        assert FollowLink.objects.get(report=kept).secret_hash == hash_secret(report.follow_secret)
        assert report.follow_secret not in str(FollowLink.objects.get(report=kept).__dict__)
        assert kept.search is not None


def test_an_ordinary_report_takes_at_most_twelve_statements() -> None:
    door = a_door()
    a_report(door)  # whatever is kept in this process is now there
    answers = noise(contacts=(safe_email(),), place_text="12 Bell Street", lon=-1.1, lat=52.6)
    with CaptureQueriesContext(connection) as plain:
        a_report(door, answers, uuid4(), at=TUESDAY)
    assert len(plain) <= 12, [query["sql"][:80] for query in plain]
    with CaptureQueriesContext(connection) as serious:
        other = (safe_email("other@home.example"),)
        a_report(door, noise(danger_now=Known.YES, contacts=other), uuid4(), at=TUESDAY)
    assert len(serious) <= 12, [query["sql"][:80] for query in serious]
    with CaptureQueriesContext(connection) as repeated:  # asks whether one like it is archived and watched
        a_report(door, answers, uuid4(), at=TUESDAY)
    assert len(repeated) <= 15, [query["sql"][:80] for query in repeated]


def test_the_same_form_twice_is_one_report() -> None:
    door = a_door()
    token = uuid4()
    first = a_report(door, token=token)
    second = a_report(door, noise(words="something else now"), token)
    assert second.id == first.id
    with acting_as(door.system):
        assert Report.objects.count() == 1
        assert Report.objects.get().words == "Loud music until three every night"


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_report() -> None:
    door = a_door()
    token = uuid4()

    def send(_: int) -> str:
        try:
            return a_report(door, token=token).reference
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        references = set(threads.map(send, range(6)))
    assert len(references) == 1
    with acting_as(door.system):
        assert Report.objects.count() == 1
        assert Person.objects.count() == 1


def test_a_form_token_of_another_act_is_refused() -> None:
    from wardmote.partnerships.models import FormToken

    door = a_door()
    token = uuid4()
    with acting_as(door.system):
        FormToken.objects.create(
            id=token, partnership_id=door.partnership.id, act="something.else", result="x"
        )
    with pytest.raises(Refused):
        a_report(door, token=token)


def test_the_public_may_bring_a_report_and_read_none() -> None:
    door = a_door()
    a_report(door, noise(contacts=(safe_email(),)))
    with acting_as(door.public):
        for model in (Report, ReportStep, Incident, FollowLink, Person, ContactPoint, Message, Prompt):
            assert model.objects.count() == 0, model


def test_an_agency_reads_its_own_reports_and_not_its_neighbours() -> None:
    door = a_door()
    a_report(door, noise(kinds=(Kind.VEHICLE_NUISANCE,)))
    with acting_as(door.officer):
        assert Report.objects.count() == 0
    with acting_as(door.constable):
        assert Report.objects.count() == 1


def test_when_the_log_cannot_be_written_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    door = a_door()
    from wardmote.audit import operations as audit

    monkeypatch.setattr(
        audit, "_INSERT", audit._INSERT.replace("audit_accessevent", "audit_accessevent_that_is_gone")
    )
    with pytest.raises(EventNotWritten):
        a_report(door)
    monkeypatch.undo()
    with acting_as(door.system):
        assert Report.objects.count() == 0
        assert Message.objects.count() == 0


def test_the_log_names_whom_it_is_about_and_no_value() -> None:
    door = a_door()
    with CaptureQueriesContext(connection) as sent:
        report = a_report(door, noise(contacts=(safe_email("canary.address@home.example"),)))
    (statement,) = [query["sql"] for query in sent if "insert into audit_accessevent" in query["sql"]]
    event = (
        statement.partition("insert into audit_accessevent")[2]
        .partition(") as (")[0]
        .partition("select procr")[0]
    )
    assert "'collection'" in event
    assert report.id.hex in event
    assert report.reporter_id is not None
    assert report.reporter_id.hex in event
    assert "canary" not in event
    assert "Robin" not in event


def test_an_anonymous_report_keeps_nothing_of_the_person() -> None:
    door = a_door()
    report = a_report(door, noise(is_anonymous=True, contacts=(safe_email(),), address_text="1 Hidden Row"))
    with acting_as(door.system):
        kept = Report.objects.get(pk=report.id)
        assert kept.is_anonymous
        assert kept.reporter_id is None
        assert Person.objects.count() == ContactPoint.objects.count() == 0
        assert Message.objects.count() == 0


def test_a_serious_report_wakes_the_locality_and_says_nothing_of_the_facts() -> None:
    door = a_door()
    answers = noise(
        words="He has a knife, CANARYWORDS",
        name="CANARYNAME",
        place_text="12 Canary Street",
        address_text="14 Canaryhome Road",
        at_risk=Known.YES,
        contacts=(
            safe_email("canary@home.example"),
            GivenContact(kind=ContactKind.PHONE, value="07700900123"),
        ),
    )
    report = a_report(door, answers, at=TUESDAY)
    with acting_as(door.system):
        kept = Report.objects.get(pk=report.id)
        assert kept.needs_attention
        assert kept.priority == Priority.EMERGENCY
        assert kept.respond_by == date(2026, 3, 4)
        prompt = Prompt.objects.get()
        assert (prompt.agency_id, prompt.reference) == (door.council.id, report.reference)
        locality, resident = Message.objects.order_by("id")
        assert locality.to == "asb@council.example"
        assert report.reference in locality.subject
        assert resident.contact_point_id is not None
        for sent in (locality.subject, locality.text, resident.subject, resident.text, prompt.text):
            assert "canary" not in sent.casefold()
            assert "07700900123" not in sent
            assert report.follow_secret not in sent


@pytest.mark.parametrize(
    "contact",
    [
        GivenContact(kind=ContactKind.EMAIL, value="a@b.example"),
        GivenContact(
            kind=ContactKind.EMAIL, value="a@b.example", safety=Safety.UNSAFE, may_leave_message=True
        ),
        GivenContact(kind=ContactKind.EMAIL, value="a@b.example", safety=Safety.SAFE, may_leave_message=True),
        GivenContact(
            kind=ContactKind.EMAIL,
            value="a@b.example",
            safety=Safety.CONDITIONAL,
            may_leave_message=True,
            may_say_who_we_are=True,
        ),
    ],
    ids=["unknown", "unsafe", "safe but not to say who", "under conditions"],
)
def test_no_email_goes_where_nobody_said_it_is_safe(contact: GivenContact) -> None:
    door = a_door()
    a_report(door, noise(contacts=(contact,)))
    with acting_as(door.system):
        assert Message.objects.count() == 0


def test_the_third_report_by_one_contact_is_a_repeat_and_needs_attention() -> None:
    door = a_door()
    for written in ("07700 900123", "+44 7700 900123"):
        contact = GivenContact(kind=ContactKind.PHONE, value=written)
        assert not a_report(door, noise(contacts=(contact,)), at=TUESDAY).needs_attention
    contact = GivenContact(kind=ContactKind.TEXT, value="0044 7700900123")
    third = a_report(door, noise(contacts=(contact,)), at=TUESDAY)
    assert third.needs_attention
    assert third.attention_reasons == ["Repeat: 3 reports by the same contact in the partnership's period"]


def test_what_another_agency_was_told_makes_no_repeat_here() -> None:
    door = a_door()
    contact = GivenContact(kind=ContactKind.PHONE, value="07700 900123")
    for _ in range(3):
        a_report(door, noise(kinds=(Kind.VEHICLE_NUISANCE,), contacts=(contact,)))
    assert not a_report(door, noise(contacts=(contact,))).needs_attention


def test_wrong_answers_are_refused_with_a_sentence_each() -> None:
    door = a_door()
    with pytest.raises(Refused) as refused:
        a_report(door, noise(words=" ", postcode="nonsense"))
    assert set(refused.value.problems) == {"words", "postcode"}
    with acting_as(door.system):
        assert Report.objects.count() == 0


def test_who_may_not_bring_reports() -> None:
    door = a_door()
    with pytest.raises(NotAllowed):
        receive_report(by=door.analyst, answers=noise(), channel=Channel.PHONE)
    machine = ApiActor(door.partnership.id, door.council.id, uuid4())
    with pytest.raises(NotAllowed):
        receive_report(by=machine, answers=noise(), channel=Channel.API)


def test_an_agency_of_another_partnership_is_not_found() -> None:
    door, other = a_door(), a_door()
    with pytest.raises(NotFound):
        a_report(door, agency_id=other.council.id)
