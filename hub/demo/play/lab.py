"""The lab takes up problems, tries things, says what was learned and decides what follows."""

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from hub.accounts.models import Person, Team
from hub.demo.play.casting import post_of
from hub.demo.play.city import City, Happening
from hub.demo.story import tried
from hub.demo.story.lab import TRIED
from hub.demo.story.problems import PROBLEMS
from hub.strands.lab import actions
from hub.strands.lab.actions.ending import Said
from hub.strands.lab.actions.planning import ExperimentPlan, Name, PilotPlan
from hub.strands.lab.actions.problems import Referral
from hub.strands.lab.models import Problem, Trial

LEAD, POST = "solveig", "Lab Lead"


class Lab:
    """Plays the problems and what was tried about them."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.lead: Person = city.cast[LEAD]
        self.teams = {team.code: team for team in Team.objects.all()}
        self.trials: dict[str, Trial] = {}

    def happenings(self) -> Iterator[Happening]:
        """Yield everything that happens in the lab."""
        for told in PROBLEMS:
            yield self.city.ago(told.days_ago), partial(self._tell, told)
            if told.word:
                yield self.city.ago(told.word.days_ago), partial(self._say, told, told.word)
        for one in TRIED:
            yield from self._course_of(one)

    def _course_of(self, one: tried.Experiment | tried.Pilot) -> Iterator[Happening]:
        ago = self.city.ago
        yield ago(one.planned_ago), partial(self._plan, one)
        if one.begins:
            yield ago(one.from_ago, minutes=-60), partial(self._begin, one)
        for found in one.found:
            yield ago(found.days_ago), self._on(one, actions.write_result, words=found.words)
        for spent in one.spent:
            yield ago(spent.days_ago), self._on(one, actions.spend, amount=Decimal(spent.pounds), what=spent.what)
        if ended := one.ended:
            yield ago(ended.days_ago), partial(self._end, one, ended)
            yield ago(ended.days_ago - ended.decided_after), partial(self._decide, one, ended)

    def _tell(self, told: tried.Problem, at: datetime) -> None:
        (place,) = self.city.wards(told.ward) if told.ward else (None,)
        said = Referral(
            title=told.title,
            what=told.what,
            affected=told.affected,
            crosses=told.crosses,
            tried=told.tried,
            place_id=place,
        )
        by = self.city.cast[told.by]
        if told.came_from:
            problem = actions.make_of(self._origin(told.came_from), said, by=by, now=at)
        else:
            problem = actions.refer(said, by=by, now=at)
        self.city.records[told.key] = problem.record

    def _say(self, told: tried.Problem, word: tried.Word, at: datetime) -> None:
        problem = Problem.objects.get(pk=self.city.records[told.key].pk)
        ways = {"taken_up": actions.take_up, "declined": actions.decline, "settled": actions.settle}
        ways[word.kind](problem, words=word.words, by=self.lead, post=post_of(POST), now=at)

    def _origin(self, key: str) -> actions.Origin:
        return actions.Origin(record=self.city.record(key))

    def _plan(self, one: tried.Experiment | tried.Pilot, at: datetime) -> None:
        team, by = self.teams[one.team], self.city.cast[one.by]
        origin = self._origin(one.came_from) if one.came_from else None
        trial: Trial
        if isinstance(one, tried.Experiment):
            (place,) = self.city.wards(one.ward) if one.ward else (None,)
            name = Name(title=one.title, team=team, place_id=place)
            trial = actions.plan_experiment(name, self._experiment(one), by=by, origin=origin, now=at)
        else:
            name, places = Name(title=one.title, team=team), self.city.wards(*one.wards)
            trial = actions.plan_pilot(name, self._pilot(one), by=by, places=places, origin=origin, now=at)
        self.trials[one.key], self.city.records[one.key] = trial, trial.record

    def _experiment(self, one: tried.Experiment) -> ExperimentPlan:
        return ExperimentPlan(
            doing=one.doing,
            spectrum=one.spectrum,
            facet=one.facet,
            measures=one.measures,
            design=one.design,
            starts_on=self.city.day(one.from_ago),
            ends_on=self.city.day(one.until_ago),
            cost_limit=None if one.limit is None else Decimal(one.limit),
            harm=one.harm,
            question=one.question,
            mode=one.mode,
            hypothesis=one.hypothesis,
            riskiest=one.riskiest,
            prediction=one.prediction,
            success=one.success,
            stop=one.stop,
            ambiguous=one.ambiguous,
            ethics=one.ethics,
            data_protection=one.data_protection,
            equality=one.equality,
            desirability=one.desirability,
            feasibility=one.feasibility,
            viability=one.viability,
            known=one.known,
            children=one.children,
            owner_after=one.owner_after,
        )

    def _pilot(self, one: tried.Pilot) -> PilotPlan:
        return PilotPlan(
            doing=one.doing,
            spectrum=one.spectrum,
            facet=one.facet,
            measures=one.measures,
            design=one.design,
            starts_on=self.city.day(one.from_ago),
            ends_on=self.city.day(one.until_ago),
            cost_limit=None if one.limit is None else Decimal(one.limit),
            harm=one.harm,
            where_words=one.where,
            training=one.training,
            afterwards=one.afterwards,
        )

    def _on(self, one: tried.Tried, act: Callable[..., Any], **said: Any) -> Callable[[datetime], None]:
        def do(at: datetime) -> None:
            act(self._trial(one), by=self.city.cast[one.by], now=at, **said)

        return do

    def _trial(self, one: tried.Tried) -> Trial:
        trial = self.trials[one.key]
        trial.refresh_from_db()
        return trial

    def _begin(self, one: tried.Tried, at: datetime) -> None:
        actions.begin(self._trial(one), by=self.city.cast[one.by], now=at)

    def _end(self, one: tried.Tried, ended: tried.Ended, at: datetime) -> None:
        said = Said(
            happened=ended.happened,
            learned=ended.learned,
            verdict=ended.verdict,
            surprise=ended.surprise,
            ended_on=self.city.day(max(one.until_ago, ended.days_ago)),
            afterwards=ended.afterwards,
        )
        actions.end(self._trial(one), said, by=self.city.cast[one.by], now=at)

    def _decide(self, one: tried.Tried, ended: tried.Ended, at: datetime) -> None:
        actions.decide(
            self._trial(one), kind=ended.decided, words=ended.words, by=self.lead, post=post_of(POST), now=at
        )
        if ended.level:
            actions.claim(self._trial(one), level=ended.level, because=ended.because, by=self.lead, now=at)
