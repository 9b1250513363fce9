"""The forms about bodies, meetings, agendas, papers and minutes."""

from __future__ import annotations

from typing import Any

from wardmote.design.fields import (
    CheckboxesField,
    DateField,
    EmailField,
    Form,
    HiddenField,
    NumberField,
    Option,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
    TimeField,
    UploadField,
    YesNoField,
)
from wardmote.design.words import MONTHS
from wardmote.meetings.choices import (
    AttendanceState,
    BodyKind,
    ConsultationOutcome,
    ConsultationRole,
    CorrectionKind,
    DecisionKind,
    DeferralReason,
    InterestKind,
    ItemKind,
    MemberClass,
    MemberRole,
    NameKind,
    Names,
    Numbering,
    Ordinal,
    PaperKind,
    Precision,
    StatutoryKind,
    StatutoryType,
    Weekday,
)
from wardmote.meetings.rules.skeletons import SKELETONS

MONTH_OPTIONS = [(str(number), name) for number, name in enumerate(MONTHS, 1)]


class BodyForm(Form):
    """A body and how it wants to be run."""

    name = TextField(label="Name", limit=120, missing="Enter the name of the body")
    short_name = TextField(label="Short name", hint="As people say it: CSP, JAG", limit=30, width=20)
    kind = SelectField(label="What kind of body is it?", options=BodyKind.choices, empty=None)
    statutory_kind = SelectField(
        label="What does the law call it?",
        hint="Decides who must be a member, which you can change below.",
        options=StatutoryKind.choices,
        empty=None,
    )
    required_types = CheckboxesField(
        label="Who must be a member", options=StatutoryType.choices, required=False, small=True
    )
    parent = SelectField(label="Body above it", required=False, empty="None")
    purpose = TextareaField(label="What it is for", hint="Shown to the public.", required=False, rows=3)
    contact = TextField(
        label="Contact",
        hint="A role and its mailbox, such as “Community safety officer, csp@council.example”. Shown to the public.",
        limit=120,
        required=False,
    )
    registered_venue = SelectField(
        label="Usual venue", hint="Of the register of venues.", required=False, empty="None"
    )
    start_time = TimeField(label="Usual time", required=False)
    notice_days = NumberField(
        label="Notice, in clear working days",
        hint="Between publishing the agenda and the meeting, neither day counted.",
        least=0,
        most=30,
    )
    paper_days = NumberField(
        label="Papers wanted, in working days before the agenda is published", least=0, most=30
    )
    minutes_days = NumberField(label="Draft minutes, in working days after the meeting", least=1, most=60)
    quorum = NumberField(label="Quorum", hint="0 if none is set", least=0, most=50)
    numbering = RadiosField(label="Numbers of items", options=Numbering.choices)
    year_begins = SelectField(label="Numbers begin again in", options=MONTH_OPTIONS, empty=None)
    is_public = YesNoField(label="Are its meetings on the public pages?")
    drafts_are_public = YesNoField(label="Are draft minutes published once they are circulated?")
    public_names = RadiosField(label="On public pages, people are shown by", options=Names.choices)


class NewBodyForm(BodyForm):
    """A new body: whether it is restricted, and the agenda it begins with."""

    skeleton = RadiosField(
        label="Agenda to begin with",
        options=[
            *(
                Option(key, one.words, hint=" · ".join(item.title for item in one.items))
                for key, one in SKELETONS.items()
            ),
            Option("none", "None"),
        ],
    )
    is_restricted = YesNoField(
        label="Is the body restricted?",
        hint="Then only its members who sign in here, and you, see that it exists. This cannot be changed.",
    )


class StandingItemsForm(Form):
    """The items that stand on each agenda."""

    items = TextareaField(
        label="Items, one on each line",
        hint="What an item is for is known from its words (apologies, minutes, update, dates); all others are"
        " discussions.",
        rows=14,
        required=False,
    )


LEADS = "Leads in which borough or district?"
LEADS_HINT = "If they see to it that the group's work happens there, and report on it."


class PresentersForm(Form):
    """Who presents each standing item. Fields are made by items: key, title, presenter."""

    def __init__(
        self, items: list[tuple[str, str, str]], members: list[tuple[str, str]], data: Any = None
    ) -> None:
        super().__init__(data)
        for key, title, presenter in items:
            field = SelectField(
                label=title, options=members, required=False, empty="Nobody in particular", initial=presenter
            )
            field.say_optional = False
            self.fields[key] = field


