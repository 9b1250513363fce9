"""Report for a caller: all questions on one page, in the order in which people tell it, nothing to wait for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.choices import Permission
from wardmote.access.errors import Refused
from wardmote.calendar.london import instant_of, start_of_day
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import (
    CheckboxesField,
    ConfirmField,
    DateField,
    EmailField,
    Form,
    Option,
    PhoneField,
    PostcodeField,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
    read_time,
)
from wardmote.design.page import Page, render
from wardmote.pages.public.draft import Sent, keep_sent, reach_of, sent_in
from wardmote.pages.public.questions import (
    KNOWN_OPTIONS,
    PLAIN_KINDS,
    PRIVACY_NOTICE,
    SAFE_ANSWERS,
    SAFE_TO_READ,
    contact_said,
)
from wardmote.partnerships.queries import list_agencies
from wardmote.partnerships.rules.reaching import PublicContact
from wardmote.people.choices import AgeBand, ContactKind
from wardmote.people.operations.contacts import check_code_word
from wardmote.people.queries import find_callers
from wardmote.reports.choices import Affected, Channel, Frequency, HateStrand, Kind, Known
from wardmote.reports.models import Report
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.queries.reading import reports_of_people
from wardmote.reports.rules.intake import NewReport

CHANNELS = (
    Channel.PHONE,
    Channel.IN_PERSON,
    Channel.EMAIL,
    Channel.LETTER,
    Channel.COUNCILLOR,
    Channel.PARTNER,
    Channel.POLICE_LOG,
)
MOST_EARLIER = 10
# Where a problem that the rule of intake finds is shown; the names differ only for contacts.
FIELDS = {"contacts.0": "phone", "contacts.1": "email", "address_postcode": "home_postcode"}


class PhoneForm(Form):
    """Everything the public form asks, short. Only the words, danger and the channel must be given."""

    words = TextareaField(
        label="What is happening?",
        hint="In the caller's words.",
        rows=6,
        limit=10_000,
        attributes={"autofocus": ""},
        missing="Enter what is happening",
    )
    danger_now = RadiosField(
        label="Is somebody in danger now?",
        hint="If yes: ask them to call 999, or call it yourself, before you go on.",
        options=KNOWN_OPTIONS,
        inline=True,
        missing="Select whether somebody is in danger now",
    )
    kinds = CheckboxesField(
        label="What kind of thing is it?",
        options=[(kind, words) for kind, words, _ in PLAIN_KINDS],
        small=True,
        required=False,
        say_optional=False,
    )
    place = TextField(
        label="Where?",
        hint="House number and street, or a description",
        limit=300,
        required=False,
        say_optional=False,
    )
    postcode = PostcodeField(label="Postcode of the place", required=False, say_optional=False)
    on_day = DateField(
        label="When did it happen, or start?",
        latest="today",
        say_words=True,
        required=False,
        say_optional=False,
    )
    at_time = TextField(label="About what time?", width=10, limit=100, required=False, say_optional=False)
    is_ongoing = ConfirmField(label="It is still going on", required=False)
    frequency = SelectField(
        label="How often?",
        options=Frequency.choices,
        empty=None,
        required=False,
        initial=Frequency.UNKNOWN,
        say_optional=False,
    )
    affected = SelectField(
        label="Who is affected most?",
        options=Affected.choices,
        empty=None,
        required=False,
        initial=Affected.UNKNOWN,
        say_optional=False,
    )
    harm = TextareaField(
        label="How does it affect them?", rows=2, limit=4_000, required=False, say_optional=False
    )
    at_risk = RadiosField(
        label="Is anybody at risk of being harmed?",
        options=KNOWN_OPTIONS,
        inline=True,
        required=False,
        say_optional=False,
    )
    perceived = RadiosField(
        label="Does the caller think that it happens because of who somebody is?",
        hint="It is enough that they think so.",
        options=[
            Option(Known.YES, "Yes", reveal=("strands",)),
            Option(Known.NO, "No"),
            Option(Known.UNKNOWN, "I do not know"),
        ],
        required=False,
        say_optional=False,
    )
    strands = CheckboxesField(
        label="What is it about?", options=HateStrand.choices, small=True, required=False, say_optional=False
    )
    told_before = TextField(
        label="Whom did they tell before, and when?", limit=300, required=False, say_optional=False
    )
    wish = TextField(label="What would put it right?", limit=1_000, required=False, say_optional=False)
    who = RadiosField(
        label="Does the caller give their name?",
        options=[
            Option(
                "named",
                "Yes",
                reveal=(
                    "name",
                    "under_18",
                    "home",
                    "home_postcode",
                    "needs",
                    "phone",
                    "phone_safe",
                    "email",
                    "email_safe",
                    "times",
                    "unsafe_with",
                    "code_word",
                ),
            ),
            Option("anonymous", "No"),
        ],
        missing="Select whether the caller gives their name",
    )
    name = TextField(label="Name", limit=120, spellcheck=False, missing="Enter the caller's name")
    under_18 = ConfirmField(label="Under 18", required=False)
    home = TextField(label="Their address", limit=200, spellcheck=False, required=False, say_optional=False)
    home_postcode = PostcodeField(label="Their postcode", required=False, say_optional=False)
    needs = TextField(
        label="What do they need, or what makes it harder for them?",
        limit=300,
        required=False,
        say_optional=False,
    )
    phone = PhoneField(label="Phone number", required=False, say_optional=False)
    phone_safe = RadiosField(
        label="Is it safe to ring them?", options=SAFE_ANSWERS, small=True, required=False, say_optional=False
    )
    email = EmailField(label="Email address", required=False, say_optional=False)
    email_safe = RadiosField(
        label="Is it safe to send them an email?",
        options=SAFE_TO_READ,
        small=True,
        required=False,
        say_optional=False,
    )
    times = TextField(
        label="When is it safe, or what must we be careful about?",
        limit=120,
        required=False,
        say_optional=False,
    )
    unsafe_with = TextField(label="Who must not know?", limit=200, required=False, say_optional=False)
    code_word = TextField(
        label="Code word agreed with the caller",
        hint="By which we know them when they ring again. It is asked for before anything is told.",
        limit=40,
        width=20,
        spellcheck=False,
        required=False,
        say_optional=False,
        attributes={"autocomplete": "off"},
    )
    objects = ConfirmField(
        label="The caller objects to sharing it with the agencies who can help", required=False
    )
    objection = TextField(label="Why they object", limit=300, required=False, say_optional=False)
    channel = SelectField(
        label="How did it reach you?",
        options=[(one.value, one.label) for one in CHANNELS],
        empty=None,
        initial=Channel.PHONE,
        missing="Select how it reached you",
    )
    agency = SelectField(
        label="Who deals with it first?", empty=None, missing="Select who deals with it first"
    )

    def choose_agencies(self, agencies: list[tuple[str, str]]) -> None:
        """Set who can deal with it: the first of these unless another is chosen, or whoever the table says."""
        self.fields["agency"].options = [*agencies, ("", "Whoever the routing table says")]  # type: ignore[attr-defined]
        self.fields["agency"].required = False
        self.fields["agency"].initial = agencies[0][0] if agencies else ""

    def report(self, *, at: datetime) -> NewReport:
        """The report that was told. Call it when the form is valid."""
        said = self.cleaned_data
        named = said["who"] == "named"
        contacts = []
        if named and said["phone"]:
            contacts.append(
                contact_said(
                    ContactKind.PHONE,
                    said["phone"],
                    said["phone_safe"] or "unsure",
                    times=said["times"],
                    unsafe_with=said["unsafe_with"],
                )
            )
        if named and said["email"]:
            contacts.append(
                contact_said(
                    ContactKind.EMAIL,
                    said["email"],
                    said["email_safe"] or "unsure",
                    times=said["times"],
                    unsafe_with=said["unsafe_with"],
                )
            )
        return NewReport(
            words=said["words"],
            kinds=tuple(Kind(kind) for kind in said["kinds"]),
            place_text=said["place"],
            postcode=said["postcode"],
            happened_from=self._moment(said["on_day"], said["at_time"], at),
            is_ongoing=said["is_ongoing"],
            when_text=said["at_time"],
            frequency=Frequency(said["frequency"] or Frequency.UNKNOWN),
            affected=Affected(said["affected"] or Affected.UNKNOWN),
            harm=said["harm"],
            hate_perceived=Known(said["perceived"] or Known.UNKNOWN),
            hate_strands=tuple(HateStrand(strand) for strand in said["strands"]),
            danger_now=Known(said["danger_now"]),
            at_risk=Known(said["at_risk"] or Known.UNKNOWN),
            told_before=Known.YES if said["told_before"] else Known.UNKNOWN,
            told_before_text=said["told_before"],
            wish=said["wish"],
            is_anonymous=not named,
            name=said["name"],
            age_band=AgeBand.CHILD if named and said["under_18"] else AgeBand.UNKNOWN,
            needs=said["needs"],
            address_text=said["home"],
            address_postcode=said["home_postcode"],
            contacts=tuple(replace(contact, code_word=said["code_word"]) for contact in contacts),
            objects_to_sharing=said["objects"],
            objection_reason=said["objection"],
            privacy_notice=PRIVACY_NOTICE,
        )

    @staticmethod
    def _moment(day: date | None, words: str, at: datetime) -> datetime | None:
        if day is None:
            return None
        clock = read_time(words)
        return min(instant_of(day, clock) if clock else start_of_day(day), at)


class WordForm(Form):
    """The word that a caller says, in the same form as all that they tell."""

    one_time = False
    caller_word = TextField(
        label="Code word the caller gives",
        limit=40,
        width=20,
        spellcheck=False,
        required=False,
        say_optional=False,
        attributes={"form": "call", "autocomplete": "off"},
    )


@dataclass(frozen=True)
class Earlier:
    """What a caller told before, as far as it may be told now.

    `asked`: somebody looked. `how_many`: reports found, also while a code word keeps the rest back. `word`: "" when
    none is needed, "ask", "right" or "wrong".
    """

    asked: bool = False
    how_many: int = 0
    reports: tuple[Report, ...] = ()
    names: tuple[str, ...] = ()
    unsafe_with: tuple[str, ...] = ()
    word: str = ""


@dataclass(frozen=True, kw_only=True)
class PhonePage(Page):
    """One fast page for whoever takes the call."""

    template: ClassVar[str] = "casework/phone.html"

    form: PhoneForm
    earlier: Earlier
    word: WordForm
    may_open: bool
    section: str = "phone"
    marking: str = "OFFICIAL-SENSITIVE"


@dataclass(frozen=True, kw_only=True)
class EnteredPage(Page):
    """What to tell the caller: the reference, who answers by when, and their link."""

    template: ClassVar[str] = "casework/phone_entered.html"

    sent: Sent
    respond_by: str
    link: str
    report: str
    reach: PublicContact | None
    section: str = "phone"
    marking: str = "OFFICIAL-SENSITIVE"


def enter_report(request: Any) -> HttpResponse:
    """Take a report for a caller; with the button "Find earlier reports" nothing is entered, and they are shown."""
    is_looking = request.method == "POST" and "find" in request.POST
    form = PhoneForm(request.POST if request.method == "POST" else None)
    earlier = _earlier(request) if is_looking else Earlier()
    if is_looking:
        form = PhoneForm(initial={name: form[name].data for name in form.fields})
    own = str(request.actor.agency_id)
    agencies = [(str(one.id), str(one)) for one in list_agencies(viewer=request.actor)]
    form.choose_agencies(sorted(agencies, key=lambda pair: pair[0] != own))
    if not is_looking and form.is_valid():
        try:
            return _enter(request, form)
        except Refused as refused:
            for name, words in refused.problems.items():
                shown = FIELDS.get(name, name)
                form.add_error(shown if shown in form.fields else None, words)
    return render(
        request,
        PhonePage(
            title="Report for a caller",
            form=form,
            earlier=earlier,
            word=WordForm(),
            may_open=request.actor.may(Permission.READ_REPORTS),
        ),
    )


def _earlier(request: Any) -> Earlier:
    """Look for the caller. Where they agreed on a code word, nothing but the number of reports until it was said."""
    said = {name: request.POST.get(name, "")[:200] for name in ("phone", "email", "name")}
    callers = find_callers(viewer=request.actor, postcode=request.POST.get("home_postcode", "")[:10], **said)
    ids = [person.pk for person in callers.people]
    if not ids:
        return Earlier(asked=True)
    reports = tuple(reports_of_people(viewer=request.actor, person_ids=ids))
    word = ""
    if callers.has_word:
        given = request.POST.get("caller_word", "")[:40]
        right = bool(given) and check_code_word(by=request.actor, person_ids=ids, word=given)
        word = "right" if right else "wrong" if given else "ask"
    if word in ("ask", "wrong"):
        return Earlier(asked=True, how_many=len(reports), word=word)
    return Earlier(
        asked=True,
        how_many=len(reports),
        reports=reports[:MOST_EARLIER],
        names=tuple(dict.fromkeys(str(person) for person in callers.people)),
        unsafe_with=callers.unsafe_with,
        word=word,
    )


def _enter(request: Any, form: PhoneForm) -> HttpResponse:
    report = receive_report(
        by=request.actor,
        answers=form.report(at=timezone.now()),
        channel=Channel(form.cleaned_data["channel"]),
        agency_id=UUID(form.cleaned_data["agency"]) if form.cleaned_data["agency"] else None,
        form_token=form.token,
    )
    # The second sending of one form gives the report without its secret, which is kept nowhere: the first one's stays.
    if report.follow_secret:
        keep_sent(
            request.session,
            Sent(
                reference=report.reference,
                respond_by=report.respond_by.isoformat(),
                secret=report.follow_secret,
                agency=report.agency.name,
                agency_id=str(report.agency_id),
                may_open=report.agency_id == request.actor.agency_id,
            ),
            lasting=True,
        )
    return HttpResponseRedirect(reverse("report_entered"))


def show_entered(request: Any) -> HttpResponse:
    """What was entered last in this session."""
    sent = sent_in(request.session)
    if sent is None:
        return HttpResponseRedirect(reverse("report_enter"))
    may_read = sent.may_open and request.actor.may(Permission.READ_REPORTS)
    page = EnteredPage(
        title="Report entered",
        sent=sent,
        respond_by=day_in_words(date.fromisoformat(sent.respond_by), weekday=True),
        link=request.build_absolute_uri(reverse("follow", args=[sent.secret])),
        report=reverse("report", args=[sent.reference]) if may_read else "",
        reach=reach_of(sent, viewer=request.actor),
    )
    return render(request, page)
