"""What `./run …` does once the environment stands. Each step says what it does and how long it took.

Nothing here imports Django: the parts are processes of their own, started with their settings in the
environment.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import logging
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from wardmote.config import backups, baseline, bootstrap, environment, serving
from wardmote.config.cluster import Cluster, ClusterError, end_with_parent
from wardmote.config.environment import PROJECT

STARTED = float(os.environ.get("WARDMOTE_RUN_STARTED", time.time()))
MANAGE = str(PROJECT / "manage.py")
# Commands of Django that change tables: they connect as the owner.
OWNERS_COMMANDS = {"migrate", "dbshell", "sqlmigrate", "sqlflush", "showmigrations", "optimizemigration"}


class Stop(Exception):
    """The command cannot go on; the text says why and what to do."""


@contextlib.contextmanager
def step(words: str) -> Iterator[None]:
    """Say what is done, and how long it took."""
    begun = time.monotonic()
    print(f"  {words:<62}", end="", flush=True)
    yield
    print(f"{time.monotonic() - begun:7.1f} s", flush=True)


def call(command: list[str], **extra: str) -> str:
    """Run a part to its end, quietly. Raises Stop with what it said when it fails."""
    done = subprocess.run(
        command,
        env=serving.build_environment(extra),
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: end_with_parent(signal.SIGTERM),
    )
    if done.returncode != 0:
        raise Stop(f"{' '.join(command[1:4])} failed:\n{done.stdout[-6000:]}")
    return done.stdout


def manage(*arguments: str, **extra: str) -> str:
    """A command of Django, to its end, quietly."""
    return call([sys.executable, MANAGE, *arguments], **extra)


def has_command(name: str) -> bool:
    """Does one of our modules bring this command of Django?"""
    return any((PROJECT / "src" / "wardmote").glob(f"*/management/commands/{name}.py"))


# --- What every command needs -----------------------------------------------------------------------------


def make_var() -> Path:
    """The directory of run-time state, and the secrets in it, each made once and readable by its owner
    only."""
    var = environment.var_directory()
    var.mkdir(parents=True, exist_ok=True)
    for name in ("secrets", "uploads", "logs"):
        (var / name).mkdir(mode=0o700, exist_ok=True)
    _make_secret(var / "secrets" / "secret_key", lambda: secrets.token_urlsafe(64))
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    _make_secret(var / "secrets" / "field_keys", lambda: f"{time.strftime('%Y%m%d')}:{key}")
    return var


def _make_secret(path: Path, make: Callable[[], str]) -> None:
    with contextlib.suppress(FileExistsError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "w", encoding="ascii") as file:
            file.write(make() + "\n")


class Database:
    """Where the data is: the server given by DATABASE_URL, or our own, held while this object lives."""

    def __init__(self, name: str, *, cluster: str = "cluster") -> None:
        self.name = name
        self.cluster: Cluster | None = None
        var = make_var()
        given = environment.read("DATABASE_URL")
        if given:
            self._use_given(given, var)
        else:
            self._use_embedded(var / cluster)

    def _use_given(self, given: str, var: Path) -> None:
        with step("connect to the database server of DATABASE_URL"):
            superuser = bootstrap.is_superuser(given)
        if superuser:
            named = bootstrap.parse_database_url(given)["NAME"]
            if named not in bootstrap.SYSTEM_DATABASES:
                self.name = named
            with step(f"roles and database {self.name}"):
                urls = bootstrap.prepare(given, database=self.name, secrets_directory=var / "secrets")
            os.environ.update(urls)

    def _use_embedded(self, directory: Path) -> None:
        begun = time.monotonic()
        self.cluster = Cluster(directory)
        words = "start" if not (self.cluster.data / "PG_VERSION").exists() else "use"
        print(
            f"  {f'{words} embedded PostgreSQL {self.cluster.major} in {short(self.cluster.place)}':<62}",
            end="",
        )
        sys.stdout.flush()
        self.cluster.use()
        os.environ.update(bootstrap.prepare(self.cluster.url(), database=self.name))
        print(f"{time.monotonic() - begun:7.1f} s", flush=True)

    def migrate(self) -> None:
        """Bring the tables up to date, as the owner; nothing to do when no migration has changed."""
        owner = environment.read("WARDMOTE_OWNER_DATABASE_URL")
        if not owner:
            raise Stop("WARDMOTE_OWNER_DATABASE_URL is needed to migrate (see docs/operate/install.md)")
        wanted = bootstrap.hash_migrations()
        if bootstrap.read_mark(owner) == wanted:
            print(f"  {'tables are up to date':<62}    0.0 s", flush=True)
            return
        if self.is_empty():
            with step("make the tables as wardmote_owner"):
                laid = baseline.lay(owner)
                if laid == wanted:
                    bootstrap.write_mark(owner, wanted)
                    return
        with step("migrate the tables as wardmote_owner"):
            # The checks ask nothing of the tables, and would load every page: ./run check makes them.
            manage("migrate", "--verbosity", "0", "--skip-checks", WARDMOTE_AS="owner")
            bootstrap.write_mark(owner, wanted)

    def is_empty(self) -> bool:
        """Has no migration made its tables yet?"""
        return bootstrap.read_mark(environment.read("WARDMOTE_OWNER_DATABASE_URL")) is None

    def has_partnership(self) -> bool:
        """Is a partnership in it? Tables alone are left by a start that was broken off."""
        return bootstrap.has_partnership(environment.read("WARDMOTE_OWNER_DATABASE_URL"))

    @property
    def client_programs(self) -> Path | None:
        """Where pg_dump is: our own server's, or (None) the one on the PATH, for a server of the
        council's."""
        if self.cluster:
            return self.cluster.programs
        chosen = environment.read("WARDMOTE_PG_BINDIR")
        return Path(chosen) if chosen else None

    def drop(self) -> None:
        """Drop this database of the embedded server: for one that was made to be looked at once."""
        if self.cluster:
            with bootstrap.connect(self.cluster.url()) as admin:
                bootstrap.drop_database(admin, self.name)

    def release(self) -> None:
        if self.cluster:
            self.cluster.release()


