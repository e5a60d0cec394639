"""Telling those with whom it began what happens in the lab, of each one’s own thing."""

from datetime import datetime

from django.utils import timezone

from hub.accounts.models import Grant, Person
from hub.accounts.roles import Role
from hub.core.follows.origins import tell_first_authors
from hub.core.records.models import Record


def tell_first(record: Record, what_happened: str, *, by: Person | None, now: datetime | None = None) -> None:
    """Tell the authors of all that `record` came from what happened, of each one’s own thing in its own words.

    `what_happened` goes on from its name: “Your idea “Lamps” is now being tried in two wards.”
    """
    tell_first_authors(record, lambda began: f"Your {_called(began)} {what_happened}", by=by, now=now)


def _called(record: Record) -> str:
    return f"{record.kind_label.lower()} “{record.title}”"


def leading() -> list[Person]:
    """Return the lab leads. One statement."""
    held = Grant.objects.in_force(timezone.localdate()).filter(role=Role.LAB_LEAD)
    return list(Person.objects.filter(is_active=True, grants__in=held).distinct().order_by("pk"))
