"""What learners do: sign up, give up a place, see what they learned, and say where they used it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import SignedIn, typed
from hub.core.requests import done, made, question_page
from hub.strands.academy import actions, rules
from hub.strands.academy.forms.learning import AppliedForm, NothingForm, SignUpForm
from hub.strands.academy.queries import people
from hub.strands.academy.queries.courses import my_sign_up
from hub.strands.academy.queries.courses import session as find

ASK = "academy/ask.jinja"
GIVING_UP = {
    "heading": "Give up your place in “{}”?",
    "lead": "Whoever stands next in line gets it at once. If you sign up again, you stand at the end.",
    "button": "Give it up",
    "done": "You have given up your place. If somebody was waiting, they have it now, and are told.",
}
LEAVING_THE_LINE = {
    "heading": "Leave the line for “{}”?",
    "lead": "You have no place yet, and will not be told of one. If you sign up again, you stand at the end.",
    "button": "Leave the line",
    "done": "You have left the line.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: SignedIn, session: int) -> HttpResponse:
    """Ask what one needs, and sign up."""
    now = timezone.now()
    found, form = find(session, request.user, now=now), SignUpForm(typed(request))
    if request.method != "POST":
        actions.require_open(found.session, now)
    if mine := made(form, lambda: actions.sign_up(found.session, needs=form.cleaned_data["needs"], by=request.user)):
        said = "You have a place. We have sent you a letter." if mine.booked_at else "You are in line for a place."
        messages.success(request, said)
        return redirect("academy:my_learning")
    full = found.session.taken >= found.session.places
    button = "Join the waiting list" if full else "Sign up"
    context = {"shown": found, "session": found.session, "full": full, "button": button}
    heading = found.session.course.record.title
    return question_page(request, "academy/sign_up.jinja", form, heading=heading, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: SignedIn, session: int) -> HttpResponse:
    """Ask once more; then give up the place."""
    found = find(session, request.user, now=timezone.now()).session
    mine = my_sign_up(found, request.user)
    if mine is None:
        messages.success(request, "You have no place here to give up.")
        return redirect("academy:my_learning")
    form = NothingForm(typed(request))
    said = GIVING_UP if mine.booked_at else LEAVING_THE_LINE
    if done(form, lambda: actions.cancel(mine, by=request.user)):
        messages.success(request, said["done"])
        return redirect("academy:my_learning")
    heading, back = said["heading"].format(found.course.record.title), reverse("academy:my_learning")
    return question_page(request, ASK, form, heading=heading, button=said["button"], lead=said["lead"], back_url=back)


@require_safe
def my_learning(request: SignedIn) -> HttpResponse:
    """Show what one signed up for, where one was, and where one used it."""
    learned = people.my_learning(request.user, now=timezone.now())
    coming, past = [one for one in learned if not one.is_past], [one for one in learned if one.is_past]
    return render(request, "academy/my_learning.jinja", {"coming": coming, "past": past, "in_line": rules.in_line})


@require_http_methods(["GET", "HEAD", "POST"])
def applied(request: SignedIn, sign_up: int) -> HttpResponse:
    """Say where one used what one learned."""
    mine = people.mine(sign_up, request.user)
    form = AppliedForm(typed(request), request.user, on=people.taught_on(mine, request.user))
    if done(form, lambda: actions.say_applied(mine, **form.cleaned_data, by=request.user)):
        messages.success(request, "Thank you. It stands on the page of what you used it on.")
        return redirect("academy:my_learning")
    heading, back = f"Where have you used “{mine.session.course.record.title}”?", reverse("academy:my_learning")
    return question_page(request, ASK, form, heading=heading, button="Say so", back_url=back)
