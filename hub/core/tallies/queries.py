"""Reading counts for the cards of a page."""

from collections.abc import Iterable

from hub.core.tallies.models import CrossTab, RecordTally


def of_records(record_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """Return each record's tallies by name; a record without any has an empty mapping. One statement."""
    found: dict[int, dict[str, int]] = {key: {} for key in record_ids}
    for record_id, name, value in RecordTally.objects.filter(record__in=list(found)).values_list(
        "record_id", "name", "value"
    ):
        found[record_id][name] = value
    return found


def kept(code: str) -> CrossTab | None:
    """Return the cross-tab `code` as a task last counted it, or None before its first run. One statement."""
    return CrossTab.objects.filter(code=code).first()