def short(path: Path) -> str:
    """A path as people read it: from the project where it lies inside."""
    return str(path.relative_to(PROJECT)) if path.is_relative_to(PROJECT) else str(path)


class StaticFiles:
    """Gathering and compressing the static files, when one of them has changed: begun early, waited for
    late."""

    def __init__(self) -> None:
        var = make_var()
        self.stamp = var / "static.stamp"
        self.wanted = self._hash_sources()
        self.part: subprocess.Popen[bytes] | None = None
        self.log = var / "logs" / "static.log"
        if not self._is_done():
            self.log.unlink(missing_ok=True)
            # Asks nothing of the database, but the settings need an address.
            extra = {
                "DATABASE_URL": environment.read("DATABASE_URL") or "postgresql:///none",
                "WARDMOTE_AS": "app",
            }
            command = [sys.executable, MANAGE, "collectstatic", "--noinput", "--clear", "--verbosity", "0"]
            self.part = serving.start(command, extra=extra, log=self.log)

    def _hash_sources(self) -> str:
        source = PROJECT / "src" / "wardmote"
        digest = hashlib.sha256((PROJECT / "requirements.lock").read_bytes())
        for path in sorted(source.glob("*/static/**/*")):
            if path.is_file():
                found = path.stat()
                digest.update(f"{path.relative_to(source)} {found.st_size} {found.st_mtime_ns}\n".encode())
        return digest.hexdigest()

    def _is_done(self) -> bool:
        gathered = self.stamp.with_name("static") / "staticfiles.json"
        return self.stamp.exists() and self.stamp.read_text() == self.wanted and gathered.exists()

    def finish(self) -> None:
        """Wait until they are there. Raises Stop with what went wrong."""
        if self.part is None:
            print(f"  {'static files are up to date':<62}    0.0 s", flush=True)
            return
        with step("gather the static files (begun before)"):
            if self.part.wait() != 0:
                raise Stop(f"gathering the static files failed:\n{_read_end(self.log, 30)}")
        self.stamp.write_text(self.wanted)

    def stop(self) -> None:
        if self.part:
            serving.stop(self.part)


def collect_static() -> None:
    """Gather and compress the static files, when one of them has changed."""
    StaticFiles().finish()


# --- Serving ----------------------------------------------------------------------------------------------


class Ended(Exception):
    """Ctrl-C, a plain kill, or the terminal went away."""


def _end(number: int, frame: FrameType | None) -> None:
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)  # once is enough: what follows must not be interrupted
    raise Ended(signal.Signals(number).name)


