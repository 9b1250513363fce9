"""The forms about plans, progress, returns and duties."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from wardmote.actions.choices import Basis
from wardmote.design.fields import (
    CheckboxesField,
    DateField,
    Form,
    HiddenField,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
    YesNoField,
)
from wardmote.plans.choices import AnswerKind, Consent, PlanKind, Rag, TacticalState, Theme
from wardmote.plans.models import ReturnQuestion
from wardmote.plans.rules import returns


class PlanForm(Form):
    """A new plan."""

    title = TextField(
        label="Title", hint="For example, Delivery plan 2026-27", limit=120, missing="Enter a title"
    )
    kind = RadiosField(
        label="What kind of plan is it?", options=PlanKind.choices, missing="Select the kind of plan"
    )
    period_from = DateField(label="From", missing="Enter the first day")
    period_to = DateField(label="To", missing="Enter the last day")
    strategy = SelectField(label="Strategy that it delivers", empty="None", required=False)


class PriorityForm(Form):
    """A new priority."""

    title = TextField(label="Priority", limit=200, missing="Say what the priority is")
    themes = CheckboxesField(
        label="Which of the four strategies does it belong to?",
        hint="Every area has these four (Crime and Disorder Act 1998, section 6)",
        options=Theme.choices,
        missing="Select at least one",
    )
    regard = TextareaField(
        label="Objective of the police and crime plan that you had regard to", rows=3, required=False
    )


class ObjectiveForm(Form):
    """A new objective under a priority."""

    title = TextField(label="What is to be reached?", limit=300, missing="Say what is to be reached")


class TacticalForm(Form):
    """A tactical action."""

    text = TextField(label="What is done?", limit=300, missing="Say what is done")
    lead = SelectField(label="Who leads?", empty="Select", missing="Select who leads")
    partners = CheckboxesField(label="Who supports it?", small=True, required=False)
    start_on = DateField(label="Starts", required=False)
    due_on = DateField(label="Due", required=False)
    measure = TextField(label="How it is measured", limit=200, required=False)
    baseline = TextField(label="Baseline", hint="Where it stands before", limit=100, required=False)
    target = TextField(label="Target", limit=100, required=False)
    budget = TextField(
        label="Budget", hint="Pounds, for example 1,250.00", limit=20, width=10, required=False
    )
    wants_case_study = YesNoField(label="Does the funder want a case study?", missing="Select yes if they do")

    def clean_budget(self) -> Decimal | None:
        """The budget in pounds, or None."""
        text, wrong = returns.read_answer(AnswerKind.MONEY, self.cleaned_data["budget"])
        if wrong:
            self.add_error("budget", wrong)
            return None
        return Decimal(text) if text else None


class ChangeTacticalForm(TacticalForm):
    """A tactical action that still stands as it was read."""

    version = HiddenField()

    def clean_version(self) -> int:
        """The version that was read; -1 for a form that was tampered with, which is never the present one."""
        text = self.cleaned_data["version"]
        return int(text) if text.isascii() and text.isdigit() else -1


class ProgressForm(Form):
    """What is said of a tactical action."""

    positive = TextareaField(label="What went well", rows=3, required=False)
    barrier = TextareaField(label="What stands in the way", rows=3, required=False)
    state = SelectField(label="Where it stands", options=TacticalState.choices, empty=None)
    rag = SelectField(label="How it is getting on", options=Rag.choices, empty="Not said", required=False)
    rag_reason = TextField(label="Why", hint="Needed for amber and red", limit=300, required=False)

    @property
    def says_something(self) -> bool:
        """Whether anything was written for this line."""
        names = ("positive", "barrier", "rag", "rag_reason")
        changed = self.data.get(self.add_prefix("state")) != self.initial.get("state")
        return changed or any(str(self.data.get(self.add_prefix(name), "")).strip() for name in names)


class DayForm(Form):
    """The day on which it was said."""

    on = DateField(label="On which day was it said?", latest="today", say_words=True, missing="Enter the day")


class UntilForm(Form):
    """The last day for comments."""

    until = DateField(label="Comments until", earliest="today", missing="Enter the last day for comments")


class CommentForm(Form):
    """A partner's comment."""

    text = TextareaField(label="Your comment", missing="Write your comment")


class AnswerForm(Form):
    """What was done about a comment, or what the funder is told."""

    answer = TextareaField(label="Answer", missing="Write the answer")


class AdoptForm(Form):
    """The adoption of a plan."""

    on = DateField(label="Adopted on", latest="today", say_words=True, missing="Enter the day")
    meeting = SelectField(label="At which meeting?", empty="At none", required=False)
    note = TextField(label="Note", limit=300, required=False)


