"""At a second report within six months the victim is told that there is a case review. Pure.

Source: Home Office guidance on the 2014 Act as updated in 2025: the review is explained to every victim who makes a
second report within six months, whether or not the threshold is met. Six months are counted as section 104(11) counts
them: beginning with the day of the earlier report.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wardmote.calendar.periods import first_day_still_within

MONTHS = 6


def is_second_report(told_on: date, earlier: Iterable[date]) -> bool:
    """Whether a report of a day follows another one, of that day or before it, within six months."""
    since = first_day_still_within(told_on, MONTHS)
    return any(since <= day <= told_on for day in earlier)


def explanation_words(*, title: str, what: str, address: str) -> str:
    """Return what is put on the page behind the person's link.

    It does not say that they reported before: whoever else could read it learns nothing that this report does not say.
    `title` and `what` are the partnership's own words for the case review, `address` that of its page.
    """
    return (
        f"{title}\n\n{what}\n\nYou need not do anything. If you want to know more, or want to ask for one, see {address} "
        "or contact us."
    )
