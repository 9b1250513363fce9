"""The partnership's front page, and how to use the service safely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpResponse
from django.urls import reverse

from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.public.words import DoorWords, door_words


@dataclass(frozen=True, kw_only=True)
class StartPage(Page):
    """Report; in danger call 999; follow a report; the ASB case review."""

    template: ClassVar[str] = "public/start.html"

    words: DoorWords
    exit_button: bool = True


@dataclass(frozen=True, kw_only=True)
class StaySafePage(Page):
    """What "Exit this page" does, and what it cannot do."""

    template: ClassVar[str] = "public/stay_safe.html"

    exit_button: bool = True


def show_start(request: Any) -> HttpResponse:
    """The front page. Sets no cookie."""
    return render(request, StartPage(title="Start", words=door_words(viewer=request.actor)))


def show_stay_safe(request: Any) -> HttpResponse:
    """How to use the service safely."""
    return render(request, StaySafePage(title="Using this service", back=_home()))


def _home() -> Link:
    return Link(text="Back", href=reverse("home"))
