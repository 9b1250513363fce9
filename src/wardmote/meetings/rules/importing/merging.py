"""Pages of one meeting read together: a page of the meeting and the pages of its items.

Source: acceptance cases 4 and 19 of the partnership-business study: where one page shows an item cut and another shows
it whole, the whole text stands, once; an item still cut stays marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from wardmote.meetings.rules.importing.items import Draft


def same_title(one: str, other: str) -> bool:
    """Do two headings name one item? Case, numbers in front and punctuation do not count."""
    a, b = _bare(one), _bare(other)
    return bool(a) and a == b


def _bare(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"^\d+[a-z]?[.)]?\s+", "", title.lower())).strip()


def _text(draft: Draft) -> str:
    return " ".join(line.flat for line in draft.paragraphs)


def find_partner(drafts: Sequence[Draft], wanted: Draft) -> int | None:
    """Which item another page's item is: by number and heading, by heading, by how its text begins."""
    for index, draft in enumerate(drafts):
        if (
            wanted.number
            and draft.number == wanted.number
            and (same_title(draft.title, wanted.title) or not draft.title or not wanted.title)
        ):
            return index
    titled = [index for index, draft in enumerate(drafts) if same_title(draft.title, wanted.title)]
    if len(titled) == 1:
        return titled[0]
    pool = titled or [index for index, draft in enumerate(drafts) if not draft.title or not wanted.title]
    scored = [(_shared(_text(drafts[index]), _text(wanted)), index) for index in pool]
    best = max(scored, default=(0.0, -1))
    return best[1] if best[0] > 0.5 else (titled[0] if titled else None)


def _shared(one: str, other: str) -> float:
    """Which part of the shorter text the other begins with or holds."""
    short, long = sorted((one, other), key=len)
    if not short:
        return 0.0
    head = short[:4000]
    match = SequenceMatcher(None, head, long[: len(head) + 400], autojunk=False).find_longest_match()
    return match.size / len(head)


def merge_drafts(first: list[Draft], second: list[Draft]) -> list[Draft]:
    """Items of two pages of one meeting, in the order of the first; none twice, none cut that the other has whole."""
    merged = list(first)
    taken: set[int] = set()
    for wanted in second:
        free = [draft for index, draft in enumerate(merged) if index not in taken]
        found = find_partner(free, wanted)
        if found is None:
            merged.append(wanted)
            taken.add(len(merged) - 1)
            continue
        index = next(i for i, draft in enumerate(merged) if draft is free[found])
        merged[index] = _fuller(merged[index], wanted)
        taken.add(index)
    return merged


def _fuller(one: Draft, other: Draft) -> Draft:
    """One item from two readings of it: the one that is not cut, or the longer; what only the other knew is added."""
    cut_one = any(cut.of == "minutes" for cut in one.cuts)
    cut_other = any(cut.of == "minutes" for cut in other.cuts)
    best = (
        (other if cut_one else one) if cut_one != cut_other else other if other.length > one.length else one
    )
    rest = one if best is other else other
    return replace(
        best,
        number=best.number or rest.number,
        number_inferred=best.number_inferred if best.number else rest.number_inferred,
        title=best.title or rest.title,
        title_line=best.title_line or rest.title_line,
        heading_lost=best.heading_lost and rest.heading_lost,
        agenda=best.agenda or rest.agenda,
        attachments=[
            *best.attachments,
            *(
                a
                for a in rest.attachments
                if (a.type, a.size) not in {(b.type, b.size) for b in best.attachments}
            ),
        ],
    )
