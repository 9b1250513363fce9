"""People in several records: the "same person" hints against sets of records whose truth is known.

FEBRL data sets 1 and 3 (invented Australian records, spoilt on purpose; truth in the record's number) and
Splink's fake_1000 (invented British records; truth in its cluster). Records are compared when they share a
look-up key, and the rule `wardmote.people.names.how_alike` says which pairs are probably one person.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wardmote.people import names
from wardmote.people.names import (
    POSSIBLE,
    PROBABLE,
    Identity,
    Level,
    Sameness,
    how_alike,
    is_probably_same,
    pairs_to_compare,
    read_name,
)

CHECKOUT = Path(__file__).resolve().parents[1]
DEFAULT_FOLDER = Path("../shared/data/linkage")
MEASURED_ON = "febrl/dataset1.csv"
SETS = (MEASURED_ON, "febrl/dataset3.csv", "fake_1000.csv")


@dataclass(frozen=True)
class Record:
    """A record and who it really is of."""

    identity: Identity
    truth: str


def read_set(path: Path) -> list[Record]:
    """The records of a FEBRL or a Splink file. Impossible dates (spoilt like the rest) are missing."""
    with path.open(newline="", encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines, skipinitialspace=True))
    return [_febrl(row) if "rec_id" in row else _splink(row) for row in rows]


def _febrl(row: dict[str, str]) -> Record:
    said = {column: (value or "").strip() for column, value in row.items()}
    identity = Identity(
        key=said["rec_id"],
        name=f"{said['surname']}, {said['given_name']}",
        born=_day(said["date_of_birth"]),
        address=f"{said['street_number']} {said['address_1']}, {said['suburb']}",
    )
    return Record(identity, re.sub(r"-(?:org|dup).*", "", said["rec_id"]))


def _splink(row: dict[str, str]) -> Record:
    mail = row["email"].strip().casefold()
    identity = Identity(
        key=row["unique_id"],
        name=f"{row['surname']}, {row['first_name']}",
        born=_day(row["dob"]),
        contacts=frozenset({f"mailto:{mail}"} if "@" in mail else ()),
    )
    return Record(identity, row["cluster"])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def true_pairs(records: Sequence[Record]) -> set[tuple[int, int]]:
    """The positions of every two records that are of one person."""
    by_truth: dict[str, list[int]] = {}
    for at, record in enumerate(records):
        by_truth.setdefault(record.truth, []).append(at)
    return {
        (one, other)
        for same in by_truth.values()
        for place, one in enumerate(same)
        for other in same[place + 1 :]
    }


def measure(records: Sequence[Record], seed: int = 1) -> dict[str, dict[Level, float]]:
    """The weight of each level: the logarithm of its share among true pairs divided by that among others.

    Others are 50,000 pairs drawn at random. Half a pair is added to every count, so that none is zero.
    """
    same = true_pairs(records)
    chance = random.Random(seed)
    others = set[tuple[int, int]]()
    while len(others) < min(50_000, len(records) * (len(records) - 1) // 4):
        one, other = sorted(chance.sample(range(len(records)), 2))
        if (one, other) not in same:
            others.add((one, other))
    compared: dict[str, Callable[[Identity, Identity], Level]] = {
        "GIVEN": lambda a, b: names.how_alike_given(read_name(a.name).given, read_name(b.name).given),
        "FAMILY": lambda a, b: names.how_alike_family(read_name(a.name).family, read_name(b.name).family),
        "BORN": lambda a, b: names.how_alike_born(a.born, b.born),
    }
    found = {}
    for part, compare in compared.items():
        shares = []
        for pairs in (same, others):
            levels = Counter(compare(records[one].identity, records[other].identity) for one, other in pairs)
            known = sum(number for level, number in levels.items() if level is not Level.UNKNOWN)
            shares.append({level: (levels[level] + 0.5) / (known + 0.5) for level in Level})
        found[part] = {
            level: round(math.log(shares[0][level] / shares[1][level]), 1) for level in getattr(names, part)
        }
    return found


def main(arguments: list[str]) -> int:
    """Prints precision, recall and F1 for each set; the last line is that of the last one."""
    parser = argparse.ArgumentParser(prog="./run bench people", description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, help=f"default: {DEFAULT_FOLDER}, beside the checkout")
    parser.add_argument("--fit", action="store_true", help="measure the weights again")
    asked = parser.parse_args(arguments)
    folder = asked.folder or CHECKOUT / DEFAULT_FOLDER
    if missing := [name for name in SETS if not (folder / name).is_file()]:
        print(f"There is no {', '.join(missing)} in {folder}. Give a folder with --folder.", file=sys.stderr)
        return 2
    if asked.fit:
        print(f"Weights measured on {MEASURED_ON} (published in brackets)")
        for part, levels in measure(read_set(folder / MEASURED_ON)).items():
            told = ", ".join(
                f"{level} {value} ({getattr(names, part)[level]})" for level, value in levels.items()
            )
            print(f"  {part:8}{told}")
    last = ""
    for name in SETS:
        last = _one_set(name, read_set(folder / name))
    print(f"\n{last}")
    return 0


def judge(records: Sequence[Record]) -> dict[tuple[int, int], Sameness]:
    """Every pair that shares a key, and what the rule says of it."""
    people = [record.identity for record in records]
    return {(one, other): how_alike(people[one], people[other]) for one, other in pairs_to_compare(people)}


def figures(found: set[tuple[int, int]], truth: set[tuple[int, int]]) -> str:
    """Precision, recall and F1 of pairs found against the true ones."""
    right = len(found & truth)
    precision, recall = right / max(1, len(found)), right / max(1, len(truth))
    f1 = 2 * right / max(1, len(found) + len(truth))
    return f"precision={precision:.4f} recall={recall:.4f} f1={f1:.4f}"


def _one_set(name: str, records: Sequence[Record]) -> str:
    truth = true_pairs(records)
    began = time.perf_counter()
    judged = judge(records)
    took = time.perf_counter() - began
    every = len(records) * (len(records) - 1) // 2
    print(f"\n{name}: {len(records):,} records, {len(truth):,} true pairs among {every:,}")
    reached = len(judged.keys() & truth) / max(1, len(truth))
    print(f"  compared {len(judged):,} pairs that share a key ({reached:.1%} of the true ones), {took:.1f} s")
    for word, threshold in (("worth a look", POSSIBLE), ("probable", PROBABLE)):
        found = {pair for pair, sameness in judged.items() if is_probably_same(sameness, threshold=threshold)}
        wrong, missed = len(found - truth), len(truth - found)
        print(f"  {word:14}{figures(found, truth)}   ({wrong:,} wrong, {missed:,} missed)")
    return figures(found, truth)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
