"""Sign-in through a council's own service (OpenID Connect), against a real provider on this machine."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import requests
import time_machine
from allauth.mfa.totp.internal import auth as totp
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.test import Client
from django.utils import timezone
from tests.builders.partnership import World, a_partnership

from wardmote.access.choices import Role
from wardmote.access.rows import acting_as
from wardmote.config.serving import find_free_port
from wardmote.partnerships import operations
from wardmote.partnerships.choices import EndReason
from wardmote.partnerships.models import Account

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the provider."""
    port = find_free_port(31_000 + os.getpid() % 1000)
    file = tmp_path_factory.mktemp("provider") / "provider.sqlite"
    back = "http://testserver/sign-in/own/own/back"
    command = [sys.executable, str(HERE / "identity_provider.py"), str(port), str(file), back]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    try:
        deadline = time.monotonic() + 60
        while not file.with_suffix(".ready").exists():
            if process.poll() is not None or time.monotonic() > deadline:
                assert process.stderr is not None
                pytest.fail(f"the provider did not start: {process.stderr.read().decode()[-2000:]}")
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)
        if process.stderr is not None:
            process.stderr.close()


@pytest.fixture
def world(provider: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> World:
    # As the settings install it where a service is set.
    monkeypatch.setitem(registry.provider_map, OpenIDConnectProvider.id, OpenIDConnectProvider)
    settings.OIDC_URL = provider
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "own",
                    "name": "Council account",
                    "client_id": "wardmote",
                    "secret": "known to both",
                    "settings": {"server_url": provider},
                }
            ],
        }
    }
    return a_partnership(host="testserver")


def go_through_provider(client: Client, who: str, next: str = "", again: bool = False) -> Any:
    """Press the button, sign in at the provider, come back; return our answer to the coming back.

    `again`: the button of those who are signed in and confirm that it is still they.
    """
    more = "?auth_params=prompt%3Dlogin" if again else ""
    answer = client.post("/sign-in/own/own" + more, {"next": next})
    assert answer.status_code == 302
    assert ("prompt=login" in answer.headers["Location"]) is again
    person, address = requests.Session(), answer.headers["Location"]
    while urlsplit(address).hostname == "127.0.0.1":
        there = person.get(address, allow_redirects=False)
        if there.status_code == 200:
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', there.text)
            assert token, there.text[:500]
            sent = {"login": who, "password": "at the provider", "csrfmiddlewaretoken": token[1]}
            there = person.post(address, data=sent, allow_redirects=False)
        assert there.status_code == 302, there.text[:500]
        address = urljoin(address, there.headers["Location"])
    assert "code_challenge=" in answer.headers["Location"]
    return client.get(address.replace("http://testserver", ""))


def accounts() -> int:
    from wardmote.access.actors import SystemActor

    with acting_as(SystemActor(why="test")):
        return Account.objects.count()


def test_an_invited_person_with_a_verified_address_signs_in_and_still_shows_a_second_factor(
    world: World,
) -> None:
    account = world.account("council", "caseworker", email="ann@council.example")
    client = Client()
    answer = go_through_provider(client, "ann@council.example")
    assert answer.headers["Location"] == "/start"
    assert client.get("/start").headers["Location"].startswith("/sign-in/second-step")
    assert SocialAccount.objects.get().user_id == account.id
    totp.TOTP.activate(account, totp.generate_totp_secret())
    assert go_through_provider(Client(), "ann@council.example").headers["Location"] == "/sign-in/code"


def test_the_providers_second_factor_counts_only_by_setting(world: World, settings: Any) -> None:
    world.account("council", "caseworker", email="ann@council.example")
    client = Client()
    go_through_provider(client, "ann@council.example")
    settings.OIDC_MFA_COUNTS = True
    assert client.get("/account").status_code == 200
    settings.OIDC_MFA_COUNTS = False
    assert client.get("/account").status_code == 302


def test_whoever_has_their_second_factor_there_confirms_there_too(world: World, settings: Any) -> None:
    """A10: before a sensitive act they sign in at the service again, and come back to where they were."""
    world.account("council", "caseworker", email="ann@council.example")
    settings.OIDC_MFA_COUNTS, settings.OIDC_NAME = True, "Council account"
    client = Client()
    go_through_provider(client, "ann@council.example")
    later = timezone.now() + timedelta(minutes=6)
    with time_machine.travel(later):
        asked = client.get("/account/password").headers["Location"]
        assert asked == "/confirm?next=%2Faccount%2Fpassword"
        page = client.get(asked).content.decode()
        assert "Continue to Council account" in page
        assert 'action="/sign-in/own/own?auth_params=prompt%3Dlogin"' in page
    # The provider's own clock cannot be moved with ours: what it vouches for now is fresh now.
    answer = go_through_provider(client, "ann@council.example", next="/account/password", again=True)
    assert answer.headers["Location"] == "/account/password"
    assert client.get("/account/password").status_code == 200


@pytest.mark.parametrize(("who", "invited"), [("bob@council.example", True), ("eve@council.example", False)])
def test_neither_an_unverified_address_nor_a_stranger_gets_in(world: World, who: str, invited: bool) -> None:
    """It never makes staff, and a name that the provider has not verified proves nothing."""
    if invited:
        world.account("council", "caseworker", email=who)
    before, client = accounts(), Client()
    assert go_through_provider(client, who).headers["Location"] == "/sign-in"
    assert "No account here" in client.get("/sign-in").content.decode()
    assert client.get("/start").headers["Location"].startswith("/sign-in?")
    assert (accounts(), SocialAccount.objects.count()) == (before, 0)


def test_whoever_was_ended_here_does_not_come_back_through_the_provider(world: World) -> None:
    """Past hole H16: deactivated people kept access by single sign-on."""
    world.account("council", "caseworker", email="ann@council.example")
    go_through_provider(Client(), "ann@council.example")
    operations.end_membership(
        by=world.system(), membership=world.membership("council", "caseworker"), reason=EndReason.LEFT
    )
    client = Client()
    assert go_through_provider(client, "ann@council.example").headers["Location"] == "/sign-in"
    assert client.get("/start").headers["Location"].startswith("/sign-in?")
    assert Role.CASEWORKER in world.membership("council", "caseworker").roles


def test_without_the_setting_the_door_is_not_there(world: World, settings: Any) -> None:
    settings.OIDC_URL = ""
    assert Client().post("/sign-in/own/own").status_code == 404
    assert b"Council account" not in Client().get("/sign-in").content


def test_a_forged_return_is_refused(world: World) -> None:
    world.account("council", "caseworker", email="ann@council.example")
    client = Client()
    client.get("/sign-in/own/own/back?code=made-up&state=made-up")
    assert client.get("/start").headers["Location"].startswith("/sign-in?")


def test_with_the_setting_the_service_is_installed_and_forms_may_lead_to_it_and_nowhere_else() -> None:
    code = (
        "from wardmote.config import settings as s; print(*s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'],"
        " *(app for app in s.INSTALLED_APPS if 'openid' in app))"
    )
    environment = {
        **os.environ,
        "WARDMOTE_OIDC_URL": "https://login.example/tenant/v2.0",
        "PYTHONPATH": "src",
    }
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert done.stdout.split() == [
        "'self'", "https://login.example", "allauth.socialaccount.providers.openid_connect",
    ], done.stderr  # fmt: skip
