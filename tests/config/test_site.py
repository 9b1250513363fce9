"""The real server, as journeys meet it."""

from __future__ import annotations

from wardmote.config import serving


def test_the_server_answers_over_http(site):
    status, body = serving.ask(site.port, "/healthz")
    assert (status, body) == (200, b"live\n")


def test_static_files_come_compressed_and_hashed(site, settings):
    import http.client
    import json

    manifest = json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())
    name = next(value for key, value in manifest["paths"].items() if key.endswith(".css"))
    connection = http.client.HTTPConnection(serving.LOOPBACK, site.port, timeout=10)
    connection.request("GET", f"/static/{name}", headers={"Accept-Encoding": "br"})
    response = connection.getresponse()
    assert response.status == 200
    assert response.headers["Content-Encoding"] == "br"
    assert "immutable" in response.headers["Cache-Control"]
    connection.close()
