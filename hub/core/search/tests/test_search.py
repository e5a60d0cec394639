"""Finding by words: who finds what, in which order, whatever is typed."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from hub.core.records import actions as records
from hub.core.records.actions import Card
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.core.search import actions, matching, queries
from hub.core.search.models import SearchEntry, TermFrequency

pytestmark = pytest.mark.usefixtures("example_kind")

ANYBODY = AnonymousUser()
START = datetime(2026, 1, 1, tzinfo=UTC)


def say(title, summary="", *, by=None, to=Visibility.PUBLIC, day=0, lang="en", **card) -> Record:
    """Publish an example, `day` days after the start of the year."""
    now = START + timedelta(days=day)
    record = records.open_record("example", Card(title=title, summary=summary, lang=lang, **card), by=by, now=now)
    if to != Visibility.DRAFT:
        records.publish(record, by=by, to=to, now=now)
    return record


def titles(typed, viewer=ANYBODY, **options) -> list[str]:
    return [record.title for record in queries.search(typed, viewer=viewer, **options).records]


def test_what_was_just_said_is_found_at_once(db):
    say("Repair the bench")

    assert titles("repairing benches") == ["Repair the bench"]


def test_the_reference_comes_first_then_titles_then_texts_then_the_newest(db):
    old = say("Bench by the pond", day=1)
    say("More seats", "A bench would help", day=9)
    say("Bench by the school", day=5)
    say(f"Like {old.reference}", "Another bench", day=10)

    assert titles("bench") == ["Bench by the school", "Bench by the pond", f"Like {old.reference}", "More seats"]
    assert titles(old.reference.lower())[0] == "Bench by the pond"


def test_every_word_has_to_be_there(db):
    say("Repair the bench")

    assert titles("repair swing") == []


def test_what_is_said_anew_is_found_by_its_new_words_only(resident):
    record = say("Repair the bench", by=resident)

    records.revise(record, title="Replace the swing", summary="", by=resident)

    assert titles("bench") == []
    assert titles("swing") == ["Replace the swing"]


@pytest.mark.parametrize(
    ("visibility", "who"),
    [
        (Visibility.DRAFT, set()),
        (Visibility.TEAM, {"resident", "staff"}),
        (Visibility.STAFF, {"resident", "staff"}),
        (Visibility.SIGNED_IN, {"resident", "staff", "stranger"}),
        (Visibility.PUBLIC, {"resident", "staff", "stranger", "nobody"}),
    ],
)
def test_only_what_one_may_read_is_found_or_alike(visibility, who, resident, staff, stranger, parks):
    readers = {"resident": resident, "staff": staff, "stranger": stranger, "nobody": ANYBODY}
    say("Mend the zebra crossing", by=resident, team=parks, to=visibility)

    finders = {name for name, person in readers.items() if queries.search("zebra", viewer=person).count}
    alike = {name for name, person in readers.items() if queries.similar("zebra", viewer=person, kind="example")}

    assert finders == alike == who


def test_what_was_taken_down_is_not_found_and_its_words_are_not_kept(resident):
    record = say("Mend the zebra crossing", by=resident)

    records.withdraw(record, by=resident, reason="It named a neighbour.")

    assert titles("zebra", resident) == []
    assert SearchEntry.objects.get(pk=record.pk).all_terms == ""


@pytest.mark.parametrize(
    "typed",
    [
        *('"', "*", "\\", "⑴", "x:*", "\x00bench", "' | 'x", "bench AND NOT"),
        *("bench NEAR(pond", "all_terms : bench", "a" * 10_000, "a b " * 10_000),
    ],
)
def test_what_means_something_to_a_database_means_nothing_here(typed, db):
    say("Bench by the pond")

    queries.search(typed, viewer=ANYBODY)
    queries.similar(typed, viewer=ANYBODY, kind="example")


def test_nothing_typed_finds_nothing(db):
    say("Bench by the pond")

    assert queries.search("  ", viewer=ANYBODY).records == []
    assert queries.similar("\x00", viewer=ANYBODY, kind="example") == []


def test_a_list_can_be_narrowed_by_words(db):
    say("Bench by the pond")
    say("A swing")
    everything = Record.objects.visible_to(ANYBODY)

    assert [record.title for record in queries.having(everything, "benches")] == ["Bench by the pond"]
    assert queries.having(everything, " ").count() == 2


def test_pages_follow_one_another_and_the_count_is_true(db):
    for day in range(5):
        say(f"Bench {day}", day=day)

    found = queries.search("bench", viewer=ANYBODY, page=2, per_page=2)

    assert [record.title for record in found.records] == ["Bench 2", "Bench 1"]
    assert (found.count, found.is_all) == (5, True)


def test_more_than_are_ranked_is_said(db, monkeypatch):
    monkeypatch.setattr(queries, "RANKED", 3)
    for day in range(5):
        say(f"Bench {day}", day=day)

    found = queries.search("bench", viewer=ANYBODY)

    assert (found.count, found.is_all) == (3, False)


def test_a_title_is_found_however_old_it_is_and_however_common_its_word(db, monkeypatch):
    monkeypatch.setattr(queries, "RANKED", 3)
    say("A bench by the pond", day=0)
    for day in range(1, 6):
        say(f"Seats {day}", "A bench", day=day)

    assert titles("bench") == ["A bench by the pond", "Seats 5", "Seats 4"]


def test_where_titles_fill_all_pages_no_texts_are_looked_through(db, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(queries, "RANKED", 3)
    for day in range(4):
        say(f"Bench {day}", day=day)

    with django_assert_num_queries(2):
        found = queries.search("bench", viewer=ANYBODY)

    assert [record.title for record in found.records] == ["Bench 3", "Bench 2", "Bench 1"]
    assert (found.count, found.is_all) == (3, False)


def test_what_was_written_first_and_published_last_comes_first(db):
    for title, day in (("Bench, published late", 9), ("Bench, published early", 1)):
        say(title, day=day)

    assert titles("bench") == ["Bench, published late", "Bench, published early"]


@pytest.mark.parametrize("amount", [3, 30])
def test_statements_do_not_grow_with_what_is_found(amount, db, django_assert_num_queries):
    for day in range(amount):
        last = say(f"Bench {day}", day=day)
    actions.refresh_terms()

    with django_assert_num_queries(3):
        queries.search("bench", viewer=ANYBODY)
    with django_assert_num_queries(3 if connection.vendor == "sqlite" else 4):
        queries.search("bench 1", viewer=ANYBODY)
    with django_assert_num_queries(4 if connection.vendor == "sqlite" else 5):
        queries.search(last.reference, viewer=ANYBODY)
    with django_assert_num_queries(4):
        queries.similar("bench 1", viewer=ANYBODY, kind="example")


def test_indexing_costs_three_statements_and_two_if_nothing_differs(db, django_assert_num_queries):
    record = say("Bench by the pond")
    Record.objects.filter(pk=record.pk).update(title="Swing by the pond")
    record.refresh_from_db()

    with django_assert_num_queries(3):
        actions.index([record])
    with django_assert_num_queries(2):
        actions.index([record])


def test_indexing_again_mends_what_was_lost_and_writes_nothing_twice(db):
    keys = [say("Bench by the pond").pk, say("A swing").pk]
    SearchEntry.objects.all().delete()
    assert titles("bench") == []

    assert actions.index_again(keys) == 2
    assert actions.index_again(keys) == 0
    assert titles("bench") == ["Bench by the pond"]


@pytest.mark.django_db
def test_the_database_keeps_the_index_by_itself():
    """Altering SearchEntry on SQLite drops its triggers: run the statements of migration 0003 again after that."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps a generated column.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'core_searchentry'")
        names = {name for (name,) in cursor.fetchall()}
    kept = product((matching.ANYWHERE, matching.IN_TITLE), ("indexed", "unindexed", "reindexed"))
    assert names == {f"{index}_{when}" for index, when in kept}


