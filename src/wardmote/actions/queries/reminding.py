"""How somebody wants to be reminded."""

from __future__ import annotations

from wardmote.access.actors import Viewer
from wardmote.actions.models import ReminderChoice


def my_reminders(*, viewer: Viewer) -> ReminderChoice:
    """Return how the viewer wants to be reminded: as they chose, else once a week and of moved deadlines at once."""
    chosen = ReminderChoice.objects.filter(membership_id=viewer.membership_id).first()
    return chosen or ReminderChoice(membership_id=viewer.membership_id)
