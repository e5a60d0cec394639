"""Changing a contract in force: its value, its end, who gets how much of it. What it was stays beside it."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.hearing import tell_followers
from hub.core.records.versions import seal_version
from hub.foundation.errors import BadInput, NotPossible
from hub.foundation.money import in_pounds
from hub.strands.ledger import permissions, rules, text
from hub.strands.ledger.actions.contracting import check_party_shares
from hub.strands.ledger.models import Change, Contract, Party
from hub.strands.ledger.queries.paid_for import shares_of


@transaction.atomic
def change(  # noqa: PLR0913 - what a change consists of
    contract: Contract,
    *,
    words: str,
    because: str,
    by: Person,
    value: Decimal | None = None,
    ends_on: date | None = None,
    now: datetime | None = None,
) -> Change:
    """Write down that the contract was changed: what, why, and its new value or end where those change.

    Raises BadInput without words or a reason, for a value below what was paid, or an end before the beginning.
    """
    now = now or timezone.now()
    permissions.require_signer(by, contract.record.post, timezone.localdate(now))
    if missing := {name: "Say this in a few words." for name, said in _named(words, because) if not said.strip()}:
        raise BadInput("Say what has changed, and why.", missing)
    locked = _in_force(contract)
    _check_change(locked, value, ends_on)
    made = Change(
        words=words,
        because=because,
        old_value=locked.value if value is not None else None,
        new_value=value,
        old_ends_on=locked.ends_on if ends_on else None,
        new_ends_on=ends_on,
    )
    locked.value = value if value is not None else locked.value
    locked.ends_on = ends_on or locked.ends_on
    _keep(made, locked, by=by, now=now)
    contract.value, contract.ends_on, contract.changes_made = locked.value, locked.ends_on, locked.changes_made
    return made


@transaction.atomic
def change_share(party: Party, share: rules.Share, *, because: str, by: Person, now: datetime | None = None) -> Change:
    """Say anew what one party gets; an empty share says that it is not known any more.

    Whether the shares then add up to the whole is shown, as always, and not asked: a contract that shrinks changes
    one after the other. Raises BadInput without a reason, for a share above the whole or said in two ways, and for one
    that is what it was; NotPossible unless the contract is in force.
    """
    now = now or timezone.now()
    permissions.require_signer(by, party.contract.record.post, timezone.localdate(now))
    if not because.strip():
        raise BadInput("Say why.", {"because": "Say why. Everybody can read it."})
    locked = _in_force(party.contract)
    held = Party.objects.select_for_update().get(pk=party.pk)
    share = rules.checked_share(share, locked.value)
    if share == held.share:
        raise BadInput(f"{held} has this share already.", {"party": f"{held} has this share already."})
    words = f"The share of {_of(held)}: {rules.share_in_words(share)}. It was: {rules.share_in_words(held.share)}."
    held.amount = share.amount
    held.percent_hundredths = None if share.percent is None else int(share.percent * 100)
    held.save(update_fields=["amount", "percent_hundredths"])
    return _keep(Change(words=words, because=because), locked, by=by, now=now)


def _of(party: Party) -> str:
    return party.name or "a partner who is not named"


def _named(words: str, because: str) -> tuple[tuple[str, str], ...]:
    return ("words", words), ("because", because)


def _in_force(contract: Contract) -> Contract:
    locked = Contract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
    if locked.record.state != rules.IN_FORCE:
        raise NotPossible("Only a contract that is in force can be changed.")
    return locked


def _keep(made: Change, locked: Contract, *, by: Person, now: datetime) -> Change:
    """Keep a change, seal the contract as it stands with it, and tell those who follow it."""
    made.contract, made.by, made.at = locked, by, now
    made.save()
    locked.changes_made += 1
    locked.save(update_fields=["value", "ends_on", "changes_made"])
    seal_version(locked.record, text.sealed_contract(locked), by=by, reason=made.because, now=now)
    tell_followers(locked.record, f"“{locked.record.title}” was changed: {made.words}", by=by, now=now)
    note(verb="contract.changed", subject=locked.record, by=by, detail={"change": made.pk})
    return made


def _check_change(contract: Contract, value: Decimal | None, ends_on: date | None) -> None:
    if value is not None and value < contract.paid:
        sentence = f"{in_pounds(contract.paid)} has been paid already: the contract cannot be less than that."
        raise BadInput(sentence, {"value": sentence})
    if ends_on and contract.starts_on and ends_on < contract.starts_on:
        sentence = "It cannot end before it began: check the date."
        raise BadInput(sentence, {"ends_on": sentence})
    if value is None:
        return
    check_party_shares(contract, value)
    shares = rules.known_sum(shares_of(contract).values())
    if shares > value:
        sentence = f"{in_pounds(shares)} of it is written down for what it pays for: change those shares first."
        raise BadInput(sentence, {"value": sentence})
