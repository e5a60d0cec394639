"""Files as moderators look at them: name, words and the file itself; hidden by a row beside it, and kept."""

from collections.abc import Collection

from hub.accounts.models import Person
from hub.core.attachments.models import Attachment
from hub.core.attachments.queries import PART, address
from hub.core.moderation.parts import Part, Passage
from hub.core.records.actions import hide_words, show_words_again
from hub.core.records.hidings import why_hidden


def _find(keys: Collection[int]) -> dict[int, Passage]:
    files = Attachment.objects.filter(pk__in=keys, removed_at=None).select_related("record", "by")
    return {
        file.pk: Passage(
            record_pk=file.record_id,
            text="\n\n".join(filter(None, [file.name, file.alt])),
            url=address(file.record, file),
            picture_url=f"{address(file.record, file)}?size=small" if file.width else "",
            authors=[file.by],
            hidden=file.hidden is not None,
        )
        for file in files.annotate(hidden=why_hidden(PART))
    }


def _hide(key: int, by: Person, because: str) -> None:
    file = Attachment.objects.select_related("record").get(pk=key)
    hide_words(file.record, f"{PART}:{key}", by=by, because=because)


def _show_again(key: int, by: Person, because: str) -> None:  # noqa: ARG001 - a file stands again without a word
    file = Attachment.objects.select_related("record").get(pk=key)
    show_words_again(file.record, f"{PART}:{key}", by=by)


FILE = Part(
    code=PART,
    label="file",
    find=_find,
    hide=_hide,
    show_again=_show_again,
    in_public=True,
    told_as="a file that you added to",
)
