"""What stands beneath a record: what people said and offered, and files. Where words stand in it; taking them out.

A strand calls this beside `removal`, in the same act, for the places that whoever takes words out has chosen.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.attachments.actions import withdraw
from hub.core.attachments.models import Attachment
from hub.core.comments.actions import take_words_out
from hub.core.comments.models import Comment, Offer
from hub.core.comments.queries import who_said
from hub.core.feedback.models import Verdict
from hub.core.records.models import Record
from hub.core.removal import mark
from hub.design.words import day
from hub.foundation.text import clean, one_line, shorten, without

QUOTED = 160
COMMENT, OFFER, VERDICT, FILE = "comment", "offer", "verdict", "file"


@dataclass(frozen=True, kw_only=True)
class Place:
    """One place beneath a record. `says` is whether the words were found there: in most files they cannot be sought."""

    key: str
    name: str
    quote: str
    says: bool = True


def places(record: Record, words: str) -> list[Place]:
    """Return where beneath `record` the words stand, and the files in which they may. Four statements, none without.

    For those who take words out: it quotes what was hidden, and offers of help too.
    """
    sought = " ".join(clean(words).split())
    return [*_said(record, sought), *_told(record, sought), *_files(record, sought)] if sought else []


def _said(record: Record, words: str) -> Iterator[Place]:
    said = Comment.objects.filter(record=record).select_related("author", "post").prefetch_related("wordings")
    for one in said.order_by("pk"):
        if any(_stands(text, words) for text in (one.source, *(earlier.source for earlier in one.wordings.all()))):
            who = f"What {who_said(one)} said, {day(timezone.localdate(one.created_at))}"
            yield Place(key=f"{COMMENT}:{one.pk}", name=who, quote=_quote(one.source))


def _told(record: Record, words: str) -> Iterator[Place]:
    for offer in Offer.objects.filter(record=record).order_by("pk"):
        if _stands(offer.words, words):
            yield Place(key=f"{OFFER}:{offer.pk}", name="An offer of help", quote=_quote(offer.words))
    for verdict in Verdict.objects.filter(clock__record=record).order_by("pk"):
        if _stands(verdict.words, words):
            yield Place(key=f"{VERDICT}:{verdict.pk}", name="What was said of an answer", quote=_quote(verdict.words))


def _files(record: Record, words: str) -> Iterator[Place]:
    for file in Attachment.objects.filter(record=record).order_by("pk"):
        named = _stands(file.name, words) or _stands(file.alt, words) or _stands(file.removed_because, words)
        if named or file.removed_at is None:
            quote = file.alt if named else "What is inside cannot be searched: look into it."
            yield Place(key=f"{FILE}:{file.pk}", name=f"The file “{file.name}”", quote=_quote(quote), says=named)


@transaction.atomic
def take_out(
    record: Record,
    chosen: Collection[str],
    words: str,
    *,
    because: str,
    by: Person,
    now: datetime | None = None,
) -> list[str]:
    """Take `words` out of the `chosen` places, by their keys, and withdraw the files among them; return what it was.

    What was said keeps its place. Those who said it are told `because`. Keys of other records are passed over.
    """
    keys: dict[str, list[int]] = {COMMENT: [], OFFER: [], VERDICT: [], FILE: []}
    for one in places(record, words):
        if one.key in chosen:
            what, _, key = one.key.partition(":")
            keys[what].append(int(key))
    for comment in Comment.objects.filter(pk__in=keys[COMMENT]).order_by("pk"):
        take_words_out(comment, words, because=because, by=by, now=now)
    mark(Offer.objects.filter(pk__in=keys[OFFER]), ("words",), words)
    mark(Verdict.objects.filter(pk__in=keys[VERDICT]), ("words",), words)
    files = Attachment.objects.filter(pk__in=keys[FILE]).order_by("pk")
    for file in files:
        withdraw(file, because=because, by=by, now=now)
    mark(files, ("name", "alt", "removed_because"), words)
    told = {
        "what people said": bool(keys[COMMENT]),
        "offers of help": bool(keys[OFFER]),
        "what was said of an answer": bool(keys[VERDICT]),
        "files": bool(keys[FILE]),
    }
    return [name for name, was in told.items() if was]


def _stands(text: str, words: str) -> bool:
    return without(text, words) != text


def _quote(text: str) -> str:
    return shorten(one_line(text), QUOTED)
