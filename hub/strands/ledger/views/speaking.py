"""Who speaks for the supplier of a contract: naming somebody, and taking them off again."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hub.accounts.http import SignedIn, typed
from hub.accounts.queries import with_address
from hub.core.requests import done, question_page
from hub.design.forms import Form
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.ledger import permissions
from hub.strands.ledger.actions import parts, speaking
from hub.strands.ledger.forms import contract as forms
from hub.strands.ledger.models import Contract
from hub.strands.ledger.queries import contract as queries
from hub.strands.ledger.queries.speakers import Speakers, speakers
from hub.strands.ledger.shown import Ask, about
from hub.strands.ledger.views import asking
from hub.strands.ledger.views.contract import ASKS


@require_http_methods(ASKS)
def name(request: SignedIn, number: int) -> HttpResponse:
    """Name somebody who works for the supplier, who can then say what the money buys."""
    found, known = _asked(request, number)
    form = forms.SupplierForm(typed(request))
    if done(form, lambda: _name(found, form, request)):
        now = "They can write now." if found.record.is_public else "They are told, and can write, once it is published."
        asking.tell(request, now, first=True)
        return redirect(found.record)
    ask = about(found.record, "Who speaks for the supplier?", "Let them write")
    return _page(request, ask, form, known, take_off=reverse("ledger:supplier_off", kwargs={"number": number}))


@require_http_methods(ASKS)
def take_off(request: SignedIn, number: int) -> HttpResponse:
    """Say that somebody does not speak for the supplier any more, and why."""
    found, known = _asked(request, number)
    if not known.now:
        raise NotPossible("Nobody speaks for the supplier of this contract.")
    form = forms.SpeakerOffForm(typed(request))
    form.offer(known)
    if done(form, lambda: _take_off(found, form, request, known)):
        asking.tell(request, "They do not speak for it any more. What they wrote stays.", first=True)
        return redirect(found.record)
    lead = "They write nothing here from then on. What they wrote stays, and they are told why."
    ask = about(found.record, "Who does not speak for the supplier any more?", "Take them off", lead, warns=True)
    return _page(request, ask, form, known)


def _asked(request: SignedIn, number: int) -> tuple[Contract, Speakers]:
    found = queries.contract(number, request.user)
    permissions.require_writer(request.user, found.record.post)
    return found, speakers(found)


def _page(request: SignedIn, ask: Ask, form: Form, known: Speakers, *, take_off: str = "") -> HttpResponse:
    return question_page(request, "ledger/speakers.jinja", form, ask=ask, speakers=known, take_off_url=take_off)


def _name(found: Contract, form: Form, request: SignedIn) -> None:
    person = with_address(form.cleaned_data["email"].lower())
    if person is None:
        sentence = "Nobody with this address has signed in here yet. Ask them to, and try again."
        raise BadInput(sentence, {"email": sentence})
    parts.name_supplier(found, person, by=request.user)


def _take_off(found: Contract, form: Form, request: SignedIn, known: Speakers) -> None:
    chosen = next(one.person for one in known.now if str(one.pk) == form.cleaned_data["speaker"])
    speaking.take_off(found, chosen, because=form.cleaned_data["because"], by=request.user)
