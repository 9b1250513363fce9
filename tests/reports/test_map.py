"""The map of reports: live, within the viewer's reach, and said in words beside the picture."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.demo.build import PLACES
from wardmote.pages.casework.report_map import LISTED, draw
from wardmote.places.choices import AreaKind
from wardmote.places.loading import load_areas_from
from wardmote.places.models import Area
from wardmote.places.queries import list_areas
from wardmote.places.rules import Box
from wardmote.reports.choices import Channel, Kind
from wardmote.reports.models import Report
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.rules.intake import NewReport

pytestmark = pytest.mark.django_db
WIGSTON = (-1.1, 52.585)


@pytest.fixture
def world(db) -> World:
    load_areas_from([PLACES / "wards.geojson"], say=lambda words: None)
    return a_partnership()


def told_at(world: World, lon: float | None, lat: float | None, *, days: float = 1, **more) -> Report:
    answers = NewReport(words="Shouting", kinds=(more.pop("kind", Kind.NOISE),), lon=lon, lat=lat)
    at = timezone.now() - timedelta(days=days)
    return receive_report(by=world.public(), answers=answers, channel=Channel.WEB, at=at, **more)


def test_the_map_counts_what_was_told_lately_ward_by_ward_and_leads_closer(world):
    near = [told_at(world, *WIGSTON), told_at(world, WIGSTON[0] + 0.00001, WIGSTON[1])]
    told_at(world, *WIGSTON, days=40)
    told_at(world, None, None)
    client = signed_in_client(world, "council", "caseworker")
    page = client.get("/reports/map")
    assert page.status_code == 200
    assert page.page.shown == 2, "not the old one, not the one without a place"
    assert len(page.page.plan.outlines) == 10
    counted = [line for line in page.page.wards if line.count]
    assert [line.count for line in counted] == [2]
    closer = client.get(counted[0].href)
    (spot,) = closer.page.spots
    assert {report.reference for report in spot.reports} == {report.reference for report in near}
    assert all(report.reference in closer.content.decode() for report in near)
    assert page.page.narrow["days"].value() == "28", "the filter says which days are shown"
    longer = client.get("/reports/map?days=91")
    assert (longer.page.shown, longer.page.narrow["days"].value()) == (3, "91")
    text = page.content.decode()
    assert 'role="img"' in text
    assert re.search(r'aria-label="Plan of reports in the district, last 4 weeks', text)
    assert "style=" not in text.split("<svg")[1].split("</svg>")[0]


def test_each_sees_on_the_map_what_they_may_read_and_strangers_nothing(world):
    ours = told_at(world, *WIGSTON)
    theirs = told_at(world, *WIGSTON, agency_id=world.agency("police").id)
    council = signed_in_client(world, "council", "caseworker")
    police = signed_in_client(world, "police", "caseworker")
    assert council.get("/reports/map").page.shown == 1
    assert police.get("/reports/map").page.shown == 1
    around = council.get(f"/reports/map?around={ours.reference}")
    assert [spot.kinds for spot in around.page.spots] == ["Noise"] or around.page.spots
    assert council.get(f"/reports/map?around={theirs.reference}").status_code == 404
    assert council.get("/reports/map?around=NOTHING").status_code == 404
    assert signed_in_client(world, "council", "account_administrator").get("/reports/map").status_code == 404


def test_a_report_leads_to_what_lies_near_it_and_one_without_a_place_does_not(world):
    here, nowhere = told_at(world, *WIGSTON), told_at(world, None, None)
    client = signed_in_client(world, "council", "caseworker")
    link = f"/reports/map?around={here.reference}"
    assert link in client.get(f"/reports/{here.reference}").content.decode()
    assert "/reports/map?around" not in client.get(f"/reports/{nowhere.reference}").content.decode()
    assert "/reports/map" in client.get("/inbox").content.decode()


@pytest.mark.parametrize(
    "query", ["?ward=E05999999", "?days=elephants", "?ward=' or 1=1&days=-1", "?days=3650"]
)
def test_a_broken_address_shows_the_map_and_not_an_error(world, query):
    assert signed_in_client(world, "council", "caseworker").get("/reports/map" + query).status_code == 200


def test_without_boundaries_the_map_says_so(db):
    assert not Area.objects.exists()
    page = signed_in_client(a_partnership(), "council", "caseworker").get("/reports/map")
    assert page.status_code == 200
    assert "boundaries of the wards have not been loaded" in page.content.decode()


def test_a_plan_is_true_to_scale_and_numbers_the_fullest_spots_first(world):
    areas = list(list_areas("E07000135", AreaKind.WARD))
    box = Box(-1.12, 52.57, -1.08, 52.59)
    now = timezone.now()

    def row(lon: float, lat: float) -> Report:
        return Report(lon=lon, lat=lat, received_at=now, kinds=[Kind.NOISE], ward_code=areas[0].code)

    rows = [row(-1.12 + number / 1200, 52.571) for number in range(LISTED + 5)]
    rows += [row(-1.1, 52.585)] * 3
    plan = draw(areas, box, rows, count_wards=False, words="Plan")
    assert len(plan.spots[0].reports) == 3
    assert plan.spots[0].number == 1
    assert max(spot.number for spot in plan.spots) <= LISTED
    assert sum(len(spot.reports) for spot in plan.spots) == len(rows)
    assert all(0 <= spot.x <= plan.width and 0 <= spot.y <= plan.height for spot in plan.spots)
    # A kilometre to the east is as long as a kilometre to the south (4.06 and 2.22 km: the box of the plan).
    assert plan.height / plan.width == pytest.approx(2.22 / 2.71, abs=0.05)