def listen_to_the_terminal() -> None:
    """From here on Ctrl-C, kill and hang-up end everything in order."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, _end)
    # A question to the database that is broken off by it is no news to whoever pressed the keys.
    logging.getLogger("psycopg").setLevel(logging.ERROR)


def demo() -> int:
    """The demonstration on http://127.0.0.1:PORT, with invented data; from nothing to the first page.

    What is needed for a first page is there before it; the rest of the story is told while somebody looks on.
    """
    print("Wardmote demonstration", flush=True)
    listen_to_the_terminal()
    os.environ["WARDMOTE_DEMO"] = "1"
    with contextlib.ExitStack() as stack:
        stack.callback(print, "Stopped.", flush=True)
        static = StaticFiles()
        stack.callback(static.stop)
        database = Database("wardmote_demo")
        stack.callback(database.release)
        port = choose_port()
        story = Story(database)
        stack.callback(story.stop)
        database.migrate()
        story.begin()
        static.finish()
        return _serve_both(stack, port, story)


class Story:
    """The demonstration's people and events, told by a process of its own: the first of it before the first
    page, the rest behind it. The process is started early, since it takes as long to load as the migrations."""

    def __init__(self, database: Database) -> None:
        self.log = environment.var_directory() / "logs" / "demo.log"
        self.part: subprocess.Popen[bytes] | None = None
        if not database.has_partnership():
            self.log.unlink(missing_ok=True)
            self.part = serving.start([sys.executable, MANAGE, "demo", "--begin"], log=self.log, told=True)

    def begin(self) -> None:
        """The tables are there: let it begin."""
        if self.part is not None and self.part.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self.part.stdin.write(b"\n")
                self.part.stdin.close()

    def finish_beginning(self) -> None:
        """Wait until somebody can sign in. Raises Stop with what went wrong."""
        if self.part is not None:
            with step("the demonstration partnership (begun before)"):
                if self.part.wait() != 0:
                    raise Stop(f"the demonstration could not be built:\n{_read_end(self.log, 30)}")

    def go_on(self) -> None:
        """Say who can sign in, and tell the rest; it says on the terminal how far it is."""
        self.part = serving.start([sys.executable, MANAGE, "demo"])

    def stop(self) -> None:
        if self.part:
            serving.stop(self.part)


def serve(which: str = "") -> int:
    """Web server and worker, or one of them: for a service manager. Serves the real partnership."""
    if environment.read("DATABASE_URL") and which in {"web", "worker"}:
        # One part under systemd: become it, so that the service manager speaks with the part itself.
        make_var()
        if which == "web":
            collect_static()
        port = environment.read_number("PORT")
        command = serving.web_command(port) if which == "web" else serving.worker_command()
        os.chdir(PROJECT)
        os.execve(command[0], command, serving.build_environment())  # noqa: S606
    listen_to_the_terminal()
    with contextlib.ExitStack() as stack:
        stack.callback(print, "Stopped.", flush=True)
        static = StaticFiles()
        stack.callback(static.stop)
        database = Database("wardmote")
        stack.callback(database.release)
        database.migrate()
        static.finish()
        return _serve_both(stack, choose_port())


def choose_port() -> int:
    """The port that is free: PORT, or the next one, and said so. From here on PORT names it."""
    wanted = environment.read_number("PORT")
    port = serving.find_free_port(wanted)
    if port != wanted:
        print(f"  port {wanted} is busy; {port} is used instead", flush=True)
    os.environ["PORT"] = str(port)
    return port


def _serve_both(stack: contextlib.ExitStack, port: int, story: Story | None = None) -> int:
    logs = environment.var_directory() / "logs"
    web_log, worker_log = logs / "web.log", logs / "worker.log"
    for log in (web_log, worker_log):
        log.touch(mode=0o600)
        os.truncate(log, 0)
    web = serving.start(serving.web_command(port), log=web_log)
    stack.callback(serving.stop, web)
    if story:
        story.finish_beginning()
    with step("start the web server"):
        serving.wait_until_answers(web, port, log=web_log)
    with step("first page"):
        status = serving.wait_until_answers(web, port, "/", log=web_log)
    address = f"http://{serving.LOOPBACK}:{port}/"
    print(f"\nReady after {time.time() - STARTED:.1f} s:  {address}   (answered {status})\n", flush=True)
    worker = _start_worker(worker_log)
    stack.callback(lambda: serving.stop(worker))
    print("Ctrl-C stops everything.", flush=True)
    if story:
        story.go_on()
    while True:
        time.sleep(0.5)
        if web.poll() is not None:
            raise Stop(f"the web server ended; {short(web_log)} says why:\n{_read_end(web_log)}")
        if worker.poll() is not None:
            print(f"the worker ended; {short(worker_log)} says why. It is started again.", flush=True)
            time.sleep(2)
            worker = _start_worker(worker_log)


def _start_worker(log: Path) -> subprocess.Popen[bytes]:
    # If we are killed, our database goes with us: the worker could not finish in order, and its jobs are
    # revived.
    return serving.start(serving.worker_command(), log=log, when_orphaned=signal.SIGKILL)


def _read_end(log: Path, lines: int = 15) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


def run_manage(arguments: list[str]) -> int:
    """A command of Django, with the database's address set. Those that change tables connect as the owner."""
    if not arguments:
        raise Stop("say which command: ./run manage help")
    with contextlib.ExitStack() as stack:
        with contextlib.redirect_stdout(sys.stderr):
            stack.callback(_use_database().release)
        if arguments[0] in OWNERS_COMMANDS:
            os.environ["WARDMOTE_AS"] = "owner"
        return _wait(subprocess.Popen([sys.executable, MANAGE, *arguments], env=serving.build_environment()))


