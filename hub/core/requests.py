"""What views read from a request, and how a page that asks is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar

from django.http import HttpRequest, HttpResponse

from hub.accounts import limits
from hub.accounts.http import asks
from hub.accounts.models import Person
from hub.core import keys
from hub.core.drafts.actions import once, only_once
from hub.core.drafts.forms import OnceForm
from hub.core.records.models import Record, RecordDetail
from hub.design.forms import Form
from hub.foundation.errors import BadInput, NotPossible, TooMany

T = TypeVar("T")
LONGEST_PAGE_NUMBER = 6


@dataclass(frozen=True)
class Limited:
    """How often the caller of `request` may do something."""

    request: HttpRequest
    limit: limits.Limit


def signed_in(request: HttpRequest) -> Person:
    """Return who is signed in. The middleware lets nobody else come to a page that asks."""
    assert isinstance(request.user, Person)  # noqa: S101 - for the type checker
    return request.user


def asked_page(request: HttpRequest) -> int:
    """Return the number of the page that an address asks for; 1 unless it is a sound number."""
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) <= LONGEST_PAGE_NUMBER else 1


def question_page(request: HttpRequest, template: str, form: Form, **context: object) -> HttpResponse:
    """Show a page that asks; with status 422 where what was typed cannot be taken, and is said to be so.

    It is 429 where it came too often.
    """
    refused = HTTPStatus.TOO_MANY_REQUESTS if form.came_too_often else HTTPStatus.UNPROCESSABLE_ENTITY
    return asks(request, template, form, context, refused=refused)


def made(form: Form, act: Callable[[], T], *, limited: Limited | None = None) -> T | None:
    """Return what `act` made of what was typed; None if the form was not sent, is not sound, or `act` refused it.

    What the action finds wrong is said beside the questions, and nothing typed is lost: nor is it where it comes
    more often than `limited` allows.
    """
    if not form.is_valid():
        return None
    try:
        if limited:
            limits.spend(limited.limit, by=limits.caller(limited.request))
        return act()
    except (BadInput, NotPossible, TooMany) as error:
        form.take(error)
        return None


def done(form: Form, act: Callable[[], object], *, limited: Limited | None = None) -> bool:
    """Return whether `act` was done with what was typed, as `made` does."""
    return made(form, lambda: (act(), True), limited=limited) is not None


def done_once(form: OnceForm, record: Record, act: Callable[[], object]) -> bool | None:
    """Return True if `act` added something to `record`, False if this form did so before; None as `made` does."""
    return made(form, lambda: only_once(form.cleaned_data.pop("key"), record, act=act))


def record_once(form: OnceForm, make: Callable[[], RecordDetail], *, by: Person) -> Record | None:
    """Return the record of what `make` makes, or that this form made before; None as `made` does."""
    return made(form, lambda: once(form.cleaned_data.pop("key") or keys.new(), by=by, make=lambda: make().record))
