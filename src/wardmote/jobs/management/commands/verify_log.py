"""`manage.py verify_log`: is the access log whole?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError

from wardmote.jobs.sealing import verify


class Command(BaseCommand):
    help = "Verify the access log: walk its chain and compare it with the heads kept outside the database."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            finding = verify()
        except ProgrammingError as error:
            raise CommandError(
                "There is no access log in this database: is DATABASE_URL set, and the right one?",
                returncode=2,
            ) from error
        for sentence in finding.holds:
            self.stdout.write(f"ok       {sentence}")
        if finding.problem:
            raise CommandError(finding.problem, returncode=1)
        self.stdout.write("The access log is whole.")
