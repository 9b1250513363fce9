"""The way in and out: password, second factor, choice of agency; and what keeps somebody in."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.core.internal import ratelimit
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from wardmote.access.actors import SigningIn
from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound
from wardmote.audit.operations import record_denied
from wardmote.design.fields import (
    EmailField,
    Form,
    HiddenField,
    Option,
    PasswordField,
    RadiosField,
    TextField,
)
from wardmote.design.page import Page, render
from wardmote.pages import sessions
from wardmote.pages.administration.adapters import may_sign_in
from wardmote.pages.routes import route_named
from wardmote.partnerships.models import Account
from wardmote.partnerships.queries import find_account

WRONG = "The email address or the password is not right"
WRONG_CODE = "This code is not right, or it has been used"
TOO_MANY = "Too many attempts. Wait 5 minutes, then try again"
# However many addresses somebody guesses from, an account hears at most this many guesses.
GUESSES_FOR_ONE_ACCOUNT = {"guesses": "100/h/key"}
# Where people land, by what they may do; the first that the installation has.
LANDINGS = (
    ("my_work", Permission.READ_CASES),
    ("inbox", Permission.READ_REPORTS),
    ("cases", Permission.READ_CASES),
    ("monday", Permission.RUN_BUSINESS),
    ("staff", Permission.MANAGE_ACCOUNTS),
    ("settings", Permission.MANAGE_PARTNERSHIP),
    ("access_log", Permission.READ_ACCESS_LOG),
    ("figures", Permission.SEE_COUNTS),
    ("business", Permission.READ_BUSINESS),
    ("my_account", Permission.SIGNED_IN),
)


def way_on(request: HttpRequest, default: str = "start") -> str:
    """Return where to go afterwards: `next` if it is an address of this site, else the default page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    secure = request.is_secure()
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=secure):
        return wanted
    return reverse(default)


class SignInForm(Form):
    """E-mail and password."""

    one_time = False
    email = EmailField(autocomplete="username", missing="Enter your email address")
    password = PasswordField(limit=1000, missing="Enter your password")
    next = HiddenField()


class PasskeyForm(Form):
    """What a passkey answered, as JSON written by the browser."""

    one_time = False
    credential = HiddenField()
    next = HiddenField()


class OwnServiceForm(Form):
    """Nothing to enter; where to go afterwards."""

    one_time = False
    next = HiddenField()


@dataclass(frozen=True, kw_only=True)
class SignInPage(Page):
    """The front door of staff."""

    template: ClassVar[str] = "administration/sign_in.html"
    marking: str = ""

    form: SignInForm
    passkey: PasskeyForm
    own_service: str = ""
    own_service_form: OwnServiceForm
    why: str = ""


