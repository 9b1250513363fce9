"""Warnings of the year planner."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from wardmote.calendar.clashes import find_clashes
from wardmote.calendar.events import CalendarEvent
from wardmote.calendar.london import instant_of
from wardmote.calendar.periods import Period

CHANGED = datetime(2018, 9, 1, tzinfo=UTC)


def meets(title: str, day: date, hour: int, hours: float | None = 2, **more) -> CalendarEvent:
    start = instant_of(day, time(hour))
    end = start + timedelta(hours=hours) if hours else None
    return CalendarEvent(
        uid=title, title=title, changed_at=CHANGED, starts_at=start, ends_at=end, **more
    )  # fmt: skip


def due(title: str, day: date, **more) -> CalendarEvent:
    return CalendarEvent(
        uid=title, title=title, changed_at=CHANGED, days=Period(day, day), is_deadline=True, **more
    )


def test_two_bodies_at_one_hour_are_shown_and_one_after_the_other_is_not():
    day = date(2018, 12, 10)
    board, panel, late = meets("Board", day, 14), meets("Panel", day, 15), meets("Group", day, 16)
    assert find_clashes([late, board, meets("Off", day, 14, is_cancelled=True)]) == []
    assert [c.uids for c in find_clashes([late, panel, board])] == [("Board", "Panel"), ("Panel", "Group")]
    assert find_clashes([meets("Board", day, 14, None), late]) == []


def test_a_deadline_or_a_meeting_on_a_day_off_is_shown_and_a_campaign_week_is_not():
    friday = date(2019, 4, 19)
    week = CalendarEvent(
        uid="w", title="Week", changed_at=CHANGED, days=Period(date(2018, 10, 13), date(2018, 10, 20))
    )
    words = [
        clash.words
        for clash in find_clashes([due("Return", friday), week, meets("Board", date(2018, 12, 8), 10)])
    ]
    assert words == [
        "Board is on a Saturday, 8 December 2018.",
        "Return is due on Good Friday, 19 April 2019.",
    ]


def test_what_one_person_owes_twice_on_a_day_is_shown():
    """Case 7: the paper for the December meeting and the funder's return are due on the same 30 November."""
    day = date(2018, 11, 30)
    paper, final = due("Paper for 10 December", day, owner="MS"), due("Return to the funder", day, owner="MS")
    other = due("Something else", day, owner="TM")
    (clash,) = find_clashes([paper, final, other])
    assert clash.on == day
    assert clash.words == "MS owes 2 things on one day: Paper for 10 December; Return to the funder."


def test_an_agenda_and_what_somebody_owes_on_its_day_are_shown():
    """Case 7: with five clear working days the agenda of 10 December goes out on the day of the funder's return."""
    day = date(2018, 11, 30)
    agenda, final = (
        due("Agenda of 10 December", day, body="CSP"),
        due("Return to the funder", day, owner="MS"),
    )
    (clash,) = find_clashes([agenda, final, due("Something else", date(2018, 11, 29), owner="TM")])
    assert clash.words == "Due on one day, 30 November 2018: Agenda of 10 December; Return to the funder."
    assert find_clashes([agenda, due("Papers", day, body="CSP")]) == []
