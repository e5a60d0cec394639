"""Making a course, changing what it says, and no longer offering it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.follows.actions import follow
from hub.core.records.actions import Card, change_state, give_to, open_record, publish, revise
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.academy import permissions, rules
from hub.strands.academy.models import Course, Session


@dataclass(frozen=True, kw_only=True)
class Described:
    """What a course says of itself. `title` is its name; `post` answers for it."""

    title: str
    aims: str
    for_whom: str
    content: str = ""
    post: Post | None = None


@transaction.atomic
def open_course(described: Described, *, by: Person, now: datetime | None = None) -> Course:
    """Make a course that everybody can read. It is offered from its first session on.

    Raises NotAllowed unless `by` teaches; BadInput without a title, aims or whom it is for.
    """
    permissions.require_teacher(by)
    _require_whole(described)
    now = now or timezone.now()
    card = Card(
        title=described.title,
        summary=described.aims,
        post=described.post,
        team=described.post.team if described.post else None,
    )
    record = open_record(rules.COURSE, card, by=by, now=now)
    course = Course.objects.create(
        record=record, aims=described.aims, for_whom=described.for_whom, content=described.content
    )
    publish(record, by=by, now=now)
    follow(record, by=by, now=now)
    note(verb="course.opened", subject=record, by=by)
    return course


@transaction.atomic
def change_course(course: Course, described: Described, *, by: Person) -> None:
    """Say in other words what the course is, and which post answers for it: the one it has, unless another is named."""
    permissions.require_teacher(by)
    _require_whole(described)
    course.aims, course.for_whom, course.content = described.aims, described.for_whom, described.content
    course.save(update_fields=["aims", "for_whom", "content"])
    revise(course.record, title=described.title, summary=described.aims, by=by)
    post = described.post or course.record.post
    if post and post != course.record.post:
        give_to(course.record, team=post.team, post=post, by=by)
    note(verb="course.changed", subject=course.record, by=by)


@transaction.atomic
def end_course(course: Course, *, reason: str, by: Person, now: datetime | None = None) -> None:
    """No longer offer the course. Raises NotPossible while a session is still to come, or without a reason."""
    permissions.require_teacher(by)
    now = now or timezone.now()
    if Session.objects.filter(course=course, starts_at__gt=now, called_off_at=None).exists():
        raise NotPossible("A session of this course is still to come. Hold it or call it off first.")
    change_state(course.record, to=rules.ENDED, by=by, reason=reason, now=now)
    note(verb="course.ended", subject=course.record, by=by)


@transaction.atomic
def offer_again(course: Course, *, by: Person, now: datetime | None = None) -> None:
    """Offer a course that was no longer offered."""
    permissions.require_teacher(by)
    change_state(course.record, to=rules.OFFERED, by=by, reason="", now=now or timezone.now())
    note(verb="course.offered_again", subject=course.record, by=by)


def _require_whole(described: Described) -> None:
    missing = {
        "title": "Say what the course is called.",
        "aims": "Say what people can do afterwards.",
        "for_whom": "Say whom it is for.",
    }
    faults = {name: sentence for name, sentence in missing.items() if not getattr(described, name).strip()}
    if faults:
        raise BadInput("Something is missing.", faults)
