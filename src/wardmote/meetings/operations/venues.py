"""The register of venues, and the other names of bodies."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.access.rows import switched_to
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.meetings.choices import NameKind
from wardmote.meetings.models import Body, BodyName, Meeting, Venue
from wardmote.meetings.operations.writing import hold_body, partnership_of, refuse, save
from wardmote.meetings.permissions import check_may_found, check_may_keep_venue
from wardmote.meetings.rules.matching import is_called
from wardmote.meetings.rules.states import COMING

CHANGEABLE = frozenset(
    {"name", "address", "directions", "access_notes", "online_link", "capacity", "closed_on"}
)


@operation
def add_venue(*, by: Actor, name: str, agency_id: UUID | None = None, **more: Any) -> Venue:
    """Add a venue that the actor's agency keeps (`agency_id` for the system). `more`: as `change_venue` takes it.

    It is read by that agency's officers and by whoever sees a meeting or body that takes it: by the public too
    once a published one does. Raises Refused, NotAllowed.
    """
    check_may_found(by)
    lead = getattr(by, "agency_id", None) or agency_id
    if lead is None:
        raise Refused("Choose the agency that keeps the venue.", field="agency")
    _check(lead, name, more)
    venue = Venue.objects.create(
        partnership_id=partnership_of(by), agency_id=lead, name=name.strip(), **_known(more)
    )
    record(by, Category.COLLECTION, "meetings.add_venue", "venue", [venue.id], classes=[FieldClass.F1])
    return venue


def _known(given: dict[str, Any]) -> dict[str, Any]:
    unknown = set(given) - CHANGEABLE
    if unknown:
        raise TypeError(f"a venue has no {sorted(unknown)}")
    return given


def _check(agency_id: UUID, name: str, given: dict[str, Any], but: UUID | None = None) -> None:
    refuse("" if name.strip() else "Enter the name of the venue.", "name")
    same = Venue.objects.filter(agency_id=agency_id, name__iexact=name.strip())
    others = same.exclude(pk=but) if but else same
    refuse("There is a venue of this name already." if others.exists() else "", "name")
    link = str(given.get("online_link") or "")
    refuse("" if not link or link.startswith(("https://", "http://")) else _NO_LINK, "online_link")


_NO_LINK = "Enter the whole link, beginning with https://."


@operation
def change_venue(*, by: Actor, venue: Venue, **changes: Any) -> Venue:
    """Change a venue: its name and address, how to find it and get in, its link, whether it is still offered.

    Coming meetings there, and bodies whose usual venue it is, take its new line; the calendar entries of those
    meetings count one further. Meetings that were held keep what was said then. Raises Refused, NotFound, NotAllowed.
    """
    held = Venue.objects.visible_to(by).filter(pk=venue.pk).first()
    if held is None:
        raise NotFound("No such venue.")
    check_may_keep_venue(by, held)
    before = held.line
    for name, value in _known(changes).items():
        setattr(held, name, value)
    _check(held.agency_id, held.name, changes, but=held.pk)
    save(held, *changes)
    if held.line != before:
        _tell_again(held)
    record(by, Category.ALTERATION, "meetings.change_venue", "venue", [held.id], fields=list(changes))
    return held


def _tell_again(venue: Venue) -> None:
    """Bodies and coming meetings say the new line, whichever agency runs them: hence as the system."""
    with switched_to(SystemActor(venue.partnership_id, why="a venue that meetings take has a new address")):
        Body.objects.filter(registered_venue=venue).update(venue=venue.line)
        for meeting in Meeting.objects.filter(registered_venue=venue, state__in=COMING):
            meeting.venue, meeting.sequence = venue.line, meeting.sequence + 1
            save(meeting, "venue", "sequence")


def take_venue(by: Actor, venue_id: UUID) -> Venue:
    """Return a venue that the actor may let a meeting or body take. Raises Refused for one that is not offered."""
    found = Venue.objects.visible_to(by).filter(pk=venue_id).first()
    if found is None:
        raise Refused("Choose a venue of the register.", field="registered_venue")
    return found


# --- other names of a body ----------------------------------------------------------------------------


@operation
def name_body(
    *, by: Actor, body: Body, name: str, kind: str = NameKind.ALSO, until_on: date | None = None
) -> BodyName:
    """Note another name of a body, or one that it had before. It is found by it, and imported minutes too.

    Raises Refused for a name that the body has already, NotFound, NotAllowed.
    """
    held = hold_body(by, body)
    said = " ".join(name.split())
    refuse("" if said else "Enter the other name.", "name")
    if kind not in NameKind.values:
        raise Refused("Choose which kind of name it is.", field="kind")
    refuse("Only a former name has a last day." if until_on and kind != NameKind.FORMER else "", "until_on")
    there = [held.name, held.short_name, *BodyName.objects.filter(body=held).values_list("name", flat=True)]
    refuse("The body is known by this name already." if is_called(said, there) else "", "name")
    made = BodyName.objects.create(
        partnership_id=held.partnership_id, body=held, name=said, kind=kind, until_on=until_on
    )
    record(by, Category.COLLECTION, "meetings.name_body", "body", [held.id, made.id], classes=[FieldClass.F1])
    return made


@operation
def drop_name(*, by: Actor, body: Body, name_id: UUID) -> None:
    """Take another name off a body that was noted by mistake. Raises NotFound, NotAllowed."""
    held = hold_body(by, body)
    found = BodyName.objects.filter(pk=name_id, body=held).first()
    if found is None:
        raise NotFound("No such name.")
    found.delete()
    record(by, Category.ALTERATION, "meetings.drop_name", "body", [held.id], fields=["names"])
