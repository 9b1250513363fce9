"""Open311 GeoReport v2: how street-reporting sites send what residents told them, and ask what became of it.

Source: GeoReport v2 (open311.org) and its published schemas. Decisions where it leaves room:

* The endpoint belongs to the agency of the key. What is sent goes to that agency, whatever the routing table says: it
  has a contract with the site, and the site asks it what became of a request.
* **Nothing personal is ever published.** A list or a request shows status, service, dates, and the point rounded to
  three decimals (about 100 metres): no description, no address, nobody's name. And only requests that came this way,
  with the agency of the key, of kinds that concern a public place and nobody in it (`PUBLIC_SPACE`). All others are
  absent, though they are taken.
* Reading asks for a key too (any working token of the agency), unlike the services, which are the same everywhere.
* Pictures behind `media_url` are not fetched: the address is kept with the words, for an officer to judge.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any
from xml.etree import ElementTree as xml

from django.conf import settings
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone

from wardmote.access.actors import ApiActor
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.api import door, problems
from wardmote.partnerships.operations.repeating import BeingAnswered, begin_attempt, end_attempt
from wardmote.people.choices import ContactKind
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import Channel, Kind
from wardmote.reports.models import Report
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.permissions import check_may_enter
from wardmote.reports.queries.machines import RequestFilter, is_open, list_public_requests
from wardmote.reports.rules.intake import LIMITS, NewReport, what_is_wrong_with_contact

DAYS_SHOWN = 90
"""GeoReport v2: without dates a list goes back 90 days."""
MOST_SHOWN = 1_000
_DECIMALS = 3
_GROUPS = {
    Kind.VEHICLE_ABANDONED: "vehicles",
    Kind.VEHICLE_NUISANCE: "vehicles",
    Kind.LITTER_DRUGS: "public places",
    Kind.STREET_DRINKING: "public places",
    Kind.BEGGING: "public places",
    Kind.FIREWORKS: "public places",
    Kind.ANIMALS: "animals",
}
_KEY = re.compile(r"[\x21-\x7e]{8,100}")

View = Callable[..., HttpResponse]


class WrongRequest(Exception):
    """What was asked cannot be read; status and sentence."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


def _view(*methods: str) -> Callable[[View], View]:
    """Answer in the format of the address, errors too."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answered(request: Any, form: str, **parts: str) -> HttpResponse:
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            try:
                return view(request, form, **parts)
            except WrongRequest as error:
                return problems.answer(request, error.status, str(error))
            except Refused as error:
                return problems.answer(request, 400, next(iter(error.problems.values())))
            except NotAllowed as error:
                door.refused(request, error)
                return problems.answer(request, 403, error.reason)
            except NotFound:
                return problems.answer(request, 404, "There is no such service request.")
            except BeingAnswered:
                response = problems.answer(request, 409, "The same request is being answered at this moment.")
                response["Retry-After"] = "1"
                return response
            except IntegrityError as error:
                if "external_reference_once" not in str(error):
                    raise
                return problems.answer(request, 409, "This request has been taken already.")

        return answered

    return decorate


# --- What may be reported: the same for everybody, no key needed ------------------------------------------


@_view("GET")
def discovery(request: HttpRequest, form: str) -> HttpResponse:
    """Where the endpoint is and what it speaks."""
    found = {
        "changeset": "2026-01-01T00:00:00Z",
        "contact": f"Ask the partnership: {settings.BASE_URL}",
        "key_service": "The agency that you work for makes a key: Machine access, in its administration.",
        "endpoints": [
            {
                "specification": "http://wiki.open311.org/GeoReport_v2",
                "url": f"{settings.BASE_URL}{door.OPEN311_DOOR.rstrip('/')}",
                "changeset": "2026-01-01T00:00:00Z",
                "type": "production",
                "formats": ["application/json", "text/xml"],
            }
        ],
    }
    if form == "xml":
        return _xml("discovery", "", found)
    return _json(found)


@_view("GET")
def services(request: HttpRequest, form: str) -> HttpResponse:
    """The 13 types of the National Standard for Incident Recording."""
    return _many(form, "services", "service", [_service(kind) for kind in Kind])


@_view("GET")
def service(request: HttpRequest, form: str, code: str) -> HttpResponse:
    """One service: none has attributes of its own."""
    if code not in Kind.values:
        raise WrongRequest("There is no such service_code.", 404)
    found = {"service_code": code, "attributes": []}
    return _xml("service_definition", "attribute", found) if form == "xml" else _json(found)


def _service(kind: Kind) -> dict[str, Any]:
    return {
        "service_code": kind.value,
        "service_name": kind.label,
        "description": kind.label,
        "metadata": False,
        "type": "realtime",
        "keywords": "anti-social behaviour",
        "group": _GROUPS.get(kind, "anti-social behaviour"),
    }


# --- Requests ---------------------------------------------------------------------------------------------


@_view("GET", "POST")
def requests(request: HttpRequest, form: str) -> HttpResponse:
    """Take a request (POST), or list those that may be published (GET)."""
    if request.method == "POST":
        return _take(request, form)
    given = request.GET
    actor = _enter(request, given)
    now = timezone.now()
    references = tuple(
        filter(None, (part.strip() for part in given.get("service_request_id", "").split(",")))
    )
    if references:
        wanted = RequestFilter(references=references[:MOST_SHOWN])  # overrides all other arguments
    else:
        until = _moment(given.get("end_date"), "end_date") or now
        since = _moment(given.get("start_date"), "start_date") or until - timedelta(days=DAYS_SHOWN)
        wanted = RequestFilter(
            kinds=_kinds(given.get("service_code", "")),
            statuses=_statuses(given.get("status", "")),
            received_from=max(since, until - timedelta(days=DAYS_SHOWN)),
            received_to=until,
        )
    found = list_public_requests(viewer=actor, wanted=wanted, limit=MOST_SHOWN)
    return _many(form, "service_requests", "request", [_published(report) for report in found])


@_view("GET")
def one_request(request: HttpRequest, form: str, reference: str) -> HttpResponse:
    """One request, if it may be published; else absent."""
    report = _find(request, reference)
    return _many(form, "service_requests", "request", [_published(report)])


@_view("GET")
def token(request: HttpRequest, form: str, reference: str) -> HttpResponse:
    """A token is its request's id: the id is there at once."""
    report = _find(request, reference)
    found = [{"token": report.reference, "service_request_id": report.reference}]
    return _many(form, "service_requests", "request", found)


