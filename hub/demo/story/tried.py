"""What the story tells of the innovation lab. Days count back from the day of loading; below 0 they are still to come."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Word:
    """What the lab said to a problem: `kind` is taken_up, declined or settled."""

    days_ago: int
    kind: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A problem, referred by somebody, or made by the lab of the record whose key is `came_from`."""

    key: str
    by: str
    days_ago: int
    title: str
    what: str
    affected: str
    crosses: str = ""
    tried: str = ""
    ward: str = ""
    came_from: str = ""
    word: Word | None = None


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found on a day."""

    days_ago: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Spent:
    """Pounds that were spent on a day, and on what."""

    days_ago: int
    pounds: int
    what: str


@dataclass(frozen=True, kw_only=True)
class Ended:
    """What was said at the end, what was decided, so many days later, and how sure one can be."""

    days_ago: int
    happened: str
    learned: str
    decided: str
    words: str
    verdict: str = ""
    surprise: str = ""
    afterwards: str = ""
    decided_after: int = 4
    level: int = 0
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What an experiment and a pilot have alike. `from_ago` and `until_ago` are its planned first and last day."""

    key: str
    by: str
    planned_ago: int
    title: str
    doing: str
    team: str
    came_from: str = ""
    from_ago: int
    until_ago: int
    begins: bool = True
    spectrum: str = "tweak"
    facet: str = ""
    measures: str = ""
    design: str = "none"
    limit: int | None = None
    harm: str
    found: tuple[Found, ...] = ()
    spent: tuple[Spent, ...] = ()
    ended: Ended | None = None


@dataclass(frozen=True, kw_only=True)
class Experiment(Tried):
    """An experiment: `explore` ones predict nothing."""

    question: str
    mode: str = "test"
    ward: str = ""
    hypothesis: str = ""
    riskiest: str = ""
    prediction: str = ""
    success: str = ""
    stop: str = ""
    ambiguous: str = ""
    ethics: str = ""
    data_protection: str = ""
    equality: str = ""
    desirability: str = ""
    feasibility: str = ""
    viability: str = ""
    known: str = ""
    children: str = ""
    owner_after: str = ""


@dataclass(frozen=True, kw_only=True)
class Pilot(Tried):
    """A pilot, in its wards."""

    where: str
    wards: tuple[str, ...] = ()
    training: str = ""
    afterwards: str = ""
