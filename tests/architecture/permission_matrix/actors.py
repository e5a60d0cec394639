"""What can be done with organisations and roles. The work is an idea of Amina’s, given to Parks; Hana speaks for the
kitchen, and is somebody who tries nothing, so that her part stands apart from every role.
"""

from datetime import timedelta

from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import actions, rules
from hub.actors.actions import moderating
from hub.actors.models import ActorRole, Organisation
from hub.actors.tests import factories
from hub.core.records.models import Record
from hub.strands.ideas.actions import sorting
from hub.strands.ideas.tests.factories import an_idea
from tests.architecture.permission_matrix import Try, attempt, not_tried
from tests.architecture.permission_matrix.scene import Scene

DESCRIBED = actions.Described(name="Riverside Kitchen", sort="charity")
FREE = actions.Free(title="A kitchen", gives="space", until=timezone.localdate() + timedelta(days=30))
NEED = actions.Need(role=rules.DELIVERS, title="A cook", gives="time")


def work(scene: Scene) -> Record:
    idea = an_idea(by=scene.author)
    sorting.assign(idea, post=scene.post, by=scene.improver)
    return idea.record


def kitchen(scene: Scene, *speakers: Person) -> Organisation:
    return factories.organisation(scene.improver, "Riverside Kitchen", *(speakers or [scene.somebody_else()]))


def of_the_author(scene: Scene) -> Organisation:
    """Return an organisation for which Amina speaks."""
    return kitchen(scene, scene.author)


def offered(scene: Scene) -> ActorRole:
    return actions.offer(work(scene), factories.promise(), by=scene.somebody_else())


def proposed(scene: Scene) -> ActorRole:
    return actions.propose(work(scene), of_the_author(scene), factories.promise(), by=scene.improver)


def agreed(scene: Scene) -> ActorRole:
    role = proposed(scene)
    actions.accept(role, by=scene.author)
    role.refresh_from_db()
    return role


@attempt("actors.actions.organisations.put_forward", "Put an organisation forward")
def put_forward(scene: Scene) -> Try:
    return lambda person: actions.put_forward(DESCRIBED, by=person)


@attempt("actors.actions.organisations.add", "Add an organisation for everybody to read")
def add(scene: Scene) -> Try:
    return lambda person: actions.add(DESCRIBED, by=person)


@attempt("actors.actions.organisations.describe", "Change what is said of an organisation (she speaks for it)")
def describe(scene: Scene) -> Try:
    organisation = of_the_author(scene)
    return lambda person: actions.describe(organisation, DESCRIBED, by=person)


@attempt("actors.actions.organisations.list_it", "List an organisation that was put forward")
def list_it(scene: Scene) -> Try:
    organisation = actions.put_forward(DESCRIBED, by=scene.author)
    return lambda person: actions.list_it(organisation, by=person)


@attempt("actors.actions.organisations.do_not_list", "Say why an organisation is not listed")
def do_not_list(scene: Scene) -> Try:
    organisation = actions.put_forward(DESCRIBED, by=scene.author)
    return lambda person: actions.do_not_list(organisation, because="It is one of ours.", by=person)


@attempt("actors.actions.organisations.close", "Say that an organisation takes part no longer (she speaks for it)")
def close(scene: Scene) -> Try:
    organisation = of_the_author(scene)
    return lambda person: actions.close(organisation, because="It merged.", by=person)


@attempt("actors.actions.organisations.name_speaker", "Say who speaks for an organisation")
def name_speaker(scene: Scene) -> Try:
    organisation, somebody = of_the_author(scene), scene.somebody_else()
    return lambda person: actions.name_speaker(organisation, somebody, by=person)


@attempt("actors.actions.organisations.end_speaker", "End that somebody speaks for it (it is she)")
def end_speaker(scene: Scene) -> Try:
    speaker = of_the_author(scene).speakers.get()
    return lambda person: actions.end_speaker(speaker, by=person)


@attempt("actors.actions.organisations.show_my_name", "Show one’s name beside it (she speaks for it)")
def show_my_name(scene: Scene) -> Try:
    organisation = of_the_author(scene)
    return lambda person: actions.show_my_name(organisation, by=person)


@attempt("actors.actions.organisations.hide_my_name", "Hide one’s name beside it (she speaks for it)")
def hide_my_name(scene: Scene) -> Try:
    organisation = of_the_author(scene)
    return lambda person: actions.hide_my_name(organisation, by=person)


@attempt("actors.actions.roles.propose", "Ask an organisation to play a part")
def propose(scene: Scene) -> Try:
    record, organisation = work(scene), kitchen(scene)
    return lambda person: actions.propose(record, organisation, factories.promise(), by=person)


