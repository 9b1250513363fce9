"""Who sees a case: sharing, naming, locking, hiding, asking for access, conflicts of interest. H7 to H17 by name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone
from tests.builders.cases import (
    a_case,
    a_report,
    add_victim,
    an_active_case,
    fresh,
    officer,
    sees,
    share,
    supervisor,
    tomorrow,
)
from tests.builders.partnership import World, a_partnership

from wardmote.access.actors import SystemActor
from wardmote.access.choices import Action, Role
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.ids import new_id
from wardmote.access.policy import can
from wardmote.access.rows import acting_as
from wardmote.actions.models import Action as ActionRow
from wardmote.cases import operations, queries
from wardmote.cases.choices import SharingClass
from wardmote.cases.models import Case, CaseStub, Entry
from wardmote.cases.rules.sharing import BY_AGENCY
from wardmote.partnerships.choices import Side
from wardmote.partnerships.models import Membership, Team
from wardmote.partnerships.operations import add_team, change_roles, change_team
from wardmote.partnerships.queries import viewer_of
from wardmote.people.models import Person
from wardmote.reports.models import Report
from wardmote.sharing.models import FOREVER, AlsoShown, Audience, AudienceMember, Denial
from wardmote.sharing.queries import facts_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_partnership()


def constable(world: World):
    return world.viewer("police", "caseworker")


def members(case: Case) -> set:
    with acting_as(SystemActor(case.partnership_id, "a test looks")):
        return set(
            AudienceMember.objects.filter(audience_id=case.audience_id).values_list("principal_id", flat=True)
        )


def test_a_case_is_seen_by_its_agency_and_by_nobody_else(world):
    case = a_case(world)
    assert sees(officer(world), case)
    assert sees(supervisor(world), case)
    assert not sees(constable(world), case)
    assert not sees(world.viewer("council", "analyst"), case)
    assert not sees(world.viewer("council", "specialist"), case)
    assert not sees(a_partnership(host="other.example").viewer("council", "caseworker"), case)


def test_sharing_shows_everything_on_the_case_and_withdrawing_takes_all_of_it_back(world):
    report = a_report(world)
    case = a_case(world, reports=[report])
    add_victim(world, case)
    operations.set_case_action(by=officer(world), case=case, text="Ring the landlord")
    police = constable(world)

    def shown() -> list[int]:
        with acting_as(police):
            rows = (Case, Person, Report, ActionRow, Entry)
            return [model.objects.filter(partnership_id=world.id).count() for model in rows]

    assert shown() == [0, 0, 0, 0, 0]
    share(world, case)
    seen = shown()
    assert seen[:4] == [1, 2, 1, 1]
    assert seen[4] >= 4
    assert sees(police, case)
    operations.withdraw_sharing(
        by=officer(world), case=case, agency_id=world.agency("police").id, reason="Done"
    )
    assert shown() == [0, 0, 0, 0, 0]
    assert fresh(officer(world), case).sharing_class == SharingClass.OWN_AGENCY


def test_sharing_needs_purpose_and_power_and_is_logged_with_its_recipient(world):
    case = a_case(world)
    with pytest.raises(Refused) as refused:
        share(world, case, purpose=" ")
    assert "purpose" in refused.value.problems
    with pytest.raises(Refused):
        share(world, case, power="because")
    with pytest.raises(Refused):
        share(world, case, "council")
    share(world, case)
    with pytest.raises(Refused):
        share(world, case)
    officer_of_information = world.viewer("council", "information_governance")
    from wardmote.audit.choices import Purpose
    from wardmote.audit.queries import list_events

    with acting_as(officer_of_information):
        events = list_events(viewer=officer_of_information, purpose=Purpose.LAWFULNESS, record_id=case.id)
    told = [event for event in events if event["category"] == "disclosure"]
    assert [event["recipient"] for event in told] == ["Ashby Vale Police"]
    assert told[0]["act"] == "cases.share_with_agency"


def test_somebody_who_objects_to_sharing_is_not_overruled_without_a_reason(world):
    case = a_case(world, reports=[a_report(world, objects_to_sharing=True)])
    with pytest.raises(Refused) as refused:
        share(world, case)
    assert "despite_objection" in refused.value.problems
    share(world, case, despite_objection="A child is at risk")
    assert sees(constable(world), case)


def test_sharing_ends_by_time(world):
    case = a_case(world)
    share(world, case, until=timezone.now() + timedelta(seconds=1))
    assert sees(constable(world), case)
    with acting_as(SystemActor(world.id, "time passes")):
        past = timezone.now() - timedelta(seconds=1)
        AudienceMember.objects.filter(
            principal_id=world.agency("police").id, audience_id=case.audience_id
        ).update(until=past)
    assert not sees(constable(world), case)


def test_h14_granting_one_agency_access_never_takes_anothers_away(world):
    """H14 (a grant that wiped the others): each grant and each withdrawal changes one member and no other."""
    case = a_case(world)
    before = members(case)
    share(world, case, "police")
    assert members(case) == before | {world.agency("police").id}
    share(world, case, "housing")
    operations.name_member(by=officer(world), case=case, membership_id=constable(world).membership_id)
    everybody = before | {
        world.agency("police").id,
        world.agency("housing").id,
        constable(world).membership_id,
    }
    assert members(case) == everybody
    operations.withdraw_sharing(
        by=officer(world), case=case, agency_id=world.agency("housing").id, reason="Done"
    )
    assert members(case) == everybody - {world.agency("housing").id}


def test_locked_a_case_is_a_stub_to_others_and_only_those_named_see_it(world):
    report = a_report(world)
    case = a_case(world, reports=[report])
    share(world, case)
    operations.name_member(by=officer(world), case=case, membership_id=constable(world).membership_id)
    operations.set_sharing(by=officer(world), case=case, sharing_class=SharingClass.LOCKED, reason="Threats")
    other_constable = world.viewer("police", "caseworker", key="second")
    assert sees(officer(world), case)
    assert sees(constable(world), case)
    assert not sees(supervisor(world), case), "the lead agency's other people see the stub only"
    assert not sees(other_constable, case)
    with acting_as(other_constable):
        (stub,) = queries.list_stubs(viewer=other_constable)
        assert (stub.name, stub.agency_names) == (
            case.title,
            ["Ashby Vale Borough Council", "Ashby Vale Police"],
        )
        assert not Report.objects.filter(pk=report.pk).exists()
        assert not Person.objects.filter(pk=report.reporter_id).exists()
    with acting_as(supervisor(world)):
        assert not Report.objects.filter(pk=report.pk).exists(), "what came with it is kept as close"
    with acting_as(officer(world)):
        assert Report.objects.filter(pk=report.pk).exists()
        assert queries.list_stubs(viewer=officer(world)) == []


def test_unlocked_a_case_goes_back_to_the_agencies_that_were_on_it(world):
    report = a_report(world)
    case = a_case(world, reports=[report])
    share(world, case)
    operations.set_sharing(by=officer(world), case=case, sharing_class=SharingClass.HIDDEN, reason="Threats")
    assert not sees(constable(world), case)
    operations.set_sharing(
        by=officer(world), case=case, sharing_class=SharingClass.SHARED, reason="Safe again"
    )
    assert sees(constable(world), case)
    assert sees(supervisor(world), case)
    with acting_as(supervisor(world)):
        assert Report.objects.filter(pk=report.pk).exists()
        assert not CaseStub.objects.exists()


def test_hidden_a_case_has_no_stub_and_is_absent(world):
    case = a_case(world, sharing_class=SharingClass.HIDDEN)
    for viewer in (supervisor(world), constable(world)):
        assert not sees(viewer, case)
        with acting_as(viewer):
            assert queries.list_stubs(viewer=viewer) == []
            with pytest.raises(NotFound):
                queries.get_stub(viewer=viewer, case_id=case.id)
            with pytest.raises(NotFound):
                operations.ask_for_access(by=viewer, case_id=case.id, reason="I know there is one")


def test_nobody_gives_themselves_a_place_on_a_case_by_locking_it(world):
    case = a_case(world)
    boss = supervisor(world)
    with pytest.raises(NotAllowed):
        operations.set_sharing(by=boss, case=case, sharing_class=SharingClass.LOCKED, reason="Threats")
    with pytest.raises(NotAllowed):
        operations.name_member(by=boss, case=case, membership_id=boss.membership_id)
    operations.name_member(by=officer(world), case=case, membership_id=boss.membership_id)
    operations.set_sharing(by=boss, case=case, sharing_class=SharingClass.LOCKED, reason="Threats")
    assert sees(boss, case)


def test_access_to_a_locked_case_is_asked_for_granted_for_a_time_and_expires(world):
    """Worked case 11: name and agencies only; asked; granted for 14 days; gone on the 15th."""
    case = a_case(world, sharing_class=SharingClass.LOCKED)
    landlord = world.viewer("housing", "caseworker")
    request = operations.ask_for_access(by=landlord, case_id=case.id, reason="She is our tenant")
    with pytest.raises(Refused):
        operations.ask_for_access(by=landlord, case_id=case.id, reason="Again")
    with acting_as(officer(world)):
        assert [waiting.pk for waiting in queries.requests_to_answer(viewer=officer(world))] == [request.pk]
    with acting_as(supervisor(world)):
        assert queries.requests_to_answer(viewer=supervisor(world)) == [], "only who sees the case answers"
    with pytest.raises(NotFound):
        operations.grant_access(by=supervisor(world), request=request, until=tomorrow())
    with pytest.raises(Refused):
        operations.grant_access(by=officer(world), request=request, until=None)
    until = timezone.now() + timedelta(days=14)
    operations.grant_access(by=officer(world), request=request, until=until)
    assert sees(landlord, case)
    assert not sees(world.viewer("housing", "caseworker", key="another"), case)
    with acting_as(landlord):
        record = facts_of(Case.objects.get(pk=case.pk))
    assert can(landlord, Action.READ, record, at=until - timedelta(minutes=1))
    assert not can(landlord, Action.READ, record, at=until)
    with acting_as(SystemActor(world.id, "time passes")):
        AudienceMember.objects.filter(principal_id=landlord.membership_id).update(until=timezone.now())
    assert not sees(landlord, case)


def test_a_refused_request_is_answered_with_its_reason_and_nothing_else(world):
    case = a_case(world, sharing_class=SharingClass.LOCKED)
    landlord = world.viewer("housing", "caseworker")
    request = operations.ask_for_access(by=landlord, case_id=case.id, reason="Curious")
    with pytest.raises(Refused):
        operations.refuse_access(by=officer(world), request=request, reason="")
    operations.refuse_access(by=officer(world), request=request, reason="Ask your own team")
    assert not sees(landlord, case)
    with acting_as(landlord):
        (own,) = queries.my_requests(viewer=landlord)
        assert (own.state, own.decision_reason) == ("refused", "Ask your own team")
    with pytest.raises(Refused):
        operations.grant_access(by=officer(world), request=request, until=tomorrow())


def test_h17_a_conflict_of_interest_beats_every_grant_in_lists_counts_and_stubs(world):
    """H17 (visible when any linked record is): a denial wins over agency, name and stub, and in every count."""
    case = a_case(world)
    boss = supervisor(world)
    operations.name_member(by=officer(world), case=case, membership_id=boss.membership_id)
    operations.record_conflict(
        by=officer(world), case=case, membership_id=boss.membership_id, reason="His brother"
    )
    assert not sees(boss, case)
    today = timezone.localdate()
    with acting_as(boss):
        page = queries.list_cases(viewer=boss, today=today)
        assert (page.rows, page.count) == ((), 0)
        found = queries.list_cases(viewer=boss, today=today, wanted=queries.CaseFilter(words="Bell Street"))
        assert (found.rows, found.count) == ((), 0)
        assert queries.my_work(viewer=boss, today=today).is_empty
        board = queries.team_board(viewer=boss, today=today, now=timezone.now())
        assert (sum(load.open for load in board.loads), board.unowned) == (0, ())
        csv = queries.export_cases_csv(
            viewer=boss,
            recipient="Chair",
            purpose="Meeting",
            wanted=queries.CaseFilter(which="all"),
            today=today,
        )
        assert case.reference not in csv
    operations.set_sharing(by=officer(world), case=case, sharing_class=SharingClass.LOCKED, reason="Threats")
    with acting_as(boss):
        assert queries.list_stubs(viewer=boss) == [], "for them there is not even a stub"
        with pytest.raises(NotFound):
            queries.get_stub(viewer=boss, case_id=case.id)


def test_the_owner_cannot_be_kept_away_before_somebody_else_owns_the_case(world):
    case = an_active_case(world)
    with pytest.raises(Refused):
        operations.record_conflict(
            by=officer(world), case=case, membership_id=officer(world).membership_id, reason="My aunt"
        )


def test_h7_an_id_from_another_case_is_absent(world):
    """H7 (checked on the record in the address, acted on another object's id): every nested id goes through the case."""
    mine, other = a_case(world), a_case(world, by=officer(world), title="Another case")
    viewer = officer(world)
    action = operations.set_case_action(by=viewer, case=other, text="Not of the first case")
    victim = add_victim(world, other)
    entry = operations.add_entry(by=viewer, case=other, kind="note", text="Of the other case")
    locked = a_case(world, sharing_class=SharingClass.LOCKED, title="Locked")
    request = operations.ask_for_access(by=constable(world), case_id=locked.id, reason="Please")
    attempts = [
        lambda: operations.finish_case_action(by=viewer, case=mine, action_id=action.id),
        lambda: operations.drop_case_action(by=viewer, case=mine, action_id=action.id, reason="No"),
        lambda: operations.change_case_action(
            by=viewer, case=mine, action_id=action.id, agency_id=world.agency("council").id
        ),
        lambda: operations.end_person_role(by=viewer, case=mine, case_person_id=victim.id, reason="No"),
        lambda: queries.get_entry(viewer=viewer, case=mine, line=entry.line),
        lambda: queries.entry_versions(viewer=viewer, case=mine, line=entry.line),
        lambda: queries.get_request(viewer=viewer, case=mine, request_id=request.id),
    ]
    for attempt in attempts:
        with acting_as(viewer), pytest.raises(NotFound):
            attempt()


def test_h9_history_is_seen_by_whoever_sees_the_case_and_by_nobody_else(world):
    """H9 (history visible without permission to the record)."""
    case = a_case(world)
    viewer = officer(world)
    entry = operations.add_entry(by=viewer, case=case, kind="note", text="First words")
    operations.edit_entry(by=viewer, entry=entry, text="Better words", version=1)
    with acting_as(viewer):
        versions = queries.entry_versions(viewer=viewer, case=case, line=entry.line)
        assert [v.text for v in versions] == ["Better words", "First words"]
    stranger = constable(world)
    with acting_as(stranger):
        with pytest.raises(NotFound):
            queries.entry_versions(viewer=stranger, case=case, line=entry.line)
        assert not Entry.objects.filter(line=entry.line).exists()


def test_h13_knowing_an_id_is_no_authority(world):
    """H13 (a manager changed collections by their known UUID): every operation asks the case, not the id."""
    case = a_case(world)
    stranger = constable(world)
    entry = operations.add_entry(by=officer(world), case=case, kind="note", text="Ours")
    version = fresh(officer(world), case).version
    attempts = [
        lambda: operations.add_entry(by=stranger, case=case, kind="note", text="Hello"),
        lambda: operations.edit_entry(by=stranger, entry=entry, text="Changed", version=1),
        lambda: operations.assign(by=stranger, case=case, owner_id=stranger.membership_id),
        lambda: share(world, case, by=stranger),
        lambda: operations.set_sharing(
            by=stranger, case=case, sharing_class=SharingClass.LOCKED, reason="Mine"
        ),
        lambda: operations.set_risk(by=stranger, case=case, risk="high", reason="?"),
        lambda: operations.close_case(by=stranger, case=case),
        lambda: operations.add_incident(by=stranger, case=case, words="?"),
        lambda: operations.record_conflict(
            by=stranger, case=case, membership_id=officer(world).membership_id, reason="?"
        ),
        lambda: operations.link_cases(by=stranger, case=case, other=case, why="?"),
        lambda: operations.ask_for_access(by=stranger, case_id=case.id, reason="I have its id"),
    ]
    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()
    assert fresh(officer(world), case).version == version, "nothing was changed"


def test_a_partner_adds_but_does_not_change(world):
    case = a_case(world)
    share(world, case)
    police = constable(world)
    operations.add_entry(by=police, case=case, kind="note", text="We were there on Friday")
    for attempt in (
        lambda: operations.set_risk(by=police, case=case, risk="high", reason="Ours"),
        lambda: share(world, case, "housing", by=police),
        lambda: operations.set_categories(by=police, case=case, kinds=["rowdy"]),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    # Named on it they still only add: facts, sharing and the end stay with the lead agency.
    operations.name_member(by=officer(world), case=case, membership_id=police.membership_id)
    operations.add_entry(by=police, case=case, kind="note", text="And on Saturday")
    with pytest.raises(NotAllowed):
        operations.set_categories(by=police, case=case, kinds=["rowdy"])


def test_a_partners_line_is_corrected_by_its_own_agency(world):
    case = a_case(world)
    share(world, case)
    police = constable(world)
    entry = operations.add_entry(by=police, case=case, kind="note", text="We were there")
    with pytest.raises(NotAllowed):
        operations.edit_entry(by=officer(world), entry=entry, text="They were not", version=1)
    operations.edit_entry(by=police, entry=entry, text="We were there at nine", version=1)


def test_giving_the_lead_away_keeps_the_old_lead_reading(world):
    case = a_case(world, owner_id=officer(world).membership_id)
    with pytest.raises(Refused):
        operations.transfer(by=officer(world), case=case, agency_id=world.agency("police").id, reason="Crime")
    share(world, case, until=tomorrow())
    operations.transfer(by=officer(world), case=case, agency_id=world.agency("police").id, reason="Crime")
    moved = fresh(constable(world), case)
    assert (moved.agency.short_name, moved.status, moved.owner_id) == ("Police", "new", None)
    assert sees(supervisor(world), case)
    with pytest.raises(NotAllowed):
        operations.set_risk(by=supervisor(world), case=case, risk="high", reason="Too late")
    operations.assign(by=constable(world), case=case, owner_id=constable(world).membership_id)
    with acting_as(SystemActor(world.id, "a test looks")):
        member = AudienceMember.objects.get(
            audience_id=case.audience_id, principal_id=world.agency("police").id
        )
    assert member.until.year == 9999, "the lead does not run out"


def test_the_audience_is_what_the_rule_says_after_every_change(world):
    """Whole agencies where the class lets them in; whoever is named on the case always."""
    from wardmote.cases.models import CaseAgency, CaseMember

    case = a_case(world)
    viewer = officer(world)

    def check() -> None:
        with acting_as(SystemActor(world.id, "a test looks")):
            agencies = CaseAgency.objects.filter(case=case, ended_at__isnull=True)
            people = CaseMember.objects.filter(case=case, ended_at__isnull=True)
            now = Case.objects.get(pk=case.pk)
            wanted = {row.membership_id for row in people}
            if now.sharing_class in BY_AGENCY:
                wanted |= {row.agency_id for row in agencies}
        assert members(case) == wanted

    check()
    share(world, case)
    check()
    operations.name_member(by=viewer, case=case, membership_id=constable(world).membership_id)
    check()
    for sharing_class in (
        SharingClass.LOCKED,
        SharingClass.HIDDEN,
        SharingClass.SHARED,
        SharingClass.OWN_AGENCY,
    ):
        operations.set_sharing(by=viewer, case=case, sharing_class=sharing_class, reason="Changed")
        check()


def test_the_system_opens_a_case_for_an_agency(world):
    case = a_case(world, by=world.system(), agency_id=world.agency("police").id)
    assert sees(constable(world), case)
    assert not sees(officer(world), case)


def test_every_reading_of_a_case_leaves_one_consultation_event(world):
    case = a_case(world)
    viewer = officer(world)
    from wardmote.audit.operations import watching

    with acting_as(viewer), watching() as acts:
        queries.get_case(viewer=viewer, reference=case.reference)
    assert acts == ["cases.get_case"]


@pytest.mark.parametrize("who", ["own supervisor", "the other agency", "a person who shares nothing"])
def test_the_database_itself_lets_nobody_into_an_audience_outside_of_the_rules(world, who):
    """Rows that no operation would write are refused: the second fence also holds what decides access."""
    keeper = world.viewer("council", "caseworker", key="keeper")
    case = operations.open_case(
        by=keeper, title="Hidden", owner_id=keeper.membership_id, sharing_class=SharingClass.HIDDEN
    )
    report = a_report(world)
    attacker = {
        "own supervisor": world.viewer("council", "supervisor"),
        "the other agency": world.viewer("police", "supervisor"),
        "a person who shares nothing": world.viewer("police", "analyst"),
    }[who]
    own = world.agency("council" if who == "own supervisor" else "police")
    standing = world.agency("council").audience_id
    about = {"partnership_id": world.id, "audience_id": case.audience_id}

    def member(principal, **more):
        AudienceMember.objects.create(**{**about, "principal_id": principal, **more})

    attempts = [
        lambda: member(attacker.membership_id),
        lambda: member(own.id),
        lambda: member(world.agency("police").id, audience_id=standing),
        lambda: Denial.objects.create(**about, membership_id=keeper.membership_id, reason="x", is_wall=True),
        lambda: Audience.objects.create(partnership_id=world.id, standing_for=new_id()),
    ]
    if who != "own supervisor":
        attempts += [
            lambda: Denial.objects.create(**about, membership_id=keeper.membership_id, reason="x"),
            lambda: AlsoShown.objects.create(
                partnership_id=world.id, record_id=report.pk, audience_id=own.audience_id
            ),
        ]
    for attempt in attempts:
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
            acting_as(attacker),
        ):
            attempt()
    with acting_as(attacker):
        assert AudienceMember.objects.filter(audience_id=standing).delete()[0] == 0
        assert AudienceMember.objects.filter(audience_id=case.audience_id).update(until=FOREVER) == 0
        assert AudienceMember.objects.filter(audience_id=case.audience_id).delete()[0] == 0
        assert Audience.objects.filter(pk=case.audience_id).update(side="victim") == 0


def test_the_wall_keeps_the_other_side_of_a_provider_away_whatever_is_shared(world):
    """A charity that supports victims and runs a programme for those who cause harm: neither side sees the other."""
    agency = world.agency("housing")
    teams = {
        side: add_team(by=world.system(), agency=agency, name=side, side=side)
        for side in Side
        if side != "neutral"
    }
    workers = {}
    for side, team in teams.items():
        member = world.membership(
            "housing", "caseworker", key=side, name=side.title(), email=f"{side}@x.example"
        )
        change_roles(by=world.system(), membership=member, roles=[Role.CASEWORKER], team_ids=[team.id])
        with acting_as(world.system()):
            workers[side] = viewer_of(Membership.objects.get(pk=member.pk))
    case = share(world, a_case(world), "housing")
    assert all(sees(worker, case) for worker in workers.values())
    by = officer(world)
    operations.name_member(by=by, case=case, membership_id=workers["behaviour"].membership_id)
    operations.set_side(by=by, case=case, side="victim", reason="Support for the victim")
    assert sees(workers["victim"], case)
    assert not sees(workers["behaviour"], case), "although their agency has it and they are named on it"
    with acting_as(workers["behaviour"]), connection.cursor() as cursor:
        cursor.execute("select count(*) from cases_case where id = %s", [case.pk])
        assert cursor.fetchone() == (0,)
    with pytest.raises(Refused, match="other side"):
        operations.name_member(by=by, case=case, membership_id=workers["behaviour"].membership_id)
    member = world.membership("housing", "caseworker", key="victim")
    with pytest.raises(Refused, match="both sides"):
        change_roles(
            by=world.system(),
            membership=member,
            roles=[Role.CASEWORKER],
            team_ids=[t.id for t in teams.values()],
        )
    # Whoever changes to the other side loses it with that, and a team that changes its side takes its people along.
    change_roles(
        by=world.system(), membership=member, roles=[Role.CASEWORKER], team_ids=[teams["behaviour"].id]
    )
    assert not sees(workers["victim"], case)
    with acting_as(world.system()):
        team = Team.objects.select_related("agency").get(pk=teams["behaviour"].pk)
    change_team(by=world.system(), team=team, name=team.name, email="", side=Side.NEUTRAL)
    assert sees(workers["victim"], case)
    change_team(by=world.system(), team=team, name=team.name, email="", side=Side.BEHAVIOUR)
    assert not sees(workers["victim"], case)
    with pytest.raises(Refused, match="there already"):
        operations.set_side(by=by, case=case, side="victim", reason="Again")
    operations.set_side(by=by, case=case, side="neutral", reason="The support has ended")
    assert all(sees(worker, case) for worker in workers.values())


def test_a_conflict_of_interest_outlives_the_wall_and_the_wall_the_conflict(world):
    agency = world.agency("police")
    team = add_team(by=world.system(), agency=agency, name="Programme", side=Side.BEHAVIOUR)
    member = world.membership("police", "caseworker")
    change_roles(by=world.system(), membership=member, roles=[Role.CASEWORKER], team_ids=[team.id])
    case, by = share(world, a_case(world)), officer(world)
    operations.record_conflict(by=by, case=case, membership_id=member.id, reason="A cousin")
    operations.set_side(by=by, case=case, side="victim", reason="Support")
    operations.lift_conflict(by=by, case=case, membership_id=member.id, reason="It was another man")
    assert not sees(constable(world), case)
    operations.record_conflict(by=by, case=case, membership_id=member.id, reason="A cousin")
    operations.set_side(by=by, case=case, side="", reason="Ended")
    assert not sees(constable(world), case)
