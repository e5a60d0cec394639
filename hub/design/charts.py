"""Charts drawn on the server as SVG. Each is made from a table that stands beside it on the page."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from hub.design.words import number

Figure = float | Decimal  # an int is a float to the type checker
Row = tuple[str, Figure]

_WIDTH = 640
_ROW, _BAR = 44, 14
_FIGURE_ROOM = 84  # for the number behind the longest bar
_SMALL_WIDTH, _SMALL_HEIGHT, _SMALL_TITLE = 200, 64, 40


def bar_chart(title: str, rows: Sequence[Row], unit: str = "") -> Markup:
    """Return lying bars, longest possible to the width; each label stands above its bar, so none is cut.

    Figures below 0 have no bar, only their number.
    """
    most = max((float(figure) for _, figure in rows), default=0) or 1
    parts = []
    for place, (label, figure) in enumerate(rows):
        top = place * _ROW
        length = max(0.0, float(figure) / most) * (_WIDTH - _FIGURE_ROOM)
        parts.append(
            Markup(
                '<text class="hub-chart__label" x="0" y="{}">{}</text>'
                '<rect class="hub-chart__bar" x="0" y="{}" width="{:.1f}" height="{}" rx="2"/>'
                '<text class="hub-chart__figure" x="{:.1f}" y="{}">{}</text>'
            ).format(top + 15, label, top + 21, length, _BAR, length + 8, top + 33, _with_unit(figure, unit))
        )
    return _picture(title, _spoken(rows, unit), _WIDTH, max(1, len(rows)) * _ROW, parts)


def small_multiples(title: str, series: Sequence[tuple[str, Sequence[Row]]]) -> Markup:
    """Return one small chart of standing bars for each of `series`, all on the same scale."""
    most = max((float(figure) for _, rows in series for _, figure in rows), default=0) or 1
    pictures = [_small(label, rows, most) for label, rows in series]
    return Markup('<div class="hub-multiples" role="group" aria-label="{}">{}</div>').format(
        title, Markup("").join(pictures)
    )


def _small(label: str, rows: Sequence[Row], most: float) -> Markup:
    step = _SMALL_WIDTH / max(1, len(rows))
    parts = [Markup('<text class="hub-chart__label" x="0" y="16">{}</text>').format(label)]
    if rows:
        parts.append(
            Markup('<text class="hub-chart__figure" x="0" y="34">{}: {}</text>').format(
                rows[-1][0], number(rows[-1][1])
            )
        )
    for place, (_, figure) in enumerate(rows):
        height = max(0.0, float(figure) / most) * _SMALL_HEIGHT
        parts.append(
            Markup('<rect class="hub-chart__bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
                place * step, _SMALL_TITLE + _SMALL_HEIGHT - height, max(1.0, step - 2), height
            )
        )
    return _picture(label, _spoken(rows, ""), _SMALL_WIDTH, _SMALL_TITLE + _SMALL_HEIGHT, parts)


def _picture(title: str, spoken: str, width: int, height: int, parts: Sequence[Markup]) -> Markup:
    return Markup('<svg class="hub-chart__picture" viewBox="0 0 {} {}" role="img" aria-label="{}: {}">{}</svg>').format(
        width, height, title, spoken, Markup("").join(parts)
    )


def _spoken(rows: Sequence[Row], unit: str) -> str:
    return ", ".join(f"{label} {_with_unit(figure, unit)}" for label, figure in rows) or "no figures yet"


def _with_unit(figure: Figure, unit: str) -> str:
    return f"{number(figure)} {unit}".rstrip()
