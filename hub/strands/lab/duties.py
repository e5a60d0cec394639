"""What trials ask of people, for the list “What I owe”."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.records import kinds
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.core.ways import Owing
from hub.design.addresses import address
from hub.strands.lab import permissions, rules
from hub.strands.lab.models import Amendment
from hub.strands.lab.queries.lists import TRIALS, both

ASKS = {
    rules.HALTED: "Say what happened, and what was learned",
    rules.RUNNING: "Its days are over: end it, and say what was learned",
    rules.ENDED: "Decide what follows",
}
AMENDED = "Its last day was amended: end it once it is over"


def of_trials(person: Person, count: int) -> Sequence[Owing]:
    """Return the trials that wait for the person, those stopped for harm first, then by the day they were to end.

    One whose last day was amended stands last, without a day: what holds since is said in words.

    Who acts for a post of the team that runs a trial says what happened; who leads the lab does it where no team runs
    it or the team has no post that anybody holds, and decides what follows from each. One statement.
    """
    today, leads = timezone.localdate(), permissions.may_lead(person)
    if not leads and not person.is_staff:
        return []
    return [
        Owing(
            title=title,
            url=address(kinds.get(kind).url_name, {"number": pk}),
            what=AMENDED if amended else ASKS[state],
            due_on=ends_on if state == rules.RUNNING and not amended else None,
        )
        for pk, kind, state, title, ends_on, _, amended in _waiting(
            count, leads, person=person.pk, today=today, viewer=person
        )
    ]


@prepared
def _waiting(count: int, leads: bool, *, person: int, today: date, viewer: Viewer) -> QuerySet[Any, Any]:
    # By keys: asked whether it may be read, SQLite goes through all trials, and few of them wait.
    waiting = Record.objects.visible_to(viewer).filter(kind__in=TRIALS, state__in=tuple(ASKS)).values("pk")
    amended = Amendment.objects.filter(record=OuterRef("pk"), part="ends_on")
    asked = {"amended": Case(When(record__state=rules.RUNNING, then=Exists(amended)), default=Value(False))}
    pressing = Case(
        When(record__state=rules.HALTED, then=Value(0)),
        When(amended=True, then=Value(3)),
        When(record__state=rules.RUNNING, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    to_tell = Q(record__state=rules.HALTED) | Q(record__state=rules.RUNNING, ends_on__lt=today)
    acting = Post.objects.filter(Post.acted_for_by(person, today), team=OuterRef("record__team"))
    theirs = to_tell & Q(Exists(acting))
    if leads:
        held = Post.objects.filter(team=OuterRef("record__team")).exclude(holder=None, deputy=None)
        theirs |= (to_tell & ~Q(Exists(held))) | Q(record__state=rules.ENDED)
    columns = ("pk", "record__kind", "record__state", "record__title", "ends_on", "pressing", "amended")
    found = both(
        lambda table: table.objects.filter(theirs, pk__in=waiting).annotate(**asked).annotate(pressing=pressing),
        *columns,
    )
    return found.order_by("pressing", "ends_on", "pk")[:count]
