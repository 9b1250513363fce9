"""Postcodes as people type them. Pure: no gazetteer, no database.

Source: BS 7666-2 (addresses) and the forms given in the ONS Postcode Directory's user guide: an outward
code of two to four characters (A9, A99, A9A, AA9, AA99, AA9A) and an inward code of a digit and two letters,
which are never C, I, K, M, O or V.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OUTWARD = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
_WHOLE = re.compile(rf"({_OUTWARD})([0-9][ABD-HJLNP-UW-Z]{{2}})")
_OUTWARD_ONLY = re.compile(_OUTWARD)
_BEGUN = re.compile(rf"({_OUTWARD})([0-9][ABD-HJLNP-UW-Z]?)")
# A letter typed for the digit it looks like: only where a postcode must have a digit.
_MEANT = str.maketrans("OI", "01")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class TypedPostcode:
    """What somebody typed, read as a postcode or the beginning of one.

    `outward` is "LE2", `inward` "5LF", or as much of it as was typed. `code` is both without the space.
    """

    outward: str
    inward: str = ""

    @property
    def code(self) -> str:
        return self.outward + self.inward

    @property
    def is_whole(self) -> bool:
        return len(self.inward) == 3

    def __str__(self) -> str:
        return f"{self.outward} {self.inward}".strip()


def read_postcode(text: str) -> TypedPostcode | None:
    """Read "le25lf", " LE2  5LF", "LE2-5LF", "LE1 OAA" (a letter O for the nought), "LE2" or "LE2 5".

    None when the text is not a postcode or the beginning of one. Never raises. Without a space "LE25" is read
    as an outward code; whoever looks it up by its first letters finds LE2 5.. as well.
    """
    if not text or len(text) > _LONGEST:
        return None
    words = re.findall(r"[A-Z0-9]+", text.upper())
    joined = "".join(words)
    if not 2 <= len(joined) <= 7:
        return None
    if len(joined) >= 5:
        spaced_otherwise = len(words) == 2 and len(words[1]) != 3
        third_last = joined[-3] if spaced_otherwise else joined[-3].translate(_MEANT)
        if whole := _WHOLE.fullmatch(joined[:-3] + third_last + joined[-2:]):
            return TypedPostcode(whole[1], whole[2])
    if len(words) == 2:
        meant = words[1][0].translate(_MEANT) + words[1][1:]
        if (begun := _BEGUN.fullmatch(words[0] + meant)) and begun[1] == words[0]:
            return TypedPostcode(begun[1], begun[2])
    if len(words) == 1 and _OUTWARD_ONLY.fullmatch(joined):
        return TypedPostcode(joined)
    if begun := _BEGUN.fullmatch(joined):
        return TypedPostcode(begun[1], begun[2])
    return None


def normalise_postcode(text: str) -> str:
    """A whole postcode in capitals without the space ("LE25LF"); empty when the text is none."""
    typed = read_postcode(text)
    return typed.code if typed and typed.is_whole else ""


def show_postcode(code: str) -> str:
    """ "LE25LF" as "LE2 5LF"; anything shorter than a whole postcode as it is."""
    return f"{code[:-3]} {code[-3:]}" if len(code) >= 5 else code
