"""The browser kit: a real Chromium at the real server, and what every journey is held to.

    def test_a_resident_reports_noise(phone, site):
        phone.goto(f"{site.url}/report")
        phone.get_by_label("Noise").check()
        phone.get_by_role("button", name="Continue").click()
        check_accessible(phone)

Fixtures: `page` (desktop), `phone` (390 x 844, touch), `no_js`, `large_print` (text at 200 %),
`large_print_on_a_phone` (that in 320 pixels), and
`visitors`,
which makes further people with cookies of their own: `visitors.come(viewport=…, java_script_enabled=False,
…)`.

Whatever the test looks for, it fails when a page writes an error or a warning to the console, raises in a
script,
breaks the Content-Security-Policy, or asks another origin for anything. A test that leaves the site on
purpose says
so: `visitors.allow("https://www.example.org")`.

A journey reads what is committed: take the fixture `transactional_db` beside these.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    Route,
    sync_playwright,
)
from tests.journeys.kit import Keyboard

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
DOUBLE_TEXT = """
    addEventListener("DOMContentLoaded", () => { document.documentElement.style.fontSize = "200%"; });
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/journeys/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the worker: Debian's, or the one named by CHROMIUM."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if program is None:
        pytest.fail("Chromium is missing: apt-get install chromium, or name one with CHROMIUM=/path")
    # Playwright leaves an event loop in this thread; Django would take it for an asynchronous view.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"],
        )
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Visitors:
    """The people at their browsers in one test, each with cookies of their own."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self._browser = browser
        self._home = origin
        self._elsewhere: set[str] = set()
        self._contexts: list[BrowserContext] = []
        self._documents: set[str] = set()
        self.complaints: list[str] = []

    def come(self, **options: Any) -> Page:
        """A new person at a new browser. Options are those of Playwright's `Browser.new_context`."""
        context = self._browser.new_context(
            **{"locale": "en-GB", "timezone_id": "Europe/London", **DESKTOP, **options}
        )
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        context.route(self._is_elsewhere, self._answer_elsewhere)
        context.on("page", self._watch)
        return context.new_page()

    def allow(self, origin: str) -> None:
        """Another origin may be asked; nothing is fetched from it: an empty page answers."""
        self._elsewhere.add(origin)

    def _is_elsewhere(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and f"{parts.scheme}://{parts.netloc}" != self._home

    def _answer_elsewhere(self, route: Route) -> None:
        parts = urlsplit(route.request.url)
        if f"{parts.scheme}://{parts.netloc}" in self._elsewhere:
            route.fulfill(
                status=200, content_type="text/html", body="<!DOCTYPE html><title>Elsewhere</title>"
            )
        else:
            self.complaints.append(f"a request left the site: {route.request.method} {route.request.url}")
            route.abort()

    def _watch(self, page: Page) -> None:
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"a script failed on {page.url}: {error}"))
        page.on("response", self._answered)

    def _answered(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self._documents.add(response.url)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        # Chromium reports a page whose own status is 404 or the like; that the test itself looks at.
        of_a_page = message.location.get("url") in self._documents
        if of_a_page and message.text.startswith(
            "Failed to load resource: the server responded with a status"
        ):
            return
        self.complaints.append(f"console {message.type} on {message.location.get('url')}: {message.text}")

    def leave(self) -> None:
        """Everybody closes their browser."""
        for context in self._contexts:
            context.close()


@pytest.fixture
def visitors(browser: Browser, site: Any) -> Iterator[Visitors]:
    """Makes people with browsers of their own; at the end nothing may have gone wrong unseen."""
    made = Visitors(browser, site.url)
    yield made
    made.leave()
    assert not made.complaints, "\n".join(made.complaints)


@pytest.fixture
def page(visitors: Visitors) -> Page:
    """A desktop browser."""
    return visitors.come()


@pytest.fixture
def phone(visitors: Visitors) -> Page:
    """A telephone."""
    return visitors.come(**PHONE)


@pytest.fixture
def no_js(visitors: Visitors) -> Page:
    """A desktop browser with JavaScript switched off."""
    return visitors.come(java_script_enabled=False)


@pytest.fixture
def large_print(visitors: Visitors) -> Page:
    """A desktop browser whose reader set text to 200 % (WCAG 2.2, 1.4.4)."""
    page = visitors.come()
    page.context.add_init_script(DOUBLE_TEXT)
    return page


@pytest.fixture
def large_print_on_a_phone(visitors: Visitors) -> Page:
    """Both at once: text at 200 % in a window of 320 pixels (WCAG 2.2, 1.4.4 and 1.4.10)."""
    page = visitors.come(viewport={"width": 320, "height": 640}, is_mobile=True, has_touch=True)
    page.context.add_init_script(DOUBLE_TEXT)
    return page


@pytest.fixture
def keyboard(page: Page) -> Keyboard:
    """The keyboard of the desktop browser."""
    return Keyboard(page)
