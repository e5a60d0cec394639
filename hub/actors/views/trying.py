"""How a form is tried: the action's own sentence stands beside the questions, and nothing typed is lost."""

from collections.abc import Callable
from typing import TypeVar

from hub.design.forms import Form
from hub.foundation.errors import BadInput, NotPossible

T = TypeVar("T")


def made(form: Form, act: Callable[[], T]) -> T | None:
    """Return what `act` made, or None: the form was not sent, is not sound, or the action found something wrong."""
    if not form.is_valid():
        return None
    try:
        return act()
    except (BadInput, NotPossible) as error:
        form.take(error)
        return None


def did(form: Form, act: Callable[[], object]) -> bool:
    """Return whether `act` was done, as `made` does."""
    return made(form, lambda: (act(), True)) is not None
