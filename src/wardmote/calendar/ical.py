"""Calendar feeds and invitations (iCalendar, RFC 5545; sending them, RFC 5546), written from plain events.

Times are Europe/London with the rule
of its clock in the file (RFC 5545 section 3.6.5); whole days are dates, and DTEND is the day after the last one
(section 3.6.1). No clock is read: the same events give the same bytes.

The library behind it is large: whoever needs a calendar imports this module in the function that makes one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, timedelta

from icalendar import Calendar, Event, Timezone, vCalAddress, vDuration, vText

from wardmote.calendar.events import CalendarEvent, Invited
from wardmote.calendar.london import in_london

PRODUCT = "-//Wardmote//Community safety partnership//EN"
HALF_A_DAY = timedelta(hours=12)
_LINES = re.compile("\r\n|[\r\n\u2028\u2029]")

# Since 1996: Summer Time Order 2002, SI 2002/262, and the directive before it.
_LONDON = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def feed(events: Iterable[CalendarEvent], *, name: str, description: str = "") -> bytes:
    """Return a calendar to subscribe to. Programs are told to look again twice a day (RFC 7986 section 5.7)."""
    calendar = _calendar("PUBLISH")
    for known_as in ("name", "x-wr-calname"):
        calendar.add(known_as, vText(_text(name).replace("\n", " ")))
    if description:
        calendar.add("description", _text(description))
    calendar.add("refresh-interval", vDuration(HALF_A_DAY), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(HALF_A_DAY))
    return _filled(calendar, sorted(events, key=lambda event: event.first_moment))


def invitation(event: CalendarEvent, *, organiser: Invited, invited: Iterable[Invited]) -> bytes:
    """Return an invitation to an event, or word that it is called off when it is cancelled (RFC 5546 section 3.2).

    A later one with a higher sequence and the same UID replaces it in the calendars of who accepted.
    """
    calendar = _calendar("CANCEL" if event.is_cancelled else "REQUEST")
    made = _event(event)
    made.add("organizer", _address(organiser))
    for person in invited:
        attendee = _address(person)
        attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
        attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
        attendee.params["RSVP"] = vText("TRUE")
        made.add("attendee", attendee, encode=False)
    return _filled(calendar, [], also=made, with_zone=event.starts_at is not None)


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _filled(
    calendar: Calendar, events: list[CalendarEvent], *, also: Event | None = None, with_zone: bool = False
) -> bytes:
    if with_zone or any(event.starts_at is not None for event in events):
        calendar.add_component(Timezone.from_ical(_LONDON))
    for event in events:
        calendar.add_component(_event(event))
    if also is not None:
        calendar.add_component(also)
    return bytes(calendar.to_ical())


def _event(event: CalendarEvent) -> Event:
    made = Event()
    made.add("uid", event.uid)
    made.add("dtstamp", event.changed_at.astimezone(UTC).replace(microsecond=0))
    made.add("last-modified", event.changed_at.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", event.sequence)
    made.add("summary", _text(event.title))
    if event.days is not None:
        made.add("dtstart", event.days.first_day)
        made.add("dtend", event.days.last_day + timedelta(days=1))
    elif event.starts_at is not None:
        made.add("dtstart", in_london(event.starts_at).replace(microsecond=0))
        if event.ends_at is not None:
            made.add("dtend", in_london(event.ends_at).replace(microsecond=0))
    made.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    # Something due takes nobody's time, and neither does what is called off.
    made.add("transp", "TRANSPARENT" if event.is_deadline or event.is_cancelled else "OPAQUE")
    for name, value in (("location", event.place), ("description", event.description)):
        if value:
            made.add(name, _text(value))
    if event.url:
        made.add("url", event.url)
    if event.kind:
        made.add("categories", [_text(event.kind)])
    return made


def _address(person: Invited) -> vCalAddress:
    address = vCalAddress(f"mailto:{_text(person.email)}")
    # A parameter cannot hold a double quote (RFC 5545 section 3.2).
    address.params["CN"] = vText(_text(person.name).replace('"', "'").replace("\n", " "))
    return address


def _text(words: str) -> str:
    """Return the words without control characters, which a text must not hold (RFC 5545 section 3.3.11)."""
    plain = "\n".join(_LINES.split(words))
    return "".join(letter for letter in plain if letter == "\n" or unicodedata.category(letter) != "Cc")
