"""What was published: counts by ward, month and type. Public figures, so no viewer is asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q

from wardmote.crimes.choices import CrimeType
from wardmote.crimes.models import Crime, CrimeFile


@dataclass(frozen=True)
class WardCrime:
    """What the police published of one ward and month: anti-social behaviour, and crime of every other type."""

    asb: int
    crime: int


def latest_month() -> date | None:
    """The first day of the newest month that is loaded; None when there is none."""
    found: date | None = CrimeFile.objects.aggregate(newest=Max("month"))["newest"]
    return found


def count_by_ward(*, ward_codes: Collection[str], month: date) -> dict[str, WardCrime]:
    """What was published of these wards in a month; wards of which nothing was are left out."""
    is_asb = Q(kind=CrimeType.ASB)
    rows = (
        Crime.objects.filter(ward_code__in=[code for code in ward_codes if code], month=month)
        .exclude(ward_code="")
        .values("ward_code")
        .annotate(asb=Count("pk", filter=is_asb), crime=Count("pk", filter=~is_asb))
    )
    return {row["ward_code"]: WardCrime(row["asb"], row["crime"]) for row in rows}
