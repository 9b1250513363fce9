"""Administration: who reaches which page, and what they can do to whom."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from tests.builders.cases import a_case
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import open_session, signed_in_client

from wardmote.access.choices import Permission, Role
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.policy import permissions_of, roles_that_may_be_given
from wardmote.access.rows import acting_as
from wardmote.notifications.models import Message
from wardmote.pages.routes import all_routes
from wardmote.partnerships import operations
from wardmote.partnerships.choices import EndReason
from wardmote.partnerships.models import Account, ApiToken, Invitation, Membership
from wardmote.partnerships.queries import words_for
from wardmote.partnerships.words import STANDARD

pytestmark = pytest.mark.django_db

ADMINISTRATION = {
    Permission.MANAGE_ACCOUNTS,
    Permission.MANAGE_PARTNERSHIP,
    Permission.MANAGE_TOKENS,
    Permission.READ_ACCESS_LOG,
}
PLAIN = [
    route
    for route in all_routes()
    if (route.permission in ADMINISTRATION or route.name.startswith("my_") or route.name == "roles")
    and "<" not in route.path
    and "GET" in route.methods
]


@pytest.fixture
def world() -> World:
    return a_partnership(host="testserver")


@pytest.mark.parametrize("role", Role.values)
def test_each_role_reaches_exactly_the_pages_of_its_permissions(world: World, role: str) -> None:
    """The role matrix of administration, from the policy and the list of routes."""
    client = signed_in_client(world, "council", role)
    held = permissions_of([Role(role)])
    for route in PLAIN:
        answer = client.get(f"/{route.path}")
        assert answer.status_code == (200 if route.permission in held else 404), route.name


@pytest.mark.parametrize("role", Role.values)
def test_pages_about_one_person_follow_the_same_matrix(world: World, role: str) -> None:
    somebody = world.membership("council", "caseworker", key="shown")
    client = signed_in_client(world, "council", role, key="looking")
    held = permissions_of([Role(role)])
    of_agency = {"membership_id": somebody.id}
    of_partnership = {**of_agency, "agency_id": somebody.agency_id}
    for prefix, permission, keys in (
        ("", Permission.MANAGE_ACCOUNTS, of_agency),
        ("agency_", Permission.MANAGE_PARTNERSHIP, of_partnership),
    ):
        for name, more in (("person", {}), ("person_roles", {}), ("person_act", {"act": "lock"})):
            answer = client.get(reverse(prefix + name, kwargs={**keys, **more}))
            assert answer.status_code == (200 if permission in held else 404), (prefix, name)


def test_strangers_are_sent_to_the_sign_in_page_from_every_page_that_is_not_public(world: World) -> None:
    """A1: the list of public routes is the allow-list."""
    client = Client()
    for route in all_routes():
        if route.is_public or "<" in route.path or route.path.startswith("t/"):  # t/: of another test
            continue
        answer = client.get(f"/{route.path}") if "GET" in route.methods else client.post(f"/{route.path}")
        assert answer.status_code == 302, route.name
        assert answer.headers["Location"].startswith("/sign-in"), route.name


def test_no_page_lets_anybody_be_somebody_else() -> None:
    """A14, past hole H20 (hijack and impersonate pages): there is no such route."""
    wrong = re.compile("impersonat|hijack|become|switch.?user|login.?as|sign.?in.?as|su/", re.I)
    for route in all_routes():
        assert not wrong.search(f"{route.path} {route.name} {getattr(route.view, '__name__', '')}"), (
            route.name
        )


def test_answers_to_people_who_are_signed_in_are_kept_by_no_cache(world: World) -> None:
    """Past hole H15: a shared cache served one person's page to another."""
    client = signed_in_client(world, "council", "account_administrator", "supervisor")
    for address in ("/account", "/staff", "/roles", "/machine-access", "/nothing-here", "/sign-out"):
        assert client.get(address).headers["Cache-Control"] == "no-store", address
    assert Client().get("/sign-in").headers["Cache-Control"] == "no-store"


