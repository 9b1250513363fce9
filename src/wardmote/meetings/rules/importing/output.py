"""A proposal as data: one JSON object, plain values first, each list entry with its span, its doubt and its words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any

from wardmote.meetings.rules.importing.proposal import (
    Attendance,
    DueKind,
    Found,
    FoundAction,
    FoundItem,
    FoundPerson,
    FoundReference,
    FoundText,
    Proposal,
    ReferenceKind,
)


def as_data(proposal: Proposal) -> dict[str, Any]:
    """The proposal as plain values for JSON. Local times, ISO; spans are [start, end] or [start, end, page]."""
    start = proposal.start
    attachments = [attachment for item in proposal.items for attachment in item.attachments]
    return {
        "sources": list(proposal.sources),
        "form": proposal.form,
        "encoding": proposal.encoding,
        "address": proposal.address,
        "stage": proposal.stage,
        "body": proposal.body.value if proposal.body else None,
        "start": start.iso if start else None,
        "date": start.on.isoformat() if start else None,
        "time": f"{start.at:%H:%M}" if start and start.at else None,
        "end": f"{start.until:%H:%M}" if start and start.until else None,
        "venue": proposal.venue.value if proposal.venue else None,
        "contact": proposal.contact.value if proposal.contact else None,
        "source_category": proposal.category or None,
        "notes": [note.value for note in proposal.notes],
        "apologies": [_person(person) for person in proposal.of_state(Attendance.APOLOGIES)],
        "present": [_person(person) for person in proposal.of_state(Attendance.PRESENT)],
        "in_attendance": [_person(person) for person in proposal.of_state(Attendance.IN_ATTENDANCE)],
        "absent": [_person(person) for person in proposal.of_state(Attendance.ABSENT, Attendance.LATE)],
        "initials": list(proposal.speakers),
        "items": [_item(item) for item in proposal.items],
        "item_count": len(proposal.items),
        "item_numbers": [item.number for item in proposal.items if item.number],
        "heading_lost": [item.title or None for item in proposal.items if item.heading_lost],
        "heading_on_one_line": proposal.one_line_header,
        "attachments": [{"title": a.title, "type": a.type, "size": a.size} for a in attachments],
        "actions": [_action(action, proposal) for action in proposal.actions],
        "deferrals": [
            {
                "item": deferral.title,
                "number": _number(proposal, deferral.item),
                "reason": deferral.reason or None,
                "to": deferral.to or None,
                "to_month": deferral.to_month or None,
                "to_on": deferral.to_on.isoformat() if deferral.to_on else None,
                "count": deferral.count,
                **_common(deferral),
                "spans": [_span(span) for span in deferral.spans],
            }
            for deferral in proposal.deferrals
        ],
        "decisions": [
            {
                "kind": d.kind.value,
                "text": d.text,
                "parts": list(d.parts),
                **_at(proposal, d.item),
                **_common(d),
            }
            for d in proposal.decisions
        ],
        "corrections": [
            {
                "kind": c.kind.value,
                "text": c.text,
                "minute": c.minute or None,
                "of": c.of.isoformat() if c.of else None,
                "before": c.before or None,
                "after": c.after or None,
                "who": list(c.who),
                **_at(proposal, c.item),
                **_common(c),
            }
            for c in proposal.corrections
        ],
        "references": [_reference(r, proposal) for r in proposal.references],
        "papers": [
            {"marked": r.title, **_at(proposal, r.item)} for r in proposal.references if r.kind == "paper"
        ],
        "requests": [_promise(p, proposal) for p in proposal.promises if p.kind == "request"],
        "soft_actions": [_promise(p, proposal) for p in proposal.promises if p.kind == "promise"],
        "previous_minutes": proposal.previous_minutes.on.isoformat() if proposal.previous_minutes else None,
        "minutes_status": proposal.minutes_status or None,
        "next_meetings": [
            {"start": n.iso, "venue": n.venue or None, **_common(n)} for n in proposal.next_meetings
        ],
        "money_gbp": [f.value for f in proposal.figures if f.kind == "money"],
        "checks": list(proposal.sums),
        "stats": [
            {
                "kind": f.kind,
                "value": f.value,
                "beside": f.beside or None,
                **_at(proposal, f.item),
                **_common(f),
            }
            for f in proposal.figures
            if f.kind != "money"
        ],
        "dates": [
            {
                "on": d.on.isoformat(),
                "until": d.until.isoformat() if d.until else None,
                "at": d.at or None,
                **_at(proposal, d.item),
                **_common(d),
            }
            for d in proposal.days
        ],
        "cuts": [{"number": c.item_number, "of": c.of, **_common(c)} for c in proposal.cuts],
        "truncated": proposal.truncated,
        "meetings": [
            {"id": m.number, "start": m.start or None, "status": m.status or None, "body": m.body or None}
            for m in proposal.meetings
        ],
        "fields": {
            name: _field(value)
            for name, value in (
                ("body", proposal.body),
                ("start", start),
                ("venue", proposal.venue),
                ("contact", proposal.contact),
                ("previous_minutes", proposal.previous_minutes),
            )
            if value is not None
        },
        "furniture": [_remainder(text) for text in proposal.furniture],
        "unread": [_remainder(text) for text in proposal.unread],
        "warnings": list(proposal.warnings),
    }


def _span(span: Any) -> list[int] | None:
    if span is None:
        return None
    return [span.start, span.end] if not span.page else [span.start, span.end, span.page]


def _common(found: Found) -> dict[str, Any]:
    return {"words": found.words, "span": _span(found.span), "doubt": found.doubt, "why": found.why or None}


def _field(found: Found) -> dict[str, Any]:
    value: Any = {
        f.name: _plain(getattr(found, f.name))
        for f in fields(found)
        if f.name not in {"words", "span", "doubt", "why"}
    }
    return {"value": value["value"] if set(value) == {"value"} else value, **_common(found)}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value if not is_dataclass(value) else None


def _remainder(text: FoundText) -> dict[str, Any]:
    return {"text": text.value, "span": _span(text.span)}


def _number(proposal: Proposal, key: int | None) -> str | None:
    item = proposal.item(key)
    return (item.number or None) if item else None


def _at(proposal: Proposal, key: int | None) -> dict[str, Any]:
    item = proposal.item(key)
    return {"item": (item.title or None) if item else None, "number_of_item": _number(proposal, key)}


def _person(person: FoundPerson) -> dict[str, Any]:
    return {
        "name": person.name,
        "title": person.title or None,
        "organisation": person.organisation or None,
        "role": person.role or None,
        "honours": person.honours or None,
        "initials": person.initials or None,
        "state": person.state.value,
        "substitute": person.substitute or None,
        "substitute_for": person.substitute_for or None,
        **_common(person),
    }


def _item(item: FoundItem) -> dict[str, Any]:
    return {
        "number": item.number or None,
        "number_inferred": item.number_inferred,
        "title": item.title or None,
        "heading_lost": item.heading_lost,
        "text": item.text,
        "agenda_text": item.agenda_text,
        "headings": list(item.headings),
        "presenters": list(item.presenters),
        "attachments": [
            {"title": a.title, "type": a.type, "size": a.size, "words": a.words} for a in item.attachments
        ],
        "truncated": item.cut,
        **_common(item),
    }


def _action(action: FoundAction, proposal: Proposal) -> dict[str, Any]:
    due = action.due
    item = proposal.item(action.item)
    # A day that is written is a day; everything else is told in the words of the minutes.
    stated = (
        due.kind == DueKind.DATE
        and due.on is not None
        and any(letter.isdigit() for letter in due.value)
        and not due.value.lower().startswith(("within ", "in "))
    )
    return {
        "owners": list(action.owners),
        "owner_kinds": list(action.owner_kinds),
        "action": action.action,
        "to": list(action.to),
        "due": (due.on.isoformat() if stated and due.on else due.value) if due.kind != DueKind.NONE else None,
        "due_kind": due.kind.value,
        "due_words": due.words or None,
        "due_on": due.on.isoformat() if due.on else None,
        "due_month": due.month or None,
        "due_inferred": due.inferred or None,
        "parts": list(action.parts),
        "code": action.code or None,
        "item": action.heading or ((item.title or None) if item else None),
        "number_of_item": _number(proposal, action.item),
        **_common(action),
    }


def _reference(reference: FoundReference, proposal: Proposal) -> dict[str, Any]:
    """`item`, `minute` or `action`: the number that it points to; `under`: the item in which it stands."""
    kind = reference.kind
    under = proposal.item(reference.item)
    return {
        "kind": kind.value,
        "number": reference.number or None,
        "page": reference.page or None,
        "item": reference.number if kind in (ReferenceKind.ITEM, ReferenceKind.AGENDA_ITEM) else None,
        "minute": reference.number if kind == ReferenceKind.MINUTE else None,
        "action": reference.number if kind == ReferenceKind.ACTION else None,
        "title": reference.title or None,
        "under": (under.title or None) if under else None,
        **_common(reference),
    }


def _promise(promise: Any, proposal: Proposal) -> dict[str, Any]:
    return {
        "owner": promise.who or None,
        "action": promise.action,
        "due": promise.due.value or None,
        **_at(proposal, promise.item),
        **_common(promise),
    }
