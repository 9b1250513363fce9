"""How somebody wants to be reminded."""

from __future__ import annotations

from wardmote.access.actors import Viewer
from wardmote.actions.choices import Rhythm
from wardmote.actions.models import ReminderChoice


def my_rhythm(*, viewer: Viewer) -> Rhythm:
    """Return how often the viewer wants the digest: once a week unless they chose."""
    chosen = ReminderChoice.objects.filter(membership_id=viewer.membership_id).first()
    return Rhythm(chosen.rhythm) if chosen else Rhythm.WEEKLY
