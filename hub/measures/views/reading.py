"""Reading measures: open to everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hub.accounts.http import viewer
from hub.accounts.models import Person
from hub.core.exports.streaming import csv_lines
from hub.core.lists.pages import list_page
from hub.core.records.queries import readable_by_reference
from hub.measures import files, lists, page, permissions, queries, rules
from hub.measures.charted import charted
from hub.measures.series import series


@login_not_required
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """List the measures, each with its latest value."""
    may = isinstance(request.user, Person) and permissions.may_define(request.user)
    return list_page(request, rules.MEASURE, template="measures/list.jinja", facts=lists.latest, may_define=may)


@login_not_required
@require_safe
def measure(request: HttpRequest, number: int) -> HttpResponse:
    """Show one measure: its chart, what it says, every value, and what happened."""
    found = queries.measure(number, viewer(request))
    return render(request, "measures/measure.jinja", page.context(request, found))


@login_not_required
@require_safe
def definitions(request: HttpRequest, number: int) -> HttpResponse:
    """Show what was said of a measure at each time, and why it was said anew."""
    found = queries.measure(number, viewer(request))
    versions = queries.definitions(found)
    return render(request, "measures/definitions.jinja", {"record": found.record, "versions": versions})


@login_not_required
@require_safe
def values(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """Serve every value of a measure with its limits, as CSV."""
    found = queries.measure(number, viewer(request))
    rows = files.file_rows(charted(found, series([number], corrections=True)[number], today=timezone.localdate()))
    name = f"{found.record.reference}{'-made-data' if found.made_data else ''}.csv"
    return StreamingHttpResponse(
        csv_lines(files.FILE_COLUMNS, rows, with_mark=True),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@login_not_required
@require_safe
def values_json(request: HttpRequest, number: int) -> JsonResponse:
    """Give every value of a measure with its limits for programs."""
    found = queries.measure(number, viewer(request))
    shown = charted(found, series([number], corrections=True)[number], today=timezone.localdate())
    return JsonResponse(files.file_json(shown))


@login_not_required
@require_safe
def beside(request: HttpRequest, reference: str) -> HttpResponse:
    """Show all charts of one record beside one another; to those who keep measures, also how to add one."""
    record = readable_by_reference(reference, viewer(request))
    person = request.user if isinstance(request.user, Person) else None
    found = page.beside(record, person, large=True)
    may = permissions.may_write(person, record)
    return render(request, "measures/beside.jinja", {"record": record, "found": found, "may_write": may})
