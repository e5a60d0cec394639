"""Charts drawn on the server. Each is made from a table that stands beside it on the page.

Words and figures are text of the page, so that they grow with it and are read out; only the bars are SVG.
"""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from hub.design.words import number

Figure = float | Decimal  # an int is a float to the type checker
Row = tuple[str, Figure]

_LENGTH = 1000  # the width of a lying bar, and the height of a standing one, at the highest figure


def bar_chart(rows: Sequence[Row], unit: str = "") -> Markup:
    """Return lying bars on one scale from 0; a figure below 0 has no bar, only its number."""
    most = _highest(rows)
    item = Markup(
        '<li class="hub-bars__row"><span class="hub-bars__label">{}</span> <b class="hub-bars__figure">{}</b>'
        '<svg class="hub-bars__picture" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="hub-chart__bar" width="{}" height="10"/></svg></li>'
    )
    items = [item.format(label, _with_unit(figure, unit), _share(figure, most)) for label, figure in rows]
    return Markup('<ul class="hub-bars">{}</ul>').format(Markup("").join(items))


def small_multiples(series: Sequence[tuple[str, Sequence[Row]]]) -> Markup:
    """Return a small chart of standing bars for each of `series`, all on one scale, with its last figure."""
    most = _highest([row for _, rows in series for row in rows])
    item = Markup(
        '<li class="hub-multiples__one"><span class="hub-bars__label">{}</span> <b class="hub-bars__figure">{}</b>'
        '<svg class="hub-multiples__picture" viewBox="0 0 {} 1000" preserveAspectRatio="none" aria-hidden="true">{}'
        "</svg></li>"
    )
    items = [item.format(label, _last(rows), max(1, len(rows)) * 10, _standing(rows, most)) for label, rows in series]
    return Markup('<ul class="hub-multiples">{}</ul>').format(Markup("").join(items))


def _standing(rows: Sequence[Row], most: float) -> Markup:
    bar = Markup('<rect class="hub-chart__bar" x="{}" y="{}" width="9" height="{}"/>')
    heights = [_share(figure, most) for _, figure in rows]
    return Markup("").join(bar.format(place * 10, _LENGTH - height, height) for place, height in enumerate(heights))


def _highest(rows: Sequence[Row]) -> float:
    return max((float(figure) for _, figure in rows), default=0.0)


def _share(figure: Figure, most: float) -> int:
    return round(max(0.0, float(figure) / most) * _LENGTH) if most > 0 else 0


def _last(rows: Sequence[Row]) -> str:
    return f"{rows[-1][0]}: {number(rows[-1][1])}" if rows else "no figures yet"


def _with_unit(figure: Figure, unit: str) -> str:
    return f"{number(figure)} {unit}".rstrip()