@attempt("actors.actions.roles.offer", "Offer to play a part oneself")
def offer(scene: Scene) -> Try:
    record = work(scene)
    return lambda person: actions.offer(record, factories.promise(), by=person)


@attempt("actors.actions.roles.name_beneficiaries", "Say whom it is for")
def name_beneficiaries(scene: Scene) -> Try:
    record = work(scene)
    return lambda person: actions.name_beneficiaries(record, "Walkers", words="Light.", by=person)


@attempt("actors.actions.agreeing.accept", "Accept a part that was proposed to an organisation (she speaks for it)")
def accept(scene: Scene) -> Try:
    role = proposed(scene)
    return lambda person: actions.accept(role, by=person)


@attempt("actors.actions.agreeing.decline", "Say no to a part that somebody else offered")
def decline(scene: Scene) -> Try:
    role = offered(scene)
    return lambda person: actions.decline(role, by=person)


@attempt("actors.actions.agreeing.reword", "Say an agreed promise in other words, or propose them (hers)")
def reword(scene: Scene) -> Try:
    role = agreed(scene)
    return lambda person: actions.reword(role, words="On two evenings.", by=person)


@attempt("actors.actions.agreeing.keep_words", "Keep the words of a promise (hers)")
def keep_words(scene: Scene) -> Try:
    role = agreed(scene)
    actions.reword(role, words="On five evenings.", by=scene.improver)
    return lambda person: actions.keep_words(role, by=person)


@attempt("actors.actions.ending.finish", "Say that what was promised has been given (hers)")
def finish(scene: Scene) -> Try:
    role = agreed(scene)
    return lambda person: actions.finish(role, by=person)


@attempt("actors.actions.ending.no_longer_offer", "Say that what was promised is no longer offered (hers)")
def no_longer_offer(scene: Scene) -> Try:
    role = agreed(scene)
    return lambda person: actions.no_longer_offer(role, by=person)


@attempt("actors.actions.wanted.open_role", "Say who is wanted")
def open_role(scene: Scene) -> Try:
    record = work(scene)
    return lambda person: actions.open_role(record, NEED, by=person)


@attempt("actors.actions.wanted.close_role", "Say that nobody is wanted any more")
def close_role(scene: Scene) -> Try:
    role = factories.wanted(work(scene), scene.improver)
    return lambda person: actions.close_role(role, by=person)


@attempt("actors.actions.wanted.answer", "Answer what is wanted")
def answer(scene: Scene) -> Try:
    role = factories.wanted(work(scene), scene.improver)
    return lambda person: actions.answer(role, factories.promise(), by=person)


@attempt("actors.actions.wanted.offer_capacity", "Say what one has free")
def offer_capacity(scene: Scene) -> Try:
    return lambda person: actions.offer_capacity(FREE, by=person)


@attempt("actors.actions.wanted.change_capacity", "Change what is free at an organisation (she speaks for it)")
def change_capacity(scene: Scene) -> Try:
    capacity = factories.free(scene.author, organisation=of_the_author(scene))
    return lambda person: actions.change_capacity(capacity, FREE, by=person)


@attempt("actors.actions.wanted.end_capacity", "Take back what somebody has free (hers)")
def end_capacity(scene: Scene) -> Try:
    capacity = factories.free(scene.author)
    return lambda person: actions.end_capacity(capacity, by=person)


@attempt("actors.actions.moderating.hide", "Hide the words of a promise")
def hide(scene: Scene) -> Try:
    role = agreed(scene)
    return lambda person: moderating.hide(role, because="It names a child.", by=person)


@attempt("actors.actions.moderating.show_again", "Show the words of a promise again")
def show_again(scene: Scene) -> Try:
    role = agreed(scene)
    moderating.hide(role, because="It names a child.", by=scene.moderator)
    return lambda person: moderating.show_again(role, by=person)


not_tried(
    "a step of offering, tried as actors.actions.roles.offer and actors.actions.wanted.answer",
    "hub.actors.actions.roles.offer_to",
)
not_tried("a row of history, written by each step of a role", "hub.actors.actions.keeping.keep")
not_tried("a step of ending, tried with each way to end", "hub.actors.actions.keeping.stop_reading")
not_tried("tells people what was done", "hub.actors.actions.telling.tell", "hub.actors.actions.telling.tell_improvers")
not_tried(
    "tells people that the other side has come which fits",
    "hub.actors.actions.fits.tell_those_who_offer",
    "hub.actors.actions.fits.tell_those_who_want",
)
