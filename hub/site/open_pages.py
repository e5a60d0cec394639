"""Pages that tell about the hub itself: the same for everybody."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.site import health

SECURITY_TXT_DAYS = 180  # the standard (RFC 9116, 2.5.5) asks for less than a year


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what the hub is for and what becomes of what people say."""
    promised = {"acknowledge": settings.HUB_ACKNOWLEDGE_DAYS, "answer": settings.HUB_ANSWER_DAYS}
    return render(request, "site/about.jinja", {"promised": promised})


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is held about people, why, for how long, and what they can ask."""
    return render(request, "site/privacy.jinja", {"contact": settings.HUB_PRIVACY_CONTACT})


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how the hub can be used, how that was checked, and whom to tell where it cannot."""
    return render(request, "site/accessibility.jinja", {"contact": settings.HUB_ACCESSIBILITY_CONTACT})


@login_not_required
@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """Name every cookie and what it is for."""
    return render(request, "site/cookies.jinja")


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Tell crawlers to leave searches, forms and what belongs to one person alone."""
    lines = ["User-agent: *", "Disallow: /search/", "Disallow: /my/", "Disallow: /account/", "Disallow: /api/"]
    lines += [f"Sitemap: {settings.HUB_BASE_URL}{reverse('site:sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def security(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Say whom to tell of a weakness (RFC 9116)."""
    expires = datetime.now(UTC) + timedelta(days=SECURITY_TXT_DAYS)
    lines = [
        f"Contact: mailto:{settings.HUB_SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: en",
        f"Canonical: {settings.HUB_BASE_URL}{reverse('site:security')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
@never_cache
def healthy(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer 200 while the database answers, the schedule is kept and tasks are worked on, else 503."""
    try:
        state = health.state(timezone.now())
    except DatabaseError:
        state = health.State(database=False, schedule=False, tasks=False)
    return JsonResponse(asdict(state), status=200 if state.well else 503)
