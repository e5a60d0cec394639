"""Reading settings from the environment. Each helper refuses a value it does not understand, at start-up."""

import json
import os
import secrets
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """Return the value of `name`, or the content of the file that `name`_FILE points to.

    Raises ImproperlyConfigured if neither is set and there is no default, or the file cannot be read.
    """
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE points to {path}, which cannot be read: {error}") from error
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name}, or {name}_FILE. See docs/settings.md.")
    return value


def secret(name: str, kept_in: Path) -> str:
    """Return the value of `name`; where it is not set, one made once and kept in the file `kept_in`.

    Fit for one machine. Several machines must be given the same value; `check --deploy` asks for it.
    """
    if name in os.environ or f"{name}_FILE" in os.environ:
        return text(name)
    if not kept_in.exists():
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        made = kept_in.with_suffix(f".{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(50), encoding="utf-8")
        try:
            os.link(made, kept_in)  # of several processes that start together, one wins and all read its key
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return kept_in.read_text(encoding="utf-8").strip()


def truth(name: str, *, default: bool) -> bool:
    """Return True for "yes" and False for "no"; anything else is refused."""
    value = os.environ.get(name, "yes" if default else "no")
    if value not in {"yes", "no"}:
        raise ImproperlyConfigured(f"{name} must be “yes” or “no”, and is {value!r}.")
    return value == "yes"


def number(name: str, default: int) -> int:
    """Return a whole number of at least 0."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, and is {value!r}.")
    return int(value)


def listed(name: str, default: str = "") -> list[str]:
    """Return the parts of a list separated by commas, without the empty ones."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def structure(name: str, default: str) -> Any:
    """Return what a JSON value holds; the value, or the file `name`_FILE points to."""
    try:
        return json.loads(text(name, default))
    except json.JSONDecodeError as error:
        raise ImproperlyConfigured(f"{name} must be JSON: {error}") from error
