"""Run charts: a median and the two Anhøj rules, for when there are too few points for limits. Plain Python, floats.

Rules as in qicharts2 0.8.1 (R/helper.functions.R); J. Anhøj and A. V. Olesen, “Run charts revisited”, PLoS ONE 9
(2014) e113825. A run is unusually long, or crossings of the centre are unusually few: either is a signal that
something other than chance is at work.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import comb, log2
from statistics import median


@dataclass(frozen=True, kw_only=True)
class Runs:
    """What the runs about a centre say. Figures are None where no point is off the centre.

    `observed` counts the points, `useful` those that are not on the centre; `longest_allowed` and
    `fewest_allowed` are the limits beyond which it is a signal.
    """

    observed: int
    useful: int
    longest: int | None
    longest_allowed: int | None
    crossings: int | None
    fewest_allowed: int | None

    @property
    def signal(self) -> bool:
        """Whether the longest run is too long or the crossings are too few for chance."""
        if (
            self.longest is None
            or self.longest_allowed is None
            or self.crossings is None
            or self.fewest_allowed is None
        ):
            return False
        return self.longest > self.longest_allowed or self.crossings < self.fewest_allowed


@dataclass(frozen=True, kw_only=True)
class RunPart:
    """One part of a run chart: its points, its centre (the median of its base), and what its runs say."""

    values: Sequence[float | None]
    centre: float | None
    runs: Runs


def longest_allowed(useful: int) -> int:
    """Return the longest run that chance explains among `useful` points (at least 1): round(log2 n) + 3."""
    return round(log2(useful)) + 3


def fewest_crossings(useful: int) -> int:
    """Return the fewest crossings that chance explains: the 5th percentile of binomial(`useful` - 1, ½).

    In whole numbers, so that it is exact for any `useful` from 1.
    """
    tosses, total = useful - 1, 0
    for crossings in range(tosses + 1):
        total += comb(tosses, crossings)
        if 20 * total >= 2**tosses:
            return crossings
    return 0


def runs_about(values: Sequence[float | None], centre: float | None) -> Runs:
    """Return the runs about `centre` of `values` in order of time. Missing values and those on it do not count."""
    known = [value for value in values if value is not None]
    sides = [value > centre for value in known if value != centre] if centre is not None else []
    if not sides:
        nothing = {"longest": None, "longest_allowed": None, "crossings": None, "fewest_allowed": None}
        return Runs(observed=len(known), useful=0, **nothing)
    return Runs(
        observed=len(known),
        useful=len(sides),
        longest=max(sum(1 for _ in run) for _, run in groupby(sides)),
        longest_allowed=longest_allowed(len(sides)),
        crossings=sum(one != other for one, other in pairwise(sides)),
        fewest_allowed=fewest_crossings(len(sides)),
    )


def run_chart(
    values: Sequence[float | None], *, ends: Sequence[int] = (), baseline: int | None = None
) -> list[RunPart]:
    """Return the parts of a run chart. `ends` are the numbers, from 1, of the points at which parts end.

    `baseline` is how many first points of each part its median rests on, None for all.
    """
    breaks = [0, *sorted({end for end in ends if 0 < end < len(values)}), len(values)]
    parts = [values[start:end] for start, end in pairwise(breaks) if end > start]
    return [_part(part, baseline) for part in parts]


def _part(values: Sequence[float | None], baseline: int | None) -> RunPart:
    base = [value for value in values[:baseline] if value is not None]
    centre = median(base) if base else None
    return RunPart(values=values, centre=centre, runs=runs_about(values, centre))
