"""Is the second fence up? Asked of the server itself before the product serves anybody.

A deployment that connects as a superuser, a table that a migration forgot to put behind row-level security, a
server with a known hole: each of them would make the policies worth nothing without anybody noticing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

# The oldest release of each major version without the known ways round row-level security: plan reuse
# after a change of role (CVE-2024-10976), statistics that tell of hidden rows (CVE-2025-8713), injection
# through pg_dump (CVE-2025-8715). Numbers as `server_version_num` has them.
OLDEST_SAFE = {15: 150014, 16: 160010, 17: 170006, 18: 180000}
OLDEST_MAJOR = min(OLDEST_SAFE)

REVIEWED = Path(__file__).with_name("reviewed_tables.toml")

# Runs a query and returns its rows.
Ask = Callable[[str], Sequence[Sequence[Any]]]


class UnsafeDatabase(RuntimeError):
    """The database would not stop what row-level security is there to stop; the text lists every fault."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: a stable code, and a sentence that says what to do."""

    code: str
    words: str


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


@cache
def reviewed() -> dict[str, dict[str, str]]:
    """Tables and views that may stand without row-level security: name to reason."""
    return tomllib.loads(REVIEWED.read_text(encoding="utf-8"))


def find_faults(ask: Ask) -> list[Fault]:
    """Everything that is wrong with this connection and its database; empty when the fences are up."""
    return [
        *_find_server_faults(ask),
        *_find_role_faults(ask),
        *_find_table_faults(ask),
        *_find_view_faults(ask),
        *_find_function_faults(ask),
    ]


def _find_server_faults(ask: Ask) -> list[Fault]:
    ((version,),) = ask("select current_setting('server_version_num')::int")
    refusal = check_server_version(version)
    return [Fault("version", refusal)] if refusal else []


def _find_role_faults(ask: Ask) -> list[Fault]:
    ((role, superuser, bypass, create_role),) = ask(
        "select rolname, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user"
    )
    faults = []
    if superuser:
        faults.append(Fault("superuser", f"the role {role} is a superuser: no policy binds it"))
    if bypass:
        faults.append(Fault("bypass", f"the role {role} has BYPASSRLS: no policy binds it"))
    if create_role:
        faults.append(Fault("createrole", f"the role {role} may make roles, and so make itself another"))
    # Memberships count: a member can become the owner with SET ROLE.
    owned = [
        name
        for (name,) in ask(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', "
            "'p')"
            " and pg_has_role(current_user, relowner, 'MEMBER') order by 1"
        )
    ]
    if owned and not superuser:
        faults.append(
            Fault(
                "owner",
                f"the role {role} owns {', '.join(owned[:5])} ({len(owned)} tables); serve as wardmote_app",
            )
        )
    return faults


def _find_table_faults(ask: Ask) -> list[Fault]:
    rows = ask(
        "select relname, relkind, relrowsecurity, relforcerowsecurity,"
        " exists (select 1 from pg_policy where polrelid = c.oid)"
        " from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'f') order "
        "by 1"
    )
    faults = []
    for name, kind, enabled, forced, has_policy in rows:
        if name in reviewed()["tables"]:
            continue
        if kind == "f":
            faults.append(Fault("foreign", f"{name} is a foreign table: it cannot have row-level security"))
        elif not enabled:
            faults.append(
                Fault("unfenced", f"{name} has no row-level security and is not in {REVIEWED.name}")
            )
        elif not forced:
            faults.append(Fault("unforced", f"{name} does not force row-level security on its owner"))
        elif not has_policy:
            faults.append(Fault("no-policy", f"{name} has row-level security but no policy"))
    return faults


def _find_view_faults(ask: Ask) -> list[Fault]:
    """A view runs with its owner's rights unless it says otherwise, and the owner sees everything."""
    rows = ask(
        "select relname, relkind from pg_class c where relnamespace = 'public'::regnamespace and relkind "
        "in ('v', 'm')"
        " and not coalesce(reloptions @> array['security_invoker=true'] or reloptions @> "
        "array['security_invoker=on'],"
        " false) order by 1"
    )
    return [
        Fault("view", f"the view {name} runs with its owner's rights: make it with (security_invoker = true)")
        for name, _kind in rows
        if name not in reviewed()["views"]
    ]


def _find_function_faults(ask: Ask) -> list[Fault]:
    rows = ask(
        "select p.oid::regprocedure::text from pg_proc p where pronamespace = 'public'::regnamespace and "
        "prosecdef"
        " and not exists (select 1 from unnest(proconfig) s where s like 'search_path=%') order by 1"
    )
    return [
        Fault(
            "search-path", f"{name} runs with its owner's rights but lets the caller choose its search_path"
        )
        for (name,) in rows
    ]


def _ask_django(query: str) -> Sequence[Sequence[Any]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def refuse_unsafe_database() -> None:
    """Raise UnsafeDatabase unless the default connection and its database are fit to serve. Asked at each
    start."""
    from django.db import connection

    try:
        faults = find_faults(_ask_django)
    finally:
        connection.close()
    if faults:
        listed = "\n".join(f"  - {fault.words}" for fault in faults)
        raise UnsafeDatabase(f"the database is not fit to serve:\n{listed}")


def check_fences(app_configs: Any = None, databases: Any = None, **_: Any) -> list[Any]:
    """The same as a Django system check, for `manage.py check --database default`. Errors are access.E001.

    Silent for wardmote_owner at work on purpose (WARDMOTE_AS=owner): a migration begins with no table at all.
    """
    from django.conf import settings
    from django.core.checks import Error

    if "default" not in (databases or []) or settings.AS_OWNER:
        return []
    return [Error(fault.words, id="access.E001", obj=fault.code) for fault in find_faults(_ask_django)]
