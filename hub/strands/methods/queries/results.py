"""What a study found, reckoned from what was taken down and coded."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Count
from django.utils import timezone

from hub.measures import spc
from hub.strands.methods import demand as arithmetic
from hub.strands.methods import rules
from hub.strands.methods.models import Code, Coding, Demand, Study
from hub.strands.methods.queries.flow import FlowShown, shown, steps

HOUR_SECONDS = 3600.0
Group = TypeVar("Group", str, date)
LONGEST = 2000  # demands of one study; a study is weeks of listening, not a register


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One row of the Pareto: a code, how often it came, and the share of it and all before it."""

    name: str
    kind: str
    cause: str
    row: arithmetic.ParetoRow

    @property
    def kind_name(self) -> str:
        return rules.KIND_NAMES[self.kind]


@dataclass(frozen=True, kw_only=True)
class Results:
    """All that a study found. Shares and times are None where there is nothing to reckon them from.

    `taken_down` counts what was said, `coded` what has one code that counts, `unsettled` where two codings differ.
    `by_week` has each week's Monday. `hours` are from hearing somebody to their having what they needed, in the order
    of completion; so is `chart`.
    """

    taken_down: int
    coded: int
    unsettled: int
    kinds: Sequence[Kind]
    failure: arithmetic.Share | None
    by_channel: Sequence[tuple[str, arithmetic.Share]]
    by_week: Sequence[tuple[date, arithmetic.Share]]
    causes: Sequence[tuple[str, int]]
    one_stop: arithmetic.Share | None
    agreement: arithmetic.Agreement | None
    hand_offs: arithmetic.HandOffs | None
    times: arithmetic.Times | None
    chart: spc.Chart | None
    repeats: arithmetic.Share | None
    flow: FlowShown | None
    hours: Sequence[tuple[datetime, float]]
    open_cases: int
    quotes: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class _Row:
    pk: int
    channel: str
    heard_at: datetime
    at_once: bool | None
    done_at: datetime | None
    released_words: str
    passed_on: int
    who: str


def results(study: Study) -> Results:
    """Return what the study found. Four statements, however much was said (at most 2,000 demands are read)."""
    rows = _rows(study)
    codes = {code.pk: code for code in Code.objects.filter(study=study)}
    codings, agreed_on = _codings(study)
    counted = {row.pk: rules.settled(codings[row.pk], agreed_on.get(row.pk)) for row in rows}
    final = {pk: codes[code] for pk, code in counted.items() if code is not None}
    hours = sorted(
        (row.done_at, (row.done_at - row.heard_at).total_seconds() / HOUR_SECONDS) for row in rows if row.done_at
    )
    known = [row for row in rows if row.at_once is not None]
    pairs = [codings[row.pk] for row in rows if len(codings[row.pk]) == rules.CODERS]
    lengths = [length for _, length in hours]
    return Results(
        taken_down=len(rows),
        coded=len(final),
        unsettled=sum(len(set(codings[row.pk])) > 1 and counted[row.pk] is None for row in rows),
        kinds=_kinds(final),
        failure=_failure(list(final.values())),
        by_channel=_failure_by(rows, final, lambda row: row.channel),
        by_week=_failure_by(rows, final, lambda row: _monday(timezone.localdate(row.heard_at))),
        causes=_causes(list(final.values())),
        one_stop=arithmetic.share(sum(bool(row.at_once) for row in known), len(known)),
        agreement=arithmetic.agreement((first, second) for first, second in pairs),
        hand_offs=arithmetic.hand_offs([row.passed_on for row in rows]),
        times=arithmetic.times(lengths),
        chart=spc.xmr(lengths, options=spc.Options(direction=spc.Direction.DECREASE)) if lengths else None,
        repeats=_repeats(rows, final, study.repeat_days),
        flow=shown(steps(study)),
        hours=hours,
        open_cases=sum(row.done_at is None for row in rows),
        quotes=[(row.released_words, _named(final.get(row.pk))) for row in rows if row.released_words],
    )


def _named(code: Code | None) -> str:
    return code.name if code else ""


def _rows(study: Study) -> list[_Row]:
    found = Demand.objects.filter(study=study).annotate(passed_on=Count("hand_ons")).order_by("heard_at", "pk")
    columns = ("pk", "channel", "heard_at", "at_once", "done_at", "released_words", "passed_on", "who")
    return [_Row(*row) for row in found.values_list(*columns)[:LONGEST]]


def _codings(study: Study) -> tuple[Mapping[int, list[int]], Mapping[int, int]]:
    """Return each demand's codes in the order they were given, and what two settled on."""
    codings: dict[int, list[int]] = defaultdict(list)
    agreed_on = {}
    found = Coding.objects.filter(demand__study=study).order_by("at", "pk")
    settled = ("demand__settlement__code", "demand__settlement__agreed_by")
    for demand, code, proposed, agreed_by in found.values_list("demand", "code", *settled):
        codings[demand].append(code)
        if agreed_by is not None and proposed is not None:
            agreed_on[demand] = proposed
    return codings, agreed_on


def _kinds(final: Mapping[int, Code]) -> list[Kind]:
    codes = {code.name: code for code in final.values()}
    counts = Counter(code.name for code in final.values())
    return [
        Kind(name=row.name, kind=codes[row.name].kind, cause=codes[row.name].cause, row=row)
        for row in arithmetic.pareto(counts)
    ]


def _failure(codes: Sequence[Code]) -> arithmetic.Share | None:
    """Return the share of failure demand in value and failure demand together: what is neither is no demand on it."""
    told = [code for code in codes if code.kind != rules.OTHER]
    return arithmetic.share(sum(code.kind == rules.FAILURE for code in told), len(told))


def _failure_by(
    rows: Sequence[_Row], final: Mapping[int, Code], group: Callable[[_Row], Group]
) -> list[tuple[Group, arithmetic.Share]]:
    """Return the share of failure demand in each group, in the groups' order; groups without any are left out."""
    grouped: dict[Group, list[Code]] = defaultdict(list)
    for row in rows:
        if row.pk in final:
            grouped[group(row)].append(final[row.pk])
    shares = ((key, _failure(grouped[key])) for key in sorted(grouped))
    return [(key, found) for key, found in shares if found]


def _repeats(rows: Sequence[_Row], final: Mapping[int, Code], days: int) -> arithmetic.Share | None:
    """Return the share of contacts that came again, of those whose caller and code are known."""
    known = (row for row in rows if row.who and row.pk in final)
    contacts = [arithmetic.Contact(row.who, final[row.pk].pk, row.heard_at) for row in known]
    return arithmetic.repeats(contacts, timedelta(days=days))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _causes(codes: Sequence[Code]) -> list[tuple[str, int]]:
    counts = Counter(rules.CAUSES[code.cause] for code in codes if code.cause)
    return [(row.name, row.count) for row in arithmetic.pareto(counts)]
