"""When a message is tried again, and what it may look like. Pure."""

# Seconds before each further attempt: a mail server that restarts is met within minutes, one that is down
# for a day is outlasted (RFC 5321 section 4.5.4.1 asks for at least 30 minutes between later attempts and
# 4 to 5 days before giving up; we end after about three, when a person should look).
WAITS = (60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600, 12 * 3600, 24 * 3600, 24 * 3600)
MOST_ATTEMPTS = len(WAITS) + 1


def decide_wait(attempts: int) -> int:
    """Return how many seconds to wait after this many attempts failed (at least one)."""
    return WAITS[min(attempts, len(WAITS)) - 1]


def check_text(subject: str, text: str) -> str | None:
    """Return what is wrong with a message, or None.

    A subject with a line break would let whoever wrote it add headers (RFC 5322 section 2.2).
    """
    if not subject.strip() or len(subject) > 150:
        return "The subject of a message has 1 to 150 characters."
    if any(ord(letter) < 32 or ord(letter) == 127 for letter in subject):
        return "The subject of a message is one line."
    if not text.strip():
        return "A message has a text."
    return None


def mask_address(address: str) -> str:
    """Return an address from which only somebody who knows it can tell it: `a…@example.org`."""
    name, _, host = address.rpartition("@")
    return f"{name[:1]}…@{host}"
