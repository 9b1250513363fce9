"""Texts that even a reader of the database must not read: safe locations (F5), protected sources (F6).

AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce for each text. In front stands the name of the key, so
that keys can be changed without a day on which nothing can be read; the row's id is authenticated with the
text, so that a sealed text moved to another row cannot be opened.
"""

from __future__ import annotations

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


class CannotOpen(RuntimeError):
    """The text was changed, belongs to another row, or its key is not there."""


def seal(text: str, row_id: UUID) -> bytes:
    """Return the text sealed for one row: name of the key, a colon, nonce, ciphertext with its tag."""
    name, key = next(iter(settings.FIELD_KEYS.items()))
    nonce = os.urandom(_NONCE)
    return name.encode() + b":" + nonce + AESGCM(key).encrypt(nonce, text.encode(), row_id.bytes)


def unseal(sealed: bytes | memoryview, row_id: UUID) -> str:
    """Return the text of a row. Raises CannotOpen."""
    name, _, rest = bytes(sealed).partition(b":")
    key = settings.FIELD_KEYS.get(name.decode("utf-8", "replace"))
    if key is None:
        raise CannotOpen(f"the field key {name!r} is not among the settings")
    try:
        return AESGCM(key).decrypt(rest[:_NONCE], rest[_NONCE:], row_id.bytes).decode()
    except (InvalidTag, ValueError) as error:
        raise CannotOpen("a sealed text was changed or belongs to another row") from error
