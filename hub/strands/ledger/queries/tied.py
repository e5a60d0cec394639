"""Where else words stand that were taken out of a decision or contract."""

from django.db.models import Q

from hub.core.links.models import Link
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.foundation.text import without
from hub.strands.ledger import text
from hub.strands.ledger.models import Contract, Decision


def that_say(words: str, record: Record, viewer: Viewer) -> list[str]:
    """Return the references of what `record` is tied to, may be read by `viewer`, and says `words` too.

    Looked at are the card, and the text of decisions and contracts. Three statements.
    """
    ties = Link.objects.current().filter(Q(source=record) | Q(target=record)).values_list("source", "target")
    keys = {key for pair in ties for key in pair} - {record.pk}
    tied = {one.pk: one for one in Record.objects.visible_to(viewer).filter(pk__in=keys)}
    said = {key: [one.title, one.summary] for key, one in tied.items()}
    for decision in Decision.objects.filter(pk__in=tied):
        said[decision.pk] += text.of_decision(decision).values()
    for contract in Contract.objects.filter(pk__in=tied).prefetch_related("parties"):
        said[contract.pk] += [contract.scope, contract.route_reason, *(one.name for one in contract.parties.all())]
    return [tied[key].reference for key in sorted(said) if any(without(one, words) != one for one in said[key])]
