"""A back-up restored into an empty cluster of its own, compared row by row, file by file, seal by seal."""

from __future__ import annotations

import json
import os
import shutil
import tarfile
import uuid

import pytest
from tests import databases

from wardmote.config import backups, bootstrap
from wardmote.config.cluster import Cluster

KEYS = "k1:AAAA"


@pytest.fixture(scope="module")
def programs():
    if os.environ.get(databases.PEER):
        return Cluster(databases.VAR / "cluster").programs
    return None


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A database with sealed events in its access log, and a directory of files. Nothing in it is changed
    by tests."""
    name = f"wardmote_test_{os.environ[databases.RUN]}_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}_filled"
    databases.make_database(name)
    with databases.connect_as_admin(name) as admin:
        admin.execute("insert into django_session values ('a-key', 'x', now()), ('another', 'é ✓ \\', now())")
        for _ in range(5):
            admin.execute(
                "insert into audit_accessevent (id, at, category, act, outcome, actor_kind, record_type, "
                "record_ids,"
                " subject_ids, field_names, field_classes, query_fingerprint, purpose, recipient, "
                "session_hash)"
                " values (%s, now(), 'consultation', 'tests.look', 'allowed', 'system', 'case', '{}', "
                "'{}', '{}',"
                " '{}', '', '', '', '')",
                [uuid.uuid4()],
            )
        admin.execute("select audit_seal_events(3)")
    uploads = tmp_path_factory.mktemp("uploads")
    (uploads / "ab").mkdir()
    (uploads / "ab" / "photograph.jpg").write_bytes(os.urandom(100_000))
    (uploads / "letter é.pdf").write_bytes(b"%PDF-1.7")
    (uploads / "empty").touch()
    yield name, uploads
    databases.drop_database(name)


@pytest.fixture(scope="module")
def backup(filled, programs, tmp_path_factory):
    name, uploads = filled
    owner = databases.addresses(name)["WARDMOTE_OWNER_DATABASE_URL"]
    directory = tmp_path_factory.mktemp("backups")
    return backups.make_backup(owner, uploads, directory, programs=programs, field_keys=KEYS)


@pytest.fixture
def empty_cluster(tmp_path):
    """An empty server that has never seen the data, and an empty directory for files."""
    cluster = Cluster(tmp_path / "elsewhere", throwaway=True)
    cluster.use()
    urls = bootstrap.prepare(cluster.url(), database="wardmote")
    yield urls["WARDMOTE_OWNER_DATABASE_URL"], tmp_path / "uploads", cluster
    cluster.release()
    if not cluster.place.is_relative_to(tmp_path):
        shutil.rmtree(cluster.place)


def read_everything(url):
    """Each table's rows, as text, in one order."""
    with bootstrap.connect(url) as connection:
        names = [
            n for (n,) in connection.execute("select tablename from pg_tables where schemaname = 'public'")
        ]
        return {n: connection.execute(f'select t::text from "{n}" t order by 1').fetchall() for n in names}


def read_defaults(url):
    """What the app may do with tables that a later migration makes."""
    with bootstrap.connect(url) as connection:
        return connection.execute(
            "select defaclobjtype, defaclacl::text from pg_default_acl order by 1"
        ).fetchall()


def read_fences(url):
    with bootstrap.connect(url) as connection:
        return backups.read_fences(connection)


def is_same_major(manifest, cluster):
    """Another major version writes the same rule in other words, so the fences are compared within one
    only."""
    return manifest["server"] // 10000 == cluster.major


def test_a_back_up_restored_into_an_empty_cluster_is_the_same(backup, filled, empty_cluster, programs):
    name, files = filled
    owner, uploads, cluster = empty_cluster
    manifest = backups.restore_backup(owner, uploads, backup, programs=cluster.programs, field_keys=KEYS)
    before = databases.addresses(name)["WARDMOTE_OWNER_DATABASE_URL"]
    assert read_everything(owner) == read_everything(before)
    if is_same_major(manifest, cluster):
        assert read_fences(owner) == read_fences(before), "it is as closed as it was"
    assert read_defaults(owner) == read_defaults(before)
    kept = {path.relative_to(files): path.read_bytes() for path in files.rglob("*") if path.is_file()}
    assert {p.relative_to(uploads): p.read_bytes() for p in uploads.rglob("*") if p.is_file()} == kept
    with bootstrap.connect(before) as connection:
        head = backups.read_log_head(connection)
    assert manifest["access_log"] == head
    assert head[0] == 3
    assert not manifest["other_keys"]


