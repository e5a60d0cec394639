"""Every route of the hub with its view, read from the URL configuration."""

from collections.abc import Iterator
from typing import Any

from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each route and its view."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern.callback


def is_ours(view: Any) -> bool:
    """Return whether a view is the hub's own, or made by the API's framework of ours."""
    return str(getattr(view, "__module__", "")).startswith(("hub.", "ninja."))


def methods(view: Any) -> str:
    """Return the methods that a view takes, in order; "" if it does not say."""
    inner = view
    while inner is not None:
        code = getattr(inner, "__code__", None)
        if code and "request_method_list" in code.co_freevars:  # Django's require_http_methods
            taken = inner.__closure__[code.co_freevars.index("request_method_list")].cell_contents
            return " ".join(sorted(taken))
        inner = getattr(inner, "__wrapped__", None)
    if not str(view.__module__).startswith("ninja."):
        return ""
    response = view(RequestFactory().generic("NONSENSE", "/"))
    return " ".join(sorted(response.headers["Allow"].replace(",", " ").split()))
