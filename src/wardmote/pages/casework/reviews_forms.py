"""The forms about an ASB case review. Each field is one GOV.UK component; rules and operations decide what is allowed."""

from __future__ import annotations

from typing import Any

from wardmote.cases.choices import ContactHow
from wardmote.design.fields import (
    CheckboxesField,
    ConfirmField,
    DateField,
    Form,
    HiddenField,
    Option,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
    TimeField,
    UploadField,
    YesNoField,
)
from wardmote.pages.casework.case_forms import WORST_FILE
from wardmote.reviews.choices import AnswerState, AppealAbout, Attendance, ReviewState, Told

ROWS = 5
"""So many findings and recommendations one form has room for."""


class FilterForm(Form):
    """Which reviews the list shows."""

    one_time = False

    which = RadiosField(
        label="Which",
        options=[("open", "Under way"), ("ended", "Ended"), ("all", "All")],
        initial="open",
        required=False,
        small=True,
    )
    state = SelectField(label="State", options=ReviewState.choices, empty="Any", required=False)
    q = TextField(label="Reference or name", required=False, limit=80)
    owed = ConfirmField(label="Only where we owe an answer", required=False, small=True)


class RegisterForm(Form):
    """Which applications the register shows."""

    one_time = False

    first = DateField(label="Applied from", required=False)
    last = DateField(label="Applied until", required=False)


class _Letter(Form):
    """A letter to whoever applied, and how they learn of it."""

    version = HiddenField()
    letter = TextareaField(
        label="The letter",
        rows=16,
        limit=20_000,
        missing="Write the letter to the applicant",
        hint="They read it on the page behind their link. Name no other person and no address.",
    )
    told = RadiosField(
        label="How do they learn that it is there?",
        options=[
            (Told.FOLLOW_PAGE, Told.FOLLOW_PAGE.label),
            Option(Told.EMAIL, Told.EMAIL.label, reveal=("email",)),
            Option(Told.LETTER, Told.LETTER.label, reveal=("post",)),
            (Told.IN_PERSON, Told.IN_PERSON.label),
        ],
        initial=Told.FOLLOW_PAGE,
        missing="Choose how they are told",
    )
    email = SelectField(label="Which email address?", options=(), empty="Choose", required=False)
    post = SelectField(label="Which postal address?", options=(), empty="Choose", required=False)


class AcknowledgeForm(_Letter):
    """Acknowledging an application."""

    contact_person = SelectField(
        label="Who is the applicant's point of contact?", options=(), empty="I am", required=False
    )


class LetterForm(_Letter):
    """A letter between the steps."""


class CirculateForm(Form):
    """Passing an application on to all relevant bodies."""

    version = HiddenField()
    invited = CheckboxesField(
        label="Which other partners take part?", options=(), required=False, small=True,
        hint="County councils and fire services are not on the list of section 105: invite them where they can help.",
    )  # fmt: skip


class ThresholdForm(_Letter):
    """The decision on the threshold."""

    is_met = RadiosField(
        label="Is the threshold met?",
        options=[("yes", "Yes, there will be a review"), ("no", "No")],
        missing="Select whether the threshold is met",
    )
    persistence = TextareaField(label="How persistent is it?", required=False, limit=4000, rows=3)
    harm = TextareaField(label="What harm is there, or could there be?", required=False, limit=4000, rows=3)
    adequacy = TextareaField(label="Was the response adequate?", required=False, limit=4000, rows=3)
    reason = TextareaField(
        label="The reasons", required=False, limit=4000, rows=4, hint="The applicant is told them."
    )

    field_order = (
        "version", "is_met", "persistence", "harm", "adequacy", "reason", "letter", "told", "email", "post",
    )  # fmt: skip


class RejectForm(_Letter):
    """Rejecting an application."""

    ground = RadiosField(label="On which ground of the procedure?", options=(), missing="Choose a ground")
    reason = TextareaField(label="The reasons", limit=4000, missing="Give the reasons")

    field_order = ("version", "ground", "reason", "letter", "told", "email", "post")


