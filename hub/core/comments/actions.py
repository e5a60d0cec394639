"""Saying something, for oneself or for the council; changing the words; hiding and showing again; offering help."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core import keys
from hub.core.audit.actions import note
from hub.core.comments import permissions, queries, rendering
from hub.core.comments.models import Comment, Offer, Wording
from hub.core.follows.actions import About, follow, notify
from hub.core.follows.queries import followers
from hub.core.moderation.actions import look_at
from hub.core.records.models import Record
from hub.core.tallies.actions import add
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.foundation.text import clean, shorten, without

LONGEST = 10_000
LONGEST_TO_HELPER = 400  # it goes out whole in one notice


@dataclass(frozen=True, kw_only=True)
class Words:
    """What somebody says: the words as typed, what they reply to, and the key of the form they came in."""

    source: str
    to: Comment | None = None
    key: str = ""


@transaction.atomic
def say(record: Record, words: Words, *, by: Person, now: datetime | None = None) -> Comment:
    """Say something about `record`. The same form sent twice gives the comment already made; with other words, as after
    going back in the browser, it is another comment.

    Raises NotAllowed if `by` may not read it, BadInput without words, NotPossible if the comment replied to is
    about something else or hidden.
    """
    permissions.require_may_say(record, by)
    return _add(record, words, by=by, post=None, besides=(), now=now or timezone.now())


@transaction.atomic
def say_officially(
    record: Record,
    words: Words,
    *,
    by: Person,
    post: Post | None = None,
    besides: Collection[int] = (),
    now: datetime | None = None,
) -> Comment:
    """Say something for the council: for `post`, or the post that answers for `record`, or one that `by` holds.

    Followers are told, save those whose keys are `besides`: they hear of it in another way.
    Raises NotAllowed unless `by` may speak for it, NotPossible if there is no post to speak for.
    """
    permissions.require_may_say(record, by)
    permissions.require_may_answer(record, by, post)
    speaks_for = post or record.post or by.posts_held.order_by("pk").first()
    if speaks_for is None:
        raise NotPossible("No post answers for this yet. Give it to a post first, then answer.")
    return _add(record, words, by=by, post=speaks_for, besides=besides, now=now or timezone.now())


def _add(
    record: Record, words: Words, *, by: Person, post: Post | None, besides: Collection[int], now: datetime
) -> Comment:
    source = _checked(words.source)
    if words.to and (words.to.record_id != record.pk or words.to.hidden_at):
        raise NotPossible("What you reply to is no longer here. Open the page again to see what is.")
    key = keys.sound(words.key)
    if made := Comment.objects.filter(key=key, author=by, record=record).first():
        if source in {made.source, *made.wordings.values_list("source", flat=True)}:
            return made
        key = keys.of_words(key, source)
        if again := Comment.objects.filter(key=key, author=by, record=record).first():
            return again
    comment = Comment(
        record=record,
        author=by,
        parent=words.to,
        post=post,
        official=post is not None,
        source=source,
        html=rendering.render(source),
        rendered_by=rendering.VERSION,
        key=key,
        created_at=now,
    )
    try:
        with transaction.atomic():
            comment.save(force_insert=True)
    except IntegrityError:
        return _made_meanwhile(comment)
    add(record, "comments")
    follow(record, by=by, now=now)
    if post is None:
        look_at(record, source, part=f"comment:{comment.pk}", now=now)
    _tell(comment, besides, now)
    note(verb="comment.made", subject=comment, by=by, detail={"record": record.pk, "post": post.pk if post else None})
    return comment


def _tell(comment: Comment, besides: Collection[int], now: datetime) -> None:
    sentence = f"{queries.who_said(comment)} said something about “{comment.record.title}”"
    to = [person for person in followers(comment.record) if person.pk not in besides]
    notify(comment.record, sentence, by=comment.author, to=to, about=About(url=queries.address(comment)), now=now)


def _made_meanwhile(comment: Comment) -> Comment:
    """Return what a second click at the same moment made under the same key; a stolen key gets a new one."""
    made = Comment.objects.filter(key=comment.key, author=comment.author, record=comment.record).first()
    if made is None:
        raise NotPossible("This form has been used already. Open the page again and say it once more.")
    return made


def _checked(typed: str) -> str:
    source = clean(typed)
    if not source:
        raise BadInput("Write what you want to say.", {"words": "Write what you want to say."})
    if len(source) > LONGEST:
        sentence = f"Use {LONGEST:,} characters or fewer. There are {len(source):,} now; nothing has been cut."
        raise BadInput(sentence, {"words": sentence})
    return source


@transaction.atomic
def reword(comment: Comment, source: str, *, by: Person, now: datetime | None = None) -> None:
    """Change the wording of one's own comment within half an hour. The earlier one is kept, and “edited” is shown.

    Raises NotAllowed to others, NotPossible when it is too late.
    """
    now = now or timezone.now()
    locked = Comment.objects.select_for_update().get(pk=comment.pk)
    if locked.author_id != by.pk:
        raise NotAllowed("You can change only what you said yourself.")
    if not queries.may_edit(locked, by, now):
        raise NotPossible("This can no longer be changed: others may have answered it. Say something new instead.")
    source = _checked(source)
    if source == locked.source:
        return
    Wording.objects.create(comment=locked, source=locked.source, until=now)
    locked.source, locked.html, locked.rendered_by = source, rendering.render(source), rendering.VERSION
    locked.edited_at = now
    locked.save(update_fields=["source", "html", "rendered_by", "edited_at"])
    look_at(locked.record, source, part=f"comment:{locked.pk}", now=now)
    note(verb="comment.reworded", subject=locked, by=by)


def render_again(*, batch: int = 500) -> int:
    """Render anew every comment that an older renderer made; return how many. Safe to stop and to run again."""
    done = 0
    while older := list(Comment.objects.exclude(rendered_by=rendering.VERSION).order_by("pk")[:batch]):
        for comment in older:
            comment.html, comment.rendered_by = rendering.render(comment.source), rendering.VERSION
        Comment.objects.bulk_update(older, ["html", "rendered_by"])
        done += len(older)
    return done


@transaction.atomic
def take_words_out(comment: Comment, words: str, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Take `words` out of what was said and of its earlier wordings, and tell its author why.

    Called by what takes words out of a record, which decides who may. Where they do not stand nothing changes.
    """
    locked = Comment.objects.select_for_update(of=("self",)).select_related("author", "record").get(pk=comment.pk)
    for earlier in locked.wordings.all():
        earlier.source = without(earlier.source, words)
        earlier.save(update_fields=["source"])
    source = without(locked.source, words)
    if source == locked.source:
        return
    locked.source, locked.html, locked.rendered_by = source, rendering.render(source), rendering.VERSION
    locked.save(update_fields=["source", "html", "rendered_by"])
    note(verb="comment.words_taken_out", subject=locked, by=by)
    if locked.author and locked.author != by:
        sentence = f"Words were removed from what you said about “{shorten(locked.record.title, 100)}”. {because}"
        about = About(url=queries.address(locked))
        notify(locked.record, shorten(sentence, 500), by=by, to=[locked.author], personal=True, about=about, now=now)


