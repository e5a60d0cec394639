"""What the story tells of the improvement team. Days count back from the day of loading; below 0 they are to come."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the team answered: `kind` is helping, not_yet or declined; “not yet” looks again in `again_in` days."""

    days_ago: int
    kind: str
    words: str
    again_in: int = 0


@dataclass(frozen=True, kw_only=True)
class Request:
    """Support that somebody asked the team for; `helped` says so many days ago what came of it."""

    key: str
    by: str
    days_ago: int
    title: str
    wanted: str
    tried: str = ""
    service: str = ""
    answer: Answer | None = None
    helped: tuple[int, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """Something to be reached by a day; `reached_ago` if it was."""

    title: str
    due_ago: int
    reached_ago: int | None = None


@dataclass(frozen=True, kw_only=True)
class Report:
    """How it went: `health` is on_track, at_risk or off_track."""

    days_ago: int
    health: str
    done: str
    next: str


@dataclass(frozen=True, kw_only=True)
class Benefit:
    """What it brought: `kind` is cash_releasing, time_freed, quantified or quality; finance confirms pounds."""

    days_ago: int
    kind: str
    words: str
    pounds: int | None = None


@dataclass(frozen=True, kw_only=True)
class Risk:
    """What could go wrong, how likely and how bad from 1 to 3."""

    days_ago: int
    what: str
    likelihood: int
    impact: int
    response: str


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Something that has to be decided in so many days."""

    days_ago: int
    what: str
    due_in: int


@dataclass(frozen=True, kw_only=True)
class Project:
    """A project: `lead` and `sponsor` are titles of posts, `serves` keys of statements, `members` cast and part."""

    key: str
    days_ago: int
    title: str
    aim: str
    lead: str
    sponsor: str
    from_ago: int
    until_ago: int
    came_from: str = ""
    ward: str = ""
    serves: tuple[str, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    milestones: tuple[Milestone, ...] = ()
    reports: tuple[Report, ...] = ()
    risks: tuple[Risk, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    lessons: tuple[tuple[int, str], ...] = ()
    needs: Decision | None = None
    closed: tuple[int, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Programme:
    """A programme, the big move it serves, and the keys of its projects."""

    key: str
    days_ago: int
    title: str
    aim: str
    sponsor: str
    big_move: str
    projects: tuple[str, ...]
