"""Who must hear of each change to a record: parts of the core that stand above records.

Search has to index what was changed and follows have to tell people, but records may not import either. The core's
`apps.py` lists them here, once, in order; there is no other listener, and a strand never listens: it calls.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.core.records.models import Record

Listener = Callable[["Record"], None]
_listeners: list[Listener] = []


def every_change(listener: Listener) -> None:
    """Have `listener` called inside the transaction of each change, after the record's own rows are written."""
    if listener not in _listeners:
        _listeners.append(listener)


def changed(record: "Record") -> None:
    """Tell the listeners. Called by the actions of records, and by a strand whose own table feeds search."""
    for listener in _listeners:
        listener(record)
