"""Open data: its page with the data dictionary, and each file."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub.core.exports import datasets
from hub.core.exports.dataset import Dataset
from hub.core.exports.streaming import csv_lines, json_lines

EVERYBODY = AnonymousUser()


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what can be taken away, and what each column means."""
    return render(request, "core/exports/index.jinja", {"datasets": datasets.every()})


@login_not_required
@require_safe
def as_csv(request: HttpRequest, code: str) -> StreamingHttpResponse:
    """Send a dataset as CSV: what everybody may read, whoever asks. `?bom=yes` is for Excel."""
    dataset = _dataset(code)
    names = [column.name for column in dataset.columns]
    lines = csv_lines(names, dataset.rows(EVERYBODY), with_mark=request.GET.get("bom") == "yes")
    return _stream(lines, f"{code}.csv", "text/csv; charset=utf-8")


@login_not_required
@require_safe
def as_json_lines(request: HttpRequest, code: str) -> StreamingHttpResponse:  # noqa: ARG001 - the same for everybody
    """Send a dataset as JSON Lines: what everybody may read, whoever asks."""
    return _stream(json_lines(_dataset(code).rows(EVERYBODY)), f"{code}.jsonl", "application/jsonl; charset=utf-8")


def _dataset(code: str) -> Dataset:
    dataset = datasets.get(code)
    if dataset is None:
        raise Http404
    return dataset


def _stream(lines: Iterator[str], name: str, content_type: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
