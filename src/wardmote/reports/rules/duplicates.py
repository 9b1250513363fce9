"""How alike two reports are, and whether the later one probably tells again what is already known.

Nothing is merged by this rule. It puts likely duplicates before a person, with the reasons, and the person
decides.

What it looks at is only what is known when the report arrives: where, when, what kind of problem, in whose
words, and whether the earlier report was still open at that moment. A report of something that had already
been put right is not a duplicate: it happened again.

Source of the weights. `WEIGHTS` is a logistic regression. Those marked *fitted* come from 37,230 requests
about sanitation made to the City of Chicago between 2000 and 2012, of which city staff flagged 1,791 as
duplicates; they were fitted on the requests received before 2012 and are measured on those of 2012. `./run
bench duplicates --fit` fits them again and prints both. Those marked *set* could not be learnt there (those
requests carry no free text, one type, and staff flagged next to nothing across two addresses): they are
judgement, written down so that it can be argued with. docs/field/duplicates.md tells the figures and the
limits.

The kind of refuse that the caller named was tried and made no difference to what staff flagged; so did how
many earlier requests there were. They are left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache

from wardmote.calendar.london import day_of
from wardmote.calendar.working_days import working_days_between
from wardmote.places.addresses import StreetAddress, read_address, same_address, same_house, same_street

SECONDS_A_DAY = 86_400.0
EARTH_RADIUS_M = 6_371_000.0
LOOK_BACK_DAYS = 14
"""How far back to look for a duplicate. Of those flagged, next to none came later than three days."""

PROBABLE = 0.5
"""From this score on a report is put forward as a probable duplicate: more likely than not."""


@dataclass(frozen=True)
class Candidate:
    """A report as far as this rule needs to know it. Everything but `key` may be missing.

    `received` is a day or an instant: one with a time zone (then its day is the London day) or none. `point` is
    (latitude, longitude) in degrees. `types` are whatever codes the partnership uses. `still_open` says of an
    *earlier* report whether it was still open when the later one arrived; None when that is not known (see
    `was_open_on`).
    """

    key: Hashable
    received: date | datetime | None = None
    address: str = ""
    point: tuple[float, float] | None = None
    types: frozenset[str] = frozenset()
    words: str = ""
    still_open: bool | None = None

    @cached_property
    def telling(self) -> dict[str, str]:
        """What `telling_words` finds in its words: read once, however many reports it is compared with."""
        return telling_words(self.words)


@dataclass(frozen=True)
class Likeness:
    """How alike two reports are: `score` from 0 to 1, and why, strongest first.

    At one address, and with nothing said in words, the score is the share of such pairs that staff flagged.
    """

    score: float
    reasons: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The reasons as one sentence: "Same address, 2 days earlier, same kind of problem." """
        if not self.reasons:
            return "Nothing in common."
        first, *rest = self.reasons
        return ", ".join([first, *(reason[0].lower() + reason[1:] for reason in rest)]) + "."


@dataclass(frozen=True)
class Weights:
    """The coefficients, in log-odds. All but `start` and `words` are zero or below: they only take away."""

    start: float = 1.67
    """Fitted. Same address, same day, the earlier report still open."""
    day: float = -0.59
    """Fitted. For each day between the two."""
    late_day: float = -0.97
    """Fitted. On top of that for each day after the second."""
    unknown_working_day: float = -0.69
    """Fitted. For each working day between the two, where nobody knows whether the earlier report was still
    open: it may have been dealt with meanwhile."""
    closed: float = -6.0
    """Set. The earlier report was closed before this one came: of 1,090 such requests staff flagged none."""
    other_flat: float = -1.5
    """Set. Another flat in the same building, or only one of the two says which flat."""
    nearby: float = -3.0
    """Set. Not the same address, but within `NEAR_M`."""
    nearby_100m: float = -2.0
    """Set. On top of that for each 100 metres."""
    same_street: float = -3.5
    """Set. The same street, no number and no point on at least one side."""
    place_unknown: float = -4.0
    """Set. At least one of the two does not say where."""
    elsewhere: float = -12.0
    """Set. Two different places."""
    time_unknown: float = -3.0
    """Set. At least one of the two does not say when."""
    other_kind: float = -2.5
    """Set. Both say what kind of problem, and they have no kind in common."""
    words: float = 6.0
    """Set. Times the likeness of the words, from 0 to 1."""


WEIGHTS = Weights()

SAME_SPOT_M = 15
"""Two points this close are one place when an address is missing: finer than people can point on a map."""
NEAR_M = 200
FAR_M = 500
"""Two equal addresses whose points are further apart than this are two streets of the same name."""


