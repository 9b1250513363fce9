"""Who may load what the police publish."""

from wardmote.access.actors import Actor
from wardmote.access.errors import NotAllowed


def check_may_load(actor: Actor) -> None:
    """Raise NotAllowed unless the actor is the system: published data belongs to the whole installation."""
    if actor.kind != "system":
        raise NotAllowed("Published crime is loaded on the server's command line.")
