"""Where is it? Postcodes, streets and areas are public and need no viewer; places need one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Generic, TypeVar, cast
from uuid import UUID

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db import models, transaction
from django.db.models import Count, F, Max, Q, QuerySet, Value
from django.db.models.functions import ASin, Cos, Greatest, Least, Power, Radians, Sin, Sqrt

from wardmote.access.actors import Actor
from wardmote.access.errors import NotFound
from wardmote.places.areas import AreaIndex, AreaShape, Located
from wardmote.places.choices import AreaKind
from wardmote.places.files import normalise_street
from wardmote.places.models import Area, Correction, Place, Postcode, Street
from wardmote.places.postcodes import TypedPostcode, read_postcode
from wardmote.places.rules import EARTH_RADIUS_METRES, box_around

M = TypeVar("M", bound=models.Model)
T = TypeVar("T")

# --- areas ----------------------------------------------------------------------------------------------

CHECK_AREAS_EVERY = 1.0
"""Seconds for which a process trusts its index before it asks whether areas have changed."""

Stamp = tuple[datetime | None, int]


class _Kept(Generic[T]):
    """What this process keeps of all areas, from when that is, and when it was last checked.

    While a transaction that changed areas is open here (`is_changing`), nothing is trusted: should it be
    undone, so is what was kept.
    """

    def __init__(self, read: Callable[[], T]) -> None:
        self.read = read
        self.lock = threading.Lock()
        self.held: T | None = None
        self.stamp: Stamp = (None, -1)
        self.checked_at = 0.0
        self.is_changing = False

    def get(self) -> T:
        """Return what is kept, read anew when areas were loaded since, in whichever process."""
        now = time.monotonic()
        held = self.held
        if held is not None and not self.is_changing and now - self.checked_at < CHECK_AREAS_EVERY:
            return held
        with self.lock:
            found = Area.objects.aggregate(latest=Max("loaded_at"), count=Count("id"))
            stamp: Stamp = (found["latest"], found["count"])
            if self.held is None or stamp != self.stamp:
                self.held = self.read()
                self.stamp = stamp
            self.checked_at = now
            return self.held

    def through(self) -> None:
        """Trust again what is read from now on."""
        self.is_changing = False
        self.checked_at = 0.0


def _read_index() -> AreaIndex:
    # Loaded here and not above, as in places.areas.
    from shapely.geometry import shape

    return AreaIndex(
        AreaShape(AreaKind(kind), code, name, district, shape(boundary))
        for kind, code, name, district, boundary in Area.objects.order_by("code").values_list(
            "kind", "code", "name", "district_code", "boundary"
        )
    )


_index = _Kept(_read_index)
_areas = _Kept(lambda: {area.code: area for area in Area.objects.defer("boundary").order_by("name", "code")})


def current_areas() -> AreaIndex:
    """All loaded areas, ready to say where a point lies. Built at the first call in a process
    (about 0.2 s for 800 areas), and again when areas were loaded since, in whichever process."""
    return _index.get()


def expect_changed_areas() -> None:
    """Said by the operation that writes areas: trust nothing kept of them until its transaction is through."""
    for kept_here in (_index, _areas):
        kept_here.is_changing = True
        transaction.on_commit(kept_here.through)


def where_is(lon: float | None, lat: float | None) -> Located:
    """The ward, LSOA and district of a point (degrees, WGS 84); empty codes where nothing is known."""
    return current_areas().locate(lon, lat)


def name_area(code: str) -> str:
    """The name of an area; empty when it is not loaded."""
    area = _areas.get().get(code)
    return area.name if area else ""


def list_wards(district_code: str) -> list[Area]:
    """The wards of a district by name, without their boundaries."""
    return [
        area
        for area in _areas.get().values()
        if area.kind == AreaKind.WARD and area.district_code == district_code
    ]


def list_areas(district_code: str, kind: AreaKind) -> QuerySet[Area]:
    """The areas of one kind in a district, with their boundaries, for a map."""
    return Area.objects.filter(kind=kind, district_code=district_code).order_by("name")


# --- postcodes ------------------------------------------------------------------------------------------


class PostcodeOutcome(Enum):
    """What came of looking a postcode up."""

    FOUND = "found"
    BEGUN = "begun"  # only its beginning was typed, and postcodes begin with it
    UNKNOWN = "unknown"  # a postcode, but none we know
    NO_POSTCODE = "no postcode"


@dataclass(frozen=True)
class PostcodeAnswer:
    """What came of looking a postcode up; `sentence` tells it to the person who typed it.

    `postcode` is set when FOUND. When BEGUN, `postcodes` holds the first few and `how_many` counts all.
    `elsewhere` names the other district when it is known not to lie in the one asked for.
    """

    outcome: PostcodeOutcome
    sentence: str
    typed: TypedPostcode | None = None
    postcode: Postcode | None = None
    postcodes: list[Postcode] = field(default_factory=list)
    how_many: int = 0
    elsewhere: str = ""


def look_up_postcode(text: str, *, district_code: str = "", limit: int = 10) -> PostcodeAnswer:
    """Look up what somebody typed as a postcode: "le25lf", "LE2 5LF", or its beginning: "LE2", "LE2 5".

    Never raises for what is typed. With `district_code` the answer says when the postcode is elsewhere.
    """
    typed = read_postcode(text)
    if typed is None:
        return PostcodeAnswer(
            PostcodeOutcome.NO_POSTCODE, "That is not a postcode. A postcode looks like LE18 1AA."
        )
    if not typed.is_whole:
        return _look_up_beginning(typed, limit)
    postcode = Postcode.objects.filter(code=typed.code).first()
    if postcode is None:
        sentence = f"We do not know the postcode {typed}. Check it, or give the street instead."
        return PostcodeAnswer(PostcodeOutcome.UNKNOWN, sentence, typed)
    sentence, elsewhere = f"{postcode} is known.", ""
    if ward := name_area(postcode.ward_code):
        sentence = f"{postcode} is in {ward} ward."
    if district_code and postcode.district_code and postcode.district_code != district_code:
        elsewhere = name_area(postcode.district_code) or "another district"
        sentence = f"{postcode} is in {elsewhere}."
    return PostcodeAnswer(PostcodeOutcome.FOUND, sentence, typed, postcode, [postcode], 1, elsewhere)


def _look_up_beginning(typed: TypedPostcode, limit: int) -> PostcodeAnswer:
    condition = Q(code__startswith=typed.code)
    if typed.inward:
        condition &= Q(outward=typed.outward)
    elif Postcode.objects.filter(outward=typed.outward).exists():
        condition = Q(outward=typed.outward)
    found = Postcode.objects.filter(condition)
    how_many = found.count()
    if not how_many:
        sentence = f"We know no postcode that begins with {typed}. Check it, or give the street instead."
        return PostcodeAnswer(PostcodeOutcome.UNKNOWN, sentence, typed)
    begins = "1 postcode begins" if how_many == 1 else f"{how_many:,} postcodes begin"
    sentence = f"{begins} with {typed}. Type the whole postcode, or give the street."
    return PostcodeAnswer(
        PostcodeOutcome.BEGUN, sentence, typed, None, list(found.order_by("code")[:limit]), how_many
    )


# --- streets --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FoundStreet:
    """A street, or the stretch of it in one ward, with a point on it.

    `likeness` is from 0 to 1, where 1 is the name itself.
    """

    id: UUID
    name: str
    locality: str
    ward_code: str
    ward_name: str
    lsoa_code: str
    district_code: str
    outward: str
    lon: float
    lat: float
    likeness: float

    def __str__(self) -> str:
        where = self.ward_name or self.locality
        return f"{self.name}, {where}" if where else self.name


_CANDIDATES = 200


def look_up_street(text: str, *, district_code: str = "", limit: int = 10) -> list[FoundStreet]:
    """Streets whose names are like what somebody typed, the likeliest first; one for each street and ward.

    Spelling mistakes, abbreviations ("blaby rd"), house numbers and the beginning of a name are all
    understood; naming the town or the ward as well brings the streets there to the front. With
    `district_code`, streets of other districts are left out.
    """
    key = normalise_street(text)
    if len(key) < 2:
        return []
    rows = Street.objects.all()
    if district_code:
        rows = rows.filter(district_code__in=("", district_code))
    rows = (
        rows.filter(
            Q(normalised_name__startswith=key)
            | Q(normalised_name__trigram_similar=key)
            | Q(normalised_name__trigram_word_similar=key)
        )
        .annotate(
            likeness=Greatest(
                TrigramSimilarity("normalised_name", key),
                # A whole word of a longer name counts, but less than the name itself.
                TrigramWordSimilarity(key, "normalised_name") * Value(0.9),
            )
        )
        .order_by("-likeness", "normalised_name", "id")
    )
    areas = current_areas()
    said = f" {' '.join(text.lower().replace(',', ' ').split())} "
    best: dict[tuple[str, str], tuple[float, FoundStreet]] = {}
    for street in rows[:_CANDIDATES]:
        ward = areas.name_of(street.ward_code)
        found = FoundStreet(
            street.id, street.name, street.locality, street.ward_code, ward, street.lsoa_code,
            street.district_code, street.outward, street.lon, street.lat, round(street.likeness, 4),
        )  # fmt: skip
        rank = street.likeness + 0.3 * any(
            where and f" {where.lower()} " in said for where in (street.locality, ward)
        )
        best.setdefault((street.normalised_name, street.ward_code), (rank, found))
    ranked = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].name, pair[1].ward_name))
    return [found for _, found in ranked[:limit]]


# --- near -----------------------------------------------------------------------------------------------


def within_metres(
    rows: QuerySet[M],
    *,
    lon: float,
    lat: float,
    metres: float,
    lon_field: str = "lon",
    lat_field: str = "lat",
) -> QuerySet[M]:
    """The rows within `metres` of a point, nearest first, each with its distance as `.metres`.

    For any table with a longitude and a latitude (or a link to one: `lon_field="place__lon"`). An index on
    (lat, lon) finds the box, the haversine formula decides. Rows without a point are left out. ValueError for
    what is no point.
    """
    box = box_around(lon, lat, metres)
    half_lat = (Radians(F(lat_field)) - Radians(Value(lat))) / 2.0
    half_lon = (Radians(F(lon_field)) - Radians(Value(lon))) / 2.0
    along = Cos(Radians(Value(lat))) * Cos(Radians(F(lat_field)))
    chord = Power(Sin(half_lat), 2) + along * Power(Sin(half_lon), 2)
    distance = Value(2 * EARTH_RADIUS_METRES) * ASin(Least(Value(1.0), Sqrt(chord)))
    inside = {
        f"{lat_field}__range": (box.south, box.north),
        f"{lon_field}__range": (box.west, box.east),
    }
    near = rows.filter(**inside).annotate(metres=distance).filter(metres__lte=metres)
    return cast("QuerySet[M]", near.order_by("metres", "pk"))


def list_streets(*, district_code: str) -> list[Street]:
    """All points on streets of a district, by name."""
    return list(Street.objects.filter(district_code=district_code).order_by("name", "lon", "lat"))


def streets_near(lon: float, lat: float, metres: float) -> QuerySet[Street]:
    """Points on streets within `metres` of a point, nearest first."""
    return within_metres(Street.objects.all(), lon=lon, lat=lat, metres=metres)


def postcodes_near(lon: float, lat: float, metres: float) -> QuerySet[Postcode]:
    """Postcodes whose middle is within `metres` of a point, nearest first."""
    return within_metres(Postcode.objects.all(), lon=lon, lat=lat, metres=metres)


# --- places ---------------------------------------------------------------------------------------------


def get_place(*, viewer: Actor, place_id: UUID) -> Place:
    """One place of the viewer's partnership, reached from a record they may see. Raises NotFound."""
    place = Place.objects.visible_to(viewer).filter(pk=place_id).first()
    if place is None:
        raise NotFound("No such place.")
    return place


def corrections_of(*, viewer: Actor, place: Place) -> list[Correction]:
    """What was known of a place before, the newest correction first. Part of reading the place."""
    kept = Correction.objects.filter(place__in=Place.objects.visible_to(viewer).filter(pk=place.pk))
    return list(
        kept.select_related("corrected_by__account", "corrected_by__agency").order_by("-corrected_at", "-pk")
    )
