"""The questions of an application for an ASB case review, in the order in which they are asked.

The same questions make the online journey (one a page), the staff's screen for a caller (all on one page) and the
form on paper. Almost nothing is required, and nobody is turned away: that too little was reported is no mistake in a
form (2014 Act section 104: the agencies decide, after an application).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.http import QueryDict

from wardmote.design.fields import (
    ConfirmField,
    DateField,
    Form,
    NumberField,
    Option,
    PostcodeField,
    RadiosField,
    TextareaField,
    TextField,
)
from wardmote.pages.public.draft import Draft
from wardmote.pages.public.draft_files import FILES, FilesForm
from wardmote.pages.public.questions import (
    KNOWN_OPTIONS,
    PRIVACY_NOTICE,
    AnswerRow,
    ContactForm,
    EffectForm,
    SafeForm,
    WhyForm,
    answer_in_words,
    contacts_given,
    only_chosen_ways,
    revealed_by,
    sent_again,
)
from wardmote.pages.public.words import DoorWords
from wardmote.partnerships.rules.procedure_words import ProcedureWords
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import HateStrand, Known
from wardmote.reviews.choices import Attendance, Capacity, Relation
from wardmote.reviews.rules.applying import ClaimedComplaint, GivenRepresentative, NewApplication

MOST_REPORTS = 20
"""So many earlier reports are asked for one by one; more go into the words."""
REPORT = "report-"
"""How the questions about earlier reports begin: report-1, report-2 …"""

OTHER, UNKNOWN = "other", "unknown"


@dataclass
class Applying:
    """What the questions look at: the draft, the partnership's agencies and words, the procedure in sentences."""

    draft: Draft
    words: DoorWords
    procedure: ProcedureWords
    agencies: tuple[tuple[str, str], ...]
    _looked: dict[str, tuple[bool, dict[str, Any]]] = field(default_factory=dict)

    def _look(self, slug: str) -> tuple[bool, dict[str, Any]]:
        if slug not in self._looked:
            form = form_for(question_named(slug), self, sent_again(self.draft.answers.get(slug)))
            stands = form.is_bound and form.is_valid()
            self._looked[slug] = (stands, form.cleaned_data if stands else {})
        return self._looked[slug]

    def of(self, slug: str) -> dict[str, Any]:
        """What was answered to a question, cleaned; empty when it was not, or can no longer stand."""
        return self._look(slug)[1]

    def is_answered(self, slug: str) -> bool:
        """Whether a question has an answer that stands; looked at anew with each request."""
        return self._look(slug)[0]

    def forget_cleaned(self) -> None:
        """After an answer was kept: look at all of them anew."""
        self._looked.clear()

    @property
    def reports(self) -> list[str]:
        """The slugs of the earlier reports that are asked for: as many as they say there are, and one at first."""
        if self.of("reported").get("reported") == Known.NO:
            return []
        found = [f"{REPORT}1"]
        while len(found) < MOST_REPORTS and self.of(found[-1]).get("more") == "yes":
            found.append(f"{REPORT}{len(found) + 1}")
        return found


# --- the forms ------------------------------------------------------------------------------------------


class WhomForm(Form):
    whom = RadiosField(
        label="For whom do you ask for a case review?",
        heading=True,
        options=[
            Option("myself", "For me, or for my household"),
            Option(
                "somebody",
                "For somebody else, who agrees in writing",
                hint="As a relative, carer, councillor, Member of Parliament or advocate",
            ),
            Option("business", "For a business", reveal=("business",)),
            Option("group", "For a group of people", reveal=("group", "group_size")),
        ],
        missing="Select for whom you ask for a case review",
    )
    business = TextField(label="Name of the business", limit=120, missing="Enter the name of the business")
    group = TextField(
        label="What do you call the group?",
        hint="For example, the neighbours in Bell Street",
        limit=120,
        missing="Enter what you call the group",
    )
    group_size = NumberField(label="How many people are there?", least=1, most=10_000, required=False)


class HappeningForm(Form):
    words = TextareaField(
        label="What has been happening, and what was done about it?",
        heading=True,
        hint="In your own words. Say why what was done was not enough.",
        limit=10_000,
        rows=8,
        missing="Tell us what has been happening",
    )


class ReportedForm(Form):
    reported = RadiosField(
        label="Have you reported it before?",
        heading=True,
        hint="To the council, the police, a housing provider or anybody else who works for the public.",
        options=KNOWN_OPTIONS,
        missing="Select yes if you have reported it before",
    )


