"""Which pages are measured, and for whom."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from hub.core.records.models import Record


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: `address` is asked for once the database is filled; `team` pages are read by the improvement team."""

    name: str
    address: Callable[[], str]
    statements: int
    cpu_ms: int = 25
    team: bool = False


def _newest(kind: str) -> str:
    return Record.objects.of_kind(kind).latest("pk").get_absolute_url()


def _first(kind: str) -> str:
    return Record.objects.of_kind(kind).earliest("pk").get_absolute_url()


def _thread() -> str:
    return reverse("thread:follow", kwargs={"reference": Record.objects.of_kind("outcome").earliest("pk").reference})


def _wide_thread() -> str:
    return reverse("thread:follow", kwargs={"reference": Record.objects.of_kind("idea").earliest("pk").reference})


PAGES = (
    Page(name="home", address=lambda: reverse("site:home"), statements=14),
    Page(name="ideas, first page", address=lambda: reverse("ideas:list"), statements=8, cpu_ms=15),
    Page(name="ideas, page 50", address=lambda: reverse("ideas:list") + "?page=50", statements=8, cpu_ms=15),
    Page(name="ideas, filtered", address=lambda: reverse("ideas:list") + "?state=confirmed", statements=8, cpu_ms=15),
    Page(name="search", address=lambda: reverse("site:search") + "?q=bench+carers", statements=8),
    Page(name="idea, 200 comments", address=lambda: _newest("idea"), statements=14),
    Page(name="outcome", address=lambda: _first("outcome"), statements=10),
    Page(name="thread", address=_thread, statements=12),
    Page(name="thread of 60 records", address=_wide_thread, statements=12, cpu_ms=60),
    Page(name="projects, first page", address=lambda: reverse("team:projects"), statements=8, cpu_ms=15),
    Page(name="board of projects", address=lambda: reverse("team:board"), statements=8),
    Page(name="timeline of projects", address=lambda: reverse("team:timeline"), statements=8),
    Page(name="project", address=lambda: _newest("project"), statements=16),
    Page(name="problems, first page", address=lambda: reverse("lab:problems"), statements=8, cpu_ms=15),
    Page(name="portfolio", address=lambda: reverse("lab:portfolio"), statements=8, cpu_ms=25),
    Page(name="experiment", address=lambda: _newest("experiment"), statements=16),
    Page(name="decisions, first page", address=lambda: reverse("ledger:decisions"), statements=8, cpu_ms=15),
    Page(name="decision", address=lambda: _newest("decision"), statements=16),
    Page(name="contract", address=lambda: _newest("contract"), statements=16),
    Page(name="decisions and money", address=lambda: reverse("ledger:front"), statements=10),
    Page(name="how are we doing", address=lambda: reverse("ideas:how_are_we_doing"), statements=8),
    Page(name="organisation", address=lambda: _newest("organisation"), statements=16),
    Page(name="coverage", address=lambda: reverse("thread:coverage"), statements=16, team=True),
    Page(name="My hub", address=lambda: reverse("site:my_hub"), statements=24, team=True),
    Page(name="what I owe", address=lambda: reverse("site:my_owed"), statements=20, team=True),
    Page(name="queue, 500 waiting", address=lambda: reverse("ideas:queue"), statements=10, team=True),
)
