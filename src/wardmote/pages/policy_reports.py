"""What browsers tell of a page that tried to load or run what the content security policy forbids.

A script that got in, or a page of ours with a fault: either is a line in the program's log. The browser tells the
address of the page too, which may be a resident's private link, and whatever stands behind the blocked address: of
both only the name of the page and the host are kept. Anybody can send such a report, so a line proves nothing by
itself, and a flood of them stops at a few a minute.

Source: W3C, Content Security Policy Level 3, sections 5.3 (`report-uri`) and 5.1 (`csp-violation`).
"""

from __future__ import annotations

import logging
import re
import time
from collections import deque
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from pydantic_core import from_json

logger = logging.getLogger(__name__)

LARGEST = 16 * 1024
"""Bytes of one sending."""
LINES_A_MINUTE = 20
"""Lines in the log, for each process."""

_DIRECTIVE = re.compile(r"[a-z-]{1,40}")
_WORD = re.compile(r"[a-z-]{1,20}")
_written: deque[float] = deque(maxlen=LINES_A_MINUTE)
_one_at_a_time = Lock()


@csrf_exempt
def take_policy_report(request: HttpRequest) -> HttpResponse:
    """Take what a browser reports: 204, 400 for what is no report, 413 for too much."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0
    if length > LARGEST:
        return HttpResponse(status=413)
    try:
        told = from_json(request.body)
    except ValueError:
        return HttpResponse(status=400)
    reports = _reports_in(told)
    if not reports:
        return HttpResponse(status=400)
    for report in reports[:5]:
        _write_line(report)
    return HttpResponse(status=204)


def _reports_in(told: Any) -> list[dict[str, Any]]:
    """The reports of one sending, in the words of `report-uri`, whichever of the two shapes they came in."""
    if isinstance(told, dict) and isinstance(old := told.get("csp-report"), dict):
        return [old]
    bodies = [
        one["body"]
        for one in (told if isinstance(told, list) else [])
        if isinstance(one, dict) and one.get("type") == "csp-violation" and isinstance(one.get("body"), dict)
    ]
    return [
        {
            "effective-directive": body.get("effectiveDirective"),
            "blocked-uri": body.get("blockedURL"),
            "document-uri": body.get("documentURL"),
        }
        for body in bodies
    ]


def _write_line(report: dict[str, Any]) -> None:
    directive = str(report.get("effective-directive") or report.get("violated-directive") or "").split(" ")[0]
    with _one_at_a_time:
        now = time.monotonic()
        if len(_written) == LINES_A_MINUTE and now - _written[0] < 60:
            return
        _written.append(now)
    logger.warning(
        "a browser refused what the content security policy forbids: %s, from %s, on the page %s",
        directive if _DIRECTIVE.fullmatch(directive) else "(unreadable)",
        _where_from(str(report.get("blocked-uri") or "")),
        _page_of(str(report.get("document-uri") or "")),
    )


def _where_from(address: str) -> str:
    """The host that something came from, or the word that stands for what has none (`inline`, `eval`)."""
    if _WORD.fullmatch(address):
        return address
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    return f"{parts.scheme}://{host}" if re.fullmatch(r"[a-z0-9.:-]{1,253}", host) else "(unreadable)"


def _page_of(address: str) -> str:
    """The name of a page: never its address, which may open something by itself."""
    try:
        return resolve(urlsplit(address).path).url_name or "(unknown)"
    except (ValueError, Resolver404):
        return "(unknown)"
