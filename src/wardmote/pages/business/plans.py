"""Strategies and delivery plans: reading, writing, going through them in a meeting, comments, adoption; duties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound, Refused
from wardmote.calendar.london import day_of
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.meetings.queries import list_meetings
from wardmote.pages.business import meetings_acting
from wardmote.pages.business import plans_forms as forms
from wardmote.pages.business.meetings_acting import post_only, viewer_of
from wardmote.pages.casework.acting import choose, sent, show_refusal
from wardmote.partnerships.queries import list_agencies
from wardmote.plans import operations, queries
from wardmote.plans.choices import Duty, PlanKind
from wardmote.plans.models import Plan, PlanVersion, Progress, TacticalAction
from wardmote.plans.permissions import check_may_run, may_answer_for

SECTION = "plans"
answer = partial(meetings_acting.answer, section=SECTION)


@dataclass(frozen=True, kw_only=True)
class PlansPage(Page):
    """All plans."""

    template: ClassVar[str] = "business/plans.html"
    section: str = SECTION
    plans: tuple[Plan, ...]
    may_run: bool


def show_plans(request: HttpRequest) -> HttpResponse:
    """The strategies and delivery plans."""
    return render(
        request,
        PlansPage(
            title="Plans",
            plans=tuple(queries.list_plans(viewer=viewer_of(request))),
            may_run=_runs(request),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class PlanPage(Page):
    """One plan whole."""

    template: ClassVar[str] = "business/plan.html"
    section: str = SECTION
    full: queries.FullPlan
    may_run: bool
    may_comment: bool
    today: date


def show_plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Priorities, objectives, tactical actions and how they are getting on."""
    today = timezone.localdate()
    full = queries.get_plan(viewer=viewer_of(request), plan_id=plan_id, today=today)
    return render(
        request,
        PlanPage(
            title=full.plan.title,
            caption=full.plan.get_kind_display(),
            full=full,
            may_run=_runs(request),
            may_comment=queries.is_out_for_comment(full.plan, today=today),
            today=today,
            back=Link(text="Plans", href=reverse("plans")),
        ),
    )


def add_plan(request: HttpRequest) -> HttpResponse:
    """Begin a plan."""
    check_may_run(viewer_of(request))
    viewer = viewer_of(request)
    form = forms.PlanForm(sent(request))
    strategies = [one for one in queries.list_plans(viewer=viewer) if one.kind == PlanKind.STRATEGY]
    choose(form, "strategy", [(str(one.pk), one.title) for one in strategies])

    def do(whole: Form) -> str:
        given = dict(whole.cleaned_data)
        strategy = given.pop("strategy")
        made = operations.create_plan(
            by=viewer, agency_id=viewer.agency_id, strategy_id=UUID(strategy) if strategy else None, **given
        )
        return reverse("plan", args=[made.pk])

    return answer(
        request,
        form,
        do,
        title="Begin a plan",
        button="Begin the plan",
        done="The plan is begun",
        to=reverse("plans"),
    )


