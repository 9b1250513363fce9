"""Reminding people once a day at most of what they owe."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.actions.operations import send_digests
from wardmote.partnerships.queries import list_partnerships


# On the hour before offices open, in winter and in summer; the rule knows working days and who wants what.
@app.periodic(cron="5 6 * * *")
@app.task(name="wardmote.send_digests", queueing_lock="send_digests")
def send_all_digests(timestamp: int = 0, **_: Any) -> int:
    """Send the digests of every partnership that go today; returns how many. Run twice, it sends once."""
    system = SystemActor(why="reminders")
    with acting_as(system):
        partnerships = [partnership.id for partnership in list_partnerships(viewer=system)]
    address = settings.BASE_URL + reverse("actions_mine")
    return sum(
        send_digests(
            by=SystemActor(partnership_id, why="reminders"), today=timezone.localdate(), address=address
        )
        for partnership_id in partnerships
    )
