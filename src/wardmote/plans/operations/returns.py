"""A return to a funder: planned, asked for, sent in, collated, commented on, submitted, queried, closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor, Viewer
from wardmote.access.errors import NotFound, Refused
from wardmote.actions import operations as actions
from wardmote.actions.choices import ActionState, Basis
from wardmote.actions.choices import Side as DeadlineSide
from wardmote.actions.models import Action
from wardmote.actions.operations import Owes
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.plans.choices import AnswerKind, Consent, CycleState, LineState
from wardmote.plans.content import collation_of
from wardmote.plans.models import (
    Collation,
    FunderQuery,
    Progress,
    ReturnComment,
    ReturnCycle,
    ReturnLine,
    ReturnQuestion,
    TacticalAction,
)
from wardmote.plans.operations.writing import (
    find_cycle,
    lock_cycle,
    lock_plan,
    membership_of,
    note,
    partnership_of,
    refuse,
    refuse_all,
)
from wardmote.plans.permissions import check_may_answer_for, check_may_run, check_may_take_part, may_run
from wardmote.plans.rules import planning, returns
from wardmote.sharing.operations import open_to_partnership


@dataclass(frozen=True)
class Question:
    """One question of a return's form."""

    key: str
    label: str
    hint: str = ""
    kind: str = AnswerKind.TEXT
    is_required: bool = False


STANDARD_QUESTIONS = tuple(Question(*row) for row in returns.STANDARD_QUESTIONS)


@operation
def plan_return(
    *,
    by: Actor,
    plan_id: UUID,
    agency_id: UUID,
    funder: str,
    period_from: date,
    period_to: date,
    fund: str = "",
    questions: Sequence[Question] = STANDARD_QUESTIONS,
) -> ReturnCycle:
    """Plan a return to a funder about a plan's lines in a period. Raises NotFound, NotAllowed, Refused."""
    check_may_run(by)
    plan = lock_plan(by, plan_id)
    refuse("" if funder.strip() else "Say who the return is for.", "funder")
    refuse("" if period_to > period_from else "The period ends after it begins.", "period_to")
    partnership_id = partnership_of(by)
    there = ReturnCycle.objects.filter(
        partnership_id=partnership_id, funder=funder.strip(), fund=fund.strip(), period_from=period_from
    )
    if there.exists():
        raise Refused("This return is planned already.", field="period_from")
    cycle = ReturnCycle.objects.create(
        partnership_id=partnership_id,
        agency_id=agency_id,
        audience=open_to_partnership(by=by, partnership_id=partnership_id),
        plan=plan,
        funder=funder.strip(),
        fund=fund.strip(),
        period_from=period_from,
        period_to=period_to,
    )
    _put_questions(cycle, questions)
    note(by, "plan_return", "return", cycle.id, new=True)
    return cycle


@operation
def set_return_questions(*, by: Actor, cycle_id: UUID, questions: Sequence[Question]) -> ReturnCycle:
    """Set the form of a return that nobody was asked for yet. Raises NotFound, NotAllowed, Refused."""
    cycle = _to_run(by, cycle_id)
    if cycle.state != CycleState.PLANNED:
        raise Refused("The partners have been asked already: the form stays as it is.")
    keys = [one.key for one in questions]
    refuse("" if questions else "Ask at least one question.", "questions")
    refuse("" if len(set(keys)) == len(keys) else "Two questions have the same key.", "questions")
    cycle.questions.all().delete()
    _put_questions(cycle, questions)
    note(by, "set_return_questions", "return", cycle.id, fields=("questions",))
    return cycle


