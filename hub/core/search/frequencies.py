"""How common terms are."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from hub.core.records.prepared import prepared
from hub.core.search.models import TermFrequency


def frequencies(terms: Collection[str]) -> dict[str, int]:
    """Return in how many records each of `terms` stands, as last counted; "" gives the number of records.

    Terms that were not counted are left out. One statement.
    """
    return dict(_counted(terms=list(terms)))


@prepared
def _counted(*, terms: list[str]) -> QuerySet[TermFrequency, Any]:
    return TermFrequency.objects.filter(term__in=terms).values_list("term", "records")
