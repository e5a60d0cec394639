"""What the core is told of the ledger: its kinds, its promises, its next steps, its ways in and its costs."""

from decimal import Decimal

from django.utils import timezone

from hub.accounts.models import Person
from hub.core.clocks.promises import Promise
from hub.core.records.kinds import Column, Kind
from hub.core.records.models import Record
from hub.core.records.panels import NextStep
from hub.core.ways import Desk
from hub.design.words import day, money
from hub.foundation.money import VatBasis
from hub.strands.ledger import check, permissions, rules
from hub.strands.ledger.models import Contract, Decision, Delegation

# What can lead to a decision, and what a contract can pay for.
DECIDED_ABOUT = frozenset(
    {
        *("idea", "challenge", "problem", "experiment", "pilot", "project", "programme", "support_request"),
        *("recommendation", "course", "campaign", "contract"),
    }
)
PAID_FOR = frozenset({"project", "pilot", "experiment", "programme"})


def amount_in_words(value: Decimal | None, vat_basis: str, *, is_maximum: bool = False) -> str:
    """Return an amount as it is said: “up to £150,000, VAT basis not recorded”."""
    if value is None:
        return "Not recorded"
    return f"{'up to ' if is_maximum else ''}{money(value)}, {VatBasis(vat_basis).label}"


def delegation_stands(delegation: Delegation) -> str:
    """Return where a delegation stands."""
    if delegation.record.state == rules.ENDED:
        return rules.DELEGATION_LIFE.meanings[rules.ENDED]
    up_to = f" It may decide on up to {money(delegation.limit)}." if delegation.limit is not None else ""
    return f"{check.since_words(delegation)}.{up_to}"


def decision_stands(decision: Decision) -> str:
    """Return where a decision stands and what comes next."""
    if decision.published_at and decision.signed_at:
        return f"Signed on {day(decision.signed_at)} and published on {day(decision.published_at)}."
    until = decision.embargo_until
    if decision.record.state == rules.CLEARED and until and rules.embargo_holds(until, timezone.localdate()):
        return f"It has been decided and cleared, and is published by itself on {day(until)}."
    return rules.DECISION_LIFE.meanings[decision.record.state]


def contract_stands(contract: Contract) -> str:
    """Return where a contract stands: until when it runs, and how much of it was paid."""
    state = contract.record.state
    if state != rules.IN_FORCE:
        return rules.CONTRACT_LIFE.meanings[state]
    until = f"In force until {day(contract.ends_on)}" if contract.ends_on else "In force; its end is not recorded"
    whole = f" of {'up to ' if contract.value_is_maximum else ''}{money(contract.value)}" if contract.value else ""
    return f"{until}. {money(contract.paid)}{whole} has been paid."


def _text(name: str, meaning: str) -> Column:
    return Column(name=name, meaning=meaning, type="text", get=lambda detail: getattr(detail, name))


def _date(name: str, meaning: str, type_: str = "date") -> Column:
    return Column(name=name, meaning=meaning, type=type_, get=lambda detail: getattr(detail, name))


def _pounds(name: str, meaning: str) -> Column:
    return Column(name=name, meaning=meaning, type="decimal", unit="GBP", get=lambda detail: getattr(detail, name))


