"""How are we doing: a public page and its table."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hub.strands.ideas import doing, exports
from hub.strands.ideas.queries.figures import counted


@login_not_required
@require_safe
def how_are_we_doing(request: HttpRequest) -> HttpResponse:
    """Show what was done and confirmed first, then what was answered, and what is late."""
    return render(request, "ideas/how_are_we_doing.jinja", doing.page(counted(timezone.now())))


@login_not_required
@require_safe
def how_are_we_doing_table(request: HttpRequest) -> StreamingHttpResponse:  # noqa: ARG001 - the same for everybody
    """Serve the figures of each service in each month as CSV."""
    return StreamingHttpResponse(
        exports.figures_table(counted(timezone.now()).figures),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="how-are-we-doing.csv"'},
    )
