"""Setting up one's account from an invitation, and setting a new password by mail."""

from dataclasses import dataclass
from typing import Any, ClassVar

from allauth.account.utils import url_str_to_user_pk, user_pk_to_url_str
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.actors import SigningIn, SystemActor
from wardmote.access.choices import Role
from wardmote.access.errors import NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.design.fields import EmailField, Form, PasswordField, TextField
from wardmote.design.page import Page, render
from wardmote.notifications.operations import send_email
from wardmote.pages import errors
from wardmote.pages.administration.adapters import may_sign_in
from wardmote.partnerships.models import Account, Invitation
from wardmote.partnerships.operations import accept_invitation, set_password
from wardmote.partnerships.queries import account_of, find_account, find_invitation

INVITATION, RESET = "invitation_token", "reset_key"
RESET_RATES = {"reset": "5/15m/key"}
HINT = (
    "At least 12 characters. Three random words are easy to remember and hard to guess. You can paste it, "
    "and you need not change it regularly."
)


class NewPasswordForm(Form):
    """A new password, checked against the rules with the account it is for."""

    one_time = False
    password = PasswordField(
        label="New password", hint=HINT, new=True, limit=1000, missing="Enter a password"
    )

    def __init__(self, data: Any = None, *, account: Account | None = None) -> None:
        self.account = account
        super().__init__(data)

    def clean_password(self) -> str:
        """Refuse short and common passwords, and words that somebody here would guess first."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.account)
        return password


class JoinForm(NewPasswordForm):
    """A name as colleagues know it, and a password."""

    name = TextField(label="Your name", hint="As your colleagues know you", limit=120, autocomplete="name")
    field_order = ["name", "password"]


class JoinKnownForm(Form):
    """For somebody who has an account already: nothing to enter."""

    one_time = False


@dataclass(frozen=True, kw_only=True)
class JoinPage(Page):
    """Says who invites, for what, and asks for name and password."""

    template: ClassVar[str] = "administration/join.html"
    marking: str = ""
    form: Form
    email: str
    agency: str
    roles: tuple[str, ...]
    known: bool


@dataclass(frozen=True, kw_only=True)
class SentencePage(Page):
    """A heading and sentences, with one link."""

    template: ClassVar[str] = "administration/sentences.html"
    marking: str = ""
    paragraphs: tuple[str, ...]
    link: str = ""
    link_words: str = ""


def open_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address at once, so that it stays in no history and no screenshot."""
    request.session[INVITATION] = token
    return HttpResponseRedirect(reverse("join"))


def join(request: HttpRequest) -> HttpResponse:
    """Turn an invitation into an account."""
    try:
        invitation = find_invitation(token=request.session.get(INVITATION, ""))
    except (NotFound, Refused) as error:
        return _void(request, error)
    known = find_account(email=invitation.email) is not None
    account = Account(email=invitation.email, name=invitation.name)
    form: Form
    if known:
        form = JoinKnownForm(request.POST if request.method == "POST" else None)
    elif request.method == "POST":
        form = JoinForm(request.POST, account=account)
    else:
        form = JoinForm(None, account=account)
        form.initial["name"] = invitation.name
    if form.is_valid():
        accept_invitation(
            by=SigningIn(),
            token=request.session[INVITATION],
            password=form.cleaned_data.get("password"),
            name=form.cleaned_data.get("name", ""),
        )
        del request.session[INVITATION]
        messages.success(request, "Your account is ready. Sign in to go on.")
        return HttpResponseRedirect(reverse("sign_in"))
    return render(request, _join_page(invitation, form, known))


def _join_page(invitation: Invitation, form: Form, known: bool) -> JoinPage:
    roles = tuple(str(Role(role).label) for role in invitation.roles)
    return JoinPage(
        title="Set up your account",
        form=form,
        email=invitation.email,
        agency=invitation.agency.name,
        roles=roles,
        known=known,
    )


def _void(request: HttpRequest, error: Exception) -> HttpResponse:
    words = error.problems.get("", "") if isinstance(error, Refused) else ""
    return render(
        request,
        SentencePage(
            title="This invitation does not work",
            paragraphs=(words or "Check that you opened the whole link from the newest message.",),
            link=reverse("sign_in"),
            link_words="Go to the sign-in page",
        ),
        status=404,
    )


