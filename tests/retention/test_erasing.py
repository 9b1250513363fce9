"""What is due, what is held, what is erased: boundary days, holds that beat every period, and canary words that are found
nowhere afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import databases
from tests.builders.cases import a_report, add_victim, an_active_case, fresh, officer, sees
from tests.builders.files import pdf
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Purpose
from wardmote.audit.queries import list_events
from wardmote.cases import operations as cases
from wardmote.cases.choices import PersonRole, Told
from wardmote.cases.models import Case
from wardmote.cases.operations.erasing import erase_case, find_what_is_over
from wardmote.cases.operations.opening import join_person
from wardmote.cases.queries.erasing import find_kept
from wardmote.documents import store
from wardmote.documents.models import Document
from wardmote.notifications.operations import prompt, send_email
from wardmote.partnerships import operations as partners
from wardmote.partnerships.models import ApiToken, FormToken, Invitation
from wardmote.partnerships.operations.expiring import forget_what_ended
from wardmote.partnerships.operations.machines import make_token
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.operations.secrets import record_protected_source, record_safe_location
from wardmote.people.rules import GivenContact
from wardmote.places.operations import GivenPlace, record_places
from wardmote.reports.models import ImportRun, Report
from wardmote.reports.operations import importing
from wardmote.reports.operations.deciding import advise
from wardmote.reports.operations.erasing import erase_report, put_forgotten_files_aside
from wardmote.reports.operations.following import write_letter
from wardmote.retention.models import Due, Erasure
from wardmote.retention.operations import keep_longer, lift_hold, place_hold
from wardmote.retention.rules import HoldFacts, why_not_erase, why_not_keep

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
holds = st.lists(st.builds(HoldFacts, st.none() | days, st.booleans()), max_size=4)


@pytest.fixture
def world() -> World:
    return a_partnership(host="testserver")


def governance(world: World, agency: str = "council") -> Any:
    return world.viewer(agency, "information_governance")


def a_closed_case(world: World, **more: Any) -> Case:
    by = officer(world)
    case = an_active_case(world, **more)
    cases.request_closing(by=by, case=case, outcome="resolved", reason="It stopped")
    boss = world.viewer("council", "supervisor")
    return cases.close_case(by=boss, case=case, told=Told.NOBODY, told_reason="Safer", summary="Over")


def over(world: World, case: Case) -> datetime:
    """An instant on the first day on which the six years of the case are over."""
    return case.closed_at.replace(year=case.closed_at.year + 6) + timedelta(days=1)


def due_of(world: World, at: datetime) -> list[Due]:
    return find_what_is_over(by=world.system(), at=at)


# --- rules


@pytest.mark.parametrize(
    ("today", "allowed"),
    [(date(2032, 3, 2), False), (date(2032, 3, 3), True), (date(2032, 3, 4), True)],
)
def test_nothing_is_erased_before_the_first_day_on_which_its_period_is_over(
    today: date, allowed: bool
) -> None:
    assert (why_not_erase(over_on=date(2032, 3, 3), today=today, holds=[]) == "") is allowed


@pytest.mark.parametrize(
    ("until", "today", "holds_it"),
    [(date(2026, 5, 1), date(2026, 5, 1), True), (date(2026, 5, 1), date(2026, 5, 2), False), (None, date(2099, 1, 1), True)],
)  # fmt: skip
def test_the_last_day_of_a_hold_counts_and_one_without_end_holds_until_it_is_lifted(
    until: date | None, today: date, holds_it: bool
) -> None:
    assert HoldFacts(until).holds_on(today) is holds_it
    assert HoldFacts(until, is_lifted=True).holds_on(today) is False


@settings(deadline=None)
@given(days, days, holds, st.none() | days)
def test_a_hold_beats_every_period_and_only_time_decision_and_hold_count(
    over_on, today, held, keep_until
) -> None:
    why = why_not_erase(over_on=over_on, today=today, holds=held, keep_until=keep_until)
    is_held = any(hold.holds_on(today) for hold in held)
    assert bool(why) == (is_held or today < over_on or (keep_until is not None and today <= keep_until))
    assert bool(why_not_erase(over_on=over_on, today=today, holds=[*held, HoldFacts()])), "one more hold"


@settings(deadline=None)
@given(st.none() | days, days, st.text())
def test_what_is_kept_longer_is_kept_until_a_day_and_for_a_reason(keep_until, today, reason) -> None:
    _, problem = why_not_keep(keep_until=keep_until, today=today, reason=reason)
    assert (problem == "") == (keep_until is not None and keep_until > today and bool(reason.strip()))


# --- what is due


def test_a_case_is_due_on_the_day_its_six_years_are_over_once_and_not_before(world: World) -> None:
    case = a_closed_case(world)
    first = over(world, case)
    assert due_of(world, first - timedelta(days=1)) == []
    (due,) = due_of(world, first)
    assert (due.record_id, due.reference, due.period) == (case.pk, case.reference, "6 years")
    assert due_of(world, first + timedelta(days=30)) == [], "on the list already"
    later = due.over_on + timedelta(days=400)
    keep_longer(by=governance(world), due=due, keep_until=later, reason="An appeal", at=first)
    noon = datetime(later.year, later.month, later.day, 12, tzinfo=UTC)
    assert due_of(world, noon) == [], "kept until the end of that day"
    assert len(due_of(world, noon + timedelta(days=1))) == 1


def test_a_report_is_due_three_years_after_it_last_happened_unless_a_case_needs_it(world: World) -> None:
    settled, joined = a_report(world), a_report(world)
    advise(by=officer(world), report=settled, reason="Nothing more", told_the_reporter="Thank you")
    an_active_case(world, reports=[joined])
    with acting_as(world.system()):
        last = Report.objects.get(pk=settled.pk).received_at
    first = last.replace(year=last.year + 3) + timedelta(days=1)
    assert due_of(world, first - timedelta(days=1)) == []
    assert [due.record_id for due in due_of(world, first)] == [settled.pk]


def test_open_records_are_never_due(world: World) -> None:
    a_report(world)
    an_active_case(world)
    assert due_of(world, NOW + timedelta(days=365 * 30)) == []


# --- deciding


def test_a_hold_stops_an_erasure_until_it_ends_or_is_lifted(world: World) -> None:
    case, who = a_closed_case(world), governance(world)
    at = over(world, case)
    (due,) = due_of(world, at)
    with acting_as(who):
        kept = find_kept(viewer=who, reference=case.reference)
    hold = place_hold(by=who, kept=kept, reason="An inquiry", until=(at + timedelta(days=9)).date(), at=at)
    with pytest.raises(Refused, match="hold"):
        erase_case(by=who, due=due, at=at + timedelta(days=9))
    lift_hold(by=who, hold=hold, reason="The inquiry is over", at=at)
    with pytest.raises(Refused, match="lifted already"):
        lift_hold(by=who, hold=hold, reason="Again")
    assert erase_case(by=who, due=due, at=at).record_id == case.pk
    with pytest.raises(Refused, match="decided already"):
        erase_case(by=who, due=due, at=at)


def test_a_hold_on_a_report_keeps_the_case_that_it_is_part_of(world: World) -> None:
    report = a_report(world)
    case, who = a_closed_case(world, reports=[report]), governance(world)
    at = over(world, case)
    (due,) = due_of(world, at)
    with acting_as(who):
        kept = find_kept(viewer=who, reference=report.reference)
    place_hold(by=who, kept=kept, reason="A court case", at=at)
    with pytest.raises(Refused, match="hold"):
        erase_case(by=who, due=due, at=at)
    assert sees(officer(world), case)


def test_nobody_else_decides_and_nobody_erases_before_the_time(world: World) -> None:
    case = a_closed_case(world)
    at = over(world, case)
    (due,) = due_of(world, at)
    for by, error in (
        (officer(world), NotFound),  # the row is not there for them
        (world.viewer("council", "supervisor"), NotFound),
        (governance(world, "police"), NotFound),
    ):
        with pytest.raises(error):
            erase_case(by=by, due=due, at=at)
    with pytest.raises(Refused, match="not over before"):
        erase_case(by=governance(world), due=due, at=at - timedelta(days=2))
    other = governance(world, "police")
    with acting_as(other), pytest.raises(NotFound):
        find_kept(viewer=other, reference=case.reference)
    with acting_as(officer(world)), pytest.raises(NotAllowed):
        find_kept(viewer=officer(world), reference=case.reference)


# --- erasing

CANARY = "zebracanary"


def plant(world: World) -> tuple[Case, Report]:
    """A closed case in which every text that somebody can write holds the canary."""
    by = officer(world)
    report = a_report(
        world, words=f"{CANARY} words", name=f"{CANARY} name", place_text=f"{CANARY} place", harm=f"{CANARY} harm",
        wish=f"{CANARY} wish", needs=f"{CANARY} needs", address_text=f"{CANARY} House", when_text=f"{CANARY} night",
        contacts=(
            GivenContact(
                kind=ContactKind.EMAIL, value=f"{CANARY}@x.example", safety=Safety.SAFE, may_leave_message=True,
                may_say_who_we_are=True, code_word=CANARY, unsafe_with=CANARY, say_we_are=CANARY,
            ),
        ),
    )  # fmt: skip
    write_letter(by=by, report=report, text=f"Dear {CANARY}")
    case = an_active_case(world, reports=[report], title=f"{CANARY} title", reason=f"{CANARY} reason")
    note = cases.add_entry(by=by, case=case, kind="note", text=f"{CANARY} first")
    cases.edit_entry(by=by, entry=note, text=f"{CANARY} second", version=1)
    cases.add_incident(
        by=by, case=case, words=f"{CANARY} incident", when_text=CANARY, police_reference=CANARY
    )
    victim = add_victim(world, case, name=f"{CANARY} victim")
    cases.add_file(by=by, case=case, name=f"{CANARY}.pdf", content=pdf(), text=f"{CANARY} file")
    (place,) = record_places(
        by=by,
        partnership_id=by.partnership_id,
        given=[GivenPlace(name=f"{CANARY} yard", address_text=CANARY)],
    )
    cases.add_place(by=by, case=case, place_id=place.id)
    with acting_as(by):
        audience = fresh(by, case).audience
    record_safe_location(by=by, person=victim.person, text=f"{CANARY} refuge", audience=audience)
    record_protected_source(by=by, record_id=case.pk, audience=audience, text=f"{CANARY} source")
    cases.share_with_agency(
        by=by, case=case, agency_id=world.agency("police").id, purpose=f"{CANARY} purpose"
    )
    system = world.system()
    prompt(
        by=system,
        agency_id=by.agency_id,
        text=f"{CANARY} prompt",
        record_type="case",
        reference=case.reference,
    )
    send_email(
        by=system,
        to=f"{CANARY}@y.example",
        subject=CANARY,
        text=CANARY,
        record_id=case.pk,
        agency_id=by.agency_id,
    )
    done = cases.set_case_action(by=by, case=case, text=f"{CANARY} action")
    cases.finish_case_action(by=by, case=case, action_id=done.id, result=f"{CANARY} result")
    cases.request_closing(by=by, case=case, outcome="resolved", reason=f"{CANARY} closing")
    boss = world.viewer("council", "supervisor")
    closed = cases.close_case(
        by=boss, case=case, told=Told.NOBODY, told_reason=f"{CANARY} nobody", summary=f"{CANARY} summary"
    )
    return closed, report


def found_in_database(word: str) -> list[str]:
    """Tables in which a word stands in any column, asked by a hand that no policy binds; the log included."""
    found = []
    with databases.connect_as_admin(connection.settings_dict["NAME"]) as admin:
        tables = admin.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        for (table,) in tables:
            (count,) = admin.execute(
                f"select count(*) from {table} t where t::text ilike %s",
                [f"%{word}%"],  # noqa: S608
            ).fetchone()
            if count:
                found.append(table)
    return sorted(found)


@pytest.mark.django_db(transaction=True)
def test_erased_words_are_found_nowhere_afterwards(world: World) -> None:
    """Not in a table, a search vector, an older version, the outbox, the log, nor in the store of files."""
    case, report = plant(world)
    assert len(found_in_database(CANARY)) > 10
    with acting_as(world.system()):
        files = list(Document.objects.exclude(stored_as="").values_list("stored_as", flat=True))
    assert files
    at = over(world, case)
    (due,) = due_of(world, at)
    certificate = erase_case(by=governance(world), due=due, reason="Its time is over", at=at)
    assert found_in_database(CANARY) == []
    assert certificate.rows["cases.Entry"] > 3
    assert certificate.rows["people.ProtectedSource"] == certificate.rows["people.SafeLocation"] == 1
    for name in files:
        with pytest.raises(FileNotFoundError):
            store.read(name)
    # For everybody it is gone; the row that remembers it and its certificate stay.
    for viewer in (
        officer(world),
        world.viewer("council", "supervisor"),
        world.viewer("police", "caseworker"),
    ):
        assert not sees(viewer, case)
    with acting_as(world.system()):
        kept = Case.objects.get(pk=case.pk)
        assert (kept.reference, kept.title, kept.is_open) == (case.reference, "", False)
        assert Report.objects.get(pk=report.pk).words == ""
    assert signed_in_client(world, "council", "caseworker").get(f"/cases/{case.reference}").status_code == 404
    assert due_of(world, at + timedelta(days=400)) == []
    reader = governance(world)
    with acting_as(reader):
        events = list_events(viewer=reader, purpose=Purpose.LAWFULNESS, record_id=case.pk)
    (erased,) = [one for one in events if one["act"] == "retention.erase_case"]
    assert erased["category"] == "erasure"


def test_people_and_places_that_another_record_needs_stay(world: World) -> None:
    report = a_report(world)
    case = a_closed_case(world, reports=[report])
    other = an_active_case(world)
    with acting_as(world.system()):
        person = Report.objects.get(pk=report.pk).reporter
    by = officer(world)
    with acting_as(by):
        join_person(by, fresh(by, other), person.pk, PersonRole.WITNESS, NOW)
    at = over(world, case)
    (due,) = due_of(world, at)
    erase_case(by=governance(world), due=due, at=at)
    with acting_as(by):
        person.refresh_from_db()
    assert person.name == "Pat Resident"


def test_a_report_is_erased_with_whoever_nothing_else_needs(world: World) -> None:
    report = a_report(world, words=f"{CANARY} words")
    advise(by=officer(world), report=report, reason="Nothing more", told_the_reporter="Thank you")
    at = report.received_at.replace(year=report.received_at.year + 3) + timedelta(days=1)
    (due,) = due_of(world, at)
    certificate = erase_report(by=governance(world), due=due, at=at)
    assert certificate.rows["people.Person"] == 1
    with acting_as(world.system()):
        kept = Report.objects.select_related("reporter").get(pk=report.pk)
        assert (kept.words, kept.reporter, kept.search) != (report.words, report.reporter, None)
        assert CANARY not in str(kept.search)
        assert Erasure.objects.get().rows == certificate.rows


# --- what the clock forgets


def test_what_ended_long_ago_is_forgotten_on_its_day_and_not_before(world: World) -> None:
    system = world.system()
    invitation, _ = partners.invite(
        by=system, agency=world.agency("police"), email="new@p.example", name="New", roles=["caseworker"]
    )
    token, _ = make_token(by=system, agency=world.agency("council"), name="M", scopes=["reports:read"])
    with acting_as(system):
        form = FormToken.objects.create(id=new_id(), partnership_id=world.id, act="x")
        FormToken.objects.filter(pk=form.pk).update(used_at=NOW)
        Invitation.objects.filter(pk=invitation.pk).update(expires_at=NOW)
        ApiToken.objects.filter(pk=token.pk).update(expires_at=NOW)
    everything = world.system()
    assert forget_what_ended(by=everything, at=NOW + timedelta(days=30) - timedelta(seconds=1)) == 0
    assert forget_what_ended(by=everything, at=NOW + timedelta(days=30)) == 1
    assert forget_what_ended(by=everything, at=NOW + timedelta(days=365) - timedelta(seconds=1)) == 0
    assert forget_what_ended(by=everything, at=NOW + timedelta(days=365)) == 2


def test_a_file_that_nobody_imported_is_emptied_after_30_days(world: World) -> None:
    by = world.viewer("council", "supervisor")
    run = importing.bring_file(
        by=by, agency=world.agency("council"), file_name="a.csv", content=b"A,B\r\n1,2\r\n"
    )
    with acting_as(world.system()):
        brought = ImportRun.objects.get(pk=run.pk).brought_at
    assert put_forgotten_files_aside(by=world.system(), at=brought + timedelta(days=29)) == []
    assert put_forgotten_files_aside(by=world.system(), at=brought + timedelta(days=30)) == [run.pk]
    with acting_as(world.system()):
        assert ImportRun.objects.get(pk=run.pk).content is None


# --- the pages


def test_information_governance_decides_on_a_page_without_reading_the_record(world: World) -> None:
    case = a_closed_case(world, title="Noise in Bell Street")
    (due,) = due_of(world, over(world, case))
    client = signed_in_client(world, "council", "information_governance")
    page = client.get(reverse("retention")).content.decode()
    assert case.reference in page
    assert "Bell Street" not in page
    decide = reverse("decide_retention", args=[due.pk])
    early = client.post(decide, {"decision": "erase", "reason": "Its time is over"})
    assert "is not over before" in early.content.decode(), "the clock of the page is today's"
    hold = reverse("hold")
    assert (
        "No case, report or case review"
        in client.post(hold, {"reference": "C-ZZZZ-ZZZZ", "reason": "x"}).content.decode()
    )
    assert client.post(hold, {"reference": case.reference, "reason": "An inquiry"}).status_code == 302
    listed = client.get(reverse("retention"))
    assert listed.page.due[0].is_held
    lift = reverse("lift_hold", args=[listed.page.holds[0][1].pk])
    assert client.post(lift, {"reason": "Over"}).status_code == 302
    wanted = {"decision": "keep", "reason": "An appeal", "keep_until": ""}
    assert "Enter a day in the future" in client.post(decide, wanted).content.decode()
    until = {"keep_until-day": "1", "keep_until-month": "1", "keep_until-year": "2099"}
    assert client.post(decide, {**wanted, **until}).status_code == 302
    assert client.get(decide).status_code == 404
    assert signed_in_client(world, "police", "information_governance").get(decide).status_code == 404
    for role in ("caseworker", "supervisor", "privacy_officer", "operator"):
        assert signed_in_client(world, "council", role).get(reverse("retention")).status_code == 404
