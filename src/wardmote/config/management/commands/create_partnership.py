"""`./run manage create_partnership --name … --slug … --district …`: a new tenant."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wardmote.access.actors import SystemActor
from wardmote.access.errors import Refused
from wardmote.partnerships.operations import create_partnership


class Command(BaseCommand):
    help = "Makes a partnership. Its first administrator: ./run manage first_administrator"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", required=True, help="as on its letterhead")
        parser.add_argument("--slug", required=True, help="short name: small letters, digits, hyphens")
        parser.add_argument("--district", required=True, help="ONS code of its area, e.g. E07000135")
        parser.add_argument(
            "--host", action="append", default=[], help="host name of its pages; repeat for more"
        )
        parser.add_argument("--email", default="", help="address for the public")
        parser.add_argument("--phone", default="", help="telephone number for the public")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = create_partnership(
                by=SystemActor(why="create_partnership"),
                name=options["name"],
                slug=options["slug"],
                district_code=options["district"],
                hosts=options["host"],
                contact_email=options["email"],
                contact_phone=options["phone"],
            )
        except Refused as refused:
            raise CommandError("; ".join(refused.problems.values())) from refused
        self.stdout.write(
            f"{made.name} is made. Now: ./run manage first_administrator --partnership {made.slug} …"
        )
