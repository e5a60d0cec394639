"""What was said about a record, as its page shows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from hub.accounts.models import Person
from hub.core.clocks.shown import Owed, shown
from hub.core.comments.models import Comment, Offer
from hub.core.comments.permissions import require_may_read_offers
from hub.core.records.models import Record
from hub.core.records.prepared import prepared

PER_PAGE = 50
UNSEEN_OF_PEOPLE = (
    *("password", "username", "email", "last_login", "is_active"),
    *("adult_on", "language", "digest", "joined_at"),
)
MOST_DIGITS = 18
NOTHING = Markup("")
EDITABLE = timedelta(minutes=30)
OFFERS_SHOWN = 200
_OFFERED_FIRST = (F("ended_at").asc(nulls_first=True), "-at", "-pk")


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What stands beside a comment that wants an answer. `answer_pk` is 0 until there is one."""

    pk: int
    owed: Owed
    answer_pk: int
    joined_to_pk: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One comment on a page. A hidden one has no words and no name here, only the reason why it is hidden."""

    pk: int
    at: datetime
    who: str = ""
    badge: str = ""
    official: bool = False
    html: Markup = NOTHING
    edited_at: datetime | None = None
    hidden: bool = False
    because: str = ""
    to_pk: int = 0
    to_who: str = ""
    asked: Asked | None = None
    may_edit: bool = False
    mine: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidPage:
    """One page of what was said: `number` from 1 to `last`; `total` counts what is not hidden."""

    said: list[Said]
    number: int
    last: int
    total: int


def page_of(
    record: Record, viewer: Person | None, *, author_ids: frozenset[int], tallies: dict[str, int], number: int = 1
) -> SaidPage:
    """Return a page of what was said about `record`: official ones first, then the oldest first. One statement.

    A number beyond the end gives the last page.
    """
    total = tallies.get("comments", 0)
    last = max(1, -(-(total + tallies.get("hidden_comments", 0)) // PER_PAGE))
    number = min(max(1, number), last)
    rows = _page(number, record=record.pk)
    now = timezone.now()
    return SaidPage(
        said=[_said(comment, viewer, author_ids, now) for comment in rows], number=number, last=last, total=total
    )


@prepared
def _page(number: int, *, record: int) -> QuerySet[Comment]:
    """Return page `number` of the comments in their order, with no more of each than is shown."""
    return (
        Comment.objects.filter(record=record)
        .select_related(
            "author",
            "post__team",
            "parent__author",
            "parent__post",
            "question__clock__owner_post",
            "question__clock__verdict",
            "question__joined_to",
        )
        .defer(
            *("source", "key", "rendered_by", "parent__source", "parent__html", "parent__key", "parent__rendered_by"),
            *(f"{who}__{column}" for who in ("author", "parent__author") for column in UNSEEN_OF_PEOPLE),
        )
        .order_by("-official", "created_at", "pk")[(number - 1) * PER_PAGE : number * PER_PAGE]
    )


def page_number(comment: Comment) -> int:
    """Return the number of the page on which `comment` stands. One statement."""
    order = Comment.objects.filter(record=comment.record_id)
    earlier = order.filter(official=comment.official, created_at__lt=comment.created_at)
    earlier |= order.filter(official=comment.official, created_at=comment.created_at, pk__lt=comment.pk)
    if not comment.official:
        earlier |= order.filter(official=True)
    return earlier.count() // PER_PAGE + 1


def may_edit(comment: Comment, person: Person | None, now: datetime) -> bool:
    """Return whether `person` may still change the wording: their own, for half an hour, unless hidden."""
    own = person is not None and comment.author_id == person.pk
    return own and comment.hidden_at is None and now - comment.created_at < EDITABLE


def who_said(comment: Comment) -> str:
    """Return the name beside a comment: the post for which it was said, or what its author is shown as."""
    if comment.official and comment.post:
        return comment.post.title
    return comment.author.shown_as if comment.author else "Somebody, where this was first published"


def _said(comment: Comment, viewer: Person | None, author_ids: frozenset[int], now: datetime) -> Said:
    if comment.hidden_at:
        return Said(pk=comment.pk, at=comment.created_at, hidden=True, because=comment.hidden_because)
    to = comment.parent if comment.parent and not comment.parent.hidden_at else None
    return Said(
        pk=comment.pk,
        at=comment.created_at,
        who=who_said(comment),
        badge=_badge(comment, author_ids),
        official=comment.official,
        html=Markup(comment.html),  # noqa: S704 - sanitised when it was stored
        edited_at=comment.edited_at,
        to_pk=to.pk if to else 0,
        to_who=who_said(to) if to else "",
        asked=_asked(comment, viewer),
        may_edit=may_edit(comment, viewer, now),
        mine=viewer is not None and comment.author_id == viewer.pk,
    )


def _badge(comment: Comment, author_ids: frozenset[int]) -> str:
    if comment.official and comment.post:
        return f"Official answer, {comment.post.team.name}"
    return "Author" if comment.author_id in author_ids else ""


def _asked(comment: Comment, viewer: Person | None) -> Asked | None:
    question = getattr(comment, "question", None)
    if question is None:
        return None
    answered_by = question.joined_to or question
    return Asked(
        pk=question.pk,
        owed=shown(question.clock, viewer_pk=viewer.pk if viewer else None),
        answer_pk=question.answer_id or answered_by.answer_id or 0,
        joined_to_pk=question.joined_to_id or 0,
    )


def one(record: Record, number: int) -> Comment:
    """Return the comment of `record` with this number. Raises Http404, also if it is about another record."""
    return get_object_or_404(Comment.objects.select_related("author", "post"), record=record, pk=number)


def offer_of(record: Record, person: Person) -> Offer | None:
    """Return what `person` offers `record` now, or None."""
    return Offer.objects.filter(record=record, person=person, ended_at=None).first()


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One offer of help in a list. Once it is no longer offered, its words are its giver's alone."""

    pk: int
    who: str
    record: Record
    words: str
    at: datetime
    taken_up_at: datetime | None
    ended: bool


