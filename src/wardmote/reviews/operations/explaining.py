"""Telling victims that there is a case review, at their second report: by the contact that is safe, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of, start_of_day
from wardmote.calendar.periods import first_day_still_within
from wardmote.notifications.operations import prompt, send_email
from wardmote.partnerships.models import Partnership
from wardmote.partnerships.queries import words_for
from wardmote.people.choices import ContactKind
from wardmote.people.models import ContactPoint, Link, Person
from wardmote.people.queries.reading import facts_of_contacts
from wardmote.people.rules import AUTOMATIC_EMAIL, may_contact
from wardmote.reports.choices import Channel
from wardmote.reports.models import Incident, Report
from wardmote.reports.operations.following import write_letter
from wardmote.reviews.choices import ExplainedHow
from wardmote.reviews.models import ReviewExplained
from wardmote.reviews.operations.writing import now_or
from wardmote.reviews.rules.explaining import MONTHS, explanation_words, is_second_report
from wardmote.reviews.rules.letters import notice_words

LOOKS_BACK = timedelta(days=3)
"""The job looks at what was told within this time: longer than a worker stands still unnoticed."""


@operation
def explain_case_review(*, by: SystemActor, at: datetime | None = None) -> int:
    """Tell everybody who made a second report within six months that there is a case review; return to how many.

    Once for a person. What it says is put on the page behind their link; an e-mail that holds no details says that
    there is something to read, where an e-mail is safe. Where it is not, an officer of the agency that has the report
    is asked to tell them in a way that is. Reports that were imported wake nobody up.
    """
    now = now_or(at)
    told = 0
    for partnership in Partnership.objects.order_by("created_at"):
        with acting_as(SystemActor(partnership.id, why="a second report within six months")):
            for report in list(_new_reports(partnership.id, now)):
                told += _explain(partnership, report, now)
    record(by, Category.ALTERATION, "reviews.explain_case_review", "report", [])
    return told


def _new_reports(partnership_id: UUID, at: datetime) -> Iterator[Report]:
    """Reports by somebody known, told or told again lately, whose reporter was not told of the case review yet."""
    lately = Incident.objects.filter(
        partnership_id=partnership_id, told_at__gt=at - LOOKS_BACK, told_at__lte=at
    ).values("report_id")
    return (
        Report.objects.filter(
            pk__in=lately,
            reporter__isnull=False,
            is_anonymous=False,
            consent_withdrawn_at__isnull=True,
            # One that was drawn into a locked or hidden case is its team's, who tell the victim themselves.
            audience_id=F("agency__audience_id"),
        )
        .exclude(channel=Channel.IMPORT)
        .select_related("agency", "reporter")
        .order_by("received_at")
        .iterator()
    )


def _explain(partnership: Partnership, report: Report, at: datetime) -> int:
    assert report.reporter is not None
    same = _same_person(report.reporter)
    if ReviewExplained.objects.filter(person_id__in=same).exists() or not _is_second(report, same, at):
        return 0
    system = SystemActor(partnership.id, why="a second report within six months")
    write_letter(
        by=system,
        report=report,
        text=explanation_words(
            title=words_for(partnership_id=partnership.id, key="case-review-title"),
            what=words_for(partnership_id=partnership.id, key="case-review"),
            address=f"{settings.BASE_URL}/asb-case-review",
        ),
        at=at,
    )
    point = _safe_email(report.reporter.pk, at)
    if point is not None:
        subject, text = notice_words(partnership.name)
        send_email(
            by=system,
            to=point.value,
            subject=subject,
            text=text,
            record_id=report.id,
            contact_point_id=point.id,
            agency_id=report.agency_id,
        )
    else:
        prompt(
            by=system,
            agency_id=report.agency_id,
            text=f"Tell whoever made report {report.reference} that there is an ASB case review, in a way that is safe.",
            record_type="report",
            reference=report.reference,
        )
    ReviewExplained.objects.create(
        partnership_id=partnership.id,
        person=report.reporter,
        report=report,
        agency_id=report.agency_id,
        how=ExplainedHow.EMAIL if point else ExplainedHow.PROMPT,
        contact_point=point,
        at=at,
    )
    return 1


def _same_person(person: Person) -> set[UUID]:
    """Records of the same person: those that officers linked, and those of the same name with the same contact."""
    keys = [
        key for key in ContactPoint.objects.filter(person=person).values_list("value_key", flat=True) if key
    ]
    found = {person.id}
    if person.name_key and keys:
        found |= set(
            Person.objects.filter(
                partnership_id=person.partnership_id,
                name_key=person.name_key,
                contact_points__value_key__in=keys,
            ).values_list("id", flat=True)
        )
    links = Link.objects.filter(Q(one_id__in=found) | Q(other_id__in=found), ended_at__isnull=True)
    for one, other in links.values_list("one_id", "other_id"):
        found |= {one, other}
    return found


def _is_second(report: Report, same: set[UUID], at: datetime) -> bool:
    """Whether the latest that was told in this report follows something told before, in it or in another report.

    Another agency's report counts only where it lies in that agency's own records and its reporter does not object to
    sharing: nobody learns by this that a record exists which they must not know of.
    """
    told = sorted(
        day_of(moment)
        for moment in Incident.objects.filter(report=report, told_at__lte=at).values_list(
            "told_at", flat=True
        )
    )
    if not told:
        return False
    since = start_of_day(first_day_still_within(told[-1], MONTHS))
    others = (
        Report.objects.filter(reporter_id__in=same, received_at__gte=since, received_at__lte=at)
        .exclude(pk=report.pk)
        .filter(
            Q(agency_id=report.agency_id) | Q(objects_to_sharing=False, consent_withdrawn_at__isnull=True),
            audience_id=F("agency__audience_id"),
        )
    )
    earlier = [day_of(moment) for moment in others.values_list("received_at", flat=True)]
    return is_second_report(told[-1], [*told[:-1], *earlier])


def _safe_email(person_id: UUID, at: datetime) -> ContactPoint | None:
    """An e-mail address of the person that a machine may use on this day; None where there is none."""
    points = list(
        ContactPoint.objects.filter(person_id=person_id, kind=ContactKind.EMAIL).order_by(
            "-is_preferred", "id"
        )
    )
    facts = facts_of_contacts(points)
    return next((one for one in points if may_contact(facts[one.id], AUTOMATIC_EMAIL, day_of(at))), None)
