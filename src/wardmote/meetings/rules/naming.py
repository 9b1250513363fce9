"""People shown by their organisation and role instead of their names. Pure.

To publish minutes is to publish personal data: whoever owes an action is known well enough by the organisation. Full
names, initials with a surname ("M Stone", "Cllr Stone") and the initials by which minutes name people are replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Insp(?:ector)?|Sgt|Sergeant|PC|PCSO|Supt|Ch(?:ief)?)\.?\s+)*"
)


@dataclass(frozen=True)
class Known:
    """Somebody as minutes may name them, and what is shown instead."""

    name: str
    initials: str
    shown_as: str


def _patterns(one: Known) -> list[str]:
    parts = [part for part in one.name.split() if part]
    found = []
    if len(parts) > 1:
        first, last = re.escape(parts[0]), re.escape(parts[-1])
        middle = r"(?:\s+[\w'’.\-]+)*?" if len(parts) > 2 else ""
        found.append(rf"{_TITLE}(?:{first}|{re.escape(parts[0][0])}\.?){middle}\s+{last}")
        found.append(
            rf"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Insp(?:ector)?|Sgt|Sergeant|PC|PCSO)\.?\s+{last}"
        )
    elif parts:
        found.append(rf"{_TITLE}{re.escape(parts[0])}")
    if one.initials:
        found.append(re.escape(one.initials))
    return found


def show_by_role(text: str, people: Iterable[Known]) -> str:
    """Return the text with everybody of `people` shown by organisation or role.

    Longer forms go first, so that "M Stone (MS)" does not leave half a name. Initials count in capitals only.
    """
    if not text:
        return text
    shown: dict[str, str] = {}
    patterns: list[str] = []
    for number, one in enumerate(sorted(people, key=lambda known: -len(known.name))):
        for place, pattern in enumerate(_patterns(one)):
            key = f"p{number}_{place}"
            shown[key] = one.shown_as
            patterns.append(rf"(?P<{key}>\b{pattern}\b)")
    if not patterns:
        return text
    # One pass over all forms, the longest alternatives first: what was put in is not looked at again.
    patterns.sort(key=len, reverse=True)
    return re.sub("|".join(patterns), lambda found: shown[found.lastgroup or ""], text)
