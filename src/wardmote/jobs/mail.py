"""Sending the outbox. Here alone mail and people meet: whether a message is still safe to send."""

from __future__ import annotations

import logging
import threading
from queue import Empty, SimpleQueue
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils import timezone
from procrastinate.contrib.django import app

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.calendar.london import day_of
from wardmote.notifications import operations
from wardmote.notifications.choices import MessageState
from wardmote.notifications.models import Message
from wardmote.notifications.operations import NothingToSend, deliver, put_off
from wardmote.notifications.queries import list_due
from wardmote.notifications.transport import hand_to_mail_server
from wardmote.people.choices import ContactKind
from wardmote.people.models import ContactPoint
from wardmote.people.queries import why_not_contact_point
from wardmote.people.rules import AUTOMATIC_EMAIL, contact_key

logger = logging.getLogger(__name__)
_SYSTEM = SystemActor(why="mail")
MOST_AT_A_LOOK = 50
PAUSE = 2.0  # seconds between two looks: the index of what waits holds nothing else
PAUSE_AFTER_A_FAULT = 30.0


class Sender:
    """Sends the outbox beside the jobs, in threads of its own, until it is told to end.

    The rows that wait are the queue; any number of workers may send at once: a message that one of them has in
    hand is passed over by the others, and waits again when that one dies.
    """

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._ends = threading.Event()
        self._looking = threading.Thread(target=self._look_again_and_again, name="outbox", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._looking.start()

    def end(self, patience: float) -> None:
        """Begin no message more, and wait at most so many seconds for those in hand."""
        self._ends.set()
        self._looking.join(patience)

    def send_what_is_due(self) -> int:
        """Send the messages whose time has come, some at a time; return how many there were."""
        with acting_as(_SYSTEM):
            due = list_due(viewer=_SYSTEM, at=timezone.now(), most=MOST_AT_A_LOOK)
        line: SimpleQueue[tuple[UUID, UUID]] = SimpleQueue()
        for one in due:
            line.put(one)
        hands = [
            threading.Thread(target=self._send_from, args=(line,), name=f"outbox-{number}", daemon=True)
            for number in range(min(self._at_once, len(due)))
        ]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        return len(due)

    def _look_again_and_again(self) -> None:
        while not self._ends.is_set():
            pause = PAUSE
            try:
                close_old_connections()
                if self.send_what_is_due() == MOST_AT_A_LOOK:
                    continue
            except Exception:
                logger.exception("the outbox could not be looked through; it is tried again")
                pause = PAUSE_AFTER_A_FAULT
            self._ends.wait(pause)
        connections.close_all()

    def _send_from(self, line: SimpleQueue[tuple[UUID, UUID]]) -> None:
        try:
            while not self._ends.is_set():
                message, partnership = line.get_nowait()
                send_or_put_off(message_id=message, partnership_id=partnership)
        except Empty:
            pass
        except Exception:
            logger.exception("a message of the outbox could not even be put off; it waits")
        finally:
            connections.close_all()


def send_or_put_off(*, message_id: UUID, partnership_id: UUID) -> MessageState | None:
    """Send one message of the outbox: its state then, None if there was nothing to send. Run twice, it sends once.

    A fault of ours or of the database's puts the message off, and is in the log.
    """
    system = SystemActor(partnership_id, why="mail")
    hand_over = hand_to_mail_server if settings.SMTP_CONFIGURED else None
    try:
        try:
            return deliver(by=system, message_id=message_id, why_not=why_not_safe, hand_over=hand_over).state
        except NothingToSend:
            raise
        except Exception:
            logger.exception("message %s could not be sent; it is put off", message_id)
            return put_off(by=system, message_id=message_id).state
    except NothingToSend:
        return None


@app.task(name="wardmote.send_message")
def send_message(message_id: str, partnership_id: str) -> None:
    """Nothing: what web processes of the release before put into the queue. Their message is sent as all are."""


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
