"""The panel of a case review: its seats and chair, what it found and recommended, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.casework import reviews_forms as forms
from wardmote.pages.casework.acting import SENSITIVE, choose, run, sent, viewer_of
from wardmote.pages.casework.reviews_acting import (
    answer,
    ask_reason,
    back_to,
    full_to_run,
    people_of,
    review_to_run,
    version_in,
)
from wardmote.partnerships.queries import list_agencies
from wardmote.reviews import operations
from wardmote.reviews.models import PanelMember, Review
from wardmote.reviews.operations import GivenMember, GivenRecommendation
from wardmote.reviews.permissions import check_may_answer
from wardmote.reviews.queries.reading import (
    ReviewInFull,
    find_review,
    get_recommendation,
)


def plan_panel(request: HttpRequest, reference: str) -> HttpResponse:
    """Give the panel a date, a chair and members."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    bodies = [one.agency_id for one in full.bodies if one.left_at is None] or [review.agency_id]
    form = forms.PanelForm(sent(request), initial={"version": str(review.version)})
    choose(form, "members", people_of(request, bodies))

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.plan_panel(
            by=viewer, review=review,
            starts_at=timezone.make_aware(datetime.combine(clean["on_day"], clean["at_time"])),
            where=clean["where"], chair_name=clean["chair_name"], chair_body=clean["chair_body"],
            chair_is_independent=bool(clean["chair_is_independent"]), independence=clean["independence"] or "",
            members=_members(full, clean["members"], clean["others"]), invites_victim=clean["invites"] == "yes",
            not_invited_reason=clean["not_invited_reason"] or "", version=version_in(clean), form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="Plan the panel", button="Plan the panel",
        done="The panel has a date. Now write to the applicant about it.",
        introduction=(f"The procedure: {review.procedure.get_chair_rule_display()}.",),
    )  # fmt: skip


def _members(full: ReviewInFull, chosen: list[str], others: str) -> list[GivenMember]:
    """Members as a form names them: people who sign in, and on each line a name with its body."""
    known = {one.agency.name.casefold(): one.agency_id for one in full.bodies}
    known |= {one.agency.short_name.casefold(): one.agency_id for one in full.bodies}
    lines = [line.partition(",") for line in others.splitlines() if line.strip()]
    named = [(name.strip(), body.strip(), known.get(body.strip().casefold())) for name, _, body in lines]
    return [
        *(GivenMember(membership_id=UUID(one)) for one in chosen),
        # A body that is not on the review stays beside the name.
        *(
            GivenMember(name=f"{name}, {body}" if body and not agency else name, agency_id=agency)
            for name, body, agency in named
        ),
    ]


def change_members(request: HttpRequest, reference: str) -> HttpResponse:
    """Members join and leave a planned panel."""
    full = full_to_run(request, reference)
    review, viewer, planned = full.review, viewer_of(request), full.planned
    if planned is None:
        return _plan_first(request, review)
    form = forms.MembersForm(sent(request), initial={"version": str(review.version)})
    seated = {str(one.membership_id) for one in planned.seated}
    bodies = [one.agency_id for one in full.bodies if one.left_at is None] or [review.agency_id]
    choose(form, "leaving", [(str(one.pk), _seat_words(one)) for one in planned.seated])
    choose(form, "joining", [one for one in people_of(request, bodies) if one[0] not in seated])

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.change_panel(
            by=viewer, review=review, joining=_members(full, clean["joining"], clean["others"]),
            leaving=[UUID(one) for one in clean["leaving"]], reason=clean["reason"], version=version_in(clean),
            form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="Change the members of the panel", button="Change them",
        done="The members are changed.", to=back_to(review, "panel"),
        introduction=("The panel keeps its date. One who joins while one leaves takes over that seat.",),
    )  # fmt: skip


def change_chair(request: HttpRequest, reference: str) -> HttpResponse:
    """Somebody else chairs a planned panel."""
    full = full_to_run(request, reference)
    review, viewer, planned = full.review, viewer_of(request), full.planned
    if planned is None:
        return _plan_first(request, review)
    form = forms.ChairForm(sent(request), initial={"version": str(review.version)})

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.change_chair(
            by=viewer, review=review, chair_name=clean["chair_name"], chair_body=clean["chair_body"],
            chair_is_independent=bool(clean["chair_is_independent"]), independence=clean["independence"] or "",
            reason=clean["reason"], version=version_in(clean), form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="Another chair", button="Keep", done="The chair is changed.",
        to=back_to(review, "panel"),
        introduction=(f"The procedure: {review.procedure.get_chair_rule_display()}.",),
    )  # fmt: skip


def _plan_first(request: HttpRequest, review: Review) -> HttpResponse:
    messages.warning(request, "Plan the panel first.")
    return HttpResponseRedirect(back_to(review))


def _seat_words(one: PanelMember) -> str:
    return f"{one.name}{f', {one.agency.short_name}' if one.agency else ''}"


