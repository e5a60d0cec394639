"""What the pages of a decision and of a delegation show, and what one may do there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.records.cards import cards
from hub.core.records.models import Record
from hub.core.records.visibility import Viewer
from hub.core.room import room
from hub.design.shapes import Act
from hub.strands.ledger import check, gaps, kind, permissions, rules, text
from hub.strands.ledger.grounds import GROUNDS
from hub.strands.ledger.law import ROUTES, Function
from hub.strands.ledger.models import Decision, Delegation, Redaction
from hub.strands.ledger.queries import decision as queries
from hub.strands.ledger.queries.lateness import publishing
from hub.strands.ledger.queries.paid_for import contracts_under
from hub.strands.ledger.shown import Fact, act, ask_about, fact, on, opening

SHOWN = 10
# The parts of a draft, as the officer goes through them: where, and which gaps they close.
PARTS = (
    ("What is decided", "write_decision", "decision"),
    ("Power, money and procurement", "write_power", "power"),
    ("Reasons, alternatives and conflicts", "write_reasons", "reasons"),
    ("Who may read it", "write_openness", "openness"),
)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One part of a decision’s text. `missing` ones are asked by law, and not recorded; `was` is what was signed.

    `rest` is what follows the opening, where all of it would push what can be done out of the first view.
    """

    name: str
    words: str
    missing: bool
    rest: str = ""
    was: str = ""


@dataclass(frozen=True, kw_only=True)
class PartToWrite:
    """One part of a draft, with how many things it still lacks that are asked; what would be worth saying is none."""

    act: Act
    lacks: int


@dataclass(frozen=True, kw_only=True)
class KeptBack:
    """One part that is or was kept back. `words` are there only for those who may read them, or once it is told."""

    label: str
    ground: str
    weighing: str
    review_on: str
    words: str
    released: str
    overdue: bool = False
    removed: str = ""


def of_decision(decision: Decision, viewer: Viewer, number: int) -> dict[str, object]:
    """Return what the page of a decision shows. Four statements at most, and those of the room."""
    today = timezone.localdate()
    person = viewer if isinstance(viewer, Person) else None
    parts = queries.kept_back(decision.record)
    reads_all = person is not None and _writes_or_clears(decision, person)
    wording = queries.wording(decision)
    kept = [part for part in parts if not part.released_at]
    now = check.put_right(decision, wording.said)
    missing = gaps.gaps(check.facts(decision, kept, now)) if reads_all else []
    shared = room(decision.record, viewer, detail=decision, page=number, without=frozenset({"authors"}))
    return {
        "decision": decision,
        "room": shared,
        "tone": rules.DECISION_LIFE.tone(decision.record.state),
        "passages": passages(wording, is_draft=decision.record.state == rules.DRAFT),
        "corrections": wording.corrections,
        "facts": facts(decision),
        "contracts": [(one.record, kind.contract_stands(one)) for one in contracts_under(decision.record, viewer)],
        "kept_back": kept_back(parts, reads_all=reads_all),
        "notes": queries.notes_on(decision),
        "dates": publishing(decision),
        "today": today,
        "embargo": rules.embargo_holds(decision.embargo_until, today),
        "missing": missing_in_words(missing),
        "parts": parts_to_write(decision, missing) if person and writes(decision, person) else [],
        "main": main_act(decision, viewer),
        "acts": [*shared.acts, *more_acts(decision, person, parts)],
    }


def missing_in_words(found: Sequence[gaps.Gap]) -> str:
    """Return how much is missing, in a sentence; "" where nothing is."""
    asked = sum(not gap.warns for gap in found)
    if asked:
        things = "One thing is" if asked == 1 else f"{asked} things are"
        return f"{things} missing that the law or the council’s own rules ask."
    return "Nothing is missing that is asked; something would be worth saying." if found else ""


