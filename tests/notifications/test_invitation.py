"""An invitation goes with its message as mail programs look for it, through a real mail server."""

from datetime import UTC, datetime

import pytest
import vobject
from tests.builders.mail_server import a_mail_server
from tests.builders.messages import an_officer

from wardmote.calendar.events import CalendarEvent, Invited
from wardmote.calendar.ical import invitation
from wardmote.notifications.operations import send_email
from wardmote.notifications.transport import hand_to_mail_server

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("is_cancelled", "method"), [(False, "REQUEST"), (True, "CANCEL")])
def test_the_meeting_goes_with_the_message(settings, is_cancelled, method):
    start = datetime(2026, 12, 14, 14, tzinfo=UTC)
    event = CalendarEvent(
        uid="meeting-1@example.org",
        title="Börse & Ufer",
        changed_at=start,
        starts_at=start,
        is_cancelled=is_cancelled,
    )
    made = invitation(
        event,
        organiser=Invited("The board", "board@example.org"),
        invited=[Invited("Robin", "robin@example.org")],
    )
    message = send_email(
        by=an_officer(), to="robin@example.org", subject="A meeting", text="Sign in to read the agenda.",
        calendar=made.decode(),
    )  # fmt: skip
    with a_mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
        hand_to_mail_server(message)
    (taken,) = server.taken
    words, part = taken.get_payload()
    assert words.get_payload(decode=True).decode().strip() == "Sign in to read the agenda."
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == method
    read = vobject.readOne(part.get_payload(decode=True).decode())
    assert (read.method.value, read.vevent.summary.value) == (method, "Börse & Ufer")
