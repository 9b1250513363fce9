"""How alike two records of people are, and whether they may be one person. Pure: no Django, no database.

A hint, never a fact: an officer links two records, with a reason, and can end the link. Two records are put
forward only to somebody who may see both.

The method is that of Fellegi and Sunter ("A Theory for Record Linkage", Journal of the American Statistical
Association 64, 1969): what two records say of a name, a date of birth, a telephone is put on a level (the
same, almost, sounds alike, different), and each level has a weight, the natural logarithm of how much
commoner it is among two records of one person than among records of two. The weights are added to what is
likely before looking.

Source of the weights. Those of names and dates of birth are *measured* on FEBRL data set 1 (1,000 invented
Australian records with 500 known pairs, made to test record linkage); `./run bench people --fit` measures
them again and `./run bench people` checks them on two other sets. Those of contact points and addresses are
*set*: invented people do not share a household, real ones do. The short forms of names are common knowledge
of English names.

Nothing here reads a safe location or a protected source.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wardmote.places.addresses import read_address

PROBABLE = 0.5
"""From this score on two records are put forward as probably one person."""
POSSIBLE = 0.1
"""From this score on they are worth a look, by somebody who is looking for this person."""

TITLES = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "dame", "lady", "lord", "prof", "cllr", "master"]
)
_PARTICLES = "al bin da de del della den der di dos du el ibn la le ten ter van von"
PARTICLES = frozenset(_PARTICLES.split(" "))

_SHORT_FORMS = """
    abigail abbie abby gail
    alexander alex al sandy sasha alec xander
    alexandra alex sandra sasha lexi
    alan allan allen al
    andrew andy drew
    anthony antony tony
    amanda mandy
    ann anne anna annie
    barbara barb babs
    benjamin ben benny
    catherine katherine kathryn kate katie kathy cathy kath cat kat kitty
    charles charlie chas chuck
    charlotte charlie lottie
    christine christina chris tina chrissie
    christopher chris kit topher
    daniel dan danny
    david dave davey dai
    deborah debbie deb debra
    dorothy dot dotty
    edward ed eddie ted teddy ned
    eleanor ellie nell nora
    elizabeth elisabeth liz lizzie beth betty eliza libby elsie bess betsy
    emily em emmy
    francis frank fran
    frances fran franny
    frederick fred freddie
    gareth gaz
    gary gaz
    geoffrey jeffrey geoff jeff
    george georgie
    gerald gerry jerry
    gillian gill jill
    graham graeme
    gregory greg
    harold harry hal
    henry harry hal
    irene rene
    isabel isobel isabelle isabella bella izzy belle
    jacob jake
    jacqueline jackie jacqui
    james jim jimmy jamie jem
    janet jan
    jennifer jen jenny
    jessica jess jessie
    joanna joanne jo joan
    john jon johnny jack
    jonathan jon jonny
    joseph joe joey
    josephine jo josie
    joshua josh
    judith judy jude
    katrina trina kat
    kenneth ken kenny
    lawrence laurence larry laurie
    leonard len lenny leo
    lesley leslie les
    louise lou lulu
    lucy lucille lu
    lynn lynne lin
    margaret maggie meg peggy madge marge margie greta
    mary maria marie molly polly mae
    matthew mat matt
    maxwell max
    michael mick mike mickey micky mikey
    mohammed muhammad mohammad mohamed muhammed mohamad mohd mo
    natalie nat
    natasha tash tasha
    nathan nathaniel nat nate
    nicholas nick nicky nik
    nicola nicole nicky nik
    oliver ollie olly
    pamela pam
    patricia pat tricia trish patsy
    patrick pat paddy
    penelope penny
    peter pete
    philip phillip phil
    phillipa philippa pippa
    raymond ray
    rebecca becky becca bex
    richard rick dick rich ricky richie
    robert rob bob bobby robbie bert
    roger rodge
    ronald ron ronnie
    rosemary rose rosie
    samantha sam sammy
    samuel sam sammy
    sean shaun shawn
    sarah sara sally sal
    stephen steven steve stevie
    stephanie steph stephie
    stuart stewart stu
    susan sue susie suzanne suzie
    terence terry tel
    theresa teresa terry tess tessa
    theodore theo ted
    thomas tom tommy
    timothy tim
    valerie val
    victoria vicky vicki tori
    vincent vince vinny
    wendy wend
    william will bill billy willie liam
    zachary zach zak
