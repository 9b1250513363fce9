"""`./run manage migration_sql FOLDER`: the SQL of every one of our migrations, one file each, for the linter."""

from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Writes the SQL of each of Wardmote's own migrations into a folder, as <room>.<migration>.sql."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        for app in apps.get_app_configs():
            if not app.name.startswith("wardmote."):
                continue
            for file in sorted((Path(app.path) / "migrations").glob("0*.py")):
                text = StringIO()
                call_command("sqlmigrate", app.label, file.stem, stdout=text, no_color=True)
                (folder / f"{app.label}.{file.stem}.sql").write_text(text.getvalue(), encoding="utf-8")
