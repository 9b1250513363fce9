"""Writing down what a person took from minutes that were written elsewhere."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher
from typing import Any

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import instant_of
from wardmote.documents.models import Document
from wardmote.documents.operations import add_document
from wardmote.meetings.choices import AttendanceState, ItemState, MeetingState, MinutesState
from wardmote.meetings.models import (
    AgendaItem,
    Attendance,
    Body,
    BodyMember,
    Correction,
    Decision,
    Deferral,
    Meeting,
    MeetingAction,
    MinutesVersion,
    MinuteText,
    Venue,
)
from wardmote.meetings.operations.agenda import NewItem, defer_item, set_agenda
from wardmote.meetings.operations.attending import record_attendance
from wardmote.meetings.operations.calling import create_meeting, hold_meeting
from wardmote.meetings.operations.minuting import (
    Written,
    approve_minutes,
    correct_minutes,
    record_decision,
    set_meeting_action,
    write_minutes,
)
from wardmote.meetings.operations.placing import meeting_on, same_title
from wardmote.meetings.operations.writing import hold_body, save
from wardmote.meetings.queries import known_people
from wardmote.meetings.rules.earlier import Earlier, EarlierCorrection
from wardmote.meetings.rules.importing.accepting import (
    HEADING_LOST,
    Accepted,
    AcceptedAction,
    AcceptedItem,
    AcceptedMeeting,
)
from wardmote.meetings.rules.matching import find_called
from wardmote.meetings.rules.skeletons import kind_of_title
from wardmote.meetings.rules.states import COMING

EVERYBODY = re.compile(
    r"^all(?: partners?| members?| agencies| partner agencies)?$|^partners$|^members$", re.I
)
# Two lines as alike as this are one action, minuted twice.
ALIKE = 0.9


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import wrote: the meeting, and how many of each thing were new. All 0: everything was there."""

    meeting: Meeting
    created: bool
    items: int = 0
    completed: int = 0
    people: int = 0
    actions: int = 0
    decisions: int = 0
    deferrals: int = 0
    next_meetings: int = 0
    documents: int = 0
    approved: int = 0
    corrections: int = 0

    @property
    def changed(self) -> bool:
        """Was anything written?"""
        counts = (self.items, self.completed, self.people, self.actions, self.decisions, self.deferrals)
        earlier = (self.approved, self.corrections)
        return self.created or any((*counts, *earlier, self.next_meetings, self.documents))


@operation
def import_minutes(*, by: Actor, body: Body, accepted: Accepted, earlier: Earlier | None = None) -> Imported:
    """Write down the minutes of a meeting that was minuted elsewhere, as a person took them from a proposal.

    The meeting is the body's on that day, made as held when there is none. What is there already is left as it is: the
    same page again changes nothing, and what somebody has put right since stays. An item whose text had been cut is
    completed by a page that has it whole. Actions go to the log, deferred matters to the meeting they are put off
    to, and the pages are kept as documents of the meeting. `earlier`: which earlier minutes this meeting approved, and
    what it put right in them; written where they are here, each once. Raises Refused once its minutes are approved and the page
    has something new, NotFound, NotAllowed.
    """
    held = hold_body(by, body)
    meeting, created = _meeting(by, held, accepted.meeting)
    next_meetings = sum(_next(by, held, meeting, found) for found in accepted.next_meetings)
    rows, items, completed = _items(by, meeting, accepted)
    people = _people(by, meeting, accepted)
    deferrals = _deferrals(by, meeting, rows, accepted)
    completed += _texts(by, meeting, rows, accepted)
    actions = _actions(by, meeting, rows, accepted)
    decisions = _decisions(by, rows, accepted)
    documents = sum(_keep(by, meeting, name, text) for name, text in accepted.sources)
    approved, corrections = _earlier(by, meeting, earlier or Earlier())
    record(
        by, Category.COLLECTION, "meetings.import_minutes", "meeting", [meeting.id],
        classes=[FieldClass.F2, FieldClass.F4],
    )  # fmt: skip
    return Imported(
        meeting=meeting,
        created=created,
        items=items,
        completed=completed,
        people=people,
        actions=actions,
        decisions=decisions,
        deferrals=deferrals,
        next_meetings=next_meetings,
        documents=documents,
        approved=approved,
        corrections=corrections,
    )


def _meeting(by: Actor, body: Body, found: AcceptedMeeting) -> tuple[Meeting, bool]:
    there = meeting_on(body, found.on)
    if there is not None:
        if there.state in COMING:
            there = hold_meeting(by=by, meeting=there, at=there.starts_at)
        return there, False
    starts_at = instant_of(found.on, found.at)
    made = create_meeting(
        by=by, body=body, starts_at=starts_at, state=MeetingState.HELD, **_venue(by, found.venue)
    )
    return made, True


def _next(by: Actor, body: Body, meeting: Meeting, found: AcceptedMeeting) -> int:
    starts_at = instant_of(found.on, found.at)
    if starts_at <= meeting.starts_at + timedelta(hours=1) or meeting_on(body, found.on) is not None:
        return 0
    create_meeting(by=by, body=body, starts_at=starts_at, **_venue(by, found.venue))
    return 1


