"""What docs/operate tells a council to type must exist and do what the program itself would do."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess

import pytest
from django.core.management import get_commands
from tests import databases

from wardmote.config import bootstrap, commands, environment
from wardmote.config.cluster import Cluster

PAGES = sorted((environment.PROJECT / "docs" / "operate").glob("*.md"))


def blocks(page, language):
    text = (environment.PROJECT / "docs" / "operate" / page).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """An empty cluster: the tests' own has the roles already."""
    directory = tmp_path_factory.mktemp("operate")
    cluster = Cluster(directory, throwaway=True)
    cluster.use()
    yield cluster
    cluster.release()
    if not cluster.place.is_relative_to(directory):
        shutil.rmtree(cluster.place)


def describe_server(url, database):
    """Roles, their memberships and settings, and the rights in the database, as one would compare two
    servers."""
    with bootstrap.connect(url, database=database) as connection:
        queries = (
            "select rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,"
            " rolbypassrls, rolconfig from pg_roles where rolname like 'wardmote%' order by 1",
            "select roleid::regrole::text, member::regrole::text, admin_option from pg_auth_members"
            " where member::regrole::text like 'wardmote%' order by 1, 2",
            "select pg_get_userbyid(datdba), datacl::text, (select setconfig from pg_db_role_setting"
            " where setdatabase = d.oid and setrole = 0) from pg_database d where datname = "
            "current_database()",
            "select nspowner::regrole::text, nspacl::text from pg_namespace where nspname = 'public'",
            "select defaclrole::regrole::text, defaclobjtype, defaclacl::text from pg_default_acl order by 2",
        )
        return [connection.execute(query).fetchall() for query in queries]


def test_the_roles_of_the_install_page_are_those_the_program_makes(server):
    (script,) = blocks("install.md", "sql")
    command = [server.programs / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", server.socket_directory]
    done = subprocess.run(
        [*command, "-U", "postgres", "postgres"], input=script, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    by_hand = describe_server(server.url(), "wardmote")
    bootstrap.prepare(server.url(), database="wardmote")
    assert describe_server(server.url(), "wardmote") == by_hand


def test_every_command_of_run_that_the_pages_name_exists():
    known = set(re.findall(r"^\./run ([a-z-]+)", commands.HELP, re.MULTILINE))
    assert known >= {"backup", "restore", "serve", "manage", "verify-log"}
    for page in PAGES:
        named = re.findall(r"(?:\./|/opt/wardmote/)run ([a-z-]+)", page.read_text(encoding="utf-8"))
        for script in blocks(page.name, "sh"):
            named += re.findall(r"^wardmote ([a-z-]+)", script, re.MULTILINE)
        assert set(named) <= known, page.name


def test_each_management_command_that_the_pages_name_exists():
    named = {
        name for page in PAGES for name in re.findall(r"\bmanage ([a-z_]+)", page.read_text(encoding="utf-8"))
    }
    assert (
        {"migrate", "create_partnership", "first_administrator", "load_areas"} <= named <= set(get_commands())
    )


def test_the_short_command_passes_its_settings_and_arguments_on(tmp_path):
    """Also an address with `&` in it, which an unquoted file would break at."""
    (script,) = [text for text in blocks("install.md", "sh") if text.startswith("#!/bin/sh")]
    page = (environment.PROJECT / "docs" / "operate" / "install.md").read_text(encoding="utf-8")
    (settings,) = re.findall(r"^```\n(DATABASE_URL.*?)```", page, re.DOTALL | re.MULTILINE)
    (tmp_path / "environment").write_text(
        settings.replace("host=", "sslmode=require&host="), encoding="utf-8"
    )
    (tmp_path / "run").write_text('#!/bin/sh\nprintf "%s|" "$DATABASE_URL" "$WARDMOTE_PROXY" "$@"\n')
    (tmp_path / "run").chmod(0o755)
    here = script.replace("/opt/wardmote", str(tmp_path)).replace("/etc/wardmote", str(tmp_path))
    (tmp_path / "wardmote").write_text(here.replace("runuser -u wardmote -- ", ""), encoding="utf-8")
    done = subprocess.run(
        ["sh", tmp_path / "wardmote", "manage", "x", "--name", "A B"], capture_output=True, text=True
    )
    assert done.stderr == ""
    assert done.stdout == (
        "postgresql://wardmote_app@/wardmote?sslmode=require&host=/var/run/postgresql|1|manage|x|--name|A B|"
    )


def test_every_setting_that_the_pages_name_exists():
    known = {setting.name for setting in environment.SETTINGS}
    for page in PAGES:
        for name in re.findall(r"\b(WARDMOTE_[A-Z_]+|DATABASE_URL)\b", page.read_text(encoding="utf-8")):
            assert name.removesuffix("_FILE") in known, f"{page.name}: {name}"


def test_unit_files_can_be_read_and_start_the_program():
    units = [*blocks("install.md", "ini"), *blocks("backup.md", "ini")]
    assert len(units) == 4
    starts = []
    for text in units:
        unit = configparser.ConfigParser(strict=False, interpolation=None)
        unit.optionxform = str
        unit.read_string(text)
        if unit.has_option("Service", "ExecStart"):
            starts.append(unit["Service"]["ExecStart"].split()[:3])
    assert [start[1:] for start in starts] == [
        ["serve", "web"],
        ["serve", "worker"],
        ["backup", "/var/backups/wardmote"],
    ]


def test_links_between_the_pages_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).resolve().exists(), f"{page.name}: {target}"


def test_passwords_are_kept_for_a_server_that_wants_them(tmp_path):
    first = bootstrap.keep_passwords(tmp_path / "secrets")
    assert bootstrap.keep_passwords(tmp_path / "secrets") == first
    assert all(len(password) > 30 for password in first.values())
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "secrets").iterdir()} == {0o600}
    urls = bootstrap.derive_urls(
        "postgresql://postgres:x@127.0.0.1:5432/postgres", database="d", passwords=first
    )
    assert first["wardmote_app"] in urls["DATABASE_URL"]
    assert databases.ADMIN not in urls
