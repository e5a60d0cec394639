"""What the law and the council's own rules say, as dated data: each row with its source, and when it holds.

`remembered` rows have no dated source at hand: what follows from them may warn somebody, and never refuses anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from hub.foundation.dates import day_words
from hub.foundation.money import in_pounds

EXECUTIVE_RULES = "SI 2012/2089, regulation 13(4)"
COUNCIL_RULES = "SI 2014/2095, regulation 7(3)"
MADE_2012 = "The Local Authorities (Executive Arrangements) (Meetings and Access to Information) Regulations 2012"
_MADE_2014 = "The Openness of Local Government Bodies Regulations 2014"
TRANSPARENCY_CODE = "Local Government Transparency Code 2015"


class Function(StrEnum):
    """Whose function is exercised: which rules ask for a record of the decision."""

    EXECUTIVE = "executive"
    COUNCIL = "council"

    @property
    def label(self) -> str:
        return {"executive": "The cabinet or leader (executive)", "council": "The council or a committee"}[self.value]

    @property
    def rule(self) -> str:
        """The provision that says what the record of a decision must contain."""
        return EXECUTIVE_RULES if self is Function.EXECUTIVE else COUNCIL_RULES

    @property
    def source(self) -> str:
        return MADE_2012 if self is Function.EXECUTIVE else _MADE_2014


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """From which value a contract of a council that is not central government is advertised nationally, in pounds."""

    since: date
    until: date
    goods: Decimal
    works: Decimal
    vat_included: bool
    source: str
    remembered: bool = False


# The thresholds of sub-central authorities for goods and services, and for works.
THRESHOLDS: Sequence[Threshold] = tuple(
    Threshold(
        since=date(since, 1, 1),
        until=date(since + 1, 12, 31),
        goods=Decimal(goods),
        works=Decimal(works),
        vat_included=since >= 2022,  # noqa: PLR2004 - the year in which VAT came in
        source=source,
        remembered=remembered,
    )
    for since, goods, works, source, remembered in (
        (2014, 172_514, 4_322_012, "Blake Morgan and Anthony Collins on the thresholds of 2014 and 2016", False),
        (2016, 164_176, 4_104_394, "Blake Morgan and CMS, December 2015, on the thresholds of 1 January 2016", False),
        (2018, 181_302, 4_551_413, "remembered", True),
        (2020, 189_330, 4_733_252, "remembered", True),
        (2022, 213_477, 5_336_937, "remembered; the figure for goods is in Part 6 of the Procurement Act 2023", True),
        (2024, 214_904, 5_372_609, "Procurement Policy Note 11/23", False),
        (2026, 207_720, 5_193_000, "SI 2025/1200 and Procurement Policy Note 023", False),
    )
)


def threshold_on(day: date) -> Threshold | None:
    """Return the thresholds that hold on `day`; None before 2014 and where nobody has said them yet."""
    return next((row for row in THRESHOLDS if row.since <= day <= row.until), None)


def threshold_is_stale(quoted: Decimal, day: date) -> str:
    """Return what is wrong with the threshold for goods and services that a form quotes, in a sentence; "" if right."""
    right = threshold_on(day)
    if right is None or quoted == right.goods:
        return ""
    held = next((row for row in THRESHOLDS if row.goods == quoted), None)
    now = f"on {day_words(day)} it was {in_pounds(right.goods)}"
    if held is None:
        return f"{in_pounds(quoted)} was never the threshold; {now}."
    when = f"held until {day_words(held.until)}" if held.until < day else f"holds from {day_words(held.since)}"
    return f"{in_pounds(quoted)} {when}; {now}."


@dataclass(frozen=True, kw_only=True)
class Route:
    """How a supplier is found. `competes` ones ask several; one that does not has to say why it is exempt."""

    code: str
    label: str
    competes: bool


ROUTES: Mapping[str, Route] = {
    route.code: route
    for route in (
        Route(code="none", label="Nothing is bought", competes=True),
        Route(code="quotations", label="Written quotations", competes=True),
        Route(code="advertised", label="Advertised, with quotations or tenders", competes=True),
        Route(code="framework", label="A framework or an approved list", competes=True),
        Route(code="one_quotation", label="One written quotation", competes=False),
        Route(code="single_negotiation", label="Single contractor negotiation", competes=False),
        Route(code="other_exemption", label="Another exemption from competition", competes=False),
    )
}
# Words that say no more than which way was taken.
_EMPTY_WORDS = frozenset(
    {
        *(
            "a",
            "an",
            "and",
            "as",
            "at",
            "by",
            "for",
            "from",
            "given",
            "has",
            "have",
            "in",
            "is",
            "it",
            "made",
            "na",
            "of",
        ),
        *("on", "that", "the", "this", "through", "to", "under", "using", "via", "was", "with", "been", "not", "n/a"),
        *("completed", "contract", "contractor", "contractors", "direct", "done", "exempt", "exemption", "negotiated"),
        *("negotiation", "negotiations", "procured", "procurement", "process", "quotation", "route", "single"),
        *("supplier", "tender", "waiver"),
    }
)
FEWEST_TELLING_WORDS = 5


def only_names_the_route(reason: str) -> bool:
    """Return whether a justification says which route was taken and nothing of why; an empty one does not."""
    told = {word.strip(".,;:()–-'’\"").lower() for word in reason.split()} - _EMPTY_WORDS - {""}
    return len(told) < FEWEST_TELLING_WORDS


@dataclass(frozen=True, kw_only=True)
class ProcedureRule:
    """One rule of the council's own on buying: from `least` to below `most` pounds (None: without end)."""

    code: str
    least: Decimal
    most: Decimal | None
    asks: str
    since: date
    until: date | None
    source: str
    routes: frozenset[str] = frozenset()


