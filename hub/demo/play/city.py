"""What all parts of the play share: who plays, what there is by now, and how days are reckoned from the last one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hub.accounts.models import Person
from hub.core.places.models import Place
from hub.core.records.models import Record

# Something that happens: its moment, and what is then done, given that moment.
Happening = tuple[datetime, Callable[[datetime], None]]


@dataclass
class City:
    """The city as it is being played. `records` are by the keys of the story: statements, ideas, all that follows."""

    cast: dict[str, Person]
    records: dict[str, Record]
    now: datetime
    places: dict[str, int] = field(default_factory=lambda: dict(Place.objects.values_list("name", "pk")))

    def ago(self, days: int, *, minutes: int = 0) -> datetime:
        """Return ten in the morning so many days ago, and so many minutes."""
        day = self.now - timedelta(days=days)
        return day.replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(minutes=minutes)

    def day(self, days_ago: int) -> date:
        """Return the day so many days ago; below 0 it is still to come."""
        return (self.now - timedelta(days=days_ago)).date()

    def record(self, key: str) -> Record:
        """Return the record of this key as it is now. One statement."""
        record = self.records[key]
        record.refresh_from_db()
        return record

    def wards(self, *names: str) -> tuple[int, ...]:
        """Return the keys of these wards."""
        return tuple(self.places[name] for name in names)


def play(happenings: Iterable[Happening], *, until: datetime) -> None:
    """Do everything that has happened until then, in the order of its moments; what has the same one, as it comes."""
    for moment, do in sorted(happenings, key=lambda one: one[0]):
        if moment <= until:
            do(moment)
