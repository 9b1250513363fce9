"""`./run manage first_administrator --email … --agency …`: a one-time link for the first person (A13).

There is no default account anywhere: whoever runs this command hands the link over, and the person
chooses a password and a second factor.
"""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from wardmote.access.actors import SystemActor
from wardmote.access.choices import Role
from wardmote.access.errors import Refused
from wardmote.access.rows import acting_as
from wardmote.partnerships.choices import AgencyType
from wardmote.partnerships.models import Agency, Membership, Partnership
from wardmote.partnerships.operations import add_agency, invite
from wardmote.partnerships.rules.accounts import INVITATION_HOURS


class Command(BaseCommand):
    help = "Prints a one-time link with which the first administrator of a partnership sets up their account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True, help="their work e-mail address")
        parser.add_argument("--name", default="", help="their name")
        parser.add_argument(
            "--agency", required=True, help="name of their agency; it is made if it is not there"
        )
        parser.add_argument(
            "--kind", choices=AgencyType.values, default=AgencyType.DISTRICT, help="what kind of body"
        )
        parser.add_argument("--partnership", default="", help="short name; needed when there are several")

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_as(SystemActor(why="first_administrator")):
            found = list(
                Partnership.objects.filter(
                    **({"slug": options["partnership"]} if options["partnership"] else {})
                )
            )
        if len(found) != 1:
            raise CommandError("Name the partnership with --partnership; make one with create_partnership.")
        system = SystemActor(found[0].id, why="first_administrator")
        with acting_as(system):
            if Membership.objects.filter(
                partnership=found[0],
                roles__contains=[Role.OPERATOR],
                ended_at__isnull=True,
                account__locked_at__isnull=True,
                agency__left_on__isnull=True,
            ).exists():
                raise CommandError("There is an administrator already. They invite further people.")
            agency = Agency.objects.filter(partnership=found[0], name__iexact=options["agency"]).first()
        try:
            if agency is None:
                agency = add_agency(
                    by=system,
                    partnership=found[0],
                    name=options["agency"],
                    short_name=options["agency"][:30],
                    kind=AgencyType(options["kind"]),
                )
            _, token = invite(
                by=system,
                agency=agency,
                email=options["email"],
                name=options["name"] or options["email"].partition("@")[0],
                roles=[Role.OPERATOR, Role.ACCOUNT_ADMINISTRATOR],
            )
        except Refused as refused:
            raise CommandError("; ".join(refused.problems.values())) from refused
        link = settings.BASE_URL + reverse("open_invitation", kwargs={"token": token})
        self.stdout.write(f"{link}\n(works once, for {INVITATION_HOURS} hours)")