@operation
def request_return(
    *,
    by: Actor,
    cycle_id: UUID,
    collector_id: UUID,
    wanted_by: date,
    external_on: date,
    external_basis: str = Basis.CONFIRMED,
    external_source: str = "",
    at: datetime | None = None,
) -> ReturnCycle:
    """Ask each partner for a line on each tactical action that it leads or supports. Raises NotFound, NotAllowed,
    Refused.

    Sets three actions, each waiting for the one before: the partners', by `wanted_by`, one part each; collating and
    submitting, by whoever collects (`collector_id`, a membership); the last carries the funder's own deadline. Each
    line begins with what was said in the period.
    """
    cycle = _to_run(by, cycle_id)
    now = at or timezone.now()
    refuse(returns.why_not_step(returns.CYCLE_STEPS, "request", cycle.state))
    refuse(
        "" if wanted_by <= external_on else "Partners' returns are wanted before the funder's deadline.",
        "wanted_by",
    )
    owed = _lines_owed(cycle)
    refuse("" if owed else "No tactical action of this plan has a partner to ask.")
    agencies = list(dict.fromkeys(agency_id for _, agency_id in owed))
    name = f"{cycle.funder} return, {cycle.period_from:%-d %B %Y} to {cycle.period_to:%-d %B %Y}"
    cycle.collect = actions.log_for_each(
        by=by,
        audience_id=cycle.audience_id,
        text=f"Send in the returns on your tactical actions: {name}"[:300],
        agency_ids=agencies,
        due_on=wanted_by,
        recipient_id=collector_id,
        at=now,
    )
    cycle.collate = actions.log_action(
        by=by,
        audience_id=cycle.audience_id,
        text=f"Collate the returns into one document and send it round for comment: {name}"[:300],
        owners=[Owes(cycle.agency_id, collector_id)],
        at=now,
    )
    cycle.submit = actions.log_action(
        by=by,
        audience_id=cycle.audience_id,
        text=f"Submit the return: {name}"[:300],
        owners=[Owes(cycle.agency_id, collector_id)],
        recipient_name=cycle.funder,
        at=now,
    )
    actions.set_deadline(
        by=by,
        action_id=cycle.submit.id,
        on=external_on,
        basis=external_basis,
        source=external_source or cycle.funder,
        side=DeadlineSide.EXTERNAL,
        at=now,
    )
    actions.add_dependency(by=by, action_id=cycle.collate.id, needs_id=cycle.collect.id)
    actions.add_dependency(by=by, action_id=cycle.submit.id, needs_id=cycle.collate.id)
    parts = dict(Action.objects.filter(parent=cycle.collect).values_list("agency_id", "id"))
    said = _said_in(cycle)
    for tactical_id, agency_id in owed:
        ReturnLine.objects.create(
            partnership_id=cycle.partnership_id,
            cycle=cycle,
            tactical_action_id=tactical_id,
            agency_id=agency_id,
            action_id=parts[agency_id],
            draft=returns.draft_of(said.get(tactical_id, [])),
            requested_at=now,
        )
    cycle.state = CycleState.COLLECTING
    return _save(by, cycle, "request_return", "state", "lines")


@operation
def send_line(
    *,
    by: Viewer,
    line_id: UUID,
    version: int,
    answers: Mapping[str, str],
    case_study: str = "",
    consent: str = Consent.NONE,
    at: datetime | None = None,
) -> ReturnLine:
    """Send in a line, for one's agency. Raises NotFound, NotAllowed; Refused with every field that is wrong.

    `answers` by the question's key. A case study waits in the line until those whom it is about have agreed.
    """
    line = _to_answer(by, line_id)
    refuse(returns.why_not_step(returns.LINE_STEPS, "send", line.state))
    if line.version != version:
        raise Refused("Somebody changed this line meanwhile. Look at it again, then send yours.")
    kept, problems = {}, {}
    for question in line.cycle.questions.order_by("position"):
        text, wrong = returns.read_answer(question.kind, answers.get(question.key, ""))
        if question.is_required and not text:
            wrong = f"Answer “{question.label}”."
        if wrong:
            problems[question.key] = wrong
        kept[question.key] = text
    refuse_all(problems)
    line.answers, line.case_study, line.consent = kept, case_study.strip(), Consent(consent)
    line.state, line.question = LineState.RECEIVED, ""
    line.received_at, line.received_from_id = at or timezone.now(), membership_of(by)
    return _save_line(by, line, "send_line", at, "answers", "case_study", "consent", "state")


