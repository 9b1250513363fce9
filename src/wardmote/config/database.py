"""Database addresses: one URL in, Django's settings or libpq's words out. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

APP_ROLE = "wardmote_app"
OWNER_ROLE = "wardmote_owner"
AUDIT_ROLE = "wardmote_audit"


def parse_database_url(url: str) -> dict[str, Any]:
    """Django's `DATABASES` entry for `postgresql://user:password@host:port/name?option=value`.

    A socket directory is given as `?host=/directory`; other options (sslmode, target_session_attrs, …) go
    to libpq. Raises ValueError for another scheme or a missing database name.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError("a database address begins with postgresql://; PostgreSQL is the only database")
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise ValueError("the database address names no database")
    options = dict(parse_qsl(parts.query))
    entry: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or options.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": options.pop("port", "") or str(parts.port or ""),
    }
    entry["OPTIONS"] = options
    return entry


def build_database_url(
    *,
    user: str,
    name: str,
    host: str,
    password: str = "",
    port: str = "",
    options: Mapping[str, str] | None = None,
) -> str:
    """The URL that `parse_database_url` reads back to the same parts."""
    login = quote(user, safe="") + (":" + quote(password, safe="") if password else "")
    query = dict(options or {})
    if host.startswith("/") or "," in host:
        query = {"host": host, **({"port": port} if port else {}), **query}
        address = ""
    else:
        address = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    text = "&".join(f"{key}={quote(value, safe='/,')}" for key, value in query.items())
    return f"postgresql://{login}@{address}/{quote(name, safe='')}" + (f"?{text}" if text else "")
