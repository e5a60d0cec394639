"""What the views of the lab have in common: who is there, and how the pages that ask do what was asked for."""

from collections.abc import Callable

from django.http import HttpRequest

from hub.accounts.models import Person
from hub.design.forms import Form
from hub.foundation.errors import BadInput, NotPossible


def who(request: HttpRequest) -> Person | None:
    """Return who is signed in, or None."""
    return request.user if isinstance(request.user, Person) else None


def done(form: Form, act: Callable[[], object]) -> bool:
    """Do `act` with what was typed, and return whether it is done. What it finds wrong stands beside the questions."""
    if not form.is_valid():
        return False
    try:
        act()
    except (BadInput, NotPossible) as error:
        form.take(error)
        return False
    return True
