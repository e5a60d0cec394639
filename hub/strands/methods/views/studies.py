"""The studies: their list, their pages and their results, for everybody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import SignedIn, typed
from hub.accounts.models import Person
from hub.core.lists.pages import list_page
from hub.core.records.queries import readable_by_reference
from hub.core.requests import asked_page, question_page, record_once
from hub.strands.methods import actions, page, permissions, rules
from hub.strands.methods.forms.planning import NewStudyForm
from hub.strands.methods.queries import results as found_by
from hub.strands.methods.queries.studies import study as find

ASK = "methods/ask.jinja"


@login_not_required
@require_safe
def studies(request: HttpRequest) -> HttpResponse:
    """List the studies."""
    starts = isinstance(request.user, Person) and permissions.may_start(request.user)
    return list_page(request, rules.STUDY, template="methods/list.jinja", starts=starts)


@login_not_required
@require_safe
def study(request: HttpRequest, number: int) -> HttpResponse:
    """Show one study: what it asks, where it stands, and what it found."""
    found = find(number, request.user)
    return render(request, "methods/study.jinja", page.context(found, request.user, asked_page(request)))


@login_not_required
@require_safe
def results(request: HttpRequest, number: int) -> HttpResponse:
    """Show what was found: to everybody once it is reported, before to the team alone."""
    found = find(number, request.user)
    page.require_results(found)
    return render(request, "methods/results.jinja", page.results_context(found))


@login_not_required
@require_safe
def results_table(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """Give how often each kind of demand came as a table."""
    found = find(number, request.user)
    page.require_results(found)
    return StreamingHttpResponse(
        page.table(found_by.results(found)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{found.record.reference}.csv"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedIn) -> HttpResponse:
    """Begin a study."""
    permissions.require_starter(request.user)
    return _begin(request)


@require_http_methods(["GET", "HEAD", "POST"])
def study_on(request: SignedIn, reference: str) -> HttpResponse:
    """Begin a study that is evidence for some live work."""
    permissions.require_starter(request.user)
    return _begin(request, reference)


def _begin(request: SignedIn, reference: str = "") -> HttpResponse:
    about = readable_by_reference(reference, request.user) if reference else None
    form = NewStudyForm(typed(request))
    if record := record_once(
        form, lambda: actions.open_study(form.planned(), by=request.user, about=about), by=request.user
    ):
        messages.success(request, "The study has its page. Add your team, then start listening.")
        return redirect(record)
    lead = f"It will stand on the page of {about.reference} {about.title}." if about else ""
    return question_page(request, ASK, form, heading="Study why people come", button="Make the study", lead=lead)
