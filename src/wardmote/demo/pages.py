"""The page that says who can sign in to the demonstration, with one-time codes made easy. Nowhere else."""

from dataclasses import dataclass
from typing import Any, ClassVar

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.http import HttpResponse
from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound
from wardmote.demo import cast
from wardmote.design.page import Page, render
from wardmote.pages.routes import route


@dataclass(frozen=True)
class Login:
    """One person of the demonstration."""

    name: str
    email: str
    agency: str
    roles: str
    code: str


@dataclass(frozen=True, kw_only=True)
class DemonstrationPeoplePage(Page):
    """Who can sign in."""

    template: ClassVar[str] = "public/demonstration_people.html"

    password: str
    logins: tuple[Login, ...]


def code_now(secret: str) -> str:
    """Return the one-time code of a secret at this moment (RFC 6238)."""
    counters = list(
        yield_hotp_counters_from_time()
    )  # those that are accepted; the middle one is of this moment
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


def show_people(request: Any) -> HttpResponse:
    """Who can sign in, the password, and each one's code at this moment: in the demonstration alone."""
    if not (settings.DEMO and request.partnership.is_demonstration):
        raise NotFound("No such page.")
    agencies = {plan.key: plan.name for plan in cast.AGENCIES}
    logins = tuple(
        Login(
            name=person.name,
            email=person.email,
            agency=agencies[person.agency],
            roles=", ".join(str(role.label) for role in person.roles),
            code=code_now(person.totp_secret),
        )
        for person in cast.PEOPLE
        if person.shown
    )
    return render(
        request, DemonstrationPeoplePage(title="Who can sign in", password=cast.PASSWORD, logins=logins)
    )


routes: list[URLPattern] = (
    [
        route(
            "demonstration/people",
            show_people,
            permission=Permission.PUBLIC,
            name="demonstration_people",
            methods=("GET",),
        )
    ]
    if settings.DEMO
    else []
)
