"""What the list of measures shows on each card, beside what every card has."""

from collections.abc import Mapping, Sequence

from hub.core.records.models import Record
from hub.measures import periods, queries
from hub.measures.charted import told
from hub.measures.models import Observation


def latest(records: Sequence[Record]) -> Mapping[int, Sequence[str]]:
    """Return the latest value of each measure of a page of the list, and whether its data are made. One statement."""
    return {one.measure_id: _facts(one) for one in queries.latest([record.pk for record in records]).values()}


def _facts(one: Observation) -> list[str]:
    measure = one.measure
    value = f"{told(one.value, one.denominator)} {measure.unit} {periods.within(one.period, measure.frequency)}"
    marks = {"provisional": one.provisional, "made data": measure.made_data}
    return [value, *(words for words, holds in marks.items() if holds)]
