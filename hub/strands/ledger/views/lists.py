"""“Decisions and money”, the lists, and the contracts as open contracting data."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hub.accounts.http import SignedIn, viewer
from hub.accounts.models import Person
from hub.core.lists.pages import list_page
from hub.foundation.errors import NotAllowed
from hub.strands.ledger import ocds, permissions, register, rules
from hub.strands.ledger.queries import contract as contracts_query
from hub.strands.ledger.queries import drafts as queries_of_drafts
from hub.strands.ledger.queries import front as queries


@login_not_required
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show what is new in decisions and contracts, what is late, and what it comes to."""
    found = queries.front(viewer(request), timezone.localdate())
    return render(request, "ledger/front.jinja", {"front": found, "begins": _begins(request)})


@require_safe
def drafts(request: SignedIn) -> HttpResponse:
    """List what is being drafted for the posts that the reader writes for, or stands in for."""
    if not permissions.may_begin(request.user):
        raise NotAllowed(permissions.DRAFTERS)
    return render(request, "ledger/drafts.jinja", {"drafts": queries_of_drafts.drafts(request.user)})


@login_not_required
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """List the decisions."""
    facts = queries.facts_of_decisions
    return list_page(request, rules.DECISION, template="ledger/decisions.jinja", facts=facts, begins=_begins(request))


@login_not_required
@require_safe
def contracts(request: HttpRequest) -> HttpResponse:
    """List the contracts."""
    facts = queries.facts_of_contracts
    return list_page(request, rules.CONTRACT, template="ledger/contracts.jinja", facts=facts, begins=_begins(request))


@login_not_required
@require_safe
def delegations(request: HttpRequest) -> HttpResponse:
    """List the delegations."""
    monitors = isinstance(request.user, Person) and permissions.may_monitor(request.user)
    return list_page(request, rules.DELEGATION, template="ledger/delegations.jinja", monitors=monitors)


@login_not_required
@require_safe
def release(request: HttpRequest, number: int) -> JsonResponse:
    """Serve one contract as everybody may read it, as an OCDS release package."""
    found = contracts_query.contract(number, AnonymousUser())
    package = ocds.package([ocds.with_parts(found)], address=request.path)
    return JsonResponse(package, json_dumps_params={"ensure_ascii": False, "indent": 2})


@login_not_required
@require_safe
def releases(request: HttpRequest) -> StreamingHttpResponse:
    """Serve every contract that everybody may read, as one OCDS release package, however many there are."""
    return StreamingHttpResponse(ocds.package_lines(request.path), content_type="application/json; charset=utf-8")


@login_not_required
@require_safe
def contract_register(request: HttpRequest) -> StreamingHttpResponse:  # noqa: ARG001 - the same for everybody
    """Serve the register of contracts as councils publish it (CSV)."""
    return StreamingHttpResponse(
        register.lines(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="contract-register.csv"'},
    )


def _begins(request: HttpRequest) -> bool:
    return isinstance(request.user, Person) and permissions.may_begin(request.user)