@operation
def make_nil_return(*, by: Viewer, line_id: UUID, reason: str = "", at: datetime | None = None) -> ReturnLine:
    """Say that there is nothing to report on a line, for one's agency. Raises NotFound, NotAllowed, Refused."""
    line = _to_answer(by, line_id)
    refuse(returns.why_not_step(returns.LINE_STEPS, "nil", line.state))
    line.state, line.reason, line.question = LineState.NIL, reason.strip()[:300], ""
    line.received_at, line.received_from_id = at or timezone.now(), membership_of(by)
    return _save_line(by, line, "make_nil_return", at, "state", "reason")


@operation
def remind_line(*, by: Actor, line_id: UUID, at: datetime | None = None) -> ReturnLine:
    """Count a reminder of a line that is still owed. Raises NotFound, NotAllowed, Refused."""
    line = _line_to_run(by, line_id)
    refuse(returns.why_not_step(returns.LINE_STEPS, "remind", line.state))
    line.state, line.reminders = LineState.REMINDED, line.reminders + 1
    return _save_line(by, line, "remind_line", at, "state", "reminders")


@operation
def ask_back(*, by: Actor, line_id: UUID, question: str, at: datetime | None = None) -> ReturnLine:
    """Send a line back with a question. Raises NotFound, NotAllowed, Refused."""
    line = _line_to_run(by, line_id)
    refuse(returns.why_not_step(returns.LINE_STEPS, "ask_back", line.state))
    refuse("" if question.strip() else "Write what you need to know.", "question")
    line.state, line.question = LineState.QUERY, question.strip()
    return _save_line(by, line, "ask_back", at, "state", "question")


@operation
def accept_line(*, by: Actor, line_id: UUID, at: datetime | None = None) -> ReturnLine:
    """Accept a line that came in. Raises NotFound, NotAllowed, Refused."""
    line = _line_to_run(by, line_id)
    refuse(returns.why_not_step(returns.LINE_STEPS, "accept", line.state))
    line.state, line.accepted_by_id = LineState.ACCEPTED, membership_of(by)
    return _save_line(by, line, "accept_line", at, "state")


@operation
def waive_line(*, by: Actor, line_id: UUID, reason: str, at: datetime | None = None) -> ReturnLine:
    """Do without a line, and say why. Raises NotFound, NotAllowed, Refused."""
    line = _line_to_run(by, line_id)
    refuse(returns.why_not_step(returns.LINE_STEPS, "waive", line.state))
    refuse("" if reason.strip() else "Say why it is not needed.", "reason")
    line.state, line.reason = LineState.WAIVED, reason.strip()[:300]
    return _save_line(by, line, "waive_line", at, "state", "reason")


@operation
def reopen_line(*, by: Actor, line_id: UUID, question: str, at: datetime | None = None) -> ReturnLine:
    """Open a line again that was closed, with what is wanted. Raises NotFound, NotAllowed, Refused."""
    line = _line_to_run(by, line_id)
    refuse(returns.why_not_step(returns.LINE_STEPS, "reopen", line.state))
    refuse("" if question.strip() else "Write what you need to know.", "question")
    line.state, line.question, line.reason = LineState.QUERY, question.strip(), ""
    return _save_line(by, line, "reopen_line", at, "state", "question")


@operation
def collate_return(*, by: Actor, cycle_id: UUID, at: datetime | None = None) -> Collation:
    """Put the lines together as they stand, gaps marked. Raises NotFound, NotAllowed, Refused.

    With nothing changed since the last time, that one is returned.
    """
    cycle = _to_run(by, cycle_id)
    refuse("Ask the partners first." if cycle.state == CycleState.PLANNED else "")
    content = collation_of(cycle)
    last = cycle.collations.order_by("-number").first()
    if last is not None and last.content == content:
        note(by, "collate_return", "return", cycle.id)
        return last
    made = Collation.objects.create(
        partnership_id=cycle.partnership_id,
        cycle=cycle,
        number=last.number + 1 if last else 1,
        content=content,
        gaps=len(returns.gaps(line_facts(cycle))),
        created_by_id=membership_of(by),
        created_at=at or timezone.now(),
    )
    note(by, "collate_return", "return", cycle.id, fields=("collations",))
    return made


