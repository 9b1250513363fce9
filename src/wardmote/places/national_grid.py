"""National Grid references (easting and northing, OSGB36) as longitude and latitude (WGS 84). Pure.

Source: Ordnance Survey, "A guide to coordinate systems in Great Britain": the inverse Transverse Mercator projection of
its annex C on the Airy 1830 ellipsoid, and the seven-parameter (Helmert) transformation of its section 6.6, which it
states as accurate to about 5 metres over Great Britain. The survey's own grid of corrections (OSTN15) is accurate to
centimetres and some ten megabytes large; for which house a report is about, 5 metres are enough.
"""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan

ACCURATE_TO_METRES = 5

_AIRY_A, _AIRY_B = 6_377_563.396, 6_356_256.909
_WGS_A, _WGS_B = 6_378_137.0, 6_356_752.3142
_SCALE = 0.9996012717
_LAT_0, _LON_0 = radians(49), radians(-2)
_EAST_0, _NORTH_0 = 400_000.0, -100_000.0
# OSGB36 to WGS 84: metres, parts in a million, seconds of arc.
_SHIFT = (446.448, -125.157, 542.060)
_PPM = -20.4894
_TURN = tuple(radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))


def is_grid_reference(easting: float, northing: float) -> bool:
    """Whether both lie within the National Grid: 700 by 1300 kilometres."""
    return 0 <= easting < 700_000 and 0 <= northing < 1_300_000


def to_longitude_latitude(easting: float, northing: float) -> tuple[float, float]:
    """Return longitude and latitude (degrees, WGS 84) of a point of the National Grid, to about 5 metres.

    Raises ValueError for what lies outside the grid.
    """
    if not is_grid_reference(easting, northing):
        raise ValueError(f"({easting}, {northing}) is not within the National Grid")
    return _moved(*_unprojected(easting, northing))


def _unprojected(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude on the Airy ellipsoid, in radians (annex C.2)."""
    a, b = _AIRY_A, _AIRY_B
    e2 = 1 - (b * b) / (a * a)
    n = (a - b) / (a + b)
    lat, arc = _LAT_0, 0.0
    while abs(northing - _NORTH_0 - arc) >= 0.00001:
        lat += (northing - _NORTH_0 - arc) / (a * _SCALE)
        less, more = lat - _LAT_0, lat + _LAT_0
        arc = (
            b * _SCALE
            * (
                (1 + n + 1.25 * n**2 + 1.25 * n**3) * less
                - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
                + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
                - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
            )
        )  # fmt: skip
    flat = 1 - e2 * sin(lat) ** 2
    nu = a * _SCALE / sqrt(flat)
    rho = a * _SCALE * (1 - e2) / flat**1.5
    eta2 = nu / rho - 1
    t, sec = tan(lat), 1 / cos(lat)
    east = easting - _EAST_0
    vii = t / (2 * rho * nu)
    viii = t / (24 * rho * nu**3) * (5 + 3 * t**2 + eta2 - 9 * t**2 * eta2)
    ix = t / (720 * rho * nu**5) * (61 + 90 * t**2 + 45 * t**4)
    x = sec / nu
    xi = sec / (6 * nu**3) * (nu / rho + 2 * t**2)
    xii = sec / (120 * nu**5) * (5 + 28 * t**2 + 24 * t**4)
    xiia = sec / (5040 * nu**7) * (61 + 662 * t**2 + 1320 * t**4 + 720 * t**6)
    return (
        lat - vii * east**2 + viii * east**4 - ix * east**6,
        _LON_0 + x * east - xi * east**3 + xii * east**5 - xiia * east**7,
    )


def _moved(lat: float, lon: float) -> tuple[float, float]:
    """Longitude and latitude in degrees on WGS 84 of a point on the Airy ellipsoid (annex B, section 6.6)."""
    e2 = 1 - (_AIRY_B * _AIRY_B) / (_AIRY_A * _AIRY_A)
    nu = _AIRY_A / sqrt(1 - e2 * sin(lat) ** 2)
    x, y, z = nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon), nu * (1 - e2) * sin(lat)
    scale = 1 + _PPM / 1_000_000
    rx, ry, rz = _TURN
    x, y, z = (
        _SHIFT[0] + scale * x - rz * y + ry * z,
        _SHIFT[1] + rz * x + scale * y - rx * z,
        _SHIFT[2] - ry * x + rx * y + scale * z,
    )
    e2 = 1 - (_WGS_B * _WGS_B) / (_WGS_A * _WGS_A)
    flat = hypot(x, y)
    new = atan2(z, flat * (1 - e2))
    for _ in range(8):
        nu = _WGS_A / sqrt(1 - e2 * sin(new) ** 2)
        new = atan2(z + e2 * nu * sin(new), flat)
    return degrees(atan2(y, x)), degrees(new)
