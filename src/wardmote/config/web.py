"""The web server: granian, whose workers are born with the program already loaded (decision 7).

    python -m wardmote.config.web [options of granian] wardmote.config.wsgi:application

The keeper loads the program and then forks: the workers share its pages of memory until they write to them, and a
worker that has to be replaced is there at once.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from importlib import import_module

from granian.cli import entrypoint
from uuid_utils import reseed_rng


def prepare() -> None:
    """Say how workers come to be: forked, and each with chance of its own, for identifiers are made of it."""
    multiprocessing.set_start_method("fork")
    os.register_at_fork(after_in_child=reseed_rng)


def load(target: str) -> None:
    """Import what the workers will serve (`module:name`), and leave nothing open that must not be had twice."""
    import_module(target.partition(":")[0])
    if "django.db" in sys.modules:
        from django.db import connection

        connection.close()


def main() -> None:
    """Load the last argument's module, then hand over to granian."""
    prepare()
    load(sys.argv[-1])
    entrypoint()


if __name__ == "__main__":
    main()
