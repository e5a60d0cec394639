"""How often one may do a thing: counted across all processes, in the database cache `counts`.

Spend before the action, and outside a transaction: what was refused must count too.

    limits.spend(limits.TELL, by=limits.caller(request))

Keys are hashed, so that the cache holds no address of a person or a machine.
"""

import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from hub.foundation.errors import TooMany


@dataclass(frozen=True)
class Limit:
    """At most `times` acts of one key in each window of `seconds`. `sentence` tells the person what to do."""

    action: str
    times: int
    seconds: int
    sentence: str


TELL = Limit("tell", 10, 3600, "You have told us ten things within an hour. Keep the rest, and send it later today.")
COMMENT = Limit("comment", 20, 3600, "You have written twenty times within an hour. Wait a while, then go on.")
REPORT = Limit("report", 20, 3600, "You have reported twenty things within an hour. Moderators are reading them.")
SUGGEST = Limit("suggest", 120, 60, "Too many look-ups in a minute. Wait a minute, then go on typing.")


def spend(limit: Limit, *, by: str, now: Callable[[], float] = time.time) -> None:
    """Count one act of `by`, which is any text: a caller, an address, a person's key.

    Raises TooMany when the window's acts are used up. Exact under concurrency: each act takes a numbered slot, and
    two processes cannot take the same one.
    """
    counts = caches["counts"]
    window, left = divmod(int(now()), limit.seconds)
    base = salted_hmac("hub.accounts.limits", f"{limit.action}\0{window}\0{by}").hexdigest()[:40]
    lives = limit.seconds - left + 1
    for slot in range(counts.get(base) or 0, limit.times):
        if counts.add(f"{base}:{slot}", 1, timeout=lives):
            counts.set(base, slot + 1, timeout=lives)
            return
    raise TooMany(limit.sentence)


def caller(request: HttpRequest) -> str:
    """Return what stands for whoever sent the request: the person, or else the network they come from.

    A household's IPv6 addresses are one network of 64 bits.
    """
    if request.user.is_authenticated:
        return f"person:{request.user.pk}"
    return f"network:{network(request)}"


def network(request: HttpRequest) -> str:
    """Return the address the request came from; behind the configured proxy, the one which that proxy saw."""
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        seen = request.META.get("HTTP_X_FORWARDED_FOR", seen).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(seen)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)  # noqa: PLR2004
