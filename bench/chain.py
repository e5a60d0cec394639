"""The other records of a hub that has many ideas: problems, requests and projects, and one thread of sixty records."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from django.db import connection, models

from bench.fill import START, fill
from bench.words import Speaker
from hub.accounts.models import Post
from hub.core.links.models import Link
from hub.core.records.models import Record
from hub.strands.lab import rules as lab
from hub.strands.lab.models import Problem
from hub.strands.team import rules as team
from hub.strands.team.models import Milestone, Project, SupportRequest

OTHERS_TO_IDEAS = 5  # one other record for each five ideas: 20,000 beside 100,000
WIDE_PROBLEMS, WIDE_PROJECTS = 7, 7
Detail = Callable[[int], models.Model]


class Chain:
    """Fills a database that has its ideas: every fifth became a problem, a request was made, or a project came of it.

    The first idea is the root of a thread of sixty: seven problems came of it, and seven projects of each.
    """

    def __init__(self, speaker: Speaker, post: Post) -> None:
        self.speaker = speaker
        self.post = post

    def load(self, ideas: Sequence[int]) -> list[int]:
        """Write the records and their links; return the keys of all that was written."""
        each = max(WIDE_PROBLEMS * (WIDE_PROJECTS + 1), len(ideas) // OTHERS_TO_IDEAS // 3)
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
        self._tie(ideas, problems, projects)
        return [*problems, *requests, *projects]

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
        """Tie the first sixty into one thread, and each of the others to an idea and a problem of its own."""
        root, wide = ideas[0], problems[:WIDE_PROBLEMS]
        grown = projects[: WIDE_PROBLEMS * WIDE_PROJECTS]
        pairs = [(root, key) for key in wide]
        pairs += [(wide[number // WIDE_PROJECTS], key) for number, key in enumerate(grown)]
        pairs += list(zip(ideas[1:], problems[len(wide) :], strict=False))
        pairs += list(zip(problems[len(wide) :], projects[len(grown) :], strict=False))
        fill(Link, (Link(source_id=one, relation="became", target_id=other, created_at=START) for one, other in pairs))
