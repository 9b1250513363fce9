"""Three agendas to begin with. Pure.

Taken from what real bodies' agendas have in common: a borough partnership's, a larger borough's with an action log,
and a county strategy board's. A body may change its standing items as it likes afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from wardmote.meetings.choices import ItemKind as K


@dataclass(frozen=True)
class SkeletonItem:
    """A standing item of a skeleton."""

    title: str
    kind: K


@dataclass(frozen=True)
class Skeleton:
    """An agenda to begin with: its key, what it is for, and its items in order."""

    key: str
    words: str
    items: tuple[SkeletonItem, ...]


def _items(*pairs: tuple[str, K]) -> tuple[SkeletonItem, ...]:
    return tuple(SkeletonItem(title, kind) for title, kind in pairs)


BOROUGH = Skeleton(
    "borough",
    "Borough partnership: plan and partner updates",
    _items(
        ("Apologies for absence", K.APOLOGIES),
        ("Minutes of the previous meeting", K.MINUTES),
        ("Matters arising", K.MATTERS_ARISING),
        ("Delivery plan and monitoring return", K.PAPER),
        ("Fire and rescue update", K.UPDATE),
        ("Police update", K.UPDATE),
        ("CCTV update", K.UPDATE),
        ("County council update", K.UPDATE),
        ("Domestic abuse service update", K.UPDATE),
        ("Any other business", K.OTHER_BUSINESS),
        ("Dates of next meetings", K.DATES),
    ),
)
ACTION_LOG = Skeleton(
    "action_log",
    "Partnership with action log, performance and delivery groups",
    _items(
        ("Apologies for absence", K.APOLOGIES),
        ("Minutes of the previous meeting", K.MINUTES),
        ("Action log", K.ACTION_LOG),
        ("Performance", K.PAPER),
        ("Updates from delivery groups", K.UPDATE),
        ("Strategic assessment and partnership plan", K.PAPER),
        ("Violence reduction update", K.UPDATE),
        ("Treatment provider update", K.UPDATE),
        ("County council update", K.UPDATE),
        ("Police and crime commissioner's office update", K.UPDATE),
        ("Any other business", K.OTHER_BUSINESS),
        ("Dates of next meetings", K.DATES),
    ),
)
COUNTY_BOARD = Skeleton(
    "county_board",
    "Strategy board: declarations, action log, papers",
    _items(
        ("Introductions and apologies", K.APOLOGIES),
        ("Minutes of the previous meeting", K.MINUTES),
        ("Matters arising", K.MATTERS_ARISING),
        ("Action log", K.ACTION_LOG),
        ("Declarations of interest", K.DECLARATIONS),
        ("Performance update", K.PAPER),
        ("Other business", K.OTHER_BUSINESS),
        ("Dates of next meetings", K.DATES),
    ),
)
SKELETONS = {skeleton.key: skeleton for skeleton in (BOROUGH, ACTION_LOG, COUNTY_BOARD)}

# How a title tells what an item is for; the first that fits counts.
_BY_WORDS: tuple[tuple[tuple[str, ...], K], ...] = (
    (("apolog", "introduction"), K.APOLOGIES),
    (("declaration",), K.DECLARATIONS),
    (("matters arising",), K.MATTERS_ARISING),
    (("minutes",), K.MINUTES),
    (("action log", "outstanding actions"), K.ACTION_LOG),
    (("dates of", "next meeting", "date of next"), K.DATES),
    (("other business", "aob"), K.OTHER_BUSINESS),
    (("presentation",), K.PRESENTATION),
    (("update",), K.UPDATE),
    (("report", "plan", "strategy", "paper", "performance"), K.PAPER),
)


def kind_of_title(title: str) -> K:
    """Return what an item is for by the words of its title; a discussion if they do not tell."""
    words = title.casefold()
    return next((kind for cues, kind in _BY_WORDS if any(cue in words for cue in cues)), K.DISCUSSION)
