"""Reads the published files areas, postcodes and streets come in. Pure: no database.

GeoJSON (RFC 7946) as the ONS Open Geography Portal writes it, or with the plain properties `kind`, `code`,
`name`, `district_code` and `edition`; CSV as the ONS Postcode Directory and street gazetteers write it. A
name that ends in ".gz" is unpacked. Whatever is wrong is said with its row and its column.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from wardmote.places.addresses import read_address
from wardmote.places.areas import read_boundary
from wardmote.places.choices import AreaKind
from wardmote.places.postcodes import read_postcode, show_postcode
from wardmote.places.rules import is_point


class FileFault(Exception):
    """A file that cannot be loaded: which file, which row (1 is the first line or feature), which column."""

    def __init__(self, path: Path, problem: str, *, row: int | None = None, column: str = "") -> None:
        where = f"{path.name}" + (f", row {row}" if row else "") + (f", column {column}" if column else "")
        super().__init__(f"{where}: {problem}")
        self.path, self.row, self.column, self.problem = path, row, column, problem


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of a file. `boundary` is GeoJSON with at most six decimals (0.1 m); `bounds` its box."""

    kind: AreaKind
    code: str
    name: str
    district_code: str
    edition: int
    boundary: dict[str, Any]
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PostcodeRow:
    """One postcode of a file; codes are empty where the file does not state them."""

    code: str
    outward: str
    lon: float
    lat: float
    ward_code: str = ""
    lsoa_code: str = ""
    district_code: str = ""


@dataclass(frozen=True, slots=True)
class StreetRow:
    """One point on a street; codes are empty where the file does not state them."""

    name: str
    normalised_name: str
    locality: str
    lon: float
    lat: float
    ward_code: str = ""
    lsoa_code: str = ""
    outward: str = ""


# --- areas ----------------------------------------------------------------------------------------------

_ONS_CODE = re.compile(r"(WD|LSOA|MSOA|LAD)(\d\d)CD")
_KINDS = {"WD": AreaKind.WARD, "LSOA": AreaKind.LSOA, "MSOA": AreaKind.MSOA, "LAD": AreaKind.DISTRICT}
_GSS = re.compile(r"[EWSNKJ]\d{8}|95[A-Z0-9]{2}\d{2}[SW]\d")  # the last form is Northern Ireland's


def read_areas(path: Path) -> list[AreaRow]:
    """The areas of a GeoJSON file. Raises FileFault."""
    with _opened(path) as handle:
        try:
            collection = json.load(handle)
        except json.JSONDecodeError as error:
            raise FileFault(path, f"not JSON: {error.msg}", row=error.lineno) from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise FileFault(path, "no GeoJSON FeatureCollection")
    rows: list[AreaRow] = []
    seen: dict[str, int] = {}
    for number, feature in enumerate(features, 1):
        area = _read_area(path, number, feature)
        if area.code in seen:
            raise FileFault(path, f"{area.code} stands in row {seen[area.code]} already", row=number)
        seen[area.code] = number
        rows.append(area)
    return rows


def _read_area(path: Path, number: int, feature: Any) -> AreaRow:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise FileFault(path, "no GeoJSON feature with properties", row=number)
    kind, edition, code_column = _kind_of(path, number, properties)
    code = str(properties.get(code_column) or "").strip()
    if not _GSS.fullmatch(code):
        raise FileFault(path, f"{code!r} is not the code of an area", row=number, column=code_column)
    name_column = "name" if code_column == "code" else code_column.removesuffix("CD") + "NM"
    name = str(properties.get(name_column) or "").strip()
    if not name:
        raise FileFault(path, "the area has no name", row=number, column=name_column)
    district = code if kind is AreaKind.DISTRICT else _district_of(properties)
    try:
        geometry = read_boundary(feature.get("geometry") or {})
    except ValueError as error:
        raise FileFault(path, str(error), row=number, column="geometry") from error
    boundary = {
        "type": geometry.geom_type,
        "coordinates": _rounded(geometry.__geo_interface__["coordinates"]),
    }
    west, south, east, north = (float(value) for value in geometry.bounds)
    return AreaRow(kind, code, name, district, edition, boundary, (west, south, east, north))


def _kind_of(path: Path, number: int, properties: dict[str, Any]) -> tuple[AreaKind, int, str]:
    """(kind, edition, property that holds the code). The smallest kind wins: wards name districts too."""
    if "kind" in properties:
        try:
            return AreaKind(properties["kind"]), int(properties["edition"]), "code"
        except (KeyError, TypeError, ValueError) as error:
            raise FileFault(path, "no kind and edition of an area", row=number, column="kind") from error
    found = {match[1]: match for key in properties if (match := _ONS_CODE.fullmatch(key))}
    for prefix in ("LSOA", "MSOA", "WD", "LAD"):
        if prefix in found:
            return _KINDS[prefix], 2000 + int(found[prefix][2]), found[prefix][0]
    raise FileFault(path, "no code of a ward, LSOA, MSOA or district (WD25CD, LSOA21CD, …)", row=number)


def _district_of(properties: dict[str, Any]) -> str:
    columns = [
        "district_code",
        "LADCD_ACTIVE",
        *(key for key in properties if re.fullmatch(r"LAD\d\dCD", key)),
    ]
    return next((str(properties[key]).strip() for key in columns if properties.get(key)), "")


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates[0], int | float):
        return [round(float(coordinates[0]), 6), round(float(coordinates[1]), 6)]
    return [_rounded(part) for part in coordinates]


# --- postcodes and streets ------------------------------------------------------------------------------

