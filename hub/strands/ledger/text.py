"""The text of a decision and of a contract: its parts in their order, as they are sealed, shown and put right."""

from collections.abc import Mapping

from hub.strands.ledger.models import Contract, Decision, Instalment, Party

# What a decision says in words, and what each part is called.
PARTS: Mapping[str, str] = {
    "decision": "What was decided",
    "reasons": "Why",
    "alternatives": "What else was considered, and why it was rejected",
    "conflicts": "Conflicts of interest that were declared",
    "consultation": "Who was consulted",
    "equality": "How people are affected differently",
    "papers": "Background papers",
    "wards": "Where",
    "budget": "What it costs, and which budget pays",
    "route_reason": "Why nobody else was asked",
    "openness": "Who may read it",
}
# The same of a contract.
TERMS: Mapping[str, str] = {
    "scope": "What was agreed",
    "value_source": "Where the value stands",
    "budget": "Paid from",
    "route_reason": "Why nobody else was asked",
    "notice": "Notice",
}
NONE_SAID = {"alternatives": "None were considered.", "conflicts": "None were declared."}
# What the law asks to be recorded, and so is said to be missing where it is.
ASKED_BY_LAW = ("decision", "reasons", "alternatives", "conflicts")


def of_decision(decision: Decision) -> dict[str, str]:
    """Return what the decision says, part by part; "" where nothing is recorded."""
    said = {name: str(getattr(decision, name)) for name in PARTS}
    if decision.no_alternatives:
        said["alternatives"] = NONE_SAID["alternatives"]
    if decision.no_conflicts:
        said["conflicts"] = NONE_SAID["conflicts"]
    return said


def sealed_decision(decision: Decision, said: Mapping[str, str]) -> dict[str, str]:
    """Return what is sealed of a decision: its title, its text, and what it binds the council to. No people."""
    return {
        "title": decision.record.title,
        **said,
        "post": str(decision.record.post_id or ""),
        "delegation": decision.delegation.record.reference if decision.delegation else "",
        "decided_on": decision.decided_on.isoformat() if decision.decided_on else "",
        "value": str(decision.value) if decision.value is not None else "",
        "vat_basis": decision.vat_basis,
        "outside": decision.outside,
    }


def sealed_contract(contract: Contract) -> dict[str, str]:
    """Return what is sealed of a contract, with its parties and instalments in order. Two statements."""
    return {
        "title": contract.record.title,
        "scope": contract.scope,
        "value": str(contract.value) if contract.value is not None else "",
        "vat_basis": contract.vat_basis,
        "is_maximum": "yes" if contract.value_is_maximum else "no",
        "starts_on": contract.starts_on.isoformat() if contract.starts_on else "",
        "ends_on": contract.ends_on.isoformat() if contract.ends_on else "",
        "route": contract.route,
        "route_reason": contract.route_reason,
        "parties": "\n".join(_party(party) for party in contract.parties.order_by("pk")),
        "instalments": "\n".join(_instalment(part) for part in contract.instalments.order_by("number")),
        "changes": str(contract.changes_made),
    }


def _party(party: Party) -> str:
    return f"{party.name}|{party.role}|{_or_empty(party.amount)}|{_or_empty(party.percent_hundredths)}"


def _instalment(part: Instalment) -> str:
    return f"{part.number}|{_or_empty(part.amount)}|{_or_empty(part.due_on)}|{part.condition}"


def _or_empty(value: object) -> str:
    return "" if value is None else str(value)
