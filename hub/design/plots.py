"""Values over time, drawn on the server as SVG: points of several shapes, lines across, breaks and numbered flags.

A plot says nothing that the table and the sentences beside it do not say too. It knows no domain: whoever draws one
says where each point stands, its shape, and the words for it. Shapes differ as well as colours. Time runs from left
to right in every language, as on any graph.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10
from typing import Literal

from markupsafe import Markup

Shape = Literal["round", "up", "down", "square", "diamond"]
Style = Literal["mean", "limit", "trial", "target"]

SHAPES: tuple[Shape, ...] = ("round", "up", "down", "square", "diamond")
_PATHS: dict[Shape, str] = {  # about the middle of a point, in pixels
    "round": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "up": "M0-7L7 5H-7z",
    "down": "M0 7L7-5H-7z",
    "square": "M-5.5-5.5h11v11h-11z",
    "diamond": "M0-7.5L7.5 0L0 7.5L-7.5 0z",
}
_LETTER = 7.5  # the width of a letter of 13 pixels, roughly
_APART = 17  # pixels between two labels at the right edge
_MOST_TICKS = 6


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One point. `x` is on any scale, `y` in the unit of the plot; `words` are shown where one points at it.

    An open one is an outline: what it stands for is not settled yet.
    """

    x: float
    y: float
    shape: Shape = "round"
    words: str = ""
    is_open: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line across, from one `x` to another, at the height `y`."""

    x_from: float
    x_to: float
    y: float
    style: Style


@dataclass(frozen=True, kw_only=True)
class Stairs:
    """A line that goes up and down in steps: each from one `x` to another, at the height `y`, from left to right."""

    steps: Sequence[tuple[float, float, float]]
    style: Style


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Words at a place: a tick of either axis, a label at the right edge, a break, or a flag."""

    at: float
    words: str


@dataclass(frozen=True, kw_only=True)
class Flag(Mark):
    """An upright line with a number, under which a list beside the plot says what happened."""

    number: int


@dataclass(frozen=True, kw_only=True)
class Plot:
    """All of one plot. `runs` are the points, cut wherever the line between them is broken.

    `key` is unique on the page; `title` and `description` are read out in place of the picture. `ticks` name places
    on the axis of time, `edge` heights at the right edge, `breaks` upright lines, `flags` numbered upright lines.
    """

    key: str
    title: str
    description: str
    runs: Sequence[Sequence[Dot]]
    lines: Sequence[Line] = ()
    stairs: Sequence[Stairs] = ()
    ticks: Sequence[Mark] = ()
    edge: Sequence[Mark] = ()
    breaks: Sequence[Mark] = ()
    flags: Sequence[Flag] = ()


