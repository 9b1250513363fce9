"""The JSON API, version 1: partners' machines send reports and ask what became of them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from ninja import Header, NinjaAPI, Query
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser
from ninja.security import HttpBearer
from pydantic import AwareDatetime
from pydantic_core import from_json

from wardmote.access.actors import ApiActor
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.gathering import gathered
from wardmote.api import door, problems
from wardmote.api.problems import problem
from wardmote.api.shapes import Problem, Receipt, ReportIn, ReportList, ReportOut, StepList, field_errors
from wardmote.audit.operations import EventNotWritten
from wardmote.partnerships.operations.repeating import (
    BeingAnswered,
    begin_attempt,
    end_attempt,
)
from wardmote.reports.choices import Channel
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.permissions import SCOPE_FOR_PEOPLE
from wardmote.reports.queries.machines import Changed, get_changed, list_changed, list_steps

KEY = r"^[\x21-\x7e]{8,100}$"
REFERENCE = re.compile(r"[A-Za-z0-9-]{1,20}")
ACT = "api.send_report"

_PROBLEMS = {
    400: Problem,
    401: Problem,
    403: Problem,
    404: Problem,
    422: Problem,
    503: Problem,
}


class Bearer(HttpBearer):
    """The token of a partner's machine, in the header Authorization. Never in an address, where logs keep it."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiActor | None:
        return door.enter(request, token)


class FastJson(Parser):
    """Reads a body once, with the reader of the validator; refuses what is not JSON (NaN, half of a sign)."""

    def parse_body(self, request: HttpRequest) -> Any:
        return from_json(request.body, allow_inf_nan=False)


class MachineApi(NinjaAPI):
    """The API with errors described as what they are: problem details."""

    def get_openapi_schema(self, **options: Any) -> Any:
        schema = super().get_openapi_schema(**options)
        for methods in schema["paths"].values():
            for operation in methods.values():
                for status, response in operation["responses"].items():
                    content = response.get("content", {})
                    if int(status) >= 400 and "application/json" in content:
                        content[problems.PROBLEM_JSON] = content.pop("application/json")
        return schema


api = MachineApi(
    title="Wardmote",
    version="1",
    description=(
        "Send reports of anti-social behaviour to a partnership, and ask what became of them. A token belongs to one"
        " agency; its scopes say what it may do: `reports:write` to send, `reports:read` for status and dates,"
        " `reports:people` for what was told and by whom. Times carry their offset from UTC. What a token may not"
        " see is absent (404)."
    ),
    auth=Bearer(),
    parser=FastJson(),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api-1",
)


@api.post(
    "/reports",
    response={201: Receipt, **_PROBLEMS, 409: Problem, 413: Problem, 415: Problem},
    summary="Send a report",
    url_name="send_report",
)
def send_report(
    request: HttpRequest,
    given: ReportIn,
    idempotency_key: str = Header(..., pattern=KEY, alias="Idempotency-Key"),
) -> Any:
    """Take a report in. Needs the scope `reports:write`.

    `Idempotency-Key` is yours to make, a new one for each report (8 to 100 characters; a UUID will do). Whatever
    happens on the way, send the same request with the same key again: it is taken once, and you get the first
    answer again (with `Idempotent-Replayed: true`). While the first is still being answered: 409, with Retry-After.
    The same key with another body: 422. The partnership's routing table decides which agency gets it.
    """
    actor: ApiActor = request.actor  # type: ignore[attr-defined]
    attempt = begin_attempt(
        by=actor, act=ACT, key=idempotency_key, body_hash=hashlib.sha256(request.body).hexdigest()
    )
    if attempt.answered is not None:
        response = _created(attempt.answered)
        response["Idempotent-Replayed"] = "true"
        return response
    with gathered():
        report = receive_report(by=actor, answers=given.as_answers(), channel=Channel.API)
        receipt = json.dumps(
            {
                "reference": report.reference,
                "received_at": report.received_at.isoformat(),
                "status": report.status,
                "priority": report.priority,
                "respond_by": report.respond_by.isoformat(),
            },
            separators=(",", ":"),
        )
        end_attempt(by=actor, attempt=attempt, answer=receipt)
    return _created(receipt)


def _created(receipt: str) -> HttpResponse:
    return HttpResponse(receipt, status=201, content_type="application/json; charset=utf-8")


@api.get(
    "/reports",
    response={200: ReportList, **_PROBLEMS},
    summary="What changed",
    url_name="list_reports",
    exclude_unset=True,
)
def list_reports(
    request: HttpRequest,
    updated_since: AwareDatetime | None = Query(  # noqa: B008
        None, description="Changed at this instant or later."
    ),
    cursor: str | None = Query(None, max_length=200, description="`next` of the page before."),
    limit: int = Query(50, ge=1, le=100),
) -> Any:
    """Return the reports that the token's agency may see, in the order in which their status last changed.

    Needs the scope `reports:read`. Ask again with the last `changed_at` as `updated_since`: nothing is missed, and a
    report that changed in between is given again.
    """
    actor: ApiActor = request.actor  # type: ignore[attr-defined]
    if updated_since is not None and updated_since.year < 1900:
        updated_since = None
    page = list_changed(viewer=actor, since=updated_since, after=_read_cursor(cursor), size=limit)
    return {
        "reports": [_shown(row, actor) for row in page.rows],
        "next": _write_cursor(*page.next) if page.next else None,
    }


