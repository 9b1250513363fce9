"""Feeds and invitations: written by one library, read back by another; the files of a calendar library's own tests."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.beside import SHARED, needs_shared

from wardmote.calendar.events import CalendarEvent, Invited, event_uid
from wardmote.calendar.ical import feed, invitation
from wardmote.calendar.london import LONDON, instant_of
from wardmote.calendar.periods import Period

CHANGED = datetime(2018, 9, 1, 12, tzinfo=UTC)
FILES = SHARED / "data" / "icalendar" / "icalendar_ics.zip"


def a_meeting(day: date, **more) -> CalendarEvent:
    start = instant_of(day, time(14))
    given = {"ends_at": start + timedelta(hours=2), "title": "Community Safety Partnership", **more}
    return CalendarEvent(
        uid=event_uid("meeting", day, "example.org"), changed_at=CHANGED, starts_at=start, **given
    )


def read(data: bytes) -> list[vobject.base.Component]:
    return list(vobject.readOne(io.StringIO(data.decode("utf-8"))).contents.get("vevent", []))


def test_meetings_keep_london_time_on_both_sides_of_the_clock_and_days_end_exclusively():
    """Case 15: 8 October is 13:00 UTC, 10 December 14:00 UTC; a week of 13 to 20 October ends on the 21st."""
    week = CalendarEvent(
        uid="week@example.org", title="Hate Crime Awareness Week", changed_at=CHANGED,
        days=Period(date(2018, 10, 13), date(2018, 10, 20)),
    )  # fmt: skip
    data = feed([a_meeting(date(2018, 12, 10)), week, a_meeting(date(2018, 10, 8))], name="All")
    october, days, december = read(data)
    assert october.dtstart.value.astimezone(UTC) == datetime(2018, 10, 8, 13, tzinfo=UTC)
    assert december.dtstart.value.astimezone(UTC) == datetime(2018, 12, 10, 14, tzinfo=UTC)
    assert b"DTSTART;TZID=Europe/London:20181008T140000\r\n" in data
    assert b"DTSTART;VALUE=DATE:20181013\r\nDTEND;VALUE=DATE:20181021\r\n" in data
    assert days.dtend.value - days.dtstart.value == timedelta(days=8)
    assert (data.count(b"BEGIN:VTIMEZONE"), data.count(b"METHOD:PUBLISH")) == (1, 1)


def test_what_is_called_off_keeps_its_uid_with_a_higher_sequence():
    before = a_meeting(date(2018, 12, 10), sequence=3)
    after = a_meeting(date(2018, 12, 10), sequence=4, is_cancelled=True)
    (was,), (now,) = read(feed([before], name="A")), read(feed([after], name="A"))
    assert was.uid.value == now.uid.value
    assert (was.sequence.value, now.sequence.value) == ("3", "4")
    assert (was.status.value, now.status.value) == ("CONFIRMED", "CANCELLED")


def test_the_zone_in_the_file_is_the_zone_of_the_clock():
    """A program that knows no zones reads the file's own rule; it must say what the clock said and will say."""
    zone = (
        icalendar.Calendar.from_ical(feed([a_meeting(date(2018, 10, 8))], name="A"))
        .walk("VTIMEZONE")[0]
        .to_tz()
    )
    for year in (2018, 2026, 2037):
        for month, day in ((1, 15), (3, 28), (3, 31), (7, 1), (10, 24), (10, 31)):
            noon = datetime(year, month, day, 12)  # noqa: DTZ001
            assert noon.replace(tzinfo=zone).utcoffset() == noon.replace(tzinfo=LONDON).utcoffset()


