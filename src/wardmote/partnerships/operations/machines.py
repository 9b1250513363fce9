"""Machine access of an agency."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.errors import Refused
from wardmote.access.ids import hash_secret, new_secret
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.partnerships.models import Agency, ApiToken
from wardmote.partnerships.permissions import check_may_manage_tokens
from wardmote.partnerships.rules.accounts import LONGEST_TOKEN_DAYS

TOKEN_PREFIX = "wm_"  # noqa: S105 - marks our tokens, so that scanners for leaked secrets know them


@operation
def make_token(
    *,
    by: Actor,
    agency: Agency,
    name: str,
    scopes: Iterable[str],
    days: int = LONGEST_TOKEN_DAYS,
    at: datetime | None = None,
) -> tuple[ApiToken, str]:
    """Make a token for a partner's machine; return it and the secret, which is shown once and not kept.

    It may do what its scopes say, for one agency, for at most a year (B14). Raises Refused without a
    scope or for a longer time.
    """
    check_may_manage_tokens(by, agency)
    wanted = list(dict.fromkeys(scopes))
    if not wanted:
        raise Refused("Choose what this access may do.", field="scopes")
    if not 1 <= days <= LONGEST_TOKEN_DAYS:
        raise Refused(f"Choose between 1 and {LONGEST_TOKEN_DAYS} days.", field="days")
    now = at or timezone.now()
    secret = TOKEN_PREFIX + new_secret()
    token = ApiToken.objects.create(
        partnership_id=agency.partnership_id,
        agency=agency,
        name=name,
        token_hash=hash_secret(secret),
        scopes=wanted,
        created_by_id=getattr(by, "membership_id", None),
        expires_at=now + timedelta(days=days),
    )
    record(by, Category.ALTERATION, "partnerships.make_token", "api_token", [token.id])
    return token, secret


@operation
def revoke_token(*, by: Actor, token: ApiToken, at: datetime | None = None) -> ApiToken:
    """Stop a token at once. Stopping it twice changes nothing."""
    check_may_manage_tokens(by, token.agency)
    if token.revoked_at is None:
        token.revoked_at = at or timezone.now()
        token.save(update_fields=["revoked_at"])
    record(
        by, Category.ALTERATION, "partnerships.revoke_token", "api_token", [token.id], fields=["revoked_at"]
    )
    return token
