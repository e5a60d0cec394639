"""The commands of search."""

from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command

from hub.core.records import actions as records
from hub.core.search import queries
from hub.core.search.models import SearchEntry, TermFrequency

pytestmark = pytest.mark.usefixtures("example_kind", "db")


def test_reindexing_finds_again_what_was_lost_and_counts_terms():
    for title in ("A bench", "Benches"):
        records.publish(records.open_record("example", records.Card(title=title, summary=""), by=None), by=None)
    SearchEntry.objects.all().delete()

    said = StringIO()
    call_command("reindex", stdout=said)
    call_command("reindex", stdout=said)

    assert said.getvalue().splitlines() == [
        "2 written, 0 unchanged; 3 terms counted",
        "0 written, 2 unchanged; 3 terms counted",
    ]
    assert queries.search("bench", viewer=AnonymousUser()).count == 2
    assert TermFrequency.objects.get(pk="bench").records == 2
