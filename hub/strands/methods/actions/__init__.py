"""Everything that people can do with a demand study: each verb by the part of the study it belongs to."""

from hub.strands.methods.actions.capturing import end_release, finish, hand_on, release, take_down
from hub.strands.methods.actions.coding import add_code, agree, code, propose, retire_code
from hub.strands.methods.actions.flowing import add_step, change_step, remove_step, state_cost
from hub.strands.methods.actions.planning import (
    add_member,
    change_study,
    open_study,
    remove_member,
    start_coding,
    start_listening,
    stop_study,
)
from hub.strands.methods.actions.reporting import open_again, report

__all__ = [
    "add_code",
    "add_member",
    "add_step",
    "agree",
    "change_step",
    "change_study",
    "code",
    "end_release",
    "finish",
    "hand_on",
    "open_again",
    "open_study",
    "propose",
    "release",
    "remove_member",
    "remove_step",
    "report",
    "retire_code",
    "start_coding",
    "start_listening",
    "state_cost",
    "stop_study",
    "take_down",
]
