"""A report, or an application for a case review, that is still being written: kept in the session, sealed, and gone
when it is sent or left.

The session's row in the database holds it encrypted (the same way as a safe location), because an unsent draft
may say where somebody is and whom they fear.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.contrib.sessions.backends.base import SessionBase

from wardmote.access.actors import Actor
from wardmote.access.ids import new_secret
from wardmote.partnerships.queries import public_contact_of
from wardmote.partnerships.rules.reaching import PublicContact
from wardmote.people.sealed import CannotOpen, seal, unseal

REPORT, REVIEW = "draft", "review_draft"
"""Under which name a session keeps the draft of a report, and of an application for a case review."""
_SENT = {REPORT: "sent", REVIEW: "review_sent"}
KEPT_FOR = 2 * 60 * 60
"""Seconds after the last answer for which a draft is kept."""
LATE = "late"
"""In the address of the first question: an answer came when the draft was gone already."""
SHOWN_FOR = 30 * 60
"""Seconds for which the last page, with the link, can be opened again: the next person at this device must not."""


@dataclass
class Draft:
    """Answers by question, as they were sent; the token by which two sendings are one; the link's secret."""

    token: UUID = field(default_factory=uuid4)
    secret: str = field(default_factory=new_secret)
    files_key: str = field(default_factory=new_secret)
    answers: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def keep(self, question: str, sent: dict[str, list[str]]) -> None:
        """Keep what was sent for a question."""
        self.answers[question] = sent


@dataclass(frozen=True)
class Sent:
    """What the last page shows of what was sent; `respond_by` is an ISO date, empty where none is promised.

    `may_open`: an officer entered it, and it is with their own agency.
    """

    reference: str
    respond_by: str
    secret: str
    agency: str
    agency_id: str = ""
    may_open: bool = False


def reach_of(sent: Sent, *, viewer: Actor) -> PublicContact | None:
    """Return how the public reaches the agency that answers what was sent, as it says today; None if it says nothing."""
    return public_contact_of(viewer=viewer, agency_id=UUID(sent.agency_id)) if sent.agency_id else None


def draft_in(session: SessionBase, what: str = REPORT) -> Draft | None:
    """Return the draft of a session, or None when nothing was answered yet (or it cannot be opened)."""
    kept = _open(session, what)
    if kept is None:
        return None
    return Draft(
        token=UUID(kept["token"]),
        secret=kept["secret"],
        files_key=kept["files_key"],
        answers=kept["answers"],
    )


def keep_draft(session: SessionBase, draft: Draft, *, lasting: bool, what: str = REPORT) -> None:
    """Write the draft into the session. `lasting`: the session is that of somebody signed in, and keeps its own end."""
    _close(
        session,
        what,
        {
            "token": str(draft.token),
            "secret": draft.secret,
            "files_key": draft.files_key,
            "answers": draft.answers,
        },
    )
    if not lasting:
        session.set_expiry(KEPT_FOR)


def drop_draft(session: SessionBase, what: str = REPORT) -> None:
    """Forget the draft."""
    session.pop(what, None)


def sent_in(session: SessionBase, what: str = REPORT) -> Sent | None:
    """Return what was sent last in this session, or None."""
    kept = _open(session, _SENT[what])
    return Sent(**kept) if kept else None


def keep_sent(session: SessionBase, sent: Sent, *, lasting: bool, what: str = REPORT) -> None:
    """Keep what the last page shows. `lasting`: as for `keep_draft`."""
    _close(session, _SENT[what], vars(sent))
    if not lasting:
        session.set_expiry(SHOWN_FOR)


def _open(session: SessionBase, key: str) -> dict[str, Any] | None:
    kept = session.get(key)
    if not kept:
        return None
    try:
        return dict(json.loads(unseal(base64.b64decode(kept[1]), UUID(kept[0]))))
    except (CannotOpen, ValueError, TypeError, IndexError):
        return None


def _close(session: SessionBase, key: str, kept: dict[str, Any]) -> None:
    row = uuid4()
    session[key] = [str(row), base64.b64encode(seal(json.dumps(kept), row)).decode()]
