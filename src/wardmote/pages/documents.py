"""Giving a document out: to whoever may see its record, at this moment, as a file to be saved and nothing else."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import URLPattern
from django.utils.http import content_disposition_header

from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound
from wardmote.documents.queries import open_document
from wardmote.pages.routes import route


def show_document(request: Any, document_id: UUID) -> HttpResponse:
    """Answer with the file. Access is asked at each request; another site's page cannot ask for it at all."""
    # Sent by every current browser (Fetch Metadata): our own page, or the address typed in.
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        raise NotFound("Asked for by another site.")
    opened = open_document(viewer=request.actor, document_id=document_id)
    return HttpResponse(
        opened.content,
        headers={
            "Content-Type": opened.content_type,
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=opened.name),
            # Whatever a browser makes of it, it is nobody's page and may load and run nothing.
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        },
    )


routes: list[URLPattern] = [
    route(
        "documents/<uuid:document_id>",
        show_document,
        permission=Permission.SIGNED_IN,
        name="document",
        methods=("GET",),
    ),
]
