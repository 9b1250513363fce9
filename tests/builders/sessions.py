"""Being signed in, without going through the pages of the sign-in each time.

    client = signed_in_client(world, "council", "caseworker")       # Django's test client
    sign_in_browser(context, site_url, world.membership("council", "caseworker"))   # a Playwright context

The session is written as the sign-in itself leaves it: password and TOTP shown, the agency chosen. Its row
lies in the database, so a browser needs a test that commits (`transaction=True`, or a world built outside
of a test's transaction).
"""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.utils import timezone
from tests.builders.partnership import World

from wardmote.pages import sessions
from wardmote.partnerships.models import Membership


def open_session(
    membership: Membership,
    *,
    second_factor: bool = True,
    choose: bool = True,
    at: datetime | None = None,
    proved_at: datetime | None = None,
) -> str:
    """Write a session of somebody who has just signed in; return its key (the cookie's value)."""
    now = at or timezone.now()
    proved = (proved_at or now).timestamp()
    account = membership.account
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    sessions.begin(session, at=now)
    proofs = [{"method": "password", "at": proved, "email": account.email}]
    if second_factor:
        proofs.append({"method": "mfa", "at": proved, "type": "totp"})
    session[sessions.METHODS] = proofs
    session["account_authentication_methods_user"] = str(account.pk)
    if choose:
        sessions.choose(session, membership)
    session.save()
    assert session.session_key is not None
    UserSession.objects.create(
        user=account, session_key=session.session_key, ip="127.0.0.1", user_agent="tests", data={}
    )
    return session.session_key


def signed_in_client(
    world: World, agency: str, *roles: str, host: str = "testserver", at: datetime | None = None, **more: Any
) -> Client:
    """A test client that is signed in as somebody of the agency with these roles."""
    client = Client(headers={"host": host})
    client.cookies[settings.SESSION_COOKIE_NAME] = open_session(
        world.membership(agency, *roles, **more), at=at
    )
    return client


def sign_in_browser(context: Any, address: str, membership: Membership, **more: Any) -> None:
    """Give a Playwright browser context the cookie of somebody signed in at `address` (http://127.0.0.1:port).

    A slow machine must not be asked "is it still you?" halfway through a journey: that is not what it is about.
    """
    more.setdefault("proved_at", timezone.now() + timedelta(hours=1))
    context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": open_session(membership, **more),
                "domain": urlsplit(address).hostname or "127.0.0.1",
                "path": "/",
                "httpOnly": True,
                "sameSite": "Lax",
            }
        ]
    )