def _use_database() -> Database:
    """The database a person means: DATABASE_URL's; on the embedded server the demonstration's, or, when
    WARDMOTE_BASE_URL says that this is a real service, the real one."""
    real = bool(environment.read("DATABASE_URL") or environment.read("WARDMOTE_BASE_URL"))
    if not real:
        os.environ["WARDMOTE_DEMO"] = "1"
    return Database("wardmote" if real else "wardmote_demo")


def _wait(child: subprocess.Popen[bytes]) -> int:
    """Wait for a command of the same terminal: Ctrl-C reaches it too, and it decides."""
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            return child.wait()


# --- Back-ups ---------------------------------------------------------------------------------------------


def backup(arguments: list[str]) -> int:
    """Write a back-up into a directory; the service may go on working meanwhile."""
    if len(arguments) != 1:
        raise Stop("say where to: ./run backup DIRECTORY")
    with contextlib.ExitStack() as stack:
        database = _use_database()
        stack.callback(database.release)
        with step("back up database and files"):
            file = backups.make_backup(
                environment.read("WARDMOTE_OWNER_DATABASE_URL"),
                environment.uploads_directory(),
                Path(arguments[0]).resolve(),
                programs=database.client_programs,
                field_keys=environment.read_secret("WARDMOTE_FIELD_KEYS", "field_keys"),
            )
        print(f"{file}  {file.stat().st_size / 1e6:.1f} MB")
        print("The keys are not in it: keep a copy of WARDMOTE_VAR/secrets somewhere else.")
    return 0


def restore(arguments: list[str]) -> int:
    """Restore a back-up into an empty database and an empty directory, and prove that they are the same."""
    if len(arguments) != 1:
        raise Stop("say which: ./run restore FILE")
    with contextlib.ExitStack() as stack:
        database = _use_database()
        stack.callback(database.release)
        with step("restore database and files, and compare"):
            manifest = backups.restore_backup(
                environment.read("WARDMOTE_OWNER_DATABASE_URL"),
                environment.uploads_directory(),
                Path(arguments[0]).resolve(),
                programs=database.client_programs,
                field_keys=environment.read_secret("WARDMOTE_FIELD_KEYS", "field_keys"),
            )
        rows = sum(manifest["tables"].values())
        print(f"The same as on {manifest['made_at']}: {len(manifest['tables'])} tables with {rows} rows,")
        print(f"{len(manifest['files'])} files, head of the access log {manifest['access_log']}.")
        if manifest["other_keys"]:
            print(
                "The field keys here are not those of the back-up: bring its secrets/field_keys, or safe "
                "locations"
            )
            print("and protected sources cannot be read.")
    return 0


# --- Tests, checks, benchmarks ----------------------------------------------------------------------------


def find_chromium() -> str:
    """Path of a Chromium for the journeys: CHROMIUM, the system's, apt's (as root), or npm's. Raises Stop."""
    for path in (os.environ.get("CHROMIUM"), shutil.which("chromium"), shutil.which("chromium-browser")):
        if path and Path(path).exists():
            return path
    unpacked = environment.var_directory() / "chromium" / "chromium"
    if unpacked.exists():
        return str(unpacked)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        with step("install Chromium (apt)"):
            call(["apt-get", "update"], DEBIAN_FRONTEND="noninteractive")
            install = [
                "apt-get",
                "install",
                "--yes",
                "--no-install-recommends",
                "chromium",
                "fonts-liberation",
            ]
            call(install, DEBIAN_FRONTEND="noninteractive")
        return "/usr/bin/chromium"
    if shutil.which("npm"):
        with step("unpack Chromium from npm (@sparticuz/chromium)"):
            return str(_unpack_chromium(unpacked))
    raise Stop(
        "the journeys need Chromium: install it (apt-get install chromium), or set CHROMIUM to its path"
    )


