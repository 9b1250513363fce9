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

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email
from django.forms.boundfield import BoundField
from django.template import engines
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from markupsafe import Markup, escape

from wardmote.design.page import ErrorLink
from wardmote.design.words import MONTHS, clock_words, date_words, list_words, lower_first

Size = Literal["s", "m", "l", "xl"]


def macro(component: str, name: str) -> Callable[[Mapping[str, Any]], str]:
    """A macro of GOV.UK Frontend as a function: `macro("input", "govukInput")({"name": "town"})`."""
    path = f"govuk_frontend_jinja/components/{component}/macro.html"
    return getattr(engines["jinja2"].env.get_template(path).module, name)  # type: ignore[attr-defined]


# --- One field on one form ------------------------------------------------------------------------------


class ComponentBoundField(BoundField):
    """A field on a form: adds `component()`."""

    field: Component

    def component(self) -> SafeString:
        """The GOV.UK component as HTML, with label, hint, error and value."""
        return mark_safe(str(self.field.render_component(self)))  # noqa: S308  (made by autoescaping macros)

    @property
    def dom_id(self) -> str:
        """The id of the component, as used in links from the error summary."""
        return self.html_name

    @property
    def first_error(self) -> str:
        """The message shown at the field: GOV.UK shows one at a time; "" when there is none."""
        return str(self.errors[0]) if self.form.is_bound and self.errors else ""

    @property
    def error_code(self) -> str:
        """The code of that error: date fields keep there which boxes are wrong."""
        if not self.first_error:
            return ""
        return str(self.form.errors.as_data()[self.name][0].code or "")

    @property
    def error_link(self) -> ErrorLink:
        """The line for the error summary; only meaningful when there is an error."""
        return ErrorLink(self.first_error, f"#{self.field.id_to_focus(self)}")

    @property
    def label_words(self) -> str:
        """The label, with "(optional)" when the field may be left empty."""
        words = str(self.label)
        if self.field.required or not self.field.say_optional:
            return words
        return f"{words} (optional)"

    def common(self) -> dict[str, Any]:
        """Parameters that most macros take: name, id, hint and error."""
        params: dict[str, Any] = {"name": self.html_name, "id": self.dom_id}
        if self.field.help_text:
            params["hint"] = {"text": str(self.field.help_text)}
        if self.first_error:
            params["errorMessage"] = {"text": self.first_error}
        return params

    def _title(self, block: str) -> dict[str, Any]:
        size = self.field.size or ("l" if self.field.heading else "s" if block == "fieldset__legend" else "")
        title: dict[str, Any] = {"text": self.label_words, "isPageHeading": self.field.heading}
        if size:
            title["classes"] = f"govuk-{block}--{size}"
        if self.field.label_hidden:
            title["classes"] = "govuk-visually-hidden"
        return title

    def label_params(self) -> dict[str, Any]:
        """The `label` of a macro."""
        return self._title("label")

    def fieldset_params(self) -> dict[str, Any]:
        """The `fieldset` of a macro."""
        return {"legend": self._title("fieldset__legend")}

    def text_value(self) -> str:
        """What the input shows: what was sent, or the initial value."""
        value = self.value()
        return "" if value is None else str(value)


class Component(forms.Field):
    """What every field of ours takes besides Django's own arguments; see the module's docstring."""

    bound_field_class = ComponentBoundField
    missing_words: ClassVar[str] = "Enter"

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        required: bool = True,
        missing: str = "",
        heading: bool = False,
        size: Size | None = None,
        label_hidden: bool = False,
        say_optional: bool = True,
        called: str = "",
        **options: Any,
    ) -> None:
        self.called = called or label
        self.heading = heading
        self.size = size
        self.label_hidden = label_hidden
        self.say_optional = say_optional
        messages = {
            "required": missing or f"{self.missing_words} {lower_first(label).rstrip('?')}",
            **options.pop("error_messages", {}),
        }
        super().__init__(label=label, help_text=hint, required=required, error_messages=messages, **options)

    def render_component(self, bound: ComponentBoundField) -> str:
        """The component's HTML."""
        raise NotImplementedError

    def id_to_focus(self, bound: ComponentBoundField) -> str:
        """The id of the input that the error summary links to."""
        return bound.dom_id

    def nothing(self) -> Any:
        """What the field cleans to when nothing was entered."""
        return None