"""
SHORT_FORMS: dict[str, frozenset[str]] = {}
"""A name -> the other names that somebody of that name may go by. A name may stand in several lines above."""
for _line in _SHORT_FORMS.strip().splitlines():
    for _name in _line.split():
        SHORT_FORMS[_name] = SHORT_FORMS.get(_name, frozenset()) | frozenset(_line.split())


class Level(StrEnum):
    """How far two records agree on one thing, from the strongest."""

    SAME = "same"
    SHORT = "short form"
    ALMOST = "almost"
    SOUNDS = "sounds alike"
    INITIAL = "initial"
    PARTLY = "partly"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Name:
    """A name in parts, in lower case and without accents. `given` may be several; either may be empty."""

    given: tuple[str, ...] = ()
    family: str = ""


@dataclass(frozen=True)
class Identity:
    """A record of a person as far as this rule needs to know it. Everything but `key` may be missing.

    `name` as written ("Robert Allen" or "ALLEN, Robert"); `known_as` other names. `contacts` are keys as
    `rules.contact_key` makes them ("tel:+44…", "mailto:…").
    """

    key: Hashable
    name: str = ""
    known_as: tuple[str, ...] = ()
    born: date | None = None
    address: str = ""
    contacts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sameness:
    """How likely two records are one person: `score` from 0 to 1, and why, in plain words."""

    score: float
    reasons: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The reasons as one sentence."""
        if not self.reasons:
            return "Nothing in common."
        first, *rest = self.reasons
        return ", ".join([first, *(reason[0].lower() + reason[1:] for reason in rest)]) + "."


BEFORE_LOOKING = -11.0
"""Set. Log-odds that two records picked at random are one person: one pair in about 60,000. So that one name,
with nothing else in common, is never probable: there is more than one John Smith."""

GIVEN = {
    Level.SAME: 5.3, Level.SHORT: 3.0, Level.ALMOST: 4.1, Level.SOUNDS: 2.0, Level.INITIAL: 1.0,
    Level.PARTLY: 2.0, Level.DIFFERENT: -5.2,
}  # fmt: skip
"""Measured: same, almost. Set: the others, of which the invented records have too few; and different, which there
is only ever a spoilt record (-1.7), but in a household is the other one, with the same name, address and telephone."""
FAMILY = {
    Level.SAME: 5.5, Level.ALMOST: 5.0, Level.SOUNDS: 3.0, Level.PARTLY: 3.0, Level.DIFFERENT: -1.9,
}  # fmt: skip
"""Measured: same, almost, different. Set: the others."""
BORN = {Level.SAME: 9.0, Level.ALMOST: 2.1, Level.PARTLY: 0.0, Level.DIFFERENT: -3.0}
"""Measured: almost, different. Set: the same (twins, and 1 January where nobody knows, are not in the
invented records) and partly."""

SWAPPED = -1.5
"""Set. Given and family name stand in each other's place."""
ADDRESS = {Level.SAME: 3.5, Level.DIFFERENT: -0.5}
"""Set. A household shares an address, and people move."""
PHONE = {Level.SAME: 4.5, Level.DIFFERENT: -0.3}
"""Set. A household may share a telephone, and people have several."""
EMAIL = {Level.SAME: 7.0, Level.ALMOST: 5.0, Level.DIFFERENT: -0.5}
"""Set. Seldom shared; people have several."""


def how_alike(one: Identity, other: Identity) -> Sameness:
    """How likely two records are one person, and why; the same whichever comes first.

    Missing parts never raise: they say nothing, for or against.
    """
    evidence = [_names(one, other), _born(one.born, other.born), _address(one.address, other.address)]
    evidence += [_contacts(one.contacts, other.contacts, kind) for kind in ("tel:", "mailto:")]
    log_odds = BEFORE_LOOKING + sum(weight for weight, _ in evidence)
    score = 1 / (1 + math.exp(-log_odds)) if log_odds > -700 else 0.0
    return Sameness(score, tuple(reason for _, reason in evidence if reason))