class ForgottenForm(Form):
    """The address of the account."""

    one_time = False
    email = EmailField(autocomplete="username", missing="Enter your email address")


@dataclass(frozen=True, kw_only=True)
class ForgottenPage(Page):
    """Asks for the address to which a link is sent."""

    template: ClassVar[str] = "administration/forgotten.html"
    marking: str = ""
    form: ForgottenForm


def forgotten(request: Any) -> HttpResponse:
    """Send a link for a new password. The answer is the same whether the account exists."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        if not ratelimit.consume(
            request, app="wardmote", action="reset", config=RESET_RATES, key=email.lower()
        ):
            return errors.too_many(request)
        account = find_account(email=email)
        if account is not None and account.has_usable_password() and may_sign_in(account):
            _send_reset(request, account)
        page = SentencePage(
            title="Check your email",
            paragraphs=(
                f"If there is an account for {email}, we have sent a link to it. The link works for one hour.",
                "You will still need your security code to sign in. If you have lost your phone too, ask your "
                "agency's administrator.",
            ),
            link=reverse("sign_in"),
            link_words="Go to the sign-in page",
        )
        return render(request, page)
    return render(request, ForgottenPage(title="Get a new password", form=form))


def tell_owner(request: Any, account: Account, what: str) -> None:
    """Tell somebody by mail that their way of signing in was changed (ASVS 5.0, 6.3.7)."""
    system = SystemActor(request.partnership.id, why="a way of signing in was changed")
    with acting_as(system):
        send_email(
            by=system,
            to=account.email,
            subject=what,
            text=(
                f"Hello {account.name},\n\n{what}.\n\nIf it was not you, tell your agency's account administrator "
                "at once.\n"
            ),
        )


def _send_reset(request: Any, account: Account) -> None:
    key = f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}"
    link = settings.BASE_URL + reverse("open_reset", kwargs={"key": key})
    system = SystemActor(request.partnership.id, why="a new password was asked for")
    with acting_as(system):
        send_email(
            by=system,
            to=account.email,
            subject="A new password for Wardmote",
            text=(
                f"Hello {account.name},\n\nSomebody asked for a new password for your account. Set it here within "
                f"one hour:\n\n{link}\n\nIf it was not you, you need not do anything: your password stays as it "
                "is.\n"
            ),
            holds_secret=True,
        )


def open_reset(request: HttpRequest, key: str) -> HttpResponse:
    """Take the key out of the address at once."""
    request.session[RESET] = key
    return HttpResponseRedirect(reverse("new_password"))


def _account_for(key: str) -> Account | None:
    user, _, token = key.partition("-")
    try:
        account = account_of(url_str_to_user_pk(user))
    except (ValueError, ValidationError):
        return None
    return account if account is not None and default_token_generator.check_token(account, token) else None


def new_password(request: HttpRequest) -> HttpResponse:
    """Set the new password. All sessions end; signing in asks for the second factor as always."""
    account = _account_for(request.session.get(RESET, ""))
    if account is None:
        return render(
            request,
            SentencePage(
                title="This link does not work",
                paragraphs=("It was used before, or it has run out.",),
                link=reverse("forgotten"),
                link_words="Get a new link",
            ),
            status=404,
        )
    form = NewPasswordForm(request.POST if request.method == "POST" else None, account=account)
    if form.is_valid():
        set_password(by=SigningIn(account.id), account=account, password=form.cleaned_data["password"])
        tell_owner(request, account, "Your password for Wardmote was changed")
        del request.session[RESET]
        messages.success(request, "Your password is changed. Sign in with it.")
        return HttpResponseRedirect(reverse("sign_in"))
    return render(request, NewPasswordPage(title="Choose a new password", form=form))


@dataclass(frozen=True, kw_only=True)
class NewPasswordPage(Page):
    """Asks for a new password."""

    template: ClassVar[str] = "administration/new_password.html"
    marking: str = ""
    form: Form
