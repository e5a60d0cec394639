"""Addresses: of pages by their name, and of lists, where filters stay in the address and so does the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from hub.design.fields import PageNumber

_SHOWN_EACH_SIDE = 1
_ANY_NUMBER = "1234567890"
_ABOUT = re.compile(r"([A-Z]+-)?([0-9]+)")


def address(name: str, kwargs: Mapping[str, object] | None = None) -> str:
    """Return what `reverse` does, and remember how the address is made but for the number of what it is about.

    A page asks for dozens that differ in a key or in a reference such as IDEA-1042. Raises NoReverseMatch where there
    is no such page.
    """
    part, head, digits = "", "", ""
    others: list[tuple[str, object]] = []
    for name_of_part, value in (kwargs or {}).items():
        if not part and (about := _ABOUT.fullmatch(str(value))):
            part, (head, digits) = name_of_part, about.groups("")
        else:
            others.append((name_of_part, value))
    before, after = _made_of(settings.ROOT_URLCONF, get_script_prefix(), name, part, head, *others)
    return f"{before}{digits}{after}"


@lru_cache(maxsize=5000)
def _made_of(
    urlconf: str,  # noqa: ARG001 - of each its own
    prefix: str,  # noqa: ARG001
    name: str,
    part: str,
    head: str,
    *others: tuple[str, object],
) -> tuple[str, str]:
    """Return what of an address stands before and after the number that `part` of it ends with; all, if none does."""
    numbered = {part: head + _ANY_NUMBER} if part else {}
    before, _, after = reverse(name, kwargs={**numbered, **dict(others)}).partition(_ANY_NUMBER)
    return before, after


def here(request: HttpRequest, **changes: object) -> str:
    """Return the address of this page with `changes` in its query; a change to None takes the name away."""
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return _joined(request.path, query.urlencode())


def page_numbers(current: int, last: int) -> list[int | None]:
    """Return the numbers to offer: first, last, current and its neighbours; None stands for a gap."""
    shown = sorted(
        {1, last} | set(range(max(1, current - _SHOWN_EACH_SIDE), min(last, current + _SHOWN_EACH_SIDE) + 1))
    )
    numbers: list[int | None] = []
    for before, page in zip([0, *shown], shown, strict=False):
        if page - before > 1:
            numbers.append(before + 1 if page - before == 2 else None)  # noqa: PLR2004 - a gap of one is that page
        numbers.append(page)
    return numbers


@dataclass(frozen=True)
class Chosen:
    """One filter in force: what it says, and the address of the list without it."""

    label: str
    value: str
    without: str


def chosen(request: HttpRequest, form: forms.Form) -> list[Chosen]:
    """Return the filters of `form` that are in force, in the order of its fields; none while it has errors."""
    if not form.is_bound or not form.is_valid():
        return []
    found = []
    for name, field in form.fields.items():
        if isinstance(field, PageNumber):
            continue
        value = form.cleaned_data.get(name)
        labels = dict(getattr(field, "choices", []))
        for one in value if isinstance(value, list | tuple | set) else [value]:
            if one not in (None, "", False):
                shown = field.label if one is True else labels.get(one, one)
                found.append(Chosen(str(field.label), str(shown), _without(request, name, one)))
    return found


def _without(request: HttpRequest, name: str, value: object) -> str:
    kept = [
        (key, one)
        for key, values in request.GET.lists()
        for one in values
        if key != "page" and not (key == name and (one == str(value) or len(values) == 1))
    ]
    return _joined(request.path, urlencode(kept))


def _joined(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
