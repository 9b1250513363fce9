"""The map of reports: a plan of the wards with what was told there lately, drawn from our own boundaries.

Nothing is fetched from elsewhere: a map service would learn which streets somebody looks at. The plan is a
picture; all that it shows stands in the lists beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import cos, radians
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup, escape

from wardmote.access.actors import Viewer
from wardmote.crimes.queries import WardCrime, count_by_ward, latest_month
from wardmote.design.addresses import address_of
from wardmote.design.fields import Form, SelectField
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.design.words import plural
from wardmote.places.choices import AreaKind
from wardmote.places.models import Area
from wardmote.places.queries import list_areas
from wardmote.places.rules import Box
from wardmote.reports.choices import Kind
from wardmote.reports.models import Report
from wardmote.reports.queries.boxes import AROUND, MOST, find_around, list_in_box

PERIODS = (("7", "Last 7 days"), ("28", "Last 4 weeks"), ("91", "Last 13 weeks"))
WIDTH = 1_000
"""Units across a plan."""
SPOT = 42.0
"""Units: reports nearer than this to each other are one spot of the plan."""
LISTED = 40
"""Spots that have a number and a line in the list; the others are drawn without."""
NAMED = 6
"""Reports of a spot that have a link in the list."""
MARGIN = 0.03
"""Of the width and height of what is shown, left free around it."""


@dataclass(frozen=True)
class Outline:
    """A ward on the plan: the path of its boundary, how many reports, and where that number is written."""

    name: str
    path: str
    count: int
    x: float
    y: float


@dataclass(frozen=True)
class Spot:
    """One or several reports at one spot of the plan. `number` is 0 where the list does not reach."""

    number: int
    x: float
    y: float
    radius: float
    reports: tuple[Report, ...]

    @property
    def kinds(self) -> str:
        """What is told there, the most frequent first."""
        counted = Counter(kind for report in self.reports for kind in report.kinds)
        return ", ".join(Kind(kind).label for kind, _ in counted.most_common(3)) or "Not said"

    @property
    def named(self) -> Markup:
        """How many reports, and the newest of them with the way to each: made in Python, a page has hundreds."""
        links = ", ".join(
            f'<a class="govuk-link" href="{escape(address_of("report", reference=report.reference))}">'
            f"{escape(report.reference)}</a>"
            for report in self.reports[:NAMED]
        )
        older = " and older ones" if len(self.reports) > NAMED else ""
        return Markup(f"{plural(len(self.reports), 'report')}: {links}{older}")  # noqa: S704 - its parts are escaped


@dataclass(frozen=True)
class Plan:
    """A drawing in units: `width` across, `height` down."""

    width: int
    height: int
    outlines: tuple[Outline, ...]
    spots: tuple[Spot, ...]
    words: str

    @property
    def drawing(self) -> Markup:
        """What the picture shows, the lowest first: wards, spots with their numbers, numbers of wards. Numbers only."""
        drawn = [f'<path class="wm-plan__ward" d="{ward.path}"/>' for ward in self.outlines]
        for spot in self.spots:
            drawn.append(
                f'<circle class="wm-plan__spot" cx="{spot.x:g}" cy="{spot.y:g}" r="{spot.radius:g}"/>'
            )
            if spot.number:
                drawn.append(_written("number", spot.x, spot.y + 9, spot.number))
        drawn += [_written("count", ward.x, ward.y, ward.count) for ward in self.outlines if ward.count]
        return Markup("\n".join(drawn))  # noqa: S704 - numbers, and words of our own


def _written(what: str, x: float, y: float, number: int) -> str:
    return f'<text class="wm-plan__{what}" x="{x:g}" y="{y:g}" text-anchor="middle">{number:d}</text>'


@dataclass(frozen=True)
class WardLine:
    """A ward in the list: its name, how many of the reports shown, the way to look closer, and beside it what
    the police published (None where nothing is loaded)."""

    name: str
    count: int
    href: str
    published: WardCrime | None


class MapForm(Form):
    """What the map shows; kept in the page's address."""

    one_time = False
    ward = SelectField(
        label="Ward",
        options=(),
        empty="The whole district",
        required=False,
        say_optional=False,
        size="s",
        impersonal=True,
    )
    days = SelectField(
        label="Told", options=PERIODS, empty=None, required=False, say_optional=False, size="s"
    )


@dataclass(frozen=True, kw_only=True)
class ReportMapPage(Page):
    """The plan, the wards with their numbers, and the spots with their reports."""

    template: ClassVar[str] = "casework/report_map.html"
    section: str = "map"
    marking: str = "OFFICIAL-SENSITIVE"

    narrow: Form
    plan: Plan
    wards: tuple[WardLine, ...]
    spots: tuple[Spot, ...]
    shown: int
    cut: bool
    whole: Link | None
    published_of: str = ""


