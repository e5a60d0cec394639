"""The sessions of a course: planning and changing them, who is booked, and the calendar file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import SignedIn, typed
from hub.accounts.queries import posts
from hub.accounts.second_factor import require_second_factor
from hub.core.records.queries import readable_by_reference
from hub.core.requests import done, done_once, question_page
from hub.design.words import moment
from hub.strands.academy import actions, ics, permissions
from hub.strands.academy.forms.courses import (
    AttendanceForm,
    NewSessionForm,
    ReasonForm,
    RefuseForm,
    SessionForm,
    TakeRefusalBackForm,
    TeachOnForm,
)
from hub.strands.academy.queries import lists
from hub.strands.academy.queries import people as who
from hub.strands.academy.queries.courses import course as find_course
from hub.strands.academy.queries.courses import session as find

ASK = "academy/ask.jinja"


@login_not_required
@require_safe
def calendar(request: HttpRequest, session: int) -> HttpResponse:
    """Give the session as a file for one's calendar."""
    shown = find(session, request.user, now=timezone.now())
    found = shown.session
    name = f"{found.course.record.reference}-{found.pk}.ics"
    return HttpResponse(
        ics.of_session(found, tells_why=shown.hidden is None),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def teach_on(request: SignedIn, reference: str) -> HttpResponse:
    """Choose the course in which a session is taught on some live work."""
    permissions.require_teacher(request.user)
    record = readable_by_reference(reference, request.user)
    form = TeachOnForm(typed(request), lists.offered(request.user))
    if form.is_valid():
        to = reverse("academy:plan_session", kwargs={"number": int(form.cleaned_data["course"])})
        return redirect(f"{to}?{urlencode({'on': record.reference})}")
    lead = f"The session will stand on the page of {record.reference} {record.title}."
    heading, back = "Teach a session on this", record.get_absolute_url()
    return question_page(request, ASK, form, heading=heading, button="Go on", lead=lead, back_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def plan(request: SignedIn, number: int) -> HttpResponse:
    """Add a session to a course."""
    permissions.require_teacher(request.user)
    course = find_course(number, request.user)
    form = NewSessionForm(typed(request), list(posts()), request.user, on=request.GET.get("on", "")[:40])
    first = done_once(form, course.record, lambda: actions.plan_session(course, form.sitting(), by=request.user))
    if first is not None:
        messages.success(request, "The session is planned, and those who follow the course have been told.")
        return redirect(course.record)
    back = course.record.get_absolute_url()
    return question_page(request, ASK, form, heading="Plan a session", button="Plan it", back_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def change(request: SignedIn, session: int) -> HttpResponse:
    """Change when, where and for how many."""
    permissions.require_teacher(request.user)
    found = find(session, request.user, now=timezone.now()).session
    form = SessionForm(typed(request), list(posts()), request.user, session=found)
    if done(form, lambda: actions.change_session(found, form.sitting(), by=request.user)):
        messages.success(request, "Changed. All who signed up are told of another time or place.")
        return redirect(found.course.record)
    back = found.course.record.get_absolute_url()
    return question_page(request, ASK, form, heading="Change the session", button="Save", back_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def call_off(request: SignedIn, session: int) -> HttpResponse:
    """Call it off, and tell all who signed up."""
    permissions.require_teacher(request.user)
    found = find(session, request.user, now=timezone.now()).session
    form = ReasonForm(typed(request))
    if done(form, lambda: actions.call_off(found, because=form.cleaned_data["because"], by=request.user)):
        messages.success(request, "The session is called off, and all who signed up have been told.")
        return redirect(found.course.record)
    lead = f"{moment(found.starts_at)}, {found.where}. All who signed up are told at once, with your reason."
    back = found.course.record.get_absolute_url()
    return question_page(
        request, ASK, form, heading="Call off this session?", button="Call it off", lead=lead, back_url=back
    )


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def refuse(request: SignedIn, sign_up: int) -> HttpResponse:
    """Take somebody off the list of a session, and tell them why."""
    permissions.require_teacher(request.user)
    theirs, form = who.for_tutor(sign_up, request.user), RefuseForm(typed(request))
    if done(form, lambda: actions.refuse(theirs, because=form.cleaned_data["because"], by=request.user)):
        messages.success(request, "They have been told why. If somebody was waiting, they have the place now.")
        return redirect("academy:people", session=theirs.session_id)
    session = theirs.session
    lead = f"{session.course.record.title}, {moment(session.starts_at)}. They can come only if you take this back."
    heading, back = f"Take {who.name_of(theirs.person)} off the list?", reverse("academy:people", args=[session.pk])
    return question_page(request, ASK, form, heading=heading, button="Take them off", lead=lead, back_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def take_refusal_back(request: SignedIn, sign_up: int) -> HttpResponse:
    """Let somebody come who was taken off the list, and tell them so."""
    permissions.require_teacher(request.user)
    theirs, form = who.for_tutor(sign_up, request.user, refused=True), TakeRefusalBackForm(typed(request))
    if done(form, lambda: actions.take_refusal_back(theirs, words=form.cleaned_data["words"], by=request.user)):
        messages.success(request, "They have been told. They have a place if one was free; else they stand in line.")
        return redirect("academy:people", session=theirs.session_id)
    session, name = theirs.session, who.name_of(theirs.person)
    lead = f"{session.course.record.title}, {moment(session.starts_at)}. Whoever has their place by now keeps it."
    heading, back = f"Let {name} come after all?", reverse("academy:people", args=[session.pk])
    return question_page(request, ASK, form, heading=heading, button="Let them come", lead=lead, back_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def people(request: SignedIn, session: int) -> HttpResponse:
    """Show the tutor who is booked and who waits; once it has begun, take down who came."""
    permissions.require_teacher(request.user)
    found = find(session, request.user, now=timezone.now())
    listed = who.of_session(found.session)
    form = AttendanceForm(typed(request), listed.booked, listed.waiting)
    if done(form, lambda: actions.note_attendance(found.session, came=form.keys(), by=request.user)):
        messages.success(request, "Thank you. Those who came are asked where they use it.")
        return redirect("academy:people", session=session)
    context = {"shown": found, "session": found.session, "listed": listed}
    context |= {"name_of": who.name_of, "heading": "Who is booked", "button": "Save who came"}
    return question_page(request, "academy/people.jinja", form, **context)
