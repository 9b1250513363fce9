"""The tables as all migrations together make them, drawn at once: what an empty database begins with.

Django makes the tables of a new installation by running every migration there has been, and spends four fifths
of that time on keeping models of the states in between. Nobody needs those states in an empty database, so it is
filled from `baseline.sql`; `migrate` then runs only what is newer. `./run baseline` writes the file, and a test
compares what it makes with what the migrations make (docs/decisions/0016-an-empty-database-is-drawn.md).
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from psycopg import sql

from wardmote.config import bootstrap

FILE = Path(__file__).with_name("baseline.sql")
MARK = "-- migrations: "
# A dump names what was granted on each table, and says nothing where the defaults gave too much: none, until its end.
HEAD = """\
-- The tables as the migrations make them on PostgreSQL {major}. Written by `./run baseline`, never by hand.
-- migrations: {mark}
SELECT pg_catalog.set_config('search_path', '', true);
SET LOCAL check_function_bodies = false;
ALTER DEFAULT PRIVILEGES FOR ROLE wardmote_owner IN SCHEMA public REVOKE ALL ON TABLES FROM wardmote_app;
ALTER DEFAULT PRIVILEGES FOR ROLE wardmote_owner IN SCHEMA public REVOKE ALL ON SEQUENCES FROM wardmote_app;

"""

# The comment above each statement of a dump, the psql command at its end, and what is left of lines between them.
_NOISE = ((r"(?m)^--\n-- .*\n--\n", ""), (r"(?m)^\\.*\n", ""), (r"\n{3,}", "\n\n"))

# The rows that migrations write: each with the question for its values, and the statement that writes them.
_ROWS = (
    (
        "select app, name from django_migrations order by app, name",
        "INSERT INTO public.django_migrations (app, name, applied)"
        " SELECT app, name, pg_catalog.now() FROM (VALUES\n{rows}\n) AS done (app, name);",
    ),
    (
        "select app_label, model from django_content_type order by app_label, model",
        "INSERT INTO public.django_content_type (app_label, model) VALUES\n{rows};",
    ),
    (
        "select app_label, model, codename, name from auth_permission"
        " join django_content_type on django_content_type.id = content_type_id order by app_label, model, codename",
        "INSERT INTO public.auth_permission (content_type_id, codename, name)"
        " SELECT of.id, codename, name FROM (VALUES\n{rows}\n) AS permission (app_label, model, codename, name)"
        " JOIN public.django_content_type AS of USING (app_label, model);",
    ),
)


class BaselineError(RuntimeError):
    """The tables cannot be drawn; the text holds what the database's program said."""


def lay(owner_url: str) -> str | None:
    """Make all tables in an empty database, in one transaction. Returns the name of the migrations they equal
    (`bootstrap.hash_migrations` when the file was written), or None where there were tables already."""
    statements = FILE.read_text(encoding="utf-8")
    with bootstrap.connect(owner_url) as connection, connection.transaction():
        if connection.execute("select 1 from pg_tables where schemaname = 'public'").fetchone():
            return None
        connection.execute(statements.encode())
    return read_mark(statements)


def read_mark(statements: str) -> str:
    """The name of the migrations that this text of a baseline equals."""
    return next(line.removeprefix(MARK) for line in statements.splitlines() if line.startswith(MARK))


def draw(owner_url: str, *, programs: Path | None) -> str:
    """The statements that make the tables of this database and the rows that Django's migrations wrote.

    `programs`: directory of pg_dump, or None for the one on the PATH. Raises BaselineError when pg_dump fails.
    """
    program = str(programs / "pg_dump") if programs else "pg_dump"
    command = [program, "--schema-only", "--no-comments", owner_url]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise BaselineError(done.stderr)
    # Before the first statement stand the dump's own settings, some of which an older server does not know.
    text = done.stdout[done.stdout.index("--\n-- Name: ") :]
    for pattern, instead in _NOISE:
        text = re.sub(pattern, instead, text)
    parts = [text.strip()]
    with bootstrap.connect(owner_url) as connection:
        for question, statement in _ROWS:
            found = connection.execute(question).fetchall()
            rows = (sql.SQL("({})").format(sql.SQL(", ").join(map(sql.Literal, row))) for row in found)
            parts.append(statement.format(rows=",\n".join(row.as_string(connection) for row in rows)))
    return "\n\n".join(parts) + "\n"


def write(owner_url: str, *, programs: Path | None) -> None:
    """Write the file from a database that the migrations of this program have just made."""
    with bootstrap.connect(owner_url) as connection:
        major = connection.info.server_version // 10000
    head = HEAD.format(major=major, mark=bootstrap.hash_migrations())
    FILE.write_text(head + draw(owner_url, programs=programs), encoding="utf-8")
