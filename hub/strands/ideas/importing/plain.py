"""From the HTML that other sites keep to the plain text that an idea is."""

import re
from html.parser import HTMLParser

import nh3

from hub.foundation.text import clean

_BLOCKS = {"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table"}
_LINES = {"br", "li", "tr"}
_KEPT = {*_BLOCKS, *_LINES, "a"}
_LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|br|div|ul|ol|li|h[1-6]|strong|em|b|i|u|a|span|script|style|img)\b[^<>]*>", re.IGNORECASE
)


class _Text(HTMLParser):
    """Collects the text of sanitised HTML: a blank line between blocks, a dash before what is listed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag in _LINES:
            self.parts.append("\n- " if tag == "li" else "\n")
        elif tag == "a":
            self.addresses.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self.addresses:
            address = self.addresses.pop()
            if address and not "".join(self.parts).rstrip().endswith(address):
                self.parts.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        self.parts.append(re.sub(r"\s+", " ", data))


def plain(typed: str) -> str:
    """Return `typed` as plain text: HTML becomes paragraphs and lists, and nothing of it runs or hides.

    Text that only uses the signs (“a < b”) stays as it is.
    """
    if not _LOOKS_LIKE_HTML.search(typed):
        return clean(typed)
    text = _Text()
    text.feed(nh3.clean(typed, tags=_KEPT, attributes={"a": {"href"}}, link_rel=None))
    text.close()
    lines = [line.strip() for line in clean("".join(text.parts)).split("\n")]
    listed = re.sub(r"^-\n+", "- ", "\n".join(lines), flags=re.MULTILINE)
    tight = re.sub(r"^(- .*)\n+(?=- )", r"\1\n", listed, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", tight).strip()
