"""What the page of a course shows, and what a reader may do there."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.records import kinds
from hub.core.records.visibility import Viewer
from hub.core.room import room
from hub.design.shapes import Act
from hub.strands.academy import kind, permissions, rules
from hub.strands.academy.models import Course
from hub.strands.academy.queries.courses import SessionShown, sessions

PAST_SHOWN = 10
PLAN = "Plan a session"


def context(course: Course, viewer: Viewer, page: int, *, now: datetime | None = None) -> dict[str, object]:
    """Return what the page of a course shows. One statement, and those of the room."""
    now = now or timezone.now()
    found = sessions(course, viewer, now=now)
    shared = room(course.record, viewer, page=page, without=frozenset({"authors", "owed"}))
    coming = [one for one in found if not one.is_past]
    first = next((one for one in coming if one.is_open), None)
    teaches = isinstance(viewer, Person) and permissions.may_teach(viewer)
    acts = [*shared.acts, *(teaching_acts(course) if teaches else [])]
    main = main_act(course, coming) or while_nothing_comes(coming, acts)
    return {
        "course": course,
        "record": course.record,
        "room": shared,
        "stands": kind.where_it_stands(course.record.state, first.session if first else None),
        "tone": kinds.get(rules.COURSE).lifecycle.tone(course.record.state),
        "coming": coming,
        "past": [one for one in found if one.is_past][:PAST_SHOWN],
        "main": main,
        "acts": [act for act in acts if act != main],
        "teaches": teaches,
    }


def main_act(course: Course, coming: list[SessionShown]) -> Act | None:
    """Return the one large act: sign up for the next session with a free place, else for the next that is open."""
    if course.record.state != rules.OFFERED:
        return None
    open_ones = [one for one in coming if one.is_open and not one.mine]
    free = next((one for one in open_ones if one.session.taken < one.session.places), None)
    chosen = free or next(iter(open_ones), None)
    if chosen is None:
        return None
    text = "Sign up for the next session" if free else "Join the waiting list"
    return Act(text=text, url=reverse("academy:sign_up", kwargs={"session": chosen.session.pk}))


def while_nothing_comes(coming: list[SessionShown], acts: list[Act]) -> Act | None:
    """Return the one large act where no session is to come: of `acts`, to plan one if one teaches, or to follow."""
    if any(not one.session.called_off_at for one in coming):
        return None
    by_text = {act.text: act for act in acts}
    return by_text.get(PLAN) or by_text.get("Follow")


def teaching_acts(course: Course) -> list[Act]:
    """Return what those who teach may do with the course."""
    to = {"number": course.pk}
    acts = [Act(text=PLAN, url=reverse("academy:plan_session", kwargs=to))]
    acts.append(Act(text="Change what it says", url=reverse("academy:change", kwargs=to)))
    if course.record.state == rules.ENDED:
        acts.append(Act(text="Offer it again", url=reverse("academy:offer_again", kwargs=to), posts=True))
    else:
        acts.append(Act(text="No longer offer it", url=reverse("academy:end", kwargs=to)))
    return acts
