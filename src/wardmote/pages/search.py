"""The one search: everything that the viewer may see, by kind. Words are posted, so that no name stands in an address.

Each kind is asked of its own room, which shows what the viewer may see and leaves the event. Safe locations and
protected sources (F5, F6) are encrypted, stand in no index, and are found by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils import timezone

from wardmote.access.actors import Viewer
from wardmote.access.choices import Permission
from wardmote.actions.queries import LogFilter, list_log
from wardmote.cases.queries import CaseFilter, list_cases, list_stubs
from wardmote.design.fields import Form, RadiosField, TextField
from wardmote.design.page import Page, render
from wardmote.design.words import date_words, plural
from wardmote.meetings.queries import find_bodies, find_items, find_papers
from wardmote.pages.casework.acting import SENSITIVE, choose, sent, viewer_of
from wardmote.pages.routes import route
from wardmote.people.queries import find_people, groups_of, links_between
from wardmote.plans.queries import find_in_plans
from wardmote.reports.queries.inbox import find_reports
from wardmote.reviews.queries.reading import ReviewFilter, list_reviews

LEAST = 2
FEW, MOST = 5, 50
EVERYTHING = "everything"


@dataclass(frozen=True)
class Hit:
    """One thing that was found: where it is, and what tells it from others."""

    text: str
    href: str
    note: str


def _people(viewer: Viewer, words: str) -> list[Hit]:
    """Each person once: the newest record of those that officers have linked."""
    people = {person.pk: person for person in find_people(viewer=viewer, words=words)}
    hits = []
    for first, *rest in groups_of(list(people), links_between(viewer=viewer, person_ids=people)):
        person, others = people[first], [people[one] for one in rest]
        names = sorted({one.name for one in others if one.name and one.name != person.name})
        notes = [
            f"born {date_words(person.born_on)}" if person.born_on else "",
            person.address_text,
            f"record of {person.agency.short_name}",
            f"{plural(len(rest) + 1, 'record')} of one person" if rest else "",
            *(f"also as {name}" for name in names),
        ]
        hits.append(_hit(str(person), reverse("person_record", args=[person.pk]), *notes))
    return hits


def _cases(viewer: Viewer, words: str) -> list[Hit]:
    wanted = CaseFilter(words=words, which="all")
    found = list_cases(viewer=viewer, wanted=wanted, today=timezone.localdate(), size=MOST)
    return [
        _hit(
            f"{case.reference} {case.title}",
            reverse("case", args=[case.reference]),
            case.get_status_display(),
            case.agency.short_name,
            f"opened {date_words(case.opened_at)}",
        )
        for case in found.rows
    ] + [
        _hit(stub.name, reverse("case_stub", args=[stub.case_id]), "locked", *stub.agency_names)
        for stub in list_stubs(viewer=viewer, words=words)
    ]


def _reports(viewer: Viewer, words: str) -> list[Hit]:
    return [
        _hit(
            report.reference,
            reverse("report", args=[report.reference]),
            report.get_status_display(),
            report.agency.short_name,
            f"received {date_words(report.received_at)}",
        )
        for report in find_reports(viewer=viewer, words=words, most=MOST)
    ]


def _reviews(viewer: Viewer, words: str) -> list[Hit]:
    return [
        _hit(
            review.reference,
            reverse("review", args=[review.reference]),
            review.get_state_display(),
            f"received {date_words(review.received_at)}",
        )
        for review in list_reviews(viewer=viewer, wanted=ReviewFilter(which="all", words=words))
    ]


def _bodies(viewer: Viewer, words: str) -> list[Hit]:
    return [
        _hit(body.name, reverse("body", args=[body.pk]), body.get_kind_display())
        for body in find_bodies(viewer=viewer, words=words)
    ]


def _meetings(viewer: Viewer, words: str) -> list[Hit]:
    return [
        _hit(
            f"{one.item.number}. {one.item.title}" if one.item.number else one.item.title,
            reverse("meeting", args=[one.item.meeting_id]) + f"#item-{one.item.pk}",
            one.body,
            date_words(one.starts_at),
        )
        for one in find_items(viewer=viewer, words=words)
    ]


def _papers(viewer: Viewer, words: str) -> list[Hit]:
    return [
        _hit(one.title, reverse("paper", args=[one.paper_id]), one.agency)
        for one in find_papers(viewer=viewer, words=words)
    ]


def _actions(viewer: Viewer, words: str) -> list[Hit]:
    wanted = LogFilter(words=words, ended_too=True)
    return [
        _hit(
            f"{line.action.number}. {line.action.text}",
            reverse("action", args=[line.action.pk]),
            line.owners,
            line.state,
        )
        for line in list_log(viewer=viewer, today=timezone.localdate(), wanted=wanted)
    ]


def _plan(viewer: Viewer, words: str) -> list[Hit]:
    return [
        _hit(
            f"{line.ref} {line.text}",
            reverse("tactical_action", args=[line.pk]),
            line.plan.title,
            line.lead.short_name,
        )
        for line in find_in_plans(viewer=viewer, words=words)
    ]


def _hit(text: str, href: str, *notes: str) -> Hit:
    return Hit(text, href, ", ".join(note for note in notes if note))


@dataclass(frozen=True)
class Kind:
    """A kind of record: its key in the form, its words, who may look for it, and how it is found."""

    key: str
    words: str
    permission: Permission
    find: Callable[[Viewer, str], Sequence[Hit]]


KINDS = (
    Kind("people", "People", Permission.READ_CASES, _people),
    Kind("cases", "Cases", Permission.READ_CASES, _cases),
    Kind("reports", "Reports", Permission.READ_REPORTS, _reports),
    Kind("reviews", "Case reviews", Permission.READ_REVIEWS, _reviews),
    Kind("bodies", "Bodies", Permission.READ_BUSINESS, _bodies),
    Kind("meetings", "Meetings and minutes", Permission.READ_BUSINESS, _meetings),
    Kind("papers", "Papers", Permission.READ_BUSINESS, _papers),
    Kind("actions", "Actions", Permission.READ_BUSINESS, _actions),
    Kind("plan", "Plan", Permission.READ_BUSINESS, _plan),
)


def kinds_for(viewer: Viewer) -> tuple[Kind, ...]:
    """Return what the viewer may look for; empty for those whose duties show them no records."""
    return tuple(kind for kind in KINDS if viewer.may(kind.permission))


class SearchForm(Form):
    """What to look for, and among what."""

    one_time: ClassVar[bool] = False

    words = TextField(
        label="What are you looking for?",
        hint="Words, a reference, part of a name, a phone number or an email address",
        limit=120,
        missing="Enter what you are looking for",
    )
    kind = RadiosField(label="Among", options=(), required=False, say_optional=False, small=True, inline=True)


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `more`: there is more of it than is shown."""

    kind: Kind
    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    """What was found, by kind."""

    template: ClassVar[str] = "search.html"
    section: str = "search"
    search: Form
    groups: tuple[Group, ...] | None

    @property
    def found(self) -> tuple[Group, ...]:
        """The kinds of which something was found."""
        return tuple(group for group in self.groups or () if group.hits)


