"""What the hub promises people, and in how many working days."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, kw_only=True)
class Promise:
    """One promise: `label` says what is owed (“an answer”), `setting` names the setting with its working days.

    Once it is kept, the asker is asked for a verdict unless it does not `ask_verdict` (a mere acknowledgement), and
    may ask for a second reading unless it is one itself (`read_again`).
    """

    code: str
    label: str
    setting: str
    ask_verdict: bool = True
    read_again: bool = True

    @property
    def days(self) -> int:
        """The working days in which it is to be kept, as the settings say now."""
        return int(getattr(settings, self.setting))


_promises: dict[str, Promise] = {}


def register(promise: Promise) -> None:
    """Add `promise`; its code must be new."""
    if promise.code in _promises:
        raise ValueError(f"The promise {promise.code!r} is registered twice.")
    _promises[promise.code] = promise


def get(code: str) -> Promise:
    """Return the promise with this code; KeyError if nobody registered it."""
    return _promises[code]


def every() -> list[Promise]:
    """Return the promises in the order of registration."""
    return list(_promises.values())
