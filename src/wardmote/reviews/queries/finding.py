"""Complaints of the applicant that the bodies hold: proposed with agency and days, read only where one may read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import connection

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.calendar.london import day_of
from wardmote.partnerships.models import Agency
from wardmote.reports.choices import Known
from wardmote.reports.models import Report
from wardmote.reviews.models import Complaint, Review

HOW = {
    "contact": "the same name and the same contact",
    "address": "the same name and the same address",
    "link": "an officer said that it is the same person",
    "reference": "the reference that they gave, and the same name",
}


@dataclass(frozen=True, kw_only=True)
class FoundComplaint:
    """A complaint in the record: who was told, on which days, and how it was matched.

    `reference` and `is_hate` are known only where the viewer may read the report; `same_as` is the incident that
    the record says it is the same as (a report merged into another), its own where it is none's; `may_be_same` holds
    when another body was told of behaviour on the same day.
    """

    report_id: UUID
    root_id: UUID
    incident_id: UUID
    agency_id: UUID
    agency_name: str
    complained_on: date
    behaviour_on: date | None
    how: str
    reference: str = ""
    is_hate: bool = False
    same_as: UUID
    may_be_same: bool = False
    is_taken: bool = False


def find_in_record(*, viewer: Actor, review: Review) -> list[FoundComplaint]:
    """Return the complaints of the applicant found across the bodies, in the order of their days.

    For whoever runs the review: a database function finds them under rules of its own (see its migration) and lets
    out agency and days. Everything else is read through the viewer's own access. A combination of data, and logged
    as one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select report, root, incident, agency, told_at, happened_at, how from reviews_in_record(%s)",
            [review.id],
        )
        rows = cursor.fetchall()
    names = dict(Agency.objects.filter(partnership_id=review.partnership_id).values_list("id", "name"))
    readable = {
        report.id: report
        for report in Report.objects.visible_to(viewer).filter(pk__in=[row[0] for row in rows])
    }
    taken = set(
        Complaint.objects.filter(review=review, removed_at__isnull=True).values_list("incident_id", flat=True)
    )
    found: list[FoundComplaint] = []
    for report_id, root_id, incident_id, agency_id, told_at, happened_at, how in sorted(
        rows, key=lambda row: (row[4], str(row[2]))
    ):
        report = readable.get(report_id)
        one = FoundComplaint(
            report_id=report_id,
            root_id=root_id,
            incident_id=incident_id,
            agency_id=agency_id,
            agency_name=names.get(agency_id, ""),
            complained_on=day_of(told_at),
            behaviour_on=day_of(happened_at) if happened_at else None,
            how=HOW[how],
            reference=report.reference if report else "",
            is_hate=report is not None and report.hate_perceived == Known.YES,
            same_as=incident_id,
            is_taken=incident_id in taken,
        )
        found.append(_placed(one, found))
    record(
        viewer,
        Category.COMBINATION,
        "reviews.find_in_record",
        "review",
        [review.id],
        subjects=[review.victim_id],
        classes=[FieldClass.F1],
    )
    return found


def _placed(one: FoundComplaint, before: list[FoundComplaint]) -> FoundComplaint:
    for other in before:
        if (
            other.report_id == one.report_id
            or other.behaviour_on != one.behaviour_on
            or one.behaviour_on is None
        ):
            continue
        if other.root_id == one.root_id:
            return replace(one, same_as=other.same_as)
        if other.agency_id != one.agency_id:
            return replace(one, may_be_same=True)
    return one
