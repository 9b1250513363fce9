"""Parting a page into agenda items: numbers, headings, headings that were lost, numbers rebuilt.

Source: section 10 of the partnership-business study, "Item" and "Frame": number `119.` or `4a` or lost; a short line
with blank lines round it and no final stop is a heading; headings may vanish; "view the full minutes text for item 29"
tells the number of the item in which it stands.

Three kinds of page are told apart. *Alone*: a number stands on its own line, the heading on the next. *Inline*: number
and heading on one line. *None*: the page lost its numbers, and headings are recognised by their shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wardmote.meetings.rules.importing.cuts import take_attachments, take_cut
from wardmote.meetings.rules.importing.dates import DAY_MONTH
from wardmote.meetings.rules.importing.header import FRAME
from wardmote.meetings.rules.importing.lines import Line
from wardmote.meetings.rules.importing.people import is_people_line, read_person
from wardmote.meetings.rules.importing.proposal import Attendance, FoundAttachment, FoundCut

_NUMBER = (
    r"(?:[A-Za-z]{2,6}/\d{1,4}/\d{2,4}(?:-\d{2,4})?|\d{1,3}[a-zA-Z]?|\d{1,4}[./]\d{1,4}(?:[-/]\d{2,4})?"
    r"|[A-Z][A-Z&]{0,5}[./ ]?\d{1,3}(?:/\d{2,4})?|\d{1,3}\([a-z]+\))"
)
ALONE = re.compile(rf"^(?:(?:agenda )?item )?(?:no\.? ?)?\(?({_NUMBER})[.):]?(?:\s*\|)?$", re.I)
INLINE = re.compile(
    rf"^(?i:(?:agenda )?item\s+)?(?i:no\.?\s*)?({_NUMBER})(?:[.):]\s*(?:\|\s*)?"
    rf"|\s*\|\s*|\s+(?:-\s+)?)(?=[A-Z0-9'\"‘“(])"
)
MARKER = re.compile(
    r"^(?P<kind>minutes|decisions?|additional documents|supporting documents"
    r"|agenda text|minutes text|reason(?:s)? for (?:the )?decision)\s*:?$"
    r"|^(?P<with>minutes|decisions?|additional documents|supporting documents):\s+",
    re.I,
)
KNOWN = re.compile(
    r"^(?:\W*)(?:apolog(?:y|ies)|minutes\b|matters? arising|declarations? of"
    r"|disclosures? of|any (?:other|urgent) (?:other )?business|a\.?o\.?b\b"
    r"|dates?(?:,? (?:and )?(?:time|venue|place))*(?: and venue)? of (?:the )?(?:next"
    r"|future)|next meetings?|future meetings?|welcome|introductions?"
    r"|action log|urgent (?:items|business)|election of|appointment of|confirmation of"
    r"|terms of reference|exclusion of"
    r"|public (?:question|participation)|questions? from|chair\w*'?s? (?:announcement"
    r"|communication|notices|public update|update)"
    r"|work programme|forward plan|outstanding (?:references|actions)|review of actions"
    r"|actions? from|filming|notification of|close\b"
    r"|other business|performance\b)",
    re.I,
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|been|should|could|can|may"
    r"|must|being|noted that|agreed to|agreed that|stated|said|asked"
    r"|informed|gave|welcomed|explained|advised|thanked|requested|suggested"
    r"|heard|declared|arrived|left|entered|joined|took the|nominated|seconded"
    r"|proposed that|reported that|confirmed that|sent (?:their|his|her|apologies)|to be)\b"
    r"|\b(?:questioned|provided|presented|considered|received|introduced|outlined"
    r"|highlighted|discussed|queried|updated|noted|raised|confirmed"
    r"|reported|offered|shared|described|commented|clarified|mentioned|summarised"
    r"|reminded|attended)\s+(?:the|a|an|that|to|his|her|their|on|by|members"
    r"|partners|it|how|whether|[A-Z]{2,3}\b)"
)
_NOT_HEADING = re.compile(
    r"^(?:none\b|nil\b|noted\b|(?:held|carried) (?:over|forward)\b|deferred\b|n/?a$|agreed\b|received\b|nominated\b|all agreed"
    r"|.{0,80}\ball agreed$|page \d+\b|item \d+\b|minute \d+\b|min\.? \d+|there (?:was"
    r"|were)|no\b.{0,60}\b(?:raised|received|declared|made)"
    r"|resolved\b|actions?\s*[:\-]|action$|actions$|that\b|to\b|report of|chair(?:man)?$"
    r"|signed\b|the meeting\b|proposed by|date:|venue:|present:|view )",
    re.I,
)
# A heading and all that it says on one line: "Date of next meeting: Monday 2 September, 4pm".
_TOLD_ON_ITS_LINE = re.compile(
    r"^(?P<head>(?:dates?(?:,? (?:and )?(?:time|venue|place))*(?: and venue)? of (?:the )?(?:next|future) meetings?"
    r"|next meetings?|future meetings?|any other business|a\.?o\.?b\.?|apologies(?: for absence| received)?"
    r"|declarations? of interests?|welcome|close(?: of meeting)?|matters arising))\s*:\s+(?=\S)"
    r"|^(?P<head2>(?:date (?:and (?:time|venue) )?of (?:the )?next meeting|next meeting|any other business|a\.?o\.?b\.?"
    r"|apologies(?: for absence)?|declarations? of interests?))\s+-\s+(?=\S)"
    r"|^(?P<head3>[A-Z][\w /&(),'-]{2,60}?)\s*(?::|\s-)\s+(?=(?:none|nil|n/a|noted|agreed|approved)\.?$)",
    re.I,
)
# "Action Point 3: …", "AP1 - …", "ACTION JB to …": marks of actions, which no heading begins with.
_MARKED = re.compile(
    r"^\W*(?:(?:agreed |new )?actions?(?: points?| items?| required)?|ap ?\d+)\b[^:]{0,30}(?::|\s-)\s+\S"
    r"|^(?-i:ACTIONS?\s+[A-Z]{2,4}\s+to\b)",
    re.I,
)
_NEXT_TITLE = re.compile(r"^(?:dates?\b.{0,30}\b)?(?:next|future) meetings?|^meeting dates", re.I)
# What a printed page repeats at its foot or head.
_FOOTER = re.compile(
    r"^(?:-\s*)?page\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*-)?$|^\d{1,3}\s+of\s+\d{1,3}$|^-\s*\d{1,3}\s*-$",
    re.I,
)
_LETTER = re.compile(r"^\(?([a-z])[.)]\s+(?=[A-Z])")
# Headings that end a page of numbered minutes without a number of their own.
_LAST_HEADINGS = re.compile(
    r"^(?:dates?(?:,? (?:and )?(?:time|venue|place))*(?: and venue)? of (?:the )?(?:next|future) meetings?|next meetings?"
    r"|future meetings?|any other business|a\.?o\.?b\.?|action (?:log|list|plan|summary|points|tracker)|actions"
    r"|summary of (?:agreed )?actions|(?:agreed )?actions (?:agreed|arising|from (?:the|this) meeting))\s*(?::|$)",
    re.I,
)
_IN_THE_CHAIR = re.compile(r"\bin the chair$", re.I)
_REFERRED = re.compile(
    (
        r"^(?:minutes (?:of|from) (?:the )?(?:meeting (?:held )?(?:of|on) )?\d{1,2}\w* \w+ \d{4}"
        r"|\d{1,3}[.)] \S|(?:OR|HSP|AP) ?\d+\b|\d+/\d{4}/?\w* -)"
    ),
    re.I,
)
_PREVIOUS = re.compile(
    (
        r"^(?:\W*)(?:minutes\b|matters? arising|approval of (?:the )?minutes|confirmation of (?:the"
        r" )?minutes|(?:the )?previous minutes)"
    ),
    re.I,
)
_ACTIONS = re.compile(
    (
        r"^(?:(?:the |agreed |summary of |key |new )?actions?|next steps)(?: points?"
        r"| items?| list| from (?:the |this )?meeting| arising| agreed| required)*\s*:?$"
    ),
    re.I,
)
_ACTION_HEAD = re.compile(
    (
        r"^(?:(?:no\.?|ref\.?|#|item(?: no\.?)?|number|minute|date)\s*\|\s*)?(?:actions?(?: \w+){0,3}"
        r"|tasks?|what|to do)\s*\|\s*(?:owners?|who|lead|responsib|by whom|by when"
        r"|assigned|person|deadline|due|action by|when|officer)"
    ),
    re.I,
)
_MINUTES_HEAD = re.compile(
    (
        r"^(?:(?:agenda )?item|no\.?|#|ref\.?|subject|topic)(?: no\.?)?\s*\|\s*(?:discussion"
        r"|minutes?|details?|notes?|item|subject|summary|discussion\b[^|]*)\s*\|\s*(?:actions?(?:"
        r" by| owner)?|owner|lead|who|responsible[^|]*)$"
    ),
    re.I,
)
_AGENDA_TEXT = re.compile(
    r"^(?:to (?:receive|consider|note|confirm|approve|agree|discuss|provide"
    r"|elect|appoint|review|update|sign|hear|determine)\b|(?:joint )?report of\b"
    r"|.{3,120}\bwill (?:present|give|provide|be presented|be in attendance)\b"
    r"|members (?:of the \w+ )?(?:must|are (?:invited|reminded))\b|the chair will consider\b)",
    re.I,
)
# What the first sentence of an item whose heading was lost says about which item it is.
CUES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), title)
    for pattern, title in (
        (
            (
                r"^(?:an? )?apolog(?:y|ies)\b.{0,60}\b(?:received|noted|submitted"
                r"|given|sent|tendered|from)\b|^to receive (?:any )?apologies|\bsent (?:their "
                r"|his |her )?apologies for absence"
            ),
            "Apologies for Absence",
        ),
        (
            (
                r"^(?:the )?(?:chair(?:man|woman|person)?\b|[A-Z]\w+ [A-Z]\w+\b).{0,40}\bwelcomed\b"
                r"|^introductions were made|^those present introduced|^all (?:those )?present introduced"
                r"|\bround of introductions"
            ),
            "Introductions",
        ),
        (
            (
                r"^(?:the |to (?:confirm|agree|approve|receive|sign)\b.{0,40})(?:public )?minutes"
                r"(?: and [\w -]{3,30} summary)? of the\b.{0,120}|^(?:the )?(?:public )?minutes (?:of|from)\b.{0,160}\b(?:agreed"
                r"|approved|confirmed|accepted|signed|taken as read|true|correct"
                r"|accurate)\b|^that the minutes of\b"
            ),
            "Minutes of previous meeting",
        ),
        (
            (
                r"^(?:there were no|no|nothing)\b.{0,30}\bmatters arising|^nothing arose from the"
                r" minutes|^there were none to note"
            ),
            "Matters arising",
        ),
        (
            (
                r"^(?:no |there were no |the chair(?:man)? invited members .{0,60}"
                r"|members (?:were|are) invited to )(?:formal )?(?:declar|disclos)"
                r"|^(?:the chair(?:man)? invited)\b.{0,80}\bdeclare\b|\bdeclared an? (?:personal"
                r"|prejudicial|pecuniary|non-pecuniary|interest)"
            ),
            "Declarations of interest",
        ),
        (
            (
                r"^(?:the )?dates?\b.{0,60}\bnext meeting|^(?:the )?next meeting (?:will"
                r"|is|would|was)|^(?:it was noted that )?the next meeting"
            ),
            "Date of next meeting",
        ),
        (r"^there was no (?:any )?other (?:urgent )?business|^no other business", "Any other business"),
    )
)
_REPORT = re.compile(
    (
        r"^(?:the )?(?:board|committee|partnership|group|members|panel|commission"
        r"|forum|cabinet|meeting|council)\b.{0,20}\b(?:considered|received|discussed"
        r"|noted|had before (?:it|them)|was presented with|were presented with)\s+(?:a "
        r"|the |an )?(?:\w+ )?(?:report|paper|presentation|update|briefing)s?\b(?P<rest>.*)"
    ),
    re.I,
)
_NAMED = re.compile(
    r"^(?:[Tt]he )?(?:Board|Committee|Partnership|Group|Members|Panel|Commission"
    r"|Forum)\b.{0,20}\b(?:considered|received|reviewed|noted) (?:the |a |an "
    r"|its )?(?P<what>(?:[A-Z][\w&'-]* ){1,8}(?:Log|Report|Plan|Strategy|Update"
    r"|Programme|Assessment|Register))\b"
)
_ABOUT = re.compile(
    r"\b(?:on|regarding|concerning|about|in respect of|in relation to|update the (?:board"
    r"|committee|group|partnership) regarding|(?:gave|provided) an update (?:on"
    r"|regarding))\s+(?:the\s+)?(?P<what>[A-Z0-9][^.;]{3,110}?)(?=\.|;|,|\s+A copy"
    r"|$)"
)


@dataclass
class Draft:
    """An item while the page is read. `paragraphs`: what the minutes say; `agenda`: what the agenda said;
    `owner_cells`: paragraphs that are the last column of a table of minutes, where it names who acts; `documents`: lines that are
    nothing but a document; `decided`: paragraphs that stood behind the word "Decision:"."""

    number: str = ""
    number_inferred: bool = False
    title: str = ""
    title_line: Line | None = None
    number_line: Line | None = None
    heading_lost: bool = False
    doubt: float = 0.0
    why: str = ""
    paragraphs: list[Line] = field(default_factory=list)
    agenda: list[Line] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)
    attachments: list[FoundAttachment] = field(default_factory=list)
    cuts: list[FoundCut] = field(default_factory=list)
    owner_cells: list[Line] = field(default_factory=list)
    documents: list[Line] = field(default_factory=list)
    decided: list[Line] = field(default_factory=list)

    @property
    def length(self) -> int:
        return sum(len(line.raw) for line in self.paragraphs)


@dataclass
class Parted:
    """A page in items. `preface`: lines before the first item that are not an item; `furniture`: words of the page's
    frame; `covered`: ends of lines that are a mark of cut text or a document; `style`: how items are numbered."""

    drafts: list[Draft] = field(default_factory=list)
    preface: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    cuts: list[FoundCut] = field(default_factory=list)
    covered: list[Line] = field(default_factory=list)
    style: str = "none"
    year_first: bool = False
    warnings: list[str] = field(default_factory=list)


def part_items(
    lines: list[Line], *, framed: bool, people_key: re.Pattern[str], single: bool = False
) -> Parted:
    """Part the lines after the head into items. `people_key`: lines that open a list of attendance. `single`: the page
    is of one item, and every heading after its first is within it."""
    year_first = _is_year_first(lines)
    parted = Parted(style=_style(lines, framed, year_first), year_first=year_first)
    reader = _Reader(lines, parted, framed, people_key, single)
    reader.run()
    _join_subheadings(parted)
    _number(parted)
    return parted


def _style(lines: list[Line], framed: bool, year_first: bool) -> str:
    alone: list[tuple[int, int]] = []
    inline: list[tuple[int, int, bool]] = []
    for index, line in enumerate(lines):
        if line.bullet:
            continue
        if (found := ALONE.match(line.flat)) and (value := _value(found[1], year_first)) is not None:
            alone.append((index, value))
        elif (
            (found := INLINE.match(line.raw))
            and not DAY_MONTH.match(line.raw)
            and (value := _value(found[1], year_first)) is not None
        ):
            titled = _is_title(line.raw[found.end() :], line) and (found[1][0].isdigit() or "/" in found[1])
            inline.append((index, value, titled))
    first = next(
        (i for i, line in enumerate(lines) if not MARKER.match(line.flat) and not FRAME.match(line.flat)), 0
    )
    if (
        alone
        and (_ascends([v for _, v in alone]) and (framed or len(alone) > 1))
        and (not framed or alone[0][0] <= first + 2)
    ):
        return "alone"
    titled = [(i, v) for i, v, is_title in inline if is_title]
    run = _longest_run([v for _, v in titled])
    if framed:
        at_once = bool(titled) and titled[0][0] <= first + 1
        return "inline" if at_once or (run >= 3 and any(value == 1 for _, value in titled)) else "none"
    if run >= 2 or (len(inline) >= 3 and _longest_run([v for _, v, _ in inline]) >= 3):
        return "inline"
    if not framed and _is_lettered(lines):
        return "lettered"
    # The page of one item: "64 Minutes PDF 75 KB".
    if len(titled) == 1 and titled[0][0] == first:
        return "inline"
    return "none"


def _is_lettered(lines: list[Line]) -> bool:
    """Are the items "(a) Skate park", "(b) …", each followed by sentences?"""
    letters = []
    for line, after in zip(lines, lines[1:], strict=False):
        found = _LETTER.match(line.raw)
        if (
            found
            and line.gap >= 1
            and _is_title(line.raw[found.end() :], line)
            and not _LETTER.match(after.raw)
        ):
            if re.match(r"(?:That|To)\b", line.raw[found.end() :]):
                return False
            letters.append(found[1])
    return len(letters) > 1 and letters == [chr(ord("a") + index) for index in range(len(letters))]


def _value(number: str, year_first: bool = False) -> int | None:
    """Which part of a number counts on: of "12/19" or "45/20-21" the first (the year follows), of "2019/12" the
    second, of "CSP.12/19" the first, of "4.1" the first. `year_first`: on this page "23/165" is the 165th of 2023."""
    found = re.findall(r"\d+", number)
    if not found:
        return None
    second = len(found) > 1 and (
        len(found[0]) == 4 or (year_first and re.match(r"\d+[./]\d", number) is not None)
    )
    return int(found[1] if second else found[0])


def _is_year_first(lines: list[Line]) -> bool:
    """Do all numbers of the page begin alike and count on behind the stroke or stop: 23/165, 23/166 …?"""
    pairs = [
        (int(found[1]), int(found[2]))
        for line in lines
        if not line.bullet and (found := re.match(r"(\d{2})[./](\d{1,4})(?:[.):]|\s)\s*(?=[A-Z(])", line.raw))
    ]
    return (
        len(pairs) > 2
        and len({year for year, _ in pairs}) == 1
        and all(0 < b - a <= 2 for (_, a), (_, b) in zip(pairs, pairs[1:], strict=False))
    )


def _ascends(values: list[int]) -> bool:
    return sum(b >= a for a, b in zip(values, values[1:], strict=False)) >= (len(values) - 1) * 0.7


def _longest_run(values: list[int]) -> int:
    best = run = 1 if values else 0
    for a, b in zip(values, values[1:], strict=False):
        run = run + 1 if a <= b <= a + 1 else 1
        best = max(best, run)
    return best


def _is_title(words: str, line: Line) -> bool:
    words = words.strip()
    cut, _ = take_attachments(line)
    if cut.end < line.end:
        return True
    if len(words) > 130 or len(words.split()) > 18:
        return False
    if re.search(r"[a-z]\.\s+[A-Z]", words):
        return False
    if words.endswith((";", ",")) and len(words.split()) > 7:
        return False
    if words.endswith((".", ";", ",")) and (len(words.split()) > 12 or _VERB.search(words)):
        return False
    return not _VERB.search(words)


class _Reader:
    def __init__(
        self, lines: list[Line], parted: Parted, framed: bool, people_key: re.Pattern[str], single: bool
    ) -> None:
        self.lines, self.parted, self.framed, self.people_key = lines, parted, framed, people_key
        self.single = single
        self.section = "text"
        self.last: int | None = None
        self.last_number = ""
        self.after_cut = False
        self.minuted = False
        self.decided = False
        self.attendance_opened = False
        self.printed = 0
        self.table = ""
        self.last_numbered = self._last_numbered()
        # In plain notes whose headings all end with a colon, such a line opens an item.
        self.colons = (
            not framed
            and sum(
                line.gap >= 1 and after.gap == 0 and line.flat.endswith(":") and len(line.flat.split()) <= 6
                for line, after in zip(lines, lines[1:], strict=False)
            )
            >= 3
        )
        self.shouts = sum(line.flat.isupper() and line.gap >= 1 and len(line.flat) > 5 for line in lines) >= 3
        self.item_gap = self._item_gap() if parted.style == "none" else 1

    @property
    def current(self) -> Draft | None:
        return self.parted.drafts[-1] if self.parted.drafts else None

    def open(self, draft: Draft) -> Draft:
        self.parted.drafts.append(draft)
        self.section, self.after_cut, self.minuted, self.decided = "agenda", False, False, False
        return draft

    def run(self) -> None:
        index = 0
        while index < len(self.lines):
            index += self.step(index)

    def step(self, index: int) -> int:
        whole = self.lines[index]
        line, cut = take_cut(whole)
        if cut:
            self.parted.covered.append(whole.cut(line.end - line.start, len(whole.raw)))
            return self.cut(index, line, cut)
        if FRAME.match(line.flat) or self.is_footer(line):
            self.parted.furniture.append(line)
            return 1
        if found := MARKER.match(line.raw):
            return self.marker(line, found)
        if self.in_table(line):
            return 1
        for attempt in (self.numbered, self.heading, self.lost):
            took = attempt(index, line)
            if took:
                return took
        self.text(line)
        return 1

    def is_footer(self, line: Line) -> bool:
        """The number of a printed page, by its words or by counting up in the middle of minutes numbered otherwise."""
        if _FOOTER.match(line.flat):
            # "Page 3" may also name where in the earlier minutes the paragraphs that follow stand.
            return (
                "of" in line.flat.lower() or "/" in line.flat or "-" in line.flat or not self.under_previous()
            )
        if self.framed or self.parted.style == "alone" or not re.fullmatch(r"\d{1,3}", line.flat):
            return False
        self.printed += 1
        return int(line.flat) == self.printed and line.gap >= 1

    def under_previous(self) -> bool:
        return self.current is not None and bool(_PREVIOUS.match(self.current.title))

    # --- Lines that are not text -------------------------------------------------------------------------------

    def cut(self, index: int, line: Line, cut: FoundCut) -> int:
        if line.raw:
            self.lines[index] = line
            self.step(index)
        if self.current is None:
            self.parted.cuts.append(cut)
        else:
            self.current.cuts.append(cut)
            self.after_cut = cut.of == "minutes"
        return 1

    def marker(self, line: Line, found: re.Match[str]) -> int:
        kind = (found["kind"] or found["with"] or "").lower()
        if self.current is None and kind.startswith(("minutes", "decision")) and self.parted.preface:
            # The item's heading went with its number: what came before is its heading or what the agenda said.
            lost = self.open(
                Draft(heading_lost=True, doubt=0.6, why="no number and no heading stand before its text")
            )
            heading = self.parted.preface.pop(0)
            if _is_title(heading.raw, heading):
                self.title(lost, heading)
                lost.heading_lost, lost.doubt, lost.why = False, 0.2, "by its shape"
            else:
                lost.agenda.append(heading)
            lost.agenda += self.parted.preface
            self.parted.preface.clear()
        again = kind.startswith("minutes") and self.minuted and self.parted.style != "alone" and line.gap >= 1
        if self.current is None or again:
            lost = self.open(Draft(heading_lost=True, doubt=0.6, why="no heading stands before its text"))
            lost.title = infer_title(" ".join(line.raw[found.end() :].split())) if found["with"] else ""
        self.minuted = self.minuted or kind.startswith("minutes")
        if (
            self.current is not None
            and kind.startswith("minutes")
            and self.current.paragraphs
            and not self.current.agenda
            and not self.decided
        ):
            self.current.agenda, self.current.paragraphs = self.current.paragraphs, []
            self.current.headings = []
        self.section = "documents" if "documents" in kind else "text"
        self.decided = self.decided or kind.startswith("decision")
        if found["with"]:
            self.parted.furniture.append(line.cut(0, found.end()))
            rest = line.cut(found.end(), len(line.raw), gap=max(line.gap, 1))
            if rest.raw:
                self.text(rest)
                if kind.startswith("decision") and self.current is not None:
                    self.current.decided.append(rest)
        else:
            self.parted.furniture.append(line)
        return 1

    # --- Tables ------------------------------------------------------------------------------------------------

    def in_table(self, line: Line) -> bool:
        """A row of a table of actions is text; a row "number | discussion | action" of a table of minutes is an item."""
        if not line.cells:
            self.table = ""
            return False
        cells = [line.raw[a:b].strip(" *:") for a, b in line.cells]
        if _ACTION_HEAD.match(" | ".join(cells)):
            self.table = "actions"
        elif len(cells) == 3 and _MINUTES_HEAD.match(" | ".join(cells)):
            self.table = "minutes"
            self.parted.furniture.append(line)
            return True
        if self.table == "actions":
            self.text(line)
            return True
        if self.table != "minutes" or not (2 <= len(cells) <= 3):
            return False
        self.minuted_row(line, cells)
        return True

    def minuted_row(self, line: Line, cells: list[str]) -> None:
        number = ALONE.match(cells[0])
        draft = Draft(number=number[1] if number else "", number_line=line.cut(*line.cells[0]))
        body = line.cut(*line.cells[1], gap=1)
        if number:
            self.title_and_text(draft, body)
        else:
            self.open(draft)
            draft.number_line = None
            self.title(draft, line.cut(*line.cells[0], gap=1))
            self.text(body)
        if len(cells) == 3 and cells[2] and self.current:
            owner = line.cut(*line.cells[2], gap=1)
            self.current.paragraphs.append(owner)
            self.current.owner_cells.append(owner)

    # --- Items -------------------------------------------------------------------------------------------------

    def numbered(self, index: int, line: Line) -> int:
        if line.bullet or self.parted.style == "none":
            return 0
        if self.current and self.last is None and _ACTIONS.match(self.current.title):
            return 0  # a numbered list of actions, not of items
        if self.parted.style == "alone":
            return self.numbered_alone(index, line)
        if self.parted.style == "lettered":
            return self.lettered(line)
        found = INLINE.match(line.raw)
        if (
            not found
            or DAY_MONTH.match(line.raw)
            or not self.follows(found[1])
            or (self.single and self.current is not None)
        ):
            return 0
        rest = line.cut(found.end(), len(line.raw))
        if not rest.raw:
            return 0
        if self.is_child(found[1]) and not _is_title(rest.raw, rest):
            return 0
        self.last, self.last_number = _value(found[1], self.parted.year_first), found[1]
        self.before_number(line, found)
        draft = Draft(number=found[1].strip(), number_line=line.cut(0, found.end()))
        self.title_and_text(draft, rest)
        return 1

    def before_number(self, line: Line, found: re.Match[str]) -> None:
        """ "Item 3", "No. 3": the word is the page's, not the item's."""
        before = line.cut(0, found.start(1)) if found.re is INLINE else line
        if re.search(r"[A-Za-z]{2}", before.raw):
            self.parted.furniture.append(before)

    def lettered(self, line: Line) -> int:
        found = _LETTER.match(line.raw)
        wanted = chr(ord("a") + sum(bool(draft.number) for draft in self.parted.drafts))
        if not found or found[1] != wanted or line.gap < 1:
            return 0
        draft = Draft(number=found[1], number_line=line.cut(0, found.end()))
        self.title_and_text(draft, line.cut(found.end(), len(line.raw)))
        return 1

    def title_and_text(self, draft: Draft, rest: Line) -> None:
        """What stands on the line of a number: a heading, a heading and its first sentence, or a sentence alone."""
        if _is_title(rest.raw, rest):
            self.open(draft)
            self.title(draft, rest)
            return
        parts = re.match(r"^(?P<head>[^.:;]{3,70}?)(?:\s+-\s+|:\s+|\.\s+)(?=\S)", rest.raw) or re.match(
            r"^(?P<head>[A-Z][A-Z0-9 &/,'()-]{3,80}?)\s+(?=[A-Z][a-z]+ )", rest.raw
        )
        if parts and not _VERB.search(parts["head"]) and len(parts["head"].split()) <= 10:
            self.open(draft)
            self.title(draft, rest.cut(0, parts.end("head")))
            self.text(rest.cut(parts.end(), len(rest.raw), gap=1))
            self.section = "text"
            return
        before = self.current
        if before and not before.number and not before.paragraphs and before.title_line:
            # The heading stood on the line before, without its number.
            before.number, before.number_line = draft.number, draft.number_line
            self.text(Line(rest.page, rest.start, rest.end, 1))
            return
        draft.heading_lost, draft.doubt, draft.why = (
            True,
            0.4,
            "the number is followed by a sentence, not by a heading",
        )
        self.open(draft)
        draft.title = infer_title(rest.flat)
        self.text(Line(rest.page, rest.start, rest.end, 1))

    def numbered_alone(self, index: int, line: Line) -> int:
        found = ALONE.match(line.flat)
        inline = None if found else INLINE.match(line.raw)
        if not found and not (inline and "|" in inline.group()):
            return 0
        at = found or inline
        if at is None or not self.follows(at[1]):
            return 0
        self.last, self.last_number = _value(at[1], self.parted.year_first), at[1]
        self.before_number(line, at)
        draft = self.open(Draft(number=at[1].strip(), number_line=line.cut(0, at.end()) if inline else line))
        if inline:
            self.title(draft, line.cut(inline.end(), len(line.raw)))
            return 1
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if after is None or MARKER.match(after.raw) or ALONE.match(after.flat):
            draft.heading_lost, draft.doubt, draft.why = True, 0.4, "its number stands without a heading"
            return 1
        bare, _ = take_attachments(after)
        if len(bare.flat) > 220 or (bare.flat.endswith(".") and _VERB.search(bare.flat)):
            draft.heading_lost, draft.doubt, draft.why = True, 0.4, "its number is followed by a sentence"
            return 1
        self.title(draft, after)
        return 2

    def follows(self, number: str) -> bool:
        value = _value(number, self.parted.year_first)
        if value is None:
            return False
        if self.last is None:
            return True
        if self.is_child(number) and number != self.last_number:
            return True
        step = 60 if self.parted.style == "alone" else 4
        return self.last < value <= self.last + step

    def is_child(self, number: str) -> bool:
        """Is "4a" or "4.1" a part of the item numbered 4?"""
        if self.parted.year_first:
            return False
        base = re.match(r"\d+", number)
        last = re.match(r"\d+", self.last_number)
        return bool(
            base
            and last
            and base[0] == last[0]
            and number != base[0]
            and not re.match(r"\d+/\d|\d{4}[./]", self.last_number)
        )

    def heading(self, index: int, line: Line) -> int:
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if self.section == "documents" and take_attachments(line)[1]:
            return 0
        if self.in_attendance(index, line) or not self.is_heading(line, after):
            return 0
        if self.parted.style != "none" and not self.opens_without_number(line, index):
            return self.subheading(line)
        if self.current is not None and (
            self.single
            or line.gap < self.item_gap
            or self.points_back(line)
            or (line.flat.endswith(":") and not KNOWN.match(line.flat) and not self.colons)
        ):
            return self.subheading(line)
        draft = self.open(Draft())
        self.title(draft, line)
        return 1

    def in_a_list(self, line: Line) -> bool:
        """Is the line somebody's name in a list of apologies or attendance?"""
        if self.current is None or KNOWN.match(line.flat):
            return False
        lines = self.current.paragraphs
        announced = bool(lines) and any(other.flat.endswith((":", "following")) for other in lines[-12:])
        listed = bool(re.search(r"\bapolog|\battend|\bpresent\b", self.current.title, re.I))
        if not (announced or listed) or read_person(line.raw, Attendance.APOLOGIES) is None:
            return False
        names = [
            other for other in lines if len(other.flat) < 90 and read_person(other.raw, Attendance.APOLOGIES)
        ]
        if not names:
            return announced or line.gap <= 1
        # A list keeps its shape: names with their organisations are not followed by one without.
        bare = all("(" in other.raw for other in names) and "(" not in line.raw
        return not bare and line.gap <= max(1, *(other.gap for other in names[:4]))

    def points_back(self, line: Line) -> bool:
        """Under the minutes or matters arising: does the heading name a minute or a meeting of before?"""
        under = self.current is not None and bool(_PREVIOUS.match(self.current.title))
        return (
            not take_attachments(line)[1]
            and bool(_REFERRED.match(line.flat))
            and (under or not line.flat.lower().startswith("minutes"))
        )

    def opens_without_number(self, line: Line, index: int) -> bool:
        """In a numbered page: before the first number and after the last a known heading still is an item."""
        if (
            len(self.parted.drafts) > 1
            and self.parted.style in {"inline", "lettered"}
            and index > self.last_numbered
        ):
            return bool(_LAST_HEADINGS.match(line.flat))
        return (
            not self.parted.drafts and bool(KNOWN.match(line.flat)) and not self.people_key.match(line.flat)
        )

    def in_attendance(self, index: int, line: Line) -> bool:
        """Before the first item, after a list of who was there: does the line open or go on with such a list?"""
        if self.parted.drafts or not self.attendance_opened:
            return False
        if self.people_key.match(line.flat):
            return True
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if KNOWN.match(line.flat) or self.is_tight_heading(line, after):
            return False
        if read_person(line.raw, Attendance.PRESENT) is not None:
            return True
        # Names and posts that ran together: short lines until a heading that every agenda has.
        short = len(line.flat) < 110 and (
            after is None or len(after.flat) < 110 and not after.flat.endswith(".")
        )
        return short and any(
            KNOWN.match(other.flat) and not self.people_key.match(other.flat)
            for other in self.lines[index + 1 : index + 60]
        )

    def subheading(self, line: Line) -> int:
        if self.current is None:
            return 0
        self.current.headings.append(line)
        self.current.paragraphs.append(line)
        self.section = "text"
        return 1

    def lost(self, index: int, line: Line) -> int:
        """The first sentence of an item whose heading the page has lost."""
        if self.parted.style != "none" or line.bullet or (self.single and self.current is not None):
            return 0
        first = self.current is None
        if first and (self.people_key.match(line.flat)):
            return 0
        fresh = first or (self.current is not None and bool(self.current.paragraphs) and line.gap >= 3)
        if self.after_cut and not first and line.gap >= 1:
            draft = self.open(
                Draft(heading_lost=True, doubt=0.5, why="the item before ends with a mark of cut text")
            )
            draft.title = infer_title(line.flat)
            self.text(line)
            return 1
        if not fresh:
            return 0
        title = infer_title(line.flat)
        if first and self.single:
            self.open(Draft(title=title, heading_lost=True, doubt=0.5, why="the page names no heading"))
            self.text(line)
            return 1
        if first and not title and is_people_line(line):
            title = "Apologies for Absence"
        if not title and not (first and len(line.flat) > 30 and self.framed):
            return 0
        if (
            not first
            and self.current
            and _PREVIOUS.match(self.current.title)
            and title in {"Minutes of previous meeting"}
        ):
            return 0
        if not first and self.current and self.current.title.lower() == title.lower():
            return 0
        draft = self.open(
            Draft(title=title, heading_lost=True, doubt=0.5, why="no heading stands before its text")
        )
        if re.match(r"^to (?:receive|confirm|agree|approve)\b", line.flat, re.I):
            draft.agenda.append(line)
        else:
            self.text(line)
        return 1

    def is_heading(self, line: Line, after: Line | None) -> bool:
        bare, attached = take_attachments(line)
        flat = bare.flat
        if (
            line.gap >= 1
            and _NEXT_TITLE.match(flat)
            and _TOLD_ON_ITS_LINE.match(line.raw)
            and DAY_MONTH.search(flat)
        ):
            return not line.bullet and len(flat) <= 200
        if line.bullet or len(line.cells) > 1 or not 2 <= len(flat) <= 130 or len(flat.split()) > 18:
            return False
        gap_after = after.gap if after else 1
        alone = line.gap >= 1 and gap_after >= 1
        shouted = (
            flat.isupper()
            and line.gap >= 1
            and len(flat) > (2 if self.shouts else 5)
            and not (after and after.flat.isupper())
        )
        shouted = shouted or self.is_tight_heading(line, after)
        if not (alone or attached or (line.strong and line.gap >= 1) or shouted):
            return False
        if attached:
            return not _NOT_HEADING.match(flat) or bool(KNOWN.match(flat))
        if not re.match(r"['\"(]?[A-Z0-9]", flat) or _NOT_HEADING.match(flat) or _IN_THE_CHAIR.search(flat):
            return False
        if re.search(r"\(\d{1,2}\)$", flat) and len(flat.split()) > 8:
            return False
        if flat[-1] == "." and re.search(
            r"\b(?:agreed|approved|noted|accepted|received|confirmed|signed)\.$", flat
        ):
            return False
        if self.current and _NEXT_TITLE.match(self.current.title) and DAY_MONTH.search(line.raw):
            return False
        if (
            self.in_a_list(line)
            or re.search(r"\baction\s*\d*\s*(?::|-\s)|\]$", flat, re.I)
            or _MARKED.match(flat)
        ):
            return False
        if (
            flat[-1] == ":"
            and not KNOWN.match(flat)
            and re.search(r"\b(?:agreed|resolved|noted|discussed|decided|raised|made|follow\w*)\b", flat)
        ):
            return False
        if flat[-1] in ";,?!" or (
            flat[-1] == "."
            and not flat.endswith(" etc.")
            and not (KNOWN.match(flat) and len(flat.split()) <= 7)
        ):
            return False
        if self.people_key.match(flat) and not KNOWN.match(flat):
            return False
        if (
            is_people_line(line)
            or _VERB.search(flat)
            or re.match(r"^[A-Z]{2,4}(?:(?:,| and| &) [A-Z]{2,4})* to [a-z]", flat)
        ):
            return False
        if re.match(r"^(?:All )?[A-Z][a-z]+(?: [A-Z][a-z]+)? to [a-z]+ ", flat) and not KNOWN.match(flat):
            return False
        return not ALONE.match(flat) or not flat[0].isdigit()

    def is_tight_heading(self, line: Line, after: Line | None) -> bool:
        """In plain notes: a few words after a blank line, with sentences on the very next line."""
        return (
            not self.framed
            and self.parted.style == "none"
            and after is not None
            and after.gap == 0
            and line.gap >= 1
            and len(line.flat.split()) <= 6
            and len(line.flat) <= 45
            and (line.flat[-1].isalnum() or (self.colons and line.flat[-1] == ":"))
            and not after.cells
            and (after.flat.endswith((".", ":")) or len(after.flat) > 60)
            and (bool(_VERB.search(after.flat)) or read_person(after.raw, Attendance.PRESENT) is None)
        )

    def _last_numbered(self) -> int:
        """Where the last line stands that opens with a number and could be an item."""
        last = -1
        for index, line in enumerate(self.lines):
            if line.bullet or line.gap < 1 or DAY_MONTH.match(line.raw):
                continue
            if ALONE.match(line.flat) or INLINE.match(line.raw):
                last = index
        return last

    def _item_gap(self) -> int:
        """How many blank lines stand at least before the headings of items on this page."""
        gaps = []
        for index, line in enumerate(self.lines[1:], start=1):
            after = self.lines[index + 1] if index + 1 < len(self.lines) else None
            if self.is_heading(line, after) and (KNOWN.match(line.flat) or take_attachments(line)[1]):
                gaps.append(line.gap)
        return min([*gaps, 2]) if gaps else 1

    def title(self, draft: Draft, line: Line) -> None:
        if found := _TOLD_ON_ITS_LINE.match(line.raw):
            head = line.cut(0, max(found.end(name) for name in ("head", "head2", "head3")))
            draft.title_line, draft.title = head, head.words
            rest = line.cut(found.end(), len(line.raw), gap=1)
            if rest.raw and self.current is draft:
                self.section = "text"
                self.text(rest)
            return
        bare, attached = take_attachments(line)
        draft.title_line = bare
        self.parted.covered.append(line.cut(bare.end - line.start, len(line.raw)))
        draft.title = re.sub(r"(?<=[\w)])(?<!\betc)[.:]$", "", bare.words).strip(" |*")
        draft.attachments += attached

    # --- Text --------------------------------------------------------------------------------------------------

    def text(self, line: Line) -> None:
        if not line.raw:
            return
        if self.current is None:
            self.parted.preface.append(line)
            self.attendance_opened = self.attendance_opened or bool(self.people_key.match(line.flat))
            return
        if self.section == "documents":
            bare, attached = take_attachments(line)
            if attached:
                self.parted.covered.append(line.cut(bare.end - line.start, len(line.raw)))
                self.current.attachments += attached
                self.current.agenda.append(bare)
                return
            self.section = "text"
        fresh = self.parted.style == "none" and not self.current.paragraphs and not self.current.agenda
        if fresh and self.current.title_line and line.gap <= 1 and _AGENDA_TEXT.match(line.flat):
            self.current.agenda.append(line)
            return
        self.current.paragraphs.append(line)


