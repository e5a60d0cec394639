"""The page of a contract, and writing, publishing, changing and ending one."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import SignedIn, typed
from hub.accounts.second_factor import require_second_factor
from hub.core.drafts.forms import OnceForm
from hub.core.records.queries import readable_by_reference
from hub.core.requests import asked_page, done, done_once, record_once
from hub.design.forms import Form
from hub.foundation.errors import BadInput
from hub.strands.ledger import contract_page, permissions, rules
from hub.strands.ledger.actions import changing, contracting
from hub.strands.ledger.forms import contract as forms
from hub.strands.ledger.forms.decision import ReasonForm
from hub.strands.ledger.models import Contract
from hub.strands.ledger.queries import contract as queries
from hub.strands.ledger.queries.decision import posts_to_write_for
from hub.strands.ledger.shown import Ask, about
from hub.strands.ledger.views import asking, chosen

ASKS = ["GET", "HEAD", "POST"]
NEW = "Leave empty what is not known: it says “not recorded” then, and nothing is made up."


@login_not_required
@require_safe
def contract(request: HttpRequest, number: int) -> HttpResponse:
    """Show one contract: with whom, for how much, what was paid, what was delivered, what was changed."""
    found = queries.contract(number, request.user)
    return render(request, "ledger/contract.jinja", contract_page.of_contract(found, request.user, asked_page(request)))


@require_http_methods(ASKS)
def new_contract(request: SignedIn) -> HttpResponse:
    """Begin to write a contract down."""
    return _begin(request)


@require_http_methods(ASKS)
def contract_under(request: SignedIn, reference: str) -> HttpResponse:
    """Begin to write down the contract that a decision authorises."""
    return _begin(request, reference)


def _begin(request: SignedIn, reference: str = "") -> HttpResponse:
    decision = queries.to_contract(reference, request.user) if reference else None
    posts = posts_to_write_for(request.user)
    if not posts:
        permissions.require_writer(request.user, None)
    form = forms.ContractForm(typed(request), initial=contract_page.prefilled(decision, posts))
    form.offer_posts(posts)

    def make() -> Contract:
        post = asking.chosen_post(form, posts)
        return contracting.draft_contract(form.terms(), post=post, by=request.user, decision=decision)

    if record := record_once(form, make, by=request.user):
        messages.success(request, "Written down. Now add who it is with, and how it is paid.")
        return redirect(record)
    heading = f"The contract under “{decision.title}”" if decision else "Write a contract down"
    back = decision.get_absolute_url() if decision else reverse("ledger:contracts")
    return asking.page(request, Ask(heading=heading, button="Save and go on", back=back, lead=NEW), form)


@require_http_methods(ASKS)
def write(request: SignedIn, number: int) -> HttpResponse:
    """Write a draft anew."""
    found = _to_write(request, number)
    form = forms.RewriteForm(typed(request), initial=forms.initial(found))
    ask = about(found.record, "What was agreed", "Save", NEW)
    return answer(request, found, form, ask, lambda: _rewrite(found, form, request), "Saved.")


def _rewrite(found: Contract, form: forms.RewriteForm, request: SignedIn) -> None:
    contracting.write_contract(found, form.terms(), by=request.user)


@require_second_factor
@require_http_methods(ASKS)
def publish(request: SignedIn, number: int) -> HttpResponse:
    """Let everybody read it."""
    found = queries.contract(number, request.user)
    permissions.require_signer(request.user, found.record.post, timezone.localdate())
    form = Form(typed(request))
    ask = about(found.record, "Publish this contract?", "Publish it", "Everybody can then read it, and ask about it.")
    return answer(request, found, form, ask, lambda: contracting.publish_contract(found, by=request.user), "Published.")


@require_second_factor
@require_http_methods(ASKS)
def change(request: SignedIn, number: int) -> HttpResponse:
    """Write down a change of a contract in force."""
    found = queries.contract(number, request.user)
    permissions.require_signer(request.user, found.record.post, timezone.localdate())
    form = forms.ChangeForm(typed(request))
    ask = about(found.record, "What has changed?", "Write the change down", "What it was before stays beside it.")
    return answer(request, found, form, ask, lambda: _change(found, form, request), "Written down.")


def _change(found: Contract, form: Form, request: SignedIn) -> None:
    changing.change(found, by=request.user, **form.cleaned_data)


@require_second_factor
@require_http_methods(ASKS)
def change_share(request: SignedIn, number: int) -> HttpResponse:
    """Say anew what one party of a contract in force gets."""
    found = queries.contract(number, request.user)
    permissions.require_signer(request.user, found.record.post, timezone.localdate())
    parties = queries.to_share_anew(found)
    form = forms.ShareForm(typed(request))
    form.offer(parties)
    ask = about(found.record, "Whose share has changed?", "Write it down", "What it was before stays beside it.")
    return answer(request, found, form, ask, lambda: chosen.share_anew(form, parties, request.user), "Written down.")


@require_second_factor
@require_http_methods(ASKS)
def end(request: SignedIn, number: int) -> HttpResponse:
    """End a contract, in its time or before it."""
    found = queries.contract(number, request.user)
    permissions.require_signer(request.user, found.record.post, timezone.localdate())
    form = forms.EndForm(typed(request))
    ask = about(found.record, "Has this contract ended?", "It has ended", "", warns=True)
    return answer(request, found, form, ask, lambda: _end(found, form, request), "Ended.")


def _end(found: Contract, form: Form, request: SignedIn) -> None:
    said = form.cleaned_data
    contracting.end_contract(found, early=said["how"] == forms.EARLY, because=said["because"], by=request.user)


@require_http_methods(ASKS)
def give_up(request: SignedIn, number: int) -> HttpResponse:
    """Give a draft up."""
    found = _to_write(request, number)
    form = ReasonForm(typed(request))
    ask = about(found.record, "Give this draft up?", "Give it up", "", warns=True)
    return answer(request, found, form, ask, lambda: _give_up(found, form, request), "Given up.")


def _give_up(found: Contract, form: Form, request: SignedIn) -> None:
    contracting.give_up_contract(found, by=request.user, **form.cleaned_data)


@require_http_methods(ASKS)
def paid_by(request: SignedIn, reference: str) -> HttpResponse:
    """Say which contract pays for a project or pilot."""
    record = readable_by_reference(reference, request.user)
    form = forms.TieForm(typed(request))

    def act() -> None:
        target = queries.named(form.cleaned_data["reference"], rules.CONTRACT, request.user)
        if target is None:
            sentence = "There is no contract with this reference that you can read."
            raise BadInput(sentence, {"reference": sentence})
        contracting.tie(record, rules.PAYS, target, by=request.user)

    if done(form, act):
        messages.success(request, "Tied: each leads to the other now.")
        return redirect(record)
    heading, back = f"Which contract pays for “{record.title}”?", record.get_absolute_url()
    return asking.page(request, Ask(heading=heading, button="Tie them", back=back, caption=record.reference), form)


def _to_write(request: SignedIn, number: int) -> Contract:
    found = queries.contract(number, request.user)
    permissions.require_writer(request.user, found.record.post)
    return found


def answer(
    request: SignedIn, found: Contract, form: Form, ask: Ask, act: Callable[[], object], said: str
) -> HttpResponse:
    """Do `act` and go back to the contract with the words `said`, or show the page that asks.

    A form that adds something does so once: a second click is told that it changed nothing.
    """
    first = done_once(form, found.record, act) if isinstance(form, OnceForm) else done(form, act) or None
    if first is None:
        return asking.page(request, ask, form)
    asking.tell(request, said, first=first)
    return redirect(found.record)
