"""Words about actions."""

from django.db.models import TextChoices


class ActionState(TextChoices):
    """Where an action stands."""

    OPEN = "open", "To do"
    DONE = "done", "Done"
    NOT_NEEDED = "not_needed", "Not needed"
