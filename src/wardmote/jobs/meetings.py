"""What the clock does for meetings: stand-ins whose time ends are said, what was sent is proved, addresses are forgotten."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from wardmote.access.actors import SystemActor
from wardmote.meetings import operations


@app.periodic(cron="20 5 * * *")
@app.task(name="wardmote.remind_of_covers", queueing_lock="remind_of_covers")
def remind_of_covers(timestamp: int = 0, **_: Any) -> int:
    """Say at sign-in, to who runs a body, which cover ends within two weeks; returns how many. Once for each."""
    system = SystemActor(why="covers that end")
    return len(operations.remind_of_covers(by=system, today=timezone.localdate()))


@app.periodic(cron="25 5 * * *")
@app.task(name="wardmote.forget_unconfirmed", queueing_lock="forget_unconfirmed")
def forget_unconfirmed(timestamp: int = 0, **_: Any) -> int:
    """Forget addresses for which nobody said yes within seven days; returns how many."""
    return operations.forget_unconfirmed(by=SystemActor(why="addresses that nobody confirmed"))


@app.periodic(cron="*/30 * * * *")
@app.task(name="wardmote.settle_deliveries", queueing_lock="settle_deliveries")
def settle_deliveries(timestamp: int = 0, **_: Any) -> int:
    """Write down what became of messages that went round to members, before the outbox forgets; returns how many."""
    return operations.settle_deliveries(by=SystemActor(why="proof of what went round"))


@app.periodic(cron="35 5 * * *")
@app.task(name="wardmote.forget_addresses", queueing_lock="forget_addresses")
def forget_addresses(timestamp: int = 0, **_: Any) -> int:
    """Forget the addresses of members and stand-ins whose time ended a year ago; returns how many."""
    return operations.forget_addresses(by=SystemActor(why="addresses of former members"))
