"""The outbox: written with the act, sent once, tried again, never lost."""

import contextlib
from uuid import UUID

import pytest
from django.db import connection, transaction
from tests.builders.messages import AGENCY, PARTNERSHIP, an_officer

from wardmote.access.actors import PublicActor, SystemActor, Viewer
from wardmote.access.errors import NotFound, Refused
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.notifications import operations as mail
from wardmote.notifications import queries
from wardmote.notifications.choices import MessageState
from wardmote.notifications.models import Message
from wardmote.notifications.rules import MOST_ATTEMPTS, WAITS, check_text, decide_wait, mask_address

pytestmark = pytest.mark.django_db
SYSTEM = SystemActor(PARTNERSHIP, why="mail")


def jobs_waiting() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select args ->> 'message_id' from procrastinate_jobs where task_name = %s", [mail.SEND_TASK]
        )
        return [row[0] for row in cursor.fetchall()]


def write(**more: object) -> Message:
    values = {"to": "robin@example.org", "subject": "You have an update", "text": "Sign in to read it."}
    return mail.send_email(by=an_officer(), **{**values, **more})  # type: ignore[arg-type]


def list_messages(*, viewer: Viewer) -> list[queries.SentMail]:
    with acting_as(viewer):
        return queries.list_messages(viewer=viewer)


def list_demonstration_mail(*, viewer: SystemActor) -> list[queries.SentMail]:
    with acting_as(viewer):
        return queries.list_demonstration_mail(viewer=viewer)


def deliver(message: Message, hand_over: object = None, why_not: object = None) -> mail.Delivery:
    return mail.deliver(
        by=SYSTEM,
        message_id=message.id,
        why_not=why_not or (lambda message: None),  # type: ignore[arg-type]
        hand_over=hand_over,  # type: ignore[arg-type]
    )


def state_of(message_id: UUID) -> Message:
    with acting_as(SYSTEM):
        return Message.objects.get(pk=message_id)


def test_a_message_and_its_job_are_written_together() -> None:
    message = write()
    assert jobs_waiting() == [str(message.id)]
    assert state_of(message.id).state == MessageState.WAITING


def test_what_is_rolled_back_leaves_neither_message_nor_job() -> None:
    with contextlib.suppress(RuntimeError), transaction.atomic():
        message = write()
        assert jobs_waiting()
        raise RuntimeError("thought better of it")
    assert jobs_waiting() == []
    with acting_as(SYSTEM):
        assert not Message.objects.filter(pk=message.id).exists()


def test_the_public_may_cause_a_message_but_reads_none() -> None:
    somebody = PublicActor(PARTNERSHIP)
    message = mail.send_email(
        by=somebody, to="team@example.org", subject="A report waits", text="Sign in.", agency_id=AGENCY
    )
    with acting_as(somebody):
        assert not Message.objects.filter(pk=message.id).exists()
    assert state_of(message.id).agency_id == AGENCY


def test_a_message_belongs_to_a_partnership() -> None:
    with pytest.raises(Refused):
        mail.send_email(by=SystemActor(), to="a@example.org", subject="Hello", text="Hello")


@pytest.mark.parametrize(
    "subject", ["", "   ", "x" * 151, "Hello\nBcc: everybody@example.org", "a\rb", "a\x7f"]
)
def test_a_subject_that_could_add_headers_is_refused(subject: str) -> None:
    assert check_text(subject, "text")
    with pytest.raises(Refused):
        write(subject=subject)


def test_a_message_is_handed_over_once() -> None:
    message = write()
    handed: list[UUID] = []
    assert deliver(message, lambda m: handed.append(m.id)).state == MessageState.SENT
    with pytest.raises(mail.NothingToSend):
        deliver(message, lambda m: handed.append(m.id))
    assert handed == [message.id]
    assert state_of(message.id).ended_at is not None


def test_without_a_mail_server_a_message_is_shown_and_not_called_sent() -> None:
    message = write()
    assert deliver(message).state == MessageState.SHOWN
    assert "Not really sent" in MessageState.SHOWN.label


