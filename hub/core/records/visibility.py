"""Who may read a record, and what of a person decides it."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models

from hub.accounts.models import Person
from hub.accounts.prepared import Parts, Place
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

    In a query that is being prepared (`accounts.prepared`), `person` and `teams` are places for values.
    """

    visibilities: tuple[str, ...]
    person: int | Any = None
    teams: tuple[int, ...] | Any = ()

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
        return cls(visibilities=open_ones, person=viewer.pk, teams=tuple(sorted(viewer.team_ids)))

    def shape(self) -> Hashable:
        """Return what decides how `visible_to` is compiled."""
        return self.visibilities, self.person is None, len(self.teams), kinds.codes()

    def places(self, name: str) -> "Sight":
        """Return the same with places instead of values."""
        person = None if self.person is None else Place(f"{name}.person")
        return replace(self, person=person, teams=Place(f"{name}.teams", len(self.teams)) if self.teams else ())
