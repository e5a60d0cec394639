"""The one box: saying something, with or without the wish for an answer; answering; joining."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hub.core.comments import keys, queries
from hub.core.comments.forms import SayForm
from hub.core.comments.views import signed_in
from hub.core.questions import actions
from hub.core.records.queries import readable_by_reference


@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, reference: str) -> HttpResponse:
    """Take what somebody says about a record, and lead back to where it stands; or ask again what is missing."""
    record = readable_by_reference(reference, request.user)
    to = queries.replied_to(record, request.POST.get("to") or request.GET.get("to"))
    form = SayForm(request.POST or None, initial={"key": keys.new(), "to": to.pk if to else ""})
    if request.method == "POST" and form.is_valid():
        wants_answer = form.cleaned_data["wants_answer"]
        comment = actions.take(record, form.said(to), by=signed_in(request), wants_answer=wants_answer)
        messages.success(request, "You said it. Thank you.")
        return redirect("core:comment", reference=record.reference, number=comment.pk)
    return render(request, "core/say.jinja", {"form": form, "record": record, "to": to})
