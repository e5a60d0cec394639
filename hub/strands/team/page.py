"""What the templates of the improvement team are given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from hub.accounts.http import viewer as viewer_of
from hub.accounts.models import Person, Post
from hub.accounts.roles import Role
from hub.core.records.cards import cards
from hub.core.records.models import Record, Viewer
from hub.core.requests import asked_page
from hub.core.room import Part, Room, room
from hub.design import shapes
from hub.design.words import short_day
from hub.foundation.dates import day_words
from hub.strands.team import permissions, queries, rules
from hub.strands.team.models import Milestone, Programme, Project, SupportRequest

# A project promises nobody an answer but to questions, which stand beside them; and nobody is its author in public.
ELSEWHERE: frozenset[Part] = frozenset({"authors", "owed"})
OTHER_ACTS = (
    ("Change the plan", "team:revise"),
    ("Add somebody who works on it", "team:add_member"),
    ("Say which decision is needed", "team:need_decision"),
    ("Put it into a programme", "team:put_into"),
)
WRITTEN = {
    "milestone": "Add a milestone",
    "risk": "Add a risk",
    "benefit": "Say what it brought",
    "lesson": "Say what it taught",
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of the board."""

    title: str
    meaning: str
    projects: Sequence[Project]


def posts() -> list[Post]:
    """Return the posts that can lead, sponsor and decide, by team. One statement."""
    return list(Post.objects.select_related("team").order_by("team__name", "title"))


def titles(records: Mapping[str, Record]) -> dict[str, str]:
    """Return records by their keys as a form offers them: by title."""
    return {key: record.title for key, record in records.items()}


def runs_team(request: HttpRequest) -> bool:
    """Return whether whoever looks opens projects and answers requests."""
    person = viewer_of(request)
    return isinstance(person, Person) and permissions.may_run_team(person)


def act(heading: str, record: Record) -> dict[str, object]:
    """Return the words of a page that asks about `record`."""
    return {"heading": heading, "record": record}


def plan_of(source: Record) -> dict[str, object]:
    """Return what a project's plan begins with when it comes from another record."""
    return {"title": source.title, "aim": source.summary}


def plan_now(project: Project) -> dict[str, object]:
    """Return a project's plan as its form holds it."""
    return {
        "title": project.record.title,
        "aim": project.aim,
        "lead": str(project.record.post_id or ""),
        "sponsor": str(project.sponsor_id or ""),
        "starts_on": project.starts_on,
        "ends_on": project.ends_on,
    }


def project_page(request: HttpRequest, project: Project) -> dict[str, object]:
    """Return what the page of a project shows. Two statements, and those of the room."""
    viewer = viewer_of(request)
    ahead, written = queries.milestones(project), queries.entries(project)
    people = [one for one in reversed(written) if one.what == "member"]
    shared = room(project.record, viewer, page=asked_page(request), without=ELSEWHERE)
    works = isinstance(viewer, Person) and any(one.code == str(viewer.pk) for one in people)
    manages = isinstance(viewer, Person) and (works or permissions.may_manage_by_role(viewer, project.record))
    reports = [one for one in written if one.what == "report"]
    return {
        "project": project,
        "record": project.record,
        "room": shared,
        "stands": stands(project, ahead),
        "milestones": ahead,
        "members": [_member(one, viewer) for one in people],
        "latest": reports[0] if reports else None,
        "reports": reports,
        "risks": [one for one in written if one.what == "risk" and not one.ended],
        "benefits": [one for one in written if one.what == "benefit"],
        "lessons": [one for one in written if one.what == "lesson"],
        "manages": manages and project.record.state in rules.OPEN_PROJECTS,
        "is_finance": isinstance(viewer, Person) and viewer.has_role(Role.FINANCE),
        "main": main_act(project, manages=manages),
        "acts": [*more_acts(project, manages=manages), *shared.acts],
        "today": timezone.localdate(),
    }


def _member(one: queries.Entry, viewer: Viewer) -> shapes.Participant:
    """Return somebody who works on it: by name to staff, by the part alone to others."""
    staff = isinstance(viewer, Person) and viewer.is_staff
    name = (one.more or "Somebody who has left") if staff else "Somebody of the team"
    return shapes.Participant(name=name, role=one.words.capitalize())


def stands(project: Project, ahead: Sequence[Milestone]) -> str:
    """Return where the project stands, from the milestones that its page has read."""
    due = next((one for one in ahead if one.reached_on is None), None)
    return rules.project_stands(
        project.record.state,
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        today=timezone.localdate(),
        next_milestone=(due.title, due.due_on) if due else None,
        decision_due_on=project.decision_due_on,
    )


def main_act(project: Project, *, manages: bool) -> shapes.Act | None:
    """Return the one thing to do here: to start it, to report, or for everybody else to follow it."""
    state = project.record.state
    if not manages or state in rules.PROJECTS.closed:
        return None
    if project.decision_needed:
        return shapes.Act(text="Say what was decided", url=_url(project, "decided"))
    if state in {rules.PLANNED, rules.PAUSED}:
        return shapes.Act(text="Start the work" if state == rules.PLANNED else "Go on", url=_url(project, "start"))
    return shapes.Act(text="Write how it goes", url=_url(project, "report"))


