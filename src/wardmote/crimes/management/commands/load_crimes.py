"""./run manage load_crimes FILE …"""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wardmote.access.actors import SystemActor
from wardmote.crimes.files import FileFault, read_months
from wardmote.crimes.operations import load_month


class Command(BaseCommand):
    help = (
        "Loads street-level crime files of data.police.uk (CSV, .gz, or a .zip of them), one force's month at a "
        "time: each whole or not at all. Loading a file again changes nothing; a newer one replaces its month."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        by = SystemActor(why="load_crimes")
        begun, rows = time.perf_counter(), 0
        for path in map(Path, options["files"]):
            try:
                for month in read_months(path):
                    loaded = load_month(by=by, month=month)
                    rows += loaded.rows
                    self.stdout.write(str(loaded))
            except FileFault as fault:
                raise CommandError(f"{fault}. Nothing of this month was loaded.") from fault
            except OSError as error:
                raise CommandError(f"{path.name} cannot be read: {error.strerror}") from error
        took = time.perf_counter() - begun
        self.stdout.write(f"{rows:,} rows in {took:.1f} s ({rows / max(took, 1e-9):,.0f} a second)")
