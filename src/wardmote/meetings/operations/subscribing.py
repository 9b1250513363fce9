"""E-mail for the public about what a body publishes: asked for, confirmed by the address's owner, left by a link."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from django.core.signing import Signer

from wardmote.access.actors import PublicActor, SystemActor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.access.rows import switched_to
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.meetings.models import Body, Meeting, Subscription
from wardmote.meetings.operations.telling import when_and_where
from wardmote.meetings.operations.writing import now_or
from wardmote.notifications.operations import send_email

UNCONFIRMED_FOR = timedelta(days=7)
_SIGNER = Signer(salt="meetings.subscription", sep=".")


def secret_of(subscription: Subscription) -> str:
    """Return the secret of somebody's links: made anew for each message, so that none has to be kept."""
    return _SIGNER.sign(subscription.pk.hex)


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _link(site: str, subscription: Subscription) -> str:
    return f"{site.rstrip('/')}/meetings/subscription/{secret_of(subscription)}"


@operation
def subscribe(*, by: PublicActor, body: Body, email: str, site: str, at: datetime | None = None) -> None:
    """Ask for messages about a body. Nothing is sent until whoever reads that mailbox says yes by the link in it.

    The answer is the same whether the address is known already. `site`: the address of the public pages.
    Raises NotFound for a body that is not public.
    """
    if not Body.objects.visible_to(by).filter(pk=body.pk, deleted_at__isnull=True).exists():
        raise NotFound("No such body.")
    now = now_or(at)
    system = SystemActor(by.partnership_id, why="messages that somebody asked for")
    with switched_to(system):
        row = Subscription.objects.filter(body=body, email__iexact=email).first()
        if row is None:
            row = Subscription(partnership_id=by.partnership_id, body=body, email=email, created_at=now)
            row.secret_hash = _hash(secret_of(row))
            row.save(force_insert=True)
        if row.confirmed_at is None:
            send_email(
                by=system,
                to=row.email,
                subject=f"Confirm: messages about {body.short_name}"[:150],
                text=f"Somebody asked that this address be told when {body.name} publishes something.\n\n"
                f"To say yes, open {_link(site, row)}\n\nIf it was not you, do nothing: the address is forgotten"
                f" after {UNCONFIRMED_FOR.days} days.\n",
                holds_secret=True,
            )
    record(by, Category.COLLECTION, "meetings.subscribe", "subscription", [row.id], classes=[FieldClass.F3])


def find_subscription(by: PublicActor, secret: str) -> Subscription:
    """Return what a link is of. Raises NotFound."""
    with switched_to(SystemActor(by.partnership_id, why="messages that somebody asked for")):
        row = Subscription.objects.filter(secret_hash=_hash(secret)).select_related("body").first()
    if row is None:
        raise NotFound("No such subscription.")
    return row


@operation
def confirm_subscription(*, by: PublicActor, secret: str, at: datetime | None = None) -> Subscription:
    """Say yes to messages. Saying it twice changes nothing. Raises NotFound for an unknown link."""
    row = find_subscription(by, secret)
    if row.confirmed_at is None:
        row.confirmed_at = now_or(at)
        with switched_to(SystemActor(by.partnership_id, why="messages that somebody asked for")):
            row.save(update_fields=["confirmed_at"])
    record(by, Category.ALTERATION, "meetings.confirm_subscription", "subscription", [row.id])
    return row


@operation
def leave_subscription(*, by: PublicActor, secret: str) -> None:
    """End messages, and forget the address at once. Raises NotFound for an unknown link."""
    row = find_subscription(by, secret)
    record(by, Category.ERASURE, "meetings.leave_subscription", "subscription", [row.id])
    with switched_to(SystemActor(by.partnership_id, why="messages that somebody asked for")):
        row.delete()


@operation
def tell_subscribers(*, by: SystemActor, meeting: Meeting, what: str, site: str) -> int:
    """Write to everybody who confirmed, once, that something was published; return to how many.

    `what`: "agenda" or "minutes". Each message carries the link by which its reader leaves.
    """
    held = Meeting.objects.select_related("body").get(pk=meeting.pk)
    rows = (
        Subscription.objects.filter(body=held.body, confirmed_at__isnull=False) if held.is_published else []
    )
    words = {"agenda": "The agenda is published", "minutes": "The minutes are published"}[what]
    told = 0
    for row in rows:
        send_email(
            by=by,
            to=row.email,
            subject=f"{held.body.short_name}: {words[0].lower()}{words[1:]}"[:150],
            text=f"{held.body.name}\n{when_and_where(held)}\n\n{words}: {site.rstrip('/')}/meetings/{held.pk}\n\n"
            f"No more of these messages: {_link(site, row)}\n",
            holds_secret=True,
        )
        told += 1
    record(
        by, Category.DISCLOSURE, "meetings.tell_subscribers", "meeting", [held.id], recipient="subscribers"
    )
    return told


@operation
def forget_unconfirmed(*, by: SystemActor, at: datetime | None = None) -> int:
    """Forget addresses that nobody confirmed within seven days; return how many. Run by a job."""
    old = Subscription.objects.filter(confirmed_at__isnull=True, created_at__lt=now_or(at) - UNCONFIRMED_FOR)
    ids = list(old.values_list("id", flat=True))
    record(by, Category.ERASURE, "meetings.forget_unconfirmed", "subscription", ids)
    gone, _ = Subscription.objects.filter(pk__in=ids).delete()
    return gone
