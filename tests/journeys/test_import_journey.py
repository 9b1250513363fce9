"""A file of reports on its way in, in a real browser, and the map that they come to lie on; axe on every page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import sign_in_browser
from tests.journeys.kit import check_accessible, screenshot_for_manual

from wardmote.access.rows import acting_as
from wardmote.jobs.importing import import_rows
from wardmote.reports.models import ImportRun
from wardmote.reports.operations import importing

# Longer than what is imported at once; the same forty reports again and again, which is quick to import.
ROWS = importing.AT_ONCE + 1
FILE = b"Ref,Date reported,Type,Details,Address,Latitude,Longitude\r\n" + b"".join(
    b"B%d,%s,Noise nuisance,Loud music,Bell Street,52.58%02d,-1.09\r\n"
    % (n % 40, b"31/02/2025" if n == 7 else b"03/11/2025", n % 40)
    for n in range(ROWS)
)


@pytest.fixture
def world(transactional_db: None) -> World:
    return a_partnership()


@pytest.fixture
def supervisor(page: Page, world: World, site: Any) -> Page:
    sign_in_browser(page.context, site.url, world.membership("council", "supervisor"))
    return page


def look(page: Page) -> None:
    """Wide, and as narrow as a phone."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        check_accessible(page)


def test_a_long_file_is_brought_looked_at_and_imported_while_somebody_does_something_else(
    world, supervisor, site
):
    page = supervisor
    page.goto(f"{site.url}/imports")
    look(page)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("link", name="Select the file")).to_be_visible()
    look(page)
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "old-system.csv", "mimeType": "text/csv", "buffer": FILE}
    )
    page.get_by_role("button", name="Continue").click()
    look(page)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("link", name="Enter where the file comes from")).to_be_visible()
    look(page)
    page.get_by_label("Where does the file come from?").fill("Old system")
    page.get_by_label("Day first").check()
    page.get_by_label("No, they are history").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("31/02/2025")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Change how the types are read").click()
    look(page)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name=f"Import {ROWS:,} rows").click()
    expect(page.get_by_text(f"0 of {ROWS:,} rows done")).to_be_visible()
    look(page)
    screenshot_for_manual(page, "import-under-way")
    with acting_as(world.system()):
        run = ImportRun.objects.get()
    import_rows(str(run.pk), str(run.partnership_id))
    expect(
        page.get_by_role("table", name="Rows that were left out").first
    ).to_be_visible()  # it asked by itself
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Imported")
    look(page)
    page.goto(f"{site.url}/reports/map?days=3650")
    expect(page.get_by_role("heading", level=1)).to_have_text("Map of reports")
    look(page)
