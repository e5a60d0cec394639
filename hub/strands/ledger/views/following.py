"""What follows once a contract runs: looking at it as a whole, and how much of it is for what it pays for."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from hub.accounts.http import SignedIn, typed
from hub.foundation.errors import NotPossible
from hub.strands.ledger import permissions
from hub.strands.ledger.actions import reviewing
from hub.strands.ledger.forms import contract as forms
from hub.strands.ledger.queries import contract as queries
from hub.strands.ledger.queries.paid_for import paid_for
from hub.strands.ledger.shown import about
from hub.strands.ledger.views import chosen
from hub.strands.ledger.views.contract import ASKS, answer

REVIEW = "What was agreed, what was paid and delivered stand on its page. Say what you found, for everybody."
SHARES = "Shares need not add up: what is not known says so. Nobody can read a thread’s costs right without them."


@require_http_methods(ASKS)
def review(request: SignedIn, number: int) -> HttpResponse:
    """Say what was found when the contract was looked at as a whole, or put that off."""
    found = queries.contract(number, request.user)
    permissions.require_writer(request.user, found.record.post)
    form = forms.ReviewForm(typed(request))
    ask = about(found.record, "Look at this contract as a whole", "Write it down", REVIEW)

    def act() -> object:
        return reviewing.review(found, by=request.user, **form.cleaned_data)

    return answer(request, found, form, ask, act, "Written down. Everybody can read it on this page.")


@require_http_methods(ASKS)
def shares(request: SignedIn, number: int) -> HttpResponse:
    """Say how much of the contract is for one of the things it pays for."""
    found = queries.contract(number, request.user)
    permissions.require_writer(request.user, found.record.post)
    offered = paid_for(found, request.user)
    if not offered:
        raise NotPossible("This contract pays for nothing yet: say on a project’s or pilot’s page that it does.")
    form = forms.AllotForm(typed(request), initial={"record": str(offered[0].record.pk)} if len(offered) == 1 else {})
    form.offer(offered)
    ask = about(found.record, "How much of it is for what?", "Write it down", SHARES)

    def act() -> None:
        chosen.allotted(form, found, offered, request.user)

    return answer(request, found, form, ask, act, "Written down.")
