"""Whatever the importer meets, it does not fail and loses no word: mangled pages, random bytes, any text."""

import html
import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from wardmote.meetings.rules.importing.output import as_data
from wardmote.meetings.rules.importing.propose import propose, propose_together, read_page

from .importing_kit import MINUTES, leaves, words

PAGES = [file.read_text(encoding="utf-8") for file in sorted(MINUTES.iterdir())]
TEXTS = [text for text in PAGES if "<" not in text]
PIECES = [
    "Agenda and minutes",
    "No. Item",
    "Minutes:",
    "RESOLVED:",
    "(a) That it be noted;",
    "Apologies for Absence",
    "A Holt (BDC), B Marsh (WCC) and C Wren",
    "Monday, 8th October, 2018 2.00 pm",
    "Ash Vale Board - 31 February 2019",
    "MS to mend the fence by the end of Octember.",
    "*ACTIONS*:",
    "Action | Owner | By when",
    "Mend | MS | 30/02/2025",
    "... view the full minutes text for item 29.",
    "12.",
    "4a",
    "Page 2, Item 56:",
    "deferred until",
    "£1,000,000,000,000.00 and 900% up",
    "<td><p>",
    "&amp;amp;#8217;",
    "|",
    "\u00a0\u00a0\u00a0",
    "🙂 Üñîçødé",
    "\x00\x0b\u2028",
]


def check(data, *, every_word=True):
    """Read it; the answer can be printed; every word of its readable text is somewhere in the answer, and spans lie
    within the source."""
    told = as_data(propose(data))
    json.dumps(told)
    read = read_page(data)
    if every_word:
        kept = {word for text in leaves(told) for word in words(text)}
        assert not [word for word in words(read.page.clean) if word not in kept]
    source = data if isinstance(data, str) else None
    for entry in (*told["items"], *told["actions"], *told["decisions"], *told["unread"]):
        if entry["span"]:
            start, end = entry["span"]
            assert 0 <= start <= end
            assert source is None or end <= len(source)
    return told


@st.composite
def mangled(draw):
    """A page of minutes as mail programs, browsers and hurried hands leave it."""
    text = draw(st.sampled_from(TEXTS))
    for how in draw(
        st.lists(
            st.sampled_from(["cut", "join", "escape", "shuffle", "squeeze", "turn", "splice"]), max_size=3
        )
    ):
        at = draw(st.integers(0, len(text)))
        if how == "cut":
            text = text[:at]
        elif how == "join":
            text = text.replace("\n", " ", at % 60)
        elif how == "escape":
            text = html.escape(html.escape(text))
        elif how == "shuffle":
            blocks = text.split("\n\n")
            random.Random(at).shuffle(blocks)
            text = "\n\n".join(blocks)
        elif how == "squeeze":
            text = text.replace("\n\n", "\n")
        elif how == "turn":
            text = f"{text[at:]}\n{text[:at]}"
        else:
            text = f"{text[:at]}\n{draw(st.sampled_from(PAGES))}"
    return text


@settings(max_examples=60, deadline=None)
@given(mangled())
def test_a_mangled_page_loses_no_word(text):
    check(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["\n", "\n\n", "\n\n\n\n", " "]))
def test_pieces_of_minutes_in_any_order_lose_no_word(pieces, between):
    # What the page marks as its own tags is mark-up, not words.
    check(between.join(pieces), every_word="<td><p>" not in pieces)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=400), st.binary(max_size=400)))
def test_anything_at_all_is_read_without_failing(data):
    check(data, every_word=False)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(PAGES), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=40))
def test_bytes_broken_on_the_way_do_not_make_it_fail(text, breaks):
    data = bytearray(text.encode())
    for where, byte in breaks:
        data[int(where * len(data))] = byte
    check(bytes(data), every_word=False)


@settings(max_examples=15, deadline=None)
@given(st.permutations(TEXTS), st.integers(1, 3))
def test_pages_that_do_not_belong_together_are_read_without_failing(pages, number):
    told = as_data(propose_together([(str(i), text) for i, text in enumerate(pages[:number])]))
    json.dumps(told)
    assert len(told["sources"]) == number


def test_a_long_line_without_end_does_not_take_for_ever():
    for text in (
        "A" * 50_000,
        "Mr A " * 10_000,
        "and " * 10_000,
        "<" * 20_000,
        "<p " * 5_000,
        "MS, " * 8_000,
        "(a) " * 8_000,
        "1. A " * 8_000,
    ):
        check(text, every_word=False)