def infer_title(sentence: str) -> str:
    """What an item was called, from its first sentence; "" when nothing says."""
    for pattern, title in CUES:
        if pattern.search(sentence):
            return title
    if found := _REPORT.match(sentence):
        abouts = list(_ABOUT.finditer(found["rest"]))
        if abouts:
            return abouts[-1]["what"].strip(" ,") if len(abouts) == 1 else abouts[0]["what"].strip(" ,")
    if found := _NAMED.match(sentence):
        return found["what"]
    return ""


def _join_subheadings(parted: Parted) -> None:
    """Where a mark of cut text says that an item is long, headings before it belong to it.

    A system cuts what exceeds its length: a cut item is longer than every item that it shows whole. So when the item
    in which the mark stands is shorter than another that is whole, the headings since the minutes of the previous
    meeting (which have matters arising under them) were headings within it.
    """
    if parted.style != "none":
        return
    index = 0
    whole = max((d.length for d in parted.drafts if not d.cuts), default=0)
    while index < len(parted.drafts):
        draft = parted.drafts[index]
        marks = [cut for cut in draft.cuts if cut.of == "minutes"]
        if marks and draft.length < whole:
            start = next(
                (
                    i
                    for i in range(index - 1, -1, -1)
                    if _PREVIOUS.match(parted.drafts[i].title) or parted.drafts[i].cuts
                ),
                None,
            )
            if start is not None and not parted.drafts[start].cuts:
                head = parted.drafts[start]
                for part in parted.drafts[start + 1 : index + 1]:
                    if part.title_line:
                        head.headings.append(part.title_line)
                        head.paragraphs.append(part.title_line)
                    head.headings += part.headings
                    head.paragraphs += [*part.agenda, *part.paragraphs]
                    head.attachments += part.attachments
                    head.cuts += part.cuts
                del parted.drafts[start + 1 : index + 1]
                index = start
        index += 1


def _number(parted: Parted) -> None:
    """Rebuild lost numbers from the numbers that marks of cut text name, where these agree with the order."""
    drafts = parted.drafts
    anchors = [
        (index, int(cut.item_number))
        for index, draft in enumerate(drafts)
        for cut in draft.cuts
        if cut.item_number.isdigit()
    ]
    if any(draft.number for draft in drafts) or not anchors:
        return
    offsets = {number - index for index, number in anchors}
    if len(offsets) > 1:
        parted.warnings.append(
            (
                "The numbers of items that the page names do not agree with the headings found: a"
                " heading between "
            )
            + " and ".join(str(number) for _, number in anchors[:2])
            + " was lost or added. Only the named items are numbered."
        )
        for index, number in anchors:
            drafts[index].number = str(number)
        return
    offset = offsets.pop()
    if offset < 0:
        return
    named = {index for index, _ in anchors}
    for index, draft in enumerate(drafts):
        draft.number = str(index + offset)
        draft.number_inferred = index not in named