@operation
def ask_for_return_comments(
    *, by: Actor, cycle_id: UUID, until: date, at: datetime | None = None
) -> ReturnCycle:
    """Send the collated document round for comment until a day. Raises NotFound, NotAllowed, Refused."""
    cycle = _to_run(by, cycle_id)
    refuse(returns.why_not_step(returns.CYCLE_STEPS, "ask_for_comments", cycle.state))
    refuse("" if cycle.collations.exists() else "Put the document together first.")
    refuse("" if until >= day_of(at or timezone.now()) else "Give a day that has not passed.", "until")
    cycle.state, cycle.comments_by = CycleState.COMMENT, until
    _end_action(by, cycle.collate, "Collated and sent round.", at)
    return _save(by, cycle, "ask_for_return_comments", "state", "comments_by")


@operation
def comment_on_return(*, by: Viewer, cycle_id: UUID, text: str, at: datetime | None = None) -> ReturnComment:
    """Say something of the document while it is out for comment, for one's agency. Raises NotFound, NotAllowed,
    Refused."""
    check_may_take_part(by)
    cycle = find_cycle(by, cycle_id)
    now = at or timezone.now()
    refuse("" if text.strip() else "Write your comment.", "text")
    open_now = cycle.state == CycleState.COMMENT and cycle.comments_by and day_of(now) <= cycle.comments_by
    refuse("" if open_now else "This return is not out for comment.", "text")
    made = ReturnComment.objects.create(
        partnership_id=cycle.partnership_id,
        cycle=cycle,
        agency_id=by.agency_id,
        membership_id=by.membership_id,
        text=text.strip(),
        created_at=now,
    )
    note(by, "comment_on_return", "return", cycle.id, fields=("comments",))
    return made


@operation
def answer_return_comment(*, by: Actor, comment_id: UUID, answer: str) -> ReturnComment:
    """Say what was done about a comment. Raises NotFound, NotAllowed, Refused."""
    check_may_run(by)
    found = ReturnComment.objects.filter(pk=comment_id, cycle__in=ReturnCycle.objects.visible_to(by)).first()
    if found is None:
        raise NotFound("No such comment.")
    refuse("" if answer.strip() else "Say what was done about it.", "answer")
    found.answer = answer.strip()
    found.save(update_fields=["answer"])
    note(by, "answer_return_comment", "return", found.cycle_id, fields=("comments",))
    return found


@operation
def submit_return(
    *, by: Actor, cycle_id: UUID, on: date, how: str, receipt: str = "", at: datetime | None = None
) -> ReturnCycle:
    """Record that the return went to the funder: when, how, and the funder's receipt if there is one already.

    Raises NotFound, NotAllowed; Refused with every line, comment or day that is still open.
    """
    cycle = _to_run(by, cycle_id)
    problems = returns.why_not_submit(
        state=cycle.state,
        lines=line_facts(cycle),
        comments_by=cycle.comments_by,
        unanswered_comments=cycle.comments.filter(answer="").count(),
        on=on,
    )
    refuse(" ".join(problems), "on")
    refuse("" if on <= day_of(at or timezone.now()) else "Give a day that has come.", "on")
    refuse("" if how.strip() else "Say how it was sent.", "how")
    collate_return(by=by, cycle_id=cycle_id, at=at)
    cycle.state, cycle.submitted_on, cycle.submitted_by_id = CycleState.SUBMITTED, on, membership_of(by)
    cycle.submitted_how, cycle.receipt = how.strip()[:200], receipt.strip()[:200]
    _end_action(by, cycle.submit, f"Submitted: {how.strip()}"[:300], at)
    if receipt.strip():
        cycle.state = CycleState.ACKNOWLEDGED
    return _save(by, cycle, "submit_return", "state", "submitted_on", "receipt")


@operation
def acknowledge_return(*, by: Actor, cycle_id: UUID, receipt: str) -> ReturnCycle:
    """Record the funder's receipt. Raises NotFound, NotAllowed, Refused."""
    cycle = _to_run(by, cycle_id)
    refuse(returns.why_not_step(returns.CYCLE_STEPS, "acknowledge", cycle.state))
    refuse("" if receipt.strip() else "Write the funder's reference, or how they acknowledged it.", "receipt")
    cycle.state, cycle.receipt = CycleState.ACKNOWLEDGED, receipt.strip()[:200]
    return _save(by, cycle, "acknowledge_return", "state", "receipt")