@dataclass(frozen=True)
class _Frame:
    """Where the inner field lies, in pixels, and which values its borders stand for."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    x_from: float
    x_to: float
    y_from: float
    y_to: float

    def x(self, value: float) -> float:
        span = (self.x_to - self.x_from) or 1.0
        return round(self.left + (value - self.x_from) / span * (self.width - self.left - self.right), 1)

    def y(self, value: float) -> float:
        span = (self.y_to - self.y_from) or 1.0
        return round(
            self.height - self.bottom - (value - self.y_from) / span * (self.height - self.top - self.bottom), 1
        )


def draw(plot: Plot) -> Markup:
    """Return the plot with its axes: 760 by 360 pixels, which the page may let scroll on a phone."""
    steps = nice_steps(*_extent(plot))
    left = 16 + _LETTER * max((len(_tick(step, steps)) for step in steps), default=1)
    right = 16 + _LETTER * max((len(mark.words) for mark in plot.edge), default=1)
    top = 34 if plot.flags else 16
    frame = _frame(plot, (760, 360), (left, right, top, 38), (steps[0], steps[-1]))
    grid = Markup("").join(
        Markup(
            '<path class="hub-plot__grid" d="M{} {}H{}"/>'
            '<text class="hub-plot__tick" x="{}" y="{}" text-anchor="end">{}</text>'
        ).format(frame.left, frame.y(step), 760 - right, frame.left - 8, frame.y(step) + 4, _tick(step, steps))
        for step in steps
    )
    times = Markup("").join(
        Markup('<text class="hub-plot__tick" x="{}" y="{}" text-anchor="middle">{}</text>').format(
            place, 360 - 12, words
        )
        for place, words in _legible(plot.ticks, frame)
    )
    return _svg(plot, frame, Markup("").join([grid, times, _inner(plot, frame), _edge(plot, frame)]))


def _legible(ticks: Sequence[Mark], frame: _Frame) -> list[tuple[float, str]]:
    """Return where the words of `ticks` stand along the axis, the last first; none that would lie over a later one."""
    kept: list[tuple[float, str]] = []
    free = float(frame.width)
    for mark in sorted(ticks, key=lambda mark: mark.at, reverse=True):
        half = _LETTER * len(mark.words) / 2
        place = min(max(frame.x(mark.at), half), frame.width - half)
        if place + half <= free:
            kept.append((place, mark.words))
            free = place - half
    return kept


def draw_small(plot: Plot) -> Markup:
    """Return the plot without words, 320 by 120 pixels: it fits a phone, beside a sentence that says as much."""
    low, high = _extent(plot)
    room = (high - low) * 0.08 or 1.0
    frame = _frame(plot, (320, 120), (10, 10, 10, 10), (low - room, high + room))
    return _svg(plot, frame, _inner(plot, frame))


def legend(shown: Iterable[tuple[Shape, str]], *, open_words: str = "") -> Markup:
    """Return what each shape means, as a list; and, where there are open points, what that means."""
    item = Markup(
        '<li><svg class="hub-plot__sample" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true">'
        '<path class="hub-plot__dot hub-plot__dot--{}" d="{}"/></svg> {}</li>'
    )
    samples: list[tuple[str, str, str]] = [(shape, _PATHS[shape], words) for shape, words in shown]
    if open_words:
        samples.append(("round hub-plot__dot--open", _PATHS["round"], open_words))
    items = Markup("").join(item.format(*sample) for sample in samples)
    return Markup('<ul class="hub-plot__legend">{}</ul>').format(items)


def nice_steps(low: float, high: float) -> list[float]:
    """Return two to eight round numbers that enclose `low` to `high`: multiples of 1, 2 or 5 times a power of ten.

    They are at least a millionth apart: nothing smaller is told apart on a plot.
    """
    span = (high - low) or abs(high) or 1.0
    rough = max(span / (_MOST_TICKS - 1), 1e-6, abs(high) * 1e-9)
    power = 10.0 ** floor(log10(rough))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= rough * 0.999999)
    first, last = floor(low / step), -floor(-high / step)
    last = last if last > first else first + 1
    return [round(count * step, 12) for count in range(first, last + 1)]


def spread(heights: Sequence[float], apart: float) -> list[float]:
    """Return `heights`, in their order, pushed so that no two are nearer than `apart`, about where they were."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    moved = list(heights)
    for one, other in pairwise(order):
        moved[other] = max(moved[other], moved[one] + apart)
    shift = sum(moved[place] - heights[place] for place in order) / (len(order) or 1)
    return [height - shift for height in moved]


def _extent(plot: Plot) -> tuple[float, float]:
    heights = [dot.y for run in plot.runs for dot in run] + [line.y for line in plot.lines]
    heights += [y for stair in plot.stairs for _, _, y in stair.steps]
    return min(heights, default=0.0), max(heights, default=1.0)


def _frame(
    plot: Plot, size: tuple[int, int], margins: tuple[float, float, float, float], heights: tuple[float, float]
) -> _Frame:
    places = [dot.x for run in plot.runs for dot in run] or [0.0]
    # A place on the axis without a point, such as a month in which nothing could be measured, is part of it too.
    places += [mark.at for mark in (*plot.flags, *plot.breaks, *plot.ticks)]
    return _Frame(*size, *margins, min(places), max(places), *heights)


