"""What the templates' parts are given: small frozen shapes that say which words and addresses they need.

A part reads attributes only, so a dict or a model with the same names does as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

# How a state is coloured. Never the only sign of it: the state's word stands in the tag.
Tone = Literal["waiting", "moving", "done", "late", "quiet"]


@dataclass(frozen=True)
class Link:
    """A way to another page."""

    text: str
    url: str
    current: bool = False
    note: str = ""  # what kind of thing lies there: “Atom”, “CSV, 2 MB”
    lang: str = ""


@dataclass(frozen=True)
class Account:
    """Who is signed in, as the page's header says it."""

    name: str
    url: str


@dataclass(frozen=True)
class Card:
    """One record in a list: enough to choose by."""

    title: str
    url: str
    kind: str
    reference: str
    state: str
    tone: Tone = "moving"
    summary: str = ""
    facts: Sequence[str] = ()  # “Aston”, “12 people support this”
    published: date | None = None
    lang: str = ""


@dataclass(frozen=True)
class Stop:
    """One stop of the golden thread. `relation` says how what stands above it leads to it, read downwards."""

    title: str
    url: str
    kind: str
    reference: str = ""
    state: str = ""
    relation: str = ""  # “is served by”, “became”; empty at the first stop
    side: Literal["up", "here", "down"] = "down"
    steps: int = 0  # how far from this record; two stops may be equally far
    more: int = 0  # further records in the same place, that are not shown
    more_url: str = ""


@dataclass(frozen=True)
class Due:
    """What is owed to somebody: a promise with a day."""

    promise: str  # “Answer”
    due_on: date
    days_left: int  # working days; below 0 when late
    state: Literal["waiting", "due soon", "late", "paused", "answered"]
    owner: str = ""  # the post or service that owes it
    note: str = ""  # “Paused: we asked the author a question on 3 March”
    kept: str = "given"  # how it is said that it was kept: “Answer given”
    length_days: int = 0  # the whole of the promise, in working days; 0 draws no bar

    @property
    def tone(self) -> Tone:
        tones: dict[str, Tone] = {"due soon": "moving", "late": "late", "answered": "done", "paused": "quiet"}
        return tones.get(self.state, "waiting")

    @property
    def share_gone(self) -> float:
        """How much of the time has gone, from 0 to 1."""
        return min(1.0, max(0.0, 1 - self.days_left / self.length_days)) if self.length_days else 0.0


@dataclass(frozen=True)
class Said:
    """One comment, question or answer, already made safe: `html` is printed as it stands."""

    anchor: str
    who: str
    at: datetime
    html: str
    badge: str = ""  # “Improvement Team”, “Author”
    official: bool = False
    who_url: str = ""
    reply_url: str = ""
    report_url: str = ""
    replies: Sequence["Said"] = ()
    lang: str = ""


@dataclass(frozen=True)
class Event:
    """One thing that happened to a record. `hidden` is why a moderator hid what was said with it."""

    what: str
    at: datetime
    who: str = ""
    why: str = ""
    url: str = ""
    hidden: str = ""
    report_url: str = ""


@dataclass(frozen=True)
class Participant:
    """Somebody on a record, and the role they play there. `group`: “thinks”, “does”, “pays”, “benefits”, or ""."""

    name: str
    role: str
    url: str = ""
    note: str = ""
    group: str = ""


@dataclass(frozen=True)
class FileLink:
    """A file to fetch."""

    title: str
    url: str
    kind: str  # “PDF”
    size_bytes: int
    note: str = ""


@dataclass(frozen=True)
class Act:
    """Something a person can do here. With `posts` it is a form of one button, else a link."""

    text: str
    url: str
    posts: bool = False
    hint: str = ""
    fields: Sequence[tuple[str, str]] = field(default=())  # hidden fields of a form
