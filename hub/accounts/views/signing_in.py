"""The one-box door: an address, a code, and for those who are new two questions."""

import secrets

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts import limits, rules
from hub.accounts.actions import signing_in
from hub.accounts.forms import AddressForm, CodeForm, FirstTimeForm
from hub.accounts.http import asks
from hub.accounts.limits import Limit
from hub.accounts.models import Person
from hub.accounts.queries import with_address
from hub.accounts.rules import Age

ASKING, JOINING, BROWSER = "signing_in", "joining", "signing_in_browser"
ASK_FROM_NETWORK = Limit("ask_code_network", 60, 3600, "Too many codes were asked for from here. Try again in an hour.")
ASK_FOR_ADDRESS = Limit("ask_code", 6, 900, "We have sent several codes to this address. Try again in 15 minutes.")
GUESS = Limit("guess_code", 20, 3600, "Too many codes were typed for this address. Try again in an hour.")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_address(request: HttpRequest) -> HttpResponse:
    """Ask for the address, and send a code to it whether or not it is known."""
    then = safe_next(request)
    if request.user.is_authenticated:
        return redirect(then)
    form = AddressForm(request.POST or None)
    if form.is_valid():
        _send(request, form.cleaned_data["email"], then=then)
        return redirect("accounts:code")
    context = {"then": then, "provider_url": _provider_url(then), "provider": settings.HUB_OIDC_NAME}
    return asks(request, "accounts/sign_in.jinja", form, context)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def ask_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, in the browser that asked for it."""
    asking = request.session.get(ASKING)
    if not asking:
        return redirect("accounts:sign_in")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        fault = _try(request, asking["email"], form.cleaned_data["code"])
        if not fault:
            return _come_in(request, asking)
        form.add_error("code", fault)
    again = f"{reverse('accounts:sign_in')}?{urlencode({'next': asking['next']})}"
    return asks(request, "accounts/code.jinja", form, {"email": asking["email"], "again": again})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def first_time(request: HttpRequest) -> HttpResponse:
    """Ask somebody new what to call them and how old they are."""
    joining = request.session.get(JOINING)
    if not joining or joining["until"] < timezone.now().timestamp():
        return redirect("accounts:sign_in")
    if request.POST.get("age") == Age.UNDER_13:
        return _refuse_kindly(request, joining["email"])
    form = FirstTimeForm(request.POST or None, email=joining["email"])
    if form.is_valid():
        return _join(request, form, joining)
    return asks(request, "accounts/first_time.jinja", form)


@never_cache
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session in this browser."""
    logout(request)
    return redirect("site:home")


@login_not_required
@never_cache
@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    """Say goodbye to somebody whose data has been erased."""
    return render(request, "accounts/gone.jinja")


def enter(request: HttpRequest, person: Person, *, to: str) -> HttpResponse:
    """Begin the person's session, after the second factor where one is set up, and go on to `to`, a safe address."""
    response: HttpResponse = perform_login(request, person, email_verification="none", redirect_url=to)
    return response


def safe_next(request: HttpRequest) -> str:
    """Return where to go after signing in: the address asked for if it is on this site, otherwise “my hub”."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    here = {request.get_host()}
    if len(asked) < 2000 and url_has_allowed_host_and_scheme(asked, here, require_https=request.is_secure()):  # noqa: PLR2004
        return asked
    return reverse(settings.LOGIN_REDIRECT_URL)


def _send(request: HttpRequest, email: str, *, then: str) -> None:
    limits.spend(ASK_FROM_NETWORK, by=limits.network(request))
    limits.spend(ASK_FOR_ADDRESS, by=email)
    browser = request.session.setdefault(BROWSER, secrets.token_urlsafe(32))
    request.session[ASKING] = {"email": email, "next": then}
    signing_in.send_code(email, browser=browser, now=timezone.now())


def _try(request: HttpRequest, email: str, typed: str) -> str:
    limits.spend(GUESS, by=email)
    browser = request.session.get(BROWSER, "")
    return signing_in.fault_of_code(email, typed, browser=browser, now=timezone.now())


def _come_in(request: HttpRequest, asking: dict[str, str]) -> HttpResponse:
    """Go on with an address that has been proved: in, or to the questions of the first time."""
    request.session.cycle_key()
    request.session.pop(ASKING, None)
    person = with_address(asking["email"])
    if person is None:
        until = timezone.now() + rules.JOINING_LIFE
        request.session[JOINING] = {**asking, "until": until.timestamp()}
        return redirect("accounts:first_time")
    if not person.is_active:
        return render(request, "accounts/suspended.jinja", status=403)
    return enter(request, person, to=asking["next"])


def _join(request: HttpRequest, form: FirstTimeForm, joining: dict[str, str]) -> HttpResponse:
    person = signing_in.join(
        email=joining["email"],
        shown_as=form.cleaned_data["shown_as"],
        age=Age(form.cleaned_data["age"]),
        today=timezone.localdate(),
    )
    request.session.pop(JOINING, None)
    return enter(request, person, to=joining["next"])


def _refuse_kindly(request: HttpRequest, email: str) -> HttpResponse:
    """Keep nothing of a child under 13, and say so."""
    signing_in.forget(email)
    request.session.flush()
    return render(request, "accounts/too_young.jinja", {"contacts": settings.HUB_LOCAL_CONTACTS})


def _provider_url(then: str) -> str:
    if not settings.HUB_OIDC_ISSUER:
        return ""
    return f"{reverse('openid_connect_login', args=['council'])}?{urlencode({'next': then})}"
