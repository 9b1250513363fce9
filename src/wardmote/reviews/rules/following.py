"""What the applicant is told of where their application stands: in plain words, and nothing of what agencies say to
each other. Pure.

Sources: 2014 Act s.104(6) and (8) (the applicant is told the threshold decision, the outcome and recommendations);
Home Office guidance on a single point of contact who tells of progress and when and why a case closes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wardmote.reviews.choices import AppealAbout
from wardmote.reviews.choices import ReviewState as S
from wardmote.reviews.rules.states import UNDER_WAY

_SAID: dict[S, tuple[str, str]] = {
    S.RECEIVED: ("We have your application", "It is here, and will be read."),
    S.ACKNOWLEDGED: ("Your application is being looked at", "All agencies concerned will be told of it."),
    S.CIRCULATED: (
        "The agencies know of your application",
        "Each is now asked what it knows and what it did.",
    ),
    S.INFO_REQUESTED: ("The agencies are asked what they did", "We wait for their answers."),
    S.INFO_COMPLETE: ("The agencies have answered", "It is now decided whether the threshold is met."),
    S.THRESHOLD_MET: ("The threshold is met", "The agencies will review your case together."),
    S.THRESHOLD_NOT_MET: ("The threshold is not met", "The reasons are in our letter. You can appeal."),
    S.REJECTED: ("Your application is not taken further", "The reasons are in our letter. You can appeal."),
    S.PANEL_SCHEDULED: ("The agencies meet about your case", "We tell you when, and how you can be heard."),
    S.REVIEWED: ("Your case was reviewed", "We are writing to you about the outcome."),
    S.OUTCOME_NOTIFIED: ("You were told the outcome", "It is in our letter. You can appeal."),
    S.RECOMMENDATIONS_TRACKED: (
        "The recommendations are followed up",
        "We look at what each agency does about them.",
    ),
    S.CLOSED: ("The review is closed", "Why it was closed is in our letter."),
    S.APPEAL_RECEIVED: ("We have your appeal", "Somebody else looks at what was decided."),
    S.APPEAL_DISMISSED: ("Your appeal was not successful", "The reasons are in our letter."),
    S.WITHDRAWN: ("You took your application back", "Nothing more is done about it. You can apply again."),
    S.MERGED: (
        "Your application was joined with another one",
        "It is about the same thing. The other one goes on for both.",
    ),
}

ENDED = frozenset({S.CLOSED, S.WITHDRAWN, S.MERGED})
"""Nothing more happens: nothing to wait for, nothing to take back."""

_APPEAL_ABOUT: dict[S, tuple[AppealAbout, ...]] = {
    S.THRESHOLD_NOT_MET: (AppealAbout.THRESHOLD, AppealAbout.HANDLING),
    S.REJECTED: (AppealAbout.THRESHOLD, AppealAbout.HANDLING),
    S.OUTCOME_NOTIFIED: (AppealAbout.OUTCOME, AppealAbout.HANDLING),
    S.RECOMMENDATIONS_TRACKED: (AppealAbout.OUTCOME, AppealAbout.HANDLING),
    S.CLOSED: (AppealAbout.OUTCOME, AppealAbout.HANDLING),
    S.APPEAL_DISMISSED: (AppealAbout.THRESHOLD, AppealAbout.HANDLING, AppealAbout.OUTCOME),
}


@dataclass(frozen=True)
class ReviewStanding:
    """Where an application stands: a heading, a sentence, the day by which they hear next (None: nothing promised)."""

    heading: str
    sentence: str
    hear_by: date | None
    is_late: bool


def where_review_stands(state: S, *, due_on: date | None, on: date) -> ReviewStanding:
    """Return what the applicant reads on a day. A promise that was not kept is said, not hidden."""
    heading, sentence = _SAID[state]
    due = None if state in ENDED else due_on
    return ReviewStanding(heading, sentence, due, due is not None and due < on)


def may_take_back(state: S) -> bool:
    """Whether an application can still be taken back by the person who made it."""
    return state in UNDER_WAY


def may_appeal_about(state: S, *, was_reviewed: bool) -> tuple[AppealAbout, ...]:
    """Return what somebody can appeal about now (Schedule 4 paragraph 3); empty while nothing was decided."""
    return tuple(
        about for about in _APPEAL_ABOUT.get(state, ()) if was_reviewed or about != AppealAbout.OUTCOME
    )
