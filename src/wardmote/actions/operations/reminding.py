"""One e-mail a person about what they owe, as often as they like it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from wardmote.access.actors import SystemActor, Viewer
from wardmote.access.choices import Permission, Role
from wardmote.access.policy import permissions_of
from wardmote.actions.choices import ActionState, Rhythm
from wardmote.actions.models import Action, JointOwner, ReminderChoice
from wardmote.actions.operations.writing import partnership_of
from wardmote.actions.rules import days_late, reminders, states
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.notifications.operations import send_email
from wardmote.partnerships.models import Membership
from wardmote.sharing.models import AudienceMember

# Whoever has one of these answers for what their agency owes without naming a person.
ANSWERS_FOR_AGENCY = frozenset({Role.BOARD_MEMBER, Role.PARTNERSHIP_OFFICER})
TO_BE_DONE = states.LIVE - {ActionState.CLAIMED, ActionState.AWAITING}


@operation
def choose_rhythm(*, by: Viewer, rhythm: str) -> ReminderChoice:
    """Say how often one wants to be reminded. Raises ValueError for no such rhythm."""
    chosen, _ = ReminderChoice.objects.update_or_create(
        membership_id=by.membership_id,
        defaults={"partnership_id": by.partnership_id, "rhythm": Rhythm(rhythm)},
    )
    record(
        by, Category.ALTERATION, "actions.choose_rhythm", "reminder_choice", [chosen.id], fields=["rhythm"]
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
    members = list(
        Membership.objects.filter(
            partnership_id=partnership_of(by),
            ended_at__isnull=True,
            account__is_active=True,
            account__locked_at__isnull=True,
            agency__left_on__isnull=True,
        ).select_related("account", "agency")
    )
    chosen = {row.membership_id: row for row in ReminderChoice.objects.select_for_update()}
    due = [member for member in members if _is_due(chosen.get(member.id), today)]
    owed = _collect(by, due, today)
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


def _collect(by: SystemActor, members: Iterable[Membership], today: date) -> dict[UUID, _Owed]:
    owed = {member.id: _Owed() for member in members}
    business = {
        member.id: member
        for member in members
        if Permission.READ_BUSINESS in permissions_of(Role(role) for role in member.roles)
    }
    answering: dict[UUID, list[UUID]] = {}
    for member in business.values():
        if ANSWERS_FOR_AGENCY & {Role(role) for role in member.roles}:
            answering.setdefault(member.agency_id, []).append(member.id)
    actions = list(
        Action.objects.visible_to(by).filter(in_log=True, state__in=TO_BE_DONE).order_by("due_on", "number")
    )
    joint: dict[UUID, list[JointOwner]] = {}
    for row in JointOwner.objects.filter(action__in=actions):
        joint.setdefault(row.action_id, []).append(row)
    open_to_all = set(
        AudienceMember.objects.filter(principal_id=partnership_of(by)).values_list("audience_id", flat=True)
    )
    for action in actions:
        pairs = [(action.agency_id, action.owner_id)]
        pairs += [(row.agency_id, row.membership_id) for row in joint.get(action.id, [])]
        line = reminders.DigestLine(
            number=action.number or 0,
            text=action.text,
            due_on=action.due_on,
            days_late=days_late(action.due_on, action.state, today),
        )
        is_named = action.audience_id in open_to_all
        people = {person for _, person in pairs if person in business}
        through_agency = {
            who
            for agency, person in pairs
            if person is None and agency is not None
            for who in answering.get(agency, [])
        }
        for who in people | through_agency:
            if not is_named:
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
