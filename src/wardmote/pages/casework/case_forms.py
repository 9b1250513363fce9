"""The forms about a case. Each field is one GOV.UK component; rules and operations decide what is allowed."""

from __future__ import annotations

from wardmote.cases.choices import (
    CasePriority,
    Consent,
    ContactHow,
    LegalPower,
    Outcome,
    OverrideReason,
    PersonRole,
    RiskBand,
    SharingClass,
    Subject,
    Told,
    Verdict,
)
from wardmote.design.fields import (
    CheckboxesField,
    ConfirmField,
    DateField,
    EmailField,
    Form,
    HiddenField,
    Option,
    PhoneField,
    PostcodeField,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
    TimeField,
    UploadField,
)
from wardmote.partnerships.choices import Side
from wardmote.people.choices import LookReason, Safety
from wardmote.reports.choices import Kind

WORST_FILE = 20_000_000


class OpenCaseForm(Form):
    """Opening a case."""

    title = TextField(
        label="Name of the case",
        limit=120,
        missing="Enter a name for the case",
        hint="Short. No address or name of a protected person: others may see it if the case is locked.",
    )
    subject = RadiosField(
        label="What is it about?",
        options=Subject.choices,
        initial=Subject.PERSON,
        missing="Select what it is about",
    )
    kinds = CheckboxesField(
        label="What kind of behaviour?", options=Kind.choices, small=True, missing="Select at least one kind"
    )
    owner = SelectField(label="Who owns it?", options=(), empty="Nobody yet", required=False)
    sharing_class = RadiosField(
        label="Who may see it?",
        options=[
            Option(
                SharingClass.OWN_AGENCY, "Our agency", hint="You can share it with other agencies afterwards."
            ),
            Option(
                SharingClass.LOCKED,
                "Locked",
                hint="Others see only the name and the agencies, and can ask for access.",
            ),
            Option(SharingClass.HIDDEN, "Hidden", hint="Only the people named on it know that it exists."),
        ],
        initial=SharingClass.OWN_AGENCY,
        missing="Select who may see it",
    )
    reason = TextareaField(label="Why is a case opened?", required=False, rows=3)


class AttachForm(Form):
    """Adding a report to a case."""

    reference = TextField(
        label="Reference of the case",
        hint="For example C-4K7M-2QXD",
        width=20,
        missing="Enter the reference of the case",
    )
    reason = TextareaField(label="Why does it belong there?", rows=3, missing="Say why it belongs there")


class NoteForm(Form):
    """A note or a decision."""

    kind = RadiosField(
        label="What is it?",
        options=[("note", "Note"), ("decision", "Decision")],
        initial="note",
        inline=True,
        small=True,
        missing="Select what it is",
    )
    text = TextareaField(label="What happened?", rows=5, missing="Write what happened")


class EditForm(Form):
    """Correcting a line. `version` is the one that was shown."""

    version = HiddenField()
    text = TextareaField(label="What happened?", rows=10, missing="Write what happened")


class ContactForm(Form):
    """A contact with the victim."""

    who = RadiosField(
        label="Who contacted whom?",
        options=[("we", "We contacted them"), ("they", "They contacted us")],
        initial="we",
        inline=True,
        small=True,
        missing="Select who contacted whom",
    )
    contact_point = SelectField(
        label="Which contact did you use?",
        options=(),
        empty="None of these, or in person",
        required=False,
        hint="What is not known to be safe cannot be used.",
    )
    how = SelectField(label="How?", options=ContactHow.choices, missing="Select how you were in contact")
    message = ConfirmField(
        label="A message was left, or could be read by somebody else", required=False, small=True
    )
    text = TextareaField(label="What was said?", rows=4, missing="Write what was said")
    promised_on = DateField(
        label="Next contact promised for", required=False, say_words=True, earliest="today"
    )


class ActionForm(Form):
    """Something to be done."""

    text = TextField(label="What is to be done?", limit=300, missing="Say what is to be done")
    agency = SelectField(
        label="Which agency?", options=(), empty=None, missing="Select an agency", impersonal=True
    )
    owner = SelectField(label="Who?", options=(), empty="Anybody there", required=False, impersonal=True)
    due_on = DateField(label="By when?", required=False, say_words=True, earliest="today")


class ChangeActionForm(Form):
    """Another agency, person or day for an action."""

    agency = SelectField(label="Which agency?", options=(), empty=None, missing="Select an agency")
    owner = SelectField(label="Who?", options=(), empty="Anybody there", required=False)
    due_on = DateField(label="By when?", required=False, say_words=True)


