"""Keys that make a second click harmless: a form carries one, and what it makes keeps it."""

import re
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

_KEY = re.compile(r"[A-Za-z0-9_-]{43}")


def new() -> str:
    """Return a fresh key."""
    return secrets.token_urlsafe(32)


def sound(key: str) -> str:
    """Return `key` if it has the form of one, else a fresh one: a forged key can at most collide with itself."""
    return key if _KEY.fullmatch(key) else new()


def of_words(key: str, words: str) -> str:
    """Return the key of other words that came under `key`: the same for the same words, so that these count once."""
    return urlsafe_b64encode(sha256(f"{key} {words}".encode()).digest()).decode().rstrip("=")
