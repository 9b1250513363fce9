"""F1: what is not on the list is refused, by content and by name, with a sentence that says what to do."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import files

from wardmote.documents import rules
from wardmote.documents.cleaning import clean
from wardmote.documents.rules import Kind, Refusal, check_file


def refusal(name: str, content: bytes) -> str:
    kind = check_file(name, content)
    found = clean(kind, content) if isinstance(kind, Kind) else kind
    assert isinstance(found, Refusal), f"{name} was taken"
    assert len(found.words) > 15
    assert found.words[0].isupper()
    assert found.words.endswith(".")
    return found.words


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><title>a</title><script>alert(1)</script>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("drawing.svg", SVG),
        ("drawing.txt", SVG),
        ("drawing.png", SVG),
        ("page.html", HTML),
        ("page.txt", HTML),
        ("page.txt", b"\n\n  <a href=x>"),
        ("page.txt", b"words first, then <ScRiPt>alert(1)</script>"),
        ("page.txt", b"<?php system($_GET[0]); ?>"),
        ("run.txt", b"#!/bin/sh\nrm -rf /\n"),
        ("paper.txt", b"%!PS-Adobe"),
        ("app.hta", b"<hta:application>"),
        ("photo.exe", files.picture()),
        ("photo.php.jpg", files.picture()),
        ("photo.jpg.exe", b"MZ\x90\x00"),
        ("invoice.pdf.js", files.pdf()),
        ("invoice.HTML.pdf", files.pdf()),
        ("photo", files.picture()),
        ("photo.jpg", b"MZ\x90\x00 a program"),
        ("photo.jpg", b"GIF89a" + bytes(20)),
        ("photo.gif", b"GIF89a" + bytes(20)),
        ("photo.jpg", b"BM" + bytes(60)),
        ("letter.pdf", b"   %PDF-1.7 not at the beginning"),
        ("letter.pdf", files.picture()),
        ("photo.jpg", files.pdf()),
        ("letter.txt", files.pdf()),
        ("noise.mp3", files.wav()),
        ("film.mp4", files.mp3()),
        ("packed.zip", b"PK\x03\x04" + bytes(60)),
        ("letter.docx", b"PK\x03\x04" + bytes(60)),
        ("letter.docm", b"PK\x03\x04" + bytes(60)),
        ("letter.pdf", b"PK\x03\x04" + bytes(60)),
        ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("program.txt", b"\x7fELF" + bytes(20)),
        ("nothing.jpg", b""),
        ("letter.txt", "naïve".encode("latin-1")),
        ("letter.txt", b"a\x00b"),
    ],
)
def test_f1_what_is_not_on_the_list_is_refused(name: str, content: bytes) -> None:
    refusal(name, content)


def test_avif_and_sequences_of_pictures_are_refused_with_what_to_do_instead() -> None:
    assert "JPEG" in refusal("photo.avif", files.box(b"ftyp", b"avif", bytes(4)))
    assert "JPEG" in refusal("photo.heic", files.box(b"ftyp", b"msf1", bytes(4)))


def test_a_damaged_heic_and_one_under_another_name_are_refused() -> None:
    whole = files.heic_picture()
    for part in (whole[:40], whole[:300], whole[:-200], whole[:60] + bytes(200) + whole[260:]):
        assert isinstance(clean(rules.HEIC, part), rules.Refusal)
    assert "HEIC" in refusal("photo.jpg", whole)


def test_an_office_document_is_asked_for_as_pdf() -> None:
    assert "PDF" in refusal("letter.docx", b"PK\x03\x04")


def test_f1_too_large_a_file_is_refused_and_the_largest_is_taken() -> None:
    assert rules.why_not_size(rules.MOST_BYTES) is None
    assert "20 MB" in (rules.why_not_size(rules.MOST_BYTES + 1) or "")


def test_f1_the_eleventh_file_is_refused() -> None:
    assert rules.why_not_one_more(9) is None
    assert rules.why_not_one_more(10)
    assert rules.why_not_one_more(10, by_staff=True) is None
    assert rules.why_not_one_more(500, by_staff=True)


def test_f1_a_picture_that_claims_too_many_points_is_not_drawn() -> None:
    assert "million" in refusal("a.png", files.png_of_size(60_000, 60_000))
    assert "million" in refusal("a.png", files.png_of_size(10_000, 4_001))


def test_f1_damaged_pictures_are_refused() -> None:
    whole = files.picture(size=(300, 300))
    for broken in (whole[: len(whole) // 2], whole[:40], whole[:2] + b"\xff" + bytes(50)):
        assert "damaged" in refusal("a.jpg", broken)
    assert "damaged" in refusal("a.png", files.picture("PNG")[:45])


def test_a_pdf_with_a_password_is_refused() -> None:
    assert "password" in refusal("a.pdf", files.pdf(password="secret"))


def test_damaged_pdf_documents_are_refused() -> None:
    assert "damaged" in refusal("a.pdf", b"%PDF-1.7\nnothing else")
    assert "damaged" in refusal("a.pdf", b"%PDF-1.7\n" + HTML)


def test_damaged_videos_and_recordings_are_refused() -> None:
    film = files.video()
    assert "damaged" in refusal("a.mp4", film[:-5])
    assert "damaged" in refusal("a.mp4", film + b"<html>hidden behind the film</html>")
    assert "damaged" in refusal("a.mp4", files.box(b"ftyp", b"isom"))
    assert "damaged" in refusal("a.mp4", struct.pack(">I", 9) + b"ftypisom" + bytes(40))
    assert "damaged" in refusal("a.wav", files.wav()[:20])
    assert "damaged" in refusal("a.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x0a" + bytes(10) + HTML)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.webp", b"RIFF\x00\x01\x00\x00WEBP"),
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.mp4", b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00"),
        ("a.wav", b"RIFF\x00\x01\x00\x00WAVE"),
        ("a.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x00"),
        ("a.txt", b""),
    ],
)
def test_whatever_follows_a_good_beginning_ends_in_a_file_or_a_sentence(name: str, head: bytes) -> None:
    @settings(deadline=None)
    @given(st.binary(max_size=400))
    def never_an_error(rest: bytes) -> None:
        kind = check_file(name, head + rest)
        if isinstance(kind, Kind):
            assert isinstance(clean(kind, head + rest), bytes | Refusal)

    never_an_error()
