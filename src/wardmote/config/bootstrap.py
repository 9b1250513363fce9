"""Roles and databases, made by a superuser: the same steps for the embedded server and for a council's own.

wardmote_owner owns the database and migrates; wardmote_app runs web, worker and tests, and owns nothing;
wardmote_audit cannot log in and will own the access log, so that the app may add to it and nobody's
mistake can change it.
"""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

import psycopg
from psycopg import sql

from wardmote.access.fences import check_server_version
from wardmote.config.database import (
    APP_ROLE,
    AUDIT_ROLE,
    OWNER_ROLE,
    build_database_url,
    parse_database_url,
)
from wardmote.config.environment import PROJECT

SYSTEM_DATABASES = {"postgres", "template0", "template1"}


class BootstrapError(RuntimeError):
    """The server cannot be prepared; the text says why."""


def connect(url: str, *, database: str | None = None) -> psycopg.Connection:
    """A plain connection in autocommit, to this URL's database or another one on the same server."""
    parts = parse_database_url(url)
    return psycopg.connect(
        dbname=database or parts["NAME"],
        user=parts["USER"] or None,
        password=parts["PASSWORD"] or None,
        host=parts["HOST"] or None,
        port=parts["PORT"] or None,
        autocommit=True,
        connect_timeout=10,
        **parts["OPTIONS"],
    )


def is_superuser(url: str) -> bool:
    """May this URL's role make roles and databases? Asked once, by `./run`."""
    with connect(url) as connection:
        row = connection.execute("select rolsuper from pg_roles where rolname = current_user").fetchone()
    return bool(row and row[0])


def make_roles(admin: psycopg.Connection, passwords: dict[str, str] | None = None) -> None:
    """Make the three roles, or set them right again. Passwords are sent as SCRAM verifiers, never in
    clear."""
    refusal = check_server_version(admin.info.server_version)
    if refusal:
        raise BootstrapError(refusal)
    for role, login in ((OWNER_ROLE, True), (APP_ROLE, True), (AUDIT_ROLE, False)):
        name = sql.Identifier(role)
        if not admin.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone():
            admin.execute(sql.SQL("create role {}").format(name))
        admin.execute(
            sql.SQL(
                "alter role {} with {} nosuperuser nobypassrls nocreatedb nocreaterole noreplication inherit"
            ).format(name, sql.SQL("login" if login else "nologin"))
        )
        if passwords and role in passwords:
            verifier = admin.pgconn.encrypt_password(
                passwords[role].encode(), role.encode(), b"scram-sha-256"
            )
            admin.execute(sql.SQL("alter role {} password {}").format(name, sql.Literal(verifier.decode())))
    # A migration hands the tables of the access log over with ALTER TABLE … OWNER TO wardmote_audit.
    admin.execute(sql.SQL("grant {} to {}").format(sql.Identifier(AUDIT_ROLE), sql.Identifier(OWNER_ROLE)))
    # A forgotten filter over a million rows, or a page left open in a transaction, must not hold up the
    # others; nor may a migration that waits for a lock, with everybody else waiting behind it.
    for role, limit, value in (
        (APP_ROLE, "statement_timeout", "60s"),
        (APP_ROLE, "lock_timeout", "10s"),
        (APP_ROLE, "idle_in_transaction_session_timeout", "120s"),
        (OWNER_ROLE, "lock_timeout", "10s"),
    ):
        statement = sql.SQL("alter role {} set {} = {}")
        admin.execute(statement.format(sql.Identifier(role), sql.Identifier(limit), sql.Literal(value)))


def make_database(admin: psycopg.Connection, name: str) -> bool:
    """Make an empty database that wardmote_owner owns. True if it was made, False if it was there."""
    made = not admin.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
    database, owner, app = sql.Identifier(name), sql.Identifier(OWNER_ROLE), sql.Identifier(APP_ROLE)
    if made:
        admin.execute(
            sql.SQL("create database {} owner {} encoding 'UTF8' template template0").format(database, owner)
        )
    admin.execute(sql.SQL("alter database {} owner to {}").format(database, owner))
    admin.execute(sql.SQL("revoke all on database {} from public").format(database))
    admin.execute(sql.SQL("grant connect on database {} to {}").format(database, app))
    admin.execute(sql.SQL("alter database {} set jit = off").format(database))
    admin.execute(sql.SQL("alter database {} set timezone = 'UTC'").format(database))
    return made


