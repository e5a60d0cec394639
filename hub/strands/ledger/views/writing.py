"""Writing a decision down, part by part, until it is signed or given up; and keeping the delegations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import SignedIn, typed
from hub.accounts.queries import posts as every_post
from hub.accounts.second_factor import require_second_factor
from hub.core.records.queries import readable_by_reference
from hub.core.requests import asked_page, done, record_once
from hub.design.forms import Form
from hub.foundation.money import VatBasis
from hub.strands.ledger import page, permissions
from hub.strands.ledger.actions import delegating, drafting
from hub.strands.ledger.forms import decision as forms
from hub.strands.ledger.law import Function
from hub.strands.ledger.models import Decision, Delegation
from hub.strands.ledger.queries import decision as queries
from hub.strands.ledger.shown import Ask
from hub.strands.ledger.views import asking

ASKS = ["GET", "HEAD", "POST"]
NEW = "It can be changed until it is signed, and only your team can read it until then."


@require_http_methods(ASKS)
def new_decision(request: SignedIn) -> HttpResponse:
    """Begin to write a decision down."""
    return _begin(request)


@require_http_methods(ASKS)
def decide_about(request: SignedIn, reference: str) -> HttpResponse:
    """Begin to write down a decision about a record."""
    return _begin(request, reference)


def _begin(request: SignedIn, reference: str = "") -> HttpResponse:
    about = readable_by_reference(reference, request.user) if reference else None
    posts = queries.posts_to_write_for(request.user)
    if not posts:
        permissions.require_writer(request.user, None)
    form = forms.WhatForm(typed(request), initial=page.prefilled(about, posts))
    form.offer_posts(posts)

    def make() -> Decision:
        title, values, post = form.cleaned_data["title"], forms.values(form), asking.chosen_post(form, posts)
        return drafting.draft(title, values, post=post, by=request.user, about=about)

    if record := record_once(form, make, by=request.user):
        messages.success(request, "Written down. Go on with the other parts; what is missing is said below.")
        return redirect(record)
    heading = f"Record a decision about “{about.title}”" if about else "Record a decision"
    back = about.get_absolute_url() if about else reverse("ledger:decisions")
    return asking.page(request, Ask(heading=heading, button="Save and go on", back=back, lead=NEW), form)


@require_http_methods(ASKS)
def write(request: SignedIn, number: int, part: str) -> HttpResponse:
    """Write one part of a draft anew."""
    found = queries.decision(number, request.user)
    permissions.require_writer(request.user, found.record.post)
    heading, kind = forms.PARTS[part]
    form = kind(typed(request), initial=forms.initial(found, part))
    if isinstance(form, forms.PowerForm):
        day = found.decided_on or timezone.localdate()
        form.offer_delegations(queries.delegations_for(found.record.post, request.user, day))
    if done(form, lambda: _write(found, form, request)):
        messages.success(request, "Saved.")
        return redirect(found.record)
    caption = f"{found.record.reference} {found.record.title}"
    ask = Ask(heading=heading, button="Save", back=found.record.get_absolute_url(), caption=caption)
    return asking.page(request, ask, form)


def _write(found: Decision, form: Form, request: SignedIn) -> None:
    title = form.cleaned_data.get("title", "")
    drafting.write(found, forms.values(form), title=title, by=request.user)


@require_http_methods(ASKS)
def give_up(request: SignedIn, number: int) -> HttpResponse:
    """Give a draft up."""
    found = queries.decision(number, request.user)
    permissions.require_writer(request.user, found.record.post)
    form = forms.ReasonForm(typed(request))
    if done(form, lambda: drafting.give_up(found, by=request.user, **form.cleaned_data)):
        messages.success(request, "Given up. What was written stays for your team.")
        return redirect(found.record)
    ask = Ask(
        heading="Give this draft up?",
        button="Give it up",
        back=found.record.get_absolute_url(),
        caption=found.record.reference,
        warns=True,
    )
    return asking.page(request, ask, form)


@login_not_required
@require_safe
def delegation(request: HttpRequest, number: int) -> HttpResponse:
    """Show one delegation, and what was decided under it."""
    found = queries.delegation(number, request.user)
    return render(request, "ledger/delegation.jinja", page.of_delegation(found, request.user, asked_page(request)))


@require_second_factor
@require_http_methods(ASKS)
def new_delegation(request: SignedIn) -> HttpResponse:
    """Write down, as monitoring officer, what a post may decide."""
    permissions.require_monitor(request.user)
    posts = list(every_post())
    form = forms.DelegationForm(typed(request))
    form.offer_posts(posts)
    if record_once(form, lambda: _delegate(form, request), by=request.user):
        messages.success(request, "Written down. Decisions can name it from now on.")
        return redirect("ledger:delegations")
    ask = Ask(heading="Write a delegation down", button="Publish it", back=reverse("ledger:delegations"))
    return asking.page(request, ask, form)


def _delegate(form: forms.DelegationForm, request: SignedIn) -> Delegation:
    said = dict(form.cleaned_data)
    post = asking.chosen_post(form, list(every_post()))
    said |= {"conditions": said.pop("conditions_of_it"), "function": Function(said["function"])}
    said["vat_basis"] = VatBasis(said["vat_basis"] or VatBasis.NOT_SAID)
    del said["post"]
    return delegating.delegate(delegating.Delegated(**said), post=post, by=request.user)


@require_second_factor
@require_http_methods(ASKS)
def end_delegation(request: SignedIn, number: int) -> HttpResponse:
    """End a delegation, as monitoring officer."""
    found = queries.delegation(number, request.user)
    permissions.require_monitor(request.user)
    form = forms.EndForm(typed(request))
    if done(form, lambda: delegating.end_delegation(found, by=request.user, **form.cleaned_data)):
        messages.success(request, "Ended. What was decided under it stands.")
        return redirect(found.record)
    back = found.record.get_absolute_url()
    ask = Ask(heading="End this delegation?", button="End it", back=back, caption=found.record.reference, warns=True)
    return asking.page(request, ask, form)
