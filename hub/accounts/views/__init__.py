"""Pages about people: signing in, what is one’s own, and what administrators keep."""

from django.http import HttpRequest

from hub.accounts.models import Person


class SignedInRequest(HttpRequest):
    """A request of somebody who has signed in: what every view gets that is not open. For type checking."""

    user: Person
