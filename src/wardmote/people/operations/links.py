"""What officers say of two records: that they are one person (a link with a reason), or that they are not."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.people.models import Link, Person
from wardmote.people.permissions import check_may_link


@operation
def link_people(*, by: Viewer, one: Person, other: Person, reason: str, at: datetime | None = None) -> Link:
    """Say that two records are one person. Nothing is merged: each keeps its own agency and audience.

    Linking what is linked gives the link there is. Raises Refused without a reason or for one record twice,
    NotFound where either is out of scope, NotAllowed.
    """
    now = at or timezone.now()
    if one.id == other.id:
        raise Refused("Choose two different records.")
    if not reason.strip():
        raise Refused("Say why you think they are one person", "reason")
    check_may_link(by, one, other, at=now)
    first, second = sorted((one, other), key=lambda person: person.id)
    link = Link.objects.filter(one=first, other=second, ended_at__isnull=True).first()
    if link is None:
        link = Link.objects.create(
            partnership_id=first.partnership_id,
            one=first,
            other=second,
            reason=reason.strip()[:200],
            linked_by_id=by.membership_id,
        )
    record(
        by,
        Category.COMBINATION,
        "people.link_people",
        "person",
        [one.id, other.id],
        subjects=[one.id, other.id],
        classes=[FieldClass.F2],
    )
    return link


@operation
def unlink_people(*, by: Viewer, link: Link, at: datetime | None = None) -> Link:
    """Say that two records are not one person after all. Raises NotFound, NotAllowed."""
    now = at or timezone.now()
    held = Link.objects.select_related("one", "other").filter(pk=link.pk).first()
    if held is None:
        raise NotFound("No such link.")
    check_may_link(by, held.one, held.other, at=now)
    held.ended_at = held.ended_at or now
    held.save(update_fields=["ended_at"])
    record(
        by,
        Category.ALTERATION,
        "people.unlink_people",
        "person",
        [held.one_id, held.other_id],
        subjects=[held.one_id, held.other_id],
        fields=["ended_at"],
    )
    return held


@operation
def keep_apart(*, by: Viewer, one: Person, other: Person, at: datetime | None = None) -> Link:
    """Say that two records that look alike are not one person, so that they are not proposed again.

    It is kept as a link that ended as it began; a link that holds is ended. Raises Refused for one record twice,
    NotFound where either is out of scope, NotAllowed.
    """
    now = at or timezone.now()
    if one.id == other.id:
        raise Refused("Choose two different records.")
    check_may_link(by, one, other, at=now)
    first, second = sorted((one, other), key=lambda person: person.id)
    pair = Link.objects.filter(one=first, other=second)
    link = pair.filter(ended_at__isnull=True).first() or pair.order_by("-ended_at").first()
    if link is None:
        link = Link.objects.create(
            partnership_id=first.partnership_id,
            one=first,
            other=second,
            reason="Not the same person",
            linked_by_id=by.membership_id,
            ended_at=now,
        )
    elif link.ended_at is None:
        link.ended_at = now
        link.save(update_fields=["ended_at"])
    record(
        by,
        Category.ALTERATION,
        "people.keep_apart",
        "person",
        [one.id, other.id],
        subjects=[one.id, other.id],
        fields=["ended_at"],
    )
    return link
