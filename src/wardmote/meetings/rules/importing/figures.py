"""Money, changes in per cent and rates, as the text states them; and sums that the text lets one check.

Source: sections 3.3 and 5.3 of the partnership-business study (a budget told as a total and its lines; "up by 14%",
"61 per 1,000 against a regional average of 72").
"""

from __future__ import annotations

import re
from decimal import Decimal

from wardmote.meetings.rules.importing.items import Draft
from wardmote.meetings.rules.importing.lines import Line
from wardmote.meetings.rules.importing.proposal import FoundFigure

_MONEY = re.compile(
    (
        r"£\s?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<pence>\.\d{1,2})?(?!\d)\s?(?P<unit>k\b"
        r"|m\b|bn\b|million\b|thousand\b|billion\b)?"
    ),
    re.I,
)
_UNITS = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 10**9, "billion": 10**9}
_CHANGE = re.compile(
    (
        r"(?P<what>[A-Za-z][A-Za-z -]{2,60}?)\s+(?:(?:was|were|is|are|had|has|have"
        r"|been)\s+)*(?P<way>up|down|increased|decreased|reduced|risen|rose|fallen"
        r"|fell|dropped|reduction|increase|decrease)\s+(?:by\s+|of\s+)?(?P<n>\d+(?:\.\d+)?)\s?(?:%"
        r"|per ?cent)"
    ),
    re.I,
)
_OF_CHANGE = re.compile(
    (
        r"\b(?:an?\s+)?(?P<n>\d+(?:\.\d+)?)\s?(?:%|per ?cent)\s+(?P<way>increase"
        r"|rise|decrease|reduction|fall|drop)(?:\s+in\s+(?P<what>[A-Za-z][A-Za-z -]{2,60}))?"
    ),
    re.I,
)
_RATE = re.compile(
    (
        r"(?P<n>\d+(?:\.\d+)?)\s+(?P<what>[a-z][a-z ]{0,30}?)?\s*per\s+(?P<base>1,?000"
        r"|10,?000|100,?000)\b(?:[^.;]{0,60}?\b(?:against|compared (?:to|with))\s+(?:an?\s+"
        r"|the\s+)?(?P<beside>[a-z][a-z ]{2,40}?)\s+(?:of|being)\s+(?P<m>\d+(?:\.\d+)?))?"
    ),
    re.I,
)
# Without these words a line holds neither, and the longer patterns need not be tried.
_PERCENT = re.compile(r"\d\s?(?:%|per ?cent)", re.I)
_PER = re.compile(r"\bper\s+1", re.I)
_DOWN = frozenset(
    ["down", "decreased", "reduced", "fallen", "fell", "dropped", "reduction", "decrease", "fall", "drop"]
)


def read_figures(drafts: list[Draft]) -> list[FoundFigure]:
    """Figures in the order of the page. Money as "28724.22", a change as "+14%", a rate as "61 per 1000"."""
    found: list[tuple[int, int, FoundFigure]] = []
    for key, draft in enumerate(drafts):
        for number, line in enumerate((*draft.agenda, *draft.paragraphs)):
            for start, figure in _of_line(line, key):
                found.append((key * 100_000 + number, start, figure))
    return [figure for _, _, figure in sorted(found, key=lambda entry: entry[:2])]


def _of_line(line: Line, key: int) -> list[tuple[int, FoundFigure]]:
    made: list[tuple[int, FoundFigure]] = []
    for match in _MONEY.finditer(line.raw):
        made.append((match.start(), _figure("money", f"{_amount(match):.2f}", line, match, key)))
    rises = _PERCENT.search(line.raw) is not None
    for match in (*_CHANGE.finditer(line.raw), *_OF_CHANGE.finditer(line.raw)) if rises else ():
        sign = "-" if match["way"].lower() in _DOWN else "+"
        made.append(
            (
                match.start(),
                _figure(
                    "change",
                    f"{sign}{match['n']}%",
                    line,
                    match,
                    key,
                    beside=_last_words(match["what"] or ""),
                ),
            )
        )
    for match in _RATE.finditer(line.raw) if _PER.search(line.raw) else ():
        base = match["base"].replace(",", "")
        beside = f"{match['m']} ({' '.join(match['beside'].split())})" if match["m"] else ""
        made.append(
            (match.start(), _figure("rate", f"{match['n']} per {base}", line, match, key, beside=beside))
        )
    return made


def _amount(match: re.Match[str]) -> Decimal:
    amount = Decimal(match["whole"].replace(",", "") + (match["pence"] or ""))
    return amount * _UNITS[match["unit"].lower()] if match["unit"] else amount


def _last_words(words: str) -> str:
    words = re.split(r"\b(?:that|which|and|but|the|where|in)\b", words, flags=re.I)[-1]
    return " ".join(words.split())


def _figure(
    kind: str, value: str, line: Line, match: re.Match[str], key: int, beside: str = ""
) -> FoundFigure:
    return FoundFigure(
        kind=kind,
        value=value,
        item=key,
        beside=beside,
        words=line.shown(*match.span()),
        span=line.span(*match.span()),
    )


def read_sums(drafts: list[Draft]) -> list[str]:
    """Totals that equal the sum of the list under them, as "6000.00+5000.00 = 11000.00"; and those that do not, as
    "6000.00+5000.00 = 11000.00, not 12000.00"."""
    sums: list[str] = []
    for draft in drafts:
        lines = draft.paragraphs
        for index, line in enumerate(lines):
            bullets = []
            for after in lines[index + 1 :]:
                if not after.bullet:
                    break
                bullets.append(after)
            total = _MONEY.search(line.raw)
            if line.bullet or not total or not line.flat.endswith((":", ";")) or len(bullets) < 2:
                continue
            # A total is the first amount of the sentence that announces the list; a list within it has another bullet.
            first = bullets[0].bullet
            outer: list[tuple[Decimal, list[Decimal]]] = []
            for bullet in bullets:
                money = _MONEY.search(bullet.raw)
                if not money:
                    continue
                if bullet.bullet == first or not outer:
                    outer.append((_amount(money), []))
                else:
                    outer[-1][1].append(_amount(money))
            sums += _tell(_amount(total), [amount for amount, _ in outer])
            for amount, inner in outer:
                if len(inner) > 1:
                    sums += _tell(amount, inner)
    return sums


def _tell(total: Decimal, parts: list[Decimal]) -> list[str]:
    if len(parts) < 2:
        return []
    made = sum(parts, Decimal(0))
    words = f"{'+'.join(f'{part:.2f}' for part in parts)} = {made:.2f}"
    return [words if made == total else f"{words}, not {total:.2f}"]
