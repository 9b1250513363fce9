"""The keeper of the embedded server, with real servers in a directory of the test's own."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from wardmote.config.cluster import Cluster, ClusterError
from wardmote.config.environment import PROJECT


@pytest.fixture(scope="module")
def directory(tmp_path_factory):
    """Where the clusters of this module live, reachable for the server's user as a checkout may or may
    not be."""
    path = tmp_path_factory.mktemp("cluster")
    yield path
    forget_place_elsewhere(path)


@pytest.fixture
def cluster(directory):
    made = Cluster(directory, throwaway=True)
    yield made
    made.release()


def forget_place_elsewhere(directory):
    """Delete what a cluster keeps under /var/lib because the server's user cannot enter the test's
    directory."""
    for note in directory.glob("*/elsewhere"):
        place = Path(note.read_text().strip())
        assert place.is_relative_to("/var/lib")
        assert place.name.startswith("wardmote-")
        shutil.rmtree(place)


def server_pid(cluster):
    """The server's process id, read as root or its own user."""
    return int((cluster.data / "postmaster.pid").read_text().splitlines()[0])


def is_running(pid):
    """Running, not merely waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(question, seconds=20):
    deadline = time.monotonic() + seconds
    while not question() and time.monotonic() < deadline:
        time.sleep(0.05)
    return question()


def test_it_listens_on_a_private_socket_only_and_knows_nobody_by_trust(cluster):
    cluster.use()
    with psycopg.connect(cluster.url()) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)
        methods = {
            row[0] for row in connection.execute("select auth_method from pg_hba_file_rules").fetchall()
        }
        assert methods == {"peer"}
        assert connection.execute("show log_min_error_statement").fetchone() == ("panic",)
    assert stat.S_IMODE(cluster.socket_directory.stat().st_mode) == 0o700
    assert stat.S_IMODE(cluster.place.stat().st_mode) == 0o700
    owner = cluster.data.stat().st_uid
    assert owner == cluster.server_user().pw_uid != 0, "the server never runs as root"


def test_no_mode_of_a_parent_directory_changes(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    before = {path: path.stat().st_mode for path in (closed, *closed.parents)}
    cluster = Cluster(closed / "var", throwaway=True)
    try:
        cluster.use()
        assert cluster.is_ready()
        if os.geteuid() == 0:
            assert cluster.place.is_relative_to("/var/lib"), "the server's user cannot enter the checkout"
    finally:
        cluster.release()
        forget_place_elsewhere(closed / "var")
    assert {path: path.stat().st_mode for path in before} == before


def test_it_stops_when_nobody_uses_it_and_keeps_its_data(cluster):
    cluster.use()
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("create table if not exists kept (words text)")
        connection.execute("insert into kept values ('still here')")
    pid = server_pid(cluster)
    cluster.release()
    assert not is_running(pid)
    assert not cluster.is_ready()
    assert cluster.use(), "started again"
    with psycopg.connect(cluster.url()) as connection:
        assert connection.execute("select words from kept").fetchone() == ("still here",)


def test_a_second_user_keeps_it_running(cluster, directory):
    cluster.use()
    other = Cluster(directory, throwaway=True)
    assert not other.use(), "it was running"
    pid = server_pid(cluster)
    cluster.release()
    time.sleep(0.6)
    assert is_running(pid)
    other.release()
    assert not is_running(pid)


def test_many_at_once_start_one_server(directory):
    code = (
        "import sys; from pathlib import Path; from wardmote.config.cluster import Cluster;"
        "c = Cluster(Path(sys.argv[1]), throwaway=True); c.use();"
        "print((c.data / 'postmaster.pid').read_text().split()[0]); sys.stdin.read()"
    )
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "src")}
    command = [sys.executable, "-c", code, str(directory)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    several = [subprocess.Popen(command, env=environment, text=True, **pipes) for _ in range(4)]
    pids = {one.stdout.readline() for one in several}
    for one in several:
        one.communicate("")
    assert len(pids) == 1
    assert wait_until(lambda: not is_running(int(pids.pop())) if pids else True)


def test_nothing_is_left_when_its_user_is_killed(directory):
    code = (
        "import sys; from pathlib import Path; from wardmote.config.cluster import Cluster;"
        "c = Cluster(Path(sys.argv[1]), throwaway=True); c.use();"
        "print((c.data / 'postmaster.pid').read_text().split()[0], flush=True); sys.stdin.read()"
    )
    user = subprocess.Popen(
        [sys.executable, "-c", code, str(directory)],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "src")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    pid = int(user.stdout.readline())
    user.kill()
    user.communicate()
    assert wait_until(lambda: not is_running(pid))


def test_a_killed_server_comes_back_with_what_was_committed(cluster):
    cluster.use()
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("create table if not exists counted (n int)")
        connection.execute("insert into counted select generate_series(1, 1000)")
        # Tests' clusters do not wait for the disk; what the kernel has is safe from the death of a process.
        connection.execute("checkpoint")
    pid = server_pid(cluster)
    os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: not is_running(pid))
    assert wait_until(cluster.is_ready, 30)
    with psycopg.connect(cluster.url()) as connection:
        assert connection.execute("select count(*) from counted").fetchone() == (1000,)


def test_a_long_path_still_has_a_socket(tmp_path):
    deep = tmp_path / ("a-very-long-name-" * 5) / "cluster"
    cluster = Cluster(deep, throwaway=True)
    assert len(os.fsencode(cluster.socket_directory)) < 90
    assert not cluster.socket_directory.is_relative_to(deep)


def test_a_socket_directory_that_somebody_else_put_there_is_refused(cluster, tmp_path):
    trap = tmp_path / "trap"
    trap.symlink_to(tmp_path)
    with pytest.raises(ClusterError, match="not a directory of ours"):
        cluster._own_directory(trap)


def test_programs_elsewhere_can_be_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("WARDMOTE_PG_BINDIR", str(tmp_path))
    with pytest.raises(ClusterError, match="there is no initdb in"):
        Cluster(tmp_path)


def test_a_user_without_a_name_is_told_what_is_missing(cluster, monkeypatch):
    """As in a container that was given a number alone."""
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_123)
    with pytest.raises(ClusterError, match=r"4000123.*DATABASE_URL"):
        cluster.server_user()
