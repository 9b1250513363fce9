"""The case review procedure on the administrator's pages, and from the command line."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.rows import acting_as
from wardmote.partnerships.choices import DayUnit, GroupMatter, ReviewStep
from wardmote.partnerships.queries import list_procedures, procedure_on
from wardmote.partnerships.rules.examples import examples
from wardmote.partnerships.rules.procedure_words import in_words
from wardmote.partnerships.rules.procedures import Terms, why_not_publishable

ALL = examples()


def entered(client: Client, start: str, begins: date, **changes: str) -> dict[str, object]:
    """What the form shows, as a browser would send it."""
    form = client.get(f"{reverse('new_procedure')}?from={start}").page.form
    sent = {name: form[name].value() for name in form.fields if name != "valid_from"}
    sent = {name: "" if value is None else value for name, value in sent.items()}
    sent["same_incident_is_one"] = "yes" if sent["same_incident_is_one"] in (True, "yes") else "no"
    day = {"valid_from-day": begins.day, "valid_from-month": begins.month, "valid_from-year": begins.year}
    return {**sent, **day, **changes}


@pytest.fixture
def world() -> World:
    return a_partnership(host="testserver")


def test_the_nine_examples_can_be_published_once_they_name_a_point_of_contact() -> None:
    assert len(ALL) == 9
    for terms in ALL.values():
        assert terms.source.startswith("https://")
        assert set(why_not_publishable(terms)) == {"contact_email"}


def test_the_examples_say_what_their_areas_say() -> None:
    assert [limit.step for limit in ALL["gosport"].limits] == [
        ReviewStep.ACKNOWLEDGED,
        ReviewStep.DECIDED,
        ReviewStep.PANEL,
    ]
    here = ALL["oadby-and-wigston"]
    assert (here.hate_incidents_needed, here.people_needed, here.people_about) == (
        1,
        3,
        GroupMatter.SAME_INCIDENT,
    )
    assert ALL["leicester-leicestershire-rutland"].people_needed == 0
    assert ALL["three-rivers"].same_incident_is_one
    said = in_words(ALL["gosport"])
    assert said.threshold == (
        "You reported anti-social behaviour 3 times in the last 6 months, each time within 1 month of it happening.",
    )
    assert said.steps[0].startswith("We tell you that we have your application, within 10 working days")


def test_words_follow_the_terms() -> None:
    said = in_words(
        Terms(name="", complaints_needed=1, reported_within=40, reported_unit=DayUnit.DAYS, within_months=1)
    )
    assert said.threshold == (
        "You reported anti-social behaviour once in the last 1 month, within 40 days of it happening.",
    )


@pytest.mark.django_db
def test_an_administrator_looks_at_what_the_public_will_read_before_it_is_published(world: World) -> None:
    client = signed_in_client(world, "council", "operator")
    begins = timezone.localdate() - timedelta(days=400)
    sent = entered(client, "oadby-and-wigston", begins)
    seen = client.post(reverse("new_procedure"), {**sent, "act": "preview"})
    assert "3 different people reported the same incident" in seen.content.decode()
    assert "Nothing is published yet" in seen.content.decode()
    with acting_as(world.system()):
        assert list_procedures(viewer=world.system()) == []
    done = client.post(reverse("new_procedure"), {**sent, "act": "publish"})
    assert done.status_code == 302, done.page.errors
    with acting_as(world.public()):
        terms = procedure_on(partnership_id=world.id, day=begins).terms
    assert (terms.people_needed, terms.contact_phone) == (3, world.partnership.contact_phone)
    # The newest version is what the next one starts from; it is refused when it would begin in the past.
    again = client.post(reverse("new_procedure"), {**entered(client, "", begins), "act": "publish"})
    assert "It has to begin after" in again.content.decode()
    later = timezone.localdate() + timedelta(days=20)
    client.post(
        reverse("new_procedure"), {**entered(client, "", later, complaints_needed="2"), "act": "publish"}
    )
    assert "Begins on" in client.get(reverse("procedures")).content.decode()
    client.post(reverse("procedure", args=[2]))
    assert "Taken back before it began" in client.get(reverse("procedures")).content.decode()
    assert client.get(reverse("procedure", args=[9])).status_code == 404


@pytest.mark.django_db
def test_more_complaints_than_the_law_allows_are_refused_at_the_field(world: World) -> None:
    client = signed_in_client(world, "council", "operator")
    sent = entered(client, "gosport", timezone.localdate(), complaints_needed="4")
    answer = client.post(reverse("new_procedure"), {**sent, "act": "publish"})
    assert answer.status_code == 200
    assert "must be 3 or fewer" in answer.content.decode()


@pytest.mark.django_db
def test_an_example_is_loaded_from_the_command_line(world: World) -> None:
    loading = (
        "publish_procedure",
        "--partnership",
        world.partnership.slug,
        "--example",
        "pendle",
        "--from",
        "2026-04-01",
    )
    call_command(*loading)
    with acting_as(world.public()):
        assert procedure_on(partnership_id=world.id, day=date(2026, 5, 1)).name == "Pendle"
    with pytest.raises(CommandError):
        call_command(*loading)
