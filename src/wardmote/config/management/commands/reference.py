"""`./run manage reference`: write the reference pages; `--check`: say which differ from the code."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wardmote.config import reference


class Command(BaseCommand):
    help = "Writes docs/reference from the code, or with --check compares the two."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when a page differs")

    def handle(self, *args: Any, **options: Any) -> None:
        stale = []
        for name, text in reference.pages().items():
            file = reference.FOLDER / name
            if file.exists() and file.read_text(encoding="utf-8") == text:
                continue
            stale.append(name)
            if not options["check"]:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        if options["check"] and stale:
            raise CommandError(f"out of date: {', '.join(stale)}. Run: ./run manage reference")
        words = "as the code says" if options["check"] else "written"
        self.stdout.write(f"{len(reference.pages())} reference pages {words}; {len(stale)} changed")
