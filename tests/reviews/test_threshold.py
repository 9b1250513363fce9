"""Section 104 of the 2014 Act: which complaints qualify, by the day, and when the threshold must be met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders.reviews import terms

from wardmote.partnerships.choices import DayUnit, GroupMatter
from wardmote.partnerships.rules.procedures import Terms
from wardmote.reviews.choices import Route
from wardmote.reviews.rules.threshold import (
    FORCED,
    ComplaintFacts,
    decide_threshold,
    why_counts,
    why_not_decide,
)

PLAIN = terms(same_incident_is_one=False)
LLR = terms(hate_incidents_needed=1)
OADBY = terms(hate_incidents_needed=1, people_needed=3, people_about=GroupMatter.SAME_INCIDENT)


def told(on: date | None, happened: date | None = None, **more: object) -> ComplaintFacts:
    """A complaint made on a day about behaviour of the same day unless told otherwise."""
    return ComplaintFacts(id=uuid4(), complained_on=on, behaviour_on=happened or on, **more)  # type: ignore[arg-type]


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- the worked cases


THREE = [told(day("2026-03-01")), told(day("2026-03-20")), told(day("2026-04-15"))]


def test_worked_case_2_three_qualifying_complaints_force_met() -> None:
    decided = decide_threshold(procedure=PLAIN, complaints=THREE, applied_on=day("2026-08-10"))
    assert (decided.qualifying, decided.is_forced) == (3, True)
    assert decided.counted[0].last_day_to_apply == day("2026-08-31")
    assert why_not_decide(computed=decided, is_met=False, reason="no", considered_words=("x",)) == FORCED
    assert not why_not_decide(computed=decided, is_met=True, reason="")


def test_worked_case_2_a_day_too_late_two_qualify_and_people_decide() -> None:
    decided = decide_threshold(procedure=PLAIN, complaints=THREE, applied_on=day("2026-09-01"))
    assert (decided.qualifying, decided.is_forced, decided.proposes_met) == (2, False, False)
    assert decided.considers == ("persistence", "harm or potential harm", "adequacy of the response")
    for is_met in (True, False):
        assert why_not_decide(computed=decided, is_met=is_met, reason="", considered_words=("often",))
        assert why_not_decide(computed=decided, is_met=is_met, reason="Because", considered_words=("", " "))
        assert not why_not_decide(
            computed=decided, is_met=is_met, reason="Because", considered_words=("often",)
        )


@pytest.mark.parametrize(
    ("procedure", "complained", "counts"),
    [
        (PLAIN, "2026-04-09", True),
        (PLAIN, "2026-04-10", False),
        (replace(PLAIN, reported_within=40, reported_unit=DayUnit.DAYS), "2026-04-09", True),
        (replace(PLAIN, reported_within=40, reported_unit=DayUnit.DAYS), "2026-04-10", True),
    ],
)
def test_worked_case_3_the_edge_of_the_month(procedure: Terms, complained: str, counts: bool) -> None:
    complaint = told(day(complained), day("2026-03-10"))
    assert why_counts(procedure, complaint, day("2026-05-01")).counts is counts


def test_worked_case_4_a_hate_incident_is_a_route_where_the_procedure_has_it() -> None:
    hate = [told(day("2026-03-01"), is_hate=True)]
    under = {
        procedure: decide_threshold(procedure=procedure, complaints=hate, applied_on=day("2026-03-20"))
        for procedure in (LLR, PLAIN)
    }
    assert under[LLR].routes == (Route.HATE,)
    assert under[LLR].proposes_met
    assert not under[LLR].is_forced
    assert under[PLAIN].routes == ()
    assert not under[PLAIN].proposes_met


# --- boundary days

DAYS = [
    # behaviour, complained, applied, counts: why
    ("2026-03-10", "2026-03-10", "2026-03-10", True),  # all on one day
    ("2026-01-31", "2026-02-28", "2026-03-01", True),  # February has no 31st: its last day
    ("2026-01-31", "2026-03-01", "2026-03-01", False),
    ("2028-01-31", "2028-02-29", "2028-03-01", True),  # leap year
    ("2028-01-29", "2028-02-28", "2028-03-01", True),  # the day before the corresponding day
    ("2028-01-29", "2028-02-29", "2028-03-01", False),
    ("2026-08-31", "2026-09-30", "2026-10-01", True),  # 31 August: September has no 31st
    ("2026-08-31", "2026-10-01", "2026-10-01", False),
    ("2026-08-31", "2026-08-31", "2027-02-28", True),  # six months beginning with 31 August
    ("2026-08-31", "2026-08-31", "2027-03-01", False),
    ("2027-08-31", "2027-08-31", "2028-02-29", True),  # into a leap year
    ("2027-08-31", "2027-08-31", "2028-03-01", False),
    ("2028-02-29", "2028-02-29", "2028-08-28", True),
    ("2028-02-29", "2028-02-29", "2028-08-29", False),
    ("2026-03-01", "2026-03-01", "2026-08-31", True),
    ("2026-03-01", "2026-03-01", "2026-09-01", False),
    ("2026-03-10", "2026-03-09", "2026-04-01", False),  # a complaint before the behaviour
    ("2026-03-10", "2026-03-12", "2026-03-11", False),  # a complaint after the application
]


@pytest.mark.parametrize(("behaviour", "complained", "applied", "counts"), DAYS)
def test_boundary_days(behaviour: str, complained: str, applied: str, counts: bool) -> None:
    one = why_counts(PLAIN, told(day(complained), day(behaviour)), day(applied))
    assert one.counts is counts
    assert one.reason.startswith("Counts:" if counts else "Does not count")


@pytest.mark.parametrize("unknown", [{"complained_on": None}, {"behaviour_on": None}])
def test_a_day_that_nobody_knows_does_not_count_yet(unknown: dict[str, None]) -> None:
    complaint = replace(told(day("2026-03-01")), **unknown)
    one = why_counts(PLAIN, complaint, day("2026-03-02"))
    assert not one.counts
    assert one.reason.startswith("Does not count yet")


def test_the_same_incident_told_to_several_agencies_is_one_where_the_procedure_says_so() -> None:
    incident = uuid4()
    twice = [
        told(day("2026-03-01"), incident=incident),
        told(day("2026-03-02"), day("2026-03-01"), incident=incident),
    ]
    one = replace(PLAIN, same_incident_is_one=True)
    for procedure, number in ((one, 1), (PLAIN, 2)):
        decided = decide_threshold(procedure=procedure, complaints=twice, applied_on=day("2026-03-05"))
        assert decided.qualifying == number
    assert (
        "same incident as the complaint of 1 March 2026"
        in decide_threshold(procedure=one, complaints=twice, applied_on=day("2026-03-05")).counted[1].reason
    )


def test_three_people_about_one_incident_is_a_route_of_its_own() -> None:
    incident = uuid4()
    three = [told(day("2026-03-01"), incident=incident, complainant=who) for who in ("", "at 3", "at 5")]
    decided = decide_threshold(procedure=OADBY, complaints=three, applied_on=day("2026-03-05"))
    assert (decided.routes, decided.is_forced, decided.qualifying) == ((Route.SEVERAL_PEOPLE,), False, 1)
    again = [replace(one, complainant="at 3") for one in three]
    assert decide_threshold(procedure=OADBY, complaints=again, applied_on=day("2026-03-05")).routes == ()


def test_a_lower_number_in_the_procedure_forces_met_earlier() -> None:
    two = replace(PLAIN, complaints_needed=2)
    decided = decide_threshold(procedure=two, complaints=THREE[:2], applied_on=day("2026-04-01"))
    assert decided.is_forced
    assert "needs 2" in decided.reason


def test_what_was_only_claimed_counts_and_is_said() -> None:
    claimed = [replace(one, is_verified=False) for one in THREE]
    decided = decide_threshold(procedure=PLAIN, complaints=claimed, applied_on=day("2026-08-10"))
    assert (decided.is_forced, decided.unverified) == (True, 3)


# --- properties

_ids = st.uuids()
_days = st.dates(date(2027, 6, 1), date(2028, 9, 30))
_incidents = st.sampled_from([None, UUID(int=1), UUID(int=2)])


@st.composite
def complaints(draw: st.DrawFn) -> ComplaintFacts:
    behaviour = draw(st.none() | _days)
    later = draw(st.integers(-3, 45))
    return ComplaintFacts(
        id=draw(_ids),
        behaviour_on=behaviour,
        complained_on=None if behaviour is None else behaviour + timedelta(days=later),
        incident=draw(_incidents),
        is_hate=draw(st.booleans()),
        complainant=draw(st.sampled_from(["", "a", "b"])),
    )


_lists = st.lists(complaints(), max_size=6, unique_by=lambda one: one.id)
_procedures = st.sampled_from([PLAIN, LLR, OADBY, replace(PLAIN, complaints_needed=1)])


@settings(max_examples=150)
@given(_procedures, _lists, _days, st.randoms())
def test_order_does_not_matter(
    procedure: Terms, given_: list[ComplaintFacts], on: date, random: object
) -> None:
    first = decide_threshold(procedure=procedure, complaints=given_, applied_on=on)
    shuffled = list(given_)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert decide_threshold(procedure=procedure, complaints=shuffled, applied_on=on) == first


@settings(max_examples=150)
@given(_procedures, _lists, _days)
def test_every_complaint_is_accounted_for_once_with_a_sentence(
    procedure: Terms, given_: list[ComplaintFacts], on: date
) -> None:
    decided = decide_threshold(procedure=procedure, complaints=given_, applied_on=on)
    assert sorted(one.complaint.id for one in decided.counted) == sorted(one.id for one in given_)
    assert all(one.reason.endswith(".") and len(one.reason) <= 300 for one in decided.counted)
    assert decided.is_forced == (decided.qualifying >= procedure.complaints_needed)


@settings(max_examples=150)
@given(_procedures, _lists, _days, complaints())
def test_one_complaint_more_never_makes_it_less_met(
    procedure: Terms, given_: list[ComplaintFacts], on: date, more: ComplaintFacts
) -> None:
    before = decide_threshold(procedure=procedure, complaints=given_, applied_on=on)
    after = decide_threshold(procedure=procedure, complaints=[*given_, more], applied_on=on)
    assert after.qualifying >= before.qualifying
    assert set(before.routes) <= set(after.routes)


@settings(max_examples=150)
@given(_procedures, complaints(), _days, st.integers(1, 400))
def test_too_late_stays_too_late(procedure: Terms, complaint: ComplaintFacts, on: date, later: int) -> None:
    if complaint.complained_on is None or complaint.complained_on > on:
        return
    if not why_counts(procedure, complaint, on).counts:
        assert not why_counts(procedure, complaint, on + timedelta(days=later)).counts