def how_alike(
    report: Candidate,
    earlier: Candidate,
    *,
    weights: Weights = WEIGHTS,
    working_days: Callable[[date, date], int] = working_days_between,
    worth: float = 0.0,
) -> Likeness:
    """How alike `report` is to an `earlier` one, and why.

    Place, time, kind and words count the same whichever of the two is called earlier; only
    `earlier.still_open` is one-sided. Further apart in time is never more alike, everything else equal. A
    missing part never raises: it counts as not known, which is less than alike and more than different.
    `working_days` counts the working days from one day to a later one (by default those of England and
    Wales). Two reports that would not score above `worth` whatever their words are nothing alike, and their words
    are not read: that is the dearest part of it.
    """
    evidence = [_place(report, earlier, weights), _time(report, earlier, weights)]
    evidence.append(_state(report, earlier, weights, working_days))
    evidence.append(_kind(report, earlier, weights))
    without_words = weights.start + sum(weight for weight, _ in evidence)
    if worth and _chance(without_words + max(0.0, weights.words)) <= worth:
        return Likeness(0.0)
    evidence.append(_words(report, earlier, weights))
    score = _chance(weights.start + sum(weight for weight, _ in evidence))
    return Likeness(score, tuple(reason for _, reason in evidence if reason))


def is_probable_duplicate(likeness: Likeness, *, threshold: float = PROBABLE) -> bool:
    """Whether to put the report forward as a duplicate. A person decides; this only orders their desk."""
    return likeness.score >= threshold


def most_alike(
    report: Candidate,
    earlier: Iterable[Candidate],
    *,
    weights: Weights = WEIGHTS,
    working_days: Callable[[date, date], int] = working_days_between,
) -> tuple[Candidate, Likeness] | None:
    """The earlier report that this one is most like, or None when there is no earlier one.

    The order in which they are given makes no difference: equal scores go by key.
    """
    judged = [(one, how_alike(report, one, weights=weights, working_days=working_days)) for one in earlier]
    if not judged:
        return None
    return max(judged, key=lambda pair: (pair[1].score, str(pair[0].key)))


def was_open_on(closed: date | datetime | None, moment: date | datetime) -> bool:
    """Whether a report closed on `closed` (None: not closed yet) was still open at `moment`.

    Where only the days are known, a report closed on the very day counts as open still: at what hour it was
    closed cannot be known, and the later report may have come before.
    """
    if closed is None:
        return True
    if _are_instants(closed, moment):
        return closed > moment
    return _day(closed) >= _day(moment)


def days_apart(one: Candidate, other: Candidate) -> float | None:
    """Days between the two, never negative; whole days where either has only a day; None when not known."""
    if one.received is None or other.received is None:
        return None
    if _are_instants(one.received, other.received):
        return abs((one.received - other.received).total_seconds()) / SECONDS_A_DAY
    return float(abs((_day(one.received) - _day(other.received)).days))


def weekdays_between(start: date, end: date) -> int:
    """Mondays to Fridays after `start`, up to and with `end`: working days where holidays are not known."""
    weeks, rest = divmod((end - start).days, 7)
    return 5 * weeks + sum((start.weekday() + n) % 7 < 5 for n in range(1, rest + 1))


def _are_instants(one: date | datetime, other: date | datetime) -> bool:
    """Whether both are instants of one clock; if not, only their days can be compared."""
    if not (isinstance(one, datetime) and isinstance(other, datetime)):
        return False
    return (one.tzinfo is None) == (other.tzinfo is None)


def _chance(log_odds: float) -> float:
    if log_odds < 0:
        return math.exp(log_odds) / (1 + math.exp(log_odds))
    return 1 / (1 + math.exp(-log_odds))


def _day(moment: date | datetime) -> date:
    """The day of a day or an instant; an instant with a time zone falls on a London day."""
    if not isinstance(moment, datetime):
        return moment
    return moment.date() if moment.utcoffset() is None else day_of(moment)


def _place(report: Candidate, earlier: Candidate, weights: Weights) -> tuple[float, str]:
    here, there = read_address(report.address), read_address(earlier.address)
    metres = _metres(report.point, earlier.point)
    if (metres is None or metres <= FAR_M) and same_house(here, there):
        if same_address(here, there):
            return 0.0, "Same address"
        if here.flat and there.flat:
            return weights.other_flat, "Same building, another flat"
        return weights.other_flat, "Same building"
    if metres is not None:
        one_house = not (here.is_a_house and there.is_a_house)
        if metres <= SAME_SPOT_M and one_house:
            return 0.0, "Same spot on the map"
        if metres <= NEAR_M:
            return (
                weights.nearby + weights.nearby_100m * metres / 100,
                f"About {_round_metres(metres)} metres away",
            )
        return weights.elsewhere, ""
    if _says_where(here) and _says_where(there):
        if here.is_a_house and there.is_a_house:
            return weights.elsewhere, ""
        if same_street(here, there):
            return weights.same_street, "Same street"
        return (weights.elsewhere if here.name and there.name else weights.place_unknown), ""
    return weights.place_unknown, ""


def _says_where(address: StreetAddress) -> bool:
    return bool(address.name or address.kind or address.postcode)


