"""An idea's pin on the map: put by adults on the way, shown, exported, taken off; never asked of a child."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from hub.accounts import personal_data
from hub.core.drafts.models import Draft
from hub.core.places import shapes
from hub.core.places.actions import About, add_boundary_set
from hub.core.places.models import Pin, Place
from hub.core.places.points import Point
from hub.core.places.tests.test_shapes import TWO
from hub.strands.ideas.models import Idea
from hub.strands.ideas.tests.factories import an_idea
from hub.strands.ideas.tests.test_telling import answer_all, begin, signed_in
from tests.cast import CastClient as Client

BEECH = {"ward": "", "where_words": "By the pond", "pin": "52.05004, -1.85003"}


@pytest.fixture
def wards(db):
    add_boundary_set(About(code="wards", name="Wards"), shapes.read(TWO))


@pytest.fixture
def minor(stranger):
    stranger.adult_on = timezone.localdate() + timedelta(days=900)
    stranger.save()
    return stranger


def test_a_pin_says_the_ward_and_stands_on_page_map_and_in_exports(wards, resident):
    client = signed_in(resident)
    at = begin(client)
    page = client.get(f"{at}where/").text
    assert 'data-pin="id_pin"' in page
    assert "Beech" in page
    answer_all(client, at, where=BEECH)
    check = client.get(f"{at}check/").text
    assert "Pin on the map" in check
    assert "52.0500, -1.8500" in check
    page = client.post(f"{at}check/", follow=True).text

    idea = Idea.objects.select_related("record__pin").get()
    assert idea.record.place.name == "Beech"
    assert (idea.record.pin.latitude, idea.record.pin.longitude) == (52.05, -1.85)
    assert f"/records/IDEA-{idea.pk}/pin.svg" in page
    assert "A pin in Beech at 52.0500, -1.8500" in page
    assert f"/ideas/IDEA-{idea.pk}/" in client.get("/places/map/?kind=idea").text
    api = client.get(f"/api/v1/records/IDEA-{idea.pk}/").json()
    assert api["own"]["latitude"] == 52.05
    lines = b"".join(client.get("/data/idea.jsonl").streaming_content).decode()
    assert json.loads(lines.splitlines()[0])["longitude"] == -1.85
    assert "52.05" in b"".join(client.get("/data/idea.csv").streaming_content).decode()
    assert "52.05" in b"".join(client.get("/ideas/download/").streaming_content).decode()


def test_its_author_takes_the_pin_off_and_others_see_no_such_button(wards, resident, stranger):
    idea = an_idea(by=resident, pin=Point(longitude=-1.85, latitude=52.05))
    page = f"/ideas/IDEA-{idea.pk}/"
    assert "Take the pin off the map" not in signed_in(stranger).get(page).text
    client = signed_in(resident)
    assert "Take the pin off the map" in client.get(page).text

    assert "The pin is off the map." in client.post(f"/records/IDEA-{idea.pk}/pin/take-away/", follow=True).text
    assert "pin.svg" not in client.get(page).text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"pin": "0, 0"}, "The pin lies outside of the wards here."),
        ({"pin": "<script>"}, "The pin lies outside of the wards here."),
        ({"pin": "9" * 50}, "Start again: this form was changed on its way."),
    ],
)
def test_a_forged_or_far_pin_is_refused_in_words_and_nothing_is_lost(typed, says, wards, resident):
    client = signed_in(resident)
    at = begin(client)

    response = client.post(f"{at}where/", {**BEECH, **typed})

    assert response.status_code == 422
    assert says in response.text
    assert "By the pond" in response.text


def test_a_pin_in_another_ward_than_the_one_chosen_is_asked_about(wards, resident):
    ash = Place.objects.get(name="Ash")
    client = signed_in(resident)

    response = client.post(f"{begin(client)}where/", {**BEECH, "ward": str(ash.pk)})

    assert "The pin is in Beech. Choose that ward, or move the pin." in response.text


def test_somebody_under_eighteen_is_asked_for_no_pin_and_a_forged_one_is_left_out(wards, minor):
    client = signed_in(minor)
    at = begin(client)
    assert "data-pin" not in client.get(f"{at}where/").text
    answer_all(client, at, where=BEECH)
    assert "Pin on the map" not in client.get(f"{at}check/").text

    client.post(f"{at}check/")

    assert Idea.objects.get().where_words == "By the pond"
    assert not Pin.objects.exists()


def test_a_pin_put_before_signing_in_is_left_out_once_it_is_known_who_it_was(wards, minor):
    client = Client()
    at = begin(client)
    answer_all(client, at, where=BEECH)
    assert "Pin on the map" in client.get(f"{at}check/").text

    session = client.session
    client.force_login(minor)
    client.session.update(session)
    Draft.objects.update(person=minor)
    client.post(f"{at}check/")

    assert Idea.objects.count() == 1
    assert not Pin.objects.exists()


def test_without_wards_there_is_no_map_and_all_else_works(client, db):
    page = client.get(f"{begin(client)}where/").text

    assert "data-pin" not in page
    assert "Where is it?" in page


def test_one_sees_ones_pin_and_takes_it_along(wards, resident):
    idea = an_idea(by=resident, pin=Point(longitude=-1.85, latitude=52.05))
    held = signed_in(resident).get("/my/data/download/")
    assert "52.0500, -1.8500" in (b"".join(held.streaming_content) if held.streaming else held.content).decode()

    personal_data.erase(resident, words=True)

    assert not Pin.objects.filter(record=idea.pk).exists()
