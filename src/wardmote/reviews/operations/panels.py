"""The panel: its date and chair, its members, how the victim is heard, what it found and recommends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wardmote.access.actors import Actor, Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.calendar.working_days import add_working_days
from wardmote.partnerships.models import Membership
from wardmote.reviews.choices import (
    Attendance,
    LetterKind,
    PanelState,
    Presence,
    ReviewEntryKind,
    ReviewState,
    Told,
)
from wardmote.reviews.models import Finding, Panel, PanelMember, Review
from wardmote.reviews.operations.letters import tell_applicant
from wardmote.reviews.operations.recommending import ANSWER_WORKING_DAYS, GivenRecommendation, recommend
from wardmote.reviews.operations.steps import advance, facts_of_review
from wardmote.reviews.operations.writing import (
    hold,
    log,
    now_or,
    once,
    refuse,
    save,
    tell_people,
    write_entry,
)
from wardmote.reviews.permissions import check_may_run
from wardmote.reviews.rules.clock import appeal_until
from wardmote.reviews.rules.panels import PanelFacts, why_not_plan
from wardmote.sharing.models import Denial
from wardmote.sharing.operations import deny


@dataclass(frozen=True, kw_only=True)
class GivenMember:
    """Somebody who sits on the panel: a person of a body who signs in, or a name for a body."""

    name: str = ""
    agency_id: UUID | None = None
    membership_id: UUID | None = None


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
    _check_not_barred(review, [chair_membership_id, *(one.membership_id for one in members)])
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
        _seat(by, review, panel, given)
    write_entry(by, review, ReviewEntryKind.PANEL, "The panel has a date.", now)
    log(by, Category.ALTERATION, "plan_panel", review, fields=["panel"], more=[panel.id])
    return panel


def _check_not_barred(review: Review, memberships: Sequence[UUID | None]) -> None:
    wanted = [one for one in memberships if one is not None]
    if Denial.objects.filter(audience_id=review.audience_id, membership_id__in=wanted).exists():
        raise Refused("One of these people cannot take part in this review. Choose somebody else.", "members")


def _seat(by: Actor, review: Review, panel: Panel, given: GivenMember) -> PanelMember:
    name, agency_id = given.name.strip(), given.agency_id
    if given.membership_id is not None:
        person = (
            Membership.objects.select_related("account")
            .filter(pk=given.membership_id, partnership_id=review.partnership_id, ended_at__isnull=True)
            .first()
        )
        if person is None:
            raise Refused("Choose somebody who works in the partnership.", "members")
        name, agency_id = person.account.name, person.agency_id
    refuse("" if name else "Enter the name of each member.", "members")
    if agency_id is not None and not review.bodies.filter(agency_id=agency_id, left_at__isnull=True).exists():
        raise Refused("Members are sent by bodies that take part in the review.", "members")
    if agency_id is not None:
        tell_people(review, agency_id, f"Case review {review.reference}: the panel has a date.")
    return PanelMember.objects.create(
        partnership_id=review.partnership_id,
        panel=panel,
        review=review,
        agency_id=agency_id,
        membership_id=given.membership_id,
        name=name,
    )


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
    panel.members.filter(pk__in=present).update(presence=Presence.PRESENT)
    panel.members.filter(pk__in=apologies).update(presence=Presence.APOLOGIES)
    panel.members.exclude(pk__in=[*present, *apologies]).update(presence=Presence.ABSENT)
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


@operation
@once
def bar_from_review(
    *,
    by: Actor,
    review: Review,
    membership_id: UUID,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Keep somebody away from a review: a relative of the alleged perpetrator, say. They are not told; for them the
    review is absent from now on, and a seat on its panel is given up. Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    refuse("" if reason.strip() else "Say what the conflict of interest is.", "reason")
    if isinstance(by, Viewer) and by.membership_id == membership_id:
        raise NotAllowed("Ask somebody else to take this review over first.")
    person = Membership.objects.filter(pk=membership_id, partnership_id=review.partnership_id).first()
    if person is None:
        raise NotFound("No such person.")
    deny(by=by, audience=review.audience, membership_id=membership_id, reason=reason.strip()[:200])
    PanelMember.objects.filter(
        review=review, membership_id=membership_id, panel__state=PanelState.PLANNED
    ).update(presence=Presence.ABSENT)
    changed = []
    if review.contact_person_id == membership_id:
        review.contact_person, changed = None, ["contact_person"]
    save(review, now, *changed)
    log(by, Category.ALTERATION, "bar_from_review", review, fields=["denials"], more=[membership_id])
    return review
