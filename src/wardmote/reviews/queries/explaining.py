"""Whether the person behind a report was told that there is a case review: a line of its contact log."""

from __future__ import annotations

from wardmote.access.actors import Actor
from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.reports.models import Report
from wardmote.reviews.models import ReviewExplained


def explained_in_words(*, viewer: Actor, report: Report) -> str:
    """Return when and how they were told, for whoever reads the report; empty when they were not, or not here."""
    found = ReviewExplained.objects.filter(partnership_id=report.partnership_id, report=report).first()
    if found is None:
        return ""
    return f"{day_in_words(day_of(found.at))}: told of the case review. {found.get_how_display()}."
