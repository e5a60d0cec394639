"""What the asker says of an answer, and reading it a second time."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.queries import with_role
from hub.accounts.roles import Role
from hub.core.audit.actions import note
from hub.core.clocks import actions as clocks
from hub.core.clocks import promises
from hub.core.clocks.models import Clock
from hub.core.clocks.shown import second_reading_url
from hub.core.comments import permissions
from hub.core.comments.actions import Words, say_officially
from hub.core.comments.models import Comment
from hub.core.comments.queries import address
from hub.core.feedback.models import Verdict
from hub.core.feedback.permissions import require_asker_with_answer, require_may_ask_again
from hub.core.follows.actions import About, notify
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.foundation.text import clean


@dataclass(frozen=True, kw_only=True)
class Taps:
    """The two taps: was it clear, do you agree. None is not tapped (yet)."""

    clear: bool | None = None
    agree: bool | None = None


@transaction.atomic
def give_verdict(clock: Clock, taps: Taps, *, by: Person, now: datetime | None = None) -> Verdict:
    """Say whether the answer that `clock` promised was clear, and whether one agrees. The latest tap counts.

    Raises NotAllowed to others than the asker, NotPossible before there is an answer, BadInput without a tap.
    """
    require_asker_with_answer(clock, by)
    if taps.clear is None and taps.agree is None:
        raise BadInput("Say whether it was clear, or whether you agree.")
    verdict = Verdict.objects.select_for_update().filter(clock=clock).first() or Verdict(clock=clock, person=by)
    verdict.clear = taps.clear if taps.clear is not None else verdict.clear
    verdict.agree = taps.agree if taps.agree is not None else verdict.agree
    verdict.at = now or timezone.now()
    verdict.save()
    note(verb="verdict.given", subject=clock, by=by)
    return verdict


@transaction.atomic
def ask_second_reading(clock: Clock, words: str, *, by: Person, now: datetime | None = None) -> Verdict:
    """Ask that somebody else reads it again, and says what they find. The post that answered owes it.

    Raises what `give_verdict` raises, and NotPossible if it was asked for already or was itself a second reading.
    """
    now = now or timezone.now()
    said = clean(words)
    verdict = Verdict.objects.select_for_update().filter(clock=clock).first()
    require_may_ask_again(clock, by)
    if not said:
        raise BadInput("Say what should be looked at again.", {"words": "Say what should be looked at again."})
    verdict = verdict or Verdict(clock=clock, person=by, agree=False)
    verdict.second_reading = clocks.start(
        clock.record, "second_reading", asker=by, owner=clock.owner_post, today=timezone.localdate(now)
    )
    verdict.second_reading_asked_at, verdict.words, verdict.at = now, said, now
    verdict.save()
    note(verb="second_reading.asked", subject=clock, by=by)
    if people := _who_reads_again(clock, timezone.localdate(now)):
        sentence = f"Somebody else than who answered is asked to read “{clock.record.title}” a second time"
        about = About(url=second_reading_url(clock))
        notify(clock.record, sentence, by=by, to=people, personal=True, about=about, now=now)
    return verdict


def _who_reads_again(clock: Clock, today: date) -> list[Person]:
    """Return who is asked: whoever else acts for the post that answered; where nobody does, the improvement team."""
    post = clock.owner_post
    others = [one for one in (post.holder, post.deputy) if one and one.pk != clock.stopped_by_id] if post else []
    return others or [one for one in with_role(Role.IMPROVEMENT_TEAM, today) if one.pk != clock.stopped_by_id]


@transaction.atomic
def read_again(verdict: Verdict, words: Words, *, by: Person, now: datetime | None = None) -> Comment:
    """Say what the second reading found. It is said officially; the asker is told, and may say what they think of it.

    Raises NotAllowed unless `by` may speak for the council here and is another than who answered first; NotPossible if
    none was asked for, it has been read again already, or what was answered is read again on a page of its own.
    """
    now = now or timezone.now()
    locked = Verdict.objects.select_for_update().get(pk=verdict.pk)
    first, second = locked.clock, locked.second_reading
    permissions.require_may_answer(first.record, by, first.owner_post)
    if first.stopped_by_id == by.pk:
        raise NotAllowed("Somebody else reads it a second time: you gave the first answer.")
    if promises.get(first.promise).read_again_at:
        raise NotPossible("This is read a second time by answering it anew, on its own page.")
    if second is None or second.stopped_at:
        raise NotPossible("No second reading is owed here. Open the page again to see what has been said.")
    besides = [second.asker_id] if second.asker_id else []
    said = say_officially(first.record, words, by=by, post=first.owner_post, besides=besides, now=now)
    clocks.keep(second, by=by, today=timezone.localdate(now))
    note(verb="second_reading.done", subject=first, by=by, detail={"comment": said.pk})
    if second.asker:
        sentence = f"The answer about “{first.record.title}” was read a second time"
        about = About(url=address(said), clock=second)
        notify(first.record, sentence, by=by, to=[second.asker], personal=True, about=about, now=now)
    return said
