"""The second factor: whether a session has used one, and what waits for it.

Somebody who holds a role of `NEEDS_SECOND_FACTOR` can sign in by code alone, and then is what they would be without
that role: it sleeps until the session has used a second factor. So it holds for pages, the API and what one may read
alike, with no view having to remember it.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from hub.accounts.models import Person

USED_BY = "second_factor_used_by"
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def mark(session: SessionBase, person: Person) -> None:
    """Note in the session that the person has used a second factor."""
    session[USED_BY] = person.pk


def used(session: SessionBase, person: Person) -> bool:
    """Return whether the session has used the person's second factor, or the hub asks for none."""
    return bool(not settings.HUB_SECOND_FACTOR or session.get(USED_BY) == person.pk)


def has_one(person: Person) -> bool:
    """Return whether the person has set up a second factor. One statement."""
    found = Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.RECOVERY_CODES.value)
    return bool(found.exists())


def was_used(request: HttpRequest, user: Person, **_more: object) -> None:
    """Hear from allauth that a factor was used."""
    mark(request.session, user)
    user.second_factor_used = True


def was_added(request: HttpRequest, user: Person, **_more: object) -> None:
    """Hear from allauth that a factor was set up, by giving its first code: that counts as using it.

    Otherwise the recovery codes, which come next, would ask for a code once more.
    """
    record_authentication(request, user, "mfa", reauthenticated=True)
    was_used(request, user)


def was_removed(request: HttpRequest, user: Person, **_more: object) -> None:
    """Hear from allauth that a factor was removed: with the last one, the roles fall asleep."""
    if not has_one(user):
        request.session.pop(USED_BY, None)


class LetRolesSleep:
    """Middleware: `request.user` knows whether the session has used the second factor. No statement of its own.

    Whoever brings a session is looked up at once, since every page asks for them hundreds of times, and an object that
    waits until it is asked takes its time at each. Without a session nobody is looked up, nor does the answer vary by
    the cookie until a page asks.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        brings_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        request.user = _known(request) if brings_session else SimpleLazyObject(lambda: _known(request))  # type: ignore[assignment]
        return self.get_response(request)


def require_second_factor(view: View) -> View:
    """Have a view of a role ask for the second factor first, instead of refusing: set it up, or use it."""

    @wraps(view)
    def asking(request: HttpRequest, **named: object) -> HttpResponseBase:
        person = request.user
        if isinstance(person, Person) and person.sleeping_roles:
            return redirect(where_to_use_it(person, then=request.get_full_path()))
        return view(request, **named)

    return cast("View", asking)


def where_to_use_it(person: Person, *, then: str) -> str:
    """Return the address at which the person uses the second factor, or sets one up, and then goes on to `then`."""
    page = "mfa_reauthenticate" if has_one(person) else "accounts:second_factor"
    return f"{reverse(page)}?{urlencode({'next': then})}"


def _known(request: HttpRequest) -> object:
    person = get_user(request)
    if isinstance(person, Person):
        person.second_factor_used = used(request.session, person)
    return person
