"""What operations on cases do beyond access: reports, people, contacts through the gate, closing, doing once."""

from __future__ import annotations

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from tests.builders.cases import (
    a_case,
    a_report,
    an_active_case,
    close,
    fresh,
    officer,
    share,
    supervisor,
    tomorrow,
)
from tests.builders.partnership import World, a_partnership

from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.audit.operations import watching
from wardmote.calendar.words import day_in_words
from wardmote.calendar.working_days import due_on
from wardmote.cases import operations, queries
from wardmote.cases.choices import CasePriority, CaseStatus, Outcome, PersonRole, RiskBand, SharingClass, Told
from wardmote.cases.models import CasePerson, CasePlace, CaseReport, Entry
from wardmote.documents.models import Document
from wardmote.notifications.models import Message
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.models import ContactPoint, Person
from wardmote.people.rules import GivenContact, GivenPerson
from wardmote.places.models import Place
from wardmote.places.operations import GivenPlace, record_places
from wardmote.reports.choices import Affected, Known, Status
from wardmote.reports.models import Letter, Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_partnership()


def test_a_case_opened_from_reports_brings_their_people_kinds_and_hate_with_it(world):
    viewer = officer(world)
    report = a_report(
        world, affected=Affected.ME, hate_perceived=Known.YES, kinds=("noise", "communications")
    )
    case = a_case(world, reports=[report], kinds=[])
    with acting_as(viewer):
        kept = Report.objects.get(pk=report.pk)
        roles = set(CasePerson.objects.filter(case=case).values_list("role", flat=True))
        steps = list(kept.steps.order_by("at", "id").values_list("status", flat=True))
    assert (kept.status, kept.is_open) == (Status.OPENED_CASE, False)
    assert steps[-1] == Status.OPENED_CASE
    assert roles == {PersonRole.COMPLAINANT, PersonRole.VICTIM}
    assert (case.kinds, case.is_hate) == (["noise", "communications"], True)
    assert case.priority == CasePriority.HIGH, "the highest default of its categories"


def test_a_report_joins_one_case_only_and_no_closed_one(world):
    viewer = officer(world)
    report, other = a_report(world), a_report(world)
    first, second = a_case(world, reports=[report]), an_active_case(world)
    with pytest.raises(Refused, match="part of a case already"):
        operations.attach_report(by=viewer, case=second, report=report, reason="The same")
    operations.attach_report(by=viewer, case=second, report=other, reason="The same music")
    close(world, second)
    with pytest.raises(Refused, match="new case"):
        operations.attach_report(by=viewer, case=second, report=a_report(world), reason="Again")
    with acting_as(viewer):
        assert CaseReport.objects.filter(case=first).count() == 1
        assert Report.objects.get(pk=other.pk).status == Status.ATTACHED


def test_a_report_of_another_agency_is_not_taken_into_a_case(world):
    report = a_report(world, agency="police", by=world.viewer("police", "caseworker"))
    with pytest.raises(NotFound):
        a_case(world, reports=[report])


def test_somebody_known_from_other_reports_stays_known_when_a_case_is_hidden(world):
    viewer, boss = officer(world), supervisor(world)
    report, other = a_report(world), a_report(world)
    with acting_as(viewer):
        Report.objects.filter(pk=other.pk).update(reporter_id=report.reporter_id)
    a_case(world, reports=[report], sharing_class=SharingClass.HIDDEN)
    with acting_as(boss):
        assert not Report.objects.filter(pk=report.pk).exists()
        assert Report.objects.filter(pk=other.pk).exists()
        assert Person.objects.filter(pk=report.reporter_id).exists()


def test_an_agent_needs_the_written_consent_as_a_file_of_this_case(world):
    viewer = officer(world)
    case, other = a_case(world), a_case(world, title="Another")
    given = GivenPerson(name="Sam Solicitor")
    with pytest.raises(Refused) as refused:
        operations.add_person(by=viewer, case=case, role=PersonRole.AGENT, given=given)
    assert "consent_document" in refused.value.problems
    elsewhere = operations.add_file(by=viewer, case=other, name="consent.txt", content=b"I agree.")
    with pytest.raises(NotFound):
        operations.add_person(
            by=viewer, case=case, role=PersonRole.AGENT, given=given, consent_document_id=elsewhere.pk
        )
    document = operations.add_file(by=viewer, case=case, name="consent.txt", content=b"I agree.")
    link = operations.add_person(
        by=viewer, case=case, role=PersonRole.AGENT, given=given, consent_document_id=document.pk
    )
    assert link.consent_document_id == document.pk
    with acting_as(world.viewer("police", "caseworker")):
        assert not Document.objects.exists()


