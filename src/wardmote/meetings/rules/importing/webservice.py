"""The committee system's XML web service, laid out as a page of minutes.

`GetMeeting` answers with one meeting, its attendees and agenda items; `GetMeetings` with a list. The HTML in it is
escaped twice. The answer is laid out as a page of the ordinary grammar, each piece keeping its place in the file, and
then read like any other page: one grammar, one reader.

Source: section 1.2 of the partnership-business study (field names; "unescape twice"; item number "0" or empty is a
heading).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wardmote.meetings.rules.importing.dates import MONTH_NAMES, find_days
from wardmote.meetings.rules.importing.lines import Span, tidy
from wardmote.meetings.rules.importing.proposal import FoundListing
from wardmote.meetings.rules.importing.reading import Builder, Tag, Text, find_tags, make_readable

_ROOT = re.compile(
    r"<(?:\w+:)?(?:getmeeting\w*|getallmeetings\w*|meetings?|agendaitems?|committee\w*|modgov\w*)\b", re.I
)
_FIELDS = re.compile(r"<(?:\w+:)?(?:meetingid|meetingdate|agendaitemtitle|agendaitemid)\b", re.I)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass
class Node:
    """An element: its name in small letters, its children, and where its content begins and ends."""

    name: str
    start: int
    end: int = -1
    attributes: str = ""
    children: list[Node] = field(default_factory=list)

    def find(self, *names: str) -> Node | None:
        """The first descendant with one of the names, in the order given."""
        for name in names:
            found = next(self.all(name), None)
            if found:
                return found
        return None

    def all(self, name: str) -> Iterator[Node]:
        """Descendants with a name, none inside another."""
        for child in self.children:
            if child.name == name:
                yield child
            else:
                yield from child.all(name)


def is_web_service(source: str) -> bool:
    """Is this an answer of the web service?"""
    return bool(_FIELDS.search(source[:200_000])) and bool(_ROOT.search(source[:200_000]))


def parse(source: str) -> Node:
    """The tree of a file, mended where it is broken: an element that is never closed ends with its parent."""
    root = Node("", 0)
    open_nodes = [root]
    for tag in find_tags(source, known=None):
        if not tag.name:
            continue
        name = tag.name.rpartition(":")[2]
        if tag.closing:
            if any(node.name == name for node in open_nodes[1:]):
                while open_nodes[-1].name != name:
                    open_nodes.pop().end = tag.start
                open_nodes.pop().end = tag.start
        else:
            node = Node(name, tag.end, tag.end, tag.attributes)
            node.children += _attributes(source, tag)
            open_nodes[-1].children.append(node)
            if not tag.empty and len(open_nodes) < 60:
                open_nodes.append(node)
    for node in open_nodes:
        node.end = len(source)
    return root


_ATTRIBUTE = re.compile(r"([A-Za-z_][\w.-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def _attributes(source: str, tag: Tag) -> list[Node]:
    """Attributes read like elements: an attendee may carry its fields either way."""
    if "=" not in tag.attributes:
        return []
    at = source.find(tag.attributes, tag.start, tag.end)
    return [
        Node(found[1].lower(), at + found.start(group), at + found.end(group))
        for found in _ATTRIBUTE.finditer(tag.attributes)
        for group in (2 if found[2] is not None else 3,)
        if found[1].lower() not in {"meeting", "agendaitem", "attendee"}
    ]


class _Layout:
    def __init__(self, source: str) -> None:
        self.source, self.whole, self.made = source, Text.of(source), Builder()

    def text_of(self, node: Node | None) -> Text | None:
        """The readable content of an element, CDATA marks left out."""
        if node is None:
            return None
        start, end = node.start, node.end
        if self.source.startswith("<![CDATA[", start):
            start += 9
            closed = self.source.rfind("]]>", start, end)
            end = closed if closed != -1 else end
        text = make_readable(self.whole.slice(start, end))
        return text if text.value.strip() else None

    def words(self, node: Node | None) -> str:
        text = self.text_of(node)
        return tidy(text.value) if text else ""

    def place(self, node: Node | None, at: int) -> tuple[int, int]:
        """Lay out the content of an element as paragraphs of its own; where it stands now."""
        start = self.made.length
        if not self.put("", node, "\n\n", at):
            return (0, 0)
        return (start, self.made.length)

    def put(self, before: str, node: Node | None, after: str, at: int) -> bool:
        text = self.text_of(node)
        if text is None:
            return False
        self.made.insert(before, at)
        self.made.copy(text)
        self.made.insert(after, at)
        return True


@dataclass
class LaidItem:
    """Where the pieces of an item stand in the page that was laid out; (0, 0) for what the file does not hold.
    `documents`: each with its type."""

    number: tuple[int, int] = (0, 0)
    title: tuple[int, int] = (0, 0)
    agenda: tuple[int, int] = (0, 0)
    minutes: list[tuple[int, int]] = field(default_factory=list)
    documents: list[tuple[tuple[int, int], str]] = field(default_factory=list)


@dataclass
class Laid:
    """A file laid out as a page. `head_end`: where its head ends, and `people_end` the list of attendance."""

    text: Text
    head_end: int = 0
    people_end: int = 0
    items: list[LaidItem] = field(default_factory=list)
    meetings: list[FoundListing] = field(default_factory=list)


def lay_out(source: str) -> Laid:
    """A GetMeeting answer as a page; or, for a list of meetings, an empty page and the meetings."""
    root, layout = parse(source), _Layout(source)
    items = list(root.all("agendaitem"))
    meetings = list(root.all("meeting"))
    if not items and len(meetings) != 1:
        return Laid(Text.of(""), meetings=[_listing(layout, node) for node in meetings])
    meeting = meetings[0] if meetings else root
    _head(layout, root, meeting)
    head_end = layout.made.length
    _attendees(layout, root)
    people_end = layout.made.length
    laid = [_item(layout, item) for item in items]
    return Laid(
        layout.made.text(),
        head_end,
        people_end,
        laid,
        [_listing(layout, node) for node in meetings] if not items else [],
    )


def _listing(layout: _Layout, node: Node) -> FoundListing:
    day = find_days(layout.words(node.find("meetingdate")))
    clock = re.search(r"(\d{1,2})[:.](\d{2})", layout.words(node.find("meetingtime")))
    start = day[0].on.isoformat() if day else ""
    if start and clock:
        start += f"T{int(clock[1]):02d}:{clock[2]}"
    return FoundListing(
        number=layout.words(node.find("meetingid")),
        start=start,
        status=layout.words(node.find("meetingstatus")),
        body=layout.words(node.find("committeetitle")),
        words=tidy(make_readable(layout.whole.slice(node.start, node.end)).value)[:300],
        span=Span(node.start, node.end),
    )


def _head(layout: _Layout, root: Node, meeting: Node) -> None:
    made, at = layout.made, meeting.start
    published = layout.words(root.find("minutepublished")).lower() in {"true", "1", "yes"}
    made.insert("Agenda and minutes\n\n" if published else "Agenda and draft minutes\n\n", at)
    layout.put("", root.find("committeetitle", "committeename"), "\n", at)
    date_node, time_node = root.find("meetingdate"), root.find("meetingtime")
    days = find_days(layout.words(date_node))
    if days and date_node:
        day = days[0].on
        made.put(
            f"{_WEEKDAYS[day.weekday()]}, {day.day} {MONTH_NAMES[day.month - 1]}, {day.year}",
            date_node.start,
            date_node.end,
        )
        layout.put(" ", time_node, "", at)
        made.insert("\n\n", at)
    elif date_node:
        layout.put("Note: ", date_node, "\n\n", at)
    layout.put("Venue: ", root.find("meetinglocation", "meetingvenue"), "\n\n", at)
    layout.put("Contact: ", root.find("contactname", "committeecontact"), "\n\n", at)


def _attendees(layout: _Layout, root: Node) -> None:
    """Attendees by their state. What is only "expected" is nobody's presence: it is left as the file's text."""
    groups: dict[str, list[Node]] = {}
    for node in root.all("attendee"):
        state = layout.words(node.find("attendance"))
        kind = layout.words(node.find("membertype"))
        if re.search(r"apolog", state, re.I):
            key = "Apologies"
        elif re.search(r"absent|not present", state, re.I):
            key = "Absent"
        elif re.search(r"expected|^$", state, re.I):
            key = "Expected"
        elif re.search(r"officer|in attendance|guest|observer", f"{kind} {state}", re.I):
            key = "In attendance"
        else:
            key = "Present"
        groups.setdefault(key, []).append(node)
    for key, nodes in groups.items():
        layout.made.insert(f"{key}:\n", nodes[0].start)
        for node in nodes:
            layout.put("", node.find("name", "fullusername"), "", node.start)
            role = node.find("representing", "organisation", "roledescription")
            if layout.words(role):
                layout.put(" (", role, ")", node.start)
            layout.made.insert("\n", node.start)
        layout.made.insert("\n", nodes[-1].end)


def _item(layout: _Layout, item: Node) -> LaidItem:
    at, laid = item.start, LaidItem()
    number = layout.words(item.find("agendaitemnumber"))
    shown = item.find("fulldisplaynumberformat")
    if re.search(r"\d", layout.words(shown)):
        laid.number = layout.place(shown, at)
    elif number not in {"", "0"}:
        laid.number = layout.place(item.find("agendaitemnumber"), at)
    laid.title = layout.place(item.find("agendaitemtitle"), at)
    laid.agenda = layout.place(item.find("agendatext"), at)
    for node in item.all("linkeddoc"):
        if layout.words(node.find("title")):
            kind = re.search(r"\.(pdf|docx?|xlsx?|pptx?)\b", layout.words(node.find("url")), re.I)
            laid.documents.append(
                (layout.place(node.find("title"), node.start), kind[1].lower() if kind else "")
            )
    for name in ("minutesnonemptyhtmlbody", "decisionnonemptyhtmlbody"):
        laid.minutes.append(layout.place(item.find(name), at))
    return laid
