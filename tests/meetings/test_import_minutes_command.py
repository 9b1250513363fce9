"""./run manage import_minutes: what it prints, and that it needs and saves nothing."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from .importing_kit import MINUTES

KEYS = {"body", "start", "venue", "apologies", "present", "items", "actions", "deferrals", "decisions"}
KEYS |= {"corrections", "references", "truncated", "warnings"}


def run(*arguments):
    out = StringIO()
    call_command("import_minutes", *arguments, stdout=out)
    return out.getvalue()


def test_one_json_object_a_file_each_on_its_line():
    files = [str(MINUTES / name) for name in ("meeting.txt", "item.txt", "service.xml")]
    told = [json.loads(line) for line in run(*files, "--json").splitlines()]
    assert [page["sources"] for page in told] == [["meeting.txt"], ["item.txt"], ["service.xml"]]
    for page in told:
        assert set(page) >= KEYS
        assert all({"number", "title", "text", "attachments"} <= set(item) for item in page["items"])
        assert all({"owners", "action", "due", "item"} <= set(action) for action in page["actions"])


def test_pages_of_one_meeting_are_merged_when_asked():
    files = [str(MINUTES / name) for name in ("item.txt", "meeting.txt")]
    (line,) = run(*files, "--json", "--together").splitlines()
    assert len(json.loads(line)["actions"]) == 8


def test_without_json_it_is_told_in_words():
    text = run(str(MINUTES / "meeting.txt"))
    assert "Harrowmere Community Safety Partnership, 2025-05-06T14:00" in text
    assert "NB and PC: write the above report" in text


def test_what_can_be_read_is_printed_and_the_rest_is_said(tmp_path):
    pdf = tmp_path / "minutes.pdf"
    pdf.write_bytes(b"%PDF-1.7 ...")
    out = StringIO()
    with pytest.raises(CommandError, match=r"minutes\.pdf is a PDF: no text is read from it\. Open it, copy"):
        call_command("import_minutes", str(pdf), str(MINUTES / "item.txt"), "--json", stdout=out)
    assert [json.loads(line)["sources"] for line in out.getvalue().splitlines()] == [["item.txt"]]


def test_a_file_that_is_not_there_is_said():
    with pytest.raises(CommandError, match="cannot be read"):
        run("nowhere.txt", "--json")
