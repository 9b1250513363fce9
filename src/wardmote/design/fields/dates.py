"""Days in three boxes and times of day, as people in the United Kingdom write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from wardmote.design.fields.component import Component, ComponentBoundField, make
from wardmote.design.fields.text import TextField, tidy
from wardmote.design.words import MONTHS, clock_words, date_words, list_words


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
        params = bound.common() | {
            "namePrefix": bound.html_name,
            "fieldset": bound.fieldset_params(),
            "items": items,
        }
        return make("date-input", "govukDateInput", params, keep=parts == DateParts())


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
