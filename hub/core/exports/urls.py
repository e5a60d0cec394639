"""URLs of the open data."""

from django.urls import path

from hub.core.exports import views

app_name = "data"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:code>.csv", views.as_csv, name="csv"),
    path("<slug:code>.jsonl", views.as_json_lines, name="json_lines"),
]
