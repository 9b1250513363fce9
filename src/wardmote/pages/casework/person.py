"""People: found by what is known of them, one record with those that are the same person, and ways to reach them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound, Refused
from wardmote.cases.models import Case
from wardmote.cases.queries import cases_of_people
from wardmote.design.fields import Form
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.casework import person_forms as forms
from wardmote.pages.casework.acting import SENSITIVE, back_to, case_of, run, sent, viewer_of
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.models import ContactPoint, Person
from wardmote.people.names import how_alike
from wardmote.people.operations.contacts import (
    add_contact_point,
    change_address,
    say_nothing_is_safe,
    verify_contact_point,
    withdraw_contact_point,
)
from wardmote.people.operations.links import keep_apart, link_people, unlink_people
from wardmote.people.permissions import works_on_records
from wardmote.people.queries import (
    Proposal,
    contact_points_of,
    facts_of_contacts,
    get_link,
    get_person,
    identity_of,
    linked_with,
    proposals_for,
)
from wardmote.people.rules import CALL, GivenContact, why_not_contact
from wardmote.reports.models import Report
from wardmote.reports.queries.reading import reports_of_people


@dataclass(frozen=True)
class Way:
    """A way to reach somebody, with what the gate says of ringing, and the addresses that change it."""

    point: ContactPoint
    why_not: str
    ask: str
    withdraw: str


@dataclass(frozen=True)
class Record:
    """One record of the person: with the address that says that it is not the same, for all but the first."""

    person: Person
    ways: tuple[Way, ...]
    part: str


@dataclass(frozen=True, kw_only=True)
class PersonPage(Page):
    """A person: all records that officers have linked, what may be linked, their reports and cases."""

    template: ClassVar[str] = "casework/person.html"
    section: str = "search"
    marking: str = SENSITIVE
    person: Person
    records: tuple[Record, ...]
    proposals: tuple[Proposal, ...]
    reports: tuple[Report, ...]
    cases: tuple[Case, ...]
    may_write: bool
    may_read_reports: bool


def show_person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """One person, as far as the viewer may see them."""
    viewer = viewer_of(request)
    person = get_person(viewer=viewer, person_id=person_id)
    same = [person, *linked_with(viewer=viewer, person_id=person_id)]
    points = contact_points_of(viewer=viewer, person_ids=[one.pk for one in same])
    gate = facts_of_contacts(points)
    today = timezone.localdate()
    ids = [one.pk for one in same]
    return render(
        request,
        PersonPage(
            title="Person",
            person=person,
            records=tuple(
                Record(
                    one,
                    tuple(
                        _way(point, why_not_contact(gate[point.pk], CALL, today))
                        for point in points
                        if point.person_id == one.pk
                    ),
                    reverse("person_part", args=[person_id, one.pk]) if one.pk != person_id else "",
                )
                for one in same
            ),
            proposals=tuple(proposals_for(viewer=viewer, person=person)),
            reports=tuple(reports_of_people(viewer=viewer, person_ids=ids)),
            cases=tuple(cases_of_people(viewer=viewer, person_ids=ids)),
            may_write=works_on_records(viewer),
            may_read_reports=viewer.may(Permission.READ_REPORTS),
            back=Link(text="Search", href=reverse("search")),
        ),
    )


def _way(point: ContactPoint, why_not: str) -> Way:
    return Way(
        point,
        why_not,
        reverse("person_contact_settle", args=[point.person_id, point.pk]),
        reverse("person_contact_withdraw", args=[point.person_id, point.pk]),
    )


def link_records(request: HttpRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Say that two records are one person: the reason is what they have in common."""
    viewer = viewer_of(request)
    one, other = (get_person(viewer=viewer, person_id=some) for some in (person_id, other_id))
    identities = [
        identity_of(some, contact_points_of(viewer=viewer, person_ids=[some.pk])) for some in (one, other)
    ]
    reason = how_alike(*identities).sentence
    return _posted(
        request,
        person_id,
        lambda: link_people(by=viewer, one=one, other=other, reason=reason),
        "Linked. They are shown as one person from now on; nothing is merged.",
    )


