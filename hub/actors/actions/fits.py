"""Telling those who posted one side of “Wanted and offered” that the other side has come which fits.

The notice waits for the letter with what is new, grouped by the record that wants somebody. Each person is told once
of one new thing, of what fits it best.
"""

from datetime import datetime

from django.urls import reverse

from hub.accounts.models import Person
from hub.actors.actions.telling import speaking_for
from hub.actors.matching import TELLING
from hub.actors.models import Capacity, OpenRole
from hub.actors.queries.wanted import fitting_capacities, fitting_open_roles
from hub.core.follows.actions import About, notify
from hub.core.records.models import Record
from hub.foundation.text import shorten

LONGEST = 120


def tell_those_who_offer(role: OpenRole, *, by: Person, now: datetime | None = None) -> int:
    """Tell those whose spare capacity fits what is newly wanted, if they may read the record; return how many."""
    where, told = About(url=reverse("actors:open_role", kwargs={"number": role.pk})), set[int]()
    for free in fitting_capacities(role, by, least=TELLING):
        owners = speaking_for(free.organisation) if free.organisation else [free.person] if free.person else []
        new = [one for one in owners if one.pk not in told]
        mine = f"what you offer, “{shorten(free.title, LONGEST)}”"
        sentence = f"Wanted, and may fit {mine}: {shorten(role.title, LONGEST)}"
        notify(role.record, sentence, by=by, to=new, about=where, now=now)
        told |= {one.pk for one in new}
    return len(told)


def tell_those_who_want(free: Capacity, *, by: Person, now: datetime | None = None) -> int:
    """Tell those who said what is wanted that something newly offered fits it, if they may read it; return how many."""
    where, told = About(url=reverse("actors:capacity", kwargs={"number": free.pk})), set[int]()
    for role in fitting_open_roles(free, by, least=TELLING):
        poster = role.opened_by
        if poster.pk in told or not _may_read(poster, free):
            continue
        wanted = f"what is wanted, “{shorten(role.title, LONGEST)}”"
        sentence = f"Offered, and may fit {wanted}: {shorten(free.title, LONGEST)}"
        notify(role.record, sentence, by=by, to=[poster], about=where, now=now)
        told.add(poster.pk)
    return len(told)


def _may_read(person: Person, free: Capacity) -> bool:
    """Tell whether a person may read whose this is. What a person has free, everybody may. One statement at most."""
    if free.organisation_id is None:
        return True
    return Record.objects.visible_to(person).filter(pk=free.organisation_id).exists()
