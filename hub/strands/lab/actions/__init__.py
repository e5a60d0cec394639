"""Everything that people can do in the innovation lab: each verb by the part of its life it belongs to."""

from hub.strands.lab.actions.ending import claim, decide, end
from hub.strands.lab.actions.growing import Origin
from hub.strands.lab.actions.planning import (
    give_up,
    plan_again,
    plan_experiment,
    plan_pilot,
    replan,
    seal_prediction,
    send_experiment,
    show_everybody,
)
from hub.strands.lab.actions.problems import decline, make_of, refer, send, settle, take_up
from hub.strands.lab.actions.running import amend, begin, spend, stop_for_harm, take_back_cost, write_result

__all__ = [
    "Origin",
    "amend",
    "begin",
    "claim",
    "decide",
    "decline",
    "end",
    "give_up",
    "make_of",
    "plan_again",
    "plan_experiment",
    "plan_pilot",
    "refer",
    "replan",
    "seal_prediction",
    "send",
    "send_experiment",
    "settle",
    "show_everybody",
    "spend",
    "stop_for_harm",
    "take_back_cost",
    "take_up",
    "write_result",
]
