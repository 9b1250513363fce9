"""Writing messages and prompts, and sending what was written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.errors import NotFound, Refused
from wardmote.access.ids import hash_secret, new_secret
from wardmote.access.queue import put_in_queue
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.notifications.choices import MessageState
from wardmote.notifications.models import CalendarFeed, Message, Prompt
from wardmote.notifications.rules import MOST_ATTEMPTS, check_text, decide_wait, mask_address

# The task that sends a message, by its name: tasks stand above this room.
SEND_TASK = "wardmote.send_message"
MOST_FEEDS = 20


class Undeliverable(Exception):
    """A message could not be handed over. `for_good`: trying again would not help.

    The text says why and never holds the address.
    """

    def __init__(self, reason: str, *, for_good: bool = False) -> None:
        super().__init__(reason)
        self.for_good = for_good


class NothingToSend(Exception):
    """The message is not there, was sent already, or another worker is sending it now."""


@dataclass(frozen=True)
class Delivery:
    """What came of sending: the new state and, while it still waits, after how many seconds to try again."""

    state: MessageState
    wait: int | None = None


@operation
def send_email(
    *,
    by: Actor,
    to: str,
    subject: str,
    text: str,
    record_id: UUID | None = None,
    contact_point_id: UUID | None = None,
    agency_id: UUID | None = None,
    partnership_id: UUID | None = None,
    holds_secret: bool = False,
    is_private: bool = False,
    calendar: str = "",
) -> Message:
    """Put an e-mail into the outbox, with the job that sends it: both in the caller's transaction.

    `to` is one address. `record_id`: the report, case or invitation it is about. `contact_point_id`: for a
    resident; whether it is safe to use is asked again when the message is sent. `agency_id`: whose message
    it is, by default the actor's agency. `partnership_id`: only for an actor that belongs to none.
    `holds_secret`: the text holds a link that whoever reads it could use; it is emptied once sent.
    `is_private`: it is about something of which colleagues must not know; no agency's list of mail shows it.
    `calendar`: an invitation to go with it, as `calendar.ical.invitation` makes it.
    Raises Refused when the subject is not one line or the text is empty.
    """
    where = getattr(by, "partnership_id", None) or partnership_id
    if where is None:
        raise Refused("A message belongs to a partnership.", field="partnership_id")
    problem = check_text(subject, text)
    if problem:
        raise Refused(problem, field="subject")
    message = Message.objects.create(
        partnership_id=where,
        agency_id=None if is_private else agency_id or getattr(by, "agency_id", None),
        to=to,
        subject=subject,
        text=text,
        holds_secret=holds_secret,
        calendar=calendar,
        record_id=record_id,
        contact_point_id=contact_point_id,
    )
    put_in_queue(SEND_TASK, message_id=str(message.id), partnership_id=str(where))
    record(
        by,
        Category.ALTERATION,
        "notifications.send_email",
        "message",
        [message.id, *([record_id] if record_id else [])],
    )
    return message


@operation
def send_again(*, by: Viewer, message_id: UUID) -> Message:
    """Give a message that could not be sent back to the queue. Raises NotFound, Refused."""
    message = Message.objects.visible_to(by).filter(pk=message_id).select_for_update().first()
    if message is None:
        raise NotFound("No such message.")
    if message.state != MessageState.FAILED:
        raise Refused("Only a message that could not be sent can be sent again.")
    message.state, message.attempts, message.ended_at = MessageState.WAITING, 0, None
    message.save(update_fields=["state", "attempts", "ended_at"])
    put_in_queue(SEND_TASK, message_id=str(message.id), partnership_id=str(message.partnership_id))
    record(by, Category.ALTERATION, "notifications.send_again", "message", [message.id], fields=["state"])
    return message


@operation
def deliver(
    *,
    by: SystemActor,
    message_id: UUID,
    why_not: Callable[[Message], str | None],
    hand_over: Callable[[Message], None] | None,
    at: datetime | None = None,
) -> Delivery:
    """Send one message, once, and write down what came of it.

    `why_not` says why the message must no longer be sent, or None: the safe-contact gate, asked at the last
    moment. `hand_over` gives it to a mail server, or raises Undeliverable; None where no mail is sent. The
    row stays locked meanwhile, so that no second worker sends it; a worker that dies leaves it waiting.

    Between the mail server's yes and the end of our transaction lies the one moment in which a death makes
    a second sending: it carries the same Message-ID, by which mail programs know it for the same message.
    Raises NothingToSend.
    """
    now = at or timezone.now()
    message = _take(message_id)
    delivery = _hand_over(message, why_not, hand_over)
    _write_down(message, delivery, now)
    told: dict[str, Any] = {}
    if delivery.state == MessageState.SENT:
        told["recipient"] = _recipient(message)
    record(
        by,
        Category.DISCLOSURE if told else Category.ALTERATION,
        "notifications.deliver",
        "message",
        [message.id, *([message.record_id] if message.record_id else [])],
        fields=["state"],
        **told,
    )
    return delivery


@operation
def put_off(*, by: SystemActor, message_id: UUID, at: datetime | None = None) -> Delivery:
    """Count an attempt that a fault of ours ended: the message waits again, and in the end a person sees it as failed.

    Raises NothingToSend.
    """
    message = _take(message_id)
    message.attempts += 1
    message.last_error = "A fault of the program: its log says more."
    delivery = _after_a_failure(message)
    _write_down(message, delivery, at or timezone.now())
    record(by, Category.ALTERATION, "notifications.put_off", "message", [message.id], fields=["state"])
    return delivery


def _take(message_id: UUID) -> Message:
    """Lock a message that waits. Raises NothingToSend."""
    waiting = Message.objects.select_for_update(skip_locked=True).filter(state=MessageState.WAITING)
    message = waiting.filter(pk=message_id).first()
    if message is None:
        raise NothingToSend(str(message_id))
    return message


def _write_down(message: Message, delivery: Delivery, now: datetime) -> None:
    message.state = delivery.state
    message.ended_at = None if delivery.state == MessageState.WAITING else now
    if message.holds_secret and delivery.state in (MessageState.SENT, MessageState.STOPPED):
        message.text = ""
    message.save(update_fields=["state", "attempts", "last_error", "ended_at", "text"])


def _after_a_failure(message: Message) -> Delivery:
    if message.attempts >= MOST_ATTEMPTS:
        return Delivery(MessageState.FAILED)
    return Delivery(MessageState.WAITING, decide_wait(message.attempts))


def _hand_over(
    message: Message,
    why_not: Callable[[Message], str | None],
    hand_over: Callable[[Message], None] | None,
) -> Delivery:
    reason = why_not(message)
    if reason:
        message.last_error = reason[:200]
        return Delivery(MessageState.STOPPED)
    if hand_over is None:
        return Delivery(MessageState.SHOWN)
    message.attempts += 1
    try:
        hand_over(message)
    except Undeliverable as error:
        message.last_error = str(error)[:200]
        return Delivery(MessageState.FAILED) if error.for_good else _after_a_failure(message)
    message.last_error = ""
    return Delivery(MessageState.SENT)


def _recipient(message: Message) -> str:
    """Whom the log names: an identifier, never the address."""
    if message.contact_point_id:
        return f"by e-mail to contact point {message.contact_point_id}"
    return "by e-mail to an address of the agency or of its people"


@operation
def prompt(
    *,
    by: Actor,
    agency_id: UUID,
    membership_id: UUID | None = None,
    text: str,
    record_type: str,
    reference: str,
) -> Prompt:
    """Show a sentence at the next sign-in, until somebody settles it.

    To one person (`membership_id`), or to everybody of the agency with casework duties (None). The text
    names no person and no address: it may be seen over a shoulder.
    """
    where: UUID | None = getattr(by, "partnership_id", None)
    if where is None:
        raise Refused("A prompt belongs to a partnership.")
    shown = Prompt.objects.create(
        partnership_id=where,
        agency_id=agency_id,
        membership_id=membership_id,
        text=text,
        record_type=record_type,
        reference=reference,
    )
    record(by, Category.ALTERATION, "notifications.prompt", "prompt", [shown.id])
    return shown


@operation
def settle_prompt(*, by: Viewer, prompt_id: UUID, at: datetime | None = None) -> Prompt:
    """Take a prompt off the page: somebody has seen to it. Settling it twice changes nothing.

    Raises NotFound for a prompt that is not shown to the viewer.
    """
    shown = Prompt.objects.visible_to(by).filter(pk=prompt_id).first()
    if shown is None:
        raise NotFound("No such prompt.")
    if shown.settled_at is None:
        shown.settled_at, shown.settled_by = at or timezone.now(), by.membership_id
        shown.save(update_fields=["settled_at", "settled_by"])
    record(
        by, Category.ALTERATION, "notifications.settle_prompt", "prompt", [shown.id], fields=["settled_at"]
    )
    return shown


@operation
def settle_prompts_about(*, by: Actor, record_type: str, reference: str, at: datetime | None = None) -> int:
    """Settle all prompts about one record that the actor can reach, as part of deciding about it.

    A prompt for one other person stays: it is theirs.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "update notifications_prompt set settled_at = %s, settled_by = %s"
            " where record_type = %s and reference = %s and settled_at is null returning id",
            [at or timezone.now(), getattr(by, "membership_id", None), record_type, reference],
        )
        settled = [prompt_id for (prompt_id,) in cursor.fetchall()]
    record(
        by,
        Category.ALTERATION,
        "notifications.settle_prompts_about",
        "prompt",
        settled,
        fields=["settled_at"],
    )
    return len(settled)