def test_a_profile_changes_the_name_and_the_phone_and_nothing_else(world: World) -> None:
    """Past hole H8: a deny-list of fields that missed some. Every field of the models is sent."""
    client = signed_in_client(world, "council", "caseworker")
    membership = world.membership("council", "caseworker")
    sent: dict[str, Any] = {
        field.name: "1" for model in (Account, Membership) for field in model._meta.get_fields()
    }
    sent |= {
        "roles": ["operator", "supervisor"],
        "agency": str(world.agency("police").id),
        "agency_id": str(world.agency("police").id),
        "email": "other@council.example",
        "is_active": "",
        "name": "New Name",
        "phone": "01632 960 002",
    }

    def facts() -> dict[str, Any]:
        with acting_as(world.system()):
            account = Account.objects.filter(pk=membership.account_id).values().get()
            return {**account, **Membership.objects.filter(pk=membership.id).values().get()}

    before = facts()
    assert client.post("/account", sent).status_code == 302
    after = facts()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"name", "phone"}


def test_an_administrator_invites_within_their_agency_and_scope(world: World) -> None:
    client = signed_in_client(world, "council", "account_administrator")
    answer = client.post(
        "/staff/invite", {"name": "Jo Lane", "email": "jo@council.example", "roles": ["caseworker"]}
    )
    assert answer.status_code == 302
    with acting_as(world.system()):
        (message,) = Message.objects.filter(to="jo@council.example")
    assert "/join/" in message.text
    offered = {option.value for option in client.get("/staff/invite").page.form.fields["roles"].options}
    assert offered == roles_that_may_be_given([Role.ACCOUNT_ADMINISTRATOR])
    assert {"operator", "privacy_officer", "information_governance"}.isdisjoint(offered)


@pytest.mark.parametrize("role", ["operator", "information_governance", "privacy_officer"])
def test_an_agencys_administrator_cannot_give_roles_beyond_their_scope(world: World, role: str) -> None:
    """B10."""
    client = signed_in_client(world, "council", "account_administrator")
    client.post("/staff/invite", {"name": "Jo", "email": "jo@council.example", "roles": [role]})
    with pytest.raises(NotAllowed):
        operations.invite(
            by=world.viewer("council", "account_administrator"),
            agency=world.agency("council"),
            email="jo@council.example",
            name="Jo",
            roles=[Role(role)],
        )
    with acting_as(world.system()):
        assert not Message.objects.filter(to="jo@council.example").exists()


def test_an_agencys_administrator_does_not_reach_people_of_another_agency(world: World) -> None:
    """Past hole H18: a local administrator made users of other offices."""
    client = signed_in_client(world, "council", "account_administrator")
    theirs = world.membership("police", "caseworker")
    for address in (
        f"/staff/{theirs.id}",
        f"/staff/{theirs.id}/roles",
        f"/staff/{theirs.id}/end",
        f"/agencies/{theirs.agency_id}/staff",
    ):
        assert client.get(address).status_code == 404, address
    by = world.viewer("council", "account_administrator")
    with pytest.raises(NotAllowed):
        operations.invite(
            by=by, agency=world.agency("police"), email="x@police.example", name="X", roles=[Role.CASEWORKER]
        )
    with pytest.raises(NotAllowed):
        operations.end_membership(by=by, membership=theirs, reason=EndReason.LEFT)
    with pytest.raises(NotAllowed):
        operations.change_roles(by=by, membership=theirs, roles=[Role.SUPERVISOR])


def test_an_administrator_of_another_partnership_finds_nobody(world: World) -> None:
    there = a_partnership(host="there.example")
    theirs = there.membership("council", "caseworker")
    operator = signed_in_client(world, "council", "operator")
    assert operator.get(f"/agencies/{theirs.agency_id}/staff/{theirs.id}").status_code == 404
    assert operator.get(f"/agencies/{theirs.agency_id}").status_code == 404
    with pytest.raises(NotFound):
        operations.lock_account(by=world.viewer("council", "operator"), membership=theirs)


def test_nobody_changes_or_ends_their_own_account(world: World) -> None:
    """B10: no self-grant."""
    own = world.membership("council", "account_administrator")
    world.membership("council", "account_administrator", key="second")
    by = world.viewer("council", "account_administrator")
    with pytest.raises(NotAllowed, match="own roles"):
        operations.change_roles(by=by, membership=own, roles=[Role.ACCOUNT_ADMINISTRATOR, Role.SUPERVISOR])
    with pytest.raises(NotAllowed, match="own account"):
        operations.end_membership(by=by, membership=own, reason=EndReason.LEFT)
    with pytest.raises(NotAllowed, match="own account"):
        operations.confirm_membership(by=by, membership=own)


