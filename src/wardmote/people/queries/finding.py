"""Finding people by a name, a telephone number or an e-mail address, as far as the viewer may see them."""

from __future__ import annotations

from hashlib import sha256

from django.db import connection

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.people.choices import ContactKind
from wardmote.people.models import Person
from wardmote.people.names import name_key
from wardmote.people.rules import contact_key

SHORTEST_SEARCH = 3
"""Letters of a name that are searched for: fewer would find half of everybody."""
MOST_LOOKED_AT = 400
MOST_FOUND = 60


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
