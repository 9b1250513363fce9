"""Words about messages."""

from django.db.models import TextChoices


class MessageState(TextChoices):
    """Where a message stands."""

    WAITING = "waiting", "Waiting to be sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be sent"
    STOPPED = "stopped", "Stopped: no longer safe to send"
