"""Identifiers that a client makes: unguessable, and ordered in time so that indexes stay small.

UUID version 7, RFC 9562 section 5.7. The database never makes a key: under row-level security an
`INSERT … RETURNING` fails when the writer may not read what was written.
"""

import hashlib
import secrets
from uuid import UUID

from uuid_utils.compat import uuid7

# Crockford's alphabet without letters that are mistaken for digits, or that spell words.
_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"


def new_id() -> UUID:
    """Return a new UUIDv7."""
    return uuid7()


def new_reference(prefix: str) -> str:
    """Return a reference that people can read out: `ASB-4K7M-2QXD`.

    Random rather than counted: a reference must not tell how many reports there were before it, and
    nobody can find another person's by counting on. 28^8 (3.8 x 10^11) values for one prefix.
    """
    number = secrets.randbelow(28**8)  # asked of the system once, not letter by letter
    letters = ""
    for _ in range(8):
        number, letter = divmod(number, 28)
        letters += _ALPHABET[letter]
    return f"{prefix}-{letters[:4]}-{letters[4:]}"


def new_secret() -> str:
    """Return 256 random bits as text for links and tokens (only its hash is stored)."""
    return secrets.token_urlsafe(32)


def hash_secret(secret: str) -> str:
    """Return what is kept of a secret: SHA-256, as hexadecimal (256 random bits need no salt)."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
