"""Keys that make a second click harmless: a form carries one, and what it makes keeps it."""

import re
import secrets

_KEY = re.compile(r"[A-Za-z0-9_-]{43}")


def new() -> str:
    """Return a fresh key."""
    return secrets.token_urlsafe(32)


def sound(key: str) -> str:
    """Return `key` if it has the form of one, else a fresh one: a forged key can at most collide with itself."""
    return key if _KEY.fullmatch(key) else new()
