"""What stands on the pages that ask for one act on an experiment or a pilot."""

from dataclasses import dataclass
from typing import Any

from hub.design.fields import Option
from hub.strands.lab import rules
from hub.strands.lab.models import Experiment, Pilot, Trial
from hub.strands.lab.page import plan
from hub.strands.lab.page_acts import address
from hub.strands.lab.queries import trial as queries
from hub.strands.lab.queries.running import Full, planned


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What stands on a page that asks for one act."""

    heading: str
    intro: str
    button: str


ASKED = {
    "seal": Asked(
        heading="Seal the prediction",
        intro="Where knowing it would spoil the test. Everybody sees the seal from now on, and can check at the end "
        "that the words are the same.",
        button="Seal it",
    ),
    "give_up": Asked(heading="Give it up before it begins", intro="Its page stays, and says why.", button="Give it up"),
    "amend": Asked(
        heading="Amend it",
        intro="What was planned is locked, and stays to be read. What changes stands beside it from now on.",
        button="Publish the amendment",
    ),
    "harm": Asked(
        heading="Stop it for harm",
        intro="It stops now. Everybody sees at once that it was stopped and why; the lab leads are told by letter. "
        "What was learned is said afterwards.",
        button="Stop it now",
    ),
    "result": Asked(
        heading="Write down a result",
        intro="What was seen or counted, whichever way it points. It cannot be changed afterwards.",
        button="Write it down",
    ),
    "cost": Asked(
        heading="Write down what was spent",
        intro="It is added up on its page, and in what the whole thread has cost.",
        button="Write it down",
    ),
    "take_back": Asked(
        heading="Take an amount back",
        intro="For an amount that was written down by mistake. Both stay to be read.",
        button="Take it back",
    ),
    "end": Asked(
        heading="End it, and say what was learned",
        intro="A good end is one from which others learn. It need not be a success.",
        button="End it",
    ),
    "decide": Asked(
        heading="Decide what follows",
        intro="Each way is a good one, if it follows from what was learned. The words are yours.",
        button="Publish the decision",
    ),
    "evidence": Asked(
        heading="Say how sure one can be",
        intro="Each level needs the one before it. What is claimed stands on the page with its grounds.",
        button="Claim this level",
    ),
}


def act(name: str, trial: Trial) -> dict[str, object]:
    """Return what the page that asks for the act `name` shows."""
    asked = ASKED[name]
    return {"record": trial.record, "heading": asked.heading, "intro": asked.intro, "button": asked.button}


def begin(trial: Trial, *, over: Full | None, may_go_over: bool) -> dict[str, object]:
    """Return what the page shows that asks once more before it begins."""
    return {
        "record": trial.record,
        "progress": planned(trial),
        "parts": plan(trial, queries.NOTHING_WRITTEN),
        "plan_url": address("plan", trial),
        "over": over,
        "may_begin": over is None or may_go_over,
    }


def asked_at_the_end(trial: Trial) -> dict[str, Any]:
    """Return which questions the end asks: thresholds of a test, a sealed prediction, what comes after a pilot.

    A threshold that was amended says both: what was planned, and what holds since.
    """
    thresholds = {}
    if isinstance(trial, Experiment) and trial.mode == rules.TEST:
        now = queries.amended(trial)
        thresholds = {
            code: now.get(code, getattr(trial, code)) for code in (rules.SUCCESS, rules.STOP, rules.AMBIGUOUS)
        }
    return {
        "verdicts": [Option(code, rules.VERDICTS[code], words) for code, words in thresholds.items()],
        "sealed": isinstance(trial, Experiment) and bool(trial.prediction_seal),
        "afterwards": trial.afterwards if isinstance(trial, Pilot) else None,
    }
