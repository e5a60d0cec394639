"""Problems, experiments and pilots for tests, made through the actions."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from hub.accounts.models import Person, Team
from hub.core.records.actions import Card, open_record, publish
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.strands.lab import actions, rules
from hub.strands.lab.actions.ending import Said
from hub.strands.lab.actions.growing import Origin
from hub.strands.lab.actions.planning import ExperimentPlan, Name, PilotPlan
from hub.strands.lab.actions.problems import Referral
from hub.strands.lab.models import Experiment, Pilot, Problem

WORDS = {
    "hypothesis": "A call before the visit halves the visits in vain.",
    "riskiest": "That people answer the telephone.",
    "prediction": "Of 40 visits, at most 6 are in vain.",
    "measures": "Visits in vain of all visits; complaints must not rise.",
    "success": "8 or fewer of 40 visits in vain.",
    "stop": "15 or more of 40, or two complaints.",
    "ambiguous": "Between them: 40 more visits.",
    "ethics": "People are asked whether they want to be called.",
    "data_protection": "Telephone numbers we hold already; nothing new is kept.",
    "equality": "A letter goes to those without a telephone.",
    "harm": "Anybody who feels pressed by the call.",
    "desirability": "Tenants asked to be rung before we come.",
    "feasibility": "Two people ring for an hour a day.",
    "viability": "It costs no more than the visits it spares.",
    "known": "Other councils ring; nobody has counted.",
    "children": "None are affected.",
    "owner_after": "The repairs desk.",
}


def a_problem(*, by: Person, title: str = "Nobody clears the alley", now: datetime | None = None) -> Problem:
    """Return a problem that `by` has just referred."""
    said = Referral(title=title, what="Waste lies for weeks.", affected="Those who live behind the shops.")
    return actions.refer(said, by=by, now=now)


def a_plan(today: date | None = None, **changes: Any) -> ExperimentPlan:
    """Return the whole plan of a test that lasts four weeks from `today`."""
    today = today or timezone.localdate()
    days = {"starts_on": today, "ends_on": today + timedelta(days=28)}
    whole = {"question": "Does a call before the visit help?", "doing": "We call 40 people the day before.", **days}
    return ExperimentPlan(**{**whole, **WORDS, "cost_limit": Decimal(200), "design": "before_after", **changes})


def explored(**changes: Any) -> ExperimentPlan:
    """Return the plan of something that only explores."""
    ends_on = timezone.localdate() + timedelta(days=14)
    whole = {"question": "What do people call about?", "doing": "We listen for a day.", "harm": "None that we see."}
    return ExperimentPlan(**{**whole, "mode": rules.EXPLORE, "ends_on": ends_on, **changes})


def an_experiment(
    *,
    by: Person,
    title: str = "A call before the visit",
    team: Team | None = None,
    plan: ExperimentPlan | None = None,
    origin: Origin | None = None,
    now: datetime | None = None,
) -> Experiment:
    """Return a test that is planned and lacks nothing."""
    return actions.plan_experiment(Name(title=title, team=team), plan or a_plan(), by=by, origin=origin, now=now)


def running(*, by: Person, days: int = 10, **more: Any) -> Experiment:
    """Return a test that began so many days ago."""
    then = timezone.localtime() - timedelta(days=days)  # by the wall's clock: summer time may have ended since
    plan = more.pop("plan", None) or a_plan(timezone.localdate(then))
    experiment = an_experiment(by=by, plan=plan, now=then, **more)
    actions.begin(experiment, by=by, now=then)
    return experiment


def ended(*, by: Person, learned: str = "A call is not enough: people are out.", **more: Any) -> Experiment:
    """Return a test that has ended, with a result."""
    experiment = running(by=by, **more)
    actions.write_result(experiment, words="17 of 40 visits were in vain.", by=by)
    said = Said(happened="We called 40 people; 12 answered.", learned=learned, verdict=rules.STOP)
    actions.end(experiment, said, by=by)
    return experiment


def a_pilot(*, by: Person, title: str = "Calls in two wards", team: Team | None = None, **changes: Any) -> Pilot:
    """Return a pilot that is planned and lacks nothing, but for what happens afterwards."""
    today = timezone.localdate()
    origin = changes.pop("origin", None)
    places = changes.pop("places", ())
    plan = PilotPlan(
        **{
            "doing": "Every visit is called before.",
            "where_words": "Two offices by the river",
            "measures": "Visits in vain.",
            "starts_on": today,
            "ends_on": today + timedelta(days=90),
            "harm": "Anybody who feels pressed.",
            "training": "The first office trains the second.",
            **changes,
        }
    )
    return actions.plan_pilot(Name(title=title, team=team), plan, by=by, origin=origin, places=places)


def an_origin(*, by: Person, title: str = "Lamps on the path", to: Visibility = Visibility.PUBLIC) -> Record:
    """Return a record of another part, out of which something can grow. Needs the fixture `example_kind`."""
    record = open_record("example", Card(title=title, summary="The path is dark."), by=by)
    publish(record, by=by, to=to)
    return record
