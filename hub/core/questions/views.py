"""The one box: saying something, with or without the wish for an answer; answering; joining."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hub.accounts import limits
from hub.accounts.http import typed
from hub.core import keys
from hub.core.comments import queries
from hub.core.comments.forms import SayForm
from hub.core.moderation.rules import worries
from hub.core.questions import actions
from hub.core.questions import queries as questions
from hub.core.questions.forms import AnswerForm, JoinForm, NoAnswerForm
from hub.core.records.queries import readable_by_reference
from hub.core.requests import Limited, done, made, question_page, signed_in

SAID = "You said it. Thank you."
ASKED = "You asked it. The answer comes here, by the day that stands beside your question, and we tell you."


@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, reference: str) -> HttpResponse:
    """Take what somebody says about a record, and lead back to where it stands; or ask again what is missing."""
    record = readable_by_reference(reference, request.user)
    to = queries.replied_to(record, request.POST.get("to") or request.GET.get("to"))
    form = SayForm(request.POST or None, initial={"key": keys.new(), "to": to.pk if to else ""})
    asks = form.is_valid() and form.cleaned_data["wants_answer"]
    limited, person = Limited(request, limits.COMMENT), signed_in(request)
    comment = made(form, lambda: actions.take(record, form.said(to), by=person, wants_answer=asks), limited=limited)
    if comment is not None:
        if worries(comment.source):
            return redirect("core:help_nearby")
        messages.success(request, ASKED if asks else SAID)
        return redirect("core:comment", reference=record.reference, number=comment.pk)
    return question_page(request, "core/say.jinja", form, record=record, to=to)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Take the council’s answer to a question."""
    record, person = readable_by_reference(reference, request.user), signed_in(request)
    question = questions.to_answer(record, number, person)
    form = AnswerForm(request.POST or None, initial={"key": keys.new()})
    said = made(form, lambda: actions.answer(question, form.said(), by=person))
    if said is not None:
        messages.success(request, "Your answer is published, and those who asked are told.")
        return redirect("core:comment", reference=reference, number=said.pk)
    return question_page(request, "core/answer.jinja", form, record=record, question=question.comment)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Join a question to another that asks the same."""
    record, person = readable_by_reference(reference, request.user), signed_in(request)
    question = questions.to_answer(record, number, person)
    form = JoinForm(request.POST or None, others=questions.joinable(question))
    if done(form, lambda: actions.join(question, questions.other(question, int(form.cleaned_data["to"])), by=person)):
        messages.success(request, "They are joined: one answer serves both.")
        return redirect("core:comment", reference=reference, number=number)
    return question_page(request, "core/join.jinja", form, record=record, question=question.comment)


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Let the one who asked say that no answer is needed any more."""
    record, person = readable_by_reference(reference, request.user), signed_in(request)
    question = questions.mine(record, number, person)
    form = NoAnswerForm(typed(request))
    if done(form, lambda: actions.take_back(question, by=person)):
        messages.success(request, "Nobody owes you an answer now. What you said stays.")
        return redirect("core:comment", reference=reference, number=number)
    return question_page(request, "core/take_back.jinja", form, record=record, question=question.comment)
