"""The panel: its date and chair, its members, how the victim is heard, what it found and recommends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.calendar.working_days import add_working_days
from wardmote.reviews.choices import (
    Attendance,
    LetterKind,
    PanelState,
    Presence,
    ReviewEntryKind,
    ReviewState,
    Told,
)
from wardmote.reviews.models import Finding, Panel, Review
from wardmote.reviews.operations.letters import tell_applicant
from wardmote.reviews.operations.recommending import ANSWER_WORKING_DAYS, GivenRecommendation, recommend
from wardmote.reviews.operations.seats import GivenMember, check_not_barred, seat
from wardmote.reviews.operations.steps import advance, facts_of_review
from wardmote.reviews.operations.writing import (
    hold,
    log,
    now_or,
    once,
    refuse,
    save,
    write_entry,
)
from wardmote.reviews.permissions import check_may_run
from wardmote.reviews.rules.clock import appeal_until
from wardmote.reviews.rules.panels import PanelFacts, why_not_plan


@operation
@once
def plan_panel(
    *,
    by: Actor,
    review: Review,
    starts_at: datetime,
    chair_name: str,
    chair_is_independent: bool,
    independence: str = "",
    chair_body: str = "",
    chair_membership_id: UUID | None = None,
    where: str = "",
    members: Sequence[GivenMember] = (),
    invites_victim: bool = True,
    not_invited_reason: str = "",
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Panel:
    """Give the panel a date, a chair and members, and say whether the victim or who speaks for them is invited.

    How "independent" is meant is written down; not inviting needs a reason (guidance of 2022: always consider it).
    Somebody whom a conflict of interest keeps away from the review cannot be chair or member. Members' bodies are
    told. Raises Refused, ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    problem, field = why_not_plan(
        PanelFacts(
            starts_at=starts_at,
            now=now,
            chair_name=chair_name,
            chair_is_independent=chair_is_independent,
            independence=independence,
            chair_rule=review.procedure.chair_rule,
            members=len(members),
            invites_victim=invites_victim,
            not_invited_reason=not_invited_reason,
        )
    )
    refuse(problem, field)
    check_not_barred(
        review,
        [chair_membership_id, *(one.membership_id for one in members)],
        [chair_name, *(one.name for one in members)],
    )
    # Written after the guards have passed: the table asks whether a panel is planned, and this is its plan.
    review = advance(by, review, "schedule_panel", facts_of_review(review, panel_planned=True), now)
    panel = Panel.objects.create(
        partnership_id=review.partnership_id,
        review=review,
        starts_at=starts_at,
        where=where.strip(),
        chair_name=chair_name.strip(),
        chair_body=chair_body.strip(),
        chair_id=chair_membership_id,
        chair_is_independent=chair_is_independent,
        independence=independence.strip(),
        invited_at=now if invites_victim else None,
        not_invited_reason="" if invites_victim else not_invited_reason.strip(),
        attendance=review.attendance,
    )
    for given in members:
        seat(review, panel, given, now)
    write_entry(by, review, ReviewEntryKind.PANEL, "The panel has a date.", now)
    log(by, Category.ALTERATION, "plan_panel", review, fields=["panel"], more=[panel.id])
    return panel


