"""The canary test: secrets in hidden records, every route as every role; none of them appears (C6, B5, H1, H7).

For each route, everybody whose role carries its permission asks for it with the keys of the world: all of them
on the pages that show a record whole, else a fixed sample (see `attack.addresses`). They send its forms with
the keys of records that are hidden from them. `attack.Attack` judges each answer.
"""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from tests.builders.secrets_world import OTHER_HOST, SecretWorld, Somebody
from tests.builders.sessions import open_session
from tests.safety.attack import (
    ABSENT,
    Attack,
    addresses,
    attack_by,
    forms_of,
    reading_logs,
    routes,
    watching_events,
)

from wardmote.access.choices import Permission, Role
from wardmote.access.rows import acting_as
from wardmote.cases.models import CasePlace
from wardmote.notifications.models import Message, Prompt
from wardmote.people.models import Person

pytestmark = pytest.mark.django_db

# Of the people of the world, those whose view of it differs. The others are tried in test_roles.
ATTACKERS = (
    "council caseworker",
    "council supervisor conflicted",
    "council review_coordinator",
    "council specialist",
    "council caseworker keeper",
    "police supervisor",
    "police caseworker keeper",
    "housing caseworker",
    "housing board_member",
    "council account_administrator",
    "council operator",
    "police privacy_officer",
)
ENDS_THE_SESSION = {"sign_out", "exit", "signed_out"}
REFERENCE = re.compile(r"[A-Z]+-[2-9B-Z]{4}-[2-9B-Z]{4}")


@pytest.fixture
def logged(world: SecretWorld):
    with reading_logs() as lines:
        yield lines
    text = "\n".join(lines)
    assert not world.found_in(text), "the program's log tells secrets"
    assert not [word for word in world.passes if word in text], (
        "the program's log tells keys that open something"
    )


def report(attack: Attack) -> None:
    assert attack.seen > 10
    shown = list(dict.fromkeys(attack.wrong))
    assert not shown, f"{len(shown)} of {attack.seen} answers:\n" + "\n".join(shown[:40])


@pytest.mark.parametrize("label", ATTACKERS)
def test_no_page_tells_anybody_what_is_not_theirs(world, label, monkeypatch, logged):
    """B5, B3, C3, D1, B13, E1-E3 over all routes that this person's role opens."""
    somebody = world.who[label]
    with watching_events(monkeypatch) as watch:
        attack = attack_by(world, somebody, watch)
        for route in routes():
            if route.name in ENDS_THE_SESSION or not somebody.viewer.may(route.permission):
                continue
            if route.is_public:
                continue  # the same for everybody: tried as a stranger
            for address in addresses(world, route):
                attack.get(address)
    report(attack)


def test_a_stranger_learns_nothing(world, monkeypatch, logged):
    """Every route without signing in, with every key: only what is public, and never by a key of a record."""
    with watching_events(monkeypatch) as watch:
        attack = attack_by(world, None, watch)
        for route in routes():
            keys = addresses(world, route, most=4)
            if "<str:secret>" in route.path:
                keys = [one for one in keys if not any(link in one for link in world.links.values())]
            for address in keys if route.is_public else keys[:3]:
                attack.get(address)
    report(attack)


def test_the_holder_of_a_link_learns_only_their_own_report(world, monkeypatch, logged):
    """The resident's link opens the resident's report: their words, and no officer's."""
    link = world.links["resident"]
    with watching_events(monkeypatch) as watch:
        attack = attack_by(world, None, watch, label="resident")
        for _ in range(3):
            for route in routes():
                if route.name.startswith("follow"):
                    attack.get("/" + route.path.replace("<str:secret>", link))
        told = attack.client.get(f"/follow/{link}").content.decode()
    report(attack)
    assert "council's report: words" in {world.secrets[word].what for word in world.found_in(told)}


def test_the_holder_of_a_review_link_learns_only_what_is_written_to_them(world, monkeypatch, logged):
    """Whoever applied for a case review reads their own words and the letters; nothing that the bodies say."""
    link = world.links["review"]
    with watching_events(monkeypatch) as watch:
        attack = attack_by(world, None, watch, label="applicant")
        for _ in range(3):
            for route in routes():
                if "asb-case-review/follow/<str:secret>" in route.path:
                    attack.get("/" + route.path.replace("<str:secret>", link))
        told = attack.client.get(f"/asb-case-review/follow/{link}").content.decode()
    report(attack)
    assert {"review: letter"} <= {world.secrets[word].what for word in world.found_in(told)}


def test_a_session_of_another_partnership_opens_nothing_here(world, monkeypatch, logged):
    """The cookie of somebody of another partnership, brought to this one's door: as a stranger (H16)."""
    somebody = world.who["elsewhere caseworker"]
    with watching_events(monkeypatch) as watch:
        for host in ("testserver", "localhost"):
            client = somebody.client()
            client.defaults["HTTP_HOST"] = host
            attack = Attack(world, somebody.label if host == "localhost" else "stranger", client, watch)
            for address in ("/cases", "/inbox", "/work", *(f"/cases/{key}" for key in world.keys["case"])):
                attack.get(address)
            report(attack)


