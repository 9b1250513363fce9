"""Whether the person behind a report was told that there is a case review: a line of its contact log."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from wardmote.access.actors import Actor
from wardmote.access.kept import kept
from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.reports.models import Report
from wardmote.reviews.models import ReviewExplained


def explained_in_words(*, viewer: Actor, report: Report) -> str:
    """Return when and how they were told, for whoever reads the report; empty when they were not, or not here."""
    for told in _told(report.partnership_id, report.pk):
        return f"{day_in_words(day_of(told.at))}: told of the case review. {told.get_how_display()}."
    return ""


@kept
def _told(partnership_id: UUID, report_id: UUID) -> QuerySet[ReviewExplained]:
    return ReviewExplained.objects.filter(partnership_id=partnership_id, report_id=report_id).order_by("id")[
        :1
    ]
