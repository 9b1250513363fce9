"""What went round to the members of a body or for a meeting: the proof of sending, without any address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.rows import switched_to
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.meetings.models import Body, Circulation, Delivery, Meeting, Paper, PaperVersion
from wardmote.meetings.queries.reading import get_body, get_meeting
from wardmote.notifications.choices import MessageState
from wardmote.notifications.queries import outcomes_of

MOST_SHOWN = 200


@dataclass(frozen=True)
class Receipt:
    """To whom it went, by which class of address, and what became of it."""

    name: str
    organisation: str
    instead_of: str
    by_address: str
    outcome: str
    ended_at: datetime | None
    is_sent: bool


@dataclass(frozen=True)
class SentRound:
    """Something that went round, with its receipts, and the papers that the agenda had then."""

    circulation: Circulation
    receipts: tuple[Receipt, ...]
    papers: tuple[str, ...]

    @property
    def sent(self) -> int:
        """How many the mail server took."""
        return sum(one.is_sent for one in self.receipts)


def sent_for_meeting(*, viewer: Actor, meeting: Meeting) -> list[SentRound]:
    """Return what went round for a meeting, the latest first. Raises NotFound."""
    held = get_meeting(viewer=viewer, meeting_id=meeting.pk)
    return _with_receipts(viewer, Circulation.objects.filter(meeting=held), held.pk)


def sent_to_body(*, viewer: Actor, body: Body) -> list[SentRound]:
    """Return the notes that went round to a body by themselves, the latest first. Raises NotFound."""
    held = get_body(viewer=viewer, body_id=body.pk)
    return _with_receipts(viewer, Circulation.objects.filter(body=held, meeting__isnull=True), held.pk)


def count_sent(*, viewer: Actor, meeting: Meeting) -> int:
    """Return how many times something went round for a meeting that the viewer sees."""
    return Circulation.objects.filter(meeting=get_meeting(viewer=viewer, meeting_id=meeting.pk)).count()


def _with_receipts(viewer: Actor, rows: object, record_id: UUID) -> list[SentRound]:
    rounds: list[Circulation] = list(
        rows.select_related("sent_by__account", "minutes", "meeting", "body").order_by("-sent_at", "-id")[  # type: ignore[attr-defined]
            :MOST_SHOWN
        ]
    )
    deliveries = list(
        Delivery.objects.filter(circulation__in=rounds)
        .select_related("member", "cover")
        .order_by("member__name")
    )
    open_ones = [
        one.message_id for one in deliveries if one.outcome == MessageState.WAITING and one.message_id
    ]
    # Nobody reads colleagues' mail for this: only where a message stands is asked, as the system.
    system = SystemActor(
        getattr(viewer, "partnership_id", None), why="what became of messages that went round"
    )
    with switched_to(system):
        known = outcomes_of(viewer=system, ids=open_ones)
    titles = _titles(viewer, [version for one in rounds for version in one.paper_versions])
    record(viewer, Category.CONSULTATION, "meetings.list_sent", "meeting", [record_id])
    found = []
    for one in rounds:
        receipts = []
        for delivery in deliveries:
            if delivery.circulation_id != one.pk:
                continue
            now = known.get(delivery.message_id) if delivery.message_id else None
            state = now.state if now else delivery.outcome
            receipts.append(
                Receipt(
                    name=delivery.cover.name if delivery.cover else delivery.member.name,
                    organisation=delivery.member.organisation,
                    instead_of=delivery.member.name if delivery.cover else "",
                    by_address=delivery.get_address_class_display(),
                    outcome=_say(state),
                    ended_at=now.ended_at if now else delivery.ended_at,
                    is_sent=state == MessageState.SENT,
                )
            )
        papers = tuple(titles[version] for version in one.paper_versions if version in titles)
        found.append(SentRound(one, tuple(receipts), papers))
    return found


def _say(state: str) -> str:
    """What is known in words. A mail server that took a message has not yet put it before anybody's eyes."""
    if not state:
        return "Not sent"
    return "Taken by the mail server" if state == MessageState.SENT else str(MessageState(state).label)


def _titles(viewer: Actor, versions: list[UUID]) -> dict[UUID, str]:
    """The versions of papers that the viewer may see, with their titles: of a restricted one nobody else learns."""
    papers = Paper.objects.visible_to(viewer).filter(deleted_at__isnull=True).values("pk")
    rows = PaperVersion.objects.filter(pk__in=versions, paper__in=papers).select_related("paper")
    return {row.pk: f"{row.paper.title}, version {row.number}" for row in rows}
