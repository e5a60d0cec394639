"""Home, and the pages for what went wrong."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what one can do here, what happened because of what people said, and what is owed."""
    return render(request, "site/home.jinja")


@login_not_required
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Say that a form could not be trusted: it was open too long, or came from another site."""
    sentence = (
        "This form has been open too long. Go back, reload the page and send it again: what you typed is still there."
    )
    return render(request, "site/refused.jinja", {"sentence": sentence}, status=403)
