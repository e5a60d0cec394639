"""The hub's addresses and the demonstration's: what a hub with HUB_DEMO has."""

from django.urls import include, path

from hub.config import urls

urlpatterns = [*urls.urlpatterns, path("demo/", include("hub.demo.urls"))]
handler404 = urls.handler404
