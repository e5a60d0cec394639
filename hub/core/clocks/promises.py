"""What the hub promises people, and in how many working days."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, kw_only=True)
class Promise:
    """One promise: `label` says what is owed (“an answer”), `setting` names the setting with its working days.

    `kept` follows the label once it is kept: an answer is “given”, a review “was done”.

    Without a setting each is due on a day of its own, that is given when it starts.

    Once it is kept, the asker is asked for a verdict unless it does not `ask_verdict` (a mere acknowledgement), and
    may ask for a second reading unless it is one itself (`read_again`). That is given as an official comment, or on
    the page `read_again_at`, the name of a URL that takes the record's `number`; and only while the record is in one of
    the states `read_again_in`, where that names any.
    """

    code: str
    label: str
    setting: str = ""
    kept: str = "given"
    ask_verdict: bool = True
    moves_record: bool = True
    read_again: bool = True
    read_again_at: str = ""
    read_again_in: frozenset[str] = frozenset()

    def can_be_read_again(self, state: str) -> bool:
        """Return whether a second reading can be given while the record is in `state`."""
        return self.read_again and (not self.read_again_in or state in self.read_again_in)

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
