"""The file of a measure’s values that we give out, brought back with more lines: columns go by their names. Pure."""

from collections.abc import Mapping, Sequence

_MARKS_IT = frozenset({"period", "period_name", "value", "provisional", "why_missing"})
_YES = frozenset({"yes", "true"})


def columns(headings: Sequence[str]) -> Mapping[str, int] | None:
    """Return where each column stands if these are the headings of our own file, in whatever order; else None."""
    named = {heading.strip().lower(): place for place, heading in enumerate(headings)}
    return named if named.keys() >= _MARKS_IT else None


def as_pasted(cells: Sequence[str], named: Mapping[str, int], *, with_counts: bool) -> list[str]:
    """Return a line of our file as it would be pasted: the day, both counts or the value, and a remark."""

    def cell(name: str) -> str:
        place = named.get(name, len(cells))
        return cells[place].strip() if place < len(cells) else ""

    counted = [cell("numerator"), cell("denominator")] if with_counts else []
    remark = "provisional" if cell("provisional").lower() in _YES else cell("why_missing")
    return [cell("period"), *(counted if any(counted) else [cell("value")]), remark]
