"""Postcodes as people type them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wardmote.places.postcodes import normalise_postcode, read_postcode, show_postcode

LETTERS = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
INWARD_LETTERS = st.sampled_from("ABDEFGHJLNPQRSTUWXYZ")
DIGITS = st.sampled_from("0123456789")
outward_codes = st.one_of(
    st.builds("".join, st.tuples(LETTERS, DIGITS)),
    st.builds("".join, st.tuples(LETTERS, DIGITS, DIGITS)),
    st.builds("".join, st.tuples(LETTERS, DIGITS, LETTERS)),
    st.builds("".join, st.tuples(LETTERS, LETTERS, DIGITS)),
    st.builds("".join, st.tuples(LETTERS, LETTERS, DIGITS, DIGITS)),
    st.builds("".join, st.tuples(LETTERS, LETTERS, DIGITS, LETTERS)),
)
inward_codes = st.builds("".join, st.tuples(DIGITS, INWARD_LETTERS, INWARD_LETTERS))


@pytest.mark.parametrize(
    ("typed", "outward", "inward"),
    [
        ("LE2 5LF", "LE2", "5LF"),
        ("le25lf", "LE2", "5LF"),
        ("  Le2   5lF ", "LE2", "5LF"),
        ("LE2-5LF.", "LE2", "5LF"),
        ("L E 2 5 L F", "LE2", "5LF"),
        ("LE18 1AA", "LE18", "1AA"),
        ("LE181AA", "LE18", "1AA"),
        ("LE1 OAA", "LE1", "0AA"),  # the letter O for the nought
        ("LE18 IAA", "LE18", "1AA"),  # the letter I for the one
        ("M1 1AE", "M1", "1AE"),
        ("EC1A 1BB", "EC1A", "1BB"),
        ("LE2", "LE2", ""),
        ("le18", "LE18", ""),
        ("LE2 5", "LE2", "5"),
        ("LE2 5L", "LE2", "5L"),
        ("LE18 1", "LE18", "1"),
        ("LE25", "LE25", ""),
        ("LE181", "LE18", "1"),
    ],
)
def test_what_people_type_is_read(typed, outward, inward):
    read = read_postcode(typed)
    assert read is not None
    assert (read.outward, read.inward, read.is_whole) == (outward, inward, len(inward) == 3)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "L", "LE", "hello", "Blaby Road", "12 Blaby Road", "LE2 5LFX", "LE2 5CF", "LE2 OOFX", "5LF",
     "1234567", "LE2 5LF LE2 5LG", "١٢٣", "L\0E2 5LF5", "LE2 5LF" * 20],
)  # fmt: skip
def test_what_is_no_postcode_is_none(typed):
    assert read_postcode(typed) is None


@given(outward_codes, inward_codes, st.sampled_from(["", " ", "  ", "-", "\t"]), st.booleans())
def test_every_well_formed_postcode_is_read_however_it_is_spaced(outward, inward, gap, lower):
    typed = outward + gap + inward
    read = read_postcode(typed.lower() if lower else typed)
    assert read is not None
    assert read.code == outward + inward
    assert str(read) == f"{outward} {inward}" == show_postcode(read.code)


@given(st.one_of(st.text(max_size=60), st.text(alphabet="LE0125 lfOIS-", max_size=12)))
@example("İ2 5LF")
@example("ſe2 5lf")
def test_reading_never_raises_and_is_stable(text):
    read = read_postcode(text)
    if read is not None:
        again = read_postcode(str(read))
        assert again is not None
        assert again.code == read.code
        assert normalise_postcode(text) == (read.code if read.is_whole else "")
    else:
        assert normalise_postcode(text) == ""
