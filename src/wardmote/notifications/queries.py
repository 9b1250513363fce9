"""Reading messages and prompts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from wardmote.access.actors import PublicActor, SystemActor, Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.access.ids import hash_secret
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.notifications.choices import MessageState
from wardmote.notifications.models import CalendarFeed, Message, Prompt
from wardmote.notifications.rules import mask_address

MOST_SHOWN = 50


@dataclass(frozen=True)
class SentMail:
    """One line of the mail page. `to` is masked and `text` empty, except in the demonstration."""

    id: UUID
    created_at: datetime
    ended_at: datetime | None
    to: str
    subject: str
    text: str
    state: MessageState
    attempts: int
    last_error: str

    @property
    def state_words(self) -> str:
        return str(self.state.label)


def list_messages(
    *, viewer: Viewer, before: UUID | None = None, state: MessageState | None = None
) -> list[SentMail]:
    """Return the messages of the viewer's agency, newest first, 50 at most; `before` is the last id seen.

    Whoever they went to is masked, and their text is not shown: it may hold a link that is a secret. The
    list is recorded as a consultation.
    """
    rows = Message.objects.visible_to(viewer)
    if before:
        rows = rows.filter(pk__lt=before)
    if state:
        rows = rows.filter(state=state)
    found = list(rows.order_by("-id")[:MOST_SHOWN])
    record(
        viewer,
        Category.CONSULTATION,
        "notifications.list_messages",
        "message",
        [message.id for message in found],
        classes=[FieldClass.F1],
    )
    return [_line(message, to=mask_address(message.to), text="") for message in found]


def list_demonstration_mail(*, viewer: SystemActor, before: UUID | None = None) -> list[SentMail]:
    """Return all messages of a demonstration's partnership, whole: everything in them is invented.

    Only the page of the demonstration may ask; a real installation has no such page.
    """
    rows = Message.objects.visible_to(viewer)
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-id")[:MOST_SHOWN])
    record(
        viewer,
        Category.CONSULTATION,
        "notifications.list_demonstration_mail",
        "message",
        [message.id for message in found],
    )
    return [_line(message, to=message.to, text=message.text) for message in found]


def _line(message: Message, *, to: str, text: str) -> SentMail:
    return SentMail(
        id=message.id,
        created_at=message.created_at,
        ended_at=message.ended_at,
        to=to,
        subject=message.subject,
        text=text,
        state=MessageState(message.state),
        attempts=message.attempts,
        last_error=message.last_error,
    )


@dataclass(frozen=True)
class Outcome:
    """What became of one message: where it stands and since when. Nothing of whom it went to."""

    state: MessageState
    ended_at: datetime | None


def outcomes_of(*, viewer: SystemActor, ids: Sequence[UUID]) -> dict[UUID, Outcome]:
    """Return what became of messages; those that the outbox has forgotten are left out.

    Asked by the rooms that keep a proof of sending of their own, for whoever may read that proof.
    """
    rows = Message.objects.visible_to(viewer).filter(pk__in=list(ids))
    return {
        key: Outcome(MessageState(state), ended_at)
        for key, state, ended_at in rows.values_list("id", "state", "ended_at")
    }


def list_prompts(*, viewer: Viewer) -> list[Prompt]:
    """Return what the viewer must see at sign-in and nobody has settled, oldest first, 50 at most."""
    found = list(
        Prompt.objects.visible_to(viewer).filter(settled_at__isnull=True).order_by("id")[:MOST_SHOWN]
    )
    if found:
        record(
            viewer,
            Category.CONSULTATION,
            "notifications.list_prompts",
            "prompt",
            [shown.id for shown in found],
            classes=[FieldClass.F1],
        )
    return found


def list_feeds(*, viewer: Viewer) -> list[CalendarFeed]:
    """Return the viewer's own calendar addresses that work, the newest first. Their secrets are not kept."""
    found = CalendarFeed.objects.visible_to(viewer).filter(stopped_at__isnull=True)
    return list(found.order_by("-created_at", "-id"))


@dataclass(frozen=True)
class EnteredFeed:
    """What the secret of a calendar address opens: whose calendar, and which."""

    id: UUID
    partnership_id: UUID
    membership_id: UUID
    kind: str
    record_id: UUID | None
    name: str


def feed_behind(*, viewer: PublicActor, secret: str) -> EnteredFeed:
    """Return the calendar behind a secret address at this partnership's door, and note that it was used today.

    Raises NotFound; a wrong secret, a stopped one and one of another partnership are answered the same.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select feed, partnership, membership, kind, record, name from notifications_enter_by_feed(%s)",
            [hash_secret(secret)],
        )
        row = cursor.fetchone()
    if row is None or row[1] != viewer.partnership_id:
        raise NotFound("No calendar behind this address.")
    return EnteredFeed(*row)
