"""The one loader that writes rows in bulk, without actions: only into a database made for measuring."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db import connection, models

from bench.chain import Chain
from bench.fill import BATCH, START, fill
from bench.words import Speaker
from hub.accounts.models import Grant, Person, Post, Team
from hub.accounts.roles import Role
from hub.core import statistics
from hub.core.clocks.models import Clock
from hub.core.comments.models import Comment
from hub.core.links.models import Link
from hub.core.records.models import Author, KindTally, Record, StateChange
from hub.core.search.actions import index_again, refresh_terms
from hub.core.tallies.models import RecordTally
from hub.strands.ideas import rules
from hub.strands.ideas.models import Confirmation, Doing, Idea, Support
from hub.strands.ideas.tasks import count_figures
from hub.strands.lab.tasks import count_spread
from hub.strands.ledger.tasks import count_front
from hub.thread.models import Statement
from hub.thread.tasks import find_idle_work

PEOPLE, TEAMS, OUTCOMES = 1000, 10, 12
COMMENTS, SUPPORTS = 3, 5
WAITING, SERVING, TALKED_ABOUT = 500, 2000, 200
ANSWERED_STATES = (rules.GOING_AHEAD, rules.ALREADY, rules.NOT_FOR_US, rules.CONFIRMED)


class Loader:
    """Fills an empty, migrated database: `load(ideas)` once. The same number gives the same rows.

    Each idea has 3 comments and 5 supports. The newest 500 wait for an answer, the first outcome is served by up to
    2,000 ideas, and the newest idea has 200 comments.
    """

    def __init__(self) -> None:
        self.speaker = Speaker(seed=11)
        self.random = self.speaker.random

    def load(self, ideas: int) -> None:
        """Write everything, then index it for search."""
        self._people()
        self._thread()
        keys = self._ideas(ideas)
        self._talk(keys)
        self._ties(keys)
        self._clocks(keys)
        self._doings(keys)
        keys += Chain(self.speaker, self.post, self.people[0], SERVING).load(keys)
        self._tallies()
        for start in range(0, len(keys), BATCH):
            index_again(keys[start : start + BATCH])
        refresh_terms()
        statistics.refresh()
        for task in (find_idle_work, count_figures, count_spread, count_front):
            task.call()

    def _people(self) -> None:
        Person.objects.bulk_create(
            (Person(username=f"bench{n}", name=f"Resident {n}", email=f"bench{n}@example.org") for n in range(PEOPLE)),
            batch_size=BATCH,
        )
        self.people = list(Person.objects.filter(username__startswith="bench").order_by("pk"))
        self.team_member = Person.objects.create(username="team", name="Ideas officer", is_staff=True)
        self.teams = [Team.objects.create(code=f"team-{n}", name=f"Service {n}") for n in range(TEAMS)]
        self.post = Post.objects.create(title="Ideas officer", team=self.teams[0], holder=self.team_member)
        Grant.objects.create(person=self.team_member, role=Role.IMPROVEMENT_TEAM, since=date(2020, 1, 1))

    def _thread(self) -> None:
        """Write a purpose, six priorities that serve it, and twelve outcomes that serve those."""
        purpose = self._statement("purpose", "A purpose")
        priorities = [self._statement("priority", f"Priority {n}") for n in range(6)]
        self.outcomes = [self._statement("outcome", f"Outcome {n}") for n in range(OUTCOMES)]
        for priority in priorities:
            Link.objects.create(source=priority, relation="serves", target=purpose, created_at=START)
        for number, outcome in enumerate(self.outcomes):
            Link.objects.create(source=outcome, relation="serves", target=priorities[number % 6], created_at=START)

    def _statement(self, kind: str, title: str) -> Record:
        record = Record.objects.create(
            kind=kind, title=title, state="adopted", visibility="public", created_at=START, published_at=START
        )
        Statement.objects.create(record=record, wording=self.speaker.paragraph(1))
        return record

    def _ideas(self, count: int) -> list[int]:
        first = (Record.objects.aggregate(last=models.Max("pk"))["last"] or 0) + 1
        fill(Record, (self._card(first + n, n, count) for n in range(count)))
        fill(Idea, (Idea(record_id=first + n, problem=self.speaker.paragraph(), better="") for n in range(count)))
        fill(Author, (Author(record_id=first + n, person=self.random.choice(self.people)) for n in range(count)))
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT setval(pg_get_serial_sequence('core_record', 'id'), %s)", [first + count])
        return list(range(first, first + count))

    def _card(self, key: int, number: int, count: int) -> Record:
        waiting = number >= count - WAITING
        told = START + timedelta(minutes=number * 300_000 / max(count, 1))
        return Record(
            pk=key,
            kind=rules.IDEA,
            title=self.speaker.title(),
            summary=self.speaker.paragraph(1)[:500],
            state=rules.ACKNOWLEDGED if waiting else ANSWERED_STATES[number % len(ANSWERED_STATES)],
            visibility="public",
            team=self.teams[number % TEAMS],
            post=self.post,
            created_at=told,
            published_at=told,
        )

    def _talk(self, keys: Sequence[int]) -> None:
        fill(Comment, self._comments(keys))
        fill(
            Support,
            (
                Support(idea_id=key, person=person, at=START)
                for key in keys
                for person in self.random.sample(self.people, SUPPORTS)
            ),
        )

    def _comments(self, keys: Sequence[int]) -> Iterator[Comment]:
        for key in keys:
            for number in range(TALKED_ABOUT if key == keys[-1] else COMMENTS):
                said = self.speaker.paragraph(2)
                yield Comment(
                    record_id=key,
                    author=self.random.choice(self.people),
                    source=said,
                    html=f"<p>{said}</p>",
                    rendered_by=1,
                    key=f"bench-{key}-{number}",
                    created_at=START + timedelta(days=1, minutes=number),
                )

    def _ties(self, keys: Sequence[int]) -> None:
        """Tie each idea to an outcome, the first 2,000 to the first one."""
        fill(
            Link,
            (
                Link(
                    source_id=key,
                    relation="serves",
                    target=self.outcomes[0 if number < SERVING else 1 + number % (OUTCOMES - 1)],
                    created_at=START,
                )
                for number, key in enumerate(keys)
            ),
        )

    def _clocks(self, keys: Sequence[int]) -> None:
        """An answer is owed on the newest 500, and was given on time on the others."""
        waiting = set(keys[-WAITING:])
        fill(
            Clock,
            (
                Clock(
                    record_id=key,
                    promise=rules.ANSWER,
                    owner_post=self.post,
                    started_on=date(2026, 10, 1),
                    due_on=date(2026, 10, 29) if key % 3 else date(2027, 10, 29),
                    stopped_on=None if key in waiting else date(2026, 10, 20),
                    stopped_at=None if key in waiting else START,
                )
                for key in keys
            ),
        )

    def _doings(self, keys: Sequence[int]) -> None:
        """Write how the confirmed ideas were done, and what their authors say of it."""
        done = list(
            Record.objects.filter(pk__gte=keys[0], pk__lte=keys[-1], state=rules.CONFIRMED).values_list("pk", flat=True)
        )
        by, at = self.team_member, START + timedelta(days=20)
        moments = [at + timedelta(minutes=number) for number in range(len(done))]
        for old, new in ((rules.GOING_AHEAD, rules.DONE), (rules.DONE, rules.CONFIRMED)):
            fill(
                StateChange,
                (
                    StateChange(record_id=key, old=old, new=new, reason=self.speaker.paragraph(1), by=by, at=moment)
                    for key, moment in zip(done, moments, strict=True)
                ),
            )
        moves = {(key, new): pk for pk, key, new in StateChange.objects.values_list("pk", "record", "new")}
        told = ((key, moves[key, rules.DONE], moment) for key, moment in zip(done, moments, strict=True))
        fill(
            Doing,
            (Doing(idea_id=key, words="It is done.", by=by, move_id=move, at=moment) for key, move, moment in told),
        )
        rows = Doing.objects.values_list("pk", "idea", "at").order_by("pk")
        fill(
            Confirmation,
            (
                Confirmation(doing_id=pk, done=True, by=by, move_id=moves[key, rules.CONFIRMED], at=moment)
                for pk, key, moment in rows.iterator()
            ),
        )

    def _tallies(self) -> None:
        """Count what was written, in the database."""
        for name, model, field in (("comments", Comment, "record"), (rules.SUPPORTS, Support, "idea")):
            counted = model.objects.values_list(field).annotate(n=models.Count("pk"))
            fill(RecordTally, (RecordTally(record_id=key, name=name, value=n) for key, n in counted.iterator()))
        fill(
            RecordTally,
            (
                RecordTally(record_id=tally.record_id, name=rules.VOICES, value=tally.value)
                for tally in RecordTally.objects.filter(name=rules.SUPPORTS).iterator()
            ),
        )
        by_state = Record.objects.values_list("kind", "visibility", "state").annotate(n=models.Count("pk"))
        fill(KindTally, (KindTally(kind=k, visibility=v, state=s, value=n) for k, v, s, n in by_state))