def _metres(one: tuple[float, float] | None, other: tuple[float, float] | None) -> float | None:
    """Metres between two points, on a sphere and flat nearby: good to a metre over a few hundred."""
    if one is None or other is None or not (_is_on_earth(one) and _is_on_earth(other)):
        return None
    north = math.radians(one[0] - other[0])
    east = math.radians((one[1] - other[1] + 180) % 360 - 180) * math.cos(
        math.radians((one[0] + other[0]) / 2)
    )
    return EARTH_RADIUS_M * math.hypot(north, east)


def _is_on_earth(point: tuple[float, float]) -> bool:
    return -90 <= point[0] <= 90 and -180 <= point[1] <= 180


def _round_metres(metres: float) -> int:
    return max(10, round(metres / 10) * 10)


def _time(report: Candidate, earlier: Candidate, weights: Weights) -> tuple[float, str]:
    days = days_apart(report, earlier)
    if days is None or report.received is None or earlier.received is None:
        return weights.time_unknown, ""
    weight = weights.day * days + weights.late_day * max(0.0, days - 2)
    calendar_days = (_day(report.received) - _day(earlier.received)).days
    if not calendar_days:
        return weight, "On the same day"
    count = f"{abs(calendar_days)} day{'' if abs(calendar_days) == 1 else 's'}"
    return weight, f"{count} {'earlier' if calendar_days > 0 else 'later'}"


def _state(
    report: Candidate, earlier: Candidate, weights: Weights, working_days: Callable[[date, date], int]
) -> tuple[float, str]:
    if earlier.still_open is True:
        return 0.0, "The earlier report is still open"
    if earlier.still_open is False:
        return weights.closed, "But the earlier report had been closed, so it has happened again"
    if report.received is None or earlier.received is None:
        return 0.0, ""
    first, last = sorted((_day(report.received), _day(earlier.received)))
    return weights.unknown_working_day * working_days(first, last), ""


def _kind(report: Candidate, earlier: Candidate, weights: Weights) -> tuple[float, str]:
    if not report.types or not earlier.types:
        return 0.0, ""
    if report.types & earlier.types:
        return 0.0, "Same kind of problem"
    return weights.other_kind, "But another kind of problem"


def _words(report: Candidate, earlier: Candidate, weights: Weights) -> tuple[float, str]:
    likeness, shared = _in_common(report.telling, earlier.telling)
    if likeness < 0.15:
        return 0.0, ""
    return weights.words * likeness, f"Similar words: {', '.join(shared[:4])}"


FEWEST_WORDS = 3
_COMMON = """
a about after again all also always am an and another any are around as at back be because been before
being but by came can come could day days did do does doing done down each even every few for from get
getting go goes going got had happen happened happening has have having he her here hers him his how i
if in into is it its just keep keeps kept know last lot made make many me more most much my near never
new next night no not now of off on once one only or other our out outside over own people please
problem put really report reported said same saw say see seen she should since so some someone something
still such than that the their them then there these they thing things this those through time times to
today tonight too two up us very was we week weeks well went were what when where which while who why
will with would yes yesterday yet you your
"""
COMMON_WORDS = frozenset(_COMMON.split())
"""Words that tell nothing about what happened."""


def how_alike_words(one: str, other: str) -> tuple[float, tuple[str, ...]]:
    """How alike two texts are, from 0 to 1, and the telling words they share, in the order of the alphabet.

    The share of telling words they have in common (Ochiai's coefficient: the number in common divided by the
    geometric mean of the two numbers). Fewer than three telling words on either side say nothing: 0.
    """
    return _in_common(telling_words(one), telling_words(other))


def _in_common(ours: dict[str, str], theirs: dict[str, str]) -> tuple[float, tuple[str, ...]]:
    if min(len(ours), len(theirs)) < FEWEST_WORDS:
        return 0.0, ()
    shared = ours.keys() & theirs.keys()
    likeness = len(shared) / math.sqrt(len(ours) * len(theirs))
    return likeness, tuple(sorted(min(ours[stem], theirs[stem]) for stem in shared))


def telling_words(text: str) -> dict[str, str]:
    """The words of a text that tell something: stem -> the word in lower case. Common words tell nothing."""
    words: dict[str, str] = {}
    for word in sorted(set(re.findall(r"[^\W\d_]{3,}", text.casefold()))):
        if word not in COMMON_WORDS:
            words.setdefault(_stem(word), word)
    return words


@lru_cache(maxsize=16_384)
def _stem(word: str) -> str:
    """English endings cut off so that "shouting", "shouted" and "shouts" meet. Coarse on purpose."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
    return word


FITTED: tuple[str, ...] = ("start", "day", "late_day", "unknown_working_day")
"""The weights that come from real decisions; the others are judgement."""


def fitted_weights(weights: Weights) -> dict[str, float]:
    """The part of the weights that comes from real decisions, by name."""
    return {name: getattr(weights, name) for name in FITTED}
