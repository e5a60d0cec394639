"""What can happen to an idea in the story. `after` counts calendar days from the day it was told."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that happens `after` so many days; `by` is a key of the cast, or empty for the one whose turn it is."""

    after: int
    by: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Acknowledged(Step):
    """The improvement team says that it has read it."""


@dataclass(frozen=True, kw_only=True)
class Given(Step):
    """It is given to a post, named by title."""

    post: str


@dataclass(frozen=True, kw_only=True)
class Tied(Step):
    """It is tied to an outcome, named by its key; `confirmed` if a second person agreed."""

    outcome: str
    confirmed: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked(Step):
    """The author is asked something; the clock stands still."""


@dataclass(frozen=True, kw_only=True)
class Replied(Step):
    """The author replies; the clock goes on."""


@dataclass(frozen=True, kw_only=True)
class Answered(Step):
    """`kind` is going_ahead, not_now, already_happening or not_for_us; “not now” comes back after `returns_in` days."""

    kind: str
    returns_in: int = 0


@dataclass(frozen=True, kw_only=True)
class Judged(Step):
    """The author says whether the answer was clear and whether they agree."""

    clear: bool
    agree: bool


@dataclass(frozen=True, kw_only=True)
class SecondReading(Step):
    """The author asks that somebody else read it again."""


@dataclass(frozen=True, kw_only=True)
class Done(Step):
    """A service has simply done it, and says so."""


@dataclass(frozen=True, kw_only=True)
class Confirmed(Step):
    """The author confirms that it is done."""


@dataclass(frozen=True, kw_only=True)
class Remark(Step):
    """Somebody says something; with `wants_answer` it is a question."""

    wants_answer: bool = False


@dataclass(frozen=True, kw_only=True)
class AnsweredQuestion(Step):
    """The latest question on the idea gets its answer."""


@dataclass(frozen=True, kw_only=True)
class Offered(Step):
    """Somebody can help."""


@dataclass(frozen=True, kw_only=True)
class SentOn(Step):
    """It belongs elsewhere; the author is told where."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """One idea: who told it, where, how many days ago, and what happened next.

    `supporters` are keys of the cast. `staff_only` ideas are said inside the council. `pin` is a spot on the map as
    “latitude, longitude”, if the one who told it put one there.
    """

    key: str
    by: str
    ward: str
    days_ago: int
    title: str
    problem: str
    better: str
    for_whom: str = ""
    already: str = ""
    supporters: tuple[str, ...] = ()
    staff_only: bool = False
    pin: str = ""
    steps: tuple[Step, ...] = field(default_factory=tuple)
