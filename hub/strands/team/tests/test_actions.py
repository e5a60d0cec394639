"""Asking, answering, and what becomes of a project."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role
from hub.core.clocks.models import Clock
from hub.core.follows.models import Notice
from hub.core.links.actions import link
from hub.core.links.models import Link
from hub.foundation.dates import day_words
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.strands.team import rules, tasks
from hub.strands.team.actions import projects, requests, work
from hub.strands.team.actions.projects import Plan
from hub.strands.team.duties import of_projects
from hub.strands.team.tests.factories import a_project, a_request
from hub.thread.tests import factories as thread

DAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def post(settings, hub_post):
    settings.HUB_TEAM_POST = hub_post.title
    return hub_post


@pytest.fixture
def project(improver):
    return a_project(by=improver)


def test_a_request_is_public_and_owed_an_answer(staff, post):
    asked = a_request(by=staff)

    clock = Clock.objects.get(record=asked.record)
    assert asked.record.is_public
    assert (clock.promise, clock.owner_post, clock.asker) == (rules.ANSWER_REQUEST, post, staff)
    assert Notice.objects.filter(person=post.holder, record=asked.record).exists()


def test_a_day_of_a_plan_that_is_decades_away_is_a_slip_of_the_year(project, improver):
    today, far = timezone.localdate(), date(9999, 2, 1)
    milestone = work.add_milestone(project, title="A lamp", due_on=today, by=improver)
    refusals = (
        ("due_on", lambda: work.add_milestone(project, title="More", due_on=far, by=improver)),
        ("due_on", lambda: work.move_milestone(milestone, due_on=far, because="Rain.", by=improver)),
        ("ends_on", lambda: a_project(by=improver, ends_on=far)),
        ("ends_on", lambda: projects.revise_plan(project, Plan(title="x", aim="y", ends_on=far), by=improver)),
        ("starts_on", lambda: a_project(by=improver, starts_on=date(1, 1, 1))),
    )

    for field, act in refusals:
        with pytest.raises(BadInput, match=r"Check the year: 1 .* is more than 20 years away") as refused:
            act()
        assert set(refused.value.fields) == {field}
    assert project.milestones.get().due_on == today
    assert rules.too_far(date(2046, 11, 23), date(2026, 11, 23)) == rules.too_far(None, today) == ""


def test_residents_tell_ideas_and_do_not_ask_the_team(resident):
    with pytest.raises(NotAllowed, match="tell us an idea"):
        a_request(by=resident)


def test_a_day_that_has_gone_is_not_taken(staff):
    with pytest.raises(BadInput, match="has gone"):
        a_request(by=staff, needed_by=date(2020, 1, 1))


def test_an_answer_keeps_the_promise_and_reaches_the_asker(staff, improver):
    asked = a_request(by=staff)

    requests.answer_request(asked, kind=rules.HELPING, words="Dele comes on Monday.", by=improver)

    assert asked.record.state == rules.HELPING
    assert Clock.objects.get(record=asked.record).stopped_at
    notice = Notice.objects.get(person=staff, personal=True)
    assert "Dele comes on Monday." in notice.sentence
    assert notice.clock


def test_not_yet_names_a_day_and_comes_back_on_it(staff, improver):
    asked = a_request(by=staff)
    with pytest.raises(BadInput, match="Give the day"):
        requests.answer_request(asked, kind=rules.NOT_YET, words="We are full.", by=improver)
    day = timezone.localdate() + timedelta(days=30)
    requests.answer_request(asked, kind=rules.NOT_YET, words="We are full.", looks_again_on=day, by=improver)

    assert tasks.bring_requests_back() == 0
    later = timezone.localtime() + timedelta(days=30)
    assert tasks.bring_requests_back(now=later) == 1
    assert tasks.bring_requests_back(now=later) == 0

    asked.record.refresh_from_db()
    assert asked.record.state == rules.WAITING
    assert Clock.objects.running().filter(record=asked.record).count() == 1


def test_taking_back_calls_off_what_is_owed(staff, improver):
    asked = a_request(by=staff)
    with pytest.raises(NotAllowed):
        requests.take_back_request(asked, reason="It is solved.", by=improver)

    requests.take_back_request(asked, reason="It is solved.", by=staff)

    assert asked.record.state == rules.WITHDRAWN
    assert not Clock.objects.running().filter(record=asked.record).exists()


def test_a_request_becomes_a_project_and_its_asker_hears(staff, improver):
    asked = a_request(by=staff)

    project = a_project(by=improver, came_from=asked.record)

    asked.record.refresh_from_db()
    assert asked.record.state == rules.HELPING
    assert Link.objects.get(source=asked.record).target == project.record
    told = Notice.objects.filter(person=staff, record=project.record).get()
    assert f"is now a project: “Right first time”. It runs until {day_words(project.ends_on)}." in told.sentence


@pytest.mark.usefixtures("example_kind")
def test_whoever_began_it_all_hears_of_their_own_thing_when_it_becomes_a_project(resident, staff, improver):
    first, asked = thread.work(resident, "Somewhere to sit"), a_request(by=staff)
    link(first, "became", asked.record, by=improver)

    project = a_project(by=improver, came_from=asked.record)

    told = {notice.person: notice.sentence for notice in Notice.objects.filter(record=project.record)}
    assert told[resident].startswith("What began with your example “Somewhere to sit” is now a project")
    assert told[staff].startswith(f"What began with your support request “{asked.record.title}” is now a project")


def test_closing_a_project_finishes_the_request_it_came_from_and_its_asker_hears(staff, improver):
    asked = a_request(by=staff)
    first, second = (a_project(by=improver, came_from=asked.record, title=title) for title in ("One", "Two"))
    for project in (first, second):
        projects.start(project, by=improver)

    projects.close(first, reason="It is done.", lesson="Ask the crews.", by=improver)
    asked.record.refresh_from_db()
    assert asked.record.state == rules.HELPING  # the other goes on

    projects.stop(second, reason="Nobody needs it now.", lesson="Ask sooner.", by=improver)
    asked.record.refresh_from_db()
    assert asked.record.state == rules.HELPED
    assert second.record.reference in asked.record.state_changes.latest("pk").reason
    told = Notice.objects.get(person=staff, record=second.record, sentence__contains="is finished")
    assert "Nobody needs it now." in told.sentence


def test_a_request_is_owed_an_answer_again_when_its_project_is_stopped(staff, improver):
    asked = a_request(by=staff)
    project = a_project(by=improver, came_from=asked.record)

    projects.stop(project, reason="The money has gone.", lesson="Ask for it first.", by=improver)

    asked.record.refresh_from_db()
    assert asked.record.state == rules.WAITING
    clock = Clock.objects.running().get(record=asked.record)
    assert (clock.promise, clock.asker) == (rules.ANSWER_REQUEST, staff)
    told = Notice.objects.get(person=staff, record=project.record, sentence__contains="owed an answer again")
    assert "The money has gone." in told.sentence


def test_a_request_that_was_taken_back_stays_so_when_its_project_closes(staff, improver):
    asked = a_request(by=staff)
    project = a_project(by=improver, came_from=asked.record)
    projects.start(project, by=improver)
    asked.record.refresh_from_db()
    requests.take_back_request(asked, reason="We manage.", by=staff)

    projects.close(project, reason="It is done.", lesson="Ask the crews.", by=improver)

    asked.record.refresh_from_db()
    assert asked.record.state == rules.WITHDRAWN


def test_only_the_team_opens_projects(staff):
    with pytest.raises(NotAllowed):
        a_project(by=staff)


def test_the_end_is_not_before_the_start(improver):
    with pytest.raises(BadInput) as error:
        a_project(by=improver, starts_on=date(2027, 7, 1), ends_on=date(2027, 6, 30))
    assert "on or after the start, 1 July 2027" in error.value.fields["ends_on"]


def test_a_project_closes_with_a_benefit_or_a_lesson_and_not_before(project, improver):
    projects.start(project, by=improver)
    with pytest.raises(NotPossible, match="what it brought or what it taught"):
        projects.close(project, reason="It is done.", by=improver)

    work.record_lesson(project, words="Ask the crews first.", by=improver)
    projects.close(project, reason="It is done.", by=improver)

    assert project.record.state == rules.CLOSED
    with pytest.raises(NotPossible, match="finished"):
        work.report(project, health=rules.ON_TRACK, done="More.", next="More.", by=improver)


def test_stopping_teaches_something(project, improver):
    with pytest.raises(NotPossible, match="what it taught first"):
        projects.stop(project, reason="Nobody needs it.", by=improver)


def test_a_milestone_that_moves_keeps_its_first_day(project, improver):
    one = work.add_milestone(project, title="The first ward is lit", due_on=DAY, by=improver)
    with pytest.raises(BadInput, match="there already"):
        work.add_milestone(project, title="The first ward is lit", due_on=DAY, by=improver)

    work.move_milestone(one, due_on=date(2027, 4, 1), because="Frost.", by=improver)
    work.move_milestone(one, due_on=date(2027, 4, 1), because="Frost.", by=improver)

    assert [(move.old, move.new) for move in one.moves.all()] == [(DAY, date(2027, 4, 1))]
    work.reach_milestone(one, by=improver)
    with pytest.raises(NotPossible, match="stays as it is"):
        work.move_milestone(one, due_on=DAY, because="No.", by=improver)


def test_money_counts_once_finance_confirms_it(project, improver):
    finance = with_role(Role.FINANCE, name="Hana")
    with pytest.raises(BadInput, match="Give the amount"):
        work.record_benefit(project, kind=rules.CASH, words="Less agency work", by=improver)
    money = work.record_benefit(project, kind=rules.CASH, words="Less agency work", pounds=Decimal(12_000), by=improver)
    time = work.record_benefit(project, kind=rules.TIME, words="Two hours a week", by=improver)

    with pytest.raises(NotAllowed):
        work.confirm_benefit(money, by=improver)
    with pytest.raises(NotPossible, match="Only money"):
        work.confirm_benefit(time, by=finance)
    work.confirm_benefit(money, by=finance)
    work.confirm_benefit(money, by=finance)

    assert money.confirmed_by == finance


def test_a_decision_is_asked_of_a_post_and_leaves_its_list_when_taken(project, improver, parks_post, staff):
    work.need_decision(project, what="Which lamps?", due_on=DAY, post=parks_post, by=improver)

    assert [(one.what, one.due_on) for one in of_projects(staff, 10)] == [("Decide: Which lamps?", DAY)]
    assert Notice.objects.filter(person=staff, record=project.record).exists()
    work.decision_taken(project, words="The warm ones.", by=improver)
    assert of_projects(staff, 10) == []
    assert project.reports.get().done == "Decided: Which lamps? The warm ones."
    with pytest.raises(NotPossible, match="No decision"):
        work.decision_taken(project, words="Again.", by=improver)


def test_whoever_leads_a_running_project_owes_reports(project, improver):
    projects.start(project, by=improver)

    assert [one.what for one in of_projects(improver, 10)] == ["Write how the project goes"]
    work.report(project, health=rules.AT_RISK, done="One lamp.", next="Two lamps.", by=improver)
    assert of_projects(improver, 10) == []


def test_members_keep_the_project_until_they_leave(project, improver, resident):
    with pytest.raises(NotAllowed):
        work.record_lesson(project, words="Mine.", by=resident)
    member = projects.add_member(project, resident, part="Knows the path", by=improver)
    with pytest.raises(NotPossible, match="already"):
        projects.add_member(project, resident, part="Again", by=improver)

    work.record_lesson(project, words="The path floods.", by=resident)
    projects.end_membership(member, by=resident)
    projects.end_membership(member, by=resident)

    with pytest.raises(NotAllowed):
        work.record_lesson(project, words="Another.", by=resident)


def test_a_project_is_put_into_a_programme_once(project, improver):
    programme = projects.open_programme(title="Streets", aim="Streets that work.", by=improver)

    projects.put_into_programme(project, programme, by=improver)
    projects.put_into_programme(project, programme, by=improver)

    assert Link.objects.get(source=project.record, relation="serves").target == programme.record
    projects.close_programme(programme, reason="All done.", by=improver)
    with pytest.raises(NotPossible, match="closed"):
        projects.put_into_programme(project, programme, by=improver)
