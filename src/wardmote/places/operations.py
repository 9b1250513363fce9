"""Writing places, and loading the published areas, postcodes and streets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.places.addresses import read_address
from wardmote.places.areas import Located
from wardmote.places.choices import PlaceKind, PointFrom
from wardmote.places.files import AreaRow, PostcodeRow, StreetRow
from wardmote.places.models import Area, Correction, Place, Postcode
from wardmote.places.permissions import check_may_correct, check_may_keep_places, check_may_load
from wardmote.places.postcodes import normalise_postcode
from wardmote.places.queries import current_areas, expect_changed_areas
from wardmote.places.rules import is_point, match_key


@dataclass(frozen=True, slots=True)
class GivenPlace:
    """A place as somebody tells it. Everything may be left out that is not known.

    `lon` and `lat` in degrees (WGS 84), both or neither. A `postcode` as typed.
    """

    kind: PlaceKind = PlaceKind.ADDRESS
    name: str = ""
    address_text: str = ""
    postcode: str = ""
    uprn: int | None = None
    lon: float | None = None
    lat: float | None = None
    landlord_agency_id: UUID | None = None


@operation
def record_places(*, by: Actor, partnership_id: UUID, given: Sequence[GivenPlace]) -> list[Place]:
    """Return the place for each of those given, known before or made now; ward and LSOA are assigned.

    Raises Refused for a postcode that is none, half a point, a point off the Earth, a UPRN of more than 12
    digits; NotFound outside the actor's partnership.
    """
    places = keep_places(by=by, partnership_id=partnership_id, given=given)
    record(
        by,
        Category.COLLECTION,
        "record_places",
        "place",
        list(dict.fromkeys(place.id for place in places)),
        classes=[FieldClass.F3],
    )
    return places


def keep_places(*, by: Actor, partnership_id: UUID, given: Sequence[GivenPlace]) -> list[Place]:
    """The writing of `record_places`, for an operation of a higher room that leaves its own access event.

    At most three statements however many places are given. Call it inside an operation only.
    """
    check_may_keep_places(by, partnership_id)
    # The public and machines may add a place but read none: the system finds the same one on their behalf.
    on_behalf = SystemActor(partnership_id, why="place of a report")
    with nullcontext() if by.kind in ("viewer", "system") else acting_as(on_behalf):
        places = _read_given(partnership_id, given)
        wanted = {place.match_key: place for place in reversed(places) if place.match_key}
        rows = [place for place in places if not place.match_key or wanted[place.match_key] is place]
        Place.objects.bulk_create(rows, ignore_conflicts=True)
        if not wanted:
            return places
        kept = {
            place.match_key: place
            for place in Place.objects.filter(partnership_id=partnership_id, match_key__in=list(wanted))
        }
        return [kept[place.match_key] if place.match_key else place for place in places]


def _read_given(partnership_id: UUID, given: Sequence[GivenPlace]) -> list[Place]:
    """Unsaved places with point, ward, LSOA and keys. Raises Refused."""
    places = []
    for told in given:
        place = Place(
            id=new_id(),
            partnership_id=partnership_id,
            kind=told.kind,
            name=told.name.strip(),
            address_text=told.address_text.strip(),
            postcode=_read_postcode(told.postcode, told.address_text),
            uprn=_read_uprn(told.uprn),
            landlord_agency_id=told.landlord_agency_id,
        )
        _set_point(place, told.lon, told.lat)
        places.append(place)
    _locate(places)
    return places


def _read_postcode(typed: str, address_text: str) -> str:
    code = normalise_postcode(typed)
    if typed.strip() and not code:
        raise Refused("That is not a postcode. A postcode looks like LE18 1AA.", "postcode")
    return code or normalise_postcode(read_address(address_text).postcode)


def _read_uprn(uprn: int | None) -> int | None:
    if uprn is not None and not 1 <= uprn <= 999_999_999_999:
        raise Refused("A UPRN has at most 12 digits.", "uprn")
    return uprn


def _set_point(place: Place, lon: float | None, lat: float | None) -> None:
    place.lon, place.lat, place.point_from = lon, lat, PointFrom.NONE
    if lon is None and lat is None:
        return
    if not is_point(lon, lat):
        raise Refused("A point needs a longitude and a latitude, in degrees.", "lon")
    place.point_from = PointFrom.GIVEN


def _locate(places: Sequence[Place]) -> None:
    """Give places the point of their postcode where they have none, their ward and LSOA, and their keys."""
    codes = {place.postcode for place in places if place.postcode and place.point_from != PointFrom.GIVEN}
    known = Postcode.objects.in_bulk(codes) if codes else {}
    for place in places:
        if place.point_from != PointFrom.GIVEN:
            postcode = known.get(place.postcode)
            place.lon, place.lat = (postcode.lon, postcode.lat) if postcode else (None, None)
            place.point_from = PointFrom.POSTCODE if postcode else PointFrom.NONE
    pointed = [place for place in places if place.lon is not None and place.lat is not None]
    if pointed:
        found = current_areas().locate_many([p.lon for p in pointed], [p.lat for p in pointed])  # type: ignore[misc]
        for place, located in zip(pointed, found, strict=True):
            _assign(place, located)
    for place in places:
        if place.lon is None:
            _assign(place, Located())
        elif (postcode := known.get(place.postcode)) and place.point_from == PointFrom.POSTCODE:
            # What the directory states stands where no polygon is loaded.
            place.ward_code = place.ward_code or postcode.ward_code
            place.lsoa_code = place.lsoa_code or postcode.lsoa_code
            place.district_code = place.district_code or postcode.district_code
        address = read_address(place.address_text)
        place.address_key = address.look_up_key[:200]
        place.match_key = match_key(
            address, uprn=place.uprn, postcode=place.postcode, ward_code=place.ward_code, name=place.name
        )[:320]


def _assign(place: Place, located: Located) -> None:
    place.ward_code, place.lsoa_code = located.ward_code, located.lsoa_code
    place.district_code = located.district_code


@operation
def correct_place(
    *, by: Actor, place: Place, version: int, told: GivenPlace, reason: str, at: datetime | None = None
) -> Place:
    """Replace what is known of a place, with the reason; ward and LSOA are assigned anew.

    What stood there before is kept as a `Correction`. `version` is the one the corrector saw. A place that comes
    to have the address of another one stands for itself from then on: to say so would tell that the other address
    is known, perhaps from a hidden case. Raises Refused without a reason, when nothing would change, when somebody
    else has changed the place since, and as `record_places` does.
    """
    check_may_correct(by, place)
    if not reason.strip():
        raise Refused("Say why it is corrected", "reason")
    current = Place.objects.visible_to(by).select_for_update().filter(pk=place.pk).first()
    if current is None:
        raise NotFound("No such place.")
    if current.version != version:
        raise Refused("Somebody else has changed this place since you opened it. Look at it again.")
    [new] = _read_given(current.partnership_id, [told])
    same = Place.objects.filter(partnership_id=current.partnership_id, match_key=new.match_key)
    if new.match_key and same.exclude(pk=current.pk).exists():
        new.match_key = ""
    fields = (
        "kind", "name", "address_text", "match_key", "address_key", "postcode", "uprn", "lon", "lat",
        "point_from", "ward_code", "lsoa_code", "district_code", "landlord_agency_id",
    )  # fmt: skip
    changed = [name for name in fields if getattr(current, name) != getattr(new, name)]
    if not changed:
        raise Refused("Nothing is different from what is known of the place.")
    before = {name: _plain(getattr(current, name)) for name in changed}
    for name in changed:
        setattr(current, name, getattr(new, name))
    current.version += 1
    current.save(update_fields=[*changed, "version"])
    Correction.objects.create(
        partnership_id=current.partnership_id,
        place=current,
        reason=reason.strip()[:300],
        before=before,
        corrected_by_id=getattr(by, "membership_id", None),
        corrected_at=at or timezone.now(),
    )
    record(
        by,
        Category.ALTERATION,
        "correct_place",
        "place",
        [current.id],
        fields=changed,
        classes=[FieldClass.F3],
    )
    return current


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    return value if value is None or isinstance(value, int | float) else str(value)


# --- published data -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, in rows."""

    added: int
    changed: int
    unchanged: int
    removed: int = 0

    def __str__(self) -> str:
        words = f"{self.added:,} added, {self.changed:,} changed, {self.unchanged:,} unchanged"
        return f"{words}, {self.removed:,} removed" if self.removed else words


