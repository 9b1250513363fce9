"""Form fields that each render exactly one GOV.UK component, and the `Form` that holds them.

    class CloseCaseForm(Form):
        outcome = RadiosField(label="How did it end?", options=Outcome.choices, missing="Select how it ended")
        summary = TextareaField(label="Summary for the complainant", limit=2000, missing="Enter a summary")
        closed_on = DateField(label="Date closed", latest="today", required=False)

A template writes `{{ page.form.outcome.component() }}`, or `{{ page.form.components() }}` for all of them
in order.

What all of them share, after the GOV.UK Design System ("Validation", "Error message", "Error summary"):

* `label`, `hint`, `required` (an optional field says "(optional)" itself), `missing` (the words when it was
  left empty);
* `heading=True` makes the label or legend the page's only h1 (one question a page);
* what somebody typed wrongly is shown again as it was typed; nothing is checked by the browser;
* spaces before and after never matter; inside postcodes, numbers and dates they do not matter either.

A field named in an `Option(…, reveal=("other",))` is shown under that choice, and is only read and required
when the
choice is made: what was typed under a choice that was then changed is dropped.
"""

from wardmote.design.fields.choices import (
    CheckboxesField,
    ConfirmField,
    Divider,
    Option,
    RadiosField,
    SelectField,
    YesNoField,
)
from wardmote.design.fields.component import Component, ComponentBoundField, macro
from wardmote.design.fields.dates import DateField, DateParts, TimeField, read_time
from wardmote.design.fields.files import UploadField, size_words
from wardmote.design.fields.form import Form
from wardmote.design.fields.text import (
    EmailField,
    HiddenField,
    NumberField,
    PasswordField,
    PhoneField,
    PostcodeField,
    TextareaField,
    TextField,
    tidy,
)

__all__ = [
    "CheckboxesField",
    "Component",
    "ComponentBoundField",
    "ConfirmField",
    "DateField",
    "DateParts",
    "Divider",
    "EmailField",
    "Form",
    "HiddenField",
    "NumberField",
    "Option",
    "PasswordField",
    "PhoneField",
    "PostcodeField",
    "RadiosField",
    "SelectField",
    "TextField",
    "TextareaField",
    "TimeField",
    "UploadField",
    "YesNoField",
    "macro",
    "read_time",
    "size_words",
    "tidy",
]
