"""Keeping a part of a decision or contract back, and looking at that again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hub.accounts.http import SignedIn, typed
from hub.core.records.queries import readable
from hub.core.requests import done, question_page
from hub.foundation.errors import NotPossible
from hub.strands.ledger import permissions
from hub.strands.ledger.actions import redacting
from hub.strands.ledger.forms import kept_back as forms
from hub.strands.ledger.page import kept_back
from hub.strands.ledger.queries import decision as queries
from hub.strands.ledger.shown import about
from hub.strands.ledger.views import asking, chosen

ASKS = ["GET", "HEAD", "POST"]
KEEP_BACK = "As little as possible, on a ground that the law gives, and only for as long as the ground holds."


@require_http_methods(ASKS)
def keep_back(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Keep a part of a decision or contract back."""
    record = readable(kind, number, request.user)
    permissions.require_writer(request.user, record.post)
    form = forms.KeepBackForm(typed(request))
    if done(form, lambda: redacting.keep_back(record, redacting.KeptBack(**form.cleaned_data), by=request.user)):
        messages.success(request, "Kept back. Everybody sees that it is, on what ground, and until when.")
        return redirect(record)
    return asking.page(request, about(record, "Keep a part back", "Keep it back", KEEP_BACK), form)


@require_http_methods(ASKS)
def look_again(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Look again at what is kept back: go on, on a ground and until another day, or let everybody read it."""
    record, today = readable(kind, number, request.user), timezone.localdate()
    permissions.require_keeper(request.user, record)
    parts = [part for part in queries.kept_back(record) if not part.released_at]
    if not parts:
        raise NotPossible("Nothing is kept back here any more: everybody can read it all.")
    form = forms.AgainForm(typed(request), initial=forms.of_part(parts, request.GET.get("part", "")))
    form.offer(parts, may_release=permissions.may_correct(request.user, record, today))
    if done(form, lambda: chosen.look_again(form, parts, request.user)):
        messages.success(request, chosen.looked_at_again(form))
        return redirect(record)
    ask = about(record, "Look again at what is kept back", "Save")
    context = {"record": record, "parts": kept_back(parts, reads_all=True), "today": today}
    return question_page(request, "ledger/look_again.jinja", form, ask=ask, **context)
