"""Addresses of lists: filters stay in the address, and so does the page."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest

from hub.design.fields import PageNumber

_SHOWN_EACH_SIDE = 1


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
