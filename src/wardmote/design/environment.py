"""The Jinja environment: strict about our own pages, lenient where the GOV.UK macros need it.

Two fences against misspelling:

* A bare name that a template of ours uses and nobody gives is found when the template is compiled.
* `page.titel`, or any other missing attribute of an object, raises when it is rendered. A missing key of a
  mapping does not: that is how the GOV.UK macros ask for an option that was not set.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import FunctionType
from typing import Any

from django.templatetags.static import static
from jinja2 import (
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    TemplateAssertionError,
    Undefined,
    nodes,
)
from jinja2.exceptions import UndefinedError
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from wardmote.design import words
from wardmote.design.addresses import address_of
from wardmote.design.page import CONTEXT_NAMES
from wardmote.design.pieces import PIECES

#: Templates whose context is not ours: the sign-in pages, filled by allauth, and the macros of GOV.UK
#: Frontend.
FOREIGN = ("account/", "mfa/", "socialaccount/", "usersessions/", "allauth/")
MACROS = "govuk_frontend_jinja"

_LENIENT = (Mapping, list, tuple, str, bool, int, Undefined)


class FieldMustExist(Undefined):
    """Undefined for the GOV.UK macros; an error at once for a missing attribute of an object of ours."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[Exception] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)  # type: ignore[arg-type]
        if obj is not missing and not isinstance(obj, _LENIENT):
            raise UndefinedError(f"{type(obj).__name__} has no {name!r}")


def _made_at_top(source: nodes.Template) -> set[str]:
    """Names that a template imports, sets or defines at its top: its blocks see them too."""
    names: set[str] = set()
    for node in source.body:
        if isinstance(node, nodes.FromImport):
            names.update(name if isinstance(name, str) else name[1] for name in node.names)
        elif isinstance(node, nodes.Import):
            names.add(node.target)
        elif isinstance(node, nodes.Macro):
            names.add(node.name)
        elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            names.add(node.target.name)
    return names


_OUR_PIECES = frozenset(PIECES.values())


class QuickContext(Context):
    """Calls macros and pieces without looking first what sort of thing is called: a list of cases calls a thousand."""

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: B902, N805 - a macro may have a parameter `self`
        if type(__obj) is Macro:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return __obj(__self.eval_ctx, *args, **kwargs)
        if type(__obj) is FunctionType and __obj in _OUR_PIECES:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return __obj(*args, **kwargs)
        return Context.call(__self, __obj, *args, **kwargs)


class StrictEnvironment(Environment):
    """Refuses to compile a template of ours that uses a name which nothing defines."""

    context_class = QuickContext

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        foreign = name is None or name.startswith(FOREIGN) or MACROS in (filename or "")
        if not foreign:
            known = self.globals.keys() | CONTEXT_NAMES | _made_at_top(source)
            unknown = find_undeclared_variables(source) - known
            if unknown:
                raise TemplateAssertionError(
                    f"unknown names: {', '.join(sorted(unknown))}", 1, name, filename
                )
        return super()._generate(source, name, filename, defer_init)


def url(name: str, **parts: object) -> str:
    """The address of a named route: `url("case", reference=page.case.reference)`."""
    return address_of(name, **parts)


def environment(**options: Any) -> Environment:
    """For the setting TEMPLATES: Django gives its own options (loader, autoescape, auto_reload)."""
    options.setdefault("autoescape", True)
    own = options.pop("loader", None)
    macros = PrefixLoader({MACROS: PackageLoader(MACROS)})
    design = PackageLoader("wardmote.design")
    loaders = [macros, design] if own is None else [own, macros, design]
    options["undefined"] = FieldMustExist
    options.setdefault("cache_size", -1)
    env = StrictEnvironment(loader=ChoiceLoader(loaders), **options)
    env.globals.update(static=static, url=url, pieces=PIECES)
    env.filters.update(
        date_words=words.date_words,
        day_words=words.day_words,
        short_date=words.short_date,
        clock_words=words.clock_words,
        moment_words=words.moment_words,
        short_moment=words.short_moment,
        working_days_left=words.working_days_left,
        thousands=words.thousands,
        plural=words.plural,
        list_words=words.list_words,
        lower_first=words.lower_first,
    )
    return env
