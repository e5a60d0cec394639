"""Keeping a part of a decision or contract back, and looking at that again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hub.accounts.http import SignedIn, typed
from hub.accounts.second_factor import require_second_factor
from hub.core.beneath import places
from hub.core.records.queries import readable
from hub.core.requests import done, done_once, made, question_page
from hub.foundation.errors import NotPossible
from hub.strands.ledger import permissions
from hub.strands.ledger.actions import redacting, removing
from hub.strands.ledger.forms import kept_back as forms
from hub.strands.ledger.page import kept_back
from hub.strands.ledger.queries import decision as queries
from hub.strands.ledger.queries.tied import that_say
from hub.strands.ledger.shown import about
from hub.strands.ledger.views import asking, chosen

ASKS = ["GET", "HEAD", "POST"]
KEEP_BACK = "As little as possible, on a ground that the law gives, and only for as long as the ground holds."
TAKE_OUT = (
    "“[removed]” stands in their place: in the text and its versions, in lists, search, feeds and data, and in letters "
    "that are not sent yet. Everybody reads what was removed, when and why. Where they stand in what people said, or "
    "may stand in a file, you are shown that before anything is removed. What was mailed or downloaded is not reached."
)


@require_http_methods(ASKS)
def keep_back(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Keep a part of a decision or contract back."""
    record = readable(kind, number, request.user)
    permissions.require_writer(request.user, record.post)
    form = forms.KeepBackForm(typed(request))

    def act() -> object:
        return redacting.keep_back(record, redacting.KeptBack(**form.cleaned_data), by=request.user)

    if (first := done_once(form, record, act)) is not None:
        asking.tell(request, "Kept back. Everybody sees that it is, on what ground, and until when.", first=first)
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


@require_second_factor
@require_http_methods(ASKS)
def take_out(request: SignedIn, number: int, kind: str) -> HttpResponse:
    """Take words out of a decision or contract that is published."""
    record = readable(kind, number, request.user)
    permissions.require_corrector(request.user, record, timezone.localdate())
    form = forms.TakeOutForm(typed(request), places(record, request.POST.get("words", "")))
    if removed := made(form, lambda: removing.take_out(record, form.taken_out(), by=request.user)):
        messages.success(request, f"Removed. It stood in: {removed.stood_in}.")
        if left := [place.name for place in places(record, removed.words) if place.says]:
            messages.warning(request, f"The same words still stand beneath it: {'; '.join(left)}.")
        if also := that_say(removed.words, record, request.user):
            messages.warning(request, f"The same words stand in {' and '.join(also)}: remove them there too.")
        return redirect(record)
    heading = "Remove something that should not be read"
    return asking.page(request, about(record, heading, "Remove it", TAKE_OUT, warns=True), form)
