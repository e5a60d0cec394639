"""What can be done with a demand study. It is Amina’s, who is staff for once; Carys is of its team."""

from secrets import token_urlsafe

from hub.strands.methods import actions
from hub.strands.methods.actions import capturing, coding, flowing, planning, reporting
from hub.strands.methods.models import Code, Demand, Step, Study
from hub.strands.methods.tests.factories import a_code, a_demand, a_plan, a_study
from tests.architecture.permission_matrix import Try, attempt
from tests.architecture.permission_matrix.scene import Scene


def given(scene: Scene, *, listens: bool = True) -> Study:
    scene.author.is_staff = True
    scene.author.save()
    study = a_study(by=scene.author, listens=listens)
    actions.add_member(study, scene.staff, by=scene.author)
    return study


def said(scene: Scene) -> Demand:
    return a_demand(given(scene), by=scene.author)


def coded(scene: Scene) -> tuple[Demand, Code]:
    """Return a demand that is coded by the two who work on the study, each differently."""
    demand = said(scene)
    one = a_code(demand.study, by=scene.author)
    other = a_code(demand.study, by=scene.author, name="I want a repair", kind="value")
    actions.code(demand, one, by=scene.author)
    actions.code(demand, other, by=scene.staff)
    return demand, one


@attempt("strands.methods.actions.planning.open_study", "Begin a demand study")
def open_study(scene: Scene) -> Try:
    return lambda person: planning.open_study(a_plan(), by=person)


@attempt("strands.methods.actions.planning.change_study", "Change the plan of a demand study")
def change_study(scene: Scene) -> Try:
    study = given(scene)
    return lambda person: planning.change_study(study, a_plan(title="Another"), by=person)


@attempt("strands.methods.actions.planning.add_member", "Take somebody into the team of a demand study")
def add_member(scene: Scene) -> Try:
    study, other = given(scene), scene.colleague()
    return lambda person: planning.add_member(study, other, by=person)


@attempt("strands.methods.actions.planning.remove_member", "Take somebody out of the team of a demand study")
def remove_member(scene: Scene) -> Try:
    study = given(scene)
    member = actions.add_member(study, scene.colleague(), by=scene.author)
    return lambda person: planning.remove_member(member, by=person)


@attempt("strands.methods.actions.planning.start_listening", "Let a demand study listen")
def start_listening(scene: Scene) -> Try:
    study = given(scene, listens=False)
    return lambda person: planning.start_listening(study, by=person)


@attempt("strands.methods.actions.planning.start_coding", "Begin to code a demand study")
def start_coding(scene: Scene) -> Try:
    study = said(scene).study
    return lambda person: planning.start_coding(study, by=person)


@attempt("strands.methods.actions.planning.stop_study", "Stop a demand study")
def stop_study(scene: Scene) -> Try:
    study = given(scene)
    return lambda person: planning.stop_study(study, reason="The desk closed.", by=person)


@attempt("strands.methods.actions.capturing.take_down", "Take down what somebody says")
def take_down(scene: Scene) -> Try:
    study = given(scene)
    heard = capturing.Heard(words="Where is my repair?", channel="Telephone")
    return lambda person: capturing.take_down(study, heard, key=token_urlsafe(32), by=person)


@attempt("strands.methods.actions.capturing.hand_on", "Write down to whom a demand was passed on")
def hand_on(scene: Scene) -> Try:
    demand = said(scene)
    return lambda person: capturing.hand_on(demand, to="Repairs desk", key=token_urlsafe(32), by=person)


@attempt("strands.methods.actions.capturing.finish", "Write down that somebody has what they needed")
def finish(scene: Scene) -> Try:
    demand = said(scene)
    return lambda person: capturing.finish(demand, by=person)


@attempt("strands.methods.actions.capturing.release", "Let everybody read what somebody said")
def release(scene: Scene) -> Try:
    demand = said(scene)
    return lambda person: capturing.release(demand, words="Where is my repair?", by=person)


@attempt("strands.methods.actions.capturing.end_release", "No longer let everybody read it")
def end_release(scene: Scene) -> Try:
    demand = said(scene)
    return lambda person: capturing.end_release(demand, by=person)


@attempt("strands.methods.actions.coding.add_code", "Add a code to a demand study")
def add_code(scene: Scene) -> Try:
    study = given(scene)
    return lambda person: a_code(study, by=person)


@attempt("strands.methods.actions.coding.retire_code", "No longer offer a code")
def retire_code(scene: Scene) -> Try:
    code = a_code(given(scene), by=scene.author)
    return lambda person: coding.retire_code(code, by=person)


@attempt("strands.methods.actions.coding.code", "Code what somebody said")
def code(scene: Scene) -> Try:
    demand = said(scene)
    chosen = a_code(demand.study, by=scene.author)
    return lambda person: coding.code(demand, chosen, by=person)


@attempt("strands.methods.actions.coding.propose", "Propose how to settle two codings")
def propose(scene: Scene) -> Try:
    demand, chosen = coded(scene)
    return lambda person: coding.propose(demand, chosen, because="They chase.", by=person)


@attempt("strands.methods.actions.coding.agree", "Agree how to settle two codings")
def agree(scene: Scene) -> Try:
    demand, chosen = coded(scene)
    coding.propose(demand, chosen, because="They chase.", by=scene.author)
    return lambda person: coding.agree(demand, by=person)


@attempt("strands.methods.actions.reporting.report", "Report a demand study")
def report(scene: Scene) -> Try:
    study = done(scene)
    return lambda person: reporting.report(study, learned="People chase us.", by=person)


@attempt("strands.methods.actions.reporting.open_again", "Take the report of a demand study back")
def open_again(scene: Scene) -> Try:
    study = done(scene)
    reporting.report(study, learned="People chase us.", by=scene.author)
    return lambda person: reporting.open_again(study, by=person)


def done(scene: Scene) -> Study:
    """Return a study that is coded and can be reported."""
    demand = said(scene)
    actions.code(demand, a_code(demand.study, by=scene.author), by=scene.author)
    actions.start_coding(demand.study, by=scene.author)
    return demand.study


FLOWING = flowing.Flowing(name="Look up the order", who="Front desk", kind="waste", works_minutes=5)


def a_step(scene: Scene) -> Step:
    return actions.add_step(given(scene), FLOWING, by=scene.author)


@attempt("strands.methods.actions.flowing.add_step", "Write down a step of how a service works")
def add_step(scene: Scene) -> Try:
    study = given(scene)
    return lambda person: flowing.add_step(study, FLOWING, by=person)


@attempt("strands.methods.actions.flowing.change_step", "Say a step of a flow anew")
def change_step(scene: Scene) -> Try:
    step = a_step(scene)
    return lambda person: flowing.change_step(step, FLOWING, by=person)


@attempt("strands.methods.actions.flowing.remove_step", "Take a step out of a flow")
def remove_step(scene: Scene) -> Try:
    step = a_step(scene)
    return lambda person: flowing.remove_step(step, by=person)


@attempt("strands.methods.actions.flowing.state_cost", "State what a contact costs")
def state_cost(scene: Scene) -> Try:
    study = given(scene)
    return lambda person: flowing.state_cost(study, None, by=person)
