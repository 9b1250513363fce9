"""People of an agency: invite, change roles, confirm, end. For account administrators of their own agency,
and for the partnership's administrator in each agency (the same pages, under the agency's address)."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.choices import Role
from wardmote.access.errors import NotFound, Refused
from wardmote.access.policy import roles_that_may_be_given, roles_that_may_be_moved
from wardmote.design.fields import (
    CheckboxesField,
    EmailField,
    Form,
    Option,
    RadiosField,
    SelectField,
    TextField,
)
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.administration.fresh import recently_authenticated
from wardmote.partnerships import operations
from wardmote.partnerships.choices import EndReason, Side
from wardmote.partnerships.models import Agency, Invitation, Membership, Team
from wardmote.partnerships.queries import (
    Person,
    get_agency,
    get_invitation,
    get_person,
    list_agencies,
    list_invitations,
    list_people,
    teams_of,
)

STAFF = "design/staff.html"


@dataclass(frozen=True)
class Where:
    """Which agency's people, and the addresses of its pages."""

    agency: Agency
    agency_id: UUID | None  # in the address: the partnership's administrator

    def to(self, name: str, **more: Any) -> str:
        """Return the address of a page about these people."""
        if self.agency_id is not None:
            return reverse(f"agency_{name}", kwargs={"agency_id": self.agency_id, **more})
        return reverse(name, kwargs=more)


def _where(request: Any, agency_id: UUID | None) -> Where:
    return Where(get_agency(viewer=request.actor, agency_id=agency_id or request.actor.agency_id), agency_id)


@dataclass(frozen=True)
class PersonLine:
    """One person in the list."""

    person: Person
    href: str
    roles: str
    state: str
    colour: str


@dataclass(frozen=True, kw_only=True)
class StaffPage(Page):
    """The people of an agency, and open invitations."""

    template: ClassVar[str] = "administration/staff.html"
    section: str = "staff"
    people: tuple[PersonLine, ...]
    invitations: tuple[tuple[Invitation, str], ...]
    which: str
    invite_href: str
    teams_href: str
    list_href: str
    counts: dict[str, int]


def _state(person: Person) -> tuple[str, str]:
    if person.is_locked:
        return "Locked", "red"
    if person.is_dormant:
        return "Not used for 45 days", "yellow"
    if person.needs_confirming:
        return "To be confirmed", "orange"
    if person.membership.account.last_used_at is None:
        return "Not used yet", "grey"
    return "In use", "green"


def staff(request: Any, agency_id: UUID | None = None) -> HttpResponse:
    """List the people of an agency; `?show=dormant` or `?show=confirm` narrows."""
    where = _where(request, agency_id)
    everybody = list_people(viewer=request.actor, agency=where.agency)
    which = request.GET.get("show", "")
    shown = [
        person
        for person in everybody
        if (which != "dormant" or person.is_dormant or person.is_locked)
        and (which != "confirm" or person.needs_confirming)
    ]
    lines = []
    for person in shown:
        state, colour = _state(person)
        roles = ", ".join(role.label for role in person.roles)
        href = where.to("person", membership_id=person.membership.id)
        lines.append(PersonLine(person, href, roles, state, colour))
    invitations = tuple(
        (row, where.to("withdraw_invitation", invitation_id=row.id))
        for row in list_invitations(viewer=request.actor, agency=where.agency)
    )
    page = StaffPage(
        title=f"People of {where.agency.name}",
        people=tuple(lines),
        invitations=invitations,
        which=which,
        invite_href=where.to("invite"),
        teams_href=where.to("teams"),
        list_href=where.to("staff"),
        counts={
            "all": len(everybody),
            "dormant": sum(person.is_dormant or person.is_locked for person in everybody),
            "confirm": sum(person.needs_confirming for person in everybody),
        },
    )
    return render(request, page)


def role_options(request: Any, *, also: tuple[str, ...] = ()) -> list[Option]:
    """Return the roles that this person may give (and those already held, `also`), with their meaning."""
    from wardmote.access.policy import policy

    given = roles_that_may_be_given(request.actor.roles)
    return [
        Option(role.value, role.label, hint=policy()["roles"][role]["meaning"])
        for role in Role
        if role in given or role in also
    ]


class InviteForm(Form):
    """Whom to invite, and for what."""

    name = TextField(label="Their name", limit=120, missing="Enter their name")
    email = EmailField(label="Their work email address", missing="Enter their work email address")
    roles = CheckboxesField(label="What will they do?", options=[], missing="Select at least one role")
    teams = CheckboxesField(label="Teams", options=[], required=False, small=True)


