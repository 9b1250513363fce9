"""The deny-list of words that somebody here would guess first, besides Django's 20,000 common passwords."""

import re
from typing import Any

from django.core.exceptions import ValidationError

# Words of this work and of the country; season, month and place names with a year are the classic choice.
_LIST = """
    wardmote council borough district county partnership community safety police officer housing tenant
    neighbour neighbourhood antisocial behaviour asb report reports case cases casework password passw0rd
    passphrase welcome letmein changeme secret admin administrator login signin user test testing demo
    spring summer autumn winter january february march april june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday england wales britain london
    leicester oadby wigston football liverpool arsenal chelsea everton rangers celtic manchester united
    city iloveyou princess qwerty qwertyuiop azerty asdfgh zxcvbn abc abcd abcde abcdef
    """
WORDS = frozenset(_LIST.split())
_PARTS = re.compile(r"[a-z]+|[^a-z]+")
_TAIL = re.compile(r"[^a-z]+$")  # the year, or the number that is counted up
# What people put in place of letters.
_PLAIN = str.maketrans("0134578@$!", "oleastbasi")


class NotOfHere:
    """Refuses a password that is nothing but such words, the parts of one's own agency's address, and
    numbers, in any order and with the usual swaps of letters for numbers."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a password that is easily guessed here."""
        words = WORDS | {
            part for part in re.split(r"[^a-z]+", getattr(user, "email", "").lower()) if len(part) > 2
        }
        text = password.lower()
        if any(
            is_made_of(way, words)
            for way in (text, text.translate(_PLAIN), _TAIL.sub("", text).translate(_PLAIN))
        ):
            raise ValidationError(
                "Choose a password with words that are not about this work, its places or the calendar",
                code="local_words",
            )

    def get_help_text(self) -> str:
        """What to avoid, in words."""
        return "Do not make it of words about this work, its places or the calendar."


def is_made_of(text: str, words: frozenset[str] | set[str]) -> bool:
    """Whether the letters in a text are nothing but these words, one after the other, and there are some."""
    letters = [part for part in _PARTS.findall(text) if part.isalpha()]
    return bool(letters) and all(_splits(part, words) for part in letters)


def _splits(part: str, words: frozenset[str] | set[str]) -> bool:
    """Whether a run of letters can be cut into words, by the classic table of prefixes."""
    reached = {0}
    for end in range(1, len(part) + 1):
        if any(part[start:end] in words for start in reached):
            reached.add(end)
    return len(part) in reached
