"""The arithmetic of a demand study: counts, shares with their range, agreement, hand-offs and times.

Plain Python: no Django, no database, no clock. Formulas are those of the reference of methods, §2.1.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, sqrt

Z_95 = 1.959964  # the normal deviate that leaves 2.5 % on either side
FEW_TO_AGREE = 0.6  # below this kappa, “talk about the codes before counting”


@dataclass(frozen=True, slots=True)
class ParetoRow:
    """One kind of demand: how often it came, its share of all, and the share of it and all before it (0 to 1)."""

    name: str
    count: int
    share: float
    cumulative_share: float


def pareto(counts: Mapping[str, int]) -> list[ParetoRow]:
    """Return the kinds by count, the most frequent first, then by name. Kinds that never came are left out.

    Cumulative shares are made of whole counts, so that the last is exactly 1.
    """
    ordered = sorted(((name, count) for name, count in counts.items() if count), key=lambda row: (-row[1], row[0]))
    total, so_far, rows = sum(count for _, count in ordered), 0, []
    for name, count in ordered:
        so_far += count
        rows.append(ParetoRow(name, count, count / total, so_far / total))
    return rows


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `of`, with the 95 % Wilson interval of the share (all from 0 to 1)."""

    count: int
    of: int
    share: float
    low: float
    high: float


def share(count: int, of: int, z: float = Z_95) -> Share | None:
    """Return the share of `count` in `of` with its Wilson score interval; None of nothing.

    Wilson 1927: [(p + z²/2n) ± z·sqrt(p(1−p)/n + z²/4n²)] / (1 + z²/n). Raises ValueError unless 0 ≤ count ≤ of.
    """
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is no share.")
    if of == 0:
        return None
    p = count / of
    middle = p + z * z / (2 * of)
    half = z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    width = 1 + z * z / of
    # The share lies within its interval; at 0 and at 1 rounding would put it a hair outside.
    return Share(count, of, p, max(0.0, min(p, (middle - half) / width)), min(1.0, max(p, (middle + half) / width)))


def quantile(values: Iterable[float], at: float) -> float:
    """Return the quantile `at` (0 to 1) by linear interpolation: type 7 of Hyndman and Fan 1996.

    Raises ValueError without values.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("There is no quantile of nothing.")
    place = (len(ordered) - 1) * at
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


@dataclass(frozen=True, slots=True)
class Times:
    """End-to-end times of `n` cases, in the unit that came in."""

    n: int
    median: float
    p90: float
    mean: float


def times(values: Sequence[float]) -> Times | None:
    """Return the middle, the 90th percentile and the mean; None of nothing."""
    if not values:
        return None
    return Times(len(values), quantile(values, 0.5), quantile(values, 0.9), sum(values) / len(values))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two codings of the same `n` things agree. `kappa` is None where chance alone would agree always."""

    n: int
    agreed: int
    observed: float
    expected: float
    kappa: float | None

    @property
    def is_low(self) -> bool:
        """The codes mean different things to different people: talk about them before counting."""
        return self.kappa is not None and self.kappa < FEW_TO_AGREE


def agreement(pairs: Iterable[tuple[Hashable, Hashable]]) -> Agreement | None:
    """Return Cohen's kappa (1960) of pairs (first coding, second coding); None of nothing.

    κ = (p_o − p_e) / (1 − p_e), with p_e the sum over the codes of both coders' shares multiplied. Where the two who
    code differ from pair to pair, “first” and “second” stand for whoever came first and second.
    """
    rows = list(pairs)
    n = len(rows)
    if not n:
        return None
    firsts, seconds = Counter(one for one, _ in rows), Counter(two for _, two in rows)
    agreed = sum(one == two for one, two in rows)
    by_chance = sum(count * seconds[code] for code, count in firsts.items())
    observed, expected = agreed / n, by_chance / (n * n)
    kappa = None if by_chance == n * n else (observed - expected) / (1 - expected)
    return Agreement(n, agreed, observed, expected, kappa)


