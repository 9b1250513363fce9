"""Proving again who one is, before a sensitive act (A10)."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.base.forms import ReauthenticateForm
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.pages import sessions
from wardmote.pages.administration.signing_in import CodeForm, note_failure, show_code_page, way_on, words_for
from wardmote.partnerships.rules.accounts import FRESH_MINUTES


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person has proved who they are within the last 5 minutes."""
    at = sessions.proved_at(request.session)
    return at is not None and timezone.now() - at < timedelta(minutes=FRESH_MINUTES)


def recently_authenticated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask for the second factor again unless it was shown within the last 5 minutes; then go on.

    For a form that was being sent, the page it stands on is shown again afterwards: nothing is done
    without the person pressing the button once more.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            messages.info(request, "Nothing was saved yet. Confirm that it is you, then send the form again.")
        return HttpResponseRedirect(
            f"{reverse('confirm_yourself')}?{urlencode({'next': request.get_full_path()})}"
        )

    asked.asks_again = True  # type: ignore[attr-defined]
    return asked


def confirm_yourself(request: Any) -> HttpResponse:
    """Ask somebody who is signed in for a code or their passkey."""
    account = request.user
    form = CodeForm(request.POST if request.method == "POST" and "code" in request.POST else None)
    if request.method == "POST":
        checked: Any = (
            ReauthenticateForm(user=account, data=request.POST)
            if "code" in request.POST
            else ReauthenticateWebAuthnForm(user=account, data=request.POST)
        )
        if checked.is_valid():
            checked.save()
            return HttpResponseRedirect(way_on(request))
        note_failure(request, account=account)
        if form.is_valid():
            form.add_error("code", words_for(checked))
        elif not form.is_bound:
            messages.error(request, "The passkey did not work. Try again, or enter a code.")
    return show_code_page(
        request,
        account,
        form,
        title="Confirm that it is you",
        introduction="What comes next is sensitive, so we ask again. You have to do this only every "
        f"{FRESH_MINUTES} minutes.",
    )
