"""`./run manage demo`: build the demonstration; `--show-logins`: who can sign in, and with what."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from wardmote.demo import cast
from wardmote.demo.build import build


class Command(BaseCommand):
    help = "Builds the demonstration partnership, unless it is there; --show-logins prints who can sign in."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--show-logins", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "This is not a demonstration (WARDMOTE_DEMO is not set): no invented accounts here."
            )
        if options["show_logins"]:
            self.stdout.write(f"Sign in at {settings.BASE_URL}/sign-in with the password: {cast.PASSWORD}")
            self.stdout.write(
                f"One-time codes: {settings.BASE_URL}/demonstration/people (the demonstration only)\n"
            )
            for person in cast.PEOPLE:
                if person.shown:
                    roles = ", ".join(str(role.label) for role in person.roles)
                    self.stdout.write(f"  {person.email:30} {roles}")
            return
        build(say=self.stdout.write)
