"""The second fence around the partnership's own business: whoever may read a record changes it in SQL no more than
through the operations. The statements are sent as they are, without any operation or filter of our own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from tests.builders.meetings import a_body, a_meeting, a_seat
from tests.builders.plans import Town, a_town

from wardmote.access.actors import Viewer
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.actions import operations as actions
from wardmote.actions.models import Action
from wardmote.actions.operations import Owes
from wardmote.calendar.fuzzy import FuzzyDay
from wardmote.meetings import operations as meetings
from wardmote.meetings.models import AgendaItem, Paper
from wardmote.meetings.operations import NewItem, Written
from wardmote.plans import operations as plans
from wardmote.plans.models import ReturnLine
from wardmote.sharing.operations import open_audience, open_to_partnership

pytestmark = pytest.mark.django_db
APRIL = datetime(2018, 4, 3, 9, 0, tzinfo=UTC)
SEPTEMBER = datetime(2018, 9, 3, 9, 0, tzinfo=UTC)
REFUSED = -1

# A row of each of these lies open to every reader of the business in the world below.
TABLES = (
    "actions_action", "actions_awaitedevent", "actions_jointowner", "actions_deadline", "actions_dependency",
    "actions_step", "actions_ask", "actions_chase",
    "plans_plan", "plans_planversion", "plans_plancomment", "plans_priority", "plans_objective",
    "plans_tacticalaction", "plans_supportingpartner", "plans_progress", "plans_returncycle",
    "plans_returnquestion", "plans_returnline", "plans_collation", "plans_returncomment",
    "meetings_body", "meetings_bodymember", "meetings_standingitem", "meetings_meeting", "meetings_agendaitem",
    "meetings_paper", "meetings_paperversion", "meetings_consultation", "meetings_attendance",
    "meetings_minutesversion", "meetings_minutetext",
)  # fmt: skip


class Business:
    """A town whose council runs everything; the police owe and report; housing does neither."""

    def __init__(self) -> None:
        self.town = a_town()
        world, by = self.town.world, self.town.officer
        self.officer = by
        self.police = self.town.partner("police")
        self.housing = self.town.partner("housing")
        audience = open_to_partnership(by=by, partnership_id=world.id).id
        police = Owes(world.agency("police").id)

        def logged(text: str, owners: list[Owes], **more: Any) -> Action:
            return actions.log_action(by=by, audience_id=audience, text=text, owners=owners, **more)

        self.owed = logged("Send the figures", [police, Owes(name="KC")], due_on=date(2018, 10, 31))
        self.ours = logged("Book the hall", [Owes(by.agency_id, by.membership_id)])
        self.joint = logged("Write the report", [Owes(by.agency_id, by.membership_id), police])
        waits = logged("Circulate the dates", [Owes(by.agency_id)])
        actions.await_event(by=by, action_id=waits.id, event="The dates are known")
        actions.add_dependency(by=by, action_id=self.owed.id, needs_id=self.ours.id)
        actions.put_ask(
            by=by, action_id=self.ours.id, party="Highways", what="When?", chaser="MS",
            sent=FuzzyDay.exactly(date(2018, 9, 1)),
        )  # fmt: skip
        self._plan_and_return(self.town)
        self._meeting(self.town)

    def _plan_and_return(self, town: Town) -> None:
        by, plan_id = self.officer, town.plan.id
        plans.ask_for_plan_comments(by=by, plan_id=plan_id, until=date(2018, 4, 9), today=APRIL.date())
        plans.comment_on_plan(by=self.police, plan_id=plan_id, text="More patrols", at=APRIL)
        comment = self.all_of("plans_plancomment")[0]
        plans.answer_plan_comment(by=by, comment_id=comment, answer="Agreed")
        plans.adopt_plan(by=by, plan_id=plan_id, on=date(2018, 4, 20))
        plans.report_progress(by=by, tactical_id=town.first, on=date(2018, 9, 1), positive="Done well")
        cycle = plans.plan_return(
            by=by, plan_id=plan_id, agency_id=by.agency_id, funder="The Commissioner",
            period_from=date(2018, 4, 1), period_to=date(2018, 9, 30),
        )  # fmt: skip
        plans.request_return(
            by=by, cycle_id=cycle.id, collector_id=by.membership_id, wanted_by=date(2018, 10, 31),
            external_on=date(2018, 11, 30), at=SEPTEMBER,
        )  # fmt: skip
        plans.collate_return(by=by, cycle_id=cycle.id)
        plans.ask_for_return_comments(by=by, cycle_id=cycle.id, until=date(2030, 1, 1))
        plans.comment_on_return(by=self.police, cycle_id=cycle.id, text="Ours is late")
        with acting_as(by):
            lines = ReturnLine.objects.filter(cycle=cycle, agency__short_name="Police")
            self.line = lines.order_by("tactical_action__ref")[0]

    def _meeting(self, town: Town) -> None:
        world, by = town.world, self.officer
        self.body = a_body(world)
        meetings.use_skeleton(by=by, body=self.body, skeleton="borough")
        a_seat(world, self.body, "WG", "police")
        self.meeting = a_meeting(world, self.body, date(2018, 10, 8))
        (self.item,) = meetings.set_agenda(by=by, meeting=self.meeting, items=[NewItem(title="Fire update")])
        paper = meetings.create_paper(by=by, item=self.item, title="Figures of the council")
        meetings.add_version(by=by, paper=paper)
        self.paper = paper
        meetings.record_attendance(by=by, meeting=self.meeting, state="present", name="Mina Stone")
        self.theirs = meetings.create_paper(by=self.police, item=self.item, title="Figures of the police")
        meetings.write_minutes(by=by, meeting=self.meeting, texts={self.item.id: Written("Nothing unusual.")})

    def all_of(self, table: str) -> list[UUID]:
        with acting_as(self.officer), connection.cursor() as cursor:
            cursor.execute(f"select id from {table}")  # noqa: S608
            return [row for (row,) in cursor.fetchall()]


@pytest.fixture
def business(db: None) -> Business:
    return Business()


def send(by: Viewer, statement: str, /, **values: object) -> int:
    """How many rows a statement changed, sent as this person; REFUSED when the database would not take it."""
    with acting_as(by), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(statement, values)
                return int(cursor.rowcount)
        except DatabaseError as error:
            if "row-level security" not in str(error):
                raise
            return REFUSED


def test_whoever_only_reads_the_business_changes_and_takes_away_nothing_of_it(business):
    changed = {}
    for table in TABLES:
        assert send(business.housing, f"select 1 from {table}") > 0, f"nothing to read in {table}"  # noqa: S608
        touched = send(business.housing, f"update {table} set id = id")  # noqa: S608
        gone = send(business.housing, f"delete from {table}")  # noqa: S608
        if touched > 0 or gone > 0:
            changed[table] = touched, gone
    assert changed == {}


def test_a_partner_changes_the_actions_it_owes_and_no_others(business):
    with acting_as(business.police), connection.cursor() as cursor:
        cursor.execute(
            "update actions_action set version = version + 1 where number is not null returning id"
        )
        touched = {row for (row,) in cursor.fetchall()}
    with acting_as(business.officer):
        parts = set(
            Action.objects.filter(parent__isnull=False, agency__short_name="Police").values_list(
                "id", flat=True
            )
        )
    assert touched == {business.owed.id, business.joint.id} | parts


@pytest.mark.parametrize("state", ["done", "excused", "not_needed", "superseded", "proposed"])
def test_whoever_owes_an_action_claims_it_and_does_not_end_it(business, state):
    sql = "update actions_action set state = %(state)s where id = %(id)s"
    assert send(business.police, sql, state=state, id=business.owed.id) == REFUSED
    assert send(business.police, sql, state="claimed", id=business.owed.id) == 1
    actions.take_step(by=business.officer, action_id=business.owed.id, step="confirm")
    assert send(business.police, sql, state="open", id=business.owed.id) == 0


def test_a_partner_does_not_give_an_action_to_others_or_move_another_ones_day(business):
    joint = (
        "insert into actions_jointowner (id, partnership_id, action_id, name, position)"
        " values (%(new)s, %(here)s, %(id)s, 'TM', 1)"
    )
    deadline = (
        'insert into actions_deadline (id, partnership_id, action_id, side, "on", basis, source, is_current, set_at)'
        " values (%(new)s, %(here)s, %(id)s, 'external', '2019-01-01', 'believed', '', true, now())"
    )
    here = business.town.world.id
    for action in (business.owed, business.ours):
        assert send(business.police, joint, new=new_id(), here=here, id=action.id) == REFUSED
    assert send(business.police, deadline, new=new_id(), here=here, id=business.ours.id) == REFUSED
    assert send(business.officer, deadline, new=new_id(), here=here, id=business.ours.id) == 1


def test_a_step_is_written_in_ones_own_name_and_of_what_one_owes(business):
    step = (
        'insert into actions_step (id, partnership_id, action_id, name, state, text, source, "on", by_id, at)'
        " values (%(new)s, %(here)s, %(id)s, 'progress', 'open', 'x', '', '2018-09-01', %(by)s, now())"
    )
    here = business.town.world.id

    def write(by: Viewer, action: Action, name: Viewer) -> int:
        return send(by, step, new=new_id(), here=here, id=action.id, by=name.membership_id)

    assert write(business.police, business.owed, business.police) == 1
    assert write(business.police, business.owed, business.officer) == REFUSED
    assert write(business.police, business.ours, business.police) == REFUSED


def test_nobody_puts_an_action_into_the_log_without_running_the_business(business):
    council = business.officer.agency_id

    def put(by: Viewer, *, in_log: bool) -> int:
        with acting_as(business.officer):
            row = Action.objects.get(pk=business.ours.pk)
        row.pk, row.number, row.in_log, row.agency_id, row.owner = new_id(), None, in_log, council, None
        with acting_as(by):
            try:
                with transaction.atomic():
                    row.save(force_insert=True)
            except ProgrammingError:
                return REFUSED
        return 1

    assert put(business.police, in_log=True) == REFUSED
    assert put(business.police, in_log=False) == REFUSED
    assert put(business.officer, in_log=False) == REFUSED
    assert put(business.officer, in_log=True) == 1
    caseworker = business.town.world.viewer("police", "caseworker")
    assert put(caseworker, in_log=False) == 1
    assert put(caseworker, in_log=True) == REFUSED


def test_a_partner_sends_in_its_own_lines_while_the_return_is_open_and_accepts_none(business):
    sql = "update plans_returnline set state = %(state)s where id = %(id)s"
    assert send(business.police, sql, state="accepted", id=business.line.id) == REFUSED
    assert send(business.police, sql, state="received", id=business.line.id) == 1
    with acting_as(business.officer):
        (council,) = ReturnLine.objects.filter(agency__short_name="Council")
    assert send(business.police, sql, state="received", id=council.id) == 0
    move = "update plans_returnline set agency_id = %(to)s where id = %(id)s"
    assert send(business.police, move, to=council.agency_id, id=business.line.id) == REFUSED
    send(business.officer, "update plans_returncycle set state = 'submitted'")
    assert send(business.police, sql, state="nil", id=business.line.id) == 0
    assert send(business.officer, sql, state="waived", id=business.line.id) == 0


def test_partners_report_on_their_own_tactical_actions_in_their_own_name(business):
    sql = (
        'insert into plans_progress (id, partnership_id, tactical_action_id, "on", positive, barrier, state, rag,'
        " rag_reason, agency_id, by_id, at) values (%(new)s, %(here)s, %(id)s, '2018-09-02', 'x', '', 'under_way',"
        " '', '', %(agency)s, %(by)s, now())"
    )
    here = business.town.world.id

    def report(by: Viewer, name: Viewer, line: UUID) -> int:
        values = {"agency": name.agency_id, "by": name.membership_id}
        return send(by, sql, new=new_id(), here=here, id=line, **values)

    first, second = business.town.first, business.town.second
    assert report(business.police, business.police, second) == 1
    assert report(business.police, business.officer, second) == REFUSED
    assert report(business.housing, business.housing, first) == REFUSED
    assert (
        send(business.police, "update plans_tacticalaction set rag = 'red'") == 2
    )  # leads one, supports one
    assert send(business.housing, "update plans_tacticalaction set rag = 'red'") == 0


def test_comments_are_ones_own_and_are_answered_by_who_runs_the_business(business):
    sql = (
        "insert into plans_plancomment (id, partnership_id, plan_id, agency_id, membership_id, text, answer, created_at)"
        " values (%(new)s, %(here)s, %(plan)s, %(agency)s, %(who)s, 'x', %(answer)s, now())"
    )
    here, plan = business.town.world.id, business.town.plan.id

    def comment(by: Viewer, name: Viewer, answer: str = "") -> int:
        values = {"agency": name.agency_id, "who": name.membership_id, "answer": answer}
        return send(by, sql, new=new_id(), here=here, plan=plan, **values)

    assert comment(business.police, business.police) == 1
    assert comment(business.police, business.housing) == REFUSED
    assert comment(business.police, business.police, answer="Agreed") == REFUSED
    assert send(business.police, "update plans_plancomment set answer = 'Agreed'") == 0
    assert send(business.police, "update plans_returncomment set text = 'x'") == 0


def test_a_reader_asks_for_an_item_and_puts_none_on_the_agenda(business):
    sql = (
        "insert into meetings_agendaitem (id, partnership_id, meeting_id, audience_id, position, number, title, kind,"
        " state, is_standing, presenter_text, requested_by_id, note, time_minutes, is_restricted, restriction_reason,"
        " deferrals, is_cut, is_published, created_at, changed_at)"
        " select %(new)s, partnership_id, meeting_id, audience_id, 90, '', 'Ours', 'discussion', %(state)s, false, '',"
        " %(by)s, '', 0, false, '', 0, false, false, now(), now() from meetings_agendaitem where id = %(id)s"
    )

    def put(by: Viewer, name: Viewer, state: str) -> int:
        return send(by, sql, new=new_id(), id=business.item.id, by=name.membership_id, state=state)

    assert put(business.police, business.police, "requested") == 1
    assert put(business.police, business.officer, "requested") == REFUSED
    assert put(business.police, business.police, "on_agenda") == REFUSED
    assert send(business.police, "update meetings_agendaitem set title = 'Ours'") == 0


def test_papers_are_changed_by_the_agency_that_wrote_them(business):
    with acting_as(business.police), connection.cursor() as cursor:
        cursor.execute("update meetings_paper set title = 'New' returning id")
        assert cursor.fetchall() == [(business.theirs.id,)]
        cursor.execute("update meetings_consultation set role = role returning paper_id")
        assert cursor.fetchall() == [(business.theirs.id,)]
    with acting_as(business.officer):
        assert Paper.objects.get(pk=business.paper.pk).title == "Figures of the council"


def test_an_officer_of_another_agency_does_not_change_a_body_its_meetings_or_minutes(business):
    other = business.town.world.viewer("police", "partnership_officer")
    for table in (
        "meetings_body", "meetings_bodymember", "meetings_standingitem", "meetings_meeting", "meetings_minutesversion",
        "meetings_minutetext",
    ):  # fmt: skip
        assert send(other, f"update {table} set id = id") == 0, table  # noqa: S608
        assert send(business.officer, f"update {table} set id = id") > 0, table  # noqa: S608


def test_a_member_sends_their_own_apologies_and_changes_nobody_elses_attendance(business):
    seat = a_seat(business.town.world, business.body, "JH", "police", signs_in=True)
    member = business.town.world.viewer("police", "board_member", key="seat JH", name="Jo Hale")
    coming = a_meeting(business.town.world, business.body, date(2030, 2, 4))
    meetings.send_apologies(by=member, meeting=coming)
    with acting_as(member), connection.cursor() as cursor:
        cursor.execute("update meetings_attendance set note = 'x' returning member_id")
        assert cursor.fetchall() == [(seat.id,)]
    assert send(business.police, "update meetings_attendance set note = 'x'") == 0
    assert send(member, "delete from meetings_attendance") == 0


def test_casework_is_ended_by_who_owes_or_set_it(business):
    """Whoever the case was merely shared with reads its actions and changes none."""
    world = business.town.world
    setter, owner = world.viewer("council", "caseworker"), world.viewer("police", "caseworker")
    audience = open_audience(
        by=setter, partnership_id=world.id,
        members=[setter.agency_id, owner.agency_id, world.agency("housing").id],
    )  # fmt: skip
    made = actions.set_action(by=setter, audience_id=audience.id, agency_id=owner.agency_id, text="Visit")
    reader = world.viewer("housing", "caseworker")
    sql = "update actions_action set text = 'x' where id = %(id)s"
    assert send(reader, "select 1 from actions_action where id = %(id)s", id=made.id) == 1
    assert send(reader, sql, id=made.id) == 0
    assert send(owner, sql, id=made.id) == 1
    assert send(setter, sql, id=made.id) == 1


def test_the_item_that_was_asked_for_is_still_put_on_by_the_officer(business):
    meeting = a_meeting(business.town.world, business.body, date(2030, 2, 4))
    meetings.open_agenda(by=business.officer, meeting=meeting)
    item = meetings.request_item(by=business.police, meeting=meeting, title="Ours")
    assert isinstance(item, AgendaItem)
    assert meetings.accept_item(by=business.officer, item=item).state == "on_agenda"
