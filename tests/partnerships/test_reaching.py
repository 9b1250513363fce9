"""How the public reaches an agency: what may be said, who says it, and that nobody's words are lost."""

import pytest
from django.db import connection
from tests.builders.partnership import World, a_partnership

from wardmote.access.actors import Actor
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.partnerships import operations
from wardmote.partnerships.queries import get_agency, list_public_contacts, public_contact_of
from wardmote.partnerships.rules.reaching import PublicContact, what_is_wrong, whole_address


def wrong(**said: str) -> set[str]:
    return set(what_is_wrong(PublicContact(agency="A council", **said)))


@pytest.mark.parametrize(
    "phone",
    ["01632 960 001", "(01632) 960-001", "101", "116 123", "+44 808 157 0192", "01632 960001 ext 4", ""],
)
def test_a_telephone_number_of_a_desk_or_a_short_one_of_the_country_is_taken(phone: str) -> None:
    assert not wrong(phone=phone)


@pytest.mark.parametrize(
    "phone",
    [
        "999",
        "112",
        "9 9 9",
        "18000",
        "12",
        "1234",
        "0800 CALL",
        "ask Jo",
        "01632" + " " * 30 + "960001",
    ],
)
def test_an_emergency_number_or_none_at_all_is_refused(phone: str) -> None:
    assert wrong(phone=phone) == {"phone"}


@pytest.mark.parametrize(
    "web", ["https://www.a.example", "http://a.example/b?c=d#e", "https://a.example:8443/"]
)
def test_a_web_page_is_taken(web: str) -> None:
    assert not wrong(web=web)


@pytest.mark.parametrize(
    "web",
    [
        "javascript:alert(1)",
        "data:text/html,hello",
        "https://",
        "https://localhost",
        "https://police@elsewhere.example",
        "https://a.example/with space",
        'https://a.example/"onclick',
        "https://a.example:0",
        "https://a.example:99999999",
        "https://[a",
        "https://a.example/" + "x" * 200,
    ],
)
def test_what_is_no_web_page_or_deceives_is_refused(web: str) -> None:
    assert wrong(web=web) == {"web"}


@pytest.mark.parametrize(
    "email", ["asb", "a@b", "a b@c.example", "a@b.example, c@d.example", "x" * 250 + "@a.uk"]
)
def test_what_is_no_email_address_is_refused(email: str) -> None:
    assert wrong(email=email) == {"email"}


def test_each_field_that_is_wrong_is_named_and_hours_have_an_end() -> None:
    assert wrong(phone="x", email="x", web="x", hours="x" * 301) == {"phone", "email", "web", "hours"}
    assert not wrong(hours="x" * 300)


def test_what_is_shown_of_it() -> None:
    said = PublicContact(
        agency="A",
        phone="01632 960 001 ext. 4",
        web=whole_address(" www.a.example/b/ "),
        hours="9am to 5pm\nClosed on bank holidays",
    )
    assert said.dialled == "01632960001"
    assert (said.web, said.web_words) == ("https://www.a.example/b/", "a.example/b")
    assert said.lines == (
        "01632 960 001 ext. 4",
        "https://www.a.example/b/",
        "9am to 5pm",
        "Closed on bank holidays",
    )
    assert said
    assert not PublicContact(agency="A")


@pytest.fixture
def world(db: None) -> World:
    return a_partnership()


def test_what_an_agency_says_replaces_what_it_said(world: World) -> None:
    by = world.viewer("council", "operator")
    police = world.agency("police")
    operations.set_public_contact(by=by, agency=police, phone=" 101 ", web="police.example", hours="Always")
    operations.set_public_contact(by=by, agency=police, phone="101", email="desk@police.example")
    with acting_as(world.public()):
        found = public_contact_of(viewer=world.public(), agency_id=police.id)
    assert found == PublicContact(agency="Ashby Vale Police", phone="101", email="desk@police.example")


def test_a_refusal_names_every_field_and_writes_nothing(world: World) -> None:
    by = world.viewer("council", "operator")
    with pytest.raises(Refused) as refused:
        operations.set_public_contact(
            by=by, agency=world.agency("police"), phone="999", web="x:y", email="a@b.uk"
        )
    assert set(refused.value.problems) == {"phone", "web"}
    with acting_as(world.public()):
        assert list_public_contacts(viewer=world.public()) == []


def test_somebody_who_saved_first_is_not_overwritten(world: World) -> None:
    by = world.viewer("council", "operator")
    with acting_as(by):
        seen = get_agency(viewer=by, agency_id=world.agency("police").id)
    operations.set_public_contact(by=by, agency=seen, phone="101", version=seen.version)
    with pytest.raises(operations.ChangedMeanwhile):
        operations.set_public_contact(by=by, agency=seen, phone="105", version=seen.version)
    with pytest.raises(operations.ChangedMeanwhile):
        operations.set_response_times(
            by=by, agency=seen, emergency=1, urgent=2, routine=3, update=4, version=seen.version
        )
    with acting_as(by):
        assert get_agency(viewer=by, agency_id=seen.id).public_phone == "101"


def test_only_who_sets_up_the_partnership_says_it(world: World) -> None:
    elsewhere = a_partnership(host="elsewhere.example")
    refused: list[tuple[Actor, type[Exception]]] = [
        (world.viewer("police", "account_administrator"), NotAllowed),
        (world.viewer("police", "caseworker"), NotAllowed),
        (elsewhere.viewer("council", "operator"), NotFound),
        (world.public(), NotFound),
    ]
    for by, why in refused:
        with pytest.raises(why):
            operations.set_public_contact(by=by, agency=world.agency("police"), phone="101")


def test_the_public_is_told_of_agencies_that_say_something_and_belong_here(world: World) -> None:
    by = world.viewer("council", "operator")
    for key in ("council", "police"):
        operations.set_public_contact(by=by, agency=world.agency(key), phone="101")
    operations.end_agency(by=by, agency=world.agency("police"))
    with acting_as(world.public()):
        told = [one.agency for one in list_public_contacts(viewer=world.public())]
        left = public_contact_of(viewer=world.public(), agency_id=world.agency("police").id)
    assert (told, left) == (["Ashby Vale Borough Council"], None)


def test_advice_leads_to_an_agency_of_its_own_partnership_only(world: World) -> None:
    by = world.viewer("council", "operator")
    elsewhere = a_partnership(host="elsewhere.example")
    said = {
        "by": by,
        "partnership": world.partnership,
        "code": "noise",
        "title": "One party",
        "text": "Ask them.",
    }
    advice = operations.set_advice(**said, signpost_agency=world.agency("police"))
    assert advice.signpost_agency_id == world.agency("police").id
    with pytest.raises(Refused):
        operations.set_advice(**said, signpost_agency=elsewhere.agency("police"))


def test_a_row_written_by_the_program_of_before_has_empty_lines(world: World) -> None:
    """During an upgrade the old program still writes agencies: the database fills in what it does not know."""
    with acting_as(world.system()), connection.cursor() as cursor:
        cursor.execute(
            "select column_name from information_schema.columns where table_name = 'partnerships_agency'"
            " and column_default is not null"
        )
        assert {name for (name,) in cursor} == {
            "public_phone",
            "public_email",
            "public_web",
            "public_hours",
            "version",
        }
