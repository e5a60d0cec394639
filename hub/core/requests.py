"""What views read from a request: who is signed in, and which page of a list is asked for."""

from django.http import HttpRequest

from hub.accounts.models import Person

LONGEST_PAGE_NUMBER = 6


def signed_in(request: HttpRequest) -> Person:
    """Return who is signed in. The middleware lets nobody else come to a page that asks."""
    assert isinstance(request.user, Person)  # noqa: S101 - for the type checker
    return request.user


def asked_page(request: HttpRequest) -> int:
    """Return the number of the page that an address asks for; 1 unless it is a sound number."""
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) <= LONGEST_PAGE_NUMBER else 1
