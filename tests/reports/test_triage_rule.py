"""How soon a report is answered and who must look at it: tables of examples, and what always holds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.people.choices import AgeBand, ContactKind
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import Affected, Frequency, HateStrand, Kind, Known, Priority, Qualifier
from wardmote.reports.rules.intake import LIMITS, NewReport, what_is_wrong
from wardmote.reports.rules.triage import (
    Earlier,
    ResponseTimes,
    Triage,
    counts_since,
    grave_words,
    serious_words,
    triage,
)

TUESDAY = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
ORDER = [Priority.ROUTINE, Priority.URGENT, Priority.EMERGENCY]


def decide(report: NewReport | None = None, *, at: datetime = TUESDAY, **more: Any) -> Triage:
    earlier = Earlier(**{name: more.pop(name) for name in ("same_contact", "same_address") if name in more})
    return triage(
        report or NewReport(**({"words": "Loud music"} | more)),
        earlier=earlier,
        times=ResponseTimes(),
        repeat_reports=3,
        received_at=at,
    )


@pytest.mark.parametrize(
    ("answers", "priority", "attention", "respond_by"),
    [
        ({}, Priority.ROUTINE, False, date(2026, 3, 10)),
        ({"danger_now": Known.YES}, Priority.EMERGENCY, True, date(2026, 3, 4)),
        ({"danger_now": Known.UNKNOWN, "at_risk": Known.NO}, Priority.ROUTINE, False, date(2026, 3, 10)),
        ({"at_risk": Known.YES}, Priority.URGENT, True, date(2026, 3, 6)),
        ({"hate_perceived": Known.YES}, Priority.URGENT, True, date(2026, 3, 6)),
        ({"words": "He said he will stab me"}, Priority.EMERGENCY, True, date(2026, 3, 4)),
        ({"harm": "I can't go on any more"}, Priority.EMERGENCY, True, date(2026, 3, 4)),
        ({"words": "He follows me to the shop"}, Priority.URGENT, True, date(2026, 3, 6)),
        ({"age_band": AgeBand.CHILD}, Priority.URGENT, True, date(2026, 3, 6)),
        ({"born_on": date(2008, 3, 4)}, Priority.URGENT, True, date(2026, 3, 6)),
        ({"born_on": date(2008, 3, 3)}, Priority.ROUTINE, False, date(2026, 3, 10)),
        ({"same_contact": 2}, Priority.URGENT, True, date(2026, 3, 6)),
        ({"same_contact": 1}, Priority.ROUTINE, False, date(2026, 3, 10)),
        ({"same_address": 2}, Priority.URGENT, False, date(2026, 3, 6)),
        ({"same_address": 1}, Priority.ROUTINE, False, date(2026, 3, 10)),
    ],
)
def test_what_makes_a_report_serious(
    answers: dict[str, Any], priority: Priority, attention: bool, respond_by: date
) -> None:
    decided = decide(**answers)
    assert (decided.priority, decided.needs_attention, decided.respond_by) == (
        priority,
        attention,
        respond_by,
    )
    assert bool(decided.reasons) is (priority != Priority.ROUTINE)


@pytest.mark.parametrize(
    ("received", "respond_by"),
    [
        (datetime(2026, 3, 6, 16, 0, tzinfo=UTC), date(2026, 3, 9)),  # Friday afternoon: Monday
        (datetime(2026, 3, 6, 18, 0, tzinfo=UTC), date(2026, 3, 10)),  # Friday evening: counts from Monday
        (datetime(2026, 3, 7, 12, 0, tzinfo=UTC), date(2026, 3, 10)),  # Saturday
        (datetime(2026, 4, 2, 12, 0, tzinfo=UTC), date(2026, 4, 7)),  # Thursday before Easter
        (datetime(2026, 12, 24, 12, 0, tzinfo=UTC), date(2026, 12, 29)),  # Christmas Eve; Boxing Day moved
    ],
)
def test_an_emergency_is_answered_in_one_working_day(received: datetime, respond_by: date) -> None:
    assert decide(danger_now=Known.YES, at=received).respond_by == respond_by


@pytest.mark.parametrize(
    ("text", "grave"),
    [
        ("he has a knife", True),
        ("two men with machetes and knives", True),
        ("they put petrol through the letter box", True),
        ("he said I’ll kill you", True),
        ("she wants to die", True),
        ("I was raped", True),
        ("fields of rapeseed", False),
        ("hammering all night", False),
        ("fireworks every night", False),
        ("he kills time in the park", False),
        ("the music is killing my sleep", False),
        ("a gunmetal car", False),
        ("begun at eight", False),
    ],
)
def test_words_that_may_cost_a_life(text: str, grave: bool) -> None:
    assert bool(grave_words(text)) is grave


@pytest.mark.parametrize(
    ("text", "serious"),
    [
        ("he threatened my wife", True),
        ("my ex-partner follows me", True),
        ("somebody has taken over his flat", True),
        ("I am too scared to go out", True),
        ("my children are frightened", True),
        ("children playing football", False),
        ("the following day", False),
        ("dogs bark", False),
    ],
)
def test_words_that_make_it_urgent(text: str, serious: bool) -> None:
    assert bool(serious_words(text)) is serious


known = st.sampled_from(list(Known))
reports = st.builds(
    NewReport,
    words=st.text(min_size=1, max_size=80),
    harm=st.text(max_size=40),
    kinds=st.lists(st.sampled_from(list(Kind)), max_size=3).map(tuple),
    qualifier=st.sampled_from(list(Qualifier)),
    frequency=st.sampled_from(list(Frequency)),
    affected=st.sampled_from(list(Affected)),
    hate_perceived=known,
    hate_strands=st.lists(st.sampled_from(list(HateStrand)), max_size=2).map(tuple),
    danger_now=known,
    at_risk=known,
    age_band=st.sampled_from(list(AgeBand)),
)
moments = st.datetimes(datetime(2025, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
counts = st.integers(0, 6)


@given(reports, moments, counts, counts)
def test_an_answer_is_promised_for_a_working_day_to_come(
    report: NewReport, at: datetime, contact: int, address: int
) -> None:
    decided = decide(report, at=at, same_contact=contact, same_address=address)
    assert decided.respond_by > at.date() - timedelta(days=1)
    assert decided.respond_by.weekday() < 5
    assert decided.update_due_on >= decided.respond_by
    assert all(0 < len(reason) <= 120 for reason in decided.reasons)
    assert not decided.needs_attention or decided.reasons


@given(reports, moments, counts, counts, st.sampled_from(["danger_now", "at_risk", "hate_perceived"]))
def test_saying_yes_never_lowers_anything(
    report: NewReport, at: datetime, contact: int, address: int, name: str
) -> None:
    calm = decide(replace(report, **{name: Known.NO}), at=at, same_contact=contact, same_address=address)
    grave = decide(replace(report, **{name: Known.YES}), at=at, same_contact=contact, same_address=address)
    assert ORDER.index(grave.priority) >= ORDER.index(calm.priority)
    assert grave.needs_attention
    assert grave.respond_by <= calm.respond_by


@given(reports, moments, counts, counts)
def test_more_earlier_reports_never_lower_anything(
    report: NewReport, at: datetime, contact: int, address: int
) -> None:
    fewer = decide(report, at=at, same_contact=contact, same_address=address)
    more = decide(report, at=at, same_contact=contact + 1, same_address=address + 1)
    assert ORDER.index(more.priority) >= ORDER.index(fewer.priority)
    assert more.needs_attention >= fewer.needs_attention


@given(st.text(min_size=12, max_size=60))
def test_a_reason_never_quotes_what_was_written(words: str) -> None:
    secret = f"CANARY{words}"
    decided = decide(
        NewReport(words=f"{secret} he has a knife and follows me", name=secret, at_risk=Known.YES)
    )
    assert "CANARY" not in "".join(decided.reasons)


def test_the_months_count_back_by_the_calendar() -> None:
    assert counts_since(date(2026, 5, 31), 3) == date(2026, 3, 1)
    assert counts_since(date(2026, 5, 15), 3) == date(2026, 2, 16)


# --- what may be kept -----------------------------------------------------------------------------------


def problems(**answers: Any) -> dict[str, str]:
    return what_is_wrong(NewReport(**({"words": "Loud music"} | answers)), at=TUESDAY)


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({}, set()),
        ({"words": " \n "}, {"words"}),
        ({"words": "x" * 10_001}, {"words"}),
        ({"words": "x\x00"}, {"words"}),
        ({"kinds": ("nonsense",)}, {"kinds"}),
        ({"at_risk": "perhaps"}, {"at_risk"}),
        ({"lon": 1.0}, {"lon"}),
        ({"lon": 1.0, "lat": 91.0}, {"lon"}),
        ({"lon": float("nan"), "lat": 52.0}, {"lon"}),
        ({"lon": -1.1, "lat": 52.6}, set()),
        ({"postcode": "LE18 1A"}, {"postcode"}),
        ({"postcode": "le181aa"}, set()),
        ({"happened_from": datetime(2026, 3, 3, 9, 0)}, {"happened_from"}),  # noqa: DTZ001
        ({"happened_from": TUESDAY + timedelta(hours=1)}, {"happened_from"}),
        ({"happened_from": TUESDAY, "happened_to": TUESDAY - timedelta(days=1)}, {"happened_to"}),
        (
            {"happened_from": TUESDAY - timedelta(days=1), "happened_to": TUESDAY, "is_ongoing": True},
            {"happened_to"},
        ),
        ({"born_on": date(2027, 1, 1)}, {"born_on"}),
        ({"external_system": "old"}, {"external_reference"}),
        ({"external_system": "old", "external_reference": "7"}, set()),
        ({"contacts": (GivenContact(kind=ContactKind.EMAIL, value="no"),)}, {"contacts.0"}),
        ({"contacts": (GivenContact(kind=ContactKind.PHONE, value="12"),)}, {"contacts.0"}),
        ({"contacts": (GivenContact(kind="fax", value="x"),)}, {"contacts"}),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_kept_is_said_for_its_field(answers: dict[str, Any], wrong: set[str]) -> None:
    assert set(problems(**answers)) == wrong


@given(reports, st.data())
def test_looking_for_what_is_wrong_never_raises(report: NewReport, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(LIMITS)))
    text = data.draw(st.text(max_size=400))
    found = what_is_wrong(replace(report, **{name: text}), at=TUESDAY)
    assert all(found.values())
    assert (name in found and "characters or less" in found[name]) is (
        len(text) > LIMITS[name] and "\x00" not in text
    )
