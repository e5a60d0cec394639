"""What the law and the council's own rules ask of a decision that its record does not say. No database and no clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hub.foundation.dates import day_words
from hub.foundation.money import in_pounds
from hub.strands.ledger import grounds, law
from hub.strands.ledger.grounds import GROUNDS
from hub.strands.ledger.law import ROUTES, Function, ProcedureRule, Route

OWN_FORM = "The council’s form for decisions under delegated authority"
OWN_RULES = "The council’s standing orders on contracts"
_KEY = "SI 2012/2089, regulations 8 and 9"
_EXEMPT = "Local Government Act 1972, Schedule 12A, paragraph 10"


@dataclass(frozen=True, kw_only=True)
class Gap:
    """One thing that is missing. `part` is the part of the form where it is put right, "" where it is done elsewhere.

    `warns` gaps follow from a rule without a dated source, or from good practice.
    """

    code: str
    says: str
    rule: str
    source: str
    part: str = ""
    warns: bool = False


@dataclass(frozen=True, kw_only=True)
class Under:
    """The delegation a decision was taken under. `limit` is in pounds; None where it has none."""

    limit: Decimal | None
    since: date
    until: date | None
    same_post: bool


@dataclass(frozen=True, kw_only=True)
class KeptBack:
    """One part that is kept back, as the gaps look at it."""

    label: str
    ground: str
    weighing: str
    review_on: date | None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A decision as the gaps look at it. `is_key` is None and `openness` "" where nobody has said.

    `today` is the day on which it is looked at: a draft without a day of its own is decided then, if it is signed.
    """

    function: Function = Function.EXECUTIVE
    decided_on: date | None = None
    today: date | None = None
    decision: str = ""
    reasons: str = ""
    alternatives: str = ""
    no_alternatives: bool = False
    conflicts: str = ""
    no_conflicts: bool = False
    consultation: str = ""
    equality: str = ""
    papers: str = ""
    budget: str = ""
    openness: str = ""
    is_key: bool | None = None
    notice: str = ""
    value: Decimal | None = None
    route: str = ""
    route_reason: str = ""
    threshold_quoted: Decimal | None = None
    under: Under | None = None
    signed: bool = False
    kept_back: Sequence[KeptBack] = ()
    rules: Sequence[ProcedureRule] = ()

    @property
    def day(self) -> date | None:
        """The day whose rules hold for it: its own, or that on which it is looked at."""
        return self.decided_on or self.today


def outside_delegation(under: Under | None, value: Decimal | None, decided_on: date | None) -> str:
    """Return why a decision is outside what was delegated, in a sentence; "" where it is inside."""
    if under is None:
        return "No delegation is named that lets this post decide it."
    if not under.same_post:
        return "The delegation is to another post."
    if decided_on and (decided_on < under.since or (under.until and decided_on > under.until)):
        return f"The delegation was not in force on {day_words(decided_on)}."
    if under.limit is not None and value is not None and value > under.limit:
        return f"{in_pounds(value)} is above the limit of the delegation, {in_pounds(under.limit)}."
    return ""


def gaps(facts: Facts) -> list[Gap]:
    """Return what is missing: first what the law asks, then what may only warn."""
    found = [
        *_said(facts),
        *_signed(facts),
        *_openness(facts),
        *_delegated(facts),
        *_bought(facts),
        *_good_practice(facts),
    ]
    return sorted(found, key=lambda gap: gap.warns)


def _said(facts: Facts) -> Iterator[Gap]:
    """What regulation 13(4), or 7(3), asks of every record."""
    asked = (
        ("decision", bool(facts.decision), "What was decided is not said.", "decision"),
        ("decided_on", facts.decided_on is not None, "The day of the decision is not said.", "decision"),
        ("reasons", bool(facts.reasons), "The reasons for the decision are not said.", "reasons"),
        (
            "alternatives",
            bool(facts.alternatives) or facts.no_alternatives,
            "No alternatives are recorded: say which were considered and rejected, or that none were.",
            "reasons",
        ),
        (
            "conflicts",
            bool(facts.conflicts) or facts.no_conflicts,
            "No conflicts of interest are recorded: say which were declared, and any dispensation, or that none were.",
            "reasons",
        ),
    )
    for code, is_there, says, part in asked:
        if not is_there:
            yield Gap(code=code, says=says, rule=facts.function.rule, source=facts.function.source, part=part)