def part_records(request: HttpRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Say that two records are not one person after all."""
    viewer = viewer_of(request)
    one, other = (get_person(viewer=viewer, person_id=some) for some in (person_id, other_id))
    link = get_link(viewer=viewer, one=one, other=other)
    return _posted(
        request, person_id, lambda: unlink_people(by=viewer, link=link), "They are two people again."
    )


def keep_records_apart(request: HttpRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Say of two records that look alike that they are two people."""
    viewer = viewer_of(request)
    one, other = (get_person(viewer=viewer, person_id=some) for some in (person_id, other_id))
    return _posted(
        request,
        person_id,
        lambda: keep_apart(by=viewer, one=one, other=other),
        "They are two people. It is not asked again.",
    )


def add_contact(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Another way to reach somebody, with what they say of its safety."""
    viewer = viewer_of(request)
    person = get_person(viewer=viewer, person_id=person_id)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        add_contact_point(
            by=viewer,
            person=person,
            contact=GivenContact(
                kind=ContactKind(clean["kind"]),
                value=clean["value"],
                safety=Safety(clean["safety"]),
                may_leave_message=clean["message"],
                may_say_who_we_are=clean["who"],
                safe_times=clean["times"],
                unsafe_with=clean["unsafe_with"],
                code_word=clean["code_word"],
            ),
        )

    form = forms.NewContactForm(sent(request))
    return _asked(request, person_id, form, do, title="Add a way to reach them", button="Add", done="Added.")


def ask_contact(request: HttpRequest, person_id: UUID, contact_id: UUID) -> HttpResponse:
    """What the person says now about the safety of one way to reach them."""
    viewer = viewer_of(request)
    point = _point(request, person_id, contact_id)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        verify_contact_point(
            by=viewer,
            contact_point_id=point.pk,
            safety=Safety(clean["safety"]),
            may_leave_message=clean["message"],
            may_say_who_we_are=clean["who"],
            say_we_are=point.say_we_are,
            safe_times=clean["times"],
            unsafe_with=clean["unsafe_with"],
            code_word=clean["code_word"] or None,
        )

    known = {} if point.safety == Safety.UNKNOWN else {"safety": point.safety}
    form = forms.SafetyForm(
        sent(request),
        initial={
            "message": point.may_leave_message,
            "who": point.may_say_who_we_are,
            "times": point.safe_times,
            "unsafe_with": point.unsafe_with,
            **known,
        },
    )
    return _asked(
        request,
        person_id,
        form,
        do,
        title="Is it safe to contact them there?",
        button="Save",
        done="Saved, as asked today.",
        introduction=(
            f"{point.get_kind_display()}: {point.value}",
            "Ask the person themselves. What you write holds for 30 days.",
        ),
    )


def withdraw_contact(request: HttpRequest, person_id: UUID, contact_id: UUID) -> HttpResponse:
    """A way to reach somebody is no longer used."""
    point = _point(request, person_id, contact_id)
    return _posted(
        request,
        person_id,
        lambda: withdraw_contact_point(by=viewer_of(request), contact_point_id=point.pk),
        "No longer used. What waited to be sent there was stopped.",
    )


def nothing_safe(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The person says that nothing is safe any more: every way is stopped at once."""
    viewer = viewer_of(request)
    person = get_person(viewer=viewer, person_id=person_id)
    return _posted(
        request,
        person_id,
        lambda: say_nothing_is_safe(by=viewer, person=person),
        "Nothing is used any more until somebody has asked again what is safe.",
    )


def move(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A new address: every tie to the old one is cut."""
    viewer = viewer_of(request)
    person = get_person(viewer=viewer, person_id=person_id)
    initial = {"version": str(person.version)}

    def do(form: Form) -> None:
        clean = form.cleaned_data
        change = change_address(
            by=viewer,
            person=person,
            address_text=clean["address"],
            postcode=clean["postcode"],
            version=int(clean["version"]) if clean["version"].isdigit() else None,
        )
        if change.to_ask_again:
            messages.warning(request, "Ask again which phone numbers and email addresses are still safe.")

    return _asked(
        request,
        person_id,
        forms.MoveForm(sent(request), initial=initial),
        do,
        title="They have moved",
        button="Save the new address",
        done="Saved. Nothing is sent to the old address.",
        introduction=(
            "Letters and visits to the old address are stopped. Every other way to reach them must be asked about "
            "again, because it may have stayed behind with whoever lives there.",
        ),
    )


def _point(request: HttpRequest, person_id: UUID, contact_id: UUID) -> ContactPoint:
    """Return a contact point of this person. Raises NotFound, also for another person's (past hole H7)."""
    viewer = viewer_of(request)
    get_person(viewer=viewer, person_id=person_id)
    points = contact_points_of(viewer=viewer, person_ids=[person_id])
    found = next((point for point in points if point.pk == contact_id), None)
    if found is None:
        raise NotFound("No such contact.")
    return found


def _posted(
    request: HttpRequest, person_id: UUID, do: Callable[[], object], done: str
) -> HttpResponseRedirect:
    """Do what a button asks for, and go back to the person, or to the case that the button stood on."""
    href = reverse("person_record", args=[person_id])
    if reference := request.POST.get("case", ""):
        href = back_to(case_of(request, reference), "people")
    try:
        do()
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)
    return HttpResponseRedirect(href)


def _asked(
    request: HttpRequest,
    person_id: UUID,
    form: Form,
    do: Callable[[Form], object],
    *,
    title: str,
    button: str,
    done: str,
    introduction: Sequence[str] = (),
) -> HttpResponse:
    href = reverse("person_record", args=[person_id])
    if run(form, do):
        messages.success(request, done)
        return HttpResponseRedirect(href)
    return render(
        request,
        FormPage(
            title=title,
            form=form,
            layout="design/staff.html",
            section="people",
            marking=SENSITIVE,
            button=button,
            introduction=tuple(introduction),
            back=Link(text="Back", href=href),
            cancel=Link(text="Cancel", href=href),
        ),
    )