@operation
def record_funder_query(
    *, by: Actor, cycle_id: UUID, question: str, asked_on: date, answer_by: date | None = None
) -> FunderQuery:
    """Record what the funder asks about a submitted return. Raises NotFound, NotAllowed, Refused."""
    cycle = _to_run(by, cycle_id)
    refuse(returns.why_not_step(returns.CYCLE_STEPS, "query", cycle.state))
    refuse("" if question.strip() else "Write what they ask.", "question")
    made = FunderQuery.objects.create(
        partnership_id=cycle.partnership_id,
        cycle=cycle,
        asked_on=asked_on,
        answer_by=answer_by,
        question=question.strip(),
    )
    cycle.state = CycleState.QUERIED
    _save(by, cycle, "record_funder_query", "state", "queries")
    return made


@operation
def answer_funder(*, by: Actor, query_id: UUID, answer: str, on: date) -> FunderQuery:
    """Record the answer to a funder's question; after the last one the return is acknowledged again. Raises NotFound,
    NotAllowed, Refused."""
    check_may_run(by)
    found = FunderQuery.objects.filter(pk=query_id, cycle__in=ReturnCycle.objects.visible_to(by)).first()
    if found is None:
        raise NotFound("No such question.")
    refuse("" if answer.strip() else "Write the answer.", "answer")
    found.answer, found.answered_on = answer.strip(), on
    found.save(update_fields=["answer", "answered_on"])
    cycle = lock_cycle(by, found.cycle_id)
    if cycle.state == CycleState.QUERIED and not cycle.queries.filter(answer="").exists():
        cycle.state = CycleState.ACKNOWLEDGED
    _save(by, cycle, "answer_funder", "state", "queries")
    return found


@operation
def close_return(*, by: Actor, cycle_id: UUID) -> ReturnCycle:
    """End a return that the funder has acknowledged. Raises NotFound, NotAllowed, Refused."""
    cycle = _to_run(by, cycle_id)
    refuse(returns.why_not_step(returns.CYCLE_STEPS, "close", cycle.state))
    cycle.state = CycleState.CLOSED
    return _save(by, cycle, "close_return", "state")


def line_facts(cycle: ReturnCycle) -> list[returns.LineFacts]:
    """Return the cycle's lines as the rules ask for them."""
    required = {one.key: one.label for one in cycle.questions.filter(is_required=True)}
    rows = cycle.lines.select_related("tactical_action", "agency").order_by("tactical_action__ref")
    return [
        returns.LineFacts(
            partner=row.agency.short_name,
            ref=row.tactical_action.ref,
            state=row.state,
            wants_case_study=row.tactical_action.wants_case_study
            and row.agency_id == row.tactical_action.lead_id,
            has_case_study=bool(row.case_study) and row.consent != Consent.NONE,
            unanswered=tuple(label for key, label in required.items() if not row.answers.get(key)),
        )
        for row in rows
    ]


def _to_run(by: Actor, cycle_id: UUID) -> ReturnCycle:
    check_may_run(by)
    return lock_cycle(by, cycle_id)


def lock_line(by: Actor, line_id: UUID) -> ReturnLine:
    """Return a line of a return that the actor may see, locked for those whose it is. Raises NotFound."""
    # The others are told why not by the checks that follow.
    rows = ReturnLine.objects.filter(cycle__in=ReturnCycle.objects.visible_to(by), pk=line_id)
    found = rows.select_for_update(of=("self",)).first() or rows.first()
    if found is None:
        raise NotFound("No such line.")
    return found


def _line_to_run(by: Actor, line_id: UUID) -> ReturnLine:
    check_may_run(by)
    return _open(lock_line(by, line_id))


def _to_answer(by: Actor, line_id: UUID) -> ReturnLine:
    line = lock_line(by, line_id)
    check_may_answer_for(by, frozenset([line.agency_id]))
    return _open(line)


def _open(line: ReturnLine) -> ReturnLine:
    if line.cycle.state not in (CycleState.COLLECTING, CycleState.COMMENT, CycleState.FINAL):
        raise Refused("This return has been submitted: its lines stay as they are.")
    return line


