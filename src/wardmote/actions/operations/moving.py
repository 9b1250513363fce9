"""Telling those whom it concerns that a deadline has moved, once for each move.

Not operations themselves: they are called inside one. It concerns whoever owes the action, whatever must be ready for
it and whatever cannot begin before it. Nobody is told of an action that they cannot see, nor of what they did
themselves, and a restricted action is not named in mail.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import Permission, Role
from wardmote.access.policy import permissions_of
from wardmote.access.rows import switched_to
from wardmote.actions.choices import Moved, Side
from wardmote.actions.models import Action, Dependency, JointOwner, ReminderChoice
from wardmote.actions.operations.writing import membership_of
from wardmote.actions.permissions import ANSWERS_FOR_AGENCY
from wardmote.actions.rules import reminders, states
from wardmote.actions.rules.deadlines import hang_together
from wardmote.notifications.operations import send_email
from wardmote.partnerships.models import Membership
from wardmote.partnerships.queries import viewer_of
from wardmote.sharing.models import AudienceMember
from wardmote.sharing.queries import audience_reaches


@dataclass(frozen=True)
class Move:
    """A deadline of an action that moved from a day to another one, or was taken away."""

    action: Action
    before: date
    after: date | None
    basis: str
    source: str
    side: str


@dataclass
class Concern:
    """What of it concerns one person: which moves, and what they owe that hangs on them."""

    moves: list[Move] = field(default_factory=list)
    owed: dict[UUID, Action] = field(default_factory=dict)


def tell_of_moves(by: Actor, moves: Sequence[Move]) -> int:
    """Write to everybody whom the moves concern and who wants to hear at once; return to how many."""
    if not moves:
        return 0
    partnership_id = moves[0].action.partnership_id
    system = SystemActor(partnership_id, why="deadlines have moved")
    with switched_to(system):
        waits = ReminderChoice.objects.filter(moved=Moved.DIGEST).values_list("membership_id", flat=True)
        left_out = {*waits, membership_of(by)}
        members = [one for one in members_at_work(partnership_id) if one.id not in left_out]
        concerned = concerns(members, moves)
        is_open = open_audiences(partnership_id)
        for member in members:
            concern = concerned.get(member.id)
            if concern is None:
                continue
            named, unnamed = moved_days(concern.moves, is_open)
            text = reminders.moved_text(
                name=member.account.name,
                moved=named,
                lines=[digest_line(one, 0) for one in concern.owed.values() if one.audience_id in is_open],
                unnamed=unnamed,
            )
            send_email(
                by=system,
                to=member.account.email,
                subject=reminders.MOVED_SUBJECT,
                text=text,
                agency_id=member.agency_id,
                is_private=True,
            )
    return len(concerned)


def members_at_work(partnership_id: UUID) -> list[Membership]:
    """Return everybody of a partnership who can sign in, with account and agency."""
    return list(
        Membership.objects.filter(
            partnership_id=partnership_id,
            ended_at__isnull=True,
            account__is_active=True,
            account__locked_at__isnull=True,
            agency__left_on__isnull=True,
        ).select_related("account", "agency")
    )


def takes_part(member: Membership) -> bool:
    """Whether somebody's roles read the partnership's business."""
    return Permission.READ_BUSINESS in permissions_of(Role(role) for role in member.roles)


def open_audiences(partnership_id: UUID) -> set[UUID]:
    """Return the audiences that are open to the partnership: actions with them may be named in mail."""
    return set(
        AudienceMember.objects.filter(principal_id=partnership_id).values_list("audience_id", flat=True)
    )


@dataclass
class Owing:
    """Who owes an action: people by name, and those who answer for an agency of which nobody is named."""

    people: set[UUID]
    through_agency: set[UUID]


def who_owe(actions: Sequence[Action], members: Iterable[Membership]) -> dict[UUID, Owing]:
    """Return for each action who of these members owes it."""
    business = {member.id: member for member in members if takes_part(member)}
    answering: dict[UUID, list[UUID]] = {}
    for member in business.values():
        if ANSWERS_FOR_AGENCY & {Role(role) for role in member.roles}:
            answering.setdefault(member.agency_id, []).append(member.id)
    joint: dict[UUID, list[JointOwner]] = {}
    for row in JointOwner.objects.filter(action__in=actions):
        joint.setdefault(row.action_id, []).append(row)
    owing = {}
    for action in actions:
        pairs = [(action.agency_id, action.owner_id)]
        pairs += [(row.agency_id, row.membership_id) for row in joint.get(action.id, [])]
        owing[action.id] = Owing(
            people={person for _, person in pairs if person in business},
            through_agency={
                who
                for agency, person in pairs
                if person is None and agency is not None
                for who in answering.get(agency, [])
            },
        )
    return owing


def concerns(members: Sequence[Membership], moves: Sequence[Move]) -> dict[UUID, Concern]:
    """Return what of the moves concerns whom of these members; those whom nothing concerns are left out."""
    if not moves:
        return {}
    partnership_id = moves[0].action.partnership_id
    needs: dict[object, set[object]] = {}
    for one, other in Dependency.objects.filter(partnership_id=partnership_id).values_list(
        "action_id", "needs_id"
    ):
        needs.setdefault(one, set()).add(other)
    parts: dict[object, set[object]] = {}
    whole = Q(partnership_id=partnership_id, parent__isnull=False)
    for part, parent in Action.objects.filter(whole).values_list("id", "parent_id"):
        parts.setdefault(parent, set()).add(part)
    chains = {id(move): hang_together(move.action.id, needs, parts) for move in moves}
    touched = Action.objects.filter(
        pk__in=set().union(*chains.values()), in_log=True, state__in=states.LIVE
    ).order_by("due_on", "number")
    actions = list(touched)
    owing = who_owe(actions, members)
    by_id = {member.id: member for member in members}
    sees: dict[tuple[UUID, UUID], bool] = {}

    def reaches(who: UUID, audience_id: UUID) -> bool:
        key = who, audience_id
        if key not in sees:
            sees[key] = audience_reaches(viewer_of(by_id[who]), audience_id)
        return sees[key]

    found: dict[UUID, Concern] = {}
    for move in moves:
        for action in actions:
            if action.id not in chains[id(move)]:
                continue
            for who in owing[action.id].people | owing[action.id].through_agency:
                if reaches(who, move.action.audience_id) and reaches(who, action.audience_id):
                    concern = found.setdefault(who, Concern())
                    if move not in concern.moves:
                        concern.moves.append(move)
                    concern.owed[action.id] = action
    return found


def moved_days(moves: Sequence[Move], is_open: set[UUID]) -> tuple[list[reminders.MovedDay], int]:
    """Return the moves that may be named in a message, and how many may not."""
    named = [
        reminders.MovedDay(
            number=move.action.number or 0,
            text=move.action.text,
            before=move.before,
            after=move.after,
            basis=move.basis,
            source=move.source,
            is_external=move.side == Side.EXTERNAL,
        )
        for move in moves
        if move.action.audience_id in is_open
    ]
    return named, len(moves) - len(named)


def digest_line(action: Action, days_late: int) -> reminders.DigestLine:
    """Return an action as a message names it."""
    return reminders.DigestLine(
        number=action.number or 0, text=action.text, due_on=action.due_on, days_late=days_late
    )
