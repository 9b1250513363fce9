"""Procedures that areas publish, as examples to start from: `examples.toml`, each with its source."""

import tomllib
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from wardmote.partnerships.rules.procedures import TERMS, Terms, terms_of, written_limits

EXAMPLES_FILE = Path(__file__).with_name("examples.toml")


@cache
def examples() -> dict[str, Terms]:
    """Return the examples by their short names. What a page does not say stands as the Act has it."""
    written = tomllib.loads(EXAMPLES_FILE.read_text(encoding="utf-8"))
    return {slug: _terms(said) for slug, said in written.items()}


def _terms(said: dict[str, object]) -> Terms:
    plain = Terms(name="")
    values = {name: getattr(plain, name) for name in TERMS} | {"limits": written_limits(plain.limits)} | said
    return terms_of(SimpleNamespace(**values))
