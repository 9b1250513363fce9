"""Street addresses as people write them, made comparable. Pure: no Django, no database, no gazetteer.

"Flat 3, 12 St. Mary's Rd, Oadby LE2 5BB" and "12 SAINT MARYS ROAD (flat 3)" are one address; "12 High Street"
in two towns is not, when both say their postcode. American addresses ("4853 S Wood St", "1759 W 48 St") are
read too, because service requests published by American cities are what the rules are measured on.

The abbreviations are those in general use: for Britain the thoroughfare words of Royal Mail's Postcode
Address File, for America the suffixes of the United States Postal Service's Publication 28, appendix C1.

Nothing here looks anything up: a text is read for what it says. What it does not say stays empty, and an
address without a number or a house name is a street, never a house.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

KINDS: dict[str, str] = {
    short: full
    for full, shorts in {
        "alley": "aly ally",
        "approach": "app appr",
        "arcade": "arc",
        "avenue": "ave av aven avenu",
        "boulevard": "blvd boul",
        "broadway": "bdwy",
        "chase": "",
        "circle": "cir circ",
        "close": "cl clo",
        "court": "ct crt",
        "crescent": "cres cresc cr",
        "croft": "",
        "drive": "dr drv",
        "expressway": "expy",
        "gardens": "gdns gdn grdns garden",
        "gate": "",
        "green": "grn",
        "grove": "gr gro grv",
        "highway": "hwy",
        "hill": "",
        "lane": "ln la",
        "mews": "",
        "parade": "pde",
        "parkway": "pkwy pky",
        "passage": "psge",
        "place": "pl",
        "plaza": "plz",
        "rise": "",
        "road": "rd",
        "row": "",
        "square": "sq",
        "street": "st str",
        "terrace": "ter terr tce",
        "trail": "trl",
        "view": "vw",
        "walk": "wlk",
        "way": "wy",
        "yard": "yd",
    }.items()
    for short in (full, *shorts.split())
}
"""Every way a word for a kind of street is written, and the word itself."""

DIRECTIONS = {
    "north": "n", "south": "s", "east": "e", "west": "w", "n": "n", "s": "s", "e": "e", "w": "w",
    "northeast": "ne", "northwest": "nw", "southeast": "se", "southwest": "sw",
    "ne": "ne", "nw": "nw", "se": "se", "sw": "sw",
}  # fmt: skip
ORDINALS = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
    "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
}  # fmt: skip
UNKNOWN = {
    "",
    "unknown",
    "not known",
    "n/a",
    "na",
    "none",
    "no fixed abode",
    "nfa",
    "-",
    "?",
    "tbc",
    "dont know",
}

_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
_FLAT = re.compile(
    r"\b(?:flat|apartment|apt|unit|suite|ste|room|rm|bedsit|studio|maisonette)"
    r"\s*(?:number|no)?\s*#?\s*([a-z]{0,2}\d+[a-z]?|[a-z])\b"
    r"|#\s*([a-z]?\d+[a-z]?|[a-z])\b"
)
_NUMBER = re.compile(r"(?:number |no )?(\d+(?: ?[a-z](?![a-z]))?(?: ?[-/] ?\d+[a-z]?)?)(?= |$)")
_LETTER_IS_A_DIRECTION = re.compile(r"\d+ [nsew]$")


@dataclass(frozen=True)
class StreetAddress:
    """What an address says, in lower case and without abbreviations. A part that is not said is empty.

    `kind` is the word for the kind of street ("road"), `name` what stands before it, `direction` the compass
    letters some addresses carry, `building` a house name where there is no number.
    """

    flat: str = ""
    building: str = ""
    number: str = ""
    direction: str = ""
    name: str = ""
    kind: str = ""
    postcode: str = ""

    @property
    def is_a_house(self) -> bool:
        """Whether it names one house (or flat), not just a street or nothing."""
        return bool((self.number or self.building) and (self.name or self.kind or self.postcode))

    @property
    def look_up_key(self) -> str:
        """What two writings of one house share even if one leaves out the flat, the kind of street or the
        postcode.

        For an index: candidates are found by it, `same_house` decides. Empty for what is not a house.
        """
        if not self.is_a_house:
            return ""
        return f"{self.number or self.building}|{self.name or self.kind or self.postcode}"

    @property
    def written_out(self) -> str:
        """One line for comparing and for showing that an address was understood."""
        street = " ".join(part for part in (self.number, self.direction, self.name, self.kind) if part)
        flat = f"flat {self.flat}" if self.flat else ""
        return ", ".join(part for part in (flat, self.building, street, self.postcode.upper()) if part)


@lru_cache(maxsize=4_096)
def read_address(text: str) -> StreetAddress:
    """The parts of an address written on one line or several. Never raises; nonsense gives empty parts."""
    line = _plain(text)
    if line.strip(" .,") in UNKNOWN:
        return StreetAddress()
    postcode = ""
    if found := _POSTCODE.search(line):
        postcode = f"{found[1]} {found[2]}"
        line = line[: found.start()] + "," + line[found.end() :]
    flat = ""
    if found := _FLAT.search(line):
        flat = found[1] or found[2]
        line = line[: found.start()] + "," + line[found.end() :]
    segments = [tidy for part in line.split(",") if (tidy := " ".join(part.split()))]
    for at, segment in enumerate(segments):
        if found := _NUMBER.match(segment):
            number = found[1]
            if _LETTER_IS_A_DIRECTION.fullmatch(number):
                number = number[:-2]
            # "12, High Street": the number may stand alone before a comma
            rest = segment[found.start(1) + len(number) :].strip() or next(iter(segments[at + 1 :]), "")
            street = _street(rest)
            if not any(street) and not postcode:
                break
            return StreetAddress(flat, "", re.sub(r"\s", "", number), *street, postcode)
    if len(segments) > 1 and _street(segments[1])[2]:
        return StreetAddress(flat, segments[0], "", *_street(segments[1]), postcode)
    return StreetAddress(flat, "", "", *_street(segments[0] if segments else ""), postcode)


def same_house(one: StreetAddress, other: StreetAddress) -> bool:
    """Whether both name the same house or block, flats aside.

    Where one leaves out the kind of street, the direction or the postcode, the rest decides; where both say
    it, it must agree.
    """
    return (
        one.is_a_house
        and one.look_up_key == other.look_up_key
        and _agree(one.kind, other.kind)
        and _agree(one.direction, other.direction)
        and _agree(one.postcode, other.postcode)
    )


def same_address(one: StreetAddress, other: StreetAddress) -> bool:
    """Whether both name the same house, and the same flat in it (or neither names a flat)."""
    return same_house(one, other) and one.flat == other.flat


def same_street(one: StreetAddress, other: StreetAddress) -> bool:
    """Whether both name the same street; false when either names none. Two towns may share its name."""
    return (
        bool(one.name and other.name)
        and one.name == other.name
        and _agree(one.kind, other.kind)
        and _agree(one.direction, other.direction)
        and _agree(one.postcode.split(" ")[0], other.postcode.split(" ")[0])
    )


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _plain(text: str) -> str:
    """Lower case, without accents, full stops and apostrophes; brackets and line ends become commas."""
    folded = unicodedata.normalize("NFKD", text or "").casefold()
    folded = "".join(sign for sign in folded if not unicodedata.combining(sign))
    folded = re.sub(r"['’‘`.]", "", folded).replace("–", "-").replace("&", " and ")
    folded = re.sub(r"[()\[\];\r\n\t|]", ",", folded)
    return re.sub(r"[^\w\s,#/?-]", " ", folded)


def _street(text: str) -> tuple[str, str, str]:
    """(direction, name, kind) of "n wood st oadby". What follows the kind is the locality: left out."""
    words = text.split()
    before = ""
    if len(words) > 1 and words[0] in DIRECTIONS and not (len(words) == 2 and words[1] in KINDS):
        before = DIRECTIONS[words.pop(0)]
    if not words:
        return before, "", ""
    if len(words) > 1:
        # "St Louis Avenue", "Dr Martin Luther King Drive": the first word is never the short form of a kind
        words[0] = {"st": "saint", "dr": "doctor", "mt": "mount"}.get(words[0], words[0])
    end = next((at for at, word in enumerate(words) if at and word in KINDS), None)
    if end is None:
        only = words[0] if len(words) == 1 else ""
        if only in KINDS and len(only) > 3:
            return before, KINDS[only], ""
        return before, _name(words), ""
    while end + 1 < len(words) and words[end + 1] in KINDS:
        end += 1
    after = DIRECTIONS.get(words[end + 1], "") if end + 1 < len(words) else ""
    name = _name(words[:end])
    if len(words) == end + 2 and not after and len(words[end + 1]) == 1:
        name = f"{name} {words[end + 1]}"
    return before or after, name, KINDS[words[end]]


def _name(words: list[str]) -> str:
    named = [KINDS.get(word, word) if at else word for at, word in enumerate(words)]
    return " ".join(_ordinal(ORDINALS.get(word, word)) for word in named)


def _ordinal(word: str) -> str:
    """ "48" as a street's name is "48th"."""
    if not word.isascii() or not word.isdigit():
        return word
    ending = "th" if word[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(word[-1], "th")
    return word + ending
