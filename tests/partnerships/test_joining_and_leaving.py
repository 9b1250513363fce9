"""Joiners, movers and leavers (A12), and the first administrator (A13)."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from tests.builders.partnership import World, a_partnership

from wardmote.access.actors import SigningIn
from wardmote.access.choices import Role
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.partnerships import operations
from wardmote.partnerships.choices import EndReason
from wardmote.partnerships.models import Account, Membership, Partnership
from wardmote.partnerships.queries import list_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_partnership(host="testserver")


def invited(world: World, email: str = "new@council.example", **more: object) -> str:
    _, token = operations.invite(
        by=world.system(),
        agency=world.agency("council"),
        email=email,
        name="New",
        roles=[Role.CASEWORKER],
        **more,  # type: ignore[arg-type]
    )
    return token


@pytest.mark.parametrize(("hours", "works"), [(0, True), (71.9, True), (72, False), (200, False)])
def test_an_invitation_works_for_72_hours(world: World, hours: float, works: bool) -> None:
    now = timezone.now()
    token = invited(world, at=now)
    later = now + timedelta(hours=hours)
    if works:
        assert operations.accept_invitation(by=SigningIn(), token=token, password=None, at=later).roles
    else:
        with pytest.raises(Refused, match="run out"):
            operations.accept_invitation(by=SigningIn(), token=token, password=None, at=later)


def test_an_invitation_works_once(world: World) -> None:
    token = invited(world)
    operations.accept_invitation(by=SigningIn(), token=token, password=None)
    with pytest.raises(Refused, match="used"):
        operations.accept_invitation(by=SigningIn(), token=token, password=None)


def test_a_second_invitation_stops_the_first(world: World) -> None:
    first, second = invited(world), invited(world)
    with pytest.raises(Refused, match="withdrawn"):
        operations.accept_invitation(by=SigningIn(), token=first, password=None)
    assert operations.accept_invitation(by=SigningIn(), token=second, password=None)


def test_a_token_that_was_never_given_opens_nothing(world: World) -> None:
    invited(world)
    for token in ("", "x", "0" * 43):
        with pytest.raises(NotFound):
            operations.accept_invitation(by=SigningIn(), token=token, password=None)


def test_an_invitation_never_changes_the_password_of_an_account_that_exists(world: World) -> None:
    account = world.account(
        "police", "caseworker", password="copper lantern drifts", email="jo@police.example"
    )
    operations.accept_invitation(
        by=SigningIn(), token=invited(world, email="JO@police.example"), password="another password entirely"
    )
    with acting_as(world.system()):
        same = Account.objects.get(pk=account.pk)
        assert same.password == account.password
        assert same.memberships.count() == 2
        assert EmailAddress.objects.filter(user=same, verified=True).count() == 1


@pytest.mark.parametrize(("days", "closed"), [(44, False), (45, True)])
def test_an_account_that_nobody_used_for_45_days_is_locked(world: World, days: int, closed: bool) -> None:
    account = world.account("council", "caseworker")
    now = timezone.now()
    operations.note_use(by=SigningIn(account.id), account=account, at=now)
    found = operations.close_dormant(by=world.system(), at=now + timedelta(days=days))
    assert (account.id in found) is closed


def test_people_are_listed_for_confirming_every_quarter(world: World) -> None:
    administrator = world.viewer("council", "account_administrator")
    membership = world.membership("council", "caseworker")
    now = timezone.now()

    def due(days: int) -> bool:
        with acting_as(administrator):
            people = list_people(
                viewer=administrator, agency=world.agency("council"), at=now + timedelta(days=days)
            )
        return next(person for person in people if person.membership.id == membership.id).needs_confirming

    assert not due(91)
    assert due(92)
    operations.confirm_membership(by=administrator, membership=membership, at=now + timedelta(days=92))
    assert not due(150)


def test_moving_ends_one_place_and_begins_another(world: World) -> None:
    membership = world.membership("council", "caseworker")
    moved = operations.move(
        by=world.system(), membership=membership, agency=world.agency("housing"), roles=[Role.CASEWORKER]
    )
    with acting_as(world.system()):
        former = Membership.objects.get(pk=membership.pk)
    assert (former.end_reason, former.ended_at is None) == (EndReason.MOVED, False)
    assert (moved.agency_id, moved.account_id) == (world.agency("housing").id, membership.account_id)


def test_nobody_gains_a_role_by_being_moved_and_nobody_is_moved_beyond_the_mover_s_scope(
    world: World,
) -> None:
    operator = world.viewer("council", "operator")
    somebody = world.membership("council", "caseworker")
    for roles in ([Role.SUPERVISOR], [Role.CASEWORKER, Role.SPECIALIST]):
        with pytest.raises(NotAllowed, match="gains a role"):
            operations.move(by=operator, membership=somebody, agency=world.agency("police"), roles=roles)
    own = world.membership("council", "operator")
    with pytest.raises(NotAllowed, match="own account"):
        operations.move(by=operator, membership=own, agency=world.agency("police"), roles=[Role.OPERATOR])
    moved = operations.move(
        by=operator, membership=somebody, agency=world.agency("police"), roles=[Role.CASEWORKER, Role.ANALYST]
    )
    assert set(moved.roles) == {Role.CASEWORKER, Role.ANALYST}, "an analyst is whom the operator makes anyway"
    with pytest.raises(Refused, match="no longer works"):
        operations.move(
            by=operator, membership=somebody, agency=world.agency("housing"), roles=[Role.CASEWORKER]
        )


def test_an_agencys_administrator_cannot_move_somebody_into_another_agency(world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.move(
            by=world.viewer("council", "account_administrator"),
            membership=world.membership("council", "caseworker"),
            agency=world.agency("police"),
            roles=[Role.CASEWORKER],
        )


def test_somebody_of_two_agencies_is_not_locked_by_one(world: World) -> None:
    account = world.account("council", "caseworker", email="both@council.example")
    _, token = operations.invite(
        by=world.system(),
        agency=world.agency("police"),
        email=account.email,
        name="",
        roles=[Role.CASEWORKER],
    )
    operations.accept_invitation(by=SigningIn(), token=token, password=None)
    with pytest.raises(NotAllowed, match="another agency"):
        operations.lock_account(
            by=world.viewer("council", "account_administrator"),
            membership=world.membership("council", "caseworker"),
        )


def run(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def test_a_fresh_installation_has_no_account_and_the_first_comes_by_a_one_time_link(db: None) -> None:
    """A13."""
    with acting_as(SigningIn()):
        assert not Account.objects.exists()
    run("create_partnership", "--name", "Vale Partnership", "--slug", "vale", "--district", "E07000135")
    link = run("first_administrator", "--email", "ann@vale.example", "--agency", "Vale Council")
    path = re.search(r"/join/\S+", link)[0]  # type: ignore[index]
    client = Client()
    client.get(path)
    sent = {"name": "Ann Vale", "password": "copper lantern drifts"}
    assert client.post("/join", sent).headers["Location"] == "/sign-in"
    with acting_as(SigningIn()):
        made = Membership.objects.get()
    assert sorted(made.roles) == ["account_administrator", "operator"]
    with pytest.raises(CommandError, match="already"):
        run("first_administrator", "--email", "eve@vale.example", "--agency", "Vale Council")


def test_two_partnerships_cannot_take_one_short_name(db: None) -> None:
    arguments = ["--name", "Vale", "--slug", "vale", "--district", "E07000135"]
    run("create_partnership", *arguments)
    with pytest.raises(CommandError, match="short name"):
        run("create_partnership", *arguments)
    assert Partnership.objects.count() == 1


def test_when_nobody_can_sign_in_any_more_the_command_line_unlocks(world: World) -> None:
    account = world.account("council", "operator", email="ann@council.example")
    now = timezone.now()
    assert account.id in operations.close_dormant(by=world.system(), at=now + timedelta(days=60))
    run("unlock_account", "--email", "ANN@council.example", "--second-step")
    with acting_as(world.system()):
        assert Account.objects.get(pk=account.pk).locked_at is None
    with pytest.raises(CommandError, match="Nobody"):
        run("unlock_account", "--email", "nobody@nowhere.example")
