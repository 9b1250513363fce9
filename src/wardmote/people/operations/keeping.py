"""Keeping a person's record as close as a case that was locked or hidden, and giving it back."""

from __future__ import annotations

from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.people.models import Person


@operation
def keep_person_within(*, by: Actor, person: Person, audience_id: UUID, own_audience_id: UUID) -> bool:
    """Make `audience_id` the person's audience; return whether anything changed.

    Only between an agency's own audience (`own_audience_id`) and one that is closer: another agency's record
    stays as it is. Whoever calls it has checked that the agency does not know the person from elsewhere.
    """
    moved = bool(
        person.audience_id != audience_id
        and own_audience_id in (person.audience_id, audience_id)
        and Person.objects.filter(pk=person.pk, audience_id=person.audience_id).update(
            audience_id=audience_id
        )
    )
    record(
        by, Category.ALTERATION, "people.keep_person_within", "person", [person.pk],
        subjects=[person.pk], fields=["audience"] if moved else [], classes=[FieldClass.F2],
    )  # fmt: skip
    return moved
