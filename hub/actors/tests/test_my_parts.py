"""The one list of what one, or the organisation one speaks for, offered or promised."""

import pytest

from hub.actors import actions
from hub.actors.tests import factories
from hub.core.records.visibility import Visibility
from tests.cast import CastClient, signed_in

MINE = "/my/parts/"


def test_whoever_offered_or_promised_reads_it_in_one_list_and_nobody_else(meals, kitchen, cook, stranger, staff):
    assert "You play no part in anything yet." in signed_in(stranger).get(MINE).text
    role = actions.offer(meals, factories.promise("delivers", "Ladling on <b>Tuesdays</b>."), by=stranger)
    factories.agreed(meals, kitchen, cook, staff)
    factories.free(cook, "A van on Sundays", organisation=kitchen)

    own = signed_in(stranger).get(MINE).text
    assert "Ladling on &lt;b&gt;Tuesdays&lt;/b&gt;." in own
    assert "It waits for a word from those who answer for this" in own
    assert f'href="/roles/{role.pk}/"' in own
    assert factories.WORDS not in own
    spoken_for = signed_in(cook).get(MINE).text
    assert factories.WORDS in spoken_for
    assert "Riverside Kitchen" in spoken_for
    assert "A van on Sundays" in spoken_for
    assert "Ladling" not in spoken_for
    assert CastClient().get(MINE)["Location"].startswith("/sign-in/")


def test_what_waits_stands_before_what_holds_and_what_is_over_last(meals, kitchen, cook, staff):
    over = factories.agreed(meals, kitchen, cook, staff, words="An oven.")
    actions.finish(over, by=staff)
    factories.agreed(meals, kitchen, cook, staff, role="funds", words="The gas.")
    actions.propose(meals, kitchen, factories.promise("trains", "Three cooks."), by=staff)

    page = signed_in(cook).get(MINE).text

    assert page.index("Three cooks.") < page.index("The gas.") < page.index("An oven.")
    assert "It waits for your word" in page
    assert "See what became of it" in page


def test_a_part_on_what_one_may_no_longer_read_is_not_listed(meals, stranger):
    actions.offer(meals, factories.promise("delivers", "Ladling."), by=stranger)
    type(meals).objects.filter(pk=meals.pk).update(visibility=Visibility.WITHDRAWN)

    page = signed_in(stranger).get(MINE).text

    assert meals.title not in page
    assert "Ladling." not in page


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_takes_the_same_statements_however_many_parts_there_are(
    count, meals, cook, improver, staff, django_assert_max_num_queries
):
    for number in range(count):
        another = factories.organisation(improver, f"Group {number}", cook)
        factories.agreed(meals, another, cook, staff)
        factories.free(cook, f"Room {number}", organisation=another)
    reader = signed_in(cook)
    reader.get("/about/")

    with django_assert_max_num_queries(8):
        assert reader.get(MINE).text.count("Hosts") == count
