"""The director decides and signs, the monitoring officer clears; contracts are published, paid and asked about."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from hub.core.comments.actions import Words
from hub.core.questions import actions as questions
from hub.core.questions.models import Question
from hub.demo.play.casting import post_of
from hub.demo.play.city import City, Happening
from hub.demo.story import contracts as agreed
from hub.demo.story import ledger as told
from hub.foundation.money import VatBasis
from hub.strands.ledger import rules
from hub.strands.ledger.actions import (
    contracting,
    delegating,
    drafting,
    parts,
    paying,
    redacting,
    reviewing,
    sharing,
    signing,
)
from hub.strands.ledger.models import Contract, Decision
from hub.strands.ledger.models.contracting import LOOKED

OFFICER, MONITOR, FINANCE, SUPPLIER = "judith", "farouk", "maren", "idris"
POST, DELEGATED_AGO = "Director of Communities and Change", 410


class Ledger:
    """Plays delegations, decisions and contracts."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.officer, self.monitor = city.cast[OFFICER], city.cast[MONITOR]

    def happenings(self) -> Iterator[Happening]:
        """Yield everything that happens in the ledger."""
        for delegation in told.DELEGATIONS:
            yield self.city.ago(DELEGATED_AGO), partial(self._delegate, delegation)
        for decision in told.DECISIONS:
            yield from self._decision(decision)
        for contract in agreed.CONTRACTS:
            yield from self._contract(contract)

    def _delegate(self, one: told.Delegation, at: datetime) -> None:
        what = delegating.Delegated(
            title=one.title,
            subject=one.subject,
            resolved_by=one.resolved_by,
            instrument=one.instrument,
            conditions=one.conditions,
            limit=Decimal(one.limit),
            since=at.date(),
        )
        made = delegating.delegate(what, post=post_of(POST), by=self.monitor, now=at)
        self.city.records[one.key] = made.record

    def _decision(self, one: told.Decision) -> Iterator[Happening]:
        ago = self.city.ago
        yield ago(one.drafted_ago), partial(self._draft, one)
        yield ago(one.signed_ago, minutes=10), partial(self._sign, one)
        yield ago(one.signed_ago, minutes=300), partial(self._clear, one)
        yield ago(one.signed_ago - 1, minutes=20), partial(self._publish, one)
        if one.put_right:
            yield ago(one.put_right[0], minutes=30), partial(self._put_right, one)

    def _draft(self, one: told.Decision, at: datetime) -> None:
        values: dict[str, Any] = {
            name: getattr(one, name)
            for name in (
                *("decision", "reasons", "wards", "budget", "route", "route_reason", "openness", "consultation"),
                *("equality", "alternatives", "no_conflicts"),
            )
        }
        values |= {
            "delegation_id": self.city.records[one.delegation].pk,
            "value": Decimal(one.value),
            "value_is_maximum": one.is_maximum,
            "threshold_quoted": None if one.threshold_quoted is None else Decimal(one.threshold_quoted),
            "is_key": False,
        }
        about = self.city.record(one.about)
        made = drafting.draft(one.title, values, post=post_of(POST), by=self.officer, about=about, now=at)
        self.city.records[one.key] = made.record
        if one.kept_back:
            redacting.keep_back(made.record, redacting.KeptBack(label=one.kept_back), by=self.officer, now=at)

    def _of(self, one: told.Decision) -> Decision:
        return Decision.objects.get(pk=self.city.records[one.key].pk)

    def _sign(self, one: told.Decision, at: datetime) -> None:
        signing.sign(self._of(one), by=self.officer, now=at)

    def _clear(self, one: told.Decision, at: datetime) -> None:
        signing.clear(self._of(one), by=self.monitor, now=at)

    def _publish(self, one: told.Decision, at: datetime) -> None:
        signing.publish(self._of(one), by=self.officer, now=at)

    def _put_right(self, one: told.Decision, at: datetime) -> None:
        assert one.put_right  # noqa: S101 - it is played only where the story tells of it
        _, part, words, because = one.put_right
        signing.correct(self._of(one), {part: words}, because=because, by=self.officer, now=at)

    def _contract(self, one: agreed.Contract) -> Iterator[Happening]:
        ago = self.city.ago
        yield ago(one.drafted_ago), partial(self._draft_contract, one)
        yield ago(one.published_ago), partial(self._publish_contract, one)
        for days_ago, key in one.pays_for:
            yield ago(days_ago, minutes=45), partial(self._pays_for, one, key)
        for number, block in enumerate(one.blocks, start=1):
            if block.paid is not None:
                yield ago(block.paid_ago, minutes=60), partial(self._pay, one, number, block)
        yield from self._delivered(one)
        for days_ago, key, pounds, words in one.shares:
            yield ago(days_ago), partial(self._share, one, key, pounds, words)
        for look in one.looks:
            yield ago(look.days_ago), partial(self._look, one, look)
        if one.supplied:
            yield ago(one.published_ago, minutes=90), partial(self._supplier_says, one)
        for asked in one.questions:
            yield ago(asked.days_ago, minutes=200), partial(self._ask, one, asked)
            yield ago(asked.answered_ago, minutes=15), partial(self._answer, one, asked)

    def _delivered(self, one: agreed.Contract) -> Iterator[Happening]:
        ago = self.city.ago
        for number, deliverable in enumerate(one.deliverables, start=1):
            if deliverable.delivered_ago is not None:
                yield ago(deliverable.delivered_ago), partial(self._deliver, one, number)
            if deliverable.accepted_ago is not None:
                yield ago(deliverable.accepted_ago), partial(self._accept, one, number)

    def _agreed(self, one: agreed.Contract) -> Contract:
        return Contract.objects.get(pk=self.city.records[one.key].pk)

    def _draft_contract(self, one: agreed.Contract, at: datetime) -> None:
        terms = contracting.Terms(
            title=one.title,
            scope=one.scope,
            value=Decimal(one.value),
            vat_basis=VatBasis.NOT_SAID,
            value_is_maximum=one.is_maximum,
            value_source=one.value_source,
            starts_on=self.city.day(one.from_ago),
            ends_on=self.city.day(one.until_ago),
            review_on=None if one.review_ago is None else self.city.day(one.review_ago),
            budget=one.budget,
            route=one.route,
            route_reason=one.route_reason,
        )
        decision = self.city.record(one.decision)
        made = contracting.draft_contract(terms, post=post_of(POST), by=self.officer, decision=decision, now=at)
        self.city.records[one.key] = made.record
        self._write_parts(one, made)
        parts.say_what_it_buys(made, side="council", words=one.bought, by=self.officer, now=at)

    def _write_parts(self, one: agreed.Contract, made: Contract) -> None:
        for party in one.parties:
            organisation = self.city.record(party.organisation) if party.organisation else None
            share = rules.Share(amount=Decimal(party.pounds))
            who = parts.WithWhom(name=party.name, role=party.role, share=share, organisation=organisation)
            parts.add_party(made, who, by=self.officer)
        for block in one.blocks:
            amount = None if block.pounds is None else Decimal(block.pounds)
            due_on = None if block.due_ago is None else self.city.day(block.due_ago)
            parts.add_instalment(made, amount=amount, due_on=due_on, condition=block.condition, by=self.officer)
        for deliverable in one.deliverables:
            due_on = None if deliverable.due_ago is None else self.city.day(deliverable.due_ago)
            parts.add_deliverable(made, words=deliverable.words, due_on=due_on, by=self.officer)

    def _publish_contract(self, one: agreed.Contract, at: datetime) -> None:
        contract = self._agreed(one)
        contracting.publish_contract(contract, by=self.officer, now=at)

    def _pays_for(self, one: agreed.Contract, key: str, at: datetime) -> None:
        contract = self.city.record(one.key)
        contracting.tie(self.city.record(key), rules.PAYS, contract, by=self.officer, now=at)

    def _share(self, one: agreed.Contract, key: str, pounds: int, words: str, at: datetime) -> None:
        record = self.city.record(key)
        sharing.allot(self._agreed(one), record, amount=Decimal(pounds), words=words, by=self.officer, now=at)

    def _look(self, one: agreed.Contract, look: agreed.Look, at: datetime) -> None:
        next_on = self.city.day(look.next_ago)
        reviewing.review(self._agreed(one), what=LOOKED, words=look.words, next_on=next_on, by=self.officer, now=at)

    def _supplier_says(self, one: agreed.Contract, at: datetime) -> None:
        contract, supplier = self._agreed(one), self.city.cast[SUPPLIER]
        parts.name_supplier(contract, supplier, by=self.officer, now=at)
        parts.say_what_it_buys(contract, side="supplier", words=one.supplied, by=supplier, now=at)

    def _pay(self, one: agreed.Contract, number: int, block: agreed.Block, at: datetime) -> None:
        contract = self._agreed(one)
        paid = paying.Paid(
            amount=Decimal(block.paid or 0),
            paid_on=at.date(),
            words=block.words,
            instalment=contract.instalments.get(number=number),
            party=contract.parties.order_by("pk").first(),
        )
        paying.pay(contract, paid, by=self.city.cast[FINANCE], now=at)

    def _deliver(self, one: agreed.Contract, number: int, at: datetime) -> None:
        deliverable = self._agreed(one).deliverables.get(number=number)
        parts.deliver(deliverable, on=at.date(), by=self.officer, now=at)

    def _accept(self, one: agreed.Contract, number: int, at: datetime) -> None:
        deliverable = self._agreed(one).deliverables.get(number=number)
        parts.accept(deliverable, on=at.date(), by=self.officer, now=at)

    def _ask(self, one: agreed.Contract, asked: agreed.Asked, at: datetime) -> None:
        questions.ask(self.city.record(one.key), Words(source=asked.words), by=self.city.cast[asked.by], now=at)

    def _answer(self, one: agreed.Contract, asked: agreed.Asked, at: datetime) -> None:
        by = self.city.cast[asked.by]
        waits = Question.objects.filter(comment__record=self.city.records[one.key], comment__author=by)
        question = waits.latest("comment__pk")
        answered = at + timedelta(minutes=1)
        questions.answer(question, Words(source=asked.answer), by=self.officer, now=answered)
