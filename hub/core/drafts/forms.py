"""A form that adds something, and carries a key by which a second click is recognised."""

import secrets

from hub.core.drafts.actions import LONGEST_KEY
from hub.design.fields import Hidden
from hub.design.forms import Form


def new_key() -> str:
    """Return a key that no form has carried."""
    return secrets.token_urlsafe(32)


class OnceForm(Form):
    """A form that adds something, once however often it is sent (`hub.core.requests.done_once`)."""

    key = Hidden(max_length=LONGEST_KEY, initial=new_key)