def _inner(plot: Plot, frame: _Frame) -> Markup:
    """Return lines, breaks, flags and points; points last, so that nothing covers them."""
    parts = [
        Markup('<path class="hub-plot__line hub-plot__line--{}" d="M{} {}H{}"/>').format(
            line.style, frame.x(line.x_from), frame.y(line.y), frame.x(line.x_to)
        )
        for line in plot.lines
    ]
    parts += [_stairs(stair, frame) for stair in plot.stairs]
    upright = Markup('<path class="hub-plot__{}" d="M{} {}V{}"><title>{}</title></path>')
    foot = frame.height - frame.bottom
    parts += [upright.format("break", frame.x(m.at), frame.top, foot, m.words) for m in plot.breaks]
    parts += [_flag(flag, frame) for flag in plot.flags]
    parts += [
        Markup('<path class="hub-plot__path" d="M{}"/>').format("L".join(f"{frame.x(d.x)} {frame.y(d.y)}" for d in run))
        for run in plot.runs
        if len(run) > 1
    ]
    dot = Markup(
        '<path class="hub-plot__dot hub-plot__dot--{}" transform="translate({} {})" d="{}"><title>{}</title></path>'
    )
    parts += [
        dot.format(_look(one), frame.x(one.x), frame.y(one.y), _PATHS[one.shape], one.words)
        for run in plot.runs
        for one in run
    ]
    return Markup("").join(parts)


def _look(dot: Dot) -> str:
    return f"{dot.shape} hub-plot__dot--open" if dot.is_open else dot.shape


def _stairs(stair: Stairs, frame: _Frame) -> Markup:
    (first, _, height), *_ = stair.steps
    path = "".join(f"V{frame.y(y)}H{frame.x(x_to)}" for _, x_to, y in stair.steps)
    return Markup('<path class="hub-plot__line hub-plot__line--{}" d="M{} {}{}"/>').format(
        stair.style, frame.x(first), frame.y(height), path
    )


def _flag(flag: Flag, frame: _Frame) -> Markup:
    x, foot = frame.x(flag.at), frame.height - frame.bottom
    if frame.top < 20:  # noqa: PLR2004 - no room above the field: a small plot
        return Markup('<path class="hub-plot__flag" d="M{} {}V{}"/>').format(x, frame.top, foot)
    return Markup(
        '<path class="hub-plot__flag" d="M{x} {top}V{foot}"><title>{words}</title></path>'
        '<rect class="hub-plot__pennant" x="{left}" y="4" width="20" height="20" rx="3"/>'
        '<text class="hub-plot__number" x="{x}" y="19" text-anchor="middle">{number}</text>'
    ).format(x=x, top=24, foot=foot, words=flag.words, left=round(x - 10, 1), number=flag.number)


def _edge(plot: Plot, frame: _Frame) -> Markup:
    heights = spread([frame.y(mark.at) for mark in plot.edge], _APART)
    label = Markup('<text class="hub-plot__edge" x="{}" y="{}">{}</text>')
    x = frame.width - frame.right + 8
    return Markup("").join(
        label.format(x, round(y + 4, 1), mark.words) for mark, y in zip(plot.edge, heights, strict=True)
    )


def _svg(plot: Plot, frame: _Frame, inner: Markup) -> Markup:
    return Markup(
        '<svg class="hub-plot__picture" viewBox="0 0 {} {}" role="img" direction="ltr" '
        'aria-labelledby="{key}-title {key}-says">'
        '<title id="{key}-title">{}</title><desc id="{key}-says">{}</desc>{}</svg>'
    ).format(frame.width, frame.height, plot.title, plot.description, inner, key=plot.key)


def _tick(step: float, steps: Sequence[float]) -> str:
    """Return a tick in words, all with as many decimals as the distance between two of them needs."""
    gap = steps[1] - steps[0]
    decimals = max(0, -floor(log10(gap))) if gap < 1 else 0
    return f"{step:,.{decimals}f}".replace("-", "−")
