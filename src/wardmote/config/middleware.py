"""What every request passes through: headers that each answer carries, and the transaction in which the
database knows who acts."""

from __future__ import annotations

import hashlib
import ipaddress
import logging
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from wardmote.access.actors import Actor, Circumstances, PublicActor, SigningIn, Viewer
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.access.rows import act_from_now_on, become, under
from wardmote.audit.operations import EventNotWritten, record_denied
from wardmote.pages import errors, sessions, surroundings
from wardmote.pages.routes import OutsideRole, Route, remember_absence

logger = logging.getLogger(__name__)

# Answered without a question to the database: a slow one must not make monitors restart the web server, and what a
# browser sends by itself is nobody's request.
WITHOUT_DATABASE = {"/healthz", "/readyz", "/policy-report"}

# What a page of ours never needs: a script that got in could not ask for it either.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


class SecurityHeaders:
    """Adds the headers Django has no setting for. A view that set one of them itself keeps its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # Pages may name a person: neither a shared proxy nor the back button of a shared computer may
        # keep them. Static files pass with their own, since WhiteNoise sets it before.
        response.headers.setdefault("Cache-Control", "no-store")
        # The session's cookie is taken away when it ended (signed out, timed out, or "Exit this page"): the
        # browser forgets the rest too (E3).
        ended = response.cookies.get(settings.SESSION_COOKIE_NAME)
        if ended is not None and ended["max-age"] == 0:
            response.headers.setdefault("Clear-Site-Data", '"cache", "storage"')
        return response


class StreamingRefused(RuntimeError):
    """A view answered with a stream: its rows would be read after the transaction, as nobody."""


class ActingMiddleware:
    """Answers each request in one transaction, in which row-level security knows who acts.

    Before the view, on the request:

    * `partnership`: whose door this is, by the host name;
    * `actor`: a `Viewer` (signed in, an agency chosen), a `PublicActor` (on public pages, staff too) or
      `SigningIn` (on the pages of the sign-in);
    * `signed_in` (`sessions.SignedIn` or None) and `next_step` (the step of the sign-in that is missing);
    * `afterwards`: a list of functions to run when the transaction is over, however it ended;
    * `surroundings`: what the layouts show.

    The transaction is committed before the answer leaves, and undone when the view raised or answered
    with an error of the server. Statements of its own for somebody signed in: the session, one for their
    memberships, and two that set who acts.

    Stands inside SessionMiddleware, which so saves the session after the transaction, and outside
    AuthenticationMiddleware, which finds the account already loaded.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        if request.path_info in WITHOUT_DATABASE or request.path_info.startswith(settings.STATIC_URL):
            return self.get_response(request)
        request.afterwards = []
        request.undo = False
        request.actor = None
        request.signed_in = None
        request.next_step = ""
        with under(circumstances_of(request)):
            try:
                with transaction.atomic(), ExitStack() as stack:
                    request.acting = stack
                    response = self._answer(request)
                    if request.undo or response.status_code >= 500:
                        transaction.set_rollback(True)
                    if request.undo:
                        request.session.modified = False
                if connection.in_atomic_block:
                    become(None)  # only within a test's transaction, which goes on as nobody
            except DatabaseError:
                logger.exception("the transaction of a request could not be ended")
                response = errors.unavailable(request)
            return self._afterwards(request, response)

    def _answer(self, request: Any) -> HttpResponse:
        try:
            self._identify(request)
        except NotFound:
            return errors.not_found(request)
        response = self.get_response(request)
        if response.streaming:
            response.close()
            raise StreamingRefused(request.path_info)
        return response  # type: ignore[return-value]

    def _identify(self, request: Any) -> None:
        """Find out whose door this is and who stands there, and tell the database."""
        door = sessions.PartnershipAtHost(request.get_host())
        now = timezone.now()
        account_id = None
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            account_id = sessions.account_id_in(request.session)
        if account_id is None:
            request.partnership = door.get()
            self._act(request, PublicActor(request.partnership.id))
        else:
            self._act(request, SigningIn(account_id))
            found, why = sessions.who_is_signed_in(request.session, account_id, door, at=now)
            request.partnership = door.get()
            if found is None:
                logout(request)
                request.signed_out_because = why
                self._act(request, PublicActor(request.partnership.id))
            else:
                sessions.touch(request.session, at=now)
                request.signed_in = found
                request.next_step = found.missing
                request._cached_user = found.account
                if found.viewer is not None:
                    self._act(request, found.viewer)
        request.surroundings = surroundings.surroundings_of(request, at=now)

    def _act(self, request: Any, actor: Actor) -> None:
        if actor != request.actor:
            request.acting.callback(act_from_now_on(actor))
            request.actor = actor

    def process_view(
        self, request: Any, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Let public pages run as the public, and pages of the sign-in as somebody signing in."""
        route: Route | None = getattr(view, "route", None)
        if route is None or getattr(request, "actor", None) is None:
            return None
        signed_in = request.signed_in
        if route.signing_in:
            request.surroundings = surroundings.of_the_sign_in(request.surroundings)
            if signed_in is None or signed_in.viewer is None:
                self._act(request, SigningIn(signed_in.account.id if signed_in else None))
        elif route.is_public:
            self._act(request, PublicActor(request.partnership.id))
        return None

    def process_exception(self, request: Any, error: Exception) -> HttpResponse | None:
        """Turn what a view raised into a page; undo what it wrote."""
        if not hasattr(request, "undo"):
            return None
        request.undo = True
        actor = getattr(request, "actor", None)
        if isinstance(error, OutsideRole | NotAllowed) and actor is not None:
            act = request.resolver_match.view_name if request.resolver_match else "page"
            request.afterwards.append(lambda: _deny(actor, act, error))
        elif isinstance(error, NotFound | Http404) and isinstance(actor, Viewer) and request.resolver_match:
            remember_absence(request, *request.resolver_match.kwargs.values())
        if isinstance(error, NotAllowed):
            return errors.not_allowed(request, error.reason)
        if isinstance(error, NotFound | Http404):
            return errors.not_found(request)
        if isinstance(error, PermissionDenied):
            return errors.forbidden(request)
        if isinstance(error, EventNotWritten):
            logger.error("refused, because the access log could not be written", exc_info=error)
            return errors.unavailable(request)
        return None

    def _afterwards(self, request: Any, response: HttpResponseBase) -> HttpResponseBase:
        try:
            for act in request.afterwards:
                act()
        except (DatabaseError, EventNotWritten):
            logger.exception("refused, because the access log could not be written")
            return errors.unavailable(request)
        return response


def _deny(actor: Actor, act: str, error: Exception) -> None:
    record_denied(
        actor,
        f"pages.{act}"[:60],
        getattr(error, "record_type", "") or "page",
        getattr(error, "record_id", None),
    )


def circumstances_of(request: HttpRequest) -> Circumstances:
    """Return where a request comes from, as far as the access log keeps it: address and hashed session."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    hashed = hashlib.sha256(f"{settings.SECRET_KEY}:{key}".encode()).hexdigest() if key else ""
    return Circumstances(ip=client_address(request), session_hash=hashed)


def client_address(request: HttpRequest) -> str | None:
    """Return the network address of the client: the last one that our own proxy wrote, or the peer's.

    Whatever a client itself writes into X-Forwarded-For stands further left and is never believed.
    """
    if settings.BEHIND_PROXY:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", 1)[-1].strip()
        if forwarded:
            return _address_or_none(forwarded)
    return _address_or_none(request.META.get("REMOTE_ADDR", ""))


def _address_or_none(text: str) -> str | None:
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return None
