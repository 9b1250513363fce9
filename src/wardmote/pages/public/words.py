"""The words of the resident's door, as its pages show them: `partnerships.words`, or the partnership's own."""

from __future__ import annotations

from dataclasses import dataclass

from wardmote.access.actors import Actor
from wardmote.partnerships.choices import AgencyType
from wardmote.partnerships.words import STANDARD
from wardmote.reports.queries.door import own_words


@dataclass(frozen=True)
class DoorWords:
    """Every text of `partnerships.words`, by its key with underscores."""

    emergency: str
    what_it_is: str
    before_you_start: str
    who_reads_it: str
    case_review_title: str
    case_review: str
    case_review_not_first: str
    case_review_how: str
    case_review_law: str
    case_review_who_reads: str
    case_review_consent: str
    case_review_next: str
    anonymous_effect: str
    contact_unknown: str
    objection_effect: str
    what_happens_next: str
    keep_link_safe: str


def door_words(*, viewer: Actor) -> DoorWords:
    """Return the texts for a partnership's door: its own where it has them."""
    own = {key: text for key, text in own_words(viewer=viewer).items() if text.strip()}
    return DoorWords(
        **{key.replace("-", "_"): own.get(key, standard.text) for key, standard in STANDARD.items()}
    )


@dataclass(frozen=True)
class StandardAdvice:
    """Advice for what is mostly not anti-social behaviour, where a partnership has no list of its own.

    `signpost_kinds`: who can help is the agency of the partnership that is of one of these kinds.
    """

    code: str
    title: str
    text: str
    signpost_name: str = ""
    signpost_kinds: tuple[AgencyType, ...] = ()


_COUNCIL = (AgencyType.DISTRICT, AgencyType.UNITARY)

STANDARD_ADVICE: tuple[StandardAdvice, ...] = (
    StandardAdvice(
        "children-playing",
        "Children playing",
        "Children playing, in the street too, is not anti-social behaviour. It may help to speak to a parent, calmly "
        "and not while it is happening. If they damage things or frighten people, tell us.",
    ),
    StandardAdvice(
        "parking",
        "Where somebody parks",
        "Inconsiderate parking is mostly for the council's parking team. Call the police on 101 if a car blocks the "
        "way so that an emergency vehicle could not pass.",
        "Parking, at the council",
        _COUNCIL,
    ),
    StandardAdvice(
        "babies-and-daily-life",
        "A baby crying, or the sounds of daily life",
        "Footsteps, doors, a baby or a washing machine are part of living close together. It may help to tell your "
        "neighbour how much you hear: often they do not know.",
    ),
    StandardAdvice(
        "diy",
        "DIY at reasonable hours",
        "Noisy work in the daytime is not anti-social behaviour. Ask how long it will go on. If it is at night, or "
        "goes on for weeks, tell us.",
    ),
    StandardAdvice(
        "one-party",
        "One party",
        "A single party is not anti-social behaviour, even a loud one. Ask them to turn it down if it is safe to. If "
        "it happens again and again, tell us.",
    ),
    StandardAdvice(
        "cooking-smells",
        "Smells of cooking",
        "Smells of a neighbour's cooking or barbecue are not anti-social behaviour. Smells from a business are for the "
        "council's environmental health team.",
        "Environmental health, at the council",
        _COUNCIL,
    ),
    StandardAdvice(
        "different-lives",
        "Neighbours who live differently, or are unfriendly",
        "Different hours, staring or not saying hello are not anti-social behaviour. A mediation service can help "
        "neighbours to talk. If it is aimed at you because of who you are, tell us: that is different.",
    ),
    StandardAdvice(
        "social-media",
        "A quarrel on social media",
        "Block the person, keep copies, and use the site's own way to report it. Threats, and messages that go on "
        "after you asked them to stop, can be a crime: call the police on 101.",
        "The police",
        (AgencyType.POLICE,),
    ),
)
