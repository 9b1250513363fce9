"""The pages of the action log through HTTP: set, done, confirmed, chased; what the officer sees on Monday."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.actions.test_log import board, logged, officer
from tests.builders.meetings import a_body, a_meeting
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.rows import acting_as
from wardmote.actions import operations, queries
from wardmote.actions.choices import ActionState, Level
from wardmote.actions.models import Action
from wardmote.actions.operations import Owes
from wardmote.meetings import operations as meetings
from wardmote.sharing.operations import open_audience

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_partnership()


@pytest.fixture
def office(world) -> Client:
    return signed_in_client(world, "council", "partnership_officer")


@pytest.fixture
def police(world) -> Client:
    return signed_in_client(world, "police", "board_member")


def words(response) -> str:
    """The text of a page's main part."""
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)
    assert main, response.status_code
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main[0]))


def found(world: World, text: str) -> Action:
    by = officer(world)
    with acting_as(by):
        return Action.objects.get(text=text)


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


DATES = ("on", "due_on", "since", "reply_due_on")


def sent(client: Client, address: str, **fields):
    """Send a form that must be taken; a whole date is written into the first of its boxes."""
    fields = {f"{name}-day" if name in DATES else name: value for name, value in fields.items()}
    answer = client.post(address, fields)
    assert answer.status_code == 302, words(answer)
    return answer


def test_an_action_from_its_setting_to_its_confirmation(world, office, police):
    agency = world.agency("police").id
    member = board(world, "police").membership_id
    due = timezone.localdate() + timedelta(days=5)
    form = {
        "text": "Send the figures", "nature": "action", "who": "one", "owner": f"{agency} {member}", "due": "date",
        "due_on": day(due), "basis": "believed", "source": "Said at the meeting",
        "form_token": "018f3c1e-0000-7000-8000-000000000001",
    }  # fmt: skip
    empty = office.post("/actions/new", {})
    assert "Say what is to be done" in words(empty)
    first, again = sent(office, "/actions/new", **form), sent(office, "/actions/new", **form)
    assert first.url == again.url
    page = words(police.get(first.url))
    assert "Send the figures" in page
    assert "believed, Said at the meeting" in page
    assert "Send the figures" in words(police.get("/actions/mine"))
    sent(police, f"{first.url}/progress", text="Half of them are there")
    sent(police, f"{first.url}/evidence", file=SimpleUploadedFile("figures.txt", b"12, 13"))
    assert police.post(f"{first.url}/steps/confirm", {}).status_code in (403, 404)
    sent(police, f"{first.url}/steps/claim", reason="All sent", on="today")
    assert "Said to be done" in words(office.get("/monday"))
    sent(office, f"{first.url}/steps/confirm", source="Meeting of today", on="today")
    page = words(office.get(first.url))
    for said in ("Half of them are there", "Evidence added: figures.txt", "All sent", "Deadline met"):
        assert said in page
    assert "Send the figures" in words(office.get("/actions/ended"))


def test_what_each_agency_owes_by_itself_and_the_log_with_its_filters_and_file(world, office):
    agencies = [str(agency.id) for agency in world.agencies.values()]
    sent(
        office,
        "/actions/new",
        text="=Send the return",
        nature="action",
        who="each",
        agencies=agencies,
        due="none",
    )
    logged(world, "Something else", due_on=timezone.localdate() - timedelta(days=3))
    page = words(office.get("/actions"))
    assert "0 of 3 in" in page
    assert "3 days late" in page
    late = words(office.get("/actions?overdue=yes"))
    assert "Something else" in late
    assert "Send the return" not in late
    one = words(office.get(f"/actions?agency={agencies[1]}"))
    assert one.count("Send the return") == 1
    file = office.get(f"/actions/log.csv?agency={agencies[1]}").content.decode("utf-8-sig")
    assert file.splitlines()[0].startswith("Number,Action,Who owes it,Due")
    assert "'=Send the return" in file
    assert "Something else" not in file
    assert office.get("/actions?agency=nonsense&state=nonsense").status_code == 200