@operation
def load_areas(*, by: Actor, areas: Sequence[AreaRow]) -> Loaded:
    """Load areas. A newer edition of one kind replaces the older one of the same district as a whole.

    Loading the same rows again changes nothing. Raises Refused for an edition older than the one loaded.
    """
    check_may_load(by)
    expect_changed_areas()
    removed = _make_way(areas)
    loaded = _upsert(
        "places_area",
        "code",
        {
            "code": ("text", [area.code for area in areas]),
            "kind": ("text", [area.kind.value for area in areas]),
            "name": ("text", [area.name for area in areas]),
            "district_code": ("text", [area.district_code for area in areas]),
            "edition": ("int", [area.edition for area in areas]),
            "boundary": ("jsonb", [json.dumps(area.boundary) for area in areas]),
            "west": ("float8", [area.bounds[0] for area in areas]),
            "south": ("float8", [area.bounds[1] for area in areas]),
            "east": ("float8", [area.bounds[2] for area in areas]),
            "north": ("float8", [area.bounds[3] for area in areas]),
        },
        fill={"id": ("uuid", [new_id() for _ in areas])},
        stamp="loaded_at",
    )
    record(by, Category.COLLECTION, "load_areas", "area", [])
    return Loaded(loaded.added, loaded.changed, loaded.unchanged, removed)


