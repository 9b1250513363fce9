"""Duplicates among service requests: the finder against the decisions of a city's own staff.

Reads a file of requests in which staff flagged the duplicates (status "… - Dup"), goes through it in time
order, asks the product's rule (`wardmote.reports.rules.duplicates`) of each request whether it is a probable
duplicate of an earlier one, and counts. The rule is told what was known when the request came in and nothing
later: the requests before it, where, when and of what type they were, and which of them had been closed
before that day. It is never told the status column, the closing day of the request itself, or a closing day
that still lay ahead.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bench._requests import NotReadable, Request, RequestFile, day_of, read_requests
from wardmote.places.addresses import read_address
from wardmote.reports.rules.duplicates import (
    FITTED,
    LOOK_BACK_DAYS,
    NEAR_M,
    WEIGHTS,
    Candidate,
    Likeness,
    Weights,
    fitted_weights,
    is_probable_duplicate,
    most_alike,
    was_open_on,
    weekdays_between,
)

DEFAULT_FILE = Path("../shared/data/requests/chicago_311_sanitation_2000-2012.csv.gz")
CHECKOUT = Path(__file__).resolve().parents[1]
FITTED_ON = "fitted on Chicago's sanitation requests before 2012"
BASELINE_DAYS = (0, 3, 7)
FIT_DAYS = 7
"""Pairs further apart than this are left out of the fit: few were flagged, and they would bend the line."""
CELL = NEAR_M / 111_000
"""Degrees of latitude of one square of the grid by which near requests are found."""


@dataclass(frozen=True)
class Count:
    """How a finder did: pairs of (found, flagged) counted."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of those it found, the share that staff flagged too; 0 when it found none."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        """Of those that staff flagged, the share it found; 0 when there are none."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0

    def __str__(self) -> str:
        return f"precision={self.precision:.4f} recall={self.recall:.4f} f1={self.f1:.4f}"


def count(found: Iterable[bool], flagged: Iterable[bool]) -> Count:
    """Counts two lists of the same length against each other."""
    pairs = list(zip(found, flagged, strict=True))
    return Count(
        right=sum(f and t for f, t in pairs),
        wrong=sum(f and not t for f, t in pairs),
        missed=sum(t and not f for f, t in pairs),
    )


def same_text_within(requests: Sequence[Request], days: int) -> list[bool]:
    """The baseline: an earlier request with the very same address, at most `days` days before."""
    last: dict[str, date] = {}
    found = []
    for one in requests:
        address = " ".join(one.address.upper().split())
        day = day_of(one.received) if one.received else None
        before = last.get(address)
        found.append(bool(address and day and before and (day - before).days <= days))
        if address and day:
            last[address] = day
    return found


def as_candidate(request: Request) -> Candidate:
    """What the rule may know of a request. The staff's flag and the closing day stay behind."""
    return Candidate(
        key=request.row,
        received=request.received,
        address=request.address,
        point=request.point,
        types=frozenset({request.kind.casefold()} if request.kind else ()),
    )


class Earlier:
    """The requests received so far and not too long ago, found by house and by square of the grid."""

    def __init__(self) -> None:
        self._by_house: dict[str, deque[Request]] = defaultdict(deque)
        self._by_square: dict[tuple[int, int], deque[Request]] = defaultdict(deque)

    def add(self, request: Request) -> None:
        """Remembers a request; they must come in time order."""
        if request.received is None:
            return
        if house := read_address(request.address).look_up_key:
            self._by_house[house].append(request)
        if request.point:
            self._by_square[_square(request.point)].append(request)

    def near(self, request: Request) -> list[Request]:
        """The earlier requests worth comparing: same house, or near, in the last days."""
        if request.received is None:
            return []
        today = day_of(request.received)
        places = [self._by_house.get(read_address(request.address).look_up_key)]
        if request.point:
            north, east = _square(request.point)
            places += [
                self._by_square.get((north + up, east + along)) for up in (-1, 0, 1) for along in (-1, 0, 1)
            ]
        found: dict[int, Request] = {}
        for place in places:
            while place and (today - day_of(place[0].received or today)).days > LOOK_BACK_DAYS:
                place.popleft()
            found.update((one.row, one) for one in place or ())
        return list(found.values())


def _square(point: tuple[float, float]) -> tuple[int, int]:
    # One width everywhere keeps neighbours neighbours; twice as wide, as degrees shrink towards the poles.
    return math.floor(point[0] / CELL), math.floor(point[1] / (CELL * 2))


Judged = list[tuple[Request, Likeness] | None]


