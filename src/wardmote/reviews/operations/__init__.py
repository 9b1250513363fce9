"""Writing case reviews. Every function is one transaction, leaves its event, and does one sending of a form once."""

from wardmote.reviews.operations.applying import apply_for_review
from wardmote.reviews.operations.writing import ChangedMeanwhile

__all__ = [
    "ChangedMeanwhile",
    "apply_for_review",
]
