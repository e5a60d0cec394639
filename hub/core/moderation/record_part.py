"""A record as moderators look at it: its title and summary; hidden by taking it down."""

from collections.abc import Collection

from hub.accounts.models import Person
from hub.core.moderation.parts import Part, Passage
from hub.core.records import actions
from hub.core.records.models import Record, VisibilityChange
from hub.core.records.visibility import Visibility


def _find(keys: Collection[int]) -> dict[int, Passage]:
    records = Record.objects.filter(pk__in=keys).prefetch_related("authors__person")
    return {
        record.pk: Passage(
            record_pk=record.pk,
            text=f"{record.title}\n\n{record.summary}",
            url=record.get_absolute_url(),
            authors=[author.person for author in record.authors.all()],
            hidden=record.visibility == Visibility.WITHDRAWN,
        )
        for record in records
    }


def _hide(key: int, by: Person, because: str) -> None:
    actions.withdraw(Record.objects.get(pk=key), by=by, reason=because)


def _show_again(key: int, by: Person, because: str) -> None:
    """Let those read it who could before it was taken down."""
    last = VisibilityChange.objects.filter(record=key, new=Visibility.WITHDRAWN).latest("at", "pk")
    actions.publish(Record.objects.get(pk=key), by=by, to=Visibility(last.old), reason=because)


RECORD = Part(code="record", label="record", find=_find, hide=_hide, show_again=_show_again)
