"""The tables of the innovation lab."""

from hub.strands.lab.models.found import Amendment, Claim, Cost, Decision, Ending, Halt, Result
from hub.strands.lab.models.plans import Bench, Experiment, Pilot, Problem, Site, Trial, Word

__all__ = [
    "Amendment",
    "Bench",
    "Claim",
    "Cost",
    "Decision",
    "Ending",
    "Experiment",
    "Halt",
    "Pilot",
    "Problem",
    "Result",
    "Site",
    "Trial",
    "Word",
]
