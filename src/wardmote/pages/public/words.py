"""The words of the resident's door, all in one place. A partnership may put its own in the place of each.

A partnership's row in `partnerships.Words` with the same key (hyphens for underscores) replaces a text; the
same words then stand wherever it is shown. Lines become paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from wardmote.access.actors import Actor
from wardmote.reports.queries.door import own_words


@dataclass(frozen=True)
class DoorWords:
    """The standard texts. Plain English, after the GOV.UK style guide."""

    emergency: str = (
        "If somebody is in danger now, or a crime is happening, call 999. If you are deaf or cannot speak, use "
        "textphone 18000, text 999 if you have registered, or call 999 and press 55 when asked.\n"
        "For anything else for the police, call 101."
    )
    what_it_is: str = (
        "Anti-social behaviour is what somebody does that causes you, or is likely to cause you, harassment, "
        "alarm or distress, or nuisance in your home.\n"
        "You need not be sure. Tell us what is happening, and we will work out who can help."
    )
    before_you_start: str = (
        "It takes about 10 minutes. You can say “I do not know” to almost everything, and you need not "
        "give your name.\n"
        "Your answers are kept for 2 hours while you write, and then only if you send them."
    )
    who_reads_it: str = (
        "The council, the police and housing providers here work together. What you tell us is read by those who "
        "deal with it. We do not tell the person you report about who you are."
    )
    case_review_title: str = "ASB case review (Community Trigger)"
    case_review_when: str = (
        "If you have reported anti-social behaviour several times and nothing was done, you can ask for the "
        "agencies to look at your case again together. This is called the ASB case review. It used to be called "
        "the Community Trigger."
    )
    case_review_not_first: str = (
        "The ASB case review is not the first port of call, and it is not where you report something new. If you "
        "have not told us yet, report it first: it is quicker, and a case review needs earlier reports to look at."
    )
    case_review_how: str = (
        "Each area sets how many reports are needed and within what time: often three in six months. The law is "
        "section 104 of the Anti-social Behaviour, Crime and Policing Act 2014.\n"
        "To ask for a case review, contact us. Give the references of your earlier reports if you have them."
    )
    anonymous_effect: str = (
        "You need not say who you are. If you do not, we cannot ask you anything, tell you what we did, or use "
        "your words in court. We will still look at it, and you still get a link to follow it."
    )
    contact_unknown: str = "If you do not tell us that a way to contact you is safe, we will not use it."
    objection_effect: str = (
        "The agencies share what they need to put things right. You can object. We will then share nothing unless "
        "the law says we must, or somebody is at risk of serious harm, and we will write down why. It may mean that "
        "a partner who could help cannot."
    )
    what_happens_next: str = (
        "Somebody will read what you told us and decide what to do: look into it, pass it to whoever can help, or "
        "tell you what you can do yourself.\n"
        "If it happens again, use your link to tell us. You need not answer all the questions again."
    )
    keep_link_safe: str = (
        "This link is the only way to follow your report. Anybody who has it can read what you wrote. Keep it where "
        "nobody else looks. We never send it to you."
    )


def door_words(*, viewer: Actor) -> DoorWords:
    """Return the texts for a partnership's door: its own where it has them."""
    own = {key.replace("-", "_"): text for key, text in own_words(viewer=viewer).items()}
    known = {field.name for field in fields(DoorWords)}
    return DoorWords(**{key: text for key, text in own.items() if key in known and text.strip()})


@dataclass(frozen=True)
class StandardAdvice:
    """Advice for what is mostly not anti-social behaviour, where a partnership has no list of its own."""

    code: str
    title: str
    text: str
    signpost_name: str = ""
    signpost_contact: str = ""


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
        "Police, 101",
    ),
)
