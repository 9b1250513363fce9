"""Who and what a case is about: people, where they are safe, places."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from wardmote.access.errors import NotFound, Refused
from wardmote.cases import operations, queries
from wardmote.cases.permissions import check_may_change, check_may_contribute
from wardmote.cases.rules.consent import ASKED
from wardmote.design.fields import Form
from wardmote.design.page import render
from wardmote.design.words import list_words
from wardmote.pages.administration.fresh import recently_authenticated
from wardmote.pages.casework import case_forms as forms
from wardmote.pages.casework.acting import (
    answer,
    back_to,
    case_to_change,
    choose,
    post_only,
    sent,
    viewer_of,
)
from wardmote.pages.casework.case import page_of
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.operations.secrets import end_safe_location, record_safe_location, reveal_safe_location
from wardmote.people.queries import safe_locations_of
from wardmote.people.rules import GivenContact, GivenPerson
from wardmote.places.operations import GivenPlace, record_places
from wardmote.sharing.models import Audience


def add_person(request: HttpRequest, reference: str) -> HttpResponse:
    """Somebody joins the case, named or only described."""
    viewer = viewer_of(request)
    case = case_to_change(request, reference)
    full = queries.get_case(viewer=viewer, reference=reference)
    form = forms.PersonForm(sent(request))
    choose(form, "consent", [(str(one.pk), one.original_name) for one in full.documents])

    def do(form: Form) -> None:
        clean = form.cleaned_data
        safety = Safety(clean["safety"])
        may = bool(clean["message"]) and safety == Safety.SAFE
        given = [(ContactKind.PHONE, clean["phone"]), (ContactKind.EMAIL, clean["email"])]
        operations.add_person(
            by=viewer,
            case=case,
            role=clean["role"],
            given=GivenPerson(
                name=clean["name"],
                description=clean["description"],
                contacts=tuple(
                    GivenContact(
                        kind=kind, value=value, safety=safety, may_leave_message=may, may_say_who_we_are=may
                    )
                    for kind, value in given
                    if value
                ),
            ),
            note=clean["note"],
            consent_document_id=UUID(clean["consent"]) if clean["consent"] else None,
            form_token=form.token,
        )

    return answer(
        request,
        case,
        form,
        do,
        title="Add a person",
        button="Add",
        done="Added.",
        to=back_to(case, "people"),
        introduction=("A person added here is known to whoever sees this case, and to nobody else.",),
    )


def end_person(request: HttpRequest, reference: str, role_id: UUID) -> HttpResponse:
    """A person's role on the case ends."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    case = full.case
    check_may_change(viewer, case, full.facts)
    if role_id not in {role.pk for one in full.people for role in one.roles}:
        raise NotFound("No such person on this case.")

    def do(form: Form) -> None:
        operations.end_person_role(
            by=viewer,
            case=case,
            case_person_id=role_id,
            reason=form.cleaned_data["reason"],
            form_token=form.token,
        )

    return answer(
        request,
        case,
        forms.ReasonForm(sent(request)),
        do,
        title="Take a person off the case",
        button="Take off",
        done="Taken off.",
        to=back_to(case, "people"),
    )


def record_consent(request: HttpRequest, reference: str, role_id: UUID) -> HttpResponse:
    """What a person says about sharing."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    case = full.case
    check_may_change(viewer, case, full.facts)
    asked = {role.pk: one.person for one in full.people for role in one.roles if role.role in ASKED}
    if role_id not in asked:
        raise NotFound("No such person on this case.")

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.record_consent(
            by=viewer,
            case=case,
            case_person_id=role_id,
            consent=clean["consent"],
            words=clean["words"],
            on=clean["on"],
            form_token=form.token,
        )

    return answer(
        request,
        case,
        forms.ConsentForm(sent(request), initial={"on": timezone.localdate()}),
        do,
        title=f"What {asked[role_id]} says about sharing",
        button="Write it down",
        done="Written down.",
        to=back_to(case, "people"),
        introduction=(
            "Ask only in a way that is safe for them: the case page says which. If asking would put somebody in danger, "
            "do not ask, and say so here.",
            f"Say who leads the case ({case.agency.name}), who else is on it "
            f"({list_words([one.name for one in full.agencies if not one.is_lead]) or 'nobody yet'}), and that they may "
            "object. What the law asks the agencies to share is shared all the same.",
        ),
    )


def add_place(request: HttpRequest, reference: str) -> HttpResponse:
    """A place joins the case."""
    viewer = viewer_of(request)
    case = case_to_change(request, reference)
    form = forms.PlaceForm(sent(request))

    def do(form: Form) -> None:
        clean = form.cleaned_data
        if not (clean["name"] or clean["address_text"]):
            raise Refused("Enter a name or an address.", field="name")
        given = GivenPlace(name=clean["name"], address_text=clean["address_text"], postcode=clean["postcode"])
        (place,) = record_places(by=viewer, partnership_id=viewer.partnership_id, given=[given])
        operations.add_place(
            by=viewer, case=case, place_id=place.pk, is_subject=clean["is_subject"], form_token=form.token
        )

    return answer(
        request, case, form, do, title="Add a place", button="Add", done="Added.", to=back_to(case, "places")
    )


def end_place(request: HttpRequest, reference: str, place_id: UUID) -> HttpResponse:
    """A place leaves the case."""
    case = case_to_change(request, reference)
    return post_only(
        request,
        case,
        lambda: operations.end_place(by=viewer_of(request), case=case, case_place_id=place_id),
        done="Taken off.",
        to=back_to(case, "places"),
    )


def keep_location(request: HttpRequest, reference: str, person_id: UUID) -> HttpResponse:
    """Keep where somebody is safe: encrypted, for those named on the case alone."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    check_may_contribute(viewer, full.case, full.facts)
    person = next((one.person for one in full.people if one.person.pk == person_id), None)
    if person is None:
        raise NotFound("No such person on this case.")

    def do(form: Form) -> None:
        audience: Audience = full.case.audience
        record_safe_location(by=viewer, person=person, text=form.cleaned_data["text"], audience=audience)

    return answer(
        request,
        full.case,
        forms.SafeLocationForm(sent(request)),
        do,
        title="Where are they safe?",
        button="Keep",
        done="Kept.",
        to=back_to(full.case, "people"),
    )


@recently_authenticated
def show_location(request: HttpRequest, reference: str, person_id: UUID, location_id: UUID) -> HttpResponse:
    """Show a safe location, once, to somebody who asked for it by a button; the look is recorded."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    person = next((one.person for one in full.people if one.person.pk == person_id), None)
    if person is None or location_id not in safe_locations_of(viewer=viewer, person_id=person_id):
        raise NotFound("Nothing here.")
    text = reveal_safe_location(by=viewer, safe_location_id=location_id)
    end = reverse("case_location_end", args=[reference, person_id, location_id])
    return render(
        request, page_of(request, full, revealed=text, revealed_for=str(person.pk), revealed_end=end)
    )


def end_location(request: HttpRequest, reference: str, person_id: UUID, location_id: UUID) -> HttpResponse:
    """They are not there any more: the text is emptied."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    if person_id not in {one.person.pk for one in full.people} or location_id not in safe_locations_of(
        viewer=viewer, person_id=person_id
    ):
        raise NotFound("Nothing here.")
    return post_only(
        request,
        full.case,
        lambda: end_safe_location(by=viewer, safe_location_id=location_id),
        done="Removed. What was written there is gone.",
        to=back_to(full.case, "people"),
    )
