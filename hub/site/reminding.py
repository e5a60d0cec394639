"""A letter at the beginning of the week to whoever owes something: how much is late, and how much is due in it."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.clocks import queries
from hub.core.follows import actions as follows
from hub.core.follows.models import Notice
from hub.design.words import plural
from hub.foundation.dates import begins_week


def remind(*, now: datetime | None = None) -> int:
    """Remind each person who acts for a post of the promises that are late or due this week; return how many people.

    Done on the first working day of a week, on others nothing. Safe to run twice: whoever has been reminded on that day
    is not reminded again. Four statements for each person, each in a transaction of its own.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    if not begins_week(today):
        return 0
    sunday = today + timedelta(days=6 - today.weekday())
    return sum(_remind(person, now, sunday) for person in queries.who_owes(today, sunday))


@transaction.atomic
def _remind(person: Person, now: datetime, until: date) -> bool:
    url = reverse("site:my_owed")
    today = timezone.localdate(now)
    if Notice.objects.filter(person=person, url=url, at__date=today).exists():
        return False
    said = sentence(queries.standing_of(person, today, until))
    return bool(
        said and follows.notify(None, said, by=None, to=[person], personal=True, about=follows.About(url=url), now=now)
    )


def sentence(owed: queries.Standing) -> str:
    """Return what is said of the promises that somebody owes, this week; "" where nothing presses."""
    late, due = (plural(count, "promise", "promises") for count in (owed.late, owed.due_soon))
    are_late, are_due = ("is" if count == 1 else "are" for count in (owed.late, owed.due_soon))
    if owed.late and owed.due_soon:
        return f"{late} that you owe {are_late} late, and {owed.due_soon} more {are_due} due this week."
    if owed.late:
        return f"{late} that you owe {are_late} late."
    return f"{due} that you owe {are_due} due this week." if owed.due_soon else ""
