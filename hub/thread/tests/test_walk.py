"""Following the thread: what is found, in which order, how much of it, and what stays hidden."""

from itertools import pairwise

import pytest
from django.contrib.auth.models import AnonymousUser

from hub.core.links.actions import end, link
from hub.core.records.actions import give_to, name_reader
from hub.core.records.visibility import Visibility
from hub.thread import walk
from hub.thread.tests import factories

pytestmark = pytest.mark.usefixtures("example_kind")
ANYBODY = AnonymousUser()


@pytest.fixture
def frame(leader):
    return factories.frame(leader)


def titles(stops):
    return [stop.title for stop in stops]


def test_the_thread_leads_up_to_the_purpose_and_down_to_what_came_of_it(frame, resident):
    idea, trial = factories.work(resident, "Draught-proofing"), factories.work(resident, "A trial in one street")
    link(idea, "serves", frame["outcome"].record, by=None)
    link(idea, "became", trial, by=None)

    found = walk.follow(idea, ANYBODY)

    assert titles(found) == [
        "A little better every day",
        "A city where everyone can live well",
        "A healthy and happy city",
        "Warm, dry homes",
        "Draught-proofing",
        "A trial in one street",
    ]
    assert [stop.step for stop in found] == [-4, -3, -2, -1, 0, 1]
    assert [stop.relation for stop in found] == ["serves"] * 4 + ["", "became"]


def test_the_same_thread_is_found_from_its_other_end(frame, resident):
    idea, trial = factories.work(resident, "Draught-proofing"), factories.work(resident, "A trial in one street")
    link(idea, "serves", frame["outcome"].record, by=None)
    link(idea, "became", trial, by=None)

    down = walk.follow(frame["outcome"].record, ANYBODY)
    up = walk.follow(trial, ANYBODY)

    assert [(stop.relation, stop.title) for stop in down.downs] == [
        ("is served by", "Draught-proofing"),
        ("became", "A trial in one street"),
    ]
    assert (up.ups[0].relation, up.ups[0].title) == ("came from", "Draught-proofing")


@pytest.mark.parametrize("hidden_as", [Visibility.DRAFT, Visibility.TEAM, Visibility.STAFF, Visibility.PARTNERS])
def test_what_the_reader_may_not_see_is_not_walked_over(frame, resident, stranger, hidden_as):
    seen, hidden, behind = (factories.work(resident, name) for name in ("Seen", "Hidden", "Behind the hidden"))
    for record in (seen, hidden):
        link(record, "serves", frame["outcome"].record, by=None)
    link(hidden, "became", behind, by=None)
    type(hidden).objects.filter(pk=hidden.pk).update(visibility=hidden_as)

    for reader in (ANYBODY, stranger):
        assert titles(walk.follow(frame["outcome"].record, reader).downs) == ["Seen"]
        assert titles(walk.side_line(frame["outcome"].record, reader)[1]) == ["Seen"]
        assert titles(walk.follow(behind, reader).ups) == []


def test_the_team_sees_what_is_for_the_team(frame, resident, staff, parks, improver):
    record = factories.work(resident, "For the team")
    give_to(record, team=parks, post=None, by=improver)
    type(record).objects.filter(pk=record.pk).update(visibility=Visibility.TEAM)
    link(record, "serves", frame["outcome"].record, by=None)

    assert titles(walk.follow(frame["outcome"].record, staff).downs) == ["For the team"]


@pytest.mark.parametrize("who", [None, "resident", "stranger", "staff", "improver", "leader", "moderator"])
def test_the_walk_shows_just_what_visible_to_lets_each_reader_see(request, frame, resident, stranger, parks, who):
    reader, improver = request.getfixturevalue(who) if who else ANYBODY, request.getfixturevalue("improver")
    records = [factories.work(resident, visibility) for visibility in Visibility.values]
    for record in records:
        give_to(record, team=parks, post=None, by=improver)
        name_reader(record, stranger, by=improver)
        link(record, "serves", frame["outcome"].record, by=None)
        type(record).objects.filter(pk=record.pk).update(visibility=record.title)

    readable = type(record).objects.visible_to(reader).of_kind("example").order_by("-pk")
    assert titles(walk.follow(frame["outcome"].record, reader).downs) == [one.title for one in readable]


