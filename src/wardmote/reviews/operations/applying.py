"""An application arrives: online, by phone, on paper, for somebody else, for a business or a group."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from wardmote.access.actors import Actor, PublicActor, SystemActor, Viewer
from wardmote.access.choices import FieldClass, Permission, Role
from wardmote.access.errors import NotFound, Refused
from wardmote.access.ids import hash_secret, new_id, new_reference, new_secret
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.documents.operations import adopt_draft_documents
from wardmote.partnerships.choices import ReviewChannel
from wardmote.partnerships.choices import ReviewStep as Step
from wardmote.partnerships.models import Agency, Membership, ReviewProcedure
from wardmote.partnerships.queries import procedure_on
from wardmote.people.models import ContactPoint
from wardmote.people.operations.records import compose_person
from wardmote.people.rules import GivenPerson
from wardmote.reviews.choices import Consent, ReviewState, Source
from wardmote.reviews.models import Complaint, Review, ReviewLink
from wardmote.reviews.operations.papers import write_papers
from wardmote.reviews.operations.writing import (
    log,
    membership_of,
    now_or,
    once,
    partnership_of,
    tell_people,
    write_step,
)
from wardmote.reviews.permissions import check_may_apply
from wardmote.reviews.rules.applying import ClaimedComplaint, NewApplication, what_is_wrong
from wardmote.reviews.rules.bodies import LEADS
from wardmote.reviews.rules.clock import due_on_for
from wardmote.sharing.operations import open_audience


@operation
@once
def apply_for_review(
    *,
    by: Actor,
    application: NewApplication,
    channel: ReviewChannel,
    at: datetime | None = None,
    follow_secret: str = "",
    files_key: str = "",
    form_token: UUID | None = None,
) -> Review:
    """Take an application for a case review, by whatever channel; every channel comes through here.

    `at`: when it reached us (default now): a paper form keyed in later counts from the day on which it arrived,
    because section 104(11) counts to the day of the application. The version of the procedure in force on that
    London day is kept with it. The body that has a review co-ordinator (else the council) leads; the others are
    informed by `circulate`, all at once. `follow_secret`: the secret of the applicant's link, made by the caller
    so that a second sending can show it again; else a new one. It stands on the returned instance as
    `follow_secret` and nowhere else. `files_key`: the key under which the form kept files (room documents), which
    become papers of the review. The same `form_token` again gives the same review.

    Eligibility is not validation: nothing is refused for having too few complaints. Raises Refused with a sentence
    for each field (`rules.applying.what_is_wrong`), or when the partnership has published no procedure; NotAllowed.
    """
    check_may_apply(by)
    now = now_or(at)
    applied_on = day_of(now)
    wrong = what_is_wrong(application, on=applied_on)
    if wrong:
        field, sentence = next(iter(wrong.items()))
        raise Refused(sentence, field, **{name: said for name, said in wrong.items() if name != field})
    where = partnership_of(by)
    secret = follow_secret or new_secret()
    # The public opens no audiences and reads no memberships: the application is written by the system on their
    # behalf, and the event says whose it was.
    with acting_as(SystemActor(where, why="an application for a case review arrived")):
        procedure = procedure_on(partnership_id=where, day=applied_on)
        if procedure is None:
            raise Refused("No case review procedure has been published for that day yet.")
        lead = who_leads(where, by)
        review = _write(by, application, channel, procedure, lead, now, secret)
        if files_key:
            papers = adopt_draft_documents(
                by=by,
                draft_key=files_key,
                record_id=review.id,
                agency_id=lead.id,
                audience_id=review.audience_id,
            )
            write_papers(by, review, papers, "Sent with the application", now)
        tell_people(
            review,
            lead.id,
            f"A new application for a case review: {review.reference}.",
            permission=Permission.RUN_REVIEWS,
        )
    log(
        by,
        Category.COLLECTION,
        "apply_for_review",
        review,
        classes=[FieldClass.F1, FieldClass.F2, FieldClass.F3, FieldClass.F4],
    )
    review.follow_secret = secret
    return review


def who_leads(partnership_id: UUID, by: Actor) -> Agency:
    """Return the body that leads applications: that of the co-ordinator who enters it, else the one that has a
    co-ordinator, else the council, else the police. Raises NotFound when the partnership has none of them."""
    agencies = list(
        Agency.objects.filter(partnership_id=partnership_id, left_on__isnull=True).order_by("name")
    )
    if isinstance(by, Viewer) and by.may(Permission.RUN_REVIEWS):
        return next(agency for agency in agencies if agency.id == by.agency_id)
    coordinating = set(
        Membership.objects.filter(
            partnership_id=partnership_id, ended_at__isnull=True, roles__contains=[Role.REVIEW_COORDINATOR]
        ).values_list("agency_id", flat=True)
    )
    ranked = sorted(
        (agency for agency in agencies if agency.kind in LEADS or agency.id in coordinating),
        key=lambda one: (
            one.id not in coordinating,
            LEADS.index(one.kind) if one.kind in LEADS else len(LEADS),
        ),
    )
    if not ranked:
        raise NotFound("No body of this partnership can take applications.")
    return ranked[0]


def _write(
    by: Actor,
    given: NewApplication,
    channel: ReviewChannel,
    procedure: ReviewProcedure,
    lead: Agency,
    at: datetime,
    secret: str,
) -> Review:
    system = SystemActor(procedure.partnership_id, why="an application for a case review arrived")
    audience = open_audience(
        by=system, partnership_id=procedure.partnership_id, members=[lead.id], agency_id=lead.id
    )
    asked_by = membership_of(by)
    own = given.representative is None
    persons: dict[str, Any] = {
        "partnership_id": procedure.partnership_id,
        "agency_id": lead.id,
        "audience_id": audience.id,
        "said_by_themselves_at": at,
        "verified_by": asked_by,
    }
    victim, points = compose_person(
        GivenPerson(
            name=given.name,
            language=given.language,
            needs=given.needs,
            address_text=given.address_text,
            postcode=given.postcode,
            contacts=given.contacts,
        ),
        **(persons if own else persons | {"said_by_themselves_at": None}),
    )
    victim.save(force_insert=True)
    representative = None
    if given.representative is not None:
        representative, more = compose_person(
            GivenPerson(name=given.representative.name, contacts=given.representative.contacts), **persons
        )
        representative.save(force_insert=True)
        points += more
    ContactPoint.objects.bulk_create(points)
    review = Review.objects.create(
        id=new_id(),
        partnership_id=procedure.partnership_id,
        agency=lead,
        audience=audience,
        procedure=procedure,
        reference=new_reference("CR"),
        received_at=at,
        applied_on=day_of(at),
        channel=channel,
        entered_by_id=asked_by,
        state=ReviewState.RECEIVED,
        step_due_on=due_on_for(procedure.terms, Step.ACKNOWLEDGED, {Step.RECEIVED: day_of(at)}),
        victim=victim,
        capacity=given.capacity,
        organisation=given.organisation.strip(),
        group_size=given.group_size,
        representative=representative,
        relation=given.representative.relation if given.representative else "",
        consent=_consent(by, given),
        consent_on=given.representative.consent_on if given.representative else None,
        attendance=given.attendance,
        privacy_notice=given.privacy_notice,
        words=given.words.strip(),
        harm=given.harm.strip(),
        wish=given.wish.strip(),
        place_text=given.place_text.strip(),
        hate_perceived=given.hate_perceived,
        hate_strands=list(given.hate_strands),
        no_effective_action=given.no_effective_action,
        changed_at=at,
    )
    Complaint.objects.bulk_create(compose_claimed(review, claimed, at) for claimed in given.complaints)
    ReviewLink.objects.create(
        partnership_id=review.partnership_id,
        review=review,
        person=representative or victim,
        secret_hash=hash_secret(secret),
        created_at=at,
    )
    words = (
        "Applied online"
        if isinstance(by, PublicActor)
        else f"Applied: {ReviewChannel(channel).label.lower()}"
    )
    write_step(by, review, ReviewState.RECEIVED, at, words=words)
    return review


def _consent(by: Actor, given: NewApplication) -> Consent:
    """A day told online is only told: until somebody of the body that leads has the paper, consent is awaited."""
    if given.representative is None:
        return Consent.NOT_NEEDED
    if isinstance(by, PublicActor):
        return Consent.AWAITED
    return Consent.GIVEN if given.representative.consent_on else Consent.AWAITED


def compose_claimed(review: Review, claimed: ClaimedComplaint, at: datetime) -> Complaint:
    """Return an unsaved row for a complaint that only the applicant tells of: not verified."""
    return Complaint(
        partnership_id=review.partnership_id,
        review=review,
        source=Source.CLAIMED,
        agency_id=claimed.agency_id,
        told_to=claimed.told_to.strip(),
        their_reference=claimed.their_reference.strip(),
        complained_on=claimed.complained_on,
        behaviour_on=claimed.behaviour_on,
        words=claimed.words.strip(),
        is_hate=claimed.is_hate,
        complainant=claimed.complainant.strip(),
        entered_at=at,
    )
