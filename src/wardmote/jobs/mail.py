"""Sending the outbox. Here alone mail and people meet: whether a message is still safe to send."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from wardmote.access.actors import SystemActor
from wardmote.calendar.london import day_of
from wardmote.notifications import operations
from wardmote.notifications.choices import MessageState
from wardmote.notifications.models import Message
from wardmote.notifications.operations import SEND_TASK, NothingToSend, deliver, put_off
from wardmote.notifications.transport import hand_to_mail_server
from wardmote.people.choices import ContactKind
from wardmote.people.models import ContactPoint
from wardmote.people.queries import why_not_contact_point
from wardmote.people.rules import AUTOMATIC_EMAIL, contact_key

logger = logging.getLogger(__name__)


class NotSentYet(Exception):
    """The message waits; the queue tries again after `wait` seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"again in {wait} seconds")
        self.wait = wait


class AsTheMessageSays(BaseRetryStrategy):
    """Tries again when the message's own row says so; it counts the attempts, and ends them."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        if isinstance(exception, NotSentYet):
            return RetryDecision(retry_in={"seconds": exception.wait})
        # Not even the row could be written: the message waits, so its job must not end.
        return RetryDecision(retry_in={"minutes": min(60, 2 ** min(job.attempts, 6))})


@app.task(name=SEND_TASK, retry=AsTheMessageSays())
def send_message(message_id: str, partnership_id: str) -> str:
    """Send one message of the outbox. Run twice, it sends once. A fault of ours counts as an attempt."""
    system = SystemActor(UUID(partnership_id), why="mail")
    hand_over = hand_to_mail_server if settings.SMTP_CONFIGURED else None
    message = UUID(message_id)
    try:
        try:
            delivery = deliver(by=system, message_id=message, why_not=why_not_safe, hand_over=hand_over)
        except NothingToSend:
            raise
        except Exception:
            logger.exception("message %s could not be sent; it is put off", message)
            delivery = put_off(by=system, message_id=message)
    except NothingToSend:
        return "nothing to send"
    if delivery.state == MessageState.WAITING:
        raise NotSentYet(delivery.wait or 60)
    return delivery.state


def why_not_safe(message: Message) -> str | None:
    """Ask the safe-contact gate again: the address may have become unsafe since the message was written.

    Returns why it must not be sent, or None. A contact point that is gone, or whose address is no longer the
    one the message was written to, stops the message too.
    """
    if message.contact_point_id is None:
        return None
    point = ContactPoint.objects.filter(pk=message.contact_point_id).first()
    if point is not None and contact_key(point.kind, point.value) != contact_key(
        ContactKind.EMAIL, message.to
    ):
        return "The address is no longer one of theirs."
    today = day_of(timezone.now())
    why = why_not_contact_point(contact_point_id=message.contact_point_id, channel=AUTOMATIC_EMAIL, on=today)
    return why or None


@app.periodic(cron="11 4 * * *")
@app.task(name="wardmote.forget_messages", queueing_lock="forget_messages")
def forget_messages(timestamp: int = 0, **_: Any) -> int:
    """Empty, then delete, messages and prompts whose time is over."""
    return operations.forget_messages(by=SystemActor(why="retention"))
