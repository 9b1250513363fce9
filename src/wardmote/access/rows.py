"""The row-security kernel: tells PostgreSQL who acts, and writes the policies that it enforces.

Settings are local to the transaction (`set_config(…, true)`): a setting made for the session would leak
to the next user of a pooled connection. Outside a transaction, or without a call to `acting_as`, there
is no context, and row-level security then shows nothing: it fails closed.

Row-level security is the second fence, behind `policy.can` and `QuerySet.visible_to`. It stops a
forgotten filter, not an attacker who can run SQL of their own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, migrations, models, transaction
from django.db.models.base import ModelState

from wardmote.access.actors import Actor, Circumstances
from wardmote.access.gathering import apart

_current: ContextVar[Actor | None] = ContextVar("wardmote_actor", default=None)
_circumstances: ContextVar[Circumstances | None] = ContextVar("wardmote_circumstances", default=None)
_NOWHERE = Circumstances()

_SETTINGS = (
    "kind",
    "partnership",
    "agency",
    "membership",
    "account",
    "principals",
    "duties",
    "record",
    "subject",
)
_SET = "select " + ", ".join(f"set_config('wardmote.{name}', %s, true)" for name in _SETTINGS)


def current_actor() -> Actor | None:
    """Return who acts now, or None outside `acting_as`."""
    return _current.get()


def circumstances() -> Circumstances:
    """Return where the present request comes from (for the access log)."""
    return _circumstances.get() or _NOWHERE


@contextmanager
def under(new: Circumstances) -> Iterator[None]:
    """Hold the circumstances of a request while it is answered."""
    token = _circumstances.set(new)
    try:
        yield
    finally:
        _circumstances.reset(token)


def settings_for(actor: Actor | None) -> list[str]:
    """Return the values of the database's settings for an actor, in the order of the statement."""
    values = dict.fromkeys(_SETTINGS, "")
    if actor is not None:
        values["kind"] = actor.kind
        values["partnership"] = _text(getattr(actor, "partnership_id", None))
        values["agency"] = _text(getattr(actor, "agency_id", None))
        values["membership"] = _text(
            getattr(actor, "membership_id", None) or getattr(actor, "token_id", None)
        )
        values["account"] = _text(getattr(actor, "account_id", None))
        values["principals"] = "{" + ",".join(map(str, getattr(actor, "principals", ()))) + "}"
        values["duties"] = "{" + ",".join(sorted(getattr(actor, "permissions", ()))) + "}"
        values["record"] = _text(getattr(actor, "report_id", None))
        values["subject"] = _text(getattr(actor, "person_id", None))
    return list(values.values())


def _text(value: UUID | None) -> str:
    return "" if value is None else str(value)


@contextmanager
def acting_as(actor: Actor) -> Iterator[None]:
    """Open a transaction in which PostgreSQL knows who acts; the former actor stands again afterwards.

    Inside an outer `acting_as` it is a savepoint; with the same actor the settings are not sent again.
    """
    outer = _current.get()
    with apart(), transaction.atomic():
        if outer != actor or outer is None:
            become(actor)
        token = _current.set(actor)
        try:
            yield
        finally:
            _current.reset(token)
        # After an error the savepoint's rollback brings the former settings back by itself.
        if outer != actor and outer is not None:
            become(outer)
    if outer is None and connection.in_atomic_block and not connection.needs_rollback:
        become(None)  # a transaction without an actor goes on: it must see nothing again


