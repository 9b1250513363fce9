"""From pages to a proposal: the reading put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from wardmote.meetings.rules.importing import webservice
from wardmote.meetings.rules.importing.actions import find_speakers, read_actions
from wardmote.meetings.rules.importing.attendance import KEY, Attended, read_items, read_preface
from wardmote.meetings.rules.importing.checks import (
    read_days,
    read_next,
    warn_of_contradictions,
    warn_of_days,
    warn_of_previous,
)
from wardmote.meetings.rules.importing.corrections import read_corrections, read_references
from wardmote.meetings.rules.importing.cuts import ends_in_the_middle, take_cut
from wardmote.meetings.rules.importing.decisions import read_decisions, read_deferrals, read_previous
from wardmote.meetings.rules.importing.figures import read_figures, read_sums
from wardmote.meetings.rules.importing.files import open_file, why_unreadable
from wardmote.meetings.rules.importing.header import Header, read_header
from wardmote.meetings.rules.importing.items import Draft, Parted, infer_title, part_items
from wardmote.meetings.rules.importing.lines import Line, Page, join_wrapped, make_lines
from wardmote.meetings.rules.importing.merging import merge_drafts
from wardmote.meetings.rules.importing.people import merge_people, read_person
from wardmote.meetings.rules.importing.promises import read_promises
from wardmote.meetings.rules.importing.proposal import (
    Attendance,
    FoundAttachment,
    FoundItem,
    FoundListing,
    FoundText,
    Proposal,
)
from wardmote.meetings.rules.importing.reading import Text, make_readable

_ADDRESS = re.compile(r"^(?:source:?\s*|url:?\s*)?(https?://\S+)\s*$", re.I)
_OPENING_ONLY = re.compile(
    (
        r"\bonly the (?:page's |first |)?(?:opening|beginning|start|first)|\b(?:extract"
        r"|excerpt|shortened|truncated|first part)\b|\bcut (?:off|short)\b|\bopening only\b"
    ),
    re.I,
)
_ONE_ITEM = re.compile(r"^(?:agenda item|issue|decision details)\b", re.I)
_PRESENTER = re.compile(
    r"^(?P<title>.{4,}?)\s+(?:-\s+|\()(?P<who>(?:[A-Z][\w'.&-]*\s?){1,4}(?:\s*/\s*(?:[A-Z][\w'.&-]*\s"
    r"?){1,4})*)\)?$"
)


@dataclass
class PageRead:
    """One page, read and parted, before fields are drawn from it."""

    name: str
    page: Page
    header: Header
    parted: Parted
    attended: Attended
    encoding: str
    form: str
    address: str = ""
    notes: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    listings: list[FoundListing] = field(default_factory=list)


def read_page(data: bytes | str, *, name: str = "", number: int = 0) -> PageRead:
    """Read one page in any of its forms. Never fails."""
    source, encoding = open_file(data) if isinstance(data, bytes) else (data, "")
    if webservice.is_web_service(source):
        return _read_service(webservice.lay_out(source), name, number, encoding)
    text = make_readable(Text.of(source))
    form = (
        "html"
        if len(text.value) < len(source) and re.search(r"<(?:p|div|td|br|body|html|li)\b", source, re.I)
        else "text"
    )
    page = Page(text, number)
    lines = make_lines(page)
    notes: list[Line] = []
    address = ""
    while lines and len(notes) < 12:
        found = _ADDRESS.match(lines[0].raw)
        if not found and not (lines[0].raw.startswith("#") and not re.match(r"^#\d", lines[0].raw)):
            break
        address = found[1] if found and not address else address
        notes.append(lines.pop(0))
    if lines and notes:
        lines[0] = replace(lines[0], gap=max(lines[0].gap, 1))
    lines = join_wrapped(lines)
    header = read_header(lines, title=text.title)
    if isinstance(data, bytes) and (why := why_unreadable(data)):
        header.warnings.append(f"The file {why}")
    body = [line for index, line in enumerate(lines) if index >= header.first and index not in header.used]
    single = bool(_ONE_ITEM.match(header.stage)) or bool(header.item_number)
    parted = part_items(body, framed=header.framed, people_key=KEY, single=single)
    if header.item_number and parted.drafts and not parted.drafts[0].number:
        parted.drafts[0].number = header.item_number
    attended = Attended(people=list(header.people))
    left = read_preface(parted.preface, attended)
    if left and not parted.drafts and any(len(line.flat) > 40 for line in left):
        # No heading and no number anywhere: the words are kept as one item.
        lost = Draft(heading_lost=True, doubt=0.8, why="the page has no headings", paragraphs=left)
        lost.title = infer_title(left[0].flat)
        parted.drafts.append(lost)
        left = []
    read_items(parted.drafts, attended)
    return PageRead(name, page, header, parted, attended, encoding, form, address, notes, lines, left)


def _read_service(laid: webservice.Laid, name: str, number: int, encoding: str) -> PageRead:
    """An answer of the web service: its items are known, only their texts are read."""
    page = Page(laid.text, number)
    lines = join_wrapped(make_lines(page))

    def within(place: tuple[int, int]) -> list[Line]:
        return [line for line in lines if place[0] <= line.start and line.end <= place[1]]

    header = read_header([line for line in lines if line.end <= laid.head_end])
    parted = Parted(style="alone")
    for item in laid.items:
        draft = Draft(
            title_line=next(iter(within(item.title)), None), number_line=next(iter(within(item.number)), None)
        )
        draft.number = draft.number_line.words.strip(" .") if draft.number_line else ""
        draft.title = draft.title_line.words if draft.title_line else ""
        draft.heading_lost = not draft.title
        draft.agenda = within(item.agenda)
        for place in item.minutes:
            draft.paragraphs += _without_cuts(within(place), draft, parted)
        for place, kind in item.documents:
            for line in within(place):
                document = FoundAttachment(
                    title=line.words, type=kind, size="", words=line.words, span=line.span()
                )
                draft.attachments.append(document)
                draft.documents.append(line)
        parted.drafts.append(draft)
    attended = Attended(people=list(header.people))
    people = [line for line in lines if laid.head_end <= line.start and line.end <= laid.people_end]
    left = read_preface(people, attended)
    read_items(parted.drafts, attended)
    return PageRead(
        name, page, header, parted, attended, encoding, "xml", lines=lines, left=left, listings=laid.meetings
    )


def _without_cuts(lines: list[Line], draft: Draft, parted: Parted) -> list[Line]:
    kept = []
    for whole in lines:
        line, cut = take_cut(whole)
        if cut:
            draft.cuts.append(cut)
            parted.covered.append(whole.cut(line.end - line.start, len(whole.raw)))
        kept += [line] if line.raw else []
    return kept


def propose(data: bytes | str, *, name: str = "", held_on: Iterable[date] = ()) -> Proposal:
    """What one page says. `held_on`: days of meetings of the body that are known, for the check of the previous one."""
    return _assemble([read_page(data, name=name)], held_on)


def propose_together(pages: Sequence[tuple[str, bytes | str]], *, held_on: Iterable[date] = ()) -> Proposal:
    """What several pages of one meeting say together: the first that names the meeting leads; no item, action or
    deferral twice. `pages`: name and content of each. ValueError when there is no page."""
    if not pages:
        raise ValueError("there is no page to read")
    return _assemble([read_page(data, name=name, number=i) for i, (name, data) in enumerate(pages)], held_on)


def _assemble(reads: list[PageRead], held_on: Iterable[date]) -> Proposal:
    lead = next((read for read in reads if read.header.start), reads[0])
    ordered = [lead, *(read for read in reads if read is not lead)]
    drafts = list(lead.parted.drafts)
    for read in ordered[1:]:
        drafts = merge_drafts(drafts, read.parted.drafts)
    head = lead.header
    start = next((read.header.start for read in ordered if read.header.start), None)
    meeting_on = start.on if start else None
    warnings = [
        warning
        for read in ordered
        for warning in (*read.header.warnings, *read.parted.warnings, *read.attended.warnings)
    ]
    for read in ordered[1:]:
        if read.header.start and start and read.header.start.on != start.on:
            warnings.append(
                f"“{read.name or 'A page'}” is of a meeting on another day ({read.header.start.on.isoformat()}"
                f")."
            )
    people = list(merge_people(person for read in ordered for person in read.attended.people))
    every_line = [line for draft in drafts for line in (*draft.agenda, *draft.paragraphs)]
    contacts = [read.header.contact.value for read in ordered if read.header.contact]
    officers = [read_person(name, Attendance.IN_ATTENDANCE) for name in contacts]
    known = find_speakers(every_line, people, {who.initials for who in officers if who and who.initials})
    next_meetings = read_next(drafts, meeting_on)
    decisions = read_decisions(drafts)
    previous, _ = read_previous(drafts, decisions, False, meeting_on)
    corrections = read_corrections(drafts, meeting_on, previous.on if previous else None)
    previous, status = read_previous(drafts, decisions, bool(corrections), meeting_on)
    actions = read_actions(drafts, known, meeting_on)
    deferrals = read_deferrals(drafts, meeting_on, next_meetings[0].on if next_meetings else None)
    cuts = [replace(cut, item=key) for key, draft in enumerate(drafts) for cut in draft.cuts]
    cuts += [cut for read in ordered for cut in read.parted.cuts]
    items = tuple(_item(draft, key) for key, draft in enumerate(drafts))
    opening = any(_OPENING_ONLY.search(line.flat) for read in ordered for line in read.notes)
    middle = bool(items) and ends_in_the_middle(items[-1].text)
    warnings += _warn(ordered, drafts, items, meeting_on, status, opening, middle)
    if warning := warn_of_previous(previous.on if previous else None, meeting_on, held_on):
        warnings.append(warning)
    furniture, unread = _account(ordered)
    return Proposal(
        sources=tuple(read.name for read in reads),
        encoding=lead.encoding,
        form=lead.form,
        address=next((read.address for read in ordered if read.address), ""),
        stage=head.stage,
        category=head.category,
        body=next((read.header.body for read in ordered if read.header.body), None),
        start=start,
        venue=next((read.header.venue for read in ordered if read.header.venue), None),
        contact=next((read.header.contact for read in ordered if read.header.contact), None),
        notes=tuple(note for read in ordered for note in (*_page_notes(read), *read.header.notes)),
        people=tuple(people),
        speakers=tuple(
            sorted(
                known.initials
                | {
                    owner
                    for action in actions
                    for owner, kind in zip(action.owners, action.owner_kinds, strict=True)
                    if kind == "initials"
                }
            )
        ),
        items=items,
        actions=tuple(actions),
        deferrals=tuple(deferrals),
        decisions=tuple(decisions),
        corrections=tuple(corrections),
        references=tuple(read_references(drafts, lead.parted.style)),
        promises=tuple(read_promises(drafts, actions, meeting_on)),
        days=tuple(read_days(drafts, meeting_on)),
        figures=tuple(read_figures(drafts)),
        sums=tuple(read_sums(drafts)),
        previous_minutes=previous,
        minutes_status=status,
        next_meetings=tuple(next_meetings),
        cuts=tuple(cuts),
        truncated=opening or middle or bool(cuts),
        one_line_header=head.one_line,
        meetings=tuple(listing for read in ordered for listing in read.listings),
        furniture=furniture,
        unread=unread,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _page_notes(read: PageRead) -> list[FoundText]:
    return [
        FoundText(
            value=line.words.lstrip("# "), words=line.words, span=line.span(), why="stands before the page"
        )
        for line in read.notes
    ]


def _item(draft: Draft, key: int) -> FoundItem:
    title = draft.title.strip()
    presenter = _PRESENTER.match(title)
    presenters: tuple[str, ...] = ()
    if (
        presenter
        and re.search(r"/|\ball\b|^[A-Z]{2,3}$", presenter["who"], re.I)
        or presenter
        and "(" in title
        and len(presenter["who"].split()) <= 3
    ):
        presenters = tuple(part.strip(" )") for part in presenter["who"].split("/"))
    spans = [
        line.span()
        for line in (*([draft.title_line] if draft.title_line else []), *draft.agenda, *draft.paragraphs)
    ]
    if draft.number_line:
        spans.insert(0, draft.number_line.span())
    doubt, why = draft.doubt, draft.why
    if draft.number_inferred and doubt < 0.2:
        doubt, why = 0.2, "its number is rebuilt from the numbers of other items"
    return FoundItem(
        key=key,
        number=draft.number.strip(" .:"),
        number_inferred=draft.number_inferred,
        title=title,
        heading_lost=draft.heading_lost,
        agenda_text=_join(draft.agenda),
        text=_join(draft.paragraphs),
        text_spans=tuple(line.span() for line in draft.paragraphs),
        headings=tuple(line.words for line in draft.headings),
        attachments=tuple(draft.attachments),
        presenters=presenters,
        cut=any(cut.of == "minutes" for cut in draft.cuts),
        words=draft.title_line.words if draft.title_line else "",
        span=spans[0]._replace(end=max(s.end for s in spans if s.page == spans[0].page)) if spans else None,
        doubt=doubt,
        why=why,
    )


def _join(lines: list[Line]) -> str:
    parts: list[str] = []
    for index, line in enumerate(lines):
        if index:
            parts.append("\n" if line.gap == 0 else "\n\n")
        parts.append(f"{line.bullet} {line.words}" if line.bullet else line.words)
    return "".join(parts)


def _warn(
    ordered: list[PageRead],
    drafts: list[Draft],
    items: tuple[FoundItem, ...],
    meeting_on: date | None,
    status: str,
    opening: bool,
    middle: bool,
) -> list[str]:
    warnings: list[str] = []
    listing = any(read.listings for read in ordered)
    if meeting_on is None and not listing:
        warnings.append("No day of the meeting was found.")
    if all(read.header.body is None for read in ordered) and not listing:
        warnings.append("No body was found.")
    if not items and not listing:
        warnings.append("No agenda item was found.")
    for item in items:
        name = f"Item {item.number or item.key + 1}" + (f" “{item.title}”" if item.title else "")
        if item.heading_lost:
            warnings.append(
                f"{name}: its heading is lost"
                + ("; the title is inferred from its text." if item.title else ".")
            )
        if item.cut:
            warnings.append(f"{name}: the page shows only the beginning of its text.")
    if opening:
        warnings.append("The source says that it is only the opening of the page.")
    if middle:
        warnings.append("The page ends in the middle of a sentence.")
    if status == "not recorded":
        warnings.append("Whether the minutes of the previous meeting were approved is not recorded.")
    headings = [heading for item in items for heading in (item.title, *item.headings) if heading]
    counts = Counter(heading.lower() for heading in headings)
    warnings += [
        f"Two headings are the same: “{h}”." for h in dict.fromkeys(headings) if counts.pop(h.lower(), 0) > 1
    ]
    return warnings + warn_of_days(drafts, meeting_on) + warn_of_contradictions(drafts)


def _account(reads: list[PageRead]) -> tuple[tuple[FoundText, ...], tuple[FoundText, ...]]:
    """What no field took: words of the page's frame, and the rest, which is unread."""
    furniture: list[FoundText] = []
    unread: list[FoundText] = []
    for read in reads:
        page = read.page
        taken = bytearray(len(page.clean))
        own = [
            *read.notes,
            *(read.lines[i] for i in read.header.used),
            *read.attended.used,
            *read.parted.furniture,
        ]
        for draft in read.parted.drafts:
            own += [line for line in (draft.number_line, draft.title_line) if line]
            own += [*draft.agenda, *draft.paragraphs]
            own += draft.documents
        own += read.parted.covered
        for line in own:
            if line.page is page:
                taken[line.start : line.end] = b"\1" * (line.end - line.start)
        # Lines with a label ("Venue: …", "Present:") are told whole, so that no word of them is lost.
        labelled = [read.lines[i] for i in sorted(read.header.used)]
        for line in (*labelled, *read.attended.used, *read.parted.furniture):
            furniture.append(FoundText(value=line.words, words=line.words, span=line.span()))
        if page.text.title:
            furniture.append(FoundText(value=page.text.title, words=page.text.title))
        for match in re.finditer(r"[^\n]+", page.plain):
            for a, b in _gaps(taken, match.start(), match.end()):
                words = Line(page, a, b).words
                if not words:
                    continue
                found = FoundText(value=words, words=words, span=page.span(a, b))
                (
                    unread if re.search(r"\w", words) and not re.fullmatch(r"[ov]", words) else furniture
                ).append(found)
    return tuple(furniture), tuple(unread)


def _gaps(taken: bytearray, start: int, end: int) -> Iterable[tuple[int, int]]:
    at = start
    while at < end:
        a = taken.find(0, at, end)
        if a == -1:
            return
        b = taken.find(1, a, end)
        b = end if b == -1 else b
        yield a, b
        at = b
