"""Seeing a locked case in an emergency: when it may be done, and for how long.

Source: the practice of health records, where whoever breaks the glass says why, sees what is needed for a short time, is
known to have done so at once, and answers for it afterwards (FHIR audit events "Emergency Override Started" and
"Stopped", DICOM code 110127; the alerts of the NHS Summary Care Record to a named privacy officer).
"""

from __future__ import annotations

from datetime import datetime, timedelta

LASTS = timedelta(minutes=60)
SHORTEST_WORDS = 20
MOST_AT_ONCE = 3


def why_not_override(*, reason: str, known_reasons: list[str], words: str, open_now: int) -> tuple[str, str]:
    """Return (field, sentence) that says why a lock may not be overridden so, or two empty strings.

    `open_now`: how many locked cases the person sees in an emergency already.
    """
    if reason not in known_reasons:
        return "reason", "Select what the emergency is."
    if len(words.strip()) < SHORTEST_WORDS:
        return "words", f"Say what has happened, in {SHORTEST_WORDS} characters or more. Others will read it."
    if open_now >= MOST_AT_ONCE:
        return "", f"You see {MOST_AT_ONCE} locked cases in an emergency already. End one of them first."
    return "", ""


def lasts_until(started_at: datetime) -> datetime:
    """Return when an override that began at this instant ends."""
    return started_at + LASTS
