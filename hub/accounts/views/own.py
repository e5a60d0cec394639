"""What is one's own: profile, address, sessions, data, and leaving."""

import json
import secrets

from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.contrib import messages
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts import limits, personal_data
from hub.accounts.actions import own, signing_in
from hub.accounts.adapters import FactorAdapter
from hub.accounts.forms import CodeForm, LeaveForm, NewAddressForm, ProfileForm, profile_form
from hub.accounts.http import asks
from hub.accounts.models import Person
from hub.accounts.permissions import may_administer
from hub.accounts.views import SignedInRequest
from hub.accounts.views.signing_in import ASK_FOR_ADDRESS, BROWSER, GUESS, safe_next
from hub.foundation.errors import BadInput

MOVING = "moving_to_address"
SHOWN = 20  # of each part on the page; the download has all


@never_cache
@require_http_methods(["GET", "POST"])
def profile(request: SignedInRequest) -> HttpResponse:
    """Show and change what others see of the person, and how the hub writes to them."""
    person = request.user
    shown = profile_form(person)
    form = shown(request.POST or None, initial={name: getattr(person, name) for name in shown.base_fields})
    if form.is_valid() and _corrected(form, person):
        messages.success(request, "Your profile is changed.")
        return redirect("accounts:profile")
    held = person.posts_held.order_by("title")
    context = {"person": person, "posts": held, "administers": may_administer(person)}
    return asks(request, "accounts/profile.jinja", form, context)


def _corrected(form: ProfileForm, person: Person) -> bool:
    try:
        own.correct(own.Profile(**form.cleaned_data), today=timezone.localdate(), by=person)
    except BadInput as error:
        form.take(error)
        return False
    return True


@never_cache
@require_http_methods(["GET", "POST"])
def address(request: SignedInRequest) -> HttpResponse:
    """Ask for another address, and send a code to it."""
    form = NewAddressForm(request.POST or None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        limits.spend(ASK_FOR_ADDRESS, by=email)
        browser = request.session.setdefault(BROWSER, secrets.token_urlsafe(32))
        request.session[MOVING] = email
        signing_in.send_code(email, browser=browser, now=timezone.now())
        return redirect("accounts:address_code")
    return asks(request, "accounts/address.jinja", form)


@never_cache
@require_http_methods(["GET", "POST"])
def address_code(request: SignedInRequest) -> HttpResponse:
    """Ask for the code sent to the other address, and take that address."""
    email = request.session.get(MOVING)
    if not email:
        return redirect("accounts:address")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        limits.spend(GUESS, by=email)
        browser = request.session.get(BROWSER, "")
        code = form.cleaned_data["code"]
        if fault := signing_in.fault_of_code(email, code, browser=browser, now=timezone.now()):
            form.add_error("code", fault)
        else:
            return _move(request, email)
    again = reverse("accounts:address")
    return asks(request, "accounts/code.jinja", form, {"email": email, "again": again})


@never_cache
@require_safe
def second_factor_needed(request: SignedInRequest) -> HttpResponse:
    """Say that a role waits for a second factor, and offer to set one up."""
    if not request.user.sleeping_roles:
        return redirect(safe_next(request))
    context = {"roles": request.user.sleeping_roles, "then": safe_next(request)}
    return render(request, "accounts/second_factor.jinja", context)


@never_cache
@require_safe
def factor_picture(request: SignedInRequest) -> HttpResponse:
    """Draw the key that is being set up, for the authenticator app to read."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    adapter = FactorAdapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(svg, content_type="image/svg+xml")


@never_cache
@require_POST
def sign_out_everywhere(request: SignedInRequest) -> HttpResponse:
    """End the person's sessions on every device, this one too."""
    own.sign_out_everywhere(by=request.user)
    logout(request)
    return redirect("accounts:sign_in")


@never_cache
@require_safe
def data(request: SignedInRequest) -> HttpResponse:
    """Show what the hub holds about the person, part by part."""
    held = dict(personal_data.held_about(request.user))
    in_words = personal_data.in_words
    parts = [(name, [{k: in_words(v) for k, v in row.items()} for row in rows[:SHOWN]]) for name, rows in held.items()]
    more = {name: max(0, len(rows) - SHOWN) for name, rows in held.items()}
    return render(request, "accounts/data.jinja", {"parts": parts, "more": more})


@never_cache
@require_safe
def download(request: SignedInRequest) -> HttpResponse:
    """Give all of it as one JSON file."""
    held = dict(personal_data.held_about(request.user))
    body = json.dumps(held, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": 'attachment; filename="what-the-hub-holds-about-me.json"'}
    return HttpResponse(body, content_type="application/json; charset=utf-8", headers=headers)


@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: SignedInRequest) -> HttpResponse:
    """Ask once more, then erase what the hub holds about the person."""
    form = LeaveForm(request.POST or None)
    if form.is_valid():
        own.leave(erase_words=form.cleaned_data["erase_words"] == "erase", now=timezone.now(), by=request.user)
        logout(request)
        return redirect("accounts:gone")
    return asks(request, "accounts/leave.jinja", form)


def _move(request: SignedInRequest, email: str) -> HttpResponse:
    request.session.pop(MOVING)
    own.move_to_address(email, by=request.user)
    messages.success(request, f"Your address is now {email}.")
    return redirect("accounts:profile")