def _find(request: HttpRequest, reference: str) -> Report:
    actor = _enter(request, request.GET)
    if "\x00" in reference:
        raise NotFound("No such report.")
    found = list_public_requests(viewer=actor, wanted=RequestFilter(references=(reference,)), limit=1)
    if not found:
        raise NotFound("No such report.")
    return found[0]


def _take(request: Any, form: str) -> HttpResponse:
    if request.content_type not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise WrongRequest("Send a form: application/x-www-form-urlencoded.", 415)
    body_hash = hashlib.sha256(request.body).hexdigest()
    given = request.POST
    actor = _enter(request, given if "api_key" in given else request.GET)
    check_may_enter(actor)
    attempt = None
    if key := request.headers.get("Idempotency-Key", ""):
        if not _KEY.fullmatch(key):
            raise WrongRequest("Idempotency-Key: 8 to 100 signs.")
        attempt = begin_attempt(by=actor, act="api.open311", key=key, body_hash=body_hash)
    if attempt is not None and attempt.answered is not None:
        return _taken(form, attempt.answered)
    report = receive_report(
        by=actor, answers=_answers(given), channel=Channel.OPEN311, agency_id=actor.agency_id
    )
    if attempt is not None:
        end_attempt(by=actor, attempt=attempt, answer=report.reference)
    return _taken(form, report.reference)


def _taken(form: str, reference: str) -> HttpResponse:
    notice = "Keep the number: it is what you ask about."
    return _many(
        form,
        "service_requests",
        "request",
        [{"service_request_id": reference, "service_notice": notice, "account_id": None}],
    )


