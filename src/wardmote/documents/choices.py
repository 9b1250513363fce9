"""Words about documents."""

from django.db.models import TextChoices


class DocumentState(TextChoices):
    """Where an uploaded file stands. Only a checked file can be opened."""

    WAITING = "waiting", "Being checked"
    CLEARED = "cleared", "Checked"
    REFUSED = "refused", "Refused"
    ERASED = "erased", "Erased"
