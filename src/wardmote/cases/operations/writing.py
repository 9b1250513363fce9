"""What every operation on a case does: hold the case, do it once, write the line of the chronology.

Not operations themselves: they are called inside one and leave no event of their own.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import connection
from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.access.ids import new_id
from wardmote.access.policy import SIDES, walled_off
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.cases import models
from wardmote.cases.choices import CaseStatus, EntryKind
from wardmote.cases.models import Case, CaseStep, Entry
from wardmote.partnerships.choices import Side
from wardmote.partnerships.models import Agency, FormToken, Membership, Team
from wardmote.sharing.models import Audience

P = ParamSpec("P")
R = TypeVar("R")


class ChangedMeanwhile(Refused):
    """Somebody else saved first. `current` is what stands now; what the second person wrote is not lost:
    the page shows both and asks."""

    def __init__(self, problem: str, current: Any, field: str = "") -> None:
        super().__init__(problem, field=field)
        self.current = current


def once(function: Callable[P, R]) -> Callable[P, R]:
    """Let an operation with the argument `form_token` do the same sending of a form once.

    The second sending returns what the first made, and changes nothing. Stands under `@operation`. Two
    sendings at the same moment: the second waits for the first. Raises Refused for a token of another form.
    """

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        token: Any = kwargs.get("form_token")
        by: Any = kwargs["by"]
        if token is None:
            return function(*args, **kwargs)
        act = f"cases.{function.__name__}"
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into partnerships_formtoken (id, partnership_id, act, result, request_hash, used_at)"
                " values (%s, %s, %s, '', '', statement_timestamp()) on conflict (id) do nothing",
                [token, by.partnership_id, act],
            )
            is_first = bool(cursor.rowcount)
        if is_first:
            result = function(*args, **kwargs)
            made = f"{type(result).__name__}:{getattr(result, 'pk', '')}"
            FormToken.objects.filter(pk=token).update(result=made)
            return result
        used = FormToken.objects.filter(pk=token, partnership_id=by.partnership_id, act=act).first()
        if used is None or not used.result:
            raise Refused("This form was used for something else. Reload the page and start again.")
        kind, _, key = used.result.partition(":")
        model = getattr(models, kind)
        found = model.objects.filter(pk=key).first()
        if found is None:
            raise NotFound("Nothing here any more.")
        record(by, Category.CONSULTATION, f"{act}_again", kind.lower(), [found.pk])
        return found

    return run


def hold(by: Actor, case: Case, version: int | None = None) -> Case:
    """Return the case as it stands now, locked until the transaction ends.

    Raises NotFound when the actor may not know of it; ChangedMeanwhile when `version` is not the present one.
    """
    found = (
        Case.objects.visible_to(by)
        .select_related("agency", "audience", "partnership")
        .select_for_update(of=("self",))
        .filter(pk=case.pk)
        .first()
    )
    if found is None:
        raise NotFound("No such case.")
    if version is not None and version != found.version:
        raise ChangedMeanwhile(
            "Somebody else changed this case while you were writing. Check what stands now.", found
        )
    return found


def save(case: Case, at: datetime, *fields: str) -> Case:
    """Write the named fields of the case, with its version and the instant of the change."""
    case.version += 1
    case.changed_at = at
    case.save(update_fields=[*fields, "version", "changed_at"])
    return case


def refuse(problem: str, field: str = "") -> None:
    """Raise Refused when a rule found a problem."""
    if problem:
        raise Refused(problem, field=field)


def now_or(at: datetime | None) -> datetime:
    """Return the given instant, or now."""
    return at or timezone.now()


def partnership_of(by: Actor) -> UUID:
    """Return the partnership in which somebody acts. Raises NotFound for an actor of none."""
    found: UUID | None = getattr(by, "partnership_id", None)
    if found is None:
        raise NotFound("Nobody acts outside a partnership.")
    return found


def membership_of(by: Actor) -> UUID | None:
    """Return the membership under which a person acts; None for the system."""
    return getattr(by, "membership_id", None)


def write_entry(by: Actor, case: Case, kind: EntryKind, text: str, at: datetime, **links: Any) -> Entry:
    """Write a new line of the chronology, in its first version."""
    return Entry.objects.create(
        partnership_id=case.partnership_id,
        case=case,
        line=new_id(),
        kind=kind,
        at=links.pop("happened_at", at),
        written_at=at,
        by_id=membership_of(by),
        agency_id=getattr(by, "agency_id", None),
        text=text,
        **links,
    )


def write_step(
    by: Actor, case: Case, status: CaseStatus, reason: str, at: datetime, words: str = ""
) -> CaseStep:
    """Write a step of the case's status, and its line of the chronology."""
    step = CaseStep.objects.create(
        partnership_id=case.partnership_id,
        case=case,
        status=status,
        at=at,
        by_id=membership_of(by),
        reason=reason,
    )
    text = words or status.label
    write_entry(by, case, EntryKind.STATUS, f"{text}. {reason}".strip() if reason else f"{text}.", at)
    return step


