"""Who may read a record, and what of a person decides it."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.prepared import Parts, Place
from hub.accounts.roles import Role
from hub.core.records import kinds

Viewer = Person | AnonymousUser


class Visibility(models.TextChoices):
    """Who may read a record. Apart from its state: an open idea may be for staff alone."""

    DRAFT = "draft", "Only its authors"
    TEAM = "team", "The team that answers for it"
    PARTNERS = "partners", "The team and named partners"
    STAFF = "staff", "Staff of the council"
    SIGNED_IN = "signed_in", "Everybody who has signed in"
    PUBLIC = "public", "Everybody"
    WITHDRAWN = "withdrawn", "Nobody: taken down, with a reason"


def open_visibilities(person: Viewer) -> list[str]:
    """Return the visibilities that let `person` read a record whoever wrote it and whichever team holds it."""
    readable = [Visibility.PUBLIC.value]
    if isinstance(person, Person):
        readable.append(Visibility.SIGNED_IN.value)
        if person.is_staff:
            readable.append(Visibility.STAFF.value)
    return readable


@dataclass(frozen=True, kw_only=True)
class Sight(Parts):
    """All of a person that decides which records they may read. `person` is None for those who are not signed in.

    `signs_on` is the day on which a deciding officer asks, and None for all others: which posts they act for on that
    day is looked up by the database.

    In a query that is being prepared (`accounts.prepared`), `person` and `teams` are places for values.
    """

    visibilities: tuple[str, ...]
    person: int | Any = None
    teams: tuple[int, ...] | Any = ()
    signs_on: date | Any | None = None

    @classmethod
    def of(cls, viewer: "Viewer | Sight") -> "Sight":
        """Return what `viewer` may see. One statement for the person's grants, if they were not read before."""
        if isinstance(viewer, Sight):
            return viewer
        if isinstance(viewer, Place):
            raise TypeError("What a query that is prepared may read: prepare it by hub.core.records.prepared.")
        open_ones = tuple(open_visibilities(viewer))
        if not isinstance(viewer, Person):
            return cls(visibilities=open_ones)
        today = timezone.localdate() if viewer.is_staff and viewer.has_role(Role.DECIDING_OFFICER) else None
        return cls(visibilities=open_ones, person=viewer.pk, teams=tuple(sorted(viewer.team_ids)), signs_on=today)

    def shape(self) -> Hashable:
        """Return what decides how `visible_to` is compiled."""
        signs = self.signs_on is not None
        return self.visibilities, self.person is None, len(self.teams), signs, kinds.codes()

    def places(self, name: str) -> "Sight":
        """Return the same with places instead of values."""
        person = None if self.person is None else Place(f"{name}.person")
        teams = Place(f"{name}.teams", len(self.teams)) if self.teams else ()
        signs_on = None if self.signs_on is None else Place(f"{name}.signs_on")
        return replace(self, person=person, teams=teams, signs_on=signs_on)
