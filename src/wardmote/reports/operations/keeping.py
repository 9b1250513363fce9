"""Keeping a report, with its files, as close as a case that was locked or hidden, and giving it back."""

from __future__ import annotations

from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.documents.models import Document
from wardmote.reports.models import Report


@operation
def keep_report_within(*, by: Actor, report: Report, audience_id: UUID, own_audience_id: UUID) -> bool:
    """Make `audience_id` the audience of a report and of its files; return whether anything changed.

    Only between an agency's own audience (`own_audience_id`) and one that is closer: a report that is with
    another agency stays as it is.
    """
    before = report.audience_id
    moved = bool(
        before != audience_id
        and own_audience_id in (before, audience_id)
        and Report.objects.filter(pk=report.pk, audience_id=before).update(audience_id=audience_id)
    )
    if moved:
        Document.objects.filter(record_id=report.pk, audience_id=before).update(audience_id=audience_id)
    record(
        by, Category.ALTERATION, "reports.keep_report_within", "report", [report.pk],
        fields=["audience"] if moved else [], classes=[FieldClass.F1],
    )  # fmt: skip
    return moved
