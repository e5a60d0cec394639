"""The map: areas shaded by how many records each has. Made on the server; the table beside it says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

STEPS = 5


@dataclass(frozen=True, kw_only=True)
class Shaded:
    """One area on the map, how many records it has, and where its page is."""

    name: str
    url: str
    path: str
    count: int


def shade(count: int, most: int) -> int:
    """Return 0 for none and 1 to 5 for the share of the highest count."""
    return -(-STEPS * count // most) if most else 0


def draw(areas: Sequence[Shaded], *, width: float, height: float, colour: str, title: str, linked: bool) -> Markup:
    """Return the map as SVG. `linked` makes each area a link for the pointer; the keyboard has the table's links.

    A linked map is hidden from screen readers, who would otherwise go through every area twice.
    """
    most = max((area.count for area in areas), default=0)
    shape = Markup('<path d="{}" fill="{}" fill-opacity="{}"><title>{}: {}</title></path>')
    link = Markup('<a href="{}" tabindex="-1">{}</a>')
    drawn = []
    for area in areas:
        opacity = f"{0.06 + 0.17 * shade(area.count, most):.2f}"
        one = shape.format(area.path, colour, opacity, area.name, area.count)
        drawn.append(link.format(area.url, one) if linked else one)
    heard = (
        Markup('aria-hidden="true" focusable="false"') if linked else Markup('role="img" aria-label="{}"').format(title)
    )
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="hub-map" viewBox="0 0 {} {}" width="100%" {}>'
        '<g stroke="{}" stroke-width="1.5" stroke-linejoin="round">{}</g></svg>'
    ).format(width, height, heard, colour, Markup("").join(drawn))
