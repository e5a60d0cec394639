"""The sitemap: the address of every page that anybody may read, for search engines (sitemaps.org, 0.9)."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from hub.core.records.models import Record, RecordQuerySet

PER_PART = 10_000  # records with neighbouring keys; the standard allows 50,000 addresses and 50 MB
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Name the parts: each holds the records of ten thousand keys, so that what is hidden moves nothing."""
    parts = range(1 + (_public().order_by("-pk").values_list("pk", flat=True).first() or 0) // PER_PART)
    lines = (f"<sitemap><loc>{_absolute(reverse('site:sitemap_part', args=[part]))}</loc></sitemap>" for part in parts)
    return _xml("sitemapindex", lines)


@login_not_required
@require_safe
def part(request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG001
    """List the records of one part, oldest first; home leads the first part. One statement."""
    records = _public().filter(pk__gte=number * PER_PART, pk__lt=(number + 1) * PER_PART)
    found = list(records.order_by("pk").only("kind"))
    if number and not found:
        raise Http404
    paths = [*([] if number else [reverse("site:home")]), *(record.get_absolute_url() for record in found)]
    return _xml("urlset", (f"<url><loc>{_absolute(path)}</loc></url>" for path in paths))


def _public() -> RecordQuerySet:
    return Record.objects.visible_to(AnonymousUser())


def _absolute(path: str) -> str:
    return escape(f"{settings.HUB_BASE_URL}{path}")


def _xml(name: str, lines: Iterator[str]) -> HttpResponse:
    text = "\n".join([_HEAD, f"<{name} {_NAMES}>", *lines, f"</{name}>", ""])
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