class CloseForm(_Letter):
    """Closing a review."""

    reason = TextareaField(
        label="Why is it closed?", required=False, limit=4000, rows=3,
        hint="Needed when a recommendation is not answered or not followed up.",
    )  # fmt: skip

    field_order = ("version", "reason", "letter", "told", "email", "post")


class RequestForm(Form):
    """Asking bodies for information."""

    version = HiddenField()
    agencies = CheckboxesField(label="Which bodies do you ask?", options=(), required=False, small=True)
    question = TextareaField(label="What do you ask them?", limit=4000, missing="Write what they are asked")
    due_on = DateField(label="By when?", hint="Empty: what the procedure promises.", required=False)
    reason = TextareaField(label="If you ask nobody, why?", required=False, limit=1000, rows=2)


class ReasonForm(Form):
    """A step that needs a reason."""

    reason = TextareaField(label="The reason", limit=4000, rows=3, missing="Give the reason")


class OptionalReasonForm(Form):
    """A step that needs a reason only when something is left."""

    version = HiddenField()
    reason = TextareaField(
        label="If somebody has not answered, why do you go on?", required=False, limit=4000, rows=3
    )


class AnswerForm(Form):
    """A body's answer to an information request."""

    text = TextareaField(label="Your answer", limit=20_000, rows=8, missing="Write the answer")
    is_complete = RadiosField(
        label="Is that all?",
        options=[("yes", "Yes, this is our answer"), ("no", "No, more follows")],
        initial="yes",
        missing="Say whether that is all",
    )
    in_confidence = ConfirmField(
        label="Only for the body that leads the review: the others must not read it", required=False
    )


class PanelForm(Form):
    """Planning a panel."""

    version = HiddenField()
    on_day = DateField(label="On which day?", missing="Enter the day")
    at_time = TimeField(label="At what time?", missing="Enter the time")
    where = TextField(label="Where, or by which link?", required=False, limit=200)
    chair_name = TextField(label="Who chairs?", limit=120, missing="Enter who chairs")
    chair_body = TextField(label="For which body?", required=False, limit=120)
    chair_is_independent = YesNoField(
        label="Is the chair independent?", missing="Say whether the chair is independent",
        reveal_yes=("independence",),
    )  # fmt: skip
    independence = TextareaField(
        label="How is that meant?", required=False, limit=300, rows=2,
        hint="Of which bodies, and since when. The register publishes it.",
    )  # fmt: skip
    members = CheckboxesField(label="Members who sign in here", options=(), required=False, small=True)
    others = TextareaField(
        label="Other members", required=False, limit=1000, rows=3, hint="One on each line: name, body"
    )
    invites = RadiosField(
        label="Is the victim, or somebody who speaks for them, invited?",
        options=[("yes", "Yes"), Option("no", "No", reveal=("not_invited_reason",))],
        missing="Say whether they are invited",
    )
    not_invited_reason = TextareaField(label="Why not?", required=False, limit=300, rows=2)


class MembersForm(Form):
    """Who joins and who leaves the panel."""

    version = HiddenField()
    leaving = CheckboxesField(label="Who leaves?", options=(), required=False, small=True)
    reason = TextField(
        label="Why?", limit=300, required=False,
        hint="Every body on the review reads it. Never a conflict of interest: use “Keep somebody away” for that.",
    )  # fmt: skip
    joining = CheckboxesField(label="Who joins?", options=(), required=False, small=True)
    others = TextareaField(
        label="Others who join", required=False, limit=1000, rows=3, hint="One on each line: name, body"
    )


class ChairForm(Form):
    """Somebody else chairs."""

    version = HiddenField()
    chair_name = TextField(label="Who chairs?", limit=120, missing="Enter who chairs")
    chair_body = TextField(label="For which body?", required=False, limit=120)
    chair_is_independent = YesNoField(
        label="Is the chair independent?", missing="Say whether the chair is independent",
        reveal_yes=("independence",),
    )  # fmt: skip
    independence = TextareaField(
        label="How is that meant?", required=False, limit=300, rows=2,
        hint="Of which bodies, and since when. The register publishes it.",
    )  # fmt: skip
    reason = TextField(label="Why does it change?", required=False, limit=300)


