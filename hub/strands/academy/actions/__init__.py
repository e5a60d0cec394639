"""Everything that people can do in the academy: each verb by what it is about."""

from hub.strands.academy.actions.applying import hide_applied, say_applied, show_applied_again
from hub.strands.academy.actions.courses import change_course, end_course, offer_again, open_course
from hub.strands.academy.actions.sessions import call_off, change_session, note_attendance, plan_session
from hub.strands.academy.actions.signing_up import cancel, leave_all, refuse, require_open, sign_up, take_refusal_back

__all__ = [
    "call_off",
    "cancel",
    "change_course",
    "change_session",
    "end_course",
    "hide_applied",
    "leave_all",
    "note_attendance",
    "offer_again",
    "open_course",
    "plan_session",
    "refuse",
    "require_open",
    "say_applied",
    "show_applied_again",
    "sign_up",
    "take_refusal_back",
]
