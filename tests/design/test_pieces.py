"""Cells, rows, tags and clocks: made in Python, used from templates like every component, and escaped like them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from wardmote.design import pieces
from wardmote.design.environment import environment

IMPORTS = '{% from "design/components.html" import cell, clock, entry, priority_tag, row, tag %}'
NASTY = "<script>alert('x')</script>"


def rendered(text: str, **context: Any) -> str:
    env = environment()
    env.globals.update(context)
    return env.from_string(IMPORTS + text).render()


@pytest.mark.parametrize(
    "text",
    [
        "{{ cell('Who', nasty) }}",
        "{{ cell(nasty, 'x') }}",
        "{{ cell('Who', nasty, header=true) }}",
        "{% call cell('Who') %}{{ nasty }}{% endcall %}",
        "{% call row(nasty) %}{{ cell('Who', nasty) }}{% endcall %}",
        "{{ tag(nasty) }}",
        "{{ tag('x', nasty) }}",
        "{{ priority_tag(nasty, 1) }}",
        "{% call entry(day, nasty) %}{% endcall %}",
        "{% call entry(day, 'x', who=nasty, edited=nasty, kind=nasty, tone=nasty, id=nasty) %}{{ nasty }}{% endcall %}",
    ],
)
def test_what_people_wrote_is_escaped_wherever_it_stands(text: str) -> None:
    shown = rendered(text, nasty=NASTY, day=date(2026, 11, 6))
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert "&amp;lt;" not in shown, "escaped twice"


@given(st.text())
def test_a_cell_shows_its_value_once_escaped(value: str) -> None:
    assert f'<span class="wm-cell">{Markup.escape(value)}</span></td>' in pieces.cell("Due", value)


def test_markup_of_another_component_is_kept() -> None:
    shown = rendered("{{ cell('Priority', priority_tag('Standard', 3)) }}")
    assert "govuk-tag--blue" in shown
    assert "&lt;" not in shown


@pytest.mark.parametrize(
    ("words", "breaks"), [("a" * 30, False), ("a" * 31, True), ("<b>" + "a" * 30 + "</b>", False)]
)
def test_a_heading_breaks_when_it_is_a_sentence(words: str, breaks: bool) -> None:
    assert ("wm-breaks" in pieces.cell("Case", Markup(words), header=True)) is breaks  # noqa: S704 - the test's own
    assert "wm-breaks" not in pieces.cell("Case", words)


def test_a_row_says_its_tone_and_a_number_stands_right() -> None:
    shown = rendered("{% call row('late') %}{{ cell('Days', 3, numeric=true) }}{% endcall %}")
    assert '<tr class="govuk-table__row wm-row--late" role="row">' in shown
    assert '<td role="cell" class="govuk-table__cell govuk-table__cell--numeric" data-column="Days">' in shown


@pytest.mark.parametrize(("days", "tone"), [(-1, "late"), (0, "today"), (1, "running")])
def test_a_clock_is_late_from_the_day_after(days: int, tone: str) -> None:
    assert f"wm-clock--{tone}" in pieces.clock(days)


def test_no_clock_where_nothing_is_due() -> None:
    assert pieces.clock(None) == ""


def test_a_line_of_the_chronology_says_when_and_by_whom() -> None:
    at = datetime(2026, 7, 6, 13, 30, tzinfo=UTC)
    shown = pieces.entry(at, "A call", who="A. Officer", edited="version 2", caller=Markup)
    assert '<time datetime="2026-07-06T13:30:00+00:00">6 Jul 2026<br>2:30pm</time>' in shown
    assert '<p class="wm-entry__who">A. Officer · version 2</p>' in shown
    assert "<br>" not in pieces.entry(at.date(), "A day", caller=Markup)


def test_a_heading_stands_over_its_numbers() -> None:
    html = rendered(
        '{% from "design/components.html" import table %}'
        "{% call table('Loads', ['Who', 'Open & late']) %}{% call row() %}{{ cell('Who', 'Ash', header=true) }}"
        "{{ cell('Open & late', 3, numeric=true) }}{% endcall %}{% endcall %}"
    )
    heads = [part.split(">")[0] for part in html.split('<th scope="col"')[1:]]
    assert ["--numeric" in head for head in heads] == [False, True]
