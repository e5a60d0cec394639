"""What people see on the pages of the golden thread."""

import pytest

from hub.core.links.actions import link
from hub.core.records.models import Visibility
from hub.thread.tests import factories

pytestmark = pytest.mark.usefixtures("example_kind")


@pytest.fixture
def frame(leader):
    return factories.frame(leader)


def text(response):
    return response.content.decode()


def test_everybody_reads_the_thread_from_the_purpose_down(client, frame):
    page = text(client.get("/outcomes/"))

    places = [page.index(f'dir="auto">{one.record.title}</a>') for one in frame.values()]
    assert places == sorted(places)
    assert "Future Council" in page
    assert "1 May 2026" in page


def test_before_the_first_edition_the_page_says_so(client, db):
    page = text(client.get("/outcomes/"))

    assert "No edition of the golden thread has been adopted yet" in page


def test_a_statement_has_a_page_of_its_own(client, frame):
    response = client.get(f"/outcomes/{frame['outcome'].record.reference}/")

    assert response.status_code == 200
    assert frame["outcome"].wording in text(response)
    assert "Adopted: this is what holds now" in text(response)


def test_a_statement_under_another_kinds_reference_is_not_found(client, frame):
    assert client.get(f"/outcomes/VAL-{frame['outcome'].pk}/").status_code == 404
    assert client.get("/outcomes/OUT-999999/").status_code == 404


def test_the_thread_of_a_record_is_a_picture_a_list_and_json(client, frame, resident):
    idea = factories.work(resident, "Draught-proofing <b>")
    link(idea, "serves", frame["outcome"].record, by=None)

    page = text(client.get(f"/records/{idea.reference}/thread/"))
    data = client.get(f"/records/{idea.reference}/thread.json").json()

    for one in frame.values():
        reference = one.record.reference
        assert f'aria-label="{one.record.kind_label} {reference}: {one.record.title}. Adopted"' in page
        assert f'<span class="hub-reference">{reference}</span>' in page
        assert reference in [stop["reference"] for stop in data["stops"]]
    assert "Draught-proofing &lt;b&gt;" in page
    assert {"from": idea.reference, "relation": "serves", "to": frame["outcome"].record.reference} in data["ties"]


def test_the_thread_of_a_hidden_record_is_not_found_and_nor_is_it_on_that_of_others(client, frame, resident, stranger):
    hidden, seen = factories.work(resident, "Hidden", to=Visibility.DRAFT), factories.work(resident, "Its twin")
    for record in (hidden, seen):
        link(record, "serves", frame["outcome"].record, by=None)

    for signed_in in (None, stranger):
        if signed_in:
            client.force_login(signed_in)
        assert client.get(f"/records/{hidden.reference}/thread/").status_code == 404
        assert client.get(f"/records/{hidden.reference}/thread.json").status_code == 404
        for path in ("thread/", "thread.json"):
            page = text(client.get(f"/records/{frame['outcome'].record.reference}/{path}"))
            assert "Its twin" in page
            assert "Hidden" not in page


@pytest.mark.parametrize("reference", ["NONE-1", "OUT-x", "OUT", "-", "OUT-99999999999999999999999"])
def test_what_is_no_reference_is_not_found(client, db, reference):
    assert client.get(f"/records/{reference}/thread/").status_code == 404


@pytest.mark.parametrize("query", ["?down=x", "?down=-1", "?down=9999999999999999999999", "?down=٣"])
def test_nonsense_in_the_address_shows_the_thread_from_its_beginning(client, frame, query):
    assert client.get(f"/records/{frame['vision'].record.reference}/thread/{query}").status_code == 200


def test_the_thread_takes_twelve_statements_at_most(client, frame, staff, resident, django_assert_max_num_queries):
    idea = factories.work(resident)
    link(idea, "serves", frame["outcome"].record, by=None)
    client.force_login(staff)

    with django_assert_max_num_queries(12):
        client.get(f"/records/{idea.reference}/thread/")