def _invite_form(request: Any, where: Where) -> InviteForm:
    form = InviteForm(request.POST if request.method == "POST" else None)
    form.fields["roles"].options = role_options(request)  # type: ignore[attr-defined]
    _offer_teams(form, request, where)
    return form


def _offer_teams(form: Form, request: Any, where: Where) -> None:
    teams = teams_of(viewer=request.actor, agency=where.agency)
    if teams:
        form.fields["teams"].options = [(str(team.id), team.name) for team in teams]  # type: ignore[attr-defined]
    else:
        del form.fields["teams"]


def _team_ids(form: Form) -> list[UUID]:
    return [UUID(text) for text in form.cleaned_data.get("teams", [])]


def add_problems(form: Form, refused: Refused) -> None:
    """Show why a rule refused, at the field it is about if the form has it."""
    for field, words in refused.problems.items():
        form.add_error(field if field in form.fields else None, words)


@recently_authenticated
def invite(request: Any, agency_id: UUID | None = None) -> HttpResponse:
    """Invite somebody to the agency by e-mail."""
    where = _where(request, agency_id)
    form = _invite_form(request, where)
    if form.is_valid():
        wanted = form.cleaned_data
        try:
            operations.invite(
                by=request.actor,
                agency=where.agency,
                email=wanted["email"],
                name=wanted["name"],
                roles=[Role(role) for role in wanted["roles"]],
                team_ids=_team_ids(form),
                link=settings.BASE_URL + reverse("open_invitation", kwargs={"token": "-"})[:-1],
            )
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, f"We have sent an invitation to {wanted['email']}")
            return HttpResponseRedirect(where.to("staff"))
    return _form_page(
        request,
        f"Invite somebody to {where.agency.name}",
        form,
        "Send invitation",
        where.to("staff"),
        section="staff",
    )


def _form_page(
    request: Any,
    title: str,
    form: Form,
    button: str,
    back: str,
    *introduction: str,
    section: str = "settings",
) -> HttpResponse:
    return render(
        request,
        FormPage(
            title=title,
            form=form,
            layout=STAFF,
            button=button,
            introduction=introduction,
            back=Link(text="Back", href=back),
            cancel=Link(text="Cancel", href=back),
            section=section,
        ),
    )


def withdraw_invitation(request: Any, invitation_id: UUID, agency_id: UUID | None = None) -> HttpResponse:
    """Stop an invitation that was not used yet."""
    where = _where(request, agency_id)
    found = get_invitation(viewer=request.actor, agency=where.agency, invitation_id=invitation_id)
    try:
        operations.withdraw_invitation(by=request.actor, invitation=found)
        messages.success(request, "The invitation no longer works")
    except Refused as refused:
        messages.error(request, refused.problems[""])
    return HttpResponseRedirect(where.to("staff"))


@dataclass(frozen=True, kw_only=True)
class PersonPage(Page):
    """One person: roles, teams, use, and what can be done."""

    template: ClassVar[str] = "administration/person.html"
    section: str = "staff"
    person: Person
    membership: Membership
    roles: tuple[str, ...]
    state: str
    colour: str
    confirmed_by: str
    acts: tuple[tuple[str, str], ...]
    change_href: str
    is_self: bool


# What can be done to an account: words on the button, title, what it means, and the form's button.
ACTS = {
    "confirm": (
        "Still works here, with these roles",
        "Confirm that this person still works here",
        "Somebody looks through the list every quarter, so that nobody keeps access they no longer need.",
    ),
    "sign-out": (
        "Sign them out everywhere",
        "Sign this person out everywhere",
        "All their sessions end at once. They can sign in again.",
    ),
    "second-step": (
        "They have lost their second step",
        "Remove this person's second step",
        "First make sure that it is really this person who asks: face to face, or by calling a number that you "
        "know. Their phone, passkeys and recovery codes stop working, and they set up new ones when they next "
        "sign in.",
    ),
    "lock": (
        "Lock the account",
        "Lock this account",
        "They are signed out at once and cannot sign in until somebody unlocks the account. Machine access that they "
        "set up stops too.",
    ),
    "unlock": ("Unlock the account", "Unlock this account", "They can sign in again as before."),
    "end": (
        "They have left",
        "End this person's place in the agency",
        "They are signed out at once and lose all access through this agency. What they wrote stays. It cannot be "
        "undone: to come back, they are invited again.",
    ),
}


