"""Ideas for tests, put forward through the action."""

from datetime import datetime

from hub.accounts.models import Person
from hub.strands.ideas import actions
from hub.strands.ideas.actions.telling import Said
from hub.strands.ideas.models import Idea


def an_idea(*, by: Person, now: datetime | None = None, title: str = "Lamps on the river path", **said: object) -> Idea:
    """Return an idea that `by` has just put forward."""
    words = {"problem": "The path is dark after four.", "better": "Three lamps between the bridges.", **said}
    return actions.submit(Said(title=title, **words), by=by, now=now)
