"""The forms about a person."""

from __future__ import annotations

from wardmote.design.fields import (
    ConfirmField,
    Form,
    HiddenField,
    Option,
    PostcodeField,
    RadiosField,
    SelectField,
    TextField,
)
from wardmote.people.choices import ContactKind, Safety

ANSWERS = [
    Option(Safety.SAFE, "Yes, it is safe"),
    Option(Safety.CONDITIONAL, "Only under the conditions below"),
    Option(Safety.UNSAFE, "No, it is not safe"),
]


class SafetyForm(Form):
    """What somebody says of the safety of one way to reach them."""

    safety = RadiosField(label="What do they say?", options=ANSWERS, missing="Select what they say")
    message = ConfirmField(label="A message may be left there", required=False)
    who = ConfirmField(label="The message may say who we are", required=False)
    times = TextField(label="Only at these times", required=False, limit=120)
    unsafe_with = TextField(label="Who must not learn of it?", required=False, limit=200)
    code_word = TextField(
        label="Code word newly agreed",
        hint="By which we know them when they ring. Leave empty to keep the one there is.",
        required=False,
        limit=40,
        width=20,
        spellcheck=False,
        attributes={"autocomplete": "off"},
    )


class NewContactForm(SafetyForm):
    """Another way to reach somebody."""

    safety = RadiosField(
        label="What do they say?",
        options=[*ANSWERS, Option(Safety.UNKNOWN, "Nobody has asked")],
        missing="Select what they say",
    )
    kind = SelectField(
        label="What is it?", options=ContactKind.choices, empty=None, missing="Select what it is"
    )
    value = TextField(
        label="Number or address",
        limit=200,
        missing="Enter a phone number, an email address or an address",
    )
    field_order = ("kind", "value", "safety", "message", "who", "times", "unsafe_with", "code_word")


class MoveForm(Form):
    """Where somebody lives now."""

    version = HiddenField()
    address = TextField(
        label="New address", required=False, limit=200, hint="Leave empty if it is not known."
    )
    postcode = PostcodeField(label="Postcode", required=False)
