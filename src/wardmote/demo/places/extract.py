"""Makes the small open extracts in this folder from the published files; see SOURCE.md.

    python -m wardmote.demo.places.extract DIRECTORY

where DIRECTORY holds `boundaries/leicestershire_current/*.geojson` (ONS Open Geography, one each district),
`postcodes/onspd_*_oadby-and-wigston.csv` and `names/oadby_wigston_street_anchors.csv`. Needs no database.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping, shape

from wardmote.places import files
from wardmote.places.areas import AreaIndex, AreaShape
from wardmote.places.choices import AreaKind

HERE = Path(__file__).parent
DISTRICT = "E07000135"
DECIMALS = 5  # about a metre
OUTLINE_TOLERANCE = 0.002  # degrees: an outline only tells one district from the next


def main(source: Path) -> None:
    """Write the four files of this folder."""
    boundaries = source / "boundaries" / "leicestershire_current"
    wards = [row for path in sorted(boundaries.glob("ward_*.geojson")) for row in files.read_areas(path)]
    [lsoa_file] = boundaries.glob(f"lsoa_{DISTRICT}*.geojson")
    lsoas = files.read_areas(lsoa_file)
    own_wards = [ward for ward in wards if ward.district_code == DISTRICT]
    _write_areas("wards.geojson", own_wards)
    _write_areas("lsoas.geojson", lsoas)
    _write_areas("districts.geojson", _outlines(wards, _district_names(boundaries)))
    index = AreaIndex(
        AreaShape(area.kind, area.code, area.name, area.district_code, shape(area.boundary))
        for area in [*own_wards, *lsoas]
    )
    _write_postcodes(source, index)
    _write_streets(source, index)


def _district_names(boundaries: Path) -> dict[str, str]:
    names = {}
    for path in boundaries.glob("ward_*.geojson"):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            names[feature["properties"]["LAD25CD"]] = feature["properties"]["LAD25NM"]
    return names


def _outlines(wards: list[files.AreaRow], names: dict[str, str]) -> list[files.AreaRow]:
    """Each district as the union of its wards; neighbours are simplified together, so that no gap opens."""
    codes = sorted(names)
    unions = [
        shapely.union_all([shape(ward.boundary).buffer(0) for ward in wards if ward.district_code == code])
        for code in codes
    ]
    simple = shapely.coverage_simplify(unions, OUTLINE_TOLERANCE)
    return [
        files.AreaRow(
            AreaKind.DISTRICT, code, names[code], code, 2025, dict(mapping(_largest(outline))), outline.bounds
        )
        for code, outline in zip(codes, simple, strict=True)
    ]


def _largest(geometry: Any) -> Any:
    """Without the specks that a union of generalised boundaries leaves, and without holes of their size."""
    polygons = getattr(geometry, "geoms", [geometry])
    kept = [polygon for polygon in polygons if polygon.area > 1e-5]
    whole = [
        shapely.Polygon(polygon.exterior, [r for r in polygon.interiors if shapely.Polygon(r).area > 1e-5])
        for polygon in kept
    ]
    return whole[0] if len(whole) == 1 else shapely.MultiPolygon(whole)


def _write_areas(name: str, areas: list[files.AreaRow]) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {
                "kind": area.kind.value,
                "code": area.code,
                "name": area.name,
                "district_code": area.district_code,
                "edition": area.edition,
            },
            "geometry": {
                "type": area.boundary["type"],
                "coordinates": _short(area.boundary["coordinates"]),
            },
        }
        for area in areas
    ]
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    (HERE / name).write_text(text, encoding="utf-8")


def _short(coordinates: Any) -> Any:
    """Coordinates with few decimals, and without points that have become the same as the one before."""
    if isinstance(coordinates[0][0], int | float):
        points = [[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in coordinates]
        return [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    return [_short(part) for part in coordinates]


def _write_postcodes(source: Path, index: AreaIndex) -> None:
    [path] = (source / "postcodes").glob("onspd_*_oadby-and-wigston.csv")
    rows = files.read_postcodes(path)
    located = index.locate_many([row.lon for row in rows], [row.lat for row in rows])
    with (HERE / "postcodes.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["postcode", "lon", "lat", "ward", "lsoa"])
        for row, at in zip(rows, located, strict=True):
            writer.writerow([row.code, round(row.lon, 5), round(row.lat, 5), at.ward_code, at.lsoa_code])


def _write_streets(source: Path, index: AreaIndex) -> None:
    rows = files.read_streets(source / "names" / "oadby_wigston_street_anchors.csv")
    located = index.locate_many([row.lon for row in rows], [row.lat for row in rows])
    with (HERE / "streets.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["name", "locality", "lon", "lat"])
        for row, at in zip(rows, located, strict=True):
            writer.writerow([row.name, _locality(index.name_of(at.ward_code)), row.lon, row.lat])


def _locality(ward: str) -> str:
    """The town a ward is named after: no list of localities was to hand, and the wards name all three."""
    return next((town for town in ("South Wigston", "Wigston", "Oadby") if ward.startswith(town)), "")


if __name__ == "__main__":
    from django.conf import settings

    settings.configure()  # for the words of choices; no more of Django is used
    main(Path(sys.argv[1]))
