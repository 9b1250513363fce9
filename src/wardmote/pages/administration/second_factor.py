"""Setting up the second factor: an authenticator app or a passkey, and recovery codes."""

import base64
from dataclasses import dataclass
from typing import Any, ClassVar

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, TOTP, clear_totp_secret
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.internal import auth as passkeys
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.errors import NotFound
from wardmote.design.fields import Form, HiddenField, TextField
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.pages import sessions
from wardmote.pages.administration.fresh import recently_authenticated
from wardmote.pages.administration.joining import tell_owner
from wardmote.pages.administration.signing_in import rotate, way_on, words_for

MAIN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, kw_only=True)
class ChooseFactorPage(Page):
    """Offers an authenticator app or a passkey."""

    template: ClassVar[str] = "administration/second_factor.html"
    marking: str = ""
    way_on: str = ""


def second_factor(request: Any) -> HttpResponse:
    """Offer the two ways to a second factor. Staff get no further without one."""
    if _is_protected(request) and sessions.has_second_factor(request.session):
        return HttpResponseRedirect(way_on(request))
    request.session["after_second_factor"] = way_on(request)
    return render(request, ChooseFactorPage(title="Set up a second step for signing in"))


def _is_protected(request: HttpRequest) -> bool:
    return Authenticator.objects.filter(user=request.user, type__in=MAIN).exists()


def _check_may_add(request: Any) -> HttpResponse | None:
    """Whoever has a second factor already shows it before adding another."""
    if _is_protected(request) and not sessions.has_second_factor(request.session):
        raise NotFound("Only reached with the second factor that there is.")
    return None


class AppForm(Form):
    """The first code of an authenticator app."""

    one_time = False
    code = TextField(
        label="Code from the app",
        hint="6 numbers, new every 30 seconds",
        width=10,
        autocomplete="one-time-code",
        inputmode="numeric",
        spellcheck=False,
        missing="Enter the code from the app",
    )


@dataclass(frozen=True, kw_only=True)
class AppPage(Page):
    """The picture to scan, the same as text, and a field for the first code."""

    template: ClassVar[str] = "administration/authenticator_app.html"
    marking: str = ""
    form: AppForm
    picture: str
    secret: str


def set_up_app(request: Any) -> HttpResponse:
    """Set up an authenticator app (TOTP, RFC 6238)."""
    if Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists():
        return _change_app(request)
    return _set_up_app(request)


@recently_authenticated
def _change_app(request: Any) -> HttpResponse:
    return _set_up_app(request)


def _set_up_app(request: Any) -> HttpResponse:
    _check_may_add(request)
    form = AppForm(request.POST if request.method == "POST" else None)
    checked = ActivateTOTPForm(
        data=request.POST if request.method == "POST" and SECRET_SESSION_KEY in request.session else None,
        user=request.user,
    )
    if form.is_valid():
        if checked.is_valid():
            Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).delete()
            made = TOTP.activate(request.user, checked.secret).instance
            clear_totp_secret(request)
            return _protected_now(request, made)
        form.add_error("code", words_for(checked))
    adapter = get_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(request.user, checked.secret))
    page = AppPage(
        title="Set up an authenticator app",
        form=form,
        picture="data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode(),
        secret=" ".join(checked.secret[at : at + 4] for at in range(0, len(checked.secret), 4)),
    )
    return render(request, page)


def _protected_now(request: Any, made: Authenticator) -> HttpResponse:
    """The session counts as one with two factors from now on, under a new key."""
    first = not Authenticator.objects.filter(
        user=request.user, type=Authenticator.Type.RECOVERY_CODES
    ).exists()
    record_authentication(request, request.user, "mfa", id=made.pk, type=made.type)
    rotate(request)
    if first:
        RecoveryCodes.activate(request.user)
        request.session["after_codes"] = request.session.pop("after_second_factor", "")
        return HttpResponseRedirect(reverse("recovery_codes"))
    tell_owner(request, request.user, "A second step for signing in was added to your account")
    messages.success(request, "Saved")
    return HttpResponseRedirect(request.session.pop("after_second_factor", "") or reverse("my_sign_in"))


