"""What stands on the page of a problem, and what one may do there."""

from django.urls import reverse

from hub.accounts.models import Person
from hub.core.records.models import Viewer
from hub.core.room import room
from hub.design.shapes import Act
from hub.strands.lab import permissions, rules
from hub.strands.lab.models import Problem
from hub.strands.lab.queries import trial as queries

ACTS = {
    rules.TAKEN_UP: ("Take it up", "How does the lab begin, and who does?", "Say that it is taken up"),
    rules.DECLINED: ("Do not take it up", "Why not, and who might help instead?", "Say that it is not taken up"),
    rules.SETTLED: (
        "Say that it is settled",
        "What was learned, and how does that settle it?",
        "Publish it",
    ),
}


def context(problem: Problem, viewer: Viewer, page: int) -> dict[str, object]:
    """Return what the page shows. One statement for the lab’s words, and those of the room."""
    person = viewer if isinstance(viewer, Person) else None
    words = queries.words(problem)
    shared = room(problem.record, viewer, detail=problem, page=page)
    acts = answers(problem, person)
    main = acts[0] if acts else _help(problem)
    return {
        "problem": problem,
        "record": problem.record,
        "room": shared,
        "tone": rules.PROBLEM_LIFECYCLE.tone(problem.record.state),
        "latest": words[0] if words and words[0].state == problem.record.state else None,
        "earlier": words[1:],
        "labels": rules.PROBLEM_LIFECYCLE.labels,
        "main": main,
        "acts": [*acts[1:], *shared.acts],
    }


def answers(problem: Problem, person: Person | None) -> list[Act]:
    """Return what the lab can say to the problem in its state."""
    if not permissions.may_lead(person):
        return []
    to = {"number": problem.pk}
    return [
        Act(text=text, url=reverse("lab:problem_word", kwargs={**to, "state": state}))
        for state, (text, _, _) in ACTS.items()
        if rules.PROBLEM_LIFECYCLE.allows(problem.record.state, state)
    ]


def _help(problem: Problem) -> Act:
    return Act(text="I can help", url=reverse("core:help", kwargs={"reference": problem.record.reference}))
