"""The lists of the lab: the portfolio and its filters, what is kept of it, and the learning log."""

import csv
import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser

from hub.core.links.actions import link
from hub.core.records.actions import publish
from hub.core.records.visibility import Visibility
from hub.core.tallies.models import CrossTab
from hub.design.words import machine_time
from hub.strands.lab import actions, rules
from hub.strands.lab.actions.growing import Origin
from hub.strands.lab.queries.spread import spread
from hub.strands.lab.tasks import count_spread
from hub.strands.lab.tests.factories import (
    a_pilot,
    a_problem,
    an_experiment,
    an_origin,
    ended,
    explored,
    running,
)
from hub.thread.tests.factories import statement
from tests.cast import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("example_kind")]


def test_the_portfolio_shows_stages_spectrum_outcomes_and_age(client, improver):
    running(by=improver, days=9)
    experiment = ended(by=improver, title="A letter before")
    actions.decide(experiment, kind=rules.STOPPED, words="No.", by=improver)
    an_experiment(by=improver, title="A knock", plan=explored(spectrum="transform"))

    page = client.get("/lab/").text
    for words in ("9 days at this stage", "A knock", "Transform", "1 running, of 6"):
        assert words in page
    assert "A letter before" not in page


@pytest.fixture
def tried(improver, leader):
    """Four that can be told apart by each filter: two serve an outcome, one stopped."""
    outcome = statement(leader, title="Fewer visits in vain").record
    made = {
        "new": an_experiment(by=improver, title="A knock", plan=explored(spectrum="transform", facet="mission")),
        "months": running(by=improver, title="A call", days=40),
        "stopped": ended(by=improver, title="A letter", days=60),
        "pilot": a_pilot(by=improver, title="Calls in two wards", spectrum="redesign"),
    }
    actions.decide(made["stopped"], kind=rules.STOPPED, words="No.", by=improver)
    for one in (made["months"], made["pilot"]):
        link(one.record, "serves", outcome, by=leader)
    return outcome


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"A knock", "A call", "Calls in two wards"}),
        ("stage=running", {"A call"}),
        ("stage=stopped", {"A letter"}),
        ("spectrum=transform", {"A knock"}),
        ("facet=mission", {"A knock"}),
        ("age=new", {"A knock", "Calls in two wards"}),
        ("age=months", {"A call"}),
        ("age=old", set()),
        ("kind=pilot", {"Calls in two wards"}),
        ("outcome=OUTCOME", {"A call", "Calls in two wards"}),
        ("outcome=OUTCOME&stage=planned&spectrum=redesign&age=new", {"Calls in two wards"}),
    ],
)
def test_the_portfolio_is_filtered_by_stage_spectrum_outcome_and_age_as_a_page_and_as_a_table(
    asked, found, client, tried
):
    query = asked.replace("OUTCOME", str(tried.pk))
    page, table = (client.get(f"/lab/{there}?{query}") for there in ("", "portfolio.csv"))
    rows = list(csv.DictReader(table.getvalue().decode("utf-8-sig").splitlines()))

    for title in ("A knock", "A call", "A letter", "Calls in two wards"):
        assert (f">{title}</a>" in page.text) == (title in found), title
    assert {row["title"] for row in rows} == found
    if found == {"A call"}:
        assert [(rows[0][name]) for name in ("stage", "days_at_stage", "outcomes", "spectrum")] == [
            *("Running", "40", "Fewer visits in vain", "Tweak")
        ]
    if not found:
        assert "Nothing fits what you are looking for." in page.text


