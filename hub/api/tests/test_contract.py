"""The API keeps what its description promises, for anything it may be asked."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from hub.api.tests.contract import OPERATIONS, SCHEMA, keeps_the_contract
from hub.core.clocks import actions as clocks
from hub.core.links.actions import link
from hub.core.records.actions import Card, open_record, publish, withdraw
from hub.strands.ideas.models import Idea


@pytest.fixture
def idea(resident, parks, parks_post):
    """Return a function that writes an idea as Amina; public unless said."""

    def write(title, *, public=True):
        card = Card(title=title, summary="Somewhere to sit", team=parks, post=parks_post)
        record = open_record("idea", card, by=resident)
        Idea.objects.create(record=record, problem="There is nowhere to sit.", better="A bench.")
        if public:
            publish(record, by=resident)
        return record

    return write


@pytest.fixture
def bench(idea, improver, resident, parks_post):
    """An idea of a bench, tied to another, with an answer owed."""
    record = idea("A bench")
    link(record, "became", idea("A bench by the river"), by=improver)
    clocks.start(record, "answer_idea", asker=resident, owner=parks_post)
    return record


@pytest.fixture
def tied_to(bench, idea, improver, resident):
    """Return a function that ties the bench to so many other ideas, on each of which an answer is owed."""

    def tie(others):
        for number in range(others):
            other = idea(f"Other {number}")
            link(bench, "became", other, by=improver)
            clocks.start(other, "answer_idea", asker=resident, owner=None)

    return tie


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_each_operation_answers_as_described(path, method, bench, staff, client):
    address = path.replace("{reference}", bench.reference)
    if path.endswith("/search/"):
        address += "?q=bench"
    if "/my/" in path:
        client.force_login(staff)

    assert client.get(address).status_code == 200
    keeps_the_contract(client.get(address), path, method)


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_nothing_can_be_changed_through_it(path, method, bench, client):
    address = path.replace("{reference}", bench.reference)

    assert method == "get"
    for other in (client.post, client.put, client.patch, client.delete):
        assert other(address).status_code == 405


def test_every_operation_says_what_it_is_for():
    for path, method in OPERATIONS:
        operation = SCHEMA["paths"][path][method]
        assert operation["summary"]
        assert operation["description"]
        for parameter in operation.get("parameters", []):
            assert parameter["name"] == "reference" or parameter["schema"].get("description")


def test_pages_give_each_record_once_whatever_comes_in_between(idea, client):
    for number in range(7):
        idea(f"Idea {number}")

    first = keeps_the_contract(client.get("/api/v1/records/?kind=idea&limit=3"), "/api/v1/records/")
    idea("A newer one")
    titles, address = [card["title"] for card in first["records"]], first["next"]
    while address:
        page = client.get(address.removeprefix("http://localhost:8000")).json()
        titles, address = titles + [card["title"] for card in page["records"]], page["next"]

    assert titles == [f"Idea {number}" for number in reversed(range(7))]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("kind=idea", ["A bench", "A bench by the river"]),
        ("state=new", ["A bench", "A bench by the river"]),
        ("state=going_ahead", []),
        ("service=parks", ["A bench", "A bench by the river"]),
        ("service=libraries", []),
        ("place=nowhere", []),
        ("changed_since=2020-01-01", ["A bench", "A bench by the river"]),
        ("changed_since=2999-01-01T00:00:00Z", []),
    ],
)
def test_filters_keep_what_was_asked_for(query, titles, bench, client):
    found = keeps_the_contract(client.get(f"/api/v1/records/?{query}"), "/api/v1/records/")

    assert sorted(card["title"] for card in found["records"]) == titles


def test_one_record_has_its_own_fields_ties_and_promises(bench, client):
    whole = client.get(f"/api/v1/records/{bench.reference}/").json()

    assert whole["own"]["problem"] == "There is nowhere to sit."
    assert [(tie["reads"], tie["title"]) for tie in whole["ties"]] == [("became", "A bench by the river")]
    assert [(one["label"], one["post"]) for one in whole["promises"]] == [("Answer", "Parks manager")]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/records/IDEA-999999/", 404, "not_found"),
        ("/api/v1/records/nonsense/", 404, "not_found"),
        ("/api/v1/records/IDEA-999999999999999999999999/", 404, "not_found"),
        ("/api/v1/nowhere/", 404, "not_found"),
        ("/api/v1/records/?kind=nonsense", 422, "bad_input"),
        ("/api/v1/records/?limit=0", 422, "bad_input"),
        ("/api/v1/records/?limit=many", 422, "bad_input"),
        ("/api/v1/records/?after=forged", 422, "bad_input"),
        ("/api/v1/records/?changed_since=0001-01-01T00:00:00%2B14:00", 422, "bad_input"),
        ("/api/v1/search/", 422, "bad_input"),
        ("/api/v1/my/owed/", 401, "sign_in"),
    ],
)
def test_every_error_has_the_one_shape(path, status, code, client, db):
    response = client.get(path)

    assert response.status_code == status
    assert set(response.json()) == {"error"}
    assert set(response.json()["error"]) == {"code", "message", "fields"}
    assert response.json()["error"]["code"] == code


def test_what_is_hidden_is_not_there_and_what_was_taken_down_says_so(idea, resident, stranger, client):
    hidden, down = idea("Hidden", public=False), idea("Taken down")
    withdraw(down, by=resident, reason="It named a neighbour.")
    client.force_login(stranger)

    assert client.get(f"/api/v1/records/{hidden.reference}/").status_code == 404
    gone = client.get(f"/api/v1/records/{down.reference}/")
    assert gone.status_code == 410
    assert "It named a neighbour." in gone.json()["error"]["message"]
    assert "Taken down" not in client.get("/api/v1/records/").content.decode()


def test_ties_to_hidden_records_are_not_told(bench, idea, improver, client):
    link(bench, "became", idea("Hidden", public=False), by=improver)

    for path in (f"/api/v1/records/{bench.reference}/", f"/api/v1/records/{bench.reference}/thread/"):
        assert "Hidden" not in client.get(path).content.decode()


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    query=st.dictionaries(
        st.sampled_from(["kind", "state", "place", "service", "changed_since", "after", "limit", "q"]),
        st.text(max_size=70) | st.integers().map(str) | st.datetimes().map(str),
    )
)
def test_nothing_that_is_asked_ends_in_a_traceback(query, client, db):
    for path in ("/api/v1/records/", "/api/v1/search/"):
        response = client.get(path, query)

        if any("\x00" in text for text in query.values()):
            assert response.status_code == 400
        else:
            keeps_the_contract(response, path)


BUDGETS = [("/api/v1/records/", 4), ("/api/v1/records/{}/", 10), ("/api/v1/owed/", 6), ("/api/v1/kinds/", 2)]


@pytest.mark.parametrize(("path", "budget"), BUDGETS)
@pytest.mark.parametrize("others", [0, 10])
def test_statements_do_not_grow(path, budget, others, bench, tied_to, improver, client, django_assert_max_num_queries):  # noqa: PLR0913, PLR0917
    tied_to(others)
    client.force_login(improver)

    with django_assert_max_num_queries(budget):
        assert client.get(path.format(bench.reference)).status_code == 200


def test_people_can_read_what_the_api_can_do(client, db):
    page = client.get(reverse("api:docs")).content.decode()

    for path, _ in OPERATIONS:
        assert path in page
    assert "http" not in page.split("<script")[1].split(">")[0]


def test_feeds_tell_what_is_new_and_what_happened(bench, idea, improver, client):
    idea("Hidden", public=False)

    for kind in ("all", "idea"):
        feed = client.get(f"/feeds/{kind}.atom")
        assert feed["Content-Type"].startswith("application/atom+xml")
        assert "A bench" in feed.content.decode()
        assert "Hidden" not in feed.content.decode()
    assert "A bench" in client.get(f"/feeds/records/{bench.reference}.atom").content.decode()
    assert client.get("/feeds/nonsense.atom").status_code == 404


def test_a_page_ends_where_the_next_begins_to_the_microsecond(idea, resident, client):
    at = datetime(2026, 3, 3, 12, 0, 0, 123456, tzinfo=UTC)
    for number in range(4):
        publish(idea(f"Idea {number}", public=False), by=resident, now=at)

    first = client.get("/api/v1/records/?limit=2").json()
    second = client.get(first["next"].removeprefix("http://localhost:8000")).json()

    assert [card["title"] for card in first["records"] + second["records"]] == ["Idea 3", "Idea 2", "Idea 1", "Idea 0"]
