"""A letter is said once and written twice: as plain text, and as simple HTML that says the same in the same order."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string


@dataclass(frozen=True, kw_only=True)
class Part:
    """A paragraph or a heading, a link where it has a `url`, and the points of a list under it."""

    text: str
    url: str = ""
    is_heading: bool = False
    points: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What a letter says, in order, and what stands small below it. Who sends it is added from the settings."""

    subject: str
    parts: Sequence[Part]
    below: Sequence[Part] = ()

    def as_text(self) -> str:
        """Write it as plain text: each address stands on a line of its own."""
        return render_to_string("design/letters/letter.txt.jinja", {"letter": self})

    def as_html(self) -> str:
        """Write it as HTML: headings, links and lists, no pictures and nothing to fetch, readable on a small phone."""
        return render_to_string("design/letters/letter.html.jinja", {"letter": self})
