"""Reporting; the moderators’ queue; a second look; the public log; and who is there for people in need."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts import limits
from hub.core.moderation import actions, queries
from hub.core.moderation.forms import DecideForm, ReportForm, SecondLookForm, ticked
from hub.core.moderation.models import WORRIED, Case
from hub.core.records.queries import readable_by_reference
from hub.core.requests import Limited, done, made, question_page, signed_in
from hub.design.words import plural


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a report of a record, or of something that was said on it."""
    record = readable_by_reference(reference, request.user)
    part = queries.reported_part(record, request.GET.get("part", ""))
    form = ReportForm(request.POST or None)
    name = part.name if part else ""
    limited = Limited(request, limits.REPORT)
    if done(
        form, lambda: actions.report(record, **form.cleaned_data, by=signed_in(request), part=name), limited=limited
    ):
        messages.success(request, "Thank you. A moderator will look at it.")
        worried = form.cleaned_data["reason"] == WORRIED
        return redirect("core:help_nearby") if worried else redirect(record)
    context = {"caption": f"{record.reference} {record.title}", "back_url": record.get_absolute_url(), "part": part}
    heading = f"Report {f'this {part.label}' if part else 'this'}"
    return question_page(request, "core/report.jinja", form, heading=heading, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """Show what is to be looked at, and take one decision for all that are ticked."""
    return _queue(request, concern=False)


@require_http_methods(["GET", "HEAD", "POST"])
def concerns(request: HttpRequest) -> HttpResponse:
    """Show the worries about people’s safety, to moderators alone, with who can help."""
    return _queue(request, concern=True)


def _queue(request: HttpRequest, *, concern: bool) -> HttpResponse:
    person = signed_in(request)
    cases = queries.open_cases(person, concern=concern)
    chosen = ticked(request.POST)
    form = DecideForm(request.POST or None, chosen=chosen, concern=concern)
    decided = made(form, lambda: actions.decide(list(cases.filter(pk__in=chosen)), form.decision(), by=person))
    if decided is not None:
        messages.success(request, _says(decided, concern=concern))
        return redirect(request.path)
    context = {"found": queries.to_look_at(cases, person), "concern": concern, "contacts": queries.contacts()}
    return question_page(request, "core/queue.jinja", form, ticked=chosen, **context)


def _says(decided: int, *, concern: bool) -> str:
    if not decided:
        return "Somebody else has decided it meanwhile: what they decided stands."
    told = "" if concern else " Those it concerns are told."
    return f"Decided: {plural(decided, 'case', 'cases')}.{told}"


@require_http_methods(["GET", "HEAD", "POST"])
def second_look(request: HttpRequest, number: int) -> HttpResponse:
    """Show the author why something is hidden, and take their wish for a second look."""
    case = get_object_or_404(Case.objects.select_related("record"), pk=number, outcome="hidden")
    passage = queries.passage_of(case)
    if passage is None or request.user not in passage.authors:
        raise Http404
    form = SecondLookForm(request.POST or None)
    if done(form, lambda: actions.ask_second_look(case, form.cleaned_data["words"], by=signed_in(request))):
        messages.success(request, "Another moderator will look at it, and you will hear from us.")
        return redirect("core:my_notices")
    return question_page(request, "core/second_look.jinja", form, case=case, passage=passage)


@login_not_required
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Show everybody how much was hidden, and why, by month."""
    return render(request, "core/moderation_log.jinja", {"months": queries.log_by_month()})


@login_not_required
@require_safe
def help_nearby(request: HttpRequest) -> HttpResponse:
    """Say kindly who is there for somebody in distress or in danger. Says nothing about who reads it."""
    return render(request, "core/help_nearby.jinja", {"contacts": queries.contacts()})
