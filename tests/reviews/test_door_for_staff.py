"""Applications by phone and on paper, entered by staff; the figures on their pages and on the public's."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import coordinator, publish
from tests.builders.sessions import signed_in_client

from wardmote.access.rows import acting_as
from wardmote.calendar.london import day_of
from wardmote.partnerships.choices import ReviewChannel
from wardmote.people.choices import Safety
from wardmote.people.models import ContactPoint
from wardmote.reviews.choices import Consent
from wardmote.reviews.models import Complaint, Review, YearlyFigures

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    made = a_partnership(host="testserver")
    publish(made)
    coordinator(made)
    return made


def on_paper(arrived: Any, **more: Any) -> dict[str, Any]:
    """A form on paper with only what must be there, as it is keyed in."""
    return {
        "channel": "paper",
        "received_on-day": arrived.day,
        "received_on-month": arrived.month,
        "received_on-year": arrived.year,
        "reports": "2",
        "whom-whom": "myself",
        "what-words": "Shouting every night",
        "you-name": "Robin Ash",
        **more,
    }


def test_a_form_on_paper_keyed_in_later_counts_from_the_day_it_arrived(world: World) -> None:
    client, arrived = (
        signed_in_client(world, "council", "review_coordinator"),
        timezone.localdate() - timedelta(days=9),
    )
    sent = on_paper(arrived, **{"report-1-told_to": "unknown", "report-1-their_reference": "C-17"})
    done = client.post(reverse("review_enter"), sent)
    assert done.status_code == 302, done.page.errors
    with acting_as(world.system()):
        review = Review.objects.get()
        (claimed,) = Complaint.objects.all()  # the second report was left empty
    assert (review.channel, review.applied_on, day_of(review.received_at)) == (
        ReviewChannel.PAPER,
        arrived,
        arrived,
    )
    assert claimed.their_reference == "C-17"
    told = client.get(reverse("review_entered")).content.decode()
    assert review.reference in told
    assert "/asb-case-review/follow/" in told
    assert client.get(reverse("review", args=[review.reference])).status_code == 200
    assert reverse("review", args=[review.reference]) in told


@pytest.mark.parametrize(("said", "safety"), [({"safe-email": "open"}, Safety.SAFE), ({}, Safety.UNKNOWN)])
def test_what_a_caller_says_is_safe_is_kept_and_what_they_do_not_say_is_not(
    world: World, said: dict[str, str], safety: Safety
) -> None:
    client = signed_in_client(world, "council", "caseworker")
    ways = {"contact-ways": ["email"], "contact-email": "robin@home.example", **said}
    done = client.post(reverse("review_enter"), on_paper(timezone.localdate(), channel="phone", **ways))
    assert done.status_code == 302, done.page.errors
    with acting_as(world.system()):
        assert ContactPoint.objects.get().safety == safety


def test_a_councillor_rings_for_somebody(world: World) -> None:
    client = signed_in_client(world, "police", "caseworker")
    sent = on_paper(
        timezone.localdate(),
        channel="phone",
        **{
            "whom-whom": "somebody",
            "you-name": "",
            "affected-name": "Sam Reed",
            "speaker-name": "Kim Hart",
            "speaker-relation": "councillor",
            "speaker-consent": "not-yet",
        },
    )
    done = client.post(reverse("review_enter"), sent)
    assert done.status_code == 302, done.page.errors
    with acting_as(world.system()):
        review = Review.objects.select_related("representative").get()
    assert (review.consent, review.representative.name) == (Consent.AWAITED, "Kim Hart")


def test_what_is_missing_is_said_where_it_is_asked_and_nothing_is_lost(world: World) -> None:
    client = signed_in_client(world, "council", "caseworker")
    sent = on_paper(timezone.localdate(), **{"you-name": "", "what-words": ""})
    page = client.post(reverse("review_enter"), sent)
    assert [error.href for error in page.page.errors] == ["#what-words"]
    nameless = client.post(
        reverse("review_enter"),
        on_paper(timezone.localdate(), **{"you-name": "", "you-address": "12 Bell Street"}),
    )
    assert [error.text for error in nameless.page.errors] == ["Enter your name"]
    assert "12 Bell Street" in nameless.content.decode()
    more = client.post(
        reverse("review_enter"), {**on_paper(timezone.localdate(), reports="6"), "act": "show"}
    )
    assert "Earlier report 6" in more.content.decode()
    assert "Shouting every night" in more.content.decode()
    with acting_as(world.system()):
        assert not Review.objects.exists()


def test_earlier_years_are_entered_and_everybody_reads_them_as_page_csv_and_json(world: World) -> None:
    client, public = signed_in_client(world, "council", "review_coordinator"), Client()
    assert "No figures are published here yet" in public.get(reverse("review_figures")).content.decode()
    year = {
        f"{name}-{part}": value
        for name, day in (("first_day", (1, 4, 2023)), ("last_day", (31, 3, 2024)))
        for part, value in zip(("day", "month", "year"), day, strict=True)
    }
    numbers = {"applications": "12", "not_met": "3", "reviews": "14", "recommended": "9"}
    refused = client.post(reverse("review_figures_enter"), {**year, **numbers})
    assert "only 12 applications" in refused.content.decode()
    done = client.post(
        reverse("review_figures_enter"), {**year, **numbers, "explanation": "=Some were of the year before."}
    )
    assert done.status_code == 302
    page = public.get(reverse("review_figures"))
    assert "1 to 4" in page.content.decode()
    assert "Some were of the year before." in page.content.decode()
    assert not page.cookies
    (line,) = csv.DictReader(io.StringIO(public.get(reverse("review_figures_csv")).content.decode()))
    assert (line["not_met_least"], line["not_met_most"], line["reviews_least"]) == ("1", "4", "14")
    assert line["explanation"].startswith("'=")
    assert line["correction"] == ""
    (period,) = json.loads(public.get(reverse("review_figures_json")).content)["periods"]
    assert period["figures"]["not_met"] == {"value": None, "least": 1, "most": 4, "shown": "1 to 4"}
    assert period["figures"]["applications"]["value"] == 12
    assert "12" in client.get(reverse("review_figures_list")).content.decode()


def test_the_co_ordinator_looks_at_the_cases_and_publishes(world: World) -> None:
    client = signed_in_client(world, "council", "review_coordinator")
    address = client.get(reverse("review_figures_list")).page.look
    assert "Publish now" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    with acting_as(world.system()):
        assert YearlyFigures.objects.get().applications == 0
    again = client.post(address)
    assert (
        "Enter why they replace" in again.content.decode()
        or "Say why they are replaced" in again.content.decode()
    )
    assert client.get(reverse("review_figures_check", args=["2025-13-01", "x"])).status_code == 404
    assert signed_in_client(world, "council", "caseworker").get(address).status_code == 404