@pytest.mark.parametrize("role", ["account_administrator", "privacy_officer", "operator"])
def test_the_last_holder_of_a_duty_cannot_leave_or_lose_it(world: World, role: str) -> None:
    """B10, separation: the last one of an agency cannot be removed."""
    last = world.membership("council", role)
    for attempt in (
        lambda: operations.end_membership(by=world.system(), membership=last, reason=EndReason.LEFT),
        lambda: operations.change_roles(by=world.system(), membership=last, roles=[Role.ANALYST]),
        lambda: operations.lock_account(by=world.system(), membership=last),
    ):
        with pytest.raises(Refused, match="Nobody else"):
            attempt()
    world.membership("council", role, key="another")
    assert operations.end_membership(by=world.system(), membership=last, reason=EndReason.LEFT).ended_at


def test_duties_that_watch_each_other_are_not_given_to_one_person(world: World) -> None:
    with pytest.raises(Refused, match="different people"):
        operations.invite(
            by=world.system(),
            agency=world.agency("council"),
            email="x@council.example",
            name="X",
            roles=[Role.ACCOUNT_ADMINISTRATOR, Role.PRIVACY_OFFICER],
        )


def test_when_somebody_leaves_the_tokens_they_made_stop(world: World) -> None:
    """Past hole H16."""
    by = world.viewer("council", "supervisor")
    token, secret = operations.make_token(
        by=by, agency=world.agency("council"), name="contact centre", scopes=["reports:write"]
    )
    assert secret.startswith("wm_")
    assert secret not in repr(vars(token))
    administrator = world.viewer("council", "account_administrator")
    operations.end_membership(
        by=administrator, membership=world.membership("council", "supervisor"), reason=EndReason.LEFT
    )
    with acting_as(world.system()):
        assert ApiToken.objects.get(pk=token.pk).revoked_at is not None


def test_an_invitation_holds_for_its_address_agency_and_roles_only(world: World) -> None:
    """Past hole H16: an invitation that was used for another organisation. What is sent along counts nothing."""
    _, token = operations.invite(
        by=world.system(),
        agency=world.agency("council"),
        email="new@council.example",
        name="New",
        roles=[Role.CASEWORKER],
    )
    client = Client()
    client.get(f"/join/{token}")
    client.post(
        "/join",
        {
            "name": "New Person",
            "password": "copper lantern drifts",
            "email": "evil@elsewhere.example",
            "roles": ["operator"],
            "agency": str(world.agency("police").id),
        },
    )
    with acting_as(world.system()):
        made = Membership.objects.select_related("account").get(account__email="new@council.example")
        assert not Account.objects.filter(email="evil@elsewhere.example").exists()
    assert (made.agency_id, made.roles) == (world.agency("council").id, ["caseworker"])
    again = Client()
    again.get(f"/join/{token}")
    assert again.get("/join").status_code == 404


def test_the_secret_of_a_token_is_shown_once(world: World) -> None:
    client = signed_in_client(world, "council", "supervisor")
    answer = client.post(
        "/machine-access/new", {"name": "contact centre", "scopes": ["reports:write"], "days": "30"}
    )
    secret = answer.page.secret
    assert secret.startswith("wm_")
    assert secret not in client.get("/machine-access").content.decode()


def test_sensitive_acts_ask_again_after_five_minutes(world: World) -> None:
    """A10."""
    from datetime import timedelta

    import time_machine
    from django.utils import timezone

    world.membership("council", "caseworker")
    client = signed_in_client(world, "council", "account_administrator", "supervisor")
    assert client.get("/staff/invite").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        for address in (
            "/staff/invite",
            "/machine-access/new",
            "/account/password",
            "/sign-in/recovery-codes",
        ):
            assert client.get(address).headers["Location"].startswith("/confirm?"), address
        sent = {"name": "Jo", "email": "jo@council.example", "roles": ["caseworker"]}
        assert client.post("/staff/invite", sent).headers["Location"].startswith("/confirm?")
    with acting_as(world.system()):
        assert not Message.objects.exists()


