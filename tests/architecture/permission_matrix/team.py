"""What can be done with requests, projects and programmes. Amina asks from inside; the project is given to Parks."""

from datetime import date
from decimal import Decimal

from hub.accounts.models import Person
from hub.strands.team import rules
from hub.strands.team.actions import projects, requests, work
from hub.strands.team.actions.projects import Plan
from hub.strands.team.models import Project, SupportRequest
from hub.strands.team.tests.factories import a_project, a_request
from tests.architecture.permission_matrix import Try, attempt, not_tried
from tests.architecture.permission_matrix.scene import TODAY, Scene

DAY = date(2030, 3, 1)


def asked(scene: Scene) -> SupportRequest:
    """Return a request of the author, who works for the council while asking."""
    scene.author.is_staff = True
    made = a_request(by=scene.author)
    scene.author.is_staff = False
    return made


def project(scene: Scene) -> Project:
    """Return a running project that Parks leads."""
    made = a_project(by=scene.improver, lead=scene.post)
    projects.start(made, by=scene.improver)
    return made


@attempt("strands.team.actions.requests.ask_for_support", "Ask the team for support")
def ask_for_support(scene: Scene) -> Try:
    return lambda person: a_request(by=person)


@attempt("strands.team.actions.requests.answer_request", "Answer a request for support")
def answer_request(scene: Scene) -> Try:
    made = asked(scene)
    return lambda person: requests.answer_request(made, kind=rules.HELPING, words="On Monday.", by=person)


@attempt("strands.team.actions.requests.finish_helping", "Say that the team has helped")
def finish_helping(scene: Scene) -> Try:
    made = asked(scene)
    requests.answer_request(made, kind=rules.HELPING, words="On Monday.", by=scene.improver)
    return lambda person: requests.finish_helping(made, words="It works.", by=person)


@attempt("strands.team.actions.requests.take_back_request", "Take back a request for support")
def take_back_request(scene: Scene) -> Try:
    made = asked(scene)
    return lambda person: requests.take_back_request(made, reason="Solved.", by=person)


@attempt("strands.team.actions.projects.open_project", "Open a project")
def open_project(scene: Scene) -> Try:
    return lambda person: a_project(by=person)


@attempt("strands.team.actions.projects.revise_plan", "Change the plan of a project")
def revise_plan(scene: Scene) -> Try:
    made = project(scene)
    return lambda person: projects.revise_plan(made, Plan(title="Right first time", aim="Nobody waits."), by=person)


@attempt("strands.team.actions.projects.start", "Start a project")
def start(scene: Scene) -> Try:
    made = a_project(by=scene.improver, lead=scene.post)
    return lambda person: projects.start(made, by=person)


@attempt("strands.team.actions.projects.pause", "Pause a project")
def pause(scene: Scene) -> Try:
    made = project(scene)
    return lambda person: projects.pause(made, reason="Frost.", by=person)


@attempt("strands.team.actions.projects.close", "Close a project")
def close(scene: Scene) -> Try:
    made = project(scene)
    work.record_lesson(made, words="Ask first.", by=scene.improver)
    return lambda person: projects.close(made, reason="Done.", by=person)


@attempt("strands.team.actions.projects.stop", "Stop a project early")
def stop(scene: Scene) -> Try:
    made = project(scene)
    work.record_lesson(made, words="Ask first.", by=scene.improver)
    return lambda person: projects.stop(made, reason="Nobody needs it.", by=person)


@attempt("strands.team.actions.projects.add_member", "Let somebody work on a project")
def add_member(scene: Scene) -> Try:
    made, somebody = project(scene), scene.somebody_else()
    return lambda person: projects.add_member(made, somebody, part="Counts", by=person)


@attempt("strands.team.actions.projects.end_membership", "Say that somebody works on it no longer")
def end_membership(scene: Scene) -> Try:
    made, somebody = project(scene), scene.somebody_else()
    member = projects.add_member(made, somebody, part="Counts", by=scene.improver)
    return lambda person: projects.end_membership(member, by=person)


