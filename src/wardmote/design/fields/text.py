"""Fields in which somebody writes: text, e-mail, telephone, postcode, number, password, longer text, hidden."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from markupsafe import Markup, escape

from wardmote.design.fields.component import Component, ComponentBoundField, macro, make


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
        return make("input", "govukInput", params, keep=not params["value"])


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
            return make("textarea", "govukTextarea", params, keep=not shown)
        return make(
            "character-count", "govukCharacterCount", params | {"maxlength": self.limit}, keep=not shown
        )


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
