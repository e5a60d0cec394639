"""What the page of a contract shows, and what one may do there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from hub.accounts.models import Person, Post
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.core.room import room
from hub.design.shapes import Act
from hub.design.words import money
from hub.strands.ledger import kind, law, permissions, rules
from hub.strands.ledger.law import ROUTES
from hub.strands.ledger.models import Contract, Redaction
from hub.strands.ledger.models.contracting import PARTY_ROLES, SUBCONTRACTOR
from hub.strands.ledger.page import kept_back
from hub.strands.ledger.queries import contract as queries
from hub.strands.ledger.queries import decision
from hub.strands.ledger.queries.contract import Line, Lines
from hub.strands.ledger.queries.paid_for import PaidFor, around
from hub.strands.ledger.shown import NOT_RECORDED, Fact, act, ask_about, fact, on

Row = Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The tables of a contract’s page, each a list of rows of cells, and the sentence that stands above it.

    `sourced` is whether it is known of any share where it was said: else the rows of the parties have no such cell.
    """

    parties: list[Row]
    sourced: bool
    shares_say: str
    instalments: list[Row]
    instalments_say: str
    payments: list[Row]
    paid_share: float
    deliverables: list[Row]
    pays_for: list[Row]
    pays_for_say: str


def of_contract(contract: Contract, viewer: Viewer, number: int) -> dict[str, object]:
    """Return what the page of a contract shows.

    Three statements, one more for a supplier, and those of the room.
    """
    record = contract.record
    person = viewer if isinstance(viewer, Person) else None
    found = queries.lines(contract)
    organisations, things = around(contract, [one.other_pence for one in found.parties if one.other_pence], viewer)
    parts = decision.kept_back(record)
    reads_all = person is not None and permissions.may_read_kept_back(person, record, timezone.localdate())
    speaks = person is not None and record.state == rules.IN_FORCE and permissions.speaks_for_supplier(person, record)
    shared = room(record, viewer, detail=contract, page=number, without=frozenset({"authors"}))
    return {
        "contract": contract,
        "room": shared,
        "tone": rules.CONTRACT_LIFE.tone(record.state),
        "lines": found,
        "tables": tables(contract, found, things, {one.pk: one.get_absolute_url() for one in organisations}),
        "facts": facts(contract, found),
        "kept_back": kept_back(parts, reads_all=reads_all),
        "duties": law.duties_for(contract.value, contract.starts_on) if reads_all else [],
        "main": main_act(contract, viewer, found, speaks=speaks),
        "to_add": to_add(contract, person, things),
        "acts": [*shared.acts, *more_acts(contract, person, found, parts, speaks=speaks)],
        "release_url": reverse("ledger:release", kwargs={"number": record.pk}) if record.is_public else "",
    }


def facts(contract: Contract, lines: Lines) -> list[Fact]:
    """Return what is known of a contract beside its tables. No statement."""
    again = on(contract.review_on) or ("No further day was set" if lines.reviews else "")
    amount = kind.amount_in_words(contract.value, contract.vat_basis, is_maximum=contract.value_is_maximum)
    found = [
        fact("Value", amount if contract.value is not None else "", note=contract.value_source),
        fact("First day", on(contract.starts_on)),
        fact("Last day", on(contract.ends_on)),
        fact("Next review", again),
        fact("Paid from", contract.budget),
        fact("How the supplier was found", ROUTES[contract.route].label if contract.route else ""),
        fact("Notice", contract.notice),
    ]
    if contract.route and not ROUTES[contract.route].competes:
        found.insert(6, fact("Why nobody else was asked", contract.route_reason))
    return found


def tables(contract: Contract, found: Lines, things: Sequence[PaidFor], organisations: Mapping[int, str]) -> Tables:
    """Return the tables of the page. What is not recorded says so in its cell.

    `organisations` has the addresses of the parties that have a page here, by key.
    """
    # Whoever works for one of them is paid out of that one’s share, and is not counted beside it.
    shares = [party.share for party in found.parties if party.role != PARTY_ROLES[SUBCONTRACTOR]]
    sourced = any(party.source for party in found.parties)
    paid_on = {one.pk: on(one.day) for one in found.payments}
    blocks = [rules.Block(amount=one.amount, due_on=one.day) for one in found.instalments]
    return Tables(
        parties=[_party(party, contract.value, organisations)[: 4 if sourced else 3] for party in found.parties],
        sourced=sourced,
        shares_say=rules.shares_in_words(shares, contract.value),
        instalments=[
            (f"Instalment {one.number}", _pounds(one.amount), on(one.day) or NOT_RECORDED, one.words)
            for one in found.instalments
        ],
        instalments_say=rules.instalments_in_words(blocks, contract.value),
        payments=[_payment(one, paid_on) for one in found.payments],
        paid_share=float(contract.paid / contract.value) if contract.value else 0.0,
        deliverables=[
            (
                one.words,
                on(one.day) or NOT_RECORDED,
                on(one.second_day)
                or ("Not yet, and late" if one.day and one.day < timezone.localdate() else "Not yet"),
                on(one.third_day) or "Not yet",
            )
            for one in found.deliverables
        ],
        pays_for=[_paid_for(one) for one in things],
        pays_for_say=rules.shares_in_words([rules.Share(amount=one.amount) for one in things], contract.value)
        if len(things) > 1 or any(one.amount is not None for one in things)
        else "",
    )


def _party(party: Line, value: Decimal | None, organisations: Mapping[int, str]) -> Row:
    share = _pounds(rules.amount_of(party.share, value))
    if party.share.percent is not None:
        percent = rules.percent_in_words(party.share.percent)
        share = percent if value is None else f"{share} ({percent})"
    who = party.words or "A partner who is not named"
    if address := organisations.get(party.other_pence or 0):
        who = Markup('<a class="govuk-link" href="{}" dir="auto">{}</a>').format(address, who)
    return (who, party.role, share, party.source)


