"""A place: what is known of it, which reports and cases it stands on, and how to put it right.

It is reached from a report or a case that somebody may see, and is absent for everybody else: that an address is
known at all can tell of somebody hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound, Refused
from wardmote.cases.models import Case
from wardmote.cases.queries import cases_of_place
from wardmote.design.fields import (
    Form,
    HiddenField,
    NumberField,
    PostcodeField,
    SelectField,
    TextareaField,
    TextField,
)
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.casework.acting import SENSITIVE, choose, run, sent, viewer_of
from wardmote.partnerships.queries import list_agencies
from wardmote.places.choices import PlaceKind, PointFrom
from wardmote.places.models import Correction, Place
from wardmote.places.operations import GivenPlace, correct_place
from wardmote.places.permissions import check_may_correct, may_correct
from wardmote.places.queries import corrections_of, get_place, name_area
from wardmote.places.rules import read_point
from wardmote.reports.models import Report
from wardmote.reports.queries.reading import reports_at_place

# What the page calls the columns of a place; the others follow from these.
WORDS = {
    "kind": "Kind",
    "name": "Name",
    "address_text": "Address",
    "postcode": "Postcode",
    "uprn": "UPRN",
    "lat": "Latitude",
    "lon": "Longitude",
    "landlord_agency_id": "Landlord",
}


@dataclass(frozen=True)
class Former:
    """A correction in words: what each thing was before."""

    correction: Correction
    before: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class PlacePage(Page):
    """What is known of a place, and what the viewer may see of what happened there."""

    template: ClassVar[str] = "casework/place.html"
    section: str = "cases"
    marking: str = SENSITIVE
    place: Place
    ward: str
    landlord: str
    reports: tuple[Report, ...]
    cases: tuple[Case, ...]
    former: tuple[Former, ...]
    may_write: bool
    may_read_reports: bool


class PlaceForm(Form):
    """What is right, and why it was wrong."""

    version = HiddenField()
    kind = SelectField(label="Kind", options=PlaceKind.choices, empty=None, missing="Select what it is")
    name = TextField(
        label="Name of the place", required=False, limit=120, hint="What people call it: Bell Street flats."
    )
    address_text = TextField(label="Address", required=False, limit=300)
    postcode = PostcodeField(label="Postcode", required=False)
    point = TextField(
        label="Latitude and longitude",
        hint="In degrees: 52.5881, -1.0912. Leave empty to use the middle of the postcode.",
        required=False,
        limit=60,
        width=20,
    )
    uprn = NumberField(
        label="Unique Property Reference Number",
        required=False,
        least=1,
        most=999_999_999_999,
        width=20,
    )
    landlord = SelectField(label="Landlord", options=(), empty="Not known", required=False)
    reason = TextareaField(
        label="Why is it corrected?",
        hint="Everybody who sees a report or a case at this place can read this.",
        rows=3,
        limit=300,
        missing="Say why it is corrected",
    )


def show_place(request: HttpRequest, known_place_id: UUID) -> HttpResponse:
    """One place, for whoever sees a report or a case there."""
    viewer = viewer_of(request)
    place, cases, reports = _reached(request, known_place_id)
    landlords = {agency.pk: agency.name for agency in list_agencies(viewer=viewer)}
    landlord = landlords.get(place.landlord_agency_id, "") if place.landlord_agency_id else ""
    return render(
        request,
        PlacePage(
            title=str(place),
            caption="Place",
            place=place,
            ward=name_area(place.ward_code),
            landlord=landlord,
            reports=reports,
            cases=cases,
            former=tuple(_former(one, landlords) for one in corrections_of(viewer=viewer, place=place)),
            may_write=may_correct(viewer, place),
            may_read_reports=viewer.may(Permission.READ_REPORTS),
        ),
    )


def correct(request: HttpRequest, known_place_id: UUID) -> HttpResponse:
    """Put right what is known of a place."""
    viewer = viewer_of(request)
    place, _, _ = _reached(request, known_place_id)
    check_may_correct(viewer, place)
    given = place.point_from == PointFrom.GIVEN
    form = PlaceForm(
        sent(request),
        initial={
            "version": str(place.version),
            "kind": place.kind,
            "name": place.name,
            "address_text": place.address_text,
            "postcode": place.postcode,
            "point": f"{place.lat}, {place.lon}" if given else "",
            "uprn": place.uprn,
            "landlord": str(place.landlord_agency_id or ""),
        },
    )
    choose(form, "landlord", [(str(one.pk), one.name) for one in list_agencies(viewer=viewer)])

    def do(form: Form) -> None:
        clean = form.cleaned_data
        lat, lon = read_point(clean["point"]) or (None, None)
        if clean["point"] and lat is None:
            raise Refused("Enter a latitude and a longitude in degrees, such as 52.5881, -1.0912", "point")
        correct_place(
            by=viewer,
            place=place,
            version=int(clean["version"]) if clean["version"].isdigit() else 0,
            told=GivenPlace(
                kind=PlaceKind(clean["kind"]),
                name=clean["name"],
                address_text=clean["address_text"],
                postcode=clean["postcode"],
                uprn=clean["uprn"],
                lat=lat,
                lon=lon,
                landlord_agency_id=UUID(clean["landlord"]) if clean["landlord"] else None,
            ),
            reason=clean["reason"],
        )

    href = reverse("place", args=[place.pk])
    if run(form, do):
        messages.success(request, "The place is corrected.")
        return HttpResponseRedirect(href)
    return render(
        request,
        FormPage(
            title="Correct the place",
            caption=str(place),
            form=form,
            layout="design/staff.html",
            section="cases",
            marking=SENSITIVE,
            button="Save the correction",
            introduction=(
                "It changes for every report and case that stands at this place, also those that you may not see.",
            ),
            back=Link(text="Back to the place", href=href),
            cancel=Link(text="Cancel", href=href),
        ),
    )


def _reached(request: HttpRequest, place_id: UUID) -> tuple[Place, tuple[Case, ...], tuple[Report, ...]]:
    """Return the place with the viewer's cases and reports there. Raises NotFound when there is none of either."""
    viewer = viewer_of(request)
    place = get_place(viewer=viewer, place_id=place_id)
    cases = tuple(cases_of_place(viewer=viewer, place_id=place_id))
    reports = tuple(reports_at_place(viewer=viewer, place=place))
    if not (cases or any(report.place_id == place.pk for report in reports)):
        raise NotFound("No such place.")
    return place, cases, reports


def _former(correction: Correction, landlords: dict[UUID, str]) -> Former:
    before = {key: value for key, value in correction.before.items() if key in WORDS}
    if before.get("landlord_agency_id"):
        before["landlord_agency_id"] = landlords.get(UUID(before["landlord_agency_id"]), "A former agency")
    if before.get("kind"):
        before["kind"] = PlaceKind(before["kind"]).label
    words = tuple(
        (WORDS[key], str(value) if value not in (None, "") else "") for key, value in before.items()
    )
    return Former(correction, words)
