"""What a browser tells of the content security policy is a line in the log, without anybody's private link."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from wardmote.pages import policy_reports

ADDRESS = "/policy-report"
SECRET = "mlk3kd9x-canary-secret"


@pytest.fixture(autouse=True)
def quiet() -> None:
    policy_reports._written.clear()


def _send(told: Any, kind: str = "application/csp-report") -> Any:
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    return Client(enforce_csrf_checks=True).post(ADDRESS, body, content_type=kind)


OLD = {
    "csp-report": {
        "document-uri": f"https://asb.example/follow/{SECRET}",
        "violated-directive": "script-src-elem",
        "blocked-uri": f"https://evil.example/steal?{SECRET}",
        "script-sample": SECRET,
    }
}
NEW = [
    {
        "type": "csp-violation",
        "url": f"https://asb.example/follow/{SECRET}",
        "body": {
            "documentURL": f"https://asb.example/follow/{SECRET}",
            "effectiveDirective": "script-src-elem",
            "blockedURL": "inline",
            "sample": SECRET,
        },
    }
]


@pytest.mark.parametrize(
    ("told", "kind", "source"),
    [
        (OLD, "application/csp-report", "https://evil.example"),
        (NEW, "application/reports+json", "inline"),
    ],
)
def test_a_report_is_a_line_that_names_the_page_and_no_address(
    told: Any,
    kind: str,
    source: str,
    caplog: pytest.LogCaptureFixture,
    django_assert_num_queries: Any,
    db: None,
) -> None:
    with django_assert_num_queries(0):
        response = _send(told, kind)
    assert (response.status_code, response.content) == (204, b"")
    assert not response.cookies
    (line,) = [record.getMessage() for record in caplog.records]
    assert f"script-src-elem, from {source}, on the page follow" in line
    assert "canary" not in line


@pytest.mark.parametrize(
    "told",
    [b"", b"{", b"[]", b"{}", b'"csp-report"', b'{"csp-report": 1}', b'[{"type": "csp-violation"}]', b"\xff"],
)
def test_what_is_no_report_is_refused_and_leaves_nothing(
    told: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert _send(told).status_code == 400
    assert not [record for record in caplog.records if record.name == policy_reports.__name__]


def test_lies_are_written_as_unreadable(caplog: pytest.LogCaptureFixture) -> None:
    odd = {
        "violated-directive": "script-src\nforged line",
        "blocked-uri": "http://[bad",
        "document-uri": "http://[bad",
    }
    assert _send({"csp-report": odd}).status_code == 204
    (line,) = [record.getMessage() for record in caplog.records if record.name == policy_reports.__name__]
    assert "(unreadable), from (unreadable), on the page (unknown)" in line
    assert "forged" not in line


def test_too_much_is_refused() -> None:
    assert _send({"csp-report": {"sample": "x" * policy_reports.LARGEST}}).status_code == 413


def test_a_flood_leaves_a_few_lines_only(caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(policy_reports.LINES_A_MINUTE + 15):
        assert _send(OLD).status_code == 204
    lines = [record for record in caplog.records if record.name == policy_reports.__name__]
    assert len(lines) == policy_reports.LINES_A_MINUTE


def test_every_page_names_where_to_report(db: None) -> None:
    assert "report-uri /policy-report" in Client().get("/policy-report").headers["Content-Security-Policy"]
    assert Client().get("/policy-report").status_code == 405
