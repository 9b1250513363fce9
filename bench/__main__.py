"""`python -m bench NAME …` runs a benchmark; without a name it lists them."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import bench


def names() -> list[str]:
    """The benchmarks there are. Modules that begin with an underscore are shared parts."""
    return sorted(
        found.name for found in pkgutil.iter_modules(bench.__path__) if not found.name.startswith("_")
    )


def main(arguments: list[str]) -> int:
    """Runs the benchmark named first and gives it the rest; returns its exit code."""
    if not arguments or arguments[0] not in names():
        if arguments and arguments[0] not in {"-h", "--help"}:
            print(f"There is no benchmark {arguments[0]!r}. There are:", file=sys.stderr)
        for name in names():
            told = importlib.import_module(f"bench.{name}").__doc__ or ""
            print(f"  {name:16}{told.strip().splitlines()[0] if told.strip() else ''}")
        return 0 if not arguments or arguments[0] in {"-h", "--help"} else 2
    return int(importlib.import_module(f"bench.{arguments[0]}").main(arguments[1:]) or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