def show_map(request: HttpRequest) -> HttpResponse:
    """What was told lately in the district, in a ward, or around one report. As it stands at this moment."""
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    areas = list(list_areas(request.partnership.district_code, AreaKind.WARD))  # type: ignore[attr-defined]
    reference = request.GET.get("around", "")
    usual = PERIODS[2 if reference else 1][0]
    form = MapForm({"ward": request.GET.get("ward", ""), "days": request.GET.get("days") or usual})
    form.fields["ward"].options = [(area.code, area.name) for area in areas]  # type: ignore[attr-defined]
    form.is_valid()
    chosen: dict[str, Any] = form.cleaned_data
    days = int(chosen.get("days") or usual)
    ward = next((area for area in areas if area.code == chosen.get("ward")), None)
    if reference:
        around = find_around(viewer=viewer, reference=reference)
        box, where = around.box, f"within {AROUND} metres of {around.report.reference}"
    else:
        box = _box_of([ward] if ward else areas)
        where = f"in {ward.name}" if ward else "in the district"
    since = timezone.now() - timedelta(days=days)
    rows = list_in_box(
        viewer=viewer, west=box.west, south=box.south, east=box.east, north=box.north, since=since
    )
    closer = bool(ward or reference)
    plan = draw(areas, box, rows, count_wards=not closer, words=f"Plan of reports {where}, {_words(days)}")
    counted = Counter(row.ward_code for row in rows)
    month = None if closer else latest_month()
    published = count_by_ward(ward_codes=[area.code for area in areas], month=month) if month else {}
    address = reverse("report_map")
    return render(
        request,
        ReportMapPage(
            title="Map of reports",
            caption=f"{where[0].upper()}{where[1:]}, {_words(days)}"
            if not reference
            else f"What lies {where}",
            back=Link(text=reference, href=reverse("report", args=[reference])) if reference else None,
            narrow=form,
            plan=plan,
            wards=()
            if closer
            else tuple(
                WardLine(
                    area.name,
                    counted[area.code],
                    f"{address}?ward={area.code}&days={days}",
                    published.get(area.code, WardCrime(0, 0)) if month else None,
                )
                for area in areas
            ),
            published_of=f"{month:%B %Y}" if month else "",
            spots=tuple(spot for spot in plan.spots if spot.number),
            shown=len(rows),
            cut=len(rows) >= MOST,
            whole=Link(text="Show the whole district", href=address) if closer else None,
        ),
    )


def _words(days: int) -> str:
    return dict(PERIODS)[str(days)].lower()


def _box_of(areas: Sequence[Area]) -> Box:
    """The box that holds the areas; around nothing where none is loaded."""
    if not areas:
        return Box(0.0, 0.0, 0.0, 0.0)
    return Box(
        min(area.west for area in areas), min(area.south for area in areas),
        max(area.east for area in areas), max(area.north for area in areas),
    )  # fmt: skip


def draw(areas: Sequence[Area], box: Box, rows: Sequence[Report], *, count_wards: bool, words: str) -> Plan:
    """Draw a plan of the box, true to scale: degrees of longitude are narrower than those of latitude.

    `count_wards`: each ward has its number of reports written in it; else the spots have numbers. Pure.
    """
    middle = (box.south + box.north) / 2
    wide = max((box.east - box.west) * cos(radians(middle)), 1e-6)
    high = max(box.north - box.south, 1e-6)
    scale = WIDTH * (1 - 2 * MARGIN) / max(wide, high * 0.75)
    height = round(high * scale + 2 * MARGIN * WIDTH)
    left, top = (WIDTH - wide * scale) / 2, MARGIN * WIDTH
    across = cos(radians(middle)) * scale

    def place(lon: float, lat: float) -> tuple[float, float]:
        return left + (lon - box.west) * across, top + (box.north - lat) * scale

    counted = Counter(row.ward_code for row in rows)
    outlines = []
    for area in areas:
        if area.east < box.west or area.west > box.east or area.north < box.south or area.south > box.north:
            continue
        x, y = place((area.west + area.east) / 2, (area.south + area.north) / 2)
        path = " ".join(_path(place(lon, lat) for lon, lat, *_ in ring) for ring in _rings(area.boundary))
        outlines.append(
            Outline(area.name, path, counted[area.code] if count_wards else 0, round(x), round(y))
        )
    points = [(*place(row.lon, row.lat), row) for row in rows if row.lon is not None and row.lat is not None]
    return Plan(WIDTH, height, tuple(outlines), tuple(_gather(points, numbered=not count_wards)), words)


def _rings(boundary: dict[str, Any]) -> list[Any]:
    polygons = boundary["coordinates"] if boundary["type"] == "MultiPolygon" else [boundary["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def _path(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + "Z"


def _gather(points: Iterable[tuple[float, float, Report]], *, numbered: bool) -> list[Spot]:
    """Gather reports into spots, those with the most reports first, then the newest."""
    cells: dict[tuple[int, int], tuple[list[float], list[float], list[Report]]] = {}
    for x, y, report in points:
        key = (int(x // SPOT), int(y // SPOT))
        held = cells.get(key)
        if held is None:
            held = cells[key] = ([], [], [])
        held[0].append(x)
        held[1].append(y)
        held[2].append(report)
    ordered = sorted(cells.values(), key=lambda held: (-len(held[2]), -held[2][0].received_at.timestamp()))
    return [
        Spot(
            number=rank if numbered and rank <= LISTED else 0,
            x=round(sum(across) / len(across)),
            y=round(sum(down) / len(down)),
            radius=min(8 + 3 * (len(reports) - 1), 26) if not numbered else min(20 + len(reports), 32),
            reports=tuple(reports),
        )
        for rank, (across, down, reports) in enumerate(ordered, start=1)
    ]
