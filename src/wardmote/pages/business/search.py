"""One search over the partnership's business: meetings and minutes, papers, actions, the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from wardmote.access.choices import Permission
from wardmote.actions.queries import Line, LogFilter, list_log
from wardmote.design.fields import Form, TextField
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.meetings.models import Body
from wardmote.meetings.queries import FoundItem, FoundPaper, find_bodies, find_in_meetings
from wardmote.pages.business.meetings_acting import viewer_of
from wardmote.plans.models import TacticalAction
from wardmote.plans.queries import find_in_plans

LEAST = 2


class SearchForm(Form):
    """What to look for."""

    one_time: ClassVar[bool] = False

    words = TextField(label="Words", hint=f"At least {LEAST} letters", limit=100, required=False)


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    """What was found, by where it stands."""

    template: ClassVar[str] = "business/search.html"
    section: str = "business_search"
    form: Form
    words: str
    bodies: tuple[Body, ...] = ()
    items: tuple[FoundItem, ...] = ()
    papers: tuple[FoundPaper, ...] = ()
    actions: tuple[Line, ...] = ()
    lines: tuple[TacticalAction, ...] = ()
    elsewhere: tuple[Link, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether words were asked for and stand nowhere that the viewer may see."""
        return bool(self.words) and not (
            self.bodies or self.items or self.papers or self.actions or self.lines
        )


def search(request: HttpRequest) -> HttpResponse:
    """Find words in everything of the business that the viewer may see. Casework has its own search."""
    viewer = viewer_of(request)
    form = SearchForm(request.GET if "words" in request.GET else None)
    words = form.cleaned_data["words"].strip() if form.is_bound and form.is_valid() else ""
    if len(words) < LEAST:
        return render(request, SearchPage(title="Search the business", form=form, words=""))
    items, papers = find_in_meetings(viewer=viewer, words=words)
    wanted = LogFilter(words=words)
    return render(
        request,
        SearchPage(
            title="Search the business",
            form=form,
            words=words,
            bodies=tuple(find_bodies(viewer=viewer, words=words)),
            items=tuple(items),
            papers=tuple(papers),
            actions=tuple(list_log(viewer=viewer, today=timezone.localdate(), wanted=wanted)),
            lines=tuple(find_in_plans(viewer=viewer, words=words)),
            elsewhere=(Link(text="Search the cases", href=reverse("cases")),)
            if viewer.may(Permission.READ_CASES)
            else (),
        ),
    )
