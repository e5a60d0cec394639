"""Every write of the actors: organisations and who speaks for them, roles on records, what is wanted and what is free.

A strand that has something played by an actor calls `propose`, `offer`, `accept`, `name_beneficiaries` and `open_role`.
"""

from hub.actors.actions.agreeing import accept, decline, keep_words, reword
from hub.actors.actions.ending import end_what_is_over, finish, no_longer_offer
from hub.actors.actions.organisations import (
    Described,
    add,
    close,
    describe,
    do_not_list,
    end_speaker,
    hide_my_name,
    list_it,
    name_speaker,
    put_forward,
    show_my_name,
)
from hub.actors.actions.roles import Promise, name_beneficiaries, offer, propose
from hub.actors.actions.wanted import (
    Free,
    Need,
    answer,
    change_capacity,
    close_role,
    end_capacity,
    offer_capacity,
    open_role,
)

__all__ = [
    "Described",
    "Free",
    "Need",
    "Promise",
    "accept",
    "add",
    "answer",
    "change_capacity",
    "close",
    "close_role",
    "decline",
    "describe",
    "do_not_list",
    "end_capacity",
    "end_speaker",
    "end_what_is_over",
    "finish",
    "hide_my_name",
    "keep_words",
    "list_it",
    "name_beneficiaries",
    "name_speaker",
    "no_longer_offer",
    "offer",
    "offer_capacity",
    "open_role",
    "propose",
    "put_forward",
    "reword",
    "show_my_name",
]
