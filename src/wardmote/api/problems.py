"""What goes wrong, said in the form of the door that was knocked at.

JSON: RFC 9457 (problem details). Open311: GeoReport v2, "errors": a list of code and description, in JSON or XML.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from xml.etree import ElementTree as xml

from django.http import HttpRequest, HttpResponse

PROBLEM_JSON = "application/problem+json"
XML = "text/xml; charset=utf-8"


def answer(
    request: HttpRequest, status: int, sentence: str, fields: Iterable[tuple[str, str]] = ()
) -> HttpResponse:
    """Return the answer for a request that failed: one sentence, and one for each field that is wrong."""
    if request.path_info.startswith("/open311/"):
        return _open311(request, status, [sentence] if not fields else [f"{n}: {s}" for n, s in fields])
    return problem(status, sentence, fields)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Return the answer for what could not be done now; nothing of it was kept."""
    response = answer(
        request, 503, "This could not be done at the moment, and nothing was kept. Send it again."
    )
    response["Retry-After"] = "5"
    return response


def problem(status: int, sentence: str, fields: Iterable[tuple[str, str]] = ()) -> HttpResponse:
    """Return problem details: type, title, status, detail, and `errors` with field and message."""
    body: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": sentence,
    }
    if errors := [{"field": name, "message": said} for name, said in fields]:
        body["errors"] = errors
    response = HttpResponse(json.dumps(body), status=status, content_type=PROBLEM_JSON)
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="wardmote"'
    return response


def as_sentences(problems: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the fields that a rule refuses, without what concerns the whole."""
    return [(name, said) for name, said in problems.items() if name]


def _open311(request: HttpRequest, status: int, sentences: Iterable[str]) -> HttpResponse:
    if request.path_info.endswith(".xml"):
        root = xml.Element("errors")
        for sentence in sentences:
            error = xml.SubElement(root, "error")
            xml.SubElement(error, "code").text = str(status)
            xml.SubElement(error, "description").text = sentence
        return HttpResponse(
            xml.tostring(root, "utf-8", xml_declaration=True), status=status, content_type=XML
        )
    body = [{"code": status, "description": sentence} for sentence in sentences]
    return HttpResponse(json.dumps(body), status=status, content_type="application/json")
