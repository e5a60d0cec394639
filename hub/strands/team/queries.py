"""Reading one request, project or programme, and what hangs on it. Many at once: `overview`."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    F,
    OuterRef,
    QuerySet,
    SmallIntegerField,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, NullIf
from django.shortcuts import get_object_or_404

from hub.core.links.models import Link
from hub.core.money import MoneyField
from hub.core.records.hidings import shown_words, why_hidden
from hub.core.records.history import STATE
from hub.core.records.models import Record, RecordDetail
from hub.core.records.prepared import prepared
from hub.core.records.queries import found_or_gone
from hub.core.records.visibility import Viewer
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
    Risk,
    SupportRequest,
)

D = TypeVar("D", bound=RecordDetail)
MOST = 200
MEMBER, MOVE = "member", "milestone_move"
JOINED = ("record__team", "record__post", "record__place")


def support_request(number: int, viewer: Viewer) -> SupportRequest:
    """Return a request that `viewer` may read. One statement. Raises Http404 or Gone."""
    return found_or_gone(_request(number=number, viewer=viewer), rules.REQUEST, number)


def project(number: int, viewer: Viewer) -> Project:
    """Return a project that `viewer` may read, with its posts. One statement. Raises Http404 or Gone."""
    return found_or_gone(_project(number=number, viewer=viewer), rules.PROJECT, number)


def programme(number: int, viewer: Viewer) -> Programme:
    """Return a programme that `viewer` may read. One statement. Raises Http404 or Gone."""
    return found_or_gone(_programme(number=number, viewer=viewer), rules.PROGRAMME, number)


@prepared
def _request(*, number: int, viewer: Viewer) -> QuerySet[SupportRequest]:
    readable = Record.objects.visible_to(viewer).of_kind(rules.REQUEST)
    return SupportRequest.objects.filter(readable.behind("record"), pk=number).select_related(*JOINED)


@prepared
def _project(*, number: int, viewer: Viewer) -> QuerySet[Project]:
    readable = Record.objects.visible_to(viewer).of_kind(rules.PROJECT)
    return Project.objects.filter(readable.behind("record"), pk=number).select_related(
        *JOINED, "sponsor", "decision_by"
    )


@prepared
def _programme(*, number: int, viewer: Viewer) -> QuerySet[Programme]:
    readable = Record.objects.visible_to(viewer).of_kind(rules.PROGRAMME)
    return Programme.objects.filter(readable.behind("record"), pk=number).select_related(*JOINED, "sponsor")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing written down on a project: a “report”, “risk”, “benefit” or “lesson”; or a “member” who works on it.

    `words` is what it says and `more` its second half (what comes next; what is done about a risk); `code` a report's
    health or a benefit's kind. Of a member they are the part, the name and the person's key. `impact` is how bad a
    risk is, or 1 for a benefit that is a loss. `ended` is when a risk was closed or a benefit confirmed. `hidden` is
    why a moderator hid the words, which are then not here.
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
    hidden: str | None = None

    @property
    def part(self) -> str:
        """What moderators call the words; nothing where there are none to report."""
        return "" if self.what == MEMBER or self.hidden is not None else f"{self.what}:{self.key}"

    @property
    def label(self) -> str:
        """A report's health or a benefit's kind in words."""
        return rules.HEALTH.get(self.code) or rules.BENEFITS.get(self.code, "")

    @property
    def is_loss(self) -> bool:
        """What came of it is worse for somebody, not better."""
        return self.what == "benefit" and self.impact > 0

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
    found = [_entry(Entry(*row)) for row in _entries(project=project.pk)]
    return sorted(found, key=lambda entry: (entry.at, entry.key), reverse=True)


def _entry(one: Entry) -> Entry:
    return one if one.hidden is None else replace(one, words="", more="")


@prepared
def _entries(*, project: int) -> QuerySet[Any, Any]:
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
            impact=Case(When(is_loss=True, then=1), default=0, output_field=SmallIntegerField()),
            pounds=F("pounds"),
            ended=F("confirmed_at"),
        ),
        _rows("lesson", Lesson.objects.filter(project=project), F("words")),
        _rows(
            MEMBER,
            Member.objects.filter(project=project, until__isnull=True),
            Cast("part", text),
            more=Cast(Coalesce(NullIf("person__name", Value("")), "person__alias"), text),
            code=Cast("person_id", text),
            at=Cast("since", DateTimeField()),
            hidden=Cast(Value(None), text),
        ),
    ]
    found: QuerySet[Any, Any] = parts[0].union(*parts[1:], all=True)
    return found


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
        "hidden": why_hidden(what),
        "at": None,  # the row's own
        **given,
    }
    made = found.annotate(**{f"{name}_": column for name, column in columns.items() if column is not None})
    at = "at_" if columns["at"] is not None else "at"
    names = ("what_", "pk", "words_", "more_", "code_", "likelihood_", "impact_", "pounds_", at, "ended_", "hidden_")
    row: QuerySet[Any, Any] = made.values_list(*names)
    return row


P = TypeVar("P", Milestone, Risk, Benefit, Member)


def part_of(project: Project, model: type[P], key: int) -> P:
    """Return what belongs to a project under its own key, with the project’s record. Raises Http404. One statement."""
    return get_object_or_404(model._default_manager.select_related("project__record"), project=project, pk=key)


def milestones(project: Project) -> list[Milestone]:
    """Return the milestones by their day. One statement.

    Each carries `moved_from`, its day before the last move, and why it moved, or why a moderator hid that
    (`moved_hidden`); `move` is the key of that move.
    """
    return _milestones(project=project.pk)


@prepared
def _milestones(*, project: int) -> QuerySet[Milestone]:
    last = MilestoneMove.objects.filter(milestone=OuterRef("pk")).order_by("-at", "-pk")
    found = Milestone.objects.filter(project=project).annotate(
        moved_from=Subquery(last.values("old")[:1]),
        moved_because=Subquery(last.values("because")[:1]),
        move=Subquery(last.values("pk")[:1]),
    )
    return found.annotate(moved_hidden=why_hidden(MOVE, "move")).order_by("due_on", "pk")


def members(project: Project) -> list[Member]:
    """Return who works on a project, and their parts, by when they began. One statement."""
    return list(project.members.filter(until__isnull=True).select_related("person").order_by("since", "pk"))


def answers(asked: SupportRequest) -> list[Any]:
    """Return what was answered, the latest first, with `told` and, where a moderator hid it, why. One statement."""
    found = asked.answers.select_related("post").annotate(hidden=why_hidden(STATE, "move"))
    return list(found.annotate(told=shown_words("words", "hidden")).order_by("-at", "-pk"))


def projects_in(programme: Programme, viewer: Viewer) -> list[Record]:
    """Return the projects of a programme that `viewer` may read, the newest first. One statement."""
    return _projects_in(programme=programme.pk, viewer=viewer)


@prepared
def _projects_in(*, programme: int, viewer: Viewer) -> QuerySet[Record]:
    inside = Link.objects.current().filter(target=programme, relation="serves").values("source")
    found = Record.objects.visible_to(viewer).of_kind(rules.PROJECT).filter(pk__in=inside)
    return found.newest_first().select_related("team", "place")[:MOST]


def programmes_open(viewer: Viewer) -> list[Record]:
    """Return the programmes that are running and that `viewer` may read. One statement."""
    found = Record.objects.visible_to(viewer).of_kind(rules.PROGRAMME).filter(state=rules.RUNNING)
    return list(found.newest_first()[:MOST])


def big_moves(viewer: Viewer) -> list[Record]:
    """Return the big moves of the golden thread that a programme may serve. One statement."""
    return list(Record.objects.visible_to(viewer).of_kind("big_move").published().order_by("title")[:MOST])
