"""Handing a message to the mail server of the settings (SMTP, RFC 5321)."""

import smtplib
from email.mime.text import MIMEText
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from wardmote.notifications.models import Message
from wardmote.notifications.operations import Undeliverable


def hand_to_mail_server(message: Message) -> None:
    """Give a message to the mail server. Raises Undeliverable, whose text names the reply code at most.

    The Message-ID is made of our own id, so that a message that had to be given twice is known as one.
    """
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    email = EmailMessage(
        subject=message.subject,
        body=message.text,
        to=[message.to],
        headers={
            "Message-ID": f"<{message.id}@{host}>",
            # RFC 3834: no holiday notices back, please.
            "Auto-Submitted": "auto-generated",
        },
    )
    if message.calendar:
        _add_invitation(email, message.calendar)
    try:
        email.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _words in error.recipients.values()]
        raise Undeliverable(
            f"The mail server refused the address (reply {codes[0] if codes else 'unknown'}).",
            for_good=bool(codes) and all(500 <= code < 600 for code in codes),
        ) from None
    except smtplib.SMTPResponseException as error:
        raise Undeliverable(f"The mail server refused the message (reply {error.smtp_code}).") from None
    except (OSError, smtplib.SMTPException) as error:
        raise Undeliverable(f"The mail server could not be reached ({type(error).__name__}).") from None


def _add_invitation(email: EmailMessage, calendar: str) -> None:
    """Add the invitation as mail programs look for it: text/calendar with its method (RFC 6047 section 2.4)."""
    method = "CANCEL" if "\r\nMETHOD:CANCEL\r\n" in calendar else "REQUEST"
    part = MIMEText(calendar, "calendar", "utf-8")
    part.set_param("method", method)
    part.add_header("Content-Disposition", "attachment", filename="invitation.ics")
    email.attach(part)
