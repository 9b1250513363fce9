"""Papers of a review: the written consent, what the applicant sends, what bodies add; who may open them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.builders.files import EICAR, pdf, picture
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import a_review, circulated, coordinator, fresh, publish
from tests.builders.sessions import signed_in_client
from tests.reviews.test_door import ME, REST, answer_all

from wardmote.access.errors import NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Purpose
from wardmote.audit.queries import list_events
from wardmote.documents.models import Document
from wardmote.documents.queries import list_documents, open_document
from wardmote.reviews import operations
from wardmote.reviews.choices import Consent, Relation, ReviewEntryKind
from wardmote.reviews.models import ReviewEntry
from wardmote.reviews.operations import GivenPaper
from wardmote.reviews.rules.applying import GivenRepresentative

pytestmark = pytest.mark.django_db

SPEAKER = GivenRepresentative(name="Cllr Lee", relation=Relation.COUNCILLOR)
PAPER = GivenPaper("consent.pdf", pdf())


@pytest.fixture
def world() -> World:
    made = a_partnership(host="testserver")
    publish(made)
    return made


def upload(name: str = "consent.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture())


def day(field: str, on: date) -> dict[str, Any]:
    return {f"{field}-day": on.day, f"{field}-month": on.month, f"{field}-year": on.year}


def test_the_written_consent_is_attached_on_its_page_and_opened_from_the_review(world: World) -> None:
    review = a_review(world, representative=SPEAKER)
    client = signed_in_client(world, "council", "review_coordinator")
    address = reverse("review_consent", args=[review.reference])
    sent = client.post(address, {**day("on", date(2026, 4, 2)), "file": upload()})
    assert sent.status_code == 302
    stands = fresh(coordinator(world), review)
    assert (stands.consent, stands.consent_on) == (Consent.GIVEN, date(2026, 4, 2))
    page = client.get(reverse("review", args=[review.reference])).content.decode()
    link = reverse("document", args=[stands.consent_document_id])
    assert page.count(link) >= 2, "beside the representative, and among the papers"
    assert client.get(link).status_code == 200
    # Whoever is not on the review does not learn that there is a paper.
    for agency, role in (("police", "caseworker"), ("council", "board_member"), ("council", "specialist")):
        assert signed_in_client(world, agency, role).get(link).status_code == 404
    reader = world.viewer("council", "information_governance")
    with acting_as(reader):
        events = list_events(viewer=reader, purpose=Purpose.LAWFULNESS, record_id=stands.consent_document_id)
    assert {"documents.add_document", "documents.open_document"} <= {one["act"] for one in events}


def test_consent_without_the_paper_holds_and_the_paper_follows(world: World) -> None:
    by = coordinator(world)
    review = a_review(world, representative=SPEAKER)
    review = operations.record_consent(by=by, review=review, on=date(2026, 4, 2))
    assert review.consent_document is None
    client = signed_in_client(world, "council", "review_coordinator")
    assert (
        "Attach the written consent"
        in client.get(reverse("review", args=[review.reference])).content.decode()
    )
    review = operations.record_consent(by=by, review=review, on=date(2026, 4, 2), paper=PAPER)
    assert review.consent_document is not None
    with acting_as(by):
        notes = ReviewEntry.objects.filter(review=review, kind=ReviewEntryKind.NOTE).count()
    assert notes == 1, "consent is said to be here once"


def test_a_file_that_is_refused_leaves_the_consent_as_it_was_and_is_said_beside_the_field(
    world: World,
) -> None:
    review = a_review(world, representative=SPEAKER)
    client = signed_in_client(world, "council", "review_coordinator")
    bad = SimpleUploadedFile("consent.pdf", b"MZ\x90not a pdf")
    shown = client.post(
        reverse("review_consent", args=[review.reference]), {**day("on", date(2026, 4, 2)), "file": bad}
    )
    assert shown.status_code == 200
    assert "file" in shown.page.errors[0].href if shown.page.errors else False
    assert fresh(coordinator(world), review).consent == Consent.AWAITED


def test_every_body_on_the_review_adds_papers_and_reads_those_of_the_others(world: World) -> None:
    review, police = circulated(world), world.viewer("police", "caseworker")
    client = signed_in_client(world, "police", "caseworker")
    address = reverse("review_paper_add", args=[review.reference])
    assert "Select a file" in client.post(address, {}).content.decode()
    assert client.post(address, {"file": upload("log.jpg"), "text": "Our incident log"}).status_code == 302
    council = signed_in_client(world, "council", "review_coordinator")
    for page in ("review", "review_pack"):
        assert (
            "our incident log" in council.get(reverse(page, args=[review.reference])).content.decode().lower()
        )
    with acting_as(police):
        (document,) = list_documents(viewer=police, record_id=review.id)
    operations.release_body(
        by=coordinator(world), review=review, agency_id=police.agency_id, reason="It left the area"
    )
    with acting_as(police), pytest.raises(NotFound):
        open_document(viewer=police, document_id=document.id)


def test_outside_the_review_nobody_adds_a_paper(world: World) -> None:
    review = a_review(world)
    police = world.viewer("police", "caseworker")
    with pytest.raises(NotFound):
        operations.add_paper(by=police, review=review, paper=PAPER)
    with pytest.raises(Refused):
        operations.add_paper(by=coordinator(world), review=review, paper=GivenPaper("x.pdf", EICAR))
    with acting_as(world.system()):
        assert not Document.objects.filter(record_id=review.id).exists()


def test_papers_are_sent_with_an_online_application_and_removed_before_if_wanted(world: World) -> None:
    client = Client()
    before, after = dict(list(REST.items())[:5]), dict(list(REST.items())[6:])
    assert (
        answer_all(client, ME, {"reported": {"reported": "no"}, "door": {"way": "apply"}}, before) == "files"
    )
    address = reverse("review_question", args=["files"])
    for name in ("diary.jpg", "wrong.jpg"):
        assert client.post(address, {"act": "add", "file": upload(name)}).status_code == 302
    shown = client.get(address)
    wrong = next(one for one in shown.page.files if one.name == "wrong.jpg")
    assert client.post(address, {"act": f"remove:{wrong.id}"}).status_code == 302
    assert answer_all(client, {"files": {"act": "continue"}}, after) == "check"
    rows = client.get(reverse("review_check")).content.decode()
    assert "diary.jpg" in rows
    assert "wrong.jpg" not in rows
    assert client.post(reverse("review_check")).status_code == 302
    by = coordinator(world)
    with acting_as(by):
        (entry,) = ReviewEntry.objects.filter(kind=ReviewEntryKind.PAPER).select_related("document", "review")
    assert entry.document is not None
    assert (entry.document.original_name, entry.by) == ("diary.jpg", None)
    assert entry.document.audience_id == entry.review.audience_id
    seen = signed_in_client(world, "council", "review_coordinator").get(
        reverse("review", args=[entry.review.reference])
    )
    assert "From the applicant" in seen.content.decode()
    with acting_as(by):
        assert open_document(viewer=by, document_id=entry.document.id).content


def test_whoever_speaks_for_somebody_reads_that_the_written_consent_is_missing_until_it_is_here(
    world: World,
) -> None:
    review = a_review(world, representative=SPEAKER)
    link = reverse("review_follow", args=[review.follow_secret])
    assert "We need the written consent" in Client().get(link).content.decode()
    operations.record_consent(by=coordinator(world), review=review, on=date(2026, 4, 2), paper=PAPER)
    shown = Client().get(link).content.decode()
    assert "We need the written consent" not in shown
    own = a_review(world)
    follow = Client().get(reverse("review_follow", args=[own.follow_secret]))
    assert "written consent" not in follow.content.decode()
