"""Contact points, addresses, sealed texts and links: what an operation changes, and for whom."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection
from tests.builders.reports import Door, a_door, a_report, noise, safe_email

from wardmote.access.actors import PublicActor, Viewer
from wardmote.access.choices import Role
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.notifications.choices import MessageState
from wardmote.notifications.models import Message
from wardmote.partnerships.models import Account, Membership
from wardmote.partnerships.queries import viewer_of
from wardmote.people.choices import ContactKind, LookReason, Safety
from wardmote.people.models import ContactPoint, Person, ProtectedSource, SafeLocation
from wardmote.people.operations.contacts import (
    add_contact_point,
    change_address,
    say_nothing_is_safe,
    verify_contact_point,
    withdraw_contact_point,
)
from wardmote.people.operations.links import keep_apart, link_people, unlink_people
from wardmote.people.operations.secrets import (
    end_protected_source,
    end_safe_location,
    record_protected_source,
    record_safe_location,
    reveal_protected_source,
    reveal_safe_location,
)
from wardmote.people.queries import (
    get_person,
    linked_with,
    proposals_for,
    protected_sources_of,
    safe_locations_of,
    why_not_contact_point,
)
from wardmote.people.rules import AUTOMATIC_EMAIL, GivenContact
from wardmote.people.sealed import CannotOpen, seal, unseal
from wardmote.reports.models import Report
from wardmote.sharing.models import Audience, AudienceMember
from wardmote.sharing.operations import deny

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)


def a_person(door: Door, **more: object) -> Person:
    said = {"contacts": (safe_email(), GivenContact(kind=ContactKind.PHONE, value="07700 900123"))}
    report = a_report(door, noise(**(said | more)), at=TUESDAY)
    with acting_as(door.system):
        kept = Report.objects.get(pk=report.id).reporter
    assert kept is not None
    return kept


def colleague_of(door: Door) -> Viewer:
    with acting_as(door.system):
        account = Account.objects.create(email=f"{uuid4().hex}@example.org", name="A colleague")
        membership = Membership.objects.create(
            partnership=door.partnership,
            agency=door.council,
            account=account,
            roles=[Role.CASEWORKER],
            from_on=TUESDAY.date(),
        )
        return viewer_of(membership)


def waiting(door: Door) -> int:
    with acting_as(door.system):
        return Message.objects.filter(state=MessageState.WAITING).count()


def test_what_an_officer_hears_about_a_contact_decides_about_it() -> None:
    door = a_door()
    person = a_person(door)
    with acting_as(door.officer):
        email = ContactPoint.objects.get(person=person, kind=ContactKind.EMAIL)
        assert (
            why_not_contact_point(contact_point_id=email.id, channel=AUTOMATIC_EMAIL, on=TUESDAY.date()) == ""
        )
        verify_contact_point(by=door.officer, contact_point_id=email.id, safety=Safety.UNSAFE, at=TUESDAY)
        assert "not safe" in why_not_contact_point(
            contact_point_id=email.id, channel=AUTOMATIC_EMAIL, on=TUESDAY.date()
        )
    assert waiting(door) == 0


def test_unknown_is_no_answer() -> None:
    door = a_door()
    person = a_person(door)
    with acting_as(door.officer):
        point = ContactPoint.objects.filter(person=person).first()
        assert point is not None
    with pytest.raises(Refused):
        verify_contact_point(by=door.officer, contact_point_id=point.id, safety=Safety.UNKNOWN)


def test_withdrawing_a_contact_stops_what_waits_for_it() -> None:
    door = a_door()
    person = a_person(door)
    assert waiting(door) == 1
    with acting_as(door.officer):
        email = ContactPoint.objects.get(person=person, kind=ContactKind.EMAIL)
    withdraw_contact_point(by=door.officer, contact_point_id=email.id)
    assert waiting(door) == 0


def test_a_new_address_cuts_every_tie_to_the_old_one() -> None:
    door = a_door()
    letter = GivenContact(
        kind=ContactKind.POST, value="1 Old Row LE18 1AA", safety=Safety.SAFE, may_leave_message=True
    )
    person = a_person(
        door, address_text="1 Old Row", address_postcode="LE18 1AA", contacts=(safe_email(), letter)
    )
    change = change_address(
        by=door.officer, person=person, address_text="9 New Street", postcode="le18 2bb", at=TUESDAY
    )
    assert change.stopped_messages == 1
    assert [point.kind for point in change.withdrawn] == [ContactKind.POST]
    assert [point.kind for point in change.to_ask_again] == [ContactKind.EMAIL]
    with acting_as(door.officer):
        kept = Person.objects.get(pk=person.id)
        assert (kept.address_text, kept.postcode, kept.version) == ("9 New Street", "LE182BB", 2)
        email = ContactPoint.objects.get(person=person, kind=ContactKind.EMAIL)
        assert email.safety == Safety.UNKNOWN
        assert email.verified_at is None
        assert not ContactPoint.objects.filter(value__contains="New Street").exists()


def test_two_people_changing_an_address_at_once_lose_nothing() -> None:
    door = a_door()
    person = a_person(door)
    change_address(by=door.officer, person=person, address_text="9 New Street", version=1)
    with pytest.raises(Refused):
        change_address(by=door.officer, person=person, address_text="7 Other Street", version=1)


def test_a_stranger_to_the_record_finds_nothing() -> None:
    door = a_door()
    person = a_person(door)
    with acting_as(door.officer):
        point = ContactPoint.objects.filter(person=person).first()
        assert point is not None
    for by in (door.constable, door.analyst, PublicActor(door.partnership.id)):
        with pytest.raises(NotFound):
            change_address(by=by, person=person, address_text="9 New Street")
        with pytest.raises(NotFound):
            withdraw_contact_point(by=by, contact_point_id=point.id)
        with pytest.raises(NotFound), acting_as(by):
            get_person(viewer=by, person_id=person.id)


def test_the_person_behind_the_link_reaches_their_own_record_and_no_other() -> None:
    door = a_door()
    person, other = a_person(door), a_person(door, name="Sam Elm", contacts=(safe_email("sam@home.example"),))
    with acting_as(door.system):
        report = Report.objects.get(reporter=person)
    me = PublicActor(door.partnership.id, report.id, person.id)
    assert say_nothing_is_safe(by=me, person=person, at=TUESDAY) == 1
    with acting_as(door.system):
        assert set(person.contact_points.values_list("safety", flat=True)) == {Safety.UNSAFE}
        assert set(other.contact_points.values_list("safety", flat=True)) == {Safety.SAFE}
    with pytest.raises(NotFound):
        say_nothing_is_safe(by=me, person=other)
    assert waiting(door) == 1


def test_an_address_that_somebody_else_also_has_is_not_used() -> None:
    door = a_door()
    person = a_person(door)
    a_person(
        door,
        name="Lee Thorn",
        contacts=(GivenContact(kind=ContactKind.EMAIL, value="RESIDENT@home.example"),),
    )
    with acting_as(door.officer):
        email = ContactPoint.objects.get(person=person, kind=ContactKind.EMAIL)
        assert "shared" in why_not_contact_point(
            contact_point_id=email.id, channel=AUTOMATIC_EMAIL, on=TUESDAY.date()
        )


def test_the_same_person_reporting_again_does_not_share_with_themselves() -> None:
    door = a_door()
    person = a_person(door)
    a_person(door)
    with acting_as(door.officer):
        email = ContactPoint.objects.get(person=person, kind=ContactKind.EMAIL)
        assert (
            why_not_contact_point(contact_point_id=email.id, channel=AUTOMATIC_EMAIL, on=TUESDAY.date()) == ""
        )


def test_a_contact_somebody_adds_without_asking_stays_unused() -> None:
    door = a_door()
    person = a_person(door)
    point = add_contact_point(
        by=door.officer, person=person, contact=GivenContact(kind=ContactKind.TEXT, value="07700 900999")
    )
    assert (point.safety, point.verified_at) == (Safety.UNKNOWN, None)


def test_a_safe_location_is_sealed_and_shown_only_to_its_author_and_those_named() -> None:
    door = a_door()
    person = a_person(door)
    colleague, named = colleague_of(door), colleague_of(door)
    with acting_as(door.system):
        audience = Audience.objects.create(partnership_id=door.partnership.id)
        for principal in (door.council.id, named.membership_id):
            AudienceMember.objects.create(
                partnership_id=door.partnership.id,
                audience=audience,
                principal_id=principal,
                reason="the case",
            )
    location = record_safe_location(
        by=door.officer, person=person, text="CANARY refuge, room 4", audience=audience
    )
    assert b"CANARY" not in bytes(location.sealed_text)
    assert reveal_safe_location(by=door.officer, safe_location_id=location.id) == "CANARY refuge, room 4"
    assert reveal_safe_location(by=named, safe_location_id=location.id) == "CANARY refuge, room 4"
    for by in (colleague, door.constable, door.analyst):
        with pytest.raises(NotFound):
            reveal_safe_location(by=by, safe_location_id=location.id)
    with acting_as(colleague):
        assert safe_locations_of(viewer=colleague, person_id=person.id) == []
    with acting_as(door.officer):
        assert safe_locations_of(viewer=door.officer, person_id=person.id) == [location.id]
    end_safe_location(by=door.officer, safe_location_id=location.id)
    with pytest.raises(NotFound):
        reveal_safe_location(by=door.officer, safe_location_id=location.id)
    with acting_as(door.officer):
        assert unseal(SafeLocation.objects.get().sealed_text, location.id) == ""


def test_each_look_at_a_safe_location_leaves_an_event_of_its_class() -> None:
    from django.test.utils import CaptureQueriesContext

    door = a_door()
    location = record_safe_location(by=door.officer, person=a_person(door), text="a refuge")
    with CaptureQueriesContext(connection) as sent:
        reveal_safe_location(by=door.officer, safe_location_id=location.id)
        reveal_safe_location(by=door.officer, safe_location_id=location.id)
    events = [query["sql"] for query in sent if "insert into audit_accessevent" in query["sql"]]
    assert len(events) == 2
    assert all("'consultation'" in event and "{F5}" in event for event in events)


def test_a_protected_source_is_shown_to_its_author_alone() -> None:
    door = a_door()
    report = a_report(door)
    with acting_as(door.system):
        audience = Audience.objects.get(pk=door.council.audience_id)
    source = record_protected_source(
        by=door.officer, record_id=report.id, audience=audience, text="the neighbour at 9"
    )
    look = {"protected_source_id": source.id, "reason": LookReason.SAFETY}
    assert reveal_protected_source(by=door.officer, **look) == "the neighbour at 9"
    for by in (colleague_of(door), door.constable, door.analyst):
        with acting_as(by):
            assert protected_sources_of(viewer=by, record_id=report.id) == []
        with pytest.raises(NotFound):
            reveal_protected_source(by=by, **look)
        with pytest.raises(NotFound):
            end_protected_source(by=by, protected_source_id=source.id)
    for no_reason in ("", "because I am curious"):
        with pytest.raises(Refused):
            reveal_protected_source(by=door.officer, protected_source_id=source.id, reason=no_reason)
    with acting_as(door.system):
        assert ProtectedSource.objects.count() == 0, "not even the system reads it"


def test_each_look_at_a_protected_source_leaves_an_event_with_its_reason() -> None:
    from django.test.utils import CaptureQueriesContext

    door = a_door()
    report = a_report(door)
    with acting_as(door.officer):
        audience = Audience.objects.get(pk=report.audience_id)
    source = record_protected_source(
        by=door.officer, record_id=report.id, audience=audience, text="9 Bell St"
    )
    with CaptureQueriesContext(connection) as sent:
        for reason in (LookReason.COURT, LookReason.CHECK):
            reveal_protected_source(by=door.officer, protected_source_id=source.id, reason=reason)
    events = [query["sql"] for query in sent if "insert into audit_accessevent" in query["sql"]]
    assert len(events) == 2
    assert "'court'" in events[0]
    assert "'check'" in events[1]
    assert all("'consultation'" in event and "{F6}" in event and "Bell" not in event for event in events)


def test_a_source_is_kept_behind_records_that_reach_its_author_alone_and_can_be_emptied() -> None:
    door = a_door()
    report = a_report(door)
    with acting_as(door.system):
        audience = Audience.objects.get(pk=report.audience_id)
    with pytest.raises(NotFound):
        record_protected_source(by=door.constable, record_id=report.id, audience=audience, text="x")
    with pytest.raises(NotAllowed):
        record_protected_source(by=door.analyst, record_id=report.id, audience=audience, text="x")
    source = record_protected_source(by=door.officer, record_id=report.id, audience=audience, text="CANARY")
    end_protected_source(by=door.officer, protected_source_id=source.id)
    with pytest.raises(NotFound):
        reveal_protected_source(by=door.officer, protected_source_id=source.id, reason=LookReason.CHECK)
    with acting_as(door.officer):
        assert protected_sources_of(viewer=door.officer, record_id=report.id) == []
        assert unseal(ProtectedSource.objects.get().sealed_text, source.id) == ""


def test_a_conflict_of_interest_beats_having_written_it_down() -> None:
    """A denial beats every grant, also that of the author of a safe location or of a source."""
    door = a_door()
    person, report = a_person(door), a_report(door)
    with acting_as(door.officer):
        audience = Audience.objects.get(pk=report.audience_id)
    location = record_safe_location(by=door.officer, person=person, text="a refuge", audience=audience)
    source = record_protected_source(by=door.officer, record_id=report.id, audience=audience, text="x")
    deny(by=door.system, audience=audience, membership_id=door.officer.membership_id, reason="a cousin")
    with pytest.raises(NotFound):
        reveal_safe_location(by=door.officer, safe_location_id=location.id)
    with pytest.raises(NotFound):
        reveal_protected_source(by=door.officer, protected_source_id=source.id, reason=LookReason.CHECK)
    with acting_as(door.officer), connection.cursor() as cursor:
        for table in ("people_safelocation", "people_protectedsource"):
            cursor.execute(f"select count(*) from {table}")  # noqa: S608
            assert cursor.fetchone() == (0,), "nor does the database give it to a query that forgot to ask"


def test_a_sealed_text_opens_only_in_its_own_row_unchanged() -> None:
    row, other = uuid4(), uuid4()
    sealed = seal("a refuge", row)
    assert unseal(sealed, row) == "a refuge"
    assert sealed != seal("a refuge", row)
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for text, row_id in (
        (sealed, other),
        (changed, row),
        (b"nokey:" + sealed, row),
        (b"", row),
        (sealed[:8], row),
    ):
        with pytest.raises(CannotOpen):
            unseal(text, row_id)


def test_two_records_are_linked_with_a_reason_and_unlinked_again() -> None:
    door = a_door()
    one, other = a_person(door), a_person(door, name="Robyn Ash")
    with pytest.raises(Refused):
        link_people(by=door.officer, one=one, other=other, reason=" ")
    with pytest.raises(Refused):
        link_people(by=door.officer, one=one, other=one, reason="same")
    link = link_people(by=door.officer, one=other, other=one, reason="the same date of birth")
    assert link_people(by=door.officer, one=one, other=other, reason="again").id == link.id
    with acting_as(door.officer):
        assert linked_with(viewer=door.officer, person_id=one.id) == [other]
    with pytest.raises(NotFound):
        link_people(by=door.constable, one=one, other=other, reason="a guess")
    unlink_people(by=door.officer, link=link)
    with acting_as(door.officer):
        assert linked_with(viewer=door.officer, person_id=one.id) == []


def test_records_said_not_to_be_one_person_are_not_proposed_and_may_be_linked_later() -> None:
    door = a_door()
    one, other = (a_person(door, name="Robyn Ash") for _ in range(2))
    with acting_as(door.officer):
        assert [found.other for found in proposals_for(viewer=door.officer, person=one)] == [other]
    with pytest.raises(NotFound):
        keep_apart(by=door.constable, one=one, other=other)
    apart = keep_apart(by=door.officer, one=other, other=one)
    assert keep_apart(by=door.officer, one=one, other=other).id == apart.id
    with acting_as(door.officer):
        assert proposals_for(viewer=door.officer, person=one) == []
        assert linked_with(viewer=door.officer, person_id=one.id) == []
    link_people(by=door.officer, one=one, other=other, reason="They said so")
    with acting_as(door.officer):
        assert linked_with(viewer=door.officer, person_id=one.id) == [other]
    keep_apart(by=door.officer, one=one, other=other)
    with acting_as(door.officer):
        assert linked_with(viewer=door.officer, person_id=one.id) == []
