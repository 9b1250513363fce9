"""My work, the list of cases, the team's board, the export, and what others see of a locked case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.choices import Permission
from wardmote.cases import operations, queries
from wardmote.cases.choices import CasePriority, CaseStatus, RequestState
from wardmote.cases.models import AccessRequest, Case, CaseStub, SavedView
from wardmote.design.fields import Form
from wardmote.design.lists import Column, Paging, paging, sortable, with_query
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.notifications import operations as notifications
from wardmote.notifications.models import Prompt
from wardmote.notifications.queries import list_prompts
from wardmote.pages.administration.fresh import recently_authenticated
from wardmote.pages.casework import case_forms as forms
from wardmote.pages.casework.acting import SENSITIVE, choose, run, sent, viewer_of
from wardmote.partnerships.models import Team
from wardmote.partnerships.queries import agencies_and_colleagues, list_teams
from wardmote.reports.choices import Kind

LEVELS = {CasePriority.HIGH: 1, CasePriority.MEDIUM: 3, CasePriority.LOW: 4}
SIZES = (10, 50, 100)


def kinds_in_words(case: Case) -> str:
    """The kinds of behaviour of a case, as people see them."""
    return ", ".join(Kind(kind).label for kind in case.kinds)


def level_of(case: Case) -> int:
    """The priority as the tag's level, 1 the most serious."""
    return LEVELS[CasePriority(case.priority)]


@dataclass(frozen=True, kw_only=True)
class MyWorkPage(Page):
    """What I owe, what is new to me."""

    template: ClassVar[str] = "casework/my_work.html"
    section: str = "work"
    marking: str = SENSITIVE
    work: queries.WorkPage
    answers: tuple[AccessRequest, ...]
    prompts: tuple[Prompt, ...]
    today: Any


def my_work(request: HttpRequest) -> HttpResponse:
    """The first page after signing in: due, overdue, promised, new since I was last here."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    return render(
        request,
        MyWorkPage(
            title="My work",
            work=queries.my_work(viewer=viewer, today=today),
            answers=tuple(queries.my_requests(viewer=viewer)[:5]),
            # Reports that are serious before news of anything else.
            prompts=tuple(sorted(list_prompts(viewer=viewer), key=lambda one: one.record_type != "report")),
            today=today,
        ),
    )


def settle_prompt(request: HttpRequest, prompt_id: UUID) -> HttpResponse:
    """Take a prompt off the work page: somebody has seen to it."""
    notifications.settle_prompt(by=viewer_of(request), prompt_id=prompt_id)
    messages.success(request, "Taken off.")
    return HttpResponseRedirect(reverse("my_work"))


@dataclass(frozen=True)
class CaseLine:
    """A row of the list, ready to be shown."""

    case: Case
    owner: str
    kinds: str
    priority: str
    level: int
    status: str
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class CasesPage(Page):
    """The list of cases with its filters."""

    template: ClassVar[str] = "casework/cases.html"
    section: str = "cases"
    marking: str = SENSITIVE
    narrow: Form
    keep: Form
    lines: tuple[CaseLine, ...]
    columns: tuple[Column, ...]
    paging: Paging
    chosen: tuple[Link, ...]
    views: tuple[tuple[SavedView, str], ...]
    stubs: tuple[CaseStub, ...]
    query: str
    may_export: bool
    may_open: bool


def show_cases(request: HttpRequest) -> HttpResponse:
    """The cases that I may see, narrowed by what stands in the address."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    form = _filter_form(request)
    wanted = _wanted(form, request.GET.get("sort", ""))
    page = queries.list_cases(
        viewer=viewer,
        wanted=wanted,
        today=today,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        size=_size(request),
    )
    query = urlencode(
        [(key, value) for key, value in request.GET.items() if value and key not in ("after", "before")]
    )
    shown = len(page.rows)
    return render(
        request,
        CasesPage(
            title="Cases",
            narrow=form,
            keep=forms.SaveViewForm(initial={"query": query}),
            lines=tuple(
                CaseLine(
                    case=case,
                    owner=case.owner.account.name if case.owner else "",
                    kinds=kinds_in_words(case),
                    # Not `get_…_display()`, which makes a dictionary of all choices each time.
                    priority=CasePriority(case.priority).label,
                    level=level_of(case),
                    status=CaseStatus(case.status).label,
                    is_late=bool(case.is_open and case.review_on and case.review_on < today),
                )
                for case in page.rows
            ),
            columns=sortable(
                request,
                [
                    ("", "Case"),
                    ("", "What"),
                    ("", "Status"),
                    ("", "Owner"),
                    ("", "Review"),
                    ("changed", "Changed"),
                ],
                current=wanted.order,
            ),
            paging=paging(
                request,
                before=page.before,
                after=page.after,
                words=f"{shown} of {page.count_words}" if shown else "",
            ),
            chosen=_chosen(request, form),
            views=tuple(
                (view, f"{request.path}?{view.query}" if view.query else request.path)
                for view in queries.saved_views(viewer=viewer)
            ),
            stubs=tuple(queries.list_stubs(viewer=viewer, words=wanted.words)) if wanted.words else (),
            query=query,
            may_export=viewer.may(Permission.EXPORT),
            may_open=viewer.may(Permission.WORK_CASES),
        ),
    )


