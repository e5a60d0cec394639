"""URLs of organisations and their roles."""

from django.urls import URLPattern, URLResolver

app_name = "actors"
urlpatterns: list[URLPattern | URLResolver] = []
