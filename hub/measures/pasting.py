"""What was pasted, read and held against what is there: shown first, saved only once it was seen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from hub.measures import periods, queries
from hub.measures.charted import counts, out_of, told
from hub.measures.figures import Measurement
from hub.measures.models import Measure
from hub.measures.reading import Problem, Reading, Row, looks_cumulative, read, while_running
from hub.measures.rules import beyond_all, is_share

TOTALS = (
    "These look like running totals: they climb through each year and fall when the next begins. Limits reckoned from "
    "running totals mean nothing. Paste what was counted in each period alone, or tick the box if they are no totals."
)
NOT_ENDED = "This period has not ended, so its value counts as provisional."


@dataclass(frozen=True, kw_only=True)
class Look:
    """What was read. Nothing may be saved while there are `problems`; `mark` says what it was that was seen."""

    rows: Sequence[Row]
    problems: Sequence[Problem] = field(default_factory=list)
    notes: Sequence[str] = field(default_factory=list)
    table: Sequence[tuple[str, ...]] = field(default_factory=list)
    heads: Sequence[str] = ("Period", "Value")
    mark: str = ""
    is_seen: bool = False

    @property
    def looks_like_totals(self) -> bool:
        """Whether running totals were suspected."""
        return any(problem.sentence == TOTALS for problem in self.problems)

    @property
    def to_save(self) -> bool:
        """Whether it was shown as it is, and can be saved."""
        return self.is_seen and not self.problems


def look(measure: Measure, text: str, *, seen: str, not_totals: bool, today: date, guessed: Sequence[str] = ()) -> Look:
    """Return what `text` says for `measure`, its notes after those of what was `guessed`. One statement."""
    found = read(text, measure.frequency, today=today, counts=counts(measure))
    found = replace(found, rows=[while_running(row, row.period, measure.frequency, today) for row in found.rows])
    here = queries.values_of(measure) if found.rows else {}
    problems = [*found.problems, *_other_values(measure, found, here)]
    if found.rows and not not_totals and not found.problems and _are_totals(found, here):
        problems.append(Problem(line=0, sentence=TOTALS))
    mark = sha256(text.encode()).hexdigest()
    with_counts = any(row.denominator is not None for row in found.rows)
    return Look(
        rows=found.rows,
        problems=sorted(problems, key=lambda problem: problem.line),
        notes=[*guessed, *found.notes, *_running(measure, found, today), *_worth_a_look(measure, found, here)],
        table=[_shown(row, measure, with_counts=with_counts) for row in found.rows],
        heads=("Period", "Counted", "Value") if with_counts else ("Period", "Value"),
        mark=mark,
        is_seen=seen == mark,
    )


def saved(measure: Measure, period: date, said: Measurement, today: date) -> str:
    """Return what is said when one value was saved; with a doubt, where it may be a slip or is not final yet."""
    doubt = (
        " That is not between 0 and 100: correct it if it is a slip." if beyond_all(said.value, measure.unit) else ""
    )
    if _is_provisional(measure, period, said.value, today):
        doubt = f" {NOT_ENDED} Put it right when it has.{doubt}"
    return f"Saved: {_named(measure, period)}.{doubt}"


def _is_provisional(measure: Measure, period: date, value: float | None, today: date) -> bool:
    """Return whether the period has a value and has not ended."""
    return value is not None and periods.is_running(period, measure.frequency, today)


def _running(measure: Measure, found: Reading, today: date) -> Iterator[str]:
    """Yield that the last period has not ended, if it has a value."""
    last = max(found.rows, key=lambda row: row.period, default=None)
    if last and _is_provisional(measure, last.period, last.value, today):
        yield f"{_named(measure, last.period)}: {NOT_ENDED[0].lower()}{NOT_ENDED[1:]}"


def _worth_a_look(measure: Measure, found: Reading, here: Mapping[date, Measurement]) -> Iterator[str]:
    """Yield what can be meant and is often a slip: values there already, shares beyond all, fractions for %."""
    if known := sum(row.period in here for row in found.rows):
        yield f"{known:,} of them {'is' if known == 1 else 'are'} there already, with the same value: nothing changes."
    values = {row.period: row.value for row in found.rows if row.value is not None}
    if beyond := [period for period, value in values.items() if beyond_all(value, measure.unit)]:
        yield f"{_named(measure, beyond[0])} is not between 0 and 100: {told(values[beyond[0]], None)}. Is that meant?"
    parts = [period for period, value in values.items() if 0 < value < 1]
    if is_share(measure.unit) and parts and max(values.values()) > 1:
        value = told(values[parts[0]], None)
        yield f"{_named(measure, parts[0])} is {value} %. A spreadsheet can give 58 % as 0.58: write 58 if so."


def _named(measure: Measure, period: date) -> str:
    return periods.words(period, measure.frequency)


def _shown(row: Row, measure: Measure, *, with_counts: bool) -> tuple[str, ...]:
    period = periods.words(row.period, measure.frequency)
    return (period, out_of(row.numerator, row.denominator), _value(row)) if with_counts else (period, _value(row))


def _other_values(measure: Measure, found: Reading, here: Mapping[date, Measurement]) -> list[Problem]:
    return [
        Problem(
            line=row.line,
            sentence=(
                f"{periods.words(row.period, measure.frequency)} is {_said(here[row.period])} already. "
                "Leave the line out; if the value there is wrong, correct it on its own, with a reason."
            ),
        )
        for row in found.rows
        if row.period in here and not here[row.period].is_the_same(row)
    ]


def _are_totals(found: Reading, here: Mapping[date, Measurement]) -> bool:
    together = {period: one.value for period, one in here.items()} | {row.period: row.value for row in found.rows}
    return looks_cumulative(sorted(together.items()))


def _value(row: Row) -> str:
    if row.value is None and row.why_missing:
        return f"not measured: {row.why_missing}"
    return f"{told(row.value, row.denominator)}{', provisional' if row.provisional else ''}"


def _said(one: Measurement) -> str:
    """Return what is there, and what of it another line could differ in."""
    counted = out_of(one.numerator, one.denominator)
    more = ", ".join(filter(None, [counted, "provisional" if one.provisional else ""]))
    return f"{told(one.value, one.denominator)}{f' ({more})' if more else ''}"