class MemberForm(Form):
    """Somebody's place on a body."""

    membership = SelectField(
        label="Somebody who signs in here", required=False, empty="Nobody: enter a name below"
    )
    name = TextField(label="Name", limit=120, required=False)
    agency = SelectField(label="Agency", required=False, empty="No agency of this partnership")
    organisation = TextField(
        label="Organisation as minutes write it",
        hint="Left empty: the agency's name.",
        limit=120,
        required=False,
    )
    initials = TextField(
        label="Initials",
        hint="As minutes name them. Left empty: made from the name.",
        width=5,
        limit=6,
        required=False,
    )
    post = TextField(label="Post", limit=120, required=False)
    email = EmailField(label="E-mail", hint="Only for somebody who does not sign in here.", required=False)
    role = SelectField(label="Role", options=MemberRole.choices, empty=None)
    member_class = SelectField(label="On which footing", options=MemberClass.choices, empty=None)
    statutory_type = SelectField(
        label="Sits for", options=StatutoryType.choices, required=False, empty="As the agency is"
    )
    leads_for = TextField(label=LEADS, hint=LEADS_HINT, limit=120, required=False)
    from_on = DateField(label="From", say_words=True, missing="Enter from which day")


class ChangeMemberForm(Form):
    """How a member is known, and for whom they sit."""

    name = TextField(label="Name", limit=120)
    initials = TextField(label="Initials", width=5, limit=6)
    organisation = TextField(label="Organisation as minutes write it", limit=120, required=False)
    post = TextField(label="Post", limit=120, required=False)
    role = SelectField(label="Role", options=MemberRole.choices, empty=None)
    member_class = SelectField(label="On which footing", options=MemberClass.choices, empty=None)
    statutory_type = SelectField(label="Sits for", options=StatutoryType.choices, empty=None)
    leads_for = TextField(label=LEADS, hint=LEADS_HINT, limit=120, required=False)


class OnForm(Form):
    """A day on which something ends."""

    on = DateField(label="Last day", say_words=True, missing="Enter the day")


class CoverForm(Form):
    """Who stands in, from and until."""

    membership = SelectField(
        label="Somebody who signs in here", required=False, empty="Nobody: enter a name below"
    )
    name = TextField(label="Name", limit=120, required=False)
    initials = TextField(label="Initials", width=5, limit=6, required=False)
    email = EmailField(label="E-mail", required=False)
    from_on = DateField(label="From", say_words=True, missing="Enter the first day")
    until_on = DateField(
        label="Until", hint="Any day of the month, if only the month is known", missing="Enter the last day"
    )
    precision = RadiosField(label="How exactly is the end known?", options=Precision.choices)
    reason = TextField(label="Why", limit=200, required=False)


class CoverEndForm(Form):
    """Another end of a cover."""

    until_on = DateField(
        label="Until", hint="Any day of the month, if only the month is known", missing="Enter the last day"
    )
    precision = RadiosField(label="How exactly is the end known?", options=Precision.choices)


class MeetingForm(Form):
    """When and where a meeting is."""

    on = DateField(label="Day", missing="Enter the day of the meeting")
    at = TimeField(label="Begins", missing="Enter when it begins")
    until = TimeField(label="Ends", required=False)
    registered_venue = SelectField(
        label="Venue", required=False, empty="Somewhere else, or on-line: say it below"
    )
    venue = TextField(label="Somewhere else", limit=200, required=False)
    online_link = TextField(
        label="On-line link",
        hint="For those who are invited. The public does not see it. Left empty: that of the venue.",
        limit=300,
        required=False,
    )
    contact = TextField(label="Contact", hint="A role and its mailbox.", limit=120, required=False)
    note = TextField(label="Note on the agenda", limit=300, required=False)
    is_public = YesNoField(label="Is it on the public pages?")
    faces_public = YesNoField(
        label="Is it a public meeting at which the partnership answers questions?",
        hint="The partnership holds at least one a year.",
    )


class VenueForm(Form):
    """A venue of the register."""

    name = TextField(label="Name", limit=80, missing="Enter the name of the venue")
    address = TextField(label="Address, on one line", limit=115, required=False)
    directions = TextareaField(
        label="How to find it", hint="Shown to the public.", limit=1000, rows=3, required=False
    )
    access_notes = TextareaField(
        label="How to get in",
        hint="Steps, lifts, hearing loop, blue badge parking, whom to ring. Shown to the public.",
        limit=1000,
        rows=3,
        required=False,
    )
    online_link = TextField(
        label="On-line link of the room",
        hint="For those who are invited. The public does not see it.",
        limit=300,
        required=False,
    )
    capacity = NumberField(label="People it holds", hint="0 if not known", least=0, most=20_000)


