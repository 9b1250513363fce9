"""What an application for a case review says when it reaches us, by whatever channel, and what is wrong with it.

Sources: Anti-social Behaviour, Crime and Policing Act 2014 section 104(1): the person who made the complaint or any
other person may apply; published procedures of Leicester, Blaby, Oadby & Wigston, Selby and Reigate (individuals,
businesses and groups; somebody else with written consent). Eligibility is not validation: nothing here asks how
many complaints there were, or when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.people.choices import ContactKind
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import HateStrand, Known
from wardmote.reviews.choices import Attendance, Capacity, Relation

LIMITS = {
    "words": 10_000,
    "harm": 4_000,
    "wish": 4_000,
    "needs": 2_000,
    "place_text": 300,
    "name": 120,
    "organisation": 120,
    "language": 40,
    "address_text": 200,
}
"""The longest each text may be, in characters."""

COMPLAINT_LIMITS = {"told_to": 120, "their_reference": 80, "words": 4_000, "complainant": 40}
"""The longest each text of a claimed complaint may be, in characters."""

MOST_COMPLAINTS_CLAIMED = 50
"""So many complaints may be listed in one application; more go into the words."""


@dataclass(frozen=True, kw_only=True)
class ClaimedComplaint:
    """One time that the applicant told somebody, as they remember it; everything may be unknown.

    `told_to` is the body in their words, `agency_id` the agency of the partnership if they picked one;
    `complained_on` the day they told it, `behaviour_on` the day it happened; `complainant` tells several people of a
    group apart ("neighbour at 3"), without being a record of them.
    """

    told_to: str = ""
    agency_id: UUID | None = None
    their_reference: str = ""
    complained_on: date | None = None
    behaviour_on: date | None = None
    words: str = ""
    is_hate: bool = False
    complainant: str = ""


@dataclass(frozen=True, kw_only=True)
class GivenRepresentative:
    """Who applies for somebody else. `consent_on` is the day on the written consent, None while
    there is none; told online it is a claim until the co-ordinator has the paper (`record_consent`)."""

    name: str
    relation: Relation
    contacts: tuple[GivenContact, ...] = ()
    consent_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class NewApplication:
    """Everything an application may say. Only `name` (who was affected, never anonymous) and `words` are needed.

    With a `representative` the name, contacts and address are still those of the person affected.
    """

    name: str
    words: str
    contacts: tuple[GivenContact, ...] = ()
    address_text: str = ""
    postcode: str = ""
    language: str = ""
    needs: str = ""
    capacity: Capacity = Capacity.INDIVIDUAL
    organisation: str = ""
    group_size: int | None = None
    representative: GivenRepresentative | None = None
    harm: str = ""
    wish: str = ""
    place_text: str = ""
    hate_perceived: Known = Known.UNKNOWN
    hate_strands: tuple[HateStrand, ...] = ()
    no_effective_action: Known = Known.UNKNOWN
    complaints: tuple[ClaimedComplaint, ...] = ()
    attendance: Attendance = Attendance.NOT_SAID
    privacy_notice: str = ""


def what_is_wrong(application: NewApplication, *, on: date) -> dict[str, str]:
    """Return what keeps an application from being taken: field -> sentence; empty when it may be.

    Only what cannot be kept or understood; never that too little was reported. A complaint's problems are named
    "complaints-2-behaviour_on", counted from 0.
    """
    wrong: dict[str, str] = {}
    if not application.name.strip():
        wrong["name"] = "Enter the name of the person who was affected"
    if not application.words.strip():
        wrong["words"] = "Tell us what has been happening"
    if application.capacity != Capacity.INDIVIDUAL and not application.organisation.strip():
        wrong["organisation"] = "Enter the name of the business or group"
    if application.group_size is not None and not 1 <= application.group_size <= 10_000:
        wrong["group_size"] = "How many people there are must be a number from 1 to 10,000"
    who = application.representative
    if who is not None and not who.name.strip():
        wrong["representative"] = "Enter the name of the person who applies for them"
    if who is not None and who.consent_on is not None and who.consent_on > on:
        wrong["consent_on"] = "The day of the consent must be today or in the past"
    for field, limit in LIMITS.items():
        if len(getattr(application, field)) > limit:
            wrong.setdefault(field, f"This must be {limit:,} characters or less")
    if len(application.complaints) > MOST_COMPLAINTS_CLAIMED:
        wrong["complaints"] = (
            f"List {MOST_COMPLAINTS_CLAIMED} complaints at most, and tell us of the others in words"
        )
    for number, complaint in enumerate(application.complaints):
        wrong |= {
            f"complaints-{number}-{field}": said for field, said in why_not_claimed(complaint, on=on).items()
        }
    for contact in (*application.contacts, *(who.contacts if who else ())):
        if contact.kind != ContactKind.THIRD_PARTY and not contact.value.strip():
            wrong.setdefault("contacts", "Enter the number, email address or address")
    return wrong


def why_not_claimed(complaint: ClaimedComplaint, *, on: date) -> dict[str, str]:
    """Return what is wrong with a complaint as somebody tells of it: field -> sentence.

    A complaint may be older than the behaviour it is listed with: it then does not count, and says why.
    """
    wrong: dict[str, str] = {}
    if complaint.complained_on is not None and complaint.complained_on > on:
        wrong["complained_on"] = "The day you told them must be today or in the past"
    if complaint.behaviour_on is not None and complaint.behaviour_on > on:
        wrong["behaviour_on"] = "The day it happened must be today or in the past"
    for field, limit in COMPLAINT_LIMITS.items():
        if len(getattr(complaint, field)) > limit:
            wrong[field] = f"This must be {limit:,} characters or less"
    return wrong
