"""What people do with what they owe."""

from datetime import date

from django.db import transaction

from hub.accounts.models import Person, Post
from hub.accounts.roles import Role
from hub.core.clocks import actions as clocks
from hub.core.clocks.models import Clock
from hub.core.follows.hearing import tell_who_acts
from hub.foundation.dates import day_words
from hub.foundation.errors import NotAllowed, NotPossible


@transaction.atomic
def hand_over(clock: Clock, *, to: Post, by: Person, today: date) -> None:
    """Let the post `to` owe what `clock` promises; the due day stays. Who acts for `to` is told.

    Raises NotAllowed unless `by` acts for the post that owes it, or is of the improvement team; NotPossible if `to` is
    vacant or owes it already.
    """
    acts_for_it = clock.owner_post is not None and clock.owner_post.acting_id(today) == by.pk
    if not acts_for_it and not by.has_role(Role.IMPROVEMENT_TEAM, Role.ADMINISTRATOR):
        raise NotAllowed("Only whoever owes this, or the improvement team, can hand it over.")
    if to.acting_id(today) is None:
        raise NotPossible("Nobody holds that post at the moment. Choose another one.")
    if to.pk == clock.owner_post_id:
        raise NotPossible("That post owes it already. Choose another one.")
    clocks.hand_over(clock, to=to, by=by)
    sentence = f"“{clock.record.title}” was handed over to you as {to.title}, and is due by {day_words(clock.due_on)}"
    tell_who_acts(to, clock.record, sentence, by=by)
