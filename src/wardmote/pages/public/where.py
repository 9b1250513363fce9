"""Finding where it happens: what somebody typed, as places to pick from."""

from __future__ import annotations

from dataclasses import dataclass

from wardmote.places.models import Postcode
from wardmote.places.postcodes import show_postcode
from wardmote.places.queries import (
    PostcodeOutcome,
    look_up_postcode,
    look_up_street,
    name_area,
    streets_near,
)

NEAR_A_POSTCODE_METRES = 150
MOST = 12


@dataclass(frozen=True)
class FoundPlace:
    """One place to pick: `key` names it in the form; `elsewhere` is the other district's name, if it is not here."""

    key: str
    label: str
    lon: float
    lat: float
    postcode: str = ""
    elsewhere: str = ""


def find_places(text: str, *, district_code: str) -> list[FoundPlace]:
    """Return places like what somebody typed: a postcode with the streets around it, or streets by name."""
    wanted = " ".join(text.split())[:120]
    answer = look_up_postcode(wanted, district_code=district_code)
    if answer.outcome == PostcodeOutcome.FOUND and answer.postcode is not None:
        return _around(answer.postcode, answer.elsewhere)
    if answer.outcome == PostcodeOutcome.BEGUN:
        return [_postcode(one, _elsewhere(one.district_code, district_code)) for one in answer.postcodes]
    found = look_up_street(wanted, district_code=district_code, limit=MOST)
    found = found or look_up_street(wanted, limit=MOST)
    return [
        FoundPlace(
            key=f"street-{street.id}",
            label=str(street),
            lon=street.lon,
            lat=street.lat,
            elsewhere=_elsewhere(street.district_code, district_code),
        )
        for street in found
    ]


def _around(postcode: Postcode, elsewhere: str) -> list[FoundPlace]:
    found = [_postcode(postcode, elsewhere)]
    names = set()
    for street in streets_near(postcode.lon, postcode.lat, NEAR_A_POSTCODE_METRES):
        if street.name not in names and len(found) < MOST:
            names.add(street.name)
            found.append(
                FoundPlace(
                    key=f"street-{street.id}",
                    label=f"{street.name}, {show_postcode(postcode.code)}",
                    lon=street.lon,
                    lat=street.lat,
                    postcode=postcode.code,
                    elsewhere=elsewhere,
                )
            )
    return found


def _postcode(postcode: Postcode, elsewhere: str) -> FoundPlace:
    ward = name_area(postcode.ward_code)
    label = f"{show_postcode(postcode.code)}, {ward}" if ward else show_postcode(postcode.code)
    return FoundPlace(
        f"postcode-{postcode.code}", label, postcode.lon, postcode.lat, postcode.code, elsewhere
    )


def _elsewhere(code: str, district_code: str) -> str:
    if not code or code == district_code:
        return ""
    return name_area(code) or "another district"
