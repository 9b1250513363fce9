"""The register of venues as a viewer may see it, and bodies by whichever name they are called."""

from __future__ import annotations

from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.errors import NotFound
from wardmote.meetings.models import Body, BodyName, Venue
from wardmote.meetings.queries.reading import get_body, list_bodies
from wardmote.meetings.rules.matching import find_called


def list_venues(*, viewer: Actor, closed: bool = False) -> list[Venue]:
    """Return the venues that the viewer sees, by name: those that are offered, or (`closed`) all of them."""
    rows = Venue.objects.visible_to(viewer).select_related("agency")
    if not closed:
        rows = rows.filter(closed_on__isnull=True)
    return list(rows.order_by("name", "id"))


def get_venue(*, viewer: Actor, venue_id: UUID) -> Venue:
    """Return one venue. Raises NotFound."""
    found = Venue.objects.visible_to(viewer).select_related("agency").filter(pk=venue_id).first()
    if found is None:
        raise NotFound("No such venue.")
    return found


def names_of(*, viewer: Actor, body: Body) -> list[BodyName]:
    """Return the other names of a body, former ones last."""
    held = get_body(viewer=viewer, body_id=body.pk)
    return list(BodyName.objects.filter(body=held).order_by("kind", "name"))


def body_called(*, viewer: Actor, words: str) -> Body | None:
    """Return the body that the words name, by any of its names; None for none, or when several are called so."""
    bodies = {body.pk: body for body in list_bodies(viewer=viewer)}
    names: dict[UUID, list[str]] = {pk: [body.name, body.short_name] for pk, body in bodies.items()}
    for body_id, name in BodyName.objects.filter(body__in=list(bodies)).values_list("body_id", "name"):
        names[body_id].append(name)
    found = find_called(words, names)
    return bodies[found] if found else None
