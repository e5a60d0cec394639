"""The one door: what somebody has come for, and where it goes."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import typed
from hub.core.lists.queries import options
from hub.core.requests import question_page
from hub.strands.ideas import actions
from hub.strands.ideas.forms.lists import FilterForm
from hub.strands.ideas.forms.telling import BROKEN, COMPLAINT, IDEA, DoorForm, WhereToForm
from hub.strands.ideas.queries import lists, telling

SENT_ON = {BROKEN: "Something is broken now", COMPLAINT: "A complaint"}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def tell_us(request: HttpRequest) -> HttpResponse:
    """Ask what somebody has come for, and lead on."""
    form = DoorForm(typed(request))
    if form.is_valid():
        what = form.cleaned_data["what"]
        if elsewhere := form.leads_to():
            return redirect(elsewhere)
        if what in SENT_ON:
            return redirect("ideas:sent_on", what=what)
        return redirect("ideas:begin" if what == IDEA else f"ideas:{what}")
    return question_page(request, "ideas/tell_us.jinja", form)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sent_on(request: HttpRequest, what: str) -> HttpResponse:
    """Ask which service it is about, where there are several, and count that somebody was sent on."""
    if what not in SENT_ON:
        raise Http404
    services = telling.send_on_to(what)
    form = WhereToForm(typed(request), [service.title for service in services])
    if form.is_valid():
        place = int(form.cleaned_data["service"])
        actions.send_on_at_the_door(what=what, where=services[place].title)
        return redirect("ideas:where_to", what=what, place=place)
    return question_page(request, "ideas/sent_on.jinja", form, services=services, heading=SENT_ON[what])


@login_not_required
@require_safe
def where_to(request: HttpRequest, what: str, place: int) -> HttpResponse:
    """Tell the person where to go with it: no clock of ours runs."""
    services = telling.send_on_to(what)
    if place >= len(services):
        raise Http404
    return render(request, "ideas/where_to.jinja", {"service": services[place], "what": what})


@login_not_required
@require_safe
def question(request: HttpRequest) -> HttpResponse:
    """Lead to where questions are asked: beside the thing they are about, where all can read the answer."""
    return render(request, "ideas/question.jinja")


@login_not_required
@require_safe
def offer(request: HttpRequest) -> HttpResponse:
    """Show the ideas that are going ahead or waiting, where an offer of help is most use."""
    form = FilterForm({"state": "going_ahead"}, options(), staff=False)
    return render(request, "ideas/offer.jinja", {"listed": lists.listed(form.wanted(), request.user)})
