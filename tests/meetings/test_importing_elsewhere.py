"""Invented minutes of many bodies and clerks, none of which the grammar was written for, against what a careful clerk
reads in them: each expected answer was written before the page was first read by machine."""

import json
from pathlib import Path

import pytest

from wardmote.meetings.rules.importing.output import as_data
from wardmote.meetings.rules.importing.propose import propose

from .importing_kit import leaves, read, words
from .importing_kit import page as page_of

PAGES = Path(__file__).parent / "minutes_elsewhere"
EXPECTED = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))


def same(words):
    """Words without regard to capitals and spacing, which a heading of the page may have otherwise."""
    return " ".join((words or "").split()).lower()


@pytest.fixture(params=sorted(EXPECTED), name="page")
def read_page(request):
    """What was read in a page, and what a clerk reads in it."""
    data = (PAGES / request.param).read_bytes()
    return as_data(propose(data, name=request.param)), EXPECTED[request.param]


def test_the_meeting_is_read(page):
    told, wanted = page
    for key in ("body", "venue"):
        assert same(told[key]) == same(wanted.get(key, told[key])), key
    for key in ("start", "truncated", "previous_minutes", "minutes_status"):
        assert told[key] == wanted.get(key, told[key]), key
    if "next_meetings" in wanted:
        assert [meeting["start"] for meeting in told["next_meetings"]] == wanted["next_meetings"]


def test_who_was_there_and_who_was_not_is_read(page):
    told, wanted = page
    for state in ("apologies", "present", "in_attendance"):
        if state in wanted:
            assert [person["name"] for person in told[state]] == wanted[state], state


def test_items_keep_their_numbers_headings_text_and_documents(page):
    told, wanted = page
    assert [(item["number"], same(item["title"])) for item in told["items"]] == [
        (number, same(title)) for number, title in wanted["items"]
    ]
    for index, sayings in wanted.get("texts", {}).items():
        for saying in sayings:
            assert same(saying) in same(told["items"][int(index)]["text"])
    if "attachments" in wanted:
        assert [[document["type"], document["size"]] for document in told["attachments"]] == wanted[
            "attachments"
        ]


def test_all_actions_are_found_and_nothing_else_is_one(page):
    told, wanted = page
    left = list(told["actions"])
    for want in wanted["actions"]:
        found = next((action for action in left if same(want["says"]) in same(action["action"])), None)
        assert found is not None, want["says"]
        left.remove(found)
        assert found["owners"] == want["owners"]
        assert want["due"] in {found["due"], found["due_on"]}
        assert want["item"] is None or same(found["item"]) == same(want["item"])
    also = wanted.get("actions_may_also_be", [])
    assert [a["action"] for a in left if not any(words in a["action"] for words in also)] == []


def test_decisions_deferrals_corrections_and_references_are_read(page):
    told, wanted = page
    for kind, saying in wanted.get("decisions", []):
        assert any(
            d["kind"] == kind and same(saying) in same(" ".join([d["text"], *d["parts"]]))
            for d in told["decisions"]
        ), saying
    if "deferrals" in wanted:
        assert len(told["deferrals"]) == len(wanted["deferrals"])
        for found, (title, to) in zip(told["deferrals"], wanted["deferrals"], strict=True):
            assert same(found["item"]) == same(title)
            assert to in {found["to"], found["to_on"]}
    assert len(told["corrections"]) == len(wanted["corrections"])
    for correction, saying in zip(told["corrections"], wanted["corrections"], strict=True):
        assert saying in correction["words"]
    pointers = [[r["kind"], r["title"] if r["kind"] == "paper" else r["number"]] for r in told["references"]]
    assert all(pointer in pointers for pointer in wanted.get("references", []))


def test_no_word_of_a_page_is_lost():
    for name in EXPECTED:
        if not name.endswith(".txt"):
            continue
        text = (PAGES / name).read_text(encoding="utf-8")
        kept = {word for part in leaves(as_data(propose(text))) for word in words(part)}
        assert [word for word in words(text) if word not in kept] == [], name


# --- Ways of writing an action ------------------------------------------------------------------------------------


def actions_in(line):
    return read(page_of("Police Update", "JB and KL said that the figures were good.", line))["actions"]


