"""What the public pages of a partnership say, where it has words of its own."""

from __future__ import annotations

from wardmote.access.actors import Actor
from wardmote.partnerships.models import Words


def own_words(*, viewer: Actor) -> dict[str, str]:
    """Return the texts that the partnership has put in the place of the standard ones, by key. Public words:
    no consultation is recorded."""
    partnership_id = getattr(viewer, "partnership_id", None)
    if partnership_id is None:
        return {}
    return dict(Words.objects.filter(partnership_id=partnership_id).values_list("key", "text"))
