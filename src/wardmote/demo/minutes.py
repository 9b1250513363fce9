"""A group whose minutes are written on the council's committee pages and imported here. All of it is invented."""

from __future__ import annotations

from datetime import date, time, timedelta

from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.demo.build import Stage
from wardmote.meetings import operations
from wardmote.meetings.choices import BodyKind
from wardmote.meetings.rules.importing.accepting import AcceptedMeeting, accept
from wardmote.meetings.rules.importing.propose import propose_together

AT = time(14)


def tell(stage: Stage) -> None:
    """The group's last meeting, as its page told it, taken as it was read."""
    by = stage.viewer("partnership_officer")
    met = _monday(day_of(stage.now) - timedelta(days=24))
    body = operations.create_body(
        by=by, name="Canal and Towpath Group", short_name="CTG", kind=BodyKind.DELIVERY_GROUP,
        purpose="Keeps the towpath lit, clean and quiet.", venue="Lock House, Grand Union Street",
        start_time=AT, contact="Community safety, business@council.example",
    )  # fmt: skip
    pages = (("committee-page.txt", page(met, _monday(met + timedelta(days=56)))),)
    proposal = propose_together(pages)
    meeting = AcceptedMeeting(on=met, at=AT, venue="Lock House, Grand Union Street")
    operations.import_minutes(by=by, body=body, accepted=accept(proposal, meeting, {}, pages))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def page(met: date, following: date) -> str:
    """The page of the committee system, as a browser copies it: its numbers and one heading are lost."""
    return f"""Agenda and minutes

Canal and Towpath Group
Monday, {day_in_words(met)} 2.00 pm

Venue: Lock House, Grand Union Street. View directions

Contact: Robin Vale - Email:

No. Item




Insp. D Harlow                  (Soar Valley Police)

T Brook                         (Boat Owners' Forum)



Minutes of Previous Meeting pdf icon PDF 71 KB


The minutes of the previous meeting were agreed as true and accurate.


Lamps under the Bridges


RV said that three of five lamps are mended. The county’s quote for the other two is £1,240.00 + VAT.




RV to ask the county when the last two lamps are mended by {day_in_words(met + timedelta(days=39))}.


Towpath Patrols


PK stated that rangers and police will walk the towpath together on Friday evenings.




PK and RV to write up the first four patrols for the next meeting.


PK to circulate the patrol dates to Partners once published.


Boat Owners' Forum Update


Due to apologies received this item was deferred to the next meeting.


Any Other Business


None raised.


Date of Next Meeting


The next meeting is on Monday, {day_in_words(following)} at Lock House at 2.00 pm.
"""
