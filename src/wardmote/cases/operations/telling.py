"""Telling people and agencies that a case waits for them: at sign-in, and by an e-mail without facts.

Not operations themselves: they are called inside one. Nobody is told of a case that they cannot see at that
moment, and nobody is told of what they did themselves.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wardmote.access.actors import Actor
from wardmote.access.choices import Action
from wardmote.access.policy import can
from wardmote.cases.models import Case, CaseMember
from wardmote.cases.operations.writing import membership_of
from wardmote.cases.rules.notices import Notice
from wardmote.cases.rules.sharing import BY_AGENCY
from wardmote.notifications.operations import prompt, send_email
from wardmote.partnerships.models import Agency, Membership
from wardmote.partnerships.queries import viewer_of
from wardmote.sharing.queries import facts_of


def sees_case(case: Case, membership: Membership, at: datetime) -> bool:
    """Whether somebody (with account and agency loaded) sees the case at an instant, by the one policy."""
    return bool(can(viewer_of(membership), Action.READ, facts_of(case), at=at))


def tell_person(by: Actor, case: Case, membership_id: UUID | None, notice: Notice, at: datetime) -> None:
    """Tell one person, at sign-in and by e-mail. The actor, and whoever does not see the case, is not told.

    Of a locked or hidden case no list of mail shows the message: colleagues must not learn of it that way.
    """
    if membership_id is None or membership_id == membership_of(by):
        return
    membership = (
        Membership.objects.select_related("account", "agency")
        .filter(pk=membership_id, partnership_id=case.partnership_id, ended_at__isnull=True)
        .first()
    )
    if membership is None or not membership.account.is_active:
        return
    if notice != Notice.ACCESS_REFUSED and not sees_case(case, membership, at):
        return
    is_private = case.sharing_class not in BY_AGENCY
    if notice.prompt:
        prompt(
            by=by,
            agency_id=membership.agency_id,
            membership_id=membership.pk,
            text=notice.prompt,
            record_type="case",
            reference=case.reference,
        )
    send_email(
        by=by,
        to=membership.account.email,
        subject=notice.subject,
        text=notice.text,
        record_id=None if is_private else case.pk,
        agency_id=membership.agency_id,
        is_private=is_private,
    )


def tell_agency(by: Actor, case: Case, agency: Agency, notice: Notice, at: datetime) -> None:
    """Tell an agency on the case: everybody there at sign-in, and its shared inbox. Its own act is no news to it.

    Of a locked or hidden case only those of its people are told who are named on it.
    """
    if agency.pk == getattr(by, "agency_id", None):
        return
    if case.sharing_class not in BY_AGENCY:
        for membership_id in named_of(case, agency.pk, at):
            tell_person(by, case, membership_id, notice, at)
        return
    prompt(by=by, agency_id=agency.pk, text=notice.prompt, record_type="case", reference=case.reference)
    if agency.email:
        send_email(
            by=by,
            to=agency.email,
            subject=notice.subject,
            text=notice.text,
            record_id=case.pk,
            agency_id=agency.pk,
        )


def named_of(case: Case, agency_id: UUID, at: datetime) -> list[UUID]:
    """Return the memberships of an agency that are named on the case at an instant."""
    return list(
        CaseMember.objects.filter(case=case, membership__agency_id=agency_id, ended_at__isnull=True)
        .filter(Q(until__isnull=True) | Q(until__gt=at))
        .values_list("membership_id", flat=True)
    )
