"""Back-ups that prove themselves: one file with the database, the uploaded files, and a manifest of what
was in them.

A back-up is one tar archive, readable by its owner only:

* `manifest.json`: when, from which server, rows of each table, size and SHA-256 of each file, the head of
  the access log, and a fingerprint of the field keys;
* `database.dump`: pg_dump's custom format, made as wardmote_owner with row security on, from the very
  snapshot in which the rows were counted;
* `files/…`: the uploaded files as they are kept.

The keys (`secrets/` in the var directory) are left out on purpose: whoever steals a back-up must not find
the key to the safe locations in it. Keep them elsewhere.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from wardmote.config import bootstrap
from wardmote.config.database import APP_ROLE, AUDIT_ROLE, OWNER_ROLE, parse_database_url

FORMAT = 1

# A missing list of privileges means the defaults: the two are written alike here.
_FENCES = (
    """
    select concat_ws('|', relname, relowner::regrole, relrowsecurity, relforcerowsecurity,
        (select string_agg(a::text, ' ' order by a::text) from unnest(coalesce(relacl,
            acldefault(case relkind when 'S' then 's'::"char" else 'r'::"char" end, relowner))) a))
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S', 'v', 'm')
    order by 1
    """,
    """
    select concat_ws('|', polrelid::regclass, polname, polcmd, polpermissive,
        (select string_agg(r::regrole::text, ' ' order by r::regrole::text) from unnest(polroles) r),
        pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
    from pg_policy order by 1
    """,
    """
    select concat_ws('|', oid::regprocedure, proowner::regrole, prosecdef, proconfig, md5(prosrc),
        (select string_agg(a::text, ' ' order by a::text)
         from unnest(coalesce(proacl, acldefault('f', proowner))) a))
    from pg_proc where pronamespace = 'public'::regnamespace
        and not exists (select 1 from pg_depend d where d.objid = pg_proc.oid and d.deptype = 'e')
    order by 1
    """,
    "select concat_ws('|', pg_get_triggerdef(oid), tgenabled) from pg_trigger where not tgisinternal order "
    "by 1",
)


class BackupError(RuntimeError):
    """The back-up cannot be made, or is not what its manifest says; the text lists what differs."""


def make_backup(
    owner_url: str, uploads: Path, target: Path, *, programs: Path | None, field_keys: str
) -> Path:
    """Write a back-up into the directory `target`; returns the file's path.

    `programs`: directory of pg_dump, or None for the one on the PATH. `field_keys`: only their
    fingerprint is kept. Raises BackupError when the database is empty, when a table would be dumped in
    part, or when pg_dump fails.
    """
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = datetime.now(UTC)
    final = target / f"wardmote-{stamp:%Y%m%dT%H%M%SZ}.tar"
    unfinished = final.with_suffix(".unfinished")
    with (
        tempfile.TemporaryDirectory(dir=target, prefix=".work-") as work,
        bootstrap.connect(owner_url) as connection,
    ):
        connection.execute("begin isolation level repeatable read read only")
        _refuse_empty_database(connection)
        _refuse_partial_tables(connection)
        dump = Path(work) / "database.dump"
        _dump(
            owner_url, dump, programs=programs, snapshot=_read_one(connection, "select pg_export_snapshot()")
        )
        manifest: dict[str, Any] = {
            "format": FORMAT,
            "made_at": stamp.isoformat(timespec="seconds"),
            "server": connection.info.server_version,
            "database": connection.info.dbname,
            "migrations": bootstrap.read_mark(owner_url),
            "tables": count_rows(connection),
            "access_log": read_log_head(connection),
            "fences": hash_lines(read_fences(connection)),
            "field_keys": fingerprint(field_keys),
            "dump": hash_file(dump),
            "files": {},
        }
        connection.execute("commit")
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as handle:
            with tarfile.open(fileobj=handle, mode="w") as archive:
                archive.add(dump, "database.dump")
                for path, name in _list_files(uploads):
                    # Copied first: a file that is deleted while we read must not break the archive.
                    copy = Path(work) / "file"
                    try:
                        shutil.copyfile(path, copy)
                    except FileNotFoundError:
                        continue
                    manifest["files"][name] = hash_file(copy)
                    archive.add(copy, f"files/{name}")
                _add_bytes(archive, "manifest.json", json.dumps(manifest, indent=1, sort_keys=True).encode())
            handle.flush()
            os.fsync(handle.fileno())
    unfinished.rename(final)
    return final


def restore_backup(
    owner_url: str, uploads: Path, source: Path, *, programs: Path | None, field_keys: str
) -> dict[str, Any]:
    """Restore into an empty database and an empty directory, then prove that they equal the manifest.

    Returns the manifest, with `other_keys` true when the field keys here are not those of the back-up. Raises
    BackupError when the target is not empty, the archive is damaged, or anything differs afterwards.
    """
    with bootstrap.connect(owner_url) as connection:
        found = [
            name
            for (name,) in connection.execute("select tablename from pg_tables where schemaname = 'public'")
        ]
        if found:
            raise BackupError(
                f"the database is not empty ({len(found)} tables); a back-up goes into an empty one only"
            )
    if uploads.exists() and any(uploads.iterdir()):
        raise BackupError(f"{uploads} is not empty; a back-up goes into an empty directory only")
    uploads.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tarfile.open(source) as archive, tempfile.TemporaryDirectory() as work:
        manifest = _read_manifest(archive)
        dump = Path(work) / "database.dump"
        _extract(archive, "database.dump", dump)
        if hash_file(dump) != manifest["dump"]:
            raise BackupError("the dump in the archive is damaged: its SHA-256 is not the manifest's")
        _pg_restore(owner_url, dump, programs=programs)
        for name in manifest["files"]:
            target = (uploads / name).resolve()
            if not target.is_relative_to(uploads.resolve()):
                raise BackupError(f"the archive names a file outside the directory: {name!r}")
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _extract(archive, f"files/{name}", target)
    differences = compare(owner_url, uploads, manifest)
    if differences:
        raise BackupError(
            "the restored data is not what was backed up:\n" + "\n".join(f"  - {d}" for d in differences)
        )
    if manifest["migrations"]:
        bootstrap.write_mark(owner_url, manifest["migrations"])
    return {**manifest, "other_keys": fingerprint(field_keys) != manifest["field_keys"]}


def compare(owner_url: str, uploads: Path, manifest: dict[str, Any]) -> list[str]:
    """What differs between the manifest and what is here; empty when nothing does."""
    with bootstrap.connect(owner_url) as connection:
        rows, head, fences = count_rows(connection), read_log_head(connection), read_fences(connection)
        server = connection.info.server_version
        problem = _read_one(connection, "select problem from audit_verify()") if head else ""
    differences = [
        f"table {name}: {rows.get(name)} rows, the back-up had {manifest['tables'].get(name)}"
        for name in sorted(rows.keys() | manifest["tables"].keys())
        if rows.get(name) != manifest["tables"].get(name)
    ]
    if head != manifest["access_log"]:
        differences.append(f"head of the access log: {head}, the back-up had {manifest['access_log']}")
    if problem:
        differences.append(f"the access log: {problem}")
    # Another major version writes the same rule in other words.
    if server // 10000 == manifest["server"] // 10000 and hash_lines(fences) != manifest["fences"]:
        differences.append("owners, privileges, policies, functions or triggers are not those of the back-up")
    here = {name: hash_file(path) for path, name in _list_files(uploads)}
    differences += [
        f"file {name}: missing or not the same"
        for name, expected in manifest["files"].items()
        if here.get(name) != expected
    ]
    return differences


def count_rows(connection: psycopg.Connection) -> dict[str, int]:
    """Rows of each table, as the owner sees them: all of them."""
    names = [
        name
        for (name,) in connection.execute(
            "select tablename from pg_tables where schemaname = 'public' order by 1"
        )
    ]
    return {
        name: _read_one(connection, sql.SQL("select count(*) from {}").format(sql.Identifier(name)))
        for name in names
    }


def read_log_head(connection: psycopg.Connection) -> list[Any] | None:
    """Position and hash of the last seal of the access log; None while nothing is sealed or there is no
    log."""
    if _read_one(connection, "select to_regproc('public.audit_head') is null"):
        return None
    row = connection.execute("select place, hash from audit_head()").fetchone()
    return [int(row[0]), str(row[1])] if row else None


def read_fences(connection: psycopg.Connection) -> list[str]:
    """Everything that closes the database, one line each: owners, privileges, policies, functions, triggers.

    A restored database must be as closed as the one that was backed up; rows alone do not show it.
    """
    return [line for query in _FENCES for (line,) in connection.execute(query).fetchall()]


def hash_lines(lines: list[str]) -> str:
    """SHA-256 of the lines, as hex."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def fingerprint(field_keys: str) -> str:
    """Tells two sets of keys apart without telling the keys."""
    return hashlib.sha256(b"field keys: " + " ".join(field_keys.split()).encode()).hexdigest()[:16]


def hash_file(path: Path) -> str:
    """SHA-256 of a file, as hex."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse_empty_database(connection: psycopg.Connection) -> None:
    """Whoever forgot the settings asks for a back-up of another, empty server, and would believe they had one."""
    if _read_one(connection, "select count(*) from pg_tables where schemaname = 'public'") == 0:
        raise BackupError(
            f"there is nothing in the database {connection.info.dbname}: is DATABASE_URL set, and the right one?"
        )


def _refuse_partial_tables(connection: psycopg.Connection) -> None:
    """Row security binds the owner too: a table without a policy that shows it everything would be dumped
    in part."""
    rows = connection.execute(
        "select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relrowsecurity"
        " and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and "
        "p.polpermissive"
        " and p.polroles && array[%s::regrole::oid, %s::regrole::oid] and pg_get_expr(p.polqual, c.oid) = "
        "'true')",
        [OWNER_ROLE, AUDIT_ROLE],
    ).fetchall()
    if rows:
        raise BackupError(f"{OWNER_ROLE} does not see all rows of: {', '.join(name for (name,) in rows)}")


def _dump(owner_url: str, dump: Path, *, programs: Path | None, snapshot: str) -> None:
    _run_program(
        programs,
        "pg_dump",
        owner_url,
        "--format=custom",
        "--enable-row-security",
        f"--snapshot={snapshot}",
        f"--file={dump}",
    )


def _pg_restore(owner_url: str, dump: Path, *, programs: Path | None) -> None:
    # The defaults that the bootstrap set would add the app's rights to each restored table, the access
    # log too. The dump brings them itself, as its last step.
    with bootstrap.connect(owner_url) as connection:
        for kind in ("tables", "sequences"):
            connection.execute(
                f"alter default privileges in schema public revoke all on {kind} from {APP_ROLE}"
            )
    _run_program(
        *(
            programs,
            "pg_restore",
            owner_url,
            "--exit-on-error",
            "--single-transaction",
            "--enable-row-security",
        ),
        *(f"--use-list={_list_without_comments(dump, programs)}", str(dump)),
    )


def _list_without_comments(dump: Path, programs: Path | None) -> Path:
    """The dump's contents without what the empty database has already: the schema `public` and its
    comment, and comments on extensions, which only a superuser may write."""
    command = [_find_program(programs, "pg_restore"), "--list", str(dump)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    left_out = (" SCHEMA - public ", " COMMENT - SCHEMA public ", " COMMENT - EXTENSION ")
    chosen = dump.with_suffix(".list")
    chosen.write_text("\n".join(line for line in lines if not any(part in line for part in left_out)) + "\n")
    return chosen


def _find_program(programs: Path | None, name: str) -> str:
    if programs:
        return str(programs / name)
    found = shutil.which(name)
    if not found:
        raise BackupError(
            f"{name} is needed: install the PostgreSQL client programs (apt-get install postgresql-client)"
        )
    return found


def _run_program(programs: Path | None, name: str, owner_url: str, *options: str) -> None:
    parts = parse_database_url(owner_url)
    names = {"USER": "PGUSER", "HOST": "PGHOST", "PORT": "PGPORT", "PASSWORD": "PGPASSWORD"}
    environment = {**os.environ, **{variable: parts[key] for key, variable in names.items() if parts[key]}}
    for option, variable in (("sslmode", "PGSSLMODE"), ("sslrootcert", "PGSSLROOTCERT")):
        if option in parts["OPTIONS"]:
            environment[variable] = parts["OPTIONS"][option]
    done = subprocess.run(
        [_find_program(programs, name), "--dbname", parts["NAME"], "--no-password", *options],
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise BackupError(f"{name} failed:\n{done.stderr[-3000:].strip()}")


def _list_files(uploads: Path) -> Iterator[tuple[Path, str]]:
    if uploads.exists():
        for path in sorted(uploads.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path, path.relative_to(uploads).as_posix()


def _read_manifest(archive: tarfile.TarFile) -> dict[str, Any]:
    try:
        member = archive.extractfile("manifest.json")
    except KeyError:
        member = None
    if member is None:
        raise BackupError("there is no manifest in this file: it is not a finished back-up of ours")
    manifest: dict[str, Any] = json.load(member)
    if manifest.get("format") != FORMAT:
        raise BackupError(f"this back-up has format {manifest.get('format')}; this version reads {FORMAT}")
    return manifest


def _extract(archive: tarfile.TarFile, name: str, target: Path) -> None:
    member = archive.extractfile(name)
    if member is None:
        raise BackupError(f"{name} is missing in the archive")
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        shutil.copyfileobj(member, file)


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    entry.mode = 0o600
    archive.addfile(entry, io.BytesIO(content))


def _read_one(connection: psycopg.Connection, query: Any) -> Any:
    row = connection.execute(query).fetchone()
    return row[0] if row else None
