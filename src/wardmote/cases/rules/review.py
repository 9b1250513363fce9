"""When a risk is looked at again.

Source: a police force's published process chart: high, the sergeant after 14 days; medium, after 28 days; checked
again by higher ranks after 28 and 56. The first of them is the case's next review; later ones follow each review.
"""

from __future__ import annotations

from datetime import date, timedelta

from wardmote.cases.choices import RiskBand

REVIEW_DAYS = {RiskBand.HIGH: (14, 28, 56), RiskBand.MEDIUM: (28, 56)}


def reviews_due(risk: str, assessed_on: date) -> tuple[date, ...]:
    """Return all review days of the chart for a risk assessed on a day, in order; none where it names none."""
    return tuple(assessed_on + timedelta(days=number) for number in REVIEW_DAYS.get(RiskBand(risk), ()))