@transaction.atomic
def hide(comment: Comment, *, by: Person, because: str, now: datetime | None = None) -> None:
    """Put the reason in the place of the words. Called by moderation, which decides who may."""
    locked = Comment.objects.select_for_update().get(pk=comment.pk)
    if locked.hidden_at:
        return
    if not because.strip():
        raise NotPossible("Say why it is hidden: the reason stands in its place.")
    locked.hidden_at, locked.hidden_because = now or timezone.now(), because
    locked.save(update_fields=["hidden_at", "hidden_because"])
    add(locked.record, "comments", -1)
    add(locked.record, "hidden_comments")
    note(verb="comment.hidden", subject=locked, by=by)


@transaction.atomic
def show_again(comment: Comment, *, by: Person) -> None:
    """Show a comment that was hidden. Called by moderation, which decides who may."""
    locked = Comment.objects.select_for_update().get(pk=comment.pk)
    if not locked.hidden_at:
        return
    locked.hidden_at, locked.hidden_because = None, ""
    locked.save(update_fields=["hidden_at", "hidden_because"])
    add(locked.record, "comments")
    add(locked.record, "hidden_comments", -1)
    note(verb="comment.shown_again", subject=locked, by=by)


@transaction.atomic
def offer_help(record: Record, words: str, *, by: Person, now: datetime | None = None) -> Offer:
    """Say “I can help”, and with what. The words go to the team and the authors, the number is public.

    Offering twice changes the words. Raises BadInput without words.
    """
    permissions.require_may_say(record, by)
    said = _checked(words)
    offer, new = Offer.objects.get_or_create(
        record=record, person=by, ended_at=None, defaults={"words": said, "at": now or timezone.now()}
    )
    if not new and offer.words != said:
        offer.words = said
        offer.save(update_fields=["words"])
    if new:
        add(record, "offers")
    _tell_of_offer(record, said, by=by, now=now)
    look_at(record, said, part=f"offer:{offer.pk}", now=now)
    note(verb="offer.made", subject=offer, by=by, detail={"record": record.pk})
    return offer


