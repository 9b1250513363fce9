"""Bodies, meetings and agendas as a viewer may see them: staff, or the public what was published.

A restricted item is absent for whoever is no reader of it: not counted, not numbered over, not hinted at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from wardmote.access.actors import Actor, PublicActor, SystemActor
from wardmote.access.errors import NotFound
from wardmote.access.rows import switched_to
from wardmote.calendar.london import day_of
from wardmote.meetings.choices import (
    AttendanceState,
    ItemState,
    MeetingState,
    MinutesState,
    Names,
    StatutoryType,
)
from wardmote.meetings.models import (
    AgendaItem,
    Attendance,
    Body,
    BodyMember,
    Consultation,
    Correction,
    Cover,
    Decision,
    Declaration,
    Deferral,
    Meeting,
    MeetingAction,
    MinutesVersion,
    MinuteText,
    Paper,
    PaperVersion,
    StandingItem,
    Venue,
)
from wardmote.meetings.rules import dates
from wardmote.meetings.rules.membership import CoverSpan, Seat, find_uncovered
from wardmote.meetings.rules.minuting import TypedAction, TypedDecision, read_text
from wardmote.meetings.rules.naming import Known, show_by_role
from wardmote.meetings.rules.states import COMING

MOST_SHOWN = 200


def list_bodies(*, viewer: Actor) -> list[Body]:
    """Return the bodies that the viewer may see, parents first, then by name."""
    rows = Body.objects.visible_to(viewer).filter(deleted_at__isnull=True)
    return sorted(
        rows.select_related("parent", "agency"), key=lambda body: (body.parent_id is not None, body.name)
    )


def get_body(*, viewer: Actor, body_id: UUID) -> Body:
    """Return one body. Raises NotFound."""
    rows = Body.objects.visible_to(viewer).select_related("parent", "agency", "partnership", "audience")
    body = rows.filter(pk=body_id, deleted_at__isnull=True).first()
    if body is None:
        raise NotFound("No such body.")
    return body


@dataclass(frozen=True)
class MemberShown:
    """A member of a body with whoever stands in now. For the public `name` is empty where names are not shown."""

    member: BodyMember
    name: str
    role: str
    organisation: str
    statutory: str
    cover: Cover | None


def list_members(*, viewer: Actor, body: Body, on: date, past: bool = False) -> list[MemberShown]:
    """Return who sits on a body on a day (or, `past`, sat on it before), the chair first, then by organisation."""
    rows = BodyMember.objects.filter(body=get_body(viewer=viewer, body_id=body.pk)).select_related("agency")
    outside = isinstance(viewer, PublicActor)
    named = not outside or body.public_names == Names.NAMES
    covers = {
        cover.member_id: cover
        for cover in Cover.objects.filter(member__body=body).order_by("from_on")
        if _span(cover).answers(on)
    }
    found = []
    for member in rows:
        sits = Seat(member.statutory_type, member.from_on, member.until_on).is_held(on)
        gone = member.until_on is not None and member.until_on < on
        if gone if past else sits or (member.from_on > on and not gone):
            found.append(
                MemberShown(
                    member,
                    member.name if named and not (outside and member.name_hidden_at) else "",
                    member.get_role_display(),
                    member.organisation,
                    member.get_statutory_type_display(),
                    covers.get(member.pk) if named else None,
                )
            )
    order = {"chair": 0, "vice_chair": 1}
    return sorted(found, key=lambda one: (order.get(one.member.role, 2), one.organisation, one.member.name))


def _span(cover: Cover) -> CoverSpan:
    return CoverSpan(cover.from_on, cover.until_on, cover.precision, cover.handed_back_on)


def list_covers(*, viewer: Actor, body: Body) -> list[Cover]:
    """Return all covers of a body's members, the latest first: the history keeps both people."""
    rows = Cover.objects.filter(member__body=get_body(viewer=viewer, body_id=body.pk))
    return list(rows.select_related("member").order_by("-from_on"))


def get_member(*, viewer: Actor, member_id: UUID) -> BodyMember:
    """Return one member of a body, with the body. Raises NotFound."""
    member = BodyMember.objects.select_related("body", "membership__account").filter(pk=member_id).first()
    if member is None:
        raise NotFound("No such member.")
    get_body(viewer=viewer, body_id=member.body_id)
    return member


