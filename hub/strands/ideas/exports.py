"""The list of ideas as a feed and as a table."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from hub.core.exports import atom, datasets, streaming
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.strands.ideas import kind
from hub.strands.ideas.figures import Figures
from hub.strands.ideas.models import Idea
from hub.strands.ideas.queries.lists import Wanted, ideas

FEED_LENGTH = 30


def feed(records: Iterable[Record], *, address: str) -> Atom1Feed:
    """Return the newest ideas as an Atom feed. `address` is that of the feed, with its filters."""
    made = atom.begin("Ideas", page=reverse("ideas:list"), address=address)
    for record in records:
        there, published = f"{settings.HUB_BASE_URL}{record.get_absolute_url()}", record.published_at
        title = f"{record.reference} {record.title}"
        at = published or record.created_at
        atom.add(made, atom.Entry(title, record.summary, there, at, there, record.state_label))
    return made


def table(wanted: Wanted, viewer: Viewer) -> Iterator[str]:
    """Yield the lines of a CSV of the ideas that are wanted, with the columns of the open data."""
    whole = datasets.of_kind(kind.IDEA_KIND)

    def find(reader: Viewer) -> QuerySet[Any]:
        return Idea.objects.filter(record__in=ideas(wanted, reader, timezone.localdate())).select_related(
            "record__team", "record__post", "record__place", "record__pin"
        )

    names = [column.name for column in whole.columns]
    return streaming.csv_lines(names, replace(whole, find=find).rows(viewer), with_mark=True)


def figures_table(found: Figures) -> Iterator[str]:
    """Yield the lines of a CSV with the figures of each service in each month."""
    names = [
        "month",
        "service",
        "said",
        "answered",
        "on_time",
        "late_now",
        "done",
        "confirmed",
        "median_days",
    ]
    rows: list[dict[str, object]] = [
        {
            "month": f"{month:%Y-%m}",
            "service": service,
            "said": line.said,
            "answered": line.answered,
            "on_time": line.on_time,
            "late_now": line.late_now,
            "done": line.done,
            "confirmed": line.confirmed,
            "median_days": line.first_change_days,
        }
        for (month, service), line in found.by_both.items()
    ]
    return streaming.csv_lines(names, rows, with_mark=True)
