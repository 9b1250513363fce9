"""Reading one's own report through its secret link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from wardmote.access.actors import PublicActor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.access.ids import hash_secret
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.reports.choices import Status
from wardmote.reports.models import Incident, Letter, Report
from wardmote.reports.rules.following import Standing, where_it_stands


@dataclass(frozen=True, kw_only=True)
class FollowedReport:
    """A report as the person who made it sees it: their own words, where it stands, what was written to them."""

    report: Report
    standing: Standing
    incidents: tuple[Incident, ...]
    letters: tuple[Letter, ...]


def holder_of_link(*, viewer: PublicActor, secret: str) -> PublicActor:
    """Return who may act with a secret link at this partnership's door. Raises NotFound.

    The answer for a wrong secret, one that has ended, and one of another partnership is the same.
    """
    with connection.cursor() as cursor:
        cursor.execute("select partnership, report, person from reports_follow(%s)", [hash_secret(secret)])
        row = cursor.fetchone()
    if row is None or row[0] != viewer.partnership_id:
        raise NotFound("No report behind this link.")
    return PublicActor(partnership_id=row[0], report_id=row[1], person_id=row[2])


def get_followed_report(*, viewer: PublicActor, on: date) -> FollowedReport:
    """Return the report that the viewer's link opens; a consultation is recorded. Raises NotFound.

    Call it as the holder of the link (`acting_as(holder_of_link(…))`).
    """
    report = Report.objects.visible_to(viewer).select_related("agency").filter(pk=viewer.report_id).first()
    if report is None:
        raise NotFound("No report behind this link.")
    letters = tuple(Letter.objects.filter(report=report).order_by("-written_at"))
    record(
        viewer,
        Category.CONSULTATION,
        "reports.get_followed_report",
        "report",
        [report.id],
        subjects=[report.reporter_id] if report.reporter_id else [],
        classes=[FieldClass.F1],
    )
    return FollowedReport(
        report=report,
        standing=where_it_stands(
            Status(report.status),
            agency=report.agency.name,
            respond_by=report.respond_by,
            update_due_on=report.update_due_on,
            has_been_contacted=report.first_contact_at is not None,
            has_closing_letter=bool(letters),
            on=on,
        ),
        incidents=tuple(Incident.objects.filter(report=report).order_by("told_at", "id")),
        letters=letters,
    )
