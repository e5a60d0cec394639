"""What hangs on a contract: parties, instalments, deliverables, payments, and what it buys."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from hub.accounts.http import SignedIn, typed
from hub.accounts.second_factor import require_second_factor
from hub.strands.ledger import contract_page, permissions
from hub.strands.ledger.actions import parts, paying
from hub.strands.ledger.forms import contract as forms
from hub.strands.ledger.models import Contract
from hub.strands.ledger.models.contracting import COUNCIL, SUPPLIER
from hub.strands.ledger.queries import contract as queries
from hub.strands.ledger.shown import about
from hub.strands.ledger.views import chosen
from hub.strands.ledger.views.contract import ASKS, answer

# What stands above the form that says what was delivered, for the supplier and for the council.
SUPPLIES = {False: ("You speak for the supplier. The council then says whether it accepts it.",), True: ()}


def _to_write(request: SignedIn, number: int) -> Contract:
    found = queries.contract(number, request.user)
    permissions.require_writer(request.user, found.record.post)
    return found


@require_http_methods(ASKS)
def party(request: SignedIn, number: int) -> HttpResponse:
    """Add somebody the contract is with."""
    found = _to_write(request, number)
    form = forms.PartyForm(typed(request))
    ask = about(
        found.record, "Who is it with?", "Add them", "A partner may be unnamed, and a share unknown: say what you know."
    )
    return answer(
        request, found, form, ask, lambda: parts.add_party(found, form.who(request.user), by=request.user), "Added."
    )


@require_http_methods(ASKS)
def part_out(request: SignedIn, number: int) -> HttpResponse:
    """Take out of a draft what was written into it by mistake."""
    found = _to_write(request, number)
    offered = queries.to_take_out(found)
    form = forms.PartOutForm(typed(request))
    form.offer(offered)
    ask = about(found.record, "Take something out of this draft", "Take it out", warns=True)
    return answer(request, found, form, ask, lambda: chosen.taken_out(form, offered, request.user), "Taken out.")


@require_http_methods(ASKS)
def instalment(request: SignedIn, number: int) -> HttpResponse:
    """Add one part in which the money is paid."""
    found = _to_write(request, number)
    form = forms.InstalmentForm(typed(request))
    ask = about(found.record, "One part in which it is paid", "Add it", "What was not agreed stays empty, and says so.")

    def act() -> object:
        return parts.add_instalment(found, by=request.user, **form.cleaned_data)

    return answer(request, found, form, ask, act, "Added.")


@require_http_methods(ASKS)
def deliverable(request: SignedIn, number: int) -> HttpResponse:
    """Add something that is to be delivered."""
    found = _to_write(request, number)
    form = forms.DeliverableForm(typed(request))

    def act() -> object:
        return parts.add_deliverable(found, by=request.user, **form.cleaned_data)

    return answer(request, found, form, about(found.record, "What is to be delivered?", "Add it"), act, "Added.")


@require_http_methods(ASKS)
def delivered(request: SignedIn, number: int) -> HttpResponse:
    """Say that something was delivered, or accepted."""
    found = queries.contract(number, request.user)
    permissions.require_deliverer(request.user, found.record)
    accepts = permissions.may_write(request.user, found.record.post)
    open_ones = queries.to_deliver(found) if accepts else queries.not_delivered(found)
    form = forms.DeliveredForm(typed(request))
    form.offer(open_ones, accepts=accepts)
    ask = about(
        found.record, "Delivered, or accepted?" if accepts else "What was delivered?", "Say it", *SUPPLIES[accepts]
    )

    def act() -> None:
        chosen.delivered(form, open_ones, request.user)

    return answer(request, found, form, ask, act, "Written down.")


@require_second_factor
@require_http_methods(ASKS)
def pay(request: SignedIn, number: int) -> HttpResponse:
    """Write down, for finance, what was paid."""
    found = queries.contract(number, request.user)
    permissions.require_finance(request.user)
    form = forms.PaymentForm(typed(request))
    form.offer(found.parties.order_by("pk"), found.instalments.order_by("number"))
    ask = about(found.record, "What was paid?", "Write the payment down", contract_page.left_to_pay(found))

    def act() -> object:
        return paying.pay(found, chosen.paid(form, found), by=request.user)

    return answer(request, found, form, ask, act, "The payment is written down.")


@require_second_factor
@require_http_methods(ASKS)
def take_back(request: SignedIn, number: int) -> HttpResponse:
    """Take back, for finance, a payment that was written down wrongly."""
    found = queries.contract(number, request.user)
    permissions.require_finance(request.user)
    payments = queries.to_take_back(found)
    form = forms.TakeBackForm(typed(request))
    form.offer(payments)

    def act() -> object:
        return chosen.take_back(form, payments, request.user)

    ask = about(found.record, "Take a payment back", "Take it back", "Both stay, with your reason.", warns=True)
    return answer(request, found, form, ask, act, "Taken back.")


@require_http_methods(ASKS)
def buys(request: SignedIn, number: int) -> HttpResponse:
    """Say in one’s own words what this money buys: for the council, or for the supplier."""
    found = queries.contract(number, request.user)
    side = COUNCIL if permissions.may_write(request.user, found.record.post) else SUPPLIER
    if side == SUPPLIER:
        permissions.require_supplier(request.user, found.record)
    form = forms.BuysForm(typed(request))
    heading = "What does this money buy?"
    lead = "You speak for the council." if side == COUNCIL else "You speak for the supplier."

    def act() -> object:
        return parts.say_what_it_buys(found, side=side, by=request.user, **form.cleaned_data)

    return answer(request, found, form, about(found.record, heading, "Publish these words", lead), act, "Said.")