def is_probably_same(sameness: Sameness, *, threshold: float = PROBABLE) -> bool:
    """Whether to put two records forward as one person. Somebody who knows them decides."""
    return sameness.score >= threshold


def read_name(text: str) -> Name:
    """A name in parts: "Mr Robert John ALLEN-Smith", "ALLEN, Robert". A lone word is a given name.

    Particles belong to the family name ("Vincent van der Berg"). Titles are left out, brackets too.
    """
    plain = fold(re.sub(r"\(.*?\)", " ", text))
    if "," in plain:
        family, _, given = plain.partition(",")
        return Name(tuple(_words(given)), " ".join(_words(family)))
    words = _words(plain)
    if len(words) < 2:
        return Name(tuple(words), "")
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return Name(tuple(words[:start]), " ".join(words[start:]))


def name_key(text: str) -> str:
    """A name as it is looked up: the words in lower case without accents and titles, in the order of the alphabet.

    "ALLEN, Robert" and "Mr Robert Allen" have one key. At most 120 signs.
    """
    return " ".join(sorted(_words(fold(text).replace(",", " "))))[:120]


def look_up_keys(one: Identity) -> frozenset[str]:
    """Keys by which records worth comparing find each other: two without a common key need no comparing.

    The sound of each name with the first letter of the other, the sound of each with the year and with the day
    of birth, the date of birth, the house, every contact point, and an email address up to the @.
    """
    keys = set(one.contacts)
    for contact in one.contacts:
        mailbox, at, _ = contact.rpartition("@")
        if at and len(mailbox) > len("mailto:") + 4:
            keys.add(mailbox)
    if one.born:
        keys.add(f"born:{one.born.isoformat()}")
    if house := read_address(one.address).look_up_key:
        keys.add(f"house:{house}")
    for text in (one.name, *one.known_as):
        name = read_name(text)
        parts = [part for part in (*name.given[:1], name.family) if part]
        sounds = [sound_of(part) for part in parts]
        if len(parts) == 2:
            keys.add(f"name:{sounds[0]} {parts[1][0]}")
            keys.add(f"name:{sounds[1]} {parts[0][0]}")
        if one.born:
            keys.update(f"born:{one.born:%Y} {sound}" for sound in sounds)
            keys.update(f"born:{one.born:%m-%d} {sound}" for sound in sounds)
    return frozenset(keys)


# Names


_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def fold(text: str) -> str:
    """Lower case, without accents and apostrophes; every other sign but the comma becomes a space."""
    lower = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(sign))
    return re.sub(r"[^\w,]+|_", " ", re.sub(r"['’‘`´ʼ]", "", bare)).strip()


def _words(folded: str) -> list[str]:
    words = [word for word in folded.replace(",", " ").split() if word not in TITLES]
    return [re.sub(r"^mac(?=[^aeiouk]..)", "mc", word) for word in words]


def sound_of(word: str) -> str:
    """How a name sounds, roughly, to an English ear: "Stephen" and "Steven" have one sound.

    The first sound and the consonants after it; letters written differently for one sound are brought together.
    """
    sound = re.sub(r"[^a-z]", "", fold(word))
    for written, spoken in _SPOKEN:
        sound = re.sub(written, spoken, sound)
    sound = re.sub(r"(.)\1+", r"\1", sound)
    first = re.sub(r"^[aeiou]", "a", sound[:1])
    return first + re.sub(r"[aeiouyhw]", "", sound[1:])


_SPOKEN = (
    (r"^(?:kn|gn|pn)", "n"), (r"^wr", "r"), (r"^ps", "s"), (r"^x", "s"), (r"^wh", "w"), (r"mb$", "m"),
    (r"gh(?=t)", ""), (r"(?<=[aeiou])gh$", ""), (r"ph", "f"), (r"sch|tch|ch(?=[aeiouy])|sh", "j"), (r"ch", "k"),
    (r"ck|q|c(?![eiy])", "k"), (r"c", "s"), (r"dg(?=[eiy])", "j"), (r"x", "ks"), (r"z", "s"), (r"v", "f"),
    (r"th", "t"), (r"d(?=t)", ""),
)  # fmt: skip


