"""Triage: the state table is whole, every decision leaves its step and its event, and nobody decides for another agency."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders.partnership import World, a_partnership

from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.audit.operations import watching
from wardmote.notifications.queries import list_prompts
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import Channel, Kind, Known, Priority, Status
from wardmote.reports.models import Report
from wardmote.reports.operations import deciding
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.queries.inbox import InboxFilter, count_inbox, list_inbox
from wardmote.reports.queries.likeness import what_is_it_like
from wardmote.reports.rules.decisions import (
    AS_PUBLISHED,
    NEEDS_REASON,
    OPEN,
    TRANSITIONS,
    Decision,
    why_not_decide,
)
from wardmote.reports.rules.intake import NewReport

NOW = datetime(2026, 11, 4, 10, 0, tzinfo=UTC)
SOMEBODY = GivenContact(kind=ContactKind.PHONE, value="07700 900123", safety=Safety.SAFE)
NOISE = NewReport(
    words="Loud music through the wall every night until three",
    kinds=(Kind.NOISE,),
    place_text="Flat 4, 12 Bell Street",
    name="Jo Example",
    contacts=(SOMEBODY,),
)


def test_the_table_has_every_status_and_only_statuses():
    assert set(TRANSITIONS) == set(Status)
    assert {Status.RECEIVED, Status.TRIAGED} == OPEN
    reached = {to for targets in TRANSITIONS.values() for to in targets} | {Status.RECEIVED}
    assert reached == set(Status)


def test_every_state_of_the_study_stands_for_one_here_and_only_passing_on_is_ours():
    assert {here for _, here, _ in AS_PUBLISHED} == set(Status) - {Status.REFERRED}
    assert len({name for name, _, _ in AS_PUBLISHED}) == 9


decisions = st.builds(
    Decision,
    to=st.sampled_from(list(Status)),
    reason=st.sampled_from(["", "  ", "Nothing more can be done"]),
    target_is_itself=st.booleans(),
    target_is_merged=st.booleans(),
    has_target=st.booleans(),
)


@given(st.sampled_from(list(Status)), decisions)
def test_a_decision_is_allowed_only_by_the_table_and_with_its_reason(now, decision):
    why = why_not_decide(now, decision)
    if decision.to not in TRANSITIONS[now] or decision.to in NEEDS_REASON and not decision.reason.strip():
        assert why
    elif decision.to == Status.MERGED:
        assert bool(why) == (
            not decision.has_target or decision.target_is_itself or decision.target_is_merged
        )
    else:
        assert bool(why) == (decision.to == Status.REFERRED and not decision.has_target)


@pytest.fixture
def world(db) -> World:
    return a_partnership()


def a_report(world: World, at: datetime = NOW, **changes) -> Report:
    return receive_report(by=world.public(), answers=replace(NOISE, **changes), channel=Channel.WEB, at=at)


def decide(world: World, what: str, report: Report, **more) -> Report:
    return getattr(deciding, what)(by=world.viewer("council", "caseworker"), report=report, at=NOW, **more)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("what", "more", "status"),
    [
        ("start_triage", {}, Status.TRIAGED),
        (
            "advise",
            {"reason": "Not ASB", "told_the_reporter": "Speak with your neighbour first."},
            Status.ADVISED,
        ),
        ("archive_and_watch", {"reason": "A single party"}, Status.WATCHED),
    ],
)
def test_each_decision_writes_status_step_and_event(world, what, more, status):
    report = a_report(world)
    viewer = world.viewer("council", "caseworker")
    with watching() as acts:
        decided = decide(world, what, report, **more)
    assert decided.status == status
    assert acts[-1] == f"reports.{what}"
    with acting_as(viewer):
        steps = list(report.steps.order_by("at", "id").values_list("status", "by_id"))
    assert steps[-1] == (status, viewer.membership_id)
    assert decided.is_open == (status in OPEN)


@pytest.mark.django_db
def test_a_reason_is_asked_for(world):
    report = a_report(world)
    with pytest.raises(Refused, match="Say why"):
        decide(world, "archive_and_watch", report, reason=" ")
    with pytest.raises(Refused, match="Write what the person is told"):
        decide(world, "advise", report, reason="Not ASB")


@pytest.mark.django_db
def test_two_officers_deciding_at_once_do_not_overwrite_each_other(world):
    report = a_report(world)
    decide(world, "archive_and_watch", report, reason="A single party", version=1)
    with pytest.raises(Refused, match="Somebody else changed"):
        decide(world, "advise", report, reason="Not ASB", told_the_reporter="…", version=1)


@pytest.mark.django_db
def test_merging_keeps_both_and_never_makes_a_ring(world):
    first, second, third = (a_report(world) for _ in range(3))
    decide(world, "merge_duplicate", second, into=first, reason="The same night")
    viewer = world.viewer("council", "caseworker")
    with acting_as(viewer):
        merged = Report.objects.visible_to(viewer).get(pk=second.pk)
        assert (merged.duplicate_of_id, merged.is_open) == (first.id, False)
        assert Report.objects.visible_to(viewer).count() == 3
        kept = Report.objects.visible_to(viewer).get(pk=first.pk)
    with pytest.raises(Refused, match="itself merged"):
        decide(world, "merge_duplicate", third, into=merged, reason="The same night")
    with pytest.raises(Refused, match="Other reports are merged into this one"):
        decide(world, "merge_duplicate", kept, into=third, reason="The same night")
    with pytest.raises(Refused, match="with itself"):
        decide(world, "merge_duplicate", third, into=third, reason="The same night")


@pytest.mark.django_db
def test_passing_to_a_partner_moves_it_to_their_inbox_and_leaves_it_readable_here(world):
    report = a_report(world)
    police = world.viewer("police", "caseworker")
    with acting_as(police), pytest.raises(Report.DoesNotExist):
        Report.objects.get(pk=report.pk)
    with watching() as acts:
        moved = decide(
            world, "refer_to_partner", report, to_agency=world.agency("police"), reason="Threats were made"
        )
    assert "reports.refer_to_partner" in acts
    assert moved.status == Status.RECEIVED
    council = world.viewer("council", "caseworker")
    for viewer in (police, council):
        with acting_as(viewer):
            seen = Report.objects.visible_to(viewer).select_related("reporter").get(pk=report.pk)
            assert seen.agency_id == world.agency("police").id
            assert seen.reporter is not None
            assert seen.reporter.name == "Jo Example"
            assert seen.reporter.contact_points.count() == 1
    with pytest.raises(NotAllowed, match="its people decide"):
        decide(world, "archive_and_watch", moved, reason="Ours no more")
    with acting_as(police):
        page = list_inbox(viewer=police, wanted=InboxFilter(), today=NOW.date())
        assert [row.id for row in page.rows] == [report.id]
    with acting_as(world.viewer("housing", "caseworker")), pytest.raises(Report.DoesNotExist):
        Report.objects.get(pk=report.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("at_risk", [Known.YES, Known.NO])
def test_the_partner_is_prompted_when_what_is_passed_to_them_is_serious(world, at_risk):
    report = a_report(world, at_risk=at_risk)
    decide(world, "refer_to_partner", report, to_agency=world.agency("police"), reason="Threats were made")
    police = world.viewer("police", "caseworker")
    with acting_as(police):
        shown = [prompt.reference for prompt in list_prompts(viewer=police)]
    assert shown == ([report.reference] if at_risk == Known.YES else [])


@pytest.mark.django_db
def test_an_answer_stops_the_first_clock_and_each_update_begins_the_next_one(world):
    """Received on 4 November: answer by the 11th. Answered that day: update by the 18th; given then: by 2 December."""
    report = a_report(world)
    viewer = world.viewer("council", "caseworker")

    def counted(on: date) -> tuple[int, int, list]:
        with acting_as(viewer):
            counts = count_inbox(viewer=viewer, today=on)
            late = list_inbox(viewer=viewer, wanted=InboxFilter(overdue=True), today=on).rows
        return counts.overdue, counts.due_soon, [row.id for row in late]

    assert counted(date(2026, 11, 12)) == (1, 0, [report.id])
    answered = deciding.note_contact(by=viewer, report=report, at=NOW)
    assert (answered.first_contact_at, answered.update_due_on) == (NOW, date(2026, 11, 18))
    assert counted(date(2026, 11, 17)) == (0, 1, [])
    assert counted(date(2026, 11, 19)) == (1, 0, [report.id])
    updated = deciding.note_contact(by=viewer, report=report, at=NOW + timedelta(days=14))
    assert (updated.first_contact_at, updated.update_due_on) == (NOW, date(2026, 12, 2))
    assert counted(date(2026, 11, 19)) == (0, 0, [])
    deciding.note_contact(by=viewer, report=report, at=NOW + timedelta(days=14, hours=1))
    with acting_as(viewer):
        said = [step.reason for step in report.steps.order_by("at") if step.reason]
    assert [words.split(".")[0] for words in said] == ["First contact", "Update given"]


@pytest.mark.django_db
def test_a_report_that_is_brought_back_waits_for_an_answer_again(world):
    report = a_report(world)
    viewer = world.viewer("council", "caseworker")
    deciding.note_contact(by=viewer, report=report, at=NOW)
    decide(world, "archive_and_watch", report, reason="A single party")
    back = decide(world, "recall", report, reason="Looked at once more")
    assert (back.first_contact_at, back.status) == (None, Status.RECEIVED)


@pytest.mark.django_db
def test_an_objection_to_sharing_must_be_answered(world):
    report = a_report(world, objects_to_sharing=True)
    with pytest.raises(Refused, match="objects to sharing"):
        decide(world, "refer_to_partner", report, to_agency=world.agency("police"), reason="Police matter")
    decide(
        world,
        "refer_to_partner",
        report,
        to_agency=world.agency("police"),
        reason="A child is at risk; Crime and Disorder Act 1998 section 115",
    )


@pytest.mark.django_db
def test_nobody_decides_about_what_they_may_not_see(world):
    report = a_report(world)
    for agency, role in [("police", "caseworker"), ("council", "analyst"), ("council", "operator")]:
        viewer = world.viewer(agency, role)
        with pytest.raises((NotAllowed, NotFound)):
            deciding.archive_and_watch(by=viewer, report=report, reason="No", at=NOW)


@pytest.mark.django_db
def test_changing_the_priority_moves_the_clock_from_when_it_came(world):
    report = a_report(world)  # Wednesday 4 November 2026
    changed = decide(world, "change_priority", report, priority=Priority.EMERGENCY, reason="A knife was seen")
    assert changed.respond_by.isoformat() == "2026-11-05"
    changed = decide(world, "change_priority", changed, priority=Priority.ROUTINE, reason="It was a toy")
    assert changed.respond_by.isoformat() == "2026-11-11"


@pytest.mark.django_db
def test_the_inbox_shows_serious_first_then_by_due_day_and_pages_without_gaps(world):
    for number in range(7):
        a_report(world, at=NOW - timedelta(days=number), words=f"Bins, {number}", contacts=(), place_text="")
    serious = a_report(world, at_risk=Known.YES, contacts=(), place_text="")
    viewer = world.viewer("council", "caseworker")
    with acting_as(viewer):
        seen, after = [], None
        while True:
            page = list_inbox(viewer=viewer, wanted=InboxFilter(), today=NOW.date(), after=after, size=3)
            seen += list(page.rows)
            if page.next is None:
                break
            after = page.next
        assert seen[0].id == serious.id
        assert len({row.id for row in seen}) == len(seen) == 8
        assert [row.respond_by for row in seen[1:]] == sorted(row.respond_by for row in seen[1:])
        counts = count_inbox(viewer=viewer, today=NOW.date())
        assert (counts.open, counts.attention) == (8, 1)


@pytest.mark.django_db
def test_what_a_report_is_like_names_its_reasons_and_repeats(world):
    other = a_report(
        world, at=NOW - timedelta(days=20), place_text="3 Mill Lane", words="Shouting in the street"
    )
    again = a_report(world, at=NOW - timedelta(days=1))
    report = a_report(world)
    a_report(
        world,
        name="Sam Sample",
        contacts=(),
        place_text="99 Far Road",
        words="Fireworks",
        kinds=(Kind.FIREWORKS,),
    )
    viewer = world.viewer("council", "caseworker")
    with acting_as(viewer):
        found = what_is_it_like(viewer=viewer, report=report, partnership=world.partnership, at=NOW)
    by_id = {alike.report.id: alike for alike in found.found}
    assert set(by_id) == {other.id, again.id}
    assert by_id[again.id].is_probable_duplicate
    assert "Same phone number or email address" in by_id[again.id].reasons
    assert "About the same address" in by_id[again.id].reasons
    assert "About the same address" not in by_id[other.id].reasons
    assert found.repeat_victim == "Repeat victim: 3 reports in 3 months, this one counted."
    assert found.repeat_location == ""


@pytest.mark.django_db
def test_what_another_agency_holds_is_no_likeness_until_it_is_shared(world):
    hidden = receive_report(
        by=world.viewer("police", "caseworker"),
        answers=NOISE,
        channel=Channel.PHONE,
        at=NOW,
        agency_id=world.agency("police").id,
    )
    report = a_report(world)
    council = world.viewer("council", "caseworker")
    with acting_as(council):
        assert (
            what_is_it_like(viewer=council, report=report, partnership=world.partnership, at=NOW).found == ()
        )
    deciding.refer_to_partner(
        by=world.viewer("police", "caseworker"),
        report=hidden,
        to_agency=world.agency("council"),
        reason="Yours",
        at=NOW,
    )
    with acting_as(council):
        found = what_is_it_like(viewer=council, report=report, partnership=world.partnership, at=NOW).found
        assert [alike.report.id for alike in found] == [hidden.id]


@pytest.mark.django_db
def test_what_was_put_right_before_is_no_duplicate_it_happened_again(world):
    before = a_report(world, at=NOW - timedelta(days=2))
    decide(world, "advise", before, reason="Done", told_the_reporter="It was put right.")
    with acting_as(world.system()):
        Report.objects.filter(pk=before.pk).update(decided_at=NOW - timedelta(days=1))
    report = a_report(world, words="It began once more yesterday evening")
    viewer = world.viewer("council", "caseworker")
    with acting_as(viewer):
        (alike,) = what_is_it_like(viewer=viewer, report=report, partnership=world.partnership, at=NOW).found
    assert not alike.is_probable_duplicate
