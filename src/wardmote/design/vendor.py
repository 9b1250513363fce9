"""Fetches the static files we did not write and prepares them for our pages. For maintainers only.

    python -m wardmote.design.vendor

needs `npm`. The prepared files are committed, so that nobody who installs or tests Wardmote needs Node.

What is changed, and why:

* GOV.UK Frontend: the typeface GDS Transport, the crest and the crown are licensed for services on the
  gov.uk domain only. A council's own site may not use them, so the font faces, the font's name and every
  rule that
  loads a crest are removed, and text is set in the reader's system typeface.
* `sourceMappingURL` comments point at files that we do not ship, and break hashed file names: removed.
* The browser module starts itself (`initAll()`), because a second module that imports it would not be found
  under
  its hashed name.
* Radio buttons do not say `aria-expanded`: WAI-ARIA 1.2 does not allow it on the role radio. `aria-controls`
  stays, and what is revealed follows its radio button in reading order.
* axe-core and GOV.UK Frontend's own examples are for tests only and live beside them.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess  # noqa: S404  (npm is the maintainers' own tool)
import sys
import tempfile
from pathlib import Path

#: GOV.UK Frontend must be the version that the installed `govuk-frontend-jinja` macros were ported from.
PACKAGES = {"govuk-frontend": "6.3.0", "htmx.org": "2.0.11", "axe-core": "4.14.1"}

STATIC = Path(__file__).parent / "static" / "design"
FIXTURES = Path(__file__).parents[3] / "tests" / "design" / "vendor" / "govuk-fixtures.json.gz"
FOR_TESTS = Path(__file__).parents[3] / "tests" / "journeys" / "vendor"

SYSTEM_TYPEFACE = (
    'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",'
    '"Noto Sans","Liberation Sans",Arial,sans-serif'
)

MIT_OF_GOVUK_FRONTEND = """The MIT License (MIT)

Copyright (C) 2018 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without
limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and
to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT,
TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


def prepare_stylesheet(css: str) -> str:
    """GOV.UK Frontend's stylesheet without what only gov.uk may use. Raises ValueError if something is
    left.
    """
    css = re.sub(r"/\*! Copyright \(c\) 2011 by Margaret Calvert.*?\*/", "", css, flags=re.S)
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = css.replace("GDS Transport,arial,sans-serif", SYSTEM_TYPEFACE)
    # The rule that paints the royal crest in the footer, with the @supports block that repaints it as a mask.
    css = re.sub(r"@supports [^{]*mask-position[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
    css = re.sub(r"[^{}]*\.govuk-footer__copyright-logo:+before\{[^}]*\}", "", css)
    css = re.sub(r"[^{}]*\.govuk-footer__crown\{[^}]*\}", "", css)
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    for word in ("GDS Transport", "crest", "crown", "@font-face", "url(", "sourceMappingURL"):
        if word in css:
            raise ValueError(f"the stylesheet still holds {word!r}: look at the new version by hand")
    if css.count("{") != css.count("}"):
        raise ValueError("a rule was cut in half")
    return css.strip() + "\n"


def prepare_module(script: str) -> str:
    """GOV.UK Frontend's browser module, starting itself. Raises ValueError if it no longer looks as expected."""
    before = 'contains("govuk-radios__conditional")){const e=t.checked;t.setAttribute("aria-expanded",e.toString()),'
    after = 'contains("govuk-radios__conditional")){const e=t.checked;'
    if script.count(before) != 1:
        raise ValueError("radio buttons are set up in another way: look at the new version by hand")
    script = script.replace(before, after)
    return re.sub(r"//# sourceMappingURL=.*", "", script).strip() + "\ninitAll();\n"


def collect_fixtures(govuk: Path) -> list[dict[str, object]]:
    """The examples that GOV.UK Frontend publishes with each component: options, and the HTML they must give."""
    found = []
    for path in sorted((govuk / "components").glob("*/fixtures.json")):
        content = json.loads(path.read_text())
        for example in content["fixtures"]:
            found.append(
                {
                    "component": content["component"],
                    "name": example["name"],
                    "options": example["options"],
                    "html": example["html"],
                }
            )
    return found


def main() -> int:
    """Fetches, prepares and writes all files; returns the exit code."""
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
        subprocess.run(  # noqa: S603
            [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, *wanted],
            check=True,
        )
        modules = Path(folder) / "node_modules"
        govuk = modules / "govuk-frontend" / "dist" / "govuk"
        STATIC.mkdir(parents=True, exist_ok=True)
        FOR_TESTS.mkdir(parents=True, exist_ok=True)
        (STATIC / "govuk-frontend.css").write_text(
            prepare_stylesheet((govuk / "govuk-frontend.min.css").read_text())
        )
        (STATIC / "govuk-frontend.js").write_text(
            prepare_module((govuk / "govuk-frontend.min.js").read_text())
        )
        (STATIC / "govuk-frontend.LICENCE.txt").write_text(MIT_OF_GOVUK_FRONTEND)
        shutil.copyfile(modules / "htmx.org" / "dist" / "htmx.min.js", STATIC / "htmx.js")
        shutil.copyfile(modules / "htmx.org" / "LICENSE", STATIC / "htmx.LICENCE.txt")
        shutil.copyfile(modules / "axe-core" / "axe.min.js", FOR_TESTS / "axe.js")
        shutil.copyfile(modules / "axe-core" / "LICENSE", FOR_TESTS / "axe.LICENCE.txt")
        FIXTURES.parent.mkdir(parents=True, exist_ok=True)
        FIXTURES.write_bytes(gzip.compress(json.dumps(collect_fixtures(govuk)).encode(), mtime=0))
    for name, version in PACKAGES.items():
        print(f"{name} {version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
