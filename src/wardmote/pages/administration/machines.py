"""Machine access of one's agency."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.errors import Refused
from wardmote.design.fields import CheckboxesField, Form, NumberField, TextField
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.administration.fresh import recently_authenticated
from wardmote.pages.administration.people import STAFF, add_problems
from wardmote.partnerships import operations
from wardmote.partnerships.choices import Scope
from wardmote.partnerships.models import ApiToken
from wardmote.partnerships.queries import get_agency, get_token, list_tokens


class TokenForm(Form):
    """A name, what it may do, and for how long."""

    name = TextField(
        label="What is it for?",
        hint="For example: contact centre software",
        limit=80,
        missing="Enter what it is for",
    )
    scopes = CheckboxesField(label="What may it do?", options=Scope.choices, missing="Select what it may do")
    days = NumberField(
        label="For how many days?",
        hint="366 at most",
        least=1,
        most=366,
        initial=366,
        missing="Enter a number of days",
    )


@dataclass(frozen=True, kw_only=True)
class TokensPage(Page):
    """The agency's machine access; a new secret once."""

    template: ClassVar[str] = "administration/tokens.html"
    section: str = "tokens"
    tokens: tuple[ApiToken, ...]
    scopes: dict[str, str]
    secret: str = ""


def _page(request: Any, secret: str = "") -> HttpResponse:
    return render(
        request,
        TokensPage(
            title="Machine access",
            tokens=tuple(list_tokens(viewer=request.actor)),
            scopes={scope.value: str(scope.label) for scope in Scope},
            secret=secret,
        ),
    )


def tokens(request: Any) -> HttpResponse:
    """List the agency's machine access."""
    return _page(request)


@recently_authenticated
def make_token(request: Any) -> HttpResponse:
    """Make machine access. Its secret is shown on the page that answers, once, and never again."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    back = reverse("tokens")
    if form.is_valid():
        agency = get_agency(viewer=request.actor, agency_id=request.actor.agency_id)
        try:
            _, secret = operations.make_token(by=request.actor, agency=agency, **form.cleaned_data)
        except Refused as refused:
            add_problems(form, refused)
        else:
            return _page(request, secret)
    return render(
        request,
        FormPage(
            title="New machine access",
            form=form,
            layout=STAFF,
            button="Make it",
            back=Link(text="Machine access", href=back),
            cancel=Link(text="Cancel", href=back),
        ),
    )


def revoke_token(request: Any, token_id: UUID) -> HttpResponse:
    """Stop machine access at once."""
    operations.revoke_token(by=request.actor, token=get_token(viewer=request.actor, token_id=token_id))
    messages.success(request, "It no longer works")
    return HttpResponseRedirect(reverse("tokens"))
