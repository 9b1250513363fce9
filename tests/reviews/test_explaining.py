"""At the second report within six months the victim is told of the case review: once, safely, and the log shows it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.notifications.models import Message, Prompt
from wardmote.partnerships.operations import set_routing
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import Channel
from wardmote.reports.models import Letter, Report
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.rules.intake import NewReport
from wardmote.reviews.choices import ExplainedHow
from wardmote.reviews.models import ReviewExplained
from wardmote.reviews.operations import explain_case_review
from wardmote.reviews.rules.explaining import explanation_words, is_second_report

NOW = timezone.now()


@pytest.mark.parametrize(
    ("earlier", "later", "is_second"),
    [
        (date(2026, 3, 1), date(2026, 8, 31), True),  # six months beginning with 1 March
        (date(2026, 3, 1), date(2026, 9, 1), False),
        (date(2025, 8, 31), date(2026, 2, 28), True),  # February has no 31st
        (date(2025, 8, 31), date(2026, 3, 1), False),
        (date(2024, 2, 29), date(2024, 8, 28), True),  # a leap year
        (date(2026, 5, 1), date(2026, 5, 1), True),  # twice in one day
    ],
)
def test_six_months_beginning_with_the_earlier_report(earlier: date, later: date, is_second: bool) -> None:
    assert is_second_report(later, [earlier]) == is_second


days = st.dates(date(2024, 1, 1), date(2027, 1, 1))


@given(days, st.lists(days, max_size=5), days)
def test_more_reports_never_make_it_less_of_a_second_one(told: date, earlier: list[date], one: date) -> None:
    assert is_second_report(told, [*earlier, one]) >= is_second_report(told, earlier)
    assert not is_second_report(told, [])


def test_the_letter_does_not_say_that_they_reported_before() -> None:
    text = explanation_words(
        title="ASB case review", what="You can ask for one.", address="https://x.example"
    )
    assert "second" not in text
    assert "before" not in text


@pytest.fixture
def world(db: None) -> World:
    made = a_partnership(host="testserver")
    set_routing(by=made.system(), partnership=made.partnership, kind="*", agency=made.agency("council"))
    return made


def email(value: str = "pat@home.example", **more: Any) -> GivenContact:
    return GivenContact(
        **{
            "kind": ContactKind.EMAIL,
            "value": value,
            "safety": Safety.SAFE,
            "may_leave_message": True,
            "may_say_who_we_are": True,
            **more,
        }
    )


def a_report(
    world: World,
    *,
    at: datetime = NOW,
    name: str = "Pat Resident",
    contacts: tuple[GivenContact, ...] = (email(),),
    agency: str = "council",
    channel: Channel = Channel.WEB,
    **more: Any,
) -> Report:
    return receive_report(
        by=world.system(),
        answers=NewReport(
            **{"words": "Shouting", "name": name, "contacts": contacts, "is_anonymous": False, **more}
        ),
        channel=channel,
        agency_id=world.agency(agency).id,
        at=at,
    )


def explain(at: datetime = NOW) -> int:
    return explain_case_review(by=SystemActor(why="test"), at=at + timedelta(minutes=10))


def notices(world: World) -> list[Message]:
    with acting_as(world.system()):
        return [one for one in Message.objects.all() if "An update from" in one.subject]


def test_a_second_report_is_answered_once_by_an_email_that_holds_no_details(world: World) -> None:
    a_report(world, at=NOW - timedelta(days=60))
    assert explain() == 0
    second = a_report(world)
    # The same address on two records of one name is one person; the gate sees it as shared until they are linked.
    assert explain() == 1
    assert explain() == 0
    with acting_as(world.system()):
        told = ReviewExplained.objects.get()
        (letter,) = Letter.objects.filter(report=second)
    assert told.report_id == second.id
    assert "case review" in letter.text
    client = signed_in_client(world, "council", "caseworker")
    page = client.get(reverse("report", args=[second.reference])).content.decode()
    assert "told of the case review" in page


def test_happened_again_through_the_link_is_a_second_report_by_the_contact_that_is_safe(world: World) -> None:
    from wardmote.reports.operations.following import add_incident

    report = a_report(world, at=NOW - timedelta(days=20))
    assert explain() == 0
    add_incident(by=world.system(), report=report, words="Again", at=NOW)
    assert explain() == 1
    (message,) = notices(world)
    assert message.to == "pat@home.example"
    assert "review" not in message.text
    with acting_as(world.system()):
        assert ReviewExplained.objects.get().how == ExplainedHow.EMAIL


@pytest.mark.parametrize(
    "unsafe",
    [
        {"safety": Safety.UNKNOWN},
        {"safety": Safety.CONDITIONAL},
        {"may_say_who_we_are": False},
        {"safe_times": "mornings"},
    ],
)
def test_where_contact_is_not_safe_nothing_is_sent_and_an_officer_is_asked(
    world: World, unsafe: dict[str, Any]
) -> None:
    from wardmote.reports.operations.following import add_incident

    report = a_report(world, at=NOW - timedelta(days=20), contacts=(email(**unsafe),))
    add_incident(by=world.system(), report=report, words="Again", at=NOW)
    assert explain() == 1
    assert notices(world) == []
    with acting_as(world.system()):
        (asked,) = Prompt.objects.filter(text__contains="there is an ASB case review")
        assert ReviewExplained.objects.get().how == ExplainedHow.PROMPT
    assert asked.agency_id == report.agency_id
    assert "Pat" not in asked.text


def test_somebody_else_with_the_same_address_is_not_the_same_person(world: World) -> None:
    """Whoever shares a victim's address must not learn by this that the victim reported."""
    a_report(world, at=NOW - timedelta(days=20))
    a_report(world, name="Lee Other")
    assert explain() == 0


@pytest.mark.parametrize(
    "how",
    [
        {"channel": Channel.IMPORT},
        {"name": "", "contacts": (), "is_anonymous": True},
    ],
)
def test_imports_wake_nobody_up_and_nobody_unknown_is_told(world: World, how: dict[str, Any]) -> None:
    a_report(world, at=NOW - timedelta(days=20))
    a_report(world, **how)
    assert explain() == 0


def test_another_agencys_report_whose_reporter_objects_to_sharing_does_not_count(world: World) -> None:
    a_report(world, at=NOW - timedelta(days=20), agency="police", objects_to_sharing=True)
    a_report(world)
    assert explain() == 0
    a_report(world, at=NOW - timedelta(days=10), agency="police")
    assert explain() == 1


def test_after_six_months_it_is_a_first_report_again(world: World) -> None:
    a_report(world, at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    late = datetime(2026, 9, 1, 12, tzinfo=UTC)
    a_report(world, at=late)
    assert explain(late) == 0
