"""What the clock forgets: invitations, machine tokens and sent forms, when their time is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from wardmote.access.actors import SystemActor
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.partnerships.models import ApiToken, FormToken, Invitation

ENDED_FOR = timedelta(days=365)
SENT_FOR = timedelta(days=30)


@operation
def forget_what_ended(*, by: SystemActor, at: datetime | None = None) -> int:
    """Delete invitations and machine tokens that ended 12 months ago, and tokens of forms sent 30 days ago.

    As `retention.py` of this room says. Run by a job; return how many rows went.
    """
    now = at or timezone.now()
    year, month = now - ENDED_FOR, now - SENT_FOR
    invitations = Invitation.objects.filter(
        Q(expires_at__lte=year) | Q(used_at__lte=year) | Q(withdrawn_at__lte=year)
    )
    tokens = ApiToken.objects.filter(Q(expires_at__lte=year) | Q(revoked_at__lte=year))
    ended = [*invitations.values_list("id", flat=True), *tokens.values_list("id", flat=True)]
    forms, _ = FormToken.objects.filter(used_at__lte=month).delete()
    invitations.delete()
    tokens.delete()
    record(by, Category.ERASURE, "partnerships.forget_what_ended", "invitation", ended)
    return len(ended) + forms
