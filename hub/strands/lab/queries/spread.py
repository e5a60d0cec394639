"""How all that was ever tried is spread: how far it went and what came of it, and which outcomes it serves.

The figures are those of what everybody may read, whoever looks. A task keeps them (`tasks.count_spread`), since they
are counted from every experiment there ever was.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from hub.core.records.models import Record, RecordQuerySet
from hub.core.records.prepared import prepared, prepared_count
from hub.core.records.visibility import Viewer
from hub.core.tallies.actions import keep
from hub.core.tallies.queries import kept
from hub.strands.lab import rules
from hub.strands.lab.queries.lists import TRIALS, both, published

STAGES = (rules.PLANNED, rules.RUNNING, rules.HALTED, rules.ENDED)
STEPS_BACK = 3  # an idea, its problem, the experiment and the pilot of it
KEPT_AS = "lab_spread"


@dataclass(frozen=True, kw_only=True)
class Spread:
    """All that was ever tried, counted: it shows where the lab looks and where it does not, whatever is filtered.

    A row of `by_spectrum` is the code, its name, and how many are open, stopped, adapted, adopted and scaled; one of
    `outcomes` the key of an outcome, its title and how many serve it, the most first. `running` is counted for the
    reader, now; the rest is as it was at `at`, or None if that is now too.
    """

    by_spectrum: list[tuple[str, str, list[int]]]
    outcomes: list[tuple[int, str, int]]
    running: int
    limit: int
    at: datetime | None

    @property
    def by_outcome(self) -> list[tuple[int, str, int]]:
        """The outcomes that something serves."""
        return [row for row in self.outcomes if row[2]]

    @property
    def warns(self) -> bool:
        """As many run as the lab allows itself, or more."""
        return rules.over_limit(self.running, self.limit)


def spread(viewer: Viewer) -> Spread:
    """Return how it is spread, as the task last kept it. Three statements; four before its first run."""
    table = kept(KEPT_AS)
    content: Mapping[str, Any] = table.content if table else counted()
    served = dict(content["outcomes"])
    rows = [(key, title, served.get(key, 0)) for key, title in outcomes()]
    return Spread(
        by_spectrum=[(code, label, content["spectrum"][code]) for code, label in rules.SPECTRUM_WORDS.items()],
        outcomes=sorted(rows, key=lambda row: (-row[2], row[1], row[0])),
        running=_running(viewer=viewer),
        limit=settings.HUB_LAB_LIMIT,
        at=table.counted_at if table else None,
    )


@prepared
def outcomes() -> QuerySet[Record, tuple[int, str]]:
    """Return the key and the title of each outcome that everybody may read, by title. One statement."""
    return _outcomes().order_by("title", "pk").values_list("pk", "title")


def _outcomes() -> RecordQuerySet:
    return Record.objects.visible_to(AnonymousUser()).of_kind("outcome")


def keep_spread(*, now: datetime) -> None:
    """Count the spread, and keep it for the page. Done by a task: it reads every trial and what each came from."""
    keep(KEPT_AS, counted(), now=now)


def counted() -> dict[str, object]:
    """Return the figures as JSON holds them: `spectrum` by its codes, `outcomes` as pairs of key and how many serve it.

    Two statements. Titles are not kept: an outcome that was withdrawn since is not to be read here.
    """
    everybody = AnonymousUser()
    figures = {(spectrum, state): how_many for spectrum, state, how_many in _by_spectrum(everybody)}
    served = Counter(outcome for _, outcome in {(trial, outcome) for trial, outcome, _ in ties(viewer=everybody)})
    return {
        "spectrum": {code: _row(figures, code) for code in rules.SPECTRUM},
        "outcomes": list(served.items()),
    }


def _row(figures: Mapping[tuple[str, str], int], spectrum: str) -> list[int]:
    groups: Sequence[Sequence[str]] = (STAGES, *((state,) for state in rules.DECIDED))
    return [sum(figures.get((spectrum, state), 0) for state in states) for states in groups]


def _by_spectrum(viewer: Viewer) -> QuerySet[Any, Any]:
    spectrum = Subquery(both(lambda table: table.objects.filter(pk=OuterRef("pk")), "spectrum"))
    found = published(viewer).order_by().annotate(spectrum=spectrum).values("spectrum", "state")
    return found.annotate(how_many=Count("pk")).values_list("spectrum", "state", "how_many")


@prepared_count
def _running(*, viewer: Viewer) -> QuerySet[Record]:
    return Record.objects.visible_to(viewer).of_kind(*TRIALS).published().filter(state=rules.RUNNING)


@prepared
def ties(*, viewer: Viewer) -> QuerySet[Any, Any]:
    """Return which trial serves which outcome: by itself, or by what it came from, over up to `STEPS_BACK` steps.

    Rows are the keys of the two and the outcome's title. Each step is one that `viewer` may read; outcomes are those
    that everybody may. It is asked from the trials on: there are few of them beside all that serves an outcome.
    """
    visible = Record.objects.visible_to(viewer)
    trials = published(viewer).order_by()
    rows, path = [], ""
    steps: list[Q] = []
    for _ in range(STEPS_BACK + 1):
        ends = {f"{path}links_out__relation": "serves", f"{path}links_out__ended_at__isnull": True}
        outcome = f"{path}links_out__target"
        found = trials.filter(*steps, _outcomes().behind(outcome), **ends)
        rows.append(found.values_list("pk", outcome, f"{outcome}__title"))
        grew = {f"{path}links_in__relation": "became", f"{path}links_in__ended_at__isnull": True}
        path = f"{path}links_in__source__"
        steps += [Q(**grew), Q(visible.behind(path.removesuffix("__")))]
    every: QuerySet[Any, Any] = rows[0].union(*rows[1:])
    return every
