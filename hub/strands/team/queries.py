"""Reading requests, projects and programmes: one of each, the board, the timeline and the public queue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import (
    CharField,
    DateTimeField,
    F,
    OuterRef,
    QuerySet,
    SmallIntegerField,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast
from django.http import Http404
from django.shortcuts import get_object_or_404

from hub.core.links.models import Link
from hub.core.money import MoneyField
from hub.core.records.models import Record, RecordDetail, Viewer
from hub.core.records.queries import raise_if_gone
from hub.strands.team import rules
from hub.strands.team.models import (
    Benefit,
    Lesson,
    Member,
    Milestone,
    MilestoneMove,
    Programme,
    Project,
    Report,
    RequestAnswer,
    Risk,
    SupportRequest,
)

D = TypeVar("D", bound=RecordDetail)
ON_BOARD = 200
CLOSED_SHOWN = 10
JOINED = ("record__team", "record__post", "record__place")


def support_request(number: int, viewer: Viewer) -> SupportRequest:
    """Return a request that `viewer` may read. One statement. Raises Http404 or Gone."""
    return _found(SupportRequest.objects.select_related(*JOINED), rules.REQUEST, number, viewer)


def project(number: int, viewer: Viewer) -> Project:
    """Return a project that `viewer` may read, with its posts. One statement. Raises Http404 or Gone."""
    joined = (*JOINED, "sponsor", "decision_by")
    return _found(Project.objects.select_related(*joined), rules.PROJECT, number, viewer)


def programme(number: int, viewer: Viewer) -> Programme:
    """Return a programme that `viewer` may read. One statement. Raises Http404 or Gone."""
    return _found(Programme.objects.select_related(*JOINED, "sponsor"), rules.PROGRAMME, number, viewer)


def _found(details: QuerySet[D], kind: str, number: int, viewer: Viewer) -> D:
    found = details.filter(record__in=Record.objects.visible_to(viewer).of_kind(kind), pk=number).first()
    if found is None:
        raise_if_gone(kind, number)
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing written down on a project: a “report”, “risk”, “benefit” or “lesson”; or a “member” who works on it.

    `words` is what it says and `more` its second half (what comes next; what is done about a risk; why it is closed);
    `code` a report's health or a benefit's kind. Of a member they are the
    part, the name and the person's key. `ended` is when a risk was closed or a benefit confirmed.
    """

    what: str
    key: int
    words: str
    more: str
    code: str
    likelihood: int
    impact: int
    pounds: Decimal | None
    at: datetime
    ended: datetime | None

    @property
    def label(self) -> str:
        """A report's health or a benefit's kind in words."""
        return rules.HEALTH.get(self.code) or rules.BENEFITS.get(self.code, "")

    @property
    def weight(self) -> str:
        """How much attention a risk needs."""
        return rules.weight(self.likelihood, self.impact)

    @property
    def chance(self) -> str:
        """How likely and how bad a risk is, in words."""
        return f"{rules.LIKELY[self.likelihood]}, {rules.HARM[self.impact]}"


def entries(project: Project) -> list[Entry]:
    """Return all reports, risks, benefits, lessons and members of a project, the latest first. One statement."""
    text = TextField()
    parts = [
        _rows("report", Report.objects.filter(project=project), F("done"), more=F("next"), code=Cast("health", text)),
        _rows(
            "risk",
            Risk.objects.filter(project=project),
            Cast("what", text),
            more=F("response"),
            likelihood=F("likelihood"),
            impact=F("impact"),
            ended=F("closed_at"),
        ),
        _rows(
            "benefit",
            Benefit.objects.filter(project=project),
            F("words"),
            code=Cast("kind", text),
            pounds=F("pounds"),
            ended=F("confirmed_at"),
        ),
        _rows("lesson", Lesson.objects.filter(project=project), F("words")),
        _rows(
            "member",
            Member.objects.filter(project=project, until__isnull=True),
            Cast("part", text),
            more=Cast("person__name", text),
            code=Cast("person_id", text),
            at=Cast("since", DateTimeField()),
        ),
    ]
    found = [Entry(*row) for row in parts[0].union(*parts[1:], all=True)]
    return sorted(found, key=lambda entry: (entry.at, entry.key), reverse=True)


