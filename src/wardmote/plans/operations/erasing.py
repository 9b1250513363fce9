"""Erasing returns: which are due, what is emptied, and a case study whose people take their consent back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import FieldClass
from wardmote.access.rows import acting_as, switched_to
from wardmote.actions.models import Action
from wardmote.actions.operations.erasing import erase_actions
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.plans.choices import Consent, CycleState
from wardmote.plans.content import without_case_study
from wardmote.plans.models import Collation, ReturnCycle, ReturnLine
from wardmote.plans.operations.returns import lock_line
from wardmote.plans.operations.writing import refuse
from wardmote.plans.permissions import check_may_answer_for
from wardmote.reports.operations.erasing import erase_documents
from wardmote.retention.choices import Decision
from wardmote.retention.models import Due, Erasure
from wardmote.retention.operations import Kept, certify, check_may_be_erased, hold_due, note_due, settle
from wardmote.retention.queries import all_rules
from wardmote.retention.scrubbing import add_up, parts_of, scrub
from wardmote.sharing.models import Audience

OVER = (CycleState.ACKNOWLEDGED, CycleState.CLOSED)
CLASSES = (FieldClass.F2, FieldClass.F4)


@operation
def withdraw_case_study(*, by: Actor, line_id: UUID, reason: str, at: datetime | None = None) -> ReturnLine:
    """Take a case study out of a line and out of every document that was put together, because consent was taken back.

    Whether or not the return was sent: whoever has it already is told outside Wardmote. UK GDPR articles 7(3) and 17.
    Raises NotFound, NotAllowed, Refused.
    """
    line = lock_line(by, line_id)
    check_may_answer_for(by, frozenset([line.agency_id]))
    refuse("" if line.case_study else "This line has no case study.")
    refuse("" if reason.strip() else "Say how it is known that they take it back.", "reason")
    # Of a return that was sent, and of what was put together, nobody changes a word: Wardmote itself takes this out.
    with switched_to(SystemActor(line.cycle.partnership_id, why="consent was taken back")):
        line.case_study, line.consent, line.version = "", Consent.NONE, line.version + 1
        line.save(update_fields=["case_study", "consent", "version"])
        for collation in Collation.objects.filter(cycle_id=line.cycle_id):
            collation.content = without_case_study(
                collation.content, ref=line.tactical_action.ref, partner=line.agency.name
            )
            collation.save(update_fields=["content"])
    record(
        by,
        Category.ERASURE,
        "plans.withdraw_case_study",
        "return_line",
        [line.id],
        fields=["case_study"],
        classes=[FieldClass.F4],
        purpose=reason.strip()[:200],
    )
    return line


@operation
def find_returns_that_are_over(*, by: SystemActor, at: datetime | None = None) -> list[Due]:
    """Put every return whose time is over on the list of the information governance of the agency that kept it.

    Run by the clock each night. The period runs from the end of what it reports on; one that is still on its way to
    the funder waits. Returns what is new on the lists.
    """
    rule = all_rules()["plans.ReturnCycle"]
    sent = ReturnCycle.objects.filter(state__in=OVER).exclude(
        Exists(Erasure.objects.filter(record_id=OuterRef("pk")))
    )
    over = [
        Kept(
            record_type="return",
            record_id=cycle.pk,
            reference=f"Return {cycle.period_to:%-d/%-m/%Y}",
            partnership_id=cycle.partnership_id,
            agency_id=cycle.agency_id,
            period=rule.period,
            over_on=rule.ends_on(cycle.period_to),
        )
        for cycle in sent.iterator()
    ]
    return note_due(by=by, records=over, at=at or timezone.now())


@operation
def erase_return(*, by: Actor, due: Due, reason: str = "", at: datetime | None = None) -> Erasure:
    """Erase a return whose time is over: what partners wrote, their case studies, the documents, its actions.

    What stays is the row with funder, period and days, and the certificate; nobody is shown it any more. Raises Refused
    while a hold or its period keeps it, NotAllowed, NotFound.
    """
    now = at or timezone.now()
    found = hold_due(by, due)
    check_may_be_erased(found, at=now)
    with acting_as(SystemActor(found.partnership_id, why="a return is erased")):
        rows = _empty(ReturnCycle.objects.get(pk=found.record_id), found)
    settle(by, found, Decision.ERASE, reason, now)
    return certify(by, found, rows=rows, persons=[], classes=CLASSES, at=now)


def _empty(cycle: ReturnCycle, due: Due) -> dict[str, int]:
    nobody = Audience.objects.create(partnership_id=due.partnership_id, agency_id=due.agency_id)
    own = [one for one in (cycle.collect_id, cycle.collate_id, cycle.submit_id) if one]
    actions = list(Action.objects.filter(Q(pk__in=own) | Q(parent_id__in=own)).values_list("id", flat=True))
    rows = add_up(
        erase_documents([cycle.pk, *actions], nobody=nobody),
        erase_actions(actions, nobody=nobody),
        # Whatever hangs on the return, also in tables that come later.
        *[scrub(model._default_manager.filter(cycle=cycle)) for model in parts_of("plans", "cycle")],
        scrub(ReturnCycle.objects.filter(pk=cycle.pk)),
    )
    ReturnCycle.objects.filter(pk=cycle.pk).update(audience=nobody)
    return rows