class ReviewForm(Form):
    """The day of the next review."""

    version = HiddenField()
    review_on = DateField(
        label="When is the case looked at again?", say_words=True, missing="Enter the day of the next review"
    )


class DoneForm(Form):
    """How an action ended."""

    ended = RadiosField(
        label="How did it end?",
        options=[("done", "Done"), ("not_needed", "Not needed")],
        initial="done",
        inline=True,
        missing="Select how it ended",
    )
    result = TextField(label="Result, or why it is not needed", limit=300, required=False)


class FileForm(Form):
    """A file for the case."""

    file = UploadField(
        label="File",
        hint="A photograph, PDF, text file, recording or video of less than 20 MB. Save a Word or Excel file as PDF first.",
        most=1,
        largest=WORST_FILE,
        missing="Select a file",
    )
    text = TextField(label="What is it?", limit=300, required=False)


class IncidentForm(Form):
    """Something that happened, recorded on the case itself."""

    words = TextareaField(label="What happened?", rows=5, missing="Say what happened")
    on = DateField(label="On which day?", required=False, say_words=True, latest="today")
    time = TimeField(label="At what time?", required=False)
    when_text = TextField(label="Or when, in words", required=False, limit=200)
    police_reference = TextField(label="Police reference", required=False, limit=40, width=20)
    told_by = SelectField(
        label="Who told us?", options=(), empty="Somebody else, or not known", required=False
    )


class PersonForm(Form):
    """Somebody joins the case."""

    role = RadiosField(
        label="What are they in this case?",
        options=PersonRole.choices,
        small=True,
        missing="Select what they are in this case",
    )
    name = TextField(label="Name", required=False, limit=120)
    description = TextareaField(
        label="Or a description, if the name is not known",
        required=False,
        rows=3,
        hint="What they look like, where they are seen.",
    )
    phone = PhoneField(label="Phone number", required=False)
    email = EmailField(label="Email address", required=False)
    safety = RadiosField(
        label="Did they say that it is safe to contact them there?",
        options=[
            Option(Safety.SAFE, "Yes, it is safe"),
            Option(Safety.UNSAFE, "No, it is not safe"),
            Option(Safety.UNKNOWN, "Nobody has asked"),
        ],
        initial=Safety.UNKNOWN,
        small=True,
        missing="Select whether it is safe",
    )
    message = ConfirmField(
        label="A message may be left, and it may say who we are", required=False, small=True
    )
    consent = SelectField(
        label="Written consent of an agent",
        options=(),
        empty="None",
        required=False,
        hint="Add the document to the case first.",
    )
    note = TextField(label="Note", required=False, limit=200)


class PlaceForm(Form):
    """A place joins the case."""

    name = TextField(
        label="Name of the place", required=False, limit=120, hint="What people call it: Bell Street flats."
    )
    address_text = TextField(label="Address", required=False, limit=300)
    postcode = PostcodeField(label="Postcode", required=False)
    is_subject = ConfirmField(label="The case is about this place", required=False, small=True)


class AssignForm(Form):
    """Who owns the case."""

    version = HiddenField()
    owner = SelectField(label="Owner", options=(), missing="Choose who owns the case")
    supervisor = SelectField(label="Supervisor", options=(), empty="Nobody", required=False)
    single_contact = SelectField(label="The victim's one contact", options=(), empty="Nobody", required=False)


class RiskForm(Form):
    """The risk."""

    version = HiddenField()
    risk = RadiosField(
        label="How high is the risk?",
        options=[
            *[Option(band, str(band.label)) for band in (RiskBand.HIGH, RiskBand.MEDIUM, RiskBand.STANDARD)],
            (RiskBand.UNKNOWN, "Not assessed, for the reason below"),
        ],
        missing="Select the risk",
    )
    reason = TextareaField(
        label="What does it rest on?", rows=4, limit=300, missing="Say what the risk rests on"
    )
    review_on = DateField(
        label="Next review",
        required=False,
        say_words=True,
        hint="Leave empty for 14 days (high) or 28 days (medium).",
    )


class CategoriesForm(Form):
    """Kinds and priority."""

    version = HiddenField()
    kinds = CheckboxesField(
        label="What kind of behaviour?", options=Kind.choices, small=True, missing="Select at least one kind"
    )
    priority = RadiosField(
        label="Priority",
        options=[("", "As the kinds of behaviour say"), *CasePriority.choices],
        required=False,
        say_optional=False,
        small=True,
    )
    reason = TextField(label="Why another priority?", required=False, limit=300)
    is_hate = ConfirmField(label="Somebody perceives it as hate", required=False, small=True)