def slips(one: str, other: str) -> int:
    """How many slips lie between two words: a letter more, less or other, or two neighbours changed places."""
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, ours in enumerate(one, start=1):
        last, before, row = before, row, [i] + [0] * len(other)
        for j, theirs in enumerate(other, start=1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (ours != theirs))
            if i > 1 and j > 1 and ours == other[j - 2] and one[i - 2] == theirs:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]


def how_alike_words(one: str, other: str) -> Level:
    """How far two single names agree."""
    if not one or not other:
        return Level.UNKNOWN
    if one == other:
        return Level.SAME
    if other in SHORT_FORMS.get(one, ()):
        return Level.SHORT
    if 1 in (len(one), len(other)):
        return Level.INITIAL if one[0] == other[0] else Level.DIFFERENT
    shorter, longer = sorted((len(one), len(other)))
    allowed = 0 if shorter < 3 else 1 if longer < 6 else 2 if longer < 10 else 3
    if longer - shorter <= allowed and slips(one, other) <= allowed:
        return Level.ALMOST
    if len(sound_of(one)) > 1 and sound_of(one) == sound_of(other):
        return Level.SOUNDS
    return Level.DIFFERENT


def how_alike_given(one: tuple[str, ...], other: tuple[str, ...]) -> Level:
    """How far the given names agree: the first ones; partly, when one's first is the other's middle name."""
    if not one or not other:
        return Level.UNKNOWN
    first = how_alike_words(one[0], other[0])
    if first is Level.DIFFERENT and (
        (len(one) > 1 and other[0] in one)
        or (len(other) > 1 and one[0] in other)
        or "".join(one) == "".join(other)
    ):
        return Level.PARTLY
    return first


def how_alike_family(one: str, other: str) -> Level:
    """How far the family names agree. A double name and one of its halves agree partly."""
    together = how_alike_words(one.replace(" ", ""), other.replace(" ", ""))
    if together is Level.SHORT or together is Level.INITIAL:
        together = Level.ALMOST if slips(one, other) == 1 else Level.DIFFERENT
    ours, theirs = set(one.split()) - PARTICLES, set(other.split()) - PARTICLES
    if together is Level.DIFFERENT and any(len(word) > 2 for word in ours & theirs):
        return Level.PARTLY
    return together


def how_alike_born(one: date | None, other: date | None) -> Level:
    """How far two dates of birth agree.

    Almost: day and month in each other's place, one digit another, or two neighbouring digits swapped. Partly:
    two such slips, or the same day and month.
    """
    if one is None or other is None:
        return Level.UNKNOWN
    if one == other:
        return Level.SAME
    swapped = one.year == other.year and (one.month, one.day) == (other.day, other.month)
    apart = slips(f"{one:%Y%m%d}", f"{other:%Y%m%d}")
    if swapped or apart == 1:
        return Level.ALMOST
    if apart == 2 or (one.month, one.day) == (other.month, other.day):
        return Level.PARTLY
    return Level.DIFFERENT


def _names(one: Identity, other: Identity) -> tuple[float, str]:
    ours, theirs = ([read_name(text) for text in (who.name, *who.known_as) if text] for who in (one, other))
    pairs = [_two_names(a, b) for a in ours for b in theirs]
    return max(pairs, default=(0.0, ""), key=lambda found: (found[0], found[1]))


def _two_names(one: Name, other: Name) -> tuple[float, str]:
    straight = _straight(one, other)
    swapped, reason = min(_straight(one, _turned(other)), _straight(_turned(one), other))
    if reason and swapped + SWAPPED > straight[0]:
        return swapped + SWAPPED, "Given and family name in each other's place"
    return straight


