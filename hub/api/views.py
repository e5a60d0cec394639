"""The page that describes the API, made from the same description that programs read."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub.api.v1 import api


@login_not_required
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show each operation with what it takes and gives."""
    schema = api.get_openapi_schema()
    operations = [
        {"path": path, "method": method.upper(), **described, "errors": _errors(described)}
        for path, methods in schema["paths"].items()
        for method, described in methods.items()
    ]
    return render(request, "api/docs.jinja", {"operations": operations, "description": schema["info"]["description"]})


def _errors(described: dict[str, Any]) -> list[str]:
    return [str(status) for status in described["responses"] if str(status) != "200"]
