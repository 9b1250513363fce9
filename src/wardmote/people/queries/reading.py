"""Reading people: one at a time, and whether they may be contacted. Safe locations are not read here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from wardmote.access.actors import Actor, Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.access.kept import kept
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.calendar.london import day_of
from wardmote.people.models import ContactPoint, Link, Person, ProtectedSource, SafeLocation
from wardmote.people.rules import ContactFacts, Contacting, why_not_contact


@dataclass(frozen=True)
class ContactAnswer:
    """A contact point with the gate's answer for one way of using it; `why_not` is empty when it may be."""

    point: ContactPoint
    why_not: str

    @property
    def may(self) -> bool:
        """Whether it may be used."""
        return not self.why_not


def get_person(*, viewer: Actor, person_id: UUID, purpose: str = "") -> Person:
    """Return one person that the viewer may see; a consultation is recorded. Raises NotFound."""
    person = Person.objects.visible_to(viewer).select_related("agency").filter(pk=person_id).first()
    if person is None:
        raise NotFound("No such person.")
    record(
        viewer,
        Category.CONSULTATION,
        "people.get_person",
        "person",
        [person.id],
        subjects=[person.id],
        classes=[FieldClass.F2, FieldClass.F3],
        purpose=purpose,
    )
    return person


def contact_points_of(*, viewer: Actor, person_ids: Iterable[UUID]) -> list[ContactPoint]:
    """Return the contact points still in use of people that the viewer may see, preferred ones first.

    Part of reading their record: whoever calls it has recorded the consultation.
    """
    people = Person.objects.visible_to(viewer).filter(pk__in=list(person_ids)).values("pk")
    return list(
        ContactPoint.objects.filter(person__in=people, withdrawn_at__isnull=True).order_by(
            "person_id", "-is_preferred", "created_at", "id"
        )
    )


def facts_of_contact(point: ContactPoint) -> ContactFacts:
    """Return everything that the gate asks about a contact point, as it stands now."""
    return facts_of_contacts([point])[point.id]


def facts_of_contacts(points: Iterable[ContactPoint]) -> dict[UUID, ContactFacts]:
    """Return what the gate asks about several contact points, by their id: one statement however many."""
    points = list(points)
    if not points:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.id, people_contact_is_shared(p.id) from unnest(%s::uuid[]) as p(id)",
            [[p.id for p in points]],
        )
        shared = dict(cursor.fetchall())
    return {
        point.id: ContactFacts(
            kind=point.kind,
            safety=point.safety,
            may_leave_message=point.may_leave_message,
            may_say_who_we_are=point.may_say_who_we_are,
            safe_times=point.safe_times,
            verified_on=day_of(point.verified_at) if point.verified_at else None,
            is_withdrawn=point.withdrawn_at is not None,
            is_shared_with_others=shared[point.id],
        )
        for point in points
    }


def why_not_contact_point(*, contact_point_id: UUID, channel: Contacting, on: date) -> str:
    """Return why a contact point must not be used now; empty when it may. The gate at the moment of sending.

    Asked in the context of whoever sends (the system): a contact point that is not there is not used.
    """
    point = ContactPoint.objects.filter(pk=contact_point_id).first()
    if point is None:
        return "This contact is no longer there."
    return why_not_contact(facts_of_contact(point), channel, on)


def ways_to_contact(*, viewer: Actor, person: Person, channel: Contacting, on: date) -> list[ContactAnswer]:
    """Return each contact point of a person with the gate's answer, usable ones first."""
    points = contact_points_of(viewer=viewer, person_ids=[person.id])
    answers = [
        ContactAnswer(point, why_not_contact(facts_of_contact(point), channel, on)) for point in points
    ]
    return sorted(answers, key=lambda answer: bool(answer.why_not))


def linked_with(*, viewer: Actor, person_id: UUID) -> list[Person]:
    """Return the records said to be the same person, as far as the viewer may see them."""
    links = Link.objects.filter(ended_at__isnull=True)
    ids = set(links.filter(one_id=person_id).values_list("other_id", flat=True))
    ids |= set(links.filter(other_id=person_id).values_list("one_id", flat=True))
    shown = Person.objects.visible_to(viewer).filter(pk__in=ids).select_related("agency")
    return list(shown.order_by("created_at", "id"))


def safe_locations_by_person(*, viewer: Viewer, person_ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """Return the ids of current safe locations that the viewer could reveal, by person: one statement."""
    found: dict[UUID, tuple[UUID, ...]] = {}
    rows = SafeLocation.objects.filter(person_id__in=list(person_ids), ended_at__isnull=True).order_by(
        "-created_at"
    )
    for person_id, location_id in rows.values_list("person_id", "id"):
        found[person_id] = (*found.get(person_id, ()), location_id)
    return found


def safe_locations_of(*, viewer: Viewer, person_id: UUID) -> list[UUID]:
    """Return the ids of current safe locations that the viewer could reveal; never what they say."""
    return list(
        SafeLocation.objects.filter(person_id=person_id, ended_at__isnull=True)
        .order_by("-created_at")
        .values_list("id", flat=True)
    )


def protected_sources_of(*, viewer: Viewer, record_id: UUID) -> list[ProtectedSource]:
    """Return what the viewer wrote down in confidence behind a report or case, oldest first; never what it says.

    Only the author knows that there is one: others are given an empty list.
    """
    return _sources_behind(record_id, viewer.membership_id)


@kept
def _sources_behind(record_id: UUID, author_id: UUID) -> QuerySet[ProtectedSource]:
    return (
        ProtectedSource.objects.filter(record_id=record_id, author_id=author_id, ended_at__isnull=True)
        .defer("sealed_text")
        .order_by("created_at", "id")
    )
