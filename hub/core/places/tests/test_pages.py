"""The command that takes areas in, the map, and the page of one area: who is counted, and what stands there."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from hub.core.audit.models import AuditEvent
from hub.core.places import queries
from hub.core.places.models import BoundarySet, Place
from hub.core.places.tests.test_shapes import TWO, collection, square
from hub.core.records import actions as records
from hub.core.records.actions import Card
from hub.core.records.visibility import Visibility

pytestmark = pytest.mark.usefixtures("db", "example_kind")


@pytest.fixture
def wards(tmp_path):
    """A file with two wards."""
    path = tmp_path / "wards.geojson"
    path.write_bytes(TWO)
    return path


def bring(path, *arguments: str) -> str:
    said = StringIO()
    call_command("import_wards", str(path), *arguments, stdout=said)
    return said.getvalue().strip()


def say(title, place, *, by=None, to=Visibility.PUBLIC):
    record = records.open_record("example", Card(title=title, summary="", place_id=place.pk), by=by)
    records.publish(record, by=by, to=to)
    return record


def test_wards_come_in_once_and_again_when_they_change(wards):
    assert bring(wards, "--source", "Open data of the city") == "2 added, 0 unchanged, 0 refused"
    assert bring(wards, "--source", "Open data of the city") == "0 added, 2 unchanged, 0 refused"

    wards.write_bytes(TWO.replace(b"Beech", b"Birch"))

    assert bring(wards) == "1 added, 1 unchanged, 0 refused"
    assert set(Place.objects.values_list("name", flat=True)) == {"Ash", "Birch"}
    assert AuditEvent.objects.filter(verb="places.added").count() == 3


def test_a_bad_file_changes_nothing(wards, tmp_path):
    bring(wards)
    wards.write_bytes(collection(({"WD13CD": "E1", "WD13NM": "Oak"}, [square(-2.0)])))

    with pytest.raises(CommandError, match="a code of its own"):
        bring(wards)
    with pytest.raises(CommandError, match="ends before it begins"):
        bring(wards, "--set=other", "--valid-from=2026-02-01", "--valid-until=2026-01-01")
    with pytest.raises(CommandError, match="cannot be read"):
        bring(tmp_path / "none.geojson")
    assert set(Place.objects.values_list("name", flat=True)) == {"Ash", "Beech"}
    assert BoundarySet.objects.count() == 1


def test_the_set_of_a_day_is_the_one_that_holds_then(wards):
    bring(wards, "--set=old", "--valid-until=2018-05-02")
    bring(wards, "--set=new", "--valid-from=2018-05-03")

    assert queries.current_set(date(2016, 1, 1)).code == "old"
    assert queries.current_set().code == "new"
    assert queries.place_ids(date(2016, 1, 1)).keys() == {"ash", "beech", "e1", "e2"}


def test_the_ward_of_a_point_is_found_and_a_hole_is_no_ward(wards):
    bring(wards)

    assert queries.place_at(-1.85, 52.05).name == "Beech"
    assert queries.place_at(-1.96, 52.04) is None
    assert queries.place_at(0, 0) is None


def test_the_database_refuses_a_set_that_ends_first_and_a_code_twice(wards):
    bring(wards)
    with pytest.raises(IntegrityError, match=r"boundary_set_ends_after_start|CHECK"), transaction.atomic():
        BoundarySet.objects.update(valid_from=date(2026, 2, 1), valid_until=date(2026, 1, 1))
    with pytest.raises(IntegrityError, match=r"place_once_in_set|UNIQUE"), transaction.atomic():
        Place.objects.update(code="E1")


def test_the_map_and_its_table_count_what_everybody_may_read(wards, client, resident):
    bring(wards)
    ash = Place.objects.get(name="Ash")
    say("A bench", ash)
    say("A secret", ash, by=resident, to=Visibility.STAFF)
    cache.clear()
    client.force_login(resident)

    page = client.get("/places/map/?kind=example").text

    assert "Examples on the map" in page
    assert "<title>Ash: 1</title>" in page
    assert "/places/wards/E1/" in page
    assert json.dumps("A secret") not in page
    assert "Beech: 0" in client.get("/places/map.svg?kind=nonsense").text


def test_the_map_is_sent_again_only_when_it_has_changed(wards, client):
    bring(wards)
    cache.clear()
    first = client.get("/places/map.svg")

    again = client.get("/places/map.svg", headers={"If-None-Match": first["ETag"]})
    say("A bench", Place.objects.get(name="Ash"))
    cache.clear()
    changed = client.get("/places/map.svg", headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, changed.status_code) == (200, 304, 200)
    assert first["Content-Type"] == "image/svg+xml"
    assert "public" in first["Cache-Control"]


def test_without_areas_the_page_says_what_to_do(client):
    assert "no areas" in client.get("/places/map/").text.lower()


def test_the_page_of_a_ward_lists_what_one_may_read_there(wards, client, resident, stranger):
    bring(wards)
    ash = Place.objects.get(name="Ash")
    say("A bench", ash)
    say("A secret", ash, by=resident, to=Visibility.STAFF)
    say("A swing", Place.objects.get(name="Beech"))

    shown = client.get("/places/wards/E1/").text
    client.force_login(resident)
    own = client.get("/places/wards/E1/").text

    assert "A bench" in shown
    assert "1 thing said here" in shown
    assert "A secret" not in shown
    assert "A swing" not in shown
    assert "A secret" in own
    assert "Follow Ash" in own
    assert client.get("/places/wards/E9/").status_code == 404


@pytest.mark.parametrize("amount", [2, 20])
def test_statements_do_not_grow_with_what_was_said(amount, wards, client, django_assert_max_num_queries):
    bring(wards)
    for number in range(amount):
        say(f"Bench {number}", Place.objects.get(name="Ash"))

    with django_assert_max_num_queries(8):
        client.get("/places/wards/E1/")
    cache.clear()
    with django_assert_max_num_queries(10):  # most of them keep the counts for the next five minutes
        client.get("/places/map/")
