"""Finding people by a name, a telephone number or an e-mail address, as far as the viewer may see them."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db import connection
from django.db.models import Q

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.people.choices import ContactKind
from wardmote.people.models import Person
from wardmote.people.names import name_key
from wardmote.people.queries.reading import contact_points_of
from wardmote.people.queries.sameness import links_between
from wardmote.people.rules import contact_key
from wardmote.places.postcodes import normalise_postcode

SHORTEST_SEARCH = 3
"""Letters of a name that are searched for: fewer would find half of everybody."""
MOST_LOOKED_AT = 400
MOST_FOUND = 60
MOST_CALLERS = 20


@dataclass(frozen=True)
class Callers:
    """Whose records a caller may be, with those that officers have linked with them.

    `has_word`: somebody agreed on a code word with us. `unsafe_with`: who must not learn of it, as they told us.
    """

    people: tuple[Person, ...] = ()
    has_word: bool = False
    unsafe_with: tuple[str, ...] = ()


def find_callers(
    *, viewer: Viewer, phone: str = "", email: str = "", name: str = "", postcode: str = ""
) -> Callers:
    """Return who a caller may be: the same telephone number or e-mail address, or name and postcode together.

    Only records that the viewer may see, with those linked with them, at most 20. One consultation event.
    """
    keys = [contact_key(ContactKind.PHONE, phone), contact_key(ContactKind.EMAIL, email)]
    ids: set[UUID] = set()
    with connection.cursor() as cursor:
        for key in filter(None, keys):
            cursor.execute("select people_found_ids('', %s, %s)", [key, MOST_LOOKED_AT])
            ids |= {row[0] for row in cursor.fetchall()}
    asked = Q(pk__in=ids)
    if name_key(name) and normalise_postcode(postcode):
        asked |= Q(name_key=name_key(name), postcode=normalise_postcode(postcode))
    elif not ids:
        return Callers()
    here = Person.objects.visible_to(viewer)
    found = list(here.filter(asked).order_by("-created_at", "-pk")[:MOST_CALLERS])
    if not found:
        return Callers()
    linked = {
        person_id
        for link in links_between(viewer=viewer, person_ids=[person.pk for person in found])
        for person_id in (link.one_id, link.other_id)
    } - {person.pk for person in found}
    people = [*found, *here.filter(pk__in=linked)]
    points = contact_points_of(viewer=viewer, person_ids=[person.pk for person in people])
    record(
        viewer,
        Category.CONSULTATION,
        "people.find_callers",
        "person",
        [person.pk for person in people],
        subjects=[person.pk for person in people],
        classes=[FieldClass.F2, FieldClass.F3],
        query_fingerprint=sha256("|".join((*keys, name_key(name))).encode()).hexdigest(),
    )
    return Callers(
        tuple(people),
        any(point.code_word for point in points),
        tuple(dict.fromkeys(point.unsafe_with for point in points if point.unsafe_with)),
    )


def look_up_key_of(words: str) -> str:
    """Return a telephone number or an e-mail address as it is looked up; empty for anything else."""
    return contact_key(ContactKind.EMAIL, words) or contact_key(ContactKind.PHONE, words)


def find_people(*, viewer: Viewer, words: str) -> list[Person]:
    """Return people by parts of their name, their telephone number or e-mail address, the newest record first.

    At most 60. Found by a function that returns only ids; the rows are read under row-level security. One
    consultation event, with the search's fingerprint and not its words.
    """
    key = look_up_key_of(words)
    name = "" if key else name_key(words)
    if not key and len(name) < SHORTEST_SEARCH:
        return []
    pattern = "%" + "%".join(name.split()) + "%" if name else ""
    with connection.cursor() as cursor:
        cursor.execute("select people_found_ids(%s, %s, %s)", [pattern, key, MOST_LOOKED_AT])
        ids = [row[0] for row in cursor.fetchall()]
    rows = Person.objects.visible_to(viewer).filter(pk__in=ids).select_related("agency")
    found = list(rows.order_by("-created_at", "-pk")[:MOST_FOUND]) if ids else []
    record(
        viewer,
        Category.CONSULTATION,
        "people.find_people",
        "person",
        [person.pk for person in found],
        subjects=[person.pk for person in found],
        classes=[FieldClass.F2, FieldClass.F3],
        query_fingerprint=sha256(words.strip().casefold().encode()).hexdigest(),
    )
    return found
