"""Sessions in the database, read with a statement that is composed once: every page begins with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from wardmote.access.kept import kept


@kept
def _valid(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


class SessionStore(InDatabase):
    """Django's own store, which asks for a session in another way."""

    def _get_session_from_db(self) -> Any:
        found = _valid(self.session_key, timezone.now()) if self.session_key else []
        if not found:
            self._session_key = None
            return None
        return found[0]
