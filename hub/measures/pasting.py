"""What was pasted, read and held against what is there: shown first, saved only once it was seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from hub.measures import periods, queries
from hub.measures.charted import figure
from hub.measures.models import Measure
from hub.measures.reading import Problem, Reading, Row, looks_cumulative, read

TOTALS = (
    "These look like running totals: they climb through each year and fall when the next begins. Limits reckoned from "
    "running totals mean nothing. Paste what was counted in each period alone, or tick the box if they are no totals."
)


@dataclass(frozen=True, kw_only=True)
class Look:
    """What was read. Nothing may be saved while there are `problems`; `mark` says what it was that was seen."""

    rows: Sequence[Row]
    problems: Sequence[Problem] = field(default_factory=list)
    notes: Sequence[str] = field(default_factory=list)
    table: Sequence[tuple[str, str]] = field(default_factory=list)
    mark: str = ""
    is_seen: bool = False

    @property
    def to_save(self) -> bool:
        """Whether it was shown as it is, and can be saved."""
        return self.is_seen and not self.problems


def look(measure: Measure, text: str, *, seen: str, not_totals: bool, today: date) -> Look:
    """Return what `text` says for `measure`. One statement."""
    found = read(text, measure.frequency, today=today)
    here = queries.values_of(measure) if found.rows else {}
    problems = [*found.problems, *_other_values(measure, found, here)]
    if found.rows and not not_totals and not found.problems and _are_totals(found, here):
        problems.append(Problem(line=0, sentence=TOTALS))
    mark = sha256(text.encode()).hexdigest()
    return Look(
        rows=found.rows,
        problems=sorted(problems, key=lambda problem: problem.line),
        notes=found.notes,
        table=[(periods.words(row.period, measure.frequency), _value(row)) for row in found.rows],
        mark=mark,
        is_seen=seen == mark,
    )


def _other_values(measure: Measure, found: Reading, here: Mapping[date, float | None]) -> list[Problem]:
    return [
        Problem(
            line=row.line,
            sentence=(
                f"{periods.words(row.period, measure.frequency)} is {_figure(here[row.period])} already. "
                "Leave the line out; if the value there is wrong, correct it on its own, with a reason."
            ),
        )
        for row in found.rows
        if row.period in here and here[row.period] != row.value
    ]


def _are_totals(found: Reading, here: Mapping[date, float | None]) -> bool:
    together = {**here, **{row.period: row.value for row in found.rows}}
    return looks_cumulative(sorted(together.items()))


def _value(row: Row) -> str:
    return (
        _figure(row.value)
        if row.value is not None
        else f"not measured{': ' if row.why_missing else ''}{row.why_missing}"
    )


def _figure(value: float | None) -> str:
    return "not measured" if value is None else figure(value)
