"""Mail: what was sent, what waits and what could not be sent; in the demonstration, what would have been."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse

from wardmote.access.actors import SystemActor
from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound, Refused
from wardmote.access.rows import switched_to
from wardmote.design.lists import Paging, paging
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.notifications.choices import MessageState
from wardmote.notifications.operations import send_again
from wardmote.notifications.queries import MOST_SHOWN, SentMail, list_demonstration_mail, list_messages
from wardmote.pages.routes import route

COLOURS = {
    MessageState.WAITING: "blue",
    MessageState.SENT: "green",
    MessageState.SHOWN: "grey",
    MessageState.FAILED: "red",
    MessageState.STOPPED: "orange",
}


@dataclass(frozen=True, kw_only=True)
class MailPage(Page):
    """Messages of one agency: to whom (masked), about what, and where each stands."""

    template: ClassVar[str] = "administration/mail.html"
    section: str = "mail"
    rows: tuple[SentMail, ...]
    colours: dict[str, str]
    tabs: tuple[Link, ...]
    shown: str
    paging: Paging
    sends_mail: bool


@dataclass(frozen=True, kw_only=True)
class DemonstrationMailPage(Page):
    """Everything that the demonstration would have sent, whole: all in it is invented."""

    template: ClassVar[str] = "administration/demonstration_mail.html"
    marking: str = ""
    rows: tuple[SentMail, ...]
    paging: Paging


def _id_or_none(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _older(request: Any, rows: list[SentMail]) -> Paging:
    last = str(rows[-1].id) if len(rows) == MOST_SHOWN else None
    return paging(request, before=None, after=last)


def list_mail(request: Any) -> HttpResponse:
    """The agency's messages, newest first, all or of one state."""
    state = request.GET.get("state", "")
    chosen = MessageState(state) if state in MessageState.values else None
    rows = list_messages(viewer=request.actor, before=_id_or_none(request.GET.get("after", "")), state=chosen)
    address = reverse("mail")
    return render(
        request,
        MailPage(
            title="Mail",
            rows=tuple(rows),
            colours={state.value: colour for state, colour in COLOURS.items()},
            tabs=(
                Link(text="All", href=address),
                *(Link(text=one.label, href=f"{address}?state={one.value}") for one in MessageState),
            ),
            shown=chosen.label if chosen else "All",
            paging=_older(request, rows),
            sends_mail=settings.SMTP_CONFIGURED,
        ),
    )


def send_mail_again(request: Any, message_id: UUID) -> HttpResponse:
    """Give a message that could not be sent back to the queue."""
    try:
        send_again(by=request.actor, message_id=message_id)
    except Refused as refused:
        messages.error(request, " ".join(refused.problems.values()))
    else:
        messages.success(request, "The message is sent again")
    return HttpResponseRedirect(reverse("mail"))


def list_demonstration(request: Any) -> HttpResponse:
    """In the demonstration alone: every message, to whom and with its text."""
    if not (settings.DEMO and request.partnership.is_demonstration):
        raise NotFound("No such page.")
    system = SystemActor(request.partnership.id, why="the demonstration's mail page")
    with switched_to(system):
        rows = list_demonstration_mail(viewer=system, before=_id_or_none(request.GET.get("after", "")))
    return render(
        request,
        DemonstrationMailPage(title="Mail that was not sent", rows=tuple(rows), paging=_older(request, rows)),
    )


routes: list[URLPattern] = [
    route("staff/mail", list_mail, permission=Permission.MANAGE_ACCOUNTS, name="mail", methods=("GET",)),
    route(
        "staff/mail/<uuid:message_id>/again",
        send_mail_again,
        permission=Permission.MANAGE_ACCOUNTS,
        name="send_mail_again",
        methods=("POST",),
    ),
    route(
        "demonstration/mail",
        list_demonstration,
        permission=Permission.PUBLIC,
        name="demonstration_mail",
        methods=("GET",),
    ),
]