def passages(wording: queries.Wording, *, is_draft: bool) -> list[Passage]:
    """Return the text of a decision: what is said, and what the law asks and is not. What is decided stands first."""
    was = {code: signed or "Nothing was recorded." for code, signed in wording.was.items()}
    found = [
        Passage(name=name, words=words, missing=not words, was=was.get(code, ""))
        for code, name in text.PARTS.items()
        if (words := wording.said[code]) or code in text.ASKED_BY_LAW
    ]
    words, rest = opening(found[0].words)
    name = "What is to be decided" if is_draft else found[0].name
    return [replace(found[0], name=name, words=words, rest=rest), *found[1:]]


def facts(decision: Decision) -> list[Fact]:
    """Return what is known of a decision beside its text. No statement."""
    signature = getattr(decision, "signature", None)
    clearance = getattr(decision, "clearance", None)
    under = decision.delegation
    post = decision.record.post
    signed = ""
    if signature:
        deputy = " by its deputy" if signature.deputising else ""
        signed = f"{on(signature.at)}, {signature.post.title}{deputy}"
    found = [
        fact("Decided on", on(decision.decided_on)),
        fact("Decided by", post.title if post else ""),
        fact("Signed", signed),
        fact(
            "Under",
            f"{under.record.title} ({under.instrument})" if under else "",
            url=under.record.get_absolute_url() if under else "",
            note=kind.amount_in_words(under.limit, under.vat_basis, is_maximum=True) if under and under.limit else "",
        ),
        fact("Whose function", Function(decision.function).label),
        fact("Key decision", {True: "Yes", False: "No", None: ""}[decision.is_key], note=decision.notice),
    ]
    amount = kind.amount_in_words(decision.value, decision.vat_basis, is_maximum=decision.value_is_maximum)
    found.append(fact("Amount", amount if decision.value is not None else ""))
    if decision.route:
        found.append(fact("How a supplier is found", ROUTES[decision.route].label))
    if clearance:
        second = clearance.post.title if clearance.post else "the monitoring officer"
        found.append(fact("Cleared", f"{on(clearance.at)}, {second}"))
    return found


def kept_back(parts: Sequence[Redaction], *, reads_all: bool) -> list[KeptBack]:
    """Return the parts that are or were kept back, as this reader may see them."""
    return [
        KeptBack(
            label=part.label,
            ground=GROUNDS[part.ground].label if part.ground else "",
            weighing=part.weighing,
            review_on=on(part.review_on),
            words=part.words if reads_all or part.released_at else "",
            released=f"{on(part.released_at)}: {part.released_because}" if part.released_at else "",
            overdue=is_overdue(part.review_on, part.released_at),
            removed=f"{on(part.at)}. It stood in: {part.stood_in}." if part.stood_in else "",
        )
        for part in parts
    ]


def is_overdue(review_on: date | None, released_at: datetime | None) -> bool:
    """Return whether what is kept back should have been looked at again before today."""
    return released_at is None and review_on is not None and review_on < timezone.localdate()


def parts_to_write(decision: Decision, missing: Sequence[gaps.Gap]) -> list[PartToWrite]:
    """Return the parts of a draft, each with what it lacks; none once it is signed."""
    if decision.record.state != rules.DRAFT:
        return []
    return [
        PartToWrite(
            act=act(words, name, decision.record), lacks=sum(gap.part == code and not gap.warns for gap in missing)
        )
        for words, name, code in PARTS
    ]


def writes(decision: Decision, person: Person) -> bool:
    """Return whether the person may write this draft."""
    return decision.record.state == rules.DRAFT and permissions.may_write(person, decision.record.post)


