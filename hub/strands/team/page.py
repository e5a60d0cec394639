"""What the templates of the improvement team are given."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from hub.accounts.http import viewer as viewer_of
from hub.accounts.models import Person, Post
from hub.accounts.roles import Role
from hub.core.records.cards import card
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.core.requests import asked_page
from hub.core.room import Part, Room, room
from hub.design import shapes
from hub.design.addresses import address
from hub.strands.team import overview, permissions, queries, rules
from hub.strands.team.models import Milestone, Programme, Project, SupportRequest

# A project promises nobody an answer but to questions, which stand beside them; and nobody is its author in public.
ELSEWHERE: frozenset[Part] = frozenset({"authors", "owed"})
OTHER_ACTS = (
    ("Change the plan", "team:revise"),
    ("Say who works on it", "team:add_member"),
    ("Say which decision is needed", "team:need_decision"),
    ("Put it into a programme", "team:put_into"),
)
WRITTEN = {
    "milestone": "Add a milestone",
    "risk": "Add a risk",
    "benefit": "Say what it brought",
    "lesson": "Say what it taught",
}


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
    people = [one for one in reversed(written) if one.what == queries.MEMBER]
    shared = room(project.record, viewer, page=asked_page(request), without=ELSEWHERE)
    shared.people.extend(_member(one, viewer) for one in people)
    works = isinstance(viewer, Person) and any(one.code == str(viewer.pk) for one in people)
    manages = isinstance(viewer, Person) and (works or permissions.may_manage_by_role(viewer, project.record))
    reports = [one for one in written if one.what == "report"]
    own = main_act(project, manages=manages)
    main, others = (own, shared.acts) if own else follow_act(shared, "Follow this project")
    return {
        "project": project,
        "record": project.record,
        "room": shared,
        "stands": stands(project, ahead),
        "milestones": ahead,
        "is_open": project.record.state in rules.OPEN_PROJECTS,
        "ended": ending(shared),
        "latest": reports[0] if reports else None,
        "reports": reports,
        "risks": [one for one in written if one.what == "risk" and not one.ended],
        "benefits": [one for one in written if one.what == "benefit"],
        "lessons": [one for one in written if one.what == "lesson"],
        "manages": manages and project.record.state in rules.OPEN_PROJECTS,
        "is_finance": isinstance(viewer, Person) and viewer.has_role(Role.FINANCE),
        "main": main,
        "acts": [*more_acts(project, manages=manages), *others],
        "today": timezone.localdate(),
    }


def _member(one: queries.Entry, viewer: Viewer) -> shapes.Participant:
    """Return somebody who works on it: by name to staff, by the part alone to others."""
    part = one.words[:1].upper() + one.words[1:]
    if not (isinstance(viewer, Person) and viewer.is_staff):
        return shapes.Participant(name=part, role="Works on it", group="does")
    return shapes.Participant(name=one.more or "Somebody who has left", role=part, group="does")


def follow_act(shared: Room, words: str) -> tuple[shapes.Act, list[shapes.Act]]:
    """Return the one thing to do for those who do not keep the record, and what else there is.

    It is to follow the record; and for those who do, to say something.
    """
    first = next((one for one in shared.acts if one.text == "Follow"), shared.acts[0])
    others = [one for one in shared.acts if one is not first]
    return (replace(first, text=words) if first.text == "Follow" else first), others


def ending(shared: Room) -> shapes.Event | None:
    """Return how a record that is closed came to its end, with the reason that was given; None while it is open.

    A reason that a moderator hid is not here, and why it was hidden is.
    """
    if not shared.record.is_closed:
        return None
    return newest_reason(shared)


def newest_reason(shared: Room) -> shapes.Event | None:
    """Return the newest move of the record of which a reason was given, though a moderator may have hidden it."""
    return next((event for event in shared.history if event.why or event.hidden), None)


def brought(project: Project, *, early: bool) -> dict[str, Any]:
    """Return what a page that ends a project shows: what is written down, and whether a lesson has to be.

    One statement. One that is closed needs a benefit or a lesson; one that is stopped early, a lesson.
    """
    written = queries.entries(project)
    benefits = [one for one in written if one.what == "benefit"]
    lessons = [one for one in written if one.what == "lesson"]
    asks = not lessons and (early or not benefits)
    return {"project": project, "benefits": benefits, "lessons": lessons, "asks_lesson": asks, "early": early}


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
    to_it = {"number": project.pk}
    acts += [shapes.Act(text=text, url=address(name, to_it)) for text, name in OTHER_ACTS]
    if rules.PROJECTS.allows(state, rules.PAUSED):
        acts.append(shapes.Act(text="Pause it", url=_url(project, "pause")))
    if rules.PROJECTS.allows(state, rules.CLOSED):
        acts.append(shapes.Act(text="Close it", url=address("team:close", to_it)))
    return [*acts, shapes.Act(text="Stop it early", url=address("team:stop", to_it))]


def _url(project: Project, code: str) -> str:
    return address("team:act", {"number": project.pk, "act": code})


def request_page(request: HttpRequest, asked: SupportRequest) -> dict[str, object]:
    """Return what the page of a request shows. One statement, and those of the room."""
    viewer = viewer_of(request)
    shared = room(asked.record, viewer, detail=asked, page=asked_page(request))
    own = _request_act(asked, viewer)
    main, others = (own, shared.acts) if own else follow_act(shared, "Follow this request")
    given = queries.answers(asked)
    waits_again = bool(given) and asked.record.state == rules.WAITING
    return {
        "asked": asked,
        "record": asked.record,
        "room": shared,
        "answers": given,
        "again": newest_reason(shared) if waits_again else None,
        "labels": rules.REQUESTS.labels,
        "main": main,
        "acts": [*_request_acts(asked, shared), *others],
        "ended": ending(shared),
    }


def _request_act(asked: SupportRequest, viewer: Viewer) -> shapes.Act | None:
    if not isinstance(viewer, Person) or not permissions.may_run_team(viewer):
        return None
    if asked.record.state in {rules.WAITING, rules.NOT_YET}:
        return shapes.Act(text="Answer it", url=address("team:answer", {"number": asked.pk}))
    if asked.record.state == rules.HELPING:
        return shapes.Act(text="Say that we have helped", url=address("team:helped", {"number": asked.pk}))
    return None


def _request_acts(asked: SupportRequest, shared: Room) -> list[shapes.Act]:
    if not shared.wrote or asked.record.state in rules.REQUESTS.closed:
        return []
    return [shapes.Act(text="Take it back", url=address("team:take_back", {"number": asked.pk}))]


def programme_page(request: HttpRequest, programme: Programme) -> dict[str, object]:
    """Return what the page of a programme shows. Two statements, and those of the room."""
    viewer = viewer_of(request)
    inside = queries.projects_in(programme, viewer)
    facts = overview.facts(inside) if inside else {}
    shared = room(programme.record, viewer, detail=programme, page=asked_page(request), without=ELSEWHERE)
    running = isinstance(viewer, Person) and permissions.may_manage_by_role(viewer, programme.record)
    acts: list[shapes.Act] = []
    if running and programme.record.state == rules.RUNNING:
        url = address("team:close_programme", {"number": programme.pk})
        acts = [shapes.Act(text="Close the programme", url=url)]
    main, others = follow_act(shared, "Follow this programme")
    return {
        "programme": programme,
        "record": programme.record,
        "room": shared,
        "cards": [card(one, facts.get(one.pk, ())) for one in inside],
        "open": sum(one.state in rules.OPEN_PROJECTS for one in inside),
        "fills": bool(acts),
        "main": main,
        "acts": [*acts, *others],
        "ended": ending(shared),
    }