def _size(request: HttpRequest) -> int:
    text = request.GET.get("size", "")
    return int(text) if text.isdigit() and int(text) in SIZES else 50


def _filter_form(request: HttpRequest) -> forms.FilterForm:
    viewer = viewer_of(request)
    form = forms.FilterForm(request.GET)
    choose(form, "status", [(status.value, status.label) for status in CaseStatus])
    agencies, colleagues = agencies_and_colleagues(viewer=viewer)
    choose(form, "lead", [(str(agency.pk), agency.short_name) for agency in agencies])
    choose(form, "owner", colleagues)
    form.is_valid()
    return form


def _wanted(form: Form, order: str) -> queries.CaseFilter:
    """What the form asks for; a choice that does not exist is left out rather than refused."""
    clean = form.cleaned_data
    return queries.CaseFilter(
        which=clean.get("which") or "open",
        words=clean.get("q") or "",
        mine=bool(clean.get("mine")),
        status=clean.get("status") or "",
        kind=clean.get("kind") or "",
        priority=clean.get("priority") or "",
        risk=clean.get("risk") or "",
        led_by=UUID(clean["lead"]) if clean.get("lead") else None,
        owner_id=UUID(clean["owner"]) if clean.get("owner") else None,
        review_overdue=bool(clean.get("overdue")),
        order=order or "-changed",
    )


def _chosen(request: HttpRequest, form: Form) -> tuple[Link, ...]:
    words = {
        "q": "Search", "mine": "Mine", "status": "Status", "priority": "Priority", "risk": "Risk",
        "kind": "Behaviour", "lead": "Lead agency", "owner": "Owner", "overdue": "Review overdue",
    }  # fmt: skip
    return tuple(
        Link(text=label, href=with_query(request, **{name: None, "after": None, "before": None}))
        for name, label in words.items()
        if form.cleaned_data.get(name)
    )


def keep_view(request: HttpRequest) -> HttpResponse:
    """Keep the present filter under a name, or show what is wrong with the name."""
    form = forms.SaveViewForm(sent(request))
    target = reverse("cases") + (f"?{form.data.get('query')}" if form.data.get("query") else "")

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.save_view(
            by=viewer_of(request), list_name="cases", name=clean["name"], query=clean["query"]
        )

    if run(form, do):
        messages.success(request, "Kept. A search for words is not kept with it.")
        return HttpResponseRedirect(target)
    return render(
        request,
        FormPage(
            title="Keep this filter", form=form, layout="design/staff.html", section="cases", button="Keep",
            cancel=Link(text="Cancel", href=target),
        ),
    )  # fmt: skip