class TitleForm(Form):
    """Another name."""

    version = HiddenField()
    title = TextField(
        label="Name of the case",
        limit=120,
        missing="Enter a name for the case",
        hint="No address or name of a protected person: others may see it if the case is locked.",
    )
    subject = RadiosField(
        label="What is it about?", options=Subject.choices, missing="Select what it is about"
    )


class ReasonForm(Form):
    """A step that needs no more than its reason."""

    reason = TextareaField(label="Why?", rows=4, missing="Say why")


class OptionalReasonForm(Form):
    """A step that may be explained."""

    reason = TextareaField(label="Anything to note?", rows=3, required=False)


class HoldForm(ReasonForm):
    """Putting on hold."""

    review_on = DateField(
        label="Look at it again on", say_words=True, missing="Enter the day on which it is looked at again"
    )


class ReopenForm(ReasonForm):
    """Reopening."""

    mistake = ConfirmField(
        label="The case was closed by mistake",
        required=False,
        hint="If it has happened again, open a new case instead.",
    )


class TransferForm(ReasonForm):
    """Another lead agency."""

    agency = RadiosField(label="Which agency leads from now on?", options=(), missing="Select an agency")


class ConsentForm(Form):
    """What somebody on the case says about sharing."""

    consent = RadiosField(
        label="Do they agree that what they told is shared?",
        options=Consent.choices,
        missing="Select what they say",
    )
    words = TextareaField(
        label="What did they say, or why were they not asked?", rows=3, limit=300, required=False
    )
    on = DateField(
        label="On which day?", called="The day", latest="today", say_words=True, missing="Enter the day"
    )


class LinkForm(Form):
    """A linked case."""

    reference = TextField(label="Reference of the other case", width=20, missing="Enter the reference")
    why = TextField(
        label="What have they to do with each other?",
        limit=200,
        missing="Say what they have to do with each other",
    )


class ShareForm(Form):
    """Sharing with an agency."""

    agency = SelectField(label="Agency", options=(), missing="Select the agency")
    purpose = TextareaField(
        label="For what purpose?", rows=3, limit=300, missing="Say for what purpose the case is shared"
    )
    power = SelectField(label="By what power?", options=LegalPower.choices, missing="Select the legal power")
    until = DateField(
        label="Until", required=False, say_words=True, hint="Leave empty to share until you stop it."
    )
    despite_objection = TextareaField(
        label="Somebody objects to sharing. Why is it shared all the same?", rows=3, required=False
    )


class ClassForm(Form):
    """Who may see the case."""

    sharing_class = RadiosField(
        label="Who may see this case?", options=SharingClass.choices, missing="Select who may see it"
    )
    reason = TextField(label="Why is it changed?", limit=300, missing="Say why")


class SideForm(Form):
    """On which side of the wall the case stands."""

    side = RadiosField(
        label="For whom is the work done?",
        options=Side.choices,
        hint="Whoever works on the other side, in any agency, does not see the case, whatever is shared.",
        small=True,
        missing="Select for whom the work is done",
    )
    reason = TextareaField(label="Why?", rows=2, missing="Say why")


class NameForm(Form):
    """Naming a person."""

    person = SelectField(label="Person", options=(), missing="Select a person")
    until = DateField(label="Until", required=False, say_words=True)


class ConflictForm(Form):
    """A conflict of interest."""

    person = SelectField(label="Who must not see this case?", options=(), missing="Select a person")
    reason = TextField(label="What is the conflict?", limit=200, missing="Say what the conflict is")


class GrantForm(Form):
    """The answer to a request."""

    answer = RadiosField(
        label="May they see this case?",
        options=[Option("yes", "Yes, for a time", reveal=("until",)), Option("no", "No", reveal=("why",))],
        missing="Select yes or no",
    )
    until = DateField(label="Until", say_words=True, missing="Enter until when access is given")
    why = TextField(
        label="Why not?", hint="Whoever asked will read it.", limit=300, missing="Give the reason"
    )


class AskForm(Form):
    """Asking for access."""

    reason = TextareaField(
        label="Why do you need to see this case?", rows=4, limit=300, missing="Say why you need to see it"
    )


class ClosingForm(Form):
    """Asking for a case to be closed."""

    version = HiddenField()
    outcome = RadiosField(
        label="How did it end?", options=Outcome.choices, missing="Select how the case ended"
    )
    reason = TextareaField(label="Why is it closed?", rows=4, missing="Give the reason for closing")


class PostedForm(Form):
    """The day on which a letter was posted."""

    posted_on = DateField(
        label="On which day?", say_words=True, latest="today", missing="Enter the day on which it was posted"
    )


