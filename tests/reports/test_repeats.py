"""Repeat flags count across the partnership: what the viewer may not see is a number, and some of it not even that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import product

import pytest
from django.db import connection
from django.utils import timezone
from tests.builders.cases import a_case, share
from tests.builders.partnership import World, a_partnership

from wardmote.access.actors import Viewer
from wardmote.access.rows import acting_as
from wardmote.cases import operations as cases
from wardmote.cases.choices import SharingClass
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import Channel, Kind
from wardmote.reports.models import Report
from wardmote.reports.operations.deciding import merge_duplicate
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.queries.likeness import what_is_it_like
from wardmote.reports.rules.intake import NewReport

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HERE, ELSEWHERE = "3 Bell Street", "80 Mill Lane"


@pytest.fixture
def world() -> World:
    return a_partnership()


def told(
    world: World, agency: str, *, days: int = 1, phone: str = "07700 900123", place: str = HERE, **more
) -> Report:
    contact = GivenContact(kind=ContactKind.PHONE, value=phone, safety=Safety.SAFE)
    answers = NewReport(
        words="Music at night", kinds=(Kind.NOISE,), name="Robin Ash", contacts=(contact,), place_text=place, **more
    )  # fmt: skip
    return receive_report(
        by=world.viewer(agency, "caseworker"), answers=answers, channel=Channel.PHONE,
        agency_id=world.agency(agency).id, at=NOW - timedelta(days=days),
    )  # fmt: skip


def flags(world: World, viewer: Viewer, report: Report) -> tuple[str, str]:
    with acting_as(viewer):
        seen = Report.objects.visible_to(viewer).get(pk=report.pk)
        found = what_is_it_like(viewer=viewer, report=seen, partnership=world.partnership, at=NOW)
    return found.repeat_victim, found.repeat_location


def unseen(viewer: Viewer, report: Report, days: int = 90) -> tuple[int, int]:
    with acting_as(viewer), connection.cursor() as cursor:
        cursor.execute(
            "select same_person, same_address from reports_repeats_unseen(%s, %s)",
            [report.pk, NOW - timedelta(days=days)],
        )
        return cursor.fetchone()


def test_agencies_that_see_different_reports_are_told_the_same_number(world):
    mine = told(world, "council")
    told(world, "council", days=9)
    theirs = told(world, "police", days=20)
    victim, place = flags(world, world.viewer("council", "caseworker"), mine)
    assert victim == "Repeat victim: 3 reports in 3 months, this one counted; 1 of them not yours to see."
    assert place.startswith(
        "Repeat location: 3 reports by 2 people in 3 months, this one counted; 1 of them not"
    )
    victim, _ = flags(world, world.viewer("police", "caseworker"), theirs)
    assert victim == "Repeat victim: 3 reports in 3 months, this one counted; 2 of them not yours to see."


def test_the_count_answers_nothing_about_a_report_that_the_viewer_does_not_see(world):
    theirs = told(world, "police")
    told(world, "council")
    assert unseen(world.viewer("council", "caseworker"), theirs) == (0, 0)
    assert unseen(world.viewer("police", "caseworker"), theirs) == (1, 1)


@dataclass(frozen=True)
class Plan:
    """One report of the police: what is true of it, and what was done with it."""

    same_phone: bool
    same_place: bool
    days: int
    fate: str

    def counted(self, viewer: str) -> tuple[int, int]:
        """The oracle: what the council's caseworker, or its colleague with a conflict, is told of it."""
        hidden = self.fate in ("locked", "hidden", "objects", "merged", "attached to a hidden case")
        seen = self.fate == "shared" and viewer == "caseworker"
        denied = self.fate == "shared" and viewer == "kept away"
        if hidden or seen or denied or self.days > 90:
            return 0, 0
        return int(self.same_phone), int(self.same_place)


FATES = ("inbox", "own case", "locked", "hidden", "shared", "objects", "merged", "attached to a hidden case")
PLANS = [
    *[Plan(True, True, 10, fate) for fate in FATES],
    *[Plan(phone, place, days, "inbox") for phone, place, days in product((True, False), (True, False), (5, 89, 120))],
]  # fmt: skip


def test_the_count_equals_an_oracle_over_everything_that_can_become_of_a_report(world):
    mine = told(world, "council")
    council, police = world.viewer("council", "caseworker"), world.viewer("police", "caseworker")
    away = world.viewer("council", "caseworker", key="kept away")
    for plan in PLANS:
        report = told(
            world, "police", days=plan.days, phone="07700 900123" if plan.same_phone else "07700 900777",
            place=HERE if plan.same_place else ELSEWHERE, objects_to_sharing=plan.fate == "objects",
        )  # fmt: skip
        if plan.fate == "merged":
            other = told(world, "police", days=300, phone="07700 900888", place=ELSEWHERE)
            merge_duplicate(by=police, report=report, into=other, reason="The same")
        elif plan.fate == "attached to a hidden case":
            case = a_case(world, by=police, sharing_class=SharingClass.HIDDEN, title="Hidden")
            cases.attach_report(by=police, case=case, report=report, reason="Belongs there")
        elif plan.fate not in ("inbox", "objects"):
            classes = {"locked": SharingClass.LOCKED, "hidden": SharingClass.HIDDEN}
            case = a_case(
                world, by=police, reports=[report], title=plan.fate,
                sharing_class=classes.get(plan.fate, SharingClass.OWN_AGENCY),
            )  # fmt: skip
            if plan.fate == "shared":
                share(world, case, "council", by=police)
                cases.record_conflict(by=police, case=case, membership_id=away.membership_id, reason="Kin")
    for viewer, label in ((council, "caseworker"), (away, "kept away")):
        expected = [plan.counted(label) for plan in PLANS]
        assert unseen(viewer, mine) == tuple(map(sum, zip(*expected, strict=True)))
    assert unseen(world.viewer("housing", "caseworker"), mine) == (0, 0)
