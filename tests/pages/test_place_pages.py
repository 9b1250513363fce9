"""The page of a place: reached from what somebody may see, corrected with a reason, silent about the rest."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.builders.cases import a_case, officer, share
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.rows import acting_as
from wardmote.cases import operations
from wardmote.cases.models import Case
from wardmote.places.models import Place
from wardmote.places.operations import GivenPlace, record_places

pytestmark = pytest.mark.django_db

RIGHT = {
    "kind": "building",
    "name": "Bell Street flats",
    "address_text": "12 Bell Street",
    "postcode": "LE18 1AA",
    "reason": "The block was taken for one flat",
}


@pytest.fixture
def world() -> World:
    return a_partnership()


@pytest.fixture
def council(world) -> Client:
    return signed_in_client(world, "council", "caseworker")


def a_place(world: World, case: Case, **given: str) -> Place:
    by = officer(world)
    told = GivenPlace(
        **({"name": "The yard", "address_text": "12 Bell Street", "postcode": "LE18 1AA"} | given)
    )
    (place,) = record_places(by=by, partnership_id=by.partnership_id, given=[told])
    operations.add_place(by=by, case=case, place_id=place.pk)
    return place


def test_a_place_shows_its_cases_and_is_corrected_with_the_reason_and_what_stood_there(world, council):
    case = a_case(world)
    place = a_place(world, case)
    address = reverse("place", args=[place.pk])
    assert address in council.get(reverse("case", args=[case.reference])).content.decode()
    page = council.get(address).page
    assert [one.pk for one in page.cases] == [case.pk]
    correct = reverse("place_correct", args=[place.pk])
    shown = council.get(correct).page.form
    assert shown["name"].value() == "The yard"
    sent = council.post(correct, RIGHT | {"version": "1"})
    assert sent["Location"] == address
    page = council.get(address).page
    assert (page.place.name, page.place.kind) == ("Bell Street flats", "building")
    (former,) = page.former
    assert former.correction.reason == RIGHT["reason"]
    assert dict(former.before) == {"Kind": "Address", "Name": "The yard"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"postcode": "not one"}, "postcode"),
        ({"point": "north of the park"}, "point"),
        ({"point": "91, 0"}, "point"),
        ({"uprn": "0"}, "uprn"),
        ({"version": "7"}, None),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(world, council, wrong, field):
    place = a_place(world, a_case(world))
    page = council.post(reverse("place_correct", args=[place.pk]), RIGHT | {"version": "1"} | wrong).page
    assert list(page.form.errors) == [field or "__all__"]
    assert page.form["name"].value() == RIGHT["name"]


def test_a_place_is_absent_for_whoever_sees_no_report_or_case_there(world, council):
    case = a_case(world)
    place = a_place(world, case)
    police = signed_in_client(world, "police", "caseworker")
    for name in ("place", "place_correct"):
        assert police.get(reverse(name, args=[place.pk])).status_code == 404
    assert police.post(reverse("place_correct", args=[place.pk]), RIGHT | {"version": "1"}).status_code == 404
    share(world, case)
    assert police.get(reverse("place", args=[place.pk])).status_code == 200


def test_what_one_case_calls_an_address_is_not_shown_in_another(world):
    hidden = a_case(world)
    named = a_place(world, hidden, name="Where Ann stays")
    other = a_place(world, a_case(world), name="")
    assert other.pk != named.pk
    assert str(other) == "12 Bell Street"
    again = a_place(world, a_case(world), name="")
    assert again.pk == other.pk, "the same words are the same place"


def test_a_correction_does_not_tell_whether_an_address_is_known(world, council):
    """Else whoever corrects a place of their own could try addresses until one is refused."""
    a_place(world, a_case(world), name="", address_text="14 Bell Street")
    place = a_place(world, a_case(world))
    sent = RIGHT | {"version": "1", "name": "", "address_text": "14 Bell Street"}
    assert council.post(reverse("place_correct", args=[place.pk]), sent).status_code == 302
    with acting_as(officer(world)):
        assert Place.objects.get(pk=place.pk).address_text == "14 Bell Street"
