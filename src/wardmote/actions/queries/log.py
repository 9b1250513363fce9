"""Reading the partnership's action log. Each list and each opening leaves one consultation event."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from wardmote.access.actors import Actor, Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.actions.choices import ActionState, Level, Side
from wardmote.actions.models import (
    Action,
    Ask,
    AwaitedEvent,
    Chase,
    Deadline,
    Dependency,
    JointOwner,
    Step,
    owners_in_words,
)
from wardmote.actions.permissions import ANSWERS_FOR_AGENCY
from wardmote.actions.rules import chasing, days_late, states
from wardmote.actions.rules import deadlines as due_rules
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.calendar.london import day_of

MOST_SHOWN = 500
HIGHEST_NUMBER = 2**31 - 1  # of the column


@dataclass(frozen=True, kw_only=True)
class LogFilter:
    """What is wanted of the log; empty means all. `ended_too`: what is over as well as what is live.

    `ids`: those that a body set, as the higher room knows them.
    """

    state: str = ""
    agency_id: UUID | None = None
    membership_id: UUID | None = None
    ids: frozenset[UUID] | None = None
    words: str = ""
    overdue: bool = False
    ended_too: bool = False


@dataclass(frozen=True)
class Line:
    """One line of the log: the action, who owes it in words, how late it is, and what must be done before it."""

    action: Action
    owners: str
    days_late: int
    blocked_by: tuple[int, ...]
    parts: int = 0
    parts_ended: int = 0

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        return ActionState(self.action.state).label


@dataclass(frozen=True)
class DeadlineLine:
    """One deadline of the history."""

    side: str
    on: date | None
    basis: str
    source: str
    is_current: bool
    set_by: str
    set_on: date


@dataclass(frozen=True)
class StepLine:
    """One thing that became of the action."""

    name: str
    words: str
    text: str
    source: str
    on: date
    by: str


@dataclass(frozen=True)
class AskLine:
    """One question to a party outside, with its sendings, oldest first, and the rung that is due now."""

    ask: Ask
    chases: tuple[Chase, ...]
    is_open: bool
    next_level: Level | None


@dataclass(frozen=True)
class FullAction:
    """An action of the log with all that is known of it. `steps` and deadlines: newest first."""

    action: Action
    owners: str
    recipient: str
    days_late: int
    internal: tuple[DeadlineLine, ...]
    external: tuple[DeadlineLine, ...]
    lead_days: int | None
    kept: str
    steps: tuple[StepLine, ...]
    asks: tuple[AskLine, ...]
    silence: chasing.DayRange | None
    unanswered: int
    chasers: tuple[str, ...]
    level: Level | None
    needs: tuple[Action, ...]
    needed_by: tuple[Action, ...]
    parts: tuple[Line, ...]
    next_steps: tuple[states.Transition, ...]
    before: Action | None
    following: Action | None

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        return ActionState(self.action.state).label

    @property
    def blocked_by(self) -> tuple[Action, ...]:
        """What must be done before it and is not."""
        return tuple(action for action in self.needs if action.state not in states.ENDED)


@dataclass(frozen=True)
class Waiting:
    """An action that waits for a party outside: for how long it has said nothing, and what is due."""

    action: Action
    owners: str
    party: str
    silence: chasing.DayRange | None
    unanswered: int
    level: Level | None
    next_level: Level | None


@dataclass(frozen=True)
class Owed:
    """What somebody owes: late first, then what is dated, then the rest; and what they said to be done."""

    late: tuple[Line, ...]
    dated: tuple[Line, ...]
    undated: tuple[Line, ...]
    claimed: tuple[Line, ...]

    @property
    def count(self) -> int:
        """How many are still to be done."""
        return len(self.late) + len(self.dated) + len(self.undated)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of it, in order."""
        return (*self.late, *self.dated, *self.undated, *self.claimed)


