"""Telling the people with whom something began what has become of it."""

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


def tell_first_authors(record: Record, sentence: str, *, by: Person | None, now: datetime | None = None) -> int:
    """Tell the authors of all that `record` came from one sentence about it; return how many were told.

    They are told as of their own thing, by mail at once, and the notice leads to `record`: but only those who may read
    it. Call it after the `became` link is made. Each person is told once, whatever they began.
    """
    began = origins(record)
    authors = Author.objects.filter(record__in=began).select_related("person").order_by("pk")
    people = {author.person_id: author.person for author in authors}
    readers = [person for person in people.values() if Record.objects.visible_to(person).filter(pk=record.pk).exists()]
    return notify(record, sentence, by=by, to=readers, personal=True, now=now) if readers else 0
