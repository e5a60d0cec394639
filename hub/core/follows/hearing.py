"""Who hears of what happens to a record: its authors at once and in plain words, its followers in their letter."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.clocks.models import Clock
from hub.core.follows import actions as follows
from hub.core.follows.queries import followers
from hub.core.records.models import Author, Record


def authors_of(record: Record) -> list[Person]:
    """Return who put `record` forward. One statement."""
    return [author.person for author in Author.objects.filter(record=record).select_related("person").order_by("pk")]


def tell_authors(
    record: Record, sentence: str, *, by: Person | None, clock: Clock | None = None, now: datetime | None = None
) -> None:
    """Tell the authors of their own thing, by mail and at once. With `clock` they are asked what they think of it."""
    about = follows.About(clock=clock) if clock else None
    follows.notify(record, sentence, by=by, to=authors_of(record), personal=True, about=about, now=now)


def ask_authors(
    record: Record, sentence: str, *, by: Person, at: Callable[[Person], str], now: datetime | None = None
) -> None:
    """Tell each author of their own thing, with the address `at` which they can answer. Two statements for each."""
    for author in authors_of(record):
        about = follows.About(url=at(author))
        follows.notify(record, sentence, by=by, to=[author], personal=True, about=about, now=now)


def tell_followers(record: Record, sentence: str, *, by: Person | None, now: datetime | None = None) -> None:
    """Tell those who follow the record and did not write it."""
    wrote = {person.pk for person in authors_of(record)}
    follows.notify(record, sentence, by=by, to=[one for one in followers(record) if one.pk not in wrote], now=now)


def tell_post(record: Record, sentence: str, *, by: Person | None, now: datetime | None = None) -> None:
    """Tell whoever acts for the post that answers for the record; nobody while it is vacant or not given."""
    if record.post:
        tell_who_acts(record.post, record, sentence, by=by, now=now)


def tell_who_acts(
    post: Post, record: Record, sentence: str, *, by: Person | None, url: str = "", now: datetime | None = None
) -> None:
    """Tell whoever acts for `post` today, the deputy while its holder is away; the notice leads to `url` if given."""
    if person := post.acting(timezone.localdate(now)):
        follows.notify(record, sentence, by=by, to=[person], about=follows.About(url=url), now=now)
