"""URLs of the golden thread."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from hub.thread import rules
from hub.thread.views import reading, shaping, tying


def of_kind(kind: rules.StatementKind) -> Iterator[URLPattern]:
    """Yield the pages of one kind of statement: “outcomes/PRIO-7/” and what lies below it."""
    at, given = f"outcomes/{kind.prefix}-<int:number>/", {"kind": kind.code}
    yield path(at, reading.statement, given, name=kind.code)
    yield path(f"{at}wordings/", reading.wordings, given, name=f"{kind.code}_wordings")
    for name, view in (
        ("reword", shaping.reword),
        ("review", shaping.review),
        ("end-review", shaping.end_review),
        ("retire", shaping.retire),
    ):
        yield path(f"{at}{name}/", view, given, name=f"{kind.code}_{name.replace('-', '_')}")
    yield path(f"outcomes/add/{kind.code.replace('_', '-')}/", shaping.add, given, name=f"add_{kind.code}")


app_name = "thread"
urlpatterns = [
    path("outcomes/", reading.whole, name="whole"),
    path("outcomes/coverage/", reading.covered, name="coverage"),
    path("outcomes/editions/adopt/", shaping.adopt, name="adopt"),
    path("outcomes/editions/<int:number>/", reading.edition, name="edition"),
    path("outcomes/ties/<int:number>/confirm/", tying.confirm, name="confirm"),
    path("outcomes/ties/<int:number>/end/", tying.end, name="end"),
    *(pattern for kind in rules.STATEMENTS.values() for pattern in of_kind(kind)),
    path("records/<str:reference>/serves/", tying.tie, name="tie"),
    path("records/<str:reference>/thread/", reading.follow, name="follow"),
    path("records/<str:reference>/thread.json", reading.follow_json, name="follow_json"),
]
