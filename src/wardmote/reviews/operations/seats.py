"""Who sits on the panel: seats taken, given up and taken over before it meets, and who must not sit there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wardmote.access.actors import Actor, Viewer
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.partnerships.models import Membership
from wardmote.reviews.choices import PanelState, ReviewEntryKind
from wardmote.reviews.models import Panel, PanelMember, Review
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
from wardmote.reviews.rules.panels import why_not_chair, why_not_change_seats
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
def change_panel(
    *,
    by: Actor,
    review: Review,
    joining: Sequence[GivenMember] = (),
    leaving: Sequence[UUID] = (),
    reason: str = "",
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Panel:
    """Let members join and leave (`leaving`: seats) a panel that has not been written down yet; its date stays.

    One who joins while one leaves takes over that seat. Nothing is removed: a seat that was given up says when and
    why. Whom a conflict of interest keeps away cannot join. The bodies of both are told. Raises Refused,
    ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    panel = _planned(review)
    seats = list(panel.members.filter(left_at__isnull=True).select_related("agency"))
    going = [one for one in seats if one.id in set(leaving)]
    if len(going) != len(set(leaving)):
        raise NotFound("No such seat on this panel.")
    problem, field = why_not_change_seats(
        seated=len(seats), joining=len(joining), leaving=len(going), reason=reason
    )
    refuse(problem, field)
    check_not_barred(review, [one.membership_id for one in joining], [one.name for one in joining], "joining")
    staying = {one.membership_id for one in seats if one not in going} - {None}
    if any(one.membership_id in staying for one in joining):
        raise Refused("Somebody you chose sits on the panel already.", "joining")
    for one in going:
        _vacate(by, review, one, reason, now)
        if one.agency_id is not None:
            tell_people(
                review, one.agency_id, f"Case review {review.reference}: a seat on the panel has changed."
            )
    over = going[0] if len(going) == len(joining) == 1 else None
    for given in joining:
        made = seat(review, panel, given, now, over=over)
        words = f"{made.name} takes the place of {over.name}." if over else f"{made.name} joins the panel."
        write_entry(by, review, ReviewEntryKind.PANEL, words, now)
    save(review, now)
    log(by, Category.ALTERATION, "change_panel", review, fields=["members"], more=[panel.id])
    return panel


@operation
@once
def change_chair(
    *,
    by: Actor,
    review: Review,
    chair_name: str,
    chair_is_independent: bool,
    independence: str = "",
    chair_body: str = "",
    reason: str = "",
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Panel:
    """Let somebody else chair a panel that has not been written down yet; the chronology keeps who was to.

    Raises Refused, ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    panel = _planned(review)
    problem, field = why_not_chair(
        chair_name=chair_name,
        chair_is_independent=chair_is_independent,
        independence=independence,
        chair_rule=review.procedure.chair_rule,
    )
    refuse(problem, field)
    check_not_barred(review, [], [chair_name], "chair_name")
    before = f" instead of {panel.chair_name}" if panel.chair_name else ""
    panel.chair_name, panel.chair_body, panel.chair = chair_name.strip(), chair_body.strip(), None
    panel.chair_is_independent, panel.independence = chair_is_independent, independence.strip()
    panel.save(update_fields=["chair_name", "chair_body", "chair", "chair_is_independent", "independence"])
    words = f"{panel.chair_name} chairs{before}. {reason.strip()}".strip()
    write_entry(by, review, ReviewEntryKind.PANEL, words, now)
    save(review, now)
    log(by, Category.ALTERATION, "change_chair", review, fields=["chair"], more=[panel.id])
    return panel


def planned_panel(review: Review) -> Panel | None:
    """Return the panel that is planned, if one is."""
    return review.panels.filter(state=PanelState.PLANNED).order_by("-starts_at").first()


def _planned(review: Review) -> Panel:
    panel = planned_panel(review)
    if panel is None:
        raise Refused("No panel is planned for this review.")
    return panel


def check_not_barred(
    review: Review, memberships: Sequence[UUID | None], names: Sequence[str] = (), field: str = "members"
) -> None:
    """Raise Refused when a conflict of interest keeps one of these people away; by their account or by their name."""
    barred = Denial.objects.filter(audience_id=review.audience_id)
    accounts = Membership.objects.filter(pk__in=barred.values("membership_id")).select_related("account")
    typed = {name.strip().casefold() for name in names} - {""}
    wanted = {one for one in memberships if one is not None}
    if any(one.id in wanted or one.account.name.strip().casefold() in typed for one in accounts):
        raise Refused("One of these people cannot take part in this review. Choose somebody else.", field)


def seat(
    review: Review, panel: Panel, given: GivenMember, at: datetime, over: PanelMember | None = None
) -> PanelMember:
    """Give somebody a seat, `over` that of another; their body is told. Part of an operation. Raises Refused."""
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
        seated_at=at,
        takes_over_from=over,
    )


def vacate_seats_of(by: Actor, review: Review, agency_id: UUID, at: datetime) -> None:
    """Let a body that takes part no longer give up its seats on a planned panel. Part of an operation."""
    panel = planned_panel(review)
    if panel is not None:
        for one in panel.members.filter(left_at__isnull=True, agency_id=agency_id):
            _vacate(by, review, one, "Its body no longer takes part.", at)


def _vacate(by: Actor, review: Review, one: PanelMember, reason: str, at: datetime) -> None:
    one.left_at, one.left_reason = at, reason.strip()[:300]
    one.save(update_fields=["left_at", "left_reason"])
    words = f"{one.name} no longer sits on the panel. {one.left_reason}".strip()
    write_entry(by, review, ReviewEntryKind.PANEL, words, at)


def _vacate_quietly(by: Actor, review: Review, panel: Panel, person: Membership, at: datetime) -> None:
    """Take somebody off the panel without a reason that anybody could read, also where their name was typed."""
    name = person.account.name
    for one in panel.members.filter(left_at__isnull=True):
        if one.membership_id == person.id or one.name.strip().casefold() == name.strip().casefold():
            _vacate(by, review, one, "", at)
    if panel.chair_id == person.id or panel.chair_name.strip().casefold() == name.strip().casefold():
        panel.chair, panel.chair_name, panel.chair_body = None, "", ""
        panel.save(update_fields=["chair", "chair_name", "chair_body"])
        write_entry(by, review, ReviewEntryKind.PANEL, f"{name} no longer chairs the panel.", at)


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
    review is absent from now on. A seat on its panel is given up, and so is its chair: that they no longer sit there is
    said, why is not. Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    refuse("" if reason.strip() else "Say what the conflict of interest is.", "reason")
    if isinstance(by, Viewer) and by.membership_id == membership_id:
        raise NotAllowed("Ask somebody else to take this review over first.")
    person = (
        Membership.objects.select_related("account")
        .filter(pk=membership_id, partnership_id=review.partnership_id)
        .first()
    )
    if person is None:
        raise NotFound("No such person.")
    deny(by=by, audience=review.audience, membership_id=membership_id, reason=reason.strip()[:200])
    panel = planned_panel(review)
    if panel is not None:
        _vacate_quietly(by, review, panel, person, now)
    changed = []
    if review.contact_person_id == membership_id:
        review.contact_person, changed = None, ["contact_person"]
    save(review, now, *changed)
    log(by, Category.ALTERATION, "bar_from_review", review, fields=["denials"], more=[membership_id])
    return review
