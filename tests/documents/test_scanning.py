"""F3: the virus scanner is asked before anybody can open a file; without its clear answer the file stays closed."""

import sys
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.builders.files import EICAR
from tests.builders.scanner import a_scanner

from wardmote.documents.scanning import ScannerUnavailable, describe, scan


def test_clamd_is_asked_with_the_whole_file(settings: Settings) -> None:
    content = bytes(range(256)) * 1000
    with a_scanner() as scanner:
        settings.SCANNER = scanner.setting
        assert scan(content).clean
        assert scanner.asked == [content]


def test_f3_what_the_scanner_finds_is_told(settings: Settings) -> None:
    with a_scanner() as scanner:
        settings.SCANNER = scanner.setting
        assert scan(b"before " + EICAR).name == "Eicar-Test-Signature"


@pytest.mark.parametrize(
    "answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK but\0", b"FOUND\0", b"\xff\0"]
)
def test_f3_an_unclear_answer_is_no_clearance(settings: Settings, answer: bytes) -> None:
    with a_scanner() as scanner:
        scanner.answer = answer
        settings.SCANNER = scanner.setting
        with pytest.raises(ScannerUnavailable):
            scan(b"content")


@pytest.mark.parametrize(
    "chosen",
    ["", "clamd:127.0.0.1:1", "clamd:127.0.0.1:word", "clamd:unix:/nowhere", "sometimes", "command:/nowhere"],
)
def test_f3_a_scanner_that_is_not_there_clears_nothing(settings: Settings, chosen: str) -> None:
    settings.SCANNER = chosen
    with pytest.raises(ScannerUnavailable):
        scan(b"content", patient=True)
    ready, words = describe()
    assert not ready
    assert "stay closed" in words


def test_no_scanner_counts_in_the_demonstration_alone_and_is_said(settings: Settings) -> None:
    settings.SCANNER = "none"
    assert scan(b"content").clean
    assert "not scanned" in describe()[1]
    settings.PLAIN_HTTP = False
    with pytest.raises(ScannerUnavailable):
        scan(b"content")


def test_a_program_says_clean_infected_or_nothing(settings: Settings, tmp_path: Path) -> None:
    program = tmp_path / "scanner.py"
    program.write_text("import sys; sys.exit({b'c': 0, b'i': 1}.get(open(sys.argv[1], 'rb').read(1), 2))")
    settings.SCANNER = f"command:{sys.executable} {program}"
    assert scan(b"clean", patient=True).clean
    assert not scan(b"infected", patient=True).clean
    with pytest.raises(ScannerUnavailable):
        scan(b"unclear", patient=True)
    with pytest.raises(ScannerUnavailable):
        scan(b"clean")  # a page does not wait for a program
    assert describe()[0] is False or describe()[1]


def test_the_readiness_page_can_say_that_the_scanner_answers(settings: Settings) -> None:
    with a_scanner() as scanner:
        settings.SCANNER = scanner.setting
        assert describe() == (True, "The virus scanner answers.")
        scanner.answer = b"stream: Everything FOUND\0"
        assert describe()[0] is False
