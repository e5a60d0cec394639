"""Every write of follows: following, telling people, and the letters with what is new."""

from hub.core.follows.actions.digests import choose_digest, send_digest_again, send_digests
from hub.core.follows.actions.following import end, follow, follow_place, follow_search, unfollow
from hub.core.follows.actions.telling import About, mail_notice, mark_all_read, mark_read, notify, tell_of_new, withhold

__all__ = [
    "About",
    "choose_digest",
    "end",
    "follow",
    "follow_place",
    "follow_search",
    "mail_notice",
    "mark_all_read",
    "mark_read",
    "notify",
    "send_digest_again",
    "send_digests",
    "tell_of_new",
    "unfollow",
    "withhold",
]
