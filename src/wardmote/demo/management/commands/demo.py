"""`./run manage demo`: build the demonstration, or what is missing of it, and say who can sign in."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from wardmote.demo import build, cast


class Command(BaseCommand):
    help = "Builds the demonstration partnership, or what is missing of it, and prints who can sign in."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--begin",
            action="store_true",
            help="only what is needed to look at it: reads a line first, so that it can be started early",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "This is not a demonstration (WARDMOTE_DEMO is not set): no invented accounts here."
            )
        now = timezone.now()
        if options["begin"]:
            sys.stdin.readline()
            build.begin(now=now, say=self.stdout.write)
            return
        partnership = build.begin(now=now, say=self.stdout.write)
        self._say_who_signs_in()
        build.fill(partnership, now=now, say=lambda words: self.stdout.write(f"  the story: {words}"))

    def _say_who_signs_in(self) -> None:
        self.stdout.write(f"Sign in at {settings.BASE_URL}/sign-in with the password: {cast.PASSWORD}")
        self.stdout.write(
            f"One-time codes: {settings.BASE_URL}/demonstration/people (the demonstration only)\n"
        )
        for person in cast.PEOPLE:
            if person.shown:
                roles = ", ".join(str(role.label) for role in person.roles)
                self.stdout.write(f"  {person.email:30} {roles}")
        self.stdout.write("\n")