def test_chasing_a_party_outside_up_to_its_answer(world, office):
    action = logged(world, "Get the columns fitted")
    address = f"/actions/{action.id}"
    wrong = office.post(
        f"{address}/ask",
        {
            "party": "County",
            "what": "A price",
            "chaser": "MS",
            "when": "someday",
            "channel": "email",
            "level": "asked",
        },
    )
    assert "Enter a day, a month or a season" in words(wrong)
    ahead = office.post(
        f"{address}/ask",
        {"party": "C", "what": "A", "chaser": "M", "when": "2090", "channel": "email", "level": "asked"},
    )
    assert "must be in the past" in words(ahead)
    long_ago = day(timezone.localdate() - timedelta(days=60))
    sent(
        office, f"{address}/ask", party="County", what="A price", chaser="MS", when=long_ago, channel="email",
        level="asked",
    )  # fmt: skip
    with acting_as(officer(world)):
        (line,) = queries.list_waiting(viewer=officer(world), today=timezone.localdate())
        ask = (
            queries.get_log_action(viewer=officer(world), action_id=action.id, today=timezone.localdate())
            .asks[0]
            .ask
        )
    assert line.next_level == Level.REMINDED
    page = words(office.get("/actions/waiting"))
    assert "60 days" in page
    assert "Remind them" in page
    sent(
        office, f"/actions/asks/{ask.id}/chase", level="chair", chaser="Chair", when="today", channel="phone"
    )
    assert "chased by MS and Chair" in words(office.get(address))
    sent(office, f"/actions/asks/{ask.id}/answer", answer="£500 a column", when="today")
    page = words(office.get(address))
    assert "£500 a column" in page
    assert "Under way" in page
    assert "Nobody outside is waited for" in words(office.get("/monday"))


def test_waiting_for_an_event_its_happening_and_what_comes_after_what(world, office):
    action, other = logged(world, "Circulate the deadlines"), logged(world, "Collect them")
    address = f"/actions/{action.id}"
    sent(office, f"{address}/await", event="Timeline published", days_after="7")
    assert "Once: Timeline published" in words(office.get("/actions"))
    with acting_as(officer(world)):
        (event,) = queries.list_awaited(viewer=officer(world))
    sent(office, f"/actions/events/{event.id}/happened", on="today", source="The office")
    assert found(world, "Circulate the deadlines").due_on == timezone.localdate() + timedelta(days=7)
    assert "There is no action with that number" in words(office.post(f"{address}/after", {"number": "99"}))
    sent(office, f"{address}/after", number=str(other.number))
    assert "Held up" in words(office.get(address))
    sent(office, f"{address}/after/{other.number}/remove")
    sent(office, f"{address}/in-favour", number=str(other.number), how="merge")
    assert found(world, "Circulate the deadlines").state == ActionState.MERGED


def test_owners_words_and_deadlines_are_changed_with_their_history(world, office):
    action = logged(world, "Do it", due_on=date(2026, 12, 1))
    address = f"/actions/{action.id}"
    sent(office, f"{address}/owners", owner="", owner_name="Q. Harrow", joint=str(world.agency("police").id))
    sent(office, f"{address}/text", text="Do it well")
    sent(office, f"{address}/deadline", side="external", on="30/11/2026", basis="confirmed", source="Funder")
    sent(office, f"{address}/steps/carry_over", reason="Not received", on="today")
    sent(office, f"{address}/wait", party="County Highways", since="today")
    page = words(office.get(address))
    for said in (
        "Q. Harrow and Police",
        "Was worded: Do it",
        "From outside: 30 November 2026",
        "Carried over",
    ):
        assert said in page
    assert "Waiting for County Highways" in words(office.get("/actions"))


def test_the_planner_warns_and_a_calendar_address_is_shown_once(world, office):
    logged(world, "Send the return", due_on=date(2026, 12, 25))
    page = words(office.get("/planner?year=2026"))
    assert "Due: Send the return is due on Christmas Day, 25 December 2026." in page
    assert "Nothing yet." in words(office.get("/planner?year=2031"))
    for wrong in ("", "x", "99999999999999999999", "1066", "²"):
        assert office.get(f"/planner?year={wrong}").status_code == 200
    made = office.post("/calendars/new", {"kind": "agency", "agency": str(world.agency("council").id)})
    address = re.search(r"/calendar/[\w-]+\.ics", made.content.decode())
    assert address
    assert b"SUMMARY:Due: Send the return" in Client().get(address[0]).content
    shown = office.get("/calendars")
    assert address[0] not in shown.content.decode()
    stop = re.search(r"/calendars/[\w-]+/stop", shown.content.decode())
    assert stop
    sent(office, stop[0])
    assert Client().get(address[0]).status_code == 404
    sent(office, "/actions/reminders", rhythm="off", moved="digest")


def test_a_partners_page_shows_what_they_owe_and_counts_casework(world, police):
    member = board(world, "police")
    logged(world, "Send the figures", owners=[Owes(member.agency_id, member.membership_id)])
    logged(world, "Ask the crews", owners=[Owes(member.agency_id)])
    mine, ours = (
        words(police.get("/actions/mine")),
        words(police.get(f"/actions/agencies/{member.agency_id}")),
    )
    assert "Send the figures" in mine
    # Whoever answers for the agency reads on their own page what the e-mail names, and others of it do not.
    assert "Owed by Police, by nobody in particular" in mine
    assert "Ask the crews" in mine
    assert "Ask the crews" in ours
    worker = signed_in_client(world, "police", "caseworker")
    assert "Ask the crews" not in words(worker.get("/actions/mine"))
    both = signed_in_client(world, "council", "caseworker", "board_member", key="both")
    viewer = world.viewer("council", "caseworker", "board_member", key="both")
    operations.set_action(
        by=viewer, audience_id=world.agency("council").audience_id, agency_id=viewer.agency_id,
        owner_id=viewer.membership_id, text="Ring Mrs Zzyzx",
    )  # fmt: skip
    page = words(both.get("/actions/mine"))
    assert "You also owe 1 action on casework" in page
    assert "Zzyzx" not in page


