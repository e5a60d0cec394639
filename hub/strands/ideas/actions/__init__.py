"""Everything that people can do with an idea: each verb by the part of its life it belongs to."""

from hub.strands.ideas.actions.answering import answer, come_back
from hub.strands.ideas.actions.doing import confirm, do_it, say_not_done
from hub.strands.ideas.actions.importing import bring_in, bring_up_to_date
from hub.strands.ideas.actions.sorting import (
    acknowledge,
    acknowledge_all,
    ask_author,
    assign,
    assign_all,
    reply,
    send_on,
    send_on_at_the_door,
)
from hub.strands.ideas.actions.supporting import support, take_back_support
from hub.strands.ideas.actions.telling import make_public, send, submit, withdraw_by_author

__all__ = [
    "acknowledge",
    "acknowledge_all",
    "answer",
    "ask_author",
    "assign",
    "assign_all",
    "bring_in",
    "bring_up_to_date",
    "come_back",
    "confirm",
    "do_it",
    "make_public",
    "reply",
    "say_not_done",
    "send",
    "send_on",
    "send_on_at_the_door",
    "submit",
    "support",
    "take_back_support",
    "withdraw_by_author",
]
