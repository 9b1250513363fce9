"""Proving again who one is, before a sensitive act (A10)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any, ClassVar
from urllib.parse import urlencode

from allauth.mfa.base.forms import ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from wardmote.design.page import Page, render
from wardmote.pages import sessions
from wardmote.pages.administration.signing_in import (
    CodeForm,
    OwnServiceForm,
    note_failure,
    show_code_page,
    way_on,
    words_for,
)
from wardmote.pages.surroundings import of_the_sign_in
from wardmote.partnerships.rules.accounts import FRESH_MINUTES

WHY = (
    f"What comes next is sensitive, so we ask again. You have to do this only every {FRESH_MINUTES} minutes."
)

_TRAVELS = "sent_with_the_code"
_OF_THE_PAGE = frozenset({_TRAVELS, "code", "credential", "next"})


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person has proved who they are within the last 5 minutes."""
    at = sessions.proved_at(request.session)
    return at is not None and timezone.now() - at < timedelta(minutes=FRESH_MINUTES)


def recently_authenticated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask for the second factor again unless it was shown within the last 5 minutes; then go on.

    What was being sent is sent with the code, and from there to where it was going (RFC 9110, 15.4.8): nothing that
    somebody wrote is lost. A file cannot travel so, nor a field that the page for the code has itself: then the page
    it stands on is shown again, and nothing is done without the person pressing the button once more.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        if request.method == "POST" and _may_travel(request):
            return _ask(
                request,
                CodeForm(None),
                kept=((_TRAVELS, "1"), *_sent(request)),
                action=_confirming(request.get_full_path()),
            )
        if request.method == "POST":
            messages.info(
                request, "Nothing was done yet. Confirm that it is you, then press the button again."
            )
        return HttpResponseRedirect(_confirming(_page_of(request)))

    asked.asks_again = True  # type: ignore[attr-defined]
    return asked


def _confirming(afterwards: str) -> str:
    return f"{reverse('confirm_yourself')}?{urlencode({'next': afterwards})}"


def _may_travel(request: HttpRequest) -> bool:
    """Whether what is being sent can go by way of the page for the code."""
    here = has_second_factor_here(request.user)
    return here and not request.FILES and not _OF_THE_PAGE & set(request.POST)


def _sent(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """What the form that was being sent holds, beside what belongs to the page for the code."""
    return tuple(
        (name, value)
        for name, values in request.POST.lists()
        if name not in _OF_THE_PAGE and name != "csrfmiddlewaretoken"
        for value in values
    )


def has_second_factor_here(account: Any) -> bool:
    """Whether the account has a second factor of its own, not only at the council's sign-in service."""
    return Authenticator.objects.filter(user=account).exists()


def _ask(
    request: HttpRequest, form: CodeForm, *, kept: tuple[tuple[str, str], ...] = (), action: str = ""
) -> HttpResponse:
    # Asked at the address of what was being sent, it is a page of the sign-in all the same.
    request.surroundings = of_the_sign_in(request.surroundings)  # type: ignore[attr-defined]
    return show_code_page(
        request,
        request.user,
        form,
        title="Confirm that it is you",
        introduction=f"{WHY} What you entered is sent when you have confirmed." if kept else WHY,
        kept=kept,
        action=action,
    )


def _page_of(request: HttpRequest) -> str:
    """The address of the page to come back to: this one, or where its button stands if it only takes posts."""
    match = request.resolver_match
    if match is not None and "GET" in match.func.route.methods:  # type: ignore[attr-defined]
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return came_from
    return reverse("start")


@dataclass(frozen=True, kw_only=True)
class ConfirmElsewherePage(Page):
    """Leads whoever has their second factor at the council's own service there once more."""

    template: ClassVar[str] = "administration/confirm_elsewhere.html"
    marking: str = ""
    form: OwnServiceForm
    introduction: str
    own_service: str


def confirm_yourself(request: Any) -> HttpResponse:
    """Ask somebody who is signed in for a code or their passkey, or to sign in at their own service again."""
    account = request.user
    if not has_second_factor_here(account):  # only whose service's second factor counts
        return render(
            request,
            ConfirmElsewherePage(
                title="Confirm that it is you",
                introduction=WHY,
                form=OwnServiceForm(initial={"next": way_on(request)}),
                own_service=settings.OIDC_NAME,
            ),
        )
    form = CodeForm(request.POST if request.method == "POST" and "code" in request.POST else None)
    if request.method == "POST":
        checked: Any = (
            ReauthenticateForm(user=account, data=request.POST)
            if "code" in request.POST
            else ReauthenticateWebAuthnForm(user=account, data=request.POST)
        )
        if checked.is_valid():
            checked.save()
            # The browser sends the same again to where it was going: this page's own fields mean nothing there.
            return HttpResponseRedirect(way_on(request), preserve_request=_TRAVELS in request.POST)
        note_failure(request, account=account)
        if form.is_valid():
            form.add_error("code", words_for(checked))
        elif not form.is_bound:
            messages.error(request, "The passkey did not work. Try again, or enter a code.")
    travels = request.method == "POST" and _TRAVELS in request.POST
    return _ask(request, form, kept=((_TRAVELS, "1"), *_sent(request)) if travels else ())
