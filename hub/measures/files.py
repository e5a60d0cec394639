"""Every value of one measure as others take it away: rows of a CSV, and JSON for programs. Limits are not clamped.

Where the page says that there are too few values for limits, neither file gives any.
"""

from collections import Counter

from hub.measures import words
from hub.measures.charted import Charted

FILE_COLUMNS = (
    *("period", "period_name", "value", "unit", "numerator", "denominator", "provisional", "why_missing"),
    *(
        "part",
        "mean",
        "lower_limit",
        "upper_limit",
        "limits_on_trial",
        "target",
        "label",
        "reading",
        "times_corrected",
        "made_data",
    ),
)


def file_rows(shown: Charted) -> list[dict[str, object]]:
    """Return the rows of the file of one measure, the first period first. Limits are not clamped in it."""
    return [
        {name: ("yes" if one else "no") if isinstance(one, bool) else one for name, one in row.items()}
        for row in _values(shown)
    ]


def file_json(shown: Charted) -> dict[str, object]:
    """Return the measure and its values as JSON: the columns of the file, with true, false and null."""
    measure = shown.measure
    return {
        "reference": measure.record.reference,
        "title": measure.record.title,
        "definition": measure.definition,
        "numerator": measure.numerator or None,
        "denominator": measure.denominator or None,
        "unit": measure.unit,
        "direction": measure.direction,
        "frequency": measure.frequency,
        "limits": measure.limits,
        "made_data": measure.made_data,
        "variation": None if shown.too_few else str(shown.chart.variation),
        "assurance": None if shown.too_few or not shown.chart.assurance else str(shown.chart.assurance),
        "values": [{name: None if one == "" else one for name, one in row.items()} for row in _values(shown)],
    }


def _values(shown: Charted) -> list[dict[str, object]]:
    corrected = Counter(row.day for row in shown.series.corrections)
    return [
        {
            "period": row.day,
            "period_name": shown.period(row.day),
            "value": row.value,
            "unit": shown.measure.unit,
            "numerator": row.numerator,
            "denominator": row.denominator,
            "provisional": row.provisional,
            "why_missing": row.words,
            "part": point.part + 1,
            "mean": "" if shown.too_few else point.limits.mean,
            "lower_limit": "" if shown.too_few else point.limits.lower,
            "upper_limit": "" if shown.too_few else point.limits.upper,
            "limits_on_trial": point.trial,
            "target": shown.series.target_on(row.day),
            "label": "" if shown.too_few else str(point.label),
            "reading": "" if shown.too_few else words.TYPES[point.type],
            "times_corrected": corrected[row.day],
            "made_data": shown.measure.made_data,
        }
        for row, point in zip(shown.series.values, shown.chart.points, strict=True)
    ]