class DoorForm(Form):
    way = RadiosField(
        label="What do you want to do?",
        size="m",
        options=[
            Option("report", "Report it now", hint="We keep what you wrote and ask a few more questions."),
            Option("apply", "Ask for a case review all the same"),
        ],
        missing="Select what you want to do",
    )


class EarlierForm(Form):
    told_to = RadiosField(
        label="Whom did you tell?", size="m", missing="Select whom you told, or “I do not know”"
    )
    told_other = TextField(label="Whom?", limit=120, missing="Enter whom you told")
    complained_on = DateField(
        label="When did you tell them?",
        hint="For example, 27 3 2026. Leave it empty if you do not know the day",
        latest="today",
        required=False,
    )
    behaviour_on = DateField(
        label="When did it happen?",
        hint="What you told them about. Leave it empty if you do not know the day",
        latest="today",
        required=False,
    )
    their_reference = TextField(
        label="The reference they gave you", required=False, limit=80, width=20, spellcheck=False
    )
    about = TextField(label="What was it about?", required=False, limit=300)
    complainant = TextField(
        label="Who told them?",
        hint="You need not name anybody: for example, the family at number 3",
        required=False,
        limit=40,
    )
    is_hate = ConfirmField(
        label="I think it happened because of who somebody is (their race, religion, disability, sexual orientation or "
        "being transgender)",
        required=False,
    )
    more = RadiosField(
        label="Was it reported another time?",
        size="m",
        options=[("yes", "Yes: add another report"), ("no", "No, that is all")],
        missing="Select yes if it was reported another time",
    )


class HelpedForm(Form):
    helped = RadiosField(
        label="Has anything been done that helped?",
        heading=True,
        options=KNOWN_OPTIONS,
        missing="Select yes if anything has been done that helped",
    )


class PlaceForm(Form):
    place = TextField(
        label="Where is it happening?",
        heading=True,
        hint="A postcode, a street, or a description",
        required=False,
        limit=300,
    )


class WantedForm(Form):
    wish = TextareaField(label="What do you want from the review?", heading=True, required=False, limit=4_000)


class AffectedForm(Form):
    name = TextField(
        label="Name of the person affected",
        limit=120,
        spellcheck=False,
        missing="Enter the name of the person affected",
    )
    address = TextField(label="Their address", required=False, limit=200, spellcheck=False)
    postcode = PostcodeField(label="Their postcode", required=False)
    needs = TextField(
        label="What do they need, so that they can take part?",
        hint="For example, an interpreter, or letters in large print",
        required=False,
        limit=300,
    )


class SpeakerForm(Form):
    name = TextField(
        label="Your name", autocomplete="name", limit=120, spellcheck=False, missing="Enter your name"
    )
    relation = RadiosField(
        label="What are you to them?",
        options=Relation.choices,
        missing="Select what you are to them",
    )
    consent = RadiosField(
        label="Have they agreed in writing that you apply for them?",
        options=[
            Option("yes", "Yes", reveal=("consent_on",)),
            Option("not-yet", "Not yet", hint="You can send it later. Nothing is decided before it is here."),
        ],
        missing="Select whether they have agreed in writing",
    )
    consent_on = DateField(
        label="On what day did they sign it?", latest="today", missing="Enter the day on which they signed it"
    )


class ApplicantForm(Form):
    name = TextField(
        label="Your name", autocomplete="name", limit=120, spellcheck=False, missing="Enter your name"
    )
    address = TextField(
        label="Your address", autocomplete="street-address", required=False, limit=200, spellcheck=False
    )
    postcode = PostcodeField(label="Your postcode", required=False)
    needs = TextField(
        label="What do you need, so that you can take part?",
        hint="For example, an interpreter, or letters in large print",
        required=False,
        limit=300,
    )


class HeardForm(Form):
    attendance = RadiosField(
        label="If the agencies meet about your case, how do you want to be heard?",
        heading=True,
        hint="You can change your mind later.",
        options=[
            Option(Attendance.ATTEND, "I want to be there"),
            Option(Attendance.REPRESENTATIVE, "Somebody is to be there for me"),
            Option(Attendance.STATEMENT, "I want to write something that is read out"),
            Option(Attendance.NO, "I do not want to be heard"),
            Option(Attendance.NOT_SAID, "I do not know yet"),
        ],
        missing="Select how you want to be heard",
    )


# --- the questions --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ReviewQuestion:
    """One page of the journey. `title` is short and neutral: it stands in the browser's tab and history."""

    slug: str
    title: str
    form: type[Form]
    template: str = "public/question.html"
    applies: Callable[[Applying], bool] = lambda applying: True
    prepare: Callable[[Form, Applying], None] = lambda form, applying: None
    introduction: Callable[[Applying], tuple[str, ...]] = lambda applying: ()
    heading: str = ""


