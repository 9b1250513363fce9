"""Erasing cases, with the reports that are part of them: which are due, what is emptied, who decides."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.rows import acting_as
from wardmote.actions.models import Action
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.cases.models import (
    Case,
    CaseAction,
    CaseLink,
    CasePerson,
    CasePlace,
    CaseReport,
)
from wardmote.people.operations.erasing import erase_people, erase_secrets
from wardmote.reports.operations.erasing import (
    CLASSES,
    empty_reports,
    empty_what_was_sent,
    erase_documents,
    erase_places,
    reports_that_are_over,
)
from wardmote.retention.choices import Decision
from wardmote.retention.models import Due, Erasure
from wardmote.retention.operations import Kept, certify, check_may_be_erased, hold_due, note_due, settle
from wardmote.retention.queries import all_rules
from wardmote.retention.scrubbing import add_up, parts_of, scrub
from wardmote.sharing.models import AlsoShown, Audience, AudienceMember, Denial


@operation
def find_what_is_over(*, by: SystemActor, at: datetime | None = None) -> list[Due]:
    """Put every case and report whose time is over on the list of its agency's information governance.

    Run by the clock each night. A report that is part of a case is kept as long as the case, and goes with it.
    """
    now = at or timezone.now()
    rule = all_rules()["cases.Case"]
    closed = Case.objects.filter(is_open=False, closed_at__isnull=False).exclude(
        Exists(Erasure.objects.filter(record_id=OuterRef("pk")))
    )
    cases = [
        Kept(
            record_type="case",
            record_id=case.pk,
            reference=case.reference,
            partnership_id=case.partnership_id,
            agency_id=case.agency_id,
            period=rule.period,
            over_on=rule.ends_on(day_of(case.closed_at)),
        )
        for case in closed.iterator()
        if case.closed_at is not None
    ]
    attached = CaseReport.objects.values_list("report_id", flat=True)
    return note_due(by=by, records=[*cases, *reports_that_are_over(at=now, attached=attached)], at=now)


@operation
def erase_case(*, by: Actor, due: Due, reason: str = "", at: datetime | None = None) -> Erasure:
    """Erase a case whose time is over: its chronology in all versions, people, places, files, reports.

    People and places that another record needs stay. What stays of the case is the row with its reference, dates and
    states, and the certificate; nobody is shown it any more. Raises Refused while a hold or its period keeps it, or
    a report of it is held, NotAllowed, NotFound.
    """
    now = at or timezone.now()
    found = hold_due(by, due)
    check_may_be_erased(found, at=now)
    with acting_as(SystemActor(found.partnership_id, why="a case is erased")):
        for report_id in CaseReport.objects.filter(case_id=found.record_id).values_list(
            "report_id", flat=True
        ):
            check_may_be_erased(Due(record_id=report_id, over_on=found.over_on), at=now)
        rows, persons = _empty(found.record_id, found)
    settle(by, found, Decision.ERASE, reason, now)
    return certify(by, found, rows=rows, persons=persons, classes=CLASSES, at=now)


def _empty(case_id: UUID, due: Due) -> tuple[dict[str, int], list[UUID]]:
    case = Case.objects.get(pk=case_id)
    nobody = Audience.objects.create(partnership_id=due.partnership_id, agency_id=due.agency_id)
    of_case = {"case_id": case_id}
    reports = list(CaseReport.objects.filter(**of_case).values_list("report_id", flat=True))
    rows, people, places = empty_reports(reports, nobody=nobody)
    people |= set(CasePerson.objects.filter(**of_case).values_list("person_id", flat=True))
    places |= set(CasePlace.objects.filter(**of_case).values_list("place_id", flat=True))
    actions = Action.objects.filter(
        pk__in=list(CaseAction.objects.filter(**of_case).values_list("action_id", flat=True))
    )
    rows = add_up(
        rows,
        empty_what_was_sent([case_id], [case.reference], "case"),
        erase_documents([case_id], nobody=nobody),
        scrub(actions),
        # Whatever hangs on the case, also in tables that came later.
        *[scrub(model._default_manager.filter(**of_case)) for model in parts_of("cases", "case")],
        scrub(CaseLink.objects.filter(one_id=case_id)),
        scrub(CaseLink.objects.filter(other_id=case_id)),
        erase_secrets(record_ids=[case_id], person_ids=[]),
        scrub(Case.objects.filter(pk=case_id)),
    )
    actions.update(audience=nobody)
    # Nobody is in its audience any more, and the reasons why somebody was are gone too.
    former = case.audience_id
    AudienceMember.objects.filter(audience_id=former).delete()
    Denial.objects.filter(audience_id=former).delete()
    AlsoShown.objects.filter(audience_id=former).delete()
    more, persons = erase_people(people, nobody=nobody)
    return add_up(rows, more, erase_places(places)), persons
