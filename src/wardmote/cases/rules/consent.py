"""What people on a case say about sharing, and that they are asked again when another agency leads it.

Sources: the E-CINS user groups' complaint of 2016 (an unclear consent process, and no change of consent when a record
passes to another owner); Crime and Disorder Act 1998 section 115 and UK GDPR article 6(1)(e): the agencies may mostly
share without consent, so an objection is weighed and answered, and only a sharing that rests on "the person agreed" stands
or falls with the answer. A yes was given to whoever led then: it does not pass to the next lead. A no does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.cases.choices import Consent, PersonRole

ASKED = (
    PersonRole.COMPLAINANT,
    PersonRole.VICTIM,
    PersonRole.WITNESS,
    PersonRole.PARENT,
    PersonRole.AGENT,
)
"""Who is asked: whoever told the agencies something, or speaks for somebody who did. Never who is complained about."""


@dataclass(frozen=True, kw_only=True)
class Says:
    """What one person on the case said last. `is_to_be_asked`: the lead has changed since."""

    person_id: UUID
    consent: str = ""
    said_on: date | None = None
    is_to_be_asked: bool = False


@dataclass(frozen=True, kw_only=True)
class Objection:
    """An objection that stands in a report of the case; `withdrawn_on`: the day on which consent was taken back."""

    reporter_id: UUID | None
    withdrawn_on: date | None = None


def somebody_objects(objections: Iterable[Objection], says: Iterable[Says]) -> bool:
    """Return whether an objection stands: said on the case, or in a report and not taken back since.

    A later yes takes back what the report says, until the lead changes or consent is withdrawn on that day or after it.
    """
    said = list(says)
    if any(one.consent == Consent.OBJECTS for one in said):
        return True
    agreed = {
        one.person_id: one.said_on
        for one in said
        if one.consent == Consent.AGREES and not one.is_to_be_asked and one.said_on
    }
    for objection in objections:
        day = agreed.get(objection.reporter_id) if objection.reporter_id else None
        if day is None or (objection.withdrawn_on is not None and objection.withdrawn_on >= day):
            return True
    return False


def cannot_rest_on_consent(says: Iterable[Says]) -> bool:
    """Return whether "the person agreed" is no power for sharing: somebody is to be asked again, or was not asked."""
    return any(one.is_to_be_asked or one.consent == Consent.NOT_ASKED for one in says)


def why_not_record(consent: str, words: str, on: date | None, today: date) -> tuple[str, str]:
    """Return (field, sentence) that says why an answer may not be written down so, or two empty strings."""
    checks = (
        (consent not in Consent.values, "consent", "Select what they say."),
        (
            consent == Consent.NOT_ASKED and not words.strip(),
            "words",
            "Say why they were not asked.",
        ),
        (on is None, "on", "Enter the day."),
        (on is not None and on > today, "on", "The day must be today or in the past."),
    )
    return next(((field, problem) for fails, field, problem in checks if fails), ("", ""))
