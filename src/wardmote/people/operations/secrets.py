"""Safe locations (F5) and protected sources (F6): sealed when written, shown on click, each time with its event."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.ids import new_id
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.people.choices import LookReason
from wardmote.people.models import Person, ProtectedSource, SafeLocation
from wardmote.people.permissions import check_may_reveal, check_may_write_to
from wardmote.people.sealed import seal, unseal
from wardmote.sharing.models import Audience, AudienceMember
from wardmote.sharing.queries import audience_reaches, is_denied


@operation
def record_safe_location(
    *, by: Viewer, person: Person, text: str, audience: Audience | None = None, at: datetime | None = None
) -> SafeLocation:
    """Keep where somebody is safe. Shown on click to its author and to the people *named* in the audience.

    `audience`: of the case it belongs to; without it the record's own. An agency as such never sees it.
    Raises NotFound, NotAllowed, Refused for an empty text.
    """
    now = at or timezone.now()
    check_may_write_to(by, person, at=now)
    if not text.strip():
        raise Refused("Enter where they are safe", "text")
    row_id = new_id()
    location = SafeLocation(
        id=row_id,
        partnership_id=person.partnership_id,
        person=person,
        audience_id=audience.id if audience else person.audience_id,
        author_id=by.membership_id,
        sealed_text=seal(text.strip(), row_id),
        created_at=now,
    )
    location.save(force_insert=True)
    record(
        by,
        Category.COLLECTION,
        "people.record_safe_location",
        "safe_location",
        [location.id],
        subjects=[person.id],
        classes=[FieldClass.F5],
    )
    return location


@operation
def reveal_safe_location(*, by: Viewer, safe_location_id: UUID) -> str:
    """Show a safe location to somebody named on it or its author: one look, one event.

    An operation although it only reads, so that no look can be had without its event. Raises NotFound for
    everybody else: that there is one is itself a secret.
    """
    location = SafeLocation.objects.filter(pk=safe_location_id, ended_at__isnull=True).first()
    if location is None:
        raise NotFound("Nothing to show.")
    _check_may_see(by, location)
    text = unseal(location.sealed_text, location.id)
    record(
        by,
        Category.CONSULTATION,
        "people.reveal_safe_location",
        "safe_location",
        [location.id],
        subjects=[location.person_id],
        classes=[FieldClass.F5],
    )
    return text


def _check_may_see(by: Viewer, location: SafeLocation) -> None:
    """Raise NotFound unless the viewer wrote the safe location or is named on it; a conflict beats both."""
    author = location.author_id == by.membership_id
    named = AudienceMember.objects.filter(
        audience_id=location.audience_id,
        principal_id=by.membership_id,
        until__gt=timezone.now(),
        is_override=False,
    ).exists()
    if not (author or named) or is_denied(by, location.audience_id):
        raise NotFound("Nothing to show.")
    check_may_reveal(by, FieldClass.F5, named=named, author=author)


@operation
def end_safe_location(*, by: Viewer, safe_location_id: UUID, at: datetime | None = None) -> None:
    """Mark a safe location as no longer theirs; the sealed text is emptied, because it is not needed again."""
    location = SafeLocation.objects.filter(pk=safe_location_id, ended_at__isnull=True).first()
    if location is None:
        raise NotFound("Nothing to end.")
    _check_may_see(by, location)
    location.ended_at, location.sealed_text = at or timezone.now(), seal("", location.id)
    location.save(update_fields=["ended_at", "sealed_text"])
    record(
        by,
        Category.ERASURE,
        "people.end_safe_location",
        "safe_location",
        [location.id],
        subjects=[location.person_id],
        classes=[FieldClass.F5],
    )


@operation
def record_protected_source(
    *, by: Viewer, record_id: UUID, audience: Audience, text: str, at: datetime | None = None
) -> ProtectedSource:
    """Keep who told us in confidence behind a report or case. Only its author ever sees it again.

    `audience`: of the report or case; it must reach the author. Raises Refused for an empty text, NotAllowed for
    those without casework duties, NotFound where the record does not reach them.
    """
    if not by.principals:
        raise NotAllowed("Your role does not work on records.")
    check_may_reveal(by, FieldClass.F6, named=False, author=True)
    if not audience_reaches(by, audience.id):
        raise NotFound("No such record.")
    if not text.strip():
        raise Refused("Enter who told you", "text")
    row_id = new_id()
    source = ProtectedSource(
        id=row_id,
        partnership_id=by.partnership_id,
        audience=audience,
        record_id=record_id,
        author_id=by.membership_id,
        sealed_text=seal(text.strip(), row_id),
        created_at=at or timezone.now(),
    )
    source.save(force_insert=True)
    record(
        by,
        Category.COLLECTION,
        "people.record_protected_source",
        "protected_source",
        [source.id, record_id],
        classes=[FieldClass.F6],
    )
    return source


@operation
def reveal_protected_source(*, by: Viewer, protected_source_id: UUID, reason: str) -> str:
    """Show a protected source to its author: one look, one event with the reason (a `LookReason`) as its purpose.

    Raises NotFound for everybody else, and for one that was emptied; Refused without a reason.
    """
    source = _own_source(by, protected_source_id)
    if reason not in LookReason.values:
        raise Refused("Select why you need to see it", "reason")
    check_may_reveal(by, FieldClass.F6, named=False, author=True)
    text = unseal(source.sealed_text, source.id)
    record(
        by,
        Category.CONSULTATION,
        "people.reveal_protected_source",
        "protected_source",
        [source.id, source.record_id],
        classes=[FieldClass.F6],
        purpose=reason,
    )
    return text


@operation
def end_protected_source(*, by: Viewer, protected_source_id: UUID, at: datetime | None = None) -> None:
    """Empty a protected source that is not needed any more: by its author alone. Raises NotFound for others."""
    source = _own_source(by, protected_source_id)
    source.ended_at, source.sealed_text = at or timezone.now(), seal("", source.id)
    source.save(update_fields=["ended_at", "sealed_text"])
    record(
        by,
        Category.ERASURE,
        "people.end_protected_source",
        "protected_source",
        [source.id, source.record_id],
        classes=[FieldClass.F6],
    )


def _own_source(by: Viewer, protected_source_id: UUID) -> ProtectedSource:
    source = ProtectedSource.objects.filter(
        pk=protected_source_id, author_id=by.membership_id, ended_at__isnull=True
    ).first()
    if source is None or is_denied(by, source.audience_id):
        raise NotFound("Nothing to show.")
    return source
