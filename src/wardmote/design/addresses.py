"""Addresses of named routes, for pages that write a hundred of them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from uuid import UUID

from django.urls import get_resolver, get_script_prefix, reverse

# What stands in an address as it is: no character that is quoted, none that ends a part of the address.
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def address_of(name: str, **parts: object) -> str:
    """The address of a named route, as `django.urls.reverse` gives it and without its search for the route.

    Raises NoReverseMatch for a route that is not there or asks for other parts.
    """
    shape = _shape_of(name, tuple(parts))
    if shape is None:
        return reverse(name, kwargs=parts or None)
    written = {}
    for key, kind in shape[1]:
        value = parts[key]
        if kind is not type(value):
            return reverse(name, kwargs=parts)
        text = str(value)
        if kind is str and not _PLAIN.fullmatch(text):
            return reverse(name, kwargs=parts)
        written[key] = text
    return get_script_prefix() + shape[0] % written


@cache
def _shape_of(name: str, keys: tuple[str, ...]) -> tuple[str, tuple[tuple[str, type], ...]] | None:
    """The address of a route with a place for each part, and of which type each must be for `address_of` to write it
    by itself; None for a route that only Django can find."""
    found: list[Any] = get_resolver().reverse_dict.getlist(name)
    if len(found) != 1:
        return None
    ways, _, defaults, converters = found[0]
    kinds = {"StringConverter": str, "UUIDConverter": UUID}
    wanted = tuple((key, kinds.get(type(converters.get(key)).__name__)) for key in keys)
    if len(ways) != 1 or defaults or set(ways[0][1]) != set(keys) or any(kind is None for _, kind in wanted):
        return None
    return ways[0][0], tuple((key, kind) for key, kind in wanted if kind is not None)
