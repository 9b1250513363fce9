"""What a report is made of when it reaches us, by whatever door, and what is wrong with it.

Sources: the question set that a housing provider publishes (what, who, when it started, how often, protected
characteristic, who is affected, told before, what would sort it); UK GDPR article 5(1)(c) (no more than is
needed): almost nothing is required, and everything may be unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from uuid import UUID

from wardmote.people.choices import AgeBand, ContactKind, Safety
from wardmote.people.rules import GivenContact
from wardmote.places.postcodes import normalise_postcode
from wardmote.places.rules import is_point
from wardmote.reports.choices import Affected, Frequency, HateStrand, Kind, Known, Qualifier

WORDS_LIMIT = 10_000
"""Characters in which somebody may tell what happened: about four pages."""

LIMITS = {
    "words": WORDS_LIMIT,
    "harm": 4_000,
    "wish": 4_000,
    "needs": 2_000,
    "place_text": 300,
    "when_text": 200,
    "told_before_text": 300,
    "objection_reason": 300,
    "name": 120,
    "language": 40,
    "address_text": 200,
    "external_system": 40,
    "external_reference": 80,
}
"""The longest each text may be, in characters."""

CLOCKS_APART = timedelta(minutes=10)
"""How far another machine's clock may be ahead of ours before a time counts as not yet come."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


@dataclass(frozen=True, kw_only=True)
class NewReport:
    """Everything a report may say when it arrives. Only `words` is needed.

    `lon`, `lat` are degrees (WGS 84). `happened_from` and `happened_to` are instants with a time zone; a
    range that is still going on has no `happened_to` and `is_ongoing`. With `is_anonymous` nothing about
    the person is kept, whatever else is given. `advice_id` is the advice that the person was shown and
    chose to report all the same. `place_id` is a known place, picked by staff.
    """

    words: str
    kinds: tuple[Kind, ...] = ()
    qualifier: Qualifier = Qualifier.UNKNOWN
    # where
    place_text: str = ""
    postcode: str = ""
    lon: float | None = None
    lat: float | None = None
    place_id: UUID | None = None
    # when
    happened_from: datetime | None = None
    happened_to: datetime | None = None
    is_ongoing: bool = False
    when_text: str = ""
    # how bad
    frequency: Frequency = Frequency.UNKNOWN
    affected: Affected = Affected.UNKNOWN
    harm: str = ""
    hate_perceived: Known = Known.UNKNOWN
    hate_strands: tuple[HateStrand, ...] = ()
    danger_now: Known = Known.UNKNOWN
    at_risk: Known = Known.UNKNOWN
    told_before: Known = Known.UNKNOWN
    told_before_text: str = ""
    wish: str = ""
    # who
    is_anonymous: bool = False
    name: str = ""
    born_on: date | None = None
    age_band: AgeBand = AgeBand.UNKNOWN
    language: str = ""
    needs: str = ""
    address_text: str = ""
    address_postcode: str = ""
    contacts: tuple[GivenContact, ...] = ()
    # what may be done with it
    objects_to_sharing: bool = False
    objection_reason: str = ""
    privacy_notice: str = ""
    advice_id: UUID | None = None
    # where it came from
    external_system: str = ""
    external_reference: str = ""

    @property
    def tells_who(self) -> bool:
        """Whether there is anything of a person to keep."""
        return not self.is_anonymous and bool(
            self.name or self.contacts or self.address_text or self.born_on or self.needs
        )