class ReturnForm(Form):
    """A new return to a funder."""

    funder = TextField(label="Funder", limit=120, missing="Enter who the return is for")
    fund = TextField(label="Fund", limit=120, required=False)
    plan = SelectField(label="About which plan?", empty="Select", missing="Select a plan")
    period_from = DateField(label="Period from", missing="Enter the first day")
    period_to = DateField(label="Period to", missing="Enter the last day")


class QuestionsForm(Form):
    """The form of a return, one question a line."""

    questions = TextareaField(
        label="Questions, one a line",
        hint="Begin a line with * where an answer is needed, with £ where it is an amount, with # where it is a number",
        rows=10,
        missing="Write at least one question",
    )


class RequestForm(Form):
    """Asking the partners."""

    wanted_by = DateField(label="Partners send theirs in by", missing="Enter the day")
    external_on = DateField(label="The funder's deadline", missing="Enter the day")
    basis = RadiosField(
        label="How sure is the funder's deadline?",
        options=[(Basis.BELIEVED.value, "Believed"), (Basis.CONFIRMED.value, "Confirmed")],
        missing="Select how sure it is",
    )
    source = TextField(label="Who said so, and where", limit=200, required=False)


class DeadlineForm(Form):
    """A new deadline of the funder's."""

    on = DateField(label="The funder's deadline", missing="Enter the day")
    basis = RadiosField(
        label="How sure is it?",
        options=[(Basis.BELIEVED.value, "Believed"), (Basis.CONFIRMED.value, "Confirmed")],
        missing="Select how sure it is",
    )
    source = TextField(label="Who said so, and where", limit=200, missing="Say who said so")


class ReasonForm(Form):
    """A reason, or a question back."""

    reason = TextareaField(label="Why?", rows=3, missing="Say why")


class WithdrawStudyForm(Form):
    """That consent was taken back."""

    reason = TextField(
        label="How is it known that they take their consent back?",
        hint="Without names. Whoever has the document already must be told to delete it.",
        limit=200,
        missing="Say how it is known",
    )


class NilForm(Form):
    """A nil return."""

    reason = TextField(label="Why there is nothing to report", limit=300, required=False)


class QuestionBackForm(Form):
    """What the collator wants to know."""

    question = TextareaField(label="What do you need to know?", rows=3, missing="Write what you need to know")


class SubmitForm(Form):
    """The submission."""

    on = DateField(label="Submitted on", latest="today", say_words=True, missing="Enter the day")
    how = TextField(label="How it was sent", limit=200, missing="Say how it was sent")
    receipt = TextField(
        label="The funder's receipt", hint="If they have acknowledged it already", limit=200, required=False
    )


class ReceiptForm(Form):
    """The funder's receipt."""

    receipt = TextField(
        label="The funder's receipt",
        hint="Their reference, or how they acknowledged it",
        limit=200,
        missing="Write how they acknowledged it",
    )


class QueryForm(Form):
    """A funder's question."""

    question = TextareaField(label="What do they ask?", missing="Write what they ask")
    asked_on = DateField(label="Asked on", latest="today", say_words=True, missing="Enter the day")
    answer_by = DateField(label="Answer wanted by", required=False)


class DutyForm(Form):
    """That a duty was done."""

    done_on = DateField(label="Done on", latest="today", say_words=True, missing="Enter the day")
    evidence = TextField(
        label="Where it can be seen", hint="Minutes, page, letter", limit=300, required=False
    )


def line_form(questions: Iterable[ReturnQuestion], data: Any, initial: dict[str, str]) -> Form:
    """Return the form of one line: the cycle's own questions, then the case study."""
    fields: dict[str, Any] = {}
    for one in questions:
        words: dict[str, Any] = {"label": one.label, "hint": one.hint, "missing": f"Answer “{one.label}”."}
        if one.kind == AnswerKind.TEXT:
            fields[f"q_{one.key}"] = TextareaField(rows=4, required=one.is_required, **words)
        else:
            fields[f"q_{one.key}"] = TextField(limit=30, width=10, required=one.is_required, **words)
    fields["version"] = HiddenField()
    fields["case_study"] = TextareaField(
        label="Case study",
        hint="A few sentences about what changed for somebody. Leave out what would tell who they are.",
        rows=6,
        required=False,
    )
    fields["consent"] = SelectField(
        label="Have those whom it is about agreed?",
        hint="Until they have, the case study stays out of the document",
        options=Consent.choices,
        empty=None,
    )
    made: type[Form] = type("LineForm", (Form,), fields)
    return made(data, initial=initial)
