"""What a record of another strand says, as far as its kind tells everybody: what a form is prefilled with."""

from dataclasses import dataclass

from django.apps import apps

from hub.core.records import kinds
from hub.core.records.models import Record
from hub.core.records.queries import readable_by_reference
from hub.core.records.visibility import Viewer


@dataclass(frozen=True, kw_only=True)
class Source:
    """A record out of which something is to grow, and what it says under the names of its open columns."""

    record: Record
    says: dict[str, str]

    def first(self, *names: str) -> str:
        """Return the first of these that it says, or ""."""
        return next((self.says[name] for name in names if self.says.get(name)), "")


def source(reference: str, viewer: Viewer) -> Source:
    """Return the record that `viewer` may read under `reference`. Two statements; else Http404 or Gone.

    Only what its kind registers for open data is read: the strand itself stays a stranger.
    """
    record = readable_by_reference(reference, viewer)
    kind = kinds.get(record.kind)
    detail = apps.get_model(kind.detail_model)._default_manager.filter(pk=record.pk).first()
    texts = [column for column in kind.columns if column.type == "text"] if detail else []
    said = {column.name: str(column.get(detail) or "") for column in texts}
    return Source(record=record, says={**said, "title": record.title, "summary": record.summary})
