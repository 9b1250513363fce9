"""The forms about actions of the partnership's log. Rules and operations decide what is allowed."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from wardmote.actions.choices import ActionState, Basis, Channel, Level, Moved, Nature, Rhythm, Side
from wardmote.calendar.fuzzy import read_fuzzy_day
from wardmote.design.fields import (
    CheckboxesField,
    DateField,
    Form,
    NumberField,
    Option,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
    UploadField,
)

WHEN = "As exactly as you know it: 2 August 2018, August, summer 2018"
WORST_FILE = 20_000_000


class LogFilterForm(Form):
    """What is wanted of the log."""

    one_time = False
    words = TextField(label="Words", required=False)
    agency = SelectField(label="Who owes it", options=(), empty="Anybody", required=False)
    body = SelectField(label="Set by", options=(), empty="Any body, or none", required=False)
    state = SelectField(
        label="Where it stands",
        options=[(state.value, state.label) for state in ActionState if state != ActionState.PROPOSED],
        empty="Anything still open",
        required=False,
    )
    overdue = CheckboxesField(label="Only", options=[("yes", "Overdue")], small=True, required=False)


class ActionForm(Form):
    """A new action of the log."""

    text = TextField(label="What is to be done?", limit=300, missing="Say what is to be done")
    nature = RadiosField(
        label="What is it?",
        options=[
            (Nature.ACTION, "An action that was agreed"),
            (Nature.REQUEST, "A request that nobody has taken on yet"),
            (Nature.PROMISE, "A promise that somebody made"),
            (Nature.SUGGESTION, "A suggestion"),
        ],
        initial=Nature.ACTION,
        small=True,
    )
    who = RadiosField(
        label="Who owes it?",
        options=[
            Option("one", "One person or agency, alone or with another", reveal=("owner", "joint")),
            Option("named", "Somebody without an account here", reveal=("owner_name",)),
            Option("each", "Several agencies, each by itself", reveal=("agencies",)),
        ],
        missing="Say who owes it",
    )
    owner = SelectField(label="Owner", options=(), empty="Choose", missing="Choose who owes it")
    joint = SelectField(label="Together with", options=(), empty="Nobody else", required=False)
    owner_name = TextField(label="Their name and where they work", limit=120, missing="Enter their name")
    agencies = CheckboxesField(label="Which agencies?", options=(), missing="Select the agencies", small=True)
    recipient = TextField(label="To whom?", hint="If it is owed to somebody", limit=120, required=False)
    due = RadiosField(
        label="By when?",
        options=[
            Option("date", "A date", reveal=("due_on", "basis", "source")),
            Option("meeting", "For a meeting", reveal=("meeting",)),
            Option("event", "Once something has happened", reveal=("event", "days_after")),
            Option("none", "No date yet"),
        ],
        missing="Say by when",
    )
    due_on = DateField(label="Due on", missing="Enter the date")
    basis = RadiosField(
        label="How sure is that?", options=Basis.choices, initial=Basis.CONFIRMED, small=True, inline=True
    )
    source = TextField(label="Who said so, and where?", limit=200, required=False)
    meeting = SelectField(label="Which meeting?", options=(), empty="Choose", missing="Choose the meeting")
    event = TextField(
        label="What must happen first?",
        hint="For example: newsletter timeline published",
        limit=200,
        missing="Say what must happen first",
    )
    days_after = NumberField(label="Due how many days after it?", least=0, most=365, initial=7)


class StepForm(Form):
    """One step, with why or what, where and when."""

    reason = TextareaField(label="Why?", limit=300, rows=3, required=False)
    source = TextField(
        label="Where?", hint="For example: meeting of 10 December 2018", limit=200, required=False
    )
    on = DateField(label="When?", latest="today")


class ProgressForm(Form):
    """How it goes on."""

    text = TextareaField(label="What happened?", missing="Write what happened", rows=3, limit=2000)
    source = TextField(label="Where was it said?", limit=200, required=False)


class DeadlineForm(Form):
    """A deadline of one side, with its basis and source."""

    side = RadiosField(label="Whose deadline?", options=Side.choices, initial=Side.INTERNAL)
    on = DateField(label="Due on", missing="Enter the date")
    basis = RadiosField(label="How sure is that?", options=Basis.choices, initial=Basis.CONFIRMED)
    source = TextField(label="Who said so, and where?", limit=200, required=False)


class AwaitForm(Form):
    """Waiting for something to happen."""

    known = SelectField(
        label="Something that others wait for", options=(), empty="None of these", required=False
    )
    event = TextField(label="Or something else", limit=200, required=False)
    days_after = NumberField(label="Due how many days after it?", least=0, most=365, initial=7)


class HappenedForm(Form):
    """That it happened."""

    on = DateField(label="When did it happen?", latest="today", missing="Enter the date")
    source = TextField(label="How do you know?", limit=200, required=False)


class WaitForm(Form):
    """Whom it waits for."""

    party = TextField(label="Who is it waiting for?", limit=120, missing="Say who it is waiting for")
    since = DateField(label="Since when?", latest="today", required=False)


class _WhenForm(Form):
    """With a day that may only be known as a month."""

    def clean_when(self) -> Any:
        found = read_fuzzy_day(self.cleaned_data.get("when", ""), said_on=timezone.localdate())
        if found is None:
            self.add_error("when", "Enter a day, a month or a season: 2 August 2018, August, summer 2018")
        elif found.latest > timezone.localdate():
            self.add_error("when", "The day must be in the past")
        return found


class AskForm(_WhenForm):
    """A question to a party outside."""

    party = TextField(label="Who was asked?", limit=120, missing="Say who was asked")
    what = TextField(label="What were they asked?", limit=300, missing="Say what they were asked")
    chaser = TextField(label="Who asked?", limit=120, missing="Say who asked")
    when = TextField(label="When?", hint=WHEN, missing="Enter when", width="one-half")
    channel = SelectField(label="By what means?", options=Channel.choices, initial=Channel.EMAIL)
    level = SelectField(
        label="On which rung?", options=Level.choices, initial=Level.ASKED, hint="Usually asked"
    )
    through = TextField(label="Through whom?", hint="For example: councillors", limit=120, required=False)
    reply_due_on = DateField(label="Answer wanted by", required=False)


class ChaseForm(_WhenForm):
    """A reminder or one rung higher."""

    level = RadiosField(
        label="Which rung?",
        options=[(level.value, level.label) for level in Level if level != Level.ASKED],
        missing="Select the rung",
    )
    chaser = TextField(label="Who asked?", limit=120, missing="Say who asked")
    when = TextField(label="When?", hint=WHEN, missing="Enter when", width="one-half")
    channel = SelectField(label="By what means?", options=Channel.choices, initial=Channel.EMAIL)
    through = TextField(label="Through whom?", hint="For example: councillors", limit=120, required=False)


class AnswerForm(_WhenForm):
    """What they answered."""

    answer = TextareaField(label="What did they answer?", missing="Write what they answered", rows=3)
    when = TextField(label="When?", hint=WHEN, missing="Enter when", width="one-half")


class GiveUpForm(Form):
    """Closed unanswered."""

    reason = TextareaField(label="Why is it no longer asked?", missing="Say why", rows=2, limit=300)


class OtherActionForm(Form):
    """Another action, by its number."""

    number = NumberField(
        label="Number of the other action", least=1, most=999_999, missing="Enter the number"
    )


class InFavourForm(OtherActionForm):
    """Which action takes over, and how."""

    how = RadiosField(
        label="What happens to this one?",
        options=[
            ("merge", "It is the same as the other: merge it"),
            ("supersede", "The other takes its place"),
        ],
        missing="Select what happens",
    )
    reason = TextField(label="Why?", limit=200, required=False)


class OwnersForm(Form):
    """Who owes it now."""

    owner = SelectField(label="Owner", options=(), empty="Somebody without an account", required=False)
    owner_name = TextField(label="Name, if they have no account", limit=120, required=False)
    joint = SelectField(label="Together with", options=(), empty="Nobody else", required=False)
    reason = TextField(label="Why?", limit=200, required=False)


class TextForm(Form):
    """Its words."""

    text = TextField(label="What is to be done?", limit=300, missing="Say what is to be done")


class RecurForm(Form):
    """When it comes back."""

    recurs = RadiosField(label="When does it come back once it is done?", options=(), missing="Select when")


class EvidenceForm(Form):
    """A file that shows what was done."""

    file = UploadField(label="File", most=1, largest=WORST_FILE, missing="Choose a file")


class ReminderForm(Form):
    """How often somebody is reminded."""

    rhythm = RadiosField(
        label="How often do you want an e-mail about what you owe?",
        options=Rhythm.choices,
        missing="Select how often",
    )
    moved = RadiosField(
        label="When a deadline moves on which something of yours hangs, how do you want to hear of it?",
        options=Moved.choices,
        missing="Select when you want to hear of it",
    )
