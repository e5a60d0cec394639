"""Those with whom something began hear what became of it."""

import pytest

from hub.core.follows.models import Notice
from hub.core.follows.origins import origins, tell_first_authors
from hub.core.links.actions import link
from hub.core.records.actions import Card, open_record, publish
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("example_kind")]


def make(title, by, to=Visibility.PUBLIC) -> Record:
    record = open_record("example", Card(title=title, summary=""), by=by)
    publish(record, by=by, to=to)
    return record


def test_the_first_author_hears_of_what_it_became_over_several_steps(resident, improver):
    idea, problem, pilot = make("A bench", resident), make("Nowhere to rest", improver), make("Two benches", improver)
    link(idea, "became", problem, by=improver)
    link(problem, "became", pilot, by=improver)

    told = tell_first_authors(pilot, "Your idea is now being tried in two wards.", by=improver)

    assert told == 1
    notice = Notice.objects.get(person=resident)
    assert (notice.sentence, notice.record, notice.personal) == (
        "Your idea is now being tried in two wards.",
        pilot,
        True,
    )
    assert origins(pilot) == [problem, idea]


def test_nobody_hears_of_what_they_may_not_read(resident, improver):
    idea, hidden = make("A bench", resident), make("Two benches", improver, Visibility.STAFF)
    link(idea, "became", hidden, by=improver)

    assert tell_first_authors(hidden, "Your idea is being tried.", by=improver) == 0
    assert not Notice.objects.filter(person=resident).exists()


def test_a_circle_ends(resident, improver):
    one, other = make("One", resident), make("Other", resident)
    link(one, "became", other, by=improver)
    link(other, "became", one, by=improver)

    assert origins(one) == [other]


def test_without_an_origin_nobody_is_told(resident, improver):
    assert tell_first_authors(make("Alone", resident), "Something.", by=improver) == 0
