"""The ASB case review procedure: its versions, a new one with a look at what the public will read, and taking back."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.errors import NotFound, Refused
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import (
    CheckboxesField,
    DateField,
    EmailField,
    Form,
    NumberField,
    PhoneField,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
    YesNoField,
)
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.design.words import MONTHS
from wardmote.pages.administration.people import add_problems
from wardmote.partnerships import operations
from wardmote.partnerships.choices import (
    AppealBody,
    ChairRule,
    DayUnit,
    GroupMatter,
    ReviewChannel,
    ReviewStep,
)
from wardmote.partnerships.models import Partnership
from wardmote.partnerships.queries import ProcedureVersion, get_procedure, list_procedures
from wardmote.partnerships.rules.examples import examples
from wardmote.partnerships.rules.procedure_words import ProcedureWords, in_words
from wardmote.partnerships.rules.procedures import STEPS, StepLimit, Terms, why_not_publishable

PROMISED = STEPS[1:]
"""The steps that can be promised: all but the first."""


@dataclass(frozen=True)
class VersionLine:
    """One version as the list shows it."""

    number: int
    name: str
    standing: str
    published: str


@dataclass(frozen=True)
class ExampleLine:
    """An example to start from."""

    slug: str
    name: str
    source: str


@dataclass(frozen=True, kw_only=True)
class ProceduresPage(Page):
    """All versions, newest first, and what a new one can start from."""

    template: ClassVar[str] = "administration/procedures.html"
    section: str = "procedures"
    versions: tuple[VersionLine, ...]
    examples: tuple[ExampleLine, ...]


@dataclass(frozen=True, kw_only=True)
class ProcedurePage(Page):
    """One version, as the public reads it, with when it is in force."""

    template: ClassVar[str] = "administration/procedure.html"
    section: str = "procedures"
    standing: str
    source: str
    words: ProcedureWords
    form: Form | None


@dataclass(frozen=True, kw_only=True)
class NewProcedurePage(Page):
    """The form of a new version; with `preview`, what the public will read."""

    template: ClassVar[str] = "administration/new_procedure.html"
    section: str = "procedures"
    form: Form
    preview: ProcedureWords | None


class WithdrawForm(Form):
    """One button."""


class ProcedureForm(Form):
    """Everything that a version says, and from when."""

    name = TextField(label="Name", limit=160, missing="Enter a name")
    valid_from = DateField(label="In force from", say_words=True, missing="Enter the day it begins")
    complaints_needed = NumberField(
        label="Reports needed",
        hint="1, 2 or 3: never more than 3 (section 104(4))",
        least=1,
        most=3,
        missing="Enter how many reports are needed",
    )
    within_months = NumberField(
        label="Within how many months before the application",
        least=1,
        most=60,
        suffix="months",
        missing="Enter the months before the application",
    )
    reported_within = NumberField(
        label="Each reported within how long of what happened",
        least=1,
        most=1000,
        missing="Enter how soon each must have been reported",
    )
    reported_unit = RadiosField(
        label="Counted in", options=DayUnit.choices, inline=True, missing="Select months or days"
    )
    same_incident_is_one = YesNoField(
        label="Is the same incident told to several agencies counted once?",
        missing="Select yes if it is counted once",
    )
    hate_incidents_needed = NumberField(
        label="Hate incidents that are enough",
        hint="0: there is no such route",
        least=0,
        most=3,
        missing="Enter how many hate incidents are enough",
    )
    people_needed = NumberField(
        label="Different people who are enough",
        hint="0: there is no such route",
        least=0,
        most=50,
        missing="Enter how many different people are enough",
    )
    people_about = RadiosField(
        label="They reported", options=GroupMatter.choices, inline=True, missing="Select what they reported"
    )
    considered = CheckboxesField(
        label="Below the threshold the agencies look at",
        options=[
            ("persistence", "How persistent it is"),
            ("harm", "Harm, or the risk of it"),
            ("adequacy", "Whether the response was adequate"),
        ],
        required=False,
        say_optional=False,
    )
    caveats = TextareaField(
        label="What else the area asks",
        hint="One a line. Shown to people; never applied by the computer",
        required=False,
    )
    rejection_grounds = TextareaField(
        label="Grounds on which an application is rejected",
        hint="One a line, such as: vexatious",
        required=False,
    )
    chair_rule = RadiosField(label="Who chairs", options=ChairRule.choices)
    chair_words = TextareaField(label="What is meant by independent", required=False, rows=2, limit=1000)
    appeal_to = CheckboxesField(
        label="Who hears an appeal",
        hint="In this order",
        options=AppealBody.choices,
        missing="Select who hears an appeal",
    )
    appeal_working_days = NumberField(
        label="Appeal within", suffix="working days", least=1, most=250, required=False
    )
    appeal_words = TextareaField(label="More about appeals", required=False, rows=3, limit=2000)
    channels = CheckboxesField(
        label="Ways to apply", options=ReviewChannel.choices, missing="Select at least one way to apply"
    )
    contact_name = TextField(
        label="Point of contact", hint="A post, not a person's name", limit=120, required=False
    )
    contact_phone = PhoneField(label="Its phone number", required=False)
    contact_email = EmailField(label="Its email address", required=False)
    contact_address = TextareaField(label="Its address", required=False, rows=3, limit=400)
    words = TextareaField(label="What the public page says besides", required=False, rows=4, limit=4000)
    source = TextField(label="Where it is published", hint="An address of a page", limit=300, required=False)
    reporting_begins_month = SelectField(
        label="The year of the published figures begins in",
        options=[(str(number), name) for number, name in enumerate(MONTHS, 1)],
        empty=None,
    )
    reporting_months = NumberField(
        label="Figures are published for every",
        missing="Enter the months that figures cover",
        hint="At most 12 (section 104(9))",
        suffix="months",
        least=1,
        most=12,
    )
    figures_working_days = NumberField(
        label="They are due after the period ends in",
        suffix="working days",
        least=1,
        most=250,
        missing="Enter the working days until figures are due",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for step in PROMISED:
            self.fields[f"days_{step}"] = NumberField(
                label=step.label, suffix="working days", least=1, most=250, required=False, say_optional=False
            )
            self.fields[f"from_{step}"] = SelectField(
                label=f"Counted from (for “{step.label}”)",
                options=[(one.value, one.label) for one in STEPS[: STEPS.index(step)]],
                empty=None,
            )

    @property
    def about(self) -> tuple[Any, ...]:
        """All fields but the promises, in order, as they are shown."""
        return tuple(self[name] for name in self.fields if not name.startswith(("days_", "from_")))

    @property
    def promises(self) -> tuple[tuple[Any, Any], ...]:
        """The two fields of each promise."""
        return tuple((self[f"days_{step}"], self[f"from_{step}"]) for step in PROMISED)

    def terms(self) -> Terms:
        """What was entered, as terms. Only after `is_valid()`."""
        said = self.cleaned_data
        return Terms(
            name=said["name"],
            complaints_needed=said["complaints_needed"],
            within_months=said["within_months"],
            reported_within=said["reported_within"],
            reported_unit=DayUnit(said["reported_unit"]),
            same_incident_is_one=said["same_incident_is_one"],
            hate_incidents_needed=said["hate_incidents_needed"],
            people_needed=said["people_needed"],
            people_about=GroupMatter(said["people_about"]),
            considers_persistence="persistence" in said["considered"],
            considers_harm="harm" in said["considered"],
            considers_adequacy="adequacy" in said["considered"],
            caveats=_lines(said["caveats"]),
            rejection_grounds=_lines(said["rejection_grounds"]),
            limits=tuple(
                StepLimit(step, said[f"days_{step}"], ReviewStep(said[f"from_{step}"]))
                for step in PROMISED
                if said[f"days_{step}"]
            ),
            chair_rule=ChairRule(said["chair_rule"]),
            chair_words=said["chair_words"],
            appeal_to=tuple(AppealBody(body) for body in said["appeal_to"]),
            appeal_working_days=said["appeal_working_days"],
            appeal_words=said["appeal_words"],
            channels=tuple(ReviewChannel(channel) for channel in said["channels"]),
            contact_name=said["contact_name"],
            contact_email=said["contact_email"],
            contact_phone=said["contact_phone"],
            contact_address=said["contact_address"],
            words=said["words"],
            source=said["source"],
            reporting_begins_month=int(said["reporting_begins_month"]),
            reporting_months=said["reporting_months"],
            figures_working_days=said["figures_working_days"],
        )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _entered(terms: Terms) -> dict[str, Any]:
    """Terms as the form shows them."""
    values: dict[str, Any] = {
        name: getattr(terms, name) for name in ProcedureForm.base_fields if hasattr(terms, name)
    }
    values["considered"] = [
        name for name in ("persistence", "harm", "adequacy") if getattr(terms, f"considers_{name}")
    ]
    values["caveats"] = "\n".join(terms.caveats)
    values["rejection_grounds"] = "\n".join(terms.rejection_grounds)
    values["appeal_to"], values["channels"] = list(terms.appeal_to), list(terms.channels)
    for step, before in zip(PROMISED, STEPS, strict=False):
        limit = terms.limit(step)
        values[f"days_{step}"] = limit.working_days if limit else None
        values[f"from_{step}"] = (limit.counted_from if limit else before).value
    return values


def procedures(request: Any) -> HttpResponse:
    """List the versions, and the examples that a new one can start from."""
    page = ProceduresPage(
        title="Case review procedure",
        versions=tuple(
            VersionLine(
                one.procedure.version,
                one.procedure.name,
                _standing(one),
                day_in_words(one.procedure.published_on),
            )
            for one in list_procedures(viewer=request.actor)
        ),
        examples=tuple(ExampleLine(slug, one.name, one.source) for slug, one in examples().items()),
        back=Link(text="Partnership", href=reverse("settings")),
    )
    return render(request, page)


def _standing(one: ProcedureVersion) -> str:
    today = timezone.localdate()
    if one.span is None:
        return "Taken back before it began"
    since = day_in_words(one.span.valid_from)
    if one.span.valid_from > today:
        return f"Begins on {since}"
    if one.span.valid_to is None:
        return f"In force since {since}"
    until = day_in_words(one.span.valid_to)
    return (
        f"In force since {since}, until {until}" if today <= one.span.valid_to else f"From {since} to {until}"
    )


def procedure(request: Any, version: int) -> HttpResponse:
    """Show one version as the public reads it; take it back while it has not begun."""
    found = get_procedure(viewer=request.actor, version=version)
    not_begun = found.span is not None and found.span.valid_from > timezone.localdate()
    form = WithdrawForm(request.POST if request.method == "POST" else None) if not_begun else None
    if form is not None and form.is_valid():
        try:
            operations.withdraw_procedure(
                by=request.actor, procedure=found.procedure, on=timezone.localdate()
            )
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, f"Version {version} is taken back")
            return HttpResponseRedirect(reverse("procedures"))
    page = ProcedurePage(
        title=found.procedure.name,
        caption=f"Version {version}",
        standing=_standing(found),
        source=found.procedure.source,
        words=in_words(found.procedure.terms),
        form=form,
        back=_to_list(),
    )
    return render(request, page)


def new_procedure(request: Any) -> HttpResponse:
    """Enter a new version, look at what the public will read, publish it."""
    form = ProcedureForm(
        request.POST if request.method == "POST" else None, initial=_entered(_starting_point(request))
    )
    preview = None
    if form.is_valid():
        terms = form.terms()
        problems = why_not_publishable(terms)
        if problems:
            add_problems(form, Refused("", **problems))
        elif request.POST.get("act") != "publish":
            preview = in_words(terms)
        else:
            try:
                made = operations.publish_procedure(
                    by=request.actor,
                    partnership=request.partnership,
                    terms=terms,
                    valid_from=form.cleaned_data["valid_from"],
                    on=timezone.localdate(),
                )
            except Refused as refused:
                add_problems(form, refused)
            else:
                messages.success(request, f"Version {made.version} is published")
                return HttpResponseRedirect(reverse("procedures"))
    return render(
        request,
        NewProcedurePage(title="A new version of the procedure", form=form, preview=preview, back=_to_list()),
    )


def _starting_point(request: Any) -> Terms:
    """What the form starts from: an example named in the address, else the newest version, else the Act."""
    partnership: Partnership = request.partnership
    wanted = request.GET.get("from", "")
    if wanted and wanted not in examples():
        raise NotFound("No such example.")
    own = next((one for one in list_procedures(viewer=request.actor) if one.span is not None), None)
    if own and not wanted:
        return own.procedure.terms
    terms = examples()[wanted] if wanted else Terms(name=partnership.name)
    return Terms(
        **{
            **vars(terms),
            "contact_name": "ASB case review co-ordinator",
            "contact_phone": partnership.contact_phone,
            "contact_email": partnership.contact_email,
        }
    )


def _to_list() -> Link:
    return Link(text="Case review procedure", href=reverse("procedures"))
