"""Our own documents as PDF: tagged, with bookmarks, and whatever people wrote is text and nothing else."""

import io

import pikepdf
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st
from tests.builders.files import pdf

from wardmote.documents.typeset import (
    Attachment,
    Printed,
    bullets,
    facts,
    heading,
    labelled,
    new_page,
    typeset,
    words,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def test_a_document_is_tagged_titled_and_has_its_headings_as_bookmarks():
    made = typeset(
        Printed(
            "Agenda", [heading("1. Apologies"), words("None."), heading("Sent", 2), bullets(["one", "two"])]
        )
    )
    with opened(made) as found:
        assert found.Root.MarkInfo.Marked
        assert str(found.Root.Lang) == "en-GB"
        assert found.Root.ViewerPreferences.DisplayDocTitle
        (first,) = found.open_outline().root
        assert (first.title, [child.title for child in first.children]) == ("1. Apologies", ["Sent"])
        with found.open_metadata() as notes:
            assert notes["pdfuaid:part"] == "1"
            assert notes["dc:title"] == "Agenda"


def test_the_demonstration_s_documents_say_on_each_page_that_all_is_invented(settings):
    long = Printed("Minutes", [words("Nothing happened.")] + [new_page(), words("Still nothing.")] * 2)
    with opened(typeset(long)) as plain:
        of_a_service = [len(page.Contents.read_bytes()) for page in plain.pages]
    settings.DEMO = True
    with opened(typeset(long)) as found:
        assert len(found.pages) == 3
        for page, before in zip(found.pages, of_a_service, strict=True):
            assert len(page.Contents.read_bytes()) > before + 100


def test_attachments_follow_each_with_a_bookmark():
    made = typeset(
        Printed("Pack", [heading("1. CCTV")], attachments=[Attachment("Paper: CCTV report", pdf())])
    )
    with opened(made) as found:
        assert [mark.title for mark in found.open_outline().root] == ["1. CCTV", "Paper: CCTV report"]
        assert len(found.pages) == 2
        assert "/StructTreeRoot" in found.Root


@trying(max_examples=25, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_whatever_is_written_is_text_and_sets(one, other, third):
    parts = [heading(one), words(other), labelled(third, one), bullets([other]), facts([(one, third)])]
    assert typeset(Printed(third or "x", parts, subtitle=one)).startswith(b"%PDF")


def test_markup_of_the_typesetter_is_not_read():
    made = typeset(Printed("x", [words('#panic("read") $x$ *bold* #read("/etc/passwd")')]))
    assert made.startswith(b"%PDF")