def test_reading_the_access_log_needs_a_purpose_that_the_law_allows(world: World) -> None:
    client = signed_in_client(world, "council", "privacy_officer")
    assert not client.get("/access-log").page.asked
    assert not client.get("/access-log?purpose=curiosity").page.asked
    signed_in_client(world, "council", "account_administrator").get("/staff")
    signed_in_client(world, "police", "account_administrator").get("/staff")
    page = client.get("/access-log?purpose=lawfulness").page
    people = [event for event in page.events if event.what == "List people"]
    assert len(people) == 1, "events of their own agency only (H18)"
    assert people[0].who == world.account("council", "account_administrator").name
    again = client.get("/access-log?purpose=lawfulness").page
    assert again.events[0].what == "List events"
    assert again.events[0].purpose == "lawfulness"


def test_everybody_sees_what_the_log_says_of_them_and_nothing_more(world: World) -> None:
    client = signed_in_client(world, "council", "account_administrator")
    client.get("/staff")
    assert [(event.who, event.what) for event in client.get("/account/log").page.events] == [
        ("You", "List people")
    ]
    other = signed_in_client(world, "council", "caseworker")
    assert other.get("/account/log").page.events == ()


def test_somebody_ends_their_other_sessions(world: World) -> None:
    """A11."""
    here = signed_in_client(world, "council", "caseworker")
    there = signed_in_client(world, "council", "caseworker")
    assert len(here.get("/account/sessions").page.sessions) == 2
    here.post("/account/sessions")
    assert there.get("/account").status_code == 302
    assert here.get("/account").status_code == 200


def test_one_cannot_end_somebody_elses_session(world: World) -> None:
    """Past hole H13: knowing an identifier is no authority."""
    mine = signed_in_client(world, "council", "caseworker")
    theirs = signed_in_client(world, "council", "supervisor")
    number = theirs.get("/account/sessions").page.sessions[0].id
    assert mine.post("/account/sessions", {"session": number}).status_code == 404
    assert theirs.get("/account").status_code == 200


def test_the_page_of_roles_names_every_role_and_permission_of_the_policy(world: World) -> None:
    page = signed_in_client(world, "council", "analyst").get("/roles").page
    assert [role.name for role in page.roles] == [role.label for role in Role]
    assert all(role.meaning and role.may for role in page.roles)
    reads = {Permission.READ_CASES, Permission.READ_REPORTS}
    for role, words in zip(Role, page.roles, strict=True):
        assert words.reaches.startswith("No cases and no reports") is not bool(
            reads & permissions_of([role])
        ), role


def test_an_id_of_one_agency_opens_nothing_under_another(world: World) -> None:
    """B4, past hole H7: the record in the address was checked, and another one's id acted on."""
    operator = signed_in_client(world, "council", "operator")
    police = world.agency("police").id
    of_council = world.membership("council", "caseworker")
    _, _ = operations.invite(
        by=world.system(),
        agency=world.agency("council"),
        email="new@council.example",
        name="New",
        roles=[Role.CASEWORKER],
    )
    with acting_as(world.system()):
        invitation = Invitation.objects.get(email="new@council.example")
    for address in (
        f"/agencies/{police}/staff/{of_council.id}",
        f"/agencies/{police}/staff/{of_council.id}/roles",
        f"/agencies/{police}/staff/{of_council.id}/lock",
        f"/agencies/{police}/staff/teams/{world.team('council', 'north').id}",
    ):
        assert operator.get(address).status_code == 404, address
        assert operator.post(address, {"name": "Taken over"}).status_code in (404, 405), address
    withdraw = f"/agencies/{police}/staff/invitations/{invitation.id}/withdraw"
    assert operator.post(withdraw).status_code == 404
    token, _ = operations.make_token(
        by=world.system(), agency=world.agency("council"), name="calls", scopes=["reports:write"]
    )
    theirs = signed_in_client(world, "police", "supervisor")
    assert theirs.post(f"/machine-access/{token.id}/stop").status_code == 404
    with acting_as(world.system()):
        assert Invitation.objects.get(pk=invitation.pk).withdrawn_at is None
        assert ApiToken.objects.get(pk=token.pk).revoked_at is None


