"""What stands on the page of a problem, and what one may do there."""

from collections.abc import Sequence

from django.urls import reverse

from hub.accounts.models import Person
from hub.core.clocks.shown import Owed
from hub.core.records.visibility import Viewer
from hub.core.room import room
from hub.design.shapes import Act
from hub.foundation.dates import day_words
from hub.strands.lab import permissions, rules
from hub.strands.lab.models import Problem

ACTS = {
    rules.TAKEN_UP: ("Take it up", "How does the lab begin, and who does?", "Say that it is taken up"),
    rules.DECLINED: ("Do not take it up", "Why not, and who might help instead?", "Say that it is not taken up"),
    rules.SETTLED: (
        "Say that it is settled",
        "What was learned, and how does that settle it?",
        "Publish it",
    ),
}

AGAIN = {rules.DECLINED: "Take it up after all", rules.SETTLED: "Take it up again"}  # once the lab has had its say


def context(problem: Problem, viewer: Viewer, page: int) -> dict[str, object]:
    """Return what the page shows. No statement but those of the room."""
    person = viewer if isinstance(viewer, Person) else None
    shared = room(problem.record, viewer, page=page)
    main, acts = _acts(problem, person)
    return {
        "problem": problem,
        "record": problem.record,
        "room": shared,
        "stands": stands(problem, shared.owed),
        "tone": rules.PROBLEM_LIFECYCLE.tone(problem.record.state),
        "main": main,
        "acts": [*acts, *[one for one in shared.acts if one.url != main.url]],
    }


def stands(problem: Problem, owed: Sequence[Owed]) -> str:
    """Return where the problem stands, from the promises that the page has read already."""
    due = next((one.due for one in owed if one.promise == rules.TAKE_UP and one.due), None)
    return rules.problem_stands(
        problem.record.state,
        due_on=day_words(due.due_on) if due else "",
        late=bool(due and due.state == "late"),
    )


def _acts(problem: Problem, person: Person | None) -> tuple[Act, list[Act]]:
    """Return the one thing to do, large, and what else the lab can say to the problem in its state."""
    reference = {"reference": problem.record.reference}
    if not permissions.may_lead(person):
        return Act(text="I can help", url=reverse("core:help", kwargs=reference)), []
    said = [
        Act(
            text=AGAIN.get(problem.record.state, text),
            url=reverse("lab:problem_word", kwargs={"number": problem.pk, "state": state}),
        )
        for state, (text, _, _) in ACTS.items()
        if rules.PROBLEM_LIFECYCLE.allows(problem.record.state, state)
    ]
    if problem.record.state in AGAIN:
        return Act(text="See what else was learned", url=reverse("lab:learning")), said
    if problem.record.state == rules.TAKEN_UP:
        return Act(text="Try it in an experiment", url=reverse("lab:experiment_from", kwargs=reference)), said[::-1]
    return said[0], said[1:]
