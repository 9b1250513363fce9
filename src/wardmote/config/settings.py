"""Django's settings. Every value an operator may choose is read through `environment`; the rest is
decided here."""

from __future__ import annotations

import base64
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from wardmote.config import environment
from wardmote.config.database import parse_database_url

PACKAGE = Path(__file__).resolve().parents[1]
VAR = environment.var_directory()
DEMO = environment.read_flag("WARDMOTE_DEMO")
TEST = environment.read_flag("WARDMOTE_TEST")
# Plain http is possible on this machine only: the demonstration and the tests. Everything else is https.
PLAIN_HTTP = DEMO or TEST
DEBUG = False

# --- Secrets ---------------------------------------------------------------------------------------
SECRET_KEY = environment.read_secret("WARDMOTE_SECRET_KEY", "secret_key")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "WARDMOTE_SECRET_KEY is missing or shorter than 50 characters (./run makes one in var/)"
    )


def _read_field_keys() -> dict[str, bytes]:
    keys: dict[str, bytes] = {}
    for line in environment.read_secret("WARDMOTE_FIELD_KEYS", "field_keys").split():
        name, _, text = line.partition(":")
        keys[name] = base64.b64decode(text, validate=True)
        if len(keys[name]) != 32:
            raise ImproperlyConfigured(f"field key {name!r} is not 32 bytes long")
    return keys


# Name to key, the newest first: new values are encrypted with the first, old ones name the key they need.
FIELD_KEYS = _read_field_keys()

# --- Addresses -------------------------------------------------------------------------------------
BASE_URL = (environment.read("WARDMOTE_BASE_URL") or f"http://127.0.0.1:{environment.read('PORT')}").rstrip(
    "/"
)
_HOST = urlsplit(BASE_URL).hostname or "localhost"
# This machine's own names are for monitors; links are built from BASE_URL, never from the Host header.
ALLOWED_HOSTS = [_HOST, "127.0.0.1", "localhost"]
ALLOWED_HOSTS += filter(None, environment.read("WARDMOTE_ALLOWED_HOSTS").split(","))
CSRF_TRUSTED_ORIGINS = [BASE_URL]
ROOT_URLCONF = "wardmote.config.urls"
WSGI_APPLICATION = "wardmote.config.wsgi.application"
APPEND_SLASH = False
CSRF_FAILURE_VIEW = "wardmote.pages.errors.forged_form"

# --- Database --------------------------------------------------------------------------------------
AS_OWNER = environment.read("WARDMOTE_AS") == "owner"
_DATABASE_URL = environment.read("WARDMOTE_OWNER_DATABASE_URL" if AS_OWNER else "DATABASE_URL")
if not _DATABASE_URL:
    raise ImproperlyConfigured(
        "WARDMOTE_OWNER_DATABASE_URL is not set"
        if AS_OWNER
        else "DATABASE_URL is not set; ./run manage … sets it"
    )
DATABASES = {"default": parse_database_url(_DATABASE_URL)}
# Each thread keeps its connection: the threads are as few as a pool's connections would be, and fetching one from a
# pool and bringing it back took a twentieth of the time of a report (decision 7).
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["OPTIONS"].setdefault("application_name", "wardmote")
# Under row-level security planning a statement takes longer than answering it: plans are kept (decision 2).
DATABASES["default"]["OPTIONS"]["server_side_binding"] = True
DATABASES["default"]["OPTIONS"]["prepare_threshold"] = environment.read_number("WARDMOTE_PREPARE") or None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"  # of third-party tables; our own have UUIDv7

# --- Parts -----------------------------------------------------------------------------------------
# Wardmote's modules stand in the order of the layers, highest first.
INSTALLED_APPS = [
    "wardmote.config",
    "wardmote.demo",
    "wardmote.jobs",
    "wardmote.plans",
    "wardmote.meetings",
    "wardmote.reviews",
    "wardmote.cases",
    "wardmote.reports",
    "wardmote.actions",
    "wardmote.people",
    "wardmote.crimes",
    "wardmote.places",
    "wardmote.partnerships",
    "wardmote.documents",
    "wardmote.notifications",
    "wardmote.retention",
    "wardmote.sharing",
    "wardmote.audit",
    "wardmote.access",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "wardmote.config.middleware.SecurityHeaders",
    "wardmote.config.machines.MachineDoor",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "wardmote.config.middleware.ActingMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

# Our pages are Jinja2 (see wardmote.design); what allauth shows and we have not written ourselves stays
# with Django's.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "jinja2",
        "DIRS": [PACKAGE / "pages" / "templates"],
        "OPTIONS": {"environment": "wardmote.design.environment.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# --- Language and time -----------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# --- Static files and uploads ----------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [path for path in (PACKAGE / "design" / "static",) if path.is_dir()]
UPLOADS = environment.uploads_directory()
MEDIA_ROOT = UPLOADS  # never served: documents are streamed by views that check access
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# What is not scanned is not opened; without a scanner only where everything is invented.
SCANNER = environment.read("WARDMOTE_SCANNER") or ("none" if PLAIN_HTTP else "")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# --- Sign-in ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "partnerships.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# OWASP ASVS 5.0, 6.2.1 asks for at least 8 characters; we ask for 12 (Cyber Essentials without a block list).
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "wardmote.partnerships.passwords.NotOfHere"},
]
SESSION_ENGINE = "wardmote.pages.session_store"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "wardmote.pages.administration.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation that was used has reached its address
# Failures are counted for one account from one address: see AccountAdapter. Never by address alone, which
# would lock out a whole council behind one.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/key"}
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/start"
PASSWORD_RESET_TIMEOUT = 60 * 60
MFA_ADAPTER = "wardmote.pages.administration.adapters.SecondFactorAdapter"
# The council's own sign-in service, by setting.
OIDC_URL = environment.read("WARDMOTE_OIDC_URL").rstrip("/")
OIDC_NAME = environment.read("WARDMOTE_OIDC_NAME")
if OIDC_URL:  # what it brings takes 10 MB of each process
    INSTALLED_APPS += ["allauth.socialaccount.providers.openid_connect"]