@operation
@once
def change_hearing(
    *,
    by: Actor,
    review: Review,
    attendance: Attendance,
    statement: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Write down how the victim wants to be heard: attends, is spoken for, by a statement, or not.

    The statement is read to the panel in their words. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    refuse("" if review.is_open else "This review has ended.")
    if attendance == Attendance.STATEMENT and not statement.strip():
        raise Refused("Write what is to be read out.", "statement")
    review.attendance = attendance
    review.panels.filter(state=PanelState.PLANNED).update(attendance=attendance, statement=statement.strip())
    write_entry(
        by, review, ReviewEntryKind.PANEL, f"The victim: {Attendance(attendance).label.lower()}.", now
    )
    save(review, now, "attendance")
    log(by, Category.ALTERATION, "change_hearing", review, fields=["attendance"], classes=[FieldClass.F4])
    return review


@operation
@once
def cancel_panel(
    *, by: Actor, review: Review, reason: str, at: datetime | None = None, form_token: UUID | None = None
) -> Review:
    """The planned panel does not take place: the review waits for another date. Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    facts = facts_of_review(review, reason=reason)
    review = advance(by, review, "cancel_panel", facts, now, field="reason")
    review.panels.filter(state=PanelState.PLANNED).update(
        state=PanelState.CANCELLED, ended_at=now, ended_reason=reason.strip()[:300]
    )
    log(by, Category.ALTERATION, "cancel_panel", review, fields=["state", "panel"])
    return review


@operation
@once
def record_panel(
    *,
    by: Actor,
    review: Review,
    findings: Sequence[str],
    recommendations: Sequence[GivenRecommendation] = (),
    was_heard: Attendance = Attendance.NOT_SAID,
    present: Sequence[UUID] = (),
    apologies: Sequence[UUID] = (),
    notes: str = "",
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Write down what the panel found and recommends (s.104(7)), who was there, and how the victim was heard.

    `present`, `apologies`: members of the panel; all others were absent. The review counts as carried out from now
    on. Raises Refused, ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    panel = review.panels.filter(state=PanelState.PLANNED).order_by("-starts_at").first()
    if panel is None or review.state != ReviewState.PANEL_SCHEDULED:
        raise Refused("No panel is planned for this review.")
    refuse("The panel has not met yet." if panel.starts_at > now else "")
    refuse("" if panel.chair_name else "Say who chairs first: nobody does now.")
    found = [text.strip() for text in findings if text.strip()]
    refuse("" if found else "Write down at least one finding.", "findings")
    asked = [one for one in recommendations if one.text.strip()]
    for one in asked:
        refuse(
            "" if one.agency_id or one.body_name.strip() else "Say which body each recommendation goes to.",
            "recommendations",
        )
        if one.due_on is not None and one.due_on < day_of(now):
            raise Refused("The day of an answer must be today or later.", "recommendations")
    panel.state, panel.ended_at, panel.was_heard, panel.notes = PanelState.HELD, now, was_heard, notes.strip()
    panel.save(update_fields=["state", "ended_at", "was_heard", "notes"])
    seated = panel.members.filter(left_at__isnull=True)
    seated.filter(pk__in=present).update(presence=Presence.PRESENT)
    seated.filter(pk__in=apologies).update(presence=Presence.APOLOGIES)
    seated.exclude(pk__in=[*present, *apologies]).update(presence=Presence.ABSENT)
    before = review.findings.count(), review.recommendations.count()
    for number, text in enumerate(found, before[0] + 1):
        Finding.objects.create(
            partnership_id=review.partnership_id, review=review, panel=panel, number=number, text=text
        )
    usual = add_working_days(day_of(now), ANSWER_WORKING_DAYS)
    for number, one in enumerate(asked, before[1] + 1):
        recommend(review, panel, number, one, usual, now)
    review = advance(by, review, "hold_panel", facts_of_review(review), now, field="findings")
    log(
        by, Category.COLLECTION, "record_panel", review, fields=["findings", "recommendations"],
        more=[panel.id], classes=[FieldClass.F4],
    )  # fmt: skip
    return review


@operation
@once
def tell_outcome(
    *,
    by: Actor,
    review: Review,
    letter: str,
    told: str = Told.FOLLOW_PAGE,
    contact_point_id: UUID | None = None,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Tell whoever applied the outcome and the recommendations (s.104(8)), and how to appeal.

    Raises Refused, ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    review.appeal_until = appeal_until(review.procedure.terms, day_of(now))
    facts = facts_of_review(review, letter=letter)
    review = advance(by, review, "tell_outcome", facts, now, field="letter", also=("appeal_until",))
    tell_applicant(by, review, LetterKind.OUTCOME, letter, now, told=told, contact_point_id=contact_point_id)
    log(by, Category.ALTERATION, "tell_outcome", review, fields=["state"])
    return review
