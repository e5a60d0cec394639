"""Words that a moderator hid."""

from hub.accounts.models import Person
from hub.core.moderation import actions
from hub.core.moderation.models import Case
from hub.core.records.models import Record


def hidden(record: Record, part: str, *, by: Person, reporter: Person, because: str = "It names a neighbour.") -> Case:
    """Have `reporter` report a part of the record, and the moderator `by` hide it; return the case as it then is."""
    actions.report(record, "personal", "", by=reporter, part=part)
    case = Case.objects.get(part=part, outcome="")
    actions.decide([case], actions.Decision(outcome="hidden", ground="personal", words=because), by=by)
    return Case.objects.get(pk=case.pk)
