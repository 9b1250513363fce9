"""Bodies, who sits on them, who stands in, what stands on their agendas, and their series of meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from wardmote.access.actors import Viewer
from wardmote.access.errors import Refused
from wardmote.calendar.london import instant_of
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.meetings import operations, queries
from wardmote.meetings.choices import (
    MemberClass,
    MemberRole,
    Names,
    Numbering,
    Precision,
    StatutoryType,
)
from wardmote.meetings.models import Body, BodyName, Cover, Meeting, StandingItem
from wardmote.meetings.permissions import check_may_found, may_run
from wardmote.meetings.rules.skeletons import kind_of_title
from wardmote.pages.business import meetings_forms as forms
from wardmote.pages.business.meetings import venue_options, with_venue
from wardmote.pages.business.meetings_acting import SECTION, answer, body_to_run, to_meeting, viewer_of
from wardmote.pages.casework.acting import choose, sent
from wardmote.partnerships.models import Membership
from wardmote.partnerships.queries import list_agencies, list_colleagues


@dataclass(frozen=True, kw_only=True)
class BodyPage(Page):
    """A body: its members and cover, its meetings, its settings."""

    template: ClassVar[str] = "business/body.html"
    section: str = SECTION
    body: Body
    members: tuple[queries.MemberShown, ...]
    former: tuple[queries.MemberShown, ...]
    covers: tuple[Cover, ...]
    missing: tuple[StatutoryType, ...]
    standing: tuple[StandingItem, ...]
    names: tuple[BodyName, ...]
    coming: tuple[Meeting, ...]
    held: tuple[Meeting, ...]
    may_run: bool
    today: date


def show_body(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """A body with everything about it."""
    viewer = viewer_of(request)
    body = queries.get_body(viewer=viewer, body_id=body_id)
    today, now = timezone.localdate(), timezone.now()
    return render(
        request,
        BodyPage(
            title=body.name,
            caption=body.get_kind_display(),
            back=Link(text="Business", href=reverse("business")),
            body=body,
            members=tuple(queries.list_members(viewer=viewer, body=body, on=today)),
            former=tuple(queries.list_members(viewer=viewer, body=body, on=today, past=True)),
            covers=tuple(queries.list_covers(viewer=viewer, body=body)),
            missing=tuple(queries.uncovered_types(viewer=viewer, body=body, on=today)),
            standing=tuple(queries.list_standing_items(viewer=viewer, body=body)),
            names=tuple(queries.names_of(viewer=viewer, body=body)),
            coming=tuple(queries.list_meetings(viewer=viewer, body=body, since=now)),
            held=tuple(queries.list_meetings(viewer=viewer, body=body, until=now, newest_first=True)),
            may_run=may_run(viewer, body),
            today=today,
        ),
    )


def _parents(viewer: Viewer, but: UUID | None = None) -> list[tuple[str, str]]:
    return [(str(one.pk), one.name) for one in queries.list_bodies(viewer=viewer) if one.pk != but]


def _settings(clean: dict[str, Any]) -> dict[str, Any]:
    """What the form says, as the operation takes it."""
    kept = {name: clean[name] for name in clean if name not in ("parent", "skeleton", "is_restricted")}
    kept["year_begins"] = int(clean["year_begins"])
    venue = kept.pop("registered_venue")
    return {**kept, "registered_venue_id": UUID(venue) if venue else None}


def add_body(request: HttpRequest) -> HttpResponse:
    """A new body."""
    viewer = viewer_of(request)
    check_may_found(viewer)
    form = forms.NewBodyForm(
        sent(request),
        initial={
            "notice_days": 5, "paper_days": 2, "minutes_days": 9, "quorum": 0, "year_begins": "5",
            "numbering": Numbering.YEAR, "is_public": True, "drafts_are_public": True,
            "public_names": Names.ROLES, "skeleton": "borough", "is_restricted": False,
        },
    )  # fmt: skip
    choose(form, "parent", _parents(viewer))
    choose(form, "registered_venue", venue_options(viewer))

    def do(form: Form) -> str:
        clean = form.cleaned_data
        parent = queries.get_body(viewer=viewer, body_id=UUID(clean["parent"])) if clean["parent"] else None
        body = operations.create_body(
            by=viewer,
            parent=parent,
            is_restricted=clean["is_restricted"],
            skeleton="" if clean["skeleton"] == "none" else clean["skeleton"],
            **_settings(clean),
        )
        return reverse("body", args=[body.pk])

    return answer(
        request, form, do, title="Add a body", button="Add the body", done="Added.", to=reverse("business")
    )


_CHOSEN = ("parent", "registered_venue")


def change_body(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """Names and settings of a body."""
    viewer, body = viewer_of(request), body_to_run(request, body_id)
    initial = {name: getattr(body, name) for name in forms.BodyForm.base_fields if name not in _CHOSEN}
    initial |= {
        "parent": str(body.parent_id or ""),
        "year_begins": str(body.year_begins),
        "registered_venue": str(body.registered_venue_id or ""),
    }
    form = forms.BodyForm(sent(request), initial=initial)
    choose(form, "parent", _parents(viewer, body.pk))
    choose(form, "registered_venue", venue_options(viewer, body.registered_venue_id))

    def do(form: Form) -> None:
        parent = form.cleaned_data["parent"]
        if parent:
            queries.get_body(viewer=viewer, body_id=UUID(parent))
        operations.change_body(
            by=viewer, body=body, parent_id=UUID(parent) if parent else None, **_settings(form.cleaned_data)
        )

    return _of_body(request, body, form, do, title="Change the body", button="Save", done="Saved.")


def _of_body(request: HttpRequest, body: Body, form: Form, do: Any, **words: Any) -> HttpResponse:
    return answer(request, form, do, to=reverse("body", args=[body.pk]), caption=body.short_name, **words)


def set_standing_items(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """The items that stand on each agenda, one on each line."""
    viewer, body = viewer_of(request), body_to_run(request, body_id)
    former = queries.list_standing_items(viewer=viewer, body=body)
    form = forms.StandingItemsForm(sent(request), initial={"items": "\n".join(item.title for item in former)})
    known = {item.title: item for item in former}

    def do(form: Form) -> None:
        lines = [line.strip() for line in form.cleaned_data["items"].split("\n") if line.strip()]
        if any(len(line) > 200 for line in lines):
            raise Refused("An item must be 200 characters or fewer.", field="items")
        operations.set_standing_items(
            by=viewer,
            body=body,
            items=[
                operations.NewStandingItem(
                    line,
                    known[line].kind if line in known else kind_of_title(line),
                    known[line].presenter_id if line in known else None,
                )
                for line in lines
            ],
        )

    return _of_body(request, body, form, do, title="Standing items", button="Save", done="Saved.")


def set_presenters(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """Who presents which standing item, until it is said otherwise."""
    viewer, body = viewer_of(request), body_to_run(request, body_id)
    standing = queries.list_standing_items(viewer=viewer, body=body)
    today = timezone.localdate()
    members = queries.list_members(viewer=viewer, body=body, on=today)
    options = [(str(one.member.pk), f"{one.member.name}, {one.organisation}") for one in members]
    form = forms.PresentersForm(
        [(str(one.pk), one.title, str(one.presenter_id or "")) for one in standing], options, sent(request)
    )

    def do(form: Form) -> None:
        items = [
            operations.NewStandingItem(one.title, one.kind, _uuid(form.cleaned_data[str(one.pk)]))
            for one in standing
        ]
        operations.set_standing_items(by=viewer, body=body, items=items)

    return _of_body(
        request, body, form, do, title="Who presents the standing items", button="Save",
        done="Saved. Agendas that are opened from now on name them.",
    )  # fmt: skip


# --- members and cover --------------------------------------------------------------------------------


def _people(viewer: Viewer) -> list[tuple[str, str]]:
    """Everybody of the partnership who signs in, by name."""
    people: list[Membership] = []
    for agency in list_agencies(viewer=viewer):
        people += list(list_colleagues(viewer=viewer, agency_id=agency.pk))
    return sorted(
        ((str(one.pk), f"{one.account.name}, {one.agency.short_name}") for one in people),
        key=lambda pair: pair[1],
    )


def _uuid(value: str) -> UUID | None:
    return UUID(value) if value else None


def add_member(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """Somebody's place on the body."""
    viewer, body = viewer_of(request), body_to_run(request, body_id)
    form = forms.MemberForm(
        sent(request),
        initial={
            "role": MemberRole.MEMBER,
            "member_class": MemberClass.RESPONSIBLE,
            "from_on": timezone.localdate(),
        },
    )
    choose(form, "membership", _people(viewer))
    choose(form, "agency", [(str(one.pk), one.name) for one in list_agencies(viewer=viewer)])

    def do(form: Form) -> None:
        clean = dict(form.cleaned_data)
        operations.add_member(
            by=viewer,
            body=body,
            membership_id=_uuid(clean.pop("membership")),
            agency_id=_uuid(clean.pop("agency")),
            **clean,
        )

    return _of_body(request, body, form, do, title="Add a member", button="Add the member", done="Added.")