def more_acts(project: Project, *, manages: bool) -> list[shapes.Act]:
    """Return what else those who keep the project can do with it."""
    state = project.record.state
    if not manages or state in rules.PROJECTS.closed:
        return []
    acts = [shapes.Act(text=text, url=_url(project, code)) for code, text in WRITTEN.items()]
    acts += [shapes.Act(text=text, url=reverse(name, kwargs={"number": project.pk})) for text, name in OTHER_ACTS]
    ways = {"pause": rules.PAUSED, "close": rules.CLOSED, "stop": rules.STOPPED}
    words = {"pause": "Pause it", "close": "Close it", "stop": "Stop it early"}
    return acts + [
        shapes.Act(text=words[code], url=_url(project, code))
        for code, to in ways.items()
        if rules.PROJECTS.allows(state, to)
    ]


def _url(project: Project, code: str) -> str:
    return reverse("team:act", kwargs={"number": project.pk, "act": code})


def board(viewer: Viewer) -> dict[str, object]:
    """Return the board: a column for each state, closed ones last and few. Two statements."""
    projects = queries.on_board(viewer)
    finished = queries.on_board(viewer, state=tuple(rules.PROJECTS.closed), at_most=queries.CLOSED_SHOWN)
    columns = [
        Column(
            title=rules.PROJECTS.labels[state],
            meaning=rules.PROJECTS.meanings[state],
            projects=[one for one in projects if one.record.state == state],
        )
        for state in rules.OPEN_PROJECTS
    ]
    columns.append(Column(title="Finished lately", meaning="Closed, or stopped early.", projects=finished))
    return {"columns": columns, "health": rules.HEALTH, "full": len(projects) == queries.ON_BOARD}


def timeline(viewer: Viewer) -> dict[str, object]:
    """Return the timeline of the projects that have both their days, and the others as a list. Two statements."""
    projects = queries.on_board(viewer)
    dated = sorted((one for one in projects if one.starts_on and one.ends_on), key=lambda one: (one.starts_on, one.pk))
    found = queries.marks(dated)
    spans = [(one.starts_on, one.ends_on, found[one.pk]) for one in dated if one.starts_on and one.ends_on]
    context: dict[str, object] = {"undated": [one for one in projects if not (one.starts_on and one.ends_on)]}
    if not spans:
        return context | {"rows": []}
    first, last, bars = rules.bars(spans)
    today = timezone.localdate()
    gone = round((today - first).days / max(1, (last - first).days) * 1000) if first <= today <= last else None
    return context | {
        "rows": list(zip(dated, bars, strict=True)),
        "first": short_day(first),
        "last": short_day(last),
        "today": gone,
    }


def request_page(request: HttpRequest, asked: SupportRequest) -> dict[str, object]:
    """Return what the page of a request shows. One statement, and those of the room."""
    viewer = viewer_of(request)
    shared = room(asked.record, viewer, detail=asked, page=asked_page(request))
    return {
        "asked": asked,
        "record": asked.record,
        "room": shared,
        "answers": queries.answers(asked),
        "labels": rules.REQUESTS.labels,
        "main": _request_act(asked, viewer),
        "acts": [*_request_acts(asked, viewer, shared), *shared.acts],
    }


def _request_act(asked: SupportRequest, viewer: Viewer) -> shapes.Act | None:
    if not isinstance(viewer, Person) or not permissions.may_run_team(viewer):
        return None
    if asked.record.state in {rules.WAITING, rules.NOT_YET}:
        return shapes.Act(text="Answer it", url=reverse("team:answer", kwargs={"number": asked.pk}))
    if asked.record.state == rules.HELPING:
        return shapes.Act(text="Say that we have helped", url=reverse("team:helped", kwargs={"number": asked.pk}))
    return None


def _request_acts(asked: SupportRequest, viewer: Viewer, shared: Room) -> list[shapes.Act]:
    wrote = isinstance(viewer, Person) and viewer.shown_as in shared.authors
    if not wrote or asked.record.state in rules.REQUESTS.closed:
        return []
    return [shapes.Act(text="Take it back", url=reverse("team:take_back", kwargs={"number": asked.pk}))]


def waiting_facts(records: Sequence[Record]) -> Mapping[int, Sequence[str]]:
    """Return for each request since when it waits, or until when, as its card says it. One statement."""
    found = SupportRequest.objects.filter(pk__in=[record.pk for record in records])
    again = {asked.pk: asked.looks_again_on for asked in found}
    said: dict[int, Sequence[str]] = {}
    for record in records:
        if (day := again.get(record.pk)) and record.state == rules.NOT_YET:
            said[record.pk] = [f"Looked at again on {day_words(day)}"]
    return said


def programme_page(request: HttpRequest, programme: Programme) -> dict[str, object]:
    """Return what the page of a programme shows. One statement, and those of the room."""
    viewer = viewer_of(request)
    inside = queries.projects_in(programme, viewer)
    shared = room(programme.record, viewer, detail=programme, page=asked_page(request), without=ELSEWHERE)
    running = isinstance(viewer, Person) and permissions.may_manage_by_role(viewer, programme.record)
    acts: list[shapes.Act] = []
    if running and programme.record.state == rules.RUNNING:
        url = reverse("team:close_programme", kwargs={"number": programme.pk})
        acts = [shapes.Act(text="Close the programme", url=url)]
    return {
        "programme": programme,
        "record": programme.record,
        "room": shared,
        "cards": cards(inside),
        "open": sum(one.state in rules.OPEN_PROJECTS for one in inside),
        "acts": [*acts, *shared.acts],
    }
