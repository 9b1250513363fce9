"""Where allauth asks us: who may sign in, what begins with it, how secrets are kept.

Nobody signs up by themselves. Mail is written by our own pages through the outbox, so allauth never sends
any.
"""

import base64
from typing import Any
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.actors import SigningIn
from wardmote.access.rows import circumstances
from wardmote.pages import sessions
from wardmote.partnerships.models import Account
from wardmote.partnerships.operations import note_use
from wardmote.partnerships.queries import current_memberships
from wardmote.people.sealed import seal, unseal

# A recovery code or TOTP seed belongs to no row of ours when it is sealed; it is tied to its purpose instead.
_PURPOSE = UUID("7f4f2f0a-5a6c-5d7e-9c0b-2a6f0f5c7d11")


def may_sign_in(account: Account) -> bool:
    """Whether the account is neither locked nor without a place in any agency."""
    return bool(current_memberships(account.id))


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in with e-mail and password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that the access log keeps too: see `config.middleware.client_address`."""
        return circumstances().ip or "127.0.0.1"

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our own pages say what happened."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Refuse: mail goes through the outbox (room notifications)."""
        raise RuntimeError(f"allauth wanted to send {template_prefix}")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Failures are counted by account AND address: neither can somebody behind the council's one
        address lock out their colleagues, nor somebody elsewhere lock out a person (A6)."""
        return f"{credentials.get('email', '').lower()}|{self.get_client_ip(request)}"

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        """Turn away whoever may not sign in any more, also when another service vouches for them (H16)."""
        if not may_sign_in(user):
            messages.error(request, "This account cannot sign in. Ask your agency's administrator.")
            return HttpResponseRedirect(reverse("sign_in"))
        return super().pre_login(request, user, **kwargs)

    def login(self, request: HttpRequest, user: Any) -> None:
        """Begin a session: a new key, its clock, and the note that the account is in use."""
        super().login(request, user)
        now = timezone.now()
        sessions.begin(request.session, at=now)
        note_use(by=SigningIn(user.pk), account=user, at=now)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: their secrets are sealed with the field keys, so that a copy of the database does not
    give them away."""

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        return base64.b64encode(seal(text, _PURPOSE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Unseal a secret."""
        return unseal(base64.b64decode(encrypted_text), _PURPOSE)

    def get_totp_issuer(self) -> str:
        """The name in people's authenticator apps."""
        return "Wardmote"

    def _get_site_name(self) -> str:
        return "Wardmote"


class OwnServiceAdapter(DefaultSocialAccountAdapter):
    """Sign-in through the council's own service (OpenID Connect): for people who were invited, nobody else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """It never makes an account."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Match a first visit to an invited account, by an e-mail address that the service has verified.

        Both sides must have verified it: the service says so in `email_verified`, and our invitation
        reached it.
        """
        if sociallogin.is_existing:
            return
        verified = [address.email for address in sociallogin.email_addresses if address.verified]
        for email in verified:
            known = (
                EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user").first()
            )
            if known is not None and may_sign_in(known.user):
                sociallogin.connect(request, known.user)
                return
        messages.error(request, "No account here has this email address. Ask your agency's administrator.")
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse("sign_in")))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """The service refused, or the person turned back."""
        messages.error(request, "Signing in through your own service did not work. Try again.")
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse("sign_in")))