def _paid_for(one: PaidFor) -> Row:
    record = one.record
    link = Markup('<a class="govuk-link" href="{}" dir="auto">{}</a>').format(record.get_absolute_url(), record.title)
    return (link, _pounds(one.amount), one.words)


def _payment(payment: Line, paid_on: Mapping[int, str]) -> Row:
    """Return the row of a payment. One that takes another back names its day: two may be of the same amount."""
    what = payment.words or (f"Instalment {payment.number}" if payment.number else "")
    if payment.other_pence is not None:
        what = f"Takes back the payment of {paid_on[payment.other_pence]}: {payment.words}"
    return (on(payment.day), _pounds(payment.amount), payment.name or NOT_RECORDED, what)


def _pounds(amount: Decimal | None) -> str:
    return NOT_RECORDED if amount is None else money(amount)


def main_act(contract: Contract, viewer: Viewer, found: Lines, *, speaks: bool) -> Act | None:
    """Return the one thing that this reader can do here, large."""
    record = contract.record
    person = viewer if isinstance(viewer, Person) else None
    if person and record.state == rules.DRAFT and permissions.may_sign(person, record.post, timezone.localdate()):
        return act("Publish this contract", "publish_contract", record)
    if person and record.state == rules.IN_FORCE and permissions.may_pay(person):
        return act("Write a payment down", "pay", record)
    if person and is_to_be_looked_at(contract) and permissions.may_write(person, record.post):
        return act("Look at this contract as a whole", "review", record)
    if speaks and not found.buys_supplier:
        return act("Say what this money buys", "buys", record, "You speak for the supplier.")
    if speaks and any(not one.second_day for one in found.deliverables):
        return act("Say what was delivered", "delivered", record, "You speak for the supplier.")
    return ask_about(record, viewer, "contract") if record.state not in {rules.DRAFT, rules.GIVEN_UP} else None


def is_to_be_looked_at(contract: Contract) -> bool:
    """Return whether the day has come on which a contract in force is looked at as a whole."""
    in_force = contract.record.state == rules.IN_FORCE
    return in_force and contract.review_on is not None and contract.review_on <= timezone.localdate()


def to_add(contract: Contract, person: Person | None, things: Sequence[PaidFor]) -> list[Act]:
    """Return what can be added to a contract by those who write for its post; none once it has ended."""
    record = contract.record
    if person is None or not permissions.may_write(person, record.post):
        return []
    if record.state not in {rules.DRAFT, rules.IN_FORCE}:
        return []
    draft = [act("What was agreed", "write_contract", record)] if record.state == rules.DRAFT else []
    return [
        *draft,
        act("Who it is with, and their share", "party", record),
        act("An instalment", "instalment", record),
        act("Something to be delivered", "deliverable", record),
        *([act("How much of it is for each thing it pays for", "shares", record)] if things else []),
        act("What this money buys, in your words", "buys", record),
        act("Who speaks for the supplier", "supplier", record),
    ]


def more_acts(
    contract: Contract, person: Person | None, found: Lines, parts: Sequence[Redaction], *, speaks: bool
) -> list[Act]:
    """Return what else this reader can do that is about contracts alone."""
    if person is None:
        return []
    record = contract.record
    mine = permissions.may_write(person, record.post)
    signs = permissions.may_sign(person, record.post, timezone.localdate())
    pays, in_force = permissions.may_pay(person), record.state == rules.IN_FORCE
    supplies = speaks and not mine
    offered = (
        (
            mine and in_force and any(not one.third_day for one in found.deliverables),
            "Delivered, or accepted?",
            "delivered",
        ),
        (mine and in_force, "Look at it as a whole", "review"),
        (signs and in_force, "Write a change of it down", "change"),
        (signs and in_force and bool(found.parties), "Say anew what somebody gets of it", "change_share"),
        (signs and in_force, "Say that it has ended", "end_contract"),
        (pays and bool(found.payments), "Take a payment back", "take_back"),
        (supplies, "Say what this money buys", "buys"),
        (
            supplies and any(not one.second_day for one in found.deliverables),
            "Say what was delivered",
            "delivered",
        ),
        (mine and record.state != rules.GIVEN_UP, "Keep a part back", "keep_back_of_contract"),
        (
            permissions.may_keep(person, record) and any(not part.released_at for part in parts),
            "Look again at what is kept back",
            "look_again_at_contract",
        ),
        (permissions.may_take_out(person, record), "Remove something that should not be read", "take_out_of_contract"),
        (
            mine and record.state == rules.DRAFT and any((found.parties, found.instalments, found.deliverables)),
            "Take something out of this draft",
            "part_out",
        ),
        (mine and record.state == rules.DRAFT, "Give this draft up", "give_up_contract"),
    )
    return [act(words, name, record) for may, words, name in offered if may]


def left_to_pay(contract: Contract) -> str:
    """Return how much of the contract is left to be paid, in a sentence."""
    if contract.value is None:
        return f"{money(contract.paid)} has been paid so far. What the whole is worth is not recorded."
    left = contract.value - contract.paid
    return f"{money(contract.paid)} of {money(contract.value)} has been paid: {money(left)} is left."


def prefilled(decision: Record | None, posts: Sequence[Post]) -> dict[str, Any]:
    """Return what the form of a new contract begins with: what its decision says. One statement with a decision."""
    post = str(posts[0].pk) if len(posts) == 1 else ""
    if decision is None:
        return {"post": post}
    return {"post": str(decision.post_id or post), "title": decision.title, **queries.authorised(decision)}
