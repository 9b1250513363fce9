"""Public minutes of one partnership and others, rewritten, against what a person read in them.

They lie beside the project, not in it; where they are absent these tests are skipped, and the project's own invented
minutes (test_importing_grammar.py) hold the same grammar.
"""

import json

import pytest
from tests.beside import SHARED, needs_shared

from wardmote.meetings.rules.importing.output import as_data
from wardmote.meetings.rules.importing.propose import propose, propose_together

pytestmark = needs_shared


def read(name):
    return as_data(propose((SHARED / "minutes" / name).read_bytes(), name=name))


def expected():
    return json.loads((SHARED / "minutes" / "expected.json").read_text(encoding="utf-8"))


def seeds(*starts):
    files = [next((SHARED / "seeds").glob(f"{start}_*.txt")) for start in starts]
    return as_data(propose_together([(file.name, file.read_bytes()) for file in files]))


@pytest.mark.parametrize("name", sorted(expected()) if SHARED.is_dir() else ["absent"])
def test_a_page_says_what_a_person_read_in_it(name):
    told, wanted = read(name), expected()[name]
    for key in (
        "body",
        "start",
        "date",
        "source_category",
        "previous_minutes",
        "minutes_status",
        "item_count",
        "item_numbers",
        "truncated",
        "checks",
        "money_gbp",
    ):
        if key in wanted:
            assert told[key] == wanted[key], key
    if "heading_on_one_line" in wanted:
        assert told["heading_on_one_line"] is wanted["heading_on_one_line"]
    if "venue_contains" in wanted:
        assert wanted["venue_contains"] in told["venue"]
    if "apologies" in wanted:
        assert len(told["apologies"]) == wanted["apologies"]
    if "items" in wanted:
        assert [item["title"] for item in told["items"]] == wanted["items"]
    if "attachments" in wanted:
        assert [{"type": a["type"], "size": a["size"]} for a in told["attachments"]] == wanted["attachments"]
    if "papers" in wanted:
        assert [paper["marked"] for paper in told["papers"]] == [
            paper["marked"] for paper in wanted["papers"]
        ]
    if "deferred" in wanted:
        assert [
            {"item": d["item"], "reason": d["reason"], "to": d["to"]} for d in told["deferrals"]
        ] == wanted["deferred"]
    actions = wanted.get("actions", [])
    if actions == 0:
        actions = []
    if "actions" in wanted:
        assert [action["owners"] for action in told["actions"]] == [action["owners"] for action in actions]
    for action, want in zip(told["actions"], actions, strict=True):
        assert action["due"] == want.get("due")
        assert action["to"] == want.get("to", [])
        for part, want_part in zip(action["parts"], want.get("parts", []), strict=True):
            assert part.startswith(want_part)


def test_headings_lost_are_told():
    assert read("04_ow_2018-12-10.txt")["heading_lost"] == ["Apologies for Absence"]
    assert read("08_lscsb_2018-10-01.txt")["heading_lost"] == [
        "Introductions",
        "Minutes of previous meeting",
        "Safer Communities Performance for Quarter 1 of 2018/19",
    ]


def test_requests_promises_and_figures_are_told():
    assert read("01_ow_2017-06-12.txt")["requests"][0]["action"].startswith("to move a further £1,000")
    board = read("08_lscsb_2018-10-01.txt")
    assert [(s["owner"], s["action"]) for s in board["soft_actions"]] == [
        ("Community Safety Coordinator", "look for better local data")
    ]
    assert [(s["kind"], s["value"], s["beside"]) for s in board["stats"]] == [
        ("change", "+14%", "Overall crime"),
        ("rate", "61 per 1000", "72 (regional average)"),
    ]


def test_the_survey_and_its_days():
    survey = read("04_ow_2018-12-10.txt")
    days = {(day["on"], day["at"]) for day in survey["dates"]}
    assert ("2018-11-26", None) in days
    assert ("2019-01-31", "24:00") in days
    text = survey["items"][3]["text"].lower()
    assert all(
        channel in text
        for channel in ("letterbox", "printable form", "website", "facebook", "twitter", "safeland")
    )


def test_case_3_the_meeting_of_the_seed():
    told = seeds("004")
    assert told["start"] == "2018-10-08T14:00"
    assert [person["doubt"] > 0 for person in told["apologies"]] == [True, True, True]
    assert told["item_numbers"] == [str(number) for number in range(28, 39)]
    assert [item["number"] for item in told["items"] if item["heading_lost"]] == ["28", "35"]
    assert [meeting["start"] for meeting in told["next_meetings"]] == ["2018-12-10T14:00"]


def test_case_4_nine_actions_of_two_pages_and_none_twice():
    told = seeds("004", "000")
    owners = [owner for action in told["actions"] for owner in action["owners"]]
    assert len(told["actions"]) == 9
    assert {owner: owners.count(owner) for owner in owners} == {
        "MS": 4,
        "WG": 2,
        "TM": 1,
        "AL": 1,
        "JR": 1,
        "JH": 1,
        "All Partners": 1,
    }


def test_case_10_one_deferral_under_two_headings():
    assert [(d["item"], d["reason"], d["to_on"], d["count"]) for d in seeds("004")["deferrals"]] == [
        ("SLF Update", "apologies", "2018-12-10", 1)
    ]


def test_case_11_a_report_not_received_is_no_new_action():
    assert not any("KC" in action["owners"] for action in seeds("004")["actions"])


def test_case_13_papers_and_amendments_asked_for():
    told = seeds("004", "000")
    county = next(item for item in told["items"] if item["title"] == "LCC Update")
    assert "presented to the SOG on 14 September 2018 and the LSCSB on 1 October 2018" in county["text"]
    assert any(
        request["owner"] == "LSCSB" and "amendments to the statement" in request["action"]
        for request in told["requests"]
    )


def test_case_14_days_that_do_not_fit():
    warnings = seeds("004", "000")["warnings"]
    for day in ("5 October 2018", "30 September 2018", "1 October 2018"):
        assert any(w.startswith(f"{day} is told as to come") for w in warnings), day
    for words in ("30 November", "5 December"):
        assert any(words in w and "2018 inferred" in w for w in warnings), words
    assert "Celebrate Safely is told both as launched and as upcoming." in warnings


def test_case_19_a_cut_item_is_completed_by_the_page_that_has_it_whole():
    told = seeds("004", "000")
    county = next(item for item in told["items"] if item["number"] == "34")
    assert county["truncated"] is False
    assert county["text"].count("JH introduced herself") == 1
    assert "12 week, one-to-one interventions" in county["text"]
    assert [item["number"] for item in told["items"] if item["truncated"]] == ["29"]