VAT = _text("vat_basis", "Whether VAT is in the amounts: included, excluded, none or not_said.")
DELEGATION_KIND = Kind(
    code=rules.DELEGATION,
    prefix="DEL",
    label="Delegation",
    plural="Delegations",
    strand="ledger",
    url_name="ledger:delegation",
    list_url_name="ledger:delegations",
    lifecycle=rules.DELEGATION_LIFE,
    detail_model="ledger.Delegation",
    search_text=lambda one: "\n".join([one.subject, one.resolved_by, one.instrument, one.conditions]),
    stands=delegation_stands,
    has_thread=False,
    columns=(
        _text("subject", "What may be decided."),
        _text("resolved_by", "Who delegates it."),
        _text("instrument", "The resolution or clause."),
        _text("source", "Where it can be read."),
        _text("conditions", "On which conditions."),
        _text("function", "Whose function: executive or council."),
        _pounds("limit", "Up to how much; empty where no limit was set."),
        VAT,
        _date("since", "The first day on which it holds."),
        _date("until", "The last day on which it holds."),
    ),
)
DECISION_KIND = Kind(
    code=rules.DECISION,
    prefix="DEC",
    label="Decision",
    plural="Decisions",
    strand="ledger",
    url_name="ledger:decision",
    list_url_name="ledger:decisions",
    lifecycle=rules.DECISION_LIFE,
    detail_model="ledger.Decision",
    signed_by_post=True,
    search_text=lambda one: "\n".join([one.decision, one.reasons, one.alternatives, one.wards, one.budget]),
    stands=decision_stands,
    columns=(
        _date("decided_on", "When it was decided."),
        _text("decision", "What was decided, as it was signed; what was put right is in the sealed versions."),
        _text("reasons", "Why."),
        _text("alternatives", "What else was considered, and why it was rejected."),
        Column(name="no_alternatives", meaning="None were considered.", type="truth", get=lambda d: d.no_alternatives),
        _text("conflicts", "Which conflicts of interest were declared."),
        Column(name="no_conflicts", meaning="None were declared.", type="truth", get=lambda d: d.no_conflicts),
        _text("consultation", "Who was consulted."),
        _text("equality", "How people are affected differently."),
        _text("papers", "Background papers."),
        _text("wards", "Which wards it concerns, in words."),
        _text("function", "Whose function: executive or council."),
        Column(
            name="is_key",
            meaning="Whether it is a key decision; empty: not said.",
            type="truth",
            get=lambda d: d.is_key,
        ),
        _pounds("value", "How much it binds the council to."),
        VAT,
        _text("budget", "Which budget pays."),
        _text("route", "How a supplier was found, as a code."),
        _text("route_reason", "Why nobody else was asked."),
        _text("openness", "Who may read it, or which part is exempt and why."),
        _text("outside", "Why it is outside its delegation; empty where it is inside."),
        _date("signed_at", "When it was signed.", "datetime"),
        _date("published_at", "When everybody could read it.", "datetime"),
        Column(name="version", meaning="How many sealed versions it has.", type="integer", get=lambda d: d.version),
    ),
)
CONTRACT_KIND = Kind(
    code=rules.CONTRACT,
    prefix="CON",
    label="Contract",
    plural="Contracts",
    strand="ledger",
    url_name="ledger:contract",
    list_url_name="ledger:contracts",
    lifecycle=rules.CONTRACT_LIFE,
    detail_model="ledger.Contract",
    signed_by_post=True,
    search_text=lambda one: "\n".join([one.scope, one.budget, *(party.name for party in one.parties.all())]),
    stands=contract_stands,
    columns=(
        _text("scope", "What is to be done."),
        _pounds("value", "How much it is worth; empty: not recorded."),
        VAT,
        Column(
            name="value_is_maximum", meaning="The value is “up to”.", type="truth", get=lambda c: c.value_is_maximum
        ),
        _pounds("paid", "How much was paid so far."),
        _date("starts_on", "Its first day."),
        _date("ends_on", "Its last day."),
        _date("review_on", "When it is reviewed."),
        _text("budget", "Which budget pays."),
        _text("route", "How the supplier was found, as a code."),
        _text("route_reason", "Why nobody else was asked."),
        _text("notice", "The published notice."),
        Column(name="changes", meaning="How often it was changed.", type="integer", get=lambda c: c.changes_made),
    ),
)
KINDS = (DELEGATION_KIND, DECISION_KIND, CONTRACT_KIND)

DONE = "was done"  # what is kept by an act, and not by a word
PROMISES = (
    Promise(code=rules.CLEAR, label="Clearing a decision", kept=DONE, setting="HUB_CLEAR_DAYS", ask_verdict=False),
    Promise(
        code=rules.PUBLISH, label="Publishing a decision", kept=DONE, setting="HUB_PUBLISH_DAYS", ask_verdict=False
    ),
    Promise(code=rules.REVIEW, label="Review of the whole contract", kept=DONE, ask_verdict=False, read_again=False),
)


def _may_begin(record: Record, person: Person) -> bool:  # noqa: ARG001 - what a next step is asked
    """Whoever writes for a post may decide about any record that they can read."""
    return permissions.may_begin(person)


def _may_contract(record: Record, person: Person) -> bool:
    return record.state in {rules.SIGNED, rules.CLEARED, rules.PUBLISHED} and permissions.may_begin(person)


DESK = Desk(
    code="ledger",
    text="Decisions and contracts",
    hint="Record, sign, clear and publish them, and write payments down.",
    url_name="ledger:front",
    may=permissions.works_here,
    order=30,
)

NEXT_STEPS = (
    NextStep(
        code="decide",
        kinds=DECIDED_ABOUT,
        label="Record a decision about this",
        url_name="ledger:decide_about",
        may=_may_begin,
    ),
    NextStep(
        code="contract",
        kinds=frozenset({rules.DECISION}),
        label="Write down the contract that this authorises",
        url_name="ledger:contract_under",
        may=lambda record, person: (
            record.state in {rules.SIGNED, rules.CLEARED, rules.PUBLISHED} and permissions.may_begin(person)
        ),
    ),
    NextStep(
        code="paid_by",
        kinds=PAID_FOR,
        label="Say which contract pays for this",
        url_name="ledger:paid_by",
        may=_may_begin,
    ),
)
