"""Every answer carries the headers that keep it from being framed, sniffed, stored or fed with foreign content."""

from importlib import import_module

import pytest
from django.test import Client, override_settings
from tests.builders.partnership import a_partnership

from wardmote.pages.routes import all_routes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("static_files")]

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "report-uri /policy-report",
}


def addresses() -> list[str]:
    """Every address that needs no key, and one that is nowhere."""
    import_module("wardmote.config.urls")  # fills the list of routes
    return [f"/{route.path}" for route in all_routes() if "<" not in route.path] + ["/nowhere", "/cases/none"]


def test_every_answer_carries_the_headers():
    a_partnership(host="testserver")
    asked = addresses()
    assert len(asked) > 5
    for address in asked:
        headers = Client().get(address).headers
        assert set(headers["Content-Security-Policy"].split("; ")) == POLICY, address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Referrer-Policy"] == "same-origin", address
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", address
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin", address
        assert headers["X-Frame-Options"] == "DENY", address
        assert "camera=()" in headers["Permissions-Policy"], address
        assert "no-store" in headers["Cache-Control"], address
        assert "Server" not in headers, address
        assert "X-Powered-By" not in headers, address


def test_over_https_the_browser_is_told_to_stay_there():
    a_partnership(host="testserver")
    with override_settings(SECURE_HSTS_SECONDS=63_072_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True):
        answer = Client().get("/privacy", secure=True)
    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


@pytest.mark.parametrize("address", ["/accessibility", "/privacy", "/cookies", "/nowhere"])
def test_reading_sets_no_cookie(address):
    a_partnership(host="testserver")
    assert not Client().get(address).cookies


def test_leaving_now_clears_what_the_browser_kept():
    a_partnership(host="testserver")
    answer = Client().get("/exit")
    assert answer.status_code == 302
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'


def test_a_forged_form_is_refused_with_a_page():
    a_partnership(host="testserver")
    answer = Client(enforce_csrf_checks=True).post("/gallery", {"name": "x"})
    assert answer.status_code == 403
    assert "We could not accept this form" in answer.content.decode()


def test_a_form_that_is_too_large_is_413():
    a_partnership(host="testserver")
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=100):
        answer = Client(raise_request_exception=False).post("/gallery", {"name": "x" * 500})
    assert answer.status_code == 413
    assert "too large" in answer.content.decode()


def test_security_txt_names_the_contact_and_expires_within_a_year():
    from datetime import UTC, datetime, timedelta

    a_partnership(host="testserver")
    assert Client().get("/.well-known/security.txt").status_code == 404
    with override_settings(SECURITY_CONTACT="mailto:security@example.org"):
        answer = Client().get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert fields["Contact"] == "mailto:security@example.org"
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(0) < expires - datetime.now(UTC) < timedelta(days=365)
