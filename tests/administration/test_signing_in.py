"""The way in: password and second factor, and nothing without both (checklist A)."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from markupsafe import escape
from tests.builders.cases import a_case, officer
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import open_session, signed_in_client

from wardmote.access.rows import acting_as
from wardmote.cases.models import Case
from wardmote.cases.queries.reading import CaseInFull, get_case
from wardmote.notifications.models import Message
from wardmote.partnerships import operations
from wardmote.partnerships.models import Account

pytestmark = pytest.mark.django_db

PASSWORD = "copper lantern drifts"


@pytest.fixture
def world() -> World:
    return a_partnership(host="testserver")


def code_now(secret: str) -> str:
    """The code that an authenticator app shows now."""
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def with_app(
    world: World, agency: str = "council", role: str = "caseworker", **more: Any
) -> tuple[Account, str]:
    """Somebody with a password and an authenticator app; returns the account and the app's secret."""
    account = world.account(agency, role, password=PASSWORD, **more)
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(account, secret)
    return account, secret


def give_password(client: Client, account: Account, password: str = PASSWORD, **more: Any) -> Any:
    return client.post("/sign-in", {"email": account.email, "password": password}, **more)


def sign_in(client: Client, account: Account, secret: str) -> Any:
    assert give_password(client, account).headers["Location"] == "/sign-in/code"
    return client.post("/sign-in/code", {"code": code_now(secret)})


def is_in(client: Client) -> bool:
    return client.get("/start").headers.get("Location", "").startswith("/sign-in") is False


def test_password_and_code_lead_in(world: World) -> None:
    account, secret = with_app(world)
    client = Client()
    answer = sign_in(client, account, secret)
    assert answer.headers["Location"] == "/start"
    assert is_in(client)


def test_the_way_back_is_kept_and_never_leads_elsewhere(world: World) -> None:
    account, secret = with_app(world)
    ways = (
        ("/staff?page=2", "/staff?page=2"),
        ("https://evil.example/", "/start"),
        ("//evil.example/", "/start"),
        ("javascript:alert(1)", "/start"),
    )
    for number, (wanted, expected) in enumerate(ways, start=1):
        client = Client()
        client.post("/sign-in", {"email": account.email, "password": PASSWORD, "next": wanted})
        # A code is used once: each sign-in takes that of another half minute.
        with time_machine.travel(timezone.now() + timedelta(seconds=40 * number)):
            answer = client.post("/sign-in/code", {"code": code_now(secret)})
        assert answer.headers["Location"] == expected, wanted


def test_a_password_alone_reaches_only_the_pages_that_set_up_a_second_factor(world: World) -> None:
    """A2."""
    account = world.account("council", "caseworker", password=PASSWORD)
    client = Client()
    give_password(client, account)
    for address in ("/start", "/confirm", "/stay-signed-in", "/sign-in/agency"):
        assert client.get(address).headers.get("Location", "").startswith("/sign-in/second-step"), address
    assert client.get("/sign-in/second-step").status_code == 200
    assert client.get("/sign-in/second-step/app").status_code == 200


def test_setting_up_an_app_lets_them_in_and_shows_recovery_codes(world: World) -> None:
    account = world.account("council", "caseworker", password=PASSWORD)
    client = Client()
    give_password(client, account)
    former = client.cookies[settings.SESSION_COOKIE_NAME].value
    page = client.get("/sign-in/second-step/app").page
    answer = client.post("/sign-in/second-step/app", {"code": code_now(page.secret.replace(" ", ""))})
    assert answer.headers["Location"] == "/sign-in/recovery-codes"
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != former
    assert len(client.get("/sign-in/recovery-codes").page.codes) == 10
    assert is_in(client)


def test_the_secret_of_an_app_is_sealed_in_the_database(world: World) -> None:
    account, secret = with_app(world)
    stored = account.authenticator_set.get().data["secret"]
    assert secret not in stored


def test_a_code_works_once(world: World) -> None:
    """A3."""
    account, secret = with_app(world)
    code = code_now(secret)
    first, second = Client(), Client()
    give_password(first, account)
    give_password(second, account)
    assert first.post("/sign-in/code", {"code": code}).status_code == 302
    assert second.post("/sign-in/code", {"code": code}).status_code == 200
    assert not is_in(second)


def test_a_recovery_code_works_once(world: World) -> None:
    account = world.account("council", "caseworker", password=PASSWORD)
    client = Client()
    give_password(client, account)
    page = client.get("/sign-in/second-step/app").page
    client.post("/sign-in/second-step/app", {"code": code_now(page.secret.replace(" ", ""))})
    code = client.get("/sign-in/recovery-codes").page.codes[0]
    for expected in (True, False):
        other = Client()
        give_password(other, account)
        other.post("/sign-in/code", {"code": code})
        assert is_in(other) is expected


