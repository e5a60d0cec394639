"""A tutor teaches on live work, people sign up, and those who do the work find out what is asked of them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from hub.core import keys
from hub.demo.play.casting import post_of
from hub.demo.play.city import City, Happening
from hub.demo.story import learning as told
from hub.strands.academy import actions as academy
from hub.strands.academy.actions.courses import Described
from hub.strands.academy.actions.sessions import Sitting
from hub.strands.academy.models import Course, Session, SignUp
from hub.strands.methods import actions as methods
from hub.strands.methods.actions.capturing import Heard
from hub.strands.methods.actions.flowing import Flowing, Stated
from hub.strands.methods.actions.planning import Planned
from hub.strands.methods.models import Demand, Study

TUTOR, POST = "anselm", "Academy Tutor"


class Learning:
    """Plays the course, its sessions and the study."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.tutor = city.cast[TUTOR]
        self.lead = city.cast[told.STUDY_BY]
        self.sessions: dict[int, int] = {}

    def happenings(self) -> Iterator[Happening]:
        """Yield everything that happens in the academy, and in its study."""
        ago = self.city.ago
        yield ago(told.COURSE_DAYS_AGO), self._open_course
        for sitting in told.SESSIONS:
            yield ago(sitting.planned_ago), partial(self._plan, sitting)
            for number, key in enumerate(sitting.sign_ups, start=1):
                yield ago(sitting.planned_ago, minutes=95 * number), partial(self._sign_up, sitting, key)
            if sitting.starts_ago > 0:
                yield ago(sitting.starts_ago, minutes=300), partial(self._note_who_came, sitting)
        for key, record, days_ago, words in told.APPLIED:
            yield ago(days_ago, minutes=15), partial(self._apply, key, record, words)
        yield ago(told.STUDY_DAYS_AGO), self._open_study
        for number, heard in enumerate(told.HEARD):
            yield self._heard_at(number), partial(self._take_down, number, heard)
        yield ago(told.CODE_AGO), self._code
        yield ago(told.REPORT_AGO), self._report

    def _course(self) -> Course:
        return Course.objects.get(pk=self.city.records["course"].pk)

    def _open_course(self, at: datetime) -> None:
        described = Described(
            title=told.TITLE, aims=told.AIMS, for_whom=told.FOR_WHOM, content=told.CONTENT, post=post_of(POST)
        )
        course = academy.open_course(described, by=self.tutor, now=at)
        self.city.records["course"] = course.record

    def _plan(self, sitting: told.Sitting, at: datetime) -> None:
        starts_at = _on_a_weekday(self.city.ago(sitting.starts_ago, minutes=-30))
        planned = Sitting(
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=sitting.hours),
            where=sitting.where,
            places=sitting.places,
            tutor_post=post_of(POST),
            taught_on=self.city.record(sitting.taught_on),
        )
        session = academy.plan_session(self._course(), planned, by=self.tutor, now=at)
        self.sessions[sitting.planned_ago] = session.pk

    def _session(self, sitting: told.Sitting) -> Session:
        return Session.objects.get(pk=self.sessions[sitting.planned_ago])

    def _sign_up(self, sitting: told.Sitting, key: str, at: datetime) -> None:
        academy.sign_up(self._session(sitting), by=self.city.cast[key], now=at)

    def _note_who_came(self, sitting: told.Sitting, at: datetime) -> None:
        session = self._session(sitting)
        missed = [self.city.cast[key].pk for key in sitting.missed]
        came = SignUp.objects.filter(session=session).exclude(person__in=missed).values_list("pk", flat=True)
        academy.note_attendance(session, came=set(came), by=self.tutor, now=max(at, session.ends_at))

    def _apply(self, key: str, record: str, words: str, at: datetime) -> None:
        mine = SignUp.objects.get(person=self.city.cast[key], session__in=self.sessions.values(), attended=True)
        academy.say_applied(mine, self.city.record(record), words=words, by=self.city.cast[key], now=at)

    def _study(self) -> Study:
        return Study.objects.get(pk=self.city.records[told.STUDY].pk)

    def _open_study(self, at: datetime) -> None:
        planned = Planned(
            title=told.STUDY_TITLE,
            service=told.STUDY_SERVICE,
            purpose=told.STUDY_PURPOSE,
            channels=told.CHANNELS,
            privacy_note=told.PRIVACY,
            sampling=told.SAMPLING,
            starts_on=self.city.day(told.LISTEN_AGO),
            ends_on=self.city.day(told.CODE_AGO + 1),
        )
        about = self.city.record("meals-pilot")
        study = methods.open_study(planned, about=about, team=about.team, by=self.lead, now=at)
        self.city.records[told.STUDY] = study.record
        for key in told.STUDY_TEAM:
            methods.add_member(study, self.city.cast[key], by=self.lead, now=at)
        for name, who, kind, works, waits in told.FLOW:
            step = Flowing(name=name, who=who, kind=kind, works_minutes=works, waits_minutes=waits)
            methods.add_step(study, step, by=self.lead)
        methods.start_listening(study, by=self.lead, now=at + timedelta(hours=1))

    def _heard_at(self, number: int) -> datetime:
        """Return when it was heard: on six evenings of the two weeks, some minutes apart."""
        evening, place = number % 6, number // 6
        return self.city.ago(told.LISTEN_AGO - 2 * evening, minutes=480 + 17 * place)

    def _take_down(self, number: int, heard: told.Heard, at: datetime) -> None:
        worker = self.city.cast[(told.STUDY_BY, *told.STUDY_TEAM)[number % 3]]
        said = Heard(words=heard.words, channel=told.CHANNELS[number % 2], at_once=heard.at_once, looked=True)
        demand = methods.take_down(self._study(), said, key=keys.new(), by=worker, now=at)
        for place, whom in told.HANDED_ON:
            if place == number:
                methods.hand_on(demand, to=whom, key=keys.new(), by=worker, now=at + timedelta(minutes=20))
        if not heard.at_once:
            methods.finish(demand, by=worker, now=at + timedelta(days=1 + number * 5 % 4))

    def _code(self, at: datetime) -> None:
        study = self._study()
        methods.start_coding(study, by=self.lead, now=at)
        codes = {
            key: methods.add_code(study, name=name, kind=kind, cause=cause, by=self.lead, now=at)
            for key, (name, kind, cause) in told.CODES.items()
        }
        first, second = self.lead, self.city.cast[told.STUDY_TEAM[0]]
        by_words = {demand.words: demand for demand in Demand.objects.filter(study=study)}
        for heard in told.HEARD:
            demand = by_words[heard.words]
            methods.code(demand, codes[heard.kind], by=first, now=at)
            methods.code(demand, codes[heard.second or heard.kind], by=second, now=at + timedelta(hours=2))
            if heard.second:
                settled = at + timedelta(hours=5)
                methods.propose(demand, codes[heard.kind], because=told.SETTLED, by=second, now=settled)
                methods.agree(demand, by=first, now=settled)

    def _report(self, at: datetime) -> None:
        for number in told.QUOTED:
            demand = Demand.objects.get(study=self._study(), words=told.HEARD[number].words)
            methods.release(demand, words=demand.words, looked=True, by=self.lead, now=at)
        low, high, a_year = told.COST
        cost = Stated(low=Decimal(low), high=Decimal(high), source=told.COST_SOURCE, contacts_a_year=a_year)
        methods.state_cost(self._study(), cost, by=self.lead)
        methods.report(self._study(), learned=told.LEARNED, by=self.lead, now=at)


def _on_a_weekday(moment: datetime) -> datetime:
    """Return the moment, on the Monday after if it falls on a weekend."""
    return moment + timedelta(days=max(0, 7 - moment.weekday()) if moment.weekday() >= 5 else 0)  # noqa: PLR2004 - Saturday