def _whom(applying: Applying) -> str:
    return str(applying.of("whom").get("whom", ""))


def _prepare_earlier(form: Form, applying: Applying) -> None:
    form.fields["told_to"].options = [  # type: ignore[attr-defined]
        *(Option(key, name) for key, name in applying.agencies),
        Option(OTHER, "Somebody else", reveal=("told_other",)),
        Option(UNKNOWN, "I do not know"),
    ]
    if _whom(applying) != "group":
        del form.fields["complainant"]


def _hint(form: Form, name: str, words: str) -> None:
    form.fields[name].help_text = words.replace("\n", " ")


def _by_contact(applying: Applying) -> bool:
    ways = applying.of("contact").get("ways", [])
    return bool(ways) and ways != ["none"]


WHOM = ReviewQuestion(
    "whom",
    "For whom",
    WhomForm,
    prepare=lambda form, applying: _hint(form, "whom", applying.words.case_review_consent),
)
BEFORE: tuple[ReviewQuestion, ...] = (
    WHOM,
    ReviewQuestion("what", "What", HappeningForm),
    ReviewQuestion("reported", "Before", ReportedForm, template="public/review_reported.html"),
    ReviewQuestion(
        "door",
        "Report first",
        DoorForm,
        template="public/review_door.html",
        applies=lambda applying: applying.of("reported").get("reported") == Known.NO,
        heading="Report it first",
    ),
)
AFTER: tuple[ReviewQuestion, ...] = (
    ReviewQuestion("helped", "What helped", HelpedForm),
    ReviewQuestion("effect", "Effect", EffectForm),
    ReviewQuestion("why", "Why", WhyForm),
    ReviewQuestion("place", "Where", PlaceForm),
    ReviewQuestion("wish", "What would help", WantedForm),
    ReviewQuestion(
        FILES,
        "Files",
        FilesForm,
        template="public/files.html",
        heading="Do you have papers or photographs?",
        introduction=lambda applying: (
            "For example, letters that you had, a diary of what happened, or the written consent of the person for"
            " whom you apply. You can go on without any, and send or bring them later.",
            "All the agencies that look at your application can read them.",
        ),
    ),
    ReviewQuestion(
        "affected",
        "About them",
        AffectedForm,
        applies=lambda applying: _whom(applying) == "somebody",
        heading="Who is affected?",
        introduction=lambda applying: tuple(applying.words.case_review_who_reads.split("\n")),
    ),
    ReviewQuestion(
        "speaker",
        "About you",
        SpeakerForm,
        applies=lambda applying: _whom(applying) == "somebody",
        heading="About you",
    ),
    ReviewQuestion(
        "you",
        "About you",
        ApplicantForm,
        applies=lambda applying: _whom(applying) != "somebody",
        heading="About you",
        introduction=lambda applying: tuple(applying.words.case_review_who_reads.split("\n")),
    ),
    ReviewQuestion(
        "contact",
        "Contact",
        ContactForm,
        prepare=lambda form, applying: _hint(
            form, "ways", f"Select all you want. {applying.words.contact_unknown}"
        ),
    ),
    ReviewQuestion(
        "safe",
        "Contact details",
        SafeForm,
        applies=_by_contact,
        prepare=lambda form, applying: only_chosen_ways(form, applying.of("contact").get("ways", [])),
        heading="Is it safe?",
        introduction=lambda applying: tuple(applying.words.contact_unknown.split("\n")),
    ),
    ReviewQuestion("heard", "Being heard", HeardForm),
)
_NAMED = {question.slug: question for question in (*BEFORE, *AFTER)}


def question_named(slug: str) -> ReviewQuestion:
    """The question with this slug. Raises KeyError."""
    start, _, number = slug.partition("-")
    if f"{start}-" == REPORT and number.isdecimal() and 1 <= int(number) <= MOST_REPORTS:
        return ReviewQuestion(
            f"{REPORT}{int(number)}",
            "Earlier report",
            EarlierForm,
            prepare=_prepare_earlier,
            heading="Tell us about your last report"
            if int(number) == 1
            else "Tell us about the report before that",
        )
    return _NAMED[slug]


def form_for(
    question: ReviewQuestion,
    applying: Applying,
    sent: QueryDict | None,
    initial: dict[str, Any] | None = None,
    prefix: str | None = None,
) -> Form:
    """The form of a question, with the choices that earlier answers lead to."""
    form = question.form(sent, initial=initial or {}, prefix=prefix)
    question.prepare(form, applying)
    return form