class LetterForm(Form):
    """The summary for the complainant, and how they are told."""

    version = HiddenField()
    summary = TextareaField(
        label="Summary for the complainant",
        rows=18,
        required=False,
        say_optional=False,
        hint="Edit it before it goes anywhere. No names and no addresses of other people.",
    )
    told = RadiosField(
        label="How are they told?",
        options=[
            Option(Told.FOLLOW_PAGE, Told.FOLLOW_PAGE.label),
            Option(Told.EMAIL, Told.EMAIL.label, reveal=("email",)),
            Option(Told.LETTER, Told.LETTER.label, reveal=("post",)),
            Option(Told.IN_PERSON, Told.IN_PERSON.label, reveal=("person_words",)),
            Option(Told.NOBODY, Told.NOBODY.label, reveal=("nobody_words",)),
        ],
        required=False,
        say_optional=False,
    )
    email = SelectField(
        label="Email address", options=(), missing="Choose an email address of the complainant"
    )
    post = SelectField(
        label="Postal address", options=(), missing="Choose a postal address of the complainant"
    )
    person_words = TextField(label="When and by whom?", required=False, limit=300)
    nobody_words = TextField(
        label="Why is nobody told?", limit=300, missing="Say why the complainant is not told"
    )


class FilterForm(Form):
    """What the list of cases is narrowed to; kept in the page's address."""

    one_time = False
    q = TextField(label="Search", required=False, say_optional=False, hint="Words or a reference", size="s")
    which = SelectField(
        label="Show",
        options=[("open", "Open"), ("closed", "Closed"), ("all", "All")],
        empty=None,
        required=False,
        say_optional=False,
        size="s",
    )
    mine = ConfirmField(label="Mine only", required=False, small=True)
    status = SelectField(
        label="Status",
        options=(),
        empty="Any",
        required=False,
        say_optional=False,
        size="s",
        impersonal=True,
    )
    priority = SelectField(
        label="Priority",
        options=CasePriority.choices,
        empty="Any",
        required=False,
        say_optional=False,
        size="s",
    )
    risk = SelectField(
        label="Risk", options=RiskBand.choices, empty="Any", required=False, say_optional=False, size="s"
    )
    kind = SelectField(
        label="Behaviour", options=Kind.choices, empty="Any", required=False, say_optional=False, size="s"
    )
    lead = SelectField(
        label="Lead agency",
        options=(),
        empty="Any",
        required=False,
        say_optional=False,
        size="s",
        impersonal=True,
    )
    owner = SelectField(
        label="Owner",
        options=(),
        empty="Anybody",
        required=False,
        say_optional=False,
        size="s",
        impersonal=True,
    )
    overdue = ConfirmField(label="Review overdue", required=False, small=True)


class SaveViewForm(Form):
    """A name for a filter."""

    name = TextField(label="Keep this filter under a name", limit=60, width=20, missing="Enter a name")
    query = HiddenField()


class ExportForm(Form):
    """Who gets the file, and why."""

    recipient = TextField(
        label="Who gets this file?",
        limit=200,
        missing="Enter who gets this file",
        hint="A person and their organisation. It is written to the access log.",
    )
    purpose = TextField(label="What do they need it for?", limit=40, missing="Enter what they need it for")


class SafeLocationForm(Form):
    """Where somebody is safe."""

    text = TextareaField(
        label="Where they are safe",
        rows=3,
        missing="Enter where they are safe",
        hint="Encrypted. Only the people named on this case can show it, and each look is recorded.",
    )


class SourceForm(Form):
    """Who told us in confidence."""

    text = TextareaField(
        label="Who told you, and what must never give them away?",
        hint="It is encrypted. Only you can see it again, each time with a reason and an entry in the access log.",
        rows=4,
        missing="Enter who told you",
    )


class LookForm(Form):
    """Why somebody looks at who told us in confidence."""

    reason = RadiosField(
        label="Why do you need to see it?",
        options=LookReason.choices,
        missing="Select why you need to see it",
    )


class EmergencyForm(Form):
    """Why the lock of a case has to be overridden."""

    reason = RadiosField(
        label="What is the emergency?", options=OverrideReason.choices, missing="Select what the emergency is"
    )
    words = TextareaField(
        label="What has happened?",
        hint="At least 20 characters. The agency that leads the case and the privacy officers read it.",
        rows=4,
        limit=500,
        missing="Say what has happened",
    )


class VerdictForm(Form):
    """What the review of an emergency found."""

    verdict = RadiosField(label="Was it right?", options=Verdict.choices, missing="Select what you found")
    reason = TextareaField(
        label="What does this rest on?", rows=4, limit=500, missing="Say what this rests on"
    )
