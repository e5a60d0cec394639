"""Contrast between colours, as WCAG 2.2 measures it. Colours are written as “#0b4a5c”. Plain Python."""

import re

_HEX = re.compile(r"#[0-9a-fA-F]{6}")

# WCAG 2.2, success criterion 1.4.3: text of the usual size.
READABLE = 4.5

Channels = tuple[int, int, int]


def channels(colour: str) -> Channels:
    """Return red, green and blue, 0 to 255. Raises ValueError unless `colour` reads like #0b4a5c."""
    if not _HEX.fullmatch(colour):
        raise ValueError(f"A colour is written like #0b4a5c, and this is {colour!r}.")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 for black to 1 for white (WCAG 2.2, “relative luminance”)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 (none) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """Return `colour` with the `share` of `other` (0 to 1) mixed into it."""
    mixed = (round(a + (b - a) * share) for a, b in zip(channels(colour), channels(other), strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def text_on(colour: str) -> str:
    """Return white or black, whichever reads better on `colour`; one of them always reaches 4.5."""
    return max(("#ffffff", "#000000"), key=lambda text: contrast(colour, text))


def darkened(colour: str, on: str = "#ffffff", ratio: float = READABLE) -> str:
    """Return `colour`, made darker just as far as text in it needs to be read on the ground `on`."""
    for step in range(101):
        darker = mix(colour, "#000000", step / 100)
        if contrast(darker, on) >= ratio:
            return darker
    raise ValueError(f"No shade of {colour} reaches {ratio} on {on}.")


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the formula's
