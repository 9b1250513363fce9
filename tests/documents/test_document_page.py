"""F2, F5: how a document leaves the building."""

import re
from typing import Any

import pytest
from django.test import Client
from tests.builders import files
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.documents.models import Document
from wardmote.documents.operations import add_document
from wardmote.sharing.models import Audience, AudienceMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_partnership()


@pytest.fixture
def document(world: World) -> Document:
    with acting_as(world.system()):
        audience = Audience.objects.create(partnership_id=world.id)
        for agency in ("council", "police"):
            AudienceMember.objects.create(
                partnership_id=world.id, audience=audience, principal_id=world.agency(agency).id
            )
    return add_document(
        by=world.viewer("council", "caseworker"),
        partnership_id=world.id,
        agency_id=world.agency("council").id,
        audience_id=audience.id,
        record_id=new_id(),
        name='flat "3", side é.jpg',
        content=files.picture_with_gps(),
    )


def get(client: Client, document: Document, **headers: str) -> Any:
    return client.get(f"/documents/{document.id}", headers=headers)


def same_of(answer: Any) -> str:
    """The page without what differs from one request to the next: form secrets and the seconds left."""
    words = answer.content.decode()
    words = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", words)
    return re.sub(r'data-session-seconds="\d+"', "", words)


def test_f2_a_document_is_saved_and_never_shown_as_a_page(world: World, document: Document) -> None:
    answer = get(signed_in_client(world, "council", "caseworker"), document)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"\xff\xd8\xff")
    assert b"Exif" not in answer.content


def test_f5_access_is_asked_at_each_request(world: World, document: Document) -> None:
    police = signed_in_client(world, "police", "caseworker")
    assert get(police, document).status_code == 200
    with acting_as(world.system()):
        AudienceMember.objects.filter(principal_id=world.agency("police").id).delete()
    assert get(police, document).status_code == 404


def test_f5_whoever_is_outside_gets_the_same_answer_as_for_what_is_not_there(
    world: World, document: Document
) -> None:
    housing = signed_in_client(world, "housing", "caseworker")
    absent = housing.get(f"/documents/{new_id()}")
    there = get(housing, document)
    assert (there.status_code, same_of(there)) == (absent.status_code, same_of(absent))
    assert sorted(there.headers) == sorted(absent.headers)
    assert there.status_code == 404
    analyst = signed_in_client(world, "council", "analyst")
    assert get(analyst, document).status_code == 404


def test_a_stranger_is_sent_to_the_sign_in_page(world: World, document: Document) -> None:
    answer = get(Client(), document)
    assert answer.status_code == 302
    assert "flat" not in answer.headers["Location"]


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_sites_page_cannot_ask_for_a_document(world: World, document: Document, site: str) -> None:
    client = signed_in_client(world, "council", "caseworker")
    assert get(client, document, **{"Sec-Fetch-Site": site}).status_code == 404
    assert get(client, document, **{"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_a_document_that_is_still_checked_says_so(world: World, document: Document) -> None:
    with acting_as(world.system()):
        Document.objects.filter(pk=document.id).update(state="waiting")
    answer = get(signed_in_client(world, "council", "caseworker"), document)
    assert answer.status_code == 403
    assert b"still being checked" in answer.content