def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for e-mail and password. The answer to a wrong one is the same whether the account exists."""
    if _is_in(request):
        return HttpResponseRedirect(way_on(request))
    form = SignInForm(request.POST if request.method == "POST" else None, initial={"next": _next(request)})
    if form.is_valid():
        answer = _try_password(request, form)
        if answer is not None:
            return answer
    return _show_sign_in(request, form)


def _show_sign_in(request: HttpRequest, form: SignInForm) -> HttpResponse:
    return render(
        request,
        SignInPage(
            title="Sign in",
            form=form,
            passkey=PasskeyForm(initial={"next": _next(request)}),
            own_service=settings.OIDC_NAME if settings.OIDC_URL else "",
            own_service_form=OwnServiceForm(initial={"next": _next(request)}),
            why=getattr(request, "signed_out_because", ""),
        ),
    )


def _next(request: HttpRequest) -> str:
    wanted = way_on(request, default="start")
    return "" if wanted == reverse("start") else wanted


def _is_in(request: Any) -> bool:
    return request.signed_in is not None and request.signed_in.viewer is not None


def _try_password(request: HttpRequest, form: SignInForm) -> HttpResponse | None:
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    guesses = ratelimit.consume(
        request,
        app="wardmote",
        action="guesses",
        config=GUESSES_FOR_ONE_ACCOUNT,
        key=email.lower(),
    )
    account = None
    try:
        if guesses is None:
            raise ValidationError(TOO_MANY)
        account = get_adapter(request).authenticate(request, email=email, password=password)
    except ValidationError:
        form.add_error(None, TOO_MANY)
        note_failure(request, email)
        return None
    if account is None or not may_sign_in(account):
        form.add_error(None, WRONG)
        note_failure(request, email)
        return None
    guesses.rollback()
    login = Login(user=account, email=account.email, redirect_url=way_on(request))
    return perform_password_login(request, {"email": account.email}, login)


def note_failure(request: Any, email: str = "", account: Account | None = None) -> None:
    """Write a denied event once the request is over: it stays even if all the rest is undone.

    For an address that nobody has it names the door at which it was tried, where it is counted, and no more.
    """
    found = account or (find_account(email=email) if email else None)
    if found is not None:
        actor, kind, record_id = SigningIn(found.id), "account", found.id
    else:
        actor, kind, record_id = SigningIn(), "partnership", request.partnership.id
    request.afterwards.append(lambda: record_denied(actor, "pages.sign_in", kind, record_id))


class CodeForm(Form):
    """A code from an authenticator app, or one of the recovery codes."""

    one_time = False
    code = TextField(
        label="Security code",
        hint="From your authenticator app: 6 numbers. Or one of your recovery codes.",
        width=10,
        autocomplete="one-time-code",
        inputmode="numeric",
        spellcheck=False,
        missing="Enter the code",
    )


@dataclass(frozen=True, kw_only=True)
class CodePage(Page):
    """The second factor."""

    template: ClassVar[str] = "administration/code.html"
    marking: str = ""

    form: CodeForm
    passkey: PasskeyForm | None = None
    passkey_options: dict[str, Any] | None = None
    has_codes: bool = True
    action: str = ""
    introduction: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    """Names and values of a form that is sent when the code is right."""


def has_passkey(account: Any) -> bool:
    """Whether the account has a passkey."""
    return Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN).exists()


def enter_code(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor, after the password was right."""
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    if stage is None:
        return HttpResponseRedirect(reverse("sign_in"))
    account = stage.login.user
    form = CodeForm(request.POST if request.method == "POST" and "code" in request.POST else None)
    if request.method == "POST":
        checked: Any = (
            AuthenticateForm(user=account, data=request.POST)
            if "code" in request.POST
            else AuthenticateWebAuthnForm(user=account, data=request.POST)
        )
        if checked.is_valid():
            checked.save()
            return stage.exit()
        note_failure(request, account=account)
        if form.is_valid():
            form.add_error("code", words_for(checked))
        elif not form.is_bound:
            messages.error(request, "The passkey did not work. Try again, or enter a code.")
    return show_code_page(request, account, form, title="Enter your security code")


def words_for(checked: Any) -> str:
    codes = {error.code for errors in checked.errors.as_data().values() for error in errors}
    return TOO_MANY if "too_many_login_attempts" in codes else WRONG_CODE


def show_code_page(
    request: HttpRequest, account: Any, form: CodeForm, *, title: str, **more: Any
) -> HttpResponse:
    """Show the page that asks for a code, with a passkey's button when the account has one."""
    passkey = has_passkey(account)
    return render(
        request,
        CodePage(
            title=title,
            form=form,
            passkey=PasskeyForm(initial={"next": _next(request)}) if passkey else None,
            passkey_options=passkeys.begin_authentication(account) if passkey else None,
            **more,
        ),
    )


def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone: it is two factors in one (the device, and its finger, face or PIN).

    GET answers the browser's script with a challenge; POST takes what the passkey answered.
    """
    if request.method != "POST":
        return JsonResponse(passkeys.begin_authentication(user=None))
    checked = LoginWebAuthnForm(data=request.POST)
    try:
        valid = checked.is_valid()
    except (ValueError, TypeError, KeyError, AttributeError):
        valid = False  # what was sent is no answer of a passkey
    if not valid:
        note_failure(request)
        messages.error(request, "The passkey did not work. Try again, or use your password.")
        return HttpResponseRedirect(reverse("sign_in"))
    authenticator = checked.cleaned_data["credential"]
    login = Login(user=authenticator.user, redirect_url=way_on(request))
    return perform_passwordless_login(request, authenticator, login)


def own_service_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the council's own sign-in service (OpenID Connect Core 1.0, authorization code with PKCE)."""
    _check_own_service(provider_id)
    from allauth.socialaccount.providers.openid_connect import (
        views,
    )  # large, and not every council has a service

    return views.login(request, provider_id)