class ChangeVenueForm(VenueForm):
    """A venue, and whether it is still offered."""

    is_offered = YesNoField(label="Is it still offered for new meetings?")


class NameForm(Form):
    """Another name of a body."""

    name = TextField(label="Name", limit=120, missing="Enter the other name")
    kind = RadiosField(label="Which name is it?", options=NameKind.choices)
    until_on = DateField(label="Last day of a former name", required=False)


class NoteForm(Form):
    """A note to the members of a body."""

    subject = TextField(label="What it is about", limit=100, missing="Enter what the note is about")
    text = TextareaField(
        label="The note",
        hint="It goes out as ordinary mail: no names of residents, no addresses, nothing of a case.",
        limit=4000,
        rows=8,
        missing="Write the note",
    )


class SeriesForm(Form):
    """Meetings that recur."""

    ordinal = SelectField(label="Which one", options=[(str(v), w) for v, w in Ordinal.choices], empty=None)
    weekday = SelectField(
        label="Day of the week", options=[(str(v), w) for v, w in Weekday.choices], empty=None
    )
    months = CheckboxesField(
        label="Of these months", options=MONTH_OPTIONS, small=True, missing="Select the months"
    )
    start_time = TimeField(label="Begins", missing="Enter when it begins")
    since = DateField(label="First day", hint="Meetings are planned from this day on")
    until = DateField(label="Last day")


class CallForm(Form):
    """The last day for asking for items."""

    until = DateField(label="Items wanted by", missing="Enter the last day for items")


class ReasonForm(Form):
    """A reason."""

    reason = TextField(label="Why", limit=300, missing="Say why")


class NewDateForm(Form):
    """Another day and time."""

    on = DateField(label="New day")
    at = TimeField(label="Begins", missing="Enter when it begins")


class ItemForm(Form):
    """An item of an agenda."""

    title = TextField(label="Item", limit=300, missing="Enter what the item is")
    kind = SelectField(label="What for", options=ItemKind.choices, empty=None)
    presenter = SelectField(label="Presented by", required=False, empty="Not said")
    presenter_text = TextField(label="Or by somebody else", limit=120, required=False)
    time_minutes = NumberField(label="Minutes", hint="0 if not said", least=0, most=480)
    note = TextareaField(label="What it is about", hint="Printed on the agenda.", rows=3, required=False)


class NewItemForm(ItemForm):
    """A new item, perhaps restricted."""

    is_restricted = YesNoField(label="Is it restricted?", reveal_yes=("restriction_reason", "readers"))
    restriction_reason = TextField(
        label="Why",
        hint="With the paragraph of Schedule 12A to the Local Government Act 1972 where that binds the body.",
        limit=300,
        missing="Say why it is restricted",
    )
    readers = CheckboxesField(
        label="Who reads it", hint="And you. Nobody else learns that it exists.", required=False, small=True
    )


class RequestItemForm(Form):
    """Asking for an item."""

    title = TextField(label="Item", limit=300, missing="Enter what the item is")
    time_minutes = NumberField(label="Minutes wanted", least=0, most=240, required=False)
    note = TextareaField(label="What it is about", rows=3, required=False)


class RestrictForm(Form):
    """Keeping an item from all but named people."""

    restriction_reason = TextField(
        label="Why",
        hint="With the paragraph of Schedule 12A to the Local Government Act 1972 where that binds the body.",
        limit=300,
        missing="Say why it is restricted",
    )
    readers = CheckboxesField(
        label="Who reads it", hint="And you. Nobody else learns that it exists.", required=False, small=True
    )


class DeferForm(Form):
    """Putting an item off."""

    reason = RadiosField(
        label="Why is it put off?", options=DeferralReason.choices, missing="Select why it is put off"
    )
    reason_text = TextField(label="In words", limit=300, required=False)
    because_of = SelectField(label="Whose apologies?", required=False, empty="Not said")
    to = SelectField(label="To which meeting?", empty=None)


class AttendanceForm(Form):
    """Somebody at a meeting who is no member, or a substitute for one."""

    name = TextField(label="Name", limit=120, missing="Enter a name")
    organisation = TextField(label="Organisation", limit=120, required=False)
    state = RadiosField(label="How were they there?", options=AttendanceState.choices)
    substitute_for = SelectField(label="Instead of", required=False, empty="Nobody")
    note = TextField(label="Note", hint="For example, arrived at item 31", limit=120, required=False)


class ApologiesForm(Form):
    """One cannot come."""

    substitute = TextField(label="Who comes instead?", limit=120, required=False)


