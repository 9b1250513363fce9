"""What is kept of the secret of a link."""

import hashlib


def hash_secret(secret: str) -> str:
    """Return what is kept of a link's secret: SHA-256, as hexadecimal (256 random bits need no salt)."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