def whole_form_for(
    question: ReviewQuestion, applying: Applying, sent: QueryDict | None, prefix: str | None = None
) -> Form:
    """The form of a question as it stands on paper and on the staff's one page: of every way of contact it is asked
    whether it is safe, because none was chosen before, and none of these has to be answered."""
    if question.form is not SafeForm:
        return form_for(question, applying, sent, prefix=prefix)
    form = SafeForm(sent, prefix=prefix)
    for one in form.fields.values():
        one.required = False
    return form


def asked(applying: Applying) -> list[ReviewQuestion]:
    """The questions that the answers so far lead to, in order."""
    return [
        *(question for question in BEFORE if question.applies(applying)),
        *(question_named(slug) for slug in applying.reports),
        *(question for question in AFTER if question.applies(applying)),
    ]


def first_unanswered(applying: Applying, before: str = "") -> ReviewQuestion | None:
    """The first question without an answer that stands, among those before the given one (or all)."""
    for question in asked(applying):
        if question.slug == before:
            return None
        if not applying.is_answered(question.slug):
            return question
    return None


# --- from answers to an application ---------------------------------------------------------------------


def application_of(of: Callable[[str], dict[str, Any]], earlier: Iterable[dict[str, Any]]) -> NewApplication:
    """The application that the answers make. `of` gives a question's answers, `earlier` those about each report."""
    whom, why = of("whom"), of("why")
    speaks = whom.get("whom") == "somebody"
    affected, speaker, contacts = of("affected" if speaks else "you"), of("speaker"), contacts_given(of)
    return NewApplication(
        name=affected.get("name", ""),
        words=of("what").get("words", ""),
        contacts=() if speaks else contacts,
        address_text=affected.get("address", ""),
        postcode=affected.get("postcode", ""),
        needs=affected.get("needs", ""),
        capacity=Capacity(
            {"business": Capacity.BUSINESS, "group": Capacity.GROUP}.get(
                whom.get("whom", ""), Capacity.INDIVIDUAL
            )
        ),
        organisation=whom.get("business") or whom.get("group") or "",
        group_size=whom.get("group_size"),
        representative=_representative(speaker, contacts) if speaks else None,
        harm=of("effect").get("harm", ""),
        wish=of("wish").get("wish", ""),
        place_text=of("place").get("place", ""),
        hate_perceived=Known(why.get("perceived") or Known.UNKNOWN),
        hate_strands=tuple(HateStrand(strand) for strand in why.get("strands", [])),
        no_effective_action={Known.YES: Known.NO, Known.NO: Known.YES}.get(
            of("helped").get("helped", ""), Known.UNKNOWN
        ),
        complaints=tuple(_claimed(one) for one in earlier),
        attendance=Attendance(of("heard").get("attendance") or Attendance.NOT_SAID),
        privacy_notice=PRIVACY_NOTICE,
    )


def _representative(said: dict[str, Any], contacts: tuple[GivenContact, ...]) -> GivenRepresentative:
    signed: date | None = said.get("consent_on")
    return GivenRepresentative(
        name=said.get("name", ""),
        relation=Relation(said.get("relation") or Relation.OTHER),
        contacts=contacts,
        consent_on=signed,
    )


def _claimed(said: dict[str, Any]) -> ClaimedComplaint:
    told = said.get("told_to", "")
    is_agency = told not in (OTHER, UNKNOWN, "")
    return ClaimedComplaint(
        told_to=said.get("told_other", "") if told == OTHER else "",
        agency_id=UUID(told) if is_agency else None,
        their_reference=said.get("their_reference", ""),
        complained_on=said.get("complained_on"),
        behaviour_on=said.get("behaviour_on"),
        words=said.get("about", ""),
        is_hate=bool(said.get("is_hate")),
        complainant=said.get("complainant", ""),
    )


def review_answer_rows(applying: Applying, files: list[str]) -> list[AnswerRow]:
    """The answers as they are checked before they are sent; empty ones too."""
    rows = []
    for question in asked(applying):
        if question.slug == FILES:
            rows.append(AnswerRow(FILES, "Papers and photographs", ", ".join(files)))
            continue
        form = form_for(question, applying, None, applying.of(question.slug))
        hidden = {inner for outer in form.fields.values() for inner in revealed_by(outer)}
        for name, one in form.fields.items():
            value = applying.of(question.slug).get(name)
            if name == "more" or (not value and (name in hidden or question.slug.startswith(REPORT))):
                continue
            label = str(one.label)
            if question.slug.startswith(REPORT):
                label = f"Report {question.slug.removeprefix(REPORT)}: {label[:1].lower()}{label[1:]}"
            rows.append(AnswerRow(question.slug, label, answer_in_words(one, value)))
    return rows