def forget_view(request: HttpRequest, view_id: UUID) -> HttpResponse:
    """Remove one of my saved views."""
    operations.forget_view(by=viewer_of(request), view_id=view_id)
    messages.success(request, "Removed.")
    return HttpResponseRedirect(reverse("cases"))


@recently_authenticated
def export_cases(request: HttpRequest) -> HttpResponse:
    """The present list as CSV, after saying who gets it and what for."""
    viewer = viewer_of(request)
    narrow = _filter_form(request)
    form = forms.ExportForm(sent(request))
    made: list[str] = []

    def do(form: Form) -> None:
        clean = form.cleaned_data
        made.append(
            queries.export_cases_csv(
                viewer=viewer,
                recipient=clean["recipient"],
                purpose=clean["purpose"],
                wanted=_wanted(narrow, request.GET.get("sort", "")),
                today=timezone.localdate(),
            )
        )

    if run(form, do):
        return HttpResponse(
            made[0],
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="cases-official-sensitive.csv"'},
        )
    query = request.META.get("QUERY_STRING", "")
    list_address = reverse("cases") + (f"?{query}" if query else "")
    return render(
        request,
        FormPage(
            title="Export cases",
            form=form,
            layout="design/staff.html",
            section="cases",
            marking=SENSITIVE,
            button="Export",
            introduction=(
                "The file holds the cases of the list as it is filtered now: no residents' names, no addresses, "
                "nothing of the chronology.",
                "It is marked OFFICIAL-SENSITIVE. Keep it where only those see it who need it.",
            ),
            cancel=Link(text="Cancel", href=list_address),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class BoardPage(Page):
    """The team's board."""

    template: ClassVar[str] = "casework/team_board.html"
    section: str = "team"
    marking: str = SENSITIVE
    board: queries.TeamBoard
    teams: tuple[Team, ...]
    team: Team | None


def team_board(request: HttpRequest) -> HttpResponse:
    """Who has what in hand, and what nobody has."""
    viewer = viewer_of(request)
    teams = tuple(list_teams(viewer=viewer))
    team = next((team for team in teams if str(team.pk) == request.GET.get("team", "")), None)
    board = queries.team_board(
        viewer=viewer, today=timezone.localdate(), now=timezone.now(), team_id=team.pk if team else None
    )
    return render(request, BoardPage(title="Team", board=board, teams=teams, team=team))


@dataclass(frozen=True, kw_only=True)
class StubPage(Page):
    """A locked case, as others see it."""

    template: ClassVar[str] = "casework/stub.html"
    section: str = "cases"
    stub: CaseStub
    form: Form
    waiting: AccessRequest | None
    may_override: bool
    asked: tuple[AccessRequest, ...] = field(default=())


def show_stub(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The name and the agencies of a locked case, and a way to ask for access."""
    viewer = viewer_of(request)
    stub = queries.get_stub(viewer=viewer, case_id=case_id)
    form = forms.AskForm(sent(request))

    def do(form: Form) -> None:
        operations.ask_for_access(
            by=viewer, case_id=case_id, reason=form.cleaned_data["reason"], form_token=form.token
        )

    if run(form, do):
        messages.success(request, "Asked. You will see the answer on your work page.")
        return HttpResponseRedirect(reverse("case_stub", args=[case_id]))
    asked = tuple(queries.my_requests(viewer=viewer, case_id=case_id))
    return render(
        request,
        StubPage(
            title=stub.name,
            caption="Locked case",
            stub=stub,
            form=form,
            waiting=next((one for one in asked if one.state == RequestState.ASKED), None),
            asked=asked,
            may_override=viewer.may(Permission.OVERRIDE_LOCKS),
            back=Link(text="Cases", href=reverse("cases")),
        ),
    )
