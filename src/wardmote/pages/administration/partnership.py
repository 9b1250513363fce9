"""What the partnership's administrator settles: agencies, response times, routing, advice, words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import slugify

from wardmote.access.errors import NotFound, Refused
from wardmote.design.fields import (
    EmailField,
    Form,
    HiddenField,
    NumberField,
    PhoneField,
    SelectField,
    TextareaField,
    TextField,
    YesNoField,
)
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import BRAND_COLOURS, Link
from wardmote.pages.administration.fresh import recently_authenticated
from wardmote.pages.administration.people import STAFF, add_problems, agency_choices
from wardmote.partnerships import operations
from wardmote.partnerships.choices import AgencyType
from wardmote.partnerships.models import Advice, Agency, Partnership
from wardmote.partnerships.queries import (
    get_agency,
    list_agencies,
    list_all_advice,
    list_routing,
    teams_of,
    words_for,
)
from wardmote.partnerships.rules.reaching import LONGEST_WORDS, PublicContact, what_is_wrong, whole_address
from wardmote.partnerships.words import STANDARD
from wardmote.places.queries import name_area
from wardmote.reports.choices import Kind


def _form(request: Any, title: str, form: Form, button: str, back: str, *introduction: str) -> HttpResponse:
    link = Link(text="Back", href=back)
    if form.is_bound and CHANGED in form.non_field_errors():
        introduction = (
            "What you wrote is still in the boxes. Send it again if it is right beside what stands now:",
            *form.what_stands_now(),
        )
    return render(
        request,
        FormPage(
            title=title,
            form=form,
            layout=STAFF,
            button=button,
            introduction=introduction,
            back=link,
            cancel=Link(text="Cancel", href=back),
            section=next(
                (name for name in ("routing", "advice", "words") if back == reverse(name)), "settings"
            ),
        ),
    )


CHANGED = "Somebody else saved this while you were writing"


def _saved(form: Form, do: Callable[[dict[str, Any], int], object]) -> bool:
    """Do it with what was cleaned and the version that was looked at; a refusal becomes an error of the form."""
    if not form.is_valid():
        return False
    clean = dict(form.cleaned_data)
    version = clean.pop("version")
    try:
        do(clean, int(version) if version.isdecimal() else 0)
    except operations.ChangedMeanwhile:
        form.add_error(None, CHANGED)
        return False
    except Refused as refused:
        add_problems(form, refused)
        return False
    return True


def _sent(request: Any) -> Any:
    return request.POST if request.method == "POST" else None


@dataclass(frozen=True, kw_only=True)
class SettingsPage(Page):
    """The partnership and the ways to what it has settled."""

    template: ClassVar[str] = "administration/settings.html"
    section: str = "settings"
    area: str
    partnership: Partnership
    agencies: tuple[Agency, ...]


def show_settings(request: Any) -> HttpResponse:
    """Show the partnership, its agencies and the ways to its settings."""
    return render(
        request,
        SettingsPage(
            title=request.partnership.name,
            caption="Partnership",
            partnership=request.partnership,
            area=name_area(request.partnership.district_code) or request.partnership.district_code,
            agencies=tuple(list_agencies(viewer=request.actor)),
        ),
    )


class LinesForm(Form):
    """Contact lines, colour, and the rule for repeat victims."""

    contact_phone = PhoneField(label="Phone number for the public", required=False)
    contact_hours = TextField(label="When it is answered", limit=120, required=False)
    contact_email = EmailField(label="Email address for the public", required=False)
    colour = SelectField(label="Colour", options=[(name, name.capitalize()) for name in BRAND_COLOURS])
    repeat_reports = NumberField(
        label="Reports that make a repeat victim",
        hint="Similar reports by the same person",
        least=2,
        most=20,
        missing="Enter how many reports make a repeat victim",
    )
    repeat_months = NumberField(
        label="Within how many months", least=1, most=24, missing="Enter a number of months"
    )


def change_lines(request: Any) -> HttpResponse:
    """Change contact lines, colour and the repeat rule."""
    partnership: Partnership = request.partnership
    initial = {name: getattr(partnership, name) for name in LinesForm.base_fields}
    form = LinesForm(_sent(request), initial=initial)
    if form.is_valid():
        operations.change_partnership(by=request.actor, partnership=partnership, **form.cleaned_data)
        messages.success(request, "Saved")
        return HttpResponseRedirect(reverse("settings"))
    return _form(request, "Contact lines and rules", form, "Save", reverse("settings"))


class AgencyForm(Form):
    """A new agency."""

    name = TextField(label="Name", limit=120, missing="Enter its name")
    short_name = TextField(
        label="Short name", hint="As shown in lists", limit=30, missing="Enter a short name"
    )
    kind = SelectField(
        label="What kind of body is it?",
        options=AgencyType.choices,
        empty="Select",
        missing="Select what kind of body it is",
    )
    email = EmailField(
        label="Shared inbox",
        hint="Serious reports are announced here. The public never sees it",
        required=False,
    )
    phone = PhoneField(label="Phone number for partners", hint="The public never sees it", required=False)
    is_controller = YesNoField(
        label="Is it a data controller of its own?", missing="Select yes if it is a data controller"
    )


@recently_authenticated
def add_agency(request: Any) -> HttpResponse:
    """Add an agency to the partnership."""
    form = AgencyForm(_sent(request))
    if form.is_valid():
        wanted = {**form.cleaned_data, "kind": AgencyType(form.cleaned_data["kind"])}
        try:
            agency = operations.add_agency(by=request.actor, partnership=request.partnership, **wanted)
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, f"{agency.name} is added. Invite its first account administrator.")
            return HttpResponseRedirect(reverse("agency", kwargs={"agency_id": agency.id}))
    return _form(request, "Add an agency", form, "Add agency", reverse("settings"))


@dataclass(frozen=True, kw_only=True)
class AgencyPage(Page):
    """One agency: kind, contacts, response times."""

    template: ClassVar[str] = "administration/agency.html"
    section: str = "settings"
    agency: Agency
    reach: PublicContact


def show_agency(request: Any, agency_id: UUID) -> HttpResponse:
    """Show one agency of the partnership."""
    found = get_agency(viewer=request.actor, agency_id=agency_id)
    return render(
        request, AgencyPage(title=found.name, agency=found, reach=found.public_contact, back=_to_settings())
    )


def _to_settings() -> Link:
    return Link(text="Partnership", href=reverse("settings"))


class PublicContactForm(Form):
    """How the public reaches an agency: all of it optional, all of it shown to anybody."""

    phone = TextField(
        label="Phone number",
        hint="Like 01632 960 001, or 101 for the police",
        width=20,
        inputmode="tel",
        required=False,
    )
    email = TextField(label="Email address", limit=254, inputmode="email", spellcheck=False, required=False)
    web = TextField(
        label="Web page",
        hint="Where people can reach it, like https://www.example.com/contact",
        limit=200,
        inputmode="url",
        spellcheck=False,
        required=False,
    )
    hours = TextareaField(
        label="When it answers, and what to do at other times",
        hint="For example: 9am to 5pm, Monday to Friday. Out of hours, call 01632 960 002",
        limit=LONGEST_WORDS,
        rows=3,
        required=False,
    )
    version = HiddenField()

    def clean(self) -> dict[str, Any]:
        """Say all that is wrong at once, as the operation would refuse it."""
        said = {name: self.cleaned_data.get(name, "") for name in ("phone", "email", "hours")}
        web = whole_address(self.cleaned_data.get("web", ""))
        for name, words in what_is_wrong(PublicContact(agency="", web=web, **said)).items():
            self.add_error(name, words)
        return self.cleaned_data


def public_contact(request: Any, agency_id: UUID) -> HttpResponse:
    """Say how the public reaches an agency."""
    agency = get_agency(viewer=request.actor, agency_id=agency_id)
    stands = agency.public_contact
    initial = {
        "phone": stands.phone,
        "email": stands.email,
        "web": stands.web,
        "hours": stands.hours,
        "version": str(agency.version),
    }
    form = PublicContactForm(_sent(request), initial=initial)
    back = reverse("agency", kwargs={"agency_id": agency_id})

    def do(clean: dict[str, Any], version: int) -> object:
        return operations.set_public_contact(by=request.actor, agency=agency, version=version, **clean)

    if _saved(form, do):
        messages.success(request, "Saved. Residents see it wherever they read this agency's name.")
        return HttpResponseRedirect(back)
    return _form(
        request,
        f"How the public reaches {agency.name}",
        form,
        "Save",
        back,
        "Anybody can read this: people whose report this agency answers, people whom we send to it, and everybody on "
        "the page “Who we are”. Leave empty what nobody outside should use.",
    )


class EndAgencyForm(Form):
    """Nothing to enter: the button is the answer."""


@recently_authenticated
def end_agency(request: Any, agency_id: UUID) -> HttpResponse:
    """Let an agency leave the partnership."""
    found = get_agency(viewer=request.actor, agency_id=agency_id)
    back = reverse("agency", kwargs={"agency_id": agency_id})
    form = EndAgencyForm(_sent(request))
    if form.is_valid():
        try:
            operations.end_agency(by=request.actor, agency=found)
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, f"{found.name} has left the partnership")
            return HttpResponseRedirect(reverse("settings"))
    return _form(
        request,
        f"{found.name} leaves the partnership",
        form,
        "End its membership",
        back,
        "Its people are signed out at once. What they wrote stays with the cases.",
    )


class TimesForm(Form):
    """Response times, all in working days."""

    emergency = NumberField(
        label="Emergency",
        hint="Somebody may be in danger",
        least=1,
        most=60,
        suffix="working days",
        missing="Enter the working days for an emergency",
    )
    urgent = NumberField(
        label="Urgent",
        least=1,
        most=60,
        suffix="working days",
        missing="Enter the working days for what is urgent",
    )
    routine = NumberField(
        label="Routine",
        least=1,
        most=60,
        suffix="working days",
        missing="Enter the working days for what is routine",
    )
    update = NumberField(
        label="An update to the person affected every",
        least=1,
        most=60,
        suffix="working days",
        missing="Enter the working days between updates",
    )
    version = HiddenField()


def response_times(request: Any, agency_id: UUID) -> HttpResponse:
    """Change the response times that an agency promises."""
    agency = get_agency(viewer=request.actor, agency_id=agency_id)
    initial = {
        "emergency": agency.respond_emergency_days,
        "urgent": agency.respond_urgent_days,
        "routine": agency.respond_routine_days,
        "update": agency.update_days,
        "version": str(agency.version),
    }
    form = TimesForm(_sent(request), initial=initial)
    back = reverse("agency", kwargs={"agency_id": agency_id})

    def do(clean: dict[str, Any], version: int) -> object:
        return operations.set_response_times(by=request.actor, agency=agency, version=version, **clean)

    if _saved(form, do):
        messages.success(request, "Saved. Reports that are open keep the day that was promised.")
        return HttpResponseRedirect(back)
    return _form(request, f"Response times of {agency.name}", form, "Save", back)


@dataclass(frozen=True)
class RoutingLine:
    """One kind of behaviour and where its reports go."""

    kind: str
    words: str
    goes_to: str


@dataclass(frozen=True, kw_only=True)
class RoutingPage(Page):
    """Which agency each kind of report goes to first."""

    template: ClassVar[str] = "administration/routing.html"
    section: str = "routing"
    lines: tuple[RoutingLine, ...]


ALL_OTHERS = "*"


def routing(request: Any) -> HttpResponse:
    """Show the routing table."""
    rules = {rule.kind: rule for rule in list_routing(viewer=request.actor)}
    lines = []
    for kind, words in [*Kind.choices, (ALL_OTHERS, "All others")]:
        rule = rules.get(kind)
        goes = (rule.agency.name + (f", {rule.team.name}" if rule.team else "")) if rule else ""
        lines.append(RoutingLine(kind, str(words), goes))
    return render(
        request, RoutingPage(title="Where reports go first", lines=tuple(lines), back=_to_settings())
    )


class RouteForm(Form):
    """An agency, and perhaps one of its teams."""

    agency = SelectField(
        label="Agency", options=[], empty="As all others", required=False, say_optional=False
    )
    team = SelectField(label="Team", options=[], empty="The whole agency", required=False, say_optional=False)


def change_routing(request: Any, kind: str) -> HttpResponse:
    """Say where reports of one kind go."""
    names = {**dict(Kind.choices), ALL_OTHERS: "All others"}
    if kind not in names:
        raise NotFound("No such kind.")
    rule = next((row for row in list_routing(viewer=request.actor) if row.kind == kind), None)
    initial = {"agency": str(rule.agency_id), "team": str(rule.team_id or "")} if rule else {}
    form = RouteForm(_sent(request), initial=initial)
    form.fields["agency"].options = agency_choices(request)  # type: ignore[attr-defined]
    all_teams = {
        str(team.id): team
        for agency in list_agencies(viewer=request.actor)
        for team in teams_of(viewer=request.actor, agency=agency)
    }
    form.fields["team"].options = [  # type: ignore[attr-defined]
        (key, f"{team.agency.short_name}: {team.name}") for key, team in all_teams.items()
    ]
    if form.is_valid():
        wanted = form.cleaned_data["agency"]
        try:
            if wanted:
                operations.set_routing(
                    by=request.actor,
                    partnership=request.partnership,
                    kind=kind,
                    agency=get_agency(viewer=request.actor, agency_id=UUID(wanted)),
                    team=all_teams.get(form.cleaned_data["team"]),
                )
            elif rule is not None:
                operations.remove_routing(by=request.actor, rule=rule)
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, "Saved")
            return HttpResponseRedirect(reverse("routing"))
    return _form(request, f"Where they go first: {names[kind]}", form, "Save", reverse("routing"))


class AdviceForm(Form):
    """What to do about something that is not anti-social behaviour."""

    title = TextField(
        label="As a person would say it",
        hint="For example: a neighbour's cooking smells",
        limit=120,
        missing="Enter what it is, as a person would say it",
    )
    text = TextareaField(label="What they can do", limit=3000, rows=6)
    signpost_agency = SelectField(
        label="Which agency of the partnership can help instead?",
        hint="How the public reaches it is shown with it",
        options=[],
        empty="None of them, or somebody else",
        required=False,
    )
    signpost_name = TextField(
        label="Who can help instead",
        hint="A team of that agency, or somebody else",
        limit=120,
        required=False,
    )
    signpost_contact = TextField(
        label="How to reach them", hint="If it is not as for that agency", limit=200, required=False
    )
    position = NumberField(
        label="Place in the list",
        hint="0 comes first",
        least=0,
        most=999,
        missing="Enter its place in the list",
    )
    is_offered = YesNoField(label="Is it offered?", missing="Select yes if it is offered")


@dataclass(frozen=True, kw_only=True)
class AdvicePage(Page):
    """The advice outcomes."""

    template: ClassVar[str] = "administration/advice.html"
    section: str = "advice"
    advice: tuple[Advice, ...]


def advice(request: Any) -> HttpResponse:
    """List the advice outcomes."""
    found = tuple(list_all_advice(viewer=request.actor))
    return render(request, AdvicePage(title="Advice", advice=found, back=_to_settings()))


def change_advice(request: Any, code: str = "") -> HttpResponse:
    """Write an advice outcome, new or not."""
    every = list_all_advice(viewer=request.actor)
    found = next((row for row in every if row.code == code), None)
    if code and found is None:
        raise NotFound("No such advice.")
    names = list(AdviceForm.base_fields)
    initial = (
        {
            **{name: getattr(found, name) for name in names},
            "signpost_agency": str(found.signpost_agency_id or ""),
        }
        if found
        else {"is_offered": True, "position": len(every)}
    )
    form = AdviceForm(_sent(request), initial=initial)
    form.fields["signpost_agency"].options = agency_choices(request)  # type: ignore[attr-defined]
    if form.is_valid():
        said = dict(form.cleaned_data)
        helps = said.pop("signpost_agency")
        operations.set_advice(
            by=request.actor,
            partnership=request.partnership,
            code=code or _new_code(said["title"], {row.code for row in every}),
            signpost_agency=get_agency(viewer=request.actor, agency_id=UUID(helps)) if helps else None,
            **said,
        )
        messages.success(request, "Saved")
        return HttpResponseRedirect(reverse("advice"))
    title = f"Advice: {found.title}" if found else "New advice"
    return _form(request, title, form, "Save", reverse("advice"))


def _new_code(title: str, taken: set[str]) -> str:
    base = slugify(title)[:36] or "advice"
    return next(
        code for number in range(1000) if (code := f"{base}-{number}" if number else base) not in taken
    )


@dataclass(frozen=True)
class WordsLine:
    """One text of public pages."""

    key: str
    title: str
    where: str
    text: str


@dataclass(frozen=True, kw_only=True)
class WordsPage(Page):
    """The texts of public pages."""

    template: ClassVar[str] = "administration/words.html"
    section: str = "words"
    lines: tuple[WordsLine, ...]


def words(request: Any) -> HttpResponse:
    """Show the texts of public pages that the partnership may put in its own words."""
    lines = tuple(
        WordsLine(key, text.title, text.where, words_for(partnership_id=request.partnership.id, key=key))
        for key, text in STANDARD.items()
    )
    return render(request, WordsPage(title="Words on public pages", lines=lines, back=_to_settings()))


class WordsForm(Form):
    """A text."""

    text = TextareaField(
        label="Words",
        hint="Empty: the words that the service comes with",
        limit=5000,
        rows=10,
        required=False,
    )


def change_words(request: Any, key: str) -> HttpResponse:
    """Change one text of public pages."""
    if key not in STANDARD:
        raise NotFound("No such words.")
    form = WordsForm(
        _sent(request), initial={"text": words_for(partnership_id=request.partnership.id, key=key)}
    )
    if form.is_valid():
        operations.set_words(
            by=request.actor, partnership=request.partnership, key=key, text=form.cleaned_data["text"]
        )
        messages.success(request, "Saved")
        return HttpResponseRedirect(reverse("words"))
    return _form(request, STANDARD[key].title, form, "Save", reverse("words"), STANDARD[key].where)