def all_in_log(viewer: Actor) -> QuerySet[Action]:
    """Return what the viewer sees of the log, with all that a line of it needs."""
    joint = JointOwner.objects.select_related("membership__account", "agency").order_by("position")
    needs = Dependency.objects.select_related("needs").exclude(needs__state__in=states.ENDED)
    return (
        Action.objects.visible_to(viewer)
        .filter(in_log=True)
        .select_related("agency", "owner__account", "recipient__account", "awaited", "parent")
        .prefetch_related(
            Prefetch("joint_owners", joint),
            Prefetch("dependencies", needs, to_attr="open_needs"),
            Prefetch("children", Action.objects.only("id", "parent_id", "state"), to_attr="part_rows"),
        )
    )


def list_log(*, viewer: Actor, today: date, wanted: LogFilter | None = None) -> list[Line]:
    """Return the lines of the action log, by due day and then by number; live ones unless a state is asked for."""
    want = wanted or LogFilter()
    found = all_in_log(viewer).filter(state__in=_states(want))
    if want.agency_id:
        found = found.filter(of_agency(want.agency_id))
    if want.membership_id:
        found = found.filter(of_person(want.membership_id))
    if want.ids is not None:
        found = found.filter(pk__in=want.ids)
    if want.words.strip():
        found = found.filter(
            Q(text__icontains=want.words.strip()) | Q(owner_name__icontains=want.words.strip())
        )
    lines = _lines(found, today)
    if want.overdue:
        lines = [line for line in lines if line.days_late]
    return _shown(viewer, lines)


def _states(want: LogFilter) -> Collection[str]:
    if want.state:
        return [want.state]
    return states.LIVE | states.ENDED if want.ended_too else states.LIVE


def list_ended(*, viewer: Actor, today: date, since: date) -> list[Line]:
    """Return what ended on or after a day, the newest first: kept in the log for later years."""
    found = all_in_log(viewer).filter(state__in=states.ENDED, ended_at__date__gte=since)
    lines = sorted(
        _lines(found, today), key=lambda line: line.action.ended_at or line.action.created_at, reverse=True
    )
    return _shown(viewer, lines)


def list_proposed(*, viewer: Actor) -> list[Line]:
    """Return the requests, promises and suggestions that nobody has made actions, oldest first."""
    return _shown(viewer, _lines(all_in_log(viewer).filter(state=ActionState.PROPOSED), date.min))


def owed_by_me(*, viewer: Viewer, today: date) -> Owed:
    """Return what the viewer owes by name, alone or with others."""
    return _owed(viewer, of_person(viewer.membership_id), today)


def owed_by_nobody_in_particular(*, viewer: Viewer, today: date) -> list[Line]:
    """Return what the viewer's agency owes without naming a person, if the viewer answers for their agency."""
    if not viewer.roles & ANSWERS_FOR_AGENCY:
        return []
    agency = Q(agency_id=viewer.agency_id, owner__isnull=True)
    joint = Q(joint_owners__agency_id=viewer.agency_id, joint_owners__membership__isnull=True)
    found = (
        all_in_log(viewer).filter(agency | joint, state__in=states.LIVE - {ActionState.CLAIMED}).distinct()
    )
    return _shown(viewer, _lines(found, today))


def owed_by_agency(*, viewer: Viewer, agency_id: UUID, today: date) -> Owed:
    """Return what an agency owes, whoever of it."""
    return _owed(viewer, of_agency(agency_id), today)


def _owed(viewer: Viewer, mine: Q, today: date) -> Owed:
    lines = _shown(viewer, _lines(all_in_log(viewer).filter(mine, state__in=states.LIVE), today))
    claimed = tuple(line for line in lines if line.action.state == ActionState.CLAIMED)
    rest = [line for line in lines if line.action.state != ActionState.CLAIMED]
    return Owed(
        late=tuple(line for line in rest if line.days_late),
        dated=tuple(line for line in rest if not line.days_late and line.action.due_on),
        undated=tuple(line for line in rest if not line.action.due_on),
        claimed=claimed,
    )


