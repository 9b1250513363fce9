"""Words about keeping and erasing."""

from django.db.models import TextChoices


class Decision(TextChoices):
    """What somebody decided when the time of a record was over."""

    ERASE = "erase", "Erase it"
    KEEP = "keep", "Keep it longer"


class Ending(TextChoices):
    """What happens at the end of a period."""

    REVIEW = "review", "A person decides: erase, or keep longer with the reason written down"
    ERASE = "erase", "Erased by a job"
    FOLLOW = "follow", "Goes with the record it belongs to"
    REPLACE = "replace", "Replaced by its newer version"
    KEEP = "keep", "Kept: it holds no personal data, or it is the proof of what was done"
