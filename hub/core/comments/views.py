"""Pages about single comments, and offers of help."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts import limits
from hub.core.comments import actions, queries
from hub.core.comments.forms import HelpForm, RewordForm, TakeUpForm
from hub.core.comments.permissions import require_may_read_offers
from hub.core.records.queries import readable_by_reference
from hub.core.requests import Limited, done, question_page, signed_in
from hub.foundation.errors import NotPossible


@login_not_required
@require_safe
def comment(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Lead to the place where a comment stands on its record's page."""
    record = readable_by_reference(reference, request.user)
    found = queries.one(record, number)
    return redirect(f"{record.get_absolute_url()}?page={queries.page_number(found)}#comment-{found.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Let the author of a comment change it."""
    record = readable_by_reference(reference, request.user)
    found, person = queries.one(record, number), signed_in(request)
    form = RewordForm(request.POST or None, initial={"words": found.source})
    if done(form, lambda: actions.reword(found, form.cleaned_data["words"], by=person)):
        messages.success(request, "What you said has been changed.")
        return redirect("core:comment", reference=reference, number=number)
    if not form.is_bound and not queries.may_edit(found, person, timezone.now()):
        raise NotPossible("This can no longer be changed here. You can say something new instead.")
    return question_page(request, "core/reword.jinja", form, record=record)


@require_http_methods(["GET", "HEAD", "POST"])
def offer_help(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the offer of somebody who can help, or show the one they made."""
    record, person = readable_by_reference(reference, request.user), signed_in(request)
    offer = queries.offer_of(record, person)
    form = HelpForm(request.POST or None, initial={"words": offer.words if offer else ""})
    if done(form, lambda: actions.offer_help(record, form.cleaned_data["words"], by=person)):
        messages.success(request, "Thank you. The team and the authors can read what you offer.")
        return redirect(record)
    return question_page(request, "core/help.jinja", form, record=record, offer=offer)


@require_http_methods(["POST"])
def end_offer(request: HttpRequest, reference: str) -> HttpResponse:
    """End one’s own offer of help."""
    record = readable_by_reference(reference, request.user)
    actions.end_offer(record, by=signed_in(request))
    messages.success(request, "Your help is no longer offered.")
    return redirect(record)


@require_safe
def offers(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the authors and the team of a record who can help with it."""
    record, person = readable_by_reference(reference, request.user), signed_in(request)
    require_may_read_offers(record, person)
    return render(request, "core/offers.jinja", {"record": record, "offers": queries.offers_for(record)})


@require_http_methods(["GET", "HEAD", "POST"])
def take_up(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Write to somebody who offers help."""
    record, person = readable_by_reference(reference, request.user), signed_in(request)
    offer = queries.offer_for(record, number, person)
    form = TakeUpForm(request.POST or None)
    limited = Limited(request, limits.COMMENT)
    if done(form, lambda: actions.take_up(offer, form.cleaned_data["words"], by=person), limited=limited):
        messages.success(request, f"Your words go to {offer.person.shown_as} by mail.")
        return redirect("core:offers", reference=reference)
    return question_page(request, "core/take_up.jinja", form, record=record, offer=offer)


@require_safe
def my_offers(request: HttpRequest) -> HttpResponse:
    """Show somebody the help they offered."""
    return render(request, "core/my_offers.jinja", {"offers": queries.offers_by(signed_in(request))})
