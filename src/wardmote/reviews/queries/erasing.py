"""Finding a record by its reference for a hold: a review, or what the rooms below keep."""

from __future__ import annotations

from wardmote.access.actors import SystemActor, Viewer
from wardmote.access.choices import FieldClass, Permission
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.cases.queries import erasing as below
from wardmote.retention.operations import Kept
from wardmote.reviews.models import Review


def find_kept(*, viewer: Viewer, reference: str) -> Kept:
    """Return a review, case or report of the viewer's own agency by its reference, with a consultation event.

    What comes back is an identifier, and nothing of what the record says. Raises NotFound, NotAllowed.
    """
    found = None
    if viewer.may(Permission.DECIDE_RETENTION):
        with acting_as(SystemActor(viewer.partnership_id, why="a record is to be held")):
            found = Review.objects.filter(
                reference=reference.strip().upper(), agency_id=viewer.agency_id
            ).first()
    if found is None:
        return below.find_kept(viewer=viewer, reference=reference)
    record(viewer, Category.CONSULTATION, "reviews.find_kept", "review", [found.pk], classes=[FieldClass.F1])
    return Kept(
        record_type="review",
        record_id=found.pk,
        reference=found.reference,
        partnership_id=viewer.partnership_id,
        agency_id=viewer.agency_id,
    )