WATCHING = (Role.PRIVACY_OFFICER, Role.INFORMATION_GOVERNANCE)


@pytest.mark.parametrize(
    "roles", [tuple(set(Role) - {Role.PRIVACY_OFFICER}), WATCHING], ids=["doing", "watching"]
)
def test_no_key_of_this_partnership_opens_anything_in_another(world, roles, monkeypatch, logged):
    """All permissions there are, in the partnership next door: what is named here is absent there, read or written."""
    who = {"key": str(len(roles)), "name": "A Neighbour", "email": f"neighbour{len(roles)}@staff.example"}
    member = world.there.membership("council", *roles, **who)
    viewer = world.there.viewer("council", *roles, **who)
    neighbour = Somebody(
        "elsewhere caseworker", member, viewer, open_session(member, proved_at=timezone.now()), OTHER_HOST
    )
    with watching_events(monkeypatch) as watch:
        attack = attack_by(world, neighbour, watch)
        for route in routes():
            if route.is_public or route.name in ENDS_THE_SESSION or not viewer.may(route.permission):
                continue
            if not ("<uuid:" in route.path or "<str:reference>" in route.path):
                attack.get(addresses(world, route, most=1)[0])  # lists, counts, choices
                continue
            for address in addresses(world, route, most=2):
                if world.elsewhere & set(address.split("/")):
                    continue  # their own
                for method, answer in (("GET", attack.get(address)), ("POST", attack.post(address, {}))):
                    if answer.status_code not in (404, 405):
                        attack.note(method, address, f"answers {answer.status_code} next door")
    report(attack)


@pytest.mark.parametrize("label", ["council caseworker", "council specialist", "council operator"])
def test_no_form_takes_a_record_that_is_not_theirs(world, label, monkeypatch, logged):
    """H7, B4, B6: each form of each page, sent as it stands, then with a foreign key in its address and fields."""
    somebody = world.who[label]
    with watching_events(monkeypatch) as watch:
        attack = attack_by(world, somebody, watch)
        found: dict[str, tuple[str, dict[str, str]]] = {}
        for route in routes():
            if route.is_public or route.signing_in or not somebody.viewer.may(route.permission):
                continue
            for address in _readable(world, label, addresses(world, route, most=300))[:1]:
                page = attack.get(address)
                if page.status_code == 200:
                    for target, fields in forms_of(page, address):
                        name = _route_of(target)
                        if name and name not in ENDS_THE_SESSION:
                            found.setdefault(f"{name} {sorted(fields)}", (target, fields))
        assert len(found) > 1
        for target, fields in found.values():
            attack.post(target, _filled(fields))
            for foreign in _swapped(world, label, target):
                response = attack.post(foreign, _filled(fields))
                if response.status_code not in (404, 403, 405):
                    attack.note("POST", foreign, f"took a foreign key: {response.status_code}")
            for sent in _swapped_fields(world, fields):
                response = attack.post(target, sent)
                if response.status_code in (302, 303) and not _is_back(response, target):
                    attack.note("POST", target, f"took a foreign key in a field: {sent}")
    report(attack)


def _route_of(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).url_name or ""
    except Exception:  # noqa: BLE001 - an address outside of the installation
        return ""


def _readable(world: SecretWorld, label: str, keys: list[str]) -> list[str]:
    """Those addresses that name a record which this person reads (by its case), before the others."""
    agency = label.split()[0]
    cases = ["own", "shared"] if agency == "council" else ["police", "shared"]
    if "specialist" in label:
        cases = ["hidden"]
    wanted = [world.cases[name].reference for name in cases]
    wanted += [world.reports["resident" if agency == "council" else "police"].reference]
    return [one for one in keys if any(key in one for key in wanted) or not REFERENCE.search(one)]


def _filled(fields: dict[str, str]) -> dict[str, str]:
    """The fields with something in each text that is empty, as somebody would send them."""
    sent = {}
    for name, value in fields.items():
        empty = not value and not name.endswith(("-day", "-month", "-year", "_day", "_month", "_year"))
        sent[name] = "Words of an attacker" if empty and "token" not in name else value
    return sent


