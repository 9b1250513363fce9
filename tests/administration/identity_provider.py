"""A real OpenID Connect provider (allauth.idp) in a process of its own, as a council's would be.

    python identity_provider.py PORT FILE REDIRECT_URI

People at it: ann@council.example (address verified), bob@council.example (not verified),
eve@council.example (verified, but nobody invited her). Their password is `at the provider`.
"""

import sys
from pathlib import Path
from wsgiref.simple_server import make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.urls import URLResolver, include, path

CLIENT, SECRET, PASSWORD = "wardmote", "known to both", "at the provider"
PEOPLE = {"ann@council.example": True, "bob@council.example": False, "eve@council.example": True}


def configure(file: str) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    settings.configure(
        SECRET_KEY="of the provider",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": file}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_EMAIL_VERIFICATION="none",
        ACCOUNT_RATE_LIMITS=False,
        IDP_OIDC_PRIVATE_KEY=pem.decode(),
        USE_TZ=True,
    )


urlpatterns: list[URLResolver] = []  # filled once Django is set up


def fill(redirect_uri: str) -> None:
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for email, verified in PEOPLE.items():
        user = User.objects.create_user(email.partition("@")[0], email, PASSWORD)
        EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    client = Client(id=CLIENT, name="Wardmote", skip_consent=True, redirect_uris=redirect_uri)
    client.set_scopes(["openid", "profile", "email"])
    client.set_secret(SECRET)
    client.save()


if __name__ == "__main__":
    port, file, redirect_uri = sys.argv[1:]
    configure(file)
    django.setup()
    urlpatterns += [path("accounts/", include("allauth.account.urls")), path("", include("allauth.idp.urls"))]
    fill(redirect_uri)
    from django.core.wsgi import get_wsgi_application

    server = make_server("127.0.0.1", int(port), get_wsgi_application())
    Path(file).with_suffix(".ready").touch()
    server.serve_forever()
