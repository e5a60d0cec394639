"""A form that adds something, and carries a key by which a second click is recognised."""

from hub.core import keys
from hub.core.drafts.actions import LONGEST_KEY
from hub.design.fields import Hidden
from hub.design.forms import Form


class OnceForm(Form):
    """A form that adds something, once however often it is sent (`hub.core.requests.done_once`)."""

    key = Hidden(max_length=LONGEST_KEY, initial=keys.new)
