"""What the views of the lab have in common: who is there."""

from django.http import HttpRequest

from hub.accounts.models import Person


def who(request: HttpRequest) -> Person | None:
    """Return who is signed in, or None."""
    return request.user if isinstance(request.user, Person) else None
