"""One's own account: details, password, second steps, sessions, and what the log says of one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.sessions.models import Session
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.choices import Role
from wardmote.audit.queries import list_own_events
from wardmote.design.fields import Form, PasswordField, PhoneField, TextField
from wardmote.design.lists import Paging, paging
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.administration.fresh import recently_authenticated
from wardmote.pages.administration.joining import NewPasswordForm, tell_owner
from wardmote.pages.administration.log import EventLine, lines_of, read_moment
from wardmote.partnerships.models import Account
from wardmote.partnerships.operations import change_profile, end_all_sessions, end_session, set_password


class ProfileForm(Form):
    """All that people change of themselves. Roles, agency and e-mail address are not here on purpose (H8)."""

    name = TextField(label="Your name", hint="As your colleagues know you", limit=120, autocomplete="name")
    phone = PhoneField(label="Work phone", required=False, autocomplete="tel")


@dataclass(frozen=True, kw_only=True)
class AccountPage(Page):
    """Details and the ways to the rest."""

    template: ClassVar[str] = "administration/my_account.html"
    form: ProfileForm
    account: Account
    agency: str
    roles: tuple[str, ...]
    several: bool


def my_account(request: Any) -> HttpResponse:
    """Show and change one's own name and telephone number."""
    account = request.signed_in.account
    initial = {"name": account.name, "phone": account.phone}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        change_profile(by=request.actor, name=form.cleaned_data["name"], phone=form.cleaned_data["phone"])
        messages.success(request, "Your details are saved")
        return HttpResponseRedirect(reverse("my_account"))
    return render(
        request,
        AccountPage(
            title="Your account",
            form=form,
            account=account,
            agency=request.actor.agency_name,
            roles=tuple(sorted(Role(role).label for role in request.actor.roles)),
            several=len(request.signed_in.memberships) > 1,
        ),
    )


class PasswordForm(NewPasswordForm):
    """The present password and a new one."""

    present = PasswordField(label="Present password", missing="Enter your present password")
    field_order = ["present", "password"]

    def clean_present(self) -> str:
        """The present password must be right."""
        present: str = self.cleaned_data["present"]
        if self.account is None or not self.account.check_password(present):
            self.add_error("present", "The present password is not right")
        return present


@dataclass(frozen=True, kw_only=True)
class PasswordPage(Page):
    """Asks for a new password."""

    template: ClassVar[str] = "administration/my_password.html"
    form: PasswordForm


@recently_authenticated
def my_password(request: Any) -> HttpResponse:
    """Change one's password. All other sessions end."""
    account = request.signed_in.account
    form = PasswordForm(request.POST if request.method == "POST" else None, account=account)
    if form.is_valid():
        password = form.cleaned_data["password"]
        set_password(by=request.actor, account=account, password=password, keep=request.session.session_key)
        tell_owner(request, account, "Your password for Wardmote was changed")
        former = request.session.session_key
        update_session_auth_hash(request, account)
        UserSession.objects.filter(session_key=former).update(session_key=request.session.session_key)
        messages.success(request, "Your password is changed. You are signed out everywhere else.")
        return HttpResponseRedirect(reverse("my_account"))
    return render(request, PasswordPage(title="Change your password", form=form, back=_back()))


def _back() -> Link:
    return Link(text="Your account", href=reverse("my_account"))


@dataclass(frozen=True)
class Factor:
    """One second step, as shown to its owner."""

    id: int
    name: str
    kind: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class FactorsPage(Page):
    """The second steps somebody has."""

    template: ClassVar[str] = "administration/my_sign_in.html"
    factors: tuple[Factor, ...]


def my_sign_in(request: Any) -> HttpResponse:
    """Show one's second steps, to add and remove them."""
    rows = Authenticator.objects.filter(user=request.user).exclude(type=Authenticator.Type.RECOVERY_CODES)
    factors = tuple(
        Factor(
            row.pk,
            row.data.get("name", "") or "Authenticator app",
            "Passkey" if row.type == Authenticator.Type.WEBAUTHN else "App with codes",
            row.created_at,
            row.last_used_at,
        )
        for row in rows.order_by("created_at")
    )
    return render(request, FactorsPage(title="How you sign in", factors=factors, back=_back()))


@dataclass(frozen=True)
class SessionLine:
    """One place where somebody is signed in."""

    id: int
    began_at: datetime
    where: str
    browser: str
    is_this: bool


@dataclass(frozen=True, kw_only=True)
class SessionsPage(Page):
    """Where one is signed in."""

    template: ClassVar[str] = "administration/my_sessions.html"
    sessions: tuple[SessionLine, ...]


def my_sessions(request: Any) -> HttpResponse:
    """Show where one is signed in; end one of these sessions, or all others."""
    own = UserSession.objects.filter(user=request.user)
    if request.method == "POST":
        if request.POST.get("session", "").isdigit():
            end_session(by=request.actor, session_id=int(request.POST["session"]))
            messages.success(request, "That session is ended")
        else:
            end_all_sessions(
                by=request.actor, account=request.signed_in.account, keep=request.session.session_key
            )
            messages.success(request, "You are signed out everywhere else")
        return HttpResponseRedirect(reverse("my_sessions"))
    alive = set(
        Session.objects.filter(session_key__in=own.values("session_key")).values_list(
            "session_key", flat=True
        )
    )
    lines = tuple(
        SessionLine(
            row.pk, row.created_at, str(row.ip), browser_words(row.user_agent), row.session_key == here
        )
        for row in own.order_by("-created_at")
        for here in (request.session.session_key,)
        if row.session_key in alive
    )
    return render(request, SessionsPage(title="Where you are signed in", sessions=lines, back=_back()))


def browser_words(agent: str) -> str:
    """Return a browser's name and system from what it says of itself; never its whole fingerprint."""
    browser = next(
        (
            words
            for mark, words in (
                ("Edg/", "Edge"),
                ("Firefox/", "Firefox"),
                ("Chrome/", "Chrome"),
                ("Safari/", "Safari"),
            )
            if mark in agent
        ),
        "A browser",
    )
    system = next(
        (
            words
            for mark, words in (
                ("Android", "Android"),
                ("iPhone", "iPhone"),
                ("iPad", "iPad"),
                ("Windows", "Windows"),
                ("Mac OS", "Mac"),
                ("Linux", "Linux"),
            )
            if mark in agent
        ),
        "",
    )
    return f"{browser} on {system}" if system else browser


@dataclass(frozen=True, kw_only=True)
class AccessesPage(Page):
    """What the log says of oneself."""

    template: ClassVar[str] = "administration/my_accesses.html"
    events: tuple[EventLine, ...]
    paging: Paging


def my_accesses(request: Any) -> HttpResponse:
    """Show what the access log says of oneself: everybody may see that."""
    rows = list_own_events(viewer=request.actor, before=read_moment(request.GET.get("after", "")))
    after = rows[-1]["at"].isoformat() if len(rows) == 50 else None
    return render(
        request,
        AccessesPage(
            title="What the log says of you",
            events=lines_of(rows, {request.actor.membership_id: "You"}),
            paging=paging(request, before=None, after=after),
            back=_back(),
        ),
    )