@pytest.mark.parametrize(
    ("line", "owners", "due"),
    [
        ("ACTION JB to send the map by 9 May", ["JB"], "2025-05-09"),
        ("Action JB: send the map", ["JB"], None),
        ("Action for JB: book the room by 1st June 2025.", ["JB"], "2025-06-01"),
        ("AP1 – JB to speak to Housing", ["JB"], None),
        ("Action Point: Sgt Poole to arrange a walkabout within 14 days", ["Sgt Poole"], "within 14 days"),
        ("ACTION – ALL PARTNERS TO COMPLETE SURVEY BY 30/06/2025", ["ALL PARTNERS"], "2025-06-30"),
        ("**Action:** JB/KL to draft a letter w/e 16th May", ["JB", "KL"], "2025-05-16"),
        ("It was agreed that JB would circulate the slides.", ["JB"], None),
        ("All to send comments to JB by close of play on Friday.", ["All"], "Friday"),
        ("ASB team to follow up with the complainant.", ["ASB team"], None),
        ("Housing to provide an update at the July meeting.", ["Housing"], "July meeting"),
        ("ACTION: Invite the Fire Service to the next meeting. JB", ["JB"], "next meeting"),
        ("Inspector Hall to raise this with the County by end May.", ["Inspector Hall"], "end May"),
        ("Action: JB to book the hall. Deadline: 20 May 2025.", ["JB"], "2025-05-20"),
        ("Action: book hall – JB – 20 May", ["JB"], "2025-05-20"),
        ("As PC Dale was away, KL to circulate the briefing.", ["KL"], None),
    ],
)
def test_an_action_however_it_is_written(line, owners, due):
    found = actions_in(line)
    assert [(action["owners"], action["due"]) for action in found] == [(owners, due)]


def test_a_list_of_actions_on_one_line_is_as_many_actions():
    found = actions_in("Actions: 1. JB to send the map. 2. KL to print it.")
    assert [(a["owners"], a["action"]) for a in found] == [(["JB"], "send the map"), (["KL"], "print it")]


@pytest.mark.parametrize(
    "line",
    [
        "Action Fraud has been receiving more calls.",
        "Action plan: the group reviewed the plan.",
        "Action taken: the gate was mended.",
        "Action: None",
        "Action: to be confirmed",
        "Partners to note.",
        "PSPO to be renewed in June.",
        "Residents to be asked to lock their sheds.",
        "Officers continue to patrol and to engage with young people.",
        "The Council’s officers to date have issued ten notices.",
        "JB will circulate the slides.",
        "JB undertook to raise this with the County.",
        "JB reported that SB has agreed to lead the work.",
    ],
)
def test_a_sentence_that_only_sounds_like_an_action_is_none(line):
    assert actions_in(line) == []


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (
            ("23/165 Apologies", "23/166 Speeding", "23/167 Date of next meeting"),
            ["23/165", "23/166", "23/167"],
        ),
        (("12/19 MINUTES", "13/19 QUESTIONS", "14/19 SPEEDING"), ["12/19", "13/19", "14/19"]),
        (("Saf/28/07-08 Apologies", "Saf/29/07-08 Speeding"), ["Saf/28/07-08", "Saf/29/07-08"]),
        (("No 1. Apologies", "No 2. Speeding"), ["1", "2"]),
    ],
)
def test_numbers_with_a_year_or_a_word_are_numbers_of_items(lines, numbers):
    text = "Tern Forum\nMonday 5 May 2025\n\n" + "\n\n".join(
        f"{line}\nThis was discussed at length." for line in lines
    )
    assert [item["number"] for item in read(text)["items"]] == numbers


# --- Heads, apologies, corrections, what was put off, references --------------------------------------------------


