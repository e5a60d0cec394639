"""Where each stop of the thread stands in its picture: boxes in rows, the purpose on top, golden lines between them.

Plain arithmetic in pixels, with the origin at the upper left. Lists say the same to those who cannot see it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar
from unicodedata import east_asian_width

from hub.thread.stops import Stop, Walk, Way

WIDTH, HEIGHT = 232, 119
BETWEEN = 24
ROW_GAP, LINE_GAP = 64, 20
MARGIN = 16
PER_LINE = 4
TITLE_LINES = 3
TITLE_SIZE, TITLE_ROOM = 16, WIDTH - 24  # the height of its letters (_walk.scss), and how long a line may be
MOST_PUSHED = 4
# How wide letters are at most, in parts of their height: in bold DejaVu Sans, the widest of the faces that stand in for
# one another on a screen. What is drawn in a narrower one leaves room.
LETTERS = {
    0.37: " ijlIJ'/",
    0.4: ".,:;’",
    0.5: "frt-–()!",
    0.6: "csz?",
    0.69: "aekovxyLEFT“”",
    0.73: "bdghnpquSPYZ£0123456789",
    0.78: "ABCKRVX",
    0.85: "DGHNOQU",
    1.0: "wM%…",
    1.11: "mW",
}
OTHER_LETTER, WIDE_LETTER = 0.88, 1.11


class _Widths(dict[str, float]):
    """The width of each letter; of those that are not listed, by whether it is one of East Asia’s wide ones."""

    def __missing__(self, letter: str) -> float:
        return WIDE_LETTER if east_asian_width(letter) in "WF" else OTHER_LETTER


_WIDTHS = _Widths({letter: width for width, letters in LETTERS.items() for letter in letters})


@dataclass(frozen=True, kw_only=True)
class Box:
    """One stop, or the way to more of them (`stop` is then the one they hang from). `x` and `y` are its upper left."""

    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    x: int
    y: int
    stop: Stop
    lines: tuple[str, ...]
    more_url: str = ""
    above: bool = False  # whether more lies above its stop

    @property
    def here(self) -> bool:
        """Whether it is the record that the reader came from."""
        return self.stop.step == 0 and not self.more_url


@dataclass(frozen=True, kw_only=True)
class Line:
    """One tie, as the path of a curve. `faint` ones are further ties beside the one by which a stop was reached."""

    path: str
    faint: bool = False


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The whole drawing. Boxes in the order in which they read: from the top, and from left to right."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


_Place = tuple[int, str]  # a stop's key, and "" or the way on which it leads to more


def draw(walk: Walk) -> Picture:
    """Return where each stop of `walk` stands. Every stop has one box, and no two boxes overlap."""
    rows = _rows(walk)
    order = _ordered(walk, rows)
    corners, width, height = _corners(order)
    stops = {stop.key: stop for stop in walk}
    boxes = tuple(_box(place, corners[place], stops) for row in sorted(order) for place in order[row])
    return Picture(width=width, height=height, boxes=boxes, lines=tuple(_lines(walk, corners)))


def title_lines(title: str) -> tuple[str, ...]:
    """Return a title cut into the lines that fit into a box, with an ellipsis where something of it is left out."""
    first, *words = title.split() or [""]
    lines, room = [first], TITLE_ROOM - width_of(first)
    for word in words:
        needed = width_of(f" {word}")
        if needed <= room:
            lines[-1] += f" {word}"
            room -= needed
        elif len(lines) < TITLE_LINES:
            lines.append(word)
            room = TITLE_ROOM - width_of(word)
        else:
            lines[-1] += "…"
            break
    return tuple(_cut(line) for line in lines)


def width_of(words: str) -> float:
    """Return how many pixels a line of a title takes at most."""
    return TITLE_SIZE * sum(map(_WIDTHS.__getitem__, words))


def _cut(line: str) -> str:
    """Return a line that fits: without its last words if it is too long, or without the end of its only word."""
    while width_of(line) > TITLE_ROOM:
        kept = line.removesuffix("…")
        line = f"{kept.rpartition(' ')[0] or kept[:-1]}…"
    return line


def _rows(walk: Walk) -> dict[int, int]:
    """Return the row of each stop: its step, or further out if a tie leads to it from the row it would stand in."""
    steps = {stop.key: abs(stop.step) for stop in walk}
    depth = _pushed_out(walk, steps)
    for stop in walk:
        if stop.nearer is not None and depth[stop.key] <= depth[stop.nearer]:
            depth = steps  # ties that run in a circle: there is no further out
            break
    up = {stop.key for stop in walk.ups}
    return {key: -far if key in up else far for key, far in depth.items()}


def _pushed_out(walk: Walk, steps: Mapping[int, int]) -> dict[int, int]:
    """Return how many rows each stop lies from the reader, so that ties on one way lead outwards where they can."""
    depth = dict(steps)
    way: dict[int, Way] = {stop.key: stop.way for stop in (*walk.ups, *walk.downs)}
    ties = [(tie.nearer, tie.farther) for tie in walk.ties if way.get(tie.nearer) == way.get(tie.farther) is not None]
    ties += [(stop.nearer, stop.key) for stop in walk if stop.nearer is not None]
    furthest = max(depth.values()) + min(len(walk.ties), MOST_PUSHED)
    for _ in range(furthest):
        for nearer, farther in ties:
            depth[farther] = max(depth[farther], min(depth[nearer] + 1, furthest))
    return depth


def _ordered(walk: Walk, rows: Mapping[int, int]) -> dict[int, list[_Place]]:
    """Return what stands in each row, from left to right: each stop near the one it was reached from."""
    order: dict[int, list[_Place]] = {0: [(walk.here.key, "")]}
    for stop in (walk.here, *walk.ups, *walk.downs):
        if stop.step:
            order.setdefault(rows[stop.key], []).append((stop.key, ""))
        for way, on in (("up", -1), ("down", 1)):
            if stop.more(way):  # type: ignore[arg-type]
                order.setdefault(rows[stop.key] + on, []).append((stop.key, way))
    nearer = {stop.key: stop.nearer for stop in walk}
    at: dict[int, int] = {walk.here.key: 0}
    for row in sorted(order, key=abs):
        order[row].sort(key=lambda place: (at.get(place[0] if place[1] else nearer[place[0]] or 0, 0), place[1]))
        at.update({key: position for position, (key, way) in enumerate(order[row]) if not way})
    return order


def _corners(order: Mapping[int, list[_Place]]) -> tuple[dict[_Place, tuple[int, int]], int, int]:
    """Return the upper left corner of each box, and the width and height of the whole."""
    widest = max(min(len(row), PER_LINE) for row in order.values())
    width = 2 * MARGIN + widest * WIDTH + (widest - 1) * BETWEEN
    corners: dict[_Place, tuple[int, int]] = {}
    y = MARGIN
    for row in sorted(order):
        for start in range(0, len(order[row]), PER_LINE):
            line = order[row][start : start + PER_LINE]
            x = (width - len(line) * WIDTH - (len(line) - 1) * BETWEEN) // 2
            for position, place in enumerate(line):
                corners[place] = (x + position * (WIDTH + BETWEEN), y)
            y += HEIGHT + LINE_GAP
        y += ROW_GAP - LINE_GAP
    return corners, width, y - ROW_GAP + MARGIN


def _box(place: _Place, corner: tuple[int, int], stops: Mapping[int, Stop]) -> Box:
    key, way = place
    stop = stops[key]
    if way:
        return Box(
            x=corner[0],
            y=corner[1],
            stop=stop,
            lines=("More",),
            more_url=stop.more(way),  # type: ignore[arg-type]
            above=way == "up",
        )
    return Box(x=corner[0], y=corner[1], stop=stop, lines=title_lines(stop.title))


def _lines(walk: Walk, corners: Mapping[_Place, tuple[int, int]]) -> list[Line]:
    lines = [Line(path=_curve(corners[tie.nearer, ""], corners[tie.farther, ""]), faint=True) for tie in walk.ties]
    lines += [
        Line(path=_curve(corners[stop.nearer, ""], corners[stop.key, ""])) for stop in walk if stop.nearer is not None
    ]
    lines += [Line(path=_curve(corners[key, ""], corners[key, way]), faint=True) for key, way in corners if way]
    return lines


def _curve(one: tuple[int, int], other: tuple[int, int]) -> str:
    """Return the path between two boxes: from the foot of the upper to the head of the lower."""
    (upper_x, upper_y), (lower_x, lower_y) = sorted((one, other), key=lambda corner: (corner[1], corner[0]))
    x1, x2 = upper_x + WIDTH // 2, lower_x + WIDTH // 2
    if upper_y == lower_y:
        foot = upper_y + HEIGHT
        return f"M{x1} {foot}C{x1} {foot + LINE_GAP} {x2} {foot + LINE_GAP} {x2} {foot}"
    y1 = upper_y + HEIGHT
    middle = (y1 + lower_y) // 2
    return f"M{x1} {y1}C{x1} {middle} {x2} {middle} {x2} {lower_y}"
