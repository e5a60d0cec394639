"""What the views need of a request."""

from django.http import HttpRequest, QueryDict

from hub.accounts.models import Person


class SignedInRequest(HttpRequest):
    """A request that LoginRequiredMiddleware has let through."""

    user: Person


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, be it nothing at all; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None