def _turned(name: Name) -> Name:
    """Given and family name in each other's place; a lone name as the other of the two."""
    return Name((name.family,) if name.family else (), name.given[0] if name.given else "")


def _straight(one: Name, other: Name) -> tuple[float, str]:
    given, family = how_alike_given(one.given, other.given), how_alike_family(one.family, other.family)
    weight = GIVEN.get(given, 0.0) + FAMILY.get(family, 0.0)
    if given is family is Level.SAME:
        return weight, "Same name"
    told = [_GIVEN_WORDS.get(given, ""), _FAMILY_WORDS.get(family, "")]
    agreed = [words for words in told if words]
    if agreed and given is Level.DIFFERENT:
        agreed.append("but another given name")
    if agreed and family is Level.DIFFERENT:
        agreed.append("but another family name")
    return weight, ", ".join(agreed)[:1].upper() + ", ".join(agreed)[1:]


_GIVEN_WORDS = {
    Level.SAME: "same given name",
    Level.SHORT: "short form of the given name",
    Level.ALMOST: "given name almost the same",
    Level.SOUNDS: "given name sounds alike",
    Level.INITIAL: "same initial",
    Level.PARTLY: "one of the given names the same",
}
_FAMILY_WORDS = {
    Level.SAME: "same family name",
    Level.ALMOST: "family name almost the same",
    Level.SOUNDS: "family name sounds alike",
    Level.PARTLY: "part of the family name the same",
}


# The rest


def _born(one: date | None, other: date | None) -> tuple[float, str]:
    level = how_alike_born(one, other)
    words = {
        Level.SAME: "Same date of birth",
        Level.ALMOST: "Date of birth almost the same",
        Level.PARTLY: "Date of birth partly the same",
        Level.DIFFERENT: "But another date of birth",
    }
    return BORN.get(level, 0.0), words.get(level, "")


def _address(one: str, other: str) -> tuple[float, str]:
    ours, theirs = read_address(one), read_address(other)
    if not ours.is_a_house or not theirs.is_a_house:
        return 0.0, ""
    if ours.look_up_key == theirs.look_up_key and _may_be_one(ours.flat, theirs.flat):
        return (
            (ADDRESS[Level.SAME], "Same address")
            if _may_be_one(ours.postcode, theirs.postcode)
            else (0.0, "")
        )
    return ADDRESS[Level.DIFFERENT], ""


def _may_be_one(one: str, other: str) -> bool:
    return not one or not other or one == other


def _contacts(one: frozenset[str], other: frozenset[str], kind: str) -> tuple[float, str]:
    weights, word = (PHONE, "telephone number") if kind == "tel:" else (EMAIL, "email address")
    ours, theirs = ({key for key in keys if key.startswith(kind)} for keys in (one, other))
    if not ours or not theirs:
        return 0.0, ""
    if ours & theirs:
        return weights[Level.SAME], f"Same {word}"
    if kind == "mailto:" and any(_almost_one_mailbox(a, b) for a in ours for b in theirs):
        return weights[Level.ALMOST], f"{word.capitalize()} almost the same"
    return weights[Level.DIFFERENT], ""


def _almost_one_mailbox(one: str, other: str) -> bool:
    ours, _, our_host = one.removeprefix("mailto:").rpartition("@")
    theirs, _, their_host = other.removeprefix("mailto:").rpartition("@")
    if min(len(ours), len(theirs)) < 3:
        return False
    return slips(ours, theirs) + slips(our_host, their_host) <= 2 or (ours == theirs and len(ours) > 7)


def pairs_to_compare(people: Iterable[Identity], *, crowd: int = 60) -> set[tuple[int, int]]:
    """Which of many records are worth comparing, as pairs of positions: those that share a key.

    A key that more than `crowd` records share tells too little and is passed over.
    """
    by_key: dict[str, list[int]] = {}
    for at, person in enumerate(people):
        for key in look_up_keys(person):
            by_key.setdefault(key, []).append(at)
    return {
        (one, other)
        for sharing in by_key.values()
        if len(sharing) <= crowd
        for place, one in enumerate(sharing)
        for other in sharing[place + 1 :]
    }
