"""URLs of the API, its description, and the feeds."""

from typing import Any, cast

from django.urls import URLPattern, path

from hub.api import feeds, views
from hub.api.v1 import api

patterns, app_label, namespace = api.urls
for pattern in cast("list[URLPattern]", patterns):
    # The API decides for each operation, and says 401 in JSON: a page to sign in is of no use to a program.
    cast("Any", pattern.callback).login_required = False

app_name = "api"
urlpatterns = [
    path("api/v1/docs/", views.docs, name="docs"),
    path("feeds/<slug:kind>.atom", feeds.newest, name="feed"),
    path("feeds/records/<str:reference>.atom", feeds.of_record, name="record_feed"),
]
v1 = (patterns, app_label, namespace)
