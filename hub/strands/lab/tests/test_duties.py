"""Who owes a word on what was tried: after a stop for harm, once its days are over, and when it has ended."""

import pytest

from hub.accounts.models import Post
from hub.accounts.roles import Role
from hub.accounts.tests.factories import PostFactory, with_role
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.strands.lab import actions
from hub.strands.lab.duties import of_trials
from hub.strands.lab.models import Experiment
from hub.strands.lab.tests.factories import ended, running
from tests.cast import signed_in

pytestmark = pytest.mark.django_db
END, TELL, DECIDE = (
    "Its days are over: end it, and say what was learned",
    "Say what happened, and what was learned",
    "Decide what follows",
)


@pytest.fixture
def lead(db):
    return with_role(Role.LAB_LEAD, name="Lena", is_staff=True)


@pytest.fixture
def manager(staff, parks):
    """Carys holds a post in parks."""
    PostFactory(title="Head of parks", team=parks, holder=staff)
    return staff


def owed(person):
    return [(one.title, one.what) for one in of_trials(person, 10)]


def run_by(team, experiment):
    Record.objects.filter(pk=experiment.record_id).update(team=team)
    return experiment


def test_what_runs_within_its_days_is_owed_by_nobody(improver, lead, manager, parks):
    run_by(parks, running(by=improver))

    assert owed(lead) == owed(manager) == []


def test_once_its_days_are_over_the_post_of_its_team_owes_its_end(improver, lead, manager, parks):
    run_by(parks, running(by=improver, title="A call", days=60))

    assert owed(manager) == [("A call", END)]
    assert of_trials(manager, 10)[0].due_on == Experiment.objects.get().ends_on
    assert owed(lead) == []


def test_where_the_last_day_was_amended_it_is_no_longer_late_and_stays_on_the_list(improver, manager, parks):
    amended = run_by(parks, running(by=improver, title="A call", days=60))
    actions.amend(amended, part="ends_on", words="Two weeks later", because="Rain.", by=improver)
    run_by(parks, running(by=improver, title="A letter", days=50))

    assert owed(manager) == [("A letter", END), ("A call", "Its last day was amended: end it once it is over")]
    assert of_trials(manager, 10)[1].due_on is None


def test_what_no_team_runs_is_for_the_lab(improver, lead, manager):
    running(by=improver, title="A call", days=60)

    assert owed(lead) == [("A call", END)]
    assert owed(manager) == []


def test_what_a_team_runs_in_which_nobody_holds_a_post_is_for_the_lab_too(improver, lead, staff, parks):
    run_by(parks, running(by=improver, title="A call", days=60))
    post = PostFactory(title="Head of parks", team=parks, holder=None)
    assert owed(lead) == [("A call", END)]

    Post.objects.filter(pk=post.pk).update(deputy=staff)
    assert owed(lead) == []
    assert owed(staff) == [("A call", END)]


def test_a_stop_for_harm_comes_first_and_asks_for_words_until_it_has_them(improver, lead, manager, parks):
    run_by(parks, running(by=improver, title="Over", days=60))
    harmed = run_by(parks, running(by=improver, title="Harmed"))
    actions.stop_for_harm(harmed, words="Two waited in vain.", by=improver)

    assert owed(manager) == [("Harmed", TELL), ("Over", END)]
    page = signed_in(manager).get("/my/owed/").text
    assert "What was tried waits for your word" in page
    assert page.index("Harmed") < page.index("Over")


def test_who_leads_the_lab_decides_what_follows_from_each(improver, lead, manager, parks):
    run_by(parks, ended(by=improver, title="A letter"))

    assert owed(lead) == [("A letter", DECIDE)]
    assert owed(manager) == []


def test_nobody_owes_what_they_may_not_read_and_few_statements_tell(
    improver, lead, manager, parks, resident, django_assert_num_queries
):
    hidden = run_by(parks, running(by=improver, title="A call", days=60))
    Record.objects.filter(pk=hidden.record_id).update(visibility=Visibility.DRAFT)

    assert owed(manager) == owed(resident) == []
    assert manager.team_ids
    with django_assert_num_queries(1):
        of_trials(manager, 10)
