"""Prompts: what somebody must see at their next sign-in."""

import pytest
from tests.builders.messages import AGENCY, PARTNERSHIP, an_officer

from wardmote.access.actors import PublicActor, Viewer
from wardmote.access.errors import NotFound
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.notifications import queries
from wardmote.notifications.models import Prompt
from wardmote.notifications.operations import prompt, settle_prompt, settle_prompts_about

pytestmark = pytest.mark.django_db


def list_prompts(*, viewer: Viewer) -> list[Prompt]:
    with acting_as(viewer):
        return queries.list_prompts(viewer=viewer)


def serious(**more: object) -> Prompt:
    return prompt(
        by=PublicActor(PARTNERSHIP),
        agency_id=AGENCY,
        text="A serious report has come in.",
        record_type="report",
        reference="ASB-2345-6789",
        **more,  # type: ignore[arg-type]
    )


def test_a_prompt_for_all_is_seen_by_caseworkers_of_that_agency_alone() -> None:
    serious()
    assert len(list_prompts(viewer=an_officer())) == 1
    assert list_prompts(viewer=an_officer(agency_id=new_id())) == []
    assert list_prompts(viewer=an_officer(role="specialist")) == []


def test_a_prompt_for_one_person_is_seen_by_that_person_alone() -> None:
    specialist = an_officer(role="specialist")
    serious(membership_id=specialist.membership_id)
    assert len(list_prompts(viewer=specialist)) == 1
    assert list_prompts(viewer=an_officer()) == []


def test_a_settled_prompt_is_gone_and_says_who_settled_it() -> None:
    shown, officer = serious(), an_officer()
    settle_prompt(by=officer, prompt_id=shown.id)
    assert list_prompts(viewer=officer) == []
    again = settle_prompt(by=an_officer(), prompt_id=shown.id)
    assert again.settled_by == officer.membership_id


def test_nobody_settles_what_they_do_not_see() -> None:
    shown = serious()
    with pytest.raises(NotFound):
        settle_prompt(by=an_officer(agency_id=new_id()), prompt_id=shown.id)


def test_deciding_about_a_report_settles_what_all_see_and_ones_own_and_leaves_another_persons_prompt() -> (
    None
):
    me, other = an_officer(), an_officer()
    serious()
    serious(membership_id=me.membership_id)
    theirs = serious(membership_id=other.membership_id)
    elsewhere = prompt(
        by=an_officer(), agency_id=AGENCY, text="Another", record_type="report", reference="ASB-2222-2222"
    )
    assert settle_prompts_about(by=me, record_type="report", reference="ASB-2345-6789") == 2
    assert [shown.id for shown in list_prompts(viewer=other)] == [theirs.id, elsewhere.id]


def test_a_colleague_does_not_reach_another_persons_prompt_in_the_database_either() -> None:
    theirs = serious(membership_id=an_officer().membership_id)
    with acting_as(an_officer()):
        assert not Prompt.objects.filter(pk=theirs.pk).exists()
