"""URLs of the golden thread."""

from django.urls import path

from hub.thread import rules, views

app_name = "thread"
urlpatterns = [
    path("outcomes/", views.whole, name="whole"),
    *(
        path(f"outcomes/{kind.prefix}-<int:number>/", views.statement, {"kind": kind.code}, name=kind.code)
        for kind in rules.STATEMENTS.values()
    ),
    path("records/<str:reference>/thread/", views.follow, name="follow"),
    path("records/<str:reference>/thread.json", views.follow_json, name="follow_json"),
]