def test_unknown_wrong_locked_and_left_get_the_same_answer(world: World) -> None:
    """A6: nobody learns from the answer whether an account exists."""
    right, _ = with_app(world)
    locked, _ = with_app(world, key="locked")
    left, _ = with_app(world, key="left")
    operations.lock_account(
        by=world.system(), membership=world.membership("council", "caseworker", key="locked")
    )
    operations.end_membership(
        by=world.system(), membership=world.membership("council", "caseworker", key="left"), reason="left"
    )
    answers = set()
    for email, password in (
        ("nobody@nowhere.example", PASSWORD),
        (right.email, "wrong horse entirely"),
        (locked.email, PASSWORD),
        (left.email, PASSWORD),
    ):
        answer = Client().post("/sign-in", {"email": email, "password": password})
        text = re.sub(r'value="[^"]*"', "", answer.content.decode())
        answers.add((answer.status_code, text))
    assert len(answers) == 1


def test_thirty_people_behind_one_address_are_not_locked_out_by_one_attacker(world: World) -> None:
    """A6. The attacker guesses at one account, from the council's own address."""
    people = [with_app(world, key=str(number))[0] for number in range(30)]
    attacker = Client()
    said = [give_password(attacker, people[0], f"guess number {number}").content for number in range(12)]
    assert b"Too many attempts" not in said[9]
    assert b"Too many attempts" in said[10]
    for person in people[1:]:
        assert give_password(Client(), person).headers["Location"] == "/sign-in/code"
    elsewhere = give_password(Client(), people[0], REMOTE_ADDR="203.0.113.7")
    assert elsewhere.headers["Location"] == "/sign-in/code"
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert give_password(Client(), people[0]).headers["Location"] == "/sign-in/code"


def test_guessing_at_one_account_from_many_addresses_is_slowed(world: World) -> None:
    account, _ = with_app(world)
    for number in range(100):
        give_password(Client(), account, "a wrong guess", REMOTE_ADDR=f"203.0.113.{number // 8}")
    assert b"Too many attempts" in give_password(Client(), account, REMOTE_ADDR="203.0.113.99").content


def test_failures_are_not_forgotten_over_those_of_many_others(world: World) -> None:
    """A6: nobody wipes the count of their guesses by trying hundreds of other addresses in between."""
    account, _ = with_app(world)
    for number in range(11):
        give_password(Client(), account, f"guess number {number}")
    cache.set_many({f"somebody-else-{number}": [1.0] for number in range(700)}, 300)
    assert b"Too many attempts" in give_password(Client(), account).content


def test_the_session_key_changes_with_signing_in(world: World) -> None:
    """A7."""
    account, secret = with_app(world)
    client = Client()
    give_password(client, account)
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/sign-in/code", {"code": code_now(secret)})
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert not Session.objects.filter(session_key=before).exists()


def test_signing_out_ends_the_session_for_a_stolen_cookie_too(world: World) -> None:
    """A7, E3."""
    client = signed_in_client(world, "council", "caseworker")
    stolen = Client()
    stolen.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    answer = client.post("/sign-out")
    assert "cache" in answer.headers["Clear-Site-Data"]
    assert not is_in(stolen)


def test_a_link_alone_signs_nobody_out(world: World) -> None:
    client = signed_in_client(world, "council", "caseworker")
    assert client.get("/sign-out").status_code == 200
    assert is_in(client)


@pytest.mark.parametrize(("minutes", "still_in"), [(14, True), (16, False)])
def test_fifteen_minutes_without_a_request_end_the_session(
    world: World, minutes: int, still_in: bool
) -> None:
    """A8."""
    client = signed_in_client(world, "council", "caseworker")
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        assert is_in(client) is still_in


def test_ten_hours_end_the_session_however_busy(world: World) -> None:
    """A8."""
    client = signed_in_client(world, "council", "caseworker")
    began = timezone.now()
    for minutes in range(10, 600, 10):
        with time_machine.travel(began + timedelta(minutes=minutes)):
            assert is_in(client), minutes
    with time_machine.travel(began + timedelta(minutes=600)):
        assert not is_in(client)


def test_the_page_says_how_long_there_is_and_asking_extends_it(world: World) -> None:
    client = signed_in_client(world, "council", "caseworker")
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        answer = client.get("/stay-signed-in", headers={"Sec-Fetch-Mode": "cors"})
        assert answer.json()["seconds"] > 14 * 60
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        assert is_in(client)