def drop_database(admin: psycopg.Connection, name: str) -> None:
    """Drop this database, if it is there, whoever is connected to it."""
    admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def grant_in_database(connection: psycopg.Connection) -> None:
    """Inside the new database: whose the schema is, and what the app may do with tables the owner will make.

    Neither TRUNCATE (it ignores row security) nor REFERENCES (a foreign key finds out what exists) is
    granted.
    """
    owner, app, audit = (sql.Identifier(role) for role in (OWNER_ROLE, APP_ROLE, AUDIT_ROLE))
    for statement in (
        "alter schema public owner to {owner}",
        "revoke all on schema public from public",
        "grant usage on schema public to {app}",
        "grant usage, create on schema public to {audit}",
        "alter default privileges for role {owner} in schema public grant select, insert, update, delete "
        "on tables"
        " to {app}",
        "alter default privileges for role {owner} in schema public grant usage, select on sequences to "
        "{app}",
    ):
        connection.execute(sql.SQL(statement).format(owner=owner, app=app, audit=audit))


def prepare(admin_url: str, *, database: str, secrets_directory: Path | None = None) -> dict[str, str]:
    """Make roles, database and grants; idempotent. Returns DATABASE_URL and WARDMOTE_OWNER_DATABASE_URL.

    `secrets_directory`: where generated passwords are kept (mode 0600); None where the server knows
    people by their operating-system user, as the embedded one does.
    Raises BootstrapError for a server that is too old, psycopg.Error when it refuses.
    """
    passwords = keep_passwords(secrets_directory) if secrets_directory else {}
    with connect(admin_url) as admin:
        make_roles(admin, passwords)
        make_database(admin, database)
    with connect(admin_url, database=database) as inside:
        grant_in_database(inside)
    return derive_urls(admin_url, database=database, passwords=passwords)


def derive_urls(admin_url: str, *, database: str, passwords: dict[str, str]) -> dict[str, str]:
    """The app's and the owner's addresses of a database on the server of `admin_url`."""
    parts = parse_database_url(admin_url)

    def build(role: str) -> str:
        return build_database_url(
            user=role,
            name=database,
            host=parts["HOST"],
            port=parts["PORT"],
            password=passwords.get(role, ""),
            options=parts["OPTIONS"],
        )

    return {"DATABASE_URL": build(APP_ROLE), "WARDMOTE_OWNER_DATABASE_URL": build(OWNER_ROLE)}


def hash_migrations() -> str:
    """A short name for what the migrations make: changes when one of them changes, or the lock file."""
    digest = hashlib.sha256()
    source = PROJECT / "src" / "wardmote"
    files = [*source.glob("*/migrations/**/*"), *source.glob("*/sql/**/*"), *source.glob("access/*.toml")]
    for path in sorted(
        [*files, source / "access" / "rows.py", Path(__file__), PROJECT / "requirements.lock"]
    ):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path.relative_to(PROJECT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def read_mark(owner_url: str) -> str | None:
    """The name of the migrations this database has had; None when nobody wrote one."""
    with connect(owner_url) as connection:
        row = connection.execute(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()"
        ).fetchone()
    return row[0] if row else None


def write_mark(owner_url: str, mark: str) -> None:
    """Note in the database itself which migrations it has had: the note cannot outlive it or be somebody
    else's."""
    with connect(owner_url) as connection:
        name = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("comment on database {} is {}").format(name, sql.Literal(mark)))


def has_partnership(owner_url: str) -> bool:
    """Is there anybody's partnership in this database yet? Without its tables there is none."""
    with connect(owner_url) as connection:
        row = connection.execute("select to_regclass('partnerships_partnership') is not null").fetchone()
        if row and row[0]:
            row = connection.execute("select exists (select from partnerships_partnership)").fetchone()
    return bool(row and row[0])


def keep_passwords(directory: Path) -> dict[str, str]:
    """Passwords of the two roles that log in: read from `directory`, made there (mode 0600) the first
    time."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    passwords = {}
    for role in (APP_ROLE, OWNER_ROLE):
        path = directory / f"{role}.password"
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(32))
        passwords[role] = path.read_text().strip()
    return passwords
