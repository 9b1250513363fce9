"""Finding a record by its reference for a hold: that it is there, and whose; nothing of what it says."""

from __future__ import annotations

from wardmote.access.actors import SystemActor, Viewer
from wardmote.access.choices import FieldClass, Permission
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.cases.models import Case
from wardmote.reports.models import Report
from wardmote.retention.operations import Kept


def find_kept(*, viewer: Viewer, reference: str) -> Kept:
    """Return a case or report of the viewer's own agency by its reference, with a consultation event.

    Information governance answers for all that its agency keeps, hidden or not, and reads none of it: what comes back
    is an identifier. Raises NotFound, NotAllowed.
    """
    if not viewer.may(Permission.DECIDE_RETENTION):
        raise NotAllowed("Only information governance decides what is erased.")
    wanted = {"reference": reference.strip().upper(), "agency_id": viewer.agency_id}
    with acting_as(SystemActor(viewer.partnership_id, why="a record is to be held")):
        case = Case.objects.filter(**wanted).first()
        report = None if case else Report.objects.filter(**wanted).first()
    row = case or report
    if row is None:
        raise NotFound("No such record.")
    kind = "case" if case else "report"
    record(viewer, Category.CONSULTATION, "cases.find_kept", kind, [row.pk], classes=[FieldClass.F1])
    return Kept(
        record_type=kind,
        record_id=row.pk,
        reference=row.reference,
        partnership_id=viewer.partnership_id,
        agency_id=viewer.agency_id,
    )