class AddPasskeyForm(Form):
    """A name for the passkey, and what it answered."""

    one_time = False
    name = TextField(
        label="Name of this passkey", hint="For example: work laptop", limit=60, missing="Enter a name"
    )
    credential = HiddenField()


@dataclass(frozen=True, kw_only=True)
class PasskeyPage(Page):
    """Makes a passkey. Needs JavaScript: browsers give no other way."""

    template: ClassVar[str] = "administration/passkey.html"
    marking: str = ""
    form: AddPasskeyForm
    options: dict[str, Any]


def add_passkey(request: Any) -> HttpResponse:
    """Make a passkey (WebAuthn): a device that proves who somebody is."""
    if _is_protected(request):
        return _add_another_passkey(request)
    return _add_passkey(request)


@recently_authenticated
def _add_another_passkey(request: Any) -> HttpResponse:
    return _add_passkey(request)


def _add_passkey(request: Any) -> HttpResponse:
    _check_may_add(request)
    form = AddPasskeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        checked = AddWebAuthnForm(data={**request.POST.dict(), "passwordless": "on"}, user=request.user)
        if _is_credential(checked):
            made = passkeys.WebAuthn.add(
                request.user, checked.cleaned_data["name"], checked.cleaned_data["credential"]
            ).instance
            return _protected_now(request, made)
        form.add_error(None, "The passkey could not be saved. Try again, or use an authenticator app")
    options = passkeys.begin_registration(request.user, True)
    return render(request, PasskeyPage(title="Set up a passkey", form=form, options=options))


def _is_credential(checked: AddWebAuthnForm) -> bool:
    try:
        return checked.is_valid()
    except (ValueError, TypeError, KeyError, AttributeError):
        return False  # what was sent is no answer of a passkey


class DoneForm(Form):
    """Nothing to enter."""

    one_time = False


@dataclass(frozen=True, kw_only=True)
class CodesPage(Page):
    """The recovery codes that are left."""

    template: ClassVar[str] = "administration/recovery_codes.html"
    marking: str = ""
    form: DoneForm
    codes: tuple[str, ...]
    way_on: str


def _codes_of(request: Any) -> RecoveryCodes | None:
    found = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()
    return RecoveryCodes(found) if found else None


@recently_authenticated
def recovery_codes(request: Any) -> HttpResponse:
    """Show the recovery codes; POST makes new ones, and the old stop working."""
    if not sessions.has_second_factor(request.session) or not _is_protected(request):
        raise NotFound("Recovery codes come with a second factor.")
    if request.method == "POST":
        Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).delete()
        RecoveryCodes.activate(request.user)
        messages.success(request, "These are your new codes. The old ones no longer work.")
        return HttpResponseRedirect(reverse("recovery_codes"))
    found = _codes_of(request) or RecoveryCodes.activate(request.user)
    way = request.session.pop("after_codes", "") or reverse("start")
    return render(
        request,
        CodesPage(
            title="Your recovery codes", form=DoneForm(), codes=tuple(found.get_unused_codes()), way_on=way
        ),
    )


@recently_authenticated
def remove_factor(request: Any, factor_id: int) -> HttpResponse:
    """Remove one of one's own passkeys or the app, as long as another remains; asked by a page of its own.

    Whoever had to confirm who they are comes back to that page: nothing is removed by following an address.
    """
    own = Authenticator.objects.filter(user=request.user, type__in=MAIN)
    found = own.filter(pk=factor_id).first()
    if found is None:
        raise NotFound("No such second factor.")
    form = DoneForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        name = found.data.get("name", "") or "Authenticator app"
        sign_in = Link(text="How you sign in", href=reverse("my_sign_in"))
        return render(
            request,
            FormPage(
                title="Remove a second step",
                form=form,
                layout="design/staff.html",
                button="Remove it",
                introduction=(f"“{name}” can then no longer be used to sign in.",),
                back=sign_in,
                cancel=Link(text="Keep it", href=sign_in.href),
            ),
        )
    if own.count() < 2:
        messages.error(request, "Set up another second step before you remove this one.")
    else:
        found.delete()
        tell_owner(request, request.user, "A second step for signing in was removed from your account")
        messages.success(request, "Removed")
    return HttpResponseRedirect(reverse("my_sign_in"))
