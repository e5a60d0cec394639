"""The courses: their list, their pages, and what tutors do with them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts.http import SignedIn, typed
from hub.accounts.models import Person
from hub.accounts.queries import posts
from hub.accounts.second_factor import require_second_factor
from hub.core.lists.pages import list_page
from hub.core.requests import asked_page, done, question_page, record_once
from hub.strands.academy import actions, page, permissions, rules
from hub.strands.academy.forms.courses import CourseForm, NewCourseForm, ReasonForm
from hub.strands.academy.queries import lists
from hub.strands.academy.queries.courses import course as find

ASK = "academy/ask.jinja"


@login_not_required
@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    """List the courses."""
    teaches = isinstance(request.user, Person) and permissions.may_teach(request.user)
    facts = lists.facts(timezone.now())
    return list_page(request, rules.COURSE, template="academy/list.jinja", facts=facts, teaches=teaches)


@login_not_required
@require_safe
def course(request: HttpRequest, number: int) -> HttpResponse:
    """Show one course with its sessions."""
    found = find(number, request.user)
    return render(request, "academy/course.jinja", page.context(found, request.user, asked_page(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def new(request: SignedIn) -> HttpResponse:
    """Make a course."""
    permissions.require_teacher(request.user)
    form = NewCourseForm(typed(request), list(posts()))
    if record := record_once(form, lambda: actions.open_course(form.described(), by=request.user), by=request.user):
        messages.success(request, "The course has its page. Plan its first session now.")
        return redirect(record)
    return question_page(request, ASK, form, heading="Make a course", button="Make the course")


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def change(request: SignedIn, number: int) -> HttpResponse:
    """Say in other words what it is."""
    permissions.require_teacher(request.user)
    found = find(number, request.user)
    form = CourseForm(typed(request), list(posts()), found)
    if done(form, lambda: actions.change_course(found, form.described(), by=request.user)):
        messages.success(request, "Changed.")
        return redirect(found.record)
    back = found.record.get_absolute_url()
    return question_page(request, ASK, form, heading="Change what the course says", button="Save", back_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@require_second_factor
def end(request: SignedIn, number: int) -> HttpResponse:
    """No longer offer it."""
    permissions.require_teacher(request.user)
    found, form = find(number, request.user), ReasonForm(typed(request))
    if done(form, lambda: actions.end_course(found, reason=form.cleaned_data["because"], by=request.user)):
        messages.success(request, "The course is no longer offered. Its page stays.")
        return redirect(found.record)
    back = found.record.get_absolute_url()
    return question_page(request, ASK, form, heading="No longer offer this course?", button="End it", back_url=back)


@require_POST
@require_second_factor
def offer_again(request: SignedIn, number: int) -> HttpResponse:
    """Offer it again."""
    found = find(number, request.user)
    actions.offer_again(found, by=request.user)
    messages.success(request, "The course is offered again. Plan a session.")
    return redirect(found.record)