def test_a_tie_that_ended_leads_nowhere(frame, resident, improver):
    idea = factories.work(resident)
    end(link(idea, "serves", frame["outcome"].record, by=None), by=improver, because="x")

    assert walk.follow(idea, ANYBODY).ups == ()


def test_ten_are_shown_the_newest_first_and_the_rest_lie_on_the_next_page(frame, resident):
    outcome = frame["outcome"].record
    ideas = [factories.work(resident, f"Idea {number}") for number in range(23)]
    for idea in ideas:
        link(idea, "serves", outcome, by=None)
    newest = [f"Idea {number}" for number in range(22, -1, -1)]

    first = walk.follow(outcome, ANYBODY)
    second = walk.follow(outcome, ANYBODY, beyond={"down": first.downs[-1].key})
    third = walk.follow(outcome, ANYBODY, beyond={"down": second.downs[-1].key})

    assert titles(first.downs) + titles(second.downs) + titles(third.downs) == newest
    assert [bool(found.here.more_below) for found in (first, second, third)] == [True, True, False]
    assert first.here.more_below == f"/records/{outcome.reference}/thread/?down={first.downs[-1].key}"


def test_what_measures_a_record_stands_before_what_came_of_it_however_old_it_is(frame, resident):
    outcome = frame["outcome"].record
    measure, hidden = factories.work(resident, "A measure"), factories.work(resident, "Hidden", to=Visibility.STAFF)
    ideas = [factories.work(resident, f"Idea {number}") for number in range(12)]
    for one in (measure, hidden):
        link(one, "measures", outcome, by=None)
    for idea in ideas:
        link(idea, "serves", outcome, by=None)

    found = walk.follow(outcome, ANYBODY)
    further = walk.follow(outcome, ANYBODY, beyond={"down": int(found.here.more_below.partition("=")[2])})

    assert titles(found.downs) == ["A measure", *(f"Idea {number}" for number in range(11, 2, -1))]
    assert found.downs[0].relation == "is measured by"
    assert titles(further.downs) == ["Idea 2", "Idea 1", "Idea 0"]
    assert titles(walk.side_line(outcome, ANYBODY)[1])[:2] == ["A measure", "Idea 11"]


def test_a_measure_leads_to_what_it_measures_and_up_to_the_purpose(frame, resident, django_assert_num_queries):
    measure, idea = factories.work(resident, "A measure"), factories.work(resident, "An idea")
    link(measure, "measures", idea, by=None)
    link(idea, "serves", frame["outcome"].record, by=None)

    with django_assert_num_queries(1):
        line, _ = walk.side_line(measure, ANYBODY)

    assert titles(line)[-2:] == ["Warm, dry homes", "An idea"]
    assert line[-1].relation == "measures"
    assert titles(walk.follow(measure, ANYBODY).ups)[0] == "An idea"
    assert titles(walk.follow(idea, ANYBODY).downs) == ["A measure"]


def test_a_circle_is_walked_once(resident):
    first, second, third = (factories.work(resident, name) for name in ("First", "Second", "Third"))
    for source, target in ((first, second), (second, third), (third, first)):
        link(source, "became", target, by=None)

    found = walk.follow(first, ANYBODY)

    assert sorted(titles(found)) == ["First", "Second", "Third"]
    assert len(found.ties) == 1


def test_a_stop_reached_twice_is_shown_once_and_its_other_tie_is_told(frame, leader, resident):
    other = factories.statement(leader, "priority", "A council fit for its time", frame["vision"])
    idea = factories.work(resident, "Draught-proofing")
    link(idea, "serves", frame["outcome"].record, by=None)
    link(idea, "serves", other.record, by=None)

    found = walk.follow(idea, ANYBODY)

    assert len(titles(found)) == len(set(titles(found))) == 6
    [tie] = found.ties
    assert {tie.nearer, tie.farther} == {frame["priority"].pk, frame["vision"].pk}
    assert found.also(next(stop for stop in found if stop.key == tie.nearer))[0][0] == "serves"