@api.get(
    "/reports/{reference}",
    response={200: ReportOut, **_PROBLEMS},
    summary="One report",
    url_name="show_report",
    exclude_unset=True,
)
def show_report(request: HttpRequest, reference: str) -> Any:
    """Return where one report stands. Needs the scope `reports:read`. Not yours to see: 404, as if absent."""
    actor: ApiActor = request.actor  # type: ignore[attr-defined]
    return _shown(get_changed(viewer=actor, reference=_reference(reference)), actor)


@api.get(
    "/reports/{reference}/steps",
    response={200: StepList, **_PROBLEMS},
    summary="What became of a report",
    url_name="list_steps",
)
def show_steps(request: HttpRequest, reference: str) -> Any:
    """Return every change of a report's status. Needs the scope `reports:read`."""
    steps = list_steps(viewer=request.actor, reference=_reference(reference))  # type: ignore[attr-defined]
    return {
        "reference": reference.upper(),
        "steps": [
            {"status": step.status, "at": step.at, "agency": step.by.agency.name if step.by else None}
            for step in steps
        ],
    }


def _shown(row: Changed, actor: ApiActor) -> dict[str, Any]:
    report = row.report
    shown: dict[str, Any] = {
        "reference": report.reference,
        "status": report.status,
        "priority": report.priority,
        "kinds": report.kinds,
        "channel": report.channel,
        "agency": report.agency.name,
        "received_at": report.received_at,
        "changed_at": row.changed_at,
        "respond_by": report.respond_by,
        "first_contact_at": report.first_contact_at,
        "external_system": report.external_system,
        "external_reference": report.external_reference,
    }
    if SCOPE_FOR_PEOPLE in actor.scopes:
        shown["people"] = {
            "words": report.words,
            "place_text": report.place_text,
            "postcode": report.postcode,
            "lon": report.lon,
            "lat": report.lat,
            "harm": report.harm,
            "at_risk": report.at_risk,
            "objects_to_sharing": report.objects_to_sharing,
            "reporter": _reporter(row),
        }
    return shown


def _reporter(row: Changed) -> dict[str, Any] | None:
    person = row.report.reporter
    if person is None:
        return None
    names = ("kind", "value", "safety", "may_leave_message", "may_say_who_we_are", "safe_times")
    return {
        "name": person.name,
        "contacts": [{name: getattr(point, name) for name in names} for point in row.contacts],
    }


def _reference(text: str) -> str:
    if not REFERENCE.fullmatch(text):
        raise NotFound("No such report.")
    return text


def _write_cursor(at: datetime, key: UUID) -> str:
    return base64.urlsafe_b64encode(f"{at.isoformat()}~{key.hex}".encode()).decode()


def _read_cursor(text: str | None) -> tuple[datetime, UUID] | None:
    if text is None:
        return None
    try:
        at, key = (
            base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True).decode("ascii").split("~")
        )
        moment = datetime.fromisoformat(at)
        if moment.utcoffset() is None or moment.date() < date(1900, 1, 1):
            raise ValueError(at)
        return moment, UUID(key)
    except (ValueError, OverflowError) as error:
        raise Refused("This is not a cursor that we gave.", "cursor") from error


# --- What goes wrong --------------------------------------------------------------------------------------


@api.exception_handler(AuthenticationError)
def _no_token(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return problem(
        401, "Send a token that works: Authorization: Bearer wm_… It may be unknown, ended or revoked."
    )


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    found = field_errors(error.errors)
    if any(name.casefold() in ("idempotency-key", "idempotency_key") for name, _ in found):
        return problem(
            400, "Send the header Idempotency-Key: 8 to 100 signs, a new one for each report.", found
        )
    are = "1 field is" if len(found) == 1 else f"{len(found)} fields are"
    return problem(422, f"{are} not as described.", found)


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == 400:
        return problem(400, "The body is not JSON.")
    return problem(error.status_code, error.message)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    fields = problems.as_sentences(error.problems)
    return problem(422, next(iter(error.problems.values())), fields)


@api.exception_handler(BeingAnswered)
def _being_answered(request: HttpRequest, error: BeingAnswered) -> HttpResponse:
    response = problem(409, "The same request is being answered at this moment. Send it again in a second.")
    response["Retry-After"] = "1"
    return response


@api.exception_handler(NotAllowed)
def _not_allowed(request: HttpRequest, error: NotAllowed) -> HttpResponse:
    door.refused(request, error)
    return problem(403, error.reason)


@api.exception_handler(NotFound)
def _not_found(request: HttpRequest, error: NotFound) -> HttpResponse:
    return problem(404, "There is nothing at this address.")


@api.exception_handler(IntegrityError)
def _already_here(request: HttpRequest, error: IntegrityError) -> HttpResponse:
    if "external_reference_once" not in str(error):
        raise error
    return problem(
        409,
        "A report with this external reference has been taken already.",
        [("external_reference", "has been taken already")],
    )


@api.exception_handler(EventNotWritten)
def _not_recorded(request: HttpRequest, error: EventNotWritten) -> HttpResponse:
    return problems.unavailable(request)
