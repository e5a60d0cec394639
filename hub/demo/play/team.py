"""The improvement team answers requests and leads projects; what they brought and taught is written down."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from hub.demo.play.casting import post_of
from hub.demo.play.city import City, Happening
from hub.demo.story import led
from hub.demo.story.team import PROGRAMMES, PROJECTS, REQUESTS
from hub.strands.team.actions import projects, requests, work
from hub.strands.team.actions.projects import Plan
from hub.strands.team.actions.requests import Wanted
from hub.strands.team.models import Programme, Project, SupportRequest
from hub.thread.actions import ties

HEAD, SORTER, FINANCE, POST = "imelda", "rowan", "maren", "Head of Improvement"


class TeamAtWork:
    """Plays requests, projects and programmes."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.head = city.cast[HEAD]

    def happenings(self) -> Iterator[Happening]:
        """Yield everything that happens in the improvement team."""
        for told in REQUESTS:
            yield from self._request(told)
        for programme in PROGRAMMES:
            yield self.city.ago(programme.days_ago), partial(self._open_programme, programme)
        for plan in PROJECTS:
            yield from self._project(plan)

    def _request(self, told: led.Request) -> Iterator[Happening]:
        yield self.city.ago(told.days_ago), partial(self._ask, told)
        if told.answer:
            yield self.city.ago(told.answer.days_ago), partial(self._answer, told, told.answer)
        if told.helped:
            days_ago, words = told.helped
            yield self.city.ago(days_ago), partial(self._help, told, words)

    def _ask(self, told: led.Request, at: datetime) -> None:
        wanted = Wanted(title=told.title, wanted=told.wanted, tried=told.tried, service=told.service)
        asked = requests.ask_for_support(wanted, by=self.city.cast[told.by], now=at)
        self.city.records[told.key] = asked.record

    def _asked(self, told: led.Request) -> SupportRequest:
        return SupportRequest.objects.get(pk=self.city.records[told.key].pk)

    def _answer(self, told: led.Request, answer: led.Answer, at: datetime) -> None:
        again = at.date() + timedelta(days=answer.again_in) if answer.again_in else None
        requests.answer_request(
            self._asked(told),
            kind=answer.kind,
            words=answer.words,
            looks_again_on=again,
            post=post_of(POST),
            by=self.head,
            now=at,
        )

    def _help(self, told: led.Request, words: str, at: datetime) -> None:
        requests.finish_helping(self._asked(told), words=words, by=self.head, now=at)

    def _open_programme(self, told: led.Programme, at: datetime) -> None:
        programme = projects.open_programme(
            title=told.title,
            aim=told.aim,
            sponsor=post_of(told.sponsor),
            big_move=self.city.record(told.big_move),
            by=self.head,
            now=at,
        )
        self.city.records[told.key] = programme.record

    def _project(self, told: led.Project) -> Iterator[Happening]:
        ago = self.city.ago
        yield ago(told.days_ago), partial(self._open, told)
        yield ago(told.from_ago, minutes=5), self._on(told, lambda one, at: projects.start(one, by=self.head, now=at))
        yield from self._written_down(told)
        if told.needs:
            yield ago(told.needs.days_ago, minutes=60), self._on(told, partial(self._need, told.needs))
        if told.closed:
            days_ago, words = told.closed
            yield ago(days_ago, minutes=70), self._on(told, partial(self._close, words))

    def _written_down(self, told: led.Project) -> Iterator[Happening]:
        ago = self.city.ago
        for milestone in told.milestones:
            if milestone.reached_ago is not None:
                yield ago(milestone.reached_ago, minutes=10), self._on(told, partial(self._reach, milestone.title))
        for report in told.reports:
            yield ago(report.days_ago, minutes=20), self._on(told, partial(self._report, report))
        for risk in told.risks:
            yield ago(risk.days_ago, minutes=30), self._on(told, partial(self._risk, risk))
        for benefit in told.benefits:
            yield ago(benefit.days_ago, minutes=40), self._on(told, partial(self._benefit, benefit))
        for days_ago, words in told.lessons:
            yield ago(days_ago, minutes=50), self._on(told, partial(self._lesson, words))

    def _on(self, told: led.Project, act: Callable[[Project, datetime], object]) -> Callable[[datetime], None]:
        def do(at: datetime) -> None:
            act(Project.objects.get(pk=self.city.records[told.key].pk), at)

        return do

    def _open(self, told: led.Project, at: datetime) -> None:
        (place,) = self.city.wards(told.ward) if told.ward else (None,)
        plan = Plan(
            title=told.title,
            aim=told.aim,
            lead=post_of(told.lead),
            sponsor=post_of(told.sponsor),
            starts_on=self.city.day(told.from_ago),
            ends_on=self.city.day(told.until_ago),
            place_id=place,
        )
        came_from = self.city.record(told.came_from) if told.came_from else None
        project = projects.open_project(plan, by=self.head, came_from=came_from, now=at)
        self.city.records[told.key] = project.record
        for member, part in told.members:
            projects.add_member(project, self.city.cast[member], part=part, by=self.head, today=at.date())
        for milestone in told.milestones:
            due_on = self.city.day(milestone.due_ago)
            work.add_milestone(project, title=milestone.title, due_on=due_on, by=self.head)
        for programme in PROGRAMMES:
            if told.key in programme.projects:
                held = Programme.objects.get(pk=self.city.records[programme.key].pk)
                projects.put_into_programme(project, held, by=self.head, now=at)
        for statement in told.serves:
            tie = ties.tie(project.record, self.city.records[statement], by=self.head, now=at)
            ties.confirm(tie, by=self.city.cast[SORTER], now=at)

    def _reach(self, title: str, project: Project, at: datetime) -> None:
        work.reach_milestone(project.milestones.get(title=title), by=self.head, now=at)

    def _report(self, report: led.Report, project: Project, at: datetime) -> None:
        work.report(project, health=report.health, done=report.done, next=report.next, by=self.head, now=at)

    def _risk(self, risk: led.Risk, project: Project, at: datetime) -> None:
        work.raise_risk(
            project,
            what=risk.what,
            likelihood=risk.likelihood,
            impact=risk.impact,
            response=risk.response,
            by=self.head,
            now=at,
        )

    def _benefit(self, benefit: led.Benefit, project: Project, at: datetime) -> None:
        pounds = None if benefit.pounds is None else Decimal(benefit.pounds)
        made = work.record_benefit(project, kind=benefit.kind, words=benefit.words, pounds=pounds, by=self.head, now=at)
        if pounds:
            work.confirm_benefit(made, by=self.city.cast[FINANCE], now=at + timedelta(hours=3))

    def _lesson(self, words: str, project: Project, at: datetime) -> None:
        work.record_lesson(project, words=words, by=self.head, now=at)

    def _need(self, needs: led.Decision, project: Project, at: datetime) -> None:
        due_on = at.date() + timedelta(days=needs.days_ago + needs.due_in)
        work.need_decision(project, what=needs.what, due_on=due_on, by=self.head, now=at)

    def _close(self, words: str, project: Project, at: datetime) -> None:
        projects.close(project, reason=words, by=self.head, now=at)