def search(request: HttpRequest) -> HttpResponse:
    """Look for words in all that the viewer may see, or in one kind of it."""
    viewer = viewer_of(request)
    kinds = kinds_for(viewer)
    form = SearchForm(sent(request), initial={"kind": EVERYTHING})
    choose(form, "kind", [(EVERYTHING, "Everything"), *((kind.key, kind.words) for kind in kinds)])
    groups: tuple[Group, ...] | None = None
    if form.is_bound and form.is_valid():
        words, wanted = form.cleaned_data["words"].strip(), form.cleaned_data["kind"] or EVERYTHING
        if len(words) < LEAST:
            form.add_error("words", f"Enter at least {LEAST} letters")
        else:
            shown = [kind for kind in kinds if wanted in (EVERYTHING, kind.key)]
            groups = tuple(_group(viewer, kind, words, FEW if len(shown) > 1 else MOST) for kind in shown)
    sensitive = any(group.kind.permission != Permission.READ_BUSINESS for group in groups or () if group.hits)
    return render(
        request,
        SearchPage(title="Search", search=form, groups=groups, marking=SENSITIVE if sensitive else ""),
    )


def _group(viewer: Viewer, kind: Kind, words: str, most: int) -> Group:
    hits = tuple(kind.find(viewer, words))
    return Group(kind, hits[:most], len(hits) > most)


routes: list[URLPattern] = [route("search", search, permission=Permission.SIGNED_IN, name="search")]