def what_is_wrong(report: NewReport, *, at: datetime) -> dict[str, str]:
    """Return a sentence for each field that cannot be kept as it is; empty when all is well. Never raises.

    Nothing here asks whether it *is* anti-social behaviour: that is for people to decide (GOV.UK: do not
    use validation for eligibility).
    """
    wrong: dict[str, str] = {}
    if not report.words.strip():
        wrong["words"] = "Tell us what is happening"
    for name, limit in LIMITS.items():
        if len(getattr(report, name)) > limit:
            wrong[name] = f"{_called(name)} must be {limit:,} characters or less"
    wrong |= _codes(report)
    if (report.lon is None) != (report.lat is None) or (
        report.lon is not None and not is_point(report.lon, report.lat)
    ):
        wrong["lon"] = "Longitude and latitude must both be given, in degrees"
    for name in ("postcode", "address_postcode"):
        if getattr(report, name) and not normalise_postcode(getattr(report, name)):
            wrong[name] = "Enter a full UK postcode"
    wrong |= _times(report, at)
    if report.born_on and report.born_on > at.date():
        wrong["born_on"] = "Date of birth must be in the past"
    if bool(report.external_system) != bool(report.external_reference):
        wrong["external_reference"] = "An external reference needs the system it comes from, and the reverse"
    for number, contact in enumerate(report.contacts):
        if problem := what_is_wrong_with_contact(contact.kind, contact.value):
            wrong[f"contacts.{number}"] = problem
    for field in fields(report):
        value = getattr(report, field.name)
        if isinstance(value, str) and "\x00" in value:
            wrong[field.name] = f"{_called(field.name)} must not include characters that cannot be written"
    return wrong


def what_is_wrong_with_contact(kind: str, value: str) -> str:
    """Return why a contact point cannot be used as written, or an empty string."""
    text = value.strip()
    if not text:
        return "Enter a phone number, an email address or an address"
    if len(text) > 200 or "\x00" in text:
        return "A contact must be 200 characters or less"
    if kind == ContactKind.EMAIL and (len(text) > 254 or not _EMAIL.fullmatch(text)):
        return "Enter an email address in the correct format, like name@example.com"
    if kind in (ContactKind.PHONE, ContactKind.TEXT) and not 9 <= sum(map(str.isdigit, text)) <= 20:
        return "Enter a phone number, like 01632 960 001 or 07700 900 982"
    return ""


def _codes(report: NewReport) -> dict[str, str]:
    """Values from outside must be among the words of the field."""
    wrong = {}
    allowed: dict[str, tuple[Iterable[str], type[Enum]]] = {
        "kinds": (report.kinds, Kind),
        "qualifier": ((report.qualifier,), Qualifier),
        "frequency": ((report.frequency,), Frequency),
        "affected": ((report.affected,), Affected),
        "hate_perceived": ((report.hate_perceived,), Known),
        "hate_strands": (report.hate_strands, HateStrand),
        "danger_now": ((report.danger_now,), Known),
        "at_risk": ((report.at_risk,), Known),
        "told_before": ((report.told_before,), Known),
        "age_band": ((report.age_band,), AgeBand),
        "contacts": (
            [c.kind for c in report.contacts if c.kind not in _words_of(ContactKind)]
            or [c.safety for c in report.contacts],
            Safety,
        ),
    }
    for name, (values, choices) in allowed.items():
        if not _words_of(choices).issuperset(values):
            wrong[name] = f"{_called(name)}: choose from the list"
    return wrong


@cache
def _words_of(choices: type[Enum]) -> frozenset[str]:
    return frozenset(one.value for one in choices)


def _times(report: NewReport, at: datetime) -> dict[str, str]:
    wrong = {}
    for name in ("happened_from", "happened_to"):
        moment = getattr(report, name)
        if moment is None:
            continue
        if moment.utcoffset() is None:
            wrong[name] = "A time must say its time zone"
        elif moment > at + CLOCKS_APART:
            wrong[name] = "The time it happened must be in the past"
    if wrong:
        return wrong
    if report.happened_from and report.happened_to and report.happened_to < report.happened_from:
        wrong["happened_to"] = "It cannot have ended before it began"
    if report.happened_to and report.is_ongoing:
        wrong["happened_to"] = "What is still going on has not ended yet"
    return wrong


def _called(name: str) -> str:
    names = {
        "words": "What is happening",
        "kinds": "Type of behaviour",
        "harm": "How it affects people",
        "wish": "What would put it right",
        "needs": "What you need",
        "place_text": "Where it happens",
        "when_text": "When it happens",
        "told_before_text": "Who was told before",
    }
    return names.get(name, name.replace("_", " ").capitalize())