def _rows(what: str, found: QuerySet[Any], words: Any, **given: Any) -> QuerySet[Any, Any]:
    """Return rows in the columns of an `Entry`; what is not given is empty."""
    columns = {
        "what": Value(what, output_field=CharField()),
        "words": words,
        "more": Value("", output_field=TextField()),
        "code": Value("", output_field=TextField()),
        "likelihood": Value(0, output_field=SmallIntegerField()),
        "impact": Value(0, output_field=SmallIntegerField()),
        "pounds": Cast(Value(None), MoneyField()),  # PostgreSQL asks of every arm what type its nothing has
        "ended": Cast(Value(None), DateTimeField()),
        "at": None,  # the row's own
        **given,
    }
    made = found.annotate(**{f"{name}_": column for name, column in columns.items() if column is not None})
    at = "at_" if columns["at"] is not None else "at"
    names = ("what_", "pk", "words_", "more_", "code_", "likelihood_", "impact_", "pounds_", at, "ended_")
    row: QuerySet[Any, Any] = made.values_list(*names)
    return row


P = TypeVar("P", Milestone, Risk, Benefit, Member)


def part_of(project: Project, model: type[P], key: int) -> P:
    """Return what belongs to a project under its own key, with the project’s record. Raises Http404. One statement."""
    return get_object_or_404(model._default_manager.select_related("project__record"), project=project, pk=key)


def milestones(project: Project) -> list[Milestone]:
    """Return the milestones by their day; each carries `moved_from`, its day before the last move. One statement."""
    last = MilestoneMove.objects.filter(milestone=OuterRef("pk")).order_by("-at", "-pk")
    found = Milestone.objects.filter(project=project).annotate(
        moved_from=Subquery(last.values("old")[:1]), moved_because=Subquery(last.values("because")[:1])
    )
    return list(found.order_by("due_on", "pk"))


def answers(asked: SupportRequest) -> list[RequestAnswer]:
    """Return what was answered, the latest first. One statement."""
    return list(asked.answers.select_related("post").order_by("-at", "-pk"))


def on_board(viewer: Viewer, *, state: Sequence[str] = rules.OPEN_PROJECTS, at_most: int = ON_BOARD) -> list[Project]:
    """Return the projects in these states that `viewer` may read, the newest first, with how each goes. One statement.

    Each carries `health` of its latest report ("" before the first), and `next_title` and `next_due` of the milestone
    that comes next.
    """
    latest = Report.objects.filter(project=OuterRef("pk")).order_by("-at", "-pk")
    ahead = Milestone.objects.filter(project=OuterRef("pk"), reached_on__isnull=True).order_by("due_on", "pk")
    visible = Record.objects.visible_to(viewer).of_kind(rules.PROJECT).published()
    found = Project.objects.filter(record__in=visible, record__state__in=state).annotate(
        health=Subquery(latest.values("health")[:1]),
        next_title=Subquery(ahead.values("title")[:1]),
        next_due=Subquery(ahead.values("due_on")[:1]),
    )
    return list(found.select_related("record__team", "record__post").order_by("-record__published_at", "-pk")[:at_most])


def marks(projects: Sequence[Project]) -> dict[int, list[tuple[date, bool]]]:
    """Return each project's milestones as (day, whether reached), by day. One statement."""
    found: dict[int, list[tuple[date, bool]]] = {project.pk: [] for project in projects}
    rows = Milestone.objects.filter(project__in=list(found)).order_by("due_on", "pk")
    for key, due, reached in rows.values_list("project_id", "due_on", "reached_on"):
        found[key].append((due, reached is not None))
    return found


def projects_in(programme: Programme, viewer: Viewer) -> list[Record]:
    """Return the projects of a programme that `viewer` may read, the newest first. One statement."""
    inside = Link.objects.current().filter(target=programme.pk, relation="serves").values("source")
    found = Record.objects.visible_to(viewer).of_kind(rules.PROJECT).filter(pk__in=inside)
    return list(found.newest_first().select_related("team", "place")[:ON_BOARD])


def programmes_open(viewer: Viewer) -> list[Record]:
    """Return the programmes that are running and that `viewer` may read. One statement."""
    found = Record.objects.visible_to(viewer).of_kind(rules.PROGRAMME).filter(state=rules.RUNNING)
    return list(found.newest_first()[:ON_BOARD])


def big_moves(viewer: Viewer) -> list[Record]:
    """Return the big moves of the golden thread that a programme may serve. One statement."""
    return list(Record.objects.visible_to(viewer).of_kind("big_move").published().order_by("title")[:ON_BOARD])


def facts(records: Sequence[Record]) -> Mapping[int, Sequence[str]]:
    """Return for each project how it goes, as its card in a list says it. One statement."""
    latest = Report.objects.filter(project=OuterRef("pk")).order_by("-at", "-pk")
    rows = Project.objects.filter(pk__in=[record.pk for record in records])
    found = rows.annotate(health=Subquery(latest.values("health")[:1])).values_list("pk", "health")
    return {key: [rules.HEALTH[health]] for key, health in found if health}
