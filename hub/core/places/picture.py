"""The map: areas shaded by how many records each has. Made on the server; the table beside it says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

STEPS = 5
BRIGHT = "#ffdd00"  # seen on the lightest and on the darkest area
PIN = "M0,0C-1,-4 -6,-8 -6,-13A6,6 0 1 1 6,-13C6,-8 1,-4 0,0Z"  # its tip stands on the point, 19 units below its top


@dataclass(frozen=True, kw_only=True)
class Shaded:
    """One area on the map, how many records it has, and where its page is."""

    name: str
    url: str
    path: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Pinned:
    """A pin on the map, in map units. With a `url` it leads somewhere, for the pointer."""

    x: float
    y: float
    name: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """How large the map is, in map units."""

    width: float
    height: float


def shade(count: int, most: int) -> int:
    """Return 0 for none and 1 to 5 for the share of the highest count."""
    return -(-STEPS * count // most) if most else 0


def draw(
    areas: Sequence[Shaded], frame: Frame, *, colour: str, title: str, linked: bool, pins: Sequence[Pinned] = ()
) -> Markup:
    """Return the map as SVG. `linked` makes areas and pins links for the pointer; the keyboard has the table's links.

    A linked map is hidden from screen readers, who would otherwise go through every area twice.
    """
    most = max((area.count for area in areas), default=0)
    shape = Markup('<path d="{}" fill="{}" fill-opacity="{}"><title>{}: {}</title></path>')
    drawn = [
        _leading(
            shape.format(area.path, colour, f"{0.06 + 0.17 * shade(area.count, most):.2f}", area.name, area.count),
            area.url if linked else "",
        )
        for area in areas
    ]
    heard = (
        Markup('aria-hidden="true" focusable="false"') if linked else Markup('role="img" aria-label="{}"').format(title)
    )
    size = frame.width / 18
    marked = [_leading(_marked(pin, size), pin.url if linked else "") for pin in pins]
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="hub-map" viewBox="0 0 {:g} {:g}" width="100%" {}>'
        '<g stroke="{}" stroke-width="{:g}" stroke-linejoin="round">{}</g>{}</svg>'
    ).format(
        round(frame.width, 1),
        round(frame.height, 1),
        heard,
        colour,
        round(frame.width * 0.0015, 2),
        Markup("").join(drawn),
        Markup("").join(marked),
    )


def _leading(drawn: Markup, url: str) -> Markup:
    return Markup('<a href="{}" tabindex="-1">{}</a>').format(url, drawn) if url else drawn


def _marked(pin: Pinned, size: float) -> Markup:
    """Return the pin, `size` map units high, its tip on the point."""
    place = f"translate({pin.x:.1f} {pin.y:.1f}) scale({size / 19:.2f})"
    shape = Markup(
        '<path class="hub-map__pin" d="{}" transform="{}" fill="{}" stroke="#0b0c0c" stroke-width="1">'
        "<title>{}</title></path>"
    )
    return shape.format(PIN, place, BRIGHT, pin.name)
