"""One search over the business: it finds what the viewer may see, and is silent of everything else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.builders.meetings import a_body, a_meeting
from tests.builders.plans import Town, a_town
from tests.builders.sessions import signed_in_client

from wardmote.actions import operations as actions
from wardmote.actions.operations import Owes
from wardmote.meetings import operations as meetings
from wardmote.meetings.operations import NewItem
from wardmote.plans import operations as plans
from wardmote.sharing.operations import open_to_partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    town = a_town()
    officer, today = town.officer, timezone.localdate()
    meeting = a_meeting(town.world, a_body(town.world), today + timedelta(days=21))
    meetings.add_item(by=officer, meeting=meeting, item=NewItem(title="Heron nests on the towpath"))
    meetings.add_item(
        by=officer,
        meeting=meeting,
        item=NewItem(title="Heron contract"),
        readers=[officer.membership_id],
        restriction_reason="Paragraph 3",
    )
    plans.report_progress(by=officer, tactical_id=town.first, on=today, positive="The herons are back.")
    actions.log_action(
        by=officer,
        audience_id=open_to_partnership(by=officer, partnership_id=town.world.id).id,
        text="Count the herons",
        owners=[Owes(officer.agency_id)],
    )
    return town


def found(client, words):
    page = client.get(reverse("business_search"), {"words": words}).page
    return {
        *(one.item.title for one in page.items),
        *(one.title for one in page.papers),
        *(one.action.text for one in page.actions),
        *(one.ref for one in page.lines),
    }


def test_words_are_found_wherever_they_stand_and_restricted_items_only_by_their_readers(town):
    officer = signed_in_client(town.world, "council", "partnership_officer")
    partner = signed_in_client(town.world, "police", "board_member")
    everywhere = {"Heron nests on the towpath", "Count the herons", "1.1.1"}
    assert found(officer, "heron") == everywhere | {"Heron contract"}
    assert found(partner, "HERON") == everywhere
    assert found(partner, "heron contract") == set()
    page = partner.get(reverse("business_search"), {"words": "heron contract"})
    assert page.page.nothing
    assert "Heron contract" not in page.content.decode()


def test_one_letter_and_nothing_ask_for_words(town):
    partner = signed_in_client(town.world, "police", "board_member")
    for words in ("", " ", "h"):
        page = partner.get(reverse("business_search"), {"words": words}).page
        assert page.words == ""
        assert not page.items
    assert not partner.get(reverse("business_search")).page.nothing
