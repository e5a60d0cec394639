"""What the team answered is hidden by a moderator, and is gone from wherever it stood."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.utils import timezone

from hub.core.moderation.tests.factories import hidden
from hub.strands.team import rules
from hub.strands.team.actions import projects, requests, work
from hub.strands.team.models import RequestAnswer
from hub.strands.team.tests.factories import a_project, a_request

SAID = "Old Mr Quagga of number nine has to wait for his turn"
WHY = "It names a neighbour."


@pytest.fixture
def hide(moderator, stranger):
    return partial(hidden, by=moderator, reporter=stranger, because=WHY)


def test_an_answer_to_a_request_goes_from_its_page_and_from_the_queue(client, staff, improver, hide):
    asked = a_request(by=staff)
    again = timezone.localdate() + timedelta(days=30)
    given = requests.answer_request(asked, kind=rules.NOT_YET, words=SAID, looks_again_on=again, by=improver)
    at = asked.record.get_absolute_url()
    assert client.get(at).text.count("Quagga") == 2
    assert "Quagga" in client.get("/projects/requests/").text

    hide(asked.record, f"state:{given.move_id}")

    for address in (at, "/projects/requests/", "/data/history.csv", f"/feeds/records/{asked.record.reference}.atom"):
        response = client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        assert b"Quagga" not in body, address
    assert client.get(at).text.count(WHY) == 2
    assert "Looked at again on" in client.get("/projects/requests/").text
    assert RequestAnswer.objects.get().words == SAID
    client.force_login(staff)
    assert "Quagga" not in client.get("/my/notices/").text


def test_how_a_project_ended_is_hidden_with_its_reason_and_no_earlier_reason_takes_its_place(client, improver, hide):
    project = a_project(by=improver)
    projects.start(project, by=improver)
    projects.pause(project, reason="The room is flooded.", by=improver)
    projects.start(project, by=improver)
    projects.close(project, reason=SAID, lesson="Ask first.", by=improver)
    move = project.record.state_changes.latest("pk")
    at = project.record.get_absolute_url()
    assert client.get(at).text.count("Quagga") == 2

    hide(project.record, f"state:{move.pk}")

    page = client.get(at).text
    assert "Quagga" not in page
    assert page.count(WHY) == 2
    assert "Closed on" in page
    assert page.count("The room is flooded.") == 1


def moved(project, by):
    one = work.add_milestone(project, title="Lit", due_on=date(2027, 2, 1), by=by)
    work.move_milestone(one, due_on=date(2027, 3, 1), because=SAID, by=by)
    return one.moves.get()


WRITE = {
    "report": lambda p, by: work.report(p, health=rules.ON_TRACK, done="The lamps are up.", next=SAID, by=by),
    "risk": lambda p, by: work.raise_risk(p, what=SAID, likelihood=1, impact=2, response=SAID, by=by),
    "benefit": lambda p, by: work.record_benefit(p, kind=rules.TIME, words=SAID, by=by),
    "lesson": lambda p, by: work.record_lesson(p, words=SAID, by=by),
    "milestone_move": moved,
}


@pytest.mark.parametrize("part", WRITE)
def test_what_is_written_down_on_a_project_is_hidden_by_itself(part, client, improver, hide):
    project = a_project(by=improver)
    written = WRITE[part](project, improver)
    work.record_lesson(project, words="Ask the crews first.", by=improver)
    at = project.record.get_absolute_url()
    page = client.get(at).text
    assert "Quagga" in page
    assert f"?part={part}:{written.pk}" in page

    case = hide(project.record, f"{part}:{written.pk}")

    page = client.get(at).text
    assert case.outcome == "hidden"
    assert "Quagga" not in page
    assert WHY in page
    assert "Ask the crews first." in page
    client.force_login(improver)
    assert "Quagga" not in client.get("/my/notices/").text


def test_a_report_that_was_hidden_is_not_told_again_with_the_decision_that_follows(improver, hide):
    project = a_project(by=improver)
    written = WRITE["report"](project, improver)
    hide(project.record, f"report:{written.pk}")
    work.need_decision(project, what="Which lamps?", due_on=date(2027, 2, 1), by=improver)

    work.decision_taken(project, words="The warm ones.", by=improver)

    assert project.reports.latest("pk").next == "The work goes on as planned."
