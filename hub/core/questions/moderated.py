"""Comments as moderators hide them: where one is a question, nobody owes an answer to it while it is hidden."""

from dataclasses import replace

from hub.accounts.models import Person
from hub.core.comments import moderated
from hub.core.questions import actions


def _hide(key: int, by: Person, because: str) -> None:
    moderated.COMMENT.hide(key, by, because)
    actions.set_aside(key, by=by)


def _show_again(key: int, by: Person, because: str) -> None:
    moderated.COMMENT.show_again(key, by, because)
    actions.owe_again(key, by=by)


COMMENT = replace(moderated.COMMENT, hide=_hide, show_again=_show_again)