def test_an_invitation_asks_for_an_answer_and_is_called_off_by_the_same_uid():
    chair, member = Invited('The "Chair"', "chair@example.org"), Invited("Ö. Member; x", "m@example.org")
    asked = invitation(a_meeting(date(2018, 10, 8)), organiser=chair, invited=[member])
    (event,) = read(asked)
    assert b"METHOD:REQUEST" in asked
    assert event.attendee.value == "mailto:m@example.org"
    assert event.attendee.params["CN"] == ["Ö. Member; x"]
    assert (event.attendee.params["RSVP"], event.organizer.value) == (["TRUE"], "mailto:chair@example.org")
    off = invitation(a_meeting(date(2018, 10, 8), is_cancelled=True), organiser=chair, invited=[member])
    assert b"METHOD:CANCEL" in off
    assert read(off)[0].uid.value == event.uid.value


def test_an_event_has_a_time_or_days_and_does_not_end_before_it_begins():
    start = instant_of(date(2018, 10, 8), time(14))
    day = Period(date(2018, 10, 8), date(2018, 10, 8))
    for more in (
        {},
        {"days": day, "starts_at": start},
        {"starts_at": start, "ends_at": start - timedelta(hours=1)},
        {"days": day, "changed_at": datetime(2018, 1, 1)},  # noqa: DTZ001
    ):
        with pytest.raises(ValueError, match="."):
            CalendarEvent(**{"uid": "x", "title": "x", "changed_at": CHANGED, **more})


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=120),
    st.datetimes(datetime(1997, 1, 1), datetime(2037, 1, 1)),  # noqa: DTZ001
    st.integers(0, 9999),
)
def test_whatever_is_said_comes_back_from_another_library(words, moment, sequence):
    start = moment.replace(microsecond=0, tzinfo=UTC)
    event = CalendarEvent(
        uid="x@example.org", title="A " + words, changed_at=CHANGED, starts_at=start, sequence=sequence,
        description=words,
    )  # fmt: skip
    data = feed([event], name=words)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (again,) = read(data)
    assert again.dtstart.value.astimezone(UTC) == start
    lines = re.split("\r\n|[\r\n\u2028\u2029]", words)
    kept = "\n".join("".join(x for x in line if x >= " " and not "\x7f" <= x <= "\x9f") for line in lines)
    assert again.summary.value == "A " + kept


@pytest.mark.filterwarnings("ignore:Timezone")
@needs_shared
def test_events_of_a_calendar_librarys_own_files_survive_our_feed():
    """Summaries and times that real programs wrote go through our feed and come back as they were."""
    said: list[tuple[str, object]] = []
    events: list[CalendarEvent] = []
    with zipfile.ZipFile(FILES) as archive:
        for name in sorted(archive.namelist()):
            for title, start in _events_in(archive.read(name)):
                day = None if isinstance(start, datetime) else Period(start, start)
                uid = f"{len(events):05}@example.org"
                events.append(
                    CalendarEvent(
                        uid=uid, title=title, changed_at=CHANGED, days=day,
                        starts_at=start if isinstance(start, datetime) else None,
                    )
                )  # fmt: skip
                said.append((title, start))
    assert len(events) > 50
    back = {event.uid.value: event for event in read(feed(events, name="All"))}
    for event, (title, start) in zip(events, said, strict=True):
        again = back[event.uid]
        assert again.summary.value == title
        if isinstance(start, datetime):
            assert again.dtstart.value.astimezone(UTC) == start.astimezone(UTC).replace(microsecond=0)
        else:
            assert again.dtstart.value == start


def _events_in(data: bytes) -> list[tuple[str, date | datetime]]:
    try:
        calendars = icalendar.Calendar.from_ical(data, multiple=True)
    except ValueError:
        return []
    found = []
    for calendar in calendars:
        for event in calendar.walk("VEVENT"):
            try:
                start = getattr(event.get("dtstart"), "dt", None)
            except ValueError:  # a file that is broken on purpose
                continue
            if isinstance(start, datetime) and (start.tzinfo is None or start.year < 1997):
                continue
            title = str(event.get("summary") or "").strip()
            if isinstance(start, date) and title and title.isprintable():
                found.append((title, start))
    return found
