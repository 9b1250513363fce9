"""The form that holds the fields."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.safestring import SafeString, mark_safe
from markupsafe import Markup

from wardmote.design.fields.choices import Option, WithOptions
from wardmote.design.fields.component import Component, ComponentBoundField
from wardmote.design.page import ErrorLink
from wardmote.design.words import date_words, list_words


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
            if isinstance(field, WithOptions):
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

    def what_stands_now(self) -> tuple[str, ...]:
        """What the record says now, a line for each field, after somebody else saved first.

        For a form whose `initial` is the record as it stands and whose hidden `version` is the record's. The
        version becomes the present one, so that whoever has read the lines can send again; what they wrote
        stays in the boxes.
        """
        sent: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict: many values under one name
        sent[self.add_prefix("version")] = self.initial["version"]
        self.data = sent
        lines = []
        for name, field in self.fields.items():
            if not self[name].is_hidden and name in self.initial:
                lines.append(f"{field.label}: {_in_words(field, self.initial[name])}")
        return tuple(lines)

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


def _in_words(field: forms.Field, value: Any) -> str:
    """A value as people read it: the label of a choice, a day in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return date_words(value)
    labels = (
        {one.value: one.text for one in field.options if isinstance(one, Option)}
        if isinstance(field, WithOptions)
        else {}
    )
    many = value if isinstance(value, list) else [value] if value else []
    return list_words([labels.get(str(one), one) for one in many]) or "nothing"