def _make_way(areas: Sequence[AreaRow]) -> int:
    """Remove areas of older editions that the new ones replace; return how many. Raises Refused."""
    removed = 0
    for kind, district in sorted({(area.kind, area.district_code) for area in areas}):
        mine = [area for area in areas if (area.kind, area.district_code) == (kind, district)]
        editions = {area.edition for area in mine}
        if len(editions) > 1:
            raise Refused(f"Two editions of one kind of area ({kind.label}) in {district}: load them singly.")
        [edition] = editions
        there = Area.objects.filter(kind=kind, district_code=district)
        newer = there.filter(edition__gt=edition).order_by("-edition").first()
        if newer is not None:
            raise Refused(
                f"These are the {kind.label} boundaries of {edition} for {district};"
                f" those of {newer.edition} are loaded already."
            )
        gone, _ = there.filter(edition__lt=edition).exclude(code__in=[area.code for area in mine]).delete()
        removed += gone
    return removed


@operation
def load_postcodes(*, by: Actor, postcodes: Sequence[PostcodeRow]) -> Loaded:
    """Load postcodes; ward, LSOA and district are those stated, else those their point lies in."""
    check_may_load(by)
    located = current_areas().locate_many([row.lon for row in postcodes], [row.lat for row in postcodes])
    loaded = _upsert(
        "places_postcode",
        "code",
        {
            "code": ("text", [row.code for row in postcodes]),
            "outward": ("text", [row.outward for row in postcodes]),
            "lon": ("float8", [row.lon for row in postcodes]),
            "lat": ("float8", [row.lat for row in postcodes]),
            "ward_code": (
                "text",
                _stated([row.ward_code for row in postcodes], [at.ward_code for at in located]),
            ),
            "lsoa_code": (
                "text",
                _stated([row.lsoa_code for row in postcodes], [at.lsoa_code for at in located]),
            ),
            "district_code": (
                "text",
                _stated([row.district_code for row in postcodes], [at.district_code for at in located]),
            ),
        },
    )
    record(by, Category.COLLECTION, "load_postcodes", "postcode", [])
    return loaded


@operation
def load_streets(*, by: Actor, streets: Sequence[StreetRow]) -> Loaded:
    """Load points on streets; ward and LSOA as for postcodes, the outward code from the nearest postcode."""
    check_may_load(by)
    located = current_areas().locate_many([row.lon for row in streets], [row.lat for row in streets])
    loaded = _upsert(
        "places_street",
        "normalised_name, lon, lat",
        {
            "normalised_name": ("text", [row.normalised_name for row in streets]),
            "lon": ("float8", [row.lon for row in streets]),
            "lat": ("float8", [row.lat for row in streets]),
            "name": ("text", [row.name for row in streets]),
            "locality": ("text", [row.locality for row in streets]),
            "ward_code": (
                "text",
                _stated([row.ward_code for row in streets], [at.ward_code for at in located]),
            ),
            "lsoa_code": (
                "text",
                _stated([row.lsoa_code for row in streets], [at.lsoa_code for at in located]),
            ),
            "district_code": ("text", [at.district_code for at in located]),
            "outward": ("text", _stated([row.outward for row in streets], _nearest_outward(streets))),
        },
        fill={"id": ("uuid", [new_id() for _ in streets])},
    )
    record(by, Category.COLLECTION, "load_streets", "street", [])
    return loaded