def get_cover(*, viewer: Actor, cover_id: UUID) -> Cover:
    """Return one cover with its member and body. Raises NotFound."""
    cover = Cover.objects.select_related("member__body").filter(pk=cover_id).first()
    if cover is None:
        raise NotFound("No such cover.")
    get_body(viewer=viewer, body_id=cover.member.body_id)
    return cover


def uncovered_types(*, viewer: Actor, body: Body, on: date) -> list[StatutoryType]:
    """Return for whom nobody sits on a body though somebody must (its `required_types`)."""
    seats = [
        Seat(member.statutory_type, member.from_on, member.until_on)
        for member in BodyMember.objects.filter(body=get_body(viewer=viewer, body_id=body.pk))
    ]
    return find_uncovered(body.required_types, seats, on=on)


def list_standing_items(*, viewer: Actor, body: Body) -> list[StandingItem]:
    """Return the items that stand on each agenda of a body, in order."""
    get_body(viewer=viewer, body_id=body.pk)
    return list(StandingItem.objects.filter(body=body).select_related("presenter").order_by("position"))


# --- meetings -----------------------------------------------------------------------------------------


def _meetings(viewer: Actor) -> object:
    rows = Meeting.objects.visible_to(viewer).filter(deleted_at__isnull=True)
    return rows.select_related("body", "body__agency", "audience")


def list_meetings(
    *,
    viewer: Actor,
    body: Body | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    newest_first: bool = False,
) -> list[Meeting]:
    """Return meetings that the viewer may see, by their time."""
    rows = _meetings(viewer)
    if body is not None:
        rows = rows.filter(body=body)  # type: ignore[attr-defined]
    if since is not None:
        rows = rows.filter(starts_at__gte=since)  # type: ignore[attr-defined]
    if until is not None:
        rows = rows.filter(starts_at__lt=until)  # type: ignore[attr-defined]
    return list(rows.order_by("-starts_at" if newest_first else "starts_at")[:MOST_SHOWN])  # type: ignore[attr-defined]


def get_meeting(*, viewer: Actor, meeting_id: UUID) -> Meeting:
    """Return one meeting with its body. Raises NotFound."""
    meeting: Meeting | None = _meetings(viewer).filter(pk=meeting_id).first()  # type: ignore[attr-defined]
    if meeting is None:
        raise NotFound("No such meeting.")
    return meeting


def coming_meetings(*, viewer: Actor, body: Body, after: datetime) -> list[Meeting]:
    """Return the meetings of a body that are still to come after an instant: what an item may be put off to."""
    rows = _meetings(viewer).filter(body=body, starts_at__gt=after, state__in=COMING)  # type: ignore[attr-defined]
    return list(rows.order_by("starts_at"))


@dataclass(frozen=True)
class MeetingDays:
    """The days that hang on a meeting, by its body's settings."""

    meets_on: date
    publish_by: date
    papers_by: date
    minutes_by: date


def days_of(meeting: Meeting) -> MeetingDays:
    """Return by when a meeting's papers, agenda and draft minutes are due."""
    body, day = meeting.body, day_of(meeting.starts_at)
    return MeetingDays(
        meets_on=day,
        publish_by=dates.publish_by(day, notice_days=body.notice_days),
        papers_by=dates.papers_by(day, notice_days=body.notice_days, paper_days=body.paper_days),
        minutes_by=dates.minutes_by(day, minutes_days=body.minutes_days),
    )


@dataclass(frozen=True)
class PaperShown:
    """A paper under an item: its latest version there, or that it is still owed, by whom and by when."""

    consultation: Consultation
    paper: Paper
    version: PaperVersion | None
    owed_by: BodyMember | None
    is_owed: bool


@dataclass(frozen=True)
class ActionShown:
    """An action as minuted under an item, with the identifier of the action in the log."""

    link: MeetingAction
    minuted_as: str
    due_meeting: Meeting | None