def test_a_message_that_is_no_longer_safe_is_stopped_and_says_why() -> None:
    message = write(contact_point_id=new_id())
    handed: list[UUID] = []
    result = deliver(message, lambda m: handed.append(m.id), lambda m: "They said that this is not safe.")
    assert result.state == MessageState.STOPPED
    assert handed == []
    assert state_of(message.id).last_error == "They said that this is not safe."


def refuse(message: Message) -> None:
    raise mail.Undeliverable("The mail server could not be reached (TimeoutError).")


def test_failures_wait_longer_each_time_and_end_in_a_state_that_is_seen() -> None:
    message = write()
    waits = []
    for _attempt in range(MOST_ATTEMPTS):
        result = deliver(message, refuse)
        waits.append(result.wait)
    assert waits == [*WAITS, None]
    assert sorted(WAITS) == list(WAITS)
    kept = state_of(message.id)
    assert kept.state == MessageState.FAILED
    assert kept.text == "Sign in to read it."
    assert "could not be reached" in kept.last_error


def test_a_fault_of_ours_puts_a_message_off_and_is_seen_at_last() -> None:
    message = write()
    for _attempt in range(MOST_ATTEMPTS - 1):
        assert mail.put_off(by=SYSTEM, message_id=message.id).state == MessageState.WAITING
    assert mail.put_off(by=SYSTEM, message_id=message.id).state == MessageState.FAILED
    kept = state_of(message.id)
    assert kept.ended_at is not None
    assert "fault of the program" in kept.last_error
    with pytest.raises(mail.NothingToSend):
        mail.put_off(by=SYSTEM, message_id=message.id)


def test_what_the_mail_server_refuses_for_good_is_not_tried_again() -> None:
    message = write()

    def refuse_for_good(message: Message) -> None:
        raise mail.Undeliverable("The mail server refused the address (reply 550).", for_good=True)

    assert deliver(message, refuse_for_good).state == MessageState.FAILED


def test_a_failed_message_can_be_sent_again_by_its_agency_only() -> None:
    message = write()
    for _attempt in range(MOST_ATTEMPTS):
        deliver(message, refuse)
    with pytest.raises(NotFound):
        mail.send_again(by=an_officer(agency_id=new_id()), message_id=message.id)
    mail.send_again(by=an_officer(), message_id=message.id)
    assert jobs_waiting() == [str(message.id)] * 2
    assert deliver(message, lambda m: None).state == MessageState.SENT
    with pytest.raises(Refused):
        mail.send_again(by=an_officer(), message_id=message.id)


def test_a_secret_link_is_gone_from_the_outbox_once_sent() -> None:
    message = write(text="https://example.org/invitation/secret", holds_secret=True)
    deliver(message, lambda m: None)
    assert state_of(message.id).text == ""


def test_the_mail_page_masks_addresses_and_shows_no_text() -> None:
    write(to="robin.goodfellow@example.org")
    (line,) = list_messages(viewer=an_officer())
    assert line.to == "r…@example.org"
    assert line.text == ""
    assert list_messages(viewer=an_officer(agency_id=new_id())) == []
    assert mask_address("a@b.example") == "a…@b.example"


def test_an_account_administrator_sees_the_agencys_messages_without_any_casework_duty() -> None:
    write()
    assert len(list_messages(viewer=an_officer(role="account_administrator"))) == 1
    assert list_messages(viewer=an_officer(role="analyst")) == []
    with acting_as(an_officer(role="analyst")):
        assert not Message.objects.exists()


def test_the_demonstration_shows_everything_of_its_own_partnership() -> None:
    write(text="Here is your link")
    (line,) = list_demonstration_mail(viewer=SYSTEM)
    assert (line.to, line.text) == ("robin@example.org", "Here is your link")
    assert list_demonstration_mail(viewer=SystemActor(new_id())) == []


@pytest.mark.parametrize(("attempts", "wait"), [(1, 60), (2, 300), (8, 86_400), (80, 86_400)])
def test_waits(attempts: int, wait: int) -> None:
    assert decide_wait(attempts) == wait