class HearingForm(Form):
    """How the victim wants to be heard."""

    attendance = RadiosField(
        label="How does the victim want to be heard?",
        options=[
            (Attendance.ATTEND, Attendance.ATTEND.label),
            (Attendance.REPRESENTATIVE, Attendance.REPRESENTATIVE.label),
            Option(Attendance.STATEMENT, Attendance.STATEMENT.label, reveal=("statement",)),
            (Attendance.NO, Attendance.NO.label),
        ],
        missing="Choose how they want to be heard",
    )
    statement = TextareaField(label="What is read out, in their words", required=False, limit=10_000, rows=6)


class PanelHeldForm(Form):
    """What the panel found and recommends."""

    version = HiddenField()
    present = CheckboxesField(label="Who was there?", options=(), required=False, small=True)
    apologies = CheckboxesField(label="Who sent apologies?", options=(), required=False, small=True)
    was_heard = RadiosField(
        label="How was the victim heard?", options=Attendance.choices, missing="Say how they were heard"
    )
    findings = TextareaField(
        label="What did the panel find?", limit=20_000, rows=6, missing="Write down at least one finding",
        hint="One finding in each paragraph, with an empty line between.",
    )  # fmt: skip
    notes = TextareaField(label="Notes of the meeting", required=False, limit=20_000, rows=4)

    def __init__(self, data: Any = None, files: Any = None, **options: Any) -> None:
        super().__init__(data, files, **options)
        for number in range(1, ROWS + 1):
            self.fields[f"text_{number}"] = TextareaField(
                label="What is recommended?", required=False, limit=4000, rows=2
            )
            self.fields[f"agency_{number}"] = SelectField(
                label="To which body?",
                options=(),
                empty="Another body",
                required=False,
            )
            self.fields[f"body_{number}"] = TextField(label="Which other body?", required=False, limit=120)
            self.fields[f"due_{number}"] = DateField(
                label="Answer by",
                required=False,
                hint="Empty: in 20 working days.",
            )


class RecommendationAnswerForm(Form):
    """A body's answer to a recommendation."""

    answer = RadiosField(
        label="Your answer",
        options=[(one.value, one.label) for one in AnswerState if one != AnswerState.AWAITED],
        missing="Choose the answer",
    )
    text = TextareaField(
        label="What do you do about it, or why not?", limit=4000, missing="Say what is done, or why it is not",
        hint="You must have regard to a recommendation, and need not follow it (section 104(7)).",
    )  # fmt: skip


class FollowUpForm(Form):
    """What came of a recommendation."""

    text = TextareaField(label="What came of it?", limit=4000, missing="Say what came of it")
    is_done = RadiosField(
        label="Is it done with?",
        options=[("yes", "Yes"), Option("no", "No", reveal=("again_on",))],
        missing="Say whether it is done with",
    )
    again_on = DateField(label="When do you look again?", required=False)
    agency = SelectField(
        label="Give it to another body", options=(), empty="Leave it where it is", required=False
    )


class AppealForm(Form):
    """An appeal that reached us by another way than the link."""

    about = RadiosField(
        label="What is it about?", options=AppealAbout.choices, missing="Say what it is about"
    )
    grounds = TextareaField(label="Why are they not satisfied?", limit=10_000, missing="Say why")
    may_pass_on = ConfirmField(label="They agree that it is passed on to the next body", required=False)
    late_reason = TextField(label="If it is late, why is it taken?", required=False, limit=300)


class AppealDecisionForm(_Letter):
    """The decision on an appeal."""

    is_upheld = RadiosField(
        label="What was decided?",
        options=[Option("yes", "Upheld", reveal=("send_back",)), ("no", "Dismissed")],
        missing="Say what was decided",
    )
    send_back = RadiosField(label="To which step does it go back?", options=(), required=False)
    chair_name = TextField(
        label="Who chaired the appeal?", hint="Their role, not their name: the register shows it.",
        required=False, limit=120,
    )  # fmt: skip
    reason = TextareaField(label="The reasons", limit=4000, missing="Give the reason")

    field_order = (
        "version", "is_upheld", "send_back", "chair_name", "reason", "letter", "told", "email", "post",
    )  # fmt: skip