def test_a_person_may_be_only_described_and_a_person_without_either_is_refused(world):
    viewer, case = officer(world), a_case(world)
    link = operations.add_person(
        by=viewer,
        case=case,
        role=PersonRole.ALLEGED,
        given=GivenPerson(description="A tall man with a white dog"),
    )
    assert str(link.person) == "A tall man with a white dog"
    with pytest.raises(Refused):
        operations.add_person(by=viewer, case=case, role=PersonRole.WITNESS, given=GivenPerson())


def test_a_person_known_to_another_agency_alone_cannot_be_added_by_their_id(world):
    report = a_report(world, agency="police", by=world.viewer("police", "caseworker"))
    with pytest.raises(NotFound):
        operations.add_person(
            by=officer(world), case=a_case(world), role=PersonRole.WITNESS, person_id=report.reporter_id
        )


def test_taken_off_a_case_a_person_is_no_longer_shown_with_it(world):
    viewer, police = officer(world), world.viewer("police", "caseworker")
    report = a_report(world)
    case = a_case(world)
    link = operations.add_person(by=viewer, case=case, role=PersonRole.WITNESS, person_id=report.reporter_id)
    share(world, case)
    with acting_as(police):
        assert Person.objects.filter(pk=report.reporter_id).exists()
    operations.end_person_role(by=viewer, case=case, case_person_id=link.pk, reason="Did not see it")
    with acting_as(police):
        assert not Person.objects.filter(pk=report.reporter_id).exists()


def contact_of(world: World, case, **facts) -> ContactPoint:
    link = operations.add_person(
        by=officer(world),
        case=case,
        role=PersonRole.VICTIM,
        given=GivenPerson(
            name="Kim Resident",
            contacts=(GivenContact(**{"kind": ContactKind.PHONE, "value": "07700 900 123", **facts}),),
        ),
    )
    with acting_as(officer(world)):
        return ContactPoint.objects.get(person_id=link.person_id)


def test_a_contact_passes_the_gate_and_unknown_means_do_not(world):
    viewer, case = officer(world), a_case(world)
    unknown = contact_of(world, case)
    with pytest.raises(Refused, match="Unknown means"):
        operations.record_contact(by=viewer, case=case, how="phone", text="Rang", contact_point_id=unknown.pk)
    operations.record_contact(
        by=viewer,
        case=case,
        how="phone",
        text="She rang us",
        contact_point_id=unknown.pk,
        they_contacted_us=True,
    )
    safe = contact_of(world, case, safety=Safety.SAFE, value="07700 900 456")
    with pytest.raises(Refused, match="message"):
        operations.record_contact(
            by=viewer, case=case, how="phone", text="Voicemail", contact_point_id=safe.pk, leaves_message=True
        )
    promised = timezone.localdate() + timedelta(days=10)
    entry = operations.record_contact(
        by=viewer,
        case=case,
        how="phone",
        text="Agreed a plan",
        contact_point_id=safe.pk,
        promised_on=promised,
    )
    assert entry.promised_on == promised == fresh(viewer, case).promised_on
    with pytest.raises(NotFound):
        operations.record_contact(
            by=viewer, case=a_case(world, title="Other"), how="phone", text="?", contact_point_id=safe.pk
        )


def test_what_was_promised_to_whoever_reported_goes_with_the_report_into_the_case_and_back_to_their_page(
    world,
):
    viewer = officer(world)
    report, other = a_report(world), a_report(world, name="Lee Another", contacts=())
    case = a_case(world, reports=[report, other])
    assert case.promised_on == report.respond_by, "nobody has answered yet"
    with acting_as(viewer):
        (point,) = ContactPoint.objects.filter(person_id=report.reporter_id)
    promised = timezone.localdate() + timedelta(days=20)
    told = {"by": viewer, "case": case, "how": "email", "text": "What we do next"}
    operations.record_contact(**told, contact_point_id=point.pk, promised_on=promised)

    def due(of: Report) -> tuple:
        with acting_as(viewer):
            now = Report.objects.get(pk=of.pk)
        return now.first_contact_at is not None, now.update_due_on

    assert due(report) == (True, promised)
    assert due(other) == (False, other.update_due_on), "nobody is promised what somebody else was told"
    operations.record_contact(**told)
    assert due(report) == (True, promised), "of two who reported, nobody says with whom it was"
    operations.record_contact(**told, contact_point_id=point.pk)
    update = due_on(timezone.now(), 10)
    assert due(report) == (True, update)
    assert fresh(viewer, case).promised_on == update, "an update is due although no day was promised"


