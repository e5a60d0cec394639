"""What hangs on a contract: its parties and their shares, its instalments, its deliverables, and what it buys."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.core.audit.actions import note
from hub.core.records.actions import name_reader
from hub.core.records.models import Reader, Record
from hub.core.records.versions import seal_version
from hub.foundation.errors import BadInput, NotPossible
from hub.foundation.money import in_pounds
from hub.foundation.text import shorten
from hub.strands.ledger import permissions, rules, text
from hub.strands.ledger.actions.hearing import greet_supplier, tell_who_acts
from hub.strands.ledger.models import Contract, Deliverable, Instalment, Party, WhatItBuys
from hub.strands.ledger.models.contracting import COUNCIL, LEAD, PARTY_ROLES, SUPPLIER

ORGANISATION = "organisation"
NO_SUPPLIER = "They do not hold the role “supplier” yet. Ask an administrator to give it to them, and try again."
CLOSED = "This contract has ended, or was given up: nothing can be added to it."


@dataclass(frozen=True, kw_only=True)
class WithWhom:
    """A party and its share. No `name` is a partner who is not named; the share may be unknown."""

    name: str = ""
    role: str = LEAD
    number: str = ""
    share: rules.Share = rules.Share()  # noqa: RUF009 - frozen
    source: str = ""
    organisation: Record | None = None


@transaction.atomic
def add_party(contract: Contract, who: WithWhom, *, by: Person, now: datetime | None = None) -> Party:
    """Write down somebody the contract is with. In force, it is sealed anew.

    Raises BadInput for a share above the whole or said in two ways, and for who stands there already in that part.
    """
    permissions.require_writer(by, contract.record.post)
    locked = _open(contract)
    if who.role not in PARTY_ROLES:
        raise BadInput("Choose what they do.", {"role": "Choose what they do."})
    if who.organisation and who.organisation.kind != ORGANISATION:
        raise BadInput("Choose an organisation.", {"organisation": "Choose an organisation that is on the hub."})
    share = rules.checked_share(who.share, locked.value)
    name = who.organisation.title if who.organisation else who.name
    if name and locked.parties.filter(name=name, role=who.role).exists():
        raise BadInput(f"{name} stands here already.", {"name": f"{name} stands here already, with the same part."})
    made = Party.objects.create(
        contract=locked,
        name=name,
        organisation=who.organisation,
        role=who.role,
        number=who.number,
        amount=share.amount,
        percent_hundredths=None if share.percent is None else int(share.percent * 100),
        source=who.source,
    )
    _seal_anew(locked, "Somebody it is with was added.", by=by, now=now)
    note(verb="contract.party_added", subject=contract.record, by=by, detail={"party": made.pk})
    return made


@transaction.atomic
def take_out(part: Party | Instalment | Deliverable, *, by: Person) -> None:
    """Take a party, an instalment or a deliverable out of a draft; those behind it move up by one number.

    Raises NotPossible once the contract is published, and for what is out already.
    """
    permissions.require_writer(by, part.contract.record.post)
    locked = _open(part.contract)
    if locked.record.state != rules.DRAFT:
        raise NotPossible("This contract is published: say what has changed as a change of the contract.")
    held = type(part).objects.filter(pk=part.pk).first()  # its number as it is now: others may have been taken out
    if held is None:
        raise NotPossible("This was taken out already.")
    what = part._meta.model_name or ""
    note(verb=f"contract.{what}_taken_out", subject=locked.record, by=by, detail={what: held.pk})
    held.delete()
    if not isinstance(held, Party):
        for behind in type(held).objects.filter(contract=locked, number__gt=held.number).order_by("number"):
            behind.number -= 1
            behind.save(update_fields=["number"])


@transaction.atomic
def add_instalment(
    contract: Contract,
    *,
    by: Person,
    amount: Decimal | None = None,
    due_on: date | None = None,
    condition: str = "",
    now: datetime | None = None,
) -> Instalment:
    """Write down one part in which the money is paid, the next in number. What was not agreed stays unknown.

    In force, the contract is sealed anew.
    """
    permissions.require_writer(by, contract.record.post)
    locked = _open(contract)
    if amount is not None and amount <= 0:
        raise BadInput("An instalment is more than nothing.", {"amount": "Enter more than £0, or leave it empty."})
    if amount is not None and locked.value is not None and amount > locked.value:
        sentence = f"An instalment cannot be more than the whole contract, {in_pounds(locked.value)}."
        raise BadInput(sentence, {"amount": sentence})
    number = (locked.instalments.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Instalment.objects.create(contract=locked, number=number, amount=amount, due_on=due_on, condition=condition)
    _seal_anew(locked, "An instalment was added.", by=by, now=now)
    note(verb="contract.instalment_added", subject=contract.record, by=by, detail={"instalment": made.pk})
    return made


@transaction.atomic
def add_deliverable(contract: Contract, *, words: str, by: Person, due_on: date | None = None) -> Deliverable:
    """Write down one thing that is to be delivered, the next in number."""
    permissions.require_writer(by, contract.record.post)
    locked = _open(contract)
    if not words.strip():
        raise BadInput("Say what is to be delivered.", {"words": "Say what is to be delivered."})
    if locked.deliverables.filter(words=words, due_on=due_on).exists():
        raise BadInput("This stands here already.", {"words": "This stands here already, with the same day."})
    number = (locked.deliverables.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Deliverable.objects.create(contract=locked, number=number, words=words, due_on=due_on)
    note(verb="contract.deliverable_added", subject=contract.record, by=by, detail={"deliverable": made.pk})
    return made


@transaction.atomic
def deliver(deliverable: Deliverable, *, on: date, by: Person, now: datetime | None = None) -> None:
    """Say that it was delivered, on a day that has come: the council’s side or the supplier’s, which is then told on.

    Raises NotPossible if that was said before.
    """
    record = deliverable.contract.record
    permissions.require_deliverer(by, record)
    locked = Deliverable.objects.select_for_update(of=("self",)).get(pk=deliverable.pk)
    if locked.delivered_on:
        raise NotPossible("This was delivered already. Open the contract again to see.")
    _not_ahead(on, now)
    locked.delivered_on = on
    locked.save(update_fields=["delivered_on"])
    note(verb="contract.delivered", subject=record, by=by, detail={"deliverable": locked.pk})
    if not permissions.may_write(by, record.post):
        said = f"“{shorten(locked.words, 100)}” was delivered, says the supplier of “{record.title}”: accept it, or ask"
        tell_who_acts(record, said, by=by, now=now)


@transaction.atomic
def accept(deliverable: Deliverable, *, on: date, by: Person, now: datetime | None = None) -> None:
    """Say that the council has accepted what was delivered. Raises NotPossible before it was delivered, or twice."""
    permissions.require_writer(by, deliverable.contract.record.post)
    locked = Deliverable.objects.select_for_update(of=("self",)).get(pk=deliverable.pk)
    if locked.delivered_on is None:
        raise NotPossible("This has not been delivered yet.")
    if locked.accepted_on:
        raise NotPossible("This was accepted already. Open the contract again to see.")
    if on < locked.delivered_on:
        sentence = "It cannot be accepted before it was delivered: check the date."
        raise BadInput(sentence, {"on": sentence})
    _not_ahead(on, now)
    locked.accepted_on = on
    locked.save(update_fields=["accepted_on"])
    note(verb="contract.accepted", subject=deliverable.contract.record, by=by, detail={"deliverable": locked.pk})


@transaction.atomic
def say_what_it_buys(
    contract: Contract, *, side: str, words: str, by: Person, now: datetime | None = None
) -> WhatItBuys:
    """Say in one’s own words what this money buys: the council’s side, or the supplier’s. What was said before stays.

    The council’s words are its team’s; the supplier’s are those of somebody named on the contract who works for it.
    """
    if side == SUPPLIER:
        permissions.require_supplier(by, contract.record)
    else:
        permissions.require_writer(by, contract.record.post)
    if not words.strip():
        raise BadInput("Say what this money buys.", {"words": "Say it in your own words."})
    made = WhatItBuys.objects.create(
        contract=contract, side=side if side == SUPPLIER else COUNCIL, words=words, by=by, at=now or timezone.now()
    )
    note(verb="contract.buys", subject=contract.record, by=by, detail={"side": made.side})
    return made


@transaction.atomic
def name_supplier(contract: Contract, person: Person, *, by: Person, now: datetime | None = None) -> None:
    """Let somebody who works for the supplier write its side, on the contract’s page. Twice changes nothing.

    They are told, and follow it, as soon as everybody can read it. Raises BadInput without the role of a supplier.
    """
    permissions.require_writer(by, contract.record.post)
    if not person.has_role(Role.SUPPLIER):
        raise BadInput(NO_SUPPLIER, {"email": NO_SUPPLIER})
    if Reader.objects.filter(record=contract.record, person=person).exists():
        return
    name_reader(contract.record, person, by=by, now=now)
    if contract.record.is_public:
        greet_supplier(contract.record, person, by=by, now=now)
    note(verb="contract.supplier_named", subject=contract.record, by=by, detail={"person": person.pk})


def _open(contract: Contract) -> Contract:
    locked = Contract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
    if locked.record.state not in {rules.DRAFT, rules.IN_FORCE}:
        raise NotPossible(CLOSED)
    return locked


def _seal_anew(contract: Contract, reason: str, *, by: Person, now: datetime | None) -> None:
    """Seal what is published as it stands now: what was added unsealed would be a silent change.

    The reason names nobody: it could not be taken out with the name.
    """
    if contract.record.state == rules.IN_FORCE:
        seal_version(contract.record, text.sealed_contract(contract), by=by, reason=reason, now=now)


def _not_ahead(on: date, now: datetime | None) -> None:
    if on > timezone.localdate(now):
        sentence = "That day has not come yet: check the date."
        raise BadInput(sentence, {"on": sentence})
