"""Instants come out of the database in UTC, read by the compiled part of the driver."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from psycopg.pq import Format

from wardmote.access.instants import InstantLoader

pytestmark = pytest.mark.django_db
SUMMER = datetime(2026, 7, 1, 12, 30, 15, 250_000, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["UTC", "Europe/London", "Asia/Kathmandu"])
def test_an_instant_is_the_same_whatever_the_time_zone_of_the_connection(zone: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"set local time zone '{zone}'")
        cursor.execute("select %s::timestamptz, null::timestamptz, array[%s::timestamptz]", [SUMMER, SUMMER])
        one, nothing, several = cursor.fetchone()
    assert one == SUMMER
    assert one.utcoffset() == timedelta(0)
    assert nothing is None
    assert several == [SUMMER]


def test_django_leaves_the_loader_where_it_is() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select now()")
        found = cursor.fetchone()[0]
        assert cursor.adapters.get_loader(1184, Format.TEXT) is InstantLoader
    assert found.tzinfo is UTC
