"""Who may write places and the published data beneath them."""

from __future__ import annotations

from uuid import UUID

from wardmote.access.actors import Actor, Viewer
from wardmote.access.choices import Permission
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.places.models import Place


def check_may_load(actor: Actor) -> None:
    """Raise NotAllowed unless the actor is the system: published data belongs to the whole installation."""
    if actor.kind != "system":
        raise NotAllowed("Areas, postcodes and streets are loaded on the server's command line.")


def check_may_keep_places(actor: Actor, partnership_id: UUID) -> None:
    """Raise NotFound unless the actor acts in this partnership: whoever reports says where."""
    own: UUID | None = getattr(actor, "partnership_id", None)
    if own != partnership_id and not (actor.kind == "system" and own is None):
        raise NotFound("No such partnership.")


def check_may_correct(actor: Actor, place: Place) -> None:
    """Raise NotFound outside the actor's partnership, NotAllowed for those who do not work on records."""
    if actor.kind == "system":
        check_may_keep_places(actor, place.partnership_id)
        return
    if not isinstance(actor, Viewer) or actor.partnership_id != place.partnership_id:
        raise NotFound("No such place.")
    if not (actor.may(Permission.WORK_CASES) or actor.may(Permission.TRIAGE_REPORTS)):
        raise NotAllowed("Only people who work on reports or cases may correct a place.")


def may_correct(actor: Actor, place: Place) -> bool:
    """Whether `check_may_correct` lets the actor through."""
    try:
        check_may_correct(actor, place)
    except (NotAllowed, NotFound):
        return False
    return True
