"""Looking at a contract again as a whole: on the day that was set, owed by the post that answers for it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.clocks import actions as clocks
from hub.core.clocks.models import Clock
from hub.core.follows.hearing import tell_followers
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.ledger import permissions, rules
from hub.strands.ledger.models import Contract, Review
from hub.strands.ledger.models.contracting import PUT_OFF, REVIEWS


def owe_review(contract: Contract, *, now: datetime) -> None:
    """Let the contract’s post owe a look at it by its day of review. Without such a day nothing is owed."""
    if contract.review_on:
        post, today = contract.record.post, timezone.localdate(now)
        clocks.start(contract.record, rules.REVIEW, asker=None, owner=post, today=today, due_on=contract.review_on)


def no_longer_owed(contract: Contract, *, because: str, by: Person, now: datetime) -> None:
    """Call off the look that is owed, if one is: the contract has ended, or another day was set."""
    if clock := _running(contract):
        clocks.call_off(clock, by=by, because=because, today=timezone.localdate(now))


@transaction.atomic
def review(
    contract: Contract,
    *,
    what: str,
    words: str,
    by: Person,
    next_on: date | None = None,
    now: datetime | None = None,
) -> Review:
    """Say what was found when the contract was looked at as a whole, or that it is done on another day, and why.

    The first keeps what was owed, the second calls it off; on `next_on` it is owed again. For those who write for the
    post. Raises BadInput without words, for a day that has passed, and for another day that is not said; NotPossible
    unless the contract is in force.
    """
    permissions.require_writer(by, contract.record.post)
    now = now or timezone.now()
    _check(what, words, next_on, timezone.localdate(now))
    locked = Contract.objects.select_for_update(of=("self",)).select_related("record__post").get(pk=contract.pk)
    if locked.record.state != rules.IN_FORCE:
        raise NotPossible("Only a contract that is in force is looked at again.")
    made = Review.objects.create(contract=locked, what=what, words=words, next_on=next_on, by=by, at=now)
    if what == PUT_OFF:
        no_longer_owed(locked, because=words, by=by, now=now)
    elif clock := _running(locked):
        clocks.keep(clock, by=by, today=timezone.localdate(now))
    locked.review_on = contract.review_on = next_on
    locked.save(update_fields=["review_on"])
    owe_review(locked, now=now)
    tell_followers(locked.record, f"{REVIEWS[what]}: “{locked.record.title}”. {words}", by=by, now=now)
    note(verb="contract.reviewed", subject=locked.record, by=by, detail={"review": made.pk, "what": what})
    return made


def _running(contract: Contract) -> Clock | None:
    return Clock.objects.running().filter(record=contract.record, promise=rules.REVIEW).first()


def _check(what: str, words: str, next_on: date | None, today: date) -> None:
    wrong = {}
    if what not in REVIEWS:
        wrong["what"] = "Choose whether it was looked at."
    if not words.strip():
        wrong["words"] = "Say why it is done on another day." if what == PUT_OFF else "Say what was found."
    if next_on is None and what == PUT_OFF:
        wrong["next_on"] = "Say on which day it is looked at."
    if next_on is not None and next_on <= today:
        wrong["next_on"] = "The next day must lie ahead."
    if wrong:
        raise BadInput("Something is missing before this can be written down.", wrong)