def _swapped(world: SecretWorld, label: str, target: str) -> list[str]:
    """The address with each of its keys replaced by that of a record which this person does not reach."""
    made = []
    match = resolve(target.partition("?")[0])
    nickname = "locked" if "specialist" in label or "keeper" in label else "hidden"
    for name, value in match.kwargs.items():
        if name == "reference":
            pool = [world.cases[nickname].reference, world.cases["elsewhere"].reference, ABSENT["reference"]]
            pool.append(world.reports[f"{nickname} case"].reference)
        elif isinstance(value, UUID):
            pool = [*world.keys.get(name, [])[-3:], ABSENT["uuid"]]
            pool = [key for key in pool if key != str(value) and not _theirs(world, label, name, key)]
            if target.startswith("/people/"):  # a person's own address: not nested in a case
                pool = [key for key in pool if not _reaches_person(world, label, key)]
            if target.startswith("/places/"):  # likewise
                pool = [key for key in pool if not _reaches_place(world, label, key)]
        else:
            continue
        made += [target.replace(str(value), key) for key in pool]
    return made


def _theirs(world: SecretWorld, label: str, name: str, key: str) -> bool:
    """Staff of the same partnership are known to each other; agencies to everybody."""
    return name in ("agency_id", "membership_id", "team_id", "case_id") and key not in world.keys[name][:1]


def _reaches_person(world: SecretWorld, label: str, key: str) -> bool:
    """Whether row-level security, asked by itself, shows this person's record to them."""
    with acting_as(world.who[label].viewer):
        return Person.objects.filter(pk=key).exists()


def _reaches_place(world: SecretWorld, label: str, key: str) -> bool:
    """Whether row-level security, asked by itself, shows them a case that stands at this place."""
    with acting_as(world.who[label].viewer):
        return CasePlace.objects.filter(place_id=key).exists()


def _swapped_fields(world: SecretWorld, fields: dict[str, str]) -> list[dict[str, str]]:
    """The form with each key that it holds replaced by those of the other partnership and of hidden records."""
    made = []
    foreign = [
        str(world.there.agency("council").id),
        str(world.who["elsewhere caseworker"].membership.id),
        world.keys["person_id"][-2],
        world.keys["document_id"][-2],
    ]
    for name, value in fields.items():
        if "token" in name:
            continue
        try:
            UUID(value)
        except ValueError:
            continue
        made += [{**_filled(fields), name: key} for key in foreign]
    return made


def _is_back(response: Any, target: str) -> bool:
    """A button's answer: back to the page, with what was refused said there."""
    return bool(target) and response.headers["Location"].startswith("/sign-in")


def test_mail_and_prompts_hold_no_secret(world):
    """B5, C1, D7: what leaves by mail and what is shown at sign-in names no person, place, word or secret."""
    with acting_as(world.here.system()):
        letters = [f"{one.subject} {one.text}" for one in Message.objects.all()]
        prompts = [one.text for one in Prompt.objects.all()]
    assert letters
    told = {world.secrets[word].what for text in [*letters, *prompts] for word in world.found_in(text)}
    assert told <= {"outbox subject", "outbox text (F5/F6)", "outbox text", "prompt to one person"}


def test_every_unsafe_request_needs_the_form_s_secret(world):
    """B13: no route takes a POST, PUT, PATCH or DELETE without it, whoever sends it."""
    for label in ("council supervisor", "council operator"):
        client = world.who[label].client(enforce_csrf_checks=True)
        for route in routes():
            if _is_for_machines(route):
                continue
            address = addresses(world, route, most=1)[0]
            for method in ("post", "delete") if label == "council supervisor" else ("post",):
                response = getattr(client, method)(address)
                assert response.status_code == 403, (label, method, route.name, response.status_code)
                assert "We could not accept this form" in response.content.decode()


def _is_for_machines(route: Any) -> bool:
    """Machines send a token in a header, no cookie: there is nothing that another site could forge."""
    return route.path.startswith(("api/", "open311/")) or getattr(route.view, "csrf_exempt", False)


def test_somebody_with_only_the_password_gets_no_further_than_the_second_step(world):
    """A2: a session without its second factor opens the pages of the sign-in and the public ones."""
    from tests.builders.sessions import open_session

    client = Client(raise_request_exception=False)
    client.cookies[_cookie()] = open_session(world.who["council caseworker"].membership, second_factor=False)
    for route in routes():
        if route.is_public or route.first_factor or _is_for_machines(route):
            continue
        for address in addresses(world, route, most=2)[:2]:
            response = client.get(address)
            if response.status_code == 405:
                continue
            assert response.status_code == 302, (route.name, response.status_code)
            assert "/sign-in/second-step" in response.headers["Location"], route.name
            assert not world.found_in(response.content.decode())


def _cookie() -> str:
    from django.conf import settings

    return str(settings.SESSION_COOKIE_NAME)


def test_permissions_that_no_role_holds_open_nothing(world):
    """Every permission of a route is one that some role carries, or is public or for everybody signed in."""
    from wardmote.access.policy import policy

    carried = {code for role in policy()["roles"].values() for code in role["permissions"]}
    for route in routes():
        assert route.permission in carried | {Permission.PUBLIC, Permission.SIGNED_IN}, route.name