def _signed(facts: Facts) -> Iterator[Gap]:
    if not facts.signed:
        yield Gap(
            code="signature",
            says="There is no signature: the officer who is named has to sign, or the deputy, who is then named.",
            rule="Signed by the officer who takes the decision",
            source=OWN_FORM,
        )


def _openness(facts: Facts) -> Iterator[Gap]:
    if not facts.openness:
        says = "It is not said whether everybody may read it, or which part is exempt and why."
        yield Gap(code="openness", says=says, rule="Public or private", source=OWN_FORM, part="openness")
    for part in facts.kept_back:
        ground = GROUNDS.get(part.ground)
        about = f"“{part.label}” is kept back"
        if ground is None:
            says = f"{about} without a ground: name the paragraph that allows it, or tell it."
            yield Gap(code="redaction", says=says, rule=_EXEMPT, source=grounds.SCHEDULE, part="openness")
        elif ground.weighs and not part.weighing:
            says = f"{about} without saying why keeping it back serves the public better than telling it."
            yield Gap(
                code="weighing", says=says, rule=_EXEMPT, source=ground.source, part="openness", warns=ground.remembered
            )
        if part.review_on is None and part.ground not in grounds.LASTING:
            says = f"{about} without a day on which that is looked at again: it holds only “so long as”."
            yield Gap(code="review", says=says, rule=_EXEMPT, source=grounds.SCHEDULE, part="openness")


def _delegated(facts: Facts) -> Iterator[Gap]:
    if says := outside_delegation(facts.under, facts.value, facts.day):
        yield Gap(
            code="delegation",
            says=f"{says} It can be signed all the same; the monitoring officer is then told.",
            rule="Which delegation is used, and its limit",
            source=OWN_FORM,
            part="power",
        )
    if facts.is_key is None and facts.function is Function.EXECUTIVE:
        says = "It is not said whether this is a key decision."
        yield Gap(code="key", says=says, rule=_KEY, source=facts.function.source, part="power")
    if facts.is_key and not facts.notice:
        says = "It is a key decision, and the notice of it, published 28 clear days before, is not named."
        yield Gap(code="notice", says=says, rule=_KEY, source=facts.function.source, part="power")


def _bought(facts: Facts) -> Iterator[Gap]:
    """How the supplier was found, and the thresholds that were quoted."""
    route = ROUTES.get(facts.route)
    if route and not route.competes and law.only_names_the_route(facts.route_reason):
        said = f"“{facts.route_reason}” only names the route" if facts.route_reason else "no reason is given"
        yield Gap(
            code="exemption",
            says=f"The exemption from competition is not justified: {said}. Say why nobody else was asked.",
            rule="Justification of an exemption",
            source=OWN_RULES,
            part="power",
        )
    yield from _by_own_rules(facts, route)
    if facts.threshold_quoted is None or facts.day is None:
        return
    if says := law.threshold_is_stale(facts.threshold_quoted, facts.day):
        row = law.threshold_on(facts.day)
        yield Gap(
            code="threshold",
            says=f"The threshold that is quoted is out of date: {says}",
            rule="The procurement threshold for goods and services on the day of the decision",
            source=row.source if row else "",
            part="power",
            warns=bool(row and row.remembered),
        )


def _by_own_rules(facts: Facts, route: Route | None) -> Iterator[Gap]:
    """Compare the route with what the council’s own rules ask for this value. An exemption is another matter."""
    if route is None or not route.competes or facts.value is None or facts.day is None:
        return
    held = law.procedure_rules_for(facts.rules, facts.value, facts.day)
    if held and all(rule.routes and route.code not in rule.routes for rule in held):
        asks = "; or ".join(rule.asks for rule in held)
        yield Gap(
            code="procedure",
            says=f"For {in_pounds(facts.value)} the council asks: {asks}. What is recorded is: {route.label.lower()}.",
            rule=", ".join(rule.code for rule in held),
            source=held[0].source or OWN_RULES,
            part="power",
        )


def _good_practice(facts: Facts) -> Iterator[Gap]:
    asked = (
        ("consultation", facts.consultation, "It is not said who was consulted, or why nobody was.", "reasons"),
        (
            "equality",
            facts.equality,
            "It is not said how people are affected differently (Equality Act 2010).",
            "reasons",
        ),
        (
            "papers",
            facts.papers,
            "No background papers are named. Say that there are none, if there are none.",
            "reasons",
        ),
        ("budget", facts.budget, "It is not said which budget pays for it.", "power"),
    )
    for code, said, says, part in asked:
        if not said:
            yield Gap(code=code, says=says, rule="Good practice", source="remembered", part=part, warns=True)
