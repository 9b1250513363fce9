"""Words about messages."""

from django.db.models import TextChoices


class MessageState(TextChoices):
    """Where a message stands."""

    WAITING = "waiting", "Waiting to be sent"
    SENT = "sent", "Sent"
    SHOWN = "shown", "Not really sent: this installation sends no mail"
    FAILED = "failed", "Could not be sent"
    STOPPED = "stopped", "Stopped: no longer safe to send"