@pytest.mark.parametrize("act", ["end", "lock", "leave", "password", "sessions"])
def test_access_ends_with_the_next_request(world: World, act: str) -> None:
    """A7, A12, H16: deactivation acts at once, also on an open session."""
    client = signed_in_client(world, "police", "caseworker")
    membership = world.membership("police", "caseworker")
    assert is_in(client)
    if act == "end":
        operations.end_membership(by=world.system(), membership=membership, reason="left")
    elif act == "lock":
        operations.lock_account(by=world.system(), membership=membership)
    elif act == "leave":
        operations.end_agency(by=world.system(), agency=world.agency("police"))
    elif act == "password":
        operations.set_password(
            by=world.viewer("police", "caseworker"), account=membership.account, password="x"
        )
    else:
        operations.end_all_sessions(by=world.system(), account=membership.account, membership=membership)
    assert not is_in(client)


def test_the_sign_in_page_says_why_somebody_was_signed_out(world: World) -> None:
    client = signed_in_client(world, "council", "caseworker")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert "did nothing for a while" in client.get("/account", follow=True).content.decode()


def test_the_time_left_is_said_without_scripts_too(world: World) -> None:
    """WCAG 2.2.1."""
    client = signed_in_client(world, "council", "caseworker")
    assert "You will be signed out at" in client.get("/account").content.decode()


def test_a_second_step_is_removed_by_a_button_and_never_by_following_an_address(world: World) -> None:
    account, _ = with_app(world)
    other = Authenticator.objects.create(user=account, type="webauthn", data={"name": "Work laptop"})
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = open_session(world.membership("council", "caseworker"))
    address = f"/account/sign-in/{other.pk}/remove"
    asked = client.get(address)
    assert asked.status_code == 200
    assert "Work laptop" in asked.content.decode()
    assert Authenticator.objects.filter(pk=other.pk).exists()
    assert client.post(address).status_code == 302
    assert not Authenticator.objects.filter(pk=other.pk).exists()


def test_a_lost_second_step_is_removed_by_the_administrator_and_set_up_anew(world: World) -> None:
    account, secret = with_app(world)
    client = signed_in_client(world, "council", "account_administrator")
    membership = world.membership("council", "caseworker")
    assert client.post(f"/staff/{membership.id}/second-step").status_code == 302
    person = Client()
    assert give_password(person, account).headers["Location"] == "/start"
    assert person.get("/start").headers["Location"].startswith("/sign-in/second-step")
    with acting_as(world.system()):
        assert Message.objects.filter(to=account.email, subject__contains="was removed").exists()


def test_a_new_password_by_mail_does_not_skip_the_second_factor(world: World) -> None:
    """A2 (ASVS 6.4.3)."""
    account, _ = with_app(world)
    client = Client()
    client.post("/sign-in/forgotten", {"email": account.email.upper()})
    with acting_as(world.system()):
        (message,) = Message.objects.filter(to=account.email)
    link = re.search(r"http\S+", message.text)[0]  # type: ignore[index]
    assert client.get(link).headers["Location"] == "/sign-in/reset"
    assert (
        client.post("/sign-in/reset", {"password": "tin whistle harbour"}).headers["Location"] == "/sign-in"
    )
    assert not is_in(client)
    with acting_as(world.system()):
        assert Message.objects.filter(to=account.email, subject__contains="was changed").exists()
    assert give_password(client, account, "tin whistle harbour").headers["Location"] == "/sign-in/code"
    assert not is_in(client)
    again = Client()
    again.get(link)
    assert again.get("/sign-in/reset").status_code == 404


def test_asking_for_a_new_password_answers_the_same_for_nobody(world: World) -> None:
    account, _ = with_app(world)
    answers = {
        re.sub(r"[\w.]+@[\w.]+", "", Client().post("/sign-in/forgotten", {"email": email}).content.decode())
        for email in (account.email, "nobody@nowhere.example")
    }
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("password", "taken"),
    [
        ("short words", False),
        ("password12345", False),
        ("Wardmote2026!", False),
        ("OadbyPolice2026", False),
        ("C0uncil-Summer-2026", False),
        ("qwertyuiopqwerty", False),
        ("copper lantern drifts", True),
        ("x" * 13 + "éß漢字" * 12, True),
        ("correct horse battery staple", True),
    ],
)
def test_passwords_are_long_and_not_the_first_that_one_would_guess_here(
    world: World, password: str, taken: bool
) -> None:
    """A4: no rule on their composition, no end to their life, only length and a deny-list."""
    invitation, token = operations.invite(
        by=world.system(),
        agency=world.agency("council"),
        email="new@council.example",
        name="New",
        roles=["caseworker"],
    )
    client = Client()
    client.get(f"/join/{token}")
    answer = client.post("/join", {"name": "New Person", "password": password})
    assert (answer.status_code == 302) is taken


