"""Atom feeds: what is new of a kind, and what happens to one record."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hub.core.exports import atom
from hub.core.exports.atom import Entry
from hub.core.records import history, kinds
from hub.core.records.models import Record, StateChange
from hub.core.records.queries import readable_by_reference

LENGTH = 30
EVERYBODY = AnonymousUser()


@login_not_required
@require_safe
def newest(request: HttpRequest, kind: str) -> HttpResponse:
    """Send the newest records of a kind, or of every kind (“all”), that everybody may read."""
    if kind != "all" and kind not in kinds.codes():
        raise Http404
    found = Record.objects.visible_to(EVERYBODY).newest_first()
    found = found if kind == "all" else found.of_kind(kind)
    title = "What is new" if kind == "all" else kinds.get(kind).plural
    return _feed(request, title, (_of_record(record) for record in found[:LENGTH]))


@login_not_required
@require_safe
def of_record(request: HttpRequest, reference: str) -> HttpResponse:
    """Send what happened to one record that everybody may read, latest first."""
    record = readable_by_reference(reference, EVERYBODY)
    changes = history.told(StateChange.objects.filter(record=record)).order_by("-at", "-pk")[: LENGTH - 1]
    entries = [*(_of_change(record, change) for change in changes), _of_record(record)]
    return _feed(request, f"{record.reference} {record.title}", entries)


def _of_record(record: Record) -> Entry:
    url = settings.HUB_BASE_URL + record.get_absolute_url()
    title = f"{record.reference} {record.title}"
    return Entry(title, record.summary, url, record.published_at or record.created_at, url)


def _of_change(record: Record, change: Any) -> Entry:
    url = settings.HUB_BASE_URL + record.get_absolute_url()
    labels = kinds.get(record.kind).lifecycle.labels
    title = f"{record.title}: {labels.get(change.new, change.new)}"
    why = f"A moderator hid the reason that was given. {change.hidden}" if change.hidden else change.told
    return Entry(title, why, url, change.at, f"{url}#change-{change.pk}")


def _feed(request: HttpRequest, title: str, entries: Iterable[Entry]) -> HttpResponse:
    feed = atom.begin(title, page="/", address=request.path)
    for entry in entries:
        atom.add(feed, entry)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
