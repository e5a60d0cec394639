"""Who follows what, and what people have been told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from hub.accounts.models import Person
from hub.core.follows import searches
from hub.core.follows.models import Digest, Follow, Notice
from hub.core.places.models import Place
from hub.core.records.models import Record, RecordQuerySet
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer, Visibility

NEWS = timedelta(days=35)
PER_PAGE = 50


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
    return _told(person, person.pk)


def _told(viewer: Viewer, person: int) -> QuerySet[Notice]:
    readable = Record.objects.visible_to(viewer)
    mine = Notice.objects.as_told().filter(person=person)
    mine = mine.filter(Q(personal=True) | Q(record=None) | Q(readable.behind("record")))
    return mine.select_related("record").order_by("-at", "-pk")


def newest_notices(person: Person, count: int) -> list[Notice]:
    """Return the `count` newest of what `person` was told. One statement."""
    return _newest_notices(count, viewer=person, person=person.pk)


@prepared
def _newest_notices(count: int, *, viewer: Viewer, person: int) -> QuerySet[Notice]:
    return _told(viewer, person)[:count]


def unread_count(person: Person) -> int:
    """Return how many notices `person` has not read, at most 100. One statement."""
    return len(_unread(viewer=person, person=person.pk))


@prepared
def _unread(*, viewer: Viewer, person: int) -> QuerySet[Notice, int]:
    return _told(viewer, person).filter(seen_at=None).values_list("pk", flat=True)[:100]


def not_told(now: datetime) -> QuerySet[Notice]:
    """Return the notices of the last 35 days that were neither mailed nor read: older ones are no news."""
    return Notice.objects.filter(digest=None, mailed_at=None, seen_at=None, at__gt=now - NEWS)


def waiting_for_letter(person: Person, now: datetime) -> QuerySet[Notice]:
    """Return what the next letter to `person` would tell."""
    return notices_of(person).filter(pk__in=not_told(now).values("pk"))


def follows_of(person: Person) -> QuerySet[Follow]:
    """Return what `person` follows and may read, newest first."""
    return _follows_of(person, person.pk)


def newest_follows(person: Person, count: int) -> list[Follow]:
    """Return the `count` newest of what `person` follows and may read. One statement."""
    return _newest_follows(count, viewer=person, person=person.pk)


@prepared
def _newest_follows(count: int, *, viewer: Viewer, person: int) -> QuerySet[Follow]:
    return _follows_of(viewer, person)[:count]


def _follows_of(viewer: Viewer, person: int) -> QuerySet[Follow]:
    readable = Record.objects.visible_to(viewer)
    mine = Follow.objects.filter(person=person).filter(Q(record=None) | Q(readable.behind("record")))
    return mine.select_related("record", "place__boundary_set").order_by("-at", "-pk")


def unsure_digests() -> QuerySet[Digest]:
    """Return the letters of which nobody can say whether they were sent: claimed, and then nothing more was heard."""
    return Digest.objects.filter(sent_at=None).select_related("person").order_by("-claimed_at", "-pk")


def new_under(search: str, person: Person, since: datetime) -> RecordQuerySet:
    """Return what `person` may read that came under `search` after `since`, newest first."""
    listing, asked = searches.read(search)
    return listing.came(asked, person, since) if listing else Record.objects.visible_to(person).none()


@dataclass(frozen=True, kw_only=True)
class Followed:
    """Something a person follows: a record, a place, or a search. `pk` is the follow's own, by which it is ended."""

    pk: int
    text: str
    url: str
    note: str


def followed(follows: Sequence[Follow]) -> list[Followed]:
    """Return `follows` as pages show them. No statement but those of the lists that are searched."""
    said = dict(zip([one.pk for one in follows], searches.in_words([one.search for one in follows]), strict=True))
    return [_followed(one, said[one.pk]) for one in follows]


def _followed(follow: Follow, search: str) -> Followed:
    if record := follow.record:
        note = f"{record.kind_label}, {record.reference}"
        return Followed(pk=follow.pk, text=record.title, url=record.get_absolute_url(), note=note)
    if place := follow.place:
        at = {"boundaries": place.boundary_set.code, "code": place.code}
        return Followed(pk=follow.pk, text=place.name, url=reverse("core:place", kwargs=at), note="Place")
    return Followed(pk=follow.pk, text=search, url=searches.address(follow.search), note="Search")


@dataclass(frozen=True, kw_only=True)
class Following:
    """The button that follows what a page shows: `what` in words, `url` where it posts, and whether one follows it.

    `follow` is the follow’s key, 0 without one. `search` is what is followed, empty for a place.
    """

    what: str
    url: str
    search: str = ""
    follow: int = 0
    signed_in: bool = False


def following_place(place: Place, viewer: Viewer) -> Following:
    """Return the button of a place. One statement for somebody signed in."""
    url = reverse("core:follow_place", kwargs={"number": place.pk})
    return Following(what=place.name, url=url, **_mine(viewer, "place", place.pk))


def following_search(code: str, query: str, what: str, viewer: Viewer) -> Following:
    """Return the button of the list `code` as it is shown under `query`. One statement for somebody signed in."""
    search = searches.of_list(code, query)
    return Following(what=what, url=reverse("core:follow_search"), search=search, **_mine(viewer, "search", search))


def _mine(viewer: Viewer, field: str, what: int | str) -> dict[str, Any]:
    if not isinstance(viewer, Person):
        return {}
    mine = _follows(field, person=viewer.pk, what=what)
    return {"signed_in": True, "follow": mine[0] if mine else 0}


@prepared
def _follows(field: str, *, person: int, what: int | str) -> QuerySet[Follow, int]:
    return Follow.objects.filter(person=person, **{field: what}).values_list("pk", flat=True)[:1]


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
