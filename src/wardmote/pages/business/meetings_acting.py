"""One shape for every page that does something to a body or a meeting: load, form, one operation, back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.actors import Viewer
from wardmote.access.errors import Refused
from wardmote.design.fields import Form
from wardmote.design.page import FormPage, render
from wardmote.design.surroundings import Link
from wardmote.meetings import queries
from wardmote.meetings.models import AgendaItem, Body, Meeting
from wardmote.meetings.permissions import check_may_run
from wardmote.pages.casework.acting import run

SECTION = "business"
Do = Callable[[Form], object]


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who looks; these routes are only for signed-in people."""
    return request.actor  # type: ignore[attr-defined]


def body_to_run(request: HttpRequest, body_id: Any) -> Body:
    """Return a body that the viewer runs. Raises NotFound, NotAllowed before any form is shown."""
    body = queries.get_body(viewer=viewer_of(request), body_id=body_id)
    check_may_run(viewer_of(request), body)
    return body


def meeting_to_run(request: HttpRequest, meeting_id: Any) -> Meeting:
    """Return a meeting that the viewer runs. Raises NotFound, NotAllowed."""
    meeting = queries.get_meeting(viewer=viewer_of(request), meeting_id=meeting_id)
    check_may_run(viewer_of(request), meeting.body)
    return meeting


def item_to_run(request: HttpRequest, item_id: Any) -> AgendaItem:
    """Return an agenda item of a meeting that the viewer runs. Raises NotFound, NotAllowed."""
    item = queries.get_item(viewer=viewer_of(request), item_id=item_id)
    check_may_run(viewer_of(request), item.meeting.body)
    return item


def to_meeting(meeting: Meeting, part: str = "") -> str:
    """Return the address of a meeting's page, at a part of it."""
    return reverse("meeting", args=[meeting.pk]) + (f"#{part}" if part else "")


def to_item(item: AgendaItem) -> str:
    """Return the address of an item on its meeting's page."""
    return to_meeting(item.meeting, f"item-{item.pk}")


def answer(
    request: HttpRequest,
    form: Form,
    do: Do,
    *,
    title: str,
    button: str,
    done: str,
    to: str,
    caption: str = "",
    introduction: tuple[str, ...] = (),
    section: str = SECTION,
) -> HttpResponse:
    """Run a form and go to `to`, or to the address that `do` returns; show it when it is not whole or refused."""
    made: list[object] = []
    if run(form, lambda whole: made.append(do(whole))):
        messages.success(request, done)
        target = made[0]
        return HttpResponseRedirect(target if isinstance(target, str) else to)
    return render(
        request,
        FormPage(
            title=title,
            caption=caption,
            form=form,
            layout="design/staff.html",
            section=section,
            button=button,
            introduction=introduction,
            back=Link(text="Back", href=to),
            cancel=Link(text="Cancel", href=to),
        ),
    )


def post_only(request: HttpRequest, do: Callable[[], object], *, done: str, to: str) -> HttpResponse:
    """Do what a button asks for; a refusal is shown on the page it came from."""
    try:
        do()
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)
    return HttpResponseRedirect(to)
