"""Telling the people with whom something began what has become of it."""

from collections.abc import Callable
from datetime import datetime

from hub.accounts.models import Person
from hub.core.follows.actions import notify
from hub.core.links.models import Link
from hub.core.records.models import Author, Record

# An idea, its problem, the experiment, the pilot, the project, and two to spare: a chain is no longer than that.
STEPS = 7


def origins(record: Record) -> list[Record]:
    """Return the records that `record` came from, over any number of steps up to seven, the first of all last.

    One statement a step. A record that came from several has several origins; a circle is walked once.
    """
    found: dict[int, Record] = {}
    frontier = [record.pk]
    for _ in range(STEPS):
        ties = Link.objects.current().filter(relation="became", target__in=frontier).select_related("source")
        new = {tie.source_id: tie.source for tie in ties.order_by("pk")}
        frontier = [key for key in new if key not in found and key != record.pk]
        if not frontier:
            break
        found |= {key: new[key] for key in frontier}
    return list(found.values())


def tell_first_authors(
    record: Record, sentence: str | Callable[[Record], str], *, by: Person | None, now: datetime | None = None
) -> int:
    """Tell the authors of all that `record` came from one sentence about it; return how many were told.

    They are told as of their own thing, by mail at once, and the notice leads to `record`: but only those who may read
    it. Call it after the `became` link is made. Each person is told once, whatever they began: of the first thing.
    `sentence` may be made of that thing, so that it can be named (“Your idea “Lamps” is now being tried in two wards”).
    """
    began = {origin.pk: origin for origin in origins(record)}
    place = {key: number for number, key in enumerate(began)}
    authors = Author.objects.filter(record__in=list(began)).select_related("person")
    # The first of all comes last of the origins, and so takes the place of what the same person began later.
    mine = {author.person: began[author.record_id] for author in sorted(authors, key=lambda one: place[one.record_id])}
    told = 0
    for person, origin in mine.items():
        if Record.objects.visible_to(person).filter(pk=record.pk).exists():
            words = sentence if isinstance(sentence, str) else sentence(origin)
            told += notify(record, words, by=by, to=[person], personal=True, now=now)
    return told
