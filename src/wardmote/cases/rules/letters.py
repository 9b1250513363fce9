"""The letter that tells a complainant how their case ended: a template in plain English, made to be edited.

Sources: Hammersmith & Fulham (close with a summary and the reason); GOV.UK style (plain English, short
sentences); section 104 of the Anti-social Behaviour, Crime and Policing Act 2014 (the ASB case review is named in
every closing letter, because it is the remedy of somebody who thinks that too little was done). The letter names
no other person and no address: it may be read by somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wardmote.calendar.words import day_in_words
from wardmote.cases.choices import Outcome

_OUTCOME_WORDS: dict[str, str] = {
    Outcome.RESOLVED: "We believe that the problem has stopped.",
    Outcome.RESOLVED_INFORMALLY: "The problem was settled by advice or by an agreement with those involved.",
    Outcome.ENFORCED: "We used our legal powers to stop the problem.",
    Outcome.MOVED_AWAY: "The situation has changed, and we believe that the problem will not go on.",
    Outcome.NOT_SUBSTANTIATED: "We looked into what you told us. We did not find enough evidence to take it further.",
    Outcome.NO_FURTHER_CONTACT: "You told us that you did not want to go on, or we could no longer reach you.",
    Outcome.REFERRED: "Another service is now looking after this, and will be in touch if it needs to be.",
}


@dataclass(frozen=True, kw_only=True)
class LetterFacts:
    """What the template needs. `done`: what was done, in words that name nobody. `contact_lines`: how the public
    reaches whoever signs."""

    reference: str
    opened_on: date
    outcome: str
    agency: str
    partnership: str
    contact_lines: Sequence[str] = ()
    done: Sequence[str] = ()


def draft_summary(facts: LetterFacts) -> str:
    """Return the draft of the closing summary, to be edited before it goes anywhere."""
    lines = [
        f"You told us about anti-social behaviour. We opened a case on {day_in_words(facts.opened_on)}."
        f" Its reference is {facts.reference}.",
        "",
        f"We are now closing this case. {_OUTCOME_WORDS.get(facts.outcome, '')}".rstrip(),
    ]
    if facts.done:
        lines += ["", "What we did:", *[f"- {what}" for what in facts.done]]
    lines += [
        "",
        "If it happens again, tell us. You can report it in the same way as before. It will be a new case, and we"
        " will see that there was one before it.",
        "",
        "If you think that we and the other agencies have not done enough, you can ask for an ASB case review"
        " (it was called the Community Trigger). It looks at what all agencies have done.",
        "",
        "If you or somebody else is in danger, ring 999. If you cannot speak, press 55 when asked.",
        "",
        facts.agency,
        f"for {facts.partnership}",
        *facts.contact_lines,
    ]
    return "\n".join(lines)


def notice_words(partnership: str) -> tuple[str, str]:
    """Return subject and text of the e-mail that says that there is something to read: no facts of the case."""
    return (
        f"An update from {partnership}",
        "There is an update for you.\n\nTo read it, open the link that you were given when you contacted us."
        " If you no longer have it, contact us.\n\nThis message holds no details, so that nobody else learns them.\n",
    )
