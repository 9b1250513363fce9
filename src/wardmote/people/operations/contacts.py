"""Contact points and addresses: added, confirmed, withdrawn; nothing goes on being sent to a place that is unsafe."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category, Outcome
from wardmote.audit.operations import operation, record
from wardmote.notifications.choices import MessageState
from wardmote.notifications.models import Message
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.code_words import hash_code_word, is_code_word
from wardmote.people.models import ContactPoint, Person
from wardmote.people.operations.records import compose_contact
from wardmote.people.permissions import check_may_write_to
from wardmote.people.rules import GivenContact
from wardmote.places.addresses import read_address
from wardmote.places.postcodes import normalise_postcode


@dataclass(frozen=True)
class AddressChange:
    """What changing an address led to: the checklist an officer works off.

    `to_ask_again`: contact points that may not be used until somebody has asked whether they still are safe.
    """

    person: Person
    stopped_messages: int
    withdrawn: tuple[ContactPoint, ...]
    to_ask_again: tuple[ContactPoint, ...]


@operation
def add_contact_point(
    *, by: Actor, person: Person, contact: GivenContact, at: datetime | None = None
) -> ContactPoint:
    """Add a way to reach a person. What was not said of its safety stays unknown, and so unused.

    Raises NotFound, NotAllowed, Refused for an empty value.
    """
    now = at or timezone.now()
    check_may_write_to(by, person, at=now)
    if not contact.value.strip():
        raise Refused("Enter a phone number, an email address or an address", "value")
    spoke = contact.safety != Safety.UNKNOWN
    point = compose_contact(
        contact,
        person=person,
        verified_at=now if spoke else None,
        verified_by=by.membership_id if spoke and isinstance(by, Viewer) else None,
    )
    point.save(force_insert=True)
    _record(by, "people.add_contact_point", person, [point.id], ["contact_points"], Category.COLLECTION)
    return point


@operation
def verify_contact_point(
    *,
    by: Actor,
    contact_point_id: UUID,
    safety: Safety,
    may_leave_message: bool = False,
    may_say_who_we_are: bool = False,
    say_we_are: str = "",
    safe_times: str = "",
    code_word: str | None = None,
    unsafe_with: str = "",
    at: datetime | None = None,
) -> ContactPoint:
    """Write down what the person says now about the safety of a contact point.

    `code_word`: a word newly agreed, or an empty text to give it up; None keeps the one there is. Messages that
    wait for it are stopped when it is no longer safe. Raises NotFound, NotAllowed; Refused for
    the answer "unknown", which is no answer.
    """
    now = at or timezone.now()
    if safety == Safety.UNKNOWN:
        raise Refused("Select whether it is safe", "safety")
    point = _get_point(by, contact_point_id, now)
    point.safety, point.verified_at = safety, now
    point.verified_by_id = by.membership_id if isinstance(by, Viewer) else None
    point.may_leave_message, point.may_say_who_we_are = may_leave_message, may_say_who_we_are
    point.say_we_are, point.safe_times = say_we_are, safe_times
    if code_word is not None:
        point.code_word = hash_code_word(code_word)
    point.unsafe_with = unsafe_with
    point.save()
    if safety != Safety.SAFE or not (may_leave_message and may_say_who_we_are):
        stop_messages(point.partnership_id, [point.id], "no longer safe to send", now)
    _record(by, "people.verify_contact_point", point.person, [point.id], ["safety"])
    return point


@operation
def withdraw_contact_point(*, by: Actor, contact_point_id: UUID, at: datetime | None = None) -> ContactPoint:
    """Stop using a contact point; messages that wait for it are stopped. Raises NotFound, NotAllowed."""
    now = at or timezone.now()
    point = _get_point(by, contact_point_id, now)
    point.withdrawn_at = point.withdrawn_at or now
    point.save(update_fields=["withdrawn_at"])
    stop_messages(point.partnership_id, [point.id], "the contact was withdrawn", now)
    _record(by, "people.withdraw_contact_point", point.person, [point.id], ["withdrawn_at"])
    return point


@operation
def say_nothing_is_safe(*, by: Actor, person: Person, at: datetime | None = None) -> int:
    """Mark every contact point of a person as unsafe at once, and stop what waits for them.

    For "it is no longer safe to contact me", said by the person or to an officer. Returns how many messages
    were stopped. Raises NotFound, NotAllowed.
    """
    now = at or timezone.now()
    check_may_write_to(by, person, at=now)
    points = list(person.contact_points.values_list("id", flat=True))
    person.contact_points.update(
        safety=Safety.UNSAFE,
        verified_at=now,
        verified_by_id=by.membership_id if isinstance(by, Viewer) else None,
        may_leave_message=False,
        may_say_who_we_are=False,
    )
    stopped = stop_messages(person.partnership_id, points, "they said that it is no longer safe", now)
    _record(by, "people.say_nothing_is_safe", person, points, ["safety"])
    return stopped


@operation
def change_address(
    *,
    by: Actor,
    person: Person,
    address_text: str,
    postcode: str = "",
    version: int | None = None,
    at: datetime | None = None,
) -> AddressChange:
    """Give a person a new address, and cut every tie to the old one.

    Letters and visits to the old address are withdrawn with everything that waits to be sent, and every other
    contact point must be asked about again: it may have stayed behind with whoever lives there. The new
    address is *not* made a contact point: that it exists does not mean that it is safe to write there.

    Source: the Information Commissioner's reprimand of Charnwood Borough Council (a letter with the new
    address sent to the old, shared one). Raises NotFound, NotAllowed, Refused when somebody else changed the
    record since `version` was shown.
    """
    now = at or timezone.now()
    check_may_write_to(by, person, at=now)
    held = Person.objects.select_for_update(of=("self",)).filter(pk=person.pk).first()
    if held is None:
        raise NotFound("No such person.")
    if version is not None and held.version != version:
        raise Refused("Somebody else changed this record. Look at it again, then change it.")
    held.address_text = address_text.strip()
    held.postcode = normalise_postcode(postcode) or normalise_postcode(read_address(address_text).postcode)
    held.address_key = read_address(address_text).look_up_key[:200]
    held.version += 1
    held.save(update_fields=["address_text", "postcode", "address_key", "version"])
    points = list(held.contact_points.filter(withdrawn_at__isnull=True))
    old = [point for point in points if point.kind in (ContactKind.POST, ContactKind.IN_PERSON)]
    rest = [point for point in points if point not in old]
    for point in old:
        point.withdrawn_at = now
    for point in rest:
        point.safety, point.verified_at, point.verified_by_id = Safety.UNKNOWN, None, None
    ContactPoint.objects.bulk_update(old, ["withdrawn_at"])
    ContactPoint.objects.bulk_update(rest, ["safety", "verified_at", "verified_by"])
    stopped = stop_messages(
        held.partnership_id, [point.id for point in points], "they moved: ask what is safe first", now
    )
    _record(by, "people.change_address", held, [held.id], ["address_text", "postcode", "contact_points"])
    return AddressChange(held, stopped, tuple(old), tuple(rest))


@operation
def check_code_word(*, by: Viewer, person_ids: Iterable[UUID], word: str) -> bool:
    """Whether a caller said a word that one of these people agreed with us. Each try leaves an event, the wrong too.

    The records must reach the actor; of those that do not, no word is compared.
    """
    ids = list(person_ids)
    people = Person.objects.visible_to(by).filter(pk__in=ids).values("pk")
    points = ContactPoint.objects.filter(person__in=people, withdrawn_at__isnull=True).exclude(code_word="")
    kept = points.order_by("-created_at").values_list("code_word", flat=True)[:MOST_WORDS]
    is_right = any(is_code_word(word, one) for one in kept)
    record(
        by,
        Category.CONSULTATION,
        "people.check_code_word",
        "person",
        ids,
        subjects=ids,
        classes=[FieldClass.F3],
        outcome=Outcome.ALLOWED if is_right else Outcome.DENIED,
    )
    return is_right


MOST_WORDS = 5


def stop_messages(partnership_id: UUID, contact_point_ids: Iterable[UUID], why: str, at: datetime) -> int:
    """Stop what waits to be sent to contact points; part of operations that make them unsafe.

    Only the system may touch the outbox: a resident's link reaches their own record and no message.
    """
    with acting_as(SystemActor(partnership_id, why="a contact is no longer safe")):
        # One that is being handed to the mail server at this moment is locked and cannot be stopped; waiting
        # for it would keep whoever says "not safe" waiting. If it fails, the gate stops its next attempt.
        waiting = Message.objects.select_for_update(skip_locked=True).filter(
            contact_point_id__in=list(contact_point_ids), state=MessageState.WAITING
        )
        found = list(waiting.values_list("id", flat=True))
        return Message.objects.filter(pk__in=found).update(
            state=MessageState.STOPPED, last_error=why, ended_at=at
        )


def _get_point(by: Actor, contact_point_id: UUID, at: datetime) -> ContactPoint:
    point = (
        ContactPoint.objects.select_related("person")
        .select_for_update(of=("self",))
        .filter(pk=contact_point_id)
        .first()
    )
    if point is None:
        raise NotFound("No such contact.")
    check_may_write_to(by, point.person, at=at)
    return point


def _record(
    by: Actor,
    act: str,
    person: Person,
    records: list[UUID],
    fields: list[str],
    category: Category = Category.ALTERATION,
) -> None:
    record(
        by,
        category,
        act,
        "person",
        [person.id, *(one for one in records if one != person.id)],
        subjects=[person.id],
        fields=fields,
        classes=[FieldClass.F3],
    )
