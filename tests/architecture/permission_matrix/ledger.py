"""What can be done in the ledger. The deciding post belongs to Parks, and is held by a deciding officer."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.accounts.roles import Role
from hub.accounts.tests.factories import PostFactory
from hub.strands.ledger import rules
from hub.strands.ledger.actions import (
    changing,
    contracting,
    delegating,
    drafting,
    parts,
    paying,
    redacting,
    removing,
    reviewing,
    sharing,
    signing,
    speaking,
)
from hub.strands.ledger.actions.contracting import Terms
from hub.strands.ledger.models import Contract, Decision, Redaction
from hub.strands.ledger.models.contracting import COUNCIL, LOOKED
from hub.strands.ledger.rules import Share
from hub.strands.ledger.tests.factories import WHOLE, a_beginning, a_contract, a_delegation, a_draft
from tests.architecture.permission_matrix import Try, attempt, not_tried
from tests.architecture.permission_matrix.scene import Scene


def officer(scene: Scene) -> Person:
    return scene.people[Role.DECIDING_OFFICER.label]


def monitor(scene: Scene) -> Person:
    return scene.people[Role.MONITORING_OFFICER.label]


def deciding(scene: Scene) -> Post:
    """Return the post that decides."""
    return PostFactory(title="Head of parks", team=scene.parks, holder=officer(scene))


def drafted(scene: Scene) -> Decision:
    return a_draft(post=deciding(scene), by=officer(scene))


def signed(scene: Scene) -> Decision:
    decision = drafted(scene)
    signing.sign(decision, by=officer(scene))
    return decision


def cleared(scene: Scene) -> Decision:
    decision = signed(scene)
    signing.clear(decision, by=monitor(scene))
    return decision


def contract(scene: Scene, *, published: bool = True) -> Contract:
    return a_contract(post=deciding(scene), by=officer(scene), published=published)


def part(scene: Scene) -> Redaction:
    return redacting.keep_back(drafted(scene).record, redacting.KeptBack(label="Code"), by=officer(scene))


@attempt("strands.ledger.actions.delegating.delegate", "Write a delegation down")
def delegate(scene: Scene) -> Try:
    post = deciding(scene)
    return lambda person: a_delegation(post=post, by=person)


@attempt("strands.ledger.actions.delegating.end_delegation", "End a delegation")
def end_delegation(scene: Scene) -> Try:
    made = a_delegation(post=deciding(scene), by=monitor(scene))
    return lambda person: delegating.end_delegation(made, on=date(2026, 1, 1), because="A new scheme.", by=person)


@attempt("strands.ledger.actions.drafting.draft", "Begin to write a decision down")
def draft(scene: Scene) -> Try:
    post = deciding(scene)
    return lambda person: drafting.draft("Lamps", WHOLE, post=post, by=person)


@attempt("strands.ledger.actions.drafting.write", "Write a draft decision anew")
def write(scene: Scene) -> Try:
    decision = drafted(scene)
    return lambda person: drafting.write(decision, {"reasons": "It is dark."}, by=person)


@attempt("strands.ledger.actions.drafting.give_up", "Give a draft decision up")
def give_up(scene: Scene) -> Try:
    decision = drafted(scene)
    return lambda person: drafting.give_up(decision, because="Not needed.", by=person)


@attempt("strands.ledger.actions.signing.sign", "Sign a decision")
def sign(scene: Scene) -> Try:
    decision = drafted(scene)
    return lambda person: signing.sign(decision, by=person)


@attempt("strands.ledger.actions.signing.clear", "Clear a signed decision")
def clear(scene: Scene) -> Try:
    decision = signed(scene)
    return lambda person: signing.clear(decision, by=person)


@attempt("strands.ledger.actions.signing.publish", "Publish a cleared decision")
def publish(scene: Scene) -> Try:
    decision = cleared(scene)
    return lambda person: signing.publish(decision, by=person)


@attempt("strands.ledger.actions.signing.end_embargo", "End an embargo before its day")
def end_embargo(scene: Scene) -> Try:
    decision = cleared(scene)
    Decision.objects.filter(pk=decision.pk).update(
        embargo_until=timezone.localdate() + timedelta(days=9), embargo_because="Those who bid hear first."
    )
    return lambda person: signing.end_embargo(decision, because="They have heard.", by=person)


@attempt("strands.ledger.actions.signing.correct", "Put a signed decision right")
def correct(scene: Scene) -> Try:
    decision = signed(scene)
    return lambda person: signing.correct(decision, {"reasons": "People fall."}, because="It was wrong.", by=person)


@attempt("strands.ledger.actions.signing.note_outside", "Say what follows from a decision outside delegation")
def note_outside(scene: Scene) -> Try:
    decision = signed(scene)
    return lambda person: signing.note_outside(decision, words="The cabinet ratifies it.", by=person)


@attempt("strands.ledger.actions.redacting.keep_back", "Keep a part of a decision or contract back")
def keep_back(scene: Scene) -> Try:
    decision = drafted(scene)
    return lambda person: redacting.keep_back(decision.record, redacting.KeptBack(label="Code"), by=person)


@attempt("strands.ledger.actions.redacting.ground", "Say on what ground a part is kept back")
def ground(scene: Scene) -> Try:
    kept = part(scene)
    return lambda person: redacting.ground(kept, ground="12a-3", weighing="Rates.", review_on=None, by=person)


@attempt("strands.ledger.actions.redacting.release", "Let everybody read a part that was kept back")
def release(scene: Scene) -> Try:
    kept = part(scene)
    return lambda person: redacting.release(kept, because="It is over.", by=person)


@attempt("strands.ledger.actions.removing.take_out", "Remove words from a published decision or contract")
def take_out(scene: Scene) -> Try:
    decision = signed(scene)
    what = removing.TakenOut(words="river path", label="A place", ground="12a-1", because="Nobody needs it.")
    return lambda person: removing.take_out(decision.record, what, by=person)


@attempt("strands.ledger.actions.contracting.draft_contract", "Begin to write a contract down")
def draft_contract(scene: Scene) -> Try:
    post = deciding(scene)
    return lambda person: contracting.draft_contract(Terms(title="Lamps"), post=post, by=person)


@attempt("strands.ledger.actions.contracting.write_contract", "Write a draft contract anew")
def write_contract(scene: Scene) -> Try:
    made = contract(scene, published=False)
    return lambda person: contracting.write_contract(made, Terms(title="Lamps"), by=person)


@attempt("strands.ledger.actions.contracting.publish_contract", "Publish a contract")
def publish_contract(scene: Scene) -> Try:
    made = contract(scene, published=False)
    return lambda person: contracting.publish_contract(made, by=person)


@attempt("strands.ledger.actions.changing.change", "Change a contract")
def change(scene: Scene) -> Try:
    made = contract(scene)
    return lambda person: changing.change(made, words="A fourth lamp.", because="The path is longer.", by=person)


@attempt("strands.ledger.actions.changing.change_share", "Say anew what somebody gets of a contract")
def change_share(scene: Scene) -> Try:
    party = parts.add_party(contract(scene), parts.WithWhom(name="Bright CIC"), by=officer(scene))
    return lambda person: changing.change_share(party, Share(amount=Decimal(1)), because="It shrinks.", by=person)


@attempt("strands.ledger.actions.contracting.end_contract", "Say that a contract has ended")
def end_contract(scene: Scene) -> Try:
    made = contract(scene)
    return lambda person: contracting.end_contract(made, early=False, because="All is done.", by=person)


@attempt("strands.ledger.actions.contracting.give_up_contract", "Give a draft contract up")
def give_up_contract(scene: Scene) -> Try:
    made = contract(scene, published=False)
    return lambda person: contracting.give_up_contract(made, because="Not needed.", by=person)


@attempt("strands.ledger.actions.contracting.tie", "Say which decision authorised a contract")
def tie(scene: Scene) -> Try:
    decision, made = cleared(scene), a_contract(post=scene.post, by=scene.staff, published=False)
    signing.publish(decision, by=officer(scene))
    contract_record = made.record
    return lambda person: contracting.tie(contract_record, rules.AUTHORISED, decision.record, by=person)


@attempt("strands.ledger.actions.parts.add_party", "Write down who a contract is with")
def add_party(scene: Scene) -> Try:
    made = contract(scene)
    return lambda person: parts.add_party(made, parts.WithWhom(name="Bright CIC"), by=person)


@attempt("strands.ledger.actions.parts.take_out", "Take something out of a draft contract")
def take_out_part(scene: Scene) -> Try:
    party = parts.add_party(contract(scene, published=False), parts.WithWhom(name="Bright CIC"), by=officer(scene))
    return lambda person: parts.take_out(party, by=person)


@attempt("strands.ledger.actions.parts.add_instalment", "Write an instalment down")
def add_instalment(scene: Scene) -> Try:
    made = contract(scene)
    return lambda person: parts.add_instalment(made, by=person)


@attempt("strands.ledger.actions.parts.add_deliverable", "Write down what is to be delivered")
def add_deliverable(scene: Scene) -> Try:
    made = contract(scene)
    return lambda person: parts.add_deliverable(made, words="Three lamps.", by=person)


@attempt("strands.ledger.actions.parts.deliver", "Say that something was delivered")
def deliver(scene: Scene) -> Try:
    one = parts.add_deliverable(contract(scene), words="Three lamps.", by=officer(scene))
    return lambda person: parts.deliver(one, on=date(2026, 1, 1), by=person)


@attempt("strands.ledger.actions.parts.accept", "Say that the council accepts it")
def accept(scene: Scene) -> Try:
    one = parts.add_deliverable(contract(scene), words="Three lamps.", by=officer(scene))
    parts.deliver(one, on=date(2026, 1, 1), by=officer(scene))
    return lambda person: parts.accept(one, on=date(2026, 1, 2), by=person)


@attempt("strands.ledger.actions.parts.say_what_it_buys", "Say what a contract’s money buys, for the council")
def say_what_it_buys(scene: Scene) -> Try:
    made = contract(scene)
    return lambda person: parts.say_what_it_buys(made, side=COUNCIL, words="Light.", by=person)


@attempt("strands.ledger.actions.parts.name_supplier", "Name who speaks for the supplier")
def name_supplier(scene: Scene) -> Try:
    made, kim = contract(scene), scene.people[Role.SUPPLIER.label]
    return lambda person: parts.name_supplier(made, kim, by=person)


@attempt("strands.ledger.actions.speaking.take_off", "Say that somebody does not speak for the supplier any more")
def take_off(scene: Scene) -> Try:
    made, kim = contract(scene), scene.people[Role.SUPPLIER.label]
    parts.name_supplier(made, kim, by=officer(scene))
    return lambda person: speaking.take_off(made, kim, because="She has left.", by=person)


@attempt("strands.ledger.actions.reviewing.review", "Say what was found when a contract was looked at as a whole")
def review(scene: Scene) -> Try:
    made = contract(scene)
    return lambda person: reviewing.review(made, what=LOOKED, words="It buys what it should.", by=person)


@attempt("strands.ledger.actions.sharing.allot", "Say how much of a contract is for what it pays for")
def allot(scene: Scene) -> Try:
    made, work = contract(scene), a_beginning(by=officer(scene))
    contracting.tie(work, rules.PAYS, made.record, by=officer(scene))
    return lambda person: sharing.allot(made, work, amount=Decimal(10), by=person)


@attempt("strands.ledger.actions.paying.pay", "Write a payment down")
def pay(scene: Scene) -> Try:
    made = contract(scene)
    paid = paying.Paid(amount=Decimal(10), paid_on=date(2026, 1, 1))
    return lambda person: paying.pay(made, paid, by=person)


@attempt("strands.ledger.actions.paying.take_back", "Take a payment back")
def take_back(scene: Scene) -> Try:
    made = contract(scene)
    paid = paying.Paid(amount=Decimal(10), paid_on=date(2026, 1, 1))
    payment = paying.pay(made, paid, by=scene.people[Role.FINANCE.label])
    return lambda person: paying.take_back(payment, because="Paid twice.", by=person)


not_tried(
    "tells people what the others have done",
    *(
        f"hub.strands.ledger.actions.hearing.{name}"
        for name in ("tell_monitors", "tell_who_acts", "tell_who_clears", "tell_beginners", "greet_supplier")
    ),
)
not_tried(
    "part of ending or looking at a contract, which is tried", "hub.strands.ledger.actions.reviewing.no_longer_owed"
)