def person(request: Any, membership_id: UUID, agency_id: UUID | None = None) -> HttpResponse:
    """Show one person of the agency."""
    where = _where(request, agency_id)
    found = get_person(viewer=request.actor, agency=where.agency, membership_id=membership_id)
    is_self = found.membership.account_id == request.actor.account_id
    offered = ["confirm", "sign-out", "second-step", "unlock" if found.is_locked else "lock", "end"]
    acts = tuple(
        (ACTS[act][0], where.to("person_act", membership_id=membership_id, act=act)) for act in offered
    )
    if where.agency_id is not None:
        acts += (("Move them to another agency", where.to("move_person", membership_id=membership_id)),)
    state, colour = _state(found)
    confirmed = found.membership.confirmed_by
    ended = found.membership.ended_at is not None
    page = PersonPage(
        title=found.membership.account.name,
        person=found,
        membership=found.membership,
        roles=tuple(role.label for role in found.roles),
        state="Left" if ended else state,
        colour="grey" if ended else colour,
        confirmed_by=confirmed.account.name if confirmed else "",
        acts=() if is_self or ended else acts,
        change_href="" if is_self or ended else where.to("person_roles", membership_id=membership_id),
        is_self=is_self,
        back=Link(text=f"People of {where.agency.name}", href=where.to("staff")),
    )
    return render(request, page)


class RolesForm(Form):
    """What somebody does for the agency."""

    job_title = TextField(label="Job title", limit=80, required=False)
    roles = CheckboxesField(label="What do they do?", options=[], missing="Select at least one role")
    teams = CheckboxesField(label="Teams", options=[], required=False, small=True)


@recently_authenticated
def person_roles(request: Any, membership_id: UUID, agency_id: UUID | None = None) -> HttpResponse:
    """Change somebody's roles and teams. They are signed out, so that the new roles hold at once."""
    where = _where(request, agency_id)
    found = get_person(viewer=request.actor, agency=where.agency, membership_id=membership_id)
    membership = found.membership
    initial = {
        "job_title": membership.job_title,
        "roles": membership.roles,
        "teams": [str(team_id) for team_id in membership.team_ids],
    }
    form = RolesForm(request.POST if request.method == "POST" else None, initial=initial)
    form.fields["roles"].options = role_options(request, also=tuple(membership.roles))  # type: ignore[attr-defined]
    _offer_teams(form, request, where)
    back = where.to("person", membership_id=membership_id)
    if form.is_valid():
        try:
            operations.change_roles(
                by=request.actor,
                membership=membership,
                roles=[Role(role) for role in form.cleaned_data["roles"]],
                team_ids=_team_ids(form),
                job_title=form.cleaned_data["job_title"],
            )
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, "Saved")
            return HttpResponseRedirect(back)
    return _form_page(request, f"Roles of {membership.account.name}", form, "Save", back, section="staff")


class ActForm(Form):
    """Nothing to enter: the button is the answer."""


class EndForm(Form):
    """Why somebody's place ends."""

    reason = RadiosField(label="Why?", options=EndReason.choices, missing="Select why")


@recently_authenticated
def person_act(request: Any, membership_id: UUID, act: str, agency_id: UUID | None = None) -> HttpResponse:
    """Ask, then confirm, sign out, lock, unlock or end one person."""
    if act not in ACTS:
        raise NotFound("No such act.")
    where = _where(request, agency_id)
    membership = get_person(viewer=request.actor, agency=where.agency, membership_id=membership_id).membership
    form_class = EndForm if act == "end" else ActForm
    form = form_class(request.POST if request.method == "POST" else None)
    back = where.to("person", membership_id=membership_id)
    words, title, meaning = ACTS[act]
    if form.is_valid():
        try:
            _do(request, act, membership, form)
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, f"Done: {membership.account.name}")
            return HttpResponseRedirect(where.to("staff"))
    return _form_page(
        request, f"{title}: {membership.account.name}", form, words, back, meaning, section="staff"
    )


def _do(request: Any, act: str, membership: Membership, form: Form) -> None:
    by = request.actor
    if act == "confirm":
        operations.confirm_membership(by=by, membership=membership)
    elif act == "sign-out":
        operations.end_all_sessions(by=by, account=membership.account, membership=membership)
    elif act == "second-step":
        operations.reset_second_factor(by=by, membership=membership)
    elif act == "lock":
        operations.lock_account(by=by, membership=membership)
    elif act == "unlock":
        operations.unlock_account(by=by, membership=membership)
    else:
        operations.end_membership(by=by, membership=membership, reason=EndReason(form.cleaned_data["reason"]))


