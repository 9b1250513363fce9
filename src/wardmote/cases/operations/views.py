"""What a person keeps for themselves: when they last opened a case, and filters of lists under a name."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.db import connection
from django.utils import timezone

from wardmote.access.actors import Viewer
from wardmote.access.errors import NotFound, Refused
from wardmote.access.ids import new_id
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.cases.models import SavedView

NOT_KEPT = ("q", "words", "after", "before", "view")
"""Parts of a list's address that a saved view leaves out: searches may hold names, places in a list go stale."""
MOST_VIEWS = 20


def note_visit(viewer: Viewer, case_id: UUID, at: datetime | None = None) -> datetime | None:
    """Write that the viewer opened the case now; return when they opened it before. One statement.

    Part of `get_case`, whose consultation event tells of it: no event of its own.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "with before as (select at from cases_casevisit where case_id = %(case)s and membership_id = %(who)s)"
            " insert into cases_casevisit (id, partnership_id, case_id, membership_id, at)"
            " values (%(id)s, %(partnership)s, %(case)s, %(who)s, %(at)s)"
            " on conflict (case_id, membership_id) do update set at = excluded.at"
            " returning (select at from before)",
            {
                "id": new_id(),
                "partnership": viewer.partnership_id,
                "case": case_id,
                "who": viewer.membership_id,
                "at": at or timezone.now(),
            },
        )
        row = cursor.fetchone()
    return row[0] if row else None


@operation
def save_view(*, by: Viewer, list_name: str, name: str, query: str) -> SavedView:
    """Keep the filter of a list under a name; the same name again replaces it. Searches are not kept.

    `query` is the part of the page's address after the question mark. Raises Refused.
    """
    name = name.strip()
    if not name or len(name) > 60:
        raise Refused("Enter a name of 60 characters or fewer.", field="name")
    kept = urlencode([(key, value) for key, value in parse_qsl(query) if key not in NOT_KEPT])
    if len(kept) > 500:
        raise Refused("This filter is too long to keep.", field="name")
    mine = SavedView.objects.filter(membership_id=by.membership_id, list_name=list_name)
    view = mine.filter(name=name).first()
    if view is None:
        if mine.count() >= MOST_VIEWS:
            raise Refused(f"You can keep {MOST_VIEWS} views. Remove one first.", field="name")
        view = SavedView(
            partnership_id=by.partnership_id, membership_id=by.membership_id, list_name=list_name, name=name
        )
    view.query = kept
    view.save()
    record(by, Category.ALTERATION, "cases.save_view", "saved_view", [view.id])
    return view


@operation
def forget_view(*, by: Viewer, view_id: UUID) -> None:
    """Remove one of one's own saved views. Raises NotFound."""
    gone, _ = SavedView.objects.filter(pk=view_id, membership_id=by.membership_id).delete()
    if not gone:
        raise NotFound("No such view.")
    record(by, Category.ALTERATION, "cases.forget_view", "saved_view", [view_id])