def judge(file: RequestFile, *, weights: Weights = WEIGHTS, knowing_what_is_open: bool = True) -> Judged:
    """For each request in time order the earlier one it is most like, if there is any."""
    earlier, judged = Earlier(), Judged()
    for one in file.requests:
        candidates = earlier.near(one)
        by_row = {other.row: other for other in candidates}
        best = most_alike(
            as_candidate(one),
            (_as_known_then(other, one, knowing_what_is_open and file.tells_closing) for other in candidates),
            weights=weights,
            working_days=weekdays_between,
        )
        judged.append((by_row[int(str(best[0].key))], best[1]) if best else None)
        earlier.add(one)
    return judged


def _as_known_then(other: Request, now: Request, knowing_what_is_open: bool) -> Candidate:
    if not knowing_what_is_open or now.received is None:
        return as_candidate(other)
    return replace(as_candidate(other), still_open=was_open_on(other.closed, now.received))


def found_by(judged: Judged) -> list[bool]:
    """Which requests the rule puts forward."""
    return [bool(one and is_probable_duplicate(one[1])) for one in judged]


# Fitting


def observations(file: RequestFile, requests: set[int]) -> dict[tuple[float, ...], list[int]]:
    """What the weights are learnt from: the terms of a pair -> [not flagged, flagged].

    One observation for each of `requests` (rows) that has an earlier request at the same house in the last
    days: the most recent one that was still open, with that known; and the most recent one at all, with it
    not known. Pairs more than FIT_DAYS apart are left out.
    """
    earlier = Earlier()
    seen: dict[tuple[float, ...], list[int]] = defaultdict(lambda: [0, 0])
    for one in file.requests:
        house = read_address(one.address).look_up_key
        if one.row in requests and one.received and house:
            here = [other for other in earlier.near(one) if read_address(other.address).look_up_key == house]
            still_open = [other for other in here if was_open_on(other.closed, one.received)]
            for group, known in ((still_open, True), (here, False)):
                if group and group[-1].received:
                    first, last = day_of(group[-1].received), day_of(one.received)
                    days = float((last - first).days)
                    if days > FIT_DAYS:
                        continue
                    working = 0.0 if known else float(weekdays_between(first, last))
                    seen[(1.0, days, max(0.0, days - 2), working)][one.flagged] += 1
        earlier.add(one)
    return seen


def fit(seen: dict[tuple[float, ...], list[int]]) -> Weights:
    """The weights that make what staff did likeliest (logistic regression by Newton's method).

    A term that would make more days apart more alike is left at zero. A little is taken off every square
    (ridge 0.01), so that the fit exists whatever the file.
    """
    width, left_out = len(FITTED), set[int]()
    while True:
        beta = _newton(seen, [at for at in range(width) if at not in left_out], width)
        upside_down = {at for at in range(1, width) if beta[at] > 0}
        if not upside_down:
            break
        left_out |= upside_down
    return replace(WEIGHTS, **{name: round(value, 2) for name, value in zip(FITTED, beta, strict=True)})


