"""Comments and offers of help as moderators look at them."""

from collections.abc import Collection

from hub.accounts.models import Person
from hub.core.comments import actions
from hub.core.comments.models import Comment, Offer
from hub.core.comments.queries import address
from hub.core.moderation.parts import Part, Passage


def _find(keys: Collection[int]) -> dict[int, Passage]:
    comments = Comment.objects.filter(pk__in=keys).select_related("author", "record")
    return {
        comment.pk: Passage(
            record_pk=comment.record_id,
            text=comment.source,
            url=address(comment),
            authors=[comment.author] if comment.author else [],
            hidden=comment.hidden_at is not None,
        )
        for comment in comments
    }


def _hide(key: int, by: Person, because: str) -> None:
    actions.hide(Comment.objects.get(pk=key), by=by, because=because)


def _show_again(key: int, by: Person, because: str) -> None:  # noqa: ARG001 - a comment stands again without a word
    actions.show_again(Comment.objects.get(pk=key), by=by)


COMMENT = Part(code="comment", label="comment", find=_find, hide=_hide, show_again=_show_again, in_public=True)


def _find_offers(keys: Collection[int]) -> dict[int, Passage]:
    offers = Offer.objects.filter(pk__in=keys).select_related("person", "record")
    return {
        offer.pk: Passage(
            record_pk=offer.record_id,
            text=offer.words,
            url=offer.record.get_absolute_url(),
            authors=[offer.person],
            hidden=offer.ended_at is not None,
        )
        for offer in offers
    }


def _end_offer(key: int, by: Person, because: str) -> None:  # noqa: ARG001 - nothing of an offer is public but a number
    offer = Offer.objects.select_related("record", "person").get(pk=key)
    actions.end_offer(offer.record, by=offer.person)


def _offer_again(key: int, by: Person, because: str) -> None:  # noqa: ARG001
    offer = Offer.objects.select_related("record", "person").get(pk=key)
    actions.offer_help(offer.record, offer.words, by=offer.person)


OFFER = Part(code="offer", label="offer of help", find=_find_offers, hide=_end_offer, show_again=_offer_again)
