"""What tutors type: courses, sessions, and who came."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.drafts.forms import OnceForm
from hub.core.records.queries import by_reference
from hub.design.dates import Date
from hub.design.fields import Checkboxes, LongText, Number, Select, Text
from hub.design.forms import Form
from hub.strands.academy import rules
from hub.strands.academy.actions.courses import Described
from hub.strands.academy.actions.sessions import Sitting
from hub.strands.academy.models import Course, Session, SignUp
from hub.strands.academy.queries.people import name_of

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
NOON = 12


class Clock(Text):
    """A time of day: “10:00”, “2.30pm”, “14:30”."""

    def __init__(self, label: str, **more: Any) -> None:
        super().__init__(label, max_length=20, width=5, hint=more.pop("hint", "For example, 10:00 or 2.30pm."), **more)

    def to_python(self, value: Any) -> Any:
        """Return the time. Raises ValidationError for what is none."""
        if isinstance(value, time):
            return value
        typed = super().to_python(value)
        if not typed:
            return None
        match = _CLOCK.fullmatch(typed)
        hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 99)
        half = (match[3] or "").lower() if match else ""
        if half and 1 <= hour <= NOON:
            hour = hour % NOON + (NOON if half == "pm" else 0)
        try:
            return time(hour, minute)
        except ValueError as error:
            raise ValidationError("Enter a time of day, such as 10:00 or 2.30pm.", code="invalid") from error

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value


def post_options(posts: Sequence[Post]) -> list[tuple[str, str]]:
    """Return posts as options, with their teams."""
    return [(str(post.pk), f"{post.title} – {post.team.name}") for post in posts]


class CourseForm(Form):
    """What a course is."""

    title = Text("What is the course called?", missing="Say what the course is called.", max_length=120)
    aims = LongText(
        "What can people do afterwards?",
        hint="For example: listen to why people ring, and tell value from failure demand.",
        missing="Say what people can do afterwards.",
        max_length=2000,
        rows=3,
    )
    for_whom = Text(
        "Whom is it for?",
        hint="And what should they know before? “Anybody” is an answer too.",
        missing="Say whom it is for.",
        max_length=300,
    )
    content = LongText("What is taught, in which order?", required=False, max_length=5000)
    post = Select("Which post answers for it?", empty="Choose a post", missing="Choose the post that answers for it.")

    def __init__(self, data: Mapping[str, Any] | None, posts: Sequence[Post], course: Course | None = None) -> None:
        initial = {}
        if course:
            record = course.record
            initial = {
                "title": record.title,
                "aims": course.aims,
                "for_whom": course.for_whom,
                "content": course.content,
                "post": str(record.post_id or ""),
            }
        super().__init__(data, initial=initial)
        self.posts = {str(post.pk): post for post in posts}
        field = self.fields["post"]
        if isinstance(field, Select):
            field.options = post_options(posts)

    def described(self) -> Described:
        given = self.cleaned_data
        return Described(
            title=given["title"],
            aims=given["aims"],
            for_whom=given["for_whom"],
            content=given["content"],
            post=self.posts[given["post"]],
        )


class NewCourseForm(OnceForm, CourseForm):
    """What a course is to be; a second click makes no second course."""


class SessionForm(Form):
    """When, where, for how many and on which live work."""

    starts_on = Date("On which day?", missing="Give the day of the session.")
    starts = Clock("When does it start?", missing="Give the time at which it starts.")
    ends = Clock("When does it end?", missing="Give the time at which it ends.")
    where = Text("Where is it?", hint="A room and its address, or a link.", missing="Say where it is held.")
    places = Number("How many places are there?", at_least=1, at_most=rules.MOST_PLACES, width=4)
    tutor_post = Select("Who teaches it?", empty="Choose a post", missing="Choose the post that teaches it.")
    taught_on = Text(
        "On which live work is it taught?",
        hint="The reference of a pilot, a project or a study, such as PILOT-12. Leave it empty if there is none.",
        required=False,
        max_length=40,
        width=10,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        posts: Sequence[Post],
        person: Person,
        *,
        session: Session | None = None,
        on: str = "",
    ) -> None:
        super().__init__(data, initial=_as_typed(session) if session else {"taught_on": on, "places": 12})
        self.person = person
        self.posts = {str(post.pk): post for post in posts}
        self.session = session
        field = self.fields["tutor_post"]
        if isinstance(field, Select):
            field.options = post_options(posts)

    def clean_taught_on(self) -> Any:
        """Return the record that was named. One statement where one was."""
        typed = self.cleaned_data["taught_on"]
        if not typed:
            return None
        held = self.session.taught_on if self.session else None
        if held and held.reference.lower() == typed.lower():
            return held
        record = by_reference(typed, self.person)
        if record is None:
            raise ValidationError("There is no such record. Copy the reference from its page, such as PILOT-12.")
        return record

    def sitting(self) -> Sitting:
        given = self.cleaned_data
        return Sitting(
            starts_at=_moment(given["starts_on"], given["starts"]),
            ends_at=_moment(given["starts_on"], given["ends"]),
            where=given["where"],
            places=given["places"],
            tutor_post=self.posts[given["tutor_post"]],
            taught_on=given["taught_on"],
        )


class NewSessionForm(OnceForm, SessionForm):
    """A session that is to be; a second click plans no second one."""


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _as_typed(session: Session) -> dict[str, Any]:
    starts, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return {
        "starts_on": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "where": session.where,
        "places": session.places,
        "tutor_post": str(session.tutor_post_id),
        "taught_on": session.taught_on.reference if session.taught_on else "",
    }


class AttendanceForm(Form):
    """Who came: of those booked, and of those in line where there was one."""

    came = Checkboxes("Who came?", hint="Those you leave out were booked and did not come.", required=False)
    from_the_line = Checkboxes("Who came without a place?", hint="They stood in line.", required=False)

    def __init__(self, data: Mapping[str, Any] | None, booked: Sequence[SignUp], waiting: Sequence[SignUp]) -> None:
        offered = {name: people for name, people in (("came", booked), ("from_the_line", waiting)) if people}
        there = {name: [str(one.pk) for one in people if one.attended] for name, people in offered.items()}
        super().__init__(data, initial=there)
        for name in set(self.fields) - set(offered):
            del self.fields[name]
        for name, people in offered.items():
            field = self.fields[name]
            field.optional_words = ""  # type: ignore[attr-defined]
            if isinstance(field, Checkboxes):
                field.options = [(str(one.pk), name_of(one.person)) for one in people]

    def keys(self) -> set[int]:
        """Return the keys of the sign-ups of those who came."""
        return {int(key) for chosen in self.cleaned_data.values() for key in chosen}


class TeachOnForm(Form):
    """In which course a session is taught on some live work."""

    course = Select("In which course?", empty="Choose a course", missing="Choose the course.")

    def __init__(self, data: Mapping[str, Any] | None, courses: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        field = self.fields["course"]
        if isinstance(field, Select):
            field.options = courses


class RefuseForm(Form):
    """Why somebody cannot come."""

    because = LongText(
        "Why?",
        hint="They are told this in a letter. Nobody else reads it.",
        missing="Say why, in a sentence.",
        max_length=500,
        rows=3,
    )


class ReasonForm(Form):
    """Why something ends."""

    because = LongText(
        "Why?", hint="Everybody can read this.", missing="Say why, in a sentence.", max_length=500, rows=3
    )


class TakeRefusalBackForm(Form):
    """What somebody is told who can come after all."""

    words = LongText(
        "What do you tell them?",
        hint="They read this in a letter. Nobody else does.",
        missing="Say it in a sentence.",
        max_length=500,
        rows=3,
    )
