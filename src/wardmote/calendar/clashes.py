"""What does not go together in a year's calendar: two meetings at one hour, a deadline on a day off. Pure.

Warnings, never refusals: people may know why. Times are compared on the clock; an event without an end lasts an hour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from wardmote.calendar.events import CalendarEvent
from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.calendar.working_days import why_not_working_day

UNSAID = timedelta(hours=1)


@dataclass(frozen=True)
class Clash:
    """One warning: the day, the sentence, and the UIDs of the events it is about."""

    on: date
    words: str
    uids: tuple[str, ...]


def find_clashes(events: Iterable[CalendarEvent]) -> list[Clash]:
    """Return what clashes among the events, by day. What is cancelled clashes with nothing."""
    live = sorted((e for e in events if not e.is_cancelled), key=lambda event: event.first_moment)
    found = [*_at_one_hour(live), *_on_days_off(live), *_due_together(live), *_beside_an_agenda(live)]
    return sorted(found, key=lambda clash: (clash.on, clash.uids))


def _at_one_hour(events: Sequence[CalendarEvent]) -> Iterable[Clash]:
    timed = [event for event in events if event.starts_at is not None and not event.is_deadline]
    for position, one in enumerate(timed):
        assert one.starts_at is not None
        end = one.ends_at or one.starts_at + UNSAID
        for other in timed[position + 1 :]:
            assert other.starts_at is not None
            if other.starts_at >= end:
                break
            yield Clash(
                day_of(other.starts_at),
                f"{one.title} and {other.title} are at the same time.",
                (one.uid, other.uid),
            )


def _on_days_off(events: Sequence[CalendarEvent]) -> Iterable[Clash]:
    for event in events:
        day = _day(event)
        # A week of a campaign may well hold a Sunday.
        if day is None or (event.days is not None and not event.is_deadline):
            continue
        off = why_not_working_day(day)
        if off:
            verb = "is due on" if event.is_deadline else "is on"
            yield Clash(day, f"{event.title} {verb} {off_in_words(off)}, {day_in_words(day)}.", (event.uid,))


def off_in_words(off: str) -> str:
    """Return a day off as a sentence says it: "a Saturday", "Good Friday"."""
    return f"a {off}" if off in ("Saturday", "Sunday") else off


def _due_together(events: Sequence[CalendarEvent]) -> Iterable[Clash]:
    due = [event for event in events if event.is_deadline and event.owner and _day(event)]
    due.sort(key=lambda event: (_day(event) or date.min, event.owner, event.uid))
    for (day, owner), group in groupby(due, key=lambda event: (_day(event), event.owner)):
        together = list(group)
        if day is None or len(together) < 2:
            continue
        titles = [event.title for event in together]
        words = f"{owner} owes {len(titles)} things on one day: {'; '.join(titles)}."
        yield Clash(day, words, tuple(event.uid for event in together))


def _beside_an_agenda(events: Sequence[CalendarEvent]) -> Iterable[Clash]:
    """A body's papers or agenda and something that somebody owes, due on one day: the officer's busy days."""
    due = sorted(
        (event for event in events if event.is_deadline and _day(event)), key=lambda e: _day(e) or date.min
    )
    for day, group in groupby(due, key=_day):
        together = list(group)
        if day and any(e.body for e in together) and any(e.owner and not e.body for e in together):
            words = "; ".join(event.title for event in together)
            yield Clash(day, f"Due on one day, {day_in_words(day)}: {words}.", tuple(e.uid for e in together))


def _day(event: CalendarEvent) -> date | None:
    """The day on which it falls due or begins."""
    if event.starts_at is not None:
        return day_of(event.starts_at)
    if event.days is None:
        return None
    return event.days.last_day if event.is_deadline else event.days.first_day
