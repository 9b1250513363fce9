"""`./run manage unlock_account --email …`: for the day on which no administrator can sign in any more."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.partnerships.models import Membership
from wardmote.partnerships.operations import reset_second_factor, unlock_account


class Command(BaseCommand):
    help = (
        "Unlocks an account; with --second-step also removes its second factors, so that new ones are set up."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True, help="the account's e-mail address")
        parser.add_argument(
            "--second-step",
            action="store_true",
            help="they have lost phone and recovery codes; make sure who asks",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        system = SystemActor(why="unlock_account")
        with acting_as(system):
            membership = (
                Membership.objects.filter(account__email__iexact=options["email"], ended_at__isnull=True)
                .select_related("account", "agency")
                .first()
            )
        if membership is None:
            raise CommandError("Nobody with this address works for an agency here. Invite them instead.")
        unlock_account(by=system, membership=membership)
        if options["second_step"]:
            reset_second_factor(by=system, membership=membership)
        self.stdout.write("The account is unlocked.")
