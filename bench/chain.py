"""The other records of a hub that has many ideas, from problems to contracts, and one thread of sixty records."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from django.db import connection, models

from bench.fill import START, fill
from bench.words import Speaker
from hub.accounts.models import Person, Post
from hub.actors import rules as actors
from hub.actors.models import ActorRole, Organisation
from hub.core.links.models import Link
from hub.core.records.models import Record
from hub.strands.lab import rules as lab
from hub.strands.lab.models import Experiment, Problem
from hub.strands.ledger import rules as ledger
from hub.strands.ledger.models import Contract, Decision
from hub.strands.team import rules as team
from hub.strands.team.models import Milestone, Project, SupportRequest

OTHERS_TO_IDEAS = 5  # one other record for each five ideas: 20,000 beside 100,000
KINDS, ORGANISATIONS, ALONE = 6, 10, 10
WIDE_PROBLEMS, WIDE_PROJECTS = 7, 7
Detail = Callable[[int], models.Model]


class Chain:
    """Fills a database that has its ideas with one other record for each five of them, of six kinds.

    An idea became a problem, which became an experiment and a project; an organisation delivers the project, a decision
    authorised the contract that pays for it; somebody asked for support. The first idea is the root of a thread of
    sixty: seven problems came of it, and seven projects of each.
    """

    def __init__(self, speaker: Speaker, post: Post, by: Person, serving: int) -> None:
        """`serving` is how many ideas, from the first on, serve the outcome whose thread is measured."""
        self.serving = serving
        self.speaker = speaker
        self.post = post
        self.by = by

    def load(self, ideas: Sequence[int]) -> list[int]:
        """Write the records and their links; return the keys of all that was written."""
        least = WIDE_PROBLEMS * (WIDE_PROJECTS + 1) + ALONE
        each = max(least, len(ideas) // OTHERS_TO_IDEAS // KINDS)
        words = self.speaker.paragraph
        problems = self._records(
            "problem", lab.REFERRED, each, lambda key: Problem(record_id=key, what=words(), affected="All")
        )
        requests = self._records(
            "support_request", team.WAITING, each, lambda key: SupportRequest(record_id=key, wanted=words())
        )
        projects = self._records("project", team.RUNNING, each, self._project)
        fill(
            Milestone, (Milestone(project_id=key, title="The first step", due_on=date(2027, 1, 1)) for key in projects)
        )
        experiments = self._records(
            "experiment",
            lab.PLANNED,
            each,
            lambda key: Experiment(record_id=key, mode=lab.EXPLORE, question=words(), doing=words()),
        )
        decisions = self._records("decision", ledger.PUBLISHED, each, self._decision)
        contracts = self._records("contract", ledger.IN_FORCE, each, self._contract)
        self._deliver(projects)
        self._tie(ideas, problems, projects)
        beside = slice(WIDE_PROBLEMS * WIDE_PROJECTS, None)  # what is not in the thread of sixty
        self._link("became", problems[beside], experiments[beside])
        self._link("paid_by", projects[beside], contracts[beside])
        self._link("authorised_by", contracts, decisions)
        return [*problems, *requests, *projects, *experiments, *decisions, *contracts]

    def _decision(self, key: int) -> Decision:
        signed = START + timedelta(days=200, minutes=key)
        said = {"decision": self.speaker.paragraph(), "reasons": self.speaker.paragraph(), "value": 50_000}
        return Decision(record_id=key, signed_at=signed, published_at=signed + timedelta(days=5), version=1, **said)

    def _contract(self, key: int) -> Contract:
        return Contract(record_id=key, scope=self.speaker.paragraph(), value=50_000, paid=9_000)

    def _deliver(self, projects: Sequence[int]) -> None:
        """Have ten organisations deliver the projects in turn."""
        hosts = self._records(
            "organisation", actors.LISTED, ORGANISATIONS, lambda key: Organisation(record_id=key, about="About us")
        )
        begun = {"begun_by": self.by, "begun_at": START, "accepted_at": START}
        fill(
            ActorRole,
            (
                ActorRole(
                    record_id=key,
                    role=actors.DELIVERS,
                    organisation_id=hosts[number % ORGANISATIONS],
                    state=actors.ACCEPTED,
                    words="We do it.",
                    **begun,
                )
                for number, key in enumerate(projects)
            ),
        )

    def _project(self, key: int) -> Project:
        days = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 6, 30)}
        return Project(record_id=key, aim=self.speaker.paragraph(), **days)

    def _records(self, kind: str, state: str, count: int, detail: Detail) -> list[int]:
        first = (Record.objects.aggregate(last=models.Max("pk"))["last"] or 0) + 1
        keys = range(first, first + count)
        fill(
            Record,
            (
                Record(
                    pk=key,
                    kind=kind,
                    title=self.speaker.title(),
                    summary=self.speaker.paragraph(1)[:500],
                    state=state,
                    visibility="public",
                    team=self.post.team,
                    post=self.post,
                    created_at=START + timedelta(days=200, minutes=key),
                    published_at=START + timedelta(days=200, minutes=key),
                )
                for key in keys
            ),
        )
        rows = (detail(key) for key in keys)
        fill(type(detail(first)), rows)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT setval(pg_get_serial_sequence('core_record', 'id'), %s)", [first + count])
        return list(keys)

    def _tie(self, ideas: Sequence[int], problems: Sequence[int], projects: Sequence[int]) -> None:
        """Tie the first sixty into one thread, and each of the others to an idea and a problem of its own.

        Those come first that an outcome shows, so that its thread is as long at any size.
        """
        root, wide = ideas[0], problems[:WIDE_PROBLEMS]
        grown = projects[: WIDE_PROBLEMS * WIDE_PROJECTS]
        pairs = [(root, key) for key in wide]
        pairs += [(wide[number // WIDE_PROJECTS], key) for number, key in enumerate(grown)]
        serving = min(self.serving, len(ideas))
        shown = [*reversed(ideas[1 : serving - 1]), *ideas[serving:]]
        pairs += list(zip(shown, problems[len(wide) :], strict=False))
        pairs += list(zip(problems[len(wide) :], projects[len(grown) :], strict=False))
        self._link("became", *zip(*pairs, strict=True))

    def _link(self, relation: str, sources: Sequence[int], targets: Sequence[int]) -> None:
        pairs = zip(sources, targets, strict=False)
        fill(Link, (Link(source_id=one, relation=relation, target_id=other, created_at=START) for one, other in pairs))
