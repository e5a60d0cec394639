"""Words that history keeps for ever, as moderators look at them: hidden by a row beside them, never changed."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import QuerySet

from hub.accounts.models import Person
from hub.core.follows.actions import withhold
from hub.core.moderation.parts import Part, Passage
from hub.core.records import history
from hub.core.records.actions import hide_words, show_words_again
from hub.core.records.hidings import why_hidden
from hub.core.records.models import Record, StateChange, VisibilityChange


def kept_words(  # noqa: PLR0913 - what tells one sort of words from another
    code: str,
    label: str,
    rows: Callable[[], QuerySet[Any]],
    *,
    words: str | tuple[str, ...] = "words",
    author: str = "by",
    record: str = "record",
    anchor: str = "history",
) -> Part:
    """Return the part `code` for passages that stand in `rows()`: in its columns `words` and `author`.

    Several columns are one passage, and are hidden together. `record` leads from a row to its record, and `anchor`
    names the section of its page in which they stand.
    """
    columns = (words,) if isinstance(words, str) else words

    def find(keys: Collection[int]) -> dict[int, Passage]:
        found = rows().filter(pk__in=keys).select_related(author, record.replace(".", "__"))
        passages = {}
        for row in found.annotate(hidden=why_hidden(code)):
            about = _led_to(row, record)
            passages[row.pk] = Passage(
                record_pk=about.pk,
                text="\n\n".join(_said(row, columns)),
                url=f"{about.get_absolute_url()}#{anchor}",
                authors=[wrote] if (wrote := getattr(row, author)) else [],
                hidden=row.hidden is not None,
            )
        return {key: passage for key, passage in passages.items() if passage.text}

    def hide(key: int, by: Person, because: str) -> None:
        row = rows().select_related(record.replace(".", "__")).get(pk=key)
        about = _led_to(row, record)
        hide_words(about, f"{code}:{key}", by=by, because=because)
        for said in _said(row, columns):
            withhold(about, said, f"{code}:{key}", by=by)

    def show_again(key: int, by: Person, because: str) -> None:  # noqa: ARG001 - words stand again without another
        row = rows().select_related(record.replace(".", "__")).get(pk=key)
        show_words_again(_led_to(row, record), f"{code}:{key}", by=by)

    return Part(code=code, label=label, find=find, hide=hide, show_again=show_again, in_public=True)


def _said(row: Any, columns: tuple[str, ...]) -> list[str]:
    """Return what the row says in these columns; words that were erased, and none, are not there."""
    return [said for column in columns if (said := getattr(row, column))]


def _led_to(row: Any, record: str) -> Record:
    """Return the record that a row leads to, as “asked.idea.record” does."""
    for name in record.split("."):
        row = getattr(row, name)
    found: Record = row
    return found


STATE = kept_words(history.STATE, "reason or answer", StateChange.objects.all, words="reason")
VISIBILITY = kept_words(history.VISIBILITY, "reason", VisibilityChange.objects.all, words="reason")
