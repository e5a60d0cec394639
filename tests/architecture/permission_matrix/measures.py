"""What can be done with measures. The one that is tried is owned by the parks manager."""

from datetime import date

from django.utils import timezone

from hub.measures import rules
from hub.measures.actions import defining, marking, observing, tying
from hub.measures.figures import Measurement
from hub.measures.models import Measure, Rebase
from hub.measures.tests.factories import CALM, SAID, a_measure, rows
from hub.thread.tests.factories import statement
from tests.architecture.permission_matrix import Try, attempt
from tests.architecture.permission_matrix.scene import TODAY, Scene

FIRST = date(TODAY.year - 2, 1, 1)
DAY = date(TODAY.year - 2, 6, 1)


def given(scene: Scene) -> Measure:
    return a_measure(scene.improver, scene.post, CALM, first=FIRST)


@attempt("measures.actions.defining.define", "Set up a measure that no post owns")
def define(scene: Scene) -> Try:
    statement(scene.leader)
    return lambda person: defining.define(SAID, by=person)


@attempt("measures.actions.defining.change", "Change what is measured")
def change(scene: Scene) -> Try:
    measure = given(scene)
    return lambda person: defining.change(measure, SAID, reason="Plainer.", by=person)


@attempt("measures.actions.defining.set_target", "Set a target")
def set_target(scene: Scene) -> Try:
    measure = given(scene)
    return lambda person: defining.set_target(measure, value=60.0, from_on=DAY, set_by="Cabinet", by=person)


@attempt("measures.actions.defining.end", "No longer take a measure")
def end(scene: Scene) -> Try:
    measure = given(scene)
    return lambda person: defining.end(measure, reason="Not needed.", by=person)


@attempt("measures.actions.defining.resume", "Take a measure up again")
def resume(scene: Scene) -> Try:
    measure = given(scene)
    defining.end(measure, reason="Not needed.", by=scene.improver)
    return lambda person: defining.resume(measure, reason="Needed.", by=person)


@attempt("measures.actions.observing.observe", "Add a value")
def observe(scene: Scene) -> Try:
    measure = given(scene)
    return lambda person: observing.observe(measure, date(FIRST.year - 1, 12, 1), Measurement(value=50.0), by=person)


@attempt("measures.actions.observing.observe_many", "Add many values")
def observe_many(scene: Scene) -> Try:
    measure = given(scene)
    return lambda person: observing.observe_many(measure, rows((50.0, 51.0), date(FIRST.year - 1, 1, 1)), by=person)


@attempt("measures.actions.observing.correct", "Correct a value")
def correct(scene: Scene) -> Try:
    value = given(scene).observations.get(period=DAY)
    return lambda person: observing.correct(value, Measurement(value=1.0), reason="Mistyped.", by=person)


@attempt("measures.actions.marking.rebase", "Propose that limits begin anew")
def rebase(scene: Scene) -> Try:
    measure = given(scene)
    return lambda person: marking.rebase(measure, from_on=DAY, reason="A new line.", by=person)


@attempt("measures.actions.marking.agree", "Agree that limits begin anew, which another proposed")
def agree(scene: Scene) -> Try:
    proposed = Rebase.objects.create(measure=given(scene), from_on=DAY, reason="A new line.", at=timezone.now())
    return lambda person: marking.agree(proposed, by=person)


@attempt("measures.actions.marking.take_back", "Take back that limits begin anew")
def take_back(scene: Scene) -> Try:
    proposed = marking.rebase(given(scene), from_on=DAY, reason="A new line.", by=scene.improver)
    return lambda person: marking.take_back(proposed, because="It did not last.", by=person)


@attempt("measures.actions.marking.annotate", "Say what happened on a day")
def annotate(scene: Scene) -> Try:
    measure = given(scene)
    return lambda person: marking.annotate(measure, on=DAY, words="A new line", by=person)


@attempt("measures.actions.tying.tie", "Say of which record a measure tells")
def tie(scene: Scene) -> Try:
    measure, outcome = given(scene), statement(scene.leader).record
    return lambda person: tying.tie(measure, outcome, part=rules.OUTCOME, by=person)


@attempt("measures.actions.tying.untie", "Say that a measure no longer tells of a record")
def untie(scene: Scene) -> Try:
    tied = tying.tie(given(scene), statement(scene.leader).record, part=rules.OUTCOME, by=scene.leader)
    return lambda person: tying.untie(tied, by=person)
