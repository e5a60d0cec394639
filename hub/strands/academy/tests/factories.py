"""Courses and sessions for tests, made through the actions."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.strands.academy import actions
from hub.strands.academy.actions.courses import Described
from hub.strands.academy.actions.sessions import Sitting
from hub.strands.academy.models import Course, Session


def a_course(*, by: Person, title: str = "Listening to demand", **said: Any) -> Course:
    """Return a course that `by` has just made."""
    words = {"aims": "Tell value from failure demand.", "for_whom": "Anybody who answers people.", **said}
    return actions.open_course(Described(title=title, **words), by=by)


def a_sitting(post: Post, **changes: Any) -> Sitting:
    """Return a sitting of two hours in a week's time, with two places."""
    starts = changes.pop("starts_at", None) or timezone.now().replace(microsecond=0) + timedelta(days=7)
    values = {"ends_at": starts + timedelta(hours=2), "where": "Library, room 2", "places": 2, **changes}
    return Sitting(starts_at=starts, tutor_post=post, **values)


def a_session(*, by: Person, post: Post, course: Course | None = None, **changes: Any) -> Session:
    """Return a session that is still to come."""
    return actions.plan_session(course or a_course(by=by), a_sitting(post, **changes), by=by)


def a_past_session(*, by: Person, post: Post, course: Course | None = None, **changes: Any) -> Session:
    """Return a session of three days ago, planned ten days ago: nobody has signed up."""
    long_ago = timezone.localtime() - timedelta(days=10)
    starts = timezone.now().replace(microsecond=0) - timedelta(days=3)
    return actions.plan_session(
        course or a_course(by=by), a_sitting(post, starts_at=starts, **changes), by=by, now=long_ago
    )


def before(session: Session) -> datetime:
    """Return a moment at which the session was still to come."""
    return session.starts_at - timedelta(days=1)
