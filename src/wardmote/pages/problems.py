"""What is shown when a page cannot be: one look for each answer, the same whatever the cause.

404 for what is absent and for what is out of scope: status, headers and body are equal, so that nobody
learns which of the two it was.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse

from wardmote.access.actors import Viewer
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Surroundings


@dataclass(frozen=True, kw_only=True)
class ProblemPage(Page):
    """A sentence or two on what happened and what to do."""

    template: ClassVar[str] = "problems/problem.html"

    layout: str
    paragraphs: tuple[str, ...]
    marking: str = ""


def _show(request: HttpRequest, status: int, title: str, *paragraphs: str) -> HttpResponse:
    here: Surroundings | None = getattr(request, "surroundings", None)
    signed_in = getattr(request, "signed_in", None)
    staff = here is not None and signed_in is not None and isinstance(signed_in.viewer, Viewer)
    layout = "design/staff.html" if staff else "design/public.html"
    return render(request, ProblemPage(title=title, layout=layout, paragraphs=paragraphs), status=status)


def not_found(request: HttpRequest) -> HttpResponse:
    """Nothing here, or nothing that this person may know of."""
    return _show(
        request,
        404,
        "Page not found",
        "If you typed the web address, check it is correct.",
        "If you pasted it, check you copied all of it.",
    )


def not_allowed(request: HttpRequest, reason: str) -> HttpResponse:
    """They may see it but not do this; `reason` says why."""
    return _show(request, 403, "You cannot do this", reason or "Your role does not let you do this.")


def unavailable(request: HttpRequest) -> HttpResponse:
    """A part we need is away. Nothing was kept and nothing is shown."""
    response = _show(
        request,
        503,
        "Sorry, the service is not available",
        "Nothing was saved. Try again in a few minutes.",
        "In an emergency call 999. To report a crime call 101.",
    )
    response.headers["Retry-After"] = "120"
    return response


def too_many(request: HttpRequest) -> HttpResponse:
    """The same person or machine asked too often."""
    return _show(request, 429, "Too many attempts", "Wait five minutes, then try again.")


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for addresses that lead nowhere."""
    return not_found(request)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for PermissionDenied."""
    return not_allowed(request, "")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for requests that cannot be understood."""
    return _show(request, 400, "Sorry, there is a problem with what was sent", "Go back and try again.")


def broken(request: HttpRequest) -> HttpResponse:
    """Django's handler for a fault of ours. The cause is in the log of the server, never on the page."""
    return _show(
        request,
        500,
        "Sorry, there is a problem with the service",
        "Nothing was saved. Try again later.",
        "In an emergency call 999. To report a crime call 101.",
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's protection against forgery does not fit: an old page, or cookies switched off."""
    return _show(
        request,
        403,
        "Your page has expired",
        "Nothing was saved. Go back, reload the page and send it again.",
        "This service needs cookies to keep you safe.",
    )


def plain(status: int, words: str, **headers: Any) -> HttpResponse:
    """An answer of one line, for machines."""
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain", headers=headers)
