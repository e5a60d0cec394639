"""Who speaks for a supplier no longer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows import actions as follows
from hub.core.records.actions import unname_reader
from hub.core.records.models import Reader
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.ledger import permissions
from hub.strands.ledger.models import Contract, FormerSpeaker


@transaction.atomic
def take_off(
    contract: Contract, person: Person, *, because: str, by: Person, now: datetime | None = None
) -> FormerSpeaker:
    """Let somebody speak for the supplier no longer: from now on they write nothing here. What they wrote stays.

    They are told, with the reason, if they were told before that they speak for it. Raises BadInput without a reason,
    NotPossible for somebody who does not speak for it, or no longer does.
    """
    now = now or timezone.now()
    permissions.require_writer(by, contract.record.post)
    if not because.strip():
        raise BadInput("Say why.", {"because": "Say why. They can read it."})
    named = Reader.objects.select_for_update(of=("self",)).filter(record=contract.record, person=person).first()
    if named is None:
        raise NotPossible("They do not speak for the supplier any more.")
    unname_reader(contract.record, person, by=by)
    made = FormerSpeaker.objects.create(
        contract=contract, person=person, since=named.at, because=because, by=by, at=max(now, named.at)
    )
    if contract.record.published_at and person.is_active:
        sentence = f"You no longer speak for the supplier of “{contract.record.title}”: {because}"
        follows.notify(contract.record, sentence, by=by, to=[person], personal=True, now=now)
    note(verb="contract.supplier_taken_off", subject=contract.record, by=by, detail={"person": person.pk})
    return made