def become(actor: Actor | None) -> None:
    """Send the actor's settings to the database, for the rest of the transaction.

    Raises RuntimeError outside a transaction, where the settings would be lost at once.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the actor can only be set inside a transaction: use acting_as()")
    with connection.cursor() as cursor:
        cursor.execute(_SET, settings_for(actor))


@contextmanager
def switched_to(actor: Actor) -> Iterator[None]:
    """Like `acting_as`, for a transaction that is already open: no savepoint of its own."""
    outer = _current.get()
    with apart():
        become(actor)
        token = _current.set(actor)
        try:
            yield
        finally:
            _current.reset(token)
    # Only after success: an error undoes the transaction, or the savepoint around it, and the settings with it.
    # So does a transaction that is already marked to be undone, and it takes no further statement.
    if not connection.needs_rollback:
        become(outer)


def act_from_now_on(actor: Actor) -> Callable[[], None]:
    """Let somebody act until the open transaction ends with the request; return what forgets them then.

    Nothing is sent to the database at the end, unlike by `switched_to`: the settings end with the transaction.
    """
    become(actor)
    token = _current.set(actor)
    return lambda: _current.reset(token)


M = TypeVar("M", bound=models.Model)


def new_row(model: type[M], **values: Any) -> M:
    """Return an unsaved row, as `model(**values)` does, in a third of its time: for rows that come by thousands.

    Values are named as columns are (`agency_id`, not `agency`). Raises TypeError for a name that is none.
    """
    constants, made = _defaults(model)
    row = model.__new__(model)
    row._state = ModelState()
    held = row.__dict__
    held.update(constants)
    for name, make in made:
        if name not in values:
            held[name] = make()
    held.update(values)
    if len(held) != len(constants) + len(made) + 1:  # and its state
        unknown = sorted(set(values) - {name for name, _ in made} - set(constants))
        raise TypeError(f"{model.__name__} has no column {', '.join(unknown)}")
    return row


@cache
def _defaults(
    model: type[models.Model],
) -> tuple[dict[str, Any], tuple[tuple[str, Callable[[], Any]], ...]]:
    """What stands in the columns of a row that are not told: constants, and what is made anew for each row."""
    fields = model._meta.local_concrete_fields
    # What Django calls to say that a field has no default is a constant like any other.
    made = tuple(
        (field.attname, field.default) for field in fields if field.has_default() and callable(field.default)
    )
    names = {name for name, _ in made}
    constants = {field.attname: field.get_default() for field in fields if field.attname not in names}
    return constants, made


# --- policies, written once and used in migrations. Never change one that has been released: add another.

IN_PARTNERSHIP = "partnership_id = (select wardmote_partnership())"
IS_SYSTEM = "(select wardmote_kind()) = 'system'"
# The system of no partnership in particular: migrations of data, jobs that serve the whole installation.
EVERYWHERE = "(select wardmote_everywhere())"
SYSTEM_HERE = f"({EVERYWHERE} or ({IS_SYSTEM} and {IN_PARTNERSHIP}))"
HERE = f"({IN_PARTNERSHIP} or {EVERYWHERE})"


# Asked with the index for each row that is looked at. Without it the planner may first read every membership of
# the agency's audiences (one for each case there ever was) to answer for a page of fifty rows.
ROW_BY_ROW = " offset 0"


def audience_reaches(audience: str) -> str:
    """Return SQL that holds when the audience in column `audience` reaches the present actor."""
    return (
        "(exists (select 1 from sharing_audiencemember m"  # noqa: S608 - constants and names of our own
        f" where m.audience_id = {audience} and m.principal_id = any((select wardmote_principals())::uuid[])"
        f" and m.until > statement_timestamp(){ROW_BY_ROW})"
        " and not exists (select 1 from sharing_denial d"
        f" where d.audience_id = {audience} and d.membership_id = (select wardmote_membership())))"
    )


def shown_to_actor(table: str, *, also: bool = False, record: str = "id") -> str:
    """Return SQL that holds when a row with `partnership_id` and `audience_id` is shown to the actor.

    `also`: the row may be shown to further audiences through `sharing_alsoshown` (persons, reports), which
    names it by its column `record` (a document's is that of the report it came with).
    """
    reach = audience_reaches(f"{table}.audience_id")
    if also:
        denied = (
            "not exists (select 1 from sharing_denial d join sharing_alsoshown s on s.audience_id = d.audience_id"  # noqa: S608
            f" where s.record_id = {table}.{record} and d.membership_id = (select wardmote_membership()))"
            " and not exists (select 1 from sharing_denial d"
            f" where d.audience_id = {table}.audience_id and d.membership_id = (select wardmote_membership()))"
        )
        member = (
            "(exists (select 1 from sharing_audiencemember m"  # noqa: S608
            f" where m.audience_id = {table}.audience_id"
            " and m.principal_id = any((select wardmote_principals())::uuid[])"
            f" and m.until > statement_timestamp(){ROW_BY_ROW})"
            " or exists (select 1 from sharing_alsoshown s join sharing_audiencemember m"
            f" on m.audience_id = s.audience_id where s.record_id = {table}.{record}"
            " and m.principal_id = any((select wardmote_principals())::uuid[])"
            f" and m.until > statement_timestamp(){ROW_BY_ROW}))"
        )
        reach = f"({member} and {denied})"
    return f"({SYSTEM_HERE} or ({IN_PARTNERSHIP} and {reach}))"


def row_security(
    table: str, *, select: str, insert: str = "", update: str = "", update_check: str = "", delete: str = ""
) -> migrations.RunSQL:
    """Return the migration step that puts a table behind row-level security, forced on its owner too.

    Each argument is an SQL condition; an empty one means that the app role may not do it at all. The
    owner keeps a policy of its own, for migrations, back-ups and the search functions that it defines.
    """
    steps = [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"create policy owner_maintains on {table} to wardmote_owner using (true) with check (true)",
        f"create policy app_selects on {table} for select to wardmote_app using ({select})",
    ]
    if insert:
        steps.append(f"create policy app_inserts on {table} for insert to wardmote_app with check ({insert})")
    if update:
        steps.append(
            f"create policy app_updates on {table} for update to wardmote_app"
            f" using ({update}) with check ({update_check or update})"
        )
    if delete:
        steps.append(f"create policy app_deletes on {table} for delete to wardmote_app using ({delete})")
    names = ["owner_maintains", "app_selects", "app_inserts", "app_updates", "app_deletes"]
    undo = [f"drop policy if exists {name} on {table}" for name in names]
    undo += [
        f"alter table {table} no force row level security",
        f"alter table {table} disable row level security",
    ]
    return migrations.RunSQL([*steps], [*undo])


def other_row_security(table: str, **conditions: str) -> migrations.RunSQL:
    """Return the migration step that puts other policies in the place of released ones, the same table kept fenced.

    `conditions`: as of `row_security`, by command (select, insert, update, update_check, delete); commands that are
    not named keep their policy. Going back is another migration, not this one's undoing.
    """
    verbs = {"select": "selects", "insert": "inserts", "update": "updates", "delete": "deletes"}
    steps = []
    for command, condition in conditions.items():
        if command == "update_check":
            continue
        steps.append(f"drop policy if exists app_{verbs[command]} on {table}")
        if command == "insert":
            held = f"with check ({condition})"
        elif command == "update":
            held = f"using ({condition}) with check ({conditions.get('update_check') or condition})"
        else:
            held = f"using ({condition})"
        steps.append(f"create policy app_{verbs[command]} on {table} for {command} to wardmote_app {held}")
    return migrations.RunSQL([*steps], migrations.RunSQL.noop)
