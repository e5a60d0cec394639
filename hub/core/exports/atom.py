"""Atom feeds as RFC 4287 has them: each with an id of its own and an author, and words that are shown as typed."""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape


class Entry(NamedTuple):
    """One entry of a feed. `key` never changes; `words` are None where there are none."""

    title: str
    words: str | None
    url: str
    at: datetime
    key: str
    state: str = ""


def begin(title: str, *, page: str, address: str) -> Atom1Feed:
    """Return a feed without entries. `page` is the path that it tells about, `address` its own path with its filters.

    The address is its id: two feeds that choose differently are two feeds.
    """
    return Atom1Feed(
        title=f"{title} – {settings.HUB_NAME}",
        link=settings.HUB_BASE_URL + page,
        description=f"From {settings.HUB_NAME}, {settings.HUB_COUNCIL}.",
        author_name=settings.HUB_COUNCIL,
        feed_url=settings.HUB_BASE_URL + address,
        feed_guid=settings.HUB_BASE_URL + address,
        language=settings.LANGUAGE_CODE,
    )


def add(feed: Atom1Feed, entry: Entry) -> None:
    """Add an entry. Readers take its words for HTML, so that what was typed is escaped."""
    feed.add_item(
        title=entry.title,
        link=entry.url,
        description=escape(entry.words or ""),
        pubdate=entry.at,
        updateddate=entry.at,
        unique_id=entry.key,
        categories=[entry.state] if entry.state else [],
    )