def own_service_callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Come back from it."""
    _check_own_service(provider_id)
    from allauth.socialaccount.providers.openid_connect import (
        views,
    )  # large, and not every council has a service

    return views.callback(request, provider_id)


def _check_own_service(provider_id: str) -> None:
    if not settings.OIDC_URL or provider_id != "own":
        raise NotFound("No such sign-in service.")


def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session. Asks first when somebody only followed a link."""
    if request.method == "POST":
        logout(request)
        response = HttpResponseRedirect(reverse("signed_out"))
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response
    return render(request, SignOutPage(title="Sign out", form=SignOutForm()))


class SignOutForm(Form):
    """Nothing to enter."""

    one_time = False


@dataclass(frozen=True, kw_only=True)
class SignOutPage(Page):
    """Asks whether to sign out."""

    template: ClassVar[str] = "administration/sign_out.html"
    marking: str = ""
    form: SignOutForm


@dataclass(frozen=True, kw_only=True)
class SignedOutPage(Page):
    """Says that the session has ended."""

    template: ClassVar[str] = "administration/signed_out.html"
    marking: str = ""


def signed_out(request: HttpRequest) -> HttpResponse:
    """Say that the session has ended."""
    return render(request, SignedOutPage(title="You have signed out"))


class AgencyForm(Form):
    """Which of their agencies somebody works for now."""

    one_time = False
    membership = RadiosField(
        label="Which agency are you working for now?",
        options=[],
        heading=True,
        hint="You see what this agency may see. You can change it later from your account page.",
        missing="Select an agency",
    )
    next = HiddenField()


@dataclass(frozen=True, kw_only=True)
class ChooseAgencyPage(Page):
    """Asks which agency somebody works for now."""

    template: ClassVar[str] = "administration/choose_agency.html"
    marking: str = ""
    form: AgencyForm


def choose_agency(request: Any) -> HttpResponse:
    """Ask somebody with places in several agencies which they work for now, or switch later.

    They never act for two at once: whoever works on both sides of a case sees one side in one session.
    """
    own = request.signed_in.memberships
    form = AgencyForm(
        request.POST if request.method == "POST" else None,
        initial={"next": _next(request), "membership": request.session.get(sessions.MEMBERSHIP, "")},
    )
    form.fields["membership"].options = [  # type: ignore[attr-defined]
        Option(str(row.id), row.agency.name, hint=row.job_title) for row in own
    ]
    if form.is_valid():
        chosen = UUID(form.cleaned_data["membership"])
        membership = next((row for row in own if row.id == chosen), None)
        if membership is not None:
            rotate(request)
            sessions.choose(request.session, membership)
            return HttpResponseRedirect(way_on(request))
    return render(request, ChooseAgencyPage(title="Which agency are you working for now?", form=form))


def rotate(request: HttpRequest) -> None:
    """Give the session a new key, because what it may do has changed (A7)."""
    from allauth.usersessions.models import UserSession

    former = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=former).update(session_key=request.session.session_key)


def start(request: Any) -> HttpResponse:
    """Lead to the page where this person's day begins."""
    for name, permission in LANDINGS:
        if request.actor.may(permission) and route_named(name) is not None:
            return HttpResponseRedirect(reverse(name))
    return HttpResponseRedirect(reverse("my_account"))


def stay_signed_in(request: Any) -> HttpResponse:
    """Being asked is enough: the middleware has just noted that the session is used.

    The script of the warning asks in the background; without scripts the link leads back to the page.
    """
    sessions.renew(request.session)
    if request.headers.get("Sec-Fetch-Mode", "") in ("cors", "same-origin"):
        clock = sessions.clock_of(request.session) or request.signed_in.clock
        return JsonResponse({"seconds": int((clock.ends_at() - timezone.now()).total_seconds())})
    back = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("start")
    return HttpResponseRedirect(back)