def _lies_below(name: str) -> bool:
    return not name.startswith("/") and ".." not in Path(name).parts


def _unpack_chromium(target: Path) -> Path:
    import io
    import tarfile

    import brotli

    directory = target.parent
    directory.mkdir(parents=True, exist_ok=True)
    call(["npm", "pack", "--silent", "--pack-destination", str(directory), "@sparticuz/chromium@147.0.0"])
    package = next(directory.glob("*.tgz"))
    with tarfile.open(package) as archive:
        for member in archive.getmembers():
            name = Path(member.name).name
            source = archive.extractfile(member)
            if source is None or not member.name.endswith(".br"):
                continue
            content = brotli.decompress(source.read())
            if name == "chromium.br":
                target.with_suffix(".new").write_bytes(content)
            elif name.endswith(".tar.br"):  # software rendering, fonts, libraries
                with tarfile.open(fileobj=io.BytesIO(content)) as inner:
                    # Debian's Python 3.11.2 knows no filters yet: files and folders below this one, no others.
                    sound = [one for one in inner if (one.isfile() or one.isdir()) and _lies_below(one.name)]
                    inner.extractall(directory, members=sound)  # noqa: S202
    package.unlink()
    target.with_suffix(".new").chmod(0o755)
    return target.with_suffix(".new").rename(target)


def test(arguments: list[str]) -> int:
    """The whole test suite, in a database cluster of its own. Further words go to pytest."""
    os.environ["CHROMIUM"] = find_chromium()
    spread = [] if any(word.startswith(("-n", "--numprocesses")) for word in arguments) else ["-n", "2"]
    command = [sys.executable, "-m", "pytest", *spread, *arguments]
    surroundings = serving.build_environment()
    # pytest-django would read the settings before tests/conftest.py has started the tests' database.
    del surroundings["DJANGO_SETTINGS_MODULE"]
    return _wait(subprocess.Popen(command, cwd=PROJECT, env=surroundings))


def check() -> int:
    """Lint, types, direction of imports, migrations, reference pages. Every step runs; the end tells all."""
    folders = [name for name in ("src", "tests", "bench", "run", "manage.py") if (PROJECT / name).exists()]
    programs = Path(sys.executable).parent

    def tool(name: str, *arguments: str) -> list[str]:
        return [str(programs / name), *arguments]

    failed: list[str] = []
    database: Database | None = None
    try:
        os.environ["WARDMOTE_VAR"] = str(PROJECT / "var" / "check")
        os.environ["WARDMOTE_TEST"] = "1"
        database = Database("wardmote_check")
        steps: list[tuple[str, Callable[[], str]]] = [
            ("ruff check", lambda: call(tool("ruff", "check", *folders))),
            ("ruff format --check", lambda: call(tool("ruff", "format", "--check", *folders))),
            ("mypy", lambda: call(tool("mypy", "src"))),
            ("import contracts", lambda: call(tool("lint-imports"))),
            ("no migration is missing", lambda: manage("makemigrations", "--check", "--dry-run")),
            ("migrations do not lock (squawk)", check_migrations),
        ]
        if has_command("reference"):
            steps.append(("reference pages equal the code", lambda: manage("reference", "--check")))
        for words, run_step in steps:
            begun = time.monotonic()
            try:
                run_step()
                verdict = "ok"
            except Stop as problem:
                verdict = "FAILED"
                failed.append(words)
                print(problem)
            print(f"  {words:<54}{verdict:>8}{time.monotonic() - begun:7.1f} s", flush=True)
    finally:
        if database:
            database.release()
    print(f"check: {len(failed)} failed: {', '.join(failed)}" if failed else "check: all well")
    return 1 if failed else 0


def check_migrations() -> str:
    """What squawk finds in the SQL of our migrations (.squawk.toml says what it leaves out). Raises Stop."""
    with tempfile.TemporaryDirectory() as folder:
        manage("migration_sql", folder, WARDMOTE_AS="owner")
        files = sorted(str(path) for path in Path(folder).iterdir())
        done = subprocess.run(
            [str(Path(sys.executable).parent / "squawk"), *files], capture_output=True, text=True, cwd=PROJECT
        )
    if done.returncode != 0:
        raise Stop((done.stdout + done.stderr)[-6000:])
    return ""


