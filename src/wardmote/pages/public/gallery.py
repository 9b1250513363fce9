"""The component gallery: every field and component of the design room, in each state, on two pages.

Shown in the demonstration and in tests only. The accessibility tests walk it, and whoever changes the look
sees all of it
at once. Everything on it is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse

from wardmote.design.fields import (
    CheckboxesField,
    ConfirmField,
    DateField,
    Divider,
    EmailField,
    Form,
    HiddenField,
    NumberField,
    Option,
    PasswordField,
    PhoneField,
    PostcodeField,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
    TimeField,
    UploadField,
    YesNoField,
)
from wardmote.design.lists import Column, Paging, paging, sortable, with_query
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link


class EveryField(Form):
    """One of each field."""

    what = RadiosField(
        label="What is happening?",
        hint="Choose what troubles you most.",
        options=[
            Option("noise", "Noise", hint="Loud music, shouting, barking dogs"),
            Option("rubbish", "Rubbish or fly-tipping"),
            Divider(),
            Option("other", "Something else", reveal=("other",)),
        ],
        missing="Select what is happening",
    )
    other = TextareaField(label="What is it?", rows=3, limit=200, missing="Enter what is happening")
    once = YesNoField(
        label="Did it happen more than once?", missing="Select yes if it happened more than once"
    )
    harm = CheckboxesField(
        label="How does it affect you?",
        hint="Select all that apply.",
        options=[
            Option("sleep", "I cannot sleep"),
            Option("afraid", "I am afraid"),
            Divider(),
            Option("none", "None of these", exclusive=True),
        ],
        missing="Select how it affects you, or “None of these”",
    )
    on = DateField(label="Date it last happened", latest="today", missing="Enter the date it last happened")
    at = TimeField(label="Time", required=False)
    words = TextareaField(label="Tell us more", limit=500, required=False)
    name = TextField(label="Full name", autocomplete="name", missing="Enter your full name")
    email = EmailField(autocomplete="email", required=False, hint="Only if it is safe to write to you.")
    phone = PhoneField(autocomplete="tel", required=False)
    postcode = PostcodeField(autocomplete="postal-code")
    times = NumberField(
        label="How often in a month?",
        called="How often in a month",
        least=1,
        most=500,
        suffix="times",
        missing="Enter a number",
    )
    ward = SelectField(label="Ward", options=[("north", "Northgate"), ("south", "Southgate")])
    secret = PasswordField(label="Password")
    photographs = UploadField(
        label="Photographs", most=5, largest=10_000_000, accept=".jpg,.png", required=False
    )
    agree = ConfirmField(
        label="I understand that this is not for emergencies", missing="Confirm that you understand"
    )
    trail = HiddenField()


class Narrow(Form):
    """A filter."""

    one_time = False

    words = TextField(label="Words", required=False, say_optional=False)
    status = CheckboxesField(
        label="Status",
        options=[("new", "New"), ("open", "Open")],
        required=False,
        say_optional=False,
        small=True,
    )
    ward = SelectField(
        label="Ward",
        options=[("north", "Northgate"), ("south", "Southgate")],
        empty="All wards",
        required=False,
        say_optional=False,
    )


@dataclass(frozen=True, kw_only=True)
class ReportLine:
    """One invented line of the table."""

    reference: str
    what: str
    ward: str
    received: datetime
    priority: str
    level: int
    days: int
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One invented step of a response clock."""

    text: str
    due: str
    done: str = ""
    days_left: int | None = None


@dataclass(frozen=True, kw_only=True)
class ResidentGallery(Page):
    """Fields and the components that residents meet."""

    template: ClassVar[str] = "gallery/resident.html"

    form: Form


@dataclass(frozen=True, kw_only=True)
class StaffGallery(Page):
    """Tables, filters, a case."""

    template: ClassVar[str] = "gallery/staff.html"

    narrow: Form
    chosen: tuple[Link, ...]
    columns: tuple[Column, ...]
    lines: tuple[ReportLine, ...]
    paging: Paging
    steps: tuple[Step, ...]
    at: datetime
    long_text: str


