"""The tweak lane: a service simply does it and says so; its author says whether it is so."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.attachments import actions as attachments
from hub.core.audit.actions import note
from hub.core.follows.hearing import ask_authors, tell_followers, tell_post
from hub.core.moderation.actions import look_at
from hub.foundation.errors import NotPossible
from hub.strands.ideas import confirm_links, permissions, rules
from hub.strands.ideas.actions.moving import move, owe_answer, words_of
from hub.strands.ideas.models import Confirmation, Doing, Idea

if TYPE_CHECKING:
    from django.core.files.base import File


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture as it was sent, and words for those who cannot see it."""

    upload: "File[bytes]"
    alt: str


@transaction.atomic
def do_it(
    idea: Idea,
    *,
    words: str,
    by: Person,
    post: Post | None = None,
    picture: Picture | None = None,
    now: datetime | None = None,
) -> Doing:
    """Say that it is done, in a sentence, with a picture where it helps. Its author is asked whether that is so.

    The letter leads to a page where they say so without signing in. That is an answer too: what was owed is kept.
    Raises BadInput, about “file” or “alt”, for a picture that is none.
    """
    permissions.require_answerer(by, idea.record)
    now = now or timezone.now()
    said = words_of(words, "Say what has been done, in a sentence.")
    moved = move(idea.record, to=rules.DONE, by=by, reason=said, now=now)
    if picture:
        attachments.add(idea.record, picture.upload, alt=picture.alt, pictures_only=True, by=by, now=now)
    note(verb="idea.done", subject=idea.record, by=by)
    title = idea.record.title
    sentence = f"Is your idea “{title}” done? The council says so: {said} Tell us whether it is."
    ask_authors(idea.record, sentence, by=by, at=lambda author: confirm_links.address(idea, author), now=now)
    tell_followers(idea.record, f"“{title}” is done, says the council", by=by, now=now)
    return Doing.objects.create(idea=idea, words=said, by=by, post=post, move=moved, at=now)


@transaction.atomic
def confirm(idea: Idea, *, by: Person, words: str = "", now: datetime | None = None) -> Confirmation:
    """Say, as its author, that it is done. Raises NotPossible unless a service has said so."""
    return _say(idea, done=True, words=words.strip(), by=by, now=now or timezone.now())


@transaction.atomic
def say_not_done(idea: Idea, *, words: str, by: Person, now: datetime | None = None) -> Confirmation:
    """Say, as its author, that it is not done, and why. It is open again, and an answer owed from today."""
    now = now or timezone.now()
    said = words_of(words, "Say what is still missing.")
    confirmation = _say(idea, done=False, words=said, by=by, now=now)
    owe_answer(idea.record, today=timezone.localdate(now))
    return confirmation


def _say(idea: Idea, *, done: bool, words: str, by: Person, now: datetime) -> Confirmation:
    permissions.require_author(by, idea.record)
    doing = Doing.objects.filter(idea=idea).order_by("-at", "-pk").first()
    if doing is None or idea.record.state != rules.DONE:
        raise NotPossible("No service says that this is done, or you have told us already.")
    to = rules.CONFIRMED if done else rules.ACKNOWLEDGED
    moved = move(idea.record, to=to, by=by, reason=words, now=now)
    if words:
        look_at(idea.record, words, part=f"state:{moved.pk}", now=now)
    note(verb="idea.confirmed" if done else "idea.not_done", subject=idea.record, by=by)
    sentence = f"“{idea.record.title}” is {'done, and its author confirms it' if done else 'not done, says its author'}"
    tell_followers(idea.record, sentence, by=by, now=now)
    tell_post(idea.record, sentence, by=by, now=now)
    return Confirmation.objects.create(doing=doing, done=done, words=words, by=by, move=moved, at=now)
