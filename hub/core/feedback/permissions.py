"""Who may say what of an answer, and ask that somebody else reads it again."""

from hub.accounts.models import Person
from hub.core.clocks import promises
from hub.core.clocks.models import Clock
from hub.core.feedback.models import Verdict
from hub.foundation.errors import NotAllowed, NotPossible


def require_asker_with_answer(clock: Clock, by: Person) -> None:
    """Raise NotAllowed to others than the asker, NotPossible before there is an answer."""
    if clock.asker_id != by.pk:
        raise NotAllowed("Only the one who asked can say what they think of the answer.")
    if clock.stopped_at is None or clock.called_off_because or not promises.get(clock.promise).ask_verdict:
        raise NotPossible("There is no answer yet. When it comes, you are asked what you think of it.")


def require_may_ask_again(clock: Clock, by: Person) -> None:
    """Raise what `require_asker_with_answer` does; NotPossible unless it can be read again now. One statement."""
    require_asker_with_answer(clock, by)
    if not promises.get(clock.promise).can_be_read_again(clock.record.state):
        raise NotPossible("This cannot be read again here. The page of what you asked about says what else you can do.")
    if Verdict.objects.filter(clock=clock, second_reading_asked_at__isnull=False).exists():
        raise NotPossible("A second reading was asked for already. There is one for each answer.")
