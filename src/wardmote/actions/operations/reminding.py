"""One e-mail a person about what they owe, as often as they like it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q

from wardmote.access.actors import SystemActor, Viewer
from wardmote.actions.choices import ActionState, Moved, Rhythm
from wardmote.actions.models import Action, Deadline, ReminderChoice
from wardmote.actions.operations.moving import (
    Move,
    concerns,
    digest_line,
    members_at_work,
    moved_days,
    open_audiences,
    who_owe,
)
from wardmote.actions.operations.writing import partnership_of
from wardmote.actions.rules import days_late, reminders, states
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of, start_of_day
from wardmote.notifications.operations import send_email
from wardmote.partnerships.models import Membership

TO_BE_DONE = states.LIVE - {ActionState.CLAIMED, ActionState.AWAITING}


@operation
def choose_rhythm(*, by: Viewer, rhythm: str, moved: str = Moved.AT_ONCE) -> ReminderChoice:
    """Say how often one wants to be reminded, and when to be told of moved deadlines. Raises ValueError for neither."""
    chosen, _ = ReminderChoice.objects.update_or_create(
        membership_id=by.membership_id,
        defaults={"partnership_id": by.partnership_id, "rhythm": Rhythm(rhythm), "moved": Moved(moved)},
    )
    record(
        by,
        Category.ALTERATION,
        "actions.choose_rhythm",
        "reminder_choice",
        [chosen.id],
        fields=["rhythm", "moved"],
    )
    return chosen


@dataclass
class _Owed:
    """What goes into one person's digest."""

    lines: list[reminders.DigestLine] = field(default_factory=list)
    of_agency: list[reminders.DigestLine] = field(default_factory=list)
    unnamed: int = 0
    of_cases: int = 0
    late_of_cases: int = 0


@operation
def send_digests(*, by: SystemActor, today: date, address: str, at: datetime | None = None) -> int:
    """Write to everybody whose digest goes today and who owes something; return to how many.

    `address`: of the page on which they see it all. Actions of the log that are open to the partnership are named;
    restricted ones and those of casework are counted and nothing else is said of them. Run twice on a day, it
    writes once. Whoever works for two agencies owes under each, and gets one message for each.
    """
    chosen = {row.membership_id: row for row in ReminderChoice.objects.select_for_update()}
    due = [one for one in members_at_work(partnership_of(by)) if _is_due(chosen.get(one.id), today)]
    is_open = open_audiences(partnership_of(by))
    owed = _collect(by, due, is_open, today)
    moved = _moved_since(due, chosen, is_open, today)
    written: list[UUID] = []
    for member in due:
        found = owed[member.id]
        text = reminders.digest_text(
            name=member.account.name,
            lines=found.lines,
            of_agency=found.of_agency,
            agency=str(member.agency),
            unnamed=found.unnamed,
            of_cases=found.of_cases,
            late_of_cases=found.late_of_cases,
            address=address,
            moved=moved.get(member.id, ()),
        )
        if not text:
            continue
        send_email(
            by=by,
            to=member.account.email,
            subject=reminders.SUBJECT,
            text=text,
            agency_id=member.agency_id,
            is_private=True,
        )
        ReminderChoice.objects.update_or_create(
            membership_id=member.id,
            defaults={"last_sent_on": today},
            create_defaults={"partnership_id": member.partnership_id, "last_sent_on": today},
        )
        written.append(member.id)
    record(by, Category.ALTERATION, "actions.send_digests", "membership", written, fields=["last_sent_on"])
    return len(written)


def _is_due(chosen: ReminderChoice | None, today: date) -> bool:
    return reminders.is_digest_day(
        chosen.rhythm if chosen else Rhythm.WEEKLY,
        today=today,
        last_sent_on=chosen.last_sent_on if chosen else None,
    )


def _collect(
    by: SystemActor, members: Sequence[Membership], is_open: set[UUID], today: date
) -> dict[UUID, _Owed]:
    owed = {member.id: _Owed() for member in members}
    actions = list(
        Action.objects.visible_to(by).filter(in_log=True, state__in=TO_BE_DONE).order_by("due_on", "number")
    )
    owing = who_owe(actions, members)
    for action in actions:
        line = digest_line(action, days_late(action.due_on, action.state, today))
        people = owing[action.id].people
        for who in people | owing[action.id].through_agency:
            if action.audience_id not in is_open:
                owed[who].unnamed += 1
            elif who in people:
                owed[who].lines.append(line)
            else:
                owed[who].of_agency.append(line)
    casework = (
        Action.objects.visible_to(by)
        .filter(in_log=False, state=ActionState.OPEN, owner_id__in=list(owed))
        .order_by()
        .values("owner_id")
        .annotate(all=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)))
    )
    for row in casework:
        owed[row["owner_id"]].of_cases, owed[row["owner_id"]].late_of_cases = row["all"], row["late"]
    return owed


def _moved_since(
    members: Sequence[Membership], chosen: Mapping[UUID, ReminderChoice], is_open: set[UUID], today: date
) -> dict[UUID, list[reminders.MovedDay]]:
    """Return which deadlines moved since their last digest, for those who are told of it there alone."""
    since = {
        member.id: chosen[member.id].last_sent_on or today - timedelta(days=7)
        for member in members
        if member.id in chosen and chosen[member.id].moved == Moved.DIGEST
    }
    if not since:
        return {}
    begin = start_of_day(min(since.values()) + timedelta(days=1))
    moves: dict[date, list[Move]] = {}
    rows = Deadline.objects.filter(set_at__gte=begin, action__in_log=True).select_related("action")
    for row in rows.order_by("set_at"):
        before = (
            Deadline.objects.filter(action_id=row.action_id, side=row.side, set_at__lt=row.set_at)
            .order_by("-set_at")
            .first()
        )
        if before is not None and before.on is not None and before.on != row.on:
            moves.setdefault(day_of(row.set_at), []).append(
                Move(row.action, before.on, row.on, row.basis, row.source, row.side)
            )
    told: dict[UUID, list[reminders.MovedDay]] = {}
    waiting = [member for member in members if member.id in since]
    for day, some in moves.items():
        for who, concern in concerns(waiting, some).items():
            if day > since[who]:
                told.setdefault(who, []).extend(moved_days(concern.moves, is_open)[0])
    return told
