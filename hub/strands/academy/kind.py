"""What the core is told of courses: the kind, and its ways in."""

from django.utils import timezone

from hub.core.records.kinds import Column, Kind
from hub.core.ways import Act
from hub.design.words import moment
from hub.strands.academy import rules
from hub.strands.academy.actions.sessions import LEARNERS
from hub.strands.academy.models import Course, Session
from hub.strands.academy.queries.courses import next_session


def search_text(course: Course) -> str:
    """Return what search finds a course by, beside its title and summary."""
    return "\n".join([course.aims, course.for_whom, course.content])


def stands(course: Course) -> str:
    """Return where the course stands and when its next session is. One statement while it is offered."""
    state = course.record.state
    return where_it_stands(state, next_session(course, timezone.now()) if state == rules.OFFERED else None)


def where_it_stands(state: str, coming: Session | None) -> str:
    """Return the same sentence from what a page has read already."""
    if state != rules.OFFERED:
        return rules.LIFECYCLE.meanings[state]
    if coming is None:
        return "No session is planned just now. Follow the course to hear of the next one."
    return f"The next session is on {moment(coming.starts_at)}, {coming.where}."


COURSE_KIND = Kind(
    code=rules.COURSE,
    prefix="COURSE",
    label="Course",
    plural="Courses",
    strand="academy",
    url_name="academy:course",
    list_url_name="academy:list",
    lifecycle=rules.LIFECYCLE,
    detail_model="academy.Course",
    search_text=search_text,
    stands=stands,
    columns=(
        Column(name="aims", meaning="What people can do afterwards.", type="text", get=lambda course: course.aims),
        Column(name="for_whom", meaning="Whom it is for.", type="text", get=lambda course: course.for_whom),
        Column(name="content", meaning="What is taught.", type="text", get=lambda course: course.content),
        Column(
            name="learners",
            meaning="How many people came to its sessions; who came twice counts twice.",
            type="integer",
            get=lambda course: course.tallies.get(LEARNERS, 0),
        ),
    ),
)

ACTS = (
    Act(
        code="academy",
        text="Learn a method",
        hint="Courses for residents, partners and staff, taught on the work of the hub.",
        url_name="academy:list",
        order=40,
    ),
)