def _put_questions(cycle: ReturnCycle, questions: Sequence[Question]) -> None:
    ReturnQuestion.objects.bulk_create(
        ReturnQuestion(
            partnership_id=cycle.partnership_id,
            cycle=cycle,
            position=position,
            key=one.key,
            label=one.label,
            hint=one.hint,
            kind=AnswerKind(one.kind),
            is_required=one.is_required,
        )
        for position, one in enumerate(questions, start=1)
    )


def _lines_owed(cycle: ReturnCycle) -> list[tuple[UUID, UUID]]:
    """The lead and the supporting partners of each tactical action that was not ended before the period."""
    rows = TacticalAction.objects.filter(plan_id=cycle.plan_id).prefetch_related("partners").order_by("ref")
    owed = []
    for row in rows:
        last = row.progress.order_by("-on").first()
        if row.state in planning.ENDED and last is not None and last.on < cycle.period_from:
            continue
        owed += [
            (row.id, agency)
            for agency in dict.fromkeys([row.lead_id, *(p.agency_id for p in row.partners.all())])
        ]
    return owed


def _said_in(cycle: ReturnCycle) -> dict[UUID, list[returns.Said]]:
    said: dict[UUID, list[returns.Said]] = {}
    rows = Progress.objects.filter(
        tactical_action__plan_id=cycle.plan_id, on__gte=cycle.period_from, on__lte=cycle.period_to
    ).select_related("meeting__body")
    for row in rows:
        where = row.meeting.body.short_name if row.meeting else ""
        said.setdefault(row.tactical_action_id, []).append(
            returns.Said(on=row.on, where=where, positive=row.positive, barrier=row.barrier)
        )
    return said


def _save(by: Actor, cycle: ReturnCycle, act: str, *fields: str) -> ReturnCycle:
    cycle.version += 1
    cycle.save()
    note(by, act, "return", cycle.id, fields=fields)
    return cycle


def _save_line(by: Actor, line: ReturnLine, act: str, at: datetime | None, *fields: str) -> ReturnLine:
    line.version += 1
    line.save()
    _follow(by, line, at)
    note(by, act, "return_line", line.id, fields=fields)
    return line


def _follow(by: Actor, line: ReturnLine, at: datetime | None) -> None:
    """Let the agency's action follow its lines: claimed when all are in, ended when all are closed."""
    states = set(
        ReturnLine.objects.filter(cycle_id=line.cycle_id, agency_id=line.agency_id).values_list(
            "state", flat=True
        )
    )
    action = Action.objects.get(pk=line.action_id)
    step = _step_of(states, action.state, runs=may_run(by))
    if step:
        reason = "" if step in ("claim", "confirm", "finish", "nil") else "A line of the return changed."
        actions.take_step(by=by, action_id=action.id, step=step, reason=reason, source="Return", at=at)


def _step_of(lines: set[str], state: str, *, runs: bool) -> str:
    """The step of the action's own table that brings it in line; empty when it stands right."""
    ended = state in (ActionState.DONE, ActionState.NIL, ActionState.EXCUSED)
    if lines & returns.OWED_LINES:
        return "reopen" if ended else "return" if state == ActionState.CLAIMED else ""
    if ended:
        return ""
    if lines <= returns.CLOSED_LINES:
        if lines == {LineState.NIL}:
            return "nil"
        if runs:
            if lines == {LineState.WAIVED}:
                return "excuse"
            return "confirm" if state == ActionState.CLAIMED else "finish"
    return "" if state == ActionState.CLAIMED else "claim"


def _end_action(by: Actor, action: Action | None, words: str, at: datetime | None) -> None:
    """End one of the cycle's own actions if nobody has done so by hand."""
    if action is None:
        return
    state = Action.objects.values_list("state", flat=True).get(pk=action.pk)
    if state in (ActionState.OPEN, ActionState.IN_PROGRESS):
        actions.take_step(by=by, action_id=action.id, step="finish", reason=words, source="Return", at=at)
    elif state == ActionState.CLAIMED:
        actions.take_step(by=by, action_id=action.id, step="confirm", reason=words, source="Return", at=at)
