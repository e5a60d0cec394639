"""Every value of one measure as others take it away: rows of a CSV, and JSON for programs. Limits are not clamped."""

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
    corrected = [row.day for row in shown.series.corrections]
    return [
        {
            "period": row.day,
            "period_name": shown.period(row.day),
            "value": row.value,
            "unit": shown.measure.unit,
            "numerator": row.numerator,
            "denominator": row.denominator,
            "provisional": "yes" if row.provisional else "no",
            "why_missing": row.words,
            "part": point.part + 1,
            "mean": point.limits.mean,
            "lower_limit": point.limits.lower,
            "upper_limit": point.limits.upper,
            "limits_on_trial": "yes" if point.trial else "no",
            "target": shown.series.target_on(row.day),
            "label": str(point.label),
            "reading": words.TYPES[point.type],
            "times_corrected": corrected.count(row.day),
            "made_data": "yes" if shown.measure.made_data else "no",
        }
        for row, point in zip(shown.series.values, shown.chart.points, strict=True)
    ]


def file_json(shown: Charted) -> dict[str, object]:
    """Return the measure and its values as JSON: the columns of the file, with true, false and null."""
    measure, said = shown.measure, {"yes": True, "no": False, "": None}
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
        "variation": str(shown.chart.variation),
        "assurance": shown.chart.assurance and str(shown.chart.assurance),
        "values": [
            {name: said.get(one, one) if isinstance(one, str) else one for name, one in row.items()}
            for row in file_rows(shown)
        ],
    }
