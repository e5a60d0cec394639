"""Requests, with who makes them, and the pages that ask them something."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from hub.accounts.models import Person


class SignedIn(HttpRequest):
    """A request of somebody who has signed in: what views get that are not open."""

    user: Person


def viewer(request: HttpRequest) -> Person | AnonymousUser:
    """Return who is looking: the person, or nobody in particular."""
    user = getattr(request, "user", None)
    return user if isinstance(user, Person) else AnonymousUser()


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, even if it is empty; None while the form is only being shown."""
    return request.POST if request.method == "POST" else None


def asks(
    request: HttpRequest,
    template: str,
    form: BaseForm,
    context: Mapping[str, Any] | None = None,
    *,
    refused: int = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> HttpResponse:
    """Show a page that asks by `form`; with status `refused` where what was typed cannot be taken."""
    status = refused if form.errors else HTTPStatus.OK
    return render(request, template, {"form": form, **(context or {})}, status=status)
