"""People tell their ideas, and what the story says happens to them, day by day across all of them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial, singledispatchmethod

from hub.accounts.models import Person
from hub.core.clocks.models import Clock
from hub.core.comments import actions as comments
from hub.core.comments.actions import Words
from hub.core.feedback import actions as feedback
from hub.core.feedback.actions import Taps
from hub.core.places import points
from hub.core.questions import actions as questions
from hub.core.questions.models import Question
from hub.demo.play.casting import post_of
from hub.demo.play.city import City, Happening
from hub.demo.story import answered, done, steps, waiting
from hub.strands.ideas.actions import answering, doing, sorting, supporting, telling
from hub.strands.ideas.models import Idea
from hub.thread.actions import ties

STORY = (*done.IDEAS, *answered.IDEAS, *waiting.IDEAS)
SORTER, SECOND = "rowan", "imelda"


class Stage:
    """Plays the ideas of the story. `at` is the moment that is being played."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.cast, self.places = city.cast, city.places
        self.now = self.at = city.now
        self.told: dict[str, Idea] = {}

    def happenings(self) -> Iterator[Happening]:
        """Yield each telling and each step with its moment; later steps of a day come later in that day."""
        for number, told in enumerate(STORY):
            start = self._told_at(told, number)
            yield start, partial(self._tell, told)
            for order, step in enumerate(told.steps, start=1):
                yield start + timedelta(days=step.after, minutes=11 * order), partial(self._go_on, told, step)

    def _go_on(self, told: steps.Told, step: steps.Step, at: datetime) -> None:
        self.at = at
        idea = self.told[told.key]
        idea.record.refresh_from_db()
        self.happen(step, told, idea)

    def _told_at(self, told: steps.Told, number: int) -> datetime:
        day = self.now - timedelta(days=told.days_ago)
        if not told.days_ago:
            return day - timedelta(minutes=40)
        return day.replace(hour=8 + number % 4, minute=(7 * number) % 60, second=0, microsecond=0)

    def _tell(self, told: steps.Told, at: datetime) -> None:
        self.at = at
        said = telling.Said(
            title=told.title,
            problem=told.problem,
            better=told.better,
            for_whom=told.for_whom,
            already_there=told.already,
            place_id=self.places.get(told.ward),
            staff_only=told.staff_only,
            pin=points.read(told.pin),
        )
        idea = telling.submit(said, by=self.cast[told.by], now=self.at)
        self.told[told.key], self.city.records[told.key] = idea, idea.record
        for number, supporter in enumerate(told.supporters, start=1):
            later = min(self.at + timedelta(hours=7 * number), self.now)
            supporting.support(idea, by=self.cast[supporter], now=later)

    def _latest_answer(self, idea: Idea) -> Clock:
        """Return the clock of the answer that was given last, the first one or that of the second reading."""
        kept = idea.record.clocks.filter(promise__in=["answer_idea", "second_reading"], stopped_on__isnull=False)
        return kept.latest("stopped_on", "pk")

    def _by(self, step: steps.Step, otherwise: str) -> Person:
        return self.cast[step.by or otherwise]

    @singledispatchmethod
    def happen(self, step: steps.Step, told: steps.Told, idea: Idea) -> None:  # noqa: ARG002 - the general case
        """Play one step. Raises TypeError for a kind of step that nobody knows how to play."""
        raise TypeError(f"Nobody knows how to play {step!r}.")

    @happen.register
    def _(self, step: steps.Acknowledged, told: steps.Told, idea: Idea) -> None:  # noqa: ARG002
        sorting.acknowledge(idea, by=self._by(step, SORTER), now=self.at)

    @happen.register
    def _(self, step: steps.Given, told: steps.Told, idea: Idea) -> None:  # noqa: ARG002
        sorting.assign(idea, post=post_of(step.post), by=self._by(step, SORTER), now=self.at)

    @happen.register
    def _(self, step: steps.Tied, told: steps.Told, idea: Idea) -> None:  # noqa: ARG002
        tie = ties.tie(idea.record, self.city.records[step.outcome], by=self.cast[SORTER], now=self.at)
        if step.confirmed:
            ties.confirm(tie, by=self.cast[SECOND], now=self.at)

    @happen.register
    def _(self, step: steps.Asked, told: steps.Told, idea: Idea) -> None:  # noqa: ARG002
        sorting.ask_author(idea, words=step.words, by=self._by(step, SORTER), now=self.at)

    @happen.register
    def _(self, step: steps.Replied, told: steps.Told, idea: Idea) -> None:
        sorting.reply(idea, words=step.words, by=self._by(step, told.by), now=self.at)

    @happen.register
    def _(self, step: steps.Answered, told: steps.Told, idea: Idea) -> None:  # noqa: ARG002
        returns_on = (self.at + timedelta(days=step.returns_in)).date() if step.returns_in else None
        answering.answer(
            idea,
            kind=step.kind,
            words=step.words,
            by=self._by(step, SORTER),
            post=idea.record.post,
            returns_on=returns_on,
            now=self.at,
        )

    @happen.register
    def _(self, step: steps.Judged, told: steps.Told, idea: Idea) -> None:
        clock = self._latest_answer(idea)
        author = self._by(step, told.by)
        feedback.give_verdict(clock, Taps(clear=step.clear, agree=step.agree), by=author, now=self.at)
        if step.words:
            comments.say(idea.record, Words(source=step.words), by=author, now=self.at)

    @happen.register
    def _(self, step: steps.SecondReading, told: steps.Told, idea: Idea) -> None:
        clock = self._latest_answer(idea)
        feedback.ask_second_reading(clock, step.words, by=self._by(step, told.by), now=self.at)

    @happen.register
    def _(self, step: steps.Done, told: steps.Told, idea: Idea) -> None:  # noqa: ARG002
        doing.do_it(idea, words=step.words, by=self._by(step, SORTER), post=idea.record.post, now=self.at)

    @happen.register
    def _(self, step: steps.Confirmed, told: steps.Told, idea: Idea) -> None:
        doing.confirm(idea, by=self._by(step, told.by), words=step.words, now=self.at)

    @happen.register
    def _(self, step: steps.Remark, told: steps.Told, idea: Idea) -> None:  # noqa: ARG002
        words = Words(source=step.words)
        questions.take(idea.record, words, by=self.cast[step.by], wants_answer=step.wants_answer, now=self.at)

    @happen.register
    def _(self, step: steps.AnsweredQuestion, told: steps.Told, idea: Idea) -> None:  # noqa: ARG002
        question = Question.objects.filter(comment__record=idea.record, answer__isnull=True).latest("comment__pk")
        questions.answer(question, Words(source=step.words), by=self.cast[step.by], now=self.at)

    @happen.register
    def _(self, step: steps.Offered, told: steps.Told, idea: Idea) -> None:  # noqa: ARG002
        comments.offer_help(idea.record, step.words, by=self.cast[step.by], now=self.at)

    @happen.register
    def _(self, step: steps.SentOn, told: steps.Told, idea: Idea) -> None:  # noqa: ARG002
        sorting.send_on(idea, where="The noise team", words=step.words, by=self._by(step, SORTER), now=self.at)
