"""The safe-contact gate is asked again when a message is sent: what has become unsafe meanwhile is not sent."""

from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.jobs import Job
from tests.builders.partnership import World, a_partnership

from wardmote.access.rows import acting_as
from wardmote.jobs import mail
from wardmote.jobs.files import UntilTheScannerAnswers
from wardmote.jobs.mail import AsTheMessageSays, NotSentYet, send_message
from wardmote.notifications.choices import MessageState
from wardmote.notifications.models import Message
from wardmote.notifications.operations import send_email
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.models import ContactPoint, Person
from wardmote.people.rules import contact_key

pytestmark = pytest.mark.django_db
ADDRESS = "robin@example.org"


@pytest.fixture
def world() -> World:
    return a_partnership()


def somebody(world: World, name: str = "Robin", **more: object) -> ContactPoint:
    """A resident who said just now that e-mail is safe, that we may write and say who we are."""
    agency = world.agency("council")
    with acting_as(world.system()):
        person = Person.objects.create(
            partnership_id=world.id,
            agency=agency,
            audience_id=agency.audience_id,
            name=name,
            name_key=name.lower(),
        )
        said = {
            "safety": Safety.SAFE,
            "may_leave_message": True,
            "may_say_who_we_are": True,
            "verified_at": timezone.now(),
            "value": ADDRESS,
        } | more
        return ContactPoint.objects.create(
            partnership_id=world.id,
            person=person,
            kind=ContactKind.EMAIL,
            value_key=contact_key(ContactKind.EMAIL, str(said["value"])),
            **said,
        )


def sent(world: World, point: ContactPoint | None) -> Message:
    message = send_email(
        by=world.viewer("council", "caseworker"),
        to=ADDRESS,
        subject="You have an update",
        text="Sign in to read it.",
        contact_point_id=point.id if point else None,
    )
    send_message(message_id=str(message.id), partnership_id=str(world.id))
    with acting_as(world.system()):
        return Message.objects.get(pk=message.id)


def test_what_is_safe_is_sent(world: World) -> None:
    assert (
        sent(world, somebody(world)).state == MessageState.SHOWN
    )  # no mail server in tests: shown, not sent


def test_mail_to_an_agency_does_not_pass_the_gate_of_residents(world: World) -> None:
    assert sent(world, None).state == MessageState.SHOWN


@pytest.mark.parametrize(
    "change",
    [
        {"safety": Safety.UNSAFE},
        {"safety": Safety.UNKNOWN},
        {"safety": Safety.CONDITIONAL},
        {"may_leave_message": False},
        {"may_say_who_we_are": False},
        {"safe_times": "mornings"},
        {"verified_at": None},
        {"verified_at": timezone.now() - timedelta(days=60)},
        {"withdrawn_at": timezone.now()},
        {"value": "another@example.org"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_has_become_unsafe_is_stopped_and_says_why(world: World, change: dict[str, object]) -> None:
    stopped = sent(world, somebody(world, **change))
    assert stopped.state == MessageState.STOPPED
    assert stopped.last_error
    assert ADDRESS not in stopped.last_error


def test_an_address_that_somebody_else_has_too_is_not_written_to(world: World) -> None:
    somebody(world, "Sam")
    assert sent(world, somebody(world)).state == MessageState.STOPPED


def test_a_contact_point_that_is_gone_stops_the_message(world: World) -> None:
    point = somebody(world)
    with acting_as(world.system()):
        point.id = world.id  # no such contact point
    assert sent(world, point).state == MessageState.STOPPED


def test_sending_again_what_was_sent_does_nothing(world: World) -> None:
    message = sent(world, None)
    assert send_message(message_id=str(message.id), partnership_id=str(world.id)) == "nothing to send"


def job(attempts: int) -> Job:
    return Job(id=1, queue="default", lock=None, queueing_lock=None, task_name="t", attempts=attempts)


def test_the_queue_tries_again_when_the_message_says_so() -> None:
    now = timezone.now()
    decision = AsTheMessageSays().get_retry_decision(exception=NotSentYet(300), job=job(1))
    assert decision is not None
    assert decision.retry_at is not None
    assert abs(decision.retry_at - now - timedelta(seconds=300)) < timedelta(seconds=60)


def test_a_fault_of_ours_puts_the_message_off_and_names_no_address_in_the_log(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fault(message: Message) -> str | None:
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(mail, "why_not_safe", fault)
    with pytest.raises(NotSentYet):
        sent(world, None)
    with acting_as(world.system()):
        message = Message.objects.get()
    assert (message.state, message.attempts) == (MessageState.WAITING, 1)
    assert "ZeroDivisionError" in caplog.text
    assert ADDRESS not in caplog.text


def test_the_job_of_a_message_that_still_waits_never_ends() -> None:
    assert (
        AsTheMessageSays().get_retry_decision(exception=RuntimeError(), job=job(10_000)).retry_at is not None
    )


def test_a_check_for_viruses_is_never_given_up() -> None:
    assert UntilTheScannerAnswers().get_retry_decision(exception=RuntimeError(), job=job(10_000)) is not None
