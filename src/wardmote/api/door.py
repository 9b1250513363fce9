"""The way in for machines: past all that is for browsers, and into one transaction.

Sessions, cookies, checks against forged forms and messages are for people at a browser. A request of a machine
carries its token each time, so none of that is asked.
"""

from __future__ import annotations

import logging
from contextlib import ExitStack
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve

from wardmote.access.actors import ApiActor
from wardmote.access.errors import NotAllowed
from wardmote.access.rows import act_from_now_on, become
from wardmote.api import problems
from wardmote.audit.operations import EventNotWritten, as_one_act, record_denied, record_out_of_scope
from wardmote.partnerships.queries import actor_of_token

logger = logging.getLogger(__name__)

JSON_DOOR = "/api/v1/"
OPEN311_DOOR = "/open311/v2/"
LARGEST_BODY = 256 * 1024
"""Bytes of one request: a report of 10,000 characters, whatever its script and however its signs are escaped."""


def is_for_machines(path: str) -> bool:
    """Whether an address belongs to this door."""
    return path.startswith((JSON_DOOR, OPEN311_DOOR))


def answer(request: Any) -> HttpResponseBase:
    """Answer a machine's request in one transaction; undo everything unless it went well."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return problems.answer(request, 404, "There is nothing at this address.")
    request.resolver_match = match
    request.refusals = []
    request.actor = None
    if refusal := _refuse_body(request):
        return refusal
    try:
        with transaction.atomic(), ExitStack() as stack:
            request.acting = stack
            response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        if connection.in_atomic_block:
            become(None)  # only within a test's transaction, which goes on as nobody
        for actor, act, error in request.refusals:
            record_denied(actor, act, error.record_type or "report", error.record_id)
        named = [value for value in match.kwargs.values() if isinstance(value, str | UUID)]
        if response.status_code == 404 and request.actor is not None and named:
            record_out_of_scope(request.actor, f"api.{match.url_name or 'request'}"[:60], named)
    except (DatabaseError, EventNotWritten):
        logger.exception("a machine's request could not be ended")
        return problems.unavailable(request)
    except Exception:
        logger.exception("a machine's request failed")
        return problems.answer(request, 500, "This failed through a fault of ours, and nothing was kept.")
    if response.status_code == 405 and isinstance(response, HttpResponse):
        allowed = response["Allow"]
        response = problems.answer(request, 405, f"This address takes {allowed} only.")
        response["Allow"] = allowed
    return response


def enter(request: Any, secret: str) -> ApiActor | None:
    """Let whoever shows this token in, for the rest of the transaction; None when it opens nothing."""
    actor = actor_of_token(secret) if 0 < len(secret) <= 200 else None
    if actor is not None:
        request.acting.callback(act_from_now_on(actor))
        request.acting.enter_context(as_one_act(actor))
        request.actor = actor
    return actor


def refused(request: Any, error: NotAllowed) -> None:
    """Remember that the actor was refused, to be recorded when what was done is undone."""
    if request.actor is not None:
        name = request.resolver_match.url_name or "request"
        request.refusals.append((request.actor, f"api.{name}"[:60], error))


def _refuse_body(request: HttpRequest) -> HttpResponse | None:
    if request.method not in ("POST", "PUT", "PATCH"):
        return None
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0
    if length > LARGEST_BODY:
        return problems.answer(request, 413, f"Send at most {LARGEST_BODY // 1024} KB in one request.")
    if (
        request.method == "POST"
        and request.path_info.startswith(JSON_DOOR)
        and request.content_type != "application/json"
    ):
        return problems.answer(request, 415, "Send JSON, with the header Content-Type: application/json.")
    return None
