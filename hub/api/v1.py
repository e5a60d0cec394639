"""The API, version 1: reading records, their ties and what is owed, as whoever asks may."""

from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import NinjaAPI, Query
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import django_auth

from hub.accounts.http import viewer
from hub.api import queries, shapes
from hub.core.clocks import queries as clocks
from hub.core.records.queries import readable_by_reference
from hub.core.search.queries import search
from hub.foundation.errors import BadInput, HubError
from hub.site.wrong import error_body, status_of
from hub.thread import pages, walk

LATE_SHOWN = 100
SEARCH_SHOWN = 20
ERRORS: dict[int, type[shapes.Error]] = dict.fromkeys((400, 404, 410, 422, 429), shapes.Error)

api = NinjaAPI(
    title=f"{settings.HUB_NAME}: API",
    version="1",
    description="Everything here that the one who asks may read. Signed out that is what is public.",
    docs_url=None,
    urls_namespace="api-1",
)


@api.get("/records/", response={200: shapes.Cards, **ERRORS}, summary="Records, newest first")
def records(request: HttpRequest, asked: Query[shapes.Asked]) -> dict[str, Any]:
    """Give a page of records of every kind, filtered. Pages are keyset pages: none repeats or skips a record."""
    found, after = queries.records(asked, viewer(request))
    return {"records": [queries.card(record) for record in found], "next": _next(request, after)}


@api.get("/records/{reference}/", response={200: shapes.Whole, **ERRORS}, summary="One record")
def record(request: HttpRequest, reference: str) -> dict[str, Any]:
    """Give all of one record: its card, what its kind has of its own, its ties and promises."""
    return queries.whole(readable_by_reference(reference, viewer(request)), viewer(request))


@api.get("/records/{reference}/thread/", response={200: dict[str, Any], **ERRORS}, summary="The golden thread")
def thread(request: HttpRequest, reference: str) -> dict[str, Any]:
    """Follow the thread from a record: four levels up to what it is for, and four down to what came of it."""
    found = readable_by_reference(reference, viewer(request))
    return pages.thread_json(walk.follow(found, viewer(request)))


@api.get("/search/", response={200: shapes.Cards, **ERRORS}, summary="Records that have these words")
def found(request: HttpRequest, q: Query[shapes.Words]) -> dict[str, Any]:
    """Give the best twenty records that have every word, or the one whose reference was typed."""
    best = search(q.q, viewer=viewer(request), per_page=SEARCH_SHOWN).records
    return {"records": [queries.card(record) for record in queries.with_posts(best)], "next": None}


@api.get("/kinds/", response={200: list[shapes.KindOf]}, summary="The kinds of record")
def every_kind(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001 - the same for everybody
    """Give each kind of record with its states and what it has of its own."""
    return queries.every_kind()


@api.get("/owed/", response={200: shapes.Owed}, summary="What is owed, and what is late")
def owed(request: HttpRequest) -> dict[str, Any]:
    """Give what is owed in all and by post, and what is late."""
    today, who = timezone.localdate(), viewer(request)
    by_post = [
        {"post": row.post, "service": row.team, "standing": asdict(row.standing)}
        for row in clocks.standing_by_post(who, today)
    ]
    late = [queries.promise(clock) for clock in clocks.late(LATE_SHOWN, viewer=who, today=today)]
    return {"standing": asdict(clocks.standing(who, today)), "by_post": by_post, "late": late}


@api.get(
    "/my/owed/",
    response={200: list[shapes.Promise], 401: shapes.Error},
    auth=django_auth,
    summary="What I owe",
)
def my_owed(request: HttpRequest) -> list[dict[str, Any]]:
    """Give what the posts owe for which the person who is signed in acts. 401 to everybody else."""
    person = request.auth  # type: ignore[attr-defined]
    return [queries.promise(clock) for clock in clocks.owed_by(person, timezone.localdate(), LATE_SHOWN)]


def _next(request: HttpRequest, after: str | None) -> str | None:
    if after is None:
        return None
    kept = {name: value for name, value in request.GET.items() if name != "after"}
    return f"{settings.HUB_BASE_URL}{reverse('api-1:records')}?{urlencode({**kept, 'after': after})}"


@api.exception_handler(HubError)
def hub_error(request: HttpRequest, error: HubError) -> HttpResponse:
    fields = error.fields if isinstance(error, BadInput) else {}
    status = status_of(error)
    return api.create_response(request, error_body(status, str(error), fields), status=status)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:  # noqa: ARG001
    return api.create_response(request, error_body(404, "There is nothing here that you may read."), status=404)


@api.exception_handler(ValidationError)
def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = {str(fault["loc"][-1]): str(fault["msg"]) for fault in error.errors}
    return api.create_response(request, error_body(422, "Check what you asked for.", fields), status=422)


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:  # noqa: ARG001
    return api.create_response(request, error_body(401, "Sign in first."), status=401)


@api.exception_handler(HttpError)
def other(request: HttpRequest, error: HttpError) -> HttpResponse:
    return api.create_response(request, error_body(error.status_code, str(error)), status=error.status_code)
