"""In what kinds of file minutes come: a word processor's document is read, and of others it is said what to do."""

import io
import zipfile

import pytest

from wardmote.meetings.rules.importing.files import open_file, why_unreadable

from .importing_kit import page, read

PARAGRAPHS = (
    "<w:p><w:r><w:t>Fenbury Community Safety Partnership</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Minutes of the meeting held on Monday 3 June 2024 at 2pm in the Old Library</w:t></w:r></w:p>"
    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Present</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ada Moss (AM)</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>Fenbury Council</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p><w:r><w:t>1. Burglary</w:t></w:r></w:p>"
    '<w:p><w:r><w:t xml:space="preserve">Burglary fell &amp; </w:t></w:r><w:r><w:t>two were charged.</w:t></w:r>'
    "<w:del><w:r><w:delText>Struck out.</w:delText></w:r></w:del></w:p>"
    "<w:p><w:r><w:t>Action: AM to share the map by 1 July 2024</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>2. Any other business</w:t></w:r></w:p><w:p><w:r><w:t>None.</w:t></w:r></w:p>"
)


def document(paragraphs):
    """A packed document of a word processor."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        packed.writestr("word/document.xml", f"<w:document><w:body>{paragraphs}</w:body></w:document>")
    return kept.getvalue()


def test_a_document_of_a_word_processor_is_read():
    told = read(document(PARAGRAPHS))
    assert (told["body"], told["start"], told["venue"]) == (
        "Fenbury Community Safety Partnership",
        "2024-06-03T14:00",
        "Old Library",
    )
    assert [(p["name"], p["organisation"]) for p in told["present"]] == [("Ada Moss", "Fenbury Council")]
    assert [(i["number"], i["title"]) for i in told["items"]] == [
        ("1", "Burglary"),
        ("2", "Any other business"),
    ]
    assert "Burglary fell & two were charged." in told["items"][0]["text"]
    assert "Struck out" not in told["items"][0]["text"], "what was deleted is no longer in the document"
    assert [(a["owners"], a["due"]) for a in told["actions"]] == [(["AM"], "2024-07-01")]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"\xff\xfe  \r\n", "is empty"),
        (b"%PDF-1.7\n1 0 obj", "is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest", "older word processor"),
        (b"{\\rtf1 Minutes}", "rich text"),
        (b"PK\x03\x04 broken", "packed file"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(32)) * 20, "not text"),
    ],
)
def test_a_file_without_text_says_what_it_is_and_what_to_do(data, why):
    assert why in why_unreadable(data)
    told = read(data)
    assert told["items"] == [] or "not text" in why
    assert any(why in warning for warning in told["warnings"])


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_not_refused_whatever_its_encoding(encoding):
    data = page("Fences Update", "The fence – £5 – fell.").encode(encoding)
    assert why_unreadable(data) == ""
    assert "The fence – £5 – fell." in open_file(data)[0]


def test_a_document_that_claims_to_unpack_beyond_measure_is_not_opened(monkeypatch):
    monkeypatch.setattr("wardmote.meetings.rules.importing.files.LARGEST", 100)
    assert "packed file" in why_unreadable(document(PARAGRAPHS))


def test_breaks_of_two_characters_are_one_break():
    text = page("Fences Update", "The fence\nfell in the storm of last week.\nIt was mended.")
    assert (
        read(text.replace("\n", "\r\n"))["items"][0]["text"].split() == read(text)["items"][0]["text"].split()
    )
    assert [i["title"] for i in read(text.replace("\n", "\r\n"))["items"]] == ["Fences Update"]


def test_many_marks_on_one_line_are_as_many_actions():
    told = read(page("Fences Update", "Action: MS to mend the fence. " * 1500))
    assert len(told["actions"]) > 1000


def test_gaps_as_wide_as_a_page_cost_no_word():
    told = read(page("Fences Update", "The fence" + " " * 3000 + "fell."))
    assert told["items"][0]["text"] == "The fence fell."
