"""What a request asks for, read from its address and cleaned: anybody may type anything there."""

from django.http import HttpRequest

from hub.accounts.http import viewer
from hub.accounts.models import Person
from hub.core.records import kinds
from hub.thread.queries import DECLINED
from hub.thread.stops import Way

_LARGEST = 2**63 - 1


def person(request: HttpRequest) -> Person | None:
    """Return who asks, or None if nobody has signed in."""
    who = viewer(request)
    return who if isinstance(who, Person) else None


def beyond(request: HttpRequest) -> dict[Way, int]:
    """Return the keys after which the thread goes on, by way: ?down=1042."""
    found: dict[Way, int] = {}
    for way in ("up", "down"):
        key = _whole(request.GET.get(way, ""))
        if key is not None:
            found[way] = key
    return found


def before(request: HttpRequest) -> int | None:
    """Return the key before which the list goes on, or None."""
    return _whole(request.GET.get("before", ""))


def show(request: HttpRequest) -> str:
    """Return what the list is narrowed to: the code of a kind, “declined”, or "" for all."""
    wanted = request.GET.get("show", "")
    return wanted if wanted == DECLINED or wanted in kinds.codes() else ""


def _whole(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdecimal() and int(typed[:20]) <= _LARGEST else None