def offers_for(record: Record) -> list[Offered]:
    """Return the help offered for `record`, what is still offered first, then the newest. One statement."""
    found = Offer.objects.filter(record=record).select_related("person", "record")
    return [_offered(one, own=False) for one in found.order_by(*_OFFERED_FIRST)[:OFFERS_SHOWN]]


def offers_by(person: Person) -> list[Offered]:
    """Return the help that `person` offered for what they may read, what is still offered first. One statement."""
    found = Offer.objects.filter(Record.objects.visible_to(person).behind("record"), person=person)
    return [
        _offered(one, own=True)
        for one in found.select_related("person", "record").order_by(*_OFFERED_FIRST)[:OFFERS_SHOWN]
    ]


def offer_for(record: Record, number: int, reader: Person) -> Offer:
    """Return an offer of help for `record`, for `reader` to take up. Raises Http404, and NotAllowed to others."""
    require_may_read_offers(record, reader)
    return get_object_or_404(Offer.objects.select_related("person"), record=record, pk=number)


def _offered(offer: Offer, *, own: bool) -> Offered:
    ended = offer.ended_at is not None
    return Offered(
        pk=offer.pk,
        who=offer.person.shown_as,
        record=offer.record,
        words="" if ended and not own else offer.words,
        at=offer.at,
        taken_up_at=offer.taken_up_at,
        ended=ended,
    )


def replied_to(record: Record, number: str | None) -> Comment | None:
    """Return the comment that a form says it replies to, or None: without one, it is not a reply."""
    if not number or not number.isdecimal() or len(number) > MOST_DIGITS:
        return None
    return one(record, int(number))


def address(comment: Comment) -> str:
    """Return the path that leads to where `comment` stands, on whichever page that is."""
    return reverse("core:comment", kwargs={"reference": comment.record.reference, "number": comment.pk})