class MergeForm(Form):
    """Joining an application with another."""

    into = SelectField(label="With which application?", options=(), missing="Choose the application")
    reason = TextareaField(
        label="Why do they belong together?", limit=1000, rows=2, missing="Give the reason"
    )


class ConsentForm(Form):
    """The written consent is here."""

    on = DateField(label="What day stands on the consent?", latest="today", missing="Enter the day")
    file = UploadField(
        label="The paper, photographed or scanned", largest=WORST_FILE, required=False,
        hint="Every body on the review can read it. You can add it later.",
    )  # fmt: skip


class PaperForm(Form):
    """A paper for the review."""

    file = UploadField(
        label="File", largest=WORST_FILE, missing="Select a file",
        hint="A photograph, scan, PDF, text or recording. Every body on the review can read it.",
    )  # fmt: skip
    text = TextField(label="What is it?", limit=300, required=False)


class RepresentationForm(Form):
    """The person affected no longer wants to be represented."""

    note = TextareaField(label="How do you know?", required=False, limit=1000, rows=2)


class BodyForm(Form):
    """A further body takes part."""

    agency = SelectField(label="Which body?", options=(), missing="Choose the body")


class ReleaseForm(Form):
    """A body no longer takes part."""

    agency = SelectField(label="Which body?", options=(), missing="Choose the body")
    reason = TextareaField(label="Why?", limit=300, rows=2, missing="Say why it no longer takes part")


class BarForm(Form):
    """Somebody must not see the review."""

    person = SelectField(label="Who?", options=(), missing="Choose the person")
    reason = TextareaField(
        label="What is the conflict of interest?", limit=200, rows=2,
        missing="Say what the conflict of interest is",
        hint="They are not told. For them the review is not there from now on.",
    )  # fmt: skip


class PersonForm(Form):
    """The applicant's point of contact."""

    person = SelectField(label="Who?", options=(), missing="Choose the person")


class NoteForm(Form):
    """A note."""

    text = TextareaField(
        label="The note", limit=10_000, rows=4, missing="Write the note",
        hint="Every body on the review reads it.",
    )  # fmt: skip


class ContactForm(Form):
    """A contact with whoever applied."""

    how = SelectField(label="How?", options=ContactHow.choices, empty="Choose", missing="Choose how")
    they_contacted_us = ConfirmField(label="They contacted us", required=False)
    contact_point = SelectField(label="Which contact did you use?", options=(), empty="None", required=False)
    text = TextareaField(label="What was said?", limit=10_000, rows=4, missing="Write what was said")
    promised_on = DateField(label="When do you contact them next?", required=False)


class TakeForm(Form):
    """Which of the complaints that were found belong to the review."""

    incidents = CheckboxesField(
        label="Which of these belong to the review?", options=(), small=True, missing="Choose at least one"
    )


class ComplaintForm(Form):
    """A complaint that the applicant tells of."""

    agency = SelectField(label="Who was told?", options=(), empty="Somebody else", required=False)
    told_to = TextField(label="Who else?", required=False, limit=120)
    complained_on = DateField(label="When were they told?", required=False, latest="today")
    behaviour_on = DateField(label="When did it happen?", required=False, latest="today")
    their_reference = TextField(label="Their reference", required=False, limit=80)
    complainant = TextField(
        label="Who complained, if it was not the applicant?", required=False, limit=40,
        hint="Not a name: for example, neighbour at number 3.",
    )  # fmt: skip
    is_hate = ConfirmField(label="Somebody perceives it as a hate incident", required=False)
    words = TextareaField(label="What did they say?", required=False, limit=4000, rows=3)


class ConfirmForm(Form):
    """A body holds a complaint that was claimed."""

    complained_on = DateField(
        label="When were you told, by your record?", latest="today", missing="Enter the day"
    )
    behaviour_on = DateField(
        label="When did it happen, by your record?", latest="today", missing="Enter the day"
    )
    their_reference = TextField(label="Your reference", required=False, limit=80)
    is_hate = ConfirmField(label="Somebody perceives it as a hate incident", required=False)


class JoinForm(Form):
    """Two complaints about one incident."""

    same_as = SelectField(
        label="Which complaint is about the same incident?", options=(), empty="None: it is one of its own",
        required=False,
    )  # fmt: skip
