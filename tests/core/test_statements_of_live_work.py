"""The pages of live work stay within their statements with everything tied to it that other parts may show there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.actors.tests.factories import agreed, organisation, wanted
from hub.core.comments.actions import Words
from hub.core.links.actions import link
from hub.core.questions.actions import ask
from hub.core.records.actions import publish
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.measures import rules
from hub.measures.actions import tying
from hub.measures.tests.factories import CALM, a_measure
from hub.strands.academy.tests.factories import a_session
from hub.strands.lab.tests.factories import a_pilot, a_problem, running
from hub.strands.methods.tests.factories import a_study
from hub.strands.team.tests.factories import a_project
from hub.thread.tests.factories import frame
from tests.cast import CastClient as Client

pytestmark = pytest.mark.django_db
MOST = 16
MOST_OF_AN_OUTCOME = 10


@pytest.fixture
def outcome(leader) -> Record:
    return frame(leader)["outcome"].record


def made(kind: str, people) -> Record:
    """Return a piece of live work of `kind` that everybody may read."""
    improver, leader = people("improver"), people("leader")
    if kind == "problem":
        return a_problem(by=people("resident")).record
    make = {"experiment": running, "pilot": a_pilot, "project": a_project}[kind]
    record = make(by=improver).record
    if not record.is_public:
        publish(record, by=leader, to=Visibility.PUBLIC)
    return record


def tie_everything(record: Record, outcome: Record, people) -> None:
    """Tie to `record` whatever another part shows on its page; twice, where there can be two."""
    improver, leader, tutor, resident = (people(name) for name in ("improver", "leader", "tutor", "resident"))
    link(record, "serves", outcome, by=improver)
    for part in (rules.LOCAL, rules.COMPARISON):
        tying.tie(a_measure(improver, None, CALM, name=part), record, part=part, by=leader)
    for name in ("Why people ring", "Why people write"):
        study = a_study(by=improver, about=record, title=name)
        publish(study.record, by=improver, to=Visibility.PUBLIC) if not study.record.is_public else None
    if record.kind != "problem":
        a_session(by=tutor, post=people("tutor_post"), taught_on=record)
    speaker = people("stranger")
    agreed(record, organisation(improver, "Riverside Kitchen", speaker), speaker, improver)
    wanted(record, improver)
    ask(record, Words(source="Where do I go?"), by=resident)


@pytest.mark.parametrize("kind", ["problem", "experiment", "pilot", "project"])
@pytest.mark.parametrize("who", ["improver", "leader", None])
def test_live_work_takes_sixteen_statements_with_everything_tied_to_it(kind, who, outcome, request):
    people = request.getfixturevalue
    record = made(kind, people)
    tie_everything(record, outcome, people)
    client = Client()
    if who:
        client.force_login(people(who))
    client.get(record.get_absolute_url())

    with CaptureQueriesContext(connection) as asked:
        page = client.get(record.get_absolute_url()).text

    for told in ("What has changed", "is measured by", "Riverside Kitchen"):
        assert told in page
    assert len(asked) <= MOST, "\n".join(one["sql"][:90] for one in asked)


def test_an_outcome_takes_ten_statements_with_measures_and_work_tied_to_it(outcome, improver, leader):
    for name in "12":
        tying.tie(a_measure(improver, None, CALM, name=name), outcome, part=rules.OUTCOME, by=leader)
        link(a_pilot(by=improver).record, "serves", outcome, by=improver)
    client = Client()
    client.get(outcome.get_absolute_url())

    with CaptureQueriesContext(connection) as asked:
        page = client.get(outcome.get_absolute_url()).text

    assert "What has changed" in page
    assert len(asked) <= MOST_OF_AN_OUTCOME, "\n".join(one["sql"][:200] for one in asked)