@dataclass(frozen=True)
class ItemShown:
    """An item with all that hangs on it, as far as the viewer may see."""

    item: AgendaItem
    presenter: str
    papers: tuple[PaperShown, ...] = ()
    text: str = ""
    lines: tuple[TypedAction | TypedDecision, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[ActionShown, ...] = ()
    deferral: Deferral | None = None
    declarations: tuple[Declaration, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def is_on(self) -> bool:
        """Whether it stands on the agenda (or stood, and was heard or put off)."""
        return self.item.state not in (ItemState.REQUESTED, ItemState.WITHDRAWN)


@dataclass(frozen=True)
class Agenda:
    """A meeting with its items in order, who was there, and the minutes that the viewer may read.

    `corrections`: what later meetings put right in these minutes as a whole; `made_here`: what this meeting put right in
    earlier ones.
    """

    meeting: Meeting
    days: MeetingDays
    items: tuple[ItemShown, ...]
    requests: tuple[ItemShown, ...]
    attendances: tuple[Attendance, ...]
    minutes: MinutesVersion | None
    corrections: tuple[Correction, ...] = ()
    made_here: tuple[Correction, ...] = ()
    names_shown: bool = True
    present: int = field(default=0)
    venue: Venue | None = None

    @property
    def by_state(self) -> list[tuple[str, list[Attendance]]]:
        """Attendances in the order of minutes: present, in attendance, apologies, absent."""
        order = (
            AttendanceState.PRESENT,
            AttendanceState.IN_ATTENDANCE,
            AttendanceState.APOLOGIES,
            AttendanceState.ABSENT,
        )
        grouped = [(state.label, [row for row in self.attendances if row.state == state]) for state in order]
        return [(label, rows) for label, rows in grouped if rows]


def latest_minutes(meeting: Meeting, *, published: bool = False) -> MinutesVersion | None:
    """Return the newest version of a meeting's minutes; `published`: of those that the public may read."""
    rows = MinutesVersion.objects.filter(meeting=meeting).select_related("approved_at_meeting")
    if published:
        rows = rows.filter(is_published=True)
    return rows.order_by("-number").first()


def get_agenda(*, viewer: Actor, meeting_id: UUID, known: Iterable[str] = ()) -> Agenda:
    """Return a meeting's agenda with everything that hangs on its items. Raises NotFound.

    `known`: the initials by which typed lines are read as actions (staff who write the minutes).
    """
    meeting = get_meeting(viewer=viewer, meeting_id=meeting_id)
    outside = isinstance(viewer, PublicActor)
    rows = list(
        AgendaItem.objects.visible_to(viewer)
        .filter(meeting=meeting, deleted_at__isnull=True)
        .select_related("presenter", "deferred_from__meeting", "requested_by__account", "previous__meeting")
        .order_by("position", "id")
    )
    minutes = latest_minutes(meeting, published=outside)
    named = not outside or meeting.body.public_names == Names.NAMES
    shown = _with_parts(viewer, meeting, rows, minutes, list(known), named)
    # Whoever was erased on request is shown by role also where a body shows names.
    hidden = _hidden(meeting) if outside and named else set()
    by_role = _by_role(meeting, hidden) if hidden or not named else str
    masked = bool(hidden) or not named
    if masked:
        shown = [_without_names(one, by_role) for one in shown]
    on = tuple(one for one in shown if one.is_on)
    attendances = (
        tuple(
            Attendance.objects.filter(meeting=meeting)
            .select_related("member", "substitute_for")
            .order_by("organisation", "name")
        )
        if not outside or minutes is not None
        else ()
    )
    whole = list(
        Correction.objects.filter(minutes__meeting=meeting, item__isnull=True)
        .select_related("made_at_meeting")
        .order_by("created_at")
    )
    made_here = list(
        Correction.objects.filter(made_at_meeting=meeting)
        .select_related("minutes__meeting", "item")
        .order_by("created_at")
    )
    for row in attendances:
        if row.member_id in hidden:
            row.name, row.initials, row.note = "A member", "", ""
        elif row.substitute_for_id in hidden:
            row.substitute_for = None
    if masked:
        for correction in [*whole, *made_here]:
            correction.before, correction.after = by_role(correction.before), by_role(correction.after)
    return Agenda(
        meeting=meeting,
        days=days_of(meeting),
        items=on,
        requests=tuple(one for one in shown if one.item.state == ItemState.REQUESTED),
        attendances=attendances,
        minutes=minutes,
        corrections=tuple(whole) if minutes is not None else (),
        made_here=tuple(made_here) if minutes is not None or not outside else (),
        names_shown=named,
        present=sum(row.state == AttendanceState.PRESENT for row in attendances),
        venue=Venue.objects.visible_to(viewer).filter(pk=meeting.registered_venue_id).first()
        if meeting.registered_venue_id
        else None,
    )


def _hidden(meeting: Meeting) -> set[UUID]:
    """The members of a meeting's body whose names the public is shown no more."""
    rows = BodyMember.objects.filter(body_id=meeting.body_id, name_hidden_at__isnull=False)
    return set(rows.values_list("id", flat=True))


def _by_role(meeting: Meeting, only: set[UUID] | None = None) -> Callable[[str], str]:
    """Return what shows everybody known at a meeting, or `only` some members, by organisation instead of by name.

    The names are looked up as the system: of some, such as stand-ins, the public has no row at all.
    """
    with switched_to(SystemActor(meeting.partnership_id, why="names that the public is not shown")):
        members = list(BodyMember.objects.filter(body_id=meeting.body_id))
        covers = list(Cover.objects.filter(member__body_id=meeting.body_id).select_related("member"))
        rows = list(Attendance.objects.filter(meeting=meeting))
    if only:
        members = [one for one in members if one.pk in only]
        covers = []
        rows = [row for row in rows if row.member_id in only]
    people = [Known(one.name, one.initials, _role_of(one)) for one in members]
    people += [Known(one.name, one.initials, one.member.organisation or "a member") for one in covers]
    there = {one.name for one in people}
    people += [
        Known(row.name, row.initials, row.organisation or "somebody present")
        for row in rows
        if row.name not in there
    ]
    return lambda text: show_by_role(text, people)


def _role_of(member: BodyMember) -> str:
    return "the Chair" if member.role == "chair" else member.organisation or "a member"


def _without_names(one: ItemShown, by_role: Callable[[str], str]) -> ItemShown:
    """The item as the public reads it. Its rows are loaded for showing and are never saved."""
    one.item.title, one.item.note = by_role(one.item.title), by_role(one.item.note)
    for decision in one.decisions:
        decision.text = by_role(decision.text)
    for correction in one.corrections:
        correction.before, correction.after = by_role(correction.before), by_role(correction.after)
    actions = tuple(replace(action, minuted_as=by_role(action.minuted_as)) for action in one.actions)
    return replace(one, text=by_role(one.text), actions=actions)


def _with_parts(
    viewer: Actor,
    meeting: Meeting,
    rows: list[AgendaItem],
    minutes: MinutesVersion | None,
    known: list[str],
    named: bool,
) -> list[ItemShown]:
    """Load what hangs on the items, one statement for each kind, and put it together."""
    ids = [row.pk for row in rows]
    texts: dict[UUID, str] = {}
    if minutes is not None:
        texts = dict(
            MinuteText.objects.filter(minutes=minutes, item_id__in=ids).values_list("item_id", "text")
        )
    papers = _papers(viewer, ids)
    decisions = _by_item(Decision.objects.filter(item_id__in=ids).order_by("position"))
    links = _by_item(
        MeetingAction.objects.filter(item_id__in=ids)
        .select_related("due_meeting", "action")
        .order_by("created_at")
        if not isinstance(viewer, PublicActor)
        else MeetingAction.objects.filter(item_id__in=ids).order_by("created_at")
    )
    deferrals = _by_item(Deferral.objects.filter(item_id__in=ids).select_related("to_meeting", "because_of"))
    declared = _by_item(Declaration.objects.filter(item_id__in=ids).order_by("created_at"))
    corrected = _by_item(
        Correction.objects.filter(item_id__in=ids).select_related("made_at_meeting").order_by("created_at")
    )
    told = minutes is not None or not isinstance(viewer, PublicActor)
    on = day_of(meeting.starts_at)
    return [
        ItemShown(
            item=row,
            presenter=_presenter(row, named),
            papers=tuple(papers.get(row.pk, ())),
            text=texts.get(row.pk, ""),
            lines=tuple(read_text(texts.get(row.pk, ""), known=known, said_on=on)) if known else (),
            decisions=tuple(decisions.get(row.pk, ())) if told else (),
            actions=tuple(
                ActionShown(
                    link, link.minuted_as, link.due_meeting if not isinstance(viewer, PublicActor) else None
                )
                for link in links.get(row.pk, ())
            )
            if told
            else (),
            deferral=next(iter(deferrals.get(row.pk, ())), None),
            declarations=tuple(declared.get(row.pk, ())) if told else (),
            corrections=tuple(corrected.get(row.pk, ())) if told else (),
        )
        for row in rows
    ]


def _by_item(rows: object) -> dict[UUID, list]:
    found: dict[UUID, list] = {}
    for row in rows:  # type: ignore[attr-defined]
        found.setdefault(row.item_id, []).append(row)
    return found


def _presenter(item: AgendaItem, named: bool) -> str:
    if item.presenter is None:
        return item.presenter_text if named else ""
    if named and not item.presenter.name_hidden_at:
        return f"{item.presenter.name}, {item.presenter.organisation}".strip(", ")
    return item.presenter.organisation


def _papers(viewer: Actor, item_ids: list[UUID]) -> dict[UUID, list[PaperShown]]:
    seen = Paper.objects.visible_to(viewer).filter(deleted_at__isnull=True).values("pk")
    rows = (
        Consultation.objects.filter(item_id__in=item_ids, paper__in=seen).select_related(
            "paper", "paper_version__document", "owed_by"
        )
        if not isinstance(viewer, PublicActor)
        # The public has no row of the file: whether there is one is told by its identifier.
        else Consultation.objects.filter(
            item_id__in=item_ids, paper__in=seen, paper_version__isnull=False
        ).select_related("paper", "paper_version")
    )
    found: dict[UUID, list[PaperShown]] = {}
    for one in rows.order_by("created_at"):
        owed = one.paper_version is None and one.outcome == "awaited"
        found.setdefault(one.item_id, []).append(
            PaperShown(
                one,
                one.paper,
                one.paper_version,
                None if isinstance(viewer, PublicActor) else one.owed_by,
                owed,
            )
        )
    return found


def get_item(*, viewer: Actor, item_id: UUID) -> AgendaItem:
    """Return one item with its meeting and body. Raises NotFound."""
    rows = AgendaItem.objects.visible_to(viewer).filter(pk=item_id, deleted_at__isnull=True)
    item = rows.select_related("meeting__body__agency", "audience", "presenter").first()
    if item is None:
        raise NotFound("No such item.")
    return item


@dataclass(frozen=True)
class PaperWay:
    """A paper with its versions and its way through bodies, in the order of their meetings."""

    paper: Paper
    versions: tuple[PaperVersion, ...]
    stops: tuple[Consultation, ...]


def get_paper(*, viewer: Actor, paper_id: UUID) -> PaperWay:
    """Return a paper, its versions, and each body it went to, as far as the viewer may see. Raises NotFound.

    The public sees the versions that stood under published items, and no file while none was published.
    """
    paper = Paper.objects.visible_to(viewer).filter(pk=paper_id, deleted_at__isnull=True).first()
    if paper is None:
        raise NotFound("No such paper.")
    items = AgendaItem.objects.visible_to(viewer).filter(deleted_at__isnull=True).values("pk")
    stops = list(
        Consultation.objects.filter(paper=paper, item__in=items)
        .select_related("item__meeting__body", "paper_version", "owed_by")
        .order_by("item__meeting__starts_at")
    )
    versions = PaperVersion.objects.filter(paper=paper).order_by("number")
    if isinstance(viewer, PublicActor):
        out = {stop.paper_version_id for stop in stops if stop.paper_version_id}
        return PaperWay(paper, tuple(one for one in versions if one.pk in out), tuple(stops))
    return PaperWay(paper, tuple(versions.select_related("document", "added_by__account")), tuple(stops))


def get_consultation(*, viewer: Actor, consultation_id: UUID) -> Consultation:
    """Return a paper's standing under one item, with both. Raises NotFound."""
    found = (
        Consultation.objects.filter(pk=consultation_id)
        .select_related("paper__audience", "item__meeting__body__agency", "item__audience", "owed_by")
        .first()
    )
    if found is None:
        raise NotFound("No such paper.")
    get_item(viewer=viewer, item_id=found.item_id)
    return found


@dataclass(frozen=True)
class OwedPaper:
    """A paper that somebody owes for a meeting, and by when."""

    consultation: Consultation
    meeting: Meeting
    due_on: date
    owed_by: str


def papers_owed(
    *, viewer: Actor, membership_id: UUID | None = None, agency_id: UUID | None = None
) -> list[OwedPaper]:
    """Return the papers that are owed for coming meetings, the most urgent first.

    Of one person (whose place, or whose cover, owes them), of an agency, or of everybody.
    """
    items = AgendaItem.objects.visible_to(viewer).filter(
        deleted_at__isnull=True, meeting__state__in=COMING, meeting__deleted_at__isnull=True
    )
    rows = Consultation.objects.filter(
        item__in=items.values("pk"), paper_version__isnull=True, outcome="awaited"
    ).select_related("paper", "item__meeting__body", "owed_by__agency")
    found = []
    for one in rows:
        meeting, member = one.item.meeting, one.owed_by
        cover = _cover_of(member, day_of(meeting.starts_at)) if member else None
        who = cover.membership_id if cover else (member.membership_id if member else None)
        if membership_id is not None and who != membership_id:
            continue
        if (
            agency_id is not None
            and one.paper.agency_id != agency_id
            and (member is None or member.agency_id != agency_id)
        ):
            continue
        name = cover.name if cover else (member.name if member else one.paper.author_text)
        found.append(OwedPaper(one, meeting, days_of(meeting).papers_by, name))
    return sorted(found, key=lambda owed: (owed.due_on, owed.consultation.paper.title))


def _cover_of(member: BodyMember, on: date) -> Cover | None:
    return next((cover for cover in Cover.objects.filter(member=member) if _span(cover).answers(on)), None)


def my_places(*, viewer: Actor) -> list[BodyMember]:
    """Return the places on bodies that the viewer holds, with the bodies they see."""
    mine = getattr(viewer, "membership_id", None)
    bodies = Body.objects.visible_to(viewer).filter(deleted_at__isnull=True).values("pk")
    if mine is None:
        return []
    rows = BodyMember.objects.filter(membership_id=mine, body__in=bodies).select_related("body")
    return list(rows.order_by("body__name"))


def known_people(*, viewer: Actor, meeting: Meeting) -> dict[str, BodyMember]:
    """Return who is known by which initials at a meeting: members of the body and their stand-ins of that day."""
    held = get_meeting(viewer=viewer, meeting_id=meeting.pk)
    on = day_of(held.starts_at)
    known: dict[str, BodyMember] = {}
    for member in BodyMember.objects.filter(body_id=held.body_id).select_related("membership__account"):
        if Seat(member.statutory_type, member.from_on, member.until_on).is_held(on):
            known[member.initials] = member
    for cover in Cover.objects.filter(member__in=list(known.values())).select_related("member"):
        if _span(cover).answers(on):
            known.setdefault(cover.initials, cover.member)
    return known


@dataclass(frozen=True)
class MinutesHistory:
    """The versions of a meeting's minutes, newest first, and what later meetings put right."""

    versions: tuple[MinutesVersion, ...]
    corrections: tuple[Correction, ...]


def minutes_history(*, viewer: Actor, meeting: Meeting) -> MinutesHistory:
    """Return all versions of a meeting's minutes and their corrections. Raises NotFound."""
    held = get_meeting(viewer=viewer, meeting_id=meeting.pk)
    versions = MinutesVersion.objects.filter(meeting=held).select_related(
        "approved_at_meeting", "drafted_by__account"
    )
    corrections = Correction.objects.filter(minutes__meeting=held).select_related("made_at_meeting", "item")
    return MinutesHistory(tuple(versions.order_by("-number")), tuple(corrections.order_by("created_at")))


def drafts_due(*, viewer: Actor, since: datetime, until: datetime) -> list[Meeting]:
    """Return meetings held in a period whose minutes have not gone out yet, oldest first."""
    rows = _meetings(viewer).filter(state=MeetingState.HELD, starts_at__gte=since, starts_at__lt=until)  # type: ignore[attr-defined]
    out = MinutesVersion.objects.exclude(state=MinutesState.DRAFT).values("meeting_id")
    return list(rows.exclude(pk__in=out).order_by("starts_at"))


def minutes_to_approve(*, viewer: Actor, meeting: Meeting) -> list[Meeting]:
    """Return earlier meetings of the body whose circulated minutes wait for approval, oldest first."""
    rows = _meetings(viewer).filter(  # type: ignore[attr-defined]
        body=meeting.body,
        starts_at__lt=meeting.starts_at,
        state=MeetingState.HELD,
        minutes__state=MinutesState.CIRCULATED,
    )
    return list(rows.distinct().order_by("starts_at"))
