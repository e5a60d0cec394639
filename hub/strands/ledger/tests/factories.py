"""Delegations, decisions and contracts for tests, made through the actions."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hub.accounts.models import Person, Post
from hub.core.records import actions as records
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.strands.ledger.actions import contracting, delegating, drafting, signing
from hub.strands.ledger.actions.contracting import Terms
from hub.strands.ledger.actions.delegating import Delegated
from hub.strands.ledger.models import Contract, Decision, Delegation

# All that the law asks: a decision with this has no gap but the signature and its delegation.
WHOLE: dict[str, Any] = {
    "decision": "Three lamps are put up on the river path.",
    "reasons": "People turn back in the dark.",
    "alternatives": "Cutting the trees: rejected, since they hold the bank.",
    "no_conflicts": True,
    "consultation": "The people who walk there.",
    "equality": "People who walk slowly gain most.",
    "papers": "Report of the night walk.",
    "budget": "Street lighting.",
    "openness": "Everybody may read it.",
    "is_key": False,
}

DAY = {"day": "1", "month": "2", "year": "2026"}


def on(name: str, **parts_of: str) -> dict[str, str]:
    """Return what a form sends for the day `name`: 1 February 2026, but for these parts."""
    return {f"{name}-{part}": value for part, value in (DAY | parts_of).items()}


def a_delegation(*, post: Post, by: Person, limit: int | None = 162_000, **more: Any) -> Delegation:
    """Return a delegation to `post` that a monitoring officer has written down."""
    what: dict[str, Any] = {
        "title": "Contracts below the threshold",
        "subject": "Contracts for goods and services.",
        "resolved_by": "The City Council",
        "instrument": "Resolution 18",
        "since": date(2014, 6, 10),
        "limit": None if limit is None else Decimal(limit),
    }
    return delegating.delegate(Delegated(**{**what, **more}), post=post, by=by)


def a_draft(
    *, post: Post, by: Person, title: str = "Lamps on the river path", now: datetime | None = None, **values: Any
) -> Decision:
    """Return a decision that is being drafted, with all that the law asks unless told otherwise."""
    return drafting.draft(title, {**WHOLE, **values}, post=post, by=by, now=now)


def a_published(*, post: Post, by: Person, clearer: Person, now: datetime | None = None, **values: Any) -> Decision:
    """Return a decision that was signed, cleared and published, at the same moment."""
    decision = a_draft(post=post, by=by, **values)
    signing.sign(decision, by=by, now=now)
    signing.clear(decision, by=clearer, now=now)
    signing.publish(decision, by=by, now=now)
    return decision


def a_contract(
    *, post: Post, by: Person, published: bool = True, value: int | None = 150_000, **terms: Any
) -> Contract:
    """Return a contract, in force unless told otherwise."""
    said = {"title": "Lamps", "scope": "Three lamps.", "value": None if value is None else Decimal(value), **terms}
    contract = contracting.draft_contract(Terms(**said), post=post, by=by)
    if published:
        contracting.publish_contract(contract, by=by)
    return contract


def a_beginning(*, by: Person, to: Visibility = Visibility.PUBLIC) -> Record:
    """Return the card of an idea, from which something may begin: the ledger knows no more of it."""
    card = records.Card(title="Lamps on the river path", summary="Three lamps between the bridges.")
    record = records.open_record("idea", card, by=by)
    records.publish(record, by=by, to=to)
    return record