def _answers(given: Any) -> NewReport:
    """The report in a form's fields. Raises WrongRequest when service or place are missing."""
    code = given.get("service_code", "").strip()
    if code not in Kind.values:
        raise WrongRequest("Choose a service_code from the list of services.")
    lat, lon = _degrees(given.get("lat", ""), "lat"), _degrees(given.get("long", ""), "long")
    place = given.get("address_string", "").strip() or given.get("address_id", "").strip()
    if (lat is None or lon is None) and not place:
        raise WrongRequest("Say where: lat and long, or address_string.")
    words = given.get("description", "").strip() or Kind(code).label
    if picture := given.get("media_url", "").strip()[:500]:
        words += f"\n\nA picture was named: {picture}"
    contacts = []
    for kind, field in ((ContactKind.EMAIL, "email"), (ContactKind.PHONE, "phone")):
        value = given.get(field, "").strip()
        if value:
            if problem := what_is_wrong_with_contact(kind, value):
                raise WrongRequest(f"{field}: {problem}")
            # Whether it is safe to use was not asked: so it is not used until an officer has asked.
            contacts.append(GivenContact(kind=kind, value=value))
    name = " ".join(
        part for part in (given.get("first_name", ""), given.get("last_name", "")) if part
    ).strip()
    return NewReport(
        words=words,
        kinds=(Kind(code),),
        place_text=place[: LIMITS["place_text"]],
        lon=lon if lat is not None else None,
        lat=lat if lon is not None else None,
        name=name,
        contacts=tuple(contacts),
        is_anonymous=not (name or contacts),
    )


def _published(report: Report) -> dict[str, Any]:
    """All that leaves here of a request: nothing that was written by anybody."""
    kind = Kind(report.kinds[0])
    return {
        "service_request_id": report.reference,
        "status": "open" if is_open(report) else "closed",
        "status_notes": None,
        "service_name": kind.label,
        "service_code": kind.value,
        "description": None,
        "agency_responsible": None,
        "service_notice": None,
        "requested_datetime": _instant(report.received_at),
        "updated_datetime": _instant(report.decided_at or report.received_at),
        "expected_datetime": None,
        "address": None,
        "address_id": None,
        "zipcode": None,
        "lat": None if report.lat is None else round(report.lat, _DECIMALS),
        "long": None if report.lon is None else round(report.lon, _DECIMALS),
        "media_url": None,
    }


# --- Reading what was asked, writing what is answered -----------------------------------------------------


def _enter(request: HttpRequest, given: Any) -> ApiActor:
    """The machine behind `api_key` (or a bearer token)."""
    secret = given.get("api_key", "")
    kind, _, bearer = request.headers.get("Authorization", "").partition(" ")
    if not secret and kind.casefold() == "bearer":
        secret = bearer.strip()
    actor = door.enter(request, secret)
    if actor is None:
        raise WrongRequest("Send api_key: a key that works. It may be unknown, ended or revoked.", 403)
    return actor


def _degrees(text: str, name: str) -> float | None:
    if not text.strip():
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -180 <= value <= 180:
        raise WrongRequest(f"{name} must be degrees, like 52.6.")
    return value


def _moment(text: str | None, name: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+"))
        if moment.utcoffset() is None:
            moment = moment.replace(tzinfo=UTC)
        if not 1900 <= moment.year < 9999:
            raise ValueError(text)
    except (ValueError, OverflowError):
        raise WrongRequest(f"{name} must be a time like 2026-03-03T10:00:00Z.") from None
    return moment


def _kinds(text: str) -> tuple[Kind, ...]:
    codes = [part.strip() for part in text.split(",") if part.strip()]
    if any(code not in Kind.values for code in codes):
        raise WrongRequest("Choose service_code from the list of services.")
    return tuple(map(Kind, codes))


def _statuses(text: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if any(part not in ("open", "closed") for part in wanted):
        raise WrongRequest("status is open, closed, or both with a comma between.")
    return wanted


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _many(form: str, root: str, each: str, found: list[dict[str, Any]]) -> HttpResponse:
    return _xml(root, each, found) if form == "xml" else _json(found)


def _json(found: Any) -> HttpResponse:
    return HttpResponse(json.dumps(found), content_type="application/json")


def _xml(root: str, each: str, found: Any) -> HttpResponse:
    top = xml.Element(root)
    if isinstance(found, list):
        for one in found:
            _write(xml.SubElement(top, each), one)
    else:
        _write(top, found)
    return HttpResponse(xml.tostring(top, "utf-8", xml_declaration=True), content_type=problems.XML)


def _write(element: xml.Element, found: dict[str, Any]) -> None:
    for name, value in found.items():
        child = xml.SubElement(element, name)
        if isinstance(value, list):
            for one in value:
                if isinstance(one, dict):
                    _write(xml.SubElement(child, name.removesuffix("s")), one)
                else:
                    xml.SubElement(child, name.removesuffix("s")).text = str(one)
        elif value is not None:
            child.text = str(value).lower() if isinstance(value, bool) else str(value)
