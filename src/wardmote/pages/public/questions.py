"""The questions of the report journey: one form each, in the order in which they are asked.

Order and wording after the GOV.UK patterns "Question pages" and "Addresses", and the question set that housing
providers publish. Almost nothing is required, and "I do not know" is an answer everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from wardmote.calendar.london import instant_of, start_of_day
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import (
    CheckboxesField,
    ConfirmField,
    DateField,
    Divider,
    EmailField,
    Form,
    Option,
    PhoneField,
    PostcodeField,
    RadiosField,
    TextareaField,
    TextField,
    read_time,
)
from wardmote.pages.public.draft import Draft
from wardmote.pages.public.draft_files import FILES, FilesForm
from wardmote.pages.public.where import FoundPlace, find_places
from wardmote.pages.public.words import DoorWords
from wardmote.partnerships.choices import AgencyType
from wardmote.people.choices import AgeBand, ContactKind, Safety
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import Affected, Frequency, HateStrand, Kind, Known
from wardmote.reports.rules.intake import NewReport

PRIVACY_NOTICE = "2026-11"
"""Version of the privacy notice that is shown; kept with each report."""

KNOWN_OPTIONS = (
    Option(Known.YES, "Yes"),
    Option(Known.NO, "No"),
    Option(Known.UNKNOWN, "I do not know"),
)

PLAIN_KINDS: tuple[tuple[Kind, str, str], ...] = (
    (Kind.NOISE, "Noise", "Loud music, shouting, dogs, alarms"),
    (Kind.NEIGHBOURS, "Neighbours who cause trouble", "Threats, arguments, coming and going at all hours"),
    (Kind.ROWDY, "Rowdy people in a street or park", "Groups, shouting, fighting, damage"),
    (Kind.VEHICLE_NUISANCE, "Vehicles used badly", "Racing, off-road bikes, e-scooters, engines revved"),
    (Kind.VEHICLE_ABANDONED, "An abandoned vehicle", ""),
    (Kind.LITTER_DRUGS, "Rubbish, or things left from drugs", "Fly-tipping, needles, canisters"),
    (Kind.STREET_DRINKING, "Drinking in the street", ""),
    (Kind.BEGGING, "Begging", ""),
    (Kind.ANIMALS, "Animals", "Dogs out of control, fouling"),
    (Kind.TRESPASS, "People where they should not be", "On roofs, in gardens, in empty buildings"),
    (Kind.COMMUNICATIONS, "Nasty messages or calls", "Also online"),
    (Kind.FIREWORKS, "Fireworks", ""),
    (Kind.PROSTITUTION, "Things to do with sex work", ""),
)


@dataclass(frozen=True)
class AdviceChoice:
    """An advice as the journey offers it: a row of the partnership's list, or one of the standard ones."""

    code: str
    title: str
    text: str
    signpost_name: str
    signpost_contact: str = ""
    id: UUID | None = None
    agency_id: UUID | None = None
    agency_kinds: tuple[AgencyType, ...] = ()


@dataclass
class Asking:
    """What the questions look at besides what was sent: the draft, and the partnership's own lists and words."""

    draft: Draft
    district_code: str
    words: DoorWords
    advice: tuple[AdviceChoice, ...]
    _places: dict[str, list[FoundPlace]] = field(default_factory=dict)
    _looked: dict[str, tuple[bool, dict[str, Any]]] = field(default_factory=dict)

    def places(self, text: str) -> list[FoundPlace]:
        """Places like a text, looked up once for each request."""
        if text not in self._places:
            self._places[text] = find_places(text, district_code=self.district_code)
        return self._places[text]

    def _look(self, slug: str) -> tuple[bool, dict[str, Any]]:
        if slug not in self._looked:
            form = form_for(QUESTION[slug], self, sent_again(self.draft.answers.get(slug)))
            stands = form.is_bound and form.is_valid()
            self._looked[slug] = (stands, form.cleaned_data if stands else {})
        return self._looked[slug]

    def of(self, slug: str) -> dict[str, Any]:
        """What was answered to a question, cleaned; empty when it was not, or can no longer stand."""
        return self._look(slug)[1]

    def is_answered(self, slug: str) -> bool:
        """Whether a question has an answer that stands. What was kept is checked again with each request: an
        earlier answer may have changed, and nothing is believed for having been sent before."""
        return self._look(slug)[0]

    def forget_cleaned(self) -> None:
        """After an answer was kept: look at all of them anew."""
        self._looked.clear()

    @property
    def picked_place(self) -> FoundPlace | None:
        """The place picked from those found."""
        where = self.of("where")
        key = self.of("place").get("place", "") if where.get("how") == "search" else ""
        return (
            next((place for place in self.places(where["search"]) if place.key == key), None) if key else None
        )

    @property
    def picked_advice(self) -> AdviceChoice | None:
        """The advice that fits what they report, as they say."""
        code = self.of("like").get("like", "")
        return next((one for one in self.advice if one.code == code), None)


