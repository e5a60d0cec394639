"""The council's own brand: its name and colours, from settings, and the stylesheet made of them."""

from functools import lru_cache
from hashlib import sha256

from django.conf import settings

from hub.design import addresses
from hub.design.colours import darkened, mix, text_on

PAPER = "#faf8f4"


class Place:
    """Whose hub this is, as the settings say: what templates call `settings`."""

    @property
    def name(self) -> str:
        return str(settings.HUB_NAME)

    @property
    def council(self) -> str:
        return str(settings.HUB_COUNCIL)

    @property
    def city(self) -> str:
        return str(settings.HUB_CITY)

    @property
    def base_url(self) -> str:
        return str(settings.HUB_BASE_URL)

    @property
    def brand_colour(self) -> str:
        return str(settings.HUB_BRAND_COLOUR)


@lru_cache(maxsize=8)
def stylesheet(brand: str, accent: str) -> str:
    """Return the custom properties that dress the hub in two colours.

    Whatever colours a council has, text stays readable: links and buttons are darkened as far as 4.5:1 on paper,
    and on paper washed with the brand colour, asks for. What is written on the brand colour is black or white,
    whichever reads better.
    """
    wash = mix(brand, PAPER, 0.93)
    ink = darkened(darkened(brand, on=PAPER), on=wash)
    properties = {
        "brand": brand,
        "on-brand": text_on(brand),
        "brand-deep": mix(brand, "#000000", 0.28) if text_on(brand) == "#ffffff" else mix(brand, "#ffffff", 0.3),
        "ink": ink,
        "ink-deep": mix(ink, "#000000", 0.35),
        "wash": wash,
        "edge": mix(brand, PAPER, 0.75),
        "gold": accent,
        "gold-deep": darkened(accent, on=PAPER, ratio=3),
        "gold-wash": mix(accent, "#ffffff", 0.86),
    }
    lines = [f"--hub-{name}:{value}" for name, value in properties.items()]
    lines += [
        f"--govuk-brand-colour:{ink}",
        f"--govuk-link-colour:{ink}",
        f"--govuk-link-hover-colour:{mix(ink, '#000000', 0.35)}",
    ]
    return ":root{" + ";".join(lines) + "}"


def our_stylesheet() -> str:
    """Return the stylesheet of this hub's settings."""
    return stylesheet(settings.HUB_BRAND_COLOUR, settings.HUB_ACCENT_COLOUR)


def address() -> str:
    """Return where the stylesheet is; the address changes with its content, so that browsers may keep it."""
    return f"{addresses.address('design:brand')}?v={_digest(our_stylesheet())}"


@lru_cache(maxsize=8)
def _digest(css: str) -> str:
    return sha256(css.encode()).hexdigest()[:12]
