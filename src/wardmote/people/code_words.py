"""The word that somebody agreed with us, so that we know them when they ring. Kept as a slow hash, never as it is.

A word is short and could be guessed from a fast hash by whoever has the table, so it is hashed as passwords are.
"""

from __future__ import annotations

from django.contrib.auth.hashers import check_password, make_password

LONGEST_WORD = 40


def hash_code_word(word: str) -> str:
    """Return what is kept of a code word; empty for none. Capitals and spaces do not count when it is spoken."""
    plain = _plain(word)
    return make_password(plain) if plain else ""


def is_code_word(word: str, kept: str) -> bool:
    """Whether a spoken word is the one that was agreed. Without an agreed word nothing is right."""
    return bool(kept) and bool(_plain(word)) and check_password(_plain(word), kept)


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())[:LONGEST_WORD]