def change_member(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """How a member is known."""
    viewer = viewer_of(request)
    member = queries.get_member(viewer=viewer, member_id=member_id)
    body = body_to_run(request, member.body_id)
    initial = {name: getattr(member, name) for name in forms.ChangeMemberForm.base_fields}
    form = forms.ChangeMemberForm(sent(request), initial=initial)

    def do(form: Form) -> None:
        operations.change_member(by=viewer, member=member, **form.cleaned_data)

    return _of_body(request, body, form, do, title="Change a member", button="Save", done="Saved.")


def end_member(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """A place that ends."""
    viewer = viewer_of(request)
    member = queries.get_member(viewer=viewer, member_id=member_id)
    body = body_to_run(request, member.body_id)
    form = forms.OnForm(sent(request), initial={"on": timezone.localdate()})

    def do(form: Form) -> None:
        operations.end_member(by=viewer, member=member, on=form.cleaned_data["on"])

    return _of_body(
        request, body, form, do, title=f"{member.name} leaves the body", button="End the place", done="Ended."
    )


def erase_member(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """What is kept of a former member goes, but for the record."""
    viewer = viewer_of(request)
    member = queries.get_member(viewer=viewer, member_id=member_id)
    body = body_to_run(request, member.body_id)

    def do(form: Form) -> None:
        operations.erase_member(by=viewer, member=member, reason=form.cleaned_data["reason"])

    return _of_body(
        request, body, forms.ReasonForm(sent(request)), do, title=f"Erase what is kept of {member.name}",
        button="Erase it", done="Erased, with a certificate. Public pages show the role instead of the name.",
        introduction=(
            "Their address and post go, the addresses of who stood in and why, what the outbox has of messages to"
            " them, and drafts naming them that approved minutes have replaced. This cannot be undone.",
            "Approved minutes, decisions, actions and lists of who was there are kept by law, with the name: staff go"
            " on reading it, the public is shown the role.",
        ),
    )  # fmt: skip


def start_cover(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """Somebody stands in for a member."""
    viewer = viewer_of(request)
    member = queries.get_member(viewer=viewer, member_id=member_id)
    body = body_to_run(request, member.body_id)
    form = forms.CoverForm(
        sent(request), initial={"from_on": timezone.localdate(), "precision": Precision.DAY}
    )
    choose(form, "membership", _people(viewer))

    def do(form: Form) -> None:
        clean = dict(form.cleaned_data)
        operations.start_cover(
            by=viewer, member=member, membership_id=_uuid(clean.pop("membership")), **clean
        )

    return _of_body(
        request,
        body,
        form,
        do,
        title=f"Who stands in for {member.name}",
        button="Save",
        done="New invitations, papers and actions go to the stand-in.",
    )


def change_cover(request: HttpRequest, cover_id: UUID) -> HttpResponse:
    """Another end of a cover."""
    viewer = viewer_of(request)
    cover = queries.get_cover(viewer=viewer, cover_id=cover_id)
    body = body_to_run(request, cover.member.body_id)
    form = forms.CoverEndForm(
        sent(request), initial={"until_on": cover.until_on, "precision": cover.precision}
    )

    def do(form: Form) -> None:
        operations.change_cover(by=viewer, cover=cover, **form.cleaned_data)

    return _of_body(
        request, body, form, do, title=f"{cover.name} stands in until", button="Save", done="Saved."
    )


def hand_back(request: HttpRequest, cover_id: UUID) -> HttpResponse:
    """The member answers again."""
    viewer = viewer_of(request)
    cover = queries.get_cover(viewer=viewer, cover_id=cover_id)
    body = body_to_run(request, cover.member.body_id)
    form = forms.HandBackForm(sent(request), initial={"on": timezone.localdate()})

    def do(form: Form) -> None:
        operations.hand_back(by=viewer, cover=cover, on=form.cleaned_data["on"])

    return _of_body(
        request,
        body,
        form,
        do,
        title=f"{cover.member.name} answers again",
        button="Hand back",
        done="Handed back. The cover stays in the history.",
    )


# --- meetings of the body -----------------------------------------------------------------------------


def add_meeting(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """One more meeting."""
    viewer, body = viewer_of(request), body_to_run(request, body_id)
    form = forms.MeetingForm(
        sent(request),
        initial={
            "registered_venue": str(body.registered_venue_id or ""),
            "venue": "" if body.registered_venue_id else body.venue,
            "contact": body.contact,
            "at": body.start_time,
            "is_public": body.is_public,
            "faces_public": False,
        },
    )

    choose(form, "registered_venue", venue_options(viewer, body.registered_venue_id))

    def do(form: Form) -> str:
        clean = with_venue(form)
        on, at, until = clean.pop("on"), clean.pop("at"), clean.pop("until")
        meeting = operations.create_meeting(
            by=viewer,
            body=body,
            starts_at=instant_of(on, at),
            ends_at=instant_of(on, until) if until else None,
            **clean,
        )
        return to_meeting(meeting)

    return _of_body(request, body, form, do, title="Plan a meeting", button="Plan it", done="Planned.")


def add_series(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """A year of meetings at once."""
    viewer, body = viewer_of(request), body_to_run(request, body_id)
    today = timezone.localdate()
    form = forms.SeriesForm(
        sent(request), initial={"start_time": body.start_time, "since": today, "ordinal": "2", "weekday": "0"}
    )

    def do(form: Form) -> None:
        clean = form.cleaned_data
        if (clean["until"] - clean["since"]).days > 366 * 3:
            raise Refused("Plan at most three years at once.", field="until")
        operations.plan_series(
            by=viewer,
            body=body,
            months=[int(month) for month in clean["months"]],
            ordinal=int(clean["ordinal"]),
            weekday=int(clean["weekday"]),
            start_time=clean["start_time"],
            since=clean["since"],
            until=clean["until"],
        )

    return _of_body(
        request,
        body,
        form,
        do,
        title="Plan a series of meetings",
        button="Plan them",
        done="Planned. A bank holiday moves a meeting to the next working day.",
    )
