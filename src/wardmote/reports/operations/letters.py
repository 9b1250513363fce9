"""Writing to the person who reported: what they read on the page behind their link."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.reports.models import Letter, Report


@operation
def write_letter(*, by: Actor, report: Report, text: str, at: datetime | None = None) -> Letter:
    """Put a letter on the page by which a report is followed. A disclosure to whoever holds the link.

    Raises Refused for an empty letter, NotFound for a report that the actor may not know of.
    """
    if not text.strip():
        raise Refused("Write the letter.", "text")
    if not Report.objects.visible_to(by).filter(pk=report.pk).exists():
        raise NotFound("No such report.")
    letter = Letter.objects.create(
        partnership_id=report.partnership_id,
        report=report,
        text=text.strip(),
        written_at=at or timezone.now(),
        written_by_id=getattr(by, "membership_id", None),
    )
    record(
        by, Category.DISCLOSURE, "reports.write_letter", "report", [report.pk, letter.id],
        subjects=[report.reporter_id] if report.reporter_id else [], classes=[FieldClass.F1],
        recipient="the person who reported, behind their link",
    )  # fmt: skip
    return letter