def test_other_keys_are_noticed(backup, empty_cluster):
    owner, uploads, cluster = empty_cluster
    restored = backups.restore_backup(owner, uploads, backup, programs=cluster.programs, field_keys="k2:BBBB")
    assert restored["other_keys"]


def test_a_back_up_is_readable_by_its_owner_only_and_holds_no_keys(backup):
    assert backup.stat().st_mode & 0o077 == 0
    assert KEYS.encode() not in backup.read_bytes()
    assert [path.name for path in backup.parent.iterdir()] == [backup.name], "nothing unfinished is left"


def test_an_empty_database_is_not_taken_for_the_service(empty_cluster, tmp_path):
    """As when the settings are forgotten: the file would be there, and nothing in it."""
    owner, uploads, cluster = empty_cluster
    with pytest.raises(backups.BackupError, match="there is nothing in the database wardmote"):
        backups.make_backup(owner, uploads, tmp_path / "b", programs=cluster.programs, field_keys=KEYS)
    assert list((tmp_path / "b").iterdir()) == []


def test_it_goes_into_an_empty_database_only(backup, filled, tmp_path, programs):
    name, _ = filled
    owner = databases.addresses(name)["WARDMOTE_OWNER_DATABASE_URL"]
    with pytest.raises(backups.BackupError, match="the database is not empty"):
        backups.restore_backup(owner, tmp_path / "none", backup, programs=programs, field_keys=KEYS)


def test_it_goes_into_an_empty_directory_only(backup, empty_cluster):
    owner, uploads, cluster = empty_cluster
    uploads.mkdir()
    (uploads / "somebody's file").touch()
    with pytest.raises(backups.BackupError, match="is not empty"):
        backups.restore_backup(owner, uploads, backup, programs=cluster.programs, field_keys=KEYS)


def rewrite(backup, target, change):
    """The archive again, with some of its members changed by `change(name, bytes) -> bytes`."""
    with tarfile.open(backup) as old, tarfile.open(target, "w") as new:
        for member in old.getmembers():
            content = change(member.name, old.extractfile(member).read())
            backups._add_bytes(new, member.name, content)
    return target


def test_a_damaged_dump_is_refused(backup, empty_cluster, tmp_path):
    owner, uploads, cluster = empty_cluster
    bad = rewrite(backup, tmp_path / "bad.tar", lambda n, b: b[:-1] + b"x" if n == "database.dump" else b)
    with pytest.raises(backups.BackupError, match="damaged"):
        backups.restore_backup(owner, uploads, bad, programs=cluster.programs, field_keys=KEYS)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda m: m["tables"].__setitem__("django_session", 3), "django_session: 2 rows, the back-up had 3"),
        (lambda m: m.__setitem__("access_log", [3, "00"]), "head of the access log"),
        (lambda m: m["files"].__setitem__("empty", "00"), "file empty"),
    ],
)
def test_what_differs_from_the_manifest_is_told(backup, filled, change, words):
    name, uploads = filled
    with tarfile.open(backup) as archive:
        manifest = json.load(archive.extractfile("manifest.json"))
    owner = databases.addresses(name)["WARDMOTE_OWNER_DATABASE_URL"]
    assert backups.compare(owner, uploads, manifest) == []
    change(manifest)
    (difference,) = backups.compare(owner, uploads, manifest)
    assert words in difference


def test_a_fence_that_is_missing_afterwards_is_told(backup, empty_cluster):
    owner, uploads, cluster = empty_cluster
    manifest = backups.restore_backup(owner, uploads, backup, programs=cluster.programs, field_keys=KEYS)
    with bootstrap.connect(owner) as connection:
        connection.execute("grant truncate on people_person to wardmote_app")
    told = any("privileges" in difference for difference in backups.compare(owner, uploads, manifest))
    assert told is is_same_major(manifest, cluster)


def test_a_table_that_the_owner_sees_in_part_stops_the_back_up(filled, tmp_path, programs):
    name, uploads = filled
    owner = databases.addresses(name)["WARDMOTE_OWNER_DATABASE_URL"]
    with bootstrap.connect(owner) as connection:
        connection.execute("create table half (id int); alter table half enable row level security")
        connection.execute("alter table half force row level security")
        connection.execute("create policy shows_some on half to wardmote_owner using (id > 1)")
        try:
            with pytest.raises(backups.BackupError, match="does not see all rows of: half"):
                backups.make_backup(owner, uploads, tmp_path, programs=programs, field_keys=KEYS)
        finally:
            connection.execute("drop table half")
