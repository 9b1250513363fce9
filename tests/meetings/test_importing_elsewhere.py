"""Invented minutes of many bodies and clerks, none of which the grammar was written for, against what a careful clerk
reads in them: each expected answer was written before the page was first read by machine."""

import json
from pathlib import Path

import pytest

from wardmote.meetings.rules.importing.output import as_data
from wardmote.meetings.rules.importing.propose import propose

from .importing_kit import leaves, words

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