def test_risk_sets_the_review_and_its_waiver_needs_a_reason(world):
    viewer = officer(world)
    case = a_case(world, owner_id=viewer.membership_id)
    with pytest.raises(Refused):
        operations.set_risk(by=viewer, case=case, risk=RiskBand.UNKNOWN, reason=" ")
    waived = operations.set_risk(by=viewer, case=case, risk=RiskBand.UNKNOWN, reason="Nobody lives there")
    assert (waived.status, waived.review_on) == (CaseStatus.ASSESSED, None)
    high = operations.set_risk(by=viewer, case=case, risk=RiskBand.HIGH, reason="Threats")
    assert high.review_on == timezone.localdate() + timedelta(days=14)
    with acting_as(viewer):
        told = queries.get_case(viewer=viewer, reference=case.reference).entries[0].text
    for days in (14, 28, 56):
        assert day_in_words(timezone.localdate() + timedelta(days=days)) in told, (
            "the chart is in the chronology"
        )


def test_a_version_that_is_no_longer_the_present_one_is_refused_with_what_stands_now(world):
    viewer, case = officer(world), a_case(world)
    version = fresh(viewer, case).version
    operations.set_risk(by=viewer, case=case, risk=RiskBand.MEDIUM, reason="First", version=version)
    with pytest.raises(operations.ChangedMeanwhile) as clash:
        operations.set_risk(by=viewer, case=case, risk=RiskBand.HIGH, reason="Second", version=version)
    assert clash.value.current.risk == RiskBand.MEDIUM
    assert fresh(viewer, case).risk == RiskBand.MEDIUM


def test_closing_waits_for_a_decision_on_every_action(world):
    viewer = officer(world)
    case = an_active_case(world)
    action = operations.set_case_action(by=viewer, case=case, text="Ring the landlord")
    ask = {"by": viewer, "case": case, "outcome": Outcome.RESOLVED, "reason": "Stopped"}
    with pytest.raises(Refused, match="1 action is still open"):
        operations.request_closing(**ask)
    with pytest.raises(Refused, match="why it is not needed"):
        operations.drop_case_action(by=viewer, case=case, action_id=action.pk, reason="")
    operations.drop_case_action(by=viewer, case=case, action_id=action.pk, reason="He rang us")
    operations.request_closing(**ask)
    late = operations.set_case_action(by=viewer, case=case, text="One more thing")
    with pytest.raises(Refused, match="still open"):
        operations.close_case(by=viewer, case=case, told=Told.NOBODY, told_reason="x")
    operations.finish_case_action(by=viewer, case=case, action_id=late.pk)
    operations.close_case(by=viewer, case=case)
    assert not fresh(viewer, case).is_open
    for attempt in (
        lambda: operations.set_case_action(by=viewer, case=case, text="After the end"),
        lambda: operations.add_incident(by=viewer, case=case, words="Again"),
        lambda: operations.assign(by=viewer, case=case, owner_id=viewer.membership_id),
    ):
        with pytest.raises(Refused):
            attempt()


def test_an_email_says_only_that_there_is_something_to_read_and_passes_the_gate(world):
    viewer = officer(world)
    report = a_report(world)
    case = an_active_case(world, reports=[report])
    with acting_as(viewer):
        point = ContactPoint.objects.get(person_id=report.reporter_id)
        Message.objects.all()
    operations.request_closing(by=viewer, case=case, outcome=Outcome.RESOLVED, reason="Stopped")
    shut = {"by": viewer, "case": case, "summary": "The music has stopped.", "told": Told.EMAIL}
    with pytest.raises(Refused, match="email address"):
        operations.close_case(**shut)
    with acting_as(viewer):
        ContactPoint.objects.filter(pk=point.pk).update(may_say_who_we_are=False)
    with pytest.raises(Refused, match="who we are"):
        operations.close_case(**shut, contact_point_id=point.pk)
    with acting_as(viewer):
        ContactPoint.objects.filter(pk=point.pk).update(may_say_who_we_are=True)
    operations.close_case(**shut, contact_point_id=point.pk)
    with acting_as(viewer):
        message = Message.objects.get(record_id=case.pk)
        letter = Letter.objects.get(report=report)
    assert letter.text == "The music has stopped."
    assert (message.to, message.contact_point_id) == ("pat@resident.example", point.pk)
    for telling in ("music", case.reference, report.reference, "stopped", "Pat", case.title):
        assert telling not in message.subject + message.text


