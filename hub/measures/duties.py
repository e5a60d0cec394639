"""What measures ask of people, for the list “What I owe”."""

from collections.abc import Sequence

from django.db.models import QuerySet

from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.core.ways import Owing
from hub.foundation.dates import day_words
from hub.measures.models import Rebase
from hub.measures.permissions import WRITERS


def to_agree(person: Person, count: int) -> Sequence[Owing]:
    """Return the limits that are proposed to begin anew and wait for a second person, the oldest first.

    One statement, or none for whoever keeps no measures.
    """
    keeps_all = person.has_role(*WRITERS)
    teams = sorted(person.team_ids) if person.is_staff and not keeps_all else []
    if not (keeps_all or teams):
        return []
    return [
        Owing(
            title=one.measure.record.title,
            url=f"{one.measure.record.get_absolute_url()}#happened",
            what=f"Agree that limits begin anew from {day_words(one.from_on)}, or say why not",
        )
        for one in _proposed(count, keeps_all, viewer=person, person=person.pk, teams=teams)
    ]


@prepared
def _proposed(count: int, keeps_all: bool, *, viewer: Viewer, person: int, teams: list[int]) -> QuerySet[Rebase]:
    readable = Record.objects.visible_to(viewer).behind("measure")
    proposed = Rebase.objects.filter(agreed_at=None, ended_at=None).exclude(by=person)
    # By their keys: where there are none yet, SQLite would begin with all records.
    waiting = Rebase.objects.filter(readable, pk__in=proposed.values("pk"))
    kept = waiting if keeps_all else waiting.filter(measure__record__team__in=teams)
    return kept.select_related("measure__record").order_by("at", "pk")[:count]