def test_what_grew_out_of_something_serves_its_outcome_too_as_far_as_one_may_read(
    client, improver, leader, resident, staff
):
    outcome = statement(leader, title="Fewer visits in vain").record
    idea, secret = an_origin(by=resident), an_origin(by=staff, title="Hidden", to=Visibility.STAFF)
    for one in (idea, secret):
        link(one, "serves", outcome, by=leader)
    first = ended(by=improver, title="A call", origin=Origin(record=idea))
    a_pilot(by=improver, title="Calls in two wards", origin=Origin(record=first.record))
    out_of_sight = an_experiment(by=improver, title="A knock", origin=Origin(record=secret))
    publish(out_of_sight.record, by=improver, to=Visibility.PUBLIC)

    page = client.get(f"/lab/?outcome={outcome.pk}").text
    assert "Calls in two wards" in page
    assert "A call</a>" in page
    assert "A knock" not in page
    row = rf'outcome={outcome.pk}#count">Fewer visits in vain</a></th><td[^>]+>2<'
    assert re.search(row, page)
    assert "A knock" in signed_in(staff).get(f"/lab/?outcome={outcome.pk}").text


def test_the_spread_is_true_before_the_task_ran_and_then_as_it_kept_it_with_its_moment(client, tried, leader):
    first = client.get("/lab/").text
    assert "counted anew" not in first

    count_spread.call()
    table = CrossTab.objects.get()
    kept = client.get("/lab/").text
    assert f'<time datetime="{machine_time(table.counted_at)}">' in kept
    assert spread(AnonymousUser()) == replace(spread(AnonymousUser()), at=table.counted_at)
    assert re.findall(r"<td[^>]+>\d+<", kept) == re.findall(r"<td[^>]+>\d+<", first) != []

    publish(tried, by=leader, to=Visibility.STAFF)
    assert "Fewer visits in vain" not in client.get("/lab/").text
    assert "1 running, of 6" in kept


def test_a_filter_of_the_portfolio_that_makes_no_sense_is_said_and_left_out(client, tried):
    page = client.get("/lab/?age=ancient&outcome=0&stage=running").text

    assert "Choose one of the answers" in page
    assert "A call" in page


def test_the_learning_log_is_searched_and_a_stop_reads_as_something_learned(client, improver):
    assert "Nothing has ended yet" in client.get("/lab/learning/").text
    experiment = ended(by=improver, learned="Letters reach more people than calls.")
    actions.decide(experiment, kind=rules.STOPPED, words="No.", by=improver)

    page = client.get("/lab/learning/?q=letters").text
    assert "Letters reach more people" in page
    assert "hub-tag--done" in page
    assert "Learned, and stopped" in page
    assert "that has these words" in client.get("/lab/learning/?q=submarine").text
    assert client.get("/lab/learning/?page=x").status_code == 200


def test_lists_are_filtered_and_say_what_to_do_when_empty(client, improver, resident):
    for there, words in (
        ("problems", "Nobody has brought a problem yet"),
        ("experiments", "Nothing has been tried yet"),
        ("pilots", "There is no pilot yet"),
    ):
        assert words in client.get(f"/lab/{there}/").text
    running(by=improver, days=2)
    a_problem(by=resident)
    page = client.get("/lab/experiments/?state=running").text
    assert "runs for 2 days" in page
    assert "1 problem" in client.get("/lab/problems/").text


def test_home_offers_the_lab_and_tells_what_was_learned(client, improver):
    ended(by=improver, learned="Letters reach more people.")

    page = client.get("/").text
    assert "Bring a problem" in page
    assert "Tried, and learned: Letters reach more people." in page


@pytest.mark.parametrize("there", ["", "portfolio.csv", "learning/", "problems/", "experiments/", "pilots/"])
def test_lists_ask_the_database_little_however_many_there_are(there, improver, django_assert_max_num_queries):
    for number in range(3):
        running(by=improver, title=f"Call {number}", days=number + 1)
        a_pilot(by=improver, title=f"Pilot {number}")
        a_problem(by=improver, title=f"Problem {number}")
    ended(by=improver)
    count_spread.call()
    me = signed_in(improver)

    with django_assert_max_num_queries(8):
        me.get(f"/lab/{there}").getvalue()
