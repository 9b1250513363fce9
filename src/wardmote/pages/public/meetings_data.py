"""Published meetings as data, after OParl 1.1: bodies, people, meetings, agenda items, papers; tombstones of what went.

OParl's `Body` is the partnership; our bodies are its `Organization`s. Deleted objects answer with HTTP 200 and keep id,
type, created, modified and `deleted` (OParl 1.1, section 2.8).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from wardmote.access.actors import PublicActor
from wardmote.access.errors import NotFound
from wardmote.calendar.london import in_london
from wardmote.design.words import clock_words
from wardmote.meetings import queries
from wardmote.meetings.choices import MemberRole
from wardmote.meetings.models import AgendaItem, Body, BodyMember, Meeting, Paper

SCHEMA = "https://schema.oparl.org/1.1/"
SIZE = 100
FILTERS = ("created_since", "created_until", "modified_since", "modified_until")
VOTING = (MemberRole.CHAIR, MemberRole.VICE_CHAIR, MemberRole.MEMBER)
# OParl knows three states; a meeting that was called off keeps its own and says `cancelled`.
STATES = {"held": "durchgeführt", "published": "eingeladen"}


def _public(request: HttpRequest) -> PublicActor:
    return request.actor  # type: ignore[attr-defined]


def _answer(content: dict[str, Any]) -> JsonResponse:
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _link(request: HttpRequest, name: str, *args: object) -> str:
    return request.build_absolute_uri(reverse(name, args=args))


def _object(request: HttpRequest, kind: str, key: object) -> str:
    return _link(request, "oparl_object", kind, key)


def show_system(request: HttpRequest) -> JsonResponse:
    """Where a program begins."""
    return _answer(
        {
            "id": _link(request, "oparl_system"),
            "type": f"{SCHEMA}System",
            "oparlVersion": SCHEMA,
            "name": request.partnership.name,  # type: ignore[attr-defined]
            "body": _link(request, "oparl_bodies"),
        }
    )


def _partnership(request: HttpRequest) -> dict[str, Any]:
    partnership = request.partnership  # type: ignore[attr-defined]
    return {
        "id": _link(request, "oparl_body"),
        "type": f"{SCHEMA}Body",
        "system": _link(request, "oparl_system"),
        "name": partnership.name,
        "organization": _link(request, "oparl_list", "organization"),
        "person": _link(request, "oparl_list", "person"),
        "membership": _link(request, "oparl_list", "membership"),
        "meeting": _link(request, "oparl_list", "meeting"),
        "agendaItem": _link(request, "oparl_list", "agendaitem"),
        "paper": _link(request, "oparl_list", "paper"),
        "created": partnership.created_at.isoformat(),
        "modified": partnership.created_at.isoformat(),
    }


def show_bodies(request: HttpRequest) -> JsonResponse:
    """The list of the one partnership."""
    return _answer({"data": [_partnership(request)], "pagination": {"totalElements": 1}, "links": {}})


def show_body(request: HttpRequest) -> JsonResponse:
    """The partnership."""
    return _answer(_partnership(request))


def show_list(request: HttpRequest, kind: str) -> JsonResponse:
    """A page of objects of a kind. `created_since`, `created_until`, `modified_since`, `modified_until` narrow it.

    Each is an instant with its zone (RFC 3339); what is none is left out, as the links in the answer show.
    """
    said = {name: request.GET[name] for name in FILTERS if _instant(request.GET.get(name, "")) is not None}
    wanted = queries.Since(**{name: _instant(text) for name, text in said.items()})
    page = int(request.GET["page"]) if request.GET.get("page", "").isdecimal() else 1
    page = min(max(page, 1), 100_000)
    rows, total = queries.list_published(
        viewer=_public(request), kind=kind, wanted=wanted, page=page, size=SIZE
    )
    address = _link(request, "oparl_list", kind)
    asked = f"&{urlencode(said)}" if said else ""
    links = {"first": f"{address}?page=1{asked}"}
    if page > 1:
        links["prev"] = f"{address}?page={page - 1}{asked}"
    if page * SIZE < total:
        links["next"] = f"{address}?page={page + 1}{asked}"
    return _answer(
        {
            "data": [_shown(request, kind, row) for row in rows],
            "pagination": {
                "totalElements": total,
                "elementsPerPage": SIZE,
                "currentPage": page,
                "totalPages": -(-total // SIZE),
            },
            "links": links,
        }
    )


def _instant(text: str) -> datetime | None:
    try:
        found = parse_datetime(text) if text else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def show_object(request: HttpRequest, kind: str, key: UUID) -> JsonResponse:
    """One object, or its tombstone. Raises NotFound."""
    row = queries.get_published(viewer=_public(request), kind=kind, key=key)
    return _answer(_shown(request, kind, row))


def _shown(request: HttpRequest, kind: str, row: Any) -> dict[str, Any]:
    made = {
        "id": _object(request, kind, row.pk),
        "type": SCHEMA + {"organization": "Organization", "agendaitem": "AgendaItem"}.get(kind, kind.title()),
        "created": row.created_at.isoformat(),
        "modified": row.changed_at.isoformat(),
    }
    if isinstance(row, BodyMember):
        return made | (_person if kind == "person" else _membership)(request, row)
    if row.deleted_at is not None:
        return made | {"deleted": True}
    if isinstance(row, Body):
        return made | _organisation(request, row)
    if isinstance(row, Meeting):
        return made | _meeting(request, row)
    if isinstance(row, AgendaItem):
        agenda = queries.get_agenda(viewer=_public(request), meeting_id=row.meeting_id)
        one = next((one for one in agenda.items if one.item.pk == row.pk), None)
        if one is None:
            raise NotFound("No such item.")
        return made | _item(request, agenda, one)
    return made | _paper(request, row)


def _role(member: BodyMember) -> str:
    """A member as the public knows them without a name: the role and the organisation."""
    return ", ".join(part for part in (member.get_role_display(), member.organisation) if part)


def _person(request: HttpRequest, member: BodyMember) -> dict[str, Any]:
    """Whoever holds a place on a body: one person for each place, so that nothing leads from one body to another.

    Where the body shows no names, a person has a role and an organisation for a name.
    """
    return {
        "body": _link(request, "oparl_body"),
        "name": member.name
        if queries.is_named(member.body) and member.name_hidden_at is None
        else _role(member),
        "membership": [_object(request, "membership", member.pk)],
        "web": _link(request, "public_body", member.body_id),
    }


def _membership(request: HttpRequest, member: BodyMember) -> dict[str, Any]:
    made: dict[str, Any] = {
        "person": _object(request, "person", member.pk),
        "organization": _object(request, "organization", member.body_id),
        "role": member.get_role_display(),
        "votingRight": member.role in VOTING,
        "startDate": member.from_on.isoformat(),
        "wardmote:sitsFor": member.organisation,
    }
    if member.until_on:
        made["endDate"] = member.until_on.isoformat()
    return made


def _organisation(request: HttpRequest, body: Body) -> dict[str, Any]:
    made: dict[str, Any] = {
        "body": _link(request, "oparl_body"),
        "name": body.name,
        "shortName": body.short_name,
        "classification": body.get_kind_display(),
        "meeting": _link(request, "oparl_list", "meeting"),
        "membership": [
            _object(request, "membership", key)
            for key in queries.members_published(viewer=_public(request), body=body)
        ],
        "web": _link(request, "public_body", body.pk),
    }
    if body.parent_id:
        made["subOrganizationOf"] = _object(request, "organization", body.parent_id)
    if body.ended_on:
        made["endDate"] = body.ended_on.isoformat()
    return made


def _meeting(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    agenda = queries.get_agenda(viewer=_public(request), meeting_id=meeting.pk)
    made: dict[str, Any] = {
        "name": f"{agenda.meeting.body.name}, {clock_words(in_london(meeting.starts_at))}",
        "meetingState": STATES.get(meeting.state, "terminiert"),
        "cancelled": meeting.state == "cancelled",
        "start": in_london(meeting.starts_at).isoformat(),
        "organization": [_object(request, "organization", meeting.body_id)],
        "web": _link(request, "public_meeting", meeting.pk),
        "agendaItem": [
            {
                "id": _object(request, "agendaitem", one.item.pk),
                "type": f"{SCHEMA}AgendaItem",
                "created": one.item.created_at.isoformat(),
                "modified": one.item.changed_at.isoformat(),
                **_item(request, agenda, one),
            }
            for one in agenda.items
        ],
    }
    if meeting.ends_at:
        made["end"] = in_london(meeting.ends_at).isoformat()
    if meeting.venue:
        made["location"] = {"type": f"{SCHEMA}Location", "description": meeting.venue}
    if agenda.items:
        made["invitation"] = _file(request, "public_agenda_file", meeting.pk, "Agenda")
    there = [row.member_id for row in agenda.attendances if row.member_id and row.state == "present"]
    if there:
        made["participant"] = [_object(request, "person", key) for key in there]
    if agenda.minutes is not None:
        made["resultsProtocol"] = _file(request, "public_minutes_file", meeting.pk, "Minutes")
    return made


def _file(request: HttpRequest, name: str, key: object, words: str) -> dict[str, Any]:
    address = _link(request, name, key)
    return {
        "id": address, "type": f"{SCHEMA}File", "name": words, "mimeType": "application/pdf", "accessUrl": address,
    }  # fmt: skip


def _item(request: HttpRequest, agenda: queries.Agenda, one: queries.ItemShown) -> dict[str, Any]:
    made: dict[str, Any] = {
        "meeting": _object(request, "meeting", agenda.meeting.pk),
        "number": one.item.number,
        "order": one.item.position,
        "name": one.item.title,
        "public": True,
        "web": _link(request, "public_meeting", agenda.meeting.pk) + f"#item-{one.item.pk}",
    }
    if one.text:
        made["resolutionText"] = one.text
    if one.decisions:
        made["result"] = "; ".join(f"{row.get_kind_display()}: {row.text}" for row in one.decisions)
    if one.papers:
        made["consultation"] = [
            {
                "type": f"{SCHEMA}Consultation",
                "paper": _object(request, "paper", paper.paper.pk),
                "agendaItem": _object(request, "agendaitem", one.item.pk),
                "meeting": _object(request, "meeting", agenda.meeting.pk),
                "organization": [_object(request, "organization", agenda.meeting.body_id)],
                "role": paper.consultation.get_role_display(),
                "authoritative": paper.consultation.is_authoritative,
                "wardmote:outcome": paper.consultation.get_outcome_display(),
            }
            for paper in one.papers
        ]
    return made


def _paper(request: HttpRequest, paper: Paper) -> dict[str, Any]:
    way = queries.get_paper(viewer=_public(request), paper_id=paper.pk)
    files = [
        {
            "id": _link(request, "public_file", paper.pk, version.number),
            "type": f"{SCHEMA}File",
            "name": f"Version {version.number}",
            "accessUrl": _link(request, "public_file", paper.pk, version.number),
        }
        for version in way.versions
        if version.document_id
    ]
    made: dict[str, Any] = {
        "body": _link(request, "oparl_body"),
        "name": paper.title,
        "paperType": paper.get_kind_display(),
        "web": _link(request, "public_paper", paper.pk),
        "wardmote:section17": paper.section17,
    }
    if files:
        made |= {"mainFile": files[-1], "auxiliaryFile": files[:-1]}
    return made