@attempt("strands.team.actions.projects.open_programme", "Open a programme")
def open_programme(scene: Scene) -> Try:
    return lambda person: projects.open_programme(title="Streets", aim="Streets that work.", by=person)


@attempt("strands.team.actions.projects.put_into_programme", "Put a project into a programme")
def put_into_programme(scene: Scene) -> Try:
    made = project(scene)
    programme = projects.open_programme(title="Streets", aim="Streets that work.", by=scene.improver)
    return lambda person: projects.put_into_programme(made, programme, by=person)


@attempt("strands.team.actions.projects.close_programme", "Close a programme")
def close_programme(scene: Scene) -> Try:
    programme = projects.open_programme(title="Streets", aim="Streets that work.", by=scene.improver)
    return lambda person: projects.close_programme(programme, reason="All done.", by=person)


@attempt("strands.team.actions.work.add_milestone", "Add a milestone")
def add_milestone(scene: Scene) -> Try:
    made = project(scene)
    return lambda person: work.add_milestone(made, title="Lit", due_on=DAY, by=person)


@attempt("strands.team.actions.work.move_milestone", "Move a milestone")
def move_milestone(scene: Scene) -> Try:
    one = work.add_milestone(project(scene), title="Lit", due_on=DAY, by=scene.improver)
    return lambda person: work.move_milestone(one, due_on=TODAY, because="Sooner.", by=person)


@attempt("strands.team.actions.work.reach_milestone", "Say that a milestone is reached")
def reach_milestone(scene: Scene) -> Try:
    one = work.add_milestone(project(scene), title="Lit", due_on=DAY, by=scene.improver)
    return lambda person: work.reach_milestone(one, by=person)


@attempt("strands.team.actions.work.report", "Report how a project goes")
def report(scene: Scene) -> Try:
    made = project(scene)
    return lambda person: work.report(made, health=rules.ON_TRACK, done="Begun.", next="Go on.", by=person)


@attempt("strands.team.actions.work.raise_risk", "Write down a risk")
def raise_risk(scene: Scene) -> Try:
    made = project(scene)
    return lambda person: work.raise_risk(made, what="Rain", likelihood=1, impact=1, response="Wait", by=person)


@attempt("strands.team.actions.work.close_risk", "Close a risk")
def close_risk(scene: Scene) -> Try:
    one = work.raise_risk(project(scene), what="Rain", likelihood=1, impact=1, response="Wait", by=scene.improver)
    return lambda person: work.close_risk(one, because="Dry.", by=person)


@attempt("strands.team.actions.work.need_decision", "Say which decision a project needs")
def need_decision(scene: Scene) -> Try:
    made = project(scene)
    return lambda person: work.need_decision(made, what="Which lamps?", due_on=DAY, by=person)


@attempt("strands.team.actions.work.decision_taken", "Say what was decided")
def decision_taken(scene: Scene) -> Try:
    made = project(scene)
    work.need_decision(made, what="Which lamps?", due_on=DAY, by=scene.improver)
    return lambda person: work.decision_taken(made, words="The warm ones.", by=person)


@attempt("strands.team.actions.work.record_benefit", "Write down what a project brought")
def record_benefit(scene: Scene) -> Try:
    made = project(scene)
    return lambda person: work.record_benefit(made, kind=rules.TIME, words="Two hours", by=person)


@attempt("strands.team.actions.work.confirm_benefit", "Confirm, for finance, that money is saved")
def confirm_benefit(scene: Scene) -> Try:
    one = work.record_benefit(project(scene), kind=rules.CASH, words="Less", pounds=Decimal(100), by=scene.improver)
    return lambda person: work.confirm_benefit(one, by=person)


@attempt("strands.team.actions.work.record_lesson", "Write down what a project taught")
def record_lesson(scene: Scene) -> Try:
    made = project(scene)

    def learn(person: Person) -> None:
        work.record_lesson(made, words="Ask first.", by=person)

    return learn


not_tried(
    "a step of closing and stopping a project, which ask for permission",
    "hub.strands.team.actions.requests.settle_with_project",
)
