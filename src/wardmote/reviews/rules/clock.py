"""By when each step of a review is due: what the procedure promises, counted in working days.

Source: the Act sets no working-day limits; published procedures do (Stockton: acknowledge in 2, agencies supply in
10, decide in 3, meet in 5, tell in 5; Gosport: 10, 15, 20; Guildford: 3 and 25). Each promise is counted from an
earlier step of the procedure that the application was made under.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wardmote.calendar.working_days import add_working_days
from wardmote.partnerships.choices import ReviewStep as Step
from wardmote.partnerships.rules.procedures import Terms
from wardmote.reviews.choices import ReviewState as S

NEXT_STEP: dict[S, Step] = {
    S.RECEIVED: Step.ACKNOWLEDGED,
    S.ACKNOWLEDGED: Step.ASKED,
    S.CIRCULATED: Step.ASKED,
    S.INFO_REQUESTED: Step.ANSWERED,
    S.INFO_COMPLETE: Step.DECIDED,
    S.THRESHOLD_MET: Step.PANEL,
    S.PANEL_SCHEDULED: Step.PANEL,
    S.REVIEWED: Step.TOLD,
}
"""What a review in a state waits for, in the words of the procedure's promises."""

REACHED_BY: dict[S, Step] = {
    S.RECEIVED: Step.RECEIVED,
    S.ACKNOWLEDGED: Step.ACKNOWLEDGED,
    S.INFO_REQUESTED: Step.ASKED,
    S.INFO_COMPLETE: Step.ANSWERED,
    S.THRESHOLD_MET: Step.DECIDED,
    S.THRESHOLD_NOT_MET: Step.DECIDED,
    S.REVIEWED: Step.PANEL,
    S.OUTCOME_NOTIFIED: Step.TOLD,
}
"""Which promise a review has kept by reaching a state."""


def due_on_for(terms: Terms, step: Step, done: Mapping[Step, date]) -> date | None:
    """Return the last day on which a step is in time, or None where the procedure promises nothing.

    `done` holds the London day of each step taken. A promise counted from a step that was not taken yet is counted
    from the day by which that step is due itself. The day counted from is left out.
    """
    limit = terms.limit(step)
    if limit is None:
        return None
    start = done.get(limit.counted_from) or due_on_for(terms, limit.counted_from, done)
    return None if start is None else add_working_days(start, limit.working_days)


def days_reached(steps: Mapping[S, date]) -> dict[Step, date]:
    """Return the day of each promise kept, from the day on which each state was reached (the latest time)."""
    return {REACHED_BY[state]: day for state, day in steps.items() if state in REACHED_BY}


def step_due_on(terms: Terms, state: S, reached: Mapping[S, date]) -> date | None:
    """Return by when the present step of a review is due; None for one that waits for nothing promised."""
    step = NEXT_STEP.get(state)
    return None if step is None else due_on_for(terms, step, days_reached(reached))


def appeal_until(terms: Terms, told_on: date) -> date | None:
    """Return the last day on which somebody told on a day may appeal; None where the procedure sets no end."""
    return None if terms.appeal_working_days is None else add_working_days(told_on, terms.appeal_working_days)


@dataclass(frozen=True)
class Promise:
    """A step of the procedure with the day it was due and the day it was taken, if it was."""

    step: Step
    due_on: date | None
    done_on: date | None


def promises(terms: Terms, reached: Mapping[S, date]) -> list[Promise]:
    """Return every promise of the procedure, in its order, with the day it fell due and the day it was kept."""
    done = days_reached(reached)
    return [
        Promise(step, due_on_for(terms, step, done), done.get(step)) for step in Step if terms.limit(step)
    ]
