"""What one row of an import says, whatever site it came from."""

from dataclasses import dataclass, fields
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, kw_only=True)
class Brought:
    """One idea as another place holds it. `source` and `key` say which there.

    `said_at` is when it was said there; `hidden` keeps a row out of sight that was moderated out there; `withdrawn`
    was taken back there by its author.
    """

    source: str
    key: str
    title: str
    problem: str
    better: str = ""
    where_words: str = ""
    lang: str = "en"
    place_id: int | None = None
    supports: int = 0
    said_at: datetime | None = None
    hidden: bool = False
    withdrawn: bool = False

    @property
    def digest(self) -> str:
        """SHA-256 over all of it: what is the same was brought before."""
        said = (f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))
        return sha256("\n".join(said).encode()).hexdigest()
