"""Requests, with who makes them."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict

from hub.accounts.models import Person


class SignedIn(HttpRequest):
    """A request of somebody who has signed in: what views get that are not open."""

    user: Person


def viewer(request: HttpRequest) -> Person | AnonymousUser:
    """Return who is looking: the person, or nobody in particular."""
    user = getattr(request, "user", None)
    return user if isinstance(user, Person) else AnonymousUser()


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, even if it is empty; None while the form is only being shown."""
    return request.POST if request.method == "POST" else None
