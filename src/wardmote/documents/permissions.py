"""Who may take a document away again."""

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.errors import NotAllowed
from wardmote.documents.models import Document


def check_may_erase(by: Actor, document: Document) -> None:
    """Raise NotAllowed unless the actor works for the agency whose document it is, or is the system."""
    if isinstance(by, SystemActor):
        return
    if isinstance(by, Viewer) and by.agency_id == document.agency_id:
        return
    raise NotAllowed(
        "Only the agency that added a document may erase it.", record_type="document", record_id=document.id
    )
