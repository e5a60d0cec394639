"""Seals over published versions: a hash chain from which a part can be redacted. Pure functions.

Anybody with the open data can check it: the seal of a version is SHA-256 over the previous version's seal followed by
the digest of each of its fields in order, all as ASCII hexadecimal; a field's digest is SHA-256 over its salt followed
by its value in UTF-8 (docs/decisions/0005).
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, kw_only=True)
class SealedField:
    """One field of a version; `value` and `salt` are both None once it has been redacted."""

    name: str
    value: str | None
    salt: str | None
    digest: str


@dataclass(frozen=True, kw_only=True)
class SealedVersion:
    """One version as it stands in the open data. `previous_seal` is "" for the first."""

    number: int
    previous_seal: str
    seal: str
    fields: Sequence[SealedField]


def digest(salt: str, value: str) -> str:
    """Return the digest of one field, 64 hexadecimal digits."""
    return sha256((salt + value).encode()).hexdigest()


def seal_field(name: str, value: str) -> SealedField:
    """Return the field with a fresh salt of 128 bits, and its digest."""
    salt = secrets.token_hex(16)
    return SealedField(name=name, value=value, salt=salt, digest=digest(salt, value))


def seal(previous_seal: str, digests: Iterable[str]) -> str:
    """Return the seal of a version, 64 hexadecimal digits."""
    return sha256((previous_seal + "".join(digests)).encode("ascii")).hexdigest()


def first_fault(versions: Iterable[SealedVersion]) -> str | None:
    """Return what is wrong with the chain, in a sentence, or None if it holds. `versions` in order of number."""
    previous = ""
    for expected, version in enumerate(versions, start=1):
        if version.number != expected:
            return f"Version {expected} is missing."
        if version.previous_seal != previous:
            return f"Version {version.number} does not follow the version before it."
        for field in version.fields:
            if field.value is not None and field.digest != digest(field.salt or "", field.value):
                return f"“{field.name}” of version {version.number} was changed after it was sealed."
        if version.seal != seal(previous, (field.digest for field in version.fields)):
            return f"The seal of version {version.number} does not fit its fields."
        previous = version.seal
    return None
