"""Fields in which somebody chooses: radios, yes or no, checkboxes, one checkbox, a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from markupsafe import Markup

from wardmote.design.fields.component import Component, ComponentBoundField, make


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


class WithOptions(Component):
    """Fields with choices. `options` may be set again on a form's own copy: `form.fields["ward"].options =
    […]`.
    """

    missing_words = "Select"
    choices: Any
    # Whether choices given to a form's own copy name nobody who is on a record.
    impersonal = False
    _declared: tuple[Option | Divider, ...] | None = None

    @property
    def keeps(self) -> bool:
        """Whether the component may be kept in memory: it shows choices that are the same for everybody."""
        return (self.impersonal or self._options is self._declared) and not any(
            isinstance(item, Option) and item.reveal for item in self._options
        )

    @property
    def options(self) -> tuple[Option | Divider, ...]:
        """The choices and dividers, in order."""
        return self._options

    @options.setter
    def options(self, options: Options) -> None:
        self._options = _as_options(options)
        if self._declared is None:
            self._declared = self._options
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


class RadiosField(WithOptions, forms.ChoiceField):
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
        return make("radios", "govukRadios", params, keep=self.keeps)


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


class CheckboxesField(WithOptions, forms.MultipleChoiceField):
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
        return make("checkboxes", "govukCheckboxes", params, keep=self.keeps)


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
        return make(
            "checkboxes", "govukCheckboxes", params | {"items": [item], "classes": classes}, keep=True
        )


class SelectField(WithOptions, forms.ChoiceField):
    """One of a long list. Cleans to str. `empty` are the words of the first, empty entry; None leaves it
    out. `impersonal`: choices that a form's own copy is given name places, teams or colleagues, nobody on a record.
    """

    def __init__(
        self,
        *,
        label: str,
        options: Options = (),
        empty: str | None = "Choose one",
        impersonal: bool = False,
        **rest: Any,
    ) -> None:
        self.empty = empty
        self.impersonal = impersonal
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
        params = bound.common() | {"label": bound.label_params(), "items": items}
        return make("select", "govukSelect", params, keep=self.keeps)
