"""`./run manage publish_procedure --partnership SLUG --example NAME --from 2026-04-01`: a first procedure."""

from argparse import ArgumentParser
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from wardmote.access.actors import SystemActor
from wardmote.access.errors import Refused
from wardmote.partnerships.operations import publish_procedure
from wardmote.partnerships.queries import partnership_with_slug
from wardmote.partnerships.rules.examples import examples


class Command(BaseCommand):
    help = (
        "Publishes one of the example ASB case review procedures for a partnership, with its own contact lines. "
        "Administrators change it on the page Partnership, Case review procedure."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--partnership", required=True, help="short name of the partnership")
        parser.add_argument("--example", required=True, choices=sorted(examples()), help="which example")
        parser.add_argument(
            "--from",
            dest="valid_from",
            type=date.fromisoformat,
            required=True,
            help="first day, as 2026-04-01",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        partnership = partnership_with_slug(options["partnership"])
        if partnership is None:
            raise CommandError("There is no partnership with this short name.")
        terms = replace(
            examples()[options["example"]],
            contact_name=partnership.name,
            contact_email=partnership.contact_email,
            contact_phone=partnership.contact_phone,
        )
        try:
            made = publish_procedure(
                by=SystemActor(partnership.id, why="publish_procedure"),
                partnership=partnership,
                terms=terms,
                valid_from=options["valid_from"],
                on=timezone.localdate(),
            )
        except Refused as refused:
            raise CommandError("; ".join(refused.problems.values())) from refused
        self.stdout.write(f"{made.name} is published as version {made.version}, from {made.valid_from}.")