def test_one_with_many_does_not_crowd_out_the_others(leader, frame, resident, monkeypatch):
    monkeypatch.setattr(walk, "WIDEST", 6)
    other = factories.statement(leader, "outcome", "Fewer people lonely", frame["priority"])
    for statement, count in ((frame["outcome"], 9), (other, 2)):
        for number in range(count):
            link(factories.work(resident, f"{statement.record.title} {number}"), "serves", statement.record, by=None)

    found = walk.follow(frame["priority"].record, ANYBODY)

    work = [stop.title for stop in found.downs if stop.step == 2]
    assert len(work) == 6
    assert len([title for title in work if title.startswith("Fewer")]) == 2
    assert [stop.title for stop in found.downs if stop.more("down")] == ["Warm, dry homes"]


def test_work_at_the_last_level_says_where_to_go_on_and_what_ends_there_does_not(client, frame, resident):
    chain = [factories.work(resident, title) for title in ("Idea", "Problem", "Experiment", "Pilot", "Project")]
    for before, after in pairwise(chain):
        link(before, "became", after, by=None)
    link(chain[3], "authorised_by", decision := factories.work(resident, "Decision"), by=None)

    found = walk.follow(chain[0], ANYBODY)
    page = client.get(f"/records/{chain[0].reference}/thread/").text

    assert titles(stop for stop in found.downs if stop.more_below) == ["Project"]
    assert decision.pk in {stop.key for stop in found.downs}
    assert f"Further below {chain[4].reference}" in page
    assert "This counts what this page shows." in page
    assert not [stop for stop in walk.follow(chain[1], ANYBODY).downs if stop.more_below]


def test_the_walk_takes_one_statement_a_level(frame, resident, staff, django_assert_num_queries):
    idea = factories.work(resident)
    link(idea, "serves", frame["outcome"].record, by=None)
    staff.current_grants  # noqa: B018 - read once a request

    for reader in (ANYBODY, staff):
        with django_assert_num_queries(4):
            assert len(walk.follow(idea, reader).ups) == 4


def test_the_side_line_leads_from_the_purpose_in_one_statement(frame, resident, django_assert_num_queries):
    idea, trial = factories.work(resident, "Draught-proofing"), factories.work(resident, "A trial in one street")
    later = factories.work(resident, "Everywhere")
    link(idea, "serves", frame["outcome"].record, by=None)
    link(idea, "became", trial, by=None)
    link(trial, "became", later, by=None)
    up = ["A little better every day", "A city where everyone can live well", "A healthy and happy city"]

    with django_assert_num_queries(1):
        line = walk.side_line(trial, ANYBODY)

    assert titles(line[0]) == [*up, "Warm, dry homes", "Draught-proofing"]
    assert titles(line[1]) == ["Everywhere"]


def test_the_side_line_does_not_lead_through_what_is_hidden(frame, resident):
    hidden, trial = factories.work(resident, "Hidden"), factories.work(resident, "A trial in one street")
    link(hidden, "serves", frame["outcome"].record, by=None)
    link(hidden, "became", trial, by=None)
    type(hidden).objects.filter(pk=hidden.pk).update(visibility=Visibility.TEAM)

    assert walk.side_line(trial, ANYBODY) == ([], [])


def test_the_side_line_leads_back_to_what_it_came_from_where_the_way_up_is_another(
    frame, resident, django_assert_num_queries
):
    pilot, project = factories.work(resident, "A pilot"), factories.work(resident, "A project")
    link(project, "serves", frame["outcome"].record, by=None)
    link(pilot, "became", project, by=None)

    with django_assert_num_queries(1):
        ups, downs = walk.side_line(project, ANYBODY)

    assert titles(ups)[-1] == "Warm, dry homes"
    assert [(stop.relation, stop.title) for stop in downs] == [("came from", "A pilot")]


def test_what_serves_nothing_has_no_way_up(resident, django_assert_num_queries):
    idea = factories.work(resident)

    with django_assert_num_queries(1):
        assert walk.side_line(idea, ANYBODY) == ([], [])
