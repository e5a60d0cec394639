"""What can be done with the golden thread. The work that is tied to it is an idea of Amina’s, given to Parks."""

from datetime import timedelta

from django.utils import timezone

from hub.core.records.models import Record
from hub.strands.ideas.actions import sorting
from hub.strands.ideas.tests.factories import an_idea
from hub.thread import rules
from hub.thread.actions import statements, ties
from hub.thread.tests.factories import statement
from tests.architecture.permission_matrix import Try, attempt, not_tried
from tests.architecture.permission_matrix.scene import TODAY, Scene

WORDING = statements.Wording(title="Clean air", text="Clean air for everybody who lives here.")


def work(scene: Scene) -> Record:
    idea = an_idea(by=scene.author)
    sorting.assign(idea, post=scene.post, by=scene.improver)
    return idea.record


@attempt("thread.actions.statements.adopt_edition", "Adopt an edition of the golden thread")
def adopt_edition(scene: Scene) -> Try:
    return lambda person: statements.adopt_edition("Next", adopted_on=TODAY, reason="It is time.", by=person)


@attempt("thread.actions.statements.add_statement", "Add a statement to the golden thread")
def add_statement(scene: Scene) -> Try:
    statement(scene.leader)
    return lambda person: statements.add_statement(rules.OUTCOME, WORDING, by=person)


@attempt("thread.actions.statements.reword", "Reword a statement")
def reword(scene: Scene) -> Try:
    said = statement(scene.leader)
    return lambda person: statements.reword(said, WORDING, reason="Plainer.", by=person)


@attempt("thread.actions.statements.put_under_review", "Put a statement under review")
def put_under_review(scene: Scene) -> Try:
    said = statement(scene.leader)
    until = timezone.localdate() + timedelta(days=400)
    return lambda person: statements.put_under_review(said, until=until, invitation="What do you think?", by=person)


@attempt("thread.actions.statements.end_review", "End the review of a statement")
def end_review(scene: Scene) -> Try:
    said = statement(scene.leader)
    until = timezone.localdate() + timedelta(days=400)
    statements.put_under_review(said, until=until, invitation="What do you think?", by=scene.leader)
    return lambda person: statements.end_review(said, because="Read and settled.", by=person)


@attempt("thread.actions.statements.retire", "Retire a statement")
def retire(scene: Scene) -> Try:
    said = statement(scene.leader)
    return lambda person: statements.retire(said, because="Reached.", by=person)


@attempt("thread.actions.ties.tie", "Say that an idea serves an outcome")
def tie(scene: Scene) -> Try:
    record, said = work(scene), statement(scene.leader)
    return lambda person: ties.tie(record, said.record, by=person)


@attempt("thread.actions.ties.confirm", "Agree, as a second person, that it does (the first was a colleague)")
def confirm(scene: Scene) -> Try:
    link = ties.tie(work(scene), statement(scene.leader).record, by=scene.colleague())
    return lambda person: ties.confirm(link, by=person)


@attempt("thread.actions.ties.end", "Say that it serves the outcome no longer")
def end(scene: Scene) -> Try:
    link = ties.tie(work(scene), statement(scene.leader).record, by=scene.staff)
    return lambda person: ties.end(link, because="It changed.", by=person)


not_tried("tells people what was done", "hub.thread.actions.telling.tell_of_work")
