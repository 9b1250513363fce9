"""Questions to the database that are composed once: the words of the statement stay, the values change.

    @kept
    def _places_on(case_id: UUID) -> QuerySet[CasePlace]:
        return CasePlace.objects.filter(case_id=case_id).select_related("place")

    places = _places_on(case.id)  # a list

Django takes up to a millisecond to compose a statement that the server answers in a tenth of it, and as long again to
make the objects of fifty rows. A page of the largest case asked a dozen such questions.

Whatever is given by position is a value of the statement; whatever is given by name belongs to the question itself (a
size, a flag), and so does which values are None. A function may therefore branch on names and on None, and on nothing
else. What it returns is never evaluated, and prefetches nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import wraps
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.base import ModelState
from django.db.models.query import QuerySet

from wardmote.access.actors import ApiActor, PublicActor, SigningIn, SystemActor, Viewer

M = TypeVar("M", bound=models.Model)
Getter = Callable[[tuple[Any, ...]], Any]
# Machines, strangers and the system ask seldom, and each of them otherwise: their questions are composed each time.
_OTHERS = (ApiActor, PublicActor, SigningIn, SystemActor)
_OF_A_VIEWER = ("membership_id", "partnership_id", "agency_id", "account_id", "principals")


class CannotBeKept(TypeError):
    """A value does not stand in the statement as it was given, so that another one could not take its place."""


def kept(make: Callable[..., QuerySet[M]]) -> Callable[..., list[M]]:
    """Return the function that answers the question of `make` with a list of rows.

    Raises CannotBeKept at its first use when the statement holds a value in another form than it was given.
    """
    return _asking(make, "")


def kept_inside(words: str) -> Callable[[Callable[..., QuerySet[Any]]], Callable[..., list[Any]]]:
    """Return a decorator like `kept` for a question that stands within another one, as `{}`; its rows are tuples.

    Nothing at all is answered where the question within is known to have no rows."""
    return lambda make: _asking(make, words)


def kept_around(
    words: str,
) -> Callable[[Callable[..., QuerySet[M]]], Callable[..., list[tuple[M | None, Any]]]]:
    """Return a decorator like `kept` for a question that stands within another one, as `{}`, and whose rows that one
    returns with one column more: each an object (None for a row of nulls) and the value of that column.

    The first values of the question are those of the `%s` in `words`, in their order.
    """
    return lambda make: _asking(make, words, around=True)


def _asking(
    make: Callable[..., QuerySet[Any]], inside: str, *, around: bool = False
) -> Callable[..., list[Any]]:
    questions: dict[Any, _Question] = {}

    @wraps(make)
    def ask(*values: Any, **shape: Any) -> list[Any]:
        if not inside and any(isinstance(value, _OTHERS) for value in values):
            return list(make(*values, **shape))
        key = (tuple(map(_kind, values)), tuple(shape.items()))
        question = questions.get(key)
        if question is None:
            question = questions[key] = _Question(make, inside, around, values, shape)
        return question.answer(values)

    return ask


def _kind(value: Any) -> Any:
    """What the words of a statement depend on: the type of a value, and of an actor whether they may read at all."""
    return (Viewer, bool(value.principals)) if isinstance(value, Viewer) else type(value)


class _Question:
    """One statement, where each value goes in it, and how its rows become objects."""

    def __init__(
        self,
        make: Callable[..., QuerySet[Any]],
        inside: str,
        around: bool,
        values: tuple[Any, ...],
        shape: dict[str, Any],
    ) -> None:
        stand_ins = tuple(map(_stand_in, values))
        asked = make(*stand_ins, **shape)
        if asked._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise CannotBeKept(f"{make.__name__} prefetches: ask for what belongs to the rows by itself")
        compiler = asked.query.get_compiler(connection=connection)
        self.getters: tuple[Getter, ...] = ()
        try:
            self.sql, params = compiler.as_sql()
        except EmptyResultSet:
            self.sql = ""
            return
        before, theirs = (inside.partition("{}")[0].count("%s"), inside.count("%s")) if around else (0, 0)
        self.getters = _getters(
            make.__name__, stand_ins, [*stand_ins[:before], *params, *stand_ins[before:theirs]]
        )
        self.rows: _Rows | None = None
        self.has_more = around
        if inside:
            self.sql = inside.replace("{}", self.sql)
        if not inside or around:
            self.rows = _Rows.of(compiler.klass_info, compiler.select)
            self.annotations = tuple((compiler.annotation_col_map or {}).items())
            columns = [column[0] for column in compiler.select]
            self.converters = tuple(
                (at, how, column) for at, (how, column) in compiler.get_converters(columns).items()
            )

    def answer(self, values: tuple[Any, ...]) -> list[Any]:
        if not self.sql:
            return []
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [get(values) for get in self.getters])
            rows = cursor.fetchall()
        if self.rows is None:
            return rows
        alias = connection.alias
        if self.has_more:
            return [(self._object(self.rows, row, alias), row[-1]) for row in rows]
        return [self._object(self.rows, row, alias) for row in rows]

    def _object(self, rows: _Rows, row: Any, alias: str) -> Any:
        if self.converters:
            row = list(row)
            for at, converters, column in self.converters:
                for convert in converters:
                    row[at] = convert(row[at], column, connection)
        made = rows.make(row, alias)
        if made is None:
            return None
        for name, at in self.annotations:
            setattr(made, name, row[at])
        return made


@dataclass(frozen=True)
class _Rows:
    """The columns of one table in a row, and of the tables joined to it."""

    model: type[models.Model]
    names: tuple[str, ...]
    places: tuple[int, ...]
    key: int
    joined: tuple[tuple[_Rows, Callable[[Any, Any], None], Callable[[Any, Any], None]], ...]

    @classmethod
    def of(cls, told: dict[str, Any], select: list[Any]) -> _Rows:
        places = tuple(told["select_fields"])
        columns = [select[place][0].target for place in places]
        return cls(
            told["model"],
            tuple(column.attname for column in columns),
            places,
            next(place for place, column in zip(places, columns, strict=True) if column.primary_key),
            tuple(
                (cls.of(more, select), more["local_setter"], more["remote_setter"])
                for more in told.get("related_klass_infos", ())
            ),
        )

    def make(self, row: Any, alias: str) -> Any:
        """The object, as `Model.from_db` makes it: columns that were not asked for are read when they are used."""
        if row[self.key] is None:
            return None
        made = self.model.__new__(self.model)
        state = made._state = ModelState()
        state.adding, state.db = False, alias
        held = made.__dict__
        for name, place in zip(self.names, self.places, strict=True):
            held[name] = row[place]
        for rows, set_here, set_there in self.joined:
            other = rows.make(row, alias)
            set_here(made, other)
            if other is not None:
                set_there(other, made)
        return made


def _stand_in(value: Any) -> Any:
    """Something of the type of a value that no statement holds by chance."""
    match value:
        case None:
            return None
        case Viewer():
            return replace(
                value,
                membership_id=uuid4(),
                partnership_id=uuid4(),
                agency_id=uuid4(),
                account_id=uuid4(),
                principals=(uuid4(),) if value.principals else (),
            )
        case UUID():
            return uuid4()
        case datetime():
            return datetime(
                1, 1, 1, second=secrets.randbelow(60), microsecond=secrets.randbelow(10**6), tzinfo=UTC
            )
        case date():
            return date.fromordinal(secrets.randbelow(300_000) + 1)
        case bool():
            raise CannotBeKept("True and False stand in many places: give them by name")
        case int():
            return secrets.randbelow(2**30) + 10**6
        case float():
            return secrets.randbelow(2**30) + 0.5
        case str():
            return secrets.token_hex(16)
        case list():
            return [uuid4()]
        case _:
            raise CannotBeKept(f"no value of a statement: {type(value).__name__}")


def _getters(name: str, stand_ins: tuple[Any, ...], params: Any) -> tuple[Getter, ...]:
    """For each parameter of the statement, from where its value is taken."""
    used: set[int] = set()
    getters = tuple(_getter(param, stand_ins, used) for param in params)
    unused = [at for at, value in enumerate(stand_ins) if value is not None and at not in used]
    if unused:
        raise CannotBeKept(f"{name}: the value at {unused[0]} is not in the statement as it was given")
    return getters


def _getter(param: Any, stand_ins: tuple[Any, ...], used: set[int]) -> Getter:
    for at, value in enumerate(stand_ins):
        if isinstance(value, Viewer):
            for field in _OF_A_VIEWER:
                held = getattr(value, field)
                if param == (list(held) if isinstance(held, tuple) else held):
                    used.add(at)
                    return _of_a_viewer(at, field)
        elif value is not None and type(param) is type(value) and param == value:
            used.add(at)
            return lambda values, at=at: values[at]  # type: ignore[misc]
    if isinstance(param, list):
        parts = [_getter(part, stand_ins, used) for part in param]
        return lambda values: [get(values) for get in parts]
    if any(text in str(param) for value in stand_ins for text in _texts(value)):
        raise CannotBeKept(f"a value became a part of {type(param).__name__}")
    return lambda values: param


def _of_a_viewer(at: int, field: str) -> Getter:
    get: Callable[[Any], Any] = attrgetter(field)
    if field == "principals":
        return lambda values: list(get(values[at]))
    return lambda values: get(values[at])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Viewer):
        for field in _OF_A_VIEWER:
            yield from _texts(getattr(value, field))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, UUID):
        yield str(value)
        yield value.hex
    elif isinstance(value, str | date | int | float):
        yield str(value)
