"""Which two records may be of one person."""

from datetime import date

import pytest
from bench.people import (
    CHECKOUT,
    DEFAULT_FOLDER,
    MEASURED_ON,
    figures,
    judge,
    measure,
    read_set,
    true_pairs,
)
from hypothesis import given
from hypothesis import strategies as st
from tests.beside import needs_shared

from wardmote.people import names
from wardmote.people.names import (
    Identity,
    Level,
    Name,
    Sameness,
    fold,
    how_alike,
    how_alike_born,
    how_alike_family,
    how_alike_given,
    how_alike_words,
    is_probably_same,
    look_up_keys,
    name_key,
    pairs_to_compare,
    read_name,
    slips,
    sound_of,
)
from wardmote.people.rules import contact_key

BORN = date(1971, 6, 24)


def who(name: str = "", born: date | None = None, **parts: object) -> Identity:
    return Identity(key=name, name=name, born=born, **parts)  # type: ignore[arg-type]


def mail(address: str) -> frozenset[str]:
    return frozenset({contact_key("email", address)})


def phone(number: str) -> frozenset[str]:
    return frozenset({contact_key("phone", number)})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Robert John ALLEN", Name(("robert", "john"), "allen")),
        ("ALLEN, Robert", Name(("robert",), "allen")),
        ("Vincent van der Berg", Name(("vincent",), "van der berg")),
        ("Müller-Łukasz, Zoë", Name(("zoe",), "muller lukasz")),
        ("Cllr. Siân O’Brien (chair)", Name(("sian",), "obrien")),
        ("Madonna", Name(("madonna",), "")),
        ("Smith,", Name((), "smith")),
        ("", Name()),
        ("Angus MacDonald", Name(("angus",), "mcdonald")),
    ],
)
def test_a_name_is_read_in_parts(text, name):
    assert read_name(text) == name


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("robert", "robert", Level.SAME),
        ("robert", "bob", Level.SHORT),
        ("mohammed", "muhammad", Level.SHORT),
        ("allen", "alen", Level.ALMOST),
        ("jonathon", "jonahton", Level.ALMOST),
        ("cathryn", "katharine", Level.SOUNDS),
        ("katarzyna", "k", Level.INITIAL),
        ("robert", "k", Level.DIFFERENT),
        ("lee", "kim", Level.DIFFERENT),
        ("robert", "", Level.UNKNOWN),
    ],
)
def test_two_names_are_put_on_a_level(one, other, level):
    assert how_alike_words(one, other) is level
    assert how_alike_words(other, one) is level


def test_middle_and_double_names_agree_partly():
    assert how_alike_given(("anna", "maria"), ("maria",)) is Level.PARTLY
    assert how_alike_given(("mary", "ann"), ("maryann",)) is Level.PARTLY
    assert how_alike_family("smith jones", "jones") is Level.PARTLY
    assert how_alike_family("de la cruz", "cruz") is Level.PARTLY
    assert how_alike_family("van dyke", "van berg") is Level.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (BORN, BORN, Level.SAME),
        (date(1971, 5, 3), date(1971, 3, 5), Level.ALMOST),
        (BORN, date(1971, 5, 24), Level.ALMOST),
        (BORN, date(1917, 6, 24), Level.ALMOST),
        (BORN, date(1988, 6, 24), Level.PARTLY),
        (BORN, date(1988, 11, 2), Level.DIFFERENT),
        (BORN, None, Level.UNKNOWN),
    ],
)
def test_two_dates_of_birth_are_put_on_a_level(one, other, level):
    assert how_alike_born(one, other) is level
    assert how_alike_born(other, one) is level


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(who("John Smith"), who("John Smith"), False, id="a name alone is not enough"),
        pytest.param(who("John Smith", BORN), who("SMITH, John", BORN), True, id="name and birth"),
        pytest.param(who("John Smith", BORN), who("Smith John", BORN), True, id="swapped, and birth"),
        pytest.param(
            who("Bob Allen", contacts=phone("07700 900 123")),
            who("Robert Allen", contacts=phone("+44 (0)7700 900123")),
            True,
            id="short form, and telephone",
        ),
        pytest.param(
            who("John Smith", address="12 High Street"),
            who("John Smith", address="12 high st."),
            True,
            id="name and address",
        ),
        pytest.param(
            who("John Smith", BORN, address="12 High Street"),
            who("Mary Smith", date(1974, 1, 30), address="12 High Street"),
            False,
            id="husband and wife",
        ),
        pytest.param(
            who("Mary Smith", address="12 High Street", contacts=phone("0116 496 0123")),
            who("John Smith", address="12 High Street", contacts=phone("0116 496 0123")),
            False,
            id="one household, one telephone, no birthday known",
        ),
        pytest.param(
            who("Mary Smith", address="12 High Street", contacts=mail("thesmiths@example.org")),
            who("John Smith", address="12 High Street", contacts=mail("thesmiths@example.org")),
            False,
            id="one household, one mailbox, no birthday known",
        ),
        pytest.param(
            who("Mary Smith", BORN, contacts=phone("0116 496 0123")),
            who("John Smith", date(1968, 12, 3), contacts=phone("0116 496 0123")),
            False,
            id="one telephone, two people",
        ),
        pytest.param(
            who("Robyn Dixon", contacts=mail("robyndixon@example.org")),
            who("Robin Dixon", contacts=mail("RobynDixon@example.org")),
            True,
            id="spelt otherwise, one mailbox",
        ),
        pytest.param(who("", BORN), who("", BORN), False, id="only a date of birth"),
        pytest.param(who(""), who(""), False, id="nothing known"),
    ],
)
def test_who_is_put_forward_as_one_person(one, other, same):
    assert is_probably_same(how_alike(one, other)) is same


