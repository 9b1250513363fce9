"""Rows of a file, read as reports: which column is what, what a cell means, and what is wrong with it.

Pure, and never raises: whatever stands in a cell comes out as part of a report or as a sentence that names row and
column. Dates are read in the British order (day first) unless they are ISO 8601; a bare number of five digits is a day
as Excel counts them. Nothing that a file says about a person is taken for permission to contact them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from wardmote.calendar.london import instant_of, start_of_day
from wardmote.people.choices import ContactKind
from wardmote.people.rules import GivenContact
from wardmote.places.national_grid import is_grid_reference, to_longitude_latitude
from wardmote.places.postcodes import normalise_postcode
from wardmote.places.rules import is_point
from wardmote.reports.choices import Kind
from wardmote.reports.rules.intake import NewReport, what_is_wrong
from wardmote.reports.rules.tables import Row, Table

COLUMNS: dict[str, str] = {
    "reference": "Their own reference",
    "received": "When it was reported",
    "happened": "When it happened",
    "kind": "Type",
    "words": "What happened",
    "more_words": "More about what happened",
    "place": "Where: address or place",
    "town": "Where: town or second line",
    "postcode": "Where: postcode",
    "latitude": "Where: latitude",
    "longitude": "Where: longitude",
    "easting": "Where: easting (National Grid, metres)",
    "northing": "Where: northing (National Grid, metres)",
    "name": "Name of who reported",
    "email": "Email of who reported",
    "phone": "Phone of who reported",
    "home": "Home address of who reported",
    "home_postcode": "Home postcode of who reported",
    "harm": "How it affects people",
}
"""What a column of a file may be, in the words of the page."""
NEEDED = ("received",)

_WHO = "(customer|caller|reporter|complainant|contact)"
_WHEN = "(on|at|date|time|datetime|date time)"
_GUESS = {
    target: re.compile(pattern)
    for target, pattern in {
        "reference": "^((reference|ref|case|incident|job|call|log|record|crime|service request|sr) ?)?"
        "(ref(erence)?|number|no|id|urn)$",
        "received": f"(report(ed)?|received|creat(ed|ion)|logged|opened|raised|request(ed)?) ?{_WHEN}?$"
        "|^date( time)?$|^month$",
        "happened": f"(incident|occurr?(ed|ence)|happened|offence|event) ?({_WHEN}|from)",
        "kind": "^((asb|incident|crime|case|request|complaint|service|sr) )?"
        "(type|category|classification|kind|subject|reason|service)( name)?$|^type of ",
        "words": "descri|details|narrative|what happened|complaint|summary|text|comments?$|words",
        "more_words": "notes?$|nature|further|additional|outcome",
        "place": "^((incident|street) )?(address|location|street|site|place|where)(( line)? 1| name)?$",
        "town": "^(town|city|village|locality|area|address( line)? 2)$",
        "postcode": "^((incident|location) )?post ?code$|^zip( code)?$",
        "latitude": "^lat(itude)?$",
        "longitude": "^(lon|lng|long|longitude)$",
        "easting": "^(os ?|osgb ?|bng ?)?(easting|eastings|x coord(inate)?)$",
        "northing": "^(os ?|osgb ?|bng ?)?(northing|northings|y coord(inate)?)$",
        "name": f"^(({_WHO}|resident|full|victim)(s|'s)? )?name$|^(caller|complainant|reporter|reported by)$",
        "email": "e ?mail",
        "phone": "phone|mobile|^tel",
        "home": f"^({_WHO}|home)(s|'s)? address$",
        "home_postcode": f"^({_WHO}|home)(s|'s)? post ?code$",
        "harm": "harm|impact|effect",
    }.items()
}
_NOTHING = frozenset(
    ["", "-", "--", "n/a", "na", "nan", "none", "null", "nil", "unknown", "not known", "?", "tbc"]
)

_KIND_WORDS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Kind.VEHICLE_ABANDONED, r"abandon"),
        (Kind.FIREWORKS, r"firework"),
        (Kind.PROSTITUTION, r"prostitut|sex work|kerb[- ]crawl"),
        (Kind.BEGGING, r"\bbeg|vagran"),
        (Kind.STREET_DRINKING, r"drinking|drunk|alcohol"),
        (
            Kind.LITTER_DRUGS,
            r"litter|needle|syringe|drug|rubbish|refuse|garbage|fly[- ]?tip|sanitation|dumping|waste|graffiti",
        ),
        (Kind.ANIMALS, r"\bdogs?\b|animal|\bpets?\b|fouling|horse"),
        (Kind.COMMUNICATIONS, r"communication|nuisance (phone )?call|hoax|malicious|harass"),
        (Kind.VEHICLE_NUISANCE, r"vehicle|\bcars?\b|quad|moped|motor|\bbikes?\b|racing"),
        (Kind.NEIGHBOURS, r"neighbou?r"),
        (Kind.NOISE, r"noise|music|barking|alarm"),
        (Kind.TRESPASS, r"trespass|encampment|intruder"),
        (Kind.ROWDY, r"rowdy|inconsiderate|youths?\b|nuisance|anti-?social|intimidat|disorder|gang"),
    )
)

_ISO = re.compile(r"\d{4}-\d{1,2}(-\d{1,2})?([T ].*)?")
_DAY_FIRST = re.compile(
    r"(\d{1,2})[/.\- ](\d{1,2}|[A-Za-z]{3,9})[/.\-, ]+(\d{4}|\d{2})(?:[ T,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?"
    r"\s*([AaPp]\.?[Mm]\.?)?)?"
)
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_EXCEL_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a day and a clock, placed in London afterwards
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, kw_only=True)
class ColumnMapping:
    """Which heading of a file is what.

    `columns`: key of `COLUMNS` -> heading. `kinds`: what a cell of the type column means, where somebody has said
    it. `system`: the name under which their references are kept. `month_first`: dates as Americans write them.
    """

    columns: Mapping[str, str]
    system: str
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    month_first: bool = False


@dataclass(frozen=True)
class CellError:
    """What is wrong with one cell: `row` as the file's program counts, `column` its heading ('' = the row)."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class ReadRow:
    """One row, read: the report with the instant at which it was received, or what is wrong."""

    number: int
    answers: NewReport | None
    received_at: datetime | None
    errors: tuple[CellError, ...] = ()