def main_act(decision: Decision, viewer: Viewer) -> Act | None:
    """Return the one thing that this reader can do here, large."""
    record, today = decision.record, timezone.localdate()
    person = viewer if isinstance(viewer, Person) else None
    if person and record.state == rules.DRAFT and permissions.may_sign(person, record.post, today):
        return act("Sign this decision", "sign", record)
    if person and record.state == rules.SIGNED and _clears(decision, person):
        return act("Clear this decision", "clear", record)
    if person and record.state == rules.CLEARED and _writes_or_clears(decision, person):
        waits = rules.embargo_holds(decision.embargo_until, today)
        return None if waits else act("Publish this decision", "publish", record)
    return ask_about(record, viewer, "decision") if record.state == rules.PUBLISHED else None


def _clears(decision: Decision, person: Person) -> bool:
    signature = getattr(decision, "signature", None)
    return permissions.clears(person, decision) and not (signature and signature.person_id == person.pk)


def _writes_or_clears(decision: Decision, person: Person) -> bool:
    return permissions.may_write(person, decision.record.post) or permissions.clears(person, decision)


def after_clearing(decision: Decision) -> str:
    """Return what follows when it is cleared, in a sentence."""
    until = decision.embargo_until
    if until and rules.embargo_holds(until, timezone.localdate()):
        return f"It is published by itself on {on(until)}, when its embargo ends."
    return "It can be published."


def more_acts(decision: Decision, person: Person | None, parts: Sequence[Redaction]) -> list[Act]:
    """Return what else this reader can do that is about decisions alone."""
    if person is None:
        return []
    record, state = decision.record, decision.record.state
    mine, monitors = permissions.may_write(person, record.post), permissions.may_monitor(person)
    keeps = mine or monitors
    today = timezone.localdate()
    signs = permissions.may_sign(person, record.post, today)
    waits = state == rules.CLEARED and rules.embargo_holds(decision.embargo_until, today)
    offered = (
        (mine and state != rules.GIVEN_UP, "Keep a part back", "keep_back"),
        (keeps and any(not part.released_at for part in parts), "Look again at what is kept back", "look_again"),
        (mine and state == rules.DRAFT, "Give this draft up", "give_up_decision"),
        (waits and (signs or monitors), "End the embargo now", "end_embargo"),
        (bool(decision.signed_at) and (signs or monitors), "Put it right", "correct"),
        (permissions.may_take_out(person, record), "Remove something that should not be read", "take_out"),
        (bool(decision.outside) and monitors, "Say what follows from it", "monitor"),
    )
    return [act(words, name, record) for may, words, name in offered if may]


def of_delegation(delegation: Delegation, viewer: Viewer, number: int) -> dict[str, object]:
    """Return what the page of a delegation shows. One statement, and those of the room."""
    record = delegation.record
    shared = room(record, viewer, detail=delegation, page=number, without=frozenset({"authors"}))
    monitors = isinstance(viewer, Person) and permissions.may_monitor(viewer)
    ends = [act("End this delegation", "end_delegation", record)] if monitors and record.state == rules.IN_FORCE else []
    limit = kind.amount_in_words(delegation.limit, delegation.vat_basis)
    return {
        "delegation": delegation,
        "room": shared,
        "tone": rules.DELEGATION_LIFE.tone(record.state),
        "facts": [
            fact("Delegated by", delegation.resolved_by),
            fact("Delegated to", record.post.title if record.post else ""),
            fact("By", delegation.instrument),
            fact("Up to", limit if delegation.limit is not None else "No limit is recorded"),
            fact("From", on(delegation.since)),
            fact("Until", on(delegation.until) or "No end is recorded"),
            fact("Whose function", Function(delegation.function).label),
            fact("Where it can be read", delegation.source),
        ],
        "decisions": cards(queries.decisions_under(delegation, viewer, SHOWN)),
        "main": ask_about(record, viewer, "delegation"),
        "acts": [*shared.acts, *ends],
    }


def prefilled(about: Record | None, posts: Sequence[Post]) -> dict[str, Any]:
    """Return what the form of a new decision begins with, from the record it is about."""
    post = str(posts[0].pk) if len(posts) == 1 else ""
    return {"post": post} | ({"title": about.title, "decision": about.summary} if about else {})
