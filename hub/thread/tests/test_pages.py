"""What people see on the pages of the golden thread."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from hub.core.links.actions import link
from hub.core.records.actions import change_state
from hub.core.records.visibility import Visibility
from hub.foundation.dates import day_words
from hub.thread import pages
from hub.thread.actions import statements
from hub.thread.models import Edition
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


def test_what_serves_a_statement_is_listed_newest_first_and_what_was_declined_apart(client, frame, resident, improver):
    outcome = frame["outcome"].record
    older, newer, declined, hidden = (
        factories.work(resident, title, to=to)
        for title, to in (
            ("Older work", Visibility.PUBLIC),
            ("Newer work", Visibility.PUBLIC),
            ("Declined work", Visibility.PUBLIC),
            ("Hidden work", Visibility.STAFF),
        )
    )
    for record in (older, newer, declined, hidden):
        link(record, "serves", outcome, by=None)
    change_state(declined, to="declined", by=improver, reason="Too dear.")

    page = text(client.get(f"/outcomes/{outcome.reference}/"))
    no = text(client.get(f"/outcomes/{outcome.reference}/?show=declined"))

    assert "2 pieces of work serve this." in page
    serving = page[page.index("2 pieces of work") :]
    assert serving.index("Newer work") < serving.index("Older work")
    assert "Declined work" not in serving
    assert "Declined in its name <b>1</b>" in page
    assert "Declined work" in no[no.index("2 pieces of work") :]
    assert "Hidden work" not in page + no


def test_what_serves_a_statement_goes_on_page_after_page(client, frame, resident):
    outcome = frame["outcome"].record
    for number in range(45):
        link(factories.work(resident, f"Work {number:02}"), "serves", outcome, by=None)

    seen, url = [], f"/outcomes/{outcome.reference}/"
    while url:
        page = text(client.get(url))
        listed = page[page.index("45 pieces of work") :]
        seen += re.findall(r'class="hub-card__link"[^>]*>(Work \d\d)<', listed)
        on = re.search(r'href="([^"]*)" rel="next"', listed)
        url = on[1] if on else ""

    assert seen == [f"Work {number:02}" for number in range(44, -1, -1)]


def test_an_outcome_takes_eleven_statements_at_most_however_much_serves_it(
    client, frame, leader, resident, django_assert_max_num_queries
):
    outcome = frame["outcome"].record

    for count, who in ((0, None), (30, leader), (0, None)):
        for _ in range(count):
            link(factories.work(resident), "serves", outcome, by=None)
        if who:
            client.force_login(who)
        with django_assert_max_num_queries(10):
            assert client.get(f"/outcomes/{outcome.reference}/").status_code == 200


def test_an_older_wording_is_readable_with_its_differences(client, frame, leader):
    outcome = frame["outcome"]
    wording = statements.Wording(title="Warm, dry homes", text="Warm, dry homes, for all who live here.")
    statements.reword(outcome, wording, by=leader, reason="Shorter is clearer.")

    page = text(client.get(f"/outcomes/{outcome.record.reference}/wordings/"))

    assert "Shorter is clearer." in page
    assert "Warm, dry homes, for everybody who lives here." in page
    assert re.search(r"<del>.*removed: </span>everybody<.*</del>", page)
    assert re.search(r"<ins>.*added: </span>all<.*</ins>", page)


def test_a_review_invites_everybody_until_its_last_day(client, frame, leader):
    until = timezone.localdate() + timedelta(days=30)
    statements.put_under_review(frame["vision"], until=until, invitation="Is it still what you want?", by=leader)

    for path in ("/outcomes/", f"/outcomes/{frame['vision'].record.reference}/"):
        page = text(client.get(path))
        assert "Is it still what you want?" in page
        assert day_words(until) in page


def test_an_edition_reads_as_it_was_adopted(client, frame, leader):
    first = Edition.objects.get()
    statements.reword(frame["outcome"], statements.Wording(title="Warm homes", text="New."), by=leader, reason="x")
    statements.adopt_edition("Next Council", adopted_on=date(2026, 9, 1), reason="x", by=leader)

    page = text(client.get(f"/outcomes/editions/{first.pk}/"))

    assert "Warm, dry homes, for everybody" in page
    assert "Next Council" in page
    assert client.get("/outcomes/editions/999/").status_code == 404


def test_values_show_their_behaviours(client, leader):
    factories.edition(leader)
    wording = statements.Wording(title="Courage", text="We have courage.", behaviours=("We try things.",))
    value = statements.add_statement("value", wording, by=leader)

    assert "We try things." in text(client.get("/outcomes/"))
    assert "We try things." in text(client.get(f"/outcomes/{value.record.reference}/"))


def test_a_records_page_has_the_line_from_the_purpose_through_itself(client, frame, resident):
    idea = factories.work(resident, "Draught-proofing")
    link(idea, "serves", frame["priority"].record, by=None)

    page = text(client.get(f"/outcomes/{frame['priority'].record.reference}/"))

    line = page[page.index('<ol class="hub-thread">') :]
    stops = ["A little better every day", "A city where", "You are here: Priority", "Draught-proofing"]
    assert [line.index(stop) for stop in stops] == sorted(line.index(stop) for stop in stops)


def test_the_line_down_the_side_reads_from_the_top(frame, resident):
    idea, trial = factories.work(resident, "Draught-proofing"), factories.work(resident, "A trial in one street")
    link(idea, "serves", frame["outcome"].record, by=None)
    link(idea, "became", trial, by=None)

    line = pages.side_line(idea, resident)

    assert [(stop.relation, stop.title) for stop in line] == [
        ("", "A little better every day"),
        ("is served by", "A city where everyone can live well"),
        ("is served by", "A healthy and happy city"),
        ("is served by", "Warm, dry homes"),
        ("is served by", "Draught-proofing"),
        ("became", "A trial in one street"),
    ]


def test_what_an_idea_became_says_from_which(frame, resident):
    idea, trial = factories.work(resident, "Draught-proofing"), factories.work(resident, "A trial in one street")
    link(idea, "serves", frame["outcome"].record, by=None)
    link(idea, "became", trial, by=None)

    assert [(stop.relation, stop.title) for stop in pages.side_line(trial, resident)][-2:] == [
        ("is served by", "Draught-proofing"),
        ("became", "A trial in one street"),
    ]
