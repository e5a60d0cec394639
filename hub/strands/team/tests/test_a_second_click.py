"""A second click on any page of the team’s that adds something adds nothing, and says so."""

import pytest

from hub.core.records.models import Record
from hub.strands.team import rules
from hub.strands.team.actions import projects
from hub.strands.team.models import Benefit, Lesson, Milestone, Report, Risk
from hub.strands.team.tests.factories import a_project, a_request
from tests.cast import signed_in

KEY = "a-key-that-stands-in-the-form-once"


@pytest.fixture
def team(improver, hub_post, settings):
    settings.HUB_TEAM_POST = hub_post.title
    return signed_in(improver)


def twice(client, address, typed):
    """Send the same form twice; return what its sender reads then."""
    client.post(address, {**typed, "key": KEY})
    return client.post(address, {**typed, "key": KEY}, follow=True).text


def test_a_request_is_asked_once(team, improver):
    typed = {"title": "Fewer calls", "wanted": "Find out why people call."}

    assert "Fewer calls" in twice(team, "/projects/requests/ask/", typed)
    assert Record.objects.filter(kind=rules.REQUEST).count() == 1


def test_a_request_becomes_one_project(team, improver):
    source = a_request(by=improver).record
    typed = {"title": "Fewer calls", "aim": "Half of them."}

    assert "Half of them." in twice(team, f"/records/{source.reference}/make-project/", typed)
    assert Record.objects.filter(kind=rules.PROJECT).count() == 1


def test_a_project_and_a_programme_are_opened_once(team):
    typed = {"title": "Fewer calls", "aim": "Half of them."}
    twice(team, "/projects/new/", typed)
    team.post("/projects/programmes/new/", {**typed, "key": f"{KEY}-2"})
    team.post("/projects/programmes/new/", {**typed, "key": f"{KEY}-2"})

    assert Record.objects.filter(kind=rules.PROJECT).count() == 1
    assert Record.objects.filter(kind=rules.PROGRAMME).count() == 1


@pytest.mark.parametrize(
    ("act", "typed", "model"),
    [
        ("report", {"health": "on_track", "done": "We asked.", "next": "We count."}, Report),
        ("milestone", {"title": "Lit", "due_on-day": "1", "due_on-month": "2", "due_on-year": "2027"}, Milestone),
        ("risk", {"what": "Frost", "likelihood": "1", "impact": "2", "response": "Wait."}, Risk),
        ("benefit", {"kind": "quality", "words": "A calmer May."}, Benefit),
        ("lesson", {"words": "Ask first."}, Lesson),
    ],
)
def test_what_is_added_to_a_project_is_added_once(team, improver, act, typed, model):
    project = a_project(by=improver)
    projects.start(project, by=improver)

    page = twice(team, f"{project.record.get_absolute_url()}{act}/", typed)

    assert "This form had come already: it was added once." in page
    assert model.objects.count() == 1
