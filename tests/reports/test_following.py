"""Behind the secret link: what its holder may read and do, and what nobody else may."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.builders.reports import Door, a_door, a_report, noise, safe_email

from wardmote.access.actors import PublicActor
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.notifications.choices import MessageState
from wardmote.notifications.models import Message, Prompt
from wardmote.people.choices import Safety
from wardmote.people.models import ContactPoint
from wardmote.reports.choices import Channel, Kind, Known, Priority, Status
from wardmote.reports.models import Incident, Report, ReportStep
from wardmote.reports.operations.deciding import archive_and_watch, start_triage
from wardmote.reports.operations.following import (
    add_incident,
    end_link,
    say_contact_not_safe,
    withdraw_consent,
    write_letter,
)
from wardmote.reports.queries.following import get_followed_report, holder_of_link
from wardmote.reports.rules.following import where_it_stands

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 17, 10, 0, tzinfo=UTC)


def followed(door: Door, **more: object) -> tuple[PublicActor, Report]:
    report = a_report(door, noise(**({"contacts": (safe_email(),)} | more)), at=TUESDAY)
    with acting_as(door.public):
        holder = holder_of_link(viewer=door.public, secret=report.follow_secret)
    return holder, report


def test_the_link_opens_its_own_report_and_no_other() -> None:
    door = a_door()
    other = a_report(door)
    holder, report = followed(door)
    assert holder.report_id == report.id
    with acting_as(holder):
        seen = get_followed_report(viewer=holder, on=TUESDAY.date())
        assert seen.report.words == report.words
        assert seen.standing.next_on == date(2026, 3, 10)
        assert list(Report.objects.all()) == [report]
        assert not Report.objects.filter(pk=other.id).exists()


@pytest.mark.parametrize("secret", ["", "wrong", "0" * 43, "\udcff", "x" * 10_000])
def test_a_wrong_secret_opens_nothing(secret: str) -> None:
    door = a_door()
    followed(door)
    with acting_as(door.public), pytest.raises(NotFound):
        holder_of_link(viewer=door.public, secret=secret)


def test_a_link_of_another_partnership_opens_nothing_here() -> None:
    door, other = a_door(), a_door()
    report = a_report(other)
    with acting_as(door.public), pytest.raises(NotFound):
        holder_of_link(viewer=door.public, secret=report.follow_secret)


def test_an_ended_link_opens_nothing() -> None:
    door = a_door()
    holder, report = followed(door)
    assert end_link(by=holder, report=report) == 1
    with acting_as(door.public), pytest.raises(NotFound):
        holder_of_link(viewer=door.public, secret=report.follow_secret)


def test_it_happened_again_adds_an_incident_to_the_same_report() -> None:
    door = a_door()
    holder, report = followed(door)
    add_incident(by=holder, report=report, words="Again last night", when_text="until two", at=LATER)
    with acting_as(door.officer):
        assert Report.objects.count() == 1
        first, second = Incident.objects.order_by("told_at")
        assert (second.words, second.channel) == ("Again last night", Channel.FOLLOW)
        assert Report.objects.get().priority == Priority.ROUTINE
        assert Prompt.objects.count() == 1


def test_a_watched_report_is_recalled_when_it_happens_again() -> None:
    door = a_door()
    holder, report = followed(door)
    archive_and_watch(by=door.officer, report=report, reason="once only", at=TUESDAY)
    add_incident(by=holder, report=report, words="Again", at=LATER)
    with acting_as(door.officer):
        kept = Report.objects.get()
        assert (kept.status, kept.is_open) == (Status.RECEIVED, True)
        assert kept.respond_by == date(2026, 3, 20)
        steps = list(ReportStep.objects.order_by("at", "id").values_list("status", flat=True))
        assert steps == [Status.RECEIVED, Status.WATCHED, Status.RECEIVED]


def test_a_watched_report_is_recalled_when_somebody_else_tells_of_it_at_the_same_address() -> None:
    door = a_door()
    watched = a_report(door, noise(place_text="12 Bell Street"), at=TUESDAY)
    elsewhere = a_report(door, noise(place_text="40 Long Street"), at=TUESDAY)
    otherwise = a_report(door, noise(place_text="12 Bell Street", kinds=(Kind.FIREWORKS,)), at=TUESDAY)
    for report in (watched, elsewhere, otherwise):
        archive_and_watch(by=door.officer, report=report, reason="once only", at=TUESDAY)
    again = a_report(door, noise(place_text="12 Bell Street"), at=LATER)
    with acting_as(door.officer):
        stands = {one.pk: one for one in Report.objects.all()}
        step = ReportStep.objects.filter(report=watched).order_by("-at", "-id")[0]
        prompts = [prompt.text for prompt in Prompt.objects.filter(reference=watched.reference)]
    assert stands[watched.pk].status == Status.RECEIVED
    assert stands[watched.pk].is_open
    assert again.reference in step.reason
    assert any("back in the inbox" in text for text in prompts)
    assert stands[elsewhere.pk].status == Status.WATCHED, "another address"
    assert stands[otherwise.pk].status == Status.WATCHED, "another kind of problem"


def test_a_watched_report_is_recalled_when_the_same_contact_tells_of_it_again() -> None:
    door = a_door()
    told = noise(place_text="the park", contacts=(safe_email(),))
    watched = a_report(door, told, at=TUESDAY)
    archive_and_watch(by=door.officer, report=watched, reason="once only", at=TUESDAY)
    a_report(door, replace(told, place_text="by the swings"), at=LATER)
    with acting_as(door.officer):
        assert Report.objects.get(pk=watched.pk).status == Status.RECEIVED


def test_a_report_being_looked_at_stays_where_it_is() -> None:
    door = a_door()
    holder, report = followed(door)
    start_triage(by=door.officer, report=report)
    add_incident(by=holder, report=report, words="Again")
    with acting_as(door.officer):
        assert Report.objects.get().status == Status.TRIAGED


@pytest.mark.parametrize(
    ("words", "danger", "priority", "mails"),
    [
        ("Again", Known.UNKNOWN, Priority.ROUTINE, 0),
        ("He follows me home", Known.UNKNOWN, Priority.URGENT, 1),
        ("Again", Known.YES, Priority.EMERGENCY, 1),
        ("He had a knife", Known.NO, Priority.EMERGENCY, 1),
    ],
)
def test_danger_in_a_repeat_raises_the_report(
    words: str, danger: Known, priority: Priority, mails: int
) -> None:
    door = a_door()
    holder, report = followed(door, contacts=())
    add_incident(by=holder, report=report, words=words, danger_now=danger, at=LATER)
    with acting_as(door.system):
        kept = Report.objects.get()
        assert kept.priority == priority
        assert kept.needs_attention is (priority != Priority.ROUTINE)
        sent = list(Message.objects.values_list("text", "subject"))
        assert len(sent) == mails
        assert words not in str(sent).replace("Again", "again") or mails == 0


def test_saying_that_contact_is_not_safe_stops_what_waits_at_once() -> None:
    door = a_door()
    holder, report = followed(door)
    with acting_as(door.system):
        assert Message.objects.get().state == MessageState.WAITING
    assert say_contact_not_safe(by=holder, report=report) == 1
    with acting_as(door.system):
        assert Message.objects.get().state == MessageState.STOPPED
        assert set(ContactPoint.objects.values_list("safety", flat=True)) == {Safety.UNSAFE}
        assert "no longer safe" in Prompt.objects.get().text


def test_consent_can_be_withdrawn_and_the_report_is_kept() -> None:
    door = a_door()
    holder, report = followed(door)
    withdraw_consent(by=holder, report=report, reason="my landlord would know", at=TUESDAY)
    withdraw_consent(by=holder, report=report, at=LATER)
    with acting_as(door.officer):
        kept = Report.objects.get()
        assert kept.consent_withdrawn_at == TUESDAY
        assert kept.objects_to_sharing
        assert kept.objection_reason == "my landlord would know"
        assert Prompt.objects.count() == 1


def test_nobody_without_the_link_does_any_of_it() -> None:
    door = a_door()
    _, report = followed(door)
    other, _ = followed(door)
    for by in (door.public, other):
        for act in (
            lambda by: add_incident(by=by, report=report, words="x"),
            lambda by: withdraw_consent(by=by, report=report),
            lambda by: say_contact_not_safe(by=by, report=report),
            lambda by: end_link(by=by, report=report),
            lambda by: write_letter(by=by, report=report, text="x"),
        ):
            with pytest.raises(NotAllowed):
                act(by)
    with pytest.raises(NotFound):
        add_incident(by=door.constable, report=report, words="x")
    with acting_as(door.system):
        assert Incident.objects.filter(report=report).count() == 1


def test_staff_add_what_a_caller_tells_them() -> None:
    door = a_door()
    _, report = followed(door)
    incident = add_incident(by=door.officer, report=report, words="Again", channel=Channel.PHONE)
    assert incident.told_to_id == door.officer.membership_id


def test_an_empty_repeat_is_refused() -> None:
    door = a_door()
    holder, report = followed(door)
    with pytest.raises(Refused):
        add_incident(by=holder, report=report, words="  ")


def test_a_letter_is_read_behind_the_link_and_nothing_is_sent() -> None:
    door = a_door()
    holder, report = followed(door, contacts=())
    write_letter(by=door.officer, report=report, text="Dear Robin, the music has been stopped.", at=LATER)
    with acting_as(holder):
        seen = get_followed_report(viewer=holder, on=LATER.date())
        assert [letter.text for letter in seen.letters] == ["Dear Robin, the music has been stopped."]
    with acting_as(door.system):
        assert Message.objects.count() == 0
    with pytest.raises(NotFound):
        write_letter(by=door.constable, report=report, text="x")


@pytest.mark.parametrize("status", list(Status))
def test_every_state_has_words_and_no_promise_in_the_past(status: Status) -> None:
    for contacted in (True, False):
        for letter in (True, False):
            standing = where_it_stands(
                status,
                agency="Fennbridge Council",
                respond_by=date(2026, 3, 3),
                update_due_on=date(2026, 3, 4),
                has_been_contacted=contacted,
                has_closing_letter=letter,
                on=date(2026, 4, 1),
            )
            assert standing.heading
            assert standing.sentence
            assert standing.next_on is None