LINES = (
    ReportLine(
        reference="WM-R-0412", what="Shouting and banging on doors at night", ward="Northgate",
        received=datetime(2026, 11, 18, 22, 40, tzinfo=UTC), priority="Somebody at risk", level=1, days=-2, tone="late",
    ),
    ReportLine(
        reference="WM-R-0419", what="Dealing in the stairwell", ward="Southgate",
        received=datetime(2026, 11, 19, 12, 0, tzinfo=UTC), priority="Serious", level=2, days=0,
    ),
    ReportLine(
        reference="WM-R-0431", what="Off-road motorcycles in the park", ward="Northgate",
        received=datetime(2026, 11, 20, 9, 5, tzinfo=UTC), priority="Standard", level=3, days=3, tone="new",
    ),
    ReportLine(
        reference="WM-R-0433", what="Bins left on the pavement", ward="Southgate",
        received=datetime(2026, 11, 20, 16, 30, tzinfo=UTC), priority="Low", level=4, days=4,
    ),
)  # fmt: skip


def show_fields(request: HttpRequest) -> HttpResponse:
    """What residents meet. `?state=error` sends the form empty, `?state=wrong` with mistakes; POST sends it
    as filled.
    """
    state = request.GET.get("state", "")
    if request.method == "POST":
        form: Form = EveryField(request.POST, request.FILES)
    elif state == "error":
        form = EveryField({}, {})
    elif state == "wrong":
        sent = {"on-day": "31", "on-month": "2", "on-year": "2026", "postcode": "nowhere", "times": "many"}
        form = EveryField(
            sent | {"what": "other", "at": "later", "email": "a@", "phone": "12", "words": "x" * 501}, {}
        )
    else:
        form = EveryField(
            initial={"on": date(2026, 11, 6), "at": time(14, 30), "words": "Every night.\nUntil three."}
        )
    assert isinstance(form, forms.Form)
    page = ResidentGallery(
        title="Component gallery",
        caption="For residents",
        form=form,
        back=Link(text="Back", href="/"),
        exit_button=True,
    )
    return render(request, page)


def show_components(request: HttpRequest) -> HttpResponse:
    """What staff meet. `?state=empty` shows a list without entries."""
    order = request.GET.get("sort", "due")
    narrow = Narrow(request.GET)
    wards = {"north": "Northgate", "south": "Southgate"}
    ward = request.GET.get("ward", "")
    lines: tuple[ReportLine, ...] = () if request.GET.get("state") == "empty" else LINES
    lines = tuple(line for line in lines if wards.get(ward, line.ward) == line.ward)
    if order.lstrip("-") == "due":
        lines = tuple(sorted(lines, key=lambda line: line.days, reverse=order.startswith("-")))
    columns = sortable(
        request,
        [
            ("", "Reference"),
            ("", "What"),
            ("", "Ward"),
            ("received", "Received"),
            ("", "Priority"),
            ("due", "Due"),
        ],
        current=order,
    )
    chosen = (Link(text=wards[ward], href=with_query(request, ward=None)),) if ward in wards else ()
    page = StaffGallery(
        title="Component gallery",
        caption="For staff",
        marking="OFFICIAL-SENSITIVE",
        section="gallery",
        narrow=narrow,
        chosen=chosen,
        columns=columns,
        lines=lines,
        paging=paging(request, before="a", after="b", words=f"{len(lines)} of more than 10,000 reports"),
        steps=(
            Step(text="Received", due="18 November", done="18 November 2026, 10:40pm"),
            Step(text="First answer", due="19 November", days_left=-2),
            Step(text="Update to the person", due="2 December", days_left=7),
        ),
        at=datetime(2026, 11, 20, 14, 30, tzinfo=UTC),
        long_text="They came back at two.\nI did not open.\n\n" + "a" * 120,
    )
    return render(request, page)