def add_priority(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Add a priority."""
    plan = _plan_to_run(request, plan_id)
    form = forms.PriorityForm(sent(request))
    return answer(
        request,
        form,
        lambda whole: operations.add_priority(by=viewer_of(request), plan_id=plan.pk, **whole.cleaned_data),
        title="Add a priority",
        caption=plan.title,
        button="Add the priority",
        done="The priority is added",
        to=_to_plan(plan),
    )


def add_objective(request: HttpRequest, plan_id: UUID, priority_id: UUID) -> HttpResponse:
    """Add an objective under a priority of the plan."""
    plan = _plan_to_run(request, plan_id)
    priority = next((one for one in plan.priorities.all() if one.pk == priority_id), None)
    if priority is None:
        raise NotFound("No such priority.")
    return answer(
        request,
        forms.ObjectiveForm(sent(request)),
        lambda whole: operations.add_objective(
            by=viewer_of(request), priority_id=priority_id, **whole.cleaned_data
        ),
        title="Add an objective",
        caption=f"{plan.title}: {priority.title}",
        button="Add the objective",
        done="The objective is added",
        to=_to_plan(plan),
    )


def add_tactical_action(request: HttpRequest, plan_id: UUID, objective_id: UUID) -> HttpResponse:
    """Add a tactical action under an objective of the plan."""
    plan = _plan_to_run(request, plan_id)
    form = _tactical_form(request, forms.TacticalForm, {})
    return answer(
        request,
        form,
        lambda whole: operations.add_tactical_action(
            by=viewer_of(request), objective_id=objective_id, **_written(whole)
        ),
        title="Add a tactical action",
        caption=plan.title,
        button="Add it",
        done="The tactical action is added",
        to=_to_plan(plan),
    )


@dataclass(frozen=True, kw_only=True)
class TacticalPage(Page):
    """One tactical action and what was said of it."""

    template: ClassVar[str] = "business/tactical.html"
    section: str = SECTION
    row: TacticalAction
    said: tuple[Progress, ...]
    form: Form | None
    day: Form
    may_run: bool
    is_new: bool


def show_tactical_action(request: HttpRequest, tactical_id: UUID) -> HttpResponse:
    """A tactical action; its partners report on it here."""
    viewer = viewer_of(request)
    row, said = queries.get_tactical_action(viewer=viewer, tactical_id=tactical_id)
    may_report = may_answer_for(viewer, queries.partners_of(row))
    form = forms.ProgressForm(sent(request), initial={"state": row.state}) if may_report else None
    day = forms.DayForm(sent(request), initial={"on": timezone.localdate()})
    if form is not None and request.method == "POST" and form.is_valid() and day.is_valid():
        try:
            operations.report_progress(
                by=viewer, tactical_id=row.pk, on=day.cleaned_data["on"], **form.cleaned_data
            )
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Written down")
            return HttpResponseRedirect(reverse("tactical_action", args=[row.pk]))
    return render(
        request,
        TacticalPage(
            title=f"{row.ref} {row.text}",
            caption=row.plan.title,
            row=row,
            said=tuple(said),
            form=form,
            day=day,
            may_run=_runs(request),
            is_new=not said,
            back=Link(text=row.plan.title, href=_to_plan(row.plan)),
        ),
    )


def change_tactical_action(request: HttpRequest, tactical_id: UUID) -> HttpResponse:
    """Change a tactical action."""
    viewer = viewer_of(request)
    check_may_run(viewer)
    row, _ = queries.get_tactical_action(viewer=viewer, tactical_id=tactical_id)
    names = ("text", "start_on", "due_on", "measure", "baseline", "target", "wants_case_study")
    form = _tactical_form(
        request,
        forms.ChangeTacticalForm,
        {
            "version": str(row.version),
            **{name: getattr(row, name) for name in names},
            "lead": str(row.lead_id),
            "partners": [str(one.agency_id) for one in row.partners.all()],
            "budget": f"{row.budget:,.2f}" if row.budget is not None else "",
        },
    )
    return answer(
        request,
        form,
        lambda whole: operations.change_tactical_action(by=viewer, tactical_id=row.pk, **_written(whole)),
        title=f"Change {row.ref}",
        caption=row.plan.title,
        button="Save",
        done="Saved",
        to=reverse("tactical_action", args=[row.pk]),
    )


def remove_tactical_action(request: HttpRequest, tactical_id: UUID) -> HttpResponse:
    """Take a tactical action out of a draft."""
    viewer = viewer_of(request)
    row, _ = queries.get_tactical_action(viewer=viewer, tactical_id=tactical_id)
    return post_only(
        request,
        lambda: operations.remove_tactical_action(by=viewer, tactical_id=row.pk),
        done=f"{row.ref} is taken out",
        to=_to_plan(row.plan),
    )


@dataclass(frozen=True)
class WalkLine:
    """One line of the walk-through with its form."""

    line: queries.TacticalLine
    form: Form


@dataclass(frozen=True, kw_only=True)
class WalkPage(Page):
    """The plan on one screen, to be gone through in a meeting."""

    template: ClassVar[str] = "business/plan_walk.html"
    section: str = SECTION
    plan: Plan
    lines: tuple[WalkLine, ...]
    meetings: tuple[tuple[str, str], ...]
    meeting: str

    @property
    def forms(self) -> tuple[Form, ...]:
        """The form of each line."""
        return tuple(one.form for one in self.lines)


def walk_through(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Write, line by line, what is said in a meeting. What is whole is kept even if another line is not."""
    viewer = viewer_of(request)
    plan = _plan_to_run(request, plan_id)
    today = timezone.localdate()
    full = queries.get_plan(viewer=viewer, plan_id=plan.pk, today=today)
    choices = _meetings(request)
    days = {key: day for key, _, day in choices}
    given = request.POST if request.method == "POST" else request.GET
    meeting = given.get("meeting", "")
    meeting = meeting if meeting in days else ""
    lines, written, wrong = [], 0, False
    for line in full.lines:
        begin = {"state": line.row.state}
        prefix = f"line-{line.row.pk}"
        form = forms.ProgressForm(sent(request), prefix=prefix, initial=begin)
        if request.method == "POST" and form.says_something:
            if form.is_valid() and _write_down(request, line.row, form, meeting, days.get(meeting, today)):
                written += 1
                form = forms.ProgressForm(prefix=prefix, initial={"state": form.cleaned_data["state"]})
            else:
                wrong = True
        elif request.method == "POST":
            form = forms.ProgressForm(prefix=prefix, initial=begin)
        lines.append(WalkLine(line, form))
    if written:
        messages.success(request, f"{written} line{'s' if written > 1 else ''} written down")
    if request.method == "POST" and not wrong:
        return HttpResponseRedirect(f"{reverse('plan_walk', args=[plan.pk])}?meeting={meeting}")
    return render(
        request,
        WalkPage(
            title="Go through the plan",
            caption=plan.title,
            plan=plan,
            lines=tuple(lines),
            meetings=tuple((key, words) for key, words, _ in choices),
            meeting=meeting,
            back=Link(text=plan.title, href=_to_plan(plan)),
        ),
    )


def _write_down(request: HttpRequest, row: TacticalAction, form: Form, meeting: str, on: date) -> bool:
    try:
        operations.report_progress(
            by=viewer_of(request),
            tactical_id=row.pk,
            on=on,
            meeting_id=UUID(meeting) if meeting else None,
            **form.cleaned_data,
        )
    except Refused as refusal:
        show_refusal(form, refusal)
        return False
    return True


def ask_for_comments(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Send a draft round."""
    plan = _plan_to_run(request, plan_id)
    return answer(
        request,
        forms.UntilForm(sent(request)),
        lambda whole: operations.ask_for_plan_comments(
            by=viewer_of(request), plan_id=plan.pk, **whole.cleaned_data
        ),
        title="Send the draft round for comment",
        caption=plan.title,
        button="Send it round",
        done="The draft is out for comment",
        to=_to_plan(plan),
    )


def comment(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Comment on a draft, for one's agency."""
    viewer = viewer_of(request)
    plan = queries.get_plan(viewer=viewer, plan_id=plan_id, today=timezone.localdate()).plan
    return answer(
        request,
        forms.CommentForm(sent(request)),
        lambda whole: operations.comment_on_plan(by=viewer, plan_id=plan.pk, **whole.cleaned_data),
        title="Comment on the draft",
        caption=plan.title,
        button="Send",
        done="Your comment is sent",
        to=_to_plan(plan),
    )


def answer_comment(request: HttpRequest, plan_id: UUID, comment_id: UUID) -> HttpResponse:
    """Say what was done about a comment."""
    plan = _plan_to_run(request, plan_id)
    found = next((one for one in plan.comments.all() if one.pk == comment_id), None)
    if found is None:
        raise NotFound("No such comment.")
    return answer(
        request,
        forms.AnswerForm(sent(request)),
        lambda whole: operations.answer_plan_comment(
            by=viewer_of(request), comment_id=comment_id, **whole.cleaned_data
        ),
        title="Answer a comment",
        caption=plan.title,
        introduction=(found.text,),
        button="Save the answer",
        done="Answered",
        to=_to_plan(plan),
    )


def adopt(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Adopt the plan: keep it as it stands."""
    plan = _plan_to_run(request, plan_id)
    form = forms.AdoptForm(sent(request))
    choose(form, "meeting", [(key, words) for key, words, _ in _meetings(request)])

    def do(whole: Form) -> object:
        given = whole.cleaned_data
        return operations.adopt_plan(
            by=viewer_of(request),
            plan_id=plan.pk,
            on=given["on"],
            meeting_id=UUID(given["meeting"]) if given["meeting"] else None,
            note_text=given["note"],
        )

    return answer(
        request,
        form,
        do,
        title="Adopt the plan",
        caption=plan.title,
        introduction=(
            "It is kept as it stands today. Later changes show in the next version that is adopted.",
        ),
        button="Adopt it",
        done="The plan is adopted",
        to=_to_plan(plan),
    )


def publish(request: HttpRequest, plan_id: UUID, how: str) -> HttpResponse:
    """Put the plan on the public pages, or take it away."""
    plan = _plan_to_run(request, plan_id)
    on = how == "publish"
    return post_only(
        request,
        lambda: operations.publish_plan(by=viewer_of(request), plan_id=plan.pk, published=on),
        done="The public can read it" if on else "The public can no longer read it",
        to=_to_plan(plan),
    )


def close(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """End the plan."""
    plan = _plan_to_run(request, plan_id)
    return post_only(
        request,
        lambda: operations.close_plan(by=viewer_of(request), plan_id=plan.pk),
        done="The plan is closed",
        to=_to_plan(plan),
    )


@dataclass(frozen=True, kw_only=True)
class VersionPage(Page):
    """A plan as it was adopted."""

    template: ClassVar[str] = "business/plan_version.html"
    section: str = SECTION
    version: PlanVersion


def show_version(request: HttpRequest, plan_id: UUID, number: int) -> HttpResponse:
    """A plan as it was adopted."""
    version = queries.get_version(viewer=viewer_of(request), plan_id=plan_id, number=number)
    return render(
        request,
        VersionPage(
            title=f"Version {version.number}",
            caption=version.plan.title,
            version=version,
            back=Link(text=version.plan.title, href=_to_plan(version.plan)),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class DutiesPage(Page):
    """What the law asks this year."""

    template: ClassVar[str] = "business/duties.html"
    section: str = "duties"
    yearly: tuple[queries.DutyView, ...]
    supplies: tuple[queries.DutyView, ...]
    missing: int
    may_run: bool
    today: date


def show_duties(request: HttpRequest) -> HttpResponse:
    """The statutory calendar, and what of it is missing."""
    today = timezone.localdate()
    found = queries.duties_in(viewer=viewer_of(request), today=today)
    return render(
        request,
        DutiesPage(
            title="What the law asks this year",
            yearly=tuple(one for one in found if one.standing.wanted.duty != Duty.SUPPLY),
            supplies=tuple(one for one in found if one.standing.wanted.duty == Duty.SUPPLY),
            missing=sum(one.standing.is_missing for one in found),
            may_run=_runs(request),
            today=today,
        ),
    )


def record_duty(request: HttpRequest, duty: str, period: str) -> HttpResponse:
    """Record that one of them was done. `agency` in the query: who supplied it."""
    viewer = viewer_of(request)
    check_may_run(viewer)
    agency = request.GET.get("agency", "")
    wanted = next(
        (
            one
            for one in queries.duties_in(viewer=viewer, today=timezone.localdate())
            if one.standing.wanted.duty == duty
            and one.standing.wanted.period_from.isoformat() == period
            and str(one.standing.wanted.agency_id or "") == agency
        ),
        None,
    )
    if wanted is None:
        raise NotFound("No such duty.")
    standing = wanted.standing.wanted
    return answer(
        request,
        forms.DutyForm(sent(request)),
        lambda whole: operations.record_duty(
            by=viewer,
            duty=duty,
            period_from=standing.period_from,
            agency_id=standing.agency_id,
            **whole.cleaned_data,
        ),
        title=wanted.label,
        caption=wanted.supplier or "What the law asks this year",
        button="Record it",
        done="Recorded",
        to=reverse("duties"),
    )


def withdraw_duty(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Take back what was recorded by mistake."""
    return post_only(
        request,
        lambda: operations.withdraw_duty(by=viewer_of(request), record_id=record_id),
        done="Taken back",
        to=reverse("duties"),
    )


def _runs(request: HttpRequest) -> bool:
    return viewer_of(request).may(Permission.RUN_BUSINESS)


def _plan_to_run(request: HttpRequest, plan_id: UUID) -> Plan:
    viewer = viewer_of(request)
    plan = queries.get_plan(viewer=viewer, plan_id=plan_id, today=timezone.localdate()).plan
    check_may_run(viewer)
    return plan


def _to_plan(plan: Plan) -> str:
    return reverse("plan", args=[plan.pk])


def _tactical_form(request: HttpRequest, kind: type[forms.TacticalForm], initial: dict[str, Any]) -> Form:
    form = kind(sent(request), initial=initial)
    agencies = [(str(one.pk), one.name) for one in list_agencies(viewer=viewer_of(request))]
    choose(form, "lead", agencies)
    choose(form, "partners", agencies)
    return form


def _written(form: Form) -> dict[str, Any]:
    given = dict(form.cleaned_data)
    lead, partners = given.pop("lead"), given.pop("partners")
    return {**given, "lead_id": UUID(lead), "partner_ids": [UUID(one) for one in partners]}


def _meetings(request: HttpRequest) -> list[tuple[str, str, date]]:
    """The meetings of the last months and of today: key, words, day; the latest first."""
    now = timezone.now()
    found = list_meetings(
        viewer=viewer_of(request), since=now - timedelta(days=200), until=now + timedelta(hours=12)
    )
    rows = [(one, day_of(one.starts_at)) for one in found]
    rows.sort(key=lambda row: row[1], reverse=True)
    return [(str(one.pk), f"{one.body.short_name}, {day:%-d %B %Y}", day) for one, day in rows]
