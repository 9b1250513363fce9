"""The facts about a record that the policy asks for."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Now

from wardmote.access.actors import Viewer
from wardmote.access.policy import Grant, Record
from wardmote.sharing.models import AlsoShown, AudienceMember, Denial


def facts_of(row: Any) -> Record:
    """Return what decides who may do what to a row with `partnership_id`, `agency_id` and `audience_id`.

    Reads the row's audience and those it is also shown to, with their members and denials (two queries).
    """
    audiences = Q(audience_id=row.audience_id) | Q(
        audience_id__in=AlsoShown.objects.filter(record_id=row.pk).values("audience_id")
    )
    members: dict[Any, list[Grant]] = {}
    for audience_id, principal_id, until in AudienceMember.objects.filter(audiences).values_list(
        "audience_id", "principal_id", "until"
    ):
        members.setdefault(audience_id, []).append(Grant(principal_id, until))
    denied = frozenset(Denial.objects.filter(audiences).values_list("membership_id", flat=True))
    return Record(
        row.pk,
        row.partnership_id,
        row.agency_id,
        tuple(tuple(grants) for grants in members.values()),
        denied,
    )


def audience_reaches(viewer: Viewer, audience_id: UUID) -> bool:
    """Return whether a record of this audience is shown to the viewer now."""
    member = AudienceMember.objects.filter(
        audience_id=audience_id, principal_id__in=viewer.principals, until__gt=Now()
    )
    return member.exists() and not is_denied(viewer, audience_id)


def is_denied(viewer: Viewer, audience_id: UUID) -> bool:
    """Return whether a conflict of interest keeps the viewer away from this audience's records."""
    return Denial.objects.filter(audience_id=audience_id, membership_id=viewer.membership_id).exists()
