"""The pure policy: deny by default, denials win, grants only ever add, and the data is whole."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.access import policy
from wardmote.access.actors import ApiActor, PublicActor, SigningIn, SystemActor, Viewer
from wardmote.access.choices import Action, FieldClass, Permission, Role
from wardmote.access.policy import Grant, Record, can, class_ceiling, viewer_for

NOW = datetime(2026, 11, 6, 12, 0, tzinfo=UTC)
IDS = [uuid4() for _ in range(6)]
HERE, ELSEWHERE, OURS, THEIRS, ME, COLLEAGUE = IDS

ids = st.sampled_from(IDS)
grants = st.builds(Grant, ids, st.sampled_from([None, NOW - timedelta(days=1), NOW, NOW + timedelta(days=1)]))
audiences = st.lists(st.lists(grants, max_size=4).map(tuple), max_size=3).map(tuple)
records = st.builds(Record, ids, ids, ids, audiences, st.frozensets(ids, max_size=2))
roles = st.frozensets(st.sampled_from(list(Role)), max_size=3)
actions = st.sampled_from(list(Action))


def a_viewer(held: frozenset[Role] = frozenset({Role.CASEWORKER}), **changes: UUID) -> Viewer:
    values = {"account_id": uuid4(), "membership_id": ME, "partnership_id": HERE, "agency_id": OURS} | changes
    return viewer_for(Viewer(roles=held, **values))


def a_record(
    *members: Grant, agency: UUID = OURS, partnership: UUID = HERE, denied: tuple[UUID, ...] = ()
) -> Record:
    return Record(uuid4(), partnership, agency, (members,), frozenset(denied))


@pytest.mark.parametrize(
    ("viewer", "record", "allowed"),
    [
        pytest.param(
            a_viewer(), a_record(Grant(OURS)), {"read", "contribute", "change"}, id="our agency leads"
        ),
        pytest.param(
            a_viewer(), a_record(Grant(OURS), agency=THEIRS), {"read", "contribute"}, id="shared with us"
        ),
        pytest.param(
            a_viewer(), a_record(Grant(ME), agency=THEIRS), {"read", "contribute"}, id="named on a partner's"
        ),
        pytest.param(
            a_viewer(), a_record(Grant(ME)), {"read", "contribute", "change"}, id="named on our own"
        ),
        pytest.param(a_viewer(), a_record(Grant(COLLEAGUE)), set(), id="a colleague is named, we are not"),
        pytest.param(a_viewer(), a_record(Grant(THEIRS), agency=THEIRS), set(), id="another agency's own"),
        pytest.param(
            a_viewer(), a_record(Grant(OURS), partnership=ELSEWHERE), set(), id="another partnership"
        ),
        pytest.param(a_viewer(), a_record(Grant(OURS), denied=(ME,)), set(), id="conflict of interest"),
        pytest.param(a_viewer(), a_record(Grant(ME, NOW)), set(), id="the grant ends at this instant"),
        pytest.param(
            a_viewer(),
            a_record(Grant(ME, NOW + timedelta(seconds=1))),
            {"read", "contribute", "change"},
            id="a second left",
        ),
        pytest.param(
            a_viewer(frozenset({Role.SPECIALIST})), a_record(Grant(OURS)), set(), id="specialist, not named"
        ),
        pytest.param(
            a_viewer(frozenset({Role.ANALYST})), a_record(Grant(OURS), Grant(ME)), set(), id="analyst"
        ),
        pytest.param(
            a_viewer(), a_record(Grant(HERE), agency=THEIRS), {"read"}, id="open to the partnership"
        ),
        pytest.param(
            a_viewer(frozenset({Role.PARTNERSHIP_OFFICER})),
            a_record(Grant(HERE)),
            {"read", "contribute", "change"},
            id="the partnership officer, of business led by the own agency",
        ),
        pytest.param(
            a_viewer(frozenset({Role.PARTNERSHIP_OFFICER})),
            a_record(Grant(OURS)),
            set(),
            id="the partnership officer, of casework",
        ),
        pytest.param(
            a_viewer(frozenset({Role.BOARD_MEMBER})),
            a_record(Grant(OURS)),
            set(),
            id="the chair, of casework",
        ),
        pytest.param(
            a_viewer(frozenset({Role.OPERATOR})), a_record(Grant(HERE)), set(), id="operator, business"
        ),
        pytest.param(
            a_viewer(frozenset({Role.OPERATOR})), a_record(Grant(OURS), Grant(ME)), set(), id="operator"
        ),
        pytest.param(
            a_viewer(frozenset({Role.ACCOUNT_ADMINISTRATOR})),
            a_record(Grant(OURS)),
            set(),
            id="administrator",
        ),
        pytest.param(
            a_viewer(frozenset({Role.PRIVACY_OFFICER})), a_record(Grant(OURS)), set(), id="privacy officer"
        ),
        pytest.param(
            ApiActor(HERE, OURS, ME),
            a_record(Grant(OURS)),
            {"read", "contribute", "change"},
            id="our machine",
        ),
        pytest.param(ApiActor(HERE, OURS, ME), a_record(Grant(ME)), set(), id="a machine is never named"),
        pytest.param(PublicActor(HERE), a_record(Grant(OURS)), set(), id="the public"),
        pytest.param(SigningIn(), a_record(Grant(OURS)), set(), id="somebody signing in"),
        pytest.param(SystemActor(HERE), a_record(), {"read", "contribute", "change"}, id="the system, here"),
        pytest.param(SystemActor(ELSEWHERE), a_record(), set(), id="the system, for another partnership"),
    ],
)
def test_who_may_do_what(viewer, record, allowed):
    assert {str(action) for action in Action if can(viewer, action, record, at=NOW)} == allowed


def test_who_holds_a_link_reads_and_adds_to_that_report_alone():
    record = a_record(Grant(OURS))
    holder = PublicActor(HERE, record.id)
    assert can(holder, Action.READ, record, at=NOW)
    assert can(holder, Action.CONTRIBUTE, record, at=NOW)
    assert not can(holder, Action.CHANGE, record, at=NOW)
    assert not can(holder, Action.READ, a_record(Grant(OURS)), at=NOW)


@given(records, roles, actions)
def test_denial_beats_every_grant(record, held, action):
    viewer = a_viewer(held)
    denied = Record(
        record.id, record.partnership_id, record.agency_id, record.audiences, record.denied | {ME}
    )
    assert not can(viewer, action, denied, at=NOW)


@given(records, roles, actions, grants)
def test_a_grant_never_takes_access_away(record, held, action, grant):
    viewer = a_viewer(held)
    more = Record(
        record.id, record.partnership_id, record.agency_id, (*record.audiences, (grant,)), record.denied
    )
    assert bool(can(viewer, action, more, at=NOW)) >= bool(can(viewer, action, record, at=NOW))


@given(records, roles, st.sampled_from(list(Role)), actions)
def test_a_further_role_never_takes_access_away(record, held, role, action):
    fewer, more = a_viewer(held), a_viewer(held | {role})
    assert bool(can(more, action, record, at=NOW)) >= bool(can(fewer, action, record, at=NOW))


@given(records, roles)
def test_whoever_may_change_may_read(record, held):
    viewer = a_viewer(held)
    if can(viewer, Action.CHANGE, record, at=NOW):
        assert can(viewer, Action.READ, record, at=NOW)


@given(records, roles, actions, st.integers(1, 10_000))
def test_waiting_never_gives_access(record, held, action, hours):
    viewer = a_viewer(held)
    later = NOW + timedelta(hours=hours)
    assert bool(can(viewer, action, record, at=NOW)) >= bool(can(viewer, action, record, at=later))


@given(records, roles, actions)
def test_every_decision_has_a_reason(record, held, action):
    assert can(a_viewer(held), action, record, at=NOW).reason


@given(roles, st.booleans(), st.booleans())
def test_safe_locations_and_sources_are_never_more_than_revealed(held, named, author):
    viewer = a_viewer(held)
    for field_class in (FieldClass.F5, FieldClass.F6):
        assert class_ceiling(viewer, field_class, named=named, author=author) in ("none", "reveal")
    if not named and not author:
        assert class_ceiling(viewer, FieldClass.F5, named=False, author=False) == "none"
    if not author:
        assert class_ceiling(viewer, FieldClass.F6, named=named, author=False) == "none"


def test_the_policys_data_names_only_roles_and_permissions_that_exist():
    data = policy.policy()
    assert set(data["roles"]) == set(Role)
    for role in data["roles"].values():
        assert {Permission(code) for code in role["permissions"]}
        assert set(role["relations"]) <= {"agency", "named", "partnership"}
        assert role["meaning"].endswith(".")
    assert set(data["classes"]) <= set(Role)
    for classes in data["classes"].values():
        assert set(classes) == set(FieldClass)
    assert {role for roles in data["grants"].values() for role in roles} <= set(Role)


def test_every_permission_is_carried_by_some_role_or_by_everybody():
    carried = {code for role in policy.policy()["roles"].values() for code in role["permissions"]}
    assert set(Permission) - carried == {Permission.PUBLIC, Permission.SIGNED_IN}


def test_nobody_who_manages_accounts_may_make_themselves_more_than_they_are():
    for holder, given_roles in policy.policy()["grants"].items():
        if holder == Role.OPERATOR:
            continue
        assert Role.OPERATOR not in given_roles


def test_roles_that_must_be_apart():
    assert policy.why_roles_clash([Role.ACCOUNT_ADMINISTRATOR, Role.PRIVACY_OFFICER])
    assert not policy.why_roles_clash([Role.CASEWORKER, Role.SUPERVISOR])


def test_a_role_that_shows_no_secrets_does_not_claim_to():
    """The table of field classes promises nothing that the permissions do not carry."""
    for role, classes in policy.policy()["classes"].items():
        reveals = Permission.REVEAL in policy.permissions_of([Role(role)])
        assert (classes["F5"] != "none", classes["F6"] != "none") == (reveals, reveals), role
