"""Pins on the map: by adults, inside of the city, on the map of everybody and on none for those who may not read."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from hub.core.places import actions, shapes
from hub.core.places.actions import About, add_boundary_set
from hub.core.places.models import Pin
from hub.core.places.points import Point
from hub.core.places.tests.test_shapes import TWO
from hub.core.records import actions as records
from hub.core.records.actions import Card
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed

pytestmark = pytest.mark.usefixtures("example_kind")
BEECH = Point(longitude=-1.85, latitude=52.05)


@pytest.fixture
def wards(db):
    add_boundary_set(About(code="wards", name="Wards"), shapes.read(TWO))


@pytest.fixture
def minor(resident):
    resident.adult_on = timezone.localdate() + timedelta(days=900)
    resident.save()
    return resident


def say(by, *, to=Visibility.PUBLIC):
    record = records.open_record("example", Card(title="A bench by the pond", summary=""), by=by)
    records.publish(record, by=by, to=to)
    return record


def test_a_pin_stands_on_the_map_for_everybody_and_comes_off_again(wards, client, resident, stranger):
    bench = say(resident)
    actions.put_pin(bench, BEECH, by=resident)

    assert "A bench by the pond" in client.get("/places/map/").text
    assert "A bench by the pond" in client.get("/places/map.svg").text
    picture = client.get(f"/records/{bench.reference}/pin.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert "52.0500, -1.8500" in picture.text

    client.force_login(stranger)
    assert client.post(f"/records/{bench.reference}/pin/take-away/").status_code == 403
    actions.take_pin_away(bench, by=resident)
    actions.take_pin_away(bench, by=resident)
    assert "A bench by the pond" not in client.get("/places/map.svg").text
    assert client.get(f"/records/{bench.reference}/pin.svg").status_code == 404


def test_a_pin_of_what_one_may_not_read_is_on_no_map(wards, client, resident, stranger):
    bench = say(resident, to=Visibility.STAFF)
    actions.put_pin(bench, BEECH, by=resident)
    client.force_login(stranger)

    assert client.get(f"/records/{bench.reference}/pin.svg").status_code == 404
    for address in ("/places/map/", "/places/map.svg", "/places/map.svg?kind=example"):
        assert "pond" not in client.get(address).text
        assert "hub-map__pin" not in client.get(address).text


def test_a_pin_outside_of_the_city_is_refused_in_words(wards, resident):
    with pytest.raises(BadInput, match="outside of the areas here"):
        actions.put_pin(say(resident), Point(longitude=0, latitude=0), by=resident)


def test_nobody_under_eighteen_puts_a_pin_whoever_asks_the_database(wards, minor):
    bench = say(minor)

    with pytest.raises(NotAllowed, match="18 and over"):
        actions.put_pin(bench, BEECH, by=minor)
    with pytest.raises(DatabaseError, match="for adults"), transaction.atomic():
        Pin.objects.create(record=bench, longitude=-1.85, latitude=52.05, at=timezone.now())


def test_a_pin_cannot_be_moved_to_what_somebody_under_eighteen_said(wards, minor, stranger):
    pin = actions.put_pin(say(stranger), BEECH, by=stranger)

    with pytest.raises(DatabaseError, match="for adults"), transaction.atomic():
        Pin.objects.filter(pk=pin.pk).update(record=say(minor))


def test_a_pin_is_on_earth(wards, resident):
    with pytest.raises(IntegrityError), transaction.atomic():
        Pin.objects.create(record=say(resident), longitude=181, latitude=0, at=timezone.now())
