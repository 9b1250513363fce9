"""May we contact this person in this way, today? And the keys by which contact points are compared.

Sources: the civil legal aid service's contact questions (safe to contact, no message, announce the call); the
Information Commissioner's reprimands of Charnwood Borough Council (a new address sent to the old, shared
one) and Bolton at Home (a message on the husband's phone). Rule: every message that leaves passes one
gate, and **unknown means do not**.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from wardmote.people.choices import AgeBand, ContactKind, Safety
from wardmote.places.addresses import read_address

SAFE_FOR_DAYS = 30
"""How long the answer "this is safe" is relied on before it must be asked again (days)."""

_LEAVES_A_TRACE = {ContactKind.EMAIL, ContactKind.TEXT, ContactKind.POST}
"""Ways by which something stays behind that somebody else may find: it always says who wrote."""


@dataclass(frozen=True, kw_only=True)
class ContactFacts:
    """What is known of one contact point. None means that nobody asked, and is treated as the worst.

    `verified_on` is the London day on which the person last said so themselves, or an officer asked them.
    `is_shared_with_others`: another person's record, not linked as the same person, has the same value.
    """

    kind: str | None = None
    safety: str | None = None
    may_leave_message: bool | None = None
    may_say_who_we_are: bool | None = None
    safe_times: str | None = None
    verified_on: date | None = None
    is_withdrawn: bool | None = None
    is_shared_with_others: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Contacting:
    """How somebody means to use a contact point.

    `leaves_message`: it may be heard or read by whoever is there (voicemail, a letter on the mat).
    `says_who`: it names the agency. `is_automatic`: no person watches the conditions (a job sends it).
    """

    leaves_message: bool = False
    says_who: bool = False
    is_automatic: bool = False


AUTOMATIC_EMAIL = Contacting(leaves_message=True, says_who=True, is_automatic=True)
"""An e-mail that Wardmote sends by itself."""
CALL = Contacting()
"""An officer rings, leaves no message, and does not say who they are to anybody else."""


def why_not_contact(
    facts: ContactFacts, channel: Contacting, on: date, *, safe_for_days: int = SAFE_FOR_DAYS
) -> str:
    """Return why this contact point must not be used in this way on this day; empty when it may.

    The only gate: letters, e-mails, text messages, voicemail and calls pass it, once when they are written
    and again when they are sent. Opens only on facts that were asked and answered.
    """
    if facts.is_withdrawn is not False:
        return "They no longer want to be contacted this way."
    if facts.safety not in (Safety.SAFE, Safety.CONDITIONAL):
        if facts.safety == Safety.UNSAFE:
            return "They said that this is not safe."
        return "Nobody has said that this is safe. Unknown means: do not use it."
    if facts.kind not in ContactKind.values:
        return "It is not known what kind of contact this is."
    if facts.verified_on is None:
        return "Nobody has confirmed with them that this is safe."
    if facts.verified_on > on:
        return "It was confirmed on a day that has not come yet."
    if (on - facts.verified_on).days > safe_for_days:
        return f"They last said that this is safe more than {safe_for_days} days ago. Ask them again."
    if facts.is_shared_with_others is not False:
        if facts.is_shared_with_others is None:
            return "It is not known whether somebody else uses it too."
        return "Somebody else's record has the same contact: it may be shared."
    if facts.safety == Safety.CONDITIONAL and channel.is_automatic:
        return "It is safe only under conditions, so a person must contact them, not a machine."
    traces = channel.leaves_message or facts.kind in _LEAVES_A_TRACE
    if traces and facts.may_leave_message is not True:
        return "They have not said that a message may be left."
    if channel.says_who and facts.may_say_who_we_are is not True:
        return "They have not said that we may say who we are."
    if channel.is_automatic and (facts.safe_times is None or facts.safe_times.strip()):
        return "It is safe only at certain times, so a person must contact them, not a machine."
    return ""


def may_contact(facts: ContactFacts, channel: Contacting, on: date) -> bool:
    """Whether `why_not_contact` finds nothing against it."""
    return not why_not_contact(facts, channel, on)


@dataclass(frozen=True, kw_only=True)
class GivenContact:
    """A contact point as somebody gives it; everything about its safety that was not said stays unsafe."""

    kind: ContactKind
    value: str
    safety: Safety = Safety.UNKNOWN
    may_leave_message: bool = False
    may_say_who_we_are: bool = False
    say_we_are: str = ""
    safe_times: str = ""
    code_word: str = ""
    unsafe_with: str = ""
    is_preferred: bool = False


@dataclass(frozen=True, kw_only=True)
class GivenPerson:
    """A person as somebody tells of them: named, or only described."""

    name: str = ""
    also_known_as: tuple[str, ...] = ()
    description: str = ""
    born_on: date | None = None
    age_band: AgeBand = AgeBand.UNKNOWN
    language: str = ""
    needs: str = ""
    address_text: str = ""
    postcode: str = ""
    contacts: tuple[GivenContact, ...] = ()


def contact_key(kind: str, value: str) -> str:
    """Return a contact as it is compared: e-mail in lower case, a phone number as +44…, an address's key.

    Text messages and calls share one key, because it is one telephone. Empty for what cannot be compared.
    """
    text = unicodedata.normalize("NFKC", value).strip().casefold()
    if kind == ContactKind.EMAIL:
        return f"mailto:{text}" if "@" in text else ""
    if kind in (ContactKind.PHONE, ContactKind.TEXT):
        digits = re.sub(r"(?:ext|x)\.?\s*\d+$", "", text)
        international = digits.lstrip().startswith("+")
        digits = re.sub(r"[^0-9]", "", digits.replace("(0)", "") if international else digits)
        if digits.startswith("00"):
            digits = digits[2:]
        elif digits.startswith("0"):
            digits = "44" + digits[1:]
        return f"tel:+{digits}" if len(digits) >= 9 else ""
    if kind in (ContactKind.POST, ContactKind.IN_PERSON):
        address = read_address(value)
        return f"post:{address.written_out.casefold()}"[:200] if address.is_a_house else ""
    return ""
