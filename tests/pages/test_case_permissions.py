"""The permission matrix of cases: every role, every relation, every action, generated from the policy's own data.

Three answers are compared: what the data says (worked out here), what `can()` says, and what the pages do.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.builders.cases import a_case, share
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.actors import SystemActor, Viewer
from wardmote.access.choices import Action, Permission, Role
from wardmote.access.policy import can, permissions_of, policy
from wardmote.access.rows import acting_as
from wardmote.cases import operations
from wardmote.cases.choices import SharingClass
from wardmote.cases.models import Case, Entry
from wardmote.sharing import operations as audiences
from wardmote.sharing.models import Audience, AudienceMember
from wardmote.sharing.queries import facts_of

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Relation:
    """How a person stands to a case: does its audience hold their agency, them; do they lead; a denial?"""

    agency: str = "council"
    audience_has_agency: bool = True
    is_named: bool = False
    is_denied: bool = False
    has_ended: bool = False
    sharing_class: str = SharingClass.OWN_AGENCY


RELATIONS = {
    "own agency": Relation(),
    "own agency and named": Relation(is_named=True),
    "own agency, case locked": Relation(audience_has_agency=False, sharing_class=SharingClass.LOCKED),
    "own agency, case locked, named": Relation(
        audience_has_agency=False, is_named=True, sharing_class=SharingClass.LOCKED
    ),
    "own agency, case hidden": Relation(audience_has_agency=False, sharing_class=SharingClass.HIDDEN),
    "shared agency": Relation(agency="police"),
    "shared agency and named": Relation(agency="police", is_named=True),
    "shared agency, ended": Relation(agency="police", has_ended=True),
    "other agency": Relation(agency="police", audience_has_agency=False),
    "own agency with a conflict": Relation(is_denied=True),
    "named with a conflict": Relation(is_named=True, is_denied=True),
}
PAGES = {
    Action.READ: ("case", "get", Permission.READ_CASES),
    Action.CONTRIBUTE: ("case_note", "post", Permission.WORK_CASES),
    Action.CHANGE: ("case_title", "post", Permission.WORK_CASES),
    "share": ("case_class", "post", Permission.SHARE_CASES),
}
# Forms that change nothing but the note: the name stays, and a change of class without a reason is refused.
FORMS = {
    "case_note": lambda role: {
        "note-kind": "note",
        "note-text": f"Seen by {role}",
        "note-form_token": str(uuid4()),
    },
    "case_title": lambda role: {"title": ""},
    "case_class": lambda role: {"class-sharing_class": "own_agency", "class-reason": ""},
}


def build(world: World) -> dict[str, Case]:
    """One case for each relation, people of every role standing so to it."""
    opener = world.viewer("council", "caseworker", key="opener")
    system = SystemActor(world.id, "setting the stage")
    made = {}
    for name, relation in RELATIONS.items():
        case = a_case(world, by=opener, title=name)
        if relation.agency == "police" and relation.audience_has_agency:
            share(world, case, by=opener)
        if relation.sharing_class != SharingClass.OWN_AGENCY:
            operations.set_sharing(
                by=opener, case=case, sharing_class=relation.sharing_class, reason="Threats"
            )
        with acting_as(system):
            audience = Audience.objects.get(pk=case.audience_id)
            for role in Role:
                person = world.viewer(relation.agency, role).membership_id
                if relation.is_named:
                    audiences.admit(by=system, audience=audience, principal_id=person)
                if relation.is_denied:
                    audiences.deny(by=system, audience=audience, membership_id=person, reason="His brother")
            if relation.has_ended:
                police = AudienceMember.objects.filter(
                    audience=audience, principal_id=world.agency("police").id
                )
                police.update(until=timezone.now())
        made[name] = case
    return made


def allowed(role: str, relation: Relation, action: str) -> bool:
    """What the policy's data says, worked out without its code."""
    data = policy()
    reaches = data["roles"][role]["relations"]
    if relation.is_denied or relation.has_ended:
        return False
    by_agency = relation.audience_has_agency and "agency" in reaches
    by_name = relation.is_named and "named" in reaches
    if relation.agency == "council":  # the lead
        return (by_agency or by_name) and action in data["actions"]["own"]
    may = set()
    if by_agency:
        may |= set(data["actions"]["shared"])
    if by_name:
        may |= set(data["actions"]["named"])
    return action in may


def test_the_matrix_holds_for_every_role_every_relation_and_every_action():
    world = a_partnership()
    cases = build(world)
    with acting_as(SystemActor(world.id, "the facts")):
        facts = {name: facts_of(Case.objects.get(pk=case.pk)) for name, case in cases.items()}
    for role in Role:
        carried = permissions_of([role])
        for name, relation in RELATIONS.items():
            viewer: Viewer = world.viewer(relation.agency, role)
            for action in Action:
                decision = can(viewer, action, facts[name], at=timezone.now())
                assert bool(decision) == allowed(role, relation, action), (
                    role,
                    name,
                    action,
                    decision.reason,
                )
        for agency in ("council", "police"):
            client = signed_in_client(world, agency, role)
            for name, relation in RELATIONS.items():
                if relation.agency == agency:
                    check_pages(client, role, name, relation, cases[name].reference, carried)
    check_what_was_written(world)


def check_pages(client, role: Role, name: str, relation: Relation, reference: str, carried) -> None:
    """Each page answers as the data says: absent for who may not know, refused for who may not do it."""
    reads = allowed(role, relation, Action.READ) and Permission.READ_CASES in carried
    for action, (page, method, permission) in PAGES.items():
        if permission not in carried and name not in ("own agency", "own agency and named"):
            continue  # the route itself turns them away, whatever the case: asked twice is enough
        form = FORMS[page](role) if page in FORMS else {}
        response = getattr(client, method)(reverse(page, args=[reference]), form)
        if permission not in carried or not reads:
            expected = {404}
        elif allowed(role, relation, Action.CHANGE if action == "share" else action):
            expected = {200, 302}
        else:
            expected = {403}
        assert response.status_code in expected, (role, name, action, response.status_code)


def check_what_was_written(world: World) -> None:
    """The notes that are there are those of the roles that may add, on the cases that they may add to."""
    with acting_as(SystemActor(world.id, "what was written")):
        notes = Entry.objects.filter(text__startswith="Seen by").values_list("text", "case__title")
        written = {(text.removeprefix("Seen by "), title) for text, title in notes}
    assert written == {
        (role, name)
        for role in Role
        for name, relation in RELATIONS.items()
        if allowed(role, relation, Action.CONTRIBUTE) and Permission.WORK_CASES in permissions_of([role])
    }