def guess_columns(headings: Iterable[str]) -> dict[str, str]:
    """Return, for each thing that a column may be, the heading that looks most like it."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    plain = [(heading, " ".join(re.sub(r"[_\-.]+", " ", heading).casefold().split())) for heading in headings]
    for target, pattern in _GUESS.items():
        for heading, words in plain:
            if heading not in taken and pattern.search(words):
                found[target] = heading
                taken.add(heading)
                break
    return found


def guess_kind(text: str) -> Kind | None:
    """Return the national type that words speak of, or None: the words themselves are kept either way."""
    plain = text.casefold()
    for kind in Kind:
        if plain in (kind.value, kind.label.casefold()):
            return kind
    return next((kind for kind, pattern in _KIND_WORDS if pattern.search(plain)), None)


def what_is_wrong_with_mapping(mapping: ColumnMapping, headings: Iterable[str]) -> dict[str, str]:
    """Return a sentence for each choice that cannot work; empty when all is well."""
    there = set(headings)
    wrong = {}
    for target, heading in mapping.columns.items():
        if target not in COLUMNS:
            wrong[target] = f"There is nothing called {target}"
        elif heading not in there:
            wrong[target] = f"The file has no column {heading}"
    for target in NEEDED:
        if target not in mapping.columns:
            wrong[target] = f"Choose the column for: {COLUMNS[target].lower()}"
    if not any(target in mapping.columns for target in ("words", "more_words", "kind")):
        wrong["words"] = "Choose the column that says what happened, or at least the type"
    if not 1 <= len(mapping.system.strip()) <= 40:
        wrong["system"] = "Enter where the file comes from, in up to 40 characters"
    return wrong


def read_rows(table: Table, mapping: ColumnMapping, *, at: datetime) -> Iterator[ReadRow]:
    """Read every row. The same file gives the same references, so that a second import finds what is there.

    Without a column of references one is made of what the row says, and of how often the file says it: rows that are
    alike to the letter are separate reports (open police data has thousands of them).
    """
    where = {target: table.headings.index(heading) for target, heading in mapping.columns.items()}
    seen: dict[str, int] = {}
    kinds: dict[str, Kind | None] = dict(
        mapping.kinds
    )  # and what was guessed: a file says the same few over and over
    for row in table.rows:
        reference = _cell(row, where, "reference")
        if not reference:
            digest = hashlib.sha256("\x1f".join(row.cells).encode()).hexdigest()[:24]
            seen[digest] = seen.get(digest, 0) + 1
            reference = f"row-{digest}-{seen[digest]}"
        yield _read_row(row, where, mapping, kinds, reference, at)


def _read_row(
    row: Row,
    where: Mapping[str, int],
    mapping: ColumnMapping,
    kinds: dict[str, Kind | None],
    reference: str,
    at: datetime,
) -> ReadRow:
    errors: list[CellError] = []

    def wrong(target: str, sentence: str) -> None:
        errors.append(CellError(row.number, mapping.columns.get(target, ""), sentence))

    received = _moment(row, where, "received", mapping, wrong)
    if received is None and not errors:
        wrong("received", "Say when it was reported")
    if received is not None and received > at + timedelta(days=1):
        wrong("received", "This day has not come yet")
    happened = _moment(row, where, "happened", mapping, wrong)
    lon, lat = _point(row, where, wrong)
    kind_text = _cell(row, where, "kind")
    if kind_text and kind_text not in kinds:
        kinds[kind_text] = guess_kind(kind_text)
    kind = kinds[kind_text] if kind_text else None
    told = [text for target in ("words", "more_words") if (text := _cell(row, where, target))]
    if kind_text and (not told or kind is None):
        told.insert(0, kind_text)
    if not told:
        wrong("words", "Nothing says what happened")
    place, postcode = _place(row, where)
    home_postcode = _cell(row, where, "home_postcode")
    home = _cell(row, where, "home")
    if home_postcode and not normalise_postcode(home_postcode):
        home, home_postcode = ", ".join(filter(None, (home, home_postcode))), ""
    contacts = tuple(
        GivenContact(kind=contact, value=value)  # nobody asked whether it is safe: so it is not used
        for contact, target in ((ContactKind.EMAIL, "email"), (ContactKind.PHONE, "phone"))
        if (value := _cell(row, where, target))
    )
    answers = NewReport(
        words="\n".join(told),
        kinds=(kind,) if kind else (),
        place_text=place,
        postcode=postcode,
        lon=lon,
        lat=lat,
        happened_from=happened,
        harm=_cell(row, where, "harm"),
        name=_cell(row, where, "name"),
        address_text=home,
        address_postcode=home_postcode,
        contacts=contacts,
        external_system=mapping.system.strip(),
        external_reference=reference,
    )
    if told:
        for name, sentence in what_is_wrong(answers, at=at).items():
            wrong(_target_of(name, contacts), sentence)
    if errors:
        return ReadRow(row.number, None, None, tuple(errors))
    return ReadRow(row.number, answers, received)


def _target_of(name: str, contacts: tuple[GivenContact, ...]) -> str:
    if name.startswith("contacts."):
        return "email" if contacts[int(name.partition(".")[2])].kind == ContactKind.EMAIL else "phone"
    return {
        "place_text": "place",
        "lon": "longitude",
        "happened_from": "happened",
        "external_reference": "reference",
        "address_text": "home",
    }.get(name, name)


def _cell(row: Row, where: Mapping[str, int], target: str) -> str:
    at = where.get(target)
    text = row.cells[at] if at is not None else ""
    return "" if text.casefold() in _NOTHING else text


def _place(row: Row, where: Mapping[str, int]) -> tuple[str, str]:
    """Place and postcode; what is no whole postcode stays with the place, where people can read it."""
    parts = [_cell(row, where, "place"), _cell(row, where, "town")]
    postcode = _cell(row, where, "postcode")
    if postcode and not normalise_postcode(postcode):
        parts.append(postcode)
        postcode = ""
    return ", ".join(filter(None, parts)), postcode


def _point(row: Row, where: Mapping[str, int], wrong: object) -> tuple[float | None, float | None]:
    texts = [_cell(row, where, "longitude"), _cell(row, where, "latitude")]
    if not any(texts):
        return _grid_point(row, where, wrong)
    try:
        lon, lat = (float(text) for text in texts)
    except ValueError:
        lon = lat = float("nan")
    if (lon, lat) == (0.0, 0.0):
        return None, None  # how many systems write "not known"
    if not is_point(lon, lat):
        wrong("latitude", "Latitude and longitude must be numbers in degrees, like 52.6 and -1.1")  # type: ignore[operator]
        return None, None
    return lon, lat


def _grid_point(row: Row, where: Mapping[str, int], wrong: object) -> tuple[float | None, float | None]:
    """The point of an easting and a northing, to about 5 metres."""
    texts = [_cell(row, where, "easting"), _cell(row, where, "northing")]
    if not any(texts):
        return None, None
    try:
        easting, northing = (float(text.replace(",", "")) for text in texts)
    except ValueError:
        easting = northing = float("nan")
    if (easting, northing) == (0.0, 0.0):
        return None, None
    if not is_grid_reference(easting, northing):
        wrong("easting", "Easting and northing must be metres of the National Grid, like 460398 and 299060")  # type: ignore[operator]
        return None, None
    return to_longitude_latitude(easting, northing)


def _moment(
    row: Row, where: Mapping[str, int], target: str, mapping: ColumnMapping, wrong: object
) -> datetime | None:
    text = _cell(row, where, target)
    if not text:
        return None
    moment = read_moment(text, month_first=mapping.month_first)
    if moment is None:
        wrong(target, f"{text[:40]!r} is not a date like 03/11/2026, 2026-11-03 or 3 November 2026")  # type: ignore[operator]
    return moment


def read_moment(text: str, *, month_first: bool = False) -> datetime | None:
    """Return the instant (UTC) that a text means, or None. A day alone is its first instant in London. Never raises.

    ISO 8601 (a month alone means its first day), day/month/year with / . - or a month's name, with or without a
    time of day, and the day numbers of Excel (1900 system). `month_first`: 11/03/2026 is the third of November.
    """
    text = text.strip()
    try:
        if _ISO.fullmatch(text):
            return _placed(_read_iso(text))
        if _SERIAL.fullmatch(text):
            found = _EXCEL_DAY_ZERO + timedelta(seconds=round(float(text) * 86_400))
            return _placed(found)
        if said := _DAY_FIRST.fullmatch(text):
            return _placed(_read_parts(said, month_first))
    except (ValueError, OverflowError):
        pass
    return None


def _read_iso(text: str) -> datetime:
    if len(text) <= 7:
        year, month = text.split("-")
        return datetime(int(year), int(month), 1)  # noqa: DTZ001 - placed in London by the caller
    return datetime.fromisoformat(text)


def _read_parts(said: re.Match[str], month_first: bool) -> datetime:
    day, month_text, year_text, hour_text, minute, second, half = said.groups()
    if month_text.isdigit():
        month = int(month_text)
        if month_first:
            day, month = month_text, int(day)
    else:
        month = _MONTHS.index(month_text[:3].casefold()) + 1
    year = int(year_text)
    if len(year_text) == 2:
        year += 2000 if year < 70 else 1900
    hour = int(hour_text or 0)
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(hour_text)
        hour = hour % 12 + (12 if half[0] in "Pp" else 0)
    return datetime(year, month, int(day), hour, int(minute or 0), int(second or 0))  # noqa: DTZ001


def _placed(found: datetime) -> datetime | None:
    """An instant in UTC; what carries no offset is a clock in London."""
    if not _EARLIEST <= found.date() < date(9999, 1, 1):
        return None
    if found.utcoffset() is not None:
        return found.astimezone(UTC)
    if found.time() == time():
        return start_of_day(found.date())
    return instant_of(found.date(), found.time())