def test_what_is_restricted_is_absent_for_others(world, office, police):
    hidden = world.system()
    audience = open_audience(by=hidden, partnership_id=world.id, members=[officer(world).membership_id])
    action = operations.log_action(
        by=hidden,
        audience_id=audience.id,
        text="Settle the exempt matter",
        owners=[Owes(world.agency("police").id)],
    )
    assert "exempt matter" in words(office.get("/actions"))
    for address in (
        "/actions",
        "/actions/mine",
        f"/actions/agencies/{world.agency('police').id}",
        "/planner",
    ):
        assert "exempt matter" not in words(police.get(address))
    assert police.get(f"/actions/{action.id}").status_code == 404
    assert police.post(f"/actions/{action.id}/steps/claim", {}).status_code == 404


def test_the_log_of_one_body_is_a_document_and_its_meetings_are_in_calendars(world, office):
    by = officer(world)
    body = a_body(world, "SVP")
    start = timezone.now() + timedelta(days=30)
    meeting = meetings.create_meeting(by=by, body=body, starts_at=start)
    logged(world, "Of no body")
    assert "No action fits" in words(office.get(f"/actions?body={body.id}"))
    file = office.get("/actions/log.pdf")
    assert file["Content-Type"] == "application/pdf"
    assert file.content.startswith(b"%PDF")
    assert "SVP of the Vale" in words(office.get(f"/planner?year={start.year}"))
    assert "SVP" in words(office.get("/monday"))
    made = office.post("/calendars/new", {"kind": "body", "body": str(body.id)}).content.decode()
    address = re.search(r"/calendar/[\w-]+\.ics", made)
    assert address
    before = Client().get(address[0]).content.decode()
    meetings.cancel_meeting(by=by, meeting=meeting, reason="Too few")
    after = Client().get(address[0]).content.decode()
    assert f"UID:meeting-{meeting.id}@" in before
    assert f"UID:meeting-{meeting.id}@" in after
    assert (before.count("STATUS:CANCELLED"), after.count("STATUS:CANCELLED")) == (0, 3)
    assert ("SEQUENCE:0" in before, "SEQUENCE:1" in after) == (True, True)
    assert "Of no body" not in after


def test_an_action_comes_back_each_month_or_at_each_meeting_of_a_body(world, office, police):
    board_of = a_body(world)
    for days in (30, 60):
        coming = a_meeting(world, board_of, timezone.localdate() + timedelta(days=days))
    action = logged(world, "Get the figures", due_on=timezone.localdate())
    address = f"/actions/{action.id}"
    assert "Select when" in words(office.post(f"{address}/again", {}))
    assert police.get(f"{address}/again").status_code == 404
    sent(office, f"{address}/again", recurs=str(board_of.id))
    assert "At each meeting" in words(office.get(address))
    assert f'value="{board_of.id}" checked' in office.get(f"{address}/again").content.decode()
    sent(office, f"{address}/steps/finish", reason="Given", on="today")
    following = re.search(r"The next time.*?(/actions/[\w-]+)", office.get(address).content.decode(), re.S)
    assert following
    page = words(office.get(following[1]))
    assert f"For the meeting of {coming.starts_at.day} {coming.starts_at:%B %Y}" in page
    assert "The time before" in page
    sent(office, f"{following[1]}/again", recurs="yearly")
    assert "Every year" in words(office.get(following[1]))
    sent(office, f"{following[1]}/again", recurs="never")
    assert "Comes back" not in words(office.get(following[1]))


def test_a_new_action_can_be_due_at_a_meeting(world, office):
    coming = a_meeting(world, a_body(world), timezone.localdate() + timedelta(days=30))
    member = officer(world)
    form = {
        "text": "Bring the figures", "nature": "action", "who": "one",
        "owner": f"{member.agency_id} {member.membership_id}", "due": "meeting",
        "form_token": "018f3c1e-0000-7000-8000-000000000002",
    }  # fmt: skip
    assert "Choose the meeting" in words(office.post("/actions/new", form))
    first, again = (sent(office, "/actions/new", **form, meeting=str(coming.pk)) for _ in range(2))
    assert first.url == again.url
    assert f"For the meeting of {coming.starts_at.day} {coming.starts_at:%B %Y}" in words(
        office.get(first.url)
    )
