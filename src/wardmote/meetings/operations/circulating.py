"""Notes that go round to the members of a body, and what the outbox came to know of all that went round."""

from __future__ import annotations

from datetime import datetime

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import FieldClass
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of
from wardmote.meetings.choices import Round
from wardmote.meetings.models import Body, Circulation, Delivery
from wardmote.meetings.operations.telling import answerers, send_round
from wardmote.meetings.operations.writing import hold_body, membership_of, now_or, refuse
from wardmote.notifications.choices import MessageState
from wardmote.notifications.queries import outcomes_of

LONGEST_NOTE = 4000
MOST_SETTLED = 2000


@operation
def circulate_note(
    *, by: Actor, body: Body, subject: str, text: str, at: datetime | None = None
) -> Circulation:
    """Write a note to all members of a body, or to whoever stands in for them, and keep the proof of sending.

    Raises Refused for a note without a subject or words, or with nobody to write to; NotFound, NotAllowed.
    """
    held, now = hold_body(by, body), now_or(at)
    said, words = " ".join(subject.split()), text.replace("\r\n", "\n").replace("\x00", "").strip()
    refuse("" if said else "Enter what the note is about.", "subject")
    refuse("" if len(said) <= 100 else "The subject must be 100 characters or fewer.", "subject")
    refuse("" if words else "Write the note.", "text")
    refuse("" if len(words) <= LONGEST_NOTE else "The note is too long for a message.", "text")
    people = answerers(held, day_of(now))
    refuse("" if any(one.email for one in people) else "No member of this body has an address.")
    went = Circulation.objects.create(
        partnership_id=held.partnership_id,
        body=held,
        what=Round.NOTE,
        subject=f"{held.short_name}: {said}"[:150],
        text=words,
        sent_by_id=membership_of(by),
        sent_at=now,
    )
    send_round(by, went, people, f"{held.name}\n\n{words}\n")
    record(
        by,
        Category.COLLECTION,
        "meetings.circulate_note",
        "body",
        [held.id, went.id],
        classes=[FieldClass.F4],
    )
    return went


@operation
def settle_deliveries(*, by: SystemActor) -> int:
    """Write down what became of messages that went round, once the outbox knows; return how many. Run by a job.

    The outbox forgets its messages after a year; the proof of sending must not.
    """
    waiting = list(Delivery.objects.filter(outcome=MessageState.WAITING).order_by("id")[:MOST_SETTLED])
    known = outcomes_of(viewer=by, ids=[one.message_id for one in waiting if one.message_id])
    settled = []
    for one in waiting:
        found = known.get(one.message_id) if one.message_id else None
        if found is not None and found.state != MessageState.WAITING:
            one.outcome, one.ended_at = found.state, found.ended_at
            settled.append(one)
    Delivery.objects.bulk_update(settled, ["outcome", "ended_at"])
    record(
        by, Category.ALTERATION, "meetings.settle_deliveries", "delivery", [one.id for one in settled],
        fields=["outcome"],
    )  # fmt: skip
    return len(settled)
