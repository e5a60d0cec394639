"""What was taught on a record, and what learners did on it: the panel on its page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, CharField, DateField, DateTimeField, F, QuerySet, TextField, Value
from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.strands.academy.models import Applied, Session

SHOWN = 10
_COLUMNS = ("what", "course", "title", "when", "said", "alias", "called", "staff", "named", "gone_at", "grown_on")


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """One session that was taught on a record, or one learner who used there what they learned."""

    course: str
    url: str
    at: datetime
    words: str = ""
    who: str = ""


def panel(record: Record, person: Person | None) -> dict[str, object] | None:
    """Return what was taught on `record` and what learners did on it, the latest first. One statement.

    Under-18s are not named.
    """
    viewer = person or AnonymousUser()
    rows = _rows(key=record.pk, viewer=viewer)
    today = timezone.localdate()
    lessons = [_lesson(row, today) for row in rows]
    if not lessons:
        return None
    return {
        "taught": [one for one in lessons if not one.who][:SHOWN],
        "used": [one for one in lessons if one.who][:SHOWN],
    }


@prepared
def _rows(*, key: int, viewer: Viewer) -> QuerySet[Any, Any]:
    visible = Record.objects.visible_to(viewer)
    taught = Session.objects.filter(visible.behind("course"), taught_on=key, called_off_at=None)
    used = Applied.objects.filter(visible.behind("sign_up__session__course"), record=key, hidden_because="")
    return _taught(taught).union(_used(used), all=True).order_by("-when")[: 2 * SHOWN]


def _lesson(row: tuple[Any, ...], today: date) -> Lesson:
    what, course, title, at, said, alias, name, staff, named, left_at, adult_on = row
    learner = Person(alias=alias, name=name, is_staff=staff, named_in_public=named, left_at=left_at, adult_on=adult_on)
    who = "A learner" if learner.is_minor(today) else learner.shown_as
    return Lesson(
        course=title,
        url=reverse("academy:course", kwargs={"number": course}),
        at=at,
        words=said,
        who=who if what == "used" else "",
    )


def _taught(rows: QuerySet[Session]) -> QuerySet[Any, Any]:
    empty, no = Value("", output_field=CharField()), Value(value=False, output_field=BooleanField())
    made = rows.annotate(
        what=Value("taught", output_field=CharField()),
        title=F("course__record__title"),
        when=F("starts_at"),
        said=Value("", output_field=TextField()),
        alias=empty,
        called=empty,
        staff=no,
        named=no,
        gone_at=Value(None, output_field=DateTimeField()),
        grown_on=Value(None, output_field=DateField()),
    )
    found: QuerySet[Any, Any] = made.values_list(*_COLUMNS)
    return found


def _used(rows: QuerySet[Applied]) -> QuerySet[Any, Any]:
    made = rows.annotate(
        what=Value("used", output_field=CharField()),
        course=F("sign_up__session__course"),
        title=F("sign_up__session__course__record__title"),
        when=F("at"),
        said=F("words"),
        alias=F("sign_up__person__alias"),
        called=F("sign_up__person__name"),
        staff=F("sign_up__person__is_staff"),
        named=F("sign_up__person__named_in_public"),
        gone_at=F("sign_up__person__left_at"),
        grown_on=F("sign_up__person__adult_on"),
    )
    found: QuerySet[Any, Any] = made.values_list(*_COLUMNS)
    return found