def _venue(by: Actor, words: str) -> dict[str, Any]:
    """The venue of the register that the words name, by name or line; else the words."""
    names = {venue.pk: (venue.name, venue.line) for venue in Venue.objects.visible_to(by)}
    known = find_called(words, names)
    return {"registered_venue_id": known} if known else {"venue": words[:200]}


def _items(by: Actor, meeting: Meeting, accepted: Accepted) -> tuple[dict[int, AgendaItem], int, int]:
    """Match the items to those of the agenda, add the others; which row each item is, and how many are new."""
    rows: dict[int, AgendaItem] = {}
    free = list(
        AgendaItem.objects.filter(meeting=meeting, deleted_at__isnull=True, is_restricted=False).order_by(
            "position", "id"
        )
    )
    missing: list[AcceptedItem] = []
    for item in accepted.items:
        row = _same_item(free, item)
        if row is None:
            missing.append(item)
        else:
            free.remove(row)
            rows[item.key] = row
    if missing:
        made = set_agenda(
            by=by,
            meeting=meeting,
            items=[
                NewItem(
                    title=item.title,
                    kind=kind_of_title(item.title),
                    number=item.number,
                    note=item.note,
                    is_cut=item.is_cut,
                )
                for item in missing
            ],
        )
        rows |= {item.key: row for item, row in zip(missing, made, strict=True)}
    return rows, len(missing), 0


def _same_item(rows: list[AgendaItem], item: AcceptedItem) -> AgendaItem | None:
    """The row that is this item: with its title (and its number, where several have the title), or, where a heading
    was lost, with its number."""
    numbered = [row for row in rows if item.number and row.number == item.number]
    if item.title == HEADING_LOST:
        return numbered[0] if numbered else None
    titled = [row for row in rows if same_title(row.title, item.title)]
    both = [row for row in titled if row in numbered]
    lost = [row for row in numbered if row.title == HEADING_LOST]
    return next(iter([*both, *titled, *lost]), None)


def _people(by: Actor, meeting: Meeting, accepted: Accepted) -> int:
    there = {(row.name, row.state) for row in Attendance.objects.filter(meeting=meeting)}
    members = list(BodyMember.objects.filter(body=meeting.body))
    new = 0
    for person in accepted.people:
        state = person.state if person.state in AttendanceState.values else AttendanceState.PRESENT
        member = next((one for one in members if _is_member(one, person.name, person.initials)), None)
        if (person.name, state) in there:
            continue
        record_attendance(
            by=by,
            meeting=meeting,
            state=state,
            member=member,
            name=person.name,
            initials=person.initials,
            organisation=person.organisation,
            note=person.note,
            is_inferred=person.is_inferred,
        )
        new += 1
    return new


def _is_member(member: BodyMember, name: str, initials: str) -> bool:
    """ "Insp. M Cawley" is the member Morgan Cawley: the same surname, and initials that agree."""
    last = name.split()[-1].casefold() if name.split() else ""
    return (
        bool(last) and member.name.casefold().split()[-1:] == [last] and member.initials[:1] == initials[:1]
    )


def _deferrals(by: Actor, meeting: Meeting, rows: Mapping[int, AgendaItem], accepted: Accepted) -> int:
    new = 0
    done = [one.item.title for one in Deferral.objects.filter(item__meeting=meeting).select_related("item")]
    for deferral in accepted.deferrals:
        if any(same_title(title, deferral.title) for title in done):
            continue
        row = next((one for one in rows.values() if same_title(one.title, deferral.title)), None)
        if row is None:
            # A matter under a heading within an item: it becomes an item's part, so that it can be put off by itself.
            (row,) = set_agenda(by=by, meeting=meeting, items=[NewItem(title=deferral.title, is_part=True)])
            parent = rows.get(deferral.item)
            if parent is not None:
                row.parent = parent
                save(row, "parent")
        if row.state not in (ItemState.ON_AGENDA, ItemState.REQUESTED):
            continue
        target = None
        if deferral.on is not None:
            target = meeting_on(meeting.body, deferral.on)
        coming = target is not None and target.state in COMING and target.starts_at > meeting.starts_at
        defer_item(
            by=by,
            item=row,
            reason=deferral.reason,
            reason_text=deferral.words[:300],
            to_meeting=target if coming else None,
            to_month=deferral.month,
            at=meeting.starts_at,
        )
        done.append(deferral.title)
        new += 1
    return new


