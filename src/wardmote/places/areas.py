"""Which ward, LSOA and district a point lies in. Pure: polygons in memory, no database.

A point is looked up among all areas of a kind by a tree of their boxes (shapely's STRtree) and then in the
polygon itself; a thousand areas answer half a million points in about a second. The database keeps only the
codes (house decision: no PostGIS).

shapely is loaded when a point is asked for the first time: with numpy it takes 20 MB and a third of a second, and a
process that only shows pages never asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wardmote.places.choices import AreaKind
from wardmote.places.rules import is_point, metres_between

SLIVER_METRES = 50.0
"""Generalised boundaries leave slivers between neighbours: how far a point in a district may lie from the
nearest area of that district, and still count as in it."""


@dataclass(frozen=True, slots=True)
class AreaShape:
    """An area as the index needs it."""

    kind: AreaKind
    code: str
    name: str
    district_code: str
    geometry: Any


@dataclass(frozen=True, slots=True)
class Located:
    """Where a point lies; a code is empty where no loaded area holds the point."""

    ward_code: str = ""
    lsoa_code: str = ""
    msoa_code: str = ""
    district_code: str = ""

    def __bool__(self) -> bool:
        return bool(self.ward_code or self.lsoa_code or self.msoa_code or self.district_code)


NOWHERE = Located()


class _Layer:
    """All areas of one kind."""

    def __init__(self, areas: Sequence[AreaShape]) -> None:
        import shapely

        self.areas = areas
        self.tree = shapely.STRtree([area.geometry for area in areas])

    def holding(self, points: Any) -> list[AreaShape | None]:
        """For each point, the area that holds it. On a shared boundary, the one whose code comes first."""
        found: list[AreaShape | None] = [None] * len(points)
        which, where = self.tree.query(points, predicate="intersects")
        for point, area in zip(which.tolist(), where.tolist(), strict=True):
            other = found[point]
            if other is None or self.areas[area].code < other.code:
                found[point] = self.areas[area]
        return found

    def nearest(self, lon: float, lat: float, district_code: str) -> AreaShape | None:
        """The nearest area of one district, if it is within `SLIVER_METRES`."""
        import shapely

        best: tuple[float, AreaShape] | None = None
        for area in self.areas:
            if area.district_code == district_code:
                line = shapely.shortest_line(area.geometry, shapely.Point(lon, lat))
                near_lon, near_lat = line.coords[0]
                metres = metres_between(near_lon, near_lat, lon, lat)
                if metres <= SLIVER_METRES and (best is None or metres < best[0]):
                    best = (metres, area)
        return best[1] if best else None


class AreaIndex:
    """The areas of every kind, ready to be asked. It never changes: made anew when areas change."""

    def __init__(self, areas: Iterable[AreaShape]) -> None:
        by_kind: dict[AreaKind, list[AreaShape]] = {}
        self.by_code: dict[str, AreaShape] = {}
        for area in areas:
            by_kind.setdefault(AreaKind(area.kind), []).append(area)
            self.by_code[area.code] = area
        self._layers = {kind: _Layer(shapes) for kind, shapes in by_kind.items()}

    def __len__(self) -> int:
        return len(self.by_code)

    def name_of(self, code: str) -> str:
        """The name of an area; empty when it is not loaded."""
        area = self.by_code.get(code)
        return area.name if area else ""

    def locate(self, lon: float | None, lat: float | None) -> Located:
        """Where one point lies (degrees, WGS 84). `NOWHERE` for what is no point. Never raises."""
        if lon is None or lat is None or not is_point(lon, lat):
            return NOWHERE
        return self.locate_many([lon], [lat])[0]

    def locate_many(self, lons: Sequence[float], lats: Sequence[float]) -> list[Located]:
        """Where each of many points lies, in their order. ValueError unless both are of one length."""
        if len(lons) != len(lats):
            raise ValueError("as many longitudes as latitudes")
        if not len(lons):
            return []
        import numpy
        import shapely

        points = shapely.points(numpy.asarray(lons, dtype=float), numpy.asarray(lats, dtype=float))
        nothing: list[AreaShape | None] = [None] * len(points)
        held = {
            kind: self._layers[kind].holding(points) if kind in self._layers else nothing for kind in AreaKind
        }
        return [
            self._settle(lon, lat, {kind: held[kind][n] for kind in AreaKind})
            for n, (lon, lat) in enumerate(zip(lons, lats, strict=True))
        ]

    def _settle(self, lon: float, lat: float, held: dict[AreaKind, AreaShape | None]) -> Located:
        """One answer from the areas that hold a point: the ward decides which district it is in."""
        district_code = next(
            (
                area.code if kind is AreaKind.DISTRICT else area.district_code
                for kind in (AreaKind.WARD, AreaKind.DISTRICT, AreaKind.LSOA, AreaKind.MSOA)
                if (area := held[kind]) is not None and (kind is AreaKind.DISTRICT or area.district_code)
            ),
            "",
        )
        codes = {}
        for kind in (AreaKind.WARD, AreaKind.LSOA, AreaKind.MSOA):
            area = held[kind]
            if district_code and (area is None or area.district_code not in ("", district_code)):
                layer = self._layers.get(kind)
                area = layer.nearest(lon, lat, district_code) if layer else None
            codes[kind] = area.code if area else ""
        return Located(codes[AreaKind.WARD], codes[AreaKind.LSOA], codes[AreaKind.MSOA], district_code)


def read_boundary(geojson: dict[str, Any]) -> Any:
    """The polygon of a GeoJSON geometry (RFC 7946), made valid. ValueError when it is no polygon."""
    import shapely
    from shapely.geometry import shape

    try:
        geometry = shapely.force_2d(shape(geojson))
    except (KeyError, TypeError, AttributeError, ValueError, shapely.errors.ShapelyError) as error:
        raise ValueError(f"no GeoJSON geometry: {error}") from error
    if geometry.geom_type not in ("Polygon", "MultiPolygon") or geometry.is_empty:
        raise ValueError(f"a {geometry.geom_type}, not a Polygon or MultiPolygon")
    if not geometry.is_valid:
        geometry = shapely.make_valid(geometry, method="structure")
        if geometry.geom_type not in ("Polygon", "MultiPolygon") or geometry.is_empty:
            raise ValueError("a polygon that crosses itself")
    west, south, east, north = geometry.bounds
    if not (is_point(west, south) and is_point(east, north)):
        raise ValueError("coordinates that are not longitude and latitude in degrees")
    return geometry
