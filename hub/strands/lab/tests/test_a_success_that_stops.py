"""A test that reached its threshold of success and is stopped all the same, and one that did not and goes on."""

import pytest

from hub.core.records.actions import publish
from hub.core.records.visibility import Visibility
from hub.strands.lab import actions, kind, rules
from hub.strands.lab.actions.ending import Said
from hub.strands.lab.tests.factories import running

pytestmark = pytest.mark.usefixtures("example_kind")
SAYS = next(column for column in kind.EXPERIMENT_KIND.columns if column.name == "evidence_says")


@pytest.mark.parametrize(
    ("verdict", "decided", "said"),
    [
        (rules.SUCCESS, rules.STOPPED, "Changed; cause not shown."),
        (rules.AMBIGUOUS, rules.STOPPED, "Changed; cause not shown."),
        (rules.STOP, rules.STOPPED, "It did not do what was hoped; cause not shown."),
        (rules.STOP, rules.ADAPTED, "It did not do what was hoped; cause not shown."),
    ],
)
def test_page_and_data_say_what_was_found_whatever_was_decided(verdict, decided, said, client, improver):
    experiment = running(by=improver)
    actions.write_result(experiment, words="6 of 40 visits were in vain.", by=improver)
    actions.end(experiment, Said(happened="We called.", learned="They answer.", verdict=verdict), by=improver)
    actions.claim(experiment, level=2, because="17 of 40 before, 6 after.", by=improver)
    actions.decide(experiment, kind=decided, words="There is no money to go on.", by=improver)
    publish(experiment.record, by=improver, to=Visibility.PUBLIC)
    experiment.refresh_from_db()

    page = client.get(experiment.record.get_absolute_url()).text

    assert f"{rules.VERDICTS[verdict]}. {said}" in " ".join(page.split())
    assert SAYS.get(experiment) == said
    assert "not the way" not in page


def test_what_says_nothing_of_a_change_asks_nothing_for_the_data(improver, django_assert_num_queries):
    experiment = running(by=improver)

    with django_assert_num_queries(0):
        assert SAYS.get(experiment) == "No level of evidence has been claimed yet."
