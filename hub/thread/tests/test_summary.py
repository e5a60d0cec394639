"""What a whole thread comes to: its costs once each, who helped, where it stands, what is owed and late."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from hub.core import costs, helped
from hub.core.clocks import actions as clocks
from hub.core.costs import Spent
from hub.core.helped import Helped
from hub.core.links.actions import link
from hub.core.records.visibility import Visibility
from hub.core.tallies.actions import add
from hub.thread import summary, walk
from hub.thread.tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("example_kind")]


@pytest.fixture
def frame(leader):
    return factories.frame(leader)


@pytest.fixture
def chain(resident, improver, frame):
    """An idea that serves the outcome, became a trial and then a project."""
    idea, trial, project = (factories.work(resident, title) for title in ("An idea", "A trial", "A project"))
    link(idea, "serves", frame["outcome"].record, by=improver)
    link(idea, "became", trial, by=improver)
    link(trial, "became", project, by=improver)
    return idea, trial, project


def of(record, viewer):
    return summary.of_thread(walk.follow(record, viewer), viewer, today=timezone.localdate())


@pytest.fixture
def known(chain, monkeypatch):
    """The trial cost 40 pounds, which stand in the project's 100 as well; the kitchen hosts both."""
    _, trial, project = chain

    def spent(keys, viewer):
        amounts = {
            trial.pk: Spent(record_id=trial.pk, pounds=Decimal(40), words="spent", is_part_of=frozenset({project.pk})),
            project.pk: Spent(record_id=project.pk, pounds=Decimal(100), words="paid"),
        }
        return [amounts[key] for key in keys if key in amounts]

    def part(keys, viewer):
        return [
            Helped(record_id=key, name="The kitchen", role="hosts", url="/x/") for key in keys if key != chain[0].pk
        ]

    monkeypatch.setattr(costs, "_sources", {"example": spent})
    monkeypatch.setattr(helped, "_sources", {"example": part})
    return chain


def test_costs_are_added_up_and_nothing_twice(known, stranger):
    found = of(known[0], stranger)

    assert found.total == Decimal(100)
    assert [(cost.stop.title, cost.words) for cost in found.costs] == [("A project", "paid")]
    assert [(actor.name, actor.roles) for actor in found.actors] == [("The kitchen", ("hosts",))]


def test_what_pays_for_other_work_too_is_said_and_counted_once(known, stranger, monkeypatch):
    shared = Spent(record_id=known[1].pk, pounds=Decimal(60), words="paid", also_for=2)
    own = Spent(record_id=known[2].pk, pounds=Decimal(40), words="spent")
    monkeypatch.setattr(costs, "_sources", {"example": lambda keys, viewer: [shared, own]})

    found = of(known[0], stranger)

    assert (found.total, found.shared) == (Decimal(100), Decimal(60))
    assert [(cost.pounds, cost.also_for) for cost in found.costs] == [(Decimal(60), 2), (Decimal(40), 0)]


def test_it_stands_where_it_has_come_to(chain, stranger):
    assert [stop.title for stop in of(chain[0], stranger).ends] == ["A project"]
    assert [stop.title for stop in of(chain[2], stranger).ends] == ["A project"]


def test_what_measures_the_work_is_not_what_it_has_come_to(chain, resident, stranger):
    link(factories.work(resident, "A measure"), "measures", chain[2], by=None)

    assert [stop.title for stop in of(chain[0], stranger).ends] == ["A project"]


def test_who_helped_is_counted_over_the_work(chain, stranger):
    add(chain[0], "supports", 7)
    add(chain[1], "offers", 2)

    found = of(chain[1], stranger)

    assert (found.supports, found.offers, found.authors) == (7, 2, 3)


def test_what_is_late_stands_first(chain, stranger, parks_post):
    today = timezone.localdate()
    for record, days in ((chain[0], 1), (chain[1], 90), (chain[1], 2)):
        clocks.start(record, "answer_question", asker=None, owner=parks_post, today=today - timedelta(days=days))

    found = of(chain[2], stranger)

    assert [(debt.stop.title, debt.late, debt.others) for debt in found.debts] == [
        ("A trial", True, 1),
        ("An idea", False, 0),
    ]
    assert (found.late, found.debts[0].post) == (1, parks_post.title)


def test_what_one_may_not_read_counts_for_nothing(chain, stranger, staff, improver, resident):
    hidden = factories.work(resident, "Hidden", to=Visibility.STAFF)
    link(chain[2], "became", hidden, by=improver)
    add(hidden, "supports", 5)

    assert of(chain[0], stranger).supports == 0
    assert of(chain[0], staff).supports == 5


def test_the_sums_take_one_statement_beside_those_of_the_parts(known, stranger, django_assert_num_queries):
    found = walk.follow(known[0], stranger)
    today = timezone.localdate()
    with django_assert_num_queries(1):
        summary.of_thread(found, stranger, today=today)


def test_the_page_says_what_the_thread_comes_to(known, client):
    page = client.get(f"/records/{known[0].reference}/thread/").text

    assert "What it has cost so far" in page
    assert "£100" in page
    assert "3 authors" in page
    assert "The kitchen" in page
    assert "Nothing at the moment" in page
