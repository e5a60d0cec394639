"""The page of a list of one kind: a strand gives its kind and its template."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hub.core.lists import queries
from hub.core.lists.forms import FilterForm
from hub.core.records import kinds
from hub.design.addresses import address
from hub.design.shapes import Link


def list_page(
    request: HttpRequest,
    kind: str,
    *,
    template: str = "core/list.jinja",
    facts: queries.Facts | None = None,
    narrow: queries.Narrow | None = None,
    **context: object,
) -> HttpResponse:
    """Show the list of the records of `kind`. Four statements for somebody signed in, and one for `facts`.

    `template` extends core/list.jinja and fills its blocks `intro`, `act` and `nothing` (what an empty list says).
    """
    of = kinds.get(kind)
    form = FilterForm(request.GET.dict(), of, queries.options(every_team=True))
    found = queries.listed(kind, form.wanted(), request.user, number=form.number(), facts=facts, narrow=narrow)
    shown = {"kind": of, "form": form, "listed": found, "downloads": ways(kind), **context}
    return render(request, template, shown)


def ways(kind: str) -> list[Link]:
    """Return the records of `kind` that everybody may read, as a feed and as tables."""
    return [
        Link("Feed", address("api:feed", {"kind": kind}), note="Atom"),
        Link("Table", address("data:csv", {"code": kind}), note="CSV"),
        Link("Data", address("data:json_lines", {"code": kind}), note="JSON Lines"),
    ]
