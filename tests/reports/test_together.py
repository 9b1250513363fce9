"""One statement for the rows of several tables says the same as Django's own, whatever is in them."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders.reports import a_door

from wardmote.access.ids import new_reference
from wardmote.access.rows import acting_as, new_row
from wardmote.people.models import ContactPoint, Person
from wardmote.reports.choices import Channel, Kind, Priority
from wardmote.reports.models import Report
from wardmote.reports.operations.together import pack, write_many, write_new, write_together

pytestmark = pytest.mark.django_db


def test_rows_are_written_as_django_writes_them() -> None:
    door = a_door()
    person = Person(
        partnership=door.partnership,
        agency=door.council,
        audience_id=door.council.audience_id,
        name="Robin's %s Ash",
        also_known_as=["Rob", "it's {quoted}"],
        born_on=datetime(1990, 1, 1, tzinfo=UTC).date(),
    )
    points = [
        ContactPoint(
            partnership=door.partnership, person=person, kind="phone", value=str(n), value_key=str(n)
        )
        for n in range(2)
    ]
    with acting_as(door.public), CaptureQueriesContext(connection) as sent:
        write_together([person, *points])
    assert len([query for query in sent if "insert" in query["sql"]]) == 1
    with acting_as(door.officer):
        kept = Person.objects.get(pk=person.id)
        assert (kept.name, kept.also_known_as, kept.born_on) == (
            person.name,
            person.also_known_as,
            person.born_on,
        )
        assert kept.created_at is not None
        assert kept.contact_points.count() == 2


def test_every_column_holds_what_django_would_have_written() -> None:
    door = a_door()
    odd = {
        "words": "Tab\tquote\" back\\slash 'apostrophe' %s {brace} \u2013 \U0001f525",
        "kinds": [Kind.NOISE, Kind.ROWDY],
        "attention_reasons": ['He said "stop", twice', ""],
        "lon": -1.1000000001,
        "lat": 52.123456789012,
        "respond_by": date(2026, 12, 31),
        "received_at": datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=UTC),
        "happened_from": None,
        "priority": Priority.URGENT,
        "needs_attention": True,
        "channel": Channel.API,
        "version": 7,
    }
    whose = {
        "partnership_id": door.partnership.id,
        "agency_id": door.council.id,
        "audience_id": door.council.audience_id,
    }
    with acting_as(door.system):
        ours, theirs = (new_row(Report, **whose, **odd, reference=f"ASB-{n}") for n in range(2))
        write_together([ours])
        theirs.save(force_insert=True)
        kept = [Report.objects.filter(pk=one.pk).values().get() for one in (ours, theirs)]
    for column, value in kept[0].items():
        if column not in ("id", "reference", "created_at", "search"):
            assert value == kept[1][column], column
    assert kept[0]["search"]


def test_a_quick_row_is_the_row_that_django_would_make() -> None:
    told = {"reference": "ASB-1", "kinds": [Kind.NOISE], "lon": 1.5}
    quick, plain = new_row(Report, **told), Report(**told)
    same = set(plain.__dict__) - {"_state", "id"}
    assert {name: quick.__dict__[name] for name in same} == {name: plain.__dict__[name] for name in same}
    assert set(quick.__dict__) == set(plain.__dict__)
    assert quick.id != new_row(Report).id
    assert new_row(Report).attention_reasons is not new_row(Report).attention_reasons
    assert quick._state.adding
    for wrong in ({"agency": None}, {"colour": "red"}):
        with pytest.raises(TypeError, match="Report has no column"):
            new_row(Report, **wrong)


@pytest.mark.parametrize("order", [1, -1], ids=["forwards", "backwards"])
def test_many_rows_are_written_as_they_are_though_what_they_have_in_common_travels_once(order: int) -> None:
    door = a_door()
    whose = {
        "partnership_id": door.partnership.id,
        "agency_id": door.council.id,
        "audience_id": door.council.audience_id,
        "received_at": datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
        "respond_by": date(2026, 12, 31),
        "channel": Channel.IMPORT,
    }
    at = datetime(2026, 11, 1, tzinfo=UTC)
    differing = [
        {"lon": -1.1, "happened_from": at, "words": "first", "kinds": [Kind.NOISE], "version": 3},
        {"lon": None, "happened_from": None, "words": "", "kinds": [], "needs_attention": True},
        {"lon": -1.1, "harm": 'it\'s \\ "much" %s', "attention_reasons": ["", "two"]},
    ]
    differing = differing[::order]
    with acting_as(door.system):
        ours, theirs = (
            [new_row(Report, **whose, **one, reference=f"{name}-{n}") for n, one in enumerate(differing)]
            for name in ("OURS", "THEIRS")
        )
        write_many([pack(ours, at=at)])
        for one in theirs:
            one.save(force_insert=True)
        for mine, other in zip(ours, theirs, strict=True):
            kept = [Report.objects.filter(pk=one.pk).values().get() for one in (mine, other)]
            assert kept[0].pop("created_at") == at
            for column, value in kept[0].items():
                if column not in ("id", "reference", "search"):
                    assert value == kept[1][column], column


def test_of_packed_reports_only_those_are_written_whose_reference_is_not_there() -> None:
    door = a_door()

    def reports(*numbers: int) -> list[Report]:
        return [
            new_row(
                Report,
                partnership_id=door.partnership.id,
                agency_id=door.council.id,
                audience_id=door.council.audience_id,
                received_at=datetime(2026, 3, 29, tzinfo=UTC),
                respond_by=date(2026, 12, 31),
                channel=Channel.IMPORT,
                reference=new_reference("ASB"),
                external_system="Old system",
                external_reference=f"A{n}",
            )
            for n in numbers
        ]

    now = datetime(2026, 11, 1, tzinfo=UTC)
    unless = "(agency_id, external_system, external_reference) where external_reference <> ''"
    with acting_as(door.system):
        first, again = reports(1, 2), reports(2, 3)
        assert write_new(pack(first, at=now), unless=unless) == {one.id for one in first}
        assert write_new(pack(again, at=now), unless=unless) == {again[1].id}
        assert sorted(Report.objects.values_list("external_reference", flat=True)) == ["A1", "A2", "A3"]
