"""The facts about a record that the policy asks for."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Now

from wardmote.access.actors import Viewer
from wardmote.access.kept import kept
from wardmote.access.policy import Grant, Record
from wardmote.sharing.models import AudienceMember, Denial

_FACTS = """
with reached as materialized (
  select %s::uuid as id union select s.audience_id from sharing_alsoshown s where s.record_id = %s)
select m.audience_id, m.principal_id, m.until, m.is_override
  from sharing_audiencemember m join reached r on r.id = m.audience_id
union all
select null, d.membership_id, null, null from sharing_denial d join reached r on r.id = d.audience_id
"""


def facts_of(row: Any) -> Record:
    """Return what decides who may do what to a row with `partnership_id`, `agency_id` and `audience_id`.

    Reads the members and denials of the row's audience and of those it is also shown to, with one statement:
    written out, because every operation asks it and Django takes longer to compose it than the server to answer.
    """
    members: dict[Any, list[Grant]] = {}
    denied: list[UUID] = []
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, [row.audience_id, row.pk])
        for audience_id, principal_id, until, is_override in cursor.fetchall():
            if audience_id is None:
                denied.append(principal_id)
            else:
                members.setdefault(audience_id, []).append(Grant(principal_id, until, is_override))
    return Record(
        row.pk,
        row.partnership_id,
        row.agency_id,
        tuple(tuple(grants) for grants in members.values()),
        frozenset(denied),
    )


def audience_reaches(viewer: Viewer, audience_id: UUID) -> bool:
    """Return whether a record of this audience is shown to the viewer now, and not in an emergency only."""
    return bool(_reaching(viewer, audience_id))


@kept
def _reaching(viewer: Viewer, audience_id: UUID) -> QuerySet[AudienceMember]:
    denied = Denial.objects.filter(audience_id=audience_id, membership_id=viewer.membership_id)
    return AudienceMember.objects.filter(
        ~Exists(denied),
        audience_id=audience_id,
        principal_id__in=RawSQL("select unnest(%s::uuid[])", [list(viewer.principals)]),  # noqa: S611 - a constant
        until__gt=Now(),
        is_override=False,
    )[:1]


def is_denied(viewer: Viewer, audience_id: UUID) -> bool:
    """Return whether a conflict of interest keeps the viewer away from this audience's records."""
    return Denial.objects.filter(audience_id=audience_id, membership_id=viewer.membership_id).exists()