@pytest.mark.parametrize(
    ("head", "body", "start", "venue"),
    [
        (
            "Minutes of a virtual meeting of the Tern Valley Partnership held on Thursday 14th May 2020 at 2pm via Teams",
            "Tern Valley Partnership",
            "2020-05-14T14:00",
            "Teams",
        ),
        (
            "At a MEETING of the TERN SAFETY BOARD held at the Town Hall, Tern on Wednesday 8 January 2020 at 10.15am",
            "TERN SAFETY BOARD",
            "2020-01-08T10:15",
            "Town Hall, Tern",
        ),
        (
            "Safer Tern Partnership\nMeeting Minutes\n14/05/2020\n2.00pm – 4.00pm\nRoom 5, Civic Hall",
            "Safer Tern Partnership",
            "2020-05-14T14:00",
            "Room 5, Civic Hall",
        ),
        (
            "SAFER TERN BOARD\nMinutes of the 24th meeting held on 8 January 2019 between 2pm and 4pm at The Mill",
            "SAFER TERN BOARD",
            "2019-01-08T14:00",
            "The Mill",
        ),
        (
            "Tern Borough Council\n\nCommunity Safety Panel\n\nHeld at the Guildhall, High Street, Tern on Tuesday, 8"
            " January 2019 commencing at 6.30 p.m.",
            "Community Safety Panel",
            "2019-01-08T18:30",
            "Guildhall, High Street, Tern",
        ),
    ],
)
def test_the_meeting_is_named_in_many_ways(head, body, start, venue):
    told = read(
        f"{head}\n\nPresent: Ann Holt (Chair), Bo Marsh\n\n1. Welcome\n\nAH welcomed all.\n\n2. Speeding\n\nTalk.\n"
    )
    assert (told["body"], told["start"], told["venue"]) == (body, start, venue)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Apologies: Jo Ash, Youth Service; Bo Elm - Trading Standards", ["Jo Ash", "Bo Elm"]),
        (
            "Apologies were received from Councillor J Ash and from B Elm of the Fire Service.",
            ["J Ash", "B Elm"],
        ),
        ("Apologies received:\nJo Ash, Tern BC\nBo Elm, Fire Service", ["Jo Ash", "Bo Elm"]),
        ("Were received from Cllr Jo Ash, Bo Elm and Inspector Fir.", ["Jo Ash", "Bo Elm", "Fir"]),
        (
            "Apologies were intimated by:- Councillor Sandy Ash Cam Elm June Fir",
            ["Sandy Ash", "Cam Elm", "June Fir"],
        ),
        ("Apologies were noted as above.", []),
    ],
)
def test_apologies_however_they_are_told(text, names):
    told = read(page_of("Apologies for Absence", text, "Police Update", "Crime fell."))
    assert [person["name"] for person in told["apologies"]] == names


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "The minutes of the last meeting were approved subject to the following amendments:\n\n"
            "- Page 2, item 4: replace “ten” with “twelve”.\n- Jo Ash to be added to the list of attendees.",
            2,
        ),
        (
            "Jo Ash said that her apologies had not been recorded. With this amendment the minutes were agreed.",
            1,
        ),
        ("Subject to the deletion of the words “and others” from minute 12, the minutes were confirmed.", 1),
        ("There were no amendments and the minutes were signed.", 0),
    ],
)
def test_each_correction_is_one_and_tells_the_status(text, number):
    told = read(page_of("Minutes of Previous Meeting", text, "Police Update", "Crime fell."))
    assert len(told["corrections"]) == number
    assert told["minutes_status"] == ("approved with correction" if number else "approved without correction")


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("It was RESOLVED to defer a decision until the September meeting.", ["September 2025 meeting"]),
        ("HELD OVER to July meeting", ["July 2025 meeting"]),
        (
            "Put off: deferred from today as the speaker was unwell; to be heard on 3 June 2025.",
            ["3 June 2025"],
        ),
        ("The trial was adjourned until June.", []),
    ],
)
def test_a_matter_put_off_however_it_is_told(text, to):
    told = read(page_of("Police Update", "Words were said.", text))
    assert [deferral["to"] for deferral in told["deferrals"]] == to


def test_reports_and_acts_are_pointed_to():
    told = read(
        page_of(
            "Police Update",
            "The report (report ref: CS/20/01) met section 17 of the Crime and Disorder Act 1998. See minute 4/19.",
        )
    )
    assert [(r["kind"], r["number"], r["title"]) for r in told["references"]] == [
        ("report", "CS/20/01", None),
        ("law", "17", "Crime and Disorder Act 1998"),
        ("minute", "4/19", None),
    ]
