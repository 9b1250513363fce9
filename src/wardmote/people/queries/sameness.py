"""Which records are one person: what officers have linked, and what may be linked, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from django.db.models import Q

from wardmote.access.actors import Actor, Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.people.models import ContactPoint, Link, Person
from wardmote.people.names import Identity, how_alike, is_probably_same

MOST_CANDIDATES = 60
MOST_PROPOSED = 10


@dataclass(frozen=True)
class Proposal:
    """Two records that are probably one person, and why, as one sentence."""

    one: Person
    other: Person
    reason: str
    score: float


def links_between(*, viewer: Actor, person_ids: Iterable[UUID]) -> list[Link]:
    """Return what officers have said of these records: links that hold, and pairs that are not one person.

    Only pairs of which the viewer may see both sides. A pair that is not one person is a link that has ended.
    Part of reading the records: whoever calls it has recorded the consultation.
    """
    ids = list(person_ids)
    if not ids:
        return []
    shown = Person.objects.visible_to(viewer).values("pk")
    touching = Link.objects.filter(Q(one_id__in=ids) | Q(other_id__in=ids))
    return list(touching.filter(one_id__in=shown, other_id__in=shown).order_by("created_at", "id"))


def groups_of(person_ids: Sequence[UUID], links: Iterable[Link]) -> list[tuple[UUID, ...]]:
    """Return the records in groups of one person each, in the order given; a lone record is a group of one.

    A link to a record that is not among them still joins two that are.
    """
    held: dict[UUID, UUID] = {}

    def head(one: UUID) -> UUID:
        while held.setdefault(one, one) != one:
            one = held[one]
        return one

    for link in links:
        if link.ended_at is not None:
            continue
        held[head(link.other_id)] = head(link.one_id)
    groups: dict[UUID, list[UUID]] = {}
    for person_id in dict.fromkeys(person_ids):
        groups.setdefault(head(person_id), []).append(person_id)
    return [tuple(members) for members in groups.values()]


def identity_of(person: Person, contacts: Iterable[ContactPoint]) -> Identity:
    """Return a record as the rule of likeness reads it."""
    return Identity(
        key=person.pk,
        name=person.name,
        known_as=tuple(person.also_known_as),
        born=person.born_on,
        address=person.address_text,
        contacts=frozenset(
            point.value_key for point in contacts if point.value_key.startswith(("tel:", "mailto:"))
        ),
    )


def proposals_among(
    people: Sequence[tuple[Person, Iterable[ContactPoint]]], links: Sequence[Link]
) -> list[Proposal]:
    """Return pairs of these records that are probably one person and not judged yet, the likeliest first.

    `links` are those of `links_between`: whoever is one person already, or was said not to be, is left out.
    Between two people of several records each, only the likeliest pair.
    Reads nothing: for a page that has the records already. Records without a name are never put forward.
    """
    groups = groups_of([person.pk for person, _ in people], links)
    group_of = {person_id: number for number, group in enumerate(groups) for person_id in group}
    together = [set(group) for group in groups]
    together += [{link.one_id, link.other_id} for link in links if link.ended_at is not None]
    known = [(person, identity_of(person, points)) for person, points in people if person.name]
    found: dict[frozenset[int], Proposal] = {}
    for (one, mine), (other, theirs) in combinations(known, 2):
        if any({one.pk, other.pk} <= group for group in together):
            continue
        alike = how_alike(mine, theirs)
        between = frozenset({group_of[one.pk], group_of[other.pk]})
        if is_probably_same(alike) and (between not in found or found[between].score < alike.score):
            found[between] = Proposal(one, other, alike.sentence, alike.score)
    return sorted(found.values(), key=lambda proposal: -proposal.score)[:MOST_PROPOSED]


def proposals_for(*, viewer: Viewer, person: Person) -> list[Proposal]:
    """Return other records that the viewer may see and that are probably this person, the likeliest first.

    Candidates have the same name, contact or address (at most 60 of each, the newest). Pairs that an
    officer linked, or said not to be one person, are left out. One combination event names the records compared.
    """
    if not person.name:
        return []
    mine = list(ContactPoint.objects.filter(person=person, withdrawn_at__isnull=True))
    keys = [point.value_key for point in mine if point.value_key]
    here = Person.objects.visible_to(viewer).exclude(pk=person.pk)
    ways = [here.filter(name_key=person.name_key)] if person.name_key else []
    if person.address_key:
        ways.append(here.filter(address_key=person.address_key))
    if keys:
        same_contact = ContactPoint.objects.filter(
            partnership_id=person.partnership_id, value_key__in=keys, withdrawn_at__isnull=True
        )
        ways.append(here.filter(pk__in=same_contact.values("person_id")))
    candidates: dict[UUID, Person] = {}
    for way in ways:
        for other in way.select_related("agency").order_by("-created_at")[:MOST_CANDIDATES]:
            candidates[other.pk] = other
    judged = Link.objects.filter(Q(one=person) | Q(other=person)).values_list("one_id", "other_id")
    for pair in judged:
        for person_id in pair:
            candidates.pop(person_id, None)
    points: dict[UUID, list[ContactPoint]] = {}
    for point in ContactPoint.objects.filter(person_id__in=list(candidates), withdrawn_at__isnull=True):
        points.setdefault(point.person_id, []).append(point)
    me = identity_of(person, mine)
    found = []
    for other in candidates.values():
        alike = how_alike(me, identity_of(other, points.get(other.pk, [])))
        if is_probably_same(alike):
            found.append(Proposal(person, other, alike.sentence, alike.score))
    if found:
        record(
            viewer,
            Category.COMBINATION,
            "people.proposals_for",
            "person",
            [person.pk, *(proposal.other.pk for proposal in found)],
            subjects=[person.pk, *(proposal.other.pk for proposal in found)],
            classes=[FieldClass.F2],
        )
    return sorted(found, key=lambda proposal: -proposal.score)[:MOST_PROPOSED]


def get_link(*, viewer: Viewer, one: Person, other: Person) -> Link:
    """Return the link between two records that the viewer may see. Raises NotFound."""
    first, second = sorted((one.pk, other.pk))
    found = Link.objects.filter(one_id=first, other_id=second, ended_at__isnull=True).first()
    if found is None:
        raise NotFound("These records are not linked.")
    return found
