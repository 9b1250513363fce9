"""The texts of public pages that a partnership may put in its own words, with what stands there otherwise.

One managed place: a page asks `queries.words_for(partnership, key)` and never writes such a text itself.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class StandardText:
    """One text: what it is called on the page of settings, where it is shown, and our own words."""

    title: str
    where: str
    text: str


STANDARD: dict[str, StandardText] = {
    "before-you-report": StandardText(
        "Before you report",
        "Start page, under the heading",
        "Tell us about behaviour that causes you or others harassment, alarm or distress, or makes your home or "
        "street a worse place to live. The council, the police and housing providers work on it together.",
    ),
    "what-happens-next": StandardText(
        "What happens after a report",
        "The page with the reference, and its letter",
        "An officer reads your report and decides with our partners what can be done. We tell you what happens, in "
        "the way that you said is safe.",
    ),
    "sharing": StandardText(
        "Who sees a report",
        "The step about sharing, and the privacy page",
        "We share what you tell us with the partners who can help, and with nobody else. You can object. We then "
        "talk to you before we share it, unless somebody is at serious risk.",
    ),
    "case-review": StandardText(
        "ASB case review (Community Trigger)",
        "The page about the case review, and links to it",
        "If you have reported anti-social behaviour and believe that not enough was done, you can ask for an ASB "
        "case review, formerly called the Community Trigger (Anti-social Behaviour, Crime and Policing Act 2014, "
        "section 104). It is not the first place to report: please report what happens first.",
    ),
    "other-help": StandardText(
        "Who else can help",
        "The page of signposts",
        "Victim Support helps anybody affected by crime or anti-social behaviour, free of charge: 0808 16 89 111.",
    ),
}
