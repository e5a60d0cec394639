"""What moderators look at: a record, or a passage on it. Parts above say here how theirs is read and hidden."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from hub.accounts.models import Person


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Some words that people read, with who wrote them (nobody, if imported) and where they stand.

    `record_pk` is None for words that are on no record. `picture_url` shows what they describe, if it is a picture.
    `is_public`: others than those it is between read them now.
    """

    record_pk: int | None
    text: str
    url: str
    authors: list[Person] = field(default_factory=list)
    hidden: bool = False
    picture_url: str = ""
    is_public: bool = True


@dataclass(frozen=True, kw_only=True)
class Part:
    """One sort of passage. `find` takes keys and gives what there is, in a fixed number of statements.

    `hide` and `show_again` take a key, who decides, and why. `in_public`: whoever reads
    the record sees it there, and can report it by its name. `told_as` names it to its author, before the
    record's title.
    """

    code: str
    label: str
    find: Callable[[Collection[int]], dict[int, Passage]]
    hide: Callable[[int, Person, str], None]
    show_again: Callable[[int, Person, str], None]
    in_public: bool = False
    told_as: str = "what you said about"


_parts: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add `part`; its code must be new."""
    if part.code in _parts:
        raise ValueError(f"The part {part.code!r} is registered twice.")
    _parts[part.code] = part


def get(code: str) -> Part:
    """Return the part with this code; KeyError if nobody registered it."""
    return _parts[code]


def in_public() -> dict[str, Part]:
    """Return the parts that readers see, by their codes."""
    return {code: part for code, part in _parts.items() if part.in_public}


def split(name: str, record_pk: int | None) -> tuple[str, int]:
    """Return the code and the key that a case's `part` names: “comment:17”; the record itself where it is empty."""
    code, _, key = name.partition(":")
    return (code, int(key)) if code else ("record", record_pk or 0)