def cancel_panel(request: HttpRequest, reference: str) -> HttpResponse:
    """The panel does not take place."""
    return ask_reason(
        request, reference, operations.cancel_panel, title="The panel does not take place",
        button="It does not take place", done="The review waits for another date.",
    )  # fmt: skip


def hear_victim(request: HttpRequest, reference: str) -> HttpResponse:
    """How the victim wants to be heard."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    statement = full.planned.panel.statement if full.planned else ""
    form = forms.HearingForm(sent(request), initial={"attendance": review.attendance, "statement": statement})

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.change_hearing(
            by=viewer, review=review, attendance=clean["attendance"], statement=clean["statement"] or "",
            form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="How the victim is heard", button="Keep", done="Kept.",
        to=back_to(review, "panel"),
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PanelHeldPage(Page):
    """What the panel found, and its recommendations, each in a group of its own."""

    template: ClassVar[str] = "casework/review_panel_held.html"
    section: str = "reviews"
    marking: str = SENSITIVE
    form: Form
    recommendations: tuple[int, ...]


def record_panel(request: HttpRequest, reference: str) -> HttpResponse:
    """What the panel found and recommends."""
    full = full_to_run(request, reference)
    review, viewer, planned = full.review, viewer_of(request), full.planned
    if planned is None:
        return _plan_first(request, review)
    if planned.panel.starts_at > timezone.now():
        meets = day_in_words(day_of(planned.panel.starts_at), weekday=True)
        messages.warning(request, f"The panel meets on {meets}. Write down then what it found.")
        return HttpResponseRedirect(back_to(review, "panel"))
    form = forms.PanelHeldForm(
        sent(request), initial={"version": str(review.version), "was_heard": planned.panel.attendance}
    )
    members = [(str(one.pk), _seat_words(one)) for one in planned.seated]
    choose(form, "present", members)
    choose(form, "apologies", members)
    for number in range(1, forms.ROWS + 1):
        choose(form, f"agency_{number}", [(str(one.pk), one.name) for one in list_agencies(viewer=viewer)])

    def do(clean: dict[str, Any], form: Form) -> None:
        asked = [
            GivenRecommendation(
                text=clean[f"text_{number}"],
                agency_id=UUID(clean[f"agency_{number}"]) if clean[f"agency_{number}"] else None,
                body_name=clean[f"body_{number}"],
                due_on=clean[f"due_{number}"],
            )
            for number in range(1, forms.ROWS + 1)
            if clean[f"text_{number}"]
        ]
        operations.record_panel(
            by=viewer, review=review,
            findings=[text.strip() for text in clean["findings"].replace("\r", "").split("\n\n")],
            recommendations=asked, was_heard=clean["was_heard"],
            present=[UUID(one) for one in clean["present"]],
            apologies=[UUID(one) for one in clean["apologies"]], notes=clean["notes"],
            version=version_in(clean), form_token=form.token,
        )  # fmt: skip

    if run(form, lambda form: do(form.cleaned_data, form)):
        messages.success(request, "The review is carried out. Now tell the applicant the outcome.")
        return HttpResponseRedirect(back_to(review))
    return render(
        request,
        PanelHeldPage(
            title="What the panel found",
            caption=f"ASB case review {review.reference}",
            form=form,
            recommendations=tuple(range(1, forms.ROWS + 1)),
            back=Link(text="Back to the review", href=back_to(review)),
        ),
    )


def track(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin to follow the recommendations up."""
    review, viewer = review_to_run(request, reference), viewer_of(request)

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.track_recommendations(by=viewer, review=review, form_token=form.token)

    return answer(
        request, review, Form(sent(request)), do, title="Follow the recommendations up",
        button="Follow them up", done="The recommendations are followed up.",
        introduction=("Each body answers, and you look again at what came of it.",),
    )  # fmt: skip


def answer_recommendation(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """A body answers a recommendation."""
    viewer = viewer_of(request)
    review = find_review(viewer=viewer, reference=reference)
    check_may_answer(viewer, review)
    recommendation = get_recommendation(viewer=viewer, review=review, number=number)
    form = forms.RecommendationAnswerForm(sent(request))

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.answer_recommendation(
            by=viewer, recommendation=recommendation, answer=clean["answer"], text=clean["text"],
            form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title=f"Answer recommendation {number}", button="Send the answer",
        done="The answer is sent.", introduction=(recommendation.text,), to=back_to(review, "recommendations"),
    )  # fmt: skip


def follow_up(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Look again at what came of a recommendation."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    recommendation = get_recommendation(viewer=viewer, review=review, number=number)
    form = forms.FollowUpForm(sent(request))
    choose(
        form, "agency", [(str(one.agency_id), one.agency.name) for one in full.bodies if one.left_at is None]
    )

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.follow_up(
            by=viewer, recommendation=recommendation, text=clean["text"], is_done=clean["is_done"] == "yes",
            again_on=clean["again_on"], agency_id=UUID(clean["agency"]) if clean["agency"] else None,
            form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title=f"Follow up recommendation {number}", button="Keep", done="Kept.",
        introduction=(recommendation.text,), to=back_to(review, "recommendations"),
    )  # fmt: skip