def write_baseline() -> int:
    """Write down what an empty database begins with: the tables that all migrations make together."""
    os.environ["WARDMOTE_VAR"] = str(PROJECT / "var" / "check")
    os.environ["WARDMOTE_TEST"] = "1"
    os.environ.pop(
        "DATABASE_URL", None
    )  # written by the embedded server alone, so that it is always the same
    with contextlib.ExitStack() as stack:
        database = Database(f"wardmote_baseline_{os.getpid()}")
        stack.callback(database.release)
        stack.callback(database.drop)
        with step("run every migration, from the first"):
            manage("migrate", "--verbosity", "0", "--skip-checks", WARDMOTE_AS="owner")
        with step(f"write {short(baseline.FILE)}"):
            owner = environment.read("WARDMOTE_OWNER_DATABASE_URL")
            baseline.write(owner, programs=database.client_programs)
    return 0


def bench(arguments: list[str]) -> int:
    """Benchmarks: programs in bench/ that print figures. Without a name: all of them, one after the other."""
    names = sorted(path.stem for path in (PROJECT / "bench").glob("[a-z]*.py"))
    chosen, rest = (arguments[:1], arguments[1:]) if arguments else (names, [])
    if not names or not set(chosen) <= set(names):
        raise Stop(f"there are these benchmarks: {', '.join(names) or 'none yet'}")
    os.environ["WARDMOTE_DEMO"] = "1"
    with contextlib.ExitStack() as stack:
        database = Database("wardmote_bench", cluster="bench")
        stack.callback(database.release)
        database.migrate()
        collect_static()
        worst = 0
        for name in chosen:
            command = [sys.executable, "-m", f"bench.{name}", *rest]
            worst = max(worst, _wait(subprocess.Popen(command, cwd=PROJECT, env=serving.build_environment())))
        return worst


def lock() -> int:
    """Compile requirements.lock from pyproject.toml: versions and hashes, no addresses."""
    with step("compile requirements.lock"):
        call(
            [
                *[str(Path(sys.executable).parent / "uv"), "pip", "compile", "--quiet", "--universal"],
                *["--generate-hashes", "--no-header", "--no-emit-index-url", "--upgrade"],
                *["--group", "dev", "pyproject.toml", "--output-file", "requirements.lock"],
            ]
        )
    return 0


# --- The list ---------------------------------------------------------------------------------------------

HELP = """\
./run demo                 the demonstration, from nothing to the first page; PORT=8000
./run test [WORDS]         all tests, in a database of their own; WORDS go to pytest
./run check                lint, types, import contracts, migrations, reference pages
./run bench [NAME …]       benchmarks: print figures, never pass or fail
./run manage COMMAND …     a command of Django, with the database's address set
./run serve [web|worker]   the real service, as a service manager starts it
./run backup DIRECTORY     a back-up of database and files, with a manifest
./run restore FILE         a back-up into an empty database, and the proof that it is the same
./run verify-log           is the access log whole: no edit, no removal, no reordering
./run lock                 compile requirements.lock from pyproject.toml
./run baseline             write down the tables an empty database begins with; after each new migration
./run help                 this list
"""


def run(arguments: list[str]) -> int:
    """Do one command; returns the status for the shell."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    match name:
        case "demo":
            return demo()
        case "serve":
            return serve(*rest[:1])
        case "manage":
            return run_manage(rest)
        case "test":
            return test(rest)
        case "check":
            return check()
        case "bench":
            return bench(rest)
        case "backup":
            return backup(rest)
        case "restore":
            return restore(rest)
        case "lock":
            return lock()
        case "baseline":
            return write_baseline()
        case "verify-log":
            return run_manage(["verify_log", *rest])
        case "help" | "--help" | "-h":
            print(HELP, end="")
            return 0
        case _:
            print(f"there is no command {name!r}\n\n{HELP}", end="", file=sys.stderr)
            return 2


def main() -> int:
    try:
        return run(sys.argv[1:])
    except Ended:
        return 0
    except KeyboardInterrupt:
        return 130
    except (
        Stop,
        ClusterError,
        backups.BackupError,
        baseline.BaselineError,
        bootstrap.BootstrapError,
        serving.DidNotStart,
        OSError,
        ValueError,
    ) as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