TEXT_FOR = timedelta(days=90)
MESSAGES_FOR = timedelta(days=365)
PROMPTS_FOR = timedelta(days=30)


@operation
def forget_messages(*, by: SystemActor, at: datetime | None = None) -> int:
    """Empty the text and mask the address of messages that ended 90 days ago, delete them after a year.

    Prompts go 30 days after they were settled. Run by a job; returns how many rows it touched. What still
    waits to be sent stays whole.
    """
    now = at or timezone.now()
    ended = Message.objects.exclude(state=MessageState.WAITING)
    old = list(ended.filter(ended_at__lt=now - TEXT_FOR).exclude(text="")[:1000])
    for message in old:
        message.text, message.calendar, message.to = "", "", mask_address(message.to)
    Message.objects.bulk_update(old, ["text", "calendar", "to"])
    gone, _by_table = ended.filter(ended_at__lt=now - MESSAGES_FOR).delete()
    settled, _by_table = Prompt.objects.filter(settled_at__lt=now - PROMPTS_FOR).delete()
    record(by, Category.ERASURE, "notifications.forget_messages", "message", [message.id for message in old])
    return len(old) + gone + settled


@operation
def make_feed(*, by: Viewer, kind: str, name: str, record_id: UUID | None = None) -> tuple[CalendarFeed, str]:
    """Make the secret address of a calendar for the actor; return it with the secret, which is shown once.

    Raises Refused when they have more than a person needs.
    """
    if CalendarFeed.objects.visible_to(by).filter(stopped_at__isnull=True).count() >= MOST_FEEDS:
        raise Refused("Stop an address that you no longer use first.")
    secret = new_secret()
    feed = CalendarFeed.objects.create(
        partnership_id=by.partnership_id,
        membership_id=by.membership_id,
        kind=kind,
        record_id=record_id,
        name=name[:120],
        secret_hash=hash_secret(secret),
    )
    record(by, Category.ALTERATION, "notifications.make_feed", "calendar_feed", [feed.id])
    return feed, secret


@operation
def stop_feed(*, by: Viewer, feed_id: UUID, at: datetime | None = None) -> CalendarFeed:
    """Stop one of the actor's calendar addresses at once. Raises NotFound."""
    feed = CalendarFeed.objects.visible_to(by).filter(pk=feed_id).first()
    if feed is None:
        raise NotFound("No such calendar.")
    if feed.stopped_at is None:
        feed.stopped_at = at or timezone.now()
        feed.save(update_fields=["stopped_at"])
    record(by, Category.ALTERATION, "notifications.stop_feed", "calendar_feed", [feed.id])
    return feed