def test_the_reasons_are_sentences():
    alike = how_alike(
        who("Bob Allen", BORN, contacts=mail("bob@example.org")),
        who("Robert Allan", BORN, contacts=mail("bob@example.org")),
    )
    assert alike.sentence == (
        "Short form of the given name, family name almost the same, same date of birth, same email address."
    )
    assert "but another given name" in how_alike(who("Mary Smith"), who("John Smith")).sentence
    assert how_alike(who("John Smith"), who("Smith John")).sentence == (
        "Given and family name in each other's place."
    )
    assert Sameness(0.0).sentence == "Nothing in common."


def test_another_name_they_are_known_by_counts():
    known = who("Katarzyna Nowak", BORN, known_as=("Kasia Smith",))
    assert is_probably_same(how_alike(known, who("Kasia Smith", BORN)))


def test_keys_bring_together_what_is_worth_comparing():
    assert name_key("Mr Robert ALLEN") == name_key("Allen, Robért") == "allen robert"
    assert len(name_key("x" * 500)) <= 120
    people = [who("John Smith", BORN), who("Smith John"), who("Jon Smyth"), who("Ada Byron")]
    assert pairs_to_compare(people) == {(0, 1), (0, 2), (1, 2)}


def test_slips_and_sounds():
    assert [slips("allen", other) for other in ("allen", "alen", "allne", "ellan", "")] == [0, 1, 1, 2, 5]
    assert sound_of("Stephen") == sound_of("Steven")
    assert sound_of("Catherine") == sound_of("Kathryn")
    assert sound_of("Philips") == sound_of("Fillips")
    assert sound_of("Smith") == sound_of("Smyth") != sound_of("Jones")
    assert fold("ÉLODIE Strauß-O'Neill") == "elodie strauss oneill"


# Properties

texts = st.one_of(
    st.text(max_size=25),
    st.lists(
        st.sampled_from(["John", "Jon", "Bob", "Robert", "Smith", "Smyth", "van", "Mr", "Zoë", ",", "K"]),
        max_size=4,
    ).map(" ".join),
)
people = st.builds(
    Identity,
    key=st.integers(),
    name=texts,
    known_as=st.lists(texts, max_size=2).map(tuple),
    born=st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2026, 1, 1))),
    address=st.sampled_from(["", "12 High Street", "Flat 1, 12 High St", "9 Mill Lane LE2 5BB", "the park"]),
    contacts=st.frozensets(
        st.sampled_from(["tel:+441164960123", "tel:+447700900123", "mailto:a@b.org", "mailto:someone@b.org"])
    ),
)


@given(people, people)
def test_the_score_is_a_share_and_the_same_both_ways(one, other):
    there, back = how_alike(one, other), how_alike(other, one)
    assert 0.0 <= there.score <= 1.0
    assert there.score == pytest.approx(back.score)
    assert there.reasons == back.reasons


@given(people)
def test_nobody_is_less_like_themselves_than_like_a_record_that_says_less(one):
    bare = Identity(key="bare", name=one.name, known_as=one.known_as)
    assert how_alike(one, one).score >= how_alike(one, bare).score - 1e-12


@given(people, people, st.dates(date(1900, 1, 1), date(2026, 1, 1)))
def test_one_date_of_birth_is_never_less_alike_than_two(one, other, born):
    def with_birth(person: Identity, day: date | None) -> Identity:
        return Identity(**{**vars(person), "born": day})

    together = how_alike(with_birth(one, born), with_birth(other, born)).score
    assert how_alike(with_birth(one, born), other).score <= together + 1e-12


@given(texts, texts)
def test_slips_are_a_distance(one, other):
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips(one, other) <= max(len(one), len(other))


@given(people)
def test_a_record_finds_itself_by_its_keys_whatever_the_accents(one):
    assert look_up_keys(one) == look_up_keys(Identity(**{**vars(one), "name": one.name.replace("ë", "e")}))


# Known truth

FOLDER = CHECKOUT / DEFAULT_FOLDER


@needs_shared
@pytest.mark.parametrize(
    ("name", "precision", "recall"), [(MEASURED_ON, 0.99, 0.86), ("fake_1000.csv", 0.99, 0.54)]
)
def test_on_known_truth_it_is_seldom_wrong(name, precision, recall):
    records = read_set(FOLDER / name)
    truth = true_pairs(records)
    found = {pair for pair, sameness in judge(records).items() if is_probably_same(sameness)}
    assert len(found & truth) / len(found) >= precision
    assert len(found & truth) / len(truth) >= recall
    assert figures(found, truth).startswith("precision=")


@needs_shared
def test_the_measured_weights_are_the_published_ones():
    measured = measure(read_set(FOLDER / MEASURED_ON))
    for part, levels in (
        ("GIVEN", (Level.SAME, Level.ALMOST)),
        ("FAMILY", (Level.SAME, Level.ALMOST, Level.DIFFERENT)),
        ("BORN", (Level.ALMOST, Level.DIFFERENT)),
    ):
        for level in levels:
            assert measured[part][level] == getattr(names, part)[level], (part, level)
