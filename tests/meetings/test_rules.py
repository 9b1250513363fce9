"""The rules of meetings: days, numbers, who must sit where, lines typed, texts of two people, names hidden."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.calendar.working_days import is_working_day
from wardmote.meetings.choices import (
    ConsultationOutcome,
    ItemKind,
    ItemState,
    MeetingState,
    MinutesState,
    Numbering,
    Precision,
    StatutoryKind,
    StatutoryType,
)
from wardmote.meetings.rules import dates, membership, naming, states
from wardmote.meetings.rules.minuting import (
    Due,
    TypedAction,
    TypedDecision,
    merge_texts,
    read_due,
    read_line,
)
from wardmote.meetings.rules.naming import Known
from wardmote.meetings.rules.numbering import Numbered, number_items, year_of
from wardmote.meetings.rules.skeletons import SKELETONS, kind_of_title

MET = date(2018, 10, 8)
KNOWN = {"MS", "TM", "WG", "JR"}


@pytest.mark.parametrize(
    ("meets", "days", "publish"),
    [
        (date(2018, 12, 10), 5, date(2018, 11, 30)),  # case 7
        (date(2018, 12, 10), 0, date(2018, 12, 7)),
        (date(2019, 4, 24), 3, date(2019, 4, 16)),  # Easter lies between: the 19th and the 22nd do not count
        (date(2019, 1, 3), 5, date(2018, 12, 21)),
    ],
)
def test_clear_working_days_leave_out_both_ends(meets, days, publish):
    assert dates.publish_by(meets, notice_days=days) == publish
    assert dates.papers_by(meets, notice_days=days, paper_days=0) == publish


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 20))
def test_between_publication_and_meeting_lie_that_many_working_days(meets, days):
    published = dates.publish_by(meets, notice_days=days)
    between = [published + timedelta(days=n) for n in range(1, (meets - published).days)]
    assert sum(is_working_day(day) for day in between) == days


def test_a_month_means_its_last_day():
    assert dates.last_day_of(date(2019, 4, 1), Precision.MONTH) == date(2019, 4, 30)
    assert dates.last_day_of(date(2019, 12, 9), Precision.MONTH) == date(2019, 12, 31)
    assert dates.last_day_of(date(2019, 4, 1), Precision.DAY) == date(2019, 4, 1)


def test_a_series_meets_on_its_weekday_and_moves_from_a_bank_holiday():
    days = dates.series_days(
        [2, 4, 6, 8, 10, 12], weekday=0, ordinal=2, since=date(2018, 10, 1), until=date(2019, 6, 30)
    )
    assert [day.on for day in days] == [
        date(2018, 10, 8), date(2018, 12, 10), date(2019, 2, 11), date(2019, 4, 8), date(2019, 6, 10),
    ]  # fmt: skip
    (moved,) = dates.series_days([5], weekday=0, ordinal=1, since=date(2019, 1, 1), until=date(2019, 12, 31))
    assert (moved.on, moved.moved_from) == (date(2019, 5, 7), date(2019, 5, 6))
    (last,) = dates.series_days([8], weekday=4, ordinal=5, since=date(2019, 1, 1), until=date(2019, 12, 31))
    assert last.on == date(2019, 8, 30)


def test_numbers_run_on_leave_parts_out_and_tell_nothing_of_restricted_items():
    items = [
        Numbered(),
        Numbered(is_part=True),
        Numbered(is_restricted=True),
        Numbered(),
        Numbered(given="34"),
        Numbered(),
    ]
    assert number_items(items, numbering=Numbering.YEAR, reached=27) == ["28", "", "R1", "29", "34", "35"]
    assert number_items(items[:1], numbering=Numbering.MEETING, reached=27) == ["1"]


@given(st.lists(st.booleans(), max_size=12), st.integers(0, 99))
def test_open_numbers_have_no_gap_whatever_is_restricted(restricted, reached):
    items = [Numbered(is_restricted=one) for one in restricted]
    numbers = number_items(items, numbering=Numbering.YEAR, reached=reached)
    shown = [number for number, hidden in zip(numbers, restricted, strict=True) if not hidden]
    assert shown == [str(reached + 1 + n) for n in range(len(shown))]


def test_the_year_of_numbering_begins_in_its_month():
    assert year_of(date(2019, 4, 8), begins=5) == 2018
    assert year_of(date(2019, 5, 1), begins=5) == 2019


def test_who_must_sit_on_a_strategy_group():
    wanted = membership.types_required(StatutoryKind.STRATEGY_GROUP, two_tier=True)
    assert StatutoryType.COUNTY in wanted
    assert StatutoryType.COUNTY not in membership.types_required(StatutoryKind.STRATEGY_GROUP, two_tier=False)
    assert membership.types_required(StatutoryKind.NONE, two_tier=True) == ()
    seats = [
        membership.Seat("police", date(2018, 1, 1), date(2018, 6, 30)),
        membership.Seat("fire", date(2018, 1, 1)),
    ]
    assert membership.find_uncovered(["police", "fire"], seats, on=date(2018, 6, 30)) == []
    assert membership.find_uncovered(["police", "fire"], seats, on=date(2018, 7, 1)) == [StatutoryType.POLICE]


def test_initials_leave_rank_and_letters_out():
    assert membership.initials_of("Insp. M Carrow") == "MC"
    assert membership.initials_of("Cllr Dr Anna Lind-Moore, MBE") == "ALM"
    assert membership.initials_of("A Smithe") == "AS"


@pytest.mark.parametrize(
    ("line", "owners", "due"),
    [
        ("MS to circulate the deadlines once available", ("MS",), Due(once="available")),
        ("TM and MS to prepare the report for December's meeting", ("TM", "MS"), Due(meeting_month=12)),
        ("- Action: WG to fire-test the teddies", ("WG",), Due()),
        ("ACTIONS: JR to chase by the end of January", ("JR",), Due(on=date(2019, 1, 31))),
        ("JR/WG to report at the next meeting", ("JR", "WG"), Due(meeting_month=0)),
        ("MS to submit it by 30 November 2018.", ("MS",), Due(on=date(2018, 11, 30))),
        ("MS to do it shortly", ("MS",), Due()),
    ],
)
def test_lines_that_are_actions(line, owners, due):
    read = read_line(line, known=KNOWN, said_on=MET)
    assert isinstance(read, TypedAction)
    assert (read.owners, read.due, read.unknown) == (owners, due, ())


@pytest.mark.parametrize(
    "line",
    [
        "LCC to confirm the date",
        "CCTV to be moved",
        "MS thanked everybody.",
        "The Chair asked MS to report.",
        "Noted.",
        "MS",
        "",
    ],
)
def test_lines_that_are_notes(line):
    assert read_line(line, known=KNOWN, said_on=MET) is None


def test_all_partners_decisions_and_strangers():
    everybody = read_line("All Partners to submit returns by 31 October", known=KNOWN, said_on=MET)
    assert isinstance(everybody, TypedAction)
    assert everybody.everybody
    assert everybody.due.on == date(2018, 10, 31)
    stranger = read_line("Action: XX to do it", known=KNOWN, said_on=MET)
    assert isinstance(stranger, TypedAction)
    assert stranger.unknown == ("XX",)
    decided = read_line("RESOLVED: that the plan is adopted", known=KNOWN, said_on=MET)
    assert isinstance(decided, TypedDecision)
    assert decided.text == "that the plan is adopted"


def test_a_year_that_is_not_said_is_the_next_one():
    assert read_due("by 5 January", said_on=date(2018, 12, 10)).on == date(2019, 1, 5)
    assert read_due("by 30 September", said_on=MET).on == date(
        2018, 9, 30
    )  # a week ago: a slip, not next year
    assert read_due("by 31 February", said_on=MET).on is None


LINES = st.lists(st.text("abc ", max_size=3), max_size=6)


@given(LINES, LINES, LINES)
def test_no_line_that_either_wrote_is_lost(base, mine, theirs):
    merged = merge_texts("\n".join(base), "\n".join(mine), "\n".join(theirs)).split("\n")
    for lines in (mine, theirs):
        if "\n".join(lines):  # one empty line alone is the empty text: nothing was written
            assert all(line in merged or line in base for line in lines)


@given(LINES, LINES)
def test_one_person_alone_gets_what_they_wrote(base, mine):
    first, text = "\n".join(base), "\n".join(mine)
    assert merge_texts(first, text, first) == text
    assert merge_texts(first, first, text) == text
    assert merge_texts(first, text, text) == text


def test_two_people_at_different_places():
    assert merge_texts("a\nb\nc", "a\nx\nb\nc", "a\nb\nc\ny") == "a\nx\nb\nc\ny"
    assert merge_texts("a\nb", "a1\nb", "a2\nb") == "a2\na1\nb"


PEOPLE = [Known("Mina Stone", "MS", "Council"), Known("Tom Marsh", "TM", "the Chair")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("MS to ask; Mina Stone reported (MS).", "Council to ask; Council reported (Council)."),
        ("Cllr Marsh and M. Stone agreed", "the Chair and Council agreed"),
        ("Gems and stones, MSc", "Gems and stones, MSc"),
        ("", ""),
    ],
)
def test_people_are_shown_by_organisation(text, shown):
    assert naming.show_by_role(text, PEOPLE) == shown


@given(st.text(max_size=30))
def test_nothing_of_a_name_is_left(words):
    shown = naming.show_by_role(f"{words} Mina Stone {words}", PEOPLE)
    assert "Mina Stone" not in shown


def test_every_state_is_in_the_table_and_its_drawing():
    for states_of, steps in ((MeetingState, states.MEETING), (ItemState, states.ITEM),
                             (ConsultationOutcome, states.PAPER), (MinutesState, states.MINUTES)):  # fmt: skip
        known = {start for step in steps for start in step.starts} | {step.leads_to for step in steps}
        assert known == set(states_of)
    (page,) = states.reference_pages().values()
    assert all(state.label in page for state in MeetingState)


def test_approved_minutes_go_nowhere():
    assert states.steps_from(states.MINUTES, MinutesState.APPROVED) == ()
    assert states.why_not_approve(state=MinutesState.CIRCULATED, held_on_later_day=True) == ""
    assert states.why_not_approve(state=MinutesState.CIRCULATED, held_on_later_day=False)
    assert states.why_not_approve(state=MinutesState.DRAFT, held_on_later_day=True)


def test_titles_tell_what_an_item_is_for():
    for skeleton in SKELETONS.values():
        assert skeleton.items[-1].kind == ItemKind.DATES
        assert {kind_of_title(item.title) for item in skeleton.items} >= {ItemKind.APOLOGIES, ItemKind.DATES}
    assert kind_of_title("Minutes of the previous meeting") == ItemKind.MINUTES
    assert kind_of_title("Trauma teddies") == ItemKind.DISCUSSION
