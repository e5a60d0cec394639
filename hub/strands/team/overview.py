"""Many at once: the board, the timeline, and what a card in a list says of a project or a request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from hub.core.clocks.models import Clock
from hub.core.records.hidings import shown_words, why_hidden
from hub.core.records.history import STATE
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.foundation.dates import day_words
from hub.foundation.text import shorten
from hub.strands.team import rules
from hub.strands.team.models import Milestone, Project, Report, RequestAnswer, SupportRequest

SHOWN, CLOSED_SHOWN, LONGEST_REASON = 60, 10, 160


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of the board."""

    title: str
    meaning: str
    projects: Sequence[Project]


def board(viewer: Viewer) -> dict[str, object]:
    """Return the board: a column for each state, closed ones last and few. Two statements."""
    projects = on_board(viewer, at_most=SHOWN)
    finished = on_board(viewer, state=tuple(sorted(rules.PROJECTS.closed)), at_most=CLOSED_SHOWN)
    columns = [
        Column(
            title=rules.PROJECTS.labels[state],
            meaning=rules.PROJECTS.meanings[state],
            projects=[one for one in projects if one.record.state == state],
        )
        for state in rules.OPEN_PROJECTS
    ]
    columns.append(Column(title="Finished lately", meaning="Closed, or stopped early.", projects=finished))
    context = {"columns": columns, "health": rules.HEALTH, "open": rules.OPEN_PROJECTS}
    return context | {"today": timezone.localdate(), "shown": _cut_at(projects)}


def timeline(viewer: Viewer) -> dict[str, object]:
    """Return the timeline of the projects that have both their days, and the others as a list. Two statements.

    Places are thousandths of the whole, from its first day; `scale` has the first days of months as (place, words).
    """
    projects = on_board(viewer, at_most=SHOWN)
    dated = sorted((one for one in projects if one.starts_on and one.ends_on), key=lambda one: (one.starts_on, one.pk))
    found = marks(dated)
    spans = [(one.starts_on, one.ends_on, found[one.pk]) for one in dated if one.starts_on and one.ends_on]
    undated = [one for one in projects if not (one.starts_on and one.ends_on)]
    context: dict[str, object] = {"undated": undated, "shown": _cut_at(projects)}
    if not spans:
        return context | {"rows": []}
    first, last, bars = rules.bars(spans)
    today = timezone.localdate()
    gone = round((today - first).days / max(1, (last - first).days) * 1000) if first <= today <= last else None
    rows = list(zip(dated, bars, strict=True))
    return context | {"rows": rows, "health": rules.HEALTH, "scale": rules.scale(first, last), "today": gone}


def _cut_at(projects: Sequence[Project]) -> int | None:
    """Return how many of all that are open are shown, or None where it is all of them."""
    return SHOWN if len(projects) == SHOWN else None


def on_board(viewer: Viewer, *, state: Sequence[str] = rules.OPEN_PROJECTS, at_most: int) -> list[Project]:
    """Return the projects in these states that `viewer` may read, the newest first, with how each goes. One statement.

    Each carries `health` of its latest report ("" before the first), and `next_title` and `next_due` of the milestone
    that comes next.
    """
    return _on_board(tuple(state), at_most, viewer=viewer)


@prepared
def _on_board(state: tuple[str, ...], at_most: int, *, viewer: Viewer) -> QuerySet[Project]:
    latest = Report.objects.filter(project=OuterRef("pk")).order_by("-at", "-pk")
    ahead = Milestone.objects.filter(project=OuterRef("pk"), reached_on__isnull=True).order_by("due_on", "pk")
    visible = Record.objects.visible_to(viewer).of_kind(rules.PROJECT).filter(state__in=state)
    newest = visible.newest_first()[:at_most]
    # By their keys: joined at once, the reports and milestones of every project are read before the newest are chosen.
    found = Project.objects.filter(pk__in=newest.values("pk")).annotate(
        health=Subquery(latest.values("health")[:1]),
        next_title=Subquery(ahead.values("title")[:1]),
        next_due=Subquery(ahead.values("due_on")[:1]),
    )
    return found.select_related("record__team", "record__post").order_by("-record__published_at", "-pk")


def marks(projects: Sequence[Project]) -> dict[int, list[tuple[date, bool]]]:
    """Return each project's milestones as (day, whether reached), by day. One statement."""
    found: dict[int, list[tuple[date, bool]]] = {project.pk: [] for project in projects}
    rows = Milestone.objects.filter(project__in=list(found)).order_by("due_on", "pk")
    for key, due, reached in rows.values_list("project_id", "due_on", "reached_on"):
        found[key].append((due, reached is not None))
    return found


def facts(records: Sequence[Record]) -> Mapping[int, Sequence[str]]:
    """Return for each project that goes on how it goes, as its card in a list says it. One statement."""
    latest = Report.objects.filter(project=OuterRef("pk")).order_by("-at", "-pk")
    rows = Project.objects.filter(pk__in=[record.pk for record in records if record.state in rules.OPEN_PROJECTS])
    found = rows.annotate(health=Subquery(latest.values("health")[:1])).values_list("pk", "health")
    return {key: [rules.HEALTH[health]] for key, health in found if health}


@dataclass(frozen=True, kw_only=True)
class Waits:
    """Why a request waits: by when an answer is owed; or, where it was “not yet”, until when, and in which words."""

    due_on: date | None
    looks_again_on: date | None
    words: str


def waits(records: Sequence[Record]) -> dict[int, Waits]:
    """Return why each of these requests waits. One statement."""
    answered = RequestAnswer.objects.filter(request=OuterRef("pk")).annotate(hidden=why_hidden(STATE, "move"))
    latest = answered.annotate(told=shown_words("words", "hidden")).order_by("-at", "-pk")
    owed = Clock.objects.running().filter(record=OuterRef("pk"), promise=rules.ANSWER_REQUEST).order_by("due_on")
    found = SupportRequest.objects.filter(pk__in=[record.pk for record in records]).annotate(
        words=Subquery(latest.values("told")[:1]), due_on=Subquery(owed.values("due_on")[:1])
    )
    rows = found.values_list("pk", "due_on", "looks_again_on", "words")
    return {key: Waits(due_on=due, looks_again_on=again, words=words or "") for key, due, again, words in rows}


def waiting_facts(records: Sequence[Record]) -> Mapping[int, Sequence[str]]:
    """Return for each request until when it waits, and why not yet, as its card says it. One statement."""
    found = waits(records)
    return {record.pk: said for record in records if (said := _why_it_waits(record.state, found[record.pk]))}


def _why_it_waits(state: str, waits: Waits) -> list[str]:
    if state == rules.WAITING and waits.due_on:
        late = waits.due_on < timezone.localdate()
        return [f"An answer {'was' if late else 'is'} due by {day_words(waits.due_on)}"]
    if state == rules.NOT_YET and waits.looks_again_on:
        why = [f"“{shorten(waits.words, LONGEST_REASON)}”"] if waits.words else []
        return [*why, f"Looked at again on {day_words(waits.looks_again_on)}"]
    return []
