"""Who follows what, and what people have been told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from django.db.models import Q, QuerySet

from hub.accounts.models import Person
from hub.core.follows.models import Digest, Follow, Notice
from hub.core.places.models import Place
from hub.core.records.models import Record, RecordQuerySet, Visibility
from hub.core.search.queries import having

NEWS = timedelta(days=35)
PER_PAGE = 50
FILTERS = {"kind": "kind", "state": "state", "place": "place", "team": "team"}


def followers(record: Record) -> QuerySet[Person]:
    """Return the active people who follow `record`."""
    return Person.objects.filter(is_active=True, follows__record=record).order_by("pk")


def followers_of_place(place: Place) -> QuerySet[Person]:
    """Return the active people who follow `place`."""
    return Person.objects.filter(is_active=True, follows__place=place).order_by("pk")


def who_may_read(record: Record, people: Iterable[Person]) -> list[Person]:
    """Keep those of `people` who may read `record`. No statement if it is open to all, else one or two for each."""
    if record.visibility in {Visibility.PUBLIC, Visibility.SIGNED_IN}:
        return list(people)
    return [person for person in people if Record.objects.visible_to(person).filter(pk=record.pk).exists()]


def notices_of(person: Person) -> QuerySet[Notice]:
    """Return what `person` was told, newest first: their own things, and what they may (still) read."""
    readable = Record.objects.visible_to(person)
    mine = Notice.objects.filter(person=person).filter(Q(personal=True) | Q(record__in=readable))
    return mine.select_related("record").order_by("-at", "-pk")


def unread_count(person: Person) -> int:
    """Return how many notices `person` has not read, at most 100."""
    return notices_of(person).filter(seen_at=None)[:100].count()


def not_told(now: datetime) -> QuerySet[Notice]:
    """Return the notices of the last 35 days that were neither mailed nor read: older ones are no news."""
    return Notice.objects.filter(digest=None, mailed_at=None, seen_at=None, at__gt=now - NEWS)


def waiting_for_letter(person: Person, now: datetime) -> QuerySet[Notice]:
    """Return what the next letter to `person` would tell."""
    return notices_of(person).filter(pk__in=not_told(now).values("pk"))


def follows_of(person: Person) -> QuerySet[Follow]:
    """Return what `person` follows and may read, newest first."""
    readable = Record.objects.visible_to(person)
    mine = Follow.objects.filter(person=person).filter(Q(record=None) | Q(record__in=readable))
    return mine.select_related("record", "place").order_by("-at", "-pk")


def unsure_digests() -> QuerySet[Digest]:
    """Return the letters of which nobody can say whether they were sent: claimed, and then nothing more was heard."""
    return Digest.objects.filter(sent_at=None).select_related("person").order_by("-claimed_at", "-pk")


def new_under(search: str, person: Person, since: datetime) -> RecordQuerySet:
    """Return what `person` may read that was published after `since` and that `search` finds, newest first.

    `search` is the query string of the search page or of a list: `q` holds words, `kind`, `state`, `place` and
    `team` are exact. A search with any other filter finds nothing: too few is better than what nobody asked for.
    """
    asked = dict(parse_qsl(search))
    found = Record.objects.visible_to(person).newest_first().filter(published_at__gt=since)
    if words := asked.pop("q", ""):
        found = having(found, words)
    for name, field in FILTERS.items():
        if value := asked.pop(name, ""):
            found = found.filter(**{field: value}) if value.isdecimal() or name in {"kind", "state"} else found.none()
    return found.none() if asked else found


@dataclass(frozen=True, kw_only=True)
class NoticesPage:
    """One page of notices, and whether an older one follows."""

    notices: list[Notice]
    number: int
    more: bool
    unread: int


def page_of_notices(person: Person, number: int) -> NoticesPage:
    """Return a page of what `person` was told. Two statements beside their grants."""
    first = (number - 1) * PER_PAGE
    found = list(notices_of(person)[first : first + PER_PAGE + 1])
    return NoticesPage(notices=found[:PER_PAGE], number=number, more=len(found) > PER_PAGE, unread=unread_count(person))
