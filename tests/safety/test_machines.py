"""The doors for machines: a token opens its own agency's reports and nothing else; nobody enters without one (B14)."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from tests.builders.secrets_world import HOST, OTHER_HOST, SecretWorld
from tests.safety.attack import Attack, reading_logs, watching_events, writes_now

from wardmote.partnerships.operations.machines import make_token

pytestmark = pytest.mark.django_db

SCOPES = ("reports:read", "reports:write")


def addresses(world: SecretWorld) -> list[str]:
    """Every address for machines, as the descriptions name them, with every reference and id of the world."""
    described = json.loads(Client().get("/api/v1/openapi.json").content)
    paths = [path if path.startswith("/api") else f"/api/v1{path}" for path in described["paths"]]
    references = [
        *world.keys["report"],
        *world.keys["case"],
        "ASB-ZZZZ-ZZZZ",
        "%00",
        "..",
        *world.keys["record_id"][:4],
    ]
    found = []
    for path in paths:
        found += [re.sub(r"\{[^}]*\}", key, path) for key in (references if "{" in path else [""])]
    for form in ("json", "xml"):
        found += [f"/open311/v2/{what}.{form}" for what in ("discovery", "services", "requests")]
        found += [f"/open311/v2/requests/{key}.{form}" for key in references]
        found += [f"/open311/v2/tokens/{key}.{form}" for key in references[-6:]]
        found += [f"/open311/v2/requests.{form}?service_request_id={','.join(references[:8])}"]
    return found


def client_with(secret: str) -> Client:
    return Client(headers={"authorization": f"Bearer {secret}"}, raise_request_exception=False)


class MachineAttack(Attack):
    """Judged as a person's requests are, but for what belongs to pages: the look of a 404, a policy for scripts."""

    def judge(self, method: str, address: str, response: Any) -> None:
        """Nothing told that is not theirs, no error of ours, nothing for a cache."""
        if response.status_code >= 500:
            self.note(method, address, f"status {response.status_code}")
        told = "\n".join([str(response.headers), response.content.decode("utf-8", "replace")])
        for words in self.world.not_for(self.label, told):
            self.note(method, address, f"tells {words}")
        for link in self.world.passes:
            if link in told:
                self.note(method, address, "tells a key that opens something")
        if response.status_code == 200 and "discovery" not in address:
            self._judge_events(method, address, told)
            if "no-store" not in response.headers.get("Cache-Control", "") and self.world.found_in(told):
                self.note(method, address, "may be kept by a cache")


@pytest.mark.parametrize("agency", ["council", "police", "housing"])
def test_a_token_reads_its_own_agency_s_reports_and_no_more(world, agency, monkeypatch):
    """B14, B5, B3 over every address for machines: absent and forbidden are one answer."""
    _, secret = make_token(
        by=world.here.system(), agency=world.here.agency(agency), name="Attacker", scopes=list(SCOPES)
    )
    with watching_events(monkeypatch) as watch, reading_logs() as lines:
        attack = MachineAttack(world, f"{agency} caseworker", client_with(secret), watch)
        attack.client.get("/api/v1/reports")  # notes that the token was used today
        absent = attack.client.get("/api/v1/reports/ASB-ZZZZ-ZZZZ")
        attack.written = writes_now()
        for address in addresses(world):
            response = attack.get(address)
            if (
                address.startswith("/api/v1/reports/ASB")
                and address.count("/") == 4
                and response.status_code == 404
            ):
                same = response.content.replace(address.encode(), b"") == absent.content.replace(
                    b"/api/v1/reports/ASB-ZZZZ-ZZZZ", b""
                )
                if not same:
                    attack.note("GET", address, "its 404 differs from that of a report that is absent")
    assert attack.seen > 40
    assert not attack.wrong, "\n".join(dict.fromkeys(attack.wrong))
    assert not world.found_in("\n".join(lines))
    assert secret not in "\n".join(lines)


def test_a_token_of_another_partnership_reads_nothing_of_this_one(world, monkeypatch):
    """Every address for machines with every key of here, by a token of there, at either door."""
    _, secret = make_token(
        by=world.there.system(), agency=world.there.agency("council"), name="Neighbour", scopes=list(SCOPES)
    )
    here = set(world.keys["report"]) - world.elsewhere
    with watching_events(monkeypatch) as watch:
        for host in (HOST, OTHER_HOST):
            client = Client(
                headers={"authorization": f"Bearer {secret}", "host": host}, raise_request_exception=False
            )
            attack = MachineAttack(world, "elsewhere caseworker", client, watch)
            attack.client.get("/api/v1/reports")  # notes that the token was used today
            attack.written = writes_now()
            for address in addresses(world):
                answer = attack.get(address)
                if address.startswith("/api/v1/reports/") and any(key in address for key in here):
                    assert answer.status_code in (401, 404, 405), (host, address, answer.status_code)
            assert attack.seen > 40
            assert not attack.wrong, "\n".join(dict.fromkeys(attack.wrong))


def test_without_a_token_nothing_of_anybody_is_told(world, monkeypatch):
    """No token, a wrong one, one of somebody's session: only what is published of the doors themselves."""
    session = world.who["council supervisor"].session
    for client in (
        Client(raise_request_exception=False),
        client_with("wm_" + "x" * 43),
        client_with(session),
        client_with(""),
        client_with("x" * 5000),
        world.who["council supervisor"].client(),
    ):
        for address in addresses(world):
            response = client.get(address)
            assert response.status_code < 500, address
            told = world.found_in(response.content.decode("utf-8", "replace"))
            assert not told, (address, [world.secrets[word].what for word in told])
            if "/reports" in address:
                assert response.status_code in (401, 404), (address, response.status_code)


def test_a_token_opens_no_page(world):
    """B14: a machine's token is no session; pages send it to the sign-in like any stranger."""
    _, secret = make_token(
        by=world.here.system(), agency=world.here.agency("council"), name="Attacker", scopes=list(SCOPES)
    )
    for address in (
        "/cases",
        "/inbox",
        "/work",
        f"/reports/{world.reports['resident'].reference}",
        "/settings",
    ):
        assert client_with(secret).get(address).headers["Location"].startswith("/sign-in")


def test_a_token_without_the_scope_reads_nothing(world):
    """B14: what a token is for is asked on every address."""
    _, secret = make_token(
        by=world.here.system(), agency=world.here.agency("council"), name="Writes", scopes=["reports:write"]
    )
    own = world.reports["resident"].reference
    for address in ("/api/v1/reports", f"/api/v1/reports/{own}", f"/api/v1/reports/{own}/steps"):
        response = client_with(secret).get(address)
        assert response.status_code == 403, address
        assert not world.found_in(response.content.decode())
