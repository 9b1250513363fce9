"""The macros give what GOV.UK Frontend's own examples say, in the environment that our pages use."""

import gzip
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.template import engines

EXAMPLES = json.loads(
    gzip.decompress((Path(__file__).parent / "vendor" / "govuk-fixtures.json.gz").read_bytes())
)

#: Components that our pages use through the macros.
USED = [
    "character-count", "checkboxes", "date-input", "error-message", "fieldset", "file-upload", "hint", "input",
    "label", "password-input", "radios", "select", "textarea",
]  # fmt: skip


class Outline(HTMLParser):
    """A page as a list of tags with sorted attributes and words, so that white space does not count."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, sorted((name, " ".join((value or "").split())) for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.parts += data.split()


def outline(html: str) -> list[Any]:
    parser = Outline()
    parser.feed(html)
    parser.close()
    return parser.parts


def render(component: str, options: dict[str, Any]) -> str:
    words = component.split("-")
    name = "govuk" + "".join(word.capitalize() for word in words)
    path = f"govuk_frontend_jinja/components/{component}/macro.html"
    return str(getattr(engines["jinja2"].env.get_template(path).module, name)(options))


@pytest.mark.parametrize("component", USED)
def test_a_component_is_what_govuk_frontend_publishes(component):
    examples = [example for example in EXAMPLES if example["component"] == component]
    assert examples
    different = [
        example["name"]
        for example in examples
        if outline(render(component, example["options"])) != outline(example["html"])
    ]
    assert different == []