@dataclass(frozen=True, slots=True)
class HandOffs:
    """How often `n` cases were handed on: the mean, and how many cases for each number of times, from 0 up."""

    n: int
    mean: float
    by_times: tuple[tuple[int, int], ...]


def hand_offs(counts: Sequence[int]) -> HandOffs | None:
    """Return how often cases were handed on; `counts` has one number for each case. None of nothing."""
    if not counts:
        return None
    by_times = Counter(counts)
    rows = tuple((number, by_times[number]) for number in range(max(counts) + 1))
    return HandOffs(len(counts), sum(counts) / len(counts), rows)


def needed(half_width: float, expected: float = 0.5, z: float = Z_95) -> int:
    """Return how many demands to hear so that a share is known to ± `half_width`: n = z²p(1−p)/e², rounded up."""
    if not 0 < half_width < 1:
        raise ValueError("How exact it should be lies between 0 and 1.")
    return ceil(z * z * expected * (1 - expected) / (half_width * half_width))


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact: by whom (a mark that stands for one person or case), for what kind of demand, and when."""

    who: str
    kind: Hashable
    at: datetime


def repeats(contacts: Iterable[Contact], within: timedelta) -> Share | None:
    """Return which share of contacts came again: by the same one, for the same, at most `within` after the last time.

    The first of a row is none; the second, the third … are each measured from the one before. None of nothing.
    """
    last: dict[tuple[str, Hashable], datetime] = {}
    again = n = 0
    for one in sorted(contacts, key=lambda contact: contact.at):
        before = last.get((one.who, one.kind))
        again += before is not None and one.at - before <= within
        last[one.who, one.kind] = one.at
        n += 1
    return share(again, n)


@dataclass(frozen=True, slots=True)
class Pounds:
    """An amount of money that is known as a range, in pounds."""

    low: Decimal
    high: Decimal


def failure_cost(failures: int, each: Pounds) -> Pounds:
    """Return what so many contacts of failure demand cost: their number × what each is stated to cost (a range)."""
    return Pounds(failures * each.low, failures * each.high)


def failure_cost_a_year(failure: Share, contacts: int, each: Pounds) -> Pounds:
    """Return what failure demand costs in a year of so many contacts, in whole pounds.

    From the low end of its share at the low cost to the high end at the high cost, so that it promises no more than
    the sample and the stated cost hold.
    """
    ends = (Decimal(repr(end)) * contacts * cost for end, cost in ((failure.low, each.low), (failure.high, each.high)))
    low, high = (end.quantize(Decimal(1)) for end in ends)
    return Pounds(low, high)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the flow: who does it, the minutes of work, and the minutes of waiting before it."""

    who: str
    works: int
    waits: int
    adds_value: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """How work flows, in minutes. `lead` is all there is from end to end, `touch` what is worked, `value` what of that
    the person who asked needs. `value_share` is value in lead (0 to 1), None where no time is given.
    """

    steps: int
    people: int
    hand_offs: int
    lead: int
    touch: int
    waiting: int
    value: int
    value_share: float | None


def flow(steps: Sequence[Step]) -> Flow | None:
    """Return how the steps flow, in their order; None of nothing. A hand-off is where the next is done by another.

    Lead time = Σ(work + waiting); process cycle efficiency = value-adding ÷ lead time (value stream mapping).
    """
    if not steps:
        return None
    names = [step.who.casefold() for step in steps]
    touch, waiting = sum(step.works for step in steps), sum(step.waits for step in steps)
    value = sum(step.works for step in steps if step.adds_value)
    lead = touch + waiting
    return Flow(
        steps=len(steps),
        people=len(set(names)),
        hand_offs=sum(one != other for one, other in pairwise(names)),
        lead=lead,
        touch=touch,
        waiting=waiting,
        value=value,
        value_share=value / lead if lead else None,
    )
