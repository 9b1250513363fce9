"""Addresses with exactly one permission each, and the list of all of them.

    routes = [route("cases/<str:reference>", show_case, permission=Permission.READ_CASES, name="case")]

What a person meets who lacks the permission:

* a stranger is sent to the sign-in page, and back afterwards;
* a signed-in person without a role that carries it gets 404, the same answer as for a page that does not
  exist (a denied event is kept);
* somebody halfway through signing in is sent to the step that is missing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from importlib import import_module
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse

from wardmote.access.actors import Viewer
from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound
from wardmote.audit.operations import record_out_of_scope
from wardmote.pages import errors

View = Callable[..., HttpResponse]


class OutsideRole(NotFound):
    """No role of this person carries the page's permission. Answered as absent; a denied event is kept."""


@dataclass(frozen=True)
class Route:
    """One address: what it is called, what it asks for, and how it is reached."""

    path: str
    name: str
    permission: Permission
    methods: tuple[str, ...]
    signing_in: bool
    first_factor: bool
    view: View

    @property
    def is_public(self) -> bool:
        """Whether strangers may open it."""
        return self.permission == Permission.PUBLIC


_all: dict[str, Route] = {}


def all_routes() -> tuple[Route, ...]:
    """Return every route of the installation, in the order of their names."""
    import_module(settings.ROOT_URLCONF)  # routes are known once their lists are read
    return tuple(_all[name] for name in sorted(_all))


def route_named(name: str) -> Route | None:
    """Return the route of that name, or None."""
    return _all.get(name)


def route(
    address: str,
    view: View,
    *,
    permission: Permission,
    name: str,
    methods: tuple[str, ...] = ("GET", "POST"),
    signing_in: bool = False,
    first_factor: bool = False,
) -> URLPattern:
    """Return a URL pattern that asks for one permission before the view is called.

    `signing_in`: a page of the sign-in itself. It runs as `SigningIn`, which may look accounts up and
    nothing else, unless somebody is fully signed in; with any permission but PUBLIC it is reached before
    the agency is chosen. `first_factor`: and already when only the password was right, to set up the
    second factor.

    Public pages run as `PublicActor` even for staff who are signed in. Raises ValueError when two
    different views take one name.
    """
    # HEAD asks what GET would answer (RFC 9110, 9.3.2). A page that only takes POST must not act on it.
    taken = (*methods, "HEAD") if "GET" in methods else methods
    made = Route(address, name, permission, taken, signing_in, first_factor, view)
    former = _all.get(name)
    if former is not None and former.view is not view:
        raise ValueError(f"two routes are called {name!r}")
    _all[name] = made

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in made.methods:
            return errors.not_by_address(request, methods)
        if not made.is_public:
            turned_away = _turn_away(request, made)
            if turned_away is not None:
                return turned_away
        if any(isinstance(value, str) and "\x00" in value for value in kwargs.values()):
            raise NotFound("The database cannot even be asked for this.")
        return view(request, *args, **kwargs)

    guarded.route = made  # type: ignore[attr-defined]
    return path(address, guarded, name=name)


def _turn_away(request: HttpRequest, wanted: Route) -> HttpResponse | None:
    actor = request.actor  # type: ignore[attr-defined]
    if isinstance(actor, Viewer):
        if actor.may(wanted.permission):
            return None
        raise OutsideRole(f"{wanted.name} asks for {wanted.permission}")
    next_step = getattr(request, "next_step", "")
    if next_step and wanted.signing_in and (wanted.first_factor or next_step != "second_factor"):
        return None
    why = getattr(request, "signed_out_because", "")
    if why:
        messages.info(request, why)
    return HttpResponseRedirect(_way_in(request, next_step or "sign_in"))


def _way_in(request: HttpRequest, name: str) -> str:
    """The sign-in page (or the step that is missing) with the way back, if it is a page and not an act."""
    if request.method != "GET":
        return reverse(name)
    return f"{reverse(name)}?{urlencode({'next': request.get_full_path()})}"


def remember_absence(request: Any, *named: object) -> None:
    """Leave a denied event, once the request is over, for what somebody asked for that is not there for them.

    `named`: the references and identifiers of the request. The event is written whether such a record exists or
    not; which one it was only the log itself finds out (`audit.operations.record_out_of_scope`).
    """
    asked = [value for value in named if isinstance(value, str | UUID)]
    if asked:
        act = f"pages.{request.resolver_match.view_name}"[:60]
        request.afterwards.append(partial(record_out_of_scope, request.actor, act, asked))