_POSTCODE_COLUMNS = {
    "code": ("pcds", "pcd7", "pcd8", "pcd", "postcode", "code"),
    "lon": ("long", "lon", "longitude"),
    "lat": ("lat", "latitude"),
    "ward": ("osward", "ward", "ward_code"),
    "lsoa": ("lsoa21", "lsoa", "lsoa_code"),
    "district": ("oslaua", "laua", "district", "district_code"),
}
_STREET_COLUMNS = {
    "name": ("name", "street", "street_name"),
    "lon": ("long", "lon", "longitude"),
    "lat": ("lat", "latitude"),
    "locality": ("locality", "town"),
    "ward": ("ward", "ward_code"),
    "lsoa": ("lsoa", "lsoa_code", "lsoa code"),
    "outward": ("outward", "postcode_outward"),
}


def read_postcodes(path: Path) -> list[PostcodeRow]:
    """The postcodes of a CSV file (ONS Postcode Directory). Those it gives no location are left out.

    Needs a postcode, a longitude and a latitude; ward, LSOA and district are taken where stated. Raises
    FileFault.
    """
    rows: list[PostcodeRow] = []
    seen: dict[str, int] = {}
    with _opened(path) as handle:
        for number, line in _lines(path, handle, _POSTCODE_COLUMNS, needed=("code", "lon", "lat")):
            typed = read_postcode(line("code"))
            if typed is None or not typed.is_whole:
                raise FileFault(path, f"{line('code')!r} is not a postcode", row=number, column="postcode")
            if typed.code in seen:
                problem = f"{show_postcode(typed.code)} stands in row {seen[typed.code]} already"
                raise FileFault(path, problem, row=number, column="postcode")
            seen[typed.code] = number
            if line("lat").startswith("99.99"):  # the directory's mark for "no location held"
                continue
            lon, lat = _point(path, number, line)
            rows.append(
                PostcodeRow(typed.code, typed.outward, lon, lat, line("ward"), line("lsoa"), line("district"))
            )
    return rows


def read_streets(path: Path) -> list[StreetRow]:
    """The points on streets of a CSV file; the same point of the same street counts once. Raises FileFault.

    Needs a name, a longitude and a latitude; locality, ward, LSOA and outward code are taken where stated.
    """
    rows: dict[tuple[str, float, float], StreetRow] = {}
    with _opened(path) as handle:
        for number, line in _lines(path, handle, _STREET_COLUMNS, needed=("name", "lon", "lat")):
            # Capitals after an apostrophe are a machine's: "St Andrew'S Drive".
            name = re.sub(r"(?<=['’])S\b", "s", " ".join(line("name").split()))
            if not name or len(name) > 120:
                raise FileFault(path, f"{name[:20]!r} is not the name of a street", row=number, column="name")
            lon, lat = _point(path, number, line)
            key = normalise_street(name) or name.lower()
            codes = line("ward"), line("lsoa"), line("outward").upper()
            rows.setdefault((key, lon, lat), StreetRow(name, key, line("locality"), lon, lat, *codes))
    return list(rows.values())


def normalise_street(text: str) -> str:
    """A street's name as it is compared: lower case, words in full, without house number and locality.

    "12 Blaby Rd, Wigston" gives "blaby road". Empty when no street is named. Never raises.
    """
    if not any(sign.isalpha() for sign in text):
        return ""
    street = read_address(text)
    return " ".join(part for part in (street.direction, street.name, street.kind) if part)[:120]


Line = Callable[[str], str]


def _lines(
    path: Path, handle: TextIO, columns: Mapping[str, Sequence[str]], *, needed: Sequence[str]
) -> Iterator[tuple[int, Line]]:
    """The rows of a CSV file with their numbers; each gives the text of a column, "" where it has none."""
    reader = csv.reader(handle)
    try:
        head = [title.strip().lower() for title in next(reader)]
    except StopIteration:
        raise FileFault(path, "the file is empty") from None
    where = {
        name: next((head.index(title) for title in titles if title in head), None)
        for name, titles in columns.items()
    }
    for name in needed:
        if where[name] is None:
            raise FileFault(path, f"no such column: one of {', '.join(columns[name])}", row=1, column=name)
    for number, cells in enumerate(reader, 2):
        if not any(cells):
            continue
        if len(cells) != len(head):
            raise FileFault(path, f"{len(cells)} cells under {len(head)} titles", row=number)

        def line(name: str, cells: list[str] = cells) -> str:
            at = where[name]
            return "" if at is None else cells[at].strip()

        yield number, line


def _point(path: Path, number: int, line: Line) -> tuple[float, float]:
    values = []
    for column in ("lon", "lat"):
        try:
            values.append(float(line(column)))
        except ValueError as error:
            raise FileFault(path, f"{line(column)!r} is not a number", row=number, column=column) from error
    lon, lat = values
    if not is_point(lon, 0):
        raise FileFault(path, f"{lon} is not a longitude in degrees", row=number, column="lon")
    if not is_point(0, lat):
        raise FileFault(path, f"{lat} is not a latitude in degrees", row=number, column="lat")
    return lon, lat


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """The file as text, unpacked when its name says so. Raises FileFault when it cannot be read."""
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8-sig", newline="")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8-sig", newline="") as handle
        ):
            yield handle
    except UnicodeDecodeError as error:
        raise FileFault(path, "not UTF-8 text") from error
    except (OSError, EOFError) as error:
        raise FileFault(path, f"cannot be read: {error.__class__.__name__}") from error
    except csv.Error as error:
        raise FileFault(path, f"not CSV: {error}") from error
