"""Moving an idea between states together with what is owed about it. Only the actions beside it call this."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.clocks import actions as clocks
from hub.core.clocks.models import Clock
from hub.core.records.actions import change_state
from hub.core.records.models import Author, Record, StateChange
from hub.foundation.errors import BadInput
from hub.strands.ideas import rules
from hub.strands.ideas.rules import Promise

OWED = (rules.ACKNOWLEDGE, rules.ANSWER, rules.SECOND_READING)


def move(record: Record, *, to: str, by: Person | None, reason: str, now: datetime) -> StateChange:
    """Move `record` and do to its clocks what the rules say. Raises NotPossible if it may not move so."""
    change = change_state(record, to=to, by=by, reason=reason, now=now)
    settle(record, by=by, now=now)
    return change


def settle(record: Record, *, by: Person | None, now: datetime) -> None:
    """Do to the clocks of `record` what the rules say of the state it is in. Two statements, more where one stops.

    A clock says by a sentence of the rules why nothing is owed any more: what people said stands in one place.
    """
    today = timezone.localdate(now)
    act = rules.ANSWER_CLOCK[record.state]
    for clock in Clock.objects.running().filter(record=record, promise__in=OWED):
        if act is Promise.CALL_OFF:
            clocks.call_off(clock, by=by, because=rules.LIFECYCLE.meanings[record.state], today=today)
        elif clock.promise == rules.ACKNOWLEDGE or act is Promise.KEEP:
            clocks.keep(clock, by=by, today=today)


def owe_answer(record: Record, *, today: date) -> None:
    """Promise the author an answer, from today, by the post that answers for it or else the one that sorts ideas."""
    clocks.start(record, rules.ANSWER, asker=_asker(record), owner=record.post or sorting_post(), today=today)


def owe_acknowledgement(record: Record, *, today: date) -> None:
    """Promise the author that somebody will have read it."""
    clocks.start(record, rules.ACKNOWLEDGE, asker=_asker(record), owner=sorting_post(), today=today)


def answer_clock(record: Record) -> Clock | None:
    """Return the clock of the answer that is owed, if one is."""
    return Clock.objects.running().filter(record=record, promise=rules.ANSWER).first()


def kept_clock(record: Record) -> Clock | None:
    """Return the clock of the answer that was given last, if one was owed."""
    kept = Clock.objects.filter(record=record, promise=rules.ANSWER, stopped_at__isnull=False, called_off_because="")
    return kept.order_by("-stopped_at", "-pk").first()


def sorting_post() -> Post | None:
    """Return the post that sorts new ideas, as the settings name it."""
    return Post.objects.filter(title=settings.HUB_IDEAS_POST).first() if settings.HUB_IDEAS_POST else None


def words_of(typed: str, missing: str) -> str:
    """Return what was typed without outer space. Raises BadInput with the sentence `missing` if that is nothing."""
    words = typed.strip()
    if not words:
        raise BadInput(missing, {"words": missing})
    return words


def _asker(record: Record) -> Person | None:
    author = Author.objects.filter(record=record).select_related("person").order_by("pk").first()
    return author.person if author else None
