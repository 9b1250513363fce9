"""What the clock starts for case reviews: reminders to bodies, bodies that left the area, yearly figures; and telling
victims of the review."""

from __future__ import annotations

from typing import Any

from procrastinate.contrib.django import app

from wardmote.access.actors import SystemActor
from wardmote.reviews.operations import (
    explain_case_review,
    publish_due_figures,
    release_bodies_that_left,
    remind_bodies,
)


@app.periodic(cron="13 7 * * *")
@app.task(queueing_lock="remind_bodies_of_reviews")
def remind_bodies_of_reviews(timestamp: int = 0, **_: Any) -> int:
    """Remind each body whose information for a case review is due soon or overdue; returns how many."""
    return remind_bodies(by=SystemActor(why="information for case reviews is due"))


@app.periodic(cron="7 6 * * *")
@app.task(queueing_lock="release_bodies_from_reviews")
def release_bodies_from_reviews(timestamp: int = 0, **_: Any) -> int:
    """Wait no longer for bodies that left the partnership; returns how many."""
    return release_bodies_that_left(by=SystemActor(why="bodies that left the area"))


@app.periodic(cron="31 8 * * *")
@app.task(queueing_lock="publish_figures_of_reviews")
def publish_figures_of_reviews(timestamp: int = 0, **_: Any) -> int:
    """Publish the yearly figures of case reviews that are due and reconcile; returns how many."""
    return publish_due_figures(by=SystemActor(why="yearly figures are due"))


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="explain_case_reviews")
def explain_case_reviews(timestamp: int = 0, **_: Any) -> int:
    """Tell whoever made a second report within six months that there is a case review; returns how many."""
    return explain_case_review(by=SystemActor(why="a second report within six months"))
