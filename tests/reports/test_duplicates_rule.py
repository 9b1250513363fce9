"""Which new report probably tells again what is already known."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from bench._requests import read_requests
from bench.duplicates import (
    CHECKOUT,
    DEFAULT_FILE,
    count,
    fit,
    found_by,
    halving_day,
    judge,
    observations,
    same_text_within,
)
from hypothesis import example, given
from hypothesis import strategies as st
from tests.beside import needs_shared

from wardmote.reports.rules.duplicates import (
    FITTED,
    WEIGHTS,
    Candidate,
    Likeness,
    fitted_weights,
    how_alike,
    how_alike_words,
    is_probable_duplicate,
    most_alike,
    was_open_on,
    weekdays_between,
)

MONDAY = date(2026, 3, 2)
HERE = (52.5990, -1.0800)


def told(key: str = "new", day: int = 0, **parts: object) -> Candidate:
    about = {"received": MONDAY + timedelta(days=day), "address": "12 High Street, Oadby", **parts}
    return Candidate(key=key, **about)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("report", "earlier", "probable"),
    [
        pytest.param(told(day=0), told(still_open=True), True, id="same day"),
        pytest.param(told(day=2), told(still_open=True), True, id="two days later, still open"),
        pytest.param(told(day=3), told(still_open=True), False, id="three days later"),
        pytest.param(told(day=1), told(still_open=False), False, id="put right in between"),
        pytest.param(told(day=1), told(), True, id="next day, nobody knows whether still open"),
        pytest.param(told(day=2), told(), False, id="two working days, nobody knows"),
        pytest.param(told(address="12 high st"), told(still_open=True), True, id="written otherwise"),
        pytest.param(told(address="14 High Street"), told(still_open=True), False, id="next door, no words"),
        pytest.param(
            told(address="Flat 1, 12 High Street"),
            told(address="Flat 2, 12 High Street", still_open=True),
            True,
            id="another flat, same day",
        ),
        pytest.param(
            told(address="Flat 1, 12 High Street", day=1),
            told(address="Flat 2, 12 High Street", still_open=True),
            False,
            id="another flat, next day",
        ),
        pytest.param(
            told(types=frozenset({"noise"})),
            told(types=frozenset({"litter"}), still_open=True),
            False,
            id="another kind of problem",
        ),
        pytest.param(
            told(types=frozenset({"noise", "drugs"})),
            told(types=frozenset({"drugs"}), still_open=True),
            True,
            id="one kind in common",
        ),
        pytest.param(
            told(address="", point=HERE), told(address="", point=HERE, still_open=True), True, id="same pin"
        ),
        pytest.param(
            told(point=HERE),
            told(point=(52.70, -1.08), still_open=True),
            False,
            id="High Street of another town",
        ),
        pytest.param(
            told(address="12 High Street LE2 5BB"),
            told(address="12 High Street LE18 1NP", still_open=True),
            False,
            id="another postcode",
        ),
        pytest.param(told(address=""), told(address="", still_open=True), False, id="nobody says where"),
        pytest.param(told(received=None), told(still_open=True), False, id="nobody says when"),
        pytest.param(
            told(
                address="14 High Street",
                point=HERE,
                words="Very loud music and men shouting in the car park, car engines revving",
            ),
            told(
                address="21 High Street",
                point=(52.5992, -1.0801),
                words="Loud music, shouting and revving engines from the car park again",
                still_open=True,
            ),
            True,
            id="neighbours tell of the same noise in like words",
        ),
    ],
)
def test_who_is_put_forward(report, earlier, probable):
    assert is_probable_duplicate(how_alike(report, earlier)) is probable


def test_the_reasons_read_as_a_sentence():
    likeness = how_alike(
        told(day=2, types=frozenset({"noise"})), told(types=frozenset({"noise"}), still_open=True)
    )
    assert likeness.sentence == (
        "Same address, 2 days earlier, the earlier report is still open, same kind of problem."
    )
    assert Likeness(0.0).sentence == "Nothing in common."


def test_the_reasons_name_what_speaks_against():
    likeness = how_alike(
        told(day=1, types=frozenset({"noise"})), told(types=frozenset({"litter"}), still_open=False)
    )
    assert likeness.reasons[-2:] == (
        "But the earlier report had been closed, so it has happened again",
        "But another kind of problem",
    )


def test_a_weekend_is_no_time_to_put_it_right():
    """Where nobody knows what is open, Saturday after Friday is likelier than Tuesday after Monday."""
    friday = how_alike(told(day=5), told(day=4)).score
    monday = how_alike(told(day=1), told(day=0)).score
    assert friday > monday


def test_on_the_day_of_closing_it_counts_as_open_unless_the_hours_are_known():
    assert was_open_on(None, MONDAY)
    assert was_open_on(MONDAY, MONDAY)
    assert not was_open_on(MONDAY, MONDAY + timedelta(days=1))
    ten, eleven = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (10, 11))
    assert not was_open_on(ten, eleven)
    assert was_open_on(eleven, ten)
    assert was_open_on(ten, MONDAY)
    assert was_open_on(ten.replace(tzinfo=None), eleven)


def test_the_day_of_an_instant_is_the_day_in_london():
    """23:30 UTC on 30 June is already 1 July."""
    late, morning = datetime(2026, 6, 30, 23, 30, tzinfo=UTC), datetime(2026, 7, 1, 9, tzinfo=UTC)
    assert "On the same day" in how_alike(told(received=morning), told(received=late)).reasons


def test_words_that_tell_nothing_do_not_make_two_texts_alike():
    assert how_alike_words("It happened again last night please help", "It happened again please") == (
        0.0,
        (),
    )
    likeness, shared = how_alike_words("shouting and banging doors", "He shouted and banged the door")
    assert likeness == 1.0
    assert shared == ("banged", "door", "shouted")


def test_monday_to_friday_are_counted_from_the_day_after():
    assert [weekdays_between(MONDAY, MONDAY + timedelta(days=n)) for n in (0, 1, 4, 5, 6, 7, 14)] == [
        0, 1, 4, 4, 4, 5, 10,
    ]  # fmt: skip


# Properties

days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
instants = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31))  # noqa: DTZ001
moments = st.one_of(st.none(), days, instants, instants.map(lambda one: one.replace(tzinfo=UTC)))
addresses = st.one_of(
    st.sampled_from(
        ["", "unknown", "12 High Street", "Flat 2, 12 High St", "12 high", "High Street", "9 Mill Ln"]
    ),
    st.text(max_size=30),
)
points = st.one_of(
    st.none(),
    st.tuples(st.floats(52.598, 52.602), st.floats(-1.082, -1.078)),
    st.tuples(st.floats(), st.floats()),
)
texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(["loud", "music", "shouting", "door", "bins", "fire", "dog"])).map(" ".join),
)
candidates = st.builds(
    Candidate,
    key=st.integers(),
    received=moments,
    address=addresses,
    point=points,
    types=st.frozensets(st.sampled_from(["noise", "litter", "drugs"])),
    words=texts,
    still_open=st.sampled_from([None, True, False]),
)


@given(candidates, candidates)
@example(Candidate("a", point=(1.7e308, 0.0)), Candidate("b", point=(1.7e308, 0.0)))
def test_whatever_is_missing_the_score_is_a_share(one, other):
    likeness = how_alike(one, other)
    assert 0.0 <= likeness.score <= 1.0
    assert all(reason and not reason.endswith(".") for reason in likeness.reasons)


@given(candidates, candidates, st.sampled_from([None, True, False]))
def test_which_of_the_two_is_called_earlier_makes_no_difference_to_the_score(one, other, still_open):
    one, other = (Candidate(**{**vars(each), "still_open": still_open}) for each in (one, other))
    assert how_alike(one, other).score == pytest.approx(how_alike(other, one).score)


@given(candidates, candidates, instants, st.integers(0, 40 * 24), st.integers(0, 40 * 24), st.booleans())
def test_further_apart_is_never_more_alike(one, other, start, hours, more, whole_days):
    def at(gap: int) -> float:
        then: date = start + timedelta(hours=gap)
        begin: date = start
        if whole_days:
            then, begin = (start + timedelta(hours=gap)).date(), start.date()
        return how_alike(
            Candidate(**{**vars(one), "received": then}), Candidate(**{**vars(other), "received": begin})
        ).score

    assert at(hours + more) <= at(hours)


@given(candidates, candidates)
def test_a_report_that_had_been_put_right_is_never_more_alike_than_an_open_one(one, other):
    open_, closed = (Candidate(**{**vars(other), "still_open": state}) for state in (True, False))
    assert how_alike(one, closed).score <= how_alike(one, open_).score


@given(candidates, st.lists(candidates, max_size=6, unique_by=lambda one: one.key), st.randoms())
def test_the_order_of_the_earlier_reports_makes_no_difference(one, earlier, chance):
    shuffled = list(earlier)
    chance.shuffle(shuffled)
    assert most_alike(one, earlier) == most_alike(one, shuffled)
    assert (most_alike(one, earlier) is None) == (not earlier)


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_words_of_two_texts_are_alike_both_ways(one, other):
    assert how_alike_words(one, other) == how_alike_words(other, one)
    assert 0.0 <= how_alike_words(one, other)[0] <= 1.0 + 1e-12


@given(candidates, candidates, st.floats(0.001, 0.999))
def test_words_are_left_unread_only_where_they_could_not_make_it_worth_while(one, other, worth):
    whole, quick = how_alike(one, other), how_alike(one, other, worth=worth)
    assert quick == whole or (quick == Likeness(0.0) and whole.score <= worth)


def test_the_words_of_two_places_far_apart_are_not_read():
    here, there = told(words="x", point=HERE), told(address="9 Elm Road", point=(52.7, -1.2))
    assert how_alike(here, there, worth=0.02) == Likeness(0.0)
    assert "telling" not in vars(there)


def test_no_weight_rewards_distance_or_difference():
    assert all(value <= 0 for name, value in vars(WEIGHTS).items() if name not in {"start", "words"})


# The finder on rows

INVENTED = """Creation_Date,Status,Completion_Date,Service_Request_Number,Type_of_Service_Request,\
Street_Address,Ward,Latitude,Longitude
2011-05-02,Completed,2011-05-09,11-001,Sanitation,10 N ELM ST,1,41.80,-87.70
2011-05-03,Completed - Dup,2011-05-09,11-002,Sanitation,10 N ELM ST,1,41.80,-87.70
2011-05-20,Completed,2011-05-20,11-003,Sanitation,10 N ELM ST,1,41.80,-87.70
2011-05-21,Completed,2011-05-25,11-004,Sanitation,10 N ELM ST,1,41.80,-87.70
2011-06-01,Completed,2011-06-02,11-005,Sanitation,99 W OAK AVE,2,,
2011-06-01,Open - Dup,,11-006,Sanitation,99 WEST OAK AVENUE,2,,
"""


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    path = tmp_path / "requests.csv"
    path.write_text(INVENTED)
    return path


def test_the_finder_goes_through_a_file_in_time_order(invented):
    file = read_requests(invented)
    flagged = [one.flagged for one in file.requests]
    assert found_by(judge(file)) == flagged == [False, True, False, False, False, True]
    assert same_text_within(file.requests, 3) == [False, True, False, True, False, False]


def test_the_order_of_the_rows_makes_no_difference(invented):
    head, *rows = INVENTED.splitlines()
    judged = found_by(judge(read_requests(invented)))
    invented.write_text("\n".join([head, *reversed(rows)]))
    assert found_by(judge(read_requests(invented))) == judged


def test_no_answer_is_looked_at(invented):
    """Turning every flag round, and moving every closing day that still lay ahead, changes no finding."""
    judged = found_by(judge(read_requests(invented)))
    text = INVENTED.replace("Completed - Dup", "X").replace("Open - Dup", "X")
    text = text.replace("Completed", "Completed - Dup").replace("X", "Completed")
    text = text.replace("2011-05-09", "2011-07-31").replace("2011-06-02", "2011-08-01")
    invented.write_text(text)
    assert found_by(judge(read_requests(invented))) == judged


def test_the_finder_counts_as_precision_and_recall_do():
    counted = count([True, True, False, False], [True, False, True, False])
    assert (counted.right, counted.wrong, counted.missed) == (1, 1, 1)
    assert str(counted) == "precision=0.5000 recall=0.5000 f1=0.5000"
    assert str(count([False], [False])) == "precision=0.0000 recall=0.0000 f1=0.0000"


def test_the_fit_finds_the_weights_that_made_the_decisions():
    """Shares that follow the rule exactly give back the rule's own weights."""
    from math import exp

    seen = {}
    for day in range(8):
        for working in range(min(day, 5) + 1):
            terms = (1.0, float(day), float(max(0, day - 2)), float(working))
            log_odds = 1.5 - 0.4 * day - 0.8 * max(0, day - 2) - 0.6 * working
            yes = round(1_000_000 / (1 + exp(-log_odds)))
            seen[terms] = [1_000_000 - yes, yes]
    assert fitted_weights(fit(seen)) == pytest.approx(
        {"start": 1.5, "day": -0.4, "late_day": -0.8, "unknown_working_day": -0.6}, abs=0.011
    )


# The real file

REAL = CHECKOUT / DEFAULT_FILE


@pytest.fixture(scope="module")
def city():
    return read_requests(REAL)


@needs_shared
def test_on_real_requests_it_beats_the_rule_of_three_days_by_far(city):
    flagged = [one.flagged for one in city.requests]
    three_days = count(same_text_within(city.requests, 3), flagged)
    assert (len(flagged), sum(flagged)) == (37_230, 1_791)
    assert three_days.f1 == pytest.approx(0.8103, abs=0.0001)
    assert count(found_by(judge(city)), flagged).f1 > three_days.f1 + 0.05
    assert count(found_by(judge(city, knowing_what_is_open=False)), flagged).f1 > three_days.f1 + 0.02


@needs_shared
def test_the_published_weights_are_the_fit_of_the_early_years(city):
    split = halving_day(city.requests)
    assert split == date(2012, 1, 1)
    early = {one.row for one in city.requests if one.received < split}
    refitted = fitted_weights(fit(observations(city, early)))
    assert tuple(refitted) == FITTED
    assert refitted == fitted_weights(WEIGHTS)
