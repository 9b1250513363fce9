"""A machine's request that may be sent twice: its key, bound to the token and to what was sent.

The key, the effect and the answer are rows of one transaction: a crash in the middle leaves none of them, so
nothing stays locked; and whoever repeats a request that was answered gets that answer again.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import DatabaseError, connection

from wardmote.access.actors import ApiActor
from wardmote.access.errors import Refused
from wardmote.access.gathering import names, write


class BeingAnswered(Exception):
    """The same request is being answered at this moment; ask again a little later."""


class KeyUsedForOther(Refused):
    """The key was used before, for a request with another content."""


@dataclass(frozen=True)
class Attempt:
    """One request with a key. `answered` is what was answered before, or None for the first time."""

    id: UUID
    partnership_id: UUID
    act: str
    body_hash: str
    answered: str | None = None


def begin_attempt(*, by: ApiActor, act: str, key: str, body_hash: str) -> Attempt:
    """Hold the key until the end of the transaction, and look whether it was answered before.

    Raises BeingAnswered while a twin is under way, KeyUsedForOther for the same key with another content.
    """
    key_id = uuid5(by.token_id, f"{act}\n{key}")
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_try_advisory_xact_lock(%s), used.request_hash, used.result from (select 1) as one"
            " left join partnerships_formtoken used on used.id = %s and used.partnership_id = %s",
            [key_id.int % 2**63, key_id, by.partnership_id],
        )
        is_ours, used_hash, result = cursor.fetchone()
    if used_hash is not None and used_hash != body_hash:
        raise KeyUsedForOther(
            "This Idempotency-Key was used for a request with another content. Make a new key.",
            "Idempotency-Key",
        )
    if used_hash is None and not is_ours:
        raise BeingAnswered
    return Attempt(key_id, by.partnership_id, act, body_hash, result if used_hash is not None else None)


def end_attempt(*, by: ApiActor, attempt: Attempt, answer: str) -> None:
    """Keep what is answered (at most 200 characters), in the transaction of the effect.

    Raises BeingAnswered when a twin was faster: the transaction must then be undone.
    """
    if len(answer) > 200:
        raise ValueError("an answer of at most 200 characters can be kept")
    write(
        "insert into partnerships_formtoken (id, partnership_id, act, result, request_hash, used_at)"
        " values (%s, %s, %s, %s, %s, statement_timestamp())",
        [attempt.id, by.partnership_id, attempt.act, answer, attempt.body_hash],
        blame=_was_faster,
    )


def _was_faster(error: DatabaseError) -> BeingAnswered | None:
    return BeingAnswered() if names(error, "partnerships_formtoken_pkey") else None
