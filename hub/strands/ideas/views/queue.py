"""The team's queue, and one idea in it with everything in one place."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts.http import SignedIn, typed
from hub.accounts.models import Post
from hub.accounts.queries import posts_of
from hub.accounts.second_factor import require_second_factor
from hub.core.requests import done as was_done
from hub.core.requests import question_page
from hub.strands.ideas import actions, permissions, triage
from hub.strands.ideas.forms import queue as forms
from hub.strands.ideas.models import Idea
from hub.strands.ideas.queries import queue as queries
from hub.strands.ideas.queries.idea import idea as find
from hub.strands.ideas.queries.idea import ideas_by_keys, second_reading_of


@require_safe
@require_second_factor
def queue(request: SignedIn) -> HttpResponse:
    """Show what waits, the most overdue first."""
    permissions.require_queue(request.user)
    return render(request, "ideas/queue.jinja", triage.queue_page(request.user, request.GET))


@require_POST
@require_second_factor
def many(request: SignedIn) -> HttpResponse:
    """Acknowledge or assign all ideas whose boxes are ticked."""
    permissions.require_queue(request.user)
    keys = request.POST.getlist("idea")
    form = forms.ManyForm(request.POST, keys)
    gives = request.POST.get("act") == "assign"
    to = forms.AssignForm(request.POST if gives else None, queries.posts())
    if not form.is_valid() or (gives and not to.is_valid()):
        shown = {**triage.queue_page(request.user, request.POST), "assign": to, "form": form, "ticked": keys}
        return render(request, "ideas/queue.jinja", shown, status=422)
    ideas = ideas_by_keys(form.cleaned_data["idea"], request.user)
    messages.success(request, triage.do_with_many(ideas, to if gives else None, by=request.user))
    return redirect(triage.back_to_queue(request.POST))


@require_safe
@require_second_factor
def sort(request: SignedIn, number: int) -> HttpResponse:
    """Show one idea with all that is needed to sort and answer it."""
    found = find(number, request.user)
    permissions.require_answerer(request.user, found.record)
    return render(request, "ideas/sort.jinja", triage.page(found, request.user))


@require_POST
@require_second_factor
def acknowledge(request: SignedIn, number: int) -> HttpResponse:
    """Tell its author that it has been read."""
    found = find(number, request.user)
    actions.acknowledge(found, by=request.user)
    messages.success(request, "Its author has been told that somebody has read it.")
    return redirect("ideas:sort", number=number)


@require_POST
@require_second_factor
def assign(request: SignedIn, number: int) -> HttpResponse:
    """Give it to a post."""
    found, form = find(number, request.user), forms.AssignForm(request.POST, queries.posts())
    if was_done(form, lambda: actions.assign(found, post=form.chosen(), by=request.user)):
        messages.success(request, f"{form.chosen().title} answers for it now.")
        return redirect("ideas:sort", number=number)
    permissions.require_answerer(request.user, found.record)
    return render(request, "ideas/sort.jinja", triage.page(found, request.user, assign=form), status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def ask(request: SignedIn, number: int) -> HttpResponse:
    """Ask its author something."""
    found, form = find(number, request.user), forms.AskForm(typed(request))
    permissions.require_answerer(request.user, found.record)
    if was_done(form, lambda: _ask(found, form, request)):
        messages.success(request, "Its author has been asked. The days do not count until the reply.")
        return redirect("ideas:sort", number=number)
    return question_page(request, "ideas/act.jinja", form, **triage.act("ask", found))


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def answer(request: SignedIn, number: int) -> HttpResponse:
    """Answer it, in public."""
    found = find(number, request.user)
    form = forms.AnswerForm(typed(request), state=found.record.state)
    permissions.require_answerer(request.user, found.record)
    again = second_reading_of(found)
    if again is not None:
        permissions.require_another_reader(request.user, found)
    if was_done(form, lambda: actions.answer(found, **form.cleaned_data, by=request.user, post=_post(request, found))):
        messages.success(request, "The answer stands on its page, and its author has been told.")
        return redirect("ideas:sort", number=number)
    return question_page(request, "ideas/act.jinja", form, **triage.act("answer", found), again=again)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def done(request: SignedIn, number: int) -> HttpResponse:
    """Say that it is done."""
    found, form = find(number, request.user), forms.DoneForm(typed(request), request.FILES or None)
    permissions.require_answerer(request.user, found.record)
    if was_done(form, lambda: _do(found, form, request)):
        messages.success(request, "Its author has been asked whether it is done.")
        return redirect("ideas:sort", number=number)
    return question_page(request, "ideas/act.jinja", form, **triage.act("done", found))


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def send_on(request: SignedIn, number: int) -> HttpResponse:
    """Send it on to those who can deal with it."""
    found, form = find(number, request.user), forms.SendOnForm(typed(request))
    permissions.require_sorter(request.user)
    if was_done(form, lambda: actions.send_on(found, **form.cleaned_data, by=request.user)):
        messages.success(request, "It has been sent on, and its author told.")
        return redirect("ideas:queue")
    return question_page(request, "ideas/act.jinja", form, **triage.act("send_on", found))


def _post(request: SignedIn, found: Idea) -> Post | None:
    """Return the post that the person answers for: the first of those they act for today; else that of their service.

    None for the improvement team alone: what has no post was said by it.
    """
    own = next(iter(posts_of(request.user, timezone.localdate())), None)
    return own or (None if permissions.may_sort(request.user) else found.record.post)


def _ask(found: Idea, form: forms.AskForm, request: SignedIn) -> None:
    actions.ask_author(found, words=form.cleaned_data["words"], by=request.user, post=_post(request, found))


def _do(found: Idea, form: forms.DoneForm, request: SignedIn) -> None:
    words, picture = form.cleaned_data["words"], form.picture()
    actions.do_it(found, words=words, by=request.user, post=_post(request, found), picture=picture)