class MoveForm(Form):
    """Where somebody goes, and as what."""

    agency = SelectField(
        label="To which agency?", options=[], empty="Choose an agency", missing="Choose an agency"
    )
    job_title = TextField(label="Job title there", limit=80, required=False)
    roles = CheckboxesField(
        label="What will they do there?",
        options=[],
        hint="Nobody gains a role by moving. The other agency's administrator gives further roles and teams.",
        missing="Select at least one role",
    )


@recently_authenticated
def move_person(request: Any, membership_id: UUID, agency_id: UUID) -> HttpResponse:
    """Move somebody to another agency of the partnership: their old access ends with their next request."""
    where = _where(request, agency_id)
    membership = get_person(viewer=request.actor, agency=where.agency, membership_id=membership_id).membership
    may = roles_that_may_be_moved(request.actor.roles) & {Role(role) for role in membership.roles}
    also = tuple(role.value for role in may)
    others = [agency for agency in list_agencies(viewer=request.actor) if agency.id != where.agency.id]
    form = MoveForm(request.POST if request.method == "POST" else None, initial={"roles": membership.roles})
    form.fields["agency"].options = [(str(agency.id), agency.name) for agency in others]  # type: ignore[attr-defined]
    form.fields["roles"].options = role_options(request, also=also)  # type: ignore[attr-defined]
    if form.is_valid():
        to = next(agency for agency in others if str(agency.id) == form.cleaned_data["agency"])
        try:
            operations.move(
                by=request.actor,
                membership=membership,
                agency=to,
                roles=[Role(role) for role in form.cleaned_data["roles"]],
                job_title=form.cleaned_data["job_title"],
            )
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, f"{membership.account.name} works for {to.name} now")
            return HttpResponseRedirect(where.to("staff"))
    return _form_page(
        request,
        f"Move to another agency: {membership.account.name}",
        form,
        "Move",
        where.to("person", membership_id=membership_id),
        "They are signed out at once and lose all that they see through this agency, and whatever they are named on. "
        "What they wrote stays here. Machine access that they set up stops.",
        section="staff",
    )


class TeamForm(Form):
    """A team."""

    name = TextField(label="Name", limit=80, missing="Enter a name")
    email = EmailField(label="Shared inbox", required=False)
    side = SelectField(
        label="Which side of a case does it work on?",
        hint="A provider may support victims and run a programme for people who cause harm. The two teams do not see "
        "each other's work.",
        options=Side.choices,
    )


@dataclass(frozen=True, kw_only=True)
class TeamsPage(Page):
    """The teams of an agency."""

    template: ClassVar[str] = "administration/teams.html"
    section: str = "staff"
    teams: tuple[tuple[Team, str], ...]
    form: TeamForm


def teams(request: Any, agency_id: UUID | None = None) -> HttpResponse:
    """List the teams of an agency, and add one."""
    where = _where(request, agency_id)
    form = TeamForm(request.POST if request.method == "POST" else None, initial={"side": Side.NEUTRAL})
    if form.is_valid():
        try:
            operations.add_team(by=request.actor, agency=where.agency, **_of_team(form))
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, "The team is added")
            return HttpResponseRedirect(where.to("teams"))
    rows = tuple(
        (team, where.to("team", team_id=team.id))
        for team in teams_of(viewer=request.actor, agency=where.agency)
    )
    back = Link(text=f"People of {where.agency.name}", href=where.to("staff"))
    return render(request, TeamsPage(title=f"Teams of {where.agency.name}", teams=rows, form=form, back=back))


def _of_team(form: Form) -> dict[str, Any]:
    return {
        "name": form.cleaned_data["name"],
        "email": form.cleaned_data["email"],
        "side": Side(form.cleaned_data["side"]),
    }


def team(request: Any, team_id: UUID, agency_id: UUID | None = None) -> HttpResponse:
    """Change one team."""
    where = _where(request, agency_id)
    found = next(
        (row for row in teams_of(viewer=request.actor, agency=where.agency) if row.id == team_id), None
    )
    if found is None:
        raise NotFound("No such team.")
    initial = {"name": found.name, "email": found.email, "side": found.side}
    form = TeamForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            operations.change_team(by=request.actor, team=found, **_of_team(form))
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, "Saved")
            return HttpResponseRedirect(where.to("teams"))
    return _form_page(request, f"Team: {found.name}", form, "Save", where.to("teams"), section="staff")


def agency_choices(request: Any) -> list[tuple[str, str]]:
    """Return the partnership's agencies as choices."""
    return [(str(agency.id), agency.name) for agency in list_agencies(viewer=request.actor)]
