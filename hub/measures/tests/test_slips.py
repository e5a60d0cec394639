"""What a measure's owner does by a slip: it is said, nothing typed is lost, and nothing is half-written."""

import re
from datetime import date

import pytest

from hub.core.follows.actions import follow
from hub.core.follows.models import Notice
from hub.foundation.errors import BadInput
from hub.measures import periods
from hub.measures.actions import marking
from hub.measures.models import Measure
from hub.measures.tests.factories import BETTER, CALM, a_measure

pytestmark = pytest.mark.django_db


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def at(measure, step=""):
    return f"/measures/{measure.record.reference}/{step}"


def test_limits_that_do_not_fit_are_said_beside_the_question_with_all_that_was_typed(client, improver, parks_post):
    client.force_login(improver)
    typed = {
        "name": "Calls answered",
        "definition": "Of all calls, those answered.",
        "unit": "%",
        "direction": "increase",
        "frequency": "month",
        "source": "The phones",
        "post": str(parks_post.pk),
        "limits": "p",
    }

    answer = client.post("/measures/new/", typed)

    assert answer.status_code == 422
    assert "These limits rest on how many were counted" in text(answer)
    assert "Of all calls, those answered." in text(answer)
    assert not Measure.objects.exists()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"value": ""}, "Give the value. If none could be taken, say below why"),
        ({"value": "61", "why_missing": "no report"}, "There is a value. Leave out either"),
    ],
)
def test_a_form_that_says_neither_or_both_is_asked_again(client, improver, parks_post, sent, sentence):
    measure = a_measure(improver, parks_post)
    client.force_login(improver)

    answer = client.post(at(measure, "add/"), {"period": "2026-01", **sent})

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not measure.observations.exists()


def test_a_share_of_more_than_all_is_kept_and_doubted(client, improver, parks_post):
    measure = a_measure(improver, parks_post)
    client.force_login(improver)

    page = client.post(at(measure, "add/"), {"period": "01/2026", "value": "160"}, follow=True)

    assert "Saved: January 2026. That is not between 0 and 100: correct it if it is a slip." in text(page)


def test_what_can_be_a_slip_is_said_before_anything_is_saved(client, improver, parks_post):
    measure = a_measure(improver, parks_post, CALM[:1], first=date(2025, 1, 1))
    client.force_login(improver)
    pasted = f"Month\tShare\nJan-25\t{CALM[0]}%\nFeb-25\t0.58\nMar-25\t160\n"

    page = text(client.post(at(measure, "paste/"), {"pasted": pasted}))

    for said in (
        "Is this right?",
        "1 of them is there already",
        "February 2025 is 0.58 %",
        "March 2025 is not between 0 and 100: 160.",
        "Years of two figures were read as 20…: Jan-25 is Jan 2025.",
    ):
        assert said in page


def test_a_month_and_two_figures_are_a_month_only_where_no_days_are_measured():
    assert periods.read("Apr-25", periods.MONTH) == date(2025, 4, 1)
    assert periods.read("04/2025", periods.MONTH) == date(2025, 4, 1)
    with pytest.raises(BadInput, match="more than one day"):
        periods.read("Apr-25", periods.DAY)


def test_a_paste_that_cannot_be_read_is_no_success(client, improver, parks_post):
    measure = a_measure(improver, parks_post)
    client.force_login(improver)

    assert client.post(at(measure, "paste/"), {"pasted": "30/02/2025\t5"}).status_code == 422


def test_files_give_no_limits_where_the_page_gives_none(client, improver, parks_post):
    measure = a_measure(improver, parks_post, CALM[:5])

    found = client.get(at(measure, "values.json")).json()

    assert found["variation"] is None
    assert {one["upper_limit"] for one in found["values"]} == {None}
    assert {one["reading"] for one in found["values"]} == {None}
    assert "5 values in" in text(client.get(at(measure)))


def test_those_who_follow_hear_that_a_second_person_is_needed(improver, leader, parks_post):
    measure = a_measure(improver, parks_post, [*CALM, *BETTER])
    follow(measure.record, by=leader)

    proposed = marking.rebase(measure, from_on=date(2025, 6, 1), reason="Another rota.", by=improver)

    told = Notice.objects.filter(person=leader).latest("pk")
    assert "a second person has to agree: Another rota." in told.sentence
    marking.agree(proposed, by=leader)
