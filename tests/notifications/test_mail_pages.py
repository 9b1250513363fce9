"""The mail pages: for administrators without addresses or texts, for the demonstration with both."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.rows import acting_as
from wardmote.notifications.choices import MessageState
from wardmote.notifications.models import Message
from wardmote.notifications.operations import Undeliverable, deliver, send_email
from wardmote.partnerships.models import Partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_partnership()


def write(world: World, **more: object) -> Message:
    values = {"to": "robin.goodfellow@example.org", "subject": "You have an update", "text": "a private link"}
    return send_email(by=world.viewer("council", "caseworker"), **{**values, **more})  # type: ignore[arg-type]


def fail(message: Message) -> None:
    raise Undeliverable("The mail server refused the address (reply 550).", for_good=True)


def test_an_administrator_sees_that_mail_failed_but_neither_address_nor_text(world: World) -> None:
    message = write(world)
    deliver(by=world.system(), message_id=message.id, why_not=lambda m: None, hand_over=fail)
    client = signed_in_client(world, "council", "account_administrator")
    words = client.get("/staff/mail").content.decode()
    assert "You have an update" in words
    assert "r…@example.org" in words
    assert "Could not be sent" in words
    assert "reply 550" in words
    assert "This installation sends no mail" in words
    assert "goodfellow" not in words
    assert "a private link" not in words


def test_a_failed_message_is_sent_again_from_the_page(world: World) -> None:
    message = write(world)
    deliver(by=world.system(), message_id=message.id, why_not=lambda m: None, hand_over=fail)
    client = signed_in_client(world, "council", "account_administrator")
    assert client.post(f"/staff/mail/{message.id}/again").status_code == 302
    with acting_as(world.system()):
        assert Message.objects.get(pk=message.id).state == MessageState.WAITING
    assert (
        signed_in_client(world, "police", "account_administrator")
        .post(f"/staff/mail/{message.id}/again")
        .status_code
        == 404
    )


def test_mail_of_one_state_is_chosen_by_its_tab(world: World) -> None:
    write(world, subject="Waiting one")
    client = signed_in_client(world, "council", "account_administrator")
    assert b"Waiting one" in client.get("/staff/mail?state=waiting").content
    for other in ("failed", "sent", "shown", "stopped"):
        assert b"Waiting one" not in client.get(f"/staff/mail?state={other}").content
    assert client.get("/staff/mail?state=no-such&after=no-id").status_code == 200


def test_other_agencies_and_caseworkers_do_not_see_the_page(world: World) -> None:
    write(world)
    police = signed_in_client(world, "police", "account_administrator")
    assert b"You have an update" not in police.get("/staff/mail").content
    assert signed_in_client(world, "council", "caseworker").get("/staff/mail").status_code == 404


def test_the_demonstration_shows_its_mail_to_everybody_and_says_that_it_was_not_sent(
    world: World, settings: Settings
) -> None:
    message = write(world)
    deliver(by=world.system(), message_id=message.id, why_not=lambda m: None, hand_over=None)
    settings.DEMO = True
    assert Client().get("/demonstration/mail").status_code == 404  # not a demonstration's partnership
    with acting_as(world.system()):
        Partnership.objects.filter(pk=world.id).update(is_demonstration=True)
    words = Client().get("/demonstration/mail").content.decode()
    assert "robin.goodfellow@example.org" in words
    assert "a private link" in words
    assert "Not really sent" in words


def test_a_real_installation_has_no_such_page_whatever_the_partnership_says(world: World) -> None:
    with acting_as(world.system()):
        Partnership.objects.filter(pk=world.id).update(is_demonstration=True)
    write(world)
    assert Client().get("/demonstration/mail").status_code == 404