class DeclarationForm(Form):
    """An interest that somebody declares."""

    name = TextField(label="Who declares it", limit=120)
    kind = RadiosField(label="Kind of interest", options=InterestKind.choices, inline=True)
    interest = TextField(label="The interest", limit=300)
    did = TextField(label="What they did", hint="For example, left the room", limit=120, required=False)


class DecisionForm(Form):
    """A decision."""

    kind = RadiosField(
        label="The body", options=DecisionKind.choices, inline=True, missing="Select what the body did"
    )
    text = TextareaField(label="What was decided", rows=3)
    votes = TextField(label="Votes", hint="Only where there was a vote", limit=120, required=False)


class PaperForm(Form):
    """A paper under an item: its boxes, its file or who owes it."""

    title = TextField(label="Title of the paper", limit=200)
    kind = SelectField(label="Kind", options=PaperKind.choices, empty=None)
    role = SelectField(label="For what is it before the body?", options=ConsultationRole.choices, empty=None)
    owed_by = SelectField(
        label="Who owes it?",
        required=False,
        empty="Nobody: the file is here",
    )
    file = UploadField(label="File", required=False, accept=".pdf,.docx,.odt,.xlsx,.pptx,.jpg,.png")
    recommendation = TextareaField(label="Recommendation", rows=2, required=False)
    section17 = TextareaField(
        label="Section 17: crime and disorder",
        hint="How this bears on crime and disorder, substance misuse and re-offending"
        " (Crime and Disorder Act 1998, section 17).",
        rows=3,
        required=False,
    )
    finance = TextareaField(label="Money", rows=2, required=False)
    equality = TextareaField(label="Equality", rows=2, required=False)


class PaperBoxesForm(Form):
    """The boxes of a paper."""

    title = TextField(label="Title of the paper", limit=200)
    kind = SelectField(label="Kind", options=PaperKind.choices, empty=None)
    recommendation = PaperForm.base_fields["recommendation"]
    section17 = PaperForm.base_fields["section17"]
    finance = PaperForm.base_fields["finance"]
    equality = PaperForm.base_fields["equality"]


class VersionForm(Form):
    """The next version of a paper."""

    file = UploadField(label="File", missing="Select the file")
    what_changed = TextField(label="What changed", limit=300, required=False)


class SendPaperForm(Form):
    """A further body for a paper."""

    item = SelectField(label="Under which item?", empty="Choose one", missing="Select the item")
    role = SelectField(label="For what is it before the body?", options=ConsultationRole.choices, empty=None)


class OutcomeForm(Form):
    """What a body made of a paper."""

    outcome = RadiosField(
        label="What did the body make of it?",
        options=[pair for pair in ConsultationOutcome.choices if pair[0] != ConsultationOutcome.AWAITED],
    )
    text = TextField(label="In words", hint="Needed where amendments are wanted", limit=300, required=False)


class ApproveForm(Form):
    """Approving minutes at a later meeting."""

    at_meeting = SelectField(label="Approved at the meeting of", empty=None)
    signed_by = TextField(label="Signed by", hint="A role, such as Chair", limit=120, required=False)
    with_corrections = YesNoField(
        label="Subject to corrections?", reveal_yes=("kind", "item", "before", "after")
    )
    kind = RadiosField(label="What is put right", options=CorrectionKind.choices, inline=True)
    item = SelectField(label="Under which item", required=False, empty="The whole, or the attendance")
    before = TextareaField(label="It says", rows=2, required=False)
    after = TextareaField(
        label="It should say", hint="One of them; others are recorded from the minutes afterwards.", rows=2
    )


class CorrectionForm(Form):
    """What a later meeting puts right."""

    at_meeting = SelectField(label="Put right at the meeting of", empty=None)
    kind = RadiosField(label="What is put right", options=CorrectionKind.choices, inline=True)
    item = SelectField(label="Under which item", required=False, empty="The whole, or the attendance")
    before = TextareaField(label="It says", rows=2, required=False)
    after = TextareaField(label="It should say", rows=2)


class MinutesForm(Form):
    """The whole of a meeting's minutes: a text and the text it began from for each item. Fields are made by items."""

    one_time = False

    def __init__(self, items: list[tuple[str, str, str, str]], data: Any = None) -> None:
        super().__init__(data)
        for key, title, text, base in items:
            self.fields[f"text-{key}"] = TextareaField(
                label=f"Minutes of {title}", label_hidden=True, required=False, initial=text, rows=5
            )
            self.fields[f"base-{key}"] = HiddenField(required=False, initial=base)


class HandBackForm(Form):
    """From which day the member answers again."""

    on = DateField(label="From", say_words=True, missing="Enter from which day")
