"""What stands in calendars: plain events, which each room makes of its own records.

Every event keeps its UID for ever; each change of what people see raises its SEQUENCE, and one that is called off stays in
the feed as cancelled, because what simply vanishes stays in people's calendars (RFC 5545). `ical` writes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wardmote.calendar.london import in_london, require_aware
from wardmote.calendar.periods import Period

MEDIA_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """Something with a time (`starts_at`, `ends_at`: aware) or whole days (`days`, both ends included).

    `uid` is the same for ever; `sequence` grows with each change that people see; `changed_at` is when it last did.
    `is_deadline`: something is due then, nobody meets. `body` and `owner` say whose it is, for warnings of clashes.
    Raises ValueError unless it has either a time or days, and when it ends before it begins.
    """

    uid: str
    title: str
    changed_at: datetime
    days: Period | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    sequence: int = 0
    is_cancelled: bool = False
    is_deadline: bool = False
    place: str = ""
    description: str = ""
    url: str = ""
    kind: str = ""
    body: str = ""
    owner: str = ""

    def __post_init__(self) -> None:
        require_aware(self.changed_at)
        if (self.days is None) == (self.starts_at is None):
            raise ValueError(f"{self.uid}: an event has either a time or whole days")
        if self.starts_at is not None and self.ends_at is not None:
            require_aware(self.starts_at)
            if self.ends_at < self.starts_at:
                raise ValueError(f"{self.uid} ends before it begins")

    @property
    def first_moment(self) -> tuple[datetime, str]:
        """What events are ordered by."""
        if self.starts_at is not None:
            return in_london(self.starts_at).replace(tzinfo=None), self.uid
        assert self.days is not None
        day = self.days.first_day
        return datetime(day.year, day.month, day.day), self.uid  # noqa: DTZ001 - to compare London clocks


@dataclass(frozen=True)
class Invited:
    """Somebody who is invited."""

    name: str
    email: str


def event_uid(kind: str, record: object, host: str) -> str:
    """Return the UID of a record's event: globally unique because the record's id is (RFC 7986 section 5.3)."""
    return f"{kind}-{record}@{host}"