@operation
def assign_areas(*, by: Actor) -> int:
    """Assign ward, LSOA and district anew where there is a point but no ward, or one no longer loaded.

    Covers postcodes, streets and places; returns how many rows changed. Done after areas were loaded, so that
    the order of loading does not matter. The actor is the system, of one partnership or of all.
    """
    check_may_load(by)
    areas = current_areas()
    changed = 0
    for table, key in (("places_postcode", "code"), ("places_street", "id"), ("places_place", "id")):
        with connection.cursor() as cursor:
            cursor.execute(
                f"select {key}, lon, lat from {table} t where lon is not null"  # noqa: S608
                " and (lsoa_code = '' or not exists"
                " (select 1 from places_area a where a.code = t.ward_code and a.kind = 'ward'))"
            )
            rows = cursor.fetchall()
            located = areas.locate_many([row[1] for row in rows], [row[2] for row in rows])
            cursor.execute(
                f"update {table} t set ward_code = n.ward, lsoa_code = n.lsoa, district_code = n.district"  # noqa: S608
                " from unnest(%s::text[], %s::text[], %s::text[], %s::text[]) as n(key, ward, lsoa, district)"
                f" where t.{key}::text = n.key and n.district <> ''"
                " and (t.ward_code, t.lsoa_code, t.district_code)"
                " is distinct from (n.ward, n.lsoa, n.district)",
                [
                    [str(row[0]) for row in rows],
                    [at.ward_code for at in located],
                    [at.lsoa_code for at in located],
                    [at.district_code for at in located],
                ],
            )
            changed += cursor.rowcount
    record(by, Category.ALTERATION, "assign_areas", "place", [])
    return changed


def _stated(stated: list[str], found: list[str]) -> list[str]:
    return [ours or theirs for ours, theirs in zip(stated, found, strict=True)]


def _nearest_outward(streets: Sequence[StreetRow]) -> list[str]:
    """The outward code of the postcode nearest to each street; empty without postcodes."""
    known = list(Postcode.objects.values_list("lon", "lat", "outward"))
    if not known or not streets:
        return [""] * len(streets)
    # Degrees of longitude are shorter by the cosine of the latitude.
    import numpy  # as in places.areas: loaded when streets are
    import shapely

    shorter = float(numpy.cos(numpy.radians(numpy.mean([row.lat for row in streets]))))
    tree = shapely.STRtree(shapely.points([(lon * shorter, lat) for lon, lat, _ in known]))
    nearest = tree.nearest(shapely.points([(row.lon * shorter, row.lat) for row in streets]))
    return [known[at][2] for at in nearest.tolist()]


Columns = dict[str, tuple[str, Sequence[object]]]


def _upsert(
    table: str, key: str, columns: Columns, *, fill: Columns | None = None, stamp: str = ""
) -> Loaded:
    """Write rows in one statement: new ones are added, differing ones changed. `fill` is for new rows only;
    `stamp` names a column that says when the row last changed."""
    fill = fill or {}
    every = {**columns, **fill}
    total = len(next(iter(columns.values()))[1])
    names = ", ".join(every)
    arrays = ", ".join(f"%s::{'text' if kind == 'jsonb' else kind}[]" for kind, _ in every.values())
    picked = ", ".join(f"{name}::jsonb" if kind == "jsonb" else name for name, (kind, _) in every.items())
    others = [name for name in columns if name not in key.split(", ")]
    sets = ", ".join(f"{name} = excluded.{name}" for name in others)
    old = ", ".join(f"{table}.{name}" for name in others)
    new = ", ".join(f"excluded.{name}" for name in others)
    stamps = (f", {stamp}", ", %s", f", {stamp} = excluded.{stamp}") if stamp else ("", "", "")
    statement = (
        f"with done as (insert into {table} ({names}{stamps[0]})"  # noqa: S608 (names are ours, values are not in it)
        f" select {picked}{stamps[1]} from unnest({arrays}) as given({names})"
        f" on conflict ({key}) do update set {sets}{stamps[2]} where ({old}) is distinct from ({new})"
        " returning (xmax = 0) as is_new)"
        " select count(*) filter (where is_new), count(*) filter (where not is_new) from done"
    )
    values: list[Any] = [timezone.now()] if stamp else []
    values += [list(rows) for _, rows in every.values()]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        added, changed = cursor.fetchone()
    return Loaded(added, changed, total - added - changed)