def test_no_form_is_taken_without_its_secret_value(world: World) -> None:
    """B13: protection against forged forms stands before every page that writes."""
    signed_in = signed_in_client(world, "council", "account_administrator", "operator", "supervisor")
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in.cookies
    for route in all_routes():
        of_ours = route.view.__module__.startswith("wardmote.pages.administration")
        if of_ours and "POST" in route.methods and "<" not in route.path:
            answer = client.post(
                f"/{route.path}", {"name": "forged", "text": "forged", "email": "f@x.example"}
            )
            assert answer.status_code == 403, route.name


def test_words_and_advice_and_routing_are_what_the_administrator_wrote(world: World) -> None:
    client = signed_in_client(world, "council", "operator")
    assert client.post("/settings/words/case-review", {"text": "Ask us for a review."}).status_code == 302
    assert words_for(partnership_id=world.id, key="case-review") == STANDARD["case-review"].text, (
        "nobody acts"
    )
    with acting_as(world.public()):
        assert words_for(partnership_id=world.id, key="case-review") == "Ask us for a review."
    client.post("/settings/words/case-review", {"text": ""})
    with acting_as(world.public()):
        assert words_for(partnership_id=world.id, key="case-review") == STANDARD["case-review"].text
    sent = {"title": "Cooking smells", "text": "Talk to them.", "position": "1", "is_offered": "yes"}
    assert client.post("/settings/advice/new", sent).status_code == 302
    assert client.get("/settings/advice/cooking-smells").status_code == 200
    housing = {"agency": str(world.agency("housing").id), "team": str(world.team("housing", "behaviour").id)}
    assert client.post("/settings/routing/noise", housing).status_code == 302
    noise = next(line for line in client.get("/settings/routing").page.lines if line.kind == "noise")
    assert noise.goes_to == "Vale Homes, Tenancy change"
    wrong = {"agency": str(world.agency("police").id), "team": housing["team"]}
    assert client.post("/settings/routing/noise", wrong).status_code == 200


@pytest.mark.parametrize(
    ("times", "taken"),
    [((1, 3, 5, 10), True), ((3, 1, 5, 10), False), ((1, 3, 5, 0), False), ((0, 3, 5, 10), False)],
)
def test_response_times_rise_with_less_urgency(world: World, times: tuple[int, ...], taken: bool) -> None:
    client = signed_in_client(world, "council", "operator")
    sent = dict(zip(("emergency", "urgent", "routine", "update"), map(str, times), strict=True))
    answer = client.post(f"/agencies/{world.agency('police').id}/times", sent | {"version": "1"})
    assert (answer.status_code == 302) is taken


def test_moving_somebody_ends_their_old_access_with_their_next_request(world: World) -> None:
    """The partnership's administrator moves a caseworker; what they were named on stays behind with the old place."""
    case = a_case(world)
    member = world.membership("council", "caseworker")
    mover = signed_in_client(world, "council", "operator")
    theirs = signed_in_client(world, "council", "caseworker")
    address = f"/cases/{case.reference}"
    assert theirs.get(address).status_code == 200
    person = f"/agencies/{world.agency('council').id}/staff/{member.id}"
    assert f"{person}/move" in mover.get(person).content.decode()
    assert "Choose an agency" in mover.post(f"{person}/move", {"roles": ["caseworker"]}).content.decode()
    police = world.agency("police")
    answer = mover.post(f"{person}/move", {"agency": str(police.id), "roles": ["caseworker"]})
    assert answer.status_code == 302
    assert theirs.get(address).headers["Location"].startswith("/sign-in"), "signed out by it"
    with acting_as(world.system()):
        moved = Membership.objects.select_related("account").get(
            account_id=member.account_id, ended_at__isnull=True
        )
    assert moved.agency_id == police.id
    again = Client()
    again.cookies[settings.SESSION_COOKIE_NAME] = open_session(moved)
    assert again.get(address).status_code == 404
    assert again.get("/cases").status_code == 200
    own = signed_in_client(world, "council", "account_administrator")
    assert own.get(f"/staff/{member.id}/move").status_code == 404
