"""Database addresses: one URL in, Django's settings or libpq's words out. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

APP_ROLE = "wardmote_app"
OWNER_ROLE = "wardmote_owner"
AUDIT_ROLE = "wardmote_audit"

# The oldest release of each major version without the known ways round row-level security: plan reuse
# after a change of role (CVE-2024-10976), statistics that tell of hidden rows (CVE-2025-8713), injection
# through pg_dump (CVE-2025-8715). Numbers as `server_version_num` has them.
OLDEST_SAFE = {15: 150014, 16: 160010, 17: 170006, 18: 180000}
OLDEST_MAJOR = min(OLDEST_SAFE)


def check_server_version(version: int) -> str | None:
    """Why this server is not good enough, or None. `version` is `server_version_num`, e.g. 150020 for
    15.20."""
    major, minor = divmod(version, 10000)
    if major < OLDEST_MAJOR:
        return f"PostgreSQL {major}.{minor} is too old: {OLDEST_MAJOR} or newer is needed"
    oldest = OLDEST_SAFE.get(major, 0)
    if version < oldest:
        safe = f"{major}.{oldest % 10000}"
        return f"PostgreSQL {major}.{minor} has known ways round row-level security: use {safe} or newer"
    return None


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