def sent_again(kept: Mapping[str, list[str]] | None) -> QueryDict | None:
    """What was kept of a form, as if it were sent again."""
    if kept is None:
        return None
    sent = QueryDict(mutable=True)
    for name, values in kept.items():
        sent.setlist(name, values)
    return sent


# --- the forms ------------------------------------------------------------------------------------------


class NowForm(Form):
    danger_now = RadiosField(
        label="Is somebody in danger now?",
        size="m",
        options=KNOWN_OPTIONS,
        missing="Select yes if somebody is in danger now",
    )


class CalledForm(Form):
    """Nothing to answer: the page says to call 999, and its button goes on."""


class WhatForm(Form):
    words = TextareaField(
        label="What is happening?",
        heading=True,
        hint="In your own words. Say what people do, and what you see or hear. You need not name anybody.",
        limit=10_000,
        rows=8,
        missing="Tell us what is happening",
    )


class KindsForm(Form):
    kinds = CheckboxesField(
        label="What kind of thing is it?",
        heading=True,
        hint="Select all that apply.",
        options=[
            *(Option(kind, words, hint=hint) for kind, words, hint in PLAIN_KINDS),
            Divider(),
            Option("other", "Something else, or I do not know", exclusive=True),
        ],
        missing="Select what kind of thing it is, or “Something else, or I do not know”",
    )


class LikeForm(Form):
    like = RadiosField(
        label="Is it mainly one of these?",
        heading=True,
        hint="These are mostly not anti-social behaviour, but somebody else may be able to help.",
        missing="Select what it is mainly, or “No, it is something else”",
    )


class AdviceForm(Form):
    keep = RadiosField(
        label="What do you want to do?",
        size="m",
        options=[
            Option("yes", "Report it all the same", hint="We keep your report and read it."),
            Option("no", "Stop here", hint="Nothing is sent, and what you wrote is deleted."),
        ],
        missing="Select whether to report it all the same",
    )


class WhereForm(Form):
    how = RadiosField(
        label="Where is it happening?",
        heading=True,
        options=[
            Option("search", "I know the postcode or the street", reveal=("search", "detail")),
            Option("words", "I can describe the place", reveal=("described",)),
            Option("unknown", "I do not know"),
        ],
        missing="Select how you can tell us where it is",
    )
    search = TextField(
        label="Postcode or street",
        hint="For example, LE18 1AA or Bell Street",
        limit=120,
        missing="Enter a postcode or a street",
    )
    detail = TextField(
        label="House number or name, or which part of the street",
        required=False,
        limit=100,
    )
    described = TextField(
        label="Describe the place",
        hint="For example, behind the swings in the park",
        limit=300,
        missing="Describe the place",
    )


class PlaceForm(Form):
    place = RadiosField(
        label="Which of these is it?", heading=True, missing="Select which place it is, or “None of these”"
    )


class NotFoundPlaceForm(Form):
    """Nothing to answer: the page says that no such place was found, and what they wrote is kept as it is."""


class ElsewhereForm(Form):
    """Nothing to answer: the page says that another council looks after the place."""


