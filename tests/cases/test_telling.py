"""Who is told that a case waits for them, in which words, and who is not."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.builders.cases import a_case, an_active_case, officer, share, supervisor, tomorrow
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.actors import Viewer
from wardmote.access.errors import Refused
from wardmote.access.rows import acting_as
from wardmote.cases import operations
from wardmote.cases.choices import SharingClass
from wardmote.cases.models import AccessRequest, Case
from wardmote.cases.rules.notices import Notice
from wardmote.notifications.models import Message
from wardmote.notifications.queries import list_messages, list_prompts

pytestmark = pytest.mark.django_db

TITLE = "Noise of Mx Unmistakable"


@pytest.fixture
def world() -> World:
    return a_partnership()


def mail(world: World) -> list[Message]:
    with acting_as(world.system()):
        return list(Message.objects.order_by("id"))


def mail_to(world: World, viewer: Viewer) -> list[str]:
    (address,) = {row.account.email for row in world.memberships.values() if row.id == viewer.membership_id}
    return [message.subject for message in mail(world) if message.to == address]


def prompted(viewer: Viewer) -> list[str]:
    with acting_as(viewer):
        return [shown.text for shown in list_prompts(viewer=viewer)]


def test_whoever_gets_a_case_is_told_once_and_whoever_takes_it_is_not(world):
    me, boss = officer(world), supervisor(world)
    case = a_case(world)
    operations.assign(by=me, case=case, owner_id=me.membership_id, supervisor_id=boss.membership_id)
    assert prompted(boss) == [Notice.SUPERVISOR.prompt]
    assert prompted(me) == []
    operations.assign(by=me, case=case, owner_id=me.membership_id, supervisor_id=boss.membership_id)
    assert len(prompted(boss)) == 1, "nothing is new"
    operations.assign(by=me, case=case, owner_id=boss.membership_id)
    assert prompted(boss) == [Notice.SUPERVISOR.prompt, Notice.OWNER.prompt]
    assert mail_to(world, boss) == [Notice.SUPERVISOR.subject, Notice.OWNER.subject]


def test_a_case_opened_for_a_colleague_tells_them(world):
    boss = supervisor(world)
    a_case(world, owner_id=boss.membership_id, supervisor_id=boss.membership_id)
    assert prompted(boss) == [Notice.OWNER.prompt]


def test_mail_names_no_case_no_person_and_no_place_and_prompts_name_the_reference_alone(world):
    case = a_case(world, title=TITLE)
    share(world, case, purpose="Purpose of Mx Unmistakable")
    police = world.viewer("police", "caseworker")
    operations.set_case_action(
        by=officer(world), case=case, text="Ring Mx Unmistakable", agency_id=police.agency_id,
        owner_id=police.membership_id,
    )  # fmt: skip
    sent = mail(world)
    assert len(sent) == 2
    for message in sent:
        told = message.subject + message.text
        assert "Unmistakable" not in told
        assert case.reference not in told
    assert not any("Unmistakable" in text for text in prompted(police))


def test_an_agency_is_told_in_its_inbox_and_at_sign_in_when_a_case_is_shared_with_it_or_given_to_it(world):
    police = world.viewer("police", "caseworker")
    case = share(world, an_active_case(world))
    assert prompted(police) == [Notice.SHARED.prompt]
    operations.set_case_action(by=officer(world), case=case, text="Patrol", agency_id=police.agency_id)
    operations.transfer(by=officer(world), case=case, agency_id=police.agency_id, reason="Theirs")
    expected = [Notice.SHARED, Notice.ACTION_FOR_AGENCY, Notice.LEADS]
    assert prompted(police) == [notice.prompt for notice in expected]
    assert [message.to for message in mail(world)] == ["asb@police.example"] * 3
    assert prompted(world.viewer("housing", "caseworker")) == []


def test_of_a_hidden_case_only_those_named_on_it_are_told_and_no_list_of_mail_shows_it(world):
    me = officer(world)
    police, other = world.viewer("police", "caseworker"), world.viewer("police", "caseworker", key="2")
    case = a_case(world, title=TITLE, sharing_class=SharingClass.HIDDEN)
    case = share(world, case)
    assert mail(world) == [], "the agency does not see the case, so it is told nothing"
    operations.name_member(by=me, case=case, membership_id=police.membership_id)
    operations.set_case_action(by=me, case=case, text="Think", agency_id=police.agency_id)
    assert prompted(police) == [Notice.NAMED.prompt, Notice.ACTION_FOR_AGENCY.prompt]
    assert prompted(other) == []
    for colleague in (other, supervisor(world), me, world.viewer("police", "account_administrator")):
        with acting_as(colleague):
            assert list_messages(viewer=colleague) == []
            assert Message.objects.count() == 0
    with pytest.raises(Refused, match="cannot see this case"):
        operations.set_case_action(
            by=me, case=case, text="Look", agency_id=police.agency_id, owner_id=other.membership_id
        )


def test_somebody_kept_away_by_a_conflict_is_not_told(world):
    me, boss = officer(world), supervisor(world)
    case = a_case(world)
    operations.record_conflict(by=me, case=case, membership_id=boss.membership_id, reason="Neighbours")
    with pytest.raises(Refused):
        operations.set_case_action(by=me, case=case, text="Ring", owner_id=boss.membership_id)
    operations.assign(by=me, case=case, owner_id=boss.membership_id)
    assert prompted(boss) == []
    assert mail_to(world, boss) == []


def test_a_request_reaches_those_named_who_may_answer_and_the_answer_reaches_whoever_asked(world):
    me, police = officer(world), world.viewer("police", "caseworker")
    case = a_case(world, sharing_class=SharingClass.LOCKED)
    for answer, expected in (("yes", [Notice.ACCESS_GRANTED.prompt]), ("no", [Notice.ACCESS_GRANTED.prompt])):
        request = operations.ask_for_access(by=police, case_id=case.id, reason="A warrant")
        with acting_as(me):
            request = AccessRequest.objects.get(pk=request.pk)
        if answer == "yes":
            operations.grant_access(by=me, request=request, until=tomorrow())
        else:
            operations.refuse_access(by=me, request=request, reason="Not needed")
        assert prompted(police) == expected
    assert prompted(me) == [Notice.ACCESS_ASKED.prompt] * 2
    assert prompted(supervisor(world)) == []
    assert mail_to(world, me) == [Notice.ACCESS_ASKED.subject] * 2
    assert mail_to(world, police) == [Notice.ACCESS_GRANTED.subject] * 2, "yes and no read the same in mail"


def test_an_action_given_to_another_tells_the_new_owner_and_another_day_tells_nobody(world):
    me, boss = officer(world), supervisor(world)
    case = a_case(world)
    action = operations.set_case_action(by=me, case=case, text="Ring", owner_id=me.membership_id)
    day = timezone.localdate()
    change = {"by": me, "case": case, "action_id": action.id, "agency_id": me.agency_id}
    operations.change_case_action(**change, owner_id=me.membership_id, due_on=day)
    assert mail(world) == []
    operations.change_case_action(**change, owner_id=boss.membership_id, due_on=day)
    assert prompted(boss) == [Notice.ACTION.prompt]
    operations.change_case_action(**change, owner_id=boss.membership_id, due_on=None)
    assert prompted(boss) == [Notice.ACTION.prompt]


def test_a_prompt_leads_to_the_case_and_goes_when_it_was_seen_to(world):
    boss = supervisor(world)
    case: Case = a_case(world, owner_id=boss.membership_id)
    client = signed_in_client(world, "council", "supervisor")
    page = client.get(reverse("my_work"))
    assert reverse("case", args=[case.reference]) in page.content.decode()
    (shown,) = page.page.prompts
    other = signed_in_client(world, "council", "caseworker")
    assert other.post(reverse("prompt_settle", args=[shown.id])).status_code == 404
    assert client.post(reverse("prompt_settle", args=[shown.id])).status_code == 302
    assert client.get(reverse("my_work")).page.prompts == ()