@pytest.mark.django_db(transaction=True)
def test_a_failed_sign_in_is_recorded(world: World) -> None:
    from django.db import connection
    from tests import databases

    account, _ = with_app(world)
    give_password(Client(), account, "not the password")
    with databases.connect_as_admin(connection.settings_dict["NAME"]) as admin:
        found = admin.execute(
            "select outcome, account_id from audit_accessevent where act = 'pages.sign_in'"
        ).fetchall()
    assert found == [("denied", account.id)]


def test_a_person_of_two_agencies_chooses_one(world: World) -> None:
    account, secret = with_app(world)
    _, token = operations.invite(
        by=world.system(), agency=world.agency("police"), email=account.email, name="", roles=["caseworker"]
    )
    client = Client()
    client.get(f"/join/{token}")
    assert client.get("/join").page.known
    assert client.post("/join").headers["Location"] == "/sign-in"
    sign_in(client, account, secret)
    assert client.get("/start").headers["Location"] == "/sign-in/agency?next=%2Fstart"
    page = client.get("/sign-in/agency").page
    police = next(o.value for o in page.form.fields["membership"].options if "Police" in o.text)
    assert client.post("/sign-in/agency", {"membership": police}).headers["Location"] == "/start"
    assert is_in(client)


def test_cookies_are_bound_to_the_host_and_out_of_reach_of_scripts() -> None:
    """A9, on the settings of a real service."""
    import os
    import subprocess
    import sys

    code = (
        "from wardmote.config import settings as s; print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
        " s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_NAME)"
    )
    environment = {**os.environ, "WARDMOTE_TEST": "", "WARDMOTE_DEMO": "", "PYTHONPATH": "src"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert done.stdout.split() == ["__Host-session", "True", "True", "Lax", "__Host-csrf"], done.stderr


def test_passwords_are_hashed_with_argon2id_at_todays_cost() -> None:
    """A5: at least 19 MiB and two passes (OWASP Password Storage Cheat Sheet)."""
    hasher = Argon2PasswordHasher()
    assert hasher.encode("copper lantern drifts", hasher.salt()).startswith("argon2$argon2id$")
    assert hasher.memory_cost >= 19 * 1024
    assert hasher.time_cost >= 2


def test_a_session_written_by_the_builder_equals_one_of_the_sign_in(world: World) -> None:
    """Otherwise the other tests would test a door that nobody uses."""
    account, secret = with_app(world)
    client = Client()
    sign_in(client, account, secret)
    real = client.session
    is_in(client)
    built = Session.objects.get(pk=open_session(world.membership("council", "caseworker"))).get_decoded()
    assert set(built) == set(client.session.keys())
    assert {proof["method"] for proof in real["account_authentication_methods"]} == {
        proof["method"] for proof in built["account_authentication_methods"]
    }


def reading(world: World, case: Case) -> CaseInFull:
    viewer = officer(world)
    with acting_as(viewer):
        return get_case(viewer=viewer, reference=case.reference)


def test_what_was_being_sent_goes_on_with_the_code_and_nothing_is_lost_on_the_way(world: World) -> None:
    """A10: asked again who they are, nobody types a purpose a second time, and nothing is done before the code."""
    account, secret = with_app(world)
    case = a_case(world)
    client = Client()
    sign_in(client, account, secret)
    purpose = 'Patrols at "night" & a <visit>'
    sent = {
        "share-agency": str(world.agency("police").id),
        "share-purpose": purpose,
        "share-power": "consent",
    }
    act = reverse("case_share", args=[case.reference])
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        asked = client.post(act, sent)
        assert (asked.status_code, asked.page.title) == (200, "Confirm that it is you")
        assert dict(asked.page.kept) | sent == dict(asked.page.kept)
        assert escape(purpose) in asked.content.decode()
        assert "Wardmote for staff" in asked.content.decode(), (
            "a page of the sign-in, not of the resident's door"
        )
        wrong = client.post(asked.page.action, {**dict(asked.page.kept), "code": "000000"})
        assert wrong.page.errors
        assert wrong.page.kept == asked.page.kept
        assert len(reading(world, case).agencies) == 1, "nothing is shared before the code is right"
        body = {**dict(wrong.page.kept), "code": code_now(secret)}
        right = client.post(asked.page.action, body)
        assert (right.status_code, right.headers["Location"]) == (307, act)
        done = client.post(act, body)
        assert (done.status_code, done.headers["Location"]) == (
            302,
            reverse("case_sharing", args=[case.reference]),
        )
    assert [one.name for one in reading(world, case).agencies][1:] == [world.agency("police").name]


def test_a_code_sends_nothing_that_was_not_being_sent(world: World) -> None:
    account, secret = with_app(world)
    client = Client()
    sign_in(client, account, secret)
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        answer = client.post("/confirm?next=/account/password", {"code": code_now(secret)})
        assert (answer.status_code, answer.headers["Location"]) == (302, "/account/password")
