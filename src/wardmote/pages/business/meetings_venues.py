"""The register of venues, and the other names of a body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from wardmote.access.choices import Permission
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.meetings import operations, queries
from wardmote.meetings.models import Venue
from wardmote.meetings.permissions import check_may_found, check_may_keep_venue, may_keep_venue
from wardmote.pages.business import meetings_forms as forms
from wardmote.pages.business.meetings_acting import SECTION, answer, body_to_run, post_only, viewer_of
from wardmote.pages.casework.acting import sent


@dataclass(frozen=True)
class VenueLine:
    """A venue, and whether the viewer keeps it."""

    venue: Venue
    may_change: bool


@dataclass(frozen=True, kw_only=True)
class VenuesPage(Page):
    """Where bodies meet."""

    template: ClassVar[str] = "business/venues.html"
    section: str = SECTION
    open: tuple[VenueLine, ...]
    closed: tuple[VenueLine, ...]
    may_add: bool


def show_venues(request: HttpRequest) -> HttpResponse:
    """The register, those that are no longer offered last."""
    viewer = viewer_of(request)
    lines = [
        VenueLine(venue, may_keep_venue(viewer, venue))
        for venue in queries.list_venues(viewer=viewer, closed=True)
    ]
    return render(
        request,
        VenuesPage(
            title="Venues",
            back=Link(text="Business", href=reverse("business")),
            open=tuple(line for line in lines if line.venue.closed_on is None),
            closed=tuple(line for line in lines if line.venue.closed_on is not None),
            may_add=viewer.may(Permission.RUN_BUSINESS),
        ),
    )


def add_venue(request: HttpRequest) -> HttpResponse:
    """One more venue."""
    viewer = viewer_of(request)
    check_may_found(viewer)
    form = forms.VenueForm(sent(request), initial={"capacity": 0})

    def do(form: Form) -> None:
        operations.add_venue(by=viewer, **form.cleaned_data)

    return _of_venues(request, form, do, title="Add a venue", button="Add the venue", done="Added.")


def change_venue(request: HttpRequest, venue_id: UUID) -> HttpResponse:
    """Put a venue right, or say that it is no longer offered."""
    viewer = viewer_of(request)
    venue = queries.get_venue(viewer=viewer, venue_id=venue_id)
    check_may_keep_venue(viewer, venue)
    initial = {name: getattr(venue, name) for name in forms.VenueForm.base_fields}
    form = forms.ChangeVenueForm(sent(request), initial={**initial, "is_offered": venue.closed_on is None})

    def do(form: Form) -> None:
        clean: dict[str, Any] = dict(form.cleaned_data)
        offered = clean.pop("is_offered")
        closed_on = None if offered else venue.closed_on or timezone.localdate()
        operations.change_venue(by=viewer, venue=venue, closed_on=closed_on, **clean)

    return _of_venues(
        request,
        form,
        do,
        title="Change a venue",
        button="Save",
        done="Saved. Coming meetings there say it so; those that were held keep what was said then.",
    )


def _of_venues(request: HttpRequest, form: Form, do: Any, **words: str) -> HttpResponse:
    return answer(request, form, do, to=reverse("venues"), **words)  # type: ignore[arg-type]


# --- other names of a body ----------------------------------------------------------------------------


def add_name(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """By which other name a body is found."""
    viewer, body = viewer_of(request), body_to_run(request, body_id)
    form = forms.NameForm(sent(request), initial={"kind": "also"})

    def do(form: Form) -> None:
        operations.name_body(by=viewer, body=body, **form.cleaned_data)

    return answer(
        request, form, do, title="Another name of the body", caption=body.short_name, button="Add the name",
        done="Added. Search and imported minutes find the body by it.", to=reverse("body", args=[body.pk]),
    )  # fmt: skip


def drop_name(request: HttpRequest, body_id: UUID, name_id: UUID) -> HttpResponse:
    """A name that was noted by mistake."""
    viewer, body = viewer_of(request), body_to_run(request, body_id)
    return post_only(
        request,
        lambda: operations.drop_name(by=viewer, body=body, name_id=name_id),
        done="Taken off.",
        to=reverse("body", args=[body.pk]),
    )
