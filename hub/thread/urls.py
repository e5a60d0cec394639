"""URLs of the golden thread."""

from collections.abc import Iterator

from django.urls import URLPattern, include, path

from hub.thread import rules
from hub.thread.views import reading, shaping, tying


def of_kind(kind: rules.StatementKind) -> Iterator[URLPattern]:
    """Yield the pages of one kind of statement: “PRIO-7/” and what lies below it."""
    at, given = f"{kind.prefix}-<int:number>/", {"kind": kind.code}
    yield path(at, reading.statement, given, name=kind.code)
    yield path(f"{at}wordings/", reading.wordings, given, name=f"{kind.code}_wordings")
    for name, view in (
        ("reword", shaping.reword),
        ("review", shaping.review),
        ("end-review", shaping.end_review),
        ("retire", shaping.retire),
    ):
        yield path(f"{at}{name}/", view, given, name=f"{kind.code}_{name.replace('-', '_')}")
    yield path(f"add/{kind.code.replace('_', '-')}/", shaping.add, given, name=f"add_{kind.code}")


app_name = "thread"
outcomes = [
    path("", reading.whole, name="whole"),
    path("coverage/", reading.covered, name="coverage"),
    path("editions/adopt/", shaping.adopt, name="adopt"),
    path("editions/<int:number>/", reading.edition, name="edition"),
    path("ties/<int:number>/confirm/", tying.confirm, name="confirm"),
    path("ties/<int:number>/end/", tying.end, name="end"),
    *(pattern for kind in rules.STATEMENTS.values() for pattern in of_kind(kind)),
]
urlpatterns = [
    path("outcomes/", include(outcomes)),
    path("records/<str:reference>/serves/", tying.tie, name="tie"),
    path("records/<str:reference>/thread/", reading.follow, name="follow"),
    path("records/<str:reference>/thread.json", reading.follow_json, name="follow_json"),
]