def _texts(by: Actor, meeting: Meeting, rows: Mapping[int, AgendaItem], accepted: Accepted) -> int:
    """Write the texts that are not there yet, and those that a fuller page completes; how many it completed."""
    version = MinutesVersion.objects.filter(meeting=meeting).exclude(state=MinutesState.REPLACED)
    latest = version.order_by("-number").first()
    there = {text.item_id: text.text for text in MinuteText.objects.filter(minutes=latest)} if latest else {}
    texts: dict[object, Written] = {}
    completed = 0
    for item in accepted.items:
        row = rows[item.key]
        written = there.get(row.pk, "")
        if written and not (row.is_cut and not item.is_cut):
            continue
        if row.is_cut and not item.is_cut and written:
            completed += 1
            row.is_cut = False
            save(row, "is_cut")
        if item.text.strip() and item.text.strip() != written:
            texts[row.pk] = Written(text=item.text, base=written)
    if texts:
        write_minutes(by=by, meeting=meeting, texts=texts)  # type: ignore[arg-type]
    return completed


def _actions(by: Actor, meeting: Meeting, rows: Mapping[int, AgendaItem], accepted: Accepted) -> int:
    there = list(MeetingAction.objects.filter(item__meeting=meeting).values_list("minuted_as", flat=True))
    known = known_people(viewer=by, meeting=meeting)
    new = 0
    for action in accepted.actions:
        if any(_alike(words, action.words) for words in there):
            continue
        _set(by, rows[action.item], action, known)
        there.append(action.words)
        new += 1
    return new


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _set(by: Actor, row: AgendaItem, action: AcceptedAction, known: Mapping[str, BodyMember]) -> None:
    everybody = any(EVERYBODY.match(owner) for owner in action.owners)
    members = {known[owner].pk: known[owner] for owner in action.owners if owner in known}
    names = [owner for owner in action.owners if owner not in known and not EVERYBODY.match(owner)]
    recipients = [known[name] for name in action.to if name in known]
    agencies = BodyMember.objects.filter(body=row.meeting.body, agency__isnull=False).exists()
    alone = everybody and not agencies
    set_meeting_action(
        by=by,
        item=row,
        what=action.text,
        minuted_as=action.words,
        owners=list(members.values()),
        names=[*names, *(action.owners if alone else ())],
        everybody=everybody and agencies,
        due_on=action.due_on,
        due_month=action.due_month,
        due_once=action.due_once[:180],
        recipient=recipients[0] if len(recipients) == 1 else None,
    )


def _decisions(by: Actor, rows: Mapping[int, AgendaItem], accepted: Accepted) -> int:
    new = 0
    for decision in accepted.decisions:
        row = rows[decision.item]
        if not decision.text or Decision.objects.filter(item=row, text=decision.text.strip()).exists():
            continue
        record_decision(by=by, item=row, text=decision.text, kind=decision.kind)
        new += 1
    return new


def _earlier(by: Actor, meeting: Meeting, earlier: Earlier) -> tuple[int, int]:
    """Approve minutes of earlier meetings as this one did, and write its corrections beside them; how many of each.

    Minutes that were corrected were approved so: a body corrects what it takes as its record.
    """
    approved = written = 0
    for day in dict.fromkeys([*earlier.approved, *(one.of for one in earlier.corrections)]):
        former = meeting_on(meeting.body, day)
        rows = MinutesVersion.objects.filter(meeting=former).exclude(state=MinutesState.REPLACED)
        version = rows.order_by("-number").first() if former is not None else None
        if former is None or version is None or former.starts_at >= meeting.starts_at:
            continue
        mine = [one for one in earlier.corrections if one.of == day]
        if version.state != MinutesState.APPROVED:
            version = approve_minutes(
                by=by, meeting=former, at_meeting=meeting, with_corrections=bool(mine), imported=True
            )
            approved += 1
        written += sum(_correct(by, former, version, meeting, one) for one in mine)
    return approved, written


def _correct(
    by: Actor, former: Meeting, version: MinutesVersion, meeting: Meeting, one: EarlierCorrection
) -> int:
    there = Correction.objects.filter(minutes=version, made_at_meeting=meeting, after=one.after.strip())
    if there.exists():
        return 0
    numbered = AgendaItem.objects.filter(meeting=former, deleted_at__isnull=True, is_restricted=False)
    item = numbered.filter(number=one.minute).first() if one.minute else None
    correct_minutes(
        by=by,
        minutes=version,
        at_meeting=meeting,
        kind=one.kind,
        before=one.before,
        after=one.after,
        item=item,
    )
    return 1


def _keep(by: Actor, meeting: Meeting, name: str, text: str) -> int:
    """Keep the readable text of a page as a document of the meeting, once."""
    stem = re.sub(r"\.\w{1,5}$", "", name or "minutes")[:60]
    # A browser that guesses must not take it for a page: angle brackets before letters are told as others.
    content = re.sub(r"<(?=[!?/%a-zA-Z\s])", "‹", text).encode()
    digest = hashlib.sha256(content).hexdigest()[:12]
    known = f"{stem}-{digest}.txt"
    if not text.strip() or Document.objects.filter(record_id=meeting.id, original_name=known).exists():
        return 0
    add_document(
        by=by,
        partnership_id=meeting.partnership_id,
        agency_id=meeting.body.agency_id,
        audience_id=meeting.audience_id,
        record_id=meeting.id,
        name=known,
        content=content,
    )
    return 1
