"""What journeys call: the accessibility check, the keyboard, screenshots for the manual."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Locator, Page

PROJECT = Path(__file__).resolve().parents[2]
MANUAL_IMAGES = PROJECT / "docs" / "manual" / "images"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@cache
def _axe() -> str:
    return (Path(__file__).parent / "vendor" / "axe.js").read_text(encoding="utf-8")


def check_accessible(page: Page) -> None:
    """Fails with readable findings when axe, for WCAG 2.2 level AA, finds anything on the page as it is now.

    Also: one h1, a title that begins with "Error: " exactly when there is an error summary, and nothing
    that makes the page
    scroll sideways (WCAG 2.2, 1.4.10). Needs JavaScript in the browser.
    """
    found = _look(page)
    problems = [_describe(violation) for violation in found["violations"]]
    headings = page.locator("h1").count()
    if headings != 1:
        problems.append(f"the page has {headings} h1 headings, not one")
    if page.title().startswith("Error: ") != (page.locator(".govuk-error-summary").count() > 0):
        problems.append(f"the title “{page.title()}” does not fit the error summary")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        problems.append(f"the page is {overflow} pixels wider than the window")
    assert not problems, f"{page.url}\n" + "\n".join(problems)


def _look(page: Page) -> dict[str, Any]:
    """What axe finds. A page that is just being left is let go, and the one that follows is looked at."""
    for last in (False, False, True):
        page.wait_for_load_state("load")
        try:
            # What a sticky button covers depends on how far somebody scrolled: always look from the top.
            page.evaluate("window.scrollTo(0, 0)")
            if page.evaluate("typeof axe") == "undefined":
                page.evaluate(_axe())
            # Without `preload` axe does not fetch the style sheets a second time; no rule of these levels needs them.
            found: dict[str, Any] = page.evaluate(
                """async tags => {
                    const options = {preload: false, resultTypes: ["violations"]};
                    const found = await axe.run(document, {...options, runOnly: {type: "tag", values: tags}});
                    return {violations: found.violations};
                }""",
                TAGS,
            )
        except Error as error:
            left = "Execution context was destroyed" in str(error) or "documentElement" in str(error)
            if last or not left:
                raise
        else:
            return found
    raise AssertionError("unreachable")


def _describe(violation: dict[str, Any]) -> str:
    places = "\n".join(
        f"    {node['html'][:200]}\n      {node['failureSummary']}" for node in violation["nodes"][:5]
    )
    return f"{violation['id']} ({violation['impact']}): {violation['help']}\n{places}"


FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) { return null; }
    const box = element.getBoundingClientRect();
    const styles = [getComputedStyle(element), getComputedStyle(element, "::before")];
    const label = element.nextElementSibling;
    if (label) { styles.push(getComputedStyle(label, "::before")); }
    const shown = styles.some(s => s.outlineStyle !== "none" || s.boxShadow !== "none");
    const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]];
    const inside = points.filter(([x, y]) => {
        const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        return hit && (element.contains(hit) || hit.contains(element) || hit === label);
    });
    return {html: element.outerHTML.slice(0, 200), shown, uncovered: inside.length > 0};
}"""


class Keyboard:
    """Going through a page with the keyboard only; each step looks that the focus can be seen (WCAG 2.4.7,
    2.4.11).
    """

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab(self, times: int = 1) -> None:
        """Presses Tab and looks at what has the focus."""
        for _ in range(times):
            self.page.keyboard.press("Tab")
            focus = self.page.evaluate(FOCUS)
            if focus is not None:
                assert focus["shown"], f"the focus is not visible on {focus['html']}"
                assert focus["uncovered"], f"the focus is hidden under something: {focus['html']}"

    def tab_to(self, wanted: Locator, limit: int = 80) -> None:
        """Presses Tab until the element has the focus. Fails when it is not reached within `limit` steps."""
        for _ in range(limit):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.tab()
        raise AssertionError(f"{wanted} was not reached with {limit} times Tab")

    def type(self, words: str) -> None:
        """Types into whatever has the focus."""
        self.page.keyboard.type(words)

    def press(self, key: str) -> None:
        """Presses one key, by Playwright's names: Enter, Space, ArrowDown."""
        self.page.keyboard.press(key)


def screenshot_for_manual(page: Page, name: str, part: Locator | None = None) -> None:
    """Takes `docs/manual/images/NAME.png` when WARDMOTE_MANUAL=1; otherwise the committed picture must be
    there.
    """
    path = MANUAL_IMAGES / f"{name}.png"
    if os.environ.get("WARDMOTE_MANUAL") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        page.evaluate("document.activeElement && document.activeElement.blur()")
        (part or page).screenshot(path=str(path))
    assert path.is_file(), (
        f"{path.relative_to(PROJECT)} is missing: run the journeys once with WARDMOTE_MANUAL=1"
    )
