"""Each field renders one valid component, keeps what was typed, and says what is wrong in words."""

import uuid
from datetime import date, time
from typing import Any

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st

from wardmote.design import fields
from wardmote.design.fields import Form, Option, SelectField, TextField, component, read_time
from wardmote.pages.public.gallery import EveryField


class Strange(Exception):
    """Raised by the strict parser."""


def parse(html: str) -> Any:
    """A fragment as a tree; any error of HTML raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(
        f"<!DOCTYPE html><html lang=en><head><title>x</title></head><body>{html}</body></html>"
    )


def posted(text: str) -> QueryDict:
    return QueryDict(text)


def one(field: fields.Component) -> type[Form]:
    """A form of one field called x."""
    return type("One", (Form,), {"x": field})


def clean(field: fields.Component, **data: Any) -> Any:
    """What the field makes of the data; or the words of its error."""
    form = one(field)({key.replace("__", "-"): value for key, value in data.items()}, {})
    return form.cleaned_data["x"] if form.is_valid() else str(form.errors["x"][0])


@pytest.mark.parametrize("name", EveryField.base_fields)
@pytest.mark.parametrize("state", ["new", "empty", "wrong"])
def test_every_field_renders_valid_html_in_every_state(name, state):
    data = {"new": None, "empty": {}, "wrong": {name: "<b>&\"'", f"{name}-day": "<b>", "what": "other"}}[
        state
    ]
    form = EveryField(data, {})
    tree = parse(str(form[name].component()))
    ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    for element in tree.iter():
        for described in element.attrib.get("aria-describedby", "").split():
            assert described in ids
        if element.tag == "label":
            assert element.attrib["for"] in ids
    assert tree.find(".//b") is None


def test_each_line_of_the_error_summary_leads_to_an_input_on_the_page():
    form = EveryField({"on-day": "1", "what": "other"}, {})
    tree = parse(str(form.components()))
    inputs = {
        element.attrib.get("id") for element in tree.iter() if element.tag in ("input", "select", "textarea")
    }
    links = form.error_links()
    assert len(links) == len(form.errors) > 5
    assert {link.href.removeprefix("#") for link in links} <= inputs
    assert [link.text for link in links][:1] == ["Enter what is happening"]
    assert "#on-month" in {link.href for link in links}


def test_what_was_typed_wrongly_is_shown_again():
    form = EveryField({"postcode": " Nowhere <1>", "on-day": "31", "on-month": "feb", "on-year": "2026"}, {})
    assert not form.is_valid()
    tree = parse(str(form.components()))
    shown = {element.attrib.get("name"): element.attrib.get("value") for element in tree.iter("input")}
    assert shown["postcode"] == " Nowhere <1>"
    assert (shown["on-day"], shown["on-month"], shown["on-year"]) == ("31", "feb", "2026")


def test_lines_of_a_text_survive_being_shown_again_inside_a_revealed_part():
    text = "one\n  two\n\nthree"
    form = EveryField({"what": "other", "other": text.replace("\n", "\r\n")}, {})
    tree = parse(str(form.components()))
    area = next(element for element in tree.iter("textarea") if element.attrib["name"] == "other")
    assert area.text == text


@pytest.mark.parametrize(
    ("label", "said"),
    [("Colour", "Select colour"), ("Is it restricted?", "Answer “Is it restricted?”")],
)
def test_what_is_missing_is_said_in_a_sentence(label, said):
    form = one(SelectField(label=label, options=[("a", "A")]))
    assert form(posted("")).errors["x"] == [said]


def test_an_optional_field_says_so_and_a_required_one_does_not():
    form = EveryField()
    assert "Time (optional)" in str(form["at"].component())
    assert "optional" not in str(form["name"].component())


def test_browsers_are_not_asked_to_check():
    html = str(EveryField().components())
    assert " required" not in html
    assert "pattern=" not in html


def test_a_password_is_never_shown_again():
    assert "hunter" not in str(EveryField({"secret": "hunter"}, {})["secret"].component())


class Revealing(Form):
    what = fields.RadiosField(label="What?", options=[("a", "A"), Option("b", "B", reveal=("more", "when"))])
    more = fields.TextField(label="More", missing="Enter more")
    when = fields.DateField(label="When", missing="Enter when")


def test_a_field_under_a_choice_is_asked_only_when_the_choice_is_made():
    assert Revealing({"what": "a"}, {}).is_valid()
    form = Revealing({"what": "b"}, {})
    assert not form.is_valid()
    assert [link.text for link in form.error_links()] == ["Enter more", "Enter when"]


def test_what_was_typed_under_a_choice_that_was_changed_is_dropped():
    form = Revealing({"what": "a", "more": "secret words", "when-day": "1"}, {})
    assert form.is_valid()
    assert form.cleaned_data == {"what": "a", "more": "", "when": None}


def test_a_revealed_field_is_rendered_once():
    html = str(Revealing().components())
    assert html.count('name="more"') == 1


class Heading(Form):
    what = fields.TextField(label="What is your name?", heading=True)


def test_a_question_can_be_the_heading_of_its_page():
    assert Heading().has_heading
    tree = parse(str(Heading().components()))
    assert ["".join(element.itertext()).strip() for element in tree.iter("h1")] == ["What is your name?"]


def test_the_token_of_a_form_comes_back_with_each_sending():
    shown = Heading()
    again = Heading({"what": "", "form_token": str(shown.token)})
    assert again.token == shown.token
    assert str(shown.token) in str(again.hidden())
    assert Heading().token != shown.token


@pytest.mark.parametrize("sent", ["", "nonsense", "0" * 31, "'; drop table"])
def test_a_spoilt_token_is_replaced(sent):
    assert isinstance(Heading({"form_token": sent}).token, uuid.UUID)


TODAY = date(2026, 11, 22)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields.DateField, "today", staticmethod(lambda: TODAY))


@pytest.mark.parametrize(
    ("day", "month", "year", "found"),
    [
        ("6", "11", "2026", date(2026, 11, 6)),
        (" 06 ", " Nov", "2026 ", date(2026, 11, 6)),
        ("6", "november", "2026", date(2026, 11, 6)),
        ("today", "", "", TODAY),
        ("Yesterday", "", "", date(2026, 11, 21)),
        ("6/11/2026", "", "", date(2026, 11, 6)),
        ("6th November 2026", "", "", date(2026, 11, 6)),
        ("2026-11-06", "", "", date(2026, 11, 6)),
        ("29", "2", "2024", date(2024, 2, 29)),
        ("29", "2", "2026", "Day must be a real date"),
        ("", "11", "2026", "Day must include a day"),
        ("6", "", "", "Day must include a month and a year"),
        ("6", "11", "26", "Year must include 4 numbers"),
        ("6", "13", "2026", "Day must include a real month"),
        ("x", "11", "2026", "Day must be a real date"),
        ("23", "11", "2026", "Day must be today or in the past"),
        ("", "", "", "Enter day"),
    ],
)
@pytest.mark.usefixtures("today")
def test_a_date_is_read_as_people_write_it(day, month, year, found):
    field = fields.DateField(label="Day", latest="today")
    assert clean(field, x__day=day, x__month=month, x__year=year) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2:30pm", time(14, 30)), ("2.30 PM", time(14, 30)), ("14:30", time(14, 30)), ("1430", time(14, 30)),
        ("9am", time(9)), ("9 a.m.", time(9)), ("12am", time(0)), ("12pm", time(12)), ("midday", time(12)),
        ("Midnight", time(0)), ("00:05", time(0, 5)), ("25:00", None), ("13pm", None), ("9", None), ("late", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(written, found):
    assert read_time(written) == found


@given(st.text(max_size=12))
def test_reading_a_time_never_fails(text):
    assert read_time(text) is None or isinstance(read_time(text), time)


@given(st.text(max_size=12), st.text(max_size=6), st.text(max_size=6))
def test_reading_a_date_never_fails(day, month, year):
    found = clean(fields.DateField(label="Day"), x__day=day, x__month=month, x__year=year)
    assert isinstance(found, date | str)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ls14ap", "LS1 4AP"), (" LS1  4ap ", "LS1 4AP"), ("sw1a-1aa", "SW1A 1AA"), ("GIR 0AA", "GIR 0AA"),
        ("m1 1ae", "M1 1AE"), ("ec1a 1bb", "EC1A 1BB"), ("LS1", "Enter a full UK postcode, like AB10 1AB"),
        ("LS1 4CI", "Enter a full UK postcode, like AB10 1AB"), ("", "Enter a postcode"),
    ],
)  # fmt: skip
def test_a_postcode_is_tidied(typed, found):
    assert clean(fields.PostcodeField(), x=typed) == found


@pytest.mark.parametrize(
    "typed", ["01632 960 001", "+44 (0)1632 960001", "07700-900-982", "01632 960 001 ext 12"]
)
def test_a_phone_number_is_taken_as_written(typed):
    assert clean(fields.PhoneField(), x=f" {typed} ") == typed


@pytest.mark.parametrize("typed", ["12", "not a number", "0163296000100000000"])
def test_a_wrong_phone_number_is_explained(typed):
    assert clean(fields.PhoneField(), x=typed).startswith("Enter a phone number, like")


def test_an_email_address_is_checked_and_tidied():
    assert clean(fields.EmailField(), x=" a@example.org ") == "a@example.org"
    assert "name@example.com" in clean(fields.EmailField(), x="a@")


def test_numbers():
    field = fields.NumberField(label="Times", least=1, most=5000)
    assert clean(field, x=" 1,200 ") == 1200
    assert clean(field, x="0") == "Times must be 1 or more"
    assert clean(field, x="9999") == "Times must be 5000 or fewer"
    assert clean(field, x="many") == "Times must be a whole number, like 15"


def test_a_long_text_is_counted_as_the_page_counts_it():
    field = fields.TextareaField(label="Words", limit=5)
    assert clean(field, x="ab\r\ncd") == "ab\ncd"
    assert clean(field, x="ab\r\ncde") == "Words must be 5 characters or less"


def test_none_of_these_excludes_the_rest():
    options = [("a", "A"), ("b", "B"), Option("none", "None of these", exclusive=True)]
    form = one(fields.CheckboxesField(label="Which?", options=options))
    assert form(posted("x=b&x=a")).is_valid()
    mixed = form(posted("x=a&x=none"))
    assert not mixed.is_valid()
    assert form(posted("x=forged")).errors["x"] == ["Answer “Which?”"]


def test_files_are_counted_and_weighed():
    field = fields.UploadField(label="Photographs", most=2, largest=10)
    form = one(field)

    def send(*sizes: int) -> Any:
        files = [SimpleUploadedFile(f"{size}.jpg", b"x" * size) for size in sizes]
        return form({}, MultiValueDict({"x": files}))

    assert len(send(3, 4).files.getlist("x")) == 2
    assert send(3, 4).is_valid()
    assert send(1, 1, 1).errors["x"] == ["You can only select up to 2 files at the same time"]
    assert send(11).errors["x"] == ["11.jpg must be smaller than 10 bytes"]
    assert send(0).errors["x"] == ["0.jpg is empty"]
    assert send().errors["x"] == ["Select photographs"]
    assert form().is_multipart()


class KeepingForm(Form):
    words = TextField(label="What happened?")
    ward = SelectField(label="Ward", options=(), impersonal=True)
    contact = SelectField(label="Contact", options=(), required=False)


def test_what_somebody_wrote_or_how_they_are_reached_is_not_kept_in_memory():
    form = KeepingForm({"words": "Written by somebody", "ward": "no such ward"})
    form.fields["ward"].options = [("E1", "A ward of the district")]
    form.fields["contact"].options = [("1", "Telephone of somebody")]
    html = str(form.components()) + str(KeepingForm().components())
    assert "Written by somebody" in html
    assert "Telephone of somebody" in html
    held = " ".join(str(part) for part in component._made.items())
    assert "Written by somebody" not in held
    assert "Telephone of somebody" not in held
    assert "What happened?" in held


def test_a_component_that_is_kept_shows_what_was_chosen_this_time():
    shown = []
    for chosen in ("E1", "E2", "E1"):
        form = KeepingForm(initial={"ward": chosen})
        form.fields["ward"].options = [("E1", "One"), ("E2", "Two")]
        shown.append(str(form["ward"].component()))
    assert shown[0] == shown[2] != shown[1]
    assert 'value="E1" selected' in shown[0]
    assert 'value="E2" selected' in shown[1]
