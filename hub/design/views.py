"""The one page of the design system: the stylesheet of the council's colours."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hub.design.brand import our_stylesheet


@login_not_required
@require_safe
@cache_control(public=True, max_age=365 * 24 * 3600, immutable=True)
def brand(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Serve the colours as custom properties: a header with a style of its own would break our CSP."""
    return HttpResponse(our_stylesheet(), content_type="text/css; charset=utf-8")
