"""A page is a frozen value; `render` turns it into a response.

    @dataclass(frozen=True, kw_only=True)
    class CasePage(Page):
        template: ClassVar[str] = "casework/case.html"
        section: str = "cases"
        case: CaseView

    return render(request, CasePage(title="WM-2026-0042", case=view))

The template sees `page`, `here` (a `Surroundings`), `csrf_input`, `messages()`, `now`, `path`, the functions
`static(…)` and `url(…)`, and the filters of `wardmote.design.words`: nothing else. A name it does not know,
or a field the
page does not have, raises.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.backends.utils import csrf_input
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from wardmote.design.surroundings import Link, Surroundings

if TYPE_CHECKING:
    from wardmote.design.fields import Form

#: Names every template may use besides the environment's functions and filters.
CONTEXT_NAMES = frozenset({"page", "here", "csrf_input", "messages", "now", "path"})


@dataclass(frozen=True)
class ErrorLink:
    """One line of the error summary: what is wrong, and the id of the input to put it right."""

    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """Base of all pages.

    * `title`: the heading; the browser's title is made of it, with "Error: " in front while a form has
      errors.
    * `caption`: small words above the heading (a reference, the name of the step).
    * `back`: a back link, or None.
    * `marking`: "", "OFFICIAL" or "OFFICIAL-SENSITIVE": printed at the head and foot (staff layout only).
    * `section`: which entry of the navigation is the current one.
    * `exit_button`: shows "Exit this page" (public layout only).
    """

    template: ClassVar[str]

    title: str
    caption: str = ""
    back: Link | None = None
    marking: str = "OFFICIAL"
    section: str = ""
    exit_button: bool = False

    @property
    def forms(self) -> tuple[Form, ...]:
        """All forms on the page: fields whose value is a Form, in the order of the dataclass."""
        from wardmote.design.fields import Form

        values = (getattr(self, field.name) for field in dataclasses.fields(self))
        return tuple(value for value in values if isinstance(value, Form))

    @property
    def errors(self) -> tuple[ErrorLink, ...]:
        """What is wrong in the forms of this page, in the order in which the fields are shown."""
        return tuple(error for form in self.forms for error in form.error_links())

    @property
    def heading_in_form(self) -> bool:
        """Whether a field's own legend or label is the page's heading, so that no second h1 is written."""
        return any(form.has_heading for form in self.forms)


@dataclass(frozen=True, kw_only=True)
class FormPage(Page):
    """A page that is one form: needs no template of its own.

    `layout` is "design/public.html" or "design/staff.html"; `introduction` are paragraphs before the
    fields; `action` is
    where the form is sent ("" is the same address); `button` the words on the button.
    """

    template: ClassVar[str] = "design/form.html"

    form: Form
    layout: str = "design/public.html"
    introduction: tuple[str, ...] = ()
    action: str = ""
    button: str = "Continue"
    cancel: Link | None = None


class PageResponse(HttpResponse):
    """A rendered page that still knows its page object: tests look at `response.page` instead of parsing
    HTML.
    """

    page: Page


def context_of(request: HttpRequest, page: Page) -> dict[str, Any]:
    """The names a template sees."""
    here = getattr(request, "surroundings", None) or Surroundings(demonstration=settings.DEMO)
    return {
        "page": page,
        "here": here,
        "csrf_input": SimpleLazyObject(partial(csrf_input, request)),  # once a page, however many forms
        "messages": lambda: list(get_messages(request)) if hasattr(request, "_messages") else [],
        "now": timezone.localtime(),
        "path": request.path,
    }


def render(request: HttpRequest, page: Page, status: int = 200) -> PageResponse:
    """Renders a page with its template.

    Raises `jinja2.UndefinedError` for a field that the page does not have, and
    `jinja2.TemplateAssertionError` for an
    unknown bare name.
    """
    template = engines["jinja2"].env.get_template(page.template)  # type: ignore[attr-defined]
    response = PageResponse(template.render(context_of(request, page)), status=status)
    response.page = page
    return response
