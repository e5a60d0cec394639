"""What the API answers with. Each field is described here, once: the OpenAPI description is made of it."""

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field


class Card(Schema):
    """A record as lists show it."""

    reference: str = Field(description="What people quote, such as IDEA-1042; never used again.")
    kind: str = Field(description="The kind’s code; /api/v1/kinds/ says what it is.")
    title: str
    summary: str
    state: str = Field(description="Where it stands, as a code.")
    state_label: str = Field(description="Where it stands, in words.")
    service: str | None = Field(description="The team that answers for it.")
    post: str | None = Field(description="The post that answers for it.")
    place: str | None
    language: str
    published_at: datetime | None
    url: str = Field(description="Its page.")


class Cards(Schema):
    """One page of records. Ask for `next` until it is null."""

    records: list[Card]
    next: str | None = Field(description="The address of the next page; null on the last.")


class Tie(Schema):
    """How a record relates to another."""

    relation: str = Field(description="As a code.")
    reads: str = Field(description="In words, from the record asked for: “serves”, “is served by”.")
    reference: str
    title: str
    confirmed: bool = Field(description="A second person agreed.")


class Promise(Schema):
    """What somebody is owed about a record."""

    reference: str
    title: str
    promise: str = Field(description="As a code.")
    label: str
    post: str | None
    service: str | None
    received_on: date
    due_on: date
    paused_on: date | None
    stopped_on: date | None
    standing: str = Field(description="waiting, due soon, late, answered on time …")


class Whole(Schema):
    """All of one record: its card, what its kind has of its own, its ties and promises."""

    card: Card
    own: dict[str, Any] = Field(description="What this kind has of its own: the columns of /api/v1/kinds/.")
    ties: list[Tie]
    promises: list[Promise]


class ColumnOf(Schema):
    """One field that a kind has of its own."""

    name: str
    meaning: str
    type: str
    unit: str


class KindOf(Schema):
    """One kind of record."""

    code: str
    prefix: str
    label: str
    plural: str
    states: dict[str, str] = Field(description="The code of each state, and its words.")
    columns: list[ColumnOf]


class Standing(Schema):
    """How much is owed."""

    running: int
    due_soon: int
    late: int
    paused: int


class StandingOf(Schema):
    """How much one post owes; both names are empty where nobody answers yet."""

    post: str
    service: str
    standing: Standing


class Owed(Schema):
    """What is owed in all, by post, and what is late: the longest first, at most 100."""

    standing: Standing
    by_post: list[StandingOf]
    late: list[Promise]


class Problem(Schema):
    """What went wrong: a code for programs, a sentence for people, and the fields it is about."""

    code: str
    message: str
    fields: dict[str, str]


class Error(Schema):
    """The shape of every error."""

    error: Problem


class Asked(Schema):
    """Which records are asked for. Anything may be left out."""

    kind: str | None = Field(None, max_length=32, description="A code of /api/v1/kinds/.")
    state: str | None = Field(None, max_length=32, description="A code of that kind’s states.")
    place: str | None = Field(None, max_length=40, description="A code of a ward or other area.")
    service: str | None = Field(None, max_length=40, description="The code of a team.")
    changed_since: datetime | None = Field(None, description="Published, or moved to another state, since then.")
    after: str | None = Field(None, max_length=60, description="Where the page before ended; `next` has it.")
    limit: int = Field(50, ge=1, le=200, description="How many to give.")


class Words(Schema):
    """What to look for."""

    q: str = Field(max_length=200, description="Words, or a reference.")