def procedure_rules_for(rules: Sequence[ProcedureRule], value: Decimal, day: date) -> list[ProcedureRule]:
    """Return the rules that hold for `value` on `day`, in their order."""
    return [
        rule
        for rule in rules
        if rule.since <= day
        and (rule.until is None or day <= rule.until)
        and rule.least <= value
        and (rule.most is None or value < rule.most)
    ]


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Something that has to be published of a contract that began from `since` on, of `least` pounds or more."""

    code: str
    says: str
    since: date
    least: Decimal
    rule: str
    source: str
    remembered: bool = False


DUTIES: Sequence[Duty] = (
    Duty(
        code="register",
        says="An entry in the council’s register of contracts, each quarter.",
        since=date(2015, 4, 1),
        least=Decimal("5000.01"),
        rule=f"{TRANSPARENCY_CODE}: contracts over £5,000",
        source=TRANSPARENCY_CODE,
    ),
    Duty(
        code="details",
        says="A contract details notice (UK7), as soon as reasonably practicable after the contract is entered into.",
        since=date(2025, 2, 24),
        least=Decimal(30_000),
        rule="Procurement Act 2023, section 87(3): notifiable below-threshold contracts, £30,000 with VAT",
        source="Anthony Collins on below-threshold contracts",
    ),
    Duty(
        code="payments",
        says="Each payment over £30,000, within 30 days of the end of the quarter.",
        since=date(2026, 4, 1),
        least=Decimal("30000.01"),
        rule="Procurement Act 2023, section 70",
        source="Freeths on section 70",
    ),
    Duty(
        code="copy",
        says="A copy of the contract, and at least three measures of how well it is performed.",
        since=date(2025, 2, 24),
        least=Decimal("5000000.01"),
        rule="Procurement Act 2023, sections 52 and 53",
        source="Ward Hadaway on the contract details notice",
    ),
)


def duties_for(value: Decimal | None, began_on: date | None) -> list[Duty]:
    """Return what has to be published of a contract; nothing where its value or its beginning is not recorded."""
    if value is None or began_on is None:
        return []
    return [duty for duty in DUTIES if began_on >= duty.since and value >= duty.least]