def test_high_risk_is_closed_by_another_supervisor_than_the_one_who_asked(world):
    viewer, boss = officer(world), supervisor(world)
    case = an_active_case(world, risk=RiskBand.HIGH)
    operations.request_closing(by=boss, case=case, outcome=Outcome.RESOLVED, reason="Stopped")
    with pytest.raises(Refused, match="a supervisor must close"):
        operations.close_case(by=viewer, case=case)
    with pytest.raises(Refused, match="another supervisor"):
        operations.close_case(by=boss, case=case)
    second = world.viewer("council", "supervisor", key="second")
    assert operations.close_case(by=second, case=case).status == CaseStatus.CLOSED


def test_only_a_closing_by_mistake_is_undone(world):
    viewer = officer(world)
    case = close(world, an_active_case(world))
    with pytest.raises(Refused, match="new case"):
        operations.take_step(by=viewer, case=case, step="reopen", reason="It happened again")
    reopened = operations.take_step(
        by=viewer, case=case, step="reopen", reason="Wrong case closed", closed_by_mistake=True
    )
    assert (reopened.status, reopened.is_open, reopened.closed_at) == (CaseStatus.ACTIVE, True, None)


def test_a_place_can_be_what_the_case_is_about_and_can_leave_again(world):
    viewer, case = officer(world), a_case(world, subject="place")
    with acting_as(viewer):
        (place,) = record_places(
            by=viewer, partnership_id=world.id, given=[GivenPlace(name="Bell Street underpass")]
        )
    link = operations.add_place(by=viewer, case=case, place_id=place.pk, is_subject=True)
    with acting_as(viewer):
        (one,) = queries.get_case(viewer=viewer, reference=case.reference).places
        assert (str(one.place), one.is_subject) == ("Bell Street underpass", True)
    operations.end_place(by=viewer, case=case, case_place_id=link.pk)
    with acting_as(viewer):
        assert queries.get_case(viewer=viewer, reference=case.reference).places == ()
    operations.add_place(by=viewer, case=case, place_id=place.pk)


def test_a_linked_case_is_named_only_to_who_sees_both(world):
    viewer, police = officer(world), world.viewer("police", "caseworker")
    case, other = a_case(world), a_case(world, title="Next door")
    operations.link_cases(by=viewer, case=case, other=other, why="The same people")
    with pytest.raises(Refused):
        operations.link_cases(by=viewer, case=other, other=case, why="Twice")
    share(world, case)
    with acting_as(police):
        full = queries.get_case(viewer=police, reference=case.reference)
        assert full.linked == ()
        assert not any(other.reference in entry.text for entry in full.entries)
    with acting_as(viewer):
        assert [one.title for one in queries.get_case(viewer=viewer, reference=other.reference).linked] == [
            case.title
        ]


def test_what_wardmote_wrote_is_not_corrected(world):
    viewer, case = officer(world), a_case(world)
    with acting_as(viewer):
        written = Entry.objects.filter(case=case, kind="status").first()
    with pytest.raises(Refused, match="written by Wardmote"):
        operations.edit_entry(by=viewer, entry=written, text="It was otherwise", version=1)


def test_every_operation_done_twice_with_one_token_is_done_once(world):
    viewer = officer(world)
    token = uuid4()
    first = a_case(world, form_token=token)
    again = a_case(world, form_token=token)
    assert first.pk == again.pk
    case = first
    for do in (
        lambda token: share(world, case, form_token=token),
        lambda token: operations.set_risk(by=viewer, case=case, risk="high", reason="x", form_token=token),
        lambda token: operations.add_incident(by=viewer, case=case, words="A fight", form_token=token),
        lambda token: operations.set_case_action(by=viewer, case=case, text="Ring", form_token=token),
        lambda token: operations.assign(
            by=viewer, case=case, owner_id=viewer.membership_id, form_token=token
        ),
    ):
        token = uuid4()
        made = do(token)
        version = fresh(viewer, case).version
        with watching() as acts:
            assert do(token).pk == made.pk
        assert fresh(viewer, case).version == version
        assert all(act.endswith("_again") for act in acts)
    with pytest.raises(Refused, match="something else"):
        operations.add_entry(by=viewer, case=case, kind="note", text="Same token", form_token=token)


