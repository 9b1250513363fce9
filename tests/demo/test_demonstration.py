"""The demonstration is built whole through operations, and tells its story: each class of case is there, and is kept."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.databases import connect_as_admin

from wardmote.access.actors import SystemActor
from wardmote.access.choices import Role
from wardmote.access.rows import acting_as
from wardmote.actions.choices import Level
from wardmote.actions.queries import list_ended, list_log, list_proposed, list_waiting
from wardmote.cases.choices import SharingClass
from wardmote.cases.models import Case, CaseStub
from wardmote.demo import build, cast, minutes, stories
from wardmote.meetings import queries as meetings
from wardmote.partnerships.models import Account, Membership
from wardmote.partnerships.queries import viewer_of
from wardmote.plans.queries import get_plan, get_return, list_plans, list_returns
from wardmote.reports.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(monkeypatch):
    """The same story with fewer reports around it."""
    monkeypatch.setattr(build, "REPORTS", 24)
    monkeypatch.setattr(build, "CASES", 6)
    return build.build(say=lambda words: None)


def viewer(email: str):
    with acting_as(SystemActor(why="test")):
        row = Membership.objects.select_related("account", "agency", "partnership").get(account__email=email)
    return viewer_of(row)


def test_the_story_is_told_and_each_sees_their_part_of_it(small):
    seen = {}
    for email in ("officer@council.example", "constable@police.example", "housing@navigation.example",
                  "specialist@harbour.example", "analyst@council.example"):  # fmt: skip
        who = viewer(email)
        with acting_as(who):
            seen[email] = {case.title for case in Case.objects.visible_to(who)}
    flats = "Lock House: noise and intimidation"
    assert all(flats in seen[f"{name}"] for name in ("officer@council.example", "constable@police.example"))
    assert seen["housing@navigation.example"] >= {flats}
    assert seen["specialist@harbour.example"] == {"A former partner who follows: stalking"}
    assert seen["analyst@council.example"] == set()
    assert not any("Family in fear" in title for titles in seen.values() for title in titles)
    who = viewer("supervisor@council.example")
    with acting_as(who):
        assert Case.objects.visible_to(who).filter(sharing_class=SharingClass.HIDDEN).count() == 1

    # A locked case leaves a stub, a hidden one nothing; and building it again changes nothing.
    build.build(say=lambda words: None)
    with acting_as(SystemActor(why="test")):
        assert Report.objects.count() == 24
        assert Account.objects.count() == len(cast.PEOPLE)
    who = viewer("officer@council.example")
    with acting_as(who):
        assert CaseStub.objects.count() == 1
        assert not Case.objects.filter(sharing_class__in=[SharingClass.LOCKED, SharingClass.HIDDEN]).exists()


def test_every_role_has_a_log_in():
    roles = {role for person in cast.PEOPLE if person.shown for role in person.roles}
    assert roles == set(Role)
    assert Counter(person.totp_secret for person in cast.PEOPLE).most_common(1)[0][1] == 1


def test_a_beginning_that_is_broken_off_leaves_nothing(monkeypatch, worker_database):
    def broken(stage, street):
        raise KeyboardInterrupt

    monkeypatch.setattr(stories, "_the_park", broken)
    with pytest.raises(KeyboardInterrupt):
        build.build(say=lambda words: None)
    with connect_as_admin(worker_database.name) as admin:
        assert admin.execute("select count(*) from partnerships_partnership").fetchone() == (0,)


def test_people_can_sign_in_and_look_before_the_two_years_are_told_and_a_broken_telling_goes_on(monkeypatch):
    monkeypatch.setattr(build, "REPORTS", 30)
    monkeypatch.setattr(build, "CASES", 8)
    now = timezone.now()
    partnership = build.begin(now=now, say=lambda words: None)
    assert partnership.is_being_filled, "every page says so"
    begun = whole(partnership)
    assert 8 < len(begun["reports"]) < 20
    assert len(begun["cases"]) == 5
    officer = viewer("officer@council.example")
    with acting_as(officer):
        assert Case.objects.visible_to(officer).exists()

    tell = build._TwoYears.tell

    def tired(self, number):
        if number == 25:
            raise KeyboardInterrupt
        tell(self, number)

    monkeypatch.setattr(build._TwoYears, "tell", tired)
    with pytest.raises(KeyboardInterrupt):
        build.fill(partnership, now=now, say=lambda words: None)
    assert len(whole(partnership)["reports"]) == 20, "what was told together stays, what was begun does not"
    monkeypatch.setattr(build._TwoYears, "tell", tell)
    build.fill(partnership, now=now, say=lambda words: None)
    ended = whole(partnership)
    assert len(ended["reports"]) == 30
    assert set(begun["reports"]) < set(ended["reports"])
    assert not partnership.is_being_filled
    build.fill(partnership, now=now, say=lambda words: None)
    assert whole(partnership) == ended, "a story that was told is not told again"


def whole(partnership) -> dict[str, list]:
    with acting_as(SystemActor(partnership.id, why="test")):
        return {
            "reports": list(Report.objects.order_by("id").values_list("id", flat=True)),
            "cases": list(Case.objects.order_by("id").values_list("id", flat=True)),
        }


def test_a_year_of_the_action_log_is_told(small):
    who = viewer("business@council.example")
    today = timezone.localdate()
    with acting_as(who):
        lines = list_log(viewer=who, today=today)
        (lights,) = list_waiting(viewer=who, today=today)
        assert len(list_proposed(viewer=who)) == 2
        assert len(list_ended(viewer=who, today=today, since=today - timedelta(days=366))) >= 13
    assert sum(line.days_late > 0 for line in lines) >= 3
    assert lights.silence is not None
    assert lights.silence.most - lights.silence.least == 27
    assert (lights.unanswered, lights.level) == (2, Level.ELECTED)
    assert {line.action.due_kind for line in lines} >= {"date", "event", "none"}
    assert not any(line.action.due_on and line.action.due_on.weekday() > 4 for line in lines)


def test_a_plan_is_adopted_and_two_returns_are_told(small):
    who = viewer("business@council.example")
    today = timezone.localdate()
    with acting_as(who):
        plans = {plan.kind: plan for plan in list_plans(viewer=who)}
        full = get_plan(viewer=who, plan_id=plans["delivery"].pk, today=today)
        collecting, closed = list_returns(viewer=who)
        now = get_return(viewer=who, cycle_id=collecting.pk, today=today)
    assert (plans["delivery"].state, plans["delivery"].is_published) == ("adopted", True)
    assert full.counts["red"] == 1
    assert (collecting.state, closed.state) == ("collecting", "closed")
    assert {one.line.agency.short_name for one in now.lines if one.line.state == "reminded"} == {"Fire"}
    assert all(one.days_overdue for one in now.lines if one.line.state == "reminded")
    assert [one.basis for one in now.external] == ["confirmed", "believed"]
    assert now.why_not_submit


def test_the_year_of_meetings_is_told(small):
    officer, chair, constable = (
        viewer(f"{name}@{where}.example")
        for name, where in (("business", "council"), ("chair", "council"), ("constable", "police"))
    )
    with acting_as(officer):
        bodies = meetings.list_bodies(viewer=officer)
        assert {body.short_name for body in bodies} == {"CSP", "Board", "SOG", "CTG"}
        group = next(body for body in bodies if body.short_name == "CTG")
        brought, coming_one = meetings.list_meetings(viewer=officer, body=group)
        imported = meetings.get_agenda(viewer=officer, meeting_id=brought.pk)
        assert [len(one.actions) for one in imported.items] == [0, 0, 1, 2, 0, 0, 0], "as its page told it"
        following = meetings.get_agenda(viewer=officer, meeting_id=coming_one.pk)
        assert [one.item.title for one in following.items] == ["Boat Owners' Forum Update"], "put off to it"
        csp = next(body for body in bodies if body.short_name == "CSP")
        held = [one for one in meetings.list_meetings(viewer=officer, body=csp) if one.state == "held"]
        states = [meetings.get_agenda(viewer=officer, meeting_id=one.pk).minutes.state for one in held]
        assert states == ["approved"] * (len(held) - 1) + ["circulated"]
        assert any(
            one.awaited_version == 2 for one in (o.consultation for o in meetings.papers_owed(viewer=officer))
        )
        coming = next(
            one for one in meetings.list_meetings(viewer=officer, body=csp) if one.state == "agenda_open"
        )
    restricted = {}
    for who in (officer, chair, constable):
        with acting_as(who):
            agenda = meetings.get_agenda(viewer=who, meeting_id=coming.pk)
            restricted[who.name] = [one.item.title for one in agenda.items if one.item.is_restricted]
    assert list(restricted.values()) == [["Grant to a named project"], ["Grant to a named project"], []]


def test_a_chapter_that_is_broken_off_is_told_whole_the_next_time(monkeypatch):
    monkeypatch.setattr(build, "REPORTS", 12)
    monkeypatch.setattr(build, "CASES", 5)
    now = timezone.now()
    partnership = build.begin(now=now, say=lambda words: None)
    officer = viewer("business@council.example")
    said = []
    with monkeypatch.context() as broken:
        broken.setattr(minutes, "tell", lambda stage: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build.fill(partnership, now=now, say=said.append)
    with acting_as(officer):
        assert list_plans(viewer=officer)
        assert not meetings.list_bodies(viewer=officer), "the year of meetings goes with its last group"
    build.fill(partnership, now=now, say=said.append)
    with acting_as(officer):
        assert len(list_plans(viewer=officer)) == 2, "told once"
        assert meetings.list_bodies(viewer=officer)
    assert said[:2] == ["who owes what by when", "the delivery plan and its returns"]
    assert said[2:4] == ["a year of meetings", "the ASB case reviews"]
