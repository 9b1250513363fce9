"""What a list page hands to its table: columns, the order they are sorted in, the way to the next page.

All of it is plain links in the page's own address, so that it works without JavaScript and survives a reload.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict


def with_query(request: HttpRequest, **changes: object) -> str:
    """This page's address with some of its query changed; None takes a key away. Keys ending in "_" lose it
    (`from_`).
    """
    query: QueryDict = request.GET.copy()
    for key, value in changes.items():
        key = key.rstrip("_")
        if value is None:
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"{request.path}?{query.urlencode()}" if query else request.path


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. `numeric` sets it right; `sort_href` makes its heading a link; `sorted` is "ascending",
    "descending" or
    "" (ARIA's own words). `hidden` keeps the heading for screen readers only."""

    text: str
    numeric: bool = False
    sort_href: str = ""
    sorted: str = ""
    hidden: bool = False


def sortable(
    request: HttpRequest, columns: Sequence[tuple[str, str]], *, current: str, numeric: Sequence[str] = ()
) -> tuple[Column, ...]:
    """Columns from (key, words); a key of "" cannot be sorted. `current` is the order in force: "due", or
    "-due" when
    descending. A heading leads to its own order, and to the reverse when it is in force already; the place
    in the list
    (`after`, `before`) starts anew."""
    made = []
    for key, text in columns:
        if not key:
            made.append(Column(text=text))
            continue
        direction = {key: "ascending", f"-{key}": "descending"}.get(current, "")
        order = f"-{key}" if direction == "ascending" else key
        href = with_query(request, sort=order, after=None, before=None)
        made.append(Column(text=text, numeric=key in numeric, sort_href=href, sorted=direction))
    return tuple(made)


@dataclass(frozen=True, kw_only=True)
class Paging:
    """The way on in a list that is read by key: no page numbers, no count that would read the whole table.

    `words` say what is shown ("50 of more than 10,000 reports").
    """

    previous_href: str = ""
    next_href: str = ""
    words: str = ""


def paging(request: HttpRequest, *, before: str | None, after: str | None, words: str = "") -> Paging:
    """Links with `?before=KEY` and `?after=KEY`, keeping filters and order; None where there is no further
    page.
    """
    return Paging(
        previous_href=with_query(request, before=before, after=None) if before else "",
        next_href=with_query(request, after=after, before=None) if after else "",
        words=words,
    )
