"""Going on leave and coming back: the deputy owes meanwhile what a post owes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.actions.posts import send_away
from hub.accounts.http import SignedIn, typed
from hub.core.requests import done, question_page
from hub.site import forms, queries


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: SignedIn, post: int) -> HttpResponse:
    """Ask until when the holder of a post is away, and let the deputy owe what it owes until then."""
    held = queries.held(post, request.user)
    form = forms.Leave(typed(request))
    today = timezone.localdate()
    if done(form, lambda: send_away(held, until=form.cleaned_data["until"], today=today, by=request.user)):
        messages.success(request, f"The deputy owes what “{held.title}” owes, until you are back.")
        return redirect("site:my_owed")
    return question_page(request, "site/leave.jinja", form, post=held)


@require_POST
def come_back(request: SignedIn, post: int) -> HttpResponse:
    """Say that the holder of a post is back."""
    held = queries.held(post, request.user)
    send_away(held, until=None, today=timezone.localdate(), by=request.user)
    messages.success(request, f"You owe what “{held.title}” owes again.")
    return redirect("site:my_owed")
