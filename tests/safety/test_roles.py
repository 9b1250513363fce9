"""The role matrix over HTTP: every role tries every route; it opens exactly when the role carries the permission."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.safety.attack import addresses, routes, settled, watching_events

from wardmote.access.choices import Permission, Role
from wardmote.access.policy import policy

pytestmark = pytest.mark.django_db

MACHINES = ("api/v1/", "open311/v2/")
PUBLIC_ROUTES = Path(__file__).with_name("public_routes.txt")


def allowed(role: str) -> set[str]:
    """What the policy's data gives a role, read from the file and not through the code that is under test."""
    return {*policy()["roles"][role]["permissions"], Permission.SIGNED_IN, Permission.PUBLIC}


@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_exactly_the_routes_of_its_permissions(world, role, monkeypatch):
    """B1: without the permission each route answers as absent, and leaves one denied event in its name."""
    client = world.who[f"council {role}"].client()
    absent = client.get("/nowhere")
    wrong = []
    with watching_events(monkeypatch) as watch:
        for route in routes():
            if route.name in ("sign_out", "exit") or route.path.startswith(("api/", "open311/")):
                continue
            address = addresses(world, route, most=1)[-1]
            method = "get" if "GET" in route.methods else "post"
            watch.events.clear()
            response = getattr(client, method)(address)
            denied = [event for event in watch.events if event.outcome == "denied"]
            if route.permission in allowed(role):
                client.get(
                    "/nowhere"
                )  # shows what the act left to be said, so that it stands on no later page
                if (
                    any(event.act == f"pages.{route.name}"[:60] for event in denied)
                    and response.status_code == 404
                ):
                    wrong.append(f"{route.name} is refused, although {role} carries {route.permission}")
            elif response.status_code != 404:
                wrong.append(
                    f"{route.name} answers {response.status_code}, although {role} lacks {route.permission}"
                )
            elif [event.act for event in denied] != [f"pages.{route.name}"[:60]]:
                wrong.append(f"{route.name}: denied events {[event.act for event in denied]}")
            elif settled(response, address) != settled(absent, ""):
                wrong.append(f"{route.name}: the refusal looks different from a page that is absent")
    assert not wrong, "\n".join(wrong)


def test_the_routes_that_answer_strangers_are_those_on_the_list(world):
    """A1, H12: a new public route must be written into public_routes.txt by hand."""
    listed = {
        line.split("#")[0].strip()
        for line in PUBLIC_ROUTES.read_text().splitlines()
        if line.split("#")[0].strip()
    }
    answered = set()
    for route in routes():
        client = Client(raise_request_exception=False)
        address = addresses(world, route, most=1)[0]
        response = getattr(client, "get" if "GET" in route.methods else "post")(address)
        to_sign_in = response.status_code == 302 and response.headers["Location"].startswith("/sign-in")
        if not (to_sign_in and not route.is_public) and response.status_code != 401:
            answered.add(route.name)
    assert answered - listed == set(), "routes that answer strangers and are not on the list"
    assert listed - answered == set(), "routes on the list that do not answer strangers any more"
    assert answered == {route.name for route in routes() if route.is_public}


def test_each_route_has_one_permission_and_one_view():
    """H12: the inventory of addresses: no address of the installation is outside of the list of routes."""
    from django.urls import URLPattern, get_resolver

    names = {route.name for route in routes()}
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern).lstrip("^").startswith(MACHINES):
            continue  # a token opens them, never a session: see test_machines
        assert isinstance(pattern, URLPattern), f"{pattern} is not a route of ours"
        assert getattr(pattern.callback, "route", None) is not None, f"{pattern} has no permission"
        assert pattern.name in names
