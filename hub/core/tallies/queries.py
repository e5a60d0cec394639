"""Reading counts for the cards of a page."""

from collections.abc import Iterable

from django.db.models import QuerySet

from hub.core.records.among import Keys, among
from hub.core.records.prepared import prepared
from hub.core.tallies.models import CrossTab, RecordTally


def of_records(record_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """Return each record's tallies by name; a record without any has an empty mapping. One statement."""
    found: dict[int, dict[str, int]] = {key: {} for key in record_ids}
    for record_id, name, value in _tallies(keys=Keys(list(found))):
        found[record_id][name] = value
    return found


@prepared
def _tallies(*, keys: Keys) -> QuerySet[RecordTally, tuple[int, str, int]]:
    return RecordTally.objects.filter(among(keys, "record__id")).values_list("record_id", "name", "value")


def kept(code: str) -> CrossTab | None:
    """Return the cross-tab `code` as a task last counted it, or None before its first run. One statement."""
    return CrossTab.objects.filter(code=code).first()
