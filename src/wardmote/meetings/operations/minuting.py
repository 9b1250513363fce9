"""Minutes: written during the meeting, circulated, approved by a later meeting, corrected by later ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.actions.choices import DueKind
from wardmote.actions.operations import Owes, await_event, log_action, log_for_each, set_deadline
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.meetings.choices import (
    CorrectionKind,
    DecisionKind,
    ItemState,
    MeetingState,
    MinutesState,
)
from wardmote.meetings.models import (
    AgendaItem,
    Body,
    BodyMember,
    Correction,
    Decision,
    Meeting,
    MeetingAction,
    MeetingActionOwner,
    MinutesVersion,
    MinuteText,
)
from wardmote.meetings.operations.attending import check_not_approved
from wardmote.meetings.operations.calling import hold_meeting
from wardmote.meetings.operations.placing import next_meeting
from wardmote.meetings.operations.subscribing import tell_subscribers
from wardmote.meetings.operations.telling import answerer_for, public_notices, tell_members
from wardmote.meetings.operations.writing import (
    hold_item,
    hold_meeting_row,
    membership_of,
    now_or,
    refuse,
    republish,
)
from wardmote.meetings.queries import known_people
from wardmote.meetings.rules import states
from wardmote.meetings.rules.minuting import (
    Due,
    TypedAction,
    TypedDecision,
    merge_texts,
    read_text,
)

# Lines as alike as this are one action whose words were put right, not two.
ALIKE = 0.6


def draft_of(by: Actor, meeting: Meeting, at: datetime) -> MinutesVersion:
    """Return the draft of a meeting's minutes: the one there is, a new one, or one that follows the circulated version.

    Raises Refused once they are approved.
    """
    check_not_approved(meeting)
    draft = MinutesVersion.objects.filter(meeting=meeting, state=MinutesState.DRAFT).first()
    if draft is not None:
        return draft
    last = MinutesVersion.objects.filter(meeting=meeting).order_by("-number").first()
    made = MinutesVersion.objects.create(
        partnership_id=meeting.partnership_id,
        meeting=meeting,
        number=last.number + 1 if last else 1,
        drafted_by_id=membership_of(by),
        created_at=at,
    )
    if last is not None:
        MinuteText.objects.bulk_create(
            MinuteText(
                partnership_id=text.partnership_id,
                minutes=made,
                item_id=text.item_id,
                text=text.text,
                revision=text.revision,
                changed_by_id=text.changed_by_id,
            )
            for text in MinuteText.objects.filter(minutes=last)
        )
    return made


@dataclass(frozen=True)
class Written:
    """The text of one item as somebody wrote it, and the text from which they began."""

    text: str
    base: str = ""


@operation
def write_minutes(
    *, by: Actor, meeting: Meeting, texts: Mapping[UUID, Written], at: datetime | None = None
) -> dict[UUID, str]:
    """Write down what was said under items of a meeting; return each item's text as it stands now.

    Two people may write at once: what only one changed is taken, what both changed is kept from both. Begins the
    meeting if nobody has, and a new draft when the last one was circulated. Raises Refused once the minutes are
    approved, NotFound for an item that the actor does not see.
    """
    held = hold_meeting_row(by, meeting)
    now = now_or(at)
    if held.state in states.COMING:
        held = hold_meeting(by=by, meeting=held, at=now)
    refuse("" if held.state == MeetingState.HELD else "This meeting did not take place.")
    draft = draft_of(by, held, now)
    items = AgendaItem.objects.visible_to(by).filter(
        meeting=held, pk__in=list(texts), deleted_at__isnull=True
    )
    if items.count() != len(texts):
        raise NotFound("No such item.")
    stands: dict[UUID, str] = {}
    for item in items:
        stands[item.pk] = _write_one(by, draft, item, texts[item.pk])
    record(
        by, Category.ALTERATION, "meetings.write_minutes", "meeting", [held.id, *stands], fields=["text"],
        classes=[FieldClass.F4],
    )  # fmt: skip
    return stands


def _write_one(by: Actor, draft: MinutesVersion, item: AgendaItem, written: Written) -> str:
    mine, base = _tidy(written.text), _tidy(written.base)
    row = MinuteText.objects.select_for_update(of=("self",)).filter(minutes=draft, item=item).first()
    if row is None:
        row = MinuteText(partnership_id=draft.partnership_id, minutes=draft, item=item, text="", revision=0)
    text = merge_texts(base, mine, row.text)
    if text != row.text:
        row.text, row.revision, row.changed_by_id = text, row.revision + 1, membership_of(by)
        row.save()
        if item.state == ItemState.ON_AGENDA and text.strip():
            AgendaItem.objects.filter(pk=item.pk).update(state=ItemState.HEARD)
    return text


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").rstrip()


# --- decisions and actions ----------------------------------------------------------------------------


@operation
def record_decision(
    *, by: Actor, item: AgendaItem, text: str, kind: str = DecisionKind.AGREED, votes: str = ""
) -> Decision:
    """Record what a body decided under an item. Raises Refused, NotFound, NotAllowed."""
    held = hold_item(by, item)
    check_not_approved(held.meeting)
    refuse("" if text.strip() else "Enter what was decided.", "text")
    made = Decision.objects.create(
        partnership_id=held.partnership_id,
        item=held,
        position=Decision.objects.filter(item=held).count() + 1,
        kind=DecisionKind(kind),
        text=text.strip(),
        votes=votes.strip(),
    )
    record(
        by, Category.COLLECTION, "meetings.record_decision", "agenda_item", [held.id, made.id],
        classes=[FieldClass.F4],
    )  # fmt: skip
    return made


@operation
def set_meeting_action(
    *,
    by: Actor,
    item: AgendaItem,
    what: str,
    minuted_as: str = "",
    owners: Sequence[BodyMember] = (),
    names: Sequence[str] = (),
    everybody: bool = False,
    due_on: date | None = None,
    due_meeting: Meeting | None = None,
    due_month: int | None = None,
    due_once: str = "",
    recipient: BodyMember | None = None,
    at: datetime | None = None,
) -> MeetingAction:
    """Set an action that a meeting asked for; it enters the partnership's log under the item's readers.

    `owners`: members of the body; where somebody stands in for one on the day of the meeting it goes to the stand-in,
    and the link keeps both. `names`: owners who have no place on the body. `everybody`: one for each agency of the
    body by itself. Due on a day, at a meeting (`due_meeting`; `due_month` 0 the next one, 1 to 12 the one of that
    month; it moves when the meeting does), or once something has happened (`due_once`). Raises Refused, NotFound.
    """
    held = hold_item(by, item)
    meeting = held.meeting
    on = day_of(meeting.starts_at)
    target = due_meeting or (
        next_meeting(meeting.body, meeting.starts_at, month=due_month or None)
        if due_month is not None
        else None
    )
    answering = [answerer_for(member, on) for member in owners]
    words = _due_words(due_on, target, due_month, due_once)
    day = day_of(target.starts_at) if target else due_on
    source = f"{meeting.body.short_name}, {day_in_words(on)}" + (
        f", item {held.number}" if held.number else ""
    )
    common = {
        "by": by,
        "audience_id": held.audience_id,
        "text": what.strip()[:300],
        "as_minuted": minuted_as,
        "due_on": day,
        "due_words": words,
        "source": source,
        "recipient_id": recipient.membership_id if recipient else None,
        "recipient_name": "" if recipient is None or recipient.membership_id else recipient.name,
        "at": at,
    }
    if everybody:
        action = log_for_each(agency_ids=_agencies_of(meeting.body, on), **common)  # type: ignore[arg-type]
    else:
        owed = [_owes(one.member, one.cover) for one in answering] + [Owes(name=name) for name in names]
        action = log_action(
            owners=owed or [Owes(name="Not said")],
            due_kind=DueKind.OCCASION if due_month is not None or target else "",
            **common,  # type: ignore[arg-type]
        )
    if due_once:
        await_event(by=by, action_id=action.id, event=due_once, words=words, at=at)
    link = MeetingAction.objects.create(
        partnership_id=held.partnership_id,
        action=action,
        item=held,
        minuted_as=minuted_as or what,
        due_meeting=target,
        due_body=meeting.body if due_month == 0 and target is None else None,
    )
    MeetingActionOwner.objects.bulk_create(
        MeetingActionOwner(
            partnership_id=held.partnership_id,
            meeting_action=link,
            member=one.member,
            cover=one.cover,
            position=position,
        )
        for position, one in enumerate(answering)
    )
    record(
        by, Category.COLLECTION, "meetings.set_meeting_action", "agenda_item", [held.id, action.id],
        classes=[FieldClass.F4],
    )  # fmt: skip
    return link


def _owes(member: BodyMember, cover: object) -> Owes:
    """Who owes it: the stand-in if there is one. A membership counts for its own agency alone."""
    person = getattr(cover, "membership", None) if cover is not None else member.membership
    name = getattr(cover, "name", "") if cover is not None else member.name
    if person is not None:
        return Owes(agency_id=person.agency_id, membership_id=person.id)
    return Owes(agency_id=member.agency_id, name=name)


def _agencies_of(body: Body, on: date) -> list[UUID]:
    rows = BodyMember.objects.filter(body=body, from_on__lte=on).order_by("organisation")
    sitting = [row.agency_id for row in rows if row.until_on is None or row.until_on >= on]
    return list(dict.fromkeys(agency_id for agency_id in sitting if agency_id is not None))


def _due_words(due_on: date | None, target: Meeting | None, month: int | None, once: str) -> str:
    if once:
        return f"once {once}"[:200]
    if target is not None:
        return f"for the meeting of {day_in_words(day_of(target.starts_at))}"
    if month == 0:
        return "for the next meeting"
    if month:
        return f"for the meeting in {date(2000, month, 1):%B}"
    return f"by {day_in_words(due_on)}" if due_on else ""


@operation
def take_lines(
    *, by: Actor, meeting: Meeting, item: AgendaItem | None = None, at: datetime | None = None
) -> list[MeetingAction]:
    """Set the actions and record the decisions that the typed lines of a draft tell, of one item or of all.

    A line that was taken already is not taken twice; one whose words were put right since keeps its action. Lines
    that name people unknown to the body are left, so that somebody puts them right. Returns the new actions.
    """
    held = hold_meeting_row(by, meeting)
    texts = MinuteText.objects.filter(minutes=draft_of(by, held, now_or(at))).select_related("item")
    made: list[MeetingAction] = []
    known = known_people(viewer=by, meeting=held)
    for text in texts.filter(item=item) if item is not None else texts:
        lines = read_text(text.text, known=known, said_on=day_of(held.starts_at))
        made += _take_actions(
            by, text.item, [one for one in lines if isinstance(one, TypedAction)], known, at
        )
        _take_decisions(by, text.item, [one for one in lines if isinstance(one, TypedDecision)])
    record(by, Category.ALTERATION, "meetings.take_lines", "meeting", [held.id, *(link.id for link in made)])
    return made


def _take_actions(
    by: Actor,
    item: AgendaItem,
    lines: list[TypedAction],
    known: Mapping[str, BodyMember],
    at: datetime | None,
) -> list[MeetingAction]:
    links = list(MeetingAction.objects.filter(item=item))
    taken = {link.minuted_as for link in links}
    orphans = [link for link in links if link.minuted_as not in {line.line for line in lines}]
    made = []
    for line in lines:
        if line.line in taken or line.unknown:
            continue
        former = next((one for one in orphans if _alike(one.minuted_as, line.line)), None)
        if former is not None:
            orphans.remove(former)
            former.minuted_as = line.line
            former.save(update_fields=["minuted_as"])
            continue
        made.append(_set_typed(by, item, line, known, at))
    return made


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _set_typed(
    by: Actor, item: AgendaItem, line: TypedAction, known: Mapping[str, BodyMember], at: datetime | None
) -> MeetingAction:
    due: Due = line.due
    return set_meeting_action(
        by=by,
        item=item,
        what=line.what,
        minuted_as=line.line,
        owners=list({known[name].pk: known[name] for name in line.owners}.values()),
        everybody=line.everybody,
        due_on=due.on,
        due_month=due.meeting_month,
        due_once=due.once,
        at=at,
    )


def _take_decisions(by: Actor, item: AgendaItem, lines: list[TypedDecision]) -> None:
    there = set(Decision.objects.filter(item=item).values_list("text", flat=True))
    for line in lines:
        if line.text not in there:
            record_decision(by=by, item=item, text=line.text, kind=line.kind)


# --- circulated, approved, corrected ------------------------------------------------------------------


@operation
def circulate_minutes(
    *, by: Actor, meeting: Meeting, site: str = "", at: datetime | None = None
) -> MinutesVersion:
    """Send the draft round: its lines are taken as actions and decisions, members are told, its texts stay as they are.

    Published too where the body publishes drafts; then those who asked for messages are led to `site`.
    Raises Refused without a draft or with nothing written.
    """
    held = hold_meeting_row(by, meeting)
    now = now_or(at)
    draft = MinutesVersion.objects.filter(meeting=held, state=MinutesState.DRAFT).first()
    refuse("" if draft is not None else "There is no draft to circulate.")
    assert draft is not None
    written = MinuteText.objects.filter(minutes=draft).exclude(text="").exists()
    refuse("" if written else "Nothing is written in the minutes yet.")
    take_lines(by=by, meeting=held, at=now)
    MinutesVersion.objects.filter(meeting=held, state=MinutesState.CIRCULATED).update(
        state=MinutesState.REPLACED, is_published=False
    )
    draft.state, draft.circulated_at = MinutesState.CIRCULATED, now
    draft.save(update_fields=["state", "circulated_at"])
    republish(held)
    told = 0
    if site and held.body.drafts_are_public:
        told = tell_subscribers(by=public_notices(held), meeting=held, what="minutes", site=site)
    tell_members(by, held, "minutes", now, minutes=draft, subscribers=told)
    record(
        by,
        Category.ALTERATION,
        "meetings.circulate_minutes",
        "meeting",
        [held.id, draft.id],
        fields=["state"],
    )
    return MinutesVersion.objects.get(pk=draft.pk)


@operation
def approve_minutes(
    *,
    by: Actor,
    meeting: Meeting,
    at_meeting: Meeting,
    signed_by: str = "",
    with_corrections: bool = False,
    on: date | None = None,
    imported: bool = False,
) -> MinutesVersion:
    """Approve the circulated minutes of a meeting at a later one of the same body. They are never changed again.

    `imported`: the later meeting's minutes were written elsewhere and say so; then the latest version is meant, also
    one that was never circulated from here.
    Raises Refused while a newer draft waits, when the later meeting has not been held, NotFound, NotAllowed.
    """
    held, later = hold_meeting_row(by, meeting), hold_meeting_row(by, at_meeting)
    newer = MinutesVersion.objects.filter(meeting=held, state=MinutesState.DRAFT)
    waits = not imported and newer.exists()
    refuse("Changes since the circulation have not been circulated." if waits else "")
    version = MinutesVersion.objects.filter(meeting=held).order_by("-number").first()
    refuse("" if version else "There are no minutes to approve.")
    assert version is not None
    right = (
        later.body_id == held.body_id
        and later.starts_at > held.starts_at
        and later.state == MeetingState.HELD
    )
    refuse(states.why_not_approve(state=version.state, held_on_later_day=right, imported=imported))
    if imported:
        MinutesVersion.objects.filter(meeting=held, state=MinutesState.CIRCULATED).exclude(
            pk=version.pk
        ).update(state=MinutesState.REPLACED, is_published=False)
    version.state = MinutesState.APPROVED
    version.approved_on = on or day_of(later.starts_at)
    version.approved_at_meeting = later
    version.signed_by, version.with_corrections = signed_by.strip(), with_corrections
    version.is_published = held.is_published
    version.save()
    record(
        by,
        Category.ALTERATION,
        "meetings.approve_minutes",
        "meeting",
        [held.id, version.id],
        fields=["state"],
    )
    return version


@operation
def correct_minutes(
    *,
    by: Actor,
    minutes: MinutesVersion,
    at_meeting: Meeting,
    kind: str,
    after: str,
    before: str = "",
    item: AgendaItem | None = None,
    at: datetime | None = None,
) -> Correction:
    """Write down what a later meeting puts right in approved minutes; they stay as they were, the correction beside.

    Raises Refused for minutes that are not approved (change the draft instead), or a meeting that is not later.
    """
    found = MinutesVersion.objects.filter(pk=minutes.pk).select_related("meeting__body").first()
    if found is None:
        raise NotFound("No such minutes.")
    held, later = hold_meeting_row(by, found.meeting), hold_meeting_row(by, at_meeting)
    approved = found.state == MinutesState.APPROVED
    refuse("" if approved else "Only approved minutes are corrected. Change the draft.")
    right = later.body_id == held.body_id and later.starts_at > held.starts_at
    refuse("" if right else "Minutes are corrected by a later meeting of the same body.", "at_meeting")
    refuse("" if after.strip() else "Enter what it should say.", "after")
    if kind not in CorrectionKind.values:
        raise Refused("Choose what is put right.", field="kind")
    if item is not None:
        hold_item(by, item)
    made = Correction.objects.create(
        partnership_id=found.partnership_id,
        minutes=found,
        item=item,
        made_at_meeting=later,
        kind=kind,
        before=before.strip(),
        after=after.strip(),
        made_by_id=membership_of(by),
        created_at=now_or(at),
    )
    record(
        by, Category.COLLECTION, "meetings.correct_minutes", "meeting", [held.id, made.id],
        classes=[FieldClass.F4],
    )  # fmt: skip
    return made


@operation
def link_due_meeting(*, by: Actor, link: MeetingAction, meeting: Meeting) -> MeetingAction:
    """Make an action of a meeting due at a (later) meeting. Raises NotFound, NotAllowed, Refused."""
    found = MeetingAction.objects.filter(pk=link.pk).select_related("item").first()
    if found is None:
        raise NotFound("No such action.")
    hold_item(by, found.item)
    found.due_meeting, found.due_body = meeting, None
    found.save(update_fields=["due_meeting", "due_body"])
    day = day_of(meeting.starts_at)
    words = f"for the meeting of {day_in_words(day)}"
    set_deadline(by=by, action_id=found.action_id, on=day, kind=DueKind.OCCASION, words=words)
    record(by, Category.ALTERATION, "meetings.link_due_meeting", "meeting", [meeting.pk, found.action_id])
    return found
