"""Pages refuse misspelling, and say in title and heading what they should."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import html5lib
import pytest
from django.template import engines
from django.test import RequestFactory
from jinja2 import DictLoader, TemplateAssertionError
from jinja2.exceptions import UndefinedError

from wardmote.design import page as page_module
from wardmote.design.environment import environment
from wardmote.design.fields import Form, TextField
from wardmote.design.lists import paging, sortable, with_query
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import BRAND_COLOURS, Surroundings

STATIC = Path(page_module.__file__).parent / "static" / "design"


@dataclass(frozen=True, kw_only=True)
class Small(Page):
    template: ClassVar[str] = "small.html"
    inner: Any = None


def written(source: str, **names: Any) -> str:
    """A template of ours rendered with a page."""
    env = environment(loader=DictLoader({"small.html": source}))
    return env.get_template("small.html").render(page=Small(title="Hello"), **names)


def test_a_field_of_the_page_is_written_and_escaped():
    env = environment(loader=DictLoader({"small.html": "{{ page.title }}"}))
    assert env.get_template("small.html").render(page=Small(title="<b>")) == "&lt;b&gt;"


@pytest.mark.parametrize(
    "source",
    [
        "{{ page.titel }}",
        "{% if page.titel %}x{% endif %}",
        "{{ page.titel|default('x') }}",
        "{% for x in page.titels %}{% endfor %}",
        "{{ page.inner.anything }}",
    ],
)
def test_a_misspelt_field_of_the_page_raises(source):
    with pytest.raises(UndefinedError, match=r"has no|None"):
        written(source)


@pytest.mark.parametrize(
    "source", ["{{ titel }}", "{% if titel %}x{% endif %}", "{% for a in b %}{% endfor %}"]
)
def test_a_name_that_nothing_gives_is_found_when_the_template_is_compiled(source):
    with pytest.raises(TemplateAssertionError, match="unknown names"):
        written(source)


def test_a_block_sees_what_its_template_imports():
    source = (
        '{% extends "design/public.html" %}{% from "design/components.html" import tag %}'
        '{% block body %}{{ tag("New") }}{% endblock %}'
    )
    env = environment(loader=DictLoader({"small.html": source}))
    assert env.get_template("small.html") is not None


def test_every_template_of_ours_compiles():
    env = engines["jinja2"].env
    names = [name for name in env.list_templates() if not name.startswith("govuk_frontend_jinja/")]
    assert "design/staff.html" in names
    for name in names:
        env.get_template(name)


class Name(Form):
    name = TextField(label="What is your name?", missing="Enter your name", heading=True)


@pytest.mark.parametrize("layout", ["design/public.html", "design/staff.html"])
@pytest.mark.usefixtures("static_files")
def test_a_form_page_with_an_error_says_so_first(layout):
    request = RequestFactory().get("/")
    right = render(request, FormPage(title="Your name", form=Name(), layout=layout)).content.decode()
    wrong = render(request, FormPage(title="Your name", form=Name({}), layout=layout)).content.decode()
    assert "<title>Your name – " in right
    assert "There is a problem" not in right
    assert "<title>Error: Your name – " in wrong
    assert '<a href="#name">Enter your name</a>' in wrong
    for html in (right, wrong):
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
        assert [" ".join("".join(h.itertext()).split()) for h in tree.iter("h1")] == ["What is your name?"]
        assert tree.attrib["lang"] == "en-GB"
        assert len(list(tree.iter("main"))) == 1


@pytest.mark.usefixtures("static_files")
def test_a_page_without_a_form_sets_no_cookie():
    request = RequestFactory().get("/")
    render(request, FormPage(title="x", form=Name()))
    assert request.META["CSRF_COOKIE_NEEDS_UPDATE"]
    plain = RequestFactory().get("/")
    from wardmote.pages.errors import not_found

    not_found(plain)
    assert "CSRF_COOKIE_NEEDS_UPDATE" not in plain.META


@pytest.mark.usefixtures("static_files")
def test_nothing_of_ours_needs_inline_script_or_style():
    from wardmote.pages.public import gallery

    for view in (gallery.show_fields, gallery.show_components):
        html = view(RequestFactory().get("/")).content.decode()
        assert not re.search(r"<script(?![^>]*\ssrc=)", html)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)


def test_nothing_of_govuk_that_only_govuk_may_use_is_served():
    css = (STATIC / "govuk-frontend.css").read_text()
    for word in ("GDS Transport", "@font-face", "crest", "crown", "url("):
        assert word not in css
    assert css.count("{") == css.count("}")


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", BRAND_COLOURS)
def test_white_words_can_be_read_on_every_brand_colour(name):
    css = (STATIC / "wardmote.css").read_text()
    match = re.search(rf"\.wm-brand-{name} \{{ --govuk-brand-colour: (#[0-9a-f]{{6}}); \}}", css)
    assert match is not None
    # WCAG 2.2, 1.4.3: (L1 + 0.05) / (L2 + 0.05) >= 4.5
    assert 1.05 / (_luminance(match[1]) + 0.05) >= 4.5


def test_a_brand_colour_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="brand colours"):
        Surroundings(brand_colour="mauve; background: url(//example.org)")


def test_links_of_a_list_keep_the_filters_and_escape_them():
    request = RequestFactory().get("/inbox?ward=north&after=9&q=a%26b")
    assert with_query(request, ward=None) == "/inbox?after=9&q=a%26b"
    due, notes = sortable(request, [("due", "Due"), ("", "Notes")], current="due")
    assert due.sorted == "ascending"
    assert due.sort_href == "/inbox?ward=north&q=a%26b&sort=-due"
    assert notes.sort_href == ""
    pages = paging(request, before=None, after="12", words="50 of 80")
    assert pages.previous_href == ""
    assert pages.next_href == "/inbox?ward=north&after=12&q=a%26b"
