"""The texts of public pages that a partnership may put in its own words, with what stands there otherwise.

One managed place: the resident's pages take every text of this kind from here (`pages/public/words.py`), and a
partnership's row in `Words` with the same key stands in its place wherever it is shown. Lines become paragraphs.
Plain English, after the GOV.UK style guide.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class StandardText:
    """One text: what it is called on the page of settings, where it is shown, and our own words."""

    title: str
    where: str
    text: str


STANDARD: dict[str, StandardText] = {
    "emergency": StandardText(
        "In an emergency",
        "Start page, first question, last page, the page behind the link",
        "If somebody is in danger now, or a crime is happening, call 999. If you are deaf or cannot "
        "speak, use textphone 18000, text 999 if you have registered, or call 999 and press 55 when "
        "asked.\n"
        "For anything else for the police, call 101.",
    ),
    "what-it-is": StandardText(
        "What anti-social behaviour is",
        "Start page, under the heading",
        "Anti-social behaviour is what somebody does that causes you, or is likely to cause you, "
        "harassment, alarm or distress, or nuisance in your home.\n"
        "You need not be sure. Tell us what is happening, and we will work out who can help.",
    ),
    "before-you-start": StandardText(
        "Before you start",
        "Start page, above the button",
        "It takes about 10 minutes. You can say “I do not know” to almost everything, and you need not "
        "give your name.\n"
        "Your answers are kept for 2 hours while you write, and then only if you send them.",
    ),
    "who-reads-it": StandardText(
        "Who reads a report",
        "Start page, and before a report is sent",
        "The council, the police and housing providers here work together. What you tell us is read by "
        "those who deal with it. We do not tell the person you report about who you are.",
    ),
    "case-review-title": StandardText(
        "ASB case review: its name",
        "Start page, and the heading of its own page",
        "ASB case review (Community Trigger)",
    ),
    "case-review": StandardText(
        "ASB case review: what it is",
        "The page about the case review",
        "If you have reported anti-social behaviour several times and nothing was done, you can ask for "
        "the agencies to look at your case again together. This is called the ASB case review. It used to "
        "be called the Community Trigger.",
    ),
    "case-review-not-first": StandardText(
        "ASB case review: not the first port of call",
        "The page about the case review",
        "The ASB case review is not the first port of call, and it is not where you report something new. "
        "If you have not told us yet, report it first: it is quicker, and a case review needs earlier "
        "reports to look at.",
    ),
    "case-review-how": StandardText(
        "ASB case review: how to ask for one",
        "The page about the case review, above the button",
        "You can ask for a case review for yourself, for somebody who agrees in writing, for a business or for a "
        "group. You need not be sure that you have reported often enough: you can apply all the same.\n"
        "It takes about 15 minutes. It helps to have the references and the days of your earlier reports. Your answers "
        "are kept for 2 hours while you write, and then only if you send them.",
    ),
    "case-review-law": StandardText(
        "ASB case review: the law",
        "The page about the case review",
        "The case review is a right that you have under sections 104 and 105 of the Anti-social Behaviour, Crime and "
        "Policing Act 2014.",
    ),
    "case-review-who-reads": StandardText(
        "ASB case review: who reads an application",
        "The question about who they are, and before an application is sent",
        "You have to give a name, because the agencies look up what you reported and tell you what they decide. They "
        "are the council, the police, the health service and housing providers of the area: by law each is told of "
        "every application. We do not tell the person you complain about that you applied.",
    ),
    "case-review-consent": StandardText(
        "ASB case review: applying for somebody else",
        "The question about who is applied for",
        "Anybody may apply for somebody else: a relative, a carer, a councillor, a Member of Parliament, an advocate. "
        "The person affected has to agree in writing, and can take their agreement back at any time. You can apply "
        "now and send it later; nothing is decided before it is here.",
    ),
    "case-review-next": StandardText(
        "ASB case review: what happens next",
        "The page with the reference of an application",
        "Your point of contact tells you what is happening. If you report anything new in the meantime, report it in the "
        "usual way: it is added to what is looked at.",
    ),
    "anonymous-effect": StandardText(
        "Staying anonymous",
        "The question about who they are",
        "You need not say who you are. If you do not, we cannot ask you anything, tell you what we did, "
        "or use your words in court. We will still look at it, and you still get a link to follow it.",
    ),
    "contact-unknown": StandardText(
        "When nobody says what is safe",
        "The questions about contact",
        "If you do not tell us that a way to contact you is safe, we will not use it.",
    ),
    "objection-effect": StandardText(
        "Objecting to sharing",
        "The question about sharing",
        "The agencies share what they need to put things right. You can object. We will then share "
        "nothing unless the law says we must, or somebody is at risk of serious harm, and we will write "
        "down why. It may mean that a partner who could help cannot.",
    ),
    "what-happens-next": StandardText(
        "What happens after a report",
        "The page with the reference",
        "Somebody will read what you told us and decide what to do: look into it, pass it to whoever can "
        "help, or tell you what you can do yourself.\n"
        "If it happens again, use your link to tell us. You need not answer all the questions again.",
    ),
    "keep-link-safe": StandardText(
        "Keeping the link",
        "The page with the reference",
        "This link is the only way to follow your report. Anybody who has it can read what you wrote. "
        "Keep it where nobody else looks. We never send it to you.",
    ),
}
