"""Messages and prompts do not outlive their use."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.builders.messages import AGENCY, PARTNERSHIP, an_officer

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.notifications.models import Message, Prompt
from wardmote.notifications.operations import deliver, forget_messages, prompt, send_email, settle_prompt

pytestmark = pytest.mark.django_db
SYSTEM = SystemActor(PARTNERSHIP, why="tests")


@pytest.mark.parametrize(
    ("days", "to", "text"),
    [(89, "robin@example.org", "Sign in."), (91, "r…@example.org", ""), (366, None, None)],
)
def test_a_message_is_emptied_after_90_days_and_gone_after_a_year(
    days: int, to: str | None, text: str | None
) -> None:
    message = send_email(
        by=an_officer(), to="robin@example.org", subject="You have an update", text="Sign in."
    )
    deliver(by=SYSTEM, message_id=message.id, why_not=lambda m: None, hand_over=None)
    forget_messages(by=SystemActor(), at=timezone.now() + timedelta(days=days))
    with acting_as(SYSTEM):
        row = Message.objects.filter(pk=message.id).first()
    assert (row.to if row else None, row.text if row else None) == (to, text)


def test_what_still_waits_is_kept_whole() -> None:
    message = send_email(
        by=an_officer(), to="robin@example.org", subject="You have an update", text="Sign in."
    )
    forget_messages(by=SystemActor(), at=timezone.now() + timedelta(days=1000))
    with acting_as(SYSTEM):
        assert Message.objects.get(pk=message.id).text == "Sign in."


def test_a_settled_prompt_goes_after_30_days_and_an_open_one_stays() -> None:
    officer = an_officer()
    texts = {"agency_id": AGENCY, "text": "See to it", "record_type": "report", "reference": "ASB-2222-2222"}
    settled, waiting = prompt(by=officer, **texts), prompt(by=officer, **texts)  # type: ignore[arg-type]
    settle_prompt(by=officer, prompt_id=settled.id)
    forget_messages(by=SystemActor(), at=timezone.now() + timedelta(days=31))
    with acting_as(SYSTEM):
        assert list(Prompt.objects.values_list("id", flat=True)) == [waiting.id]
