"""The pages shown when something went wrong: plain, without blame, and with a way on.

They ask the database for nothing, since it may be what went wrong. Absent and forbidden give the same 404,
byte for byte: see `not_found`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import ClassVar

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from wardmote.design.page import Page, render
from wardmote.design.surroundings import Surroundings


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    """A heading and a few sentences; `try_again` is this page's address once more, or ""."""

    template: ClassVar[str] = "errors/error.html"

    layout: str
    sentences: tuple[str, ...]
    try_again: str = ""


def _answer(
    request: HttpRequest, status: int, title: str, *sentences: str, again: bool = False
) -> HttpResponse:
    here: Surroundings | None = getattr(request, "surroundings", None)
    way = request.get_full_path() if again and request.method in ("GET", "HEAD") else ""
    page = ErrorPage(
        title=title,
        layout="design/staff.html" if here is not None and here.viewer_name else "design/public.html",
        sentences=sentences,
        try_again=way,
        marking="",
    )
    return render(request, page, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing there, or nothing that this person may know of. Never says which."""
    return _answer(
        request,
        404,
        "Page not found",
        "If you typed the web address, check it is correct.",
        "If you pasted the web address, check you copied all of it.",
        "If the address is right, the page may have moved, or it is not one that you can see.",
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: kept for what is not a record, such as a request that a browser should never have sent."""
    return _answer(
        request, 403, "You cannot do this", "Go back to the page you came from and try another way."
    )


def not_allowed(request: HttpRequest, reason: str) -> HttpResponse:
    """403: they may see the record but not do this to it; `reason` is the policy's own sentence."""
    return _answer(request, 403, "You cannot do this", reason or "Your role does not let you do this.")


def forged_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form's secret value is missing or old (Django's CSRF check). Nothing was saved."""
    return _answer(
        request,
        403,
        "We could not accept this form",
        "Nothing was saved. The page may have been open for too long, or cookies may be switched off.",
        "Go back and copy what you wrote. Then load the page again and send it once more.",
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 when too much was sent."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    return _answer(request, 400, "We could not understand this request", "Go back and try again.")


def not_by_address(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    """405: the address takes what a button sends, and was opened like a page; names what it takes (RFC 9110)."""
    response = _answer(
        request,
        405,
        "This page does not open by its address",
        "Its address belongs to a button on another page. Go back to that page and press the button again.",
    )
    response.headers["Allow"] = ", ".join(methods)
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    """413: the form or its files are larger than we take."""
    return _answer(
        request,
        413,
        "What you sent is too large",
        "Nothing was saved. Go back and send fewer or smaller files, or a shorter text.",
    )


def too_many(request: HttpRequest) -> HttpResponse:
    """429: the same person or machine asked too often."""
    return _answer(request, 429, "Too many attempts", "Wait five minutes, then try again.")


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database does not answer. The cause is in the server's log, never on the page."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return _answer(
        request,
        500,
        "Sorry, there is a problem with the service",
        "Try again later. What you sent last was not saved. What you saved before is still there.",
        "If somebody is in danger now, call 999. To tell the police something that is not an emergency, "
        "call 101.",
        again=True,
    )


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: we cannot work at the moment; says when to come back (RFC 9110, 10.2.3)."""
    response = _answer(
        request,
        503,
        "Sorry, the service is unavailable",
        "You will be able to use it later. What you sent last was not saved.",
        "If somebody is in danger now, call 999. To tell the police something that is not an emergency, "
        "call 101.",
        again=True,
    )
    response.headers["Retry-After"] = "120"
    return response
