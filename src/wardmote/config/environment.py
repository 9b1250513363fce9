"""Every setting an operator can make, in one table, and the only functions that read them.

Standard library only: `./run` reads the same table before Django is installed.
`docs/reference/settings.md` is generated from `SETTINGS`; a test fails when some code reads a name that
is not in it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, the value when it is unset (text), and what it means in plain
    words."""

    name: str
    default: str
    meaning: str
    secret: bool = False  # may also be given as NAME_FILE, the path of a file that holds the value


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "DATABASE_URL",
        "",
        "PostgreSQL for web, worker and tests, as role wardmote_app: "
        "postgresql://wardmote_app:…@host/wardmote. "
        "Unset: `./run` starts the embedded server. If its role is a superuser, `./run` creates the roles "
        "and the "
        "database there and derives both addresses from it.",
        secret=True,
    ),
    Setting(
        "WARDMOTE_OWNER_DATABASE_URL",
        "",
        "The same database as role wardmote_owner; used only to migrate, back up and restore.",
        secret=True,
    ),
    Setting(
        "WARDMOTE_AS",
        "app",
        "`owner` makes Django connect as wardmote_owner, without a pool. Only `manage.py migrate` and its "
        "like.",
    ),
    Setting(
        "WARDMOTE_VAR",
        str(PROJECT / "var"),
        "Directory of run-time state: uploads, static files, secrets, cluster.",
    ),
    Setting(
        "WARDMOTE_UPLOADS",
        "",
        "Directory of uploaded files, outside the web root. Unset: `uploads` in WARDMOTE_VAR.",
    ),
    Setting(
        "WARDMOTE_PG_BINDIR",
        "",
        "Directory of other PostgreSQL programs for the embedded cluster, e.g. /usr/lib/postgresql/15/bin.",
    ),
    Setting(
        "PORT",
        "8000",
        "Port on 127.0.0.1. When it is busy, `./run demo` takes the next free one and says so.",
    ),
    Setting("WARDMOTE_WEB_WORKERS", "2", "Web server processes."),
    Setting("WARDMOTE_WEB_THREADS", "4", "Threads in each web process; each keeps one database connection."),
    Setting(
        "WARDMOTE_PREPARE",
        "3",
        "After how many uses on one connection a statement is prepared in the database, so that its plan is kept. "
        "0: never, for a pooler that cannot keep prepared statements.",
    ),
    Setting(
        "WARDMOTE_SECRET_KEY",
        "",
        "Key that signs sessions and links: at least 50 characters. Unset: `secrets/secret_key` in "
        "WARDMOTE_VAR.",
        secret=True,
    ),
    Setting(
        "WARDMOTE_FIELD_KEYS",
        "",
        "Keys that encrypt safe locations and protected sources (F5, F6): lines `name:base64 of 32 bytes`, "
        "the newest "
        "first; older ones stay readable. Unset: `secrets/field_keys` in WARDMOTE_VAR.",
        secret=True,
    ),
    Setting(
        "WARDMOTE_BASE_URL",
        "",
        "Address people use, e.g. https://safer.example.gov.uk: links in mail, allowed host, trusted origin. "
        "Unset: http://127.0.0.1:PORT, for the demonstration only.",
    ),
    Setting("WARDMOTE_ALLOWED_HOSTS", "", "Further host names, separated by commas."),
    Setting(
        "WARDMOTE_PROXY",
        "",
        "1: a reverse proxy on this machine ends TLS and sets X-Forwarded-Proto and X-Forwarded-For, "
        "replacing what "
        "the client sent. Leave unset when there is none.",
    ),
    Setting(
        "WARDMOTE_DEMO",
        "",
        "1: the demonstration: invented data, log-ins shown, plain http on this machine only. Never on a "
        "real service.",
    ),
    Setting(
        "WARDMOTE_SECURITY_CONTACT",
        "",
        "Where to tell of a weakness: mailto: or https: address, shown in /.well-known/security.txt (RFC 9116). "
        "Unset: there is no such file.",
    ),
    Setting(
        "WARDMOTE_EXIT_URL",
        "https://www.bbc.co.uk/weather",
        "Neutral site that “Exit this page” leads to, after the session was ended.",
    ),
    Setting("WARDMOTE_TEST", "", "1: set by the tests: plain http on this machine only."),
    Setting(
        "WARDMOTE_SMTP_URL",
        "",
        "Mail server: smtp://user:password@host:587?tls=1 (or smtps:// on 465). Unset: mail stays in the "
        "outbox, "
        "where the demonstration shows it.",
        secret=True,
    ),
    Setting(
        "WARDMOTE_SCANNER",
        "",
        "Virus scanner for uploaded files: clamd:unix:/run/clamav/clamd.ctl, clamd:host:port, or command: and "
        "a program that ends with 0 for clean and 1 for infected. Unset: files are taken but stay closed; the "
        "demonstration opens them unscanned and says so.",
    ),
    Setting("WARDMOTE_MAIL_FROM", "", "Sender of mail. Unset: noreply@ and the host of WARDMOTE_BASE_URL."),
    Setting(
        "WARDMOTE_IDLE_MINUTES",
        "15",
        "Minutes without a request after which staff are signed out: 5 to 30.",
    ),
    Setting(
        "WARDMOTE_OIDC_URL",
        "",
        "Issuer of the council's own sign-in service (OpenID Connect), e.g. "
        "https://login.microsoftonline.com/<tenant>/v2.0. Unset: password only.",
    ),
    Setting("WARDMOTE_OIDC_NAME", "your council account", "What the button calls it: Sign in with …"),
    Setting("WARDMOTE_OIDC_CLIENT_ID", "", "Client id that the service gave us."),
    Setting("WARDMOTE_OIDC_SECRET", "", "Client secret that the service gave us.", secret=True),
    Setting(
        "WARDMOTE_OIDC_MFA_COUNTS",
        "",
        "1: a second factor shown to the council's own sign-in service (OpenID Connect) is enough; set it only "
        "if that service always asks for one.",
    ),
    Setting(
        "WARDMOTE_STALLED_AFTER",
        "30",
        "Seconds without a sign of life after which a worker counts as dead and its jobs are tried again.",
    ),
    Setting(
        "WARDMOTE_LOG_LEVEL", "INFO", "How much is written to standard error: DEBUG, INFO, WARNING, ERROR."
    ),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def read(name: str) -> str:
    """The value of the setting, or its default. Raises KeyError for a name that is not in `SETTINGS`."""
    setting = _BY_NAME[name]
    value = os.environ.get(name, "")
    if not value and setting.secret and os.environ.get(f"{name}_FILE"):
        value = Path(os.environ[f"{name}_FILE"]).read_text(encoding="utf-8").strip()
    return value or setting.default


def read_flag(name: str) -> bool:
    """True for 1, true, yes or on."""
    return read(name).lower() in {"1", "true", "yes", "on"}


def read_number(name: str) -> int:
    """A whole number. Raises ValueError that names the setting."""
    value = read(name)
    try:
        return int(value)
    except ValueError:
        raise ValueError(f"{name} must be a whole number, not {value!r}") from None


def var_directory() -> Path:
    """Where run-time state lives; not created here."""
    return Path(read("WARDMOTE_VAR")).resolve()


def uploads_directory() -> Path:
    """Where uploaded files live; not created here."""
    return Path(read("WARDMOTE_UPLOADS") or var_directory() / "uploads").resolve()


def read_secret(name: str, file_name: str) -> str:
    """A secret from its variable, from NAME_FILE, or from `secrets/<file_name>` in the var directory.

    Returns "" when there is none: whoever needs it decides how to refuse.
    """
    value = read(name)
    path = var_directory() / "secrets" / file_name
    if not value and path.is_file():
        value = path.read_text(encoding="utf-8").strip()
    return value
