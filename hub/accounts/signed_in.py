"""Who must hear that somebody has signed in: parts above, which hold what was begun before (drafts)."""

from collections.abc import Callable

from django.contrib.sessions.backends.base import SessionBase

from hub.accounts.models import Person

Listener = Callable[[Person, SessionBase], None]
listeners: list[Listener] = []


def every_time(listener: Listener) -> Listener:
    """Have `listener(person, session)` called each time somebody signs in. The session keeps what it held before."""
    if listener not in listeners:
        listeners.append(listener)
    return listener


def happened(person: Person, session: SessionBase) -> None:
    """Tell the listeners, in the order in which they were registered."""
    for listener in listeners:
        listener(person, session)
