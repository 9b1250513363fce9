"""Distances on the ground, and when two places are the same. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, degrees, isfinite, radians, sin, sqrt

from wardmote.places.addresses import StreetAddress

EARTH_RADIUS_METRES = 6_371_008.8
"""Mean radius of the WGS 84 ellipsoid: (2a + b) / 3 (IUGG)."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box of longitudes and latitudes, in degrees (WGS 84), edges within."""

    west: float
    south: float
    east: float
    north: float

    def __contains__(self, point: tuple[float, float]) -> bool:
        lon, lat = point
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def is_point(lon: float | None, lat: float | None) -> bool:
    """Whether both are given and lie on the Earth, in degrees."""
    if lon is None or lat is None:
        return False
    return isfinite(lon) and isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= 90


def read_point(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude from words like "52.5881, -1.0912", or None when they are no point."""
    parts = text.replace(",", " ").split()
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError:
        return None
    return (lat, lon) if is_point(lon, lat) else None


def metres_between(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Metres between two points over a sphere of the Earth's mean radius (haversine formula).

    Within 0.6 % of the distance on the ellipsoid; in England and Wales within 0.4 %.
    """
    half_lat = radians(other_lat - lat) / 2
    half_lon = radians(other_lon - lon) / 2
    a = sin(half_lat) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_METRES * asin(min(1.0, sqrt(a)))


def box_around(lon: float, lat: float, metres: float) -> Box:
    """A box that holds every point within `metres` of a point. It holds more: check the distance as well.

    ValueError for what is no point, for a negative distance, and within `metres` of a pole.
    """
    if not is_point(lon, lat) or not metres >= 0:
        raise ValueError(f"no point ({lon}, {lat}) or no distance ({metres})")
    angle = metres / EARTH_RADIUS_METRES * (1 + 1e-9)
    if abs(radians(lat)) + angle >= radians(89.9):
        raise ValueError("too near a pole")
    high = degrees(angle)
    # The widest longitude of the circle is not on its own parallel but a little nearer the pole.
    wide = degrees(asin(min(1.0, sin(angle) / cos(radians(lat)))))
    return Box(lon - wide, lat - high, lon + wide, lat + high)


def match_key(
    address: StreetAddress, *, uprn: int | None, postcode: str, ward_code: str, name: str = ""
) -> str:
    """What makes two places one and the same; empty when nothing does, and the place stands for itself.

    The UPRN decides if there is one. Else the address written out in full, flat and all, together with its
    postcode, or with its ward where no postcode is known: "12 High Street" alone is in many towns. A name that
    somebody gave it belongs to the key: what one case calls an address is not shown in another.
    """
    called = f" ({' '.join(name.split()).lower()})" if name.strip() else ""
    if uprn:
        return f"uprn {uprn}{called}"
    where = postcode or address.postcode.upper().replace(" ", "") or ward_code
    if not (address.is_a_house and where):
        return ""
    written = address.written_out.removesuffix(address.postcode.upper()).rstrip(" ,")
    return f"{written} {where}{called}".lower()