def _newton(seen: dict[tuple[float, ...], list[int]], terms: list[int], width: int) -> list[float]:
    ridge, beta = 0.01, [0.0] * width
    for _ in range(50):
        slope = [-ridge * beta[at] for at in terms]
        bend = [[ridge * (row == column) for column in terms] for row in terms]
        for values, (no, yes) in seen.items():
            log_odds = sum(beta[at] * values[at] for at in terms)
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))
            for i, at in enumerate(terms):
                slope[i] += values[at] * (yes - (yes + no) * chance)
                for j, other in enumerate(terms):
                    bend[i][j] += values[at] * values[other] * (yes + no) * chance * (1 - chance)
        step = _solve(bend, slope)
        for i, at in enumerate(terms):
            beta[at] += step[i]
        if max(map(abs, step), default=0.0) < 1e-9:
            break
    return beta


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss's elimination with pivots, for a handful of unknowns."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(size):
            if below != at:
                share = rows[below][at] / rows[at][at]
                rows[below] = [value - share * top for value, top in zip(rows[below], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]


def halving_day(requests: Sequence[Request]) -> date | None:
    """The day that parts the file into an early and a late half: the 1 January nearest to halving it.

    Where one of the two would hold less than a fifth, the median day instead; None when no row has a day.
    """
    days = [day_of(one.received) for one in requests if one.received]
    if not days:
        return None
    new_years = [date(year, 1, 1) for year in range(days[0].year + 1, days[-1].year + 1)]
    best = min(new_years, key=lambda day: abs(sum(one < day for one in days) * 2 - len(days)), default=None)
    if best and len(days) <= 5 * sum(one < best for one in days) <= 4 * len(days):
        return best
    return days[len(days) // 2]


# The program


def main(arguments: list[str]) -> int:
    """Runs the comparison and prints it; the last line is `precision=… recall=… f1=…`."""
    parser = argparse.ArgumentParser(prog="./run bench duplicates", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--file", type=Path, help=f"CSV or CSV.gz (default: {DEFAULT_FILE}, beside the checkout)"
    )
    parser.add_argument(
        "--fit", action="store_true", help="fit the weights again and compare with the published ones"
    )
    parser.add_argument("--by-year", action="store_true", help="a line for each year")
    asked = parser.parse_args(arguments)
    path = asked.file or CHECKOUT / DEFAULT_FILE
    if not path.is_file():
        print(f"There is no file {path}. Give one with --file PATH.", file=sys.stderr)
        return 2
    try:
        file = read_requests(path)
    except NotReadable as problem:
        print(problem, file=sys.stderr)
        return 2
    return _report(path, file, show_fit=asked.fit, by_year=asked.by_year)


def _report(path: Path, file: RequestFile, *, show_fit: bool, by_year: bool) -> int:
    requests = file.requests
    flagged = [one.flagged for one in requests]
    print(f"{path.name}: {len(requests):,} requests, {sum(flagged):,} flagged as duplicates by staff")
    if undated := sum(one.received is None for one in requests):
        print(f"{undated:,} without a readable date: never put forward, counted as missed where flagged")
    if not file.tells_closing:
        print(
            "The file does not say when requests were closed: the rule does not know which were still open."
        )

    print("\nThe same address, letter by letter")
    for days in BASELINE_DAYS:
        _line(
            f"within {days} days" if days else "on the same day",
            count(same_text_within(requests, days), flagged),
        )

    began = time.perf_counter()
    judged = judge(file)
    took = time.perf_counter() - began
    found = found_by(judged)
    print(f"\nThe rule of the product, with the published weights ({FITTED_ON})")
    if file.tells_closing:
        blind = found_by(judge(file, knowing_what_is_open=False))
        _line("not knowing what was still open", count(blind, flagged))
    _line("all requests", count(found, flagged))
    split = halving_day(requests)
    if split:
        _line(f"before {split}", _part(requests, found, before=split))
        _line(f"from {split} on", _part(requests, found, since=split))
    if by_year:
        for year in sorted({day_of(one.received).year for one in requests if one.received}):
            _line(f"  {year}", _part(requests, found, since=date(year, 1, 1), before=date(year + 1, 1, 1)))
    print(f"  {len(requests) / took:,.0f} requests a second on one core" if requests else "")

    if show_fit and split:
        _show_fit(file, split)
    print(f"\n{count(found, flagged)}")
    return 0


def _show_fit(file: RequestFile, split: date) -> None:
    early = {one.row for one in file.requests if one.received and day_of(one.received) < split}
    late = {one.row for one in file.requests if one.received and day_of(one.received) >= split}
    fits = {
        "published": WEIGHTS,
        f"before {split}": fit(observations(file, early)),
        f"from {split} on": fit(observations(file, late)),
    }
    print("\nWeights (log-odds)" + "".join(f"{name:>20}" for name in fits))
    for name in FITTED:
        print(
            f"  {name:22}"
            + "".join(f"{fitted_weights(weights)[name]:>14.2f}      " for weights in fits.values())
        )
    print("Fitted on one part, measured on the other")
    others = ({"since": split}, {"before": split})
    for (name, weights), other in zip(list(fits.items())[1:], others, strict=True):
        for known in (True, False):
            found = found_by(judge(file, weights=weights, knowing_what_is_open=known))
            title = f"fitted {name}" + ("" if known else ", blind")
            _line(title, _part(file.requests, found, **other))
    closed = _flagged_after_closing(file)
    print(f"  Within 7 days of earlier requests that were all closed: {sum(closed):,}, flagged {closed[1]:,}")


def _flagged_after_closing(file: RequestFile) -> list[int]:
    """[not flagged, flagged] of requests whose house had earlier ones within a week, all closed by then."""
    earlier, seen = Earlier(), [0, 0]
    for one in file.requests:
        house = read_address(one.address).look_up_key
        if one.received and house:
            today = day_of(one.received)
            here = [
                other
                for other in earlier.near(one)
                if read_address(other.address).look_up_key == house
                and other.received
                and (today - day_of(other.received)).days <= 7
            ]
            if here and not any(was_open_on(other.closed, one.received) for other in here):
                seen[one.flagged] += 1
        earlier.add(one)
    return seen


def _part(
    requests: Sequence[Request],
    found: Sequence[bool],
    *,
    since: date = date.min,
    before: date = date.max,
) -> Count:
    chosen = [
        at for at, one in enumerate(requests) if one.received and since <= day_of(one.received) < before
    ]
    return count([found[at] for at in chosen], [requests[at].flagged for at in chosen])


def _line(name: str, counted: Count) -> None:
    numbers = f"{counted.right:,} right, {counted.wrong:,} wrong, {counted.missed:,} missed"
    print(f"  {name:54}{counted}   ({numbers})")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
