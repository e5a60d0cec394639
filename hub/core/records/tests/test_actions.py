"""Opening, publishing, moving and taking down records."""

import pytest
from django.http import Http404

from hub.core.audit.models import AuditEvent
from hub.core.records import actions, queries
from hub.core.records.actions import Card
from hub.core.records.models import KindTally, Record
from hub.core.records.visibility import Visibility
from hub.foundation.errors import NotPossible

pytestmark = pytest.mark.usefixtures("example_kind")


@pytest.fixture
def bench(resident):
    """A draft of Amina's."""
    return actions.open_record("example", Card(title="A bench", summary="Somewhere to sit"), by=resident)


def tallied(state="open", visibility="public"):
    return sum(KindTally.objects.filter(state=state, visibility=visibility).values_list("value", flat=True))


def test_a_new_record_is_a_draft_of_its_author(bench, resident):
    assert (bench.state, bench.visibility, bench.published_at) == ("open", "draft", None)
    assert [author.person for author in bench.authors.all()] == [resident]
    assert AuditEvent.objects.get(verb="record.opened").actor == f"person:{resident.pk}"


def test_a_long_summary_is_cut_at_a_word(resident):
    record = actions.open_record("example", Card(title="A bench", summary="long " * 200), by=resident)

    assert len(record.summary) <= 500
    assert record.summary.endswith("long…")


def test_publishing_dates_the_record_once(bench, resident):
    actions.publish(bench, by=resident)
    first = bench.published_at
    actions.publish(bench, by=resident, to=Visibility.STAFF)
    actions.publish(bench, by=resident)

    assert bench.published_at == first
    assert [change.new for change in bench.visibility_changes.order_by("id")] == ["public", "staff", "public"]


def test_the_tally_follows_each_change(bench, resident):
    assert tallied(visibility="draft") == 1

    actions.publish(bench, by=resident)
    actions.change_state(bench, to="going_ahead", by=resident, reason="")

    assert tallied(visibility="draft") == 0
    assert tallied() == 0
    assert tallied(state="going_ahead") == 1
    assert queries.count_of_kind("example", resident) == 1


def test_a_state_is_counted_with_what_only_its_author_may_read(bench, resident, stranger):
    published = actions.open_record("example", Card(title="A lamp", summary="To see by"), by=resident)
    actions.publish(published, by=resident)

    counts = [(queries.count_of_kind("example", one, state="open"), one) for one in (resident, stranger)]

    assert counts == [(2, resident), (1, stranger)]
    assert queries.count_of_kind("example", resident, state="going_ahead") == 0


def test_a_move_is_kept_with_its_reason(bench, resident):
    actions.change_state(bench, to="declined", by=resident, reason="There is one round the corner.")

    change = bench.state_changes.get()
    assert (change.old, change.new, change.by) == ("open", "declined", resident)
    assert change.reason == "There is one round the corner."


def test_a_refusal_needs_a_reason(bench, resident):
    with pytest.raises(NotPossible, match="Say why"):
        actions.change_state(bench, to="declined", by=resident, reason="  ")

    bench.refresh_from_db()
    assert bench.state == "open"
    assert not bench.state_changes.exists()


def test_a_move_that_the_lifecycle_does_not_know_is_refused_in_words(bench, resident):
    actions.change_state(bench, to="declined", by=resident, reason="No.")

    with pytest.raises(NotPossible, match="This is now “Not for us”, and cannot become “Going ahead”"):
        actions.change_state(bench, to="going_ahead", by=resident, reason="")
    with pytest.raises(NotPossible, match="This is “Not for us” already"):
        actions.change_state(bench, to="declined", by=resident, reason="No.")


def test_what_was_taken_down_says_when_and_why_and_no_more(bench, resident, stranger):
    actions.publish(bench, by=resident)
    actions.withdraw(bench, by=resident, reason="It named a neighbour.")

    with pytest.raises(queries.Gone) as gone:
        queries.readable("example", bench.pk, stranger)
    assert f"EXMP-{bench.pk} was taken down on" in str(gone.value)
    assert "It named a neighbour." in str(gone.value)
    assert "bench" not in str(gone.value)


def test_a_draft_that_is_not_yours_does_not_exist(bench, stranger):
    with pytest.raises(Http404):
        queries.readable("example", bench.pk, stranger)
    assert queries.by_reference(bench.reference, stranger) is None


def test_taking_down_needs_a_reason(bench, resident):
    with pytest.raises(NotPossible, match="Say why"):
        actions.withdraw(bench, by=resident, reason="")


@pytest.mark.parametrize("typed", ["EXMP-{}", "exmp-{}", "  EXMP-{} "])
def test_a_reference_is_found_however_it_is_typed(bench, resident, typed):
    assert queries.by_reference(typed.format(bench.pk), resident) == bench


@pytest.mark.parametrize("typed", ["", "EXMP", "EXMP-", "NONE-1", "EXMP-" + "9" * 19, "EXMP-1'; --"])
def test_what_is_no_reference_finds_nothing(bench, resident, typed):
    assert queries.by_reference(typed, resident) is None


def test_counting_a_filter_stops_at_a_thousand(resident, example_kind):
    Record.objects.bulk_create(
        Record(kind="example", title="A bench", state="open", created_at="2026-01-01T00:00Z") for _ in range(1001)
    )

    assert queries.counted(Record.objects.all()) == (1000, False)
    assert queries.counted(Record.objects.filter(pk__lt=Record.objects.latest("pk").pk)) == (1000, True)
