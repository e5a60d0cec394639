"""The page of an idea, and what residents and its author do there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts.http import SignedIn, typed
from hub.accounts.models import Person
from hub.core.moderation.rules import worries
from hub.core.requests import done, question_page
from hub.strands.ideas import actions, confirm_links, page, permissions, rules
from hub.strands.ideas.forms.idea import ConfirmForm, NothingForm, ReasonForm, ReplyForm
from hub.strands.ideas.forms.lists import PageForm
from hub.strands.ideas.models import Idea
from hub.strands.ideas.queries.idea import idea as find
from hub.strands.ideas.queries.idea import passages


@login_not_required
@require_safe
def idea(request: HttpRequest, number: int) -> HttpResponse:
    """Show one idea: what it is, where it stands, what was answered and done, and the one thing to do."""
    found = find(number, request.user)
    return render(request, "ideas/idea.jinja", page.context(found, request.user, PageForm(request.GET).number()))


@require_http_methods(["GET", "HEAD", "POST"])
def support(request: SignedIn, number: int) -> HttpResponse:
    """Ask once more, for those who came here to sign in first; then back the idea."""
    found = find(number, request.user)
    form, new = NothingForm(typed(request)), list[bool]()
    if done(form, lambda: new.append(actions.support(found, by=request.user))):
        messages.success(request, "You support this idea." if new[0] else "You support this idea already.")
        return redirect(found.record)
    return question_page(request, "ideas/support.jinja", form, idea=found)


@require_POST
def take_back_support(request: SignedIn, number: int) -> HttpResponse:
    """No longer back the idea."""
    found = find(number, request.user)
    actions.take_back_support(found, by=request.user)
    messages.success(request, "You no longer support this idea.")
    return redirect(found.record)


@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: SignedIn, number: int) -> HttpResponse:
    """Let the author reply to what was asked."""
    found = find(number, request.user)
    permissions.require_author(request.user, found.record)
    if request.method != "POST" and found.record.state != rules.ASKED:
        return _not_asked(request, found)
    form = ReplyForm(typed(request))
    if done(form, lambda: actions.reply(found, words=form.cleaned_data["words"], by=request.user)):
        messages.success(request, "Thank you. The days count again from today.")
        return redirect("core:help_nearby" if worries(form.cleaned_data["words"]) else found.record)
    asked = page.standing(found.record.state, passages(found)).asked
    return question_page(request, "ideas/reply.jinja", form, idea=found, asked=asked)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: SignedIn, number: int) -> HttpResponse:
    """Let the author say whether it is done."""
    found = find(number, request.user)
    permissions.require_author(request.user, found.record)
    return _confirm(request, found, by=request.user)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Take the author’s word from a letter, without signing in. Opening it changes nothing: mail scanners do."""
    found, author = confirm_links.read(token)
    return _confirm(request, found, by=author)


def _confirm(request: HttpRequest, found: Idea, *, by: Person) -> HttpResponse:
    if request.method != "POST" and found.record.state != rules.DONE:
        return _not_asked(request, found)
    form = ConfirmForm(typed(request))
    if done(form, lambda: _say(found, form, by=by)):
        messages.success(request, "Thank you for telling us.")
        return redirect(found.record)
    doing = page.standing(found.record.state, passages(found)).doing
    return question_page(request, "ideas/confirm.jinja", form, idea=found, doing=doing)


def _not_asked(request: HttpRequest, found: Idea) -> HttpResponse:
    messages.info(request, "Nothing is asked of you here now: you have told us already, or it has moved on.")
    return redirect(found.record)


def _say(found: Idea, form: ConfirmForm, *, by: Person) -> None:
    say = actions.confirm if form.is_done() else actions.say_not_done
    say(found, words=form.cleaned_data["words"], by=by)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedIn, number: int) -> HttpResponse:
    """Let the author take the idea back."""
    found = find(number, request.user)
    permissions.require_author(request.user, found.record)
    form = ReasonForm(typed(request))
    if done(form, lambda: actions.withdraw_by_author(found, reason=form.cleaned_data["words"], by=request.user)):
        messages.success(request, "You have taken your idea back. What was said stays on its page.")
        return redirect(found.record)
    return question_page(request, "ideas/withdraw.jinja", form, idea=found)


@require_http_methods(["GET", "HEAD", "POST"])
def make_public(request: SignedIn, number: int) -> HttpResponse:
    """Let the author of an idea for staff let everybody read it."""
    found = find(number, request.user)
    permissions.require_author(request.user, found.record)
    form = NothingForm(typed(request))
    if done(form, lambda: actions.make_public(found, by=request.user)):
        messages.success(request, "Everybody can read your idea now.")
        return redirect(found.record)
    return question_page(request, "ideas/make_public.jinja", form, idea=found)
