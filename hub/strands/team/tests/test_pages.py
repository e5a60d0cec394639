"""What people see of projects, programmes and requests."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from hub.accounts.roles import Role
from hub.accounts.tests.factories import with_role
from hub.core.records.models import Record
from hub.design.words import short_day
from hub.foundation.dates import day_words
from hub.foundation.errors import NotPossible
from hub.strands.team import overview, rules
from hub.strands.team.actions import projects, requests, work
from hub.strands.team.steps import may_make_project
from hub.strands.team.tests.factories import a_project, a_request
from tests.cast import signed_in


@pytest.fixture
def project(improver, hub_post, settings):
    settings.HUB_TEAM_POST = hub_post.title
    project = a_project(by=improver, starts_on=date(2026, 9, 1))
    projects.start(project, by=improver)
    work.add_milestone(project, title="The first ward is lit", due_on=date(2027, 2, 1), by=improver)
    work.report(project, health=rules.AT_RISK, done="One lamp is up.", next="The other two.", by=improver)
    work.raise_risk(project, what="Frost", likelihood=3, impact=3, response="Dig earlier", by=improver)
    work.record_lesson(project, words="Ask the crews first.", by=improver)
    return project


def test_everybody_reads_how_a_project_goes(client, project):
    page = client.get(project.record.get_absolute_url()).text

    for words in ("Needs attention", "One lamp is up.", "The first ward is lit", "Frost", "Ask the crews first."):
        assert words in page
    assert f"It runs until {day_words(project.ends_on)}. Next: The first ward is lit" in page
    assert "Write how it goes" not in page


def test_the_team_writes_on_it(project, improver):
    me, there = signed_in(improver), project.record.get_absolute_url()
    assert "Write how it goes" in me.get(there).text

    said = {"health": "on_track", "done": "All three are up.", "next": "Look again in spring."}
    assert "All three are up." in me.post(f"{there}report/", said, follow=True).text


@pytest.mark.parametrize(
    ("act", "typed", "sentence"),
    [
        ("milestone", {"title": "Lit", "due_on-day": "30", "due_on-month": "2", "due_on-year": "2027"}, "no such day"),
        ("milestone", {"title": "", "due_on-day": "1", "due_on-month": "2", "due_on-year": "2027"}, "what is reached"),
        ("report", {"health": "great", "done": "x", "next": "y"}, "Choose one of the answers"),
        ("benefit", {"kind": "cash_releasing", "words": "Less", "pounds": "a lot"}, "pounds and pence"),
        ("benefit", {"kind": "cash_releasing", "words": "Less", "pounds": ""}, "Give the amount"),
        ("risk", {"what": "Rain", "likelihood": "9", "impact": "1", "response": "Wait"}, "Choose one of the answers"),
        ("close", {"reason": ""}, "Say how it ends"),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept(project, improver, act, typed, sentence):
    page = signed_in(improver).post(f"{project.record.get_absolute_url()}{act}/", typed)

    assert page.status_code == 422
    assert sentence in page.text
    for value in typed.values():
        assert not value or value in {"9", "great"} or value in page.text


def test_others_may_not_write_on_it(project, stranger):
    me, there = signed_in(stranger), project.record.get_absolute_url()

    for act in ("report", "close", "milestone"):
        assert me.get(f"{there}{act}/").status_code == 403
    assert me.get(f"{there}no-such-act/").status_code == 404


def test_the_board_and_the_timeline_show_it(client, project):
    board, timeline = client.get("/projects/board/").text, client.get("/projects/timeline/").text

    assert "Right first time" in board
    assert "Needs attention" in board
    assert "The first ward is lit" in board
    assert f"1 Sep 2026 to {short_day(project.ends_on)}" in timeline


@pytest.mark.parametrize("there", ["/projects/board/", "/projects/timeline/"])
def test_where_many_are_open_the_newest_are_shown_and_the_way_to_all_of_them(
    there, client, project, improver, monkeypatch
):
    assert "See them all in the list" not in client.get(there).text

    a_project(by=improver, title="The newer one")
    monkeypatch.setattr(overview, "SHOWN", 1)
    page = client.get(there).text

    assert "The newest 1 are shown." in page
    assert "The newer one" in page
    assert "Right first time" not in page


def test_empty_pages_say_what_to_do(client, db):
    assert "No project is open yet" in client.get("/projects/").text
    assert "No open project has both its days yet" in client.get("/projects/timeline/").text
    assert "Nobody has asked yet" in client.get("/projects/requests/").text
    assert "No programme is open yet" in client.get("/projects/programmes/").text
    assert client.get("/projects/board/").status_code == 200


def test_asking_and_answering_on_the_pages(staff, improver, hub_post, settings):
    settings.HUB_TEAM_POST = hub_post.title
    asked = signed_in(staff).post(
        "/projects/requests/ask/", {"title": "Fewer calls", "wanted": "Too many calls."}, follow=True
    )
    assert "The improvement team answers by" in asked.text
    there = asked.redirect_chain[-1][0]

    page = signed_in(improver).post(f"{there}answer/", {"kind": "not_yet", "words": "We are full."})
    assert page.status_code == 422
    assert "Give the day on which you look at it again." in page.text
    assert "We are full." in page.text
    page = signed_in(improver).post(f"{there}answer/", {"kind": "helping", "words": "On Monday."}, follow=True)
    assert "On Monday." in page.text


def test_an_idea_is_made_a_project_with_its_words(improver, staff, hub_post, settings):
    settings.HUB_TEAM_POST = hub_post.title
    asked = a_request(by=staff)
    me = signed_in(improver)
    assert "Make it a project" in me.get(asked.record.get_absolute_url()).text

    there = f"/records/{asked.record.reference}/make-project/"
    assert "Fewer calls about bins" in me.get(there).text
    page = me.post(there, {"title": "Fewer calls", "aim": "Bins are emptied."}, follow=True)

    assert "The project is open." in page.text
    assert "Fewer calls about bins" in page.text
    assert signed_in(staff).get(there).status_code == 403


@pytest.mark.parametrize(
    ("kind", "state"), [("pilot", "stopped"), ("idea", "not_for_us"), ("problem", "declined"), ("challenge", "open")]
)
def test_no_project_is_made_of_what_was_said_no_to_or_stopped_or_is_of_another_kind(kind, state, improver, staff):
    asked = a_request(by=staff).record
    Record.objects.filter(pk=asked.pk).update(kind=kind, state=state)
    came_from = Record.objects.get(pk=asked.pk)

    assert not may_make_project(came_from, improver)
    with pytest.raises(NotPossible, match=r"becomes a project|no project is made"):
        a_project(by=improver, came_from=came_from)


def test_the_page_that_makes_a_project_refuses_before_anything_is_typed(improver, staff):
    asked = a_request(by=staff)
    requests.take_back_request(asked, reason="We managed.", by=staff)

    page = signed_in(improver).get(f"/records/{asked.record.reference}/make-project/")

    assert page.status_code == 409
    assert "no project is made of it" in page.text


def test_finance_confirms_from_the_page(project, improver):
    finance = with_role(Role.FINANCE, name="Hana")
    money = work.record_benefit(project, kind=rules.CASH, words="Less", pounds=Decimal(500), by=improver)
    there = project.record.get_absolute_url()
    assert "Not confirmed by finance yet" in signed_in(finance).get(there).text

    page = signed_in(finance).post(f"{there}benefits/{money.pk}/confirm/", follow=True)

    assert "Confirmed by finance on" in page.text
    assert signed_in(improver).get(f"{there}benefits/{money.pk}/confirm/").status_code == 403


def test_an_empty_programme_says_to_who_runs_it_how_a_project_joins(client, improver):
    at = projects.open_programme(title="Streets", aim="Streets that work.", by=improver).record.get_absolute_url()

    how = "choose “Put it into a programme”"
    assert how in signed_in(improver).get(at).text
    assert "No project is in it yet." in client.get(at).text
    assert how not in client.get(at).text


def test_a_programme_shows_its_projects(client, project, improver):
    programme = projects.open_programme(title="Streets", aim="Streets that work.", by=improver)
    projects.put_into_programme(project, programme, by=improver)

    page = client.get(programme.record.get_absolute_url()).text

    assert "Right first time" in page
    assert "1 project is open." in page


def test_statements_do_not_grow_with_what_hangs_on_a_project(project, improver, django_assert_max_num_queries):
    me, there = signed_in(improver), project.record.get_absolute_url()
    for number in range(5):
        work.add_milestone(project, title=f"Ward {number}", due_on=date(2027, 3, 1), by=improver)
        work.report(project, health=rules.ON_TRACK, done=f"Ward {number}.", next="The next.", by=improver)
    me.get(there)
    with django_assert_max_num_queries(16):
        me.get(there)


@pytest.mark.parametrize("there", ["/projects/", "/projects/board/", "/projects/timeline/", "/projects/requests/"])
def test_lists_take_few_statements(there, project, improver, staff, django_assert_max_num_queries):
    a_request(by=staff)
    me = signed_in(improver)
    me.get(there)
    with django_assert_max_num_queries(8):
        me.get(there)


def test_what_there_is_to_do_is_said_to_everybody(client, project, stranger):
    there = project.record.get_absolute_url()
    assert "Follow this project" in client.get(there).text
    me = signed_in(stranger)

    me.post(f"/records/{project.record.reference}/follow/")

    page = me.get(there).text
    assert "Follow this project" not in page
    assert "Stop following" in page


def test_those_who_work_on_it_stand_among_the_doers(client, project, improver, stranger, staff):
    projects.add_member(project, stranger, part="keeps the key", by=improver)
    there = project.record.get_absolute_url()

    everybody, colleague = client.get(there).text, signed_in(staff).get(there).text

    assert "Keeps the key" in everybody
    assert "Basil" not in everybody
    assert "Offer to play a part" in everybody
    assert "Basil" in colleague


def test_somebody_works_on_it_no_longer(project, improver, stranger):
    member = projects.add_member(project, stranger, part="keeps the key", by=improver)
    me, there = signed_in(improver), project.record.get_absolute_url()
    ends = f"{there}members/{member.pk}/end/"
    assert ends in me.get(f"{there}members/").text

    me.post(ends)

    assert "Nobody is named yet" in me.get(f"{there}members/").text


def test_closing_shows_what_it_brought_and_asks_what_it_taught(improver, hub_post, settings):
    settings.HUB_TEAM_POST = hub_post.title
    project = a_project(by=improver)
    projects.start(project, by=improver)
    me, there = signed_in(improver), project.record.get_absolute_url()
    asked = me.post(f"{there}close/", {"reason": "All three are up.", "lesson": ""})
    assert asked.status_code == 422
    assert "Say what it taught" in asked.text
    assert "All three are up." in asked.text

    page = me.post(f"{there}close/", {"reason": "All three are up.", "lesson": "Ask the crews first."}, follow=True)

    assert "The project is closed." in page.text
    assert "All three are up." in page.text
    assert "Ask the crews first." in page.text
    assert "How it goes" not in page.text
    assert "Ask the crews first." in me.get(f"{there}close/").text


def test_a_project_with_a_benefit_closes_without_a_lesson_and_a_loss_is_said(client, project, improver):
    work.record_benefit(project, kind=rules.QUALITY, words="Longer ways for the crews.", is_loss=True, by=improver)
    me, there = signed_in(improver), project.record.get_absolute_url()
    assert "Longer ways for the crews." in me.get(f"{there}close/").text

    me.post(f"{there}close/", {"reason": "Done.", "lesson": ""})

    page = client.get(there).text
    assert "A loss to somebody" in page
    assert "Closed" in page


def test_one_that_has_ended_is_not_said_to_be_on_track(client, project, improver):
    projects.close(project, reason="Done.", by=improver)

    assert "Needs attention" not in client.get("/projects/").text
    assert "Needs attention" not in client.get("/projects/board/").text


def test_the_queue_says_why_not_yet_and_what_is_due(client, staff, improver, hub_post, settings):
    settings.HUB_TEAM_POST = hub_post.title
    a_request(by=staff)
    later = a_request(by=staff, title="A quiet room")
    again = timezone.localdate() + timedelta(days=40)
    requests.answer_request(later, kind="not_yet", words="Both of us are away.", looks_again_on=again, by=improver)

    page = client.get("/projects/requests/").text

    assert "An answer is due by" in page
    assert "“Both of us are away.”" in page
    assert "Looked at again on" in page


def test_what_came_of_the_help_stands_on_the_request(client, staff, improver, hub_post, settings):
    settings.HUB_TEAM_POST = hub_post.title
    asked = a_request(by=staff)
    requests.answer_request(asked, kind="helping", words="On Monday.", by=improver)
    requests.finish_helping(asked, words="Six letters are one page each.", by=improver)

    page = client.get(asked.record.get_absolute_url()).text

    assert "What came of the help" in page
    assert "Six letters are one page each." in page


def test_a_request_whose_project_was_stopped_says_that_an_answer_is_owed_again(client, staff, improver):
    asked = a_request(by=staff)
    project = a_project(by=improver, came_from=asked.record, title="Right first time")
    projects.stop(project, reason="The money has gone.", lesson="Ask for it first.", by=improver)

    page = client.get(asked.record.get_absolute_url()).text

    assert "An answer is owed again" in page
    assert "stopped early: “Right first time”" in page
    assert "Answer: we are helping" not in page
    assert "This has become a project." in page


def test_only_its_author_is_offered_to_take_a_request_back(staff, improver, hub_post, settings):
    settings.HUB_TEAM_POST = hub_post.title
    there = a_request(by=staff).record.get_absolute_url()

    assert "Take it back" in signed_in(staff).get(there).text
    assert "Take it back" not in signed_in(improver).get(there).text


def test_residents_are_not_offered_what_they_may_not_ask(client, stranger):
    for who, offered in ((client, True), (signed_in(stranger), False)):
        assert ("/projects/requests/ask/" in who.get("/projects/requests/").text) is offered
        assert ("/projects/requests/ask/" in who.get("/").text) is offered


def test_somebody_is_named_to_decide_where_no_sponsor_could(project, improver, parks_post):
    there = f"{project.record.get_absolute_url()}decision/"
    typed = {"what": "Which lamps?", "due_on-day": "1", "due_on-month": "2", "due_on-year": "2027"}

    refused = signed_in(improver).post(there, typed)
    taken = signed_in(improver).post(there, {**typed, "post": parks_post.pk}, follow=True)

    assert refused.status_code == 422
    assert "the project has no sponsor who could" in refused.text
    assert "Which lamps?" in refused.text
    assert "Whoever decides has been told." in taken.text


def test_whoever_is_not_signed_in_is_told_who_can_ask_for_support_and_led_to_sign_in(client, staff, resident):
    page = client.get("/projects/requests/").text
    assert "sign in to ask for support" in page
    assert ">Ask for support<" not in page
    assert ">Ask for support<" in signed_in(staff).get("/projects/requests/").text
    other = signed_in(resident).get("/projects/requests/").text
    assert "sk for support<" not in other