def _tell_of_offer(record: Record, words: str, *, by: Person, now: datetime | None) -> None:
    """Give the words to those who can take the offer up: the record's authors and whoever holds its post."""
    people = {author.person_id: author.person for author in record.authors.select_related("person")}
    if record.post and record.post.holder:
        people[record.post.holder.pk] = record.post.holder
    sentence = f"{by.shown_as} can help with “{shorten(record.title, 100)}”: {words}"
    notify(record, shorten(sentence, 500), by=by, to=people.values(), personal=True, now=now)


@transaction.atomic
def take_up(offer: Offer, words: str, *, by: Person, now: datetime | None = None) -> None:
    """Write to somebody who offers help, by mail, without either seeing the other's address.

    Raises NotAllowed unless `by` is an author of the record or answers for it, NotPossible once it is no longer
    offered, BadInput without words or with more than 400 characters.
    """
    locked = Offer.objects.select_for_update(of=("self",)).select_related("record__post", "person").get(pk=offer.pk)
    permissions.require_may_read_offers(locked.record, by)
    if locked.ended_at:
        raise NotPossible("This is no longer offered.")
    said = _checked(words)
    if len(said) > LONGEST_TO_HELPER:
        sentence = f"Use {LONGEST_TO_HELPER} characters or fewer. There are {len(said):,} now; nothing has been cut."
        raise BadInput(sentence, {"words": sentence})
    locked.taken_up_at = locked.taken_up_at or now or timezone.now()
    locked.save(update_fields=["taken_up_at"])
    sentence = f"{by.shown_as} about your offer to help with {locked.record.reference}: {said}"
    notify(locked.record, sentence, by=by, to=[locked.person], personal=True, now=now)
    look_at(locked.record, said, part=f"offer:{locked.pk}", now=now)
    note(verb="offer.taken_up", subject=locked, by=by, detail={"record": locked.record_id})


@transaction.atomic
def end_offer(record: Record, *, by: Person, now: datetime | None = None) -> None:
    """No longer offer help. Without an offer nothing changes."""
    offer = Offer.objects.select_for_update().filter(record=record, person=by, ended_at=None).first()
    if offer is None:
        return
    offer.ended_at = now or timezone.now()
    offer.save(update_fields=["ended_at"])
    add(record, "offers", -1)
    note(verb="offer.ended", subject=offer, by=by, detail={"record": record.pk})


@transaction.atomic
def take_up_offer(offer: Offer, *, by: Person, now: datetime | None = None) -> None:
    """Take up an offer of help: it has become a role, and is no longer counted as an offer. Twice changes nothing."""
    locked = Offer.objects.select_for_update().get(pk=offer.pk)
    if locked.ended_at:
        return
    locked.taken_up_at = locked.ended_at = now or timezone.now()
    locked.save(update_fields=["taken_up_at", "ended_at"])
    add(locked.record, "offers", -1)
    note(verb="offer.taken_up", subject=locked, by=by, detail={"record": locked.record_id})
