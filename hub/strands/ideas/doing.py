"""What the page “How are we doing?” shows of the figures."""

from django.urls import reverse

from hub.design.shapes import Link
from hub.strands.ideas.figures import HEADS
from hub.strands.ideas.queries.figures import Counted
from hub.strands.ideas.queries.telling import promised


def page(counted: Counted) -> dict[str, object]:
    """Return the figures with the rows of their charts and tables. No statement."""
    found = counted.figures
    months = [(line.label[:3], line) for line in found.by_month]
    return {
        "figures": found,
        "counted_at": counted.at,
        "heads": HEADS,
        "promised": promised(),
        "confirmed_rows": [(line.label, line.confirmed) for line in found.by_service],
        "service_rows": [line.cells for line in found.by_service],
        "month_rows": [line.cells for line in found.by_month],
        "month_series": [
            ("Said", [(label, line.said) for label, line in months]),
            ("Answered", [(label, line.answered) for label, line in months]),
            ("Done and confirmed", [(label, line.confirmed) for label, line in months]),
        ],
        "ways": [Link("Table", reverse("ideas:how_are_we_doing_table"), note="CSV")],
    }
