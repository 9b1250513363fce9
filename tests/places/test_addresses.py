"""Addresses as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.places.addresses import read_address, same_address, same_house, same_street


@pytest.mark.parametrize(
    ("text", "written_out"),
    [
        ("Flat 3, 12 St. Mary's Rd, Oadby LE2 5BB", "flat 3, 12 saint marys road, LE2 5BB"),
        ("12 SAINT MARYS ROAD (flat 3)", "flat 3, 12 saint marys road"),
        ("12a high st oadby", "12a high street"),
        ("12 A High Street", "12a high street"),
        ("12, High Street", "12 high street"),
        ("No. 12 High Street", "12 high street"),
        ("12-14 The Parade", "12-14 the parade"),
        ("5 North Street", "5 north street"),
        ("7 Broadway", "7 broadway"),
        ("12 Avenue Road", "12 avenue road"),
        ("3 Tottenham Court Road", "3 tottenham court road"),
        ("Rose Cottage, Mill Lane", "rose cottage, mill lane"),
        ("12\nHigh Street\nOadby\nle25bb", "12 high street, LE2 5BB"),
        ("4 Château Close", "4 chateau close"),
        ("High Street", "high street"),
        ("12 LE2 5BB", "12, LE2 5BB"),
        ("4853 S WOOD", "4853 s wood"),
        ("1759 W 48 ST", "1759 w 48th street"),
        ("1759 West 48th Street", "1759 w 48th street"),
        ("8324 S ST LOUIS AVE", "8324 s saint louis avenue"),
        ("5914 S DR MARTIN LUTHER KING JR DR", "5914 s doctor martin luther king jr drive"),
        ("10550 S AVENUE J", "10550 s avenue j"),
        ("200 W 87TH ST #4", "flat 4, 200 w 87th street"),
        ("not known", ""),
        ("", ""),
    ],
)
def test_an_address_is_read(text, written_out):
    assert read_address(text).written_out == written_out


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 High Street, Oadby", "12 HIGH ST."),
        ("Flat 3, 12 High Street", "12 High Street, Apt 3"),
        ("4816 S HERMITAGE", "4816 S Hermitage Ave"),
        ("4 First Avenue", "4 1st Ave"),
        ("12 High Street LE2 5BB", "12 High Street"),
        ("Rose Cottage, Mill Lane", "ROSE COTTAGE, MILL LN"),
    ],
)
def test_two_writings_of_one_address(one, other):
    one, other = read_address(one), read_address(other)
    assert same_address(one, other)
    assert one.look_up_key == other.look_up_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 High Street", "14 High Street"),
        ("12 High Street", "12a High Street"),
        ("12 High Street", "12 High Road"),
        ("12 N Elm St", "12 S Elm St"),
        ("12 High Street LE2 5BB", "12 High Street LE18 1AA"),
        ("High Street", "High Street"),
        ("Flat 3, 12 High Street", "Flat 4, 12 High Street"),
        ("Flat 3, 12 High Street", "12 High Street"),
        ("", ""),
    ],
)
def test_two_addresses(one, other):
    assert not same_address(read_address(one), read_address(other))


def test_flats_share_the_house():
    assert same_house(read_address("Flat 3, 12 High Street"), read_address("12 High Street"))
    assert not same_house(read_address("the park"), read_address("the park"))


def test_streets():
    assert same_street(read_address("High Street, Oadby"), read_address("12 High St"))
    assert not same_street(read_address("High Street"), read_address("High Road"))
    assert not same_street(read_address("High Street LE2 5BB"), read_address("High Street LE18 1AA"))
    assert not same_street(read_address(""), read_address(""))


@given(st.text())
def test_whatever_is_written_something_is_read(text):
    once = read_address(text)
    assert same_address(once, once) == once.is_a_house
    assert once.is_a_house == bool(once.look_up_key)


@given(
    st.integers(1, 9999),
    st.sampled_from(["High", "Mill", "Church Hill", "Saint Mary's"]),
    st.sampled_from(
        [("Street", "St"), ("Road", "Rd."), ("Lane", "ln"), ("Gardens", "GDNS"), ("Crescent", "Cres")]
    ),
    st.sampled_from(["", ", Oadby", ", Oadby LE2 5BB", " Oadby"]),
)
def test_abbreviations_case_and_locality_make_no_difference(number, name, kind, locality):
    long, short = kind
    assert same_address(
        read_address(f"{number} {name} {long}{locality}"), read_address(f"{number}, {name.upper()} {short}")
    )