SOCIALACCOUNT_ADAPTER = "wardmote.pages.administration.adapters.OwnServiceAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "own",
                "name": OIDC_NAME,
                "client_id": environment.read("WARDMOTE_OIDC_CLIENT_ID"),
                "secret": environment.read("WARDMOTE_OIDC_SECRET"),
                "settings": {"server_url": OIDC_URL},
            }
        ],
    }
}
# Idle and absolute limits are kept by the server (wardmote.pages.sessions); the cookie ends with the browser.
IDLE_MINUTES = min(max(environment.read_number("WARDMOTE_IDLE_MINUTES"), 5), 30)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 10 * 60 * 60
OIDC_MFA_COUNTS = environment.read_flag("WARDMOTE_OIDC_MFA_COUNTS")
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PLAIN_HTTP

# Throttling counts must be shared by all processes, so they live in the database (table made by a jobs
# migration). Django would throw a third of them away beyond 300: whoever tries a few hundred addresses would
# wipe the count of their guesses. What has run out is deleted by a job, every half hour.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "wardmote_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000_000},
    },
}

# --- Browser security ------------------------------------------------------------------------------
SECURE_COOKIES = not PLAIN_HTTP
# The __Host- prefix binds a cookie to this host, over https, for the whole site: a sister site cannot
# plant one.
SESSION_COOKIE_NAME = "__Host-session" if SECURE_COOKIES else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE_COOKIES else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 63_072_000  # two years
SECURE_HSTS_INCLUDE_SUBDOMAINS = not PLAIN_HTTP
SECURE_SSL_REDIRECT = not PLAIN_HTTP
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked by monitors on this machine
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not "no-referrer": under it browsers send `Origin: null` with our own forms, and the check against
# forged forms refuses them. To other sites nothing is sent either way.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = environment.read_flag("WARDMOTE_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = False


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        # A browser checks redirects after a form too, so the council's own sign-in service is named here.
        "form-action": ["'self'", *([_origin(OIDC_URL)] if OIDC_URL else [])],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "report-uri": ["/policy-report"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000

SECURITY_CONTACT = environment.read("WARDMOTE_SECURITY_CONTACT")
EXIT_URL = environment.read("WARDMOTE_EXIT_URL")

# --- Mail ------------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.read("WARDMOTE_MAIL_FROM") or f"noreply@{_HOST}"
_SMTP = urlsplit(environment.read("WARDMOTE_SMTP_URL"))
SMTP_CONFIGURED = bool(_SMTP.hostname)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if SMTP_CONFIGURED
    else "django.core.mail.backends.dummy.EmailBackend"
)
if SMTP_CONFIGURED:
    EMAIL_HOST = _SMTP.hostname
    EMAIL_USE_SSL = _SMTP.scheme == "smtps"
    EMAIL_USE_TLS = not EMAIL_USE_SSL and "tls=0" not in _SMTP.query
    EMAIL_PORT = _SMTP.port or (465 if EMAIL_USE_SSL else 587)
    EMAIL_HOST_USER = unquote(_SMTP.username or "")
    EMAIL_HOST_PASSWORD = unquote(_SMTP.password or "")
    EMAIL_TIMEOUT = 20

# --- Jobs ------------------------------------------------------------------------------------------
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
STALLED_AFTER = environment.read_number("WARDMOTE_STALLED_AFTER")

# --- Logs ------------------------------------------------------------------------------------------
# Standard error only; no request bodies, no messages of errors: a log is read by more people than a case is.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "wardmote.config.log_lines.LineFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": environment.read("WARDMOTE_LOG_LEVEL")},
    "loggers": {
        "django.db.backends": {"level": "WARNING"},
        "procrastinate.periodic": {"level": "WARNING"},  # lists every task at each start
        "procrastinate.blueprints": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},  # says at each start that it can say things
        "procrastinate.jobs": {"level": "WARNING"},  # a line for every job that is put into the queue
    },
}
