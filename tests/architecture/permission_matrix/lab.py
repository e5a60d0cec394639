"""What can be done in the innovation lab. What is tried is run by Parks; the problem is Amina’s."""

from decimal import Decimal

from hub.core.records.actions import publish
from hub.core.records.visibility import Visibility
from hub.strands.lab import actions, rules
from hub.strands.lab.actions.ending import Said
from hub.strands.lab.actions.growing import Origin
from hub.strands.lab.actions.planning import Name
from hub.strands.lab.actions.problems import Referral
from hub.strands.lab.models import Experiment
from hub.strands.lab.tests.factories import a_pilot, a_plan, a_problem, an_experiment, ended, running
from tests.architecture.permission_matrix import Try, attempt, not_tried
from tests.architecture.permission_matrix.ideas import given
from tests.architecture.permission_matrix.scene import Scene

SAID = Referral(title="Nobody clears the alley", what="Waste lies for weeks.", affected="Those who live there.")


def planned(scene: Scene) -> Experiment:
    return an_experiment(by=scene.improver, team=scene.parks)


def begun(scene: Scene) -> Experiment:
    return running(by=scene.improver, team=scene.parks)


@attempt("strands.lab.actions.problems.refer", "Bring a problem to the lab")
def refer(scene: Scene) -> Try:
    return lambda person: actions.refer(SAID, by=person)


@attempt("strands.lab.actions.problems.make_of", "Make a problem of an idea")
def make_of(scene: Scene) -> Try:
    origin = Origin(record=given(scene).record)
    return lambda person: actions.make_of(origin, SAID, by=person)


@attempt("strands.lab.actions.problems.take_up", "Take a problem up")
def take_up(scene: Scene) -> Try:
    problem = a_problem(by=scene.author)
    return lambda person: actions.take_up(problem, words="We begin in May.", by=person)


@attempt("strands.lab.actions.problems.decline", "Say that the lab does not take a problem up")
def decline(scene: Scene) -> Try:
    problem = a_problem(by=scene.author)
    return lambda person: actions.decline(problem, words="The county can.", by=person)


@attempt("strands.lab.actions.problems.settle", "Say that a problem is settled")
def settle(scene: Scene) -> Try:
    problem = a_problem(by=scene.author)
    actions.take_up(problem, words="We begin in May.", by=scene.improver)
    return lambda person: actions.settle(problem, words="It is clear.", by=person)


@attempt("strands.lab.actions.planning.plan_experiment", "Plan an experiment for a team")
def plan_experiment(scene: Scene) -> Try:
    name, plan = Name(title="A call", team=scene.parks), a_plan()
    return lambda person: actions.plan_experiment(name, plan, by=person)


@attempt("strands.lab.actions.planning.plan_pilot", "Plan a pilot for a team")
def plan_pilot(scene: Scene) -> Try:
    return lambda person: a_pilot(by=person, team=scene.parks)


@attempt("strands.lab.actions.planning.replan", "Change a plan that has not begun")
def replan(scene: Scene) -> Try:
    experiment, name, plan = planned(scene), Name(title="Two calls", team=scene.parks), a_plan()
    return lambda person: actions.replan(experiment, name, plan, by=person)


@attempt("strands.lab.actions.planning.seal_prediction", "Seal a prediction")
def seal_prediction(scene: Scene) -> Try:
    experiment = planned(scene)
    return lambda person: actions.seal_prediction(experiment, "At most 6.", by=person)


@attempt("strands.lab.actions.planning.give_up", "Give a plan up")
def give_up(scene: Scene) -> Try:
    experiment = planned(scene)
    return lambda person: actions.give_up(experiment, reason="No time.", by=person)


@attempt("strands.lab.actions.planning.plan_again", "Take a plan up again")
def plan_again(scene: Scene) -> Try:
    experiment = planned(scene)
    actions.give_up(experiment, reason="No time.", by=scene.improver)
    return lambda person: actions.plan_again(experiment, by=person)


@attempt("strands.lab.actions.planning.show_everybody", "Let everybody read what grew out of something hidden")
def show_everybody(scene: Scene) -> Try:
    experiment = planned(scene)
    publish(experiment.record, to=Visibility.STAFF, by=scene.improver)
    return lambda person: actions.show_everybody(experiment.record, by=person)


@attempt("strands.lab.actions.running.begin", "Begin an experiment")
def begin(scene: Scene) -> Try:
    experiment = planned(scene)
    return lambda person: actions.begin(experiment, by=person)


@attempt("strands.lab.actions.running.amend", "Amend what is locked")
def amend(scene: Scene) -> Try:
    experiment = begun(scene)
    return lambda person: actions.amend(experiment, part="stop", words="20.", because="Fewer came.", by=person)


@attempt("strands.lab.actions.running.write_result", "Write down a result")
def write_result(scene: Scene) -> Try:
    experiment = begun(scene)
    return lambda person: actions.write_result(experiment, words="3 of 10.", by=person)


@attempt("strands.lab.actions.running.stop_for_harm", "Stop an experiment or a pilot for harm")
def stop_for_harm(scene: Scene) -> Try:
    experiment = begun(scene)
    return lambda person: actions.stop_for_harm(experiment, words="3 of 10.", by=person)


@attempt("strands.lab.actions.running.spend", "Write down what was spent")
def spend(scene: Scene) -> Try:
    experiment = begun(scene)
    return lambda person: actions.spend(experiment, amount=Decimal(5), what="Tea", by=person)


@attempt("strands.lab.actions.running.take_back_cost", "Take back an amount that was a mistake")
def take_back_cost(scene: Scene) -> Try:
    experiment = begun(scene)
    cost = actions.spend(experiment, amount=Decimal(5), what="Tea", by=scene.improver)
    return lambda person: actions.take_back_cost(experiment, cost, because="Twice.", by=person)


@attempt("strands.lab.actions.ending.end", "End an experiment, and say what was learned")
def end(scene: Scene) -> Try:
    experiment = begun(scene)
    said = Said(happened="We called.", learned="People are out.", verdict=rules.STOP)
    return lambda person: actions.end(experiment, said, by=person)


@attempt("strands.lab.actions.ending.decide", "Decide what follows from an experiment")
def decide(scene: Scene) -> Try:
    experiment = ended(by=scene.improver, team=scene.parks)
    return lambda person: actions.decide(experiment, kind=rules.STOPPED, words="Enough.", by=person)


@attempt("strands.lab.actions.ending.claim", "Claim a level of evidence")
def claim(scene: Scene) -> Try:
    experiment = ended(by=scene.improver, team=scene.parks)
    return lambda person: actions.claim(experiment, level=1, because="We saw it.", by=person)


not_tried("sends the person’s own draft, by way of refer", "hub.strands.lab.actions.problems.send")
not_tried("sends the person’s own draft, by way of plan_experiment", "hub.strands.lab.actions.planning.send_experiment")
not_tried(
    "a step of the others, which ask for permission",
    "hub.strands.lab.actions.growing.open_one",
    "hub.strands.lab.actions.growing.show",
)
not_tried("tells people what the others have done", "hub.strands.lab.actions.telling.tell_first")
