"""Requests, with who makes them."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from hub.accounts.models import Person


class SignedIn(HttpRequest):
    """A request of somebody who has signed in: what views get that are not open."""

    user: Person


def viewer(request: HttpRequest) -> Person | AnonymousUser:
    """Return who is looking: the person, or nobody in particular."""
    user = getattr(request, "user", None)
    return user if isinstance(user, Person) else AnonymousUser()