# --- Text -----------------------------------------------------------------------------------------------


def tidy(text: str) -> str:
    """Text as it is kept: composed Unicode (NFC), line ends as \\n, no spaces at either end."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip()


class TextField(Component, forms.CharField):
    """One line of text. Cleans to str.

    `width` is a number of characters (2, 3, 4, 5, 10, 20) or a share ("one-half", "two-thirds", "full");
    `limit` is the
    greatest number of characters. `autocomplete` is the purpose of the input (WCAG 2.2, 1.3.5), only for
    the person's own
    details.
    """

    input_type: ClassVar[str] = "text"

    def __init__(
        self,
        *,
        label: str,
        width: int | str | None = None,
        limit: int | None = None,
        prefix: str = "",
        suffix: str = "",
        autocomplete: str = "",
        inputmode: str = "",
        spellcheck: bool | None = None,
        attributes: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        self.width = width
        self.limit = limit
        self.prefix = prefix
        self.suffix = suffix
        self.autocomplete = autocomplete
        self.inputmode = inputmode
        self.spellcheck = spellcheck
        self.attributes = dict(attributes or {})
        super().__init__(label=label, **options)

    def to_python(self, value: Any) -> str:
        return "" if value in self.empty_values else tidy(str(value))

    def validate(self, value: str) -> None:
        super().validate(value)
        if self.limit is not None and len(value) > self.limit:
            raise ValidationError(f"{self.called} must be {self.limit} characters or less", code="too_long")

    def width_class(self) -> str:
        """The class that sets the width."""
        if isinstance(self.width, int):
            return f"govuk-input--width-{self.width}"
        return f"govuk-!-width-{self.width}" if self.width else ""

    def nothing(self) -> Any:
        return ""

    def render_component(self, bound: ComponentBoundField) -> str:
        params = bound.common() | {
            "label": bound.label_params(),
            "value": bound.text_value(),
            "type": self.input_type,
            "classes": self.width_class(),
            "attributes": self.attributes,
        }
        for name in ("autocomplete", "inputmode"):
            if getattr(self, name):
                params[name] = getattr(self, name)
        if self.spellcheck is not None:
            params["spellcheck"] = self.spellcheck
        for name in ("prefix", "suffix"):
            if getattr(self, name):
                params[name] = {"text": getattr(self, name)}
        return macro("input", "govukInput")(params)


class EmailField(TextField):
    """An e-mail address. Cleans to str, as typed."""

    input_type = "email"

    def __init__(self, *, label: str = "Email address", **options: Any) -> None:
        options.setdefault("spellcheck", False)
        options.setdefault("limit", 254)
        super().__init__(label=label, **options)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value:
            try:
                validate_email(value)
            except ValidationError:
                words = "Enter an email address in the correct format, like name@example.com"
                raise ValidationError(words, code="format") from None


class PhoneField(TextField):
    """A telephone number. Cleans to str as typed; brackets, hyphens and spaces are fine."""

    input_type = "tel"

    def __init__(self, *, label: str = "Phone number", **options: Any) -> None:
        options.setdefault("width", 20)
        super().__init__(label=label, **options)

    def validate(self, value: str) -> None:
        super().validate(value)
        digits = re.sub(r"[\s().\-–]|(?:ext|x)\.?\s*\d+$", "", value, flags=re.I)
        if value and not re.fullmatch(r"\+?\d{9,15}", digits):
            words = "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192"
            raise ValidationError(words, code="format")


#: The shape of a UK postcode (BS 7666-2): outward code, inward code.
POSTCODE = re.compile(
    r"(GIR|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d[\dABEHMNPRV-Y]?|\d[A-HJKPS-UW]))(\d[ABD-HJLNP-UW-Z]{2})"
)


class PostcodeField(TextField):
    """A full UK postcode. Cleans to str in capitals with one space (`LS1 4AP`)."""

    def __init__(self, *, label: str = "Postcode", **options: Any) -> None:
        options.setdefault("width", 10)
        options.setdefault("missing", "Enter a postcode")
        super().__init__(label=label, spellcheck=False, **options)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        match = POSTCODE.fullmatch(re.sub(r"[\s.\-]", "", text).upper())
        if text and match is None:
            raise ValidationError("Enter a full UK postcode, like AB10 1AB", code="format")
        return f"{match[1]} {match[2]}" if match else ""


class NumberField(TextField):
    """A whole number. Cleans to int, or None when empty. `least` and `most` are inclusive."""

    def __init__(
        self, *, label: str, least: int | None = None, most: int | None = None, **options: Any
    ) -> None:
        self.least = least
        self.most = most
        options.setdefault("width", 5)
        super().__init__(label=label, inputmode="numeric", spellcheck=False, **options)

    def nothing(self) -> Any:
        return None

    def clean(self, value: Any) -> int | None:
        text = re.sub(r"[\s,]", "", super().clean(value))
        if not text:
            return None
        if not re.fullmatch(r"[-+]?\d{1,18}", text, re.ASCII):
            raise ValidationError(f"{self.called} must be a whole number, like 15", code="format")
        number = int(text)
        if self.least is not None and number < self.least:
            raise ValidationError(f"{self.called} must be {self.least} or more", code="too_small")
        if self.most is not None and number > self.most:
            raise ValidationError(f"{self.called} must be {self.most} or fewer", code="too_big")
        return number


class PasswordField(TextField):
    """A password. Cleans to str exactly as typed, spaces included; never shown again."""

    def __init__(self, *, label: str = "Password", new: bool = False, **options: Any) -> None:
        options.setdefault("autocomplete", "new-password" if new else "current-password")
        super().__init__(label=label, **options)

    def to_python(self, value: Any) -> str:
        return "" if value is None else str(value)

    def render_component(self, bound: ComponentBoundField) -> str:
        return macro("password-input", "govukPasswordInput")(
            bound.common() | {"label": bound.label_params(), "autocomplete": self.autocomplete}
        )


class TextareaField(TextField):
    """Several lines of text. Cleans to str with \\n line ends. With `limit` the characters left are counted
    on the page.

    Length is counted in characters after tidying, a line end as one: as the counter on the page does.
    """

    def __init__(self, *, label: str, rows: int = 5, **options: Any) -> None:
        self.rows = rows
        super().__init__(label=label, **options)

    def render_component(self, bound: ComponentBoundField) -> str:
        # The macros indent their parts; a line end written as a character reference is not indented.
        shown = tidy(bound.text_value()) if bound.form.is_bound else bound.text_value()
        params = bound.common() | {
            "label": bound.label_params(),
            "rows": self.rows,
            "value": Markup(str(escape(shown)).replace("\n", "&#10;")),  # noqa: S704  (escaped first)
            "attributes": self.attributes,
        }
        if self.limit is None:
            return macro("textarea", "govukTextarea")(params)
        return macro("character-count", "govukCharacterCount")(params | {"maxlength": self.limit})


class HiddenField(Component, forms.CharField):
    """A value that travels with the form. Cleans to str. Never trust it: whoever sends the form can change
    it.
    """

    widget = forms.HiddenInput

    def __init__(self, *, label: str = "", required: bool = False, **options: Any) -> None:
        super().__init__(label=label, required=required, **options)

    def nothing(self) -> Any:
        return ""

    def render_component(self, bound: ComponentBoundField) -> str:
        return Markup('<input type="hidden" name="{}" value="{}">').format(
            bound.html_name, bound.text_value()
        )


# --- Choices --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Option:
    """One choice. `reveal` names fields of the same form that are shown under it; `exclusive` (checkboxes)
    unticks the rest.
    """

    value: str
    text: str
    hint: str = ""
    reveal: tuple[str, ...] = ()
    exclusive: bool = False


@dataclass(frozen=True)
class Divider:
    """A word between choices, usually "or"."""

    text: str = "or"


Options = Iterable["Option | Divider | tuple[str, str]"]


def _as_options(options: Options) -> tuple[Option | Divider, ...]:
    return tuple(
        item if isinstance(item, Option | Divider) else Option(str(item[0]), str(item[1])) for item in options
    )


class _WithOptions(Component):
    """Fields with choices. `options` may be set again on a form's own copy: `form.fields["ward"].options =
    […]`.
    """

    missing_words = "Select"
    choices: Any

    @property
    def options(self) -> tuple[Option | Divider, ...]:
        """The choices and dividers, in order."""
        return self._options

    @options.setter
    def options(self, options: Options) -> None:
        self._options = _as_options(options)
        self.choices = [(item.value, item.text) for item in self._options if isinstance(item, Option)]

    def revealed_fields(self) -> Iterator[tuple[Option, str]]:
        """Each field shown only under a choice, with that choice."""
        for item in self._options:
            if isinstance(item, Option):
                for name in item.reveal:
                    yield item, name

    def _items(self, bound: ComponentBoundField, chosen: Sequence[str]) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = []
        for item in self._options:
            if isinstance(item, Divider):
                items.append({"divider": item.text})
                continue
            entry: dict[str, Any] = {"value": item.value, "text": item.text, "checked": item.value in chosen}
            if item.hint:
                entry["hint"] = {"text": item.hint}
            if item.exclusive:
                entry["behaviour"] = "exclusive"
            if item.reveal:
                entry["conditional"] = {
                    "html": Markup("").join(bound.form[name].component() for name in item.reveal)  # type: ignore[attr-defined]
                }
            items.append(entry)
        return items

    def _set_params(self, bound: ComponentBoundField, chosen: Sequence[str]) -> dict[str, Any]:
        params = bound.common()
        params["idPrefix"] = params.pop("id")
        return params | {"fieldset": bound.fieldset_params(), "items": self._items(bound, chosen)}


class RadiosField(_WithOptions, forms.ChoiceField):
    """One of several. Cleans to str ("" when optional and left). `inline` sets two short choices side by
    side; `small` for
    filters and dense pages."""

    def __init__(
        self, *, label: str, options: Options = (), inline: bool = False, small: bool = False, **rest: Any
    ) -> None:
        self.inline = inline
        self.small = small
        super().__init__(label=label, **rest)
        self.error_messages["invalid_choice"] = self.error_messages["required"]
        self.options = options

    def nothing(self) -> Any:
        return ""

    def render_component(self, bound: ComponentBoundField) -> str:
        classes = [name for name, on in (("inline", self.inline), ("small", self.small)) if on]
        params = self._set_params(bound, [bound.text_value()])
        params["classes"] = " ".join(f"govuk-radios--{name}" for name in classes)
        return macro("radios", "govukRadios")(params)


class YesNoField(RadiosField):
    """Yes or no. Cleans to True, False or None (optional and left). `reveal_yes` names fields shown under
    Yes.
    """

    def __init__(
        self, *, label: str, reveal_yes: tuple[str, ...] = (), not_known: bool = False, **rest: Any
    ) -> None:
        options = [Option("yes", "Yes", reveal=reveal_yes), Option("no", "No")]
        if not_known:
            options.append(Option("not-known", "I do not know"))
        rest.setdefault("inline", not reveal_yes)
        super().__init__(label=label, options=options, **rest)

    def nothing(self) -> Any:
        return None

    def clean(self, value: Any) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class CheckboxesField(_WithOptions, forms.MultipleChoiceField):
    """Any of several. Cleans to list[str] in the order of the options."""

    def __init__(self, *, label: str, options: Options = (), small: bool = False, **rest: Any) -> None:
        self.small = small
        super().__init__(label=label, **rest)
        self.error_messages["invalid_choice"] = self.error_messages["required"]
        self.options = options

    def clean(self, value: Any) -> list[str]:
        sent = set(super().clean(value))
        chosen = [item for item in self.options if isinstance(item, Option) and item.value in sent]
        if len(chosen) > 1 and any(item.exclusive for item in chosen):
            alone = next(item.text for item in chosen if item.exclusive)
            raise ValidationError(f"Select what applies, or select “{alone}”", code="exclusive")
        return [item.value for item in chosen]

    def nothing(self) -> Any:
        return []

    def render_component(self, bound: ComponentBoundField) -> str:
        chosen = [str(value) for value in bound.value() or []]
        params = self._set_params(bound, chosen)
        params["classes"] = "govuk-checkboxes--small" if self.small else ""
        return macro("checkboxes", "govukCheckboxes")(params)


class ConfirmField(Component, forms.BooleanField):
    """One box to tick, whose label says what ticking means. Cleans to bool; required means it must be
    ticked.
    """

    missing_words = "Confirm that"

    def __init__(self, *, label: str, small: bool = False, **options: Any) -> None:
        self.small = small
        options.setdefault("say_optional", False)
        super().__init__(label=label, **options)

    def nothing(self) -> Any:
        return False

    def render_component(self, bound: ComponentBoundField) -> str:
        params = bound.common()
        params["idPrefix"] = params.pop("id")
        hint = params.pop("hint", None)
        item = {"value": "on", "text": bound.label_words, "checked": bool(bound.value())}
        if hint:
            item["hint"] = hint
        classes = "govuk-checkboxes--small" if self.small else ""
        return macro("checkboxes", "govukCheckboxes")(params | {"items": [item], "classes": classes})


class SelectField(_WithOptions, forms.ChoiceField):
    """One of a long list. Cleans to str. `empty` are the words of the first, empty entry; None leaves it
    out.
    """

    def __init__(
        self, *, label: str, options: Options = (), empty: str | None = "Choose one", **rest: Any
    ) -> None:
        self.empty = empty
        super().__init__(label=label, **rest)
        self.error_messages["invalid_choice"] = self.error_messages["required"]
        self.options = options

    def nothing(self) -> Any:
        return ""

    def render_component(self, bound: ComponentBoundField) -> str:
        chosen = bound.text_value()
        items = [] if self.empty is None else [{"value": "", "text": self.empty, "selected": not chosen}]
        items += [
            {"value": item.value, "text": item.text, "selected": item.value == chosen}
            for item in self.options
            if isinstance(item, Option)
        ]
        return macro("select", "govukSelect")(
            bound.common() | {"label": bound.label_params(), "items": items}
        )


# --- Dates and times ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DateParts:
    """The three boxes of a date as they were filled in."""

    day: str = ""
    month: str = ""
    year: str = ""

    def __bool__(self) -> bool:
        return bool(self.day or self.month or self.year)


class _DateBoxes(forms.Widget):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> DateParts:
        return DateParts(*(tidy(str(data.get(f"{name}-{part}") or "")) for part in ("day", "month", "year")))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in ("day", "month", "year"))


def _month_number(text: str) -> int | None:
    if re.fullmatch(r"\d{1,2}", text, re.ASCII):
        return int(text)
    if len(text) >= 3:
        for number, name in enumerate(MONTHS, start=1):
            if name.lower().startswith(text.lower().rstrip(".")):
                return number
    return None


def _spread(parts: DateParts) -> DateParts:
    """A whole date written or pasted into the first box (`27/3/2026`, `27th March 2026`, `2026-03-27`),
    spread over three.
    """
    if parts.month or parts.year:
        return parts
    pieces = re.split(r"[\s/.,\-]+", parts.day)
    if len(pieces) != 3:
        return parts
    if re.fullmatch(r"\d{4}", pieces[0]):
        pieces.reverse()
    return DateParts(re.sub(r"(?<=\d)(st|nd|rd|th)$", "", pieces[0], flags=re.I), pieces[1], pieces[2])


DateLimit = Literal["today", "yesterday", "tomorrow"] | date | None
_DAYS_FROM_TODAY = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}


class DateField(Component):
    """A day in three boxes. Cleans to date, or None when empty.

    Understands `today`, `yesterday` and `tomorrow` in the first box, months as words (`3`, `mar`, `March`),
    and a whole
    date pasted into the first box. `earliest` and `latest` are inclusive. With `say_words` the hint tells
    about the words
    and telephones offer letters: for staff; the public's page keeps the number pad.
    """

    widget = _DateBoxes

    def __init__(
        self,
        *,
        label: str,
        earliest: DateLimit = None,
        latest: DateLimit = None,
        say_words: bool = False,
        **options: Any,
    ) -> None:
        self.earliest = earliest
        self.latest = latest
        self.say_words = say_words
        options.setdefault(
            "hint", "For example, 27 3 2026" + (", or write “today” in the first box" if say_words else "")
        )
        super().__init__(label=label, **options)

    @staticmethod
    def today() -> date:
        """The day it is in the United Kingdom."""
        return timezone.localdate()

    def _limit(self, limit: DateLimit) -> date | None:
        if isinstance(limit, str):
            return self.today() + timedelta(days=_DAYS_FROM_TODAY[limit])
        return limit

    def clean(self, value: DateParts | date | None) -> date | None:
        if isinstance(value, date):
            return value
        if not value:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="day month year")
            return None
        day = self._read(value)
        earliest, latest = self._limit(self.earliest), self._limit(self.latest)
        if latest is not None and day > latest:
            words = "today or in the past" if self.latest == "today" else f"{date_words(latest)} or before"
            raise ValidationError(f"{self.called} must be {words}", code="day month year")
        if earliest is not None and day < earliest:
            words = (
                "today or in the future" if self.earliest == "today" else f"{date_words(earliest)} or after"
            )
            raise ValidationError(f"{self.called} must be {words}", code="day month year")
        return day

    def _read(self, parts: DateParts) -> date:
        if parts.day.lower() in _DAYS_FROM_TODAY and not parts.month and not parts.year:
            return self.today() + timedelta(days=_DAYS_FROM_TODAY[parts.day.lower()])
        parts = _spread(parts)
        absent = [name for name in ("day", "month", "year") if not getattr(parts, name)]
        if absent:
            words = list_words(f"a {name}" for name in absent)
            raise ValidationError(f"{self.called} must include {words}", code=" ".join(absent))
        if not re.fullmatch(r"\d{4}", parts.year, re.ASCII):
            raise ValidationError("Year must include 4 numbers", code="year")
        month = _month_number(parts.month)
        if month is None or not 1 <= month <= 12:
            raise ValidationError(f"{self.called} must include a real month", code="month")
        try:
            return date(int(parts.year), month, int(parts.day))
        except ValueError:
            raise ValidationError(f"{self.called} must be a real date", code="day month year") from None

    def id_to_focus(self, bound: ComponentBoundField) -> str:
        wrong = bound.error_code.split() or ["day"]
        return f"{bound.dom_id}-{wrong[0] if wrong[0] in ('day', 'month', 'year') else 'day'}"

    def render_component(self, bound: ComponentBoundField) -> str:
        value = bound.value()
        if isinstance(value, datetime | date):
            value = DateParts(str(value.day), str(value.month), str(value.year))
        parts = value or DateParts()
        wrong = bound.error_code.split()
        items = []
        for name, width in (("day", 2), ("month", 2), ("year", 4)):
            if name == "day" and self.say_words:
                width = 5
            error = (
                " govuk-input--error"
                if name in wrong or (wrong and wrong[0] not in ("day", "month", "year"))
                else ""
            )
            items.append(
                {
                    "name": name,
                    "label": name.capitalize(),
                    "classes": f"govuk-input--width-{width}{error}",
                    "value": getattr(parts, name),
                    "inputmode": "text" if self.say_words and name != "year" else "numeric",
                }
            )
        return macro("date-input", "govukDateInput")(
            bound.common()
            | {"namePrefix": bound.html_name, "fieldset": bound.fieldset_params(), "items": items}
        )


_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?([0-5]\d))?(?::[0-5]\d)?(am|pm|noon)?", re.ASCII)


def read_time(text: str) -> time | None:
    """A time of day as people write it: `2:30pm`, `2.30 pm`, `14:30`, `1430`, `9am`, `midday`, `midnight`;
    else None.
    """
    text = re.sub(r"[\s.]+(?=[ap]\.?m)|(?<=[ap])\.(?=m)|\.$", "", text.lower().strip()).replace(" ", "")
    if text in ("midday", "noon", "12noon"):
        return time(12)
    if text in ("midnight", "12midnight"):
        return time(0)
    match = _CLOCK.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in ("pm", "noon") else 0)
    return time(hour, minute) if hour < 24 else None


class TimeField(TextField):
    """A time of day in one box. Cleans to time, or None when empty. `read_time` says what is understood."""

    def __init__(self, *, label: str, **options: Any) -> None:
        options.setdefault("hint", "For example, 2:30pm or 14:30")
        options.setdefault("width", 5)
        super().__init__(label=label, spellcheck=False, **options)

    def nothing(self) -> Any:
        return None

    def clean(self, value: Any) -> time | None:
        text = super().clean(value)
        if not text:
            return None
        at = read_time(text)
        if at is None:
            raise ValidationError(f"{self.called} must be a time, like 2:30pm or 14:30", code="format")
        return at

    def prepare_value(self, value: Any) -> Any:
        return clock_words(value) if isinstance(value, time) else value


# --- Files ----------------------------------------------------------------------------------------------


def size_words(size: int) -> str:
    """A size in bytes as people read it: `10MB`, `500KB`, `10 bytes`."""
    for unit, name in ((1_000_000, "MB"), (1_000, "KB")):
        if size >= unit:
            return f"{size // unit}{name}"
    return f"{size} bytes"


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return (
            list(files.getlist(name)) if hasattr(files, "getlist") else [files[name]] if name in files else []
        )


class UploadField(Component):
    """Files. Cleans to a list of `UploadedFile`, empty when none was sent.

    Only counts and sizes are checked here; what a file really is, is found out by whoever keeps it.
    `accept` is what the
    browser's file picker offers (".jpg,.png"); `largest` is in bytes for each file. A browser never sends a
    file again
    when the form comes back with an error: keep accepted files aside before showing it.
    """

    widget = _FilesInput
    missing_words = "Select"

    def __init__(
        self,
        *,
        label: str,
        most: int = 1,
        largest: int | None = None,
        accept: str = "",
        **options: Any,
    ) -> None:
        self.most = most
        self.largest = largest
        self.accept = accept
        super().__init__(label=label, **options)

    def clean(self, value: list[UploadedFile] | None) -> list[UploadedFile]:
        files = list(value or [])
        if self.required and not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > self.most:
            words = "1 file" if self.most == 1 else f"up to {self.most} files"
            raise ValidationError(f"You can only select {words} at the same time", code="too_many")
        for file in files:
            if self.largest is not None and (file.size or 0) > self.largest:
                limit = size_words(self.largest)
                raise ValidationError(f"{file.name} must be smaller than {limit}", code="too_large")
            if not file.size:
                raise ValidationError(f"{file.name} is empty", code="empty")
        return files

    def nothing(self) -> Any:
        return []

    def render_component(self, bound: ComponentBoundField) -> str:
        attributes = {"accept": self.accept} if self.accept else {}
        params = bound.common() | {"label": bound.label_params(), "attributes": attributes}
        if self.most > 1:
            params["multiple"] = True
        return macro("file-upload", "govukFileUpload")(params)


# --- The form -------------------------------------------------------------------------------------------


class Form(forms.Form):
    """Base of all forms.

    `token` is a UUID that was written into the form when it was first shown and comes back with each
    sending of it: an
    operation that keeps it does the same thing once, however often the button was pressed or the page
    reloaded. It is
    no proof of anything else. A form that only asks (a filter) sets `one_time = False`.
    """

    one_time: ClassVar[bool] = True
    use_required_attribute = False
    bound_field_class = ComponentBoundField

    TOKEN: ClassVar[str] = "form_token"  # noqa: S105  (a name, no secret)

    def __init__(self, data: Any = None, files: Any = None, **options: Any) -> None:
        options.setdefault("auto_id", "%s")
        super().__init__(data, files, **options)

    @property
    def token(self) -> uuid.UUID:
        """The one-time token: the one that was sent, or a new one for a form that is shown for the first
        time.
        """
        if not hasattr(self, "_token"):
            sent = str(self.data.get(self.add_prefix(self.TOKEN), "")) if self.is_bound else ""
            try:
                self._token = uuid.UUID(sent)
            except ValueError:
                self._token = uuid.uuid4()
        return self._token

    def _revealed(self) -> dict[str, list[tuple[str, str]]]:
        """Field name -> the choices (field, value) under which it is shown."""
        found: dict[str, list[tuple[str, str]]] = {}
        for name, field in self.fields.items():
            if isinstance(field, _WithOptions):
                for option, revealed in field.revealed_fields():
                    found.setdefault(revealed, []).append((name, option.value))
        return found

    def is_shown(self, name: str) -> bool:
        """Whether a field is read: false for a field under a choice that was not made."""
        chosen_by = self._revealed().get(name)
        if not chosen_by:
            return True
        for parent, value in chosen_by:
            field = self.fields[parent]
            sent = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(parent))
            chosen = sent if isinstance(sent, list) else [sent]
            if value in chosen and self.is_shown(parent):
                return True
        return False

    def _clean_fields(self) -> None:
        everything = self.fields
        dropped = [name for name in everything if not self.is_shown(name)]
        self.fields = {name: field for name, field in everything.items() if name not in dropped}
        try:
            super()._clean_fields()  # type: ignore[misc]
        finally:
            self.fields = everything
        for name in dropped:
            field = everything[name]
            self.cleaned_data[name] = field.nothing() if isinstance(field, Component) else None

    @property
    def has_heading(self) -> bool:
        """Whether one of the fields is the page's heading."""
        return any(getattr(field, "heading", False) for field in self.fields.values())

    def error_links(self) -> list[ErrorLink]:
        """The lines of the error summary. Errors of the whole form link to its first field."""
        if not self.is_bound:
            return []
        links = [self[name].error_link for name in self.fields if name in self.errors]  # type: ignore[attr-defined]
        first = next((self[name] for name in self.fields if not self[name].is_hidden), None)
        for message in self.non_field_errors():
            href = f"#{first.field.id_to_focus(first)}" if first is not None else "#main-content"  # type: ignore[attr-defined]
            links.insert(0, ErrorLink(str(message), href))
        return links

    def components(self) -> SafeString:
        """All visible fields in order, except those that another field shows under one of its choices."""
        inside = self._revealed()
        shown = (self[name] for name in self.fields if name not in inside and not self[name].is_hidden)
        return mark_safe("\n".join(bound.component() for bound in shown))  # type: ignore[attr-defined]  # noqa: S308

    def hidden(self) -> SafeString:
        """The hidden fields, and the one-time token."""
        html = [str(self[name].component()) for name in self.fields if self[name].is_hidden]  # type: ignore[attr-defined]
        if self.one_time:
            name = self.add_prefix(self.TOKEN)
            html.append(Markup('<input type="hidden" name="{}" value="{}">').format(name, self.token))
        return mark_safe("".join(html))  # noqa: S308
