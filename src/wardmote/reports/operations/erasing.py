"""Erasing reports: which are due, what is emptied, and the decision of information governance."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import FieldClass
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of
from wardmote.documents.choices import DocumentState
from wardmote.documents.models import Document
from wardmote.documents.operations import erase_document
from wardmote.notifications.models import Message, Prompt
from wardmote.people.operations.erasing import erase_people, erase_secrets
from wardmote.places.models import Correction, Place
from wardmote.reports.models import ImportRun, Incident, Report
from wardmote.reports.rules.import_states import FAILED_FILE_KEPT_FOR
from wardmote.retention.choices import Decision
from wardmote.retention.models import Due, Erasure
from wardmote.retention.operations import Kept, certify, check_may_be_erased, hold_due, settle
from wardmote.retention.queries import all_rules
from wardmote.retention.scrubbing import add_up, is_needed_by_others, parts_of, scrub
from wardmote.sharing.models import AlsoShown, Audience

FORGOTTEN_AFTER = timedelta(days=30)
CLASSES = (FieldClass.F2, FieldClass.F3, FieldClass.F4, FieldClass.F5, FieldClass.F6)


def reports_that_are_over(*, at: datetime, attached: Iterable[UUID], limit: int = 5000) -> list[Kept]:
    """Return settled reports whose period is over: it runs from the last incident told. Asked as the system.

    `attached`: those that are part of a case, kept as long as it is.
    """
    rule = all_rules()["reports.Report"]
    # No period is shorter than this many days: what is younger need not be looked at.
    least = at - timedelta(days=300)
    last = (
        Incident.objects.filter(report=OuterRef("pk"))
        .values("report")
        .annotate(at=Max("told_at"))
        .values("at")
    )
    found = (
        Report.objects.filter(is_open=False, received_at__lt=least)
        .exclude(pk__in=list(attached))
        .exclude(Exists(Erasure.objects.filter(record_id=OuterRef("pk"))))
        .annotate(last_told=Coalesce(last, F("received_at")))
        .order_by("received_at")[:limit]
    )
    return [
        Kept(
            record_type="report",
            record_id=report.pk,
            reference=report.reference,
            partnership_id=report.partnership_id,
            agency_id=report.agency_id,
            period=rule.period,
            over_on=rule.ends_on(day_of(max(report.last_told, report.received_at))),
        )
        for report in found
    ]


@operation
def erase_report(*, by: Actor, due: Due, reason: str = "", at: datetime | None = None) -> Erasure:
    """Erase a report whose time is over, with its files, its letters and whoever nothing else needs.

    What stays is the row with its reference, its dates and states, and the certificate. Raises Refused while a hold
    or its period keeps it, NotAllowed, NotFound.
    """
    now = at or timezone.now()
    found = hold_due(by, due)
    check_may_be_erased(found, at=now)
    with acting_as(SystemActor(found.partnership_id, why="a report is erased")):
        nobody = Audience.objects.create(partnership_id=found.partnership_id, agency_id=found.agency_id)
        rows, people, places = empty_reports([found.record_id], nobody=nobody)
        more, persons = erase_people(people, nobody=nobody)
        rows = add_up(rows, more, erase_places(places))
    settle(by, found, Decision.ERASE, reason, now)
    return certify(by, found, rows=rows, persons=persons, classes=CLASSES, at=now)


def empty_reports(report_ids: list[UUID], *, nobody: Audience) -> tuple[dict[str, int], set[UUID], set[UUID]]:
    """Empty reports and everything that hangs on them; return the rows by table, their people and their places.

    As the system, inside an operation. From now on nobody is shown them: their audience is empty.
    """
    reports = Report.objects.filter(pk__in=report_ids)
    people = {person for person in reports.values_list("reporter_id", flat=True) if person}
    places = {place for place in reports.values_list("place_id", flat=True) if place}
    references = list(reports.values_list("reference", flat=True))
    rows = add_up(
        empty_what_was_sent(report_ids, references, "report"),
        erase_documents(report_ids, nobody=nobody),
        *[
            scrub(model._default_manager.filter(report_id__in=report_ids))
            for model in parts_of("reports", "report")
        ],
        erase_secrets(record_ids=report_ids, person_ids=[]),
        scrub(reports),
    )
    reports.update(audience=nobody)
    AlsoShown.objects.filter(record_id__in=report_ids).delete()
    return rows, people, places


def empty_what_was_sent(record_ids: list[UUID], references: list[str], record_type: str) -> dict[str, int]:
    """Delete messages and prompts about records."""
    messages, _ = Message.objects.filter(record_id__in=record_ids).delete()
    prompts, _ = Prompt.objects.filter(record_type=record_type, reference__in=references).delete()
    counted = {"notifications.Message": messages, "notifications.Prompt": prompts}
    return {label: count for label, count in counted.items() if count}


def erase_documents(record_ids: list[UUID], *, nobody: Audience) -> dict[str, int]:
    """Erase the files of records, from the store too once this is committed."""
    documents = Document.objects.filter(record_id__in=record_ids)
    system = SystemActor(nobody.partnership_id, why="the record of a file is erased")
    count = 0
    for document in documents.exclude(state=DocumentState.ERASED):
        erase_document(by=system, document_id=document.pk, reason="Its record is erased.")
        count += 1
    documents.update(audience=nobody)
    return {"documents.Document": count} if count else {}


def erase_places(place_ids: Iterable[UUID]) -> dict[str, int]:
    """Empty those of these places at which no other record points."""
    gone = [
        place.pk
        for place in Place.objects.filter(pk__in=list(place_ids))
        if not is_needed_by_others(place, apart_from=frozenset({"places.Correction"}))
    ]
    return add_up(
        scrub(Correction.objects.filter(place_id__in=gone)), scrub(Place.objects.filter(pk__in=gone))
    )


@operation
def put_forgotten_files_aside(*, by: SystemActor, at: datetime | None = None) -> list[UUID]:
    """Empty files that somebody brought 30 days ago and never imported, and those of imports that stopped 7 days ago.

    Run by the clock; return which.
    """
    now = at or timezone.now()
    never_begun = Q(brought_at__lte=now - FORGOTTEN_AFTER, begun_at__isnull=True)
    runs = ImportRun.objects.filter(
        never_begun | Q(failed_at__lte=now - FAILED_FILE_KEPT_FOR), content__isnull=False
    )
    forgotten = list(runs.values_list("id", flat=True))
    ImportRun.objects.filter(pk__in=forgotten).update(content=None)
    record(
        by, Category.ERASURE, "reports.put_forgotten_files_aside", "import_run", forgotten, fields=["content"]
    )
    return forgotten
