"""What the list of measures shows on each card, beside what every card has."""

from collections.abc import Mapping, Sequence

from hub.core.records.models import Record
from hub.measures import periods, queries
from hub.measures.charted import figure


def latest(records: Sequence[Record]) -> Mapping[int, Sequence[str]]:
    """Return the latest value of each measure of a page of the list, and whether its data are made. One statement."""
    return {
        one.measure_id: [
            f"{figure(one.value or 0.0)} {one.measure.unit} in {periods.words(one.period, one.measure.frequency)}",
            *(["made data"] if one.measure.made_data else []),
        ]
        for one in queries.latest([record.pk for record in records]).values()
    }
