"""One statement for the rows of several tables says the same as Django's own, whatever is in them."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models.sql import InsertQuery
from django.test.utils import CaptureQueriesContext
from tests.builders.reports import a_door

from wardmote.access.rows import acting_as
from wardmote.notifications.models import Prompt
from wardmote.people.models import ContactPoint, Person
from wardmote.reports.operations.together import write_together

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
    assert len([query for query in sent if "INSERT" in query["sql"]]) == 1
    with acting_as(door.officer):
        kept = Person.objects.get(pk=person.id)
        assert (kept.name, kept.also_known_as, kept.born_on) == (
            person.name,
            person.also_known_as,
            person.born_on,
        )
        assert kept.created_at is not None
        assert kept.contact_points.count() == 2


def test_the_kept_statement_is_the_one_django_would_write() -> None:
    door = a_door()
    prompt = Prompt(
        id=uuid4(),
        partnership_id=door.partnership.id,
        agency_id=door.council.id,
        text="x",
        record_type="report",
        reference="ASB-1",
    )
    query = InsertQuery(Prompt)
    query.insert_values(Prompt._meta.local_concrete_fields, [prompt])
    ((text, _),) = query.get_compiler(connection=connection).as_sql()
    for _ in range(2):
        with acting_as(door.public), CaptureQueriesContext(connection) as sent:
            write_together([prompt])
        (written,) = [one["sql"] for one in sent if "INSERT" in one["sql"]]
        assert written.split(" VALUES ")[0] == text.split(" VALUES ")[0]
        prompt.id = uuid4()
