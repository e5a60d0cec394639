"""The lists whose searches can be followed. A part that has a list of its own registers it in its `apps.py`.

A search is kept as the query string of its list, with `in` for the list: “in=ideas&q=bench&ward=3”. Without `in` it is
a search of everything.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from django.urls import reverse

from hub.core.records.models import Record, RecordQuerySet
from hub.core.search.queries import having
from hub.foundation.text import clean

if TYPE_CHECKING:
    from hub.accounts.models import Person

IN = "in"
# How a list is turned over and ordered is no part of what is looked for.
NOT_KEPT = {"page", "after", "sort"}
FILTERS = {"kind": "kind", "state": "state", "place": "place", "team": "team"}
Asked = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One list. `came` gives the cards that came under a search since a moment, as somebody may read them.

    A search with a filter that the list does not know finds nothing: too few is better than what nobody asked for.
    `says` gives searches in words, in a fixed number of statements however many they are.
    """

    code: str
    url_name: str
    came: Callable[[Asked, "Person", datetime], RecordQuerySet]
    says: Callable[[Sequence[Asked]], list[str]]


def in_everything(asked: Asked, person: "Person", since: datetime) -> RecordQuerySet:
    """Return what was published since: `q` holds words, `kind`, `state`, `place` and `team` are exact."""
    left = dict(asked)
    found = Record.objects.visible_to(person).newest_first().filter(published_at__gt=since)
    if words := left.pop("q", ""):
        found = having(found, words)
    for name, field in FILTERS.items():
        if value := left.pop(name, ""):
            found = found.filter(**{field: value}) if value.isdecimal() or name in {"kind", "state"} else found.none()
    return found.none() if left else found


def _say_everything(searches: Sequence[Asked]) -> list[str]:
    return [", ".join(f"“{value}”" if name == "q" else value for name, value in asked.items()) for asked in searches]


LONGEST = 500
CANNOT = "This search cannot be followed: it asks for nothing, or for too much. Change it and try again."

_everything = Listing(code="", url_name="site:search", came=in_everything, says=_say_everything)
_listings: dict[str, Listing] = {"": _everything}


def register(listing: Listing) -> None:
    """Let the searches of `listing` be followed; its code must be new."""
    if listing.code in _listings:
        raise ValueError(f"The list {listing.code!r} is registered twice.")
    _listings[listing.code] = listing


def read(search: str) -> tuple[Listing | None, dict[str, str]]:
    """Return the list and what is asked of it; no list if its part is switched off."""
    asked = dict(parse_qsl(search))
    return _listings.get(asked.pop(IN, "")), asked


def in_fixed_order(search: str) -> str:
    """Return a query string with its parameters in order, without empty ones, page numbers and orders."""
    asked = [(name, clean(value)) for name, value in parse_qsl(search.lstrip("?")) if name not in NOT_KEPT]
    return urlencode(sorted((name, value) for name, value in asked if value))


def can_be_followed(search: str) -> bool:
    """Return whether `search`, in fixed order, asks for something, and no more than is kept."""
    return bool(search) and len(search) <= LONGEST and read(search)[0] is not None


def of_list(code: str, query: str) -> str:
    """Return what is followed of the list `code` that is shown under `query`."""
    return in_fixed_order(f"{query}&{IN}={code}" if code else query)


def address(search: str) -> str:
    """Return where the list stands with this search; home of all searches if its part is switched off."""
    listing, asked = read(search)
    query = urlencode(asked) if listing else ""
    return reverse((listing or _everything).url_name) + (f"?{query}" if query else "")


def in_words(searches: Sequence[str]) -> list[str]:
    """Return each search in words. A fixed number of statements for each list."""
    said: dict[int, str] = {}
    read_all = [read(search) for search in searches]
    for listing in {found.code: found for found, _ in read_all if found}.values():
        places = [place for place, (found, _) in enumerate(read_all) if found and found.code == listing.code]
        said.update(zip(places, listing.says([read_all[place][1] for place in places]), strict=True))
    return [said.get(place) or searches[place] for place in range(len(searches))]