def list_waiting(*, viewer: Actor, today: date) -> list[Waiting]:
    """Return what waits for a party outside, the longest silence first."""
    found = list(all_in_log(viewer).filter(state=ActionState.WAITING).order_by("waiting_since", "number"))
    asks = _asks_of(found, today)
    rows = []
    for action in found:
        lines = asks.get(action.id, ())
        asked = [_facts(line.ask, line.chases) for line in lines]
        due = [line.next_level for line in lines if line.next_level]
        silence = chasing.days_without_answer(asked, today)
        if silence is None and action.waiting_since:
            days = max(0, (today - action.waiting_since).days)
            silence = chasing.DayRange(days, days)
        rows.append(
            Waiting(
                action=action,
                owners=owners_in_words(action),
                party=action.waiting_on,
                silence=silence,
                unanswered=chasing.unanswered(asked),
                level=chasing.highest_level(asked),
                next_level=max(due, key=chasing.LADDER.index) if due else None,
            )
        )
    rows.sort(key=lambda row: -(row.silence.most if row.silence else 0))
    _record_list(viewer, [row.action for row in rows])
    return rows


def list_awaited(*, viewer: Actor) -> list[AwaitedEvent]:
    """Return the events that have not happened yet and that some action waits for, by name."""
    waits = Action.objects.filter(awaited=OuterRef("pk"), state=ActionState.AWAITING)
    found = list(
        AwaitedEvent.objects.visible_to(viewer)
        .filter(Exists(waits), happened_on__isnull=True)
        .prefetch_related("actions")
        .order_by("name", "id")
    )
    record(
        viewer,
        Category.CONSULTATION,
        "actions.list_awaited",
        "awaited_event",
        [event.id for event in found],
        classes=[FieldClass.F1],
    )
    return found


def get_log_action(*, viewer: Actor, action_id: UUID, today: date) -> FullAction:
    """Return one action of the log with its history. Raises NotFound."""
    action = all_in_log(viewer).select_related("became").filter(pk=action_id).first()
    if action is None:
        raise NotFound("No such action.")
    rows = list(
        Deadline.objects.filter(action=action).select_related("set_by__account").order_by("-set_at", "-id")
    )
    facts = [
        due_rules.DeadlineFacts(side=row.side, on=row.on, basis=row.basis, is_current=row.is_current)
        for row in rows
    ]
    lines = tuple(_deadline(row) for row in rows)
    asks = _asks_of([action], today).get(action.id, ())
    asked = [_facts(line.ask, line.chases) for line in asks]
    steps = Step.objects.filter(action=action).select_related("by__account").order_by("-at", "-id")
    needs = Dependency.objects.filter(action=action).select_related("needs").order_by("needs__number")
    after = Dependency.objects.filter(needs=action).select_related("action").order_by("action__number")
    record(
        viewer,
        Category.CONSULTATION,
        "actions.get_log_action",
        "action",
        [action.id],
        classes=[FieldClass.F1],
    )
    return FullAction(
        action=action,
        owners=owners_in_words(action),
        recipient=str(action.recipient.account) if action.recipient else action.recipient_name,
        days_late=days_late(action.due_on, action.state, today),
        internal=tuple(line for line in lines if line.side == Side.INTERNAL),
        external=tuple(line for line in lines if line.side == Side.EXTERNAL),
        lead_days=due_rules.lead_days(facts),
        kept=due_rules.met_or_missed(
            action.due_on, action.state, day_of(action.ended_at) if action.ended_at else None
        ),
        steps=tuple(
            StepLine(
                step.name,
                states.step_in_words(step.name),
                step.text,
                step.source,
                step.on,
                str(step.by.account) if step.by else "",
            )
            for step in steps
        ),
        asks=asks,
        silence=chasing.days_without_answer(asked, today),
        unanswered=chasing.unanswered(asked),
        chasers=chasing.chasers(asked),
        level=chasing.highest_level(asked),
        needs=tuple(row.needs for row in needs),
        needed_by=tuple(row.action for row in after),
        parts=tuple(_lines(all_in_log(viewer).filter(parent=action), today, by_number=True)),
        next_steps=states.steps_from(action.state),
        before=Action.objects.visible_to(viewer).filter(pk=action.follows_id).first(),
        following=Action.objects.visible_to(viewer).filter(follows=action).first(),
    )


