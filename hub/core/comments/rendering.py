"""From what was typed to what is shown: Markdown, then only the HTML that cannot do harm."""

import nh3
from markdown_it import MarkdownIt

VERSION = 1  # raise it when the output changes: `render_again` then renders what older versions made
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "a", "hr"}
_markdown = MarkdownIt("zero", {"breaks": True, "linkify": False, "html": False}).enable(
    ["newline", "emphasis", "list", "blockquote", "code", "fence", "backticks", "link", "autolink", "escape", "hr"]
)
_cleaner = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="nofollow noopener ugc",
)


def render(source: str) -> str:
    """Return safe HTML for Markdown `source`: paragraphs, emphasis, lists, quotes, code and links; nothing else.

    Headings, pictures and HTML stay the characters that were typed. Links carry rel="nofollow".
    """
    return _cleaner.clean(_markdown.render(source))
