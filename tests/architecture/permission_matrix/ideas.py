"""What can be done in the ideas forum. The idea is Amina’s, and given to Parks."""

from hub.accounts.models import Person
from hub.strands.ideas import rules
from hub.strands.ideas.actions import answering, doing, sorting, supporting, telling
from hub.strands.ideas.models import Idea
from hub.strands.ideas.tests.factories import an_idea
from tests.architecture.permission_matrix import Try, attempt, not_tried
from tests.architecture.permission_matrix.scene import AUTHOR, Scene


def given(scene: Scene) -> Idea:
    """Return an idea that was given to Parks."""
    idea = an_idea(by=scene.author)
    sorting.assign(idea, post=scene.post, by=scene.improver)
    return idea


def done(scene: Scene) -> Idea:
    idea = given(scene)
    doing.do_it(idea, words="The lamps are up.", by=scene.staff)
    return idea


@attempt("strands.ideas.actions.telling.submit", "Put an idea forward")
def submit(scene: Scene) -> Try:
    return lambda person: an_idea(by=person)


@attempt("strands.ideas.actions.telling.make_public", "Make an idea for staff public")
def make_public(scene: Scene) -> Try:
    scene.author.is_staff = True
    scene.author.save()
    idea = an_idea(by=scene.author, staff_only=True)
    return lambda person: telling.make_public(idea, by=person)


@attempt("strands.ideas.actions.telling.withdraw_by_author", "Withdraw an idea")
def withdraw_by_author(scene: Scene) -> Try:
    idea = given(scene)
    return lambda person: telling.withdraw_by_author(idea, reason="It is done.", by=person)


@attempt("strands.ideas.actions.sorting.acknowledge", "Acknowledge an idea (not yet given to a team)")
def acknowledge(scene: Scene) -> Try:
    idea = an_idea(by=scene.author)
    return lambda person: sorting.acknowledge(idea, by=person)


@attempt("strands.ideas.actions.sorting.acknowledge_all", "Acknowledge several ideas")
def acknowledge_all(scene: Scene) -> Try:
    ideas = [an_idea(by=scene.author)]
    return lambda person: sorting.acknowledge_all(ideas, by=person)


@attempt("strands.ideas.actions.sorting.assign", "Give an idea to a post")
def assign(scene: Scene) -> Try:
    idea = an_idea(by=scene.author)
    return lambda person: sorting.assign(idea, post=scene.post, by=person)


@attempt("strands.ideas.actions.sorting.assign_all", "Give several ideas to a post")
def assign_all(scene: Scene) -> Try:
    ideas = [an_idea(by=scene.author)]
    return lambda person: sorting.assign_all(ideas, post=scene.post, by=person)


@attempt("strands.ideas.actions.sorting.ask_author", "Ask the author of an idea")
def ask_author(scene: Scene) -> Try:
    idea = given(scene)
    return lambda person: sorting.ask_author(idea, words="Which path?", by=person)


@attempt("strands.ideas.actions.sorting.reply", "Reply to what the author was asked")
def reply(scene: Scene) -> Try:
    idea = given(scene)
    sorting.ask_author(idea, words="Which path?", by=scene.staff)
    return lambda person: sorting.reply(idea, words="The lower one.", by=person)


@attempt("strands.ideas.actions.sorting.send_on", "Send an idea on to where it is dealt with")
def send_on(scene: Scene) -> Try:
    idea = given(scene)
    return lambda person: sorting.send_on(idea, where="The county", words="It is their road.", by=person)


@attempt("strands.ideas.actions.answering.answer", "Answer an idea")
def answer(scene: Scene) -> Try:
    idea = given(scene)
    return lambda person: answering.answer(idea, kind=rules.GOING_AHEAD, words="In spring.", by=person)


@attempt("strands.ideas.actions.doing.do_it", "Say that an idea is done")
def do_it(scene: Scene) -> Try:
    idea = given(scene)
    return lambda person: doing.do_it(idea, words="The lamps are up.", by=person)


@attempt("strands.ideas.actions.doing.confirm", "Confirm that it is done")
def confirm(scene: Scene) -> Try:
    idea = done(scene)
    return lambda person: doing.confirm(idea, by=person)


@attempt("strands.ideas.actions.doing.say_not_done", "Say that it is not done")
def say_not_done(scene: Scene) -> Try:
    idea = done(scene)
    return lambda person: doing.say_not_done(idea, words="One lamp is dark.", by=person)


@attempt("strands.ideas.actions.supporting.support", "Support an idea", never=(AUTHOR,))
def support(scene: Scene) -> Try:
    idea = given(scene)
    return lambda person: supporting.support(idea, by=person)


@attempt("strands.ideas.actions.supporting.take_back_support", "Take one’s support back", never=(AUTHOR,))
def take_back_support(scene: Scene) -> Try:
    idea = given(scene)

    def back(person: Person) -> None:
        supporting.support(idea, by=person)
        supporting.take_back_support(idea, by=person)

    return back


not_tried("counts what nobody signed for, without a person", "hub.strands.ideas.actions.sorting.send_on_at_the_door")
not_tried("a step of the others, which ask for permission", "hub.strands.ideas.actions.moving.move")
not_tried("a step of the others, which ask for permission", "hub.strands.ideas.actions.moving.settle")
not_tried("sends the person’s own draft, by way of submit", "hub.strands.ideas.actions.telling.send")