def test_the_most_alike_come_first_and_the_record_itself_is_left_out(db):
    own = say("A zebra crossing by the school gate")
    say("Paint the zebra crossing near the school again")
    say("A zebra at the fair")
    say("More benches")
    actions.refresh_terms()

    found = queries.similar(own.title, viewer=ANYBODY, kind="example", besides=own.pk)

    assert [record.title for record in found] == [
        "Paint the zebra crossing near the school again",
        "A zebra at the fair",
    ]


def test_terms_are_counted_anew(db, monkeypatch):
    for title in ("Bench by the pond", "Benches", "A swing"):
        say(title)

    actions.refresh_terms()
    actions.refresh_terms()

    counted = dict(TermFrequency.objects.values_list("term", "records"))
    assert (counted[""], counted["bench"], counted["swing"]) == (3, 2, 1)
    monkeypatch.setattr(actions, "FEW_RECORDS", 2)
    actions.refresh_terms()
    assert not TermFrequency.objects.filter(term="swing").exists()


def test_what_shares_a_word_by_chance_is_left_out_beside_what_is_like_it(db):
    swing = say("A new seat for the swing at Kiln Hill")
    say("Close Kiln Lane to cars, with a hand from parents")
    for number in range(12):
        say(f"Borrow tool {number} by hand, and bring it back")
    actions.refresh_terms()

    found = queries.similar(
        "The swing seat at Kiln Hill is cracked and children cut a hand on that seat", viewer=ANYBODY, kind="example"
    )

    assert found[0] == swing
    assert not any(record.title.startswith("Borrow") for record in found)
