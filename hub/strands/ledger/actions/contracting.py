"""Writing a contract down, publishing it, ending it."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.follows.hearing import tell_followers
from hub.core.links.actions import link
from hub.core.records import actions as records
from hub.core.records.actions import Card, change_state, open_record, revise
from hub.core.records.models import Reader, Record
from hub.core.records.versions import seal_version
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.foundation.money import VatBasis, in_pounds
from hub.strands.ledger import permissions, rules, text
from hub.strands.ledger.actions.hearing import greet_supplier, tell_beginners
from hub.strands.ledger.actions.reviewing import no_longer_owed, owe_review
from hub.strands.ledger.models import Contract


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What was agreed, as far as it is recorded: None and "" are “not recorded”."""

    title: str
    scope: str = ""
    value: Decimal | None = None
    vat_basis: VatBasis = VatBasis.NOT_SAID
    value_is_maximum: bool = False
    value_source: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    budget: str = ""
    route: str = ""
    route_reason: str = ""
    notice: str = ""


@transaction.atomic
def draft_contract(
    terms: Terms,
    *,
    post: Post,
    by: Person,
    decision: Record | None = None,
    pays_for: Record | None = None,
    now: datetime | None = None,
) -> Contract:
    """Begin to write a contract down. Only the team of `post`, which answers for it, can read it until it is published.

    Raises BadInput without a title, or where it would end before it begins.
    """
    permissions.require_writer(by, post)
    now = now or timezone.now()
    _check(terms)
    card = Card(title=terms.title, summary=terms.scope, team=post.team, post=post)
    record = open_record(rules.CONTRACT, card, by=by, now=now)
    contract = Contract.objects.create(record=record, **_columns(terms))
    records.publish(record, by=by, to=Visibility.TEAM, now=now)
    if decision:
        tie(record, rules.AUTHORISED, decision, by=by, now=now)
    if pays_for:
        tie(pays_for, rules.PAYS, record, by=by, now=now)
    note(verb="contract.drafted", subject=record, by=by)
    return contract


@transaction.atomic
def write_contract(contract: Contract, terms: Terms, *, by: Person) -> None:
    """Write a draft anew. Raises NotPossible once it is published: then it is changed, with a reason."""
    permissions.require_writer(by, contract.record.post)
    _check(terms)
    locked = Contract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
    if locked.record.state != rules.DRAFT:
        raise NotPossible("This is published: say what has changed, and why, as a change of the contract.")
    check_party_shares(locked, terms.value)
    for name, value in _columns(terms).items():
        setattr(locked, name, value)
        setattr(contract, name, value)
    locked.save()
    revise(contract.record, title=terms.title, summary=terms.scope, by=by)
    note(verb="contract.written", subject=contract.record, by=by)


@transaction.atomic
def publish_contract(contract: Contract, *, by: Person, now: datetime | None = None) -> None:
    """Let everybody read it. It is sealed as it stands, and tells those with whom it began. For the post’s signer."""
    now = now or timezone.now()
    permissions.require_signer(by, contract.record.post, timezone.localdate(now))
    change_state(contract.record, to=rules.IN_FORCE, by=by, reason="", now=now)
    seal_version(contract.record, text.sealed_contract(contract), by=by, now=now)
    records.publish(contract.record, by=by, now=now)
    sentence = f"There is a contract now: “{contract.record.title}”"
    owe_review(contract, now=now)
    for named in Reader.objects.filter(record=contract.record).select_related("person").order_by("pk"):
        greet_supplier(contract.record, named.person, by=by, now=now)
    tell_beginners(contract.record, rules.PAYS, sentence, by=by, now=now)
    tell_followers(contract.record, sentence, by=by, now=now)
    note(verb="contract.published", subject=contract.record, by=by)


@transaction.atomic
def end_contract(contract: Contract, *, early: bool, because: str, by: Person, now: datetime | None = None) -> None:
    """Say that it has ended, in its time or before it, and how. Raises NotPossible unless it is in force."""
    now = now or timezone.now()
    permissions.require_signer(by, contract.record.post, timezone.localdate(now))
    to = rules.ENDED_EARLY if early else rules.ENDED
    change_state(contract.record, to=to, by=by, reason=because, now=now)
    no_longer_owed(contract, because="The contract has ended.", by=by, now=now)
    tell_followers(contract.record, f"“{contract.record.title}” has ended: {because}", by=by, now=now)
    note(verb="contract.ended", subject=contract.record, by=by, detail={"early": int(early)})


@transaction.atomic
def give_up_contract(contract: Contract, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Say that a draft comes to nothing. Raises NotPossible once it is published."""
    permissions.require_writer(by, contract.record.post)
    change_state(contract.record, to=rules.GIVEN_UP, by=by, reason=because, now=now)
    note(verb="contract.given_up", subject=contract.record, by=by)


@transaction.atomic
def tie(source: Record, relation: str, target: Record, *, by: Person, now: datetime | None = None) -> None:
    """Say that `source` was authorised by a decision, or is paid for by a contract. Twice changes nothing.

    Raises NotAllowed unless `by` may write for the one that authorises or pays, or for what is authorised and may read
    both; NotPossible for a tie of another sort.
    """
    readable = Record.objects.visible_to(by).filter(pk__in=[source.pk, target.pk]).count()
    if readable < len({source.pk, target.pk}) or not _may_tie(source, target, by):
        raise NotAllowed("Only those who answer for one of the two can tie them, and only what they can read.")
    kind = {rules.AUTHORISED: rules.DECISION, rules.PAYS: rules.CONTRACT}.get(relation)
    if target.kind != kind:
        raise NotPossible("What authorises is a decision, and what pays is a contract.")
    link(source, relation, target, by=by, now=now)
    note(verb="ledger.tied", subject=source, by=by, detail={"relation": relation, "target": target.pk})


def _may_tie(source: Record, target: Record, by: Person) -> bool:
    return permissions.may_write(by, source.post) or permissions.may_write(by, target.post)


def _columns(terms: Terms) -> dict[str, object]:
    return {field.name: getattr(terms, field.name) for field in fields(terms) if field.name != "title"}


def _check(terms: Terms) -> None:
    if not terms.title.strip():
        raise BadInput("Say what the contract is for.", {"title": "Say in a line what the contract is for."})
    if terms.starts_on and terms.ends_on and terms.ends_on < terms.starts_on:
        sentence = "It cannot end before it begins: check the two dates."
        raise BadInput(sentence, {"ends_on": sentence})
    if terms.value is not None and terms.value < 0:
        raise BadInput("A contract cannot be below nothing.", {"value": "Enter £0 or more."})


def check_party_shares(contract: Contract, value: Decimal | None) -> None:
    """Raise BadInput for a value below the share of one party; those in per cent go along with it. One statement."""
    for party in contract.parties.order_by("pk"):
        if party.amount is not None and value is not None and party.amount > value:
            sentence = f"{party} has a share of {in_pounds(party.amount)}: the contract cannot be less than that."
            raise BadInput(sentence, {"value": sentence})
