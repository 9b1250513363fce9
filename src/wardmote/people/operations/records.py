"""New records of persons, composed for the operation of a higher room that writes them with its own rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from wardmote.access.ids import new_id
from wardmote.access.rows import new_row
from wardmote.people.choices import Safety
from wardmote.people.code_words import hash_code_word
from wardmote.people.models import ContactPoint, Person
from wardmote.people.names import name_key
from wardmote.people.rules import GivenContact, GivenPerson, contact_key
from wardmote.places.addresses import read_address
from wardmote.places.postcodes import normalise_postcode


def compose_person(
    given: GivenPerson,
    *,
    partnership_id: UUID,
    agency_id: UUID,
    audience_id: UUID,
    said_by_themselves_at: datetime | None,
    verified_by: UUID | None = None,
) -> tuple[Person, list[ContactPoint]]:
    """Return unsaved rows for a person and their contact points, with the keys that look-ups use.

    `said_by_themselves_at`: when the person (or an officer asking them, `verified_by`) said what is safe; a
    contact point whose safety nobody spoke of is never marked as verified.
    """
    address = read_address(given.address_text)
    postcode = normalise_postcode(given.postcode) or normalise_postcode(address.postcode)
    person = new_row(
        Person,
        id=new_id(),
        partnership_id=partnership_id,
        agency_id=agency_id,
        audience_id=audience_id,
        name=given.name.strip(),
        also_known_as=list(given.also_known_as),
        description=given.description.strip(),
        born_on=given.born_on,
        age_band=given.age_band,
        language=given.language.strip(),
        needs=given.needs.strip(),
        address_text=given.address_text.strip(),
        postcode=postcode,
        name_key=name_key(given.name),
        address_key=address.look_up_key[:200],
    )
    points = [
        compose_contact(
            contact,
            person=person,
            verified_at=said_by_themselves_at if contact.safety != Safety.UNKNOWN else None,
            verified_by=verified_by if contact.safety != Safety.UNKNOWN else None,
        )
        for contact in _once_each(given.contacts)
    ]
    return person, points


def compose_contact(
    given: GivenContact, *, person: Person, verified_at: datetime | None, verified_by: UUID | None
) -> ContactPoint:
    """Return an unsaved contact point of a person."""
    return new_row(
        ContactPoint,
        id=new_id(),
        partnership_id=person.partnership_id,
        person_id=person.id,
        kind=given.kind,
        value=given.value.strip(),
        value_key=contact_key(given.kind, given.value),
        safety=given.safety,
        may_leave_message=given.may_leave_message,
        may_say_who_we_are=given.may_say_who_we_are,
        say_we_are=given.say_we_are.strip(),
        safe_times=given.safe_times.strip(),
        code_word=hash_code_word(given.code_word),
        unsafe_with=given.unsafe_with.strip(),
        is_preferred=given.is_preferred,
        verified_at=verified_at,
        verified_by_id=verified_by,
    )


def _once_each(contacts: Iterable[GivenContact]) -> list[GivenContact]:
    seen: dict[tuple[str, str], GivenContact] = {}
    for contact in contacts:
        seen.setdefault((contact.kind, contact_key(contact.kind, contact.value) or contact.value), contact)
    return list(seen.values())