def subjects_of(case: Case) -> list[UUID]:
    """Return the persons on a case, for the access log."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct person_id from cases_caseperson where case_id = %s and ended_at is null",
            [case.pk],
        )
        return [person_id for (person_id,) in cursor.fetchall()]


def log(
    by: Actor,
    category: Category,
    act: str,
    case: Case,
    *,
    subjects: Iterable[UUID] | None = None,
    fields: Iterable[str] = (),
    classes: Iterable[FieldClass] = (FieldClass.F1,),
    recipient: str = "",
    more: Iterable[UUID] = (),
) -> None:
    """Leave the access event of an operation on a case. `subjects` default to all persons on the case."""
    record(
        by,
        category,
        f"cases.{act}",
        "case",
        [case.id, *more],
        subjects=subjects_of(case) if subjects is None else subjects,
        fields=fields,
        classes=classes,
        recipient=recipient,
    )


def audience_of(case: Case) -> Audience:
    """Return the audience of a case."""
    return Audience.objects.get(pk=case.audience_id)


def current_membership(by: Actor, membership_id: UUID, *, agency_id: UUID | None = None) -> Membership:
    """Return a current membership of the partnership, of one agency if told. Raises Refused."""
    found = Membership.objects.select_related("account", "agency").filter(
        pk=membership_id, partnership_id=partnership_of(by), ended_at__isnull=True
    )
    if agency_id is not None:
        found = found.filter(agency_id=agency_id)
    membership = found.first()
    if membership is None:
        raise Refused("Choose somebody who works there.", field="membership")
    return membership


def agency_in_partnership(by: Actor, agency_id: UUID) -> Agency:
    """Return an agency of the partnership that still belongs to it. Raises NotFound."""
    found = Agency.objects.filter(
        pk=agency_id, partnership_id=partnership_of(by), left_on__isnull=True
    ).first()
    if found is None:
        raise NotFound("No such agency.")
    return found


def side_of_team(team_id: UUID | None, agency_id: UUID) -> str:
    """Return the side of the wall on which an agency's team works, "" for neither. Raises NotFound."""
    if team_id is None:
        return ""
    team = Team.objects.filter(pk=team_id, agency_id=agency_id).first()
    if team is None:
        raise NotFound("No such team.")
    return team.side if team.side in SIDES else ""


def check_same_side(membership_ids: Iterable[UUID], side: str, field: str = "owner") -> None:
    """Raise Refused when one of these people works across the wall from a case on this side."""
    teams = dict(Team.objects.exclude(side=Side.NEUTRAL).values_list("id", "side"))
    for one in Membership.objects.select_related("account").filter(pk__in=list(membership_ids)):
        if walled_off([teams[team] for team in one.team_ids if team in teams], [side]):
            raise Refused(
                f"{one.account.name} works on the other side: the wall keeps them away from this case.",
                field=field,
            )
