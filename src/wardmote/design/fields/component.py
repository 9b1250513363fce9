"""One field on one form: how it is shown, and what all fields share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, ClassVar, Literal

from django import forms
from django.forms.boundfield import BoundField
from django.template import engines
from django.utils.safestring import SafeString, mark_safe

from wardmote.design.page import ErrorLink
from wardmote.design.words import lower_first

Size = Literal["s", "m", "l", "xl"]


@cache
def macro(component: str, name: str) -> Callable[[Mapping[str, Any]], str]:
    """A macro of GOV.UK Frontend as a function: `macro("input", "govukInput")({"name": "town"})`."""
    path = f"govuk_frontend_jinja/components/{component}/macro.html"
    return getattr(engines["jinja2"].env.get_template(path).module, name)  # type: ignore[attr-defined]


# Components that were made before, by macro and parameters. Empty boxes and lists to choose from are the same on each
# page, and making one takes a millisecond.
_made: dict[tuple[str, str], str] = {}
MOST_KEPT = 300


def make(component: str, name: str, params: Mapping[str, Any], *, keep: bool) -> str:
    """The HTML of a component of GOV.UK Frontend. `keep`: it says nothing about anybody, and may be kept in memory.

    With an error, which may repeat what somebody wrote, it is never kept.
    """
    if not keep or "errorMessage" in params:
        return macro(component, name)(params)
    key = (name, repr(params))
    html = _made.get(key)
    if html is None:
        if len(_made) >= MOST_KEPT:
            _made.clear()
        html = _made[key] = macro(component, name)(params)
    return html


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


class Component(ABC, forms.Field):
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
        self.called = called or ("Your answer" if "?" in label else label)
        self.heading = heading
        self.size = size
        self.label_hidden = label_hidden
        self.say_optional = say_optional
        messages = {
            "required": missing or self._missing(label),
            **options.pop("error_messages", {}),
        }
        super().__init__(label=label, help_text=hint, required=required, error_messages=messages, **options)

    @abstractmethod
    def render_component(self, bound: ComponentBoundField) -> str:
        """The component's HTML."""

    def _missing(self, label: str) -> str:
        """What is said when nothing was entered, made of the label: a question is repeated as it was asked."""
        return f"Answer “{label}”" if label.endswith("?") else f"{self.missing_words} {lower_first(label)}"

    def id_to_focus(self, bound: ComponentBoundField) -> str:
        """The id of the input that the error summary links to."""
        return bound.dom_id

    def nothing(self) -> Any:
        """What the field cleans to when nothing was entered."""
        return None