def test_an_operation_that_is_refused_leaves_nothing_behind(world):
    viewer, case = officer(world), an_active_case(world)
    before = fresh(viewer, case)
    with acting_as(viewer):
        lines = Entry.objects.filter(case=case).count()
    for attempt in (
        lambda: operations.take_step(by=viewer, case=case, step="hold", reason="Away"),
        lambda: operations.take_step(by=viewer, case=case, step="dance"),
        lambda: operations.set_categories(by=viewer, case=case, kinds=["noise"], priority="high"),
        lambda: operations.name_member(
            by=viewer, case=case, membership_id=world.viewer("police", "caseworker").membership_id
        ),
        lambda: operations.name_member(
            by=viewer, case=case, membership_id=supervisor(world).membership_id, until=timezone.now()
        ),
    ):
        with pytest.raises(Refused):
            attempt()
    after = fresh(viewer, case)
    assert (after.version, after.status, after.priority) == (before.version, before.status, before.priority)
    with acting_as(viewer):
        assert Entry.objects.filter(case=case).count() == lines
    assert tomorrow() > timezone.now()


def test_reading_roles_do_not_work_on_cases(world):
    for role in ("analyst", "information_governance", "privacy_officer", "account_administrator", "operator"):
        with pytest.raises(NotAllowed):
            a_case(world, by=world.viewer("council", role))


@pytest.mark.django_db(transaction=True)
def test_two_people_saving_one_line_at_the_same_moment_lose_nothing():
    """Two real transactions: one becomes version 2, the other is told of it and can save on top of it."""
    world = a_partnership()
    viewer, boss = officer(world), supervisor(world)
    case = a_case(world)
    entry = operations.add_entry(by=viewer, case=case, kind="note", text="First")
    together = threading.Barrier(2)
    outcomes: dict[str, object] = {}

    def save(by, text: str) -> None:
        try:
            together.wait(10)
            outcomes[text] = operations.edit_entry(by=by, entry=entry, text=text, version=1)
        except Exception as problem:  # noqa: BLE001
            outcomes[text] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=args) for args in ((viewer, "Mine"), (boss, "Theirs"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    won = [text for text, outcome in outcomes.items() if isinstance(outcome, Entry)]
    lost = [text for text, outcome in outcomes.items() if isinstance(outcome, operations.ChangedMeanwhile)]
    assert (len(won), len(lost)) == (1, 1), outcomes
    told = outcomes[lost[0]].current
    assert told.text == won[0]
    operations.edit_entry(by=viewer, entry=entry, text=lost[0], version=told.version)
    with acting_as(viewer):
        versions = queries.entry_versions(viewer=viewer, case=case, line=entry.line)
    assert [version.text for version in versions] == [lost[0], won[0], "First"]


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_twice_at_the_same_moment_makes_one_case():
    world = a_partnership()
    viewer = officer(world)
    token, together = uuid4(), threading.Barrier(2)
    made: list[object] = []

    def send() -> None:
        try:
            together.wait(10)
            made.append(operations.open_case(by=viewer, title="Twice", kinds=["noise"], form_token=token).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(made) == 2
    assert len(set(made)) == 1


def test_a_report_brings_its_place_to_the_case_and_the_first_is_the_subject_of_a_case_about_a_place(world):
    viewer = officer(world)
    one = a_report(world, place_text="Flat 4, 12 Bell Street, Wigston", postcode="LE18 1AA")
    same = a_report(world, place_text="Flat 4, 12 Bell Street, Wigston", postcode="LE18 1AA")
    other = a_report(world, place_text="The playground behind the shops")
    case = a_case(world, reports=[one], subject="place")
    for report in (same, other):
        operations.attach_report(by=viewer, case=case, report=report, reason="There too")
    with acting_as(viewer):
        places = list(CasePlace.objects.filter(case=case).order_by("added_at").select_related("place"))
        assert Report.objects.get(pk=one.pk).place_id == places[0].place_id
    assert [(link.place.address_text, link.is_subject) for link in places] == [
        ("Flat 4, 12 Bell Street, Wigston", True),
        ("The playground behind the shops", False),
    ]


def test_an_address_of_a_hidden_case_becomes_no_place_of_the_partnership(world):
    report = a_report(world, place_text="9 Secret Close, Wigston")
    a_case(world, reports=[report], sharing_class=SharingClass.HIDDEN)
    with acting_as(world.system()):
        assert not Place.objects.filter(address_text__contains="Secret").exists()


def test_an_owner_saved_unchanged_writes_no_line_of_the_chronology(world: World) -> None:
    case = a_case(world)
    by, owner = officer(world), officer(world).membership_id

    def lines() -> int:
        with acting_as(by):
            return Entry.objects.filter(case_id=case.pk, is_current=True).count()

    operations.assign(by=by, case=case, owner_id=owner)
    before = lines()
    operations.assign(by=by, case=fresh(by, case), owner_id=owner)
    assert lines() == before
    operations.assign(
        by=by, case=fresh(by, case), owner_id=owner, supervisor_id=supervisor(world).membership_id
    )
    assert lines() == before + 1
