"""URLs of the innovation lab."""

from django.urls import URLPattern, URLResolver

app_name = "lab"
urlpatterns: list[URLPattern | URLResolver] = []
