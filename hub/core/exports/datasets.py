"""What can be taken away as open data: each kind of record, and what ties and surrounds them."""

from collections.abc import Callable, Sequence
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet

from hub.core.exports.dataset import Dataset
from hub.core.exports.surroundings import SURROUNDINGS
from hub.core.records import kinds
from hub.core.records.kinds import Column, Kind
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.core.tallies.queries import of_records


def of_kind(kind: Kind) -> Dataset:
    """Return the dataset of one kind: the card, then what the kind has of its own, then its counts."""
    table = apps.get_model(kind.detail_model)

    def find(viewer: Viewer) -> QuerySet[Any]:
        records = Record.objects.visible_to(viewer).of_kind(kind.code).published()
        joined = ("record__team", "record__post", "record__place", "record__pin")
        rows: QuerySet[Any] = table._default_manager.filter(record__in=records).select_related("record", *joined)
        return rows

    return Dataset(
        code=kind.code,
        label=kind.plural,
        meaning=f"Every {kind.label.lower()} that everybody may read.",
        columns=(*CARD, *kind.columns, *COUNTS),
        find=find,
        prepare=_count,
    )


def _count(details: Sequence[Any]) -> None:
    tallies = of_records(detail.record.pk for detail in details)
    for detail in details:
        detail.tallies = tallies[detail.record.pk]


def _card(name: str, meaning: str, type_: str, get: Callable[[Record], object]) -> Column:
    return Column(name=name, meaning=meaning, type=type_, get=lambda detail: get(detail.record))


def _counted(name: str, meaning: str) -> Column:
    return Column(name=name, meaning=meaning, type="integer", get=lambda detail: detail.tallies.get(name, 0))


CARD = (
    _card("reference", "What people quote; never used again.", "text", lambda record: record.reference),
    _card("title", "What it is called.", "text", lambda record: record.title),
    _card("summary", "What it is, in a few sentences.", "text", lambda record: record.summary),
    _card("state", "Where it stands, as a code.", "text", lambda record: record.state),
    _card("state_label", "Where it stands, in words.", "text", lambda record: record.state_label),
    _card("service", "The team that answers for it.", "text", lambda record: record.team and record.team.name),
    _card("post", "The post that answers for it.", "text", lambda record: record.post and record.post.title),
    _card("place", "The ward or other area.", "text", lambda record: record.place and record.place.name),
    _card("language", "The language it is written in (BCP 47).", "text", lambda record: record.lang),
    _card("published_at", "When everybody could first read it.", "datetime", lambda record: record.published_at),
    _card("url", "Its page.", "url", lambda record: settings.HUB_BASE_URL + record.get_absolute_url()),
)
COUNTS = (_counted("comments", "How many comments and questions it has."),)


_of_parts: dict[str, Dataset] = {}


def register(dataset: Dataset) -> None:
    """Add what hangs on records in a part above the core; its code must be new. `find` begins with `visible_to`."""
    if dataset.code in _of_parts:
        raise ValueError(f"The dataset {dataset.code!r} is registered twice.")
    _of_parts[dataset.code] = dataset


def every() -> list[Dataset]:
    """Return all datasets: the kinds, the ties between them and what is owed on them, then those of other parts."""
    return [*(of_kind(kind) for kind in kinds.every()), *SURROUNDINGS, *_of_parts.values()]


def get(code: str) -> Dataset | None:
    """Return the dataset with this code, or None."""
    return next((dataset for dataset in every() if dataset.code == code), None)
