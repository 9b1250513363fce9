"""The small pieces of lists and chronologies, in Python: a page of cases has five hundred of them.

A Jinja macro is called through some ten functions; these are called at once, which takes a fifth of the time.
Templates import them from `design/components.html` like the rest and cannot tell the difference. Everything that is
not `Markup` is escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from markupsafe import Markup, escape

from wardmote.design.words import clock_words, short_date, working_days_left

LONGEST_REFERENCE = 30
"""Letters of a row's heading that stay on one line: a reference or a name; a sentence may break."""

_COLOURS = {1: "red", 2: "orange", 3: "blue"}
_MARKS = {1: "▲▲", 2: "▲", 3: "●"}


@lru_cache(maxsize=1_000)
def _cell_begins(column: str, numeric: bool, header: bool, breaks: bool) -> str:
    also = (" govuk-table__cell--numeric" if numeric else "") + (" wm-breaks" if breaks else "")
    if header:
        begin = f'<th scope="row" role="rowheader" class="govuk-table__header{also}"'
    else:
        begin = f'<td role="cell" class="govuk-table__cell{also}"'
    return f'{begin} data-column="{escape(column)}"><span class="wm-cell">'


def cell(
    column: str,
    value: Any = "",
    numeric: bool = False,
    header: bool = False,
    caller: Callable[[], Markup] | None = None,
) -> Markup:
    """One cell: `{{ cell("Due", due|short_date) }}` or `{% call cell("Case", header=true) %}<a …>{% endcall %}`.

    `column` is the heading's words, shown before the value on a phone.
    """
    inner = value if caller is None else caller()
    if type(inner) is not Markup:
        inner = escape(inner)
    breaks = header and len(inner) > LONGEST_REFERENCE and len(inner.striptags()) > LONGEST_REFERENCE
    begin = _cell_begins(column, bool(numeric), bool(header), breaks)
    return Markup(f"{begin}{inner}</span></{'th' if header else 'td'}>")  # noqa: S704 - its parts are escaped


def stands_right(column: str, body: Markup) -> bool:
    """Whether the cells of a column in the rows of a table are numbers: then its heading stands over them."""
    return f'govuk-table__cell--numeric" data-column="{escape(column)}"' in body


def row(tone: str = "", *, caller: Callable[[], Markup]) -> Markup:
    """A row: `{% call row() %}{{ cell(…) }}{% endcall %}`.

    `tone`: empty, "late" (a red edge) or "new" (a blue one); say it in words too.
    """
    also = f" wm-row--{escape(tone)}" if tone else ""
    return Markup(f'<tr class="govuk-table__row{also}" role="row">{escape(caller())}</tr>')  # noqa: S704 - as above


def tag(text: Any, colour: str = "grey") -> Markup:
    """A tag. `colour`: grey green teal blue purple magenta red orange yellow; never the only carrier of a meaning."""
    return Markup(  # noqa: S704 - its parts are escaped
        f'<strong class="govuk-tag govuk-tag--{escape(colour)}">{escape(text)}</strong>'
    )


def priority_tag(text: Any, level: int) -> Markup:
    """A priority. `level`: 1 (most serious) to 4; the mark differs in shape too."""
    return Markup(  # noqa: S704 - its parts are escaped
        f'<strong class="govuk-tag wm-priority wm-priority--{int(level)} govuk-tag--{_COLOURS.get(level, "grey")}">'
        f'<span aria-hidden="true">{_MARKS.get(level, "○")} </span>{escape(text)}</strong>'
    )


def clock(days: int | None) -> Markup:
    """A response clock. `days`: working days left, negative when overdue; nothing for None."""
    if days is None:
        return Markup()
    tone = "late" if days < 0 else "today" if days == 0 else "running"
    return Markup(  # noqa: S704 - its parts are escaped
        f'<span class="wm-clock wm-clock--{tone}">{escape(working_days_left(days))}</span>'
    )


def entry(
    at: date | datetime,
    title: Any,
    who: Any = "",
    kind: Any = "",
    tone: str = "",
    edited: Any = "",
    id: str = "",  # noqa: A002 - the attribute's name
    *,
    caller: Callable[[], Markup],
) -> Markup:
    """A line of a chronology, inside `{% call chronology() %}`.

    `kind`: words of the sort of entry. `tone`: empty, "contact", "decision" or "late". `edited`: words.
    """
    clock_time = f"<br>{clock_words(at)}" if isinstance(at, datetime) else ""
    sort = f' <span class="wm-entry__kind">{escape(kind)}</span>' if kind else ""
    changed = f" · {escape(edited)}" if edited else ""
    by = f'<p class="wm-entry__who">{escape(who)}{changed}</p>' if who else ""
    also = f" wm-entry--{escape(tone)}" if tone else ""
    named = f' id="{escape(id)}"' if id else ""
    return Markup(  # noqa: S704 - its parts are escaped
        f'<li class="wm-entry{also}"{named}>'
        f'<div class="wm-entry__when"><time datetime="{at.isoformat()}">{short_date(at)}{clock_time}</time></div>'
        f'<div class="wm-entry__what"><h3 class="govuk-heading-s wm-entry__title">{escape(title)}{sort}</h3>{by}'
        f'<div class="wm-entry__body">{escape(caller())}</div></div></li>'
    )


PIECES: Final = {
    "cell": cell,
    "row": row,
    "stands_right": stands_right,
    "tag": tag,
    "priority_tag": priority_tag,
    "clock": clock,
    "entry": entry,
}
