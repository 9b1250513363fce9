"""Publishing the ASB case review procedure: versions that are added, never changed."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from wardmote.access.actors import Actor, Viewer
from wardmote.access.errors import Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.partnerships.models import Partnership, ReviewProcedure
from wardmote.partnerships.permissions import check_may_manage_partnership
from wardmote.partnerships.rules.procedures import Terms, why_not_from, why_not_publishable, written_limits


@operation
def publish_procedure(
    *, by: Actor, partnership: Partnership, terms: Terms, valid_from: date, on: date
) -> ReviewProcedure:
    """Publish a version of the case review procedure, in force from `valid_from` until the next one begins.

    `on` is the London day of publishing. Raises Refused, with the fields, when the law forbids a term (2014 Act
    section 104, Schedule 4) or the version would begin on or before the newest one, or before it is published.
    """
    check_may_manage_partnership(by, partnership.id)
    problems = why_not_publishable(terms)
    standing = ReviewProcedure.objects.filter(partnership=partnership)
    latest = standing.filter(withdrawn_on__isnull=True).aggregate(day=Max("valid_from"))["day"]
    why = why_not_from(valid_from=valid_from, latest_from=latest, on=on)
    if why:
        problems["valid_from"] = why
    if problems:
        raise Refused("The procedure cannot be published as it stands.", **problems)
    values = asdict(terms) | {"limits": written_limits(terms.limits)}
    values |= {name: list(values[name]) for name in ("caveats", "rejection_grounds", "appeal_to", "channels")}
    try:
        with transaction.atomic():
            made = ReviewProcedure.objects.create(
                partnership=partnership,
                version=(standing.aggregate(number=Max("version"))["number"] or 0) + 1,
                valid_from=valid_from,
                published_on=on,
                published_by_id=_membership_of(by),
                **values,
            )
    except IntegrityError as twin:
        raise Refused("Somebody else published a version just now. Look at it first.") from twin
    record(by, Category.COLLECTION, "partnerships.publish_procedure", "review_procedure", [made.id])
    return made


@operation
def withdraw_procedure(*, by: Actor, procedure: ReviewProcedure, on: date) -> ReviewProcedure:
    """Take back a version that has not begun: nothing was decided under it, and its number is not used again.

    Raises Refused when it is in force or was: then a new version takes its place.
    """
    check_may_manage_partnership(by, procedure.partnership_id)
    if procedure.withdrawn_on is not None:
        raise Refused("This version was taken back already.")
    if procedure.valid_from <= on:
        raise Refused("This version has begun. Publish a new one that takes its place.")
    procedure.withdrawn_on = on
    procedure.save(update_fields=["withdrawn_on"])
    record(
        by,
        Category.ALTERATION,
        "partnerships.withdraw_procedure",
        "review_procedure",
        [procedure.id],
        fields=["withdrawn_on"],
    )
    return procedure


def _membership_of(by: Actor) -> UUID | None:
    return by.membership_id if isinstance(by, Viewer) else None
