"""What those who lead a study do: its plan, its team, and moving it on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.http import SignedIn, typed
from hub.core.requests import done, question_page
from hub.strands.methods import actions, permissions
from hub.strands.methods.forms.planning import MemberForm, ReasonForm, ReportForm, StudyForm
from hub.strands.methods.queries import studies
from hub.strands.methods.queries.studies import study as find

ASK = "methods/ask.jinja"


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedIn, number: int) -> HttpResponse:
    """Change the plan."""
    found = find(number, request.user)
    permissions.require_lead(request.user, found)
    form = StudyForm(typed(request), found)
    if done(form, lambda: actions.change_study(found, form.planned(), by=request.user)):
        messages.success(request, "Changed.")
        return redirect(found.record)
    back = found.record.get_absolute_url()
    return question_page(request, ASK, form, heading="Change the plan", button="Save", back_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
def members(request: SignedIn, number: int) -> HttpResponse:
    """Show the team, and take somebody into it."""
    found = find(number, request.user)
    permissions.require_lead(request.user, found)
    form = MemberForm(typed(request))
    if done(form, lambda: actions.add_member(found, form.cleaned_data["email"], by=request.user)):
        messages.success(request, "They are of the team now, and have been told.")
        return redirect("methods:team", number=number)
    context = {"study": found, "members": studies.members(found), "name_of": studies.name_of}
    return question_page(request, "methods/team.jinja", form, **context)


@require_POST
def remove(request: SignedIn, member: int) -> HttpResponse:
    """Take somebody out of the team."""
    found = studies.member(member, request.user)
    actions.remove_member(found, by=request.user)
    messages.success(request, "They are no longer of the team. What they took down stays.")
    return redirect("methods:team", number=found.study_id)


@require_POST
def start_listening(request: SignedIn, number: int) -> HttpResponse:
    """Begin to take down what people say."""
    found = find(number, request.user)
    actions.start_listening(found, by=request.user)
    messages.success(request, "The study listens now.")
    return redirect(found.record)


@require_POST
def start_coding(request: SignedIn, number: int) -> HttpResponse:
    """Begin to sort what was said."""
    found = find(number, request.user)
    actions.start_coding(found, by=request.user)
    messages.success(request, "Now sort what was said. What still comes in can be taken down too.")
    return redirect(found.record)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: SignedIn, number: int) -> HttpResponse:
    """Let everybody read what was found."""
    found = find(number, request.user)
    permissions.require_lead(request.user, found)
    form = ReportForm(typed(request))
    if done(form, lambda: actions.report(found, learned=form.cleaned_data["learned"], by=request.user)):
        messages.success(request, "Everybody can read now what you found.")
        return redirect(found.record)
    lead = "Everybody will read the figures and what you learned. What people said stays with the team."
    back = found.record.get_absolute_url()
    return question_page(
        request, ASK, form, heading="Report what you found", button="Report it", lead=lead, back_url=back
    )


@require_POST
def open_again(request: SignedIn, number: int) -> HttpResponse:
    """Take the report back."""
    found = find(number, request.user)
    actions.open_again(found, by=request.user)
    messages.success(request, "The results are for the team alone again, until you report them.")
    return redirect(found.record)


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: SignedIn, number: int) -> HttpResponse:
    """End it before it is reported."""
    found = find(number, request.user)
    permissions.require_lead(request.user, found)
    form = ReasonForm(typed(request))
    if done(form, lambda: actions.stop_study(found, reason=form.cleaned_data["because"], by=request.user)):
        messages.success(request, "The study is stopped. Its page stays, with your reason.")
        return redirect(found.record)
    back = found.record.get_absolute_url()
    return question_page(request, ASK, form, heading="Stop this study?", button="Stop it", back_url=back)
