"""Pages of information: accessibility statement, privacy notice, cookies, security.txt; and the way out.

Their words are in `pages/templates/public/`, one file each, so that a partnership's own people can read and
change them
in one place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.public.words import DoorWords, door_words
from wardmote.partnerships.queries import list_public_contacts
from wardmote.partnerships.rules.reaching import PublicContact


@dataclass(frozen=True, kw_only=True)
class AccessibilityPage(Page):
    """The accessibility statement that regulation 8 of the Public Sector Bodies (Websites and Mobile
    Applications)
    (No. 2) Accessibility Regulations 2018 asks for."""

    template: ClassVar[str] = "public/accessibility.html"


@dataclass(frozen=True, kw_only=True)
class PrivacyPage(Page):
    """The privacy notice: articles 13 and 14 of the UK GDPR; section 44 of the Data Protection Act 2018."""

    template: ClassVar[str] = "public/privacy.html"


@dataclass(frozen=True, kw_only=True)
class CookiesPage(Page):
    """What is kept in the browser: only what the service cannot work without (regulation 6(4) of the
    Privacy and
    Electronic Communications Regulations 2003)."""

    template: ClassVar[str] = "public/cookies.html"

    session_cookie: str
    form_cookie: str


@dataclass(frozen=True, kw_only=True)
class AgenciesPage(Page):
    """Who works together here, and how the public reaches each: what agencies say for the public, and nothing else."""

    template: ClassVar[str] = "public/agencies.html"

    contacts: tuple[PublicContact, ...]
    words: DoorWords
    exit_button: bool = True


def show_agencies(request: Any) -> HttpResponse:
    """Who we are, and how to reach each of us."""
    page = AgenciesPage(
        title="Who we are",
        back=Link(text="Back", href=reverse("home")),
        contacts=tuple(list_public_contacts(viewer=request.actor)),
        words=door_words(viewer=request.actor),
    )
    return render(request, page)


def show_accessibility_statement(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, AccessibilityPage(title="Accessibility statement"))


def show_privacy_notice(request: HttpRequest) -> HttpResponse:
    """The privacy notice."""
    return render(request, PrivacyPage(title="How we use personal information"))


def show_cookies(request: HttpRequest) -> HttpResponse:
    """The cookie page."""
    page = CookiesPage(
        title="Cookies",
        session_cookie=settings.SESSION_COOKIE_NAME,
        form_cookie=settings.CSRF_COOKIE_NAME,
    )
    return render(request, page)


def show_security_contact(request: HttpRequest) -> HttpResponse:
    """`/.well-known/security.txt` (RFC 9116): whom to tell of a weakness. Absent until the setting names
    somebody.

    `Expires` lies half a year ahead, so that a copy kept elsewhere grows old in time (section 2.5.5
    recommends less than
    a year).
    """
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = (timezone.now() + timedelta(days=182)).strftime("%Y-%m-%dT00:00:00Z")
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires}",
        "Preferred-Languages: en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def leave_now(request: HttpRequest) -> HttpResponse:
    """The address behind "Exit this page": ends the session, clears what the browser kept, leads to a
    neutral site.

    It acts on GET, unlike everything else: it must work as a plain link, and all it does is to sign
    somebody out.
    """
    logout(request)
    response = HttpResponseRedirect(settings.EXIT_URL)
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
