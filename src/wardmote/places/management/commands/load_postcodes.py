"""./run manage load_postcodes FILE …"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from wardmote.places.loading import load_postcodes_from


class Command(BaseCommand):
    help = load_postcodes_from.__doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="CSV; .gz is unpacked")

    def handle(self, *args: Any, **options: Any) -> None:
        load_postcodes_from(options["files"], say=self.stdout.write)
