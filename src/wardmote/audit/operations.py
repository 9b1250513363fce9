"""Writing the log: events inside the transaction of the act, seals by a job afterwards."""

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import DatabaseError, IntegrityError, connection, transaction

from wardmote.access.actors import Actor, ApiActor, Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.gathering import names, write
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as, circumstances, current_actor
from wardmote.audit.choices import Category, Outcome

P = ParamSpec("P")
R = TypeVar("R")

# How many events the operation now running has left; None outside an operation.
_written: ContextVar[list[str] | None] = ContextVar("wardmote_events", default=None)
# On whose behalf the operation now running acts; None outside an operation.
_by: ContextVar[Actor | None] = ContextVar("wardmote_operation_by", default=None)

_INSERT = """
insert into audit_accessevent (id, at, category, act, outcome, actor_kind, account_id, membership_id, agency_id,
  partnership_id, record_type, record_ids, subject_ids, field_names, field_classes, query_fingerprint, purpose,
  recipient, ip, session_hash)
values (%s, clock_timestamp(), %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::uuid[], %s::uuid[], %s, %s, %s, %s, %s, %s, %s)
"""


class UnrecordedOperation(RuntimeError):
    """An operation ended without leaving its access event. A fault of the code, never of the user."""


class EventNotWritten(RuntimeError):
    """The log refused an event or cannot be reached: whatever was being done must not be done."""


def record(
    actor: Actor,
    category: Category,
    act: str,
    record_type: str,
    record_ids: Iterable[UUID],
    *,
    subjects: Iterable[UUID] = (),
    fields: Iterable[str] = (),
    classes: Iterable[FieldClass] = (),
    recipient: str = "",
    purpose: str = "",
    query_fingerprint: str = "",
    outcome: Outcome = Outcome.ALLOWED,
) -> UUID:
    """Write one access event in the present transaction and return its id.

    Everything about the actor and the time is taken from the server's own knowledge, never from the
    client. `recipient` is needed for, and only for, a disclosure (the database checks it). If the event
    cannot be written the error rises and the act is undone with it: the log fails closed.
    """
    now = circumstances()
    event_id = new_id()
    write(
        _INSERT,
        [
            event_id,
            category,
            act,
            outcome,
            actor.kind,
            getattr(actor, "account_id", None),
            getattr(actor, "membership_id", None) or getattr(actor, "token_id", None),
            getattr(actor, "agency_id", None),
            getattr(actor, "partnership_id", None),
            record_type,
            _array(record_ids),
            _array(dict.fromkeys(subjects)),
            list(fields),
            sorted(set(map(str, classes))),
            query_fingerprint,
            purpose or now.purpose,
            recipient,
            now.ip,
            now.session_hash,
        ],
        blame=functools.partial(_was_not_written, act),
    )
    written = _written.get()
    if written is not None:
        written.append(act)
    return event_id


def _array(ids: Iterable[UUID]) -> str:
    """As the database reads an array. The driver takes five times as long over the five hundred ids of a map."""
    return "{" + ",".join([key.hex for key in ids]) + "}"


def _was_not_written(act: str, error: DatabaseError) -> EventNotWritten | None:
    """What a refusal of the database means for the log; None if it is not about the log, or a fault of the event
    itself, such as a disclosure without its recipient."""
    if isinstance(error, IntegrityError) or not names(error, "audit_"):
        return None
    return EventNotWritten(f"{act}: the access log cannot be written")


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function an operation: one transaction, as the actor `by`, with its access event inside.

    The function takes only keyword arguments, `by` among them. Raises UnrecordedOperation, undoing
    everything, when it returns without having called `record`.

    An operation that another one calls for the same actor belongs to it whole: no savepoint of its own, and if
    it fails the outer one cannot go on as though nothing had happened.
    """

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        by: Any = kwargs["by"]
        outer = _written.get()
        mine: list[str] = []
        token = _written.set(mine)
        is_part = _by.get() == by and current_actor() == by
        whose = _by.set(by)
        try:
            with transaction.atomic(savepoint=False) if is_part else acting_as(by):
                result = function(*args, **kwargs)
                if not mine:
                    raise UnrecordedOperation(
                        f"{function.__module__}.{function.__name__} left no access event"
                    )
        finally:
            _by.reset(whose)
            _written.reset(token)
        if outer is not None:
            outer.extend(mine)
        return result

    run.is_operation = True  # type: ignore[attr-defined]
    return run


@contextmanager
def as_one_act(by: Actor) -> Iterator[None]:
    """Let the operations of this actor within belong to one whole: no savepoints, and if one of them fails nothing
    of the open transaction stands. For a request that is one act, such as a machine's."""
    whose = _by.set(by)
    try:
        yield
    finally:
        _by.reset(whose)


@contextmanager
def watching() -> Iterator[list[str]]:
    """Collect the names of the acts recorded within, for tests that count them."""
    mine: list[str] = []
    token = _written.set(mine)
    try:
        yield mine
    finally:
        _written.reset(token)


def record_denied(actor: Actor, act: str, record_type: str = "", record_id: UUID | None = None) -> None:
    """Record, in a transaction of its own, that the actor was refused (OWASP ASVS 16.3.2)."""
    with acting_as(actor):
        record(
            actor,
            Category.CONSULTATION,
            act,
            record_type,
            [record_id] if record_id else [],
            outcome=Outcome.DENIED,
        )


def record_out_of_scope(actor: Viewer | ApiActor, act: str, named: Iterable[object]) -> None:
    """Record, in a transaction of its own, that the actor asked for what is not there for them.

    `named`: what the request named, references and identifiers. Whether one of them is a record that exists is
    looked up by the log itself, which tells nobody: the same statement and one event are sent in either case.
    """
    now = circumstances()
    refs = [one.upper() for one in named if isinstance(one, str) and "\x00" not in one and len(one) <= 40]
    ids = [one for one in named if isinstance(one, UUID)]
    with acting_as(actor), connection.cursor() as cursor:
        try:
            cursor.execute(
                "select audit_out_of_scope(%s, %s, %s::text[], %s::uuid[], %s, %s)",
                [new_id(), act, refs, ids, now.ip, now.session_hash],
            )
        except DatabaseError as error:
            raise EventNotWritten(f"{act}: the access log cannot be written") from error


def seal(limit: int = 10_000) -> int:
    """Seal the events that nobody sealed yet into the chain, in the order found; return how many.

    Run by a job each minute and before the log is verified. One sealer at a time (an advisory lock in
    the database function); writers are never held up.
    """
    if current_actor() is None and not connection.in_atomic_block:
        raise RuntimeError("seal() runs inside acting_as()")
    with connection.cursor() as cursor:
        cursor.execute("select audit_seal_events(%s)", [limit])
        row = cursor.fetchone()
    return int(row[0])