def find_by_number(*, viewer: Actor, number: int) -> Action:
    """Return the action of the log with a number. Raises NotFound."""
    found = Action.objects.visible_to(viewer).filter(in_log=True, number=number)
    action = found.first() if number <= HIGHEST_NUMBER else None
    if action is None:
        raise NotFound("No such action.")
    return action


def get_ask(*, viewer: Actor, ask_id: UUID) -> Ask:
    """Return a question to a party outside, with its action. Raises NotFound where the action is not to be seen."""
    ask = (
        Ask.objects.filter(pk=ask_id, action__in=Action.objects.visible_to(viewer).filter(in_log=True))
        .select_related("action")
        .first()
    )
    if ask is None:
        raise NotFound("No such question.")
    record(
        viewer,
        Category.CONSULTATION,
        "actions.get_ask",
        "action",
        [ask.action_id, ask.id],
        classes=[FieldClass.F1],
    )
    return ask


def of_agency(agency_id: UUID) -> Q:
    """The condition that an agency owes the action, alone or with others."""
    joint = JointOwner.objects.filter(action=OuterRef("pk"), agency_id=agency_id)
    return Q(agency_id=agency_id) | Q(Exists(joint))


def of_person(membership_id: UUID) -> Q:
    """The condition that somebody owes the action by name, alone or with others."""
    joint = JointOwner.objects.filter(action=OuterRef("pk"), membership_id=membership_id)
    return Q(owner_id=membership_id) | Q(Exists(joint))


def _lines(found: QuerySet[Action], today: date, *, by_number: bool = False) -> list[Line]:
    rows = list(found.order_by("number")[:MOST_SHOWN])
    if not by_number:
        rows.sort(key=lambda action: (action.due_on or date.max, action.number or 0))
    return [
        Line(
            action=action,
            owners=owners_in_words(action),
            days_late=days_late(action.due_on, action.state, today),
            blocked_by=tuple(sorted(row.needs.number or 0 for row in action.open_needs)),  # type: ignore[attr-defined]
            parts=len(action.part_rows),  # type: ignore[attr-defined]
            parts_ended=sum(part.state in states.ENDED for part in action.part_rows),  # type: ignore[attr-defined]
        )
        for action in rows
    ]


def _asks_of(actions: Iterable[Action], today: date) -> dict[UUID, tuple[AskLine, ...]]:
    chases = Chase.objects.order_by("sent_from", "recorded_at", "id")
    found: dict[UUID, list[AskLine]] = {}
    for ask in (
        Ask.objects.filter(action__in=list(actions))
        .prefetch_related(Prefetch("chases", chases))
        .order_by("created_at", "id")
    ):
        sent = tuple(ask.chases.all())
        facts = _facts(ask, sent)
        found.setdefault(ask.action_id, []).append(
            AskLine(ask, sent, facts.is_open, chasing.next_level(facts, today))
        )
    return {action_id: tuple(lines) for action_id, lines in found.items()}


def _facts(ask: Ask, chases: Iterable[Chase]) -> chasing.Asked:
    return chasing.Asked(
        sent=tuple(
            chasing.Sent(level=row.level, earliest=row.sent_from, latest=row.sent_to, chaser=row.chaser)
            for row in chases
        ),
        answered_from=ask.answered_from,
        answered_to=ask.answered_to,
        reply_due_on=ask.reply_due_on,
        given_up=ask.given_up_on is not None,
    )


def _deadline(row: Deadline) -> DeadlineLine:
    by = str(row.set_by.account) if row.set_by else ""
    return DeadlineLine(row.side, row.on, row.basis, row.source, row.is_current, by, day_of(row.set_at))


def _shown(viewer: Actor, lines: list[Line]) -> list[Line]:
    _record_list(viewer, [line.action for line in lines])
    return lines


def _record_list(viewer: Actor, actions: Iterable[Action]) -> None:
    record(
        viewer,
        Category.CONSULTATION,
        "actions.list_log",
        "action",
        [action.id for action in actions],
        classes=[FieldClass.F1],
    )