class WhenForm(Form):
    when = RadiosField(
        label="When does it happen?",
        heading=True,
        options=[
            Option("once", "It happened once", reveal=("on_day", "at_time")),
            Option("ongoing", "It is still going on", reveal=("since",)),
            Option("range", "It went on for a time and has stopped", reveal=("from_day", "to_day")),
            Option("unknown", "I do not know"),
        ],
        missing="Select when it happens",
    )
    on_day = DateField(
        label="What day was it?",
        called="The day it happened",
        latest="today",
        say_words=True,
        missing="Enter the day it happened",
    )
    at_time = TextField(
        label="About what time?",
        required=False,
        limit=100,
        hint="For example, 11pm, or “after dark”",
        width=20,
    )
    since = DateField(
        label="When did it start?",
        called="The day it started",
        latest="today",
        say_words=True,
        required=False,
    )
    from_day = DateField(
        label="When did it start?",
        called="The day it started",
        latest="today",
        say_words=True,
        missing="Enter when it started",
    )
    to_day = DateField(
        label="When did it stop?",
        called="The day it stopped",
        latest="today",
        say_words=True,
        missing="Enter when it stopped",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("from_day"), cleaned.get("to_day")
        if first and last and last < first:
            self.add_error("to_day", "The day it stopped must be the same as or after the day it started")
        return cleaned


class OftenForm(Form):
    frequency = RadiosField(
        label="How often does it happen?",
        heading=True,
        options=Frequency.choices,
        missing="Select how often it happens",
    )


class EffectForm(Form):
    harm = TextareaField(
        label="How does it affect you or other people?",
        heading=True,
        hint="For example, on sleep, health, work, or how safe you feel.",
        required=False,
        limit=4_000,
    )


class WhoForm(Form):
    affected = RadiosField(
        label="Who is affected most?",
        heading=True,
        options=Affected.choices,
        missing="Select who is affected most",
    )


class WhyForm(Form):
    """The perception test: what the victim or any other person perceives counts, without evidence."""

    perceived = RadiosField(
        label="Do you think it happens because of who somebody is?",
        heading=True,
        hint="For example, because of race, religion, disability, sexual orientation or being transgender. "
        "It is enough that you think so.",
        options=[
            Option(Known.YES, "Yes", reveal=("strands",)),
            Option(Known.NO, "No"),
            Option(Known.UNKNOWN, "I do not know"),
        ],
        missing="Select yes if you think it happens because of who somebody is",
    )
    strands = CheckboxesField(
        label="What is it about?", options=HateStrand.choices, required=False, say_optional=True
    )


class RiskForm(Form):
    at_risk = RadiosField(
        label="Is anybody at risk of being harmed?",
        heading=True,
        hint="For example, somebody who is threatened, who is very frightened, who may hurt themselves, "
        "or a child.",
        options=KNOWN_OPTIONS,
        missing="Select yes if anybody is at risk of being harmed",
    )


class BeforeForm(Form):
    told = RadiosField(
        label="Have you told anybody about it before?",
        heading=True,
        options=[
            Option(Known.YES, "Yes", reveal=("who",)),
            Option(Known.NO, "No"),
            Option(Known.UNKNOWN, "I do not know"),
        ],
        missing="Select yes if you have told anybody before",
    )
    who = TextField(label="Whom, and when? Give a reference if you have one", required=False, limit=300)


class WishForm(Form):
    wish = TextareaField(label="What would put it right?", heading=True, required=False, limit=4_000)


class YouForm(Form):
    who = RadiosField(
        label="Do you want to say who you are?",
        heading=True,
        options=[
            Option("named", "Yes", reveal=("name", "address", "postcode", "under_18", "needs")),
            Option("anonymous", "No, I want to stay anonymous"),
        ],
        missing="Select yes if you want to say who you are",
    )
    name = TextField(
        label="Your name", autocomplete="name", limit=120, spellcheck=False, missing="Enter your name"
    )
    address = TextField(
        label="Your address", autocomplete="street-address", required=False, limit=200, spellcheck=False
    )
    postcode = PostcodeField(label="Your postcode", required=False)
    under_18 = ConfirmField(label="I am under 18", required=False)
    needs = TextField(
        label="Is there anything we should know to help you?",
        hint="For example, a disability, an interpreter, or somebody to speak for you",
        required=False,
        limit=300,
    )


CHANNELS: tuple[tuple[ContactKind, str], ...] = (
    (ContactKind.PHONE, "phone"),
    (ContactKind.TEXT, "text"),
    (ContactKind.EMAIL, "email"),
    (ContactKind.POST, "letter"),
)


class ContactForm(Form):
    ways = CheckboxesField(
        label="How may we contact you?",
        heading=True,
        options=[
            Option("phone", "By phone", reveal=("phone",)),
            Option("text", "By text message", reveal=("text",)),
            Option("email", "By email", reveal=("email",)),
            Option("letter", "By letter", reveal=("letter",)),
            Divider(),
            Option("none", "Do not contact me: I will use my link", exclusive=True),
        ],
        missing="Select how we may contact you, or “Do not contact me”",
    )
    phone = PhoneField(label="Phone number", autocomplete="tel", missing="Enter your phone number")
    text = PhoneField(label="Mobile number", autocomplete="tel", missing="Enter your mobile number")
    email = EmailField(label="Email address", autocomplete="email", missing="Enter your email address")
    letter = TextField(
        label="Address for letters", autocomplete="street-address", limit=200, missing="Enter an address"
    )


SAFE_ANSWERS = (
    Option("open", "Yes, and you may leave a message that says who you are"),
    Option("quiet", "Yes, but say nothing to anybody else, and leave no message"),
    Option("times", "Only at certain times, or if you are careful"),
    Option("unsure", "I am not sure", hint="We will not use it."),
)
SAFE_TO_READ = (
    Option("open", "Yes: nobody else reads it, and you may say who you are"),
    Option("times", "Only if you are careful what you write"),
    Option("unsure", "I am not sure", hint="We will not use it."),
)


class SafeForm(Form):
    phone = RadiosField(
        label="Is it safe to ring you?",
        size="m",
        options=SAFE_ANSWERS,
        missing="Select whether it is safe to ring",
    )
    text = RadiosField(
        label="Is it safe to send you a text message?",
        size="m",
        options=SAFE_TO_READ,
        missing="Select whether it is safe to send a text message",
    )
    email = RadiosField(
        label="Is it safe to send you an email?",
        size="m",
        options=SAFE_TO_READ,
        missing="Select whether it is safe to send an email",
    )
    letter = RadiosField(
        label="Is it safe to send you a letter?",
        size="m",
        options=SAFE_TO_READ,
        missing="Select whether it is safe to send a letter",
    )
    times = TextField(
        label="When is it safe, or what must we be careful about?",
        hint="For example, weekdays between 9 and 3, or “ask for me, say you are the dentist”",
        required=False,
        limit=120,
    )
    unsafe_with = TextField(label="Is there anybody who must not know?", required=False, limit=200)


class SharingForm(Form):
    objects = RadiosField(
        label="May we share what you told us with the agencies who can help?",
        heading=True,
        options=[
            Option("no", "Yes, share what is needed"),
            Option("yes", "No, I object", reveal=("reason",)),
        ],
        missing="Select whether we may share it with the agencies who can help",
    )
    reason = TextField(label="Why? It helps us to respect it", required=False, limit=300)


# --- the questions --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Question:
    """One page of the journey. `title` is short and neutral: it stands in the browser's tab and history."""

    slug: str
    title: str
    form: type[Form]
    template: str = "public/question.html"
    applies: Callable[[Asking], bool] = lambda asking: True
    prepare: Callable[[Form, Asking], None] = lambda form, asking: None
    introduction: Callable[[Asking], tuple[str, ...]] = lambda asking: ()
    heading: str = ""
    """The page's heading where no field is it."""
    asks_again: tuple[str, ...] = ()
    """Slugs of pages without an answer that are shown anew when this one was answered anew."""


def _prepare_like(form: Form, asking: Asking) -> None:
    form.fields["like"].options = [  # type: ignore[attr-defined]
        *(Option(one.code, one.title) for one in asking.advice),
        Divider(),
        Option("none", "No, it is something else"),
    ]


def _prepare_place(form: Form, asking: Asking) -> None:
    found = asking.places(asking.of("where").get("search", ""))
    form.fields["place"].options = [  # type: ignore[attr-defined]
        *(
            Option(place.key, place.label, hint=f"In {place.elsewhere}" if place.elsewhere else "")
            for place in found
        ),
        Divider(),
        Option("none", "None of these"),
    ]


def _hint(form: Form, name: str, words: str) -> None:
    """Put the partnership's words below the question, where a screen reader reads them with it."""
    form.fields[name].help_text = words.replace("\n", " ")


def only_chosen_ways(form: Form, chosen: Sequence[str]) -> None:
    """Ask about safety only of the ways that were chosen."""
    for _, name in CHANNELS:
        if name not in chosen:
            del form.fields[name]


def _found_places(asking: Asking) -> bool:
    where = asking.of("where")
    return where.get("how") == "search" and bool(asking.places(where["search"]))


def _found_no_place(asking: Asking) -> bool:
    where = asking.of("where")
    return where.get("how") == "search" and not asking.places(where["search"])


def _elsewhere(asking: Asking) -> bool:
    picked = asking.picked_place
    return bool(picked and picked.elsewhere)


def _is_named(asking: Asking) -> bool:
    return asking.of("you").get("who") == "named"


def _wants_contact(asking: Asking) -> bool:
    ways = asking.of("contact").get("ways", [])
    return _is_named(asking) and bool(ways) and ways != ["none"]


QUESTIONS: tuple[Question, ...] = (
    Question("now", "Before you start", NowForm, template="public/now.html"),
    Question(
        "call",
        "Call first",
        CalledForm,
        template="public/call.html",
        applies=lambda asking: asking.of("now").get("danger_now") == Known.YES,
        heading="Call 999 now",
    ),
    Question("what", "What", WhatForm),
    Question("kind", "Kind", KindsForm),
    Question(
        "like", "More about it", LikeForm, applies=lambda asking: bool(asking.advice), prepare=_prepare_like
    ),
    Question(
        "advice",
        "Advice",
        AdviceForm,
        template="public/advice.html",
        applies=lambda asking: asking.picked_advice is not None,
        heading="What can help",
    ),
    Question("where", "Where", WhereForm, asks_again=("not-found", "elsewhere")),
    Question(
        "not-found",
        "Place not found",
        NotFoundPlaceForm,
        template="public/place_not_found.html",
        applies=_found_no_place,
        heading="We could not find this place",
    ),
    Question(
        "place",
        "Which place",
        PlaceForm,
        applies=_found_places,
        prepare=_prepare_place,
        asks_again=("elsewhere",),
    ),
    Question(
        "elsewhere",
        "Another area",
        ElsewhereForm,
        template="public/elsewhere.html",
        applies=_elsewhere,
        heading="This place is outside our area",
    ),
    Question("when", "When", WhenForm),
    Question("often", "How often", OftenForm),
    Question("effect", "Effect", EffectForm),
    Question("who", "Who", WhoForm),
    Question("why", "Why", WhyForm),
    Question("risk", "Risk", RiskForm),
    Question("before", "Before", BeforeForm),
    Question("wish", "What would help", WishForm),
    Question(
        FILES,
        "Files",
        FilesForm,
        template="public/files.html",
        heading="Do you have photographs or documents?",
        introduction=lambda asking: (
            "You can add some if you have them. Do not put yourself in danger to take a picture.",
        ),
    ),
    Question(
        "you",
        "About you",
        YouForm,
        prepare=lambda form, asking: _hint(form, "who", asking.words.anonymous_effect),
    ),
    Question(
        "contact",
        "Contact",
        ContactForm,
        applies=_is_named,
        prepare=lambda form, asking: _hint(
            form, "ways", f"Select all you want. {asking.words.contact_unknown}"
        ),
    ),
    Question(
        "safe",
        "Contact details",
        SafeForm,
        applies=_wants_contact,
        prepare=lambda form, asking: only_chosen_ways(form, asking.of("contact").get("ways", [])),
        heading="Is it safe?",
        introduction=lambda asking: tuple(asking.words.contact_unknown.split("\n")),
    ),
    Question(
        "sharing",
        "Sharing",
        SharingForm,
        prepare=lambda form, asking: _hint(form, "objects", asking.words.objection_effect),
    ),
)
QUESTION = {question.slug: question for question in QUESTIONS}


def form_for(
    question: Question, asking: Asking, sent: QueryDict | None, initial: dict[str, Any] | None = None
) -> Form:
    """The form of a question, with the choices that earlier answers lead to."""
    form = question.form(sent, initial=initial or {})
    question.prepare(form, asking)
    return form


def asked(asking: Asking) -> list[Question]:
    """The questions that the answers so far lead to, in order."""
    return [question for question in QUESTIONS if question.applies(asking)]


def first_unanswered(asking: Asking, before: str = "") -> Question | None:
    """The first question without an answer that stands, among those before the given one (or all)."""
    for question in asked(asking):
        if question.slug == before:
            return None
        if not asking.is_answered(question.slug):
            return question
    return None


# --- from answers to a report ---------------------------------------------------------------------------


def report_of(asking: Asking, *, at: datetime | None = None) -> NewReport:
    """The report that the answers make. Answers to questions that no longer apply are left out."""
    now = at or timezone.now()
    where, when, you = asking.of("where"), asking.of("when"), asking.of("you")
    place_text, postcode, lon, lat = _place(asking, where)
    happened = _when(when, now)
    why, before, sharing = asking.of("why"), asking.of("before"), asking.of("sharing")
    named = _is_named(asking)
    advice = asking.picked_advice
    return NewReport(
        words=asking.of("what").get("words", ""),
        kinds=tuple(Kind(kind) for kind in asking.of("kind").get("kinds", []) if kind != "other"),
        place_text=place_text,
        postcode=postcode,
        lon=lon,
        lat=lat,
        **happened,
        frequency=Frequency(asking.of("often").get("frequency", Frequency.UNKNOWN)),
        affected=Affected(asking.of("who").get("affected", Affected.UNKNOWN)),
        harm=asking.of("effect").get("harm", ""),
        hate_perceived=Known(why.get("perceived", Known.UNKNOWN)),
        hate_strands=tuple(HateStrand(strand) for strand in why.get("strands", [])),
        danger_now=Known(asking.of("now").get("danger_now", Known.UNKNOWN)),
        at_risk=Known(asking.of("risk").get("at_risk", Known.UNKNOWN)),
        told_before=Known(before.get("told", Known.UNKNOWN)),
        told_before_text=before.get("who", ""),
        wish=asking.of("wish").get("wish", ""),
        is_anonymous=not named,
        name=you.get("name", "") if named else "",
        age_band=AgeBand.CHILD if named and you.get("under_18") else AgeBand.UNKNOWN,
        needs=you.get("needs", "") if named else "",
        address_text=you.get("address", "") if named else "",
        address_postcode=you.get("postcode", "") if named else "",
        contacts=contacts_given(asking.of) if _wants_contact(asking) else (),
        objects_to_sharing=sharing.get("objects") == "yes",
        objection_reason=sharing.get("reason", ""),
        privacy_notice=PRIVACY_NOTICE,
        advice_id=advice.id if advice else None,
    )


def _place(asking: Asking, where: dict[str, Any]) -> tuple[str, str, float | None, float | None]:
    if where.get("how") == "words":
        return where["described"], "", None, None
    if where.get("how") != "search":
        return "", "", None, None
    picked = asking.picked_place
    detail = where.get("detail", "")
    label = picked.label if picked else where["search"]
    # "12" and "Bell Street" are one address; "by the shop" and "Bell Street" are two parts of a description.
    text = (
        f"{detail} {label}"
        if detail[:1].isdigit() and " " not in detail
        else ", ".join(filter(None, (detail, label)))
    )
    if picked:
        return text[:300], picked.postcode, picked.lon, picked.lat
    return text[:300], "", None, None


def _when(when: dict[str, Any], now: datetime) -> dict[str, Any]:
    how = when.get("when")
    if how == "once":
        day, words = when["on_day"], when.get("at_time", "")
        clock = read_time(words)
        moment = instant_of(day, clock) if isinstance(clock, time) else start_of_day(day)
        text = ", ".join(filter(None, (day_in_words(day), words)))
        return {"happened_from": min(moment, now), "when_text": text}
    if how == "ongoing":
        since = when.get("since")
        return {"happened_from": start_of_day(since) if since else None, "is_ongoing": True}
    if how == "range":
        return {
            "happened_from": start_of_day(when["from_day"]),
            "happened_to": min(start_of_day(when["to_day"]), now),
        }
    return {}


def contacts_given(of: Callable[[str], dict[str, Any]]) -> tuple[GivenContact, ...]:
    """The contact points that the answers to `contact` and `safe` make; `of` gives a question's answers."""
    contact, safe = of("contact"), of("safe")
    return tuple(
        contact_said(
            kind,
            contact[name],
            safe.get(name, "unsure"),
            times=safe.get("times", ""),
            unsafe_with=safe.get("unsafe_with", ""),
        )
        for kind, name in CHANNELS
        if name in contact.get("ways", [])
    )


def contact_said(
    kind: ContactKind, value: str, answer: str, *, times: str = "", unsafe_with: str = ""
) -> GivenContact:
    """A contact point with what was said of its safety. Any answer but the known ones means: do not use it."""
    safety = {"open": Safety.SAFE, "quiet": Safety.SAFE, "times": Safety.CONDITIONAL}.get(
        answer, Safety.UNKNOWN
    )
    return GivenContact(
        kind=kind,
        value=value,
        safety=safety,
        may_leave_message=answer == "open" or (answer == "times" and kind != ContactKind.PHONE),
        may_say_who_we_are=answer == "open",
        safe_times=times if answer == "times" else "",
        unsafe_with=unsafe_with,
    )


# --- what was answered, in words ------------------------------------------------------------------------


@dataclass(frozen=True)
class AnswerRow:
    """One row of the page on which the answers are checked."""

    slug: str
    question: str
    answer: str


def answer_rows(asking: Asking, files: list[str]) -> list[AnswerRow]:
    """The answers as they are checked before they are sent; empty ones too."""
    rows = []
    for question in asked(asking):
        if question.slug in ("call", "not-found", "elsewhere"):
            continue
        if question.slug == FILES:
            rows.append(AnswerRow(FILES, "Photographs and documents", ", ".join(files)))
            continue
        form = form_for(question, asking, None, asking.of(question.slug))
        for name, one in form.fields.items():
            value = asking.of(question.slug).get(name)
            if (
                name in {inner for outer in form.fields.values() for inner in revealed_by(outer)}
                and not value
            ):
                continue
            rows.append(AnswerRow(question.slug, str(one.label), answer_in_words(one, value)))
    return rows


def revealed_by(one: Any) -> list[str]:
    """Names of the fields that are shown under a choice of this one."""
    return [name for _, name in one.revealed_fields()] if hasattr(one, "revealed_fields") else []


def answer_in_words(one: Any, value: Any) -> str:
    """What was answered to one field, as it is read back; empty for nothing."""
    if value in (None, "", []):
        return ""
    if hasattr(one, "choices"):
        words = dict(one.choices)
        return "\n".join(
            str(words.get(item, item)) for item in (value if isinstance(value, list) else [value])
        )
    if value is True:
        return "Yes"
    if value is False:
        return ""
    return day_in_words(value) if hasattr(value, "year") else str(value)
