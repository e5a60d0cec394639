"""What the improvement team does with a new idea: read it, give it to a post, ask its author, send it on."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.clocks import actions as clocks
from hub.core.clocks.models import Clock
from hub.core.follows.hearing import tell_authors, tell_followers, tell_post
from hub.core.moderation.actions import look_at
from hub.core.records.actions import give_to
from hub.foundation.dates import day_words
from hub.foundation.errors import NotPossible
from hub.strands.ideas import permissions, rules
from hub.strands.ideas.actions.moving import answer_clock, move, words_of
from hub.strands.ideas.models import Asked, Idea, Reply, SentOn


@transaction.atomic
def acknowledge(idea: Idea, *, by: Person, now: datetime | None = None) -> None:
    """Tell the author that somebody has read it. Raises NotPossible unless it is new."""
    permissions.require_answerer(by, idea.record)
    move(idea.record, to=rules.ACKNOWLEDGED, by=by, reason="", now=now or timezone.now())
    note(verb="idea.acknowledged", subject=idea.record, by=by)
    clock = answer_clock(idea.record)
    due = f" You get an answer by {day_words(clock.due_on)}." if clock else ""
    tell_authors(idea.record, f"Somebody has read your idea “{idea.record.title}”.{due}", by=by, now=now)


@transaction.atomic
def acknowledge_all(ideas: Iterable[Idea], *, by: Person, now: datetime | None = None) -> int:
    """Acknowledge those of `ideas` that are new; return how many. The others stay as they are."""
    new = [idea for idea in ideas if idea.record.state == rules.NEW]
    for idea in new:
        acknowledge(idea, by=by, now=now)
    return len(new)


@transaction.atomic
def assign(idea: Idea, *, post: Post, by: Person, now: datetime | None = None) -> None:
    """Make `post` and its team answer for the idea. What is owed goes with it, and keeps its day.

    A new idea is acknowledged by it: somebody has read it. Raises NotPossible once nothing more is expected.
    """
    permissions.require_sorter(by)
    if idea.record.state in rules.CLOSED:
        raise NotPossible("This idea is closed, and nobody owes anything for it.")
    if idea.record.state == rules.NEW:
        acknowledge(idea, by=by, now=now)
    give_to(idea.record, team=post.team, post=post, by=by)
    for clock in Clock.objects.running().filter(record=idea.record, promise=rules.ANSWER):
        clocks.hand_over(clock, to=post, by=by)
    note(verb="idea.assigned", subject=idea.record, by=by, detail={"post": post.pk})
    tell_post(idea.record, f"“{idea.record.title}” was given to you as {post.title}", by=by, now=now)


@transaction.atomic
def assign_all(ideas: Iterable[Idea], *, post: Post, by: Person, now: datetime | None = None) -> int:
    """Assign those of `ideas` that are not closed; return how many."""
    still_open = [idea for idea in ideas if idea.record.state not in rules.CLOSED]
    for idea in still_open:
        assign(idea, post=post, by=by, now=now)
    return len(still_open)


@transaction.atomic
def ask_author(idea: Idea, *, words: str, by: Person, post: Post | None = None, now: datetime | None = None) -> Asked:
    """Ask the author something, in public. The days do not count until they reply.

    Raises NotPossible if the idea has been answered, or waits for its author already.
    """
    permissions.require_answerer(by, idea.record)
    now = now or timezone.now()
    asked = words_of(words, "Say what you want to ask its author.")
    if not idea.record.authors.exists():
        raise NotPossible("Nobody here can be asked: this idea was imported.")
    move(idea.record, to=rules.ASKED, by=by, reason="", now=now)
    if clock := answer_clock(idea.record):
        clocks.pause(clock, by=by, because=rules.LIFECYCLE.meanings[rules.ASKED], today=timezone.localdate(now))
    note(verb="idea.author_asked", subject=idea.record, by=by)
    tell_authors(idea.record, f"We have a question about your idea “{idea.record.title}”: {asked}", by=by, now=now)
    return Asked.objects.create(idea=idea, words=asked, by=by, post=post, at=now)


@transaction.atomic
def reply(idea: Idea, *, words: str, by: Person, now: datetime | None = None) -> Reply:
    """Reply, as its author, to what was asked. The days count again from today.

    Raises NotPossible if nothing is asked.
    """
    permissions.require_author(by, idea.record)
    now = now or timezone.now()
    said = words_of(words, "Say your answer to what was asked.")
    asked = Asked.objects.filter(idea=idea, reply__isnull=True).order_by("-at", "-pk").first()
    if asked is None or idea.record.state != rules.ASKED:
        raise NotPossible("Nothing is being asked of you here now. You can say something below the idea.")
    move(idea.record, to=rules.ACKNOWLEDGED, by=by, reason="", now=now)
    if clock := answer_clock(idea.record):
        clocks.resume(clock, by=by, today=timezone.localdate(now))
    note(verb="idea.author_replied", subject=idea.record, by=by)
    tell_post(idea.record, f"The author of “{idea.record.title}” has replied", by=by, now=now)
    made = Reply.objects.create(asked=asked, words=said, by=by, at=now)
    look_at(idea.record, said, part=f"reply:{made.pk}", now=now)
    return made


@transaction.atomic
def send_on(idea: Idea, *, where: str, words: str, by: Person, now: datetime | None = None) -> None:
    """Send the idea on to `where` it can be dealt with, and say why. Nothing is owed here any more; it is counted."""
    permissions.require_sorter(by)
    now = now or timezone.now()
    place = words_of(where, "Say where it has been sent.")[:200]
    why = words_of(words, "Say why, and what happens with it there.")
    move(idea.record, to=rules.SENT_ON, by=by, reason=f"Sent on to {place}. {why}", now=now)
    SentOn.objects.create(what="idea", where=place, idea=idea, by=by, at=now)
    note(verb="idea.sent_on", subject=idea.record, by=by)
    tell_authors(idea.record, f"Your idea “{idea.record.title}” was sent on to {place}. {why}", by=by, now=now)
    tell_followers(idea.record, f"“{idea.record.title}” was sent on to {place}", by=by, now=now)


@transaction.atomic
def send_on_at_the_door(*, what: str, where: str, by: Person | None = None, now: datetime | None = None) -> None:  # noqa: ARG001 - every verb takes `by`
    """Count that somebody at the door was told where to go. Who it was is not kept, and no clock runs."""
    sent = SentOn.objects.create(what=what, where=where, at=now or timezone.now())
    note(verb="door.sent_on", subject=sent, by=None, detail={"what": what})
