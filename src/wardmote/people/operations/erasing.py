"""Erasing people, when nothing needs them any more. Parts of an erasure that stands in a room above."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from wardmote.notifications.models import Message
from wardmote.people.models import ContactPoint, Link, Person
from wardmote.retention.scrubbing import add_up, is_needed_by_others, scrub
from wardmote.sharing.models import AlsoShown, Audience

GO_WITH_THE_PERSON = frozenset(
    {
        "people.ContactPoint", "people.SafeLocation", "people.Link", "cases.CaseIncident", "reviews.ReviewExplained",
    }
)  # fmt: skip
"""Tables whose rows about a person keep nobody: who told of an incident has a role on its case besides, and that
somebody was told of the case review goes with the report of which they were told."""


def erase_people(
    person_ids: Iterable[UUID], *, nobody: Audience, apart_from: frozenset[str] = frozenset()
) -> tuple[dict[str, int], list[UUID]]:
    """Empty those of these people whom no other record needs; return the rows by table, and who it was.

    `apart_from`: further tables, by label, that keep nobody. As the system, inside an operation, after the record that
    named them was emptied. Safe locations go with them.
    """
    gone = [
        person.pk
        for person in Person.objects.filter(pk__in=list(person_ids))
        if not is_needed_by_others(person, apart_from=GO_WITH_THE_PERSON | apart_from)
    ]
    points = ContactPoint.objects.filter(person_id__in=gone)
    messages, _ = Message.objects.filter(
        contact_point_id__in=list(points.values_list("id", flat=True))
    ).delete()
    rows = add_up(
        {"notifications.Message": messages} if messages else {},
        scrub(points),
        scrub(Link.objects.filter(one_id__in=gone)),
        scrub(Link.objects.filter(other_id__in=gone)),
        erase_secrets(record_ids=[], person_ids=gone),
        scrub(Person.objects.filter(pk__in=gone)),
    )
    Person.objects.filter(pk__in=gone).update(audience=nobody)
    AlsoShown.objects.filter(record_id__in=gone).delete()
    return rows, gone


def erase_secrets(*, record_ids: Iterable[UUID], person_ids: Iterable[UUID]) -> dict[str, int]:
    """Empty what even the system cannot read: the sources behind records, the safe locations of people.

    Through a database function that empties and never shows; it answers the system alone.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select sources, locations from people_erase_secrets(%s::uuid[], %s::uuid[])",
            [list(record_ids), list(person_ids)],
        )
        sources, locations = cursor.fetchone()
    counted = {"people.ProtectedSource": sources, "people.SafeLocation": locations}
    return {label: count for label, count in counted.items() if count}
